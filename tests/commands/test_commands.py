"""The commands as a group: each is found, says what it is for, and what is wrong with its call."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import QUICK, run

from macros.commands import commands
from macros.publishing.lighten import lighten


def call(*given: str) -> Result:
    return CliRunner().invoke(commands, given, prog_name="macros", catch_exceptions=False)


def test_help_lists_each_command_with_a_whole_sentence() -> None:
    """Which stands on its line."""
    told = call("--help").stdout
    listed = re.findall(r"^  ([a-z-]+) +([A-Z].+)$", told.partition("Commands:")[2], re.MULTILINE)
    assert [name for name, _ in listed] == commands.list_commands(None)
    assert [what for _, what in listed if what.endswith("...") or not what.endswith(".")] == []


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("chekc", "did you mean 'check'?"),
        ("borders", "did you mean 'cut-borders'?"),
        ("xyz", "write one of check, suspects, new, "),
    ],
)
def test_what_is_no_command_is_told_one_that_is(name: str, mend: str) -> None:
    """Status 2 says that it was called wrongly."""
    told = call(name)
    assert (told.exit_code, told.stdout) == (2, "")
    assert f"'{name}' is no command; {mend}" in told.stderr


@pytest.mark.parametrize("command", ["lighten", "offline"])
def test_a_folder_without_a_site_is_told(tmp_path: Path, command: str) -> None:
    """And what writes one."""
    told = call(command, str(tmp_path), *([str(tmp_path / "out")] if command == "offline" else []))
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == f"{tmp_path}: no built site here; write one with: make site\n"
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A site of two short pages, as MkDocs leaves it."""
    site = tmp_path / "site"
    site.mkdir()
    for name in ("index.html", "404.html"):
        (site / name).write_text(
            '<!doctype html><html><head><meta charset="utf-8"></head>'
            "<body><main><article>x</article></main></body></html>",
            encoding="utf-8",
        )
    return site


@pytest.mark.parametrize(
    "files",
    [
        None,  # it was never made light
        {"404.html": b"<p>Built again."},
        {"404.html.gz": None},
        {"404.html.gz": b"no gzip"},
        {"404.html": b"", "404.html.gz": b""},
    ],
)
def test_a_site_that_is_not_light_is_not_packed(
    built: Path, files: dict[str, bytes | None] | None
) -> None:
    """Nor one that has changed since; the page is told, and what writes the site anew."""
    if files:
        lighten(built, quality=QUICK)
    for name, content in (files or {}).items():
        (built / name).unlink()
        if content is not None:
            (built / name).write_bytes(content)
    told = call("offline", str(built), str(built.parent / "out"))
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == (
        f"{built / '404.html'}: no .gz of what it holds stands beside it, as lighten writes one; "
        "write the site anew with: make site\n"
    )
    assert list(built.parent.iterdir()) == [built]


HAS_POLICY = (
    "{}: it has a Content-Security-Policy: it is light already, or a template states one; "
    "delete that one, and write the site anew with: make site\n"
)


