"""Another subject is another data/, docs/ and mkdocs.yml: code and styles know of none."""

import re
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from uuid import NAMESPACE_DNS, uuid5

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, RURITANIA, run, run_here
from pydantic import ValidationError

from macros import exports
from macros.checking import load, quoted_numbers, rules
from macros.exports import jsonld
from macros.pages import metadata
from macros.pages.macros import lists, single
from macros.pages.page import Page
from macros.pages.renderer import Renderer
from macros.publishing.lighten import lighten
from macros.reading import subject
from macros.records import Saying, Source
from macros.records.subject import Subject

# Of our own subject. 'draft' and 'border' are words of styles and of editors as well.
OURS = (
    r"mobili[sz]", r"russia", r"kazakh", r"ukrain", r"kremlin", r"putin", r"moscow",
    r"criminal code", r"called[-_ ]?up", r"roubles?\b", r"rubles?\b", r"\bRUB\b", r"\bRUS\b",
    r"border[-_ ]?crossing", r"conscript", r"call[-_]up", r"eurasia", r"kosovo",
    r"\b(?:KAZ|KGZ|MNG|SRB|UKR|UZB|XKX)\b",
)  # fmt: skip
FORBIDDEN = re.compile("|".join(OURS), re.IGNORECASE)
# Not looked at: what others wrote and called (vendor), and what Python made.
NOT_WRITTEN = ("vendor", "__pycache__")


# A sentence in English, on a site in German.
TRANSLATED = {"language": "en", "translation": "Die Ziegen waren es"}


def told(folder: Path) -> str:
    """What the check says of a project, with the status that it ends with."""
    done = run_here("macros", "check", cwd=folder)
    return f"{done.returncode} {done.stdout}{done.stderr}".strip()


def built(folder: Path) -> str:
    """What a strict build says of a project, with the status that it ends with."""
    done = run_here("mkdocs", "build", "--strict", "--quiet", cwd=folder)
    return f"{done.returncode} {done.stdout}{done.stderr}".strip()


def spoil(file: Path, old: str, new: str) -> int:
    """Write something else into a file that says something once; on which line that is."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, (old, text.count(old))
    file.write_text(text.replace(old, new), encoding="utf-8")
    before, _, _ = text.partition(old.lstrip())
    return before.count("\n") + 1


@pytest.mark.parametrize("folder", ["macros", "overrides"])
def test_no_file_of_the_code_knows_our_subject(folder: str) -> None:
    """Nor do templates, styles and scripts; what others made is not looked at."""
    files = [
        path
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not set(NOT_WRITTEN) & set(path.parts)
    ]
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files}
    found = {name: FORBIDDEN.findall(f"{name}\n{text}") for name, text in texts.items()}
    assert {name: words for name, words in found.items() if words} == {}
    assert len(texts) > 20


def test_another_subject_passes_the_check(ruritania: Path) -> None:
    """Its records, its pages and its settings."""
    assert told(ruritania).startswith("0 data: 2 sources, 2 people")


def test_another_subject_builds_strictly(ruritania_built: Path) -> None:
    """Each of its pages is there, one for each saying, and its files."""
    pages = {path.stem for path in ruritania_built.glob("*.html")}
    written = {path.stem for path in (RURITANIA / "docs").glob("*.md")}
    assert written | {"404", "saying-the-goats-ate-it"} == pages
    assert (ruritania_built / "data" / "tables" / "figures-cellars.csv").is_file()


def test_no_page_of_another_subject_knows_ours(ruritania_built: Path) -> None:
    """Nor does any of its files for reuse, but for the names of kinds of records."""
    files = [*ruritania_built.glob("*.html"), *ruritania_built.glob("data/**/*.*")]
    found = {path.name: FORBIDDEN.findall(path.read_text("utf-8")) for path in files}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_link_of_another_subject_is_dead(ruritania_built: Path) -> None:
    """Each leads to a page that is there, and to an id that is on it."""
    pages = {
        path.name: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in ruritania_built.glob("*.html")
    }
    dead = []
    for name, page in pages.items():
        for link in page.select("[href], [src]"):
            address = link.get("href") or link.get("src")
            file, _, id = address.partition("#")
            if re.match(r"[a-z]+:", address):
                continue
            target = ruritania_built / file.lstrip("/").split("?")[0]
            found = pages.get(file.lstrip("/") or name)
            if file and not target.exists() or (id and found and not found.find(id=id)):
                dead.append((name, address))
    assert dead == []


@pytest.mark.slow
def test_another_subject_lightens(ruritania: Path) -> None:
    """As ours does: each page one small file."""
    assert built(ruritania) == "0"
    page = ruritania / "site" / "index.html"
    lighten(page.parent)
    assert page.with_suffix(".html.br").is_file()
    assert "rel=stylesheet" not in page.read_text(encoding="utf-8").replace('"', "")


def test_its_homes_are_where_links_lead(ruritania_built: Path) -> None:
    """An event is in the chronicle, a figure on the page of its theme, a word among the words."""
    data = load(RURITANIA / "data")
    of = {
        id: data.page_of(data.get(id))
        for id in ("edict-of-the-wheels", "missing-by-guild", "price-in-march", "wheel", "guild")
    }
    assert of == {
        "edict-of-the-wheels": "chronicle",
        "missing-by-guild": "wheels",
        "price-in-march": "prices",
        "wheel": "words",
        "guild": "speakers",
    }


def test_its_units_read_as_its_vocabulary_says(ruritania_built: Path) -> None:
    """In pictures, notes and files alike; money has the code of its currency."""
    page = (ruritania_built / "index.html").read_text(encoding="utf-8")
    assert "About 300 wheels of cheese" in page
    assert "14 XRC" in page.replace("\N{NO-BREAK SPACE}", " ")


def test_files_and_citations_are_called_by_the_slug(ruritania_built: Path) -> None:
    """Here it is stated; where it is not, it is made of the site's name."""
    assert (
        '"name": "cheese-shortage"' in (ruritania_built / "data" / "datapackage.json").read_text()
    )
    assert load(ROOT / "data").subject.slug == "called-up"


