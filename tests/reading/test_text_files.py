"""What people write is read; what editors and systems lay beside it is not, and breaks nothing."""

import shutil
from pathlib import Path

import pytest
from conftest import ROOT, run
from mkdocs.config import load_config
from mkdocs.structure.files import get_files, set_exclusions
from problem_lines import told

from macros.checking import fingerprints, load, settings
from macros.commands.new.places import place_for
from macros.pages import page_checks, untrusted_markdown
from macros.reading import text_files

STRAYS = [
    ".#{}",  # Emacs, while there are unsaved edits: a link to nowhere
    "._{}",  # macOS, on disks of other systems
    ".{}.swp",
    ".~lock.{}#",
    "{}~",
    "#{}#",
    ".ipynb_checkpoints/{}",
    ".git/x/{}",
]
NOT_UTF8 = b"\x00\x05\x16\x07\xb0\xff"


def lay(folder: Path, name: str, stray: str) -> Path:
    """Lay a stray beside a file of that name, as it would be found there."""
    path = folder / stray.format(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if stray.startswith(".#"):
        path.symlink_to("user@host.1:2")
    else:
        path.write_bytes(NOT_UTF8)
    return path


def test_files_are_what_somebody_wrote(tmp_path: Path) -> None:
    """In order, in folders too, and of one ending if asked; a link stands for itself."""
    for name in ("b.yml", "a/c.yml", "a.txt", "a b/~x.yml", "x#.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "d.yml").symlink_to(tmp_path / "a", target_is_directory=True)
    for stray in STRAYS:
        lay(tmp_path, "b.yml", stray)
    names = [path.relative_to(tmp_path).as_posix() for path in text_files.files(tmp_path)]
    assert names == ["a/c.yml", "a b/~x.yml", "a.txt", "b.yml", "d.yml", "x#.yml"]
    ended = [path.name for path in text_files.files(tmp_path, ".txt")]
    assert ended == ["a.txt"]


@pytest.mark.parametrize("stray", STRAYS)
def test_a_stray_changes_nothing(world, tmp_path: Path, stray: str) -> None:
    """Beside records, fingerprints, pages and styles: the same is read, and nothing is told."""
    folder = world()
    prints, docs, sheets = folder / "fingerprints", tmp_path / "docs", tmp_path / "overrides/assets"
    for one in (prints, docs, sheets):
        one.mkdir(parents=True)
    (docs / "law.md").write_text("# Law\n\nText.\n", encoding="utf-8")
    before = load(folder)
    for place, name in (
        (folder, "figures.yml"),
        (prints, "agency.txt"),
        (docs, "law.md"),
        (sheets, "base.css"),
    ):
        lay(place, name, stray)
    assert load(folder) == before
    assert list(fingerprints.stray(before, prints)) == []
    assert place_for("people", folder).path == folder / "world.yml"
    assert list(settings.check(tmp_path)) == []
    assert list(untrusted_markdown.check_pages(docs)) == []
    assert page_checks.noted(docs, before, {}) == {"docs/law.md": []}


@pytest.mark.parametrize(
    "name", ["more.yaml", "more.YML", "more.yml.txt", "more.yml.orig", "in/more.Yaml"]
)
def test_records_under_another_ending_are_told_and_make_nothing_dangle(world, name: str) -> None:
    """They are not read, and what names them is not to blame."""
    folder = world(("said_by: minister", "said_by: bob"))
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("people:\n  - {id: bob, name: Bob, identity: named}\n")
    assert told(folder) == [
        f"data/{name}:1: records stand in files that end in .yml; rename this one, or delete it"
    ]


@pytest.mark.parametrize("name", ["notes.txt", "figures.csv", "fingerprints/a.md", "a/ids.txt"])
def test_a_file_that_nothing_reads_is_told(world, name: str) -> None:
    """Whoever put it there would wait for what it holds; the rules hold all the same."""
    folder = world(("said_by: minister", "said_by: ministre"))
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).touch()
    lines = told(folder)
    assert lines[0] == (
        f"data/{name}:1: nothing reads this file; move it elsewhere, or its records into a "
        ".yml file"
    )
    assert ["is not the id of a person" in line for line in lines] == [False, True]


def test_what_stands_beside_the_records_is_known(world) -> None:
    """The list of ids, the releases, the schema, borders and fingerprints are read elsewhere."""
    folder = world()
    (folder / "fingerprints").mkdir()
    for name in ("ids.txt", "schema.json", "fingerprints/blog.txt"):
        (folder / name).touch()
    (folder / "releases.json").write_text("[]")
    (folder / "borders.json").write_text("{}")
    assert len(load(folder)) == len(load(world()))


def test_a_folder_that_is_a_link_is_told(world, tmp_path: Path) -> None:
    """It is not followed, so its records would be nowhere."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "more.yml").write_text("people:\n  - {id: bob, name: Bob, identity: named}\n")
    folder = world(("said_by: minister", "said_by: bob"))
    (folder / "more").symlink_to(elsewhere, target_is_directory=True)
    assert told(folder) == [
        "data/more:1: this is a link to another folder; put its files here, or delete it"
    ]


@pytest.mark.parametrize("stray", STRAYS)
def test_a_stray_beside_a_page_is_not_published(tmp_path: Path, stray: str) -> None:
    """By the settings of the site, or by MkDocs's own."""
    (tmp_path / "index.md").touch()
    lay(tmp_path, "law.md", stray)
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(tmp_path))
    files = get_files(config)
    set_exclusions(files, config)
    assert [one.src_uri for one in files if not one.inclusion.is_excluded()] == ["index.md"]


