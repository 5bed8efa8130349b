"""References: every format says the same of a source, to readers that have not written it."""

import json
import re
import warnings
from pathlib import Path
from urllib.parse import parse_qs, unquote

import gris.io
import pytest
import rispy
from bs4 import BeautifulSoup
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from conftest import DATA, ROOT, WORLD, contents, words_beside
from pybtex.database import Entry, Person, parse_string

from macros.checking import load
from macros.exports import Edition, edition_of, texts
from macros.exports.references import coins, of_source
from macros.exports.references.csl import date as csl_date
from macros.pages.macros import lists
from macros.pages.page import Page
from macros.pages.renderer import Renderer
from macros.records.edtf import parse

EDITION = edition_of(DATA, ROOT)
LATEX = {
    r"{\textbackslash}": "\\",
    r"{\textbraceleft}": "{",
    r"{\textbraceright}": "}",
    r"{\textasciitilde}": "~",
    r"{\textasciicircum}": "^",
    '"{}': '"',
    **{rf"\{mark}": mark for mark in "&%$#_"},
}
# Where each type of BibTeX has the publisher.
PRINTED = {
    "article": "journal",
    "techreport": "institution",
    "online": "organization",
    "misc": "howpublished",
}
# What signs it, what is in its title and address, and of which kind each document is.
RUDE = """\
sources:
  - id: signed
    publisher: FSB
    title: 'A=B & "C", 100% <b> +1; {x_1} ~^\\ #2'
    published: 2022-10-04
    language: ru
    kind: news
    url: https://paper.example/show?id=1&page=a+b%20c#top
    authors: [Isabel van Dam, Martin Luther King Jr., "Ann Example, III", Viktor]
    corporate_authors: [Ministry of Defence and Security, "AFP, Press Office", Reuters]
  - id: act
    publisher: NP
    title: An act
    published: "[2022-10-04..]"
    language: ru
    kind: law
    note: Seen in print.
  - id: count
    publisher: TurkStat
    title: A count
    language: en
    kind: statistics
    url: https://пример.рф/счёт?год=2022
  - {id: said, publisher: RT, title: A word, language: ka, kind: official_statement, note: Seen.}
  - {id: told, publisher: NP Law, title: A guide, language: en, kind: explainer, note: Seen.}
"""

Told = dict[str, object]


def plain(latex: str) -> str:
    """LaTeX as it is printed."""
    pattern = "|".join(map(re.escape, LATEX))
    return re.sub(pattern, lambda found: LATEX[found[0]], latex)


def person(one: Person) -> tuple[str, ...]:
    parts = (one.prelast_names + one.last_names, one.first_names + one.middle_names)
    family, given = (plain(" ".join(part)).strip("{}") for part in parts)
    return tuple(filter(None, (family, given, " ".join(one.lineage_names))))


def by_bibtex(text: str) -> dict[str, Told]:
    """By pybtex."""
    return {key: _of_entry(one) for key, one in parse_string(text, "bibtex").entries.items()}


def _of_entry(one: Entry) -> Told:
    fields = one.fields
    day = fields.get("date", fields.get("year", "")).split("-")
    if "date" not in fields and "month" in fields:
        months = "January February March April May June July August September October November"
        day.append(f"{[*months.split(), 'December'].index(fields['month']) + 1:02}")
    return {
        "title": plain(fields["title"].removeprefix("{").removesuffix("}")),
        "publisher": plain(fields[PRINTED[one.type]]),
        "published": "-".join(day),
        "authors": [person(author) for author in one.persons.get("author", [])],
        "url": fields.get("url", ""),
    }


def by_ris(text: str) -> dict[str, Told]:
    """By rispy."""
    return {
        one["id"]: {
            "title": one["title"],
            "publisher": one.get("publisher", one.get("secondary_title")),
            "published": one.get("date", "").strip("/").replace("/", "-"),
            "authors": [
                tuple(filter(None, (part.strip() for part in name.split(","))))
                for name in one.get("authors", [])
            ],
            "url": one.get("urls", [""])[0],
        }
        for one in rispy.loads(text)
    }