def test_a_slug_is_made_of_the_name_of_a_site(ruritania: Path) -> None:
    """Up to its colon, and so is the namespace of its ids."""
    spoil(ruritania / "mkdocs.yml", "  slug: cheese-shortage\n", "")
    found = load(ruritania / "data").subject
    assert found.slug == "the-great-cheese-shortage-of"
    assert found.namespace == uuid5(NAMESPACE_DNS, "the-great-cheese-shortage-of")


def begun_for_zensical(folder: Path) -> str:
    """What the other door says of a project, with the status that it ends with."""
    done = run("-m", "macros.zensical", cwd=folder)
    return f"{done.returncode} {done.stdout}{done.stderr}".strip()


@pytest.mark.parametrize("told_by", [told, built, begun_for_zensical])
def test_a_home_without_a_page_is_told(told_by, ruritania: Path) -> None:
    """With the line of mkdocs.yml that names it, by the check and at both doors."""
    line = spoil(ruritania / "mkdocs.yml", "events: chronicle", "events: chronical")
    message = (
        f"mkdocs.yml:{line}: there is no page docs/chronical.md, and it is to be the home of "
        "events; write it, or name another; did you mean 'chronicle'?"
    )
    assert message in (found := told_by(ruritania)) and found.startswith("1 ")


def test_a_home_that_nobody_named_is_told(ruritania: Path) -> None:
    """Records have their home on the page that is called as their kind, if no other is named."""
    line = spoil(ruritania / "mkdocs.yml", "    events: chronicle\n", "") - 2
    message = f"mkdocs.yml:{line}: there is no page docs/events.md, and it is to be the home of"
    assert message in told(ruritania)


def test_a_kind_without_records_needs_no_home(ruritania: Path) -> None:
    """Ruritania has no penalties, no testimonies and no pages for them."""
    data = load(ruritania / "data")
    assert (data.penalties, data.testimonies) == ({}, {})
    assert not (ruritania / "docs" / "penalties.md").exists()
    assert told(ruritania).startswith("0 ")


def test_a_page_of_a_theme_that_is_not_there_is_told(ruritania: Path) -> None:
    """With the line of the vocabulary."""
    spoil(ruritania / "data" / "vocabulary.yml", "figures: prices", "figures: price")
    message = (
        "data/vocabulary.yml:3: there is no page docs/price.md, and it is to be the home of "
        "themes market, as its 'figures'; write it, or name another; did you mean 'prices'?"
    )
    assert message in told(ruritania)


