"""The shipped records, and the command that checks them."""

import re
import sys
from pathlib import Path

import pytest
from conftest import DATA, ROOT, run

from macros.checking.fingerprints import paragraphs_of
from macros.checking.references import named_in
from macros.corpus import Corpus
from macros.records import KINDS, Standing

WITHOUT_MKDOCS = (
    "import sys; sys.modules.update(mkdocs=None, mkdocs_macros=None, material=None, brotli=None, "
    "icalendar=None, bibtexparser=None, rispy=None, resvg_py=None, PIL=None, pikepdf=None); "
    "import runpy; runpy.run_module('macros', run_name='__main__')"
)


@pytest.fixture(scope="module")
def data() -> Corpus:
    return DATA


@pytest.mark.slow
def test_check_prints_one_line_of_counts(data: Corpus) -> None:
    """When all is well: 0, and how many records of each kind there are."""
    checked = run("-m", "macros", "check")
    counts = ", ".join(f"{len(data.of(kind))} {kind}" for kind in KINDS)
    assert checked.stdout == f"data: {counts}; no problem found\n"
    assert (checked.returncode, checked.stderr) == (0, "")


def test_check_prints_every_problem_and_fails(world) -> None:
    """When not: 1, each problem on a line of its own, and no traceback."""
    folder = world(("value: 200000", "valeu: 200000"), ("said_by: minister", "said_by: nobody"))
    checked = run("-m", "macros", "check", "--data", str(folder))
    assert checked.returncode == 1
    assert checked.stdout == ""
    assert re.fullmatch(r"(data/world\.yml:\d+: claim entries-october: .+\n)+", checked.stderr)
    assert "'valeu' is not a field of a claim; did you mean 'value'?" in checked.stderr


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('date("law-signed")', 'date("law-singed")', "'law-singed' is not the id of a"),
        ("{{ notes() }}", "", "but does not end with {{ notes() }}; add it"),
        ("{{ penalties() }}", '{{ penalties("artcle-1") }}', "did you mean 'article-1'?"),
    ],
)
def test_check_reads_the_calls_of_pages(small: Path, old: str, new: str, message: str) -> None:
    """What a build would refuse of a page, the check refuses without one."""
    text = '# A\n\nSince {{ date("law-signed") }}.\n\n{{ penalties() }}\n\n{{ notes() }}\n'
    (small / "docs" / "law.md").write_text(text.replace(old, new))
    checked = run("-m", "macros", "check", cwd=small)
    assert checked.returncode == 1
    assert re.search(rf"docs/law\.md:\d+: .*{re.escape(message)}", checked.stderr)


def test_an_unknown_markdown_extension_is_told(small: Path) -> None:
    """In one line, without a traceback."""
    config = small / "mkdocs.yml"
    config.write_text(config.read_text().replace("- attr_list", "- atr_list"))
    checked = run("-m", "macros", "check", cwd=small)
    assert re.fullmatch(
        r"mkdocs\.yml:\d+: the Markdown extension 'atr_list' cannot be loaded: .+\n", checked.stderr
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("mkdocs.yml", "assets/theme.css", "assets/them.css",
         r"mkdocs\.yml:\d+: there is no style sheet overrides/assets/them\.css; did you mean "
         r"'assets/theme\.css'\?\n"),
        ("overrides/assets/reference.css", "{ min", "{{ min",
         r"overrides/assets/reference\.css:\d: this \{ is not closed; all rules below .*\n"),
        pytest.param(
            "overrides/assets/reference.css", "; }", "; }}",
            r"overrides/assets/reference\.css:\d: this \} closes nothing; delete it\n",
            marks=pytest.mark.slow,
        ),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("own_code")
def test_a_mistake_in_styles_is_told(small: Path, file, old, new, message: str) -> None:
    """A sheet that is misnamed or broken would else be missed in silence."""
    path = small / file
    path.write_text(path.read_text().replace(old, new, 1))
    assert re.fullmatch(message, run("-m", "macros", "check", cwd=small).stderr)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "}}",
            "}",
            r"macros/pages/templates/inline/claim\.html:3: claim\(\) cannot be drawn: "
            r"unexpected '}'",
        ),
        pytest.param(
            "|amount",
            "|amuont",
            r"macros/pages/templates/inline/claim\.html:3: .*No filter named 'amuont'",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            "claim.id",
            "claim.ix",
            r"macros/pages/templates/[\w/]+\.html:\d+: claim\(\) cannot be drawn: ",
            marks=pytest.mark.slow,
        ),
    ],
)
@pytest.mark.usefixtures("own_code")
def test_a_mistake_in_a_template_is_told(small: Path, old: str, new: str, message: str) -> None:
    """The template and its line, not the page that happened to be read first."""
    path = small / "macros" / "pages" / "templates" / "inline" / "claim.html"
    path.write_text(path.read_text().replace(old, new, 1))
    checked = run("-m", "macros", "check", cwd=small)
    assert re.match(message, checked.stderr)
    assert "Traceback" not in checked.stderr