def by_csl(text: str) -> dict[str, Told]:
    """By json, as the schema of CSL names things."""

    def name(one: dict[str, str]) -> tuple[str, ...]:
        family = f"{one.get('non-dropping-particle', '')} {one.get('family', '')}".strip()
        return tuple(
            filter(None, (one.get("literal", family), one.get("given"), one.get("suffix")))
        )

    def certain(one: dict) -> str:
        ends = one.get("date-parts", [[]])
        shared = ends[0] if len(ends) == 1 else _shared(*ends)
        return "-".join(f"{part:02}" for part in shared)

    return {
        one["id"]: {
            "title": one["title"],
            "publisher": one.get("publisher", one.get("container-title")),
            "published": certain(one.get("issued", {})),
            "authors": [name(author) for author in one.get("author", [])],
            "url": one.get("URL", ""),
        }
        for one in json.loads(text)
    }


def _shared(first: list[int], last: list[int]) -> list[int]:
    end = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[:end]


def as_zotero(span: str) -> dict[str, list[str]]:
    """What Zotero makes of a span: of each pair what stands between its first two '='."""
    read: dict[str, list[str]] = {}
    for pair in span.split("&"):
        key, value, *_ = pair.split("=")
        read.setdefault(key, []).append(unquote(re.sub(r"\+|%2[bB]", " ", value)))
    return read


def by_coins(span: str) -> Told:
    """As Zotero does, which is what a parser of query strings reads."""
    pairs = as_zotero(span)
    exact = parse_qs(span)
    assert {key: [re.sub(r"\+", " ", one) for one in some] for key, some in exact.items()} == pairs
    first = {key: some[0] for key, some in exact.items()}
    return {
        "title": first["rft.title"],
        "publisher": first.get("rft.source", first.get("rft.publisher")),
        "published": first.get("rft.date", ""),
        "authors": [
            tuple(filter(None, (part.strip() for part in name.split(","))))
            for name in exact.get("rft.creator", [])
        ],
        "url": first.get("rft.identifier", ""),
    }


def in_every_format(edition: Edition, written: dict[str, str]) -> dict[str, dict[str, Told]]:
    return {
        "bibtex": by_bibtex(written["sources.bib"]),
        "ris": by_ris(written["sources.ris"]),
        "csl": by_csl(written["sources.csl.json"]),
        "coins": {
            id: by_coins(coins.text(of_source(source, edition)))
            for id, source in edition.data.sources.items()
        },
    }


@pytest.fixture
def rude(tmp_path: Path) -> Edition:
    """The sources that formats stumble over."""
    folder = words_beside(tmp_path / "data")
    (folder / "world.yml").write_text(WORLD, encoding="utf-8")
    (folder / "rude.yml").write_text(RUDE, encoding="utf-8")
    return edition_of(load(folder), ROOT)


@pytest.mark.slow
def test_all_formats_agree_on_every_source(exported: Path) -> None:
    """Title, publisher, day, authors and address, as the record has them."""
    found = in_every_format(EDITION, contents(exported))
    assert {form: list(told) for form, told in found.items()} == dict.fromkeys(
        found, list(DATA.sources)
    )
    for source in DATA.sources.values():
        bibtex, *others = (told[source.id] for told in found.values())
        assert [one for one in others if one != bibtex] == [], source.id
        title = source.title or f"[{source.description}]"
        assert (bibtex["title"], bibtex["publisher"], bibtex["url"]) == (
            " ".join(title.split()),
            source.publisher,
            source.address or "",
        )
        if source.published and source.published.is_day:
            assert bibtex["published"] == source.published.text
        families = [name[0] for name in bibtex["authors"]]
        assert len(families) == len(source.signed)
        assert all(family in name for family, name in zip(families, source.signed, strict=True))


def test_signs_that_part_are_part_of_titles_and_addresses(rude: Edition) -> None:
    """A title with '=' is whole in each format; an address is in ASCII."""
    for told in in_every_format(rude, dict(texts(rude))).values():
        assert told["signed"]["title"] == 'A=B & "C", 100% <b> +1; {x_1} ~^\\ #2'
        assert told["signed"]["url"] == "https://paper.example/show?id=1&page=a+b%20c#top"
        assert told["count"]["url"] == (
            "https://xn--e1afmkfd.xn--p1ai/%D1%81%D1%87%D1%91%D1%82?%D0%B3%D0%BE%D0%B4=2022"
        )