@pytest.mark.parametrize(
    "old, new, message",
    [
        (
            "theme: cellars",
            "theme: cellar",
            "topic missing: 'theme' is 'cellar'; did you mean 'cellars'? (one of cellars, market)",
        ),
        (
            "unit: wheels",
            "unit: wheel",
            "measure missing-wheels: 'unit' is 'wheel'; did you mean 'wheels'? "
            "(one of wheels, cheesemongers, XRC, percent)",
        ),
        (
            "category: feast",
            "category: fest",
            "event feast-of-the-goat: 'category' is 'fest'; did you mean 'feast'? "
            "(one of edict, feast)",
        ),
        (
            "    method: guess\n",
            "    method: gues\n",
            "claim missing-by-guild: 'method' is 'gues'; did you mean 'guess'? "
            "(one of cellar_count, guess)",
        ),
    ],
)
def test_a_word_that_is_not_in_the_vocabulary_is_told(
    old: str, new: str, message: str, ruritania: Path
) -> None:
    """With its line, the words that there are, and the one that is near."""
    line = spoil(ruritania / "data" / "cheese.yml", old, new)
    assert f"data/cheese.yml:{line}: {message}" in told(ruritania)


@pytest.mark.parametrize(
    "old, new, message",
    [
        (
            "- {id: feast}",
            "- {id: edict}",
            "category edict: the id is taken at data/vocabulary.yml:5; choose another",
        ),
        (
            "id: guess, words: guess, ",
            "id: guess, ",
            "method guess: 'words' is missing",
        ),
        (
            "themes:\n",
            "themess:\n",
            "'themess' is not a kind of word; did you mean 'themes'?",
        ),
        (
            "people: true",
            "peoples: true",
            "unit cheesemongers: 'peoples' is not a field of a unit; did you mean 'people'?",
        ),
        (
            "one: wheel of cheese, ",
            "",
            "unit wheels: 'one' and 'many' go with 'format: count', and only with it",
        ),
        (
            '"#,##0 ¤¤¤"',
            '"#,##0 %"',
            "unit XRC: 'style' is '#,##0 %', which alters numbers; write #,##0 in it",
        ),
        (
            '"#,##0 ¤¤¤"',
            "crowns",
            "unit XRC: 'style' is 'crowns', which alters numbers; write #,##0 in it",
        ),
        (
            "- {id: percent, format: share}",
            "- {id: percent, format: duration, base: kilometer}",
            "unit percent: 'base' is 'kilometer', which is no duration of CLDR; write one, such as "
            "year or kilometer",
        ),
        (
            "- {id: percent, format: share}",
            "- {id: per cent, format: share}",
            "unit per cent: 'id' is 'per cent'; a word is letters and digits joined by underscores",
        ),
    ],
)
def test_a_flaw_of_the_vocabulary_is_told(
    old: str, new: str, message: str, ruritania: Path
) -> None:
    """With its line and what to write: it is read as records are."""
    line = spoil(ruritania / "data" / "vocabulary.yml", old, new)
    assert f"data/vocabulary.yml:{line}: {message}" in told(ruritania)


def test_without_a_vocabulary_it_is_told_where_words_stand(ruritania: Path) -> None:
    """Each word that a record uses is to be written there first."""
    (ruritania / "data" / "vocabulary.yml").unlink()
    message = "'unit': no word of it is known; write them as 'units' of data/vocabulary.yml"
    assert message in told(ruritania)