@pytest.mark.slow
def test_check_runs_without_mkdocs(small: Path) -> None:
    """Records and pages can be checked without the site generator and what writes the exports."""
    code = WITHOUT_MKDOCS.replace("'__main__')", "'__main__', alter_sys=True)")
    checked = run("-c", code, "check", cwd=small)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "no problem found" in checked.stdout


def test_nothing_imports_the_door(data: Corpus) -> None:
    """Only its two doors know MkDocs, and import it only when a site opens them."""
    doors = [ROOT / "macros" / name for name in ("__init__.py", "mkdocs_hooks.py")]
    for module in (ROOT / "macros").rglob("*.py"):
        if module not in doors:
            code = re.sub(r'"""[\s\S]*?"""|#.*', "", module.read_text())
            assert not re.search(r"^\s*(?:import|from) mkdocs\b", code, re.MULTILINE), module
    assert "mkdocs" not in sys.modules or Path(sys.modules["mkdocs"].__file__ or "").exists()


def test_every_figure_says_who_and_where(data: Corpus) -> None:
    """Each claim has a speaker and at least one source that can be read or is named as unread."""
    for claim in data.claims.values():
        assert claim.said_by in data.people
        assert all(evidence.source in data.sources for evidence in claim.evidence)


def test_a_pseudonym_and_an_anonymous_person_carry_no_other_name(data: Corpus) -> None:
    """Private people appear as a source printed them: one word, or a description."""
    for testimony in data.testimonies.values():
        person = data.people[testimony.person]
        if person.identity == "pseudonym":
            assert len(person.name.split()) == 1


def test_nobody_is_listed_of_whom_nothing_is_told(data: Corpus) -> None:
    """Each person and body is named by a record; others are withdrawn."""
    assert set(data.people) - set(named_in(data)) == set()


def test_what_is_unverified_says_why(data: Corpus) -> None:
    """Weak and single anonymous relays are marked, each with its reason."""
    unverified = [claim for claim in data.claims.values() if claim.standing == Standing.unverified]
    assert unverified and all(claim.because for claim in unverified)


def test_fingerprint_prints_the_file_of_a_text(tmp_path: Path) -> None:
    """The command makes what check reads; what it cannot read it says in one line."""
    text = tmp_path / "text.txt"
    text.write_text("One two three four.\n\nFive six seven.\n", encoding="utf-8")
    printed = run("-m", "macros", "fingerprint", str(text))
    assert printed.returncode == 0
    assert paragraphs_of("five six seven", printed.stdout) == []
    assert paragraphs_of("Five six seven", printed.stdout) == [2]
    missing = run("-m", "macros", "fingerprint", str(tmp_path / "none.txt"))
    assert (missing.returncode, missing.stdout) == (1, "")
    told = "no such file or directory; name a plain text file"
    assert missing.stderr == f"{tmp_path / 'none.txt'}: {told}\n"