def test_what_is_not_certain_of_a_day_is_told_in_the_note(rude: Edition) -> None:
    """And is no date; no format invents a year."""
    for form, told in in_every_format(rude, dict(texts(rude))).items():
        assert told["act"]["published"] == "", form
    note = "Published on or after 4 October 2022. Seen in print."
    written = dict(texts(rude))
    assert f"note = {{{note}}}" in written["sources.bib"]
    assert f"N1  - Published by NP. {note}\r\n" in written["sources.ris"]
    assert f'"note": "{note}"' in written["sources.csl.json"]


def test_names_are_parted_rightly_and_bodies_not_at_all(rude: Edition) -> None:
    """Particles and suffixes have their places; a body is one, whatever its name holds."""
    people = [
        ("van Dam", "Isabel"),
        ("King", "Martin Luther", "Jr."),
        ("Example", "Ann", "III"),
        ("Viktor",),
        ("Ministry of Defence and Security",),
    ]
    found = in_every_format(rude, dict(texts(rude)))
    for told in found.values():
        assert told["signed"]["authors"][:5] == people
        assert told["signed"]["authors"][6:] == [("Reuters",)]
    bodies = {form: told["signed"]["authors"][5] for form, told in found.items()}
    # RIS and COinS part a name at its comma; a low quotation mark looks like one.
    assert bodies == {
        "bibtex": ("AFP, Press Office",),
        "ris": ("AFP\u201a Press Office",),
        "csl": ("AFP, Press Office",),
        "coins": ("AFP\u201a Press Office",),
    }


def test_a_body_is_told_as_one_name(rude: Edition) -> None:
    """By braces in BibTeX, and by a comma after it where a program would part its words."""
    written = dict(texts(rude))
    bodies = "{Ministry of Defence and Security} and {AFP, Press Office} and {Reuters}}"
    assert f" and {bodies},\n" in written["sources.bib"]
    assert "AU  - Ministry of Defence and Security,\r\n" in written["sources.ris"]
    assert "AU  - King, Martin Luther, Jr.\r\n" in written["sources.ris"]
    assert "King, Jr., Martin Luther and " in written["sources.bib"]


def test_pages_and_tables_name_everybody_who_signed(rude: Edition) -> None:
    """People first, each as printed; the tables and the JSON keep bodies apart."""
    people = ["Isabel van Dam", "Martin Luther King Jr.", "Ann Example, III", "Viktor"]
    bodies = ["Ministry of Defence and Security", "AFP, Press Office", "Reuters"]
    drawn = BeautifulSoup(lists.sources(Page(Renderer(rude.data), "sources.md")), "html.parser")
    assert f"FSB, {', '.join(people + bodies)}, 4 October 2022." in drawn.get_text()
    written = dict(texts(rude))
    table, whole = json.loads(written["sources.json"]), json.loads(written["dataset.json"])
    for told, names in (
        (table, ["; ".join(people), "; ".join(bodies)]),
        (whole["sources"], [people, bodies]),
    ):
        source = next(one for one in told if one["id"] == "signed")
        assert [source["authors"], source["corporate_authors"]] == names


def test_each_kind_of_document_is_one_to_zotero(rude: Edition) -> None:
    """Papers are newspapers where the format knows them; no kind is lost by any."""
    written = dict(texts(rude))
    bibtex = parse_string(written["sources.bib"], "bibtex").entries
    ris = {one["id"]: one["type_of_reference"] for one in rispy.loads(written["sources.ris"])}
    csl = {one["id"]: one["type"] for one in json.loads(written["sources.csl.json"])}
    for id, expected in {
        "signed": ("article", "NEWS", "article-newspaper", "newspaperArticle"),
        "act": ("misc", "STAT", "legislation", "statute"),
        "count": ("techreport", "RPRT", "report", "report"),
        "said": ("techreport", "GOVDOC", "report", "report"),
        "told": ("online", "ELEC", "webpage", "webpage"),
    }.items():
        span = parse_qs(coins.text(of_source(rude.data.sources[id], rude)))
        assert (bibtex[id].type, ris[id], csl[id], span["rft.type"][0]) == expected
    assert bibtex["signed"].fields["entrysubtype"] == "newspaper"
    assert [bibtex[id].fields["type"] for id in ("count", "said")] == [
        "Statistics",
        "Official statement",
    ]