def test_words_stand_in_their_own_file(ruritania: Path) -> None:
    """Elsewhere they are not read, which is told; nor are records among them."""
    file = ruritania / "data" / "cheese.yml"
    file.write_text(f"{file.read_text()}units:\n  - {{id: goats, one: goat, many: goats}}\n")
    assert "'units' are words; they stand in data/vocabulary.yml" in told(ruritania)


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("  slug: cheese-shortage", "  slug: Cheese Shortage", "'slug' is 'Cheese Shortage'"),
        ("    events: chronicle", "    event: chronicle", "'event' has no home of its own"),
        (
            "  slug: cheese-shortage",
            "  namespace: cheese",
            "'namespace' is 'cheese', which is no UU",
        ),
        (
            "  slug: cheese-shortage",
            "  namespace: [a]",
            "'namespace' is 'a list or mapping', which ",
        ),
        (
            "Rumours: rumours.md",
            "1897: rumours.md",
            "'1897' under 'nav' is a title that YAML takes for no word; put it in quotation marks",
        ),
        (
            "use_directory_urls: false",
            "use_directory_urls: true",
            "links of records lead from page to page; write 'use_directory_urls: false'",
        ),
        (
            "strict: !ENV",
            "site_dir: ./data/\nstrict: !ENV",
            "a build would empty './data/'; name a folder of its own, such as site",
        ),
        (
            "Rumours: rumours.md",
            "A < B: rumours.md",
            "'A < B' under 'nav' holds a mark that templates read (one of < > \" { } or an "
            "&entity;); say it in plain words",
        ),
        ("page: chronicle}", "page: chronicles}", "there is no page docs/chronicles.md"),
        (
            "  slug: cheese",
            "  slugg: cheese",
            "'slugg' is not a key of 'extra'; did you mean 'slug'?",
        ),
        ("  homes:\n", "  home:\n", "'home' is not a key of 'extra'; did you mean 'homes'?"),
        (
            "  slug: cheese",
            "  namespce: cheese",
            "'namespce' is not a key of 'extra'; did you mean 'namespace'?",
        ),
        (
            "  slug: cheese",
            "  language: en\n  slug: cheese",
            "the language of the site stands under 'theme', where the theme reads it too; "
            "write 'language' there",
        ),
        (
            "words: chronicle, page: chronicle}",
            "words: chronicle}",
            "an entry of 'lost' has no 'page'; write {before: TEXT, words: TEXT, page: NAME}",
        ),
        (
            'before: "an event is in the ", words',
            "pages",
            "an entry of 'lost' has no 'before' and 'words'; "
            "write {before: TEXT, words: TEXT, page: NAME}",
        ),
        (
            ", page: chronicle}",
            ", page: chronicle, word: chronicle}",
            "'word' is not a key of an entry of 'lost'; did you mean 'words'?",
        ),
        (
            "words: chronicle, page",
            "words: [chronicle], page",
            "'words' of an entry of 'lost' is plain words; "
            "write {before: TEXT, words: TEXT, page: NAME}",
        ),
        (
            '    - {before: "an event is in the ", words: chronicle, page: chronicle}',
            "    chronicle",
            "'lost' is a list of pages, each with the words before it; "
            "write {before: TEXT, words: TEXT, page: NAME}",
        ),
        *(
            (
                old,
                new,
                r"not valid YAML: found character '\t' that cannot start any token; "
                "a tab stands where YAML needs a space; type one instead",
            )
            for old, new in [("slug: cheese", "slug:\tcheese"), ("font: false", "font: false\t")]
        ),
    ],
)
def test_a_flaw_of_the_settings_is_told(old: str, new: str, message: str, ruritania: Path) -> None:
    """With its line in mkdocs.yml."""
    line = spoil(ruritania / "mkdocs.yml", old, new)
    assert f"mkdocs.yml:{line}: {message}" in told(ruritania)


def test_a_flaw_of_the_settings_is_told_beside_one_of_records(ruritania: Path) -> None:
    """So is what a page may not hold: neither needs records that can be read."""
    spoil(ruritania / "data" / "cheese.yml", "kind: estimate", "kind: estimat")
    line = spoil(ruritania / "mkdocs.yml", "assets/theme.css", "assets/them.css")
    (ruritania / "docs" / "more.md").write_text("# More\n\n<b>x</b>\n")
    said = told(ruritania)
    assert "docs/more.md:3: " in said
    assert f"mkdocs.yml:{line}: there is no style sheet overrides/assets/them.css" in said
    assert "did you mean 'estimate'?" in said


NEEDED = [
    ("hooks: [macros/mkdocs_hooks.py]", "hooks: [macros/my_hooks.py]", "files beside the pages are "
     "written by a hook; write '- macros/mkdocs_hooks.py'"),
    ("  - macros:\n", "  - macro:\n", "calls on pages are drawn by a plugin; write '- macros:' and "
     "below it 'module_name: macros'"),
    ("  - attr_list\n", "", "pages are written with a Markdown extension; write '- attr_list'"),
    ("  - footnotes\n", "", "pages are written with a Markdown extension; write '- footnotes'"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), NEEDED)
def test_what_the_site_cannot_do_without_is_told(
    old: str, new: str, message: str, ruritania: Path
) -> None:
    """On the line of the list in which it is missing, or on the first where there is none."""
    config = ruritania / "mkdocs.yml"
    key = old.partition(":")[0] if old.startswith("hooks") else "markdown_extensions"
    key = "plugins" if "macros:" in old else key
    line = [one.partition(":")[0] for one in config.read_text("utf-8").splitlines()].index(key) + 1
    shift = 0 if key == "hooks" else 1  # a list begins below its key
    spoil(config, old, new)
    assert f"mkdocs.yml:{line + shift}: {message}" in told(ruritania)