def test_a_template_may_state_no_policy(built: Path) -> None:
    """Two of them would hold at once; the page is told, as one of a light site is."""
    page = (built / "404.html").read_text(encoding="utf-8")
    stated = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"""
    (built / "404.html").write_text(page.replace("</head>", f"{stated}</head>"), encoding="utf-8")
    told = call("lighten", str(built))
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == HAS_POLICY.format(built / "404.html")


def _stop(done: int, of: int) -> None:
    if done:
        raise KeyboardInterrupt


@pytest.mark.parametrize("whole", [True, False])
def test_a_site_is_made_light_once(built: Path, whole: bool) -> None:
    """Not again where a page was built since, or where it was stopped after the first page: what
    is hashed and sealed would be so twice."""
    page = (built / "404.html").read_bytes()
    if whole:
        lighten(built, quality=QUICK)
        (built / "404.html").write_bytes(page)
    else:
        with pytest.raises(KeyboardInterrupt):
            lighten(built, told=_stop)
    before = {path: path.read_bytes() for path in built.rglob("*") if path.is_file()}
    told = call("lighten", str(built))
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == HAS_POLICY.format(built / ("index.html" if whole else "404.html"))
    assert {path: path.read_bytes() for path in built.rglob("*") if path.is_file()} == before


def test_a_machine_without_a_browser_is_told_what_to_install(built: Path, tmp_path: Path) -> None:
    """A PDF is printed by one; however short the pages are, they are light enough to print."""
    lighten(built, quality=QUICK)
    told = run("-m", "macros", "offline", str(built), str(tmp_path / "out"), PATH="")
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == (
        "Error: Chromium is not installed; for example: apt-get install chromium-headless-shell\n"
    )


def test_a_missing_argument_is_told() -> None:
    """With how the command is called."""
    told = call("release")
    assert told.exit_code == 2
    assert told.stderr.startswith("Usage: macros release [OPTIONS] DAY\n")
    assert "Missing argument 'DAY'" in told.stderr


NO_FOLDER = "no such folder; name the one with the records, such as data"


@pytest.mark.parametrize(
    ("given", "status", "mend"),
    [
        ("schema", 1, "data/schema.json: this is a link to another file; delete it\n"),
        ("check --data none", 1, f"none: {NO_FOLDER}"),
        ("schema --data none", 1, f"none: {NO_FOLDER}"),
        ("schema --data a-file", 1, f"a-file: {NO_FOLDER}"),
        ("export a-file", 1, "a-file: file exists"),
        ("export /dev/null/x", 1, "/dev/null"),
        ("export beside", 1, "beside/figures.csv: is a directory"),
        ("export {}", 2, "it is empty; write a path"),
        ("schema --data {}", 2, "it is empty; write a path"),
        ("fingerprint data", 1, "data: is a directory; name a plain text file"),
        ("fingerprint none", 1, "none: no such file or directory; name a plain text file"),
        (f"fingerprint {300 * 'x'}", 1, "x: file name too long; name a plain text file\n"),
        ("fingerprint a-file/x", 1, "a-file/x: not a directory; name a plain text file"),
        ("fingerprint /proc/self/mem", 1, "; name a plain text file"),  # where reading fails
        ("fingerprint data/latin.yml", 1, "data/latin.yml: not UTF-8; save it as UTF-8"),
        ("cut-borders none", 1, "none: no such file or directory"),
        ("cut-borders data", 1, "data: is a directory"),
        ("cut-borders a-file", 1, "a-file: no TopoJSON of the world (JSONDecodeError"),
        ("cut-borders a-list.json", 1, "a-list.json: no TopoJSON of the world (TypeError"),
        ("release 2999-01-31", 2, "'2999-01-31' is not a day of the years 1800 to 2100"),
        ("release 2026-02-30", 2, "'2026-02-30' is not a day of the years"),
        ("new persn", 2, "'persn' is no kind of record; did you mean 'person'?"),
        ("new nothing", 2, "'nothing' is no kind of record; write one of source, person, "),
        ("new person --id b --name B --identity named --file ../b.yml", 1,
         "../b.yml: records are read from files under data that end in .yml; name one of them"),
        ("new person --id b --name B --identity named --file data/b.txt", 1, "data/b.txt: records"),
        ("new person --id b --name B --identity named --file data/latin.yml", 1,
         "data/latin.yml:1: byte 2 is not UTF-8; save the file as UTF-8"),
        ("new person --id b --name {} --identity named", 1,
         "'name' is empty; write what it is, or leave the field out"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_or_written_is_told(
    world, monkeypatch, given: str, status: int, mend: str
) -> None:
    """By its path and why, never with a traceback; and nothing is written."""
    monkeypatch.chdir(world().parent)
    Path("a-file").write_text("none")
    Path("a-list.json").write_text("[]")
    Path("beside", "figures.csv").mkdir(parents=True)
    if given == "schema":
        Path("data", "schema.json").unlink(missing_ok=True)
        Path("data", "schema.json").symlink_to("nowhere")
    if "latin" in given:
        Path("data", "latin.yml").write_bytes(b"# \xe9\n")
    before = sorted(Path().rglob("*"))
    told = call(*("" if one == "{}" else one for one in given.split()))
    assert mend in told.stderr
    assert told.exit_code == status
    if not given.startswith("export beside"):
        assert sorted(Path().rglob("*")) == before


def test_a_copy_is_not_packed_into_the_next(tmp_path: Path) -> None:
    """A folder in the site itself is refused: the zip would hold the one before."""
    for name in ("index.html", "404.html"):
        (tmp_path / name).touch()
    told = call("offline", str(tmp_path), str(tmp_path / "copies"))
    assert told.exit_code == 1
    assert told.stderr == f"{tmp_path}/copies: it lies in {tmp_path}; name a folder beside it\n"