def test_zotero_keeps_every_publisher(rude: Edition) -> None:
    """In the field that it reads of each type, however short the name."""
    written = dict(texts(rude))
    bibtex = parse_string(written["sources.bib"], "bibtex").entries
    # As its translator of BibTeX maps them; 'howpublished' is read from seven letters on.
    fields = {"act": "publisher", "count": "institution", "signed": "journal", "told": "journal"}
    assert {id: bibtex[id].fields[name] for id, name in fields.items()} == {
        "act": "NP",
        "count": "TurkStat",
        "signed": "FSB",
        "told": "NP Law",
    }
    ris = {one["id"]: one for one in rispy.loads(written["sources.ris"])}
    assert ris["told"]["secondary_title"] == ris["told"]["publisher"] == "NP Law"
    assert ris["act"]["notes"][0].startswith("Published by NP. ")  # its laws have no such field
    spans = {
        id: as_zotero(coins.text(of_source(one, rude))) for id, one in rude.data.sources.items()
    }
    assert [spans[id]["rft.source"] for id in ("signed", "told")] == [["FSB"], ["NP Law"]]
    assert [spans[id]["rft.publisher"] for id in ("act", "said")] == [["NP"], ["RT"]]
    assert spans["said"]["rft.language"] == ["ka"]


def test_bibtex_names_languages_as_babel_does(rude: Edition) -> None:
    """'langid' chooses hyphens and letters; a 'language' would be printed in each entry."""
    entries = parse_string(dict(texts(rude))["sources.bib"], "bibtex").entries
    assert [entries[id].fields["langid"] for id in ("signed", "said", "told")] == [
        "russian",
        "georgian",
        "english",
    ]
    assert [one for one in entries.values() if "language" in one.fields] == []


@pytest.mark.slow
def test_ris_is_read_by_others(exported: Path) -> None:
    """By a parser of its own line by line, by gris and by rispy: the same references."""
    text = (exported / "sources.ris").read_bytes().decode()
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*|", line) for line in text.split("\r\n"))
    ids = re.findall(r"^ID  - (.*)\r$", text, re.MULTILINE)
    assert ids == list(DATA.sources)
    assert text.count("\r\nER  - \r\n") == text.count("TY  - ") == len(DATA.sources)
    by_gris = gris.io.read_ris(str(exported / "sources.ris"))
    assert [one["TI"] for one in by_gris] == [one["title"] for one in rispy.loads(text)]
    for one, source in zip(by_gris, DATA.sources.values(), strict=True):
        assert one.get("UR") == source.address
        if source.published and source.published.is_day:
            assert one["DA"] == source.published.first.strftime("%Y/%m/%d/")


@pytest.mark.slow
def test_citeproc_makes_a_bibliography_of_every_source(exported: Path) -> None:
    """In a style of its own, from the CSL-JSON alone."""
    items = json.loads((exported / "sources.csl.json").read_text(encoding="utf-8"))
    assert [one["id"] for one in items] == list(DATA.sources)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for one in items:
            bibliography.register(Cited([CitationItem(one["id"])]))
        drawn = [str(entry) for entry in bibliography.bibliography()]
    assert len(drawn) == len(items)
    for one in items:
        title = one["title"].rstrip("?!.…")[:30]
        assert any(title in entry for entry in drawn), one["id"]


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        ("2022-10-04", {"date-parts": [[2022, 10, 4]]}),
        ("2022-10", {"date-parts": [[2022, 10]]}),
        ("2022-11-29~", {"date-parts": [[2022, 11, 29]], "circa": True}),
        ("2022-09-21/2022-10-04", {"date-parts": [[2022, 9, 21], [2022, 10, 4]]}),
        ("2022/2023", {"date-parts": [[2022], [2023]]}),
        ("[2022-09-22,2022-09-23]", {"date-parts": [[2022, 9]], "circa": True}),
        ("[2022-11-08..]", {"literal": "on or after 8 November 2022"}),
    ],
)
def test_csl_dates_say_what_is_certain(edtf: str, csl: dict[str, object]) -> None:
    """A day, a month, a span, about; in words where not even the year is certain."""
    assert csl_date(parse(edtf)) == csl