def test_without_any_hook_it_is_told(ruritania: Path) -> None:
    """No line says anything of them, so that it is the first."""
    spoil(ruritania / "mkdocs.yml", "hooks: [macros/mkdocs_hooks.py]\n", "")
    assert "mkdocs.yml:1: files beside the pages are written by a hook" in told(ruritania)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("use_directory_urls: false", "use_directory_urls: False"),
        ("use_directory_urls: false", "use_directory_urls: !ENV [FOLDERS, false]"),
        ("[macros/mkdocs_hooks.py]", "[./macros/mkdocs_hooks.py]"),
        (
            "  - attr_list\n  - admonition\n  - def_list\n  - footnotes\n",
            "  - extra\n  - admonition\n",
        ),
        ("plugins:\n  - macros:\n", "plugins:\n  macros:\n"),
        ("strict: !ENV", "site_dir: out\nstrict: !ENV"),
    ],
)
def test_what_is_right_in_other_words_is_not_told(old: str, new: str, ruritania: Path) -> None:
    """YAML and MkDocs take them for the same."""
    spoil(ruritania / "mkdocs.yml", old, new)
    assert told(ruritania).startswith("0 ")


@pytest.mark.parametrize("name", ["404.md", "saying-goats.md"])
def test_a_page_that_another_would_take_the_place_of_is_told(name: str, ruritania: Path) -> None:
    """Nobody writes these: they are made of a template, or of a record."""
    sayings = sorted(load(ruritania / "data").saying_on)
    name = name.replace("saying-goats", sayings[0])
    (ruritania / "docs" / name).write_text("# A page\n\nOf words.\n")
    found = f"docs/{name}:1: the site has a page of this name that nobody writes; rename this one"
    assert found in told(ruritania)


def test_a_readme_among_pages_is_told(ruritania: Path) -> None:
    """It would take the place of the first page."""
    (ruritania / "docs" / "README.md").write_text("# A page\n\nOf words.\n")
    assert "docs/README.md:1: MkDocs makes index.html of a page of this name; call " in (
        told(ruritania)
    )


def test_a_name_of_a_site_may_be_folded(ruritania: Path) -> None:
    """It is one line in a calendar, and everywhere else."""
    name = '"The Great Cheese Shortage of Ruritania, wheel by wheel"'
    spoil(ruritania / "mkdocs.yml", name, ">\n  The Great\n  Cheese Shortage\n")
    done = run_here("macros", "export", "out", cwd=ruritania)
    assert (done.returncode, done.stderr) == (0, "")
    written = (ruritania / "out" / "timeline.ics").read_bytes()
    assert b"X-WR-CALNAME:The Great Cheese Shortage\r\n" in written


def test_beside_flaws_of_the_settings_those_of_records_are_told(ruritania: Path) -> None:
    """Each record is read, and all rules are asked where the lists beside them are whole."""
    at = spoil(ruritania / "mkdocs.yml", "    events: chronicle", "    events: The Chronicle")
    more = "people:\n  - {id: sapt, name: Colonel Sapt, identity: known}\n"
    more += "glossary:\n  - {id: keep, term: keep, definition: A tower., see: [zenda]}\n"
    (ruritania / "data" / "more.yml").write_text(more)

    def places() -> list[str]:
        return [line.partition(": ")[0] for line in told(ruritania).splitlines()]

    assert places() == ["1 data/more.yml:2", "data/more.yml:4", f"mkdocs.yml:{at}"]
    (ruritania / "data" / "allowed_figures.yml").write_text("- {words: 1}\n")
    (ruritania / "data" / "borders.json").write_text("{")
    assert places() == [
        "1 data/allowed_figures.yml:1",
        "data/borders.json:1",
        "data/more.yml:2",
        f"mkdocs.yml:{at}",
    ]