@pytest.mark.parametrize(
    "names",
    [
        ["mkdocs.yml"],  # without which nothing else is known
        [
            "CHANGELOG.md",
            "data/fingerprints/agency.txt",
            "docs/leaving.md",
            "macros/pages/templates/inline/claim.html",
            "overrides/assets/base.css",
            "overrides/assets/shell.js",
            "overrides/main.html",
        ],
    ],
)
@pytest.mark.usefixtures("own_code")
def test_whatever_is_no_utf8_is_told_by_its_name(small: Path, names: list[str]) -> None:
    """Wherever people write: one line of the check each, and no traceback of whoever reads it."""
    for name in names:
        path = small / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(path.read_bytes() + b"\xff\n" if path.is_file() else b"\xff\n")
    checked = run("-m", "macros", "check", cwd=small)
    assert checked.returncode == 1
    assert "Traceback" not in checked.stderr
    told = [one for one in checked.stderr.splitlines() if one.split(":")[0] in names]
    assert sorted(one.split(":")[0] for one in told) == names
    assert [one for one in told if not one.endswith("is not UTF-8; save the file as UTF-8")] == []


def test_a_fingerprint_that_is_no_utf8_is_told_by_its_name(world) -> None:
    """And no quotation is held against it, which nobody has altered."""
    folder = world(("agency, quote: I", "agency, locator: p3, quote: I"))
    (folder / "fingerprints").mkdir()
    (folder / "fingerprints" / "agency.txt").write_bytes(b"# \xe9\n")
    told_so = "data/fingerprints/agency.txt:1: byte 2 is not UTF-8; save the file as UTF-8"
    assert told(folder) == [told_so]
    exported = run("-m", "macros", "export", str(folder.parent / "out"), "--data", str(folder))
    assert (exported.returncode, exported.stdout, exported.stderr) == (1, "", f"{told_so}\n")


def test_a_fingerprint_in_a_folder_of_its_own_is_not_read(world) -> None:
    """It is told as what it is, a file that nothing reads, and no quotation is held against it."""
    folder = world(("agency, quote: I", "agency, locator: p3, quote: I"))
    (folder / "fingerprints" / "old").mkdir(parents=True)
    for name, content in (("agency", b"# none\n"), ("blog", b"# \xe9\n"), ("nobody", b"")):
        (folder / "fingerprints" / "old" / f"{name}.txt").write_bytes(content)
    assert [line.partition(";")[0] for line in told(folder)] == [
        f"data/fingerprints/old/{name}.txt:1: nothing reads this file"
        for name in ("agency", "blog", "nobody")
    ]


IS_FOLDER = "this is a folder, and has the name of a file; rename it, or delete it"


@pytest.mark.parametrize(
    "name",
    [
        "more.yml",
        "kept/more.yml",
        "vocabulary.yml",
        "allowed_figures.yml",
        "ids.txt",
        "releases.json",
        "fingerprints/agency.txt",
        "figures.csv",
    ],
)
def test_a_folder_of_the_name_of_a_file_of_data_is_told(world, name: str) -> None:
    """By each command that reads the records: one line, and nothing that follows of it."""
    folder = world()
    (folder / name).unlink(missing_ok=True)
    (folder / name).mkdir(parents=True)
    line = f"data/{name}:1: {IS_FOLDER}"
    assert told(folder) == [line]
    exported = run("-m", "macros", "export", str(folder.parent / "out"), "--data", str(folder))
    assert (exported.returncode, exported.stdout, exported.stderr) == (1, "", f"{line}\n")


def test_where_the_list_of_figures_is_a_folder_none_is_told_as_typed(world) -> None:
    """Nobody knows which of them the list would allow."""
    folder = world(("How many entries were there?", "How many entries came by Route 7?"))
    (folder / "allowed_figures.yml").unlink(missing_ok=True)
    assert "'7' is typed by hand" in told(folder)[0]
    (folder / "allowed_figures.yml").mkdir()
    assert told(folder) == [f"data/allowed_figures.yml:1: {IS_FOLDER}"]