def test_settings_that_stand_twice_are_told(ruritania: Path) -> None:
    """MkDocs takes the last alone, and what it then lacks is told of something else."""
    text = (ruritania / "mkdocs.yml").read_text("utf-8")
    (ruritania / "mkdocs.yml").write_text(f"{text}theme:\n  name: material\n", encoding="utf-8")
    line = text.count("\n") + 1
    assert told(ruritania) == f"1 mkdocs.yml:{line}: 'theme' stands twice; keep one"


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("  - About:\n", "this line of 'nav' names no page; write one, as in 'Law: law.md'"),
        ("  - nowhere.md\n", "there is no page docs/nowhere.md"),
        ("  - &again [*again]\n", "not valid YAML: found unconstructable recursive node; "),
    ],
)
def test_a_part_of_the_menu_that_leads_nowhere_is_told(
    ruritania: Path, new: str, message: str
) -> None:
    """By its line, and it keeps nobody waiting."""
    line = spoil(ruritania / "mkdocs.yml", "nav:\n", f"nav:\n{new}") + 1
    assert f"mkdocs.yml:{line}: {message}" in told(ruritania)


MODULE = "      module_name: macros\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nav:\n", "nav:\n  - Empty: []\n"),
        (MODULE, "      module_name: ./macros\n"),
        (MODULE, "      module_name: !ENV [MODULE, macros]\n"),
        (MODULE, "      modules: [macros]\n"),
        (MODULE, "      <<: {module_name: macros}\n"),
        ("plugins:\n", "plugins:\n  - !ENV [MORE, search]\n"),
        ("hooks: [macros/mkdocs_hooks.py]", "hooks: [!ENV [HOOK, macros/mkdocs_hooks.py]]"),
        ("use_directory_urls: false", "use_directory_urls: !ENV [FLAT, false]"),
    ],
)
def test_what_mkdocs_takes_otherwise_than_it_is_usually_written_is_taken(
    ruritania: Path, old: str, new: str
) -> None:
    """By the check and by a build: what an environment names is known to neither before."""
    spoil(ruritania / "mkdocs.yml", old, new)
    assert told(ruritania).startswith("0 ")
    assert built(ruritania).startswith("0")


@pytest.mark.parametrize(
    ("new", "below"),
    [
        ("", 1),
        ("      module_name: macro\n", 2),
        ("      module_name: [macros]\n", 2),
        ("      ? [a]\n      : b\n", 1),
    ],
)
def test_a_plugin_that_finds_no_macros_is_told_on_its_line(
    ruritania: Path, new: str, below: int
) -> None:
    """Not on that of another plugin."""
    spoil(ruritania / "mkdocs.yml", "      module_name: macros\n", new)
    line = spoil(ruritania / "mkdocs.yml", "plugins:\n", "plugins:\n  - search\n") + 1
    told_of = "calls on pages are drawn by macros/; write '- macros:' and below it "
    assert f"mkdocs.yml:{line + below}: {told_of}" in told(ruritania)


def test_a_menu_that_is_one_word_names_a_page(ruritania: Path) -> None:
    """MkDocs wants a list; that none of its pages is led to is told as well."""
    line = spoil(ruritania / "mkdocs.yml", "nav:\n", "nav: nowhere.md\nother:\n")
    assert f"mkdocs.yml:{line}: there is no page docs/nowhere.md" in told(ruritania)


@pytest.mark.parametrize("new", ["", "      module_name: macro\n"])
def test_a_build_without_macros_is_told_as_the_check_tells_it(ruritania: Path, new: str) -> None:
    """What is not found cannot tell it; the plugin would end in a traceback."""
    spoil(ruritania / "mkdocs.yml", "      module_name: macros\n", new)
    status, problem = told(ruritania).split(" ", 1)
    assert (status, problem.count("\n")) == ("1", 0)
    found = built(ruritania)
    assert found.startswith("1 ") and problem in found
    assert "Traceback" not in found


def test_a_plugin_whose_modules_are_no_words_ends_in_no_traceback(ruritania: Path) -> None:
    """Why a build stops is told beside whatever else is wrong."""
    spoil(ruritania / "mkdocs.yml", "      module_name: macros\n", "      modules: [1]\n")
    found = built(ruritania)
    assert "nothing draws the calls on pages: no plugin 'macros' looks for them" in found
    assert "Traceback" not in found


@pytest.mark.parametrize("key", ["plugins", "hooks", "markdown_extensions", "extra_css"])
@pytest.mark.parametrize("item", ["[one]", "''"])
def test_an_item_of_the_settings_that_is_no_word_is_told(
    ruritania: Path, key: str, item: str
) -> None:
    """A list within a list, or nothing; what is named beside it is looked at all the same."""
    settings = ruritania / "mkdocs.yml"
    if key == "hooks":
        line = spoil(settings, "hooks: [", f"hooks: [{item}, ")
    else:
        line = spoil(settings, f"{key}:\n", f"{key}:\n  - {item}\n") + 1
    told_of = f"mkdocs.yml:{line}: '{key}' has an item that is no word; write its name"
    assert told(ruritania) == f"1 {told_of}"


@pytest.mark.parametrize(
    ("name", "depth", "message"),
    [
        ("mkdocs.yml", 400, "this is nested too deep; flatten it"),
        ("mkdocs.yml", 30_000, "this is nested too deep; flatten it"),
        ("data/vocabulary.yml", 30_000, "this is nested too deep; flatten it"),
        ("data/allowed_figures.yml", 30_000, "this is nested too deep; flatten it"),
        ("data/borders.json", 30_000, "this holds no land and borders"),
        ("data/releases.json", 30_000, "a release wrote this file, and something else has changed"),
    ],
)
def test_a_deep_file_is_told(ruritania: Path, name: str, depth: int, message: str) -> None:
    """Whatever reads it, it ends neither in a traceback nor with the whole program."""
    (ruritania / name).write_text("[" * depth + "]" * depth + "\n")
    assert f"{name}:1: {message}" in told(ruritania)


def test_a_home_may_be_named_with_its_ending(ruritania: Path) -> None:
    """The menu, and the address below a page on paper, lead to it all the same."""
    spoil(ruritania / "mkdocs.yml", "    sources: papers\n", "    sources: papers.md\n")
    spoil(ruritania / "mkdocs.yml", "    places: letters\n", "    places: letters.md\n")
    done = run_here("mkdocs", "build", "--strict", cwd=ruritania, EXPORTS="false")
    assert done.returncode == 0, done.stdout + done.stderr
    page = BeautifulSoup((ruritania / "site" / "wheels.html").read_text("utf-8"), "html.parser")
    assert [one["href"] for one in page.select("a.without-scripts")] == ["letters.html"]
    assert "its address: papers.html, likewise." in page.select_one(".foot__address").text


def test_a_key_of_the_theme_is_no_mistyped_one(ruritania: Path) -> None:
    """Nor is one that is near none of ours: others may read it."""
    others = "  homepage: https://cheese.example\n  version: {provider: mike}\n  cellar: deep\n"
    spoil(ruritania / "mkdocs.yml", "extra:\n", f"extra:\n{others}")
    assert told(ruritania).startswith("0 ")


def test_what_yaml_takes_for_no_word_is_told(ruritania: Path) -> None:
    """A key or a text that is a number, a day, 'yes' or nothing; and what stands twice."""
    settings, twice = ruritania / "mkdocs.yml", "  cellar: z\n  cellar: z\n"
    line = spoil(settings, "extra:\n", "extra:\n  1: x\n  on: y\n  2020-01-01: y\n  ~: y\n" + twice)
    lost = spoil(settings, 'before: "an event is in the "', "before: no")
    found = told(ruritania)
    for at, text in (
        (line + 1, "'1' is a key that YAML takes for no word; put it in quotation marks"),
        (line + 2, "'on' is a key that YAML takes for no word; put it in quotation marks"),
        (line + 3, "'2020-01-01' is a key that YAML takes for no word; put it in quotation marks"),
        (line + 4, "'~' is a key that YAML takes for no word; put it in quotation marks"),
        (line + 6, "'cellar' stands twice; keep one"),
        (lost, "'before' of an entry of 'lost' is plain words; "),
    ):
        assert f"mkdocs.yml:{at}: {text}" in found


def test_words_of_the_settings_are_shown_as_they_are_typed(ruritania: Path) -> None:
    """Never as HTML that runs."""
    settings = ruritania / "mkdocs.yml"
    spoil(settings, 'before: "an event is in the "', "before: '<script>alert(1)</script>'")
    name = re.search(r"(?m)^site_name: .*", settings.read_text("utf-8"))
    assert name
    spoil(settings, name[0], 'site_name: "<script>alert(2)</script>"')
    spoil(settings, "copyright: Prose", "copyright: <script>alert(3)</script> Prose")
    done = run_here("mkdocs", "build", "--strict", cwd=ruritania, EXPORTS="false")
    assert done.returncode == 0, done.stdout + done.stderr
    pages = [path.read_text("utf-8") for path in (ruritania / "site").glob("*.html")]
    assert [page for page in pages if "<script>alert" in page] == []
    for number in (1, 2, 3):
        assert any(f"&lt;script&gt;alert({number})" in page for page in pages)