def test_a_folder_of_another_name_is_none_of_it(world) -> None:
    """Files may lie in folders, whatever these are called; what editors lay there is not read."""
    folder = world()
    before = load(folder)
    for name in ("2022", "v1.2", "fingerprints/old", ".kept/more.yml"):
        (folder / name).mkdir(parents=True)
    assert load(folder) == before


@pytest.mark.parametrize(
    "name",
    [
        *("docs/new.md", "docs/kept/new.md", "mkdocs.yml", "CHANGELOG.md"),
        *("docs/leaving.html", "docs/404.html", "docs/sitemap.xml", "docs/kept/raw.json"),
    ],
)
def test_a_folder_of_the_name_of_a_file_of_the_project_is_told(small: Path, name: str) -> None:
    """One line of the check says it; there is no traceback of whoever reads it."""
    assert checked_with_a_folder(small, name) == (1, f"{name}:1: {IS_FOLDER}\n")


@pytest.mark.parametrize(
    "name",
    [
        *("overrides/main.html", "overrides/assets/shell.js", "overrides/assets/new.css"),
        *("overrides/raw.json", "macros/pages/templates/head.html"),
    ],
)
def test_a_folder_of_the_name_of_a_file_of_code_is_told(own_code: Path, name: str) -> None:
    """The same of templates, styles and scripts."""
    assert checked_with_a_folder(own_code, name) == (1, f"{name}:1: {IS_FOLDER}\n")


def checked_with_a_folder(project: Path, name: str) -> tuple[int, str]:
    """How the check of a project ends, and what it says, where a folder has a file's name."""
    (project / name).unlink(missing_ok=True)
    (project / name).mkdir(parents=True)
    checked = run("-m", "macros", "check", cwd=project)
    return checked.returncode, checked.stderr


IS_LINK = "this is a link to another file; put the text here"


@pytest.mark.parametrize(
    "name", ["vocabulary.yml", "allowed_figures.yml", "ids.txt", "releases.json"]
)
def test_a_link_to_nowhere_is_no_missing_file_of_data(world, name: str) -> None:
    """It is told: what it was to lead to may be all that the records rest on."""
    folder = world()
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to("nowhere")
    assert told(folder) == [f"data/{name}:1: {IS_LINK}"]


@pytest.mark.parametrize("name", ["mkdocs.yml", "CHANGELOG.md"])
def test_a_link_to_nowhere_is_no_missing_file_of_the_project(small: Path, name: str) -> None:
    """It is told, as a folder of that name is."""
    (small / name).unlink(missing_ok=True)
    (small / name).symlink_to("nowhere")
    checked = run("-m", "macros", "check", cwd=small)
    assert (checked.returncode, checked.stderr) == (1, f"{name}:1: {IS_LINK}\n")


@pytest.mark.parametrize("there", ["a file", "a link to nowhere"])
def test_docs_that_are_no_folder_are_told(small: Path, there: str) -> None:
    """They are not taken for missing, as they are where records stand alone."""
    shutil.rmtree(small / "docs")
    checked = run("-m", "macros", "check", cwd=small)
    assert (checked.returncode, checked.stderr) == (0, "")
    if there == "a file":
        (small / "docs").touch()
    else:
        (small / "docs").symlink_to("nowhere")
    checked = run("-m", "macros", "check", cwd=small)
    told_so = "docs:1: this is no folder; put the pages into one\n"
    assert (checked.returncode, checked.stderr) == (1, told_so)


@pytest.mark.parametrize(
    "name", ["docs/new.md", "docs/leaving.html", "data/new.yml", "data/fingerprints/agency.txt"]
)
def test_a_build_tells_a_folder_of_the_name_of_a_file(small: Path, name: str) -> None:
    """As the check does, and writes no page."""
    (small / name).mkdir(parents=True)
    built = run("-m", "mkdocs", "build", "--quiet", cwd=small)
    assert built.returncode == 1
    assert "Traceback" not in built.stderr
    assert f"{name}:1: {IS_FOLDER}" in built.stderr.splitlines()
    assert not (small / "site" / "about.html").exists()


@pytest.mark.parametrize("name", ["docs/leaving.html", "docs/kept.html", "overrides/sitemap.xml"])
@pytest.mark.usefixtures("own_code")
def test_a_preview_tells_a_folder_of_the_name_of_a_file(small: Path, name: str) -> None:
    """On each of its pages: it goes on without what lies in a folder of docs/."""
    (small / name).mkdir()
    (small / name / "a.png").touch()
    built = run("-m", "mkdocs", "build", "--quiet", cwd=small, STRICT="false")
    assert built.returncode == 0, built.stderr
    assert built.stderr.count(f"{name}:1: {IS_FOLDER}") == 1
    assert IS_FOLDER in (small / "site" / "leaving.html").read_text(encoding="utf-8")