def test_the_language_of_the_site_is_that_of_its_theme(ruritania: Path) -> None:
    """English where none is stated; one in which nothing is worded is told alone."""
    assert subject.read(ruritania / "data", {}).language == "en"
    line = spoil(ruritania / "mkdocs.yml", "  language: en\n", "  language: de\n")
    assert subject.read(ruritania / "data", {}).language == "de"
    assert told(ruritania) == (
        f"1 mkdocs.yml:{line}: 'language' is 'de', and there is no wording of figures and dates "
        "in it; write en"
    )
    spoil(ruritania / "mkdocs.yml", "  language: de\n", "")
    assert subject.read(ruritania / "data", {}).language == "en"


def test_what_is_told_of_languages_is_by_that_of_the_site() -> None:
    """By rules, pages and exports: on one in German, a paper in English is in another."""
    data = load(RURITANIA / "data")
    ate = data.sayings["the-goats-ate-it"].model_copy(update=TRANSLATED)
    german = replace(data.subject, language="de")
    data = replace(data, subject=german, sayings={ate.id: ate})
    odd = "strelsau-gazette is in 'en'; give the words before translation in 'original', or say"
    assert any(one.text.startswith(odd) for one in rules.quotes_say_their_language(data, ()))
    renderer, edition = Renderer(data), exports.edition_of(data, RURITANIA)
    assert "in English, told here in German" in single.saying(Page(renderer, "x.md"), ate.id)
    papers = lists.sources(Page(renderer, "papers.md"))
    assert papers.count('Language: <span class="language">English</span>') == 2
    assert papers.count('<cite dir="auto" lang="en">') == 2
    head = metadata.head(
        metadata.PageMetadata("papers.md", "Papers", "All of them."), renderer, edition
    )
    assert '<meta name="citation_language" content="de">' in head
    texts = dict(exports.texts(edition))
    assert 'xml:lang="de"' in texts["changes.atom"]
    assert "langid = {german}" in texts["citation.txt"]
    assert jsonld.dataset("files.html", (), edition)["inLanguage"] == "de"


@pytest.mark.parametrize("own, many", [("en", 0), ("ru", 1)])
def test_a_quote_is_in_the_language_of_the_site(own: str, many: int, ruritania: Path) -> None:
    """Where it says no other, its words for thousands are those of that language."""
    spoil(ruritania / "data" / "cheese.yml", "quote: 120 wheels are missing", "quote: 120 тыс.")
    data = load(ruritania / "data")
    data = replace(data, subject=replace(data.subject, language=own))
    assert len(list(quoted_numbers.check(data))) == many


@pytest.mark.parametrize(
    "own, tongue, fits", [("en", "en", False), ("en", "de", True), ("de", "de", False)]
)
def test_what_is_translated_is_in_another_language(own: str, tongue: str, fits: bool) -> None:
    """Than the site's own: a headline, and a sentence that circulates."""
    read = {"id": "x", "publisher": "P", "kind": "news", "note": "N", "language": tongue}
    said = {"id": "x", "sentence": "S", "language": tongue, "topic": "t", "verdict": "not_shown",
            "because": "It is.", "evidence": [{"source": "x"}]}  # fmt: skip
    for model, values in ((Source, read | {"title": "T"}), (Saying, said)):
        with nullcontext() if fits else pytest.raises(ValidationError, match=f"'{own}'"):
            model.model_validate(values | {"translation": "U"}, context=Subject(language=own))


def test_a_record_is_begun_with_the_words_of_its_subject(ruritania: Path) -> None:
    """What a word may be is asked of the vocabulary, and a wrong one is refused."""
    flags = ("--date=1897-03-07", "--title=The goats return", "--summary=They were full.")
    source = "--evidence.source=zenda-post"
    begun = run_here("macros", "new", "event", *flags, "--category=feats", source, cwd=ruritania)
    assert "did you mean 'feast'?" in begun.stderr
    begun = run_here("macros", "new", "event", *flags, "--category=feast", source, cwd=ruritania)
    assert begun.returncode == 0, begun.stderr
    assert load(ruritania / "data").events["goats-return"].category.id == "feast"
