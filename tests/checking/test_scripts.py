"""A script that a browser cannot read is told before anybody misses what it does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, run
from running import PATIENCE

from macros.checking.javascript import check

SCRIPTS = sorted((ROOT / "overrides" / "assets").rglob("*.js"))
NODE = Path(sys.executable).with_name("node")
# As browsers read what is no module; `node --check` would take it for one where it may.
READ = "new (require('vm').Script)(require('fs').readFileSync(process.argv[1], 'utf8'))"
TOLD = "browsers cannot read the script from here on, and run nothing of it; look for a bracket, "


def is_read(script: Path) -> bool:
    """Whether an engine that runs scripts can read one."""
    asked = subprocess.run([NODE, "-e", READ, str(script)], capture_output=True, timeout=PATIENCE)
    return asked.returncode == 0


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_every_script_of_the_site_is_read(script: Path) -> None:
    """By us and by an engine, which knows more of what it may not run."""
    assert list(check(script.read_text(), script.name)) == []
    assert is_read(script)


def test_brackets_that_are_nested_too_deep_are_told() -> None:
    """By the line, before the minifier, which recurs, ends the whole program."""
    deep = "[" * 30_000 + "]" * 30_000
    told = [str(one) for one in check(f"// {deep}\nlet a = {deep};\n", "x.js")]
    assert told == ["x.js:2: brackets are nested too deep here; flatten them"]


WHOLE = """\
// Sorts: by "name", it's said.
(() => {
  const rows = [...document.querySelectorAll("tr")];
  const key = (row) => row.dataset?.key ?? `(${row.id}`;
  for (const row of rows) {
    if (/[({]/.test(key(row))) { row.hidden ||= true; }
  }
})();
"""


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("", "", None),
        ("})();\n", "})();\nfunction( {\n", 9),
        ('("tr")]', '("tr"]', 3),
        ('"tr"', 'tr"', 3),
        ("const key =", "const key", 4),
        ("?? `(${", "?? (${", 4),
        ("of rows)", "of rows", 5),
        ("    if (", "    if ", 6),
        ("  }\n})", "})", 7),
        ("})();\n", "", 7),
        (WHOLE, "", None),
        (WHOLE, "// None so far.", None),
    ],
)
def test_a_mistake_is_told_where_reading_ends(tmp_path: Path, old, new, line) -> None:
    """On the line from which nothing that could follow would mend it; the engine agrees."""
    script = tmp_path / "x.js"
    assert old in WHOLE
    script.write_text(WHOLE.replace(old, new, 1))
    told = [
        (one.path, one.line, one.text[: len(TOLD)]) for one in check(script.read_text(), "x.js")
    ]
    assert told == ([("x.js", line, TOLD)] if line else [])
    assert is_read(script) == (line is None)


@pytest.mark.slow
@pytest.mark.usefixtures("own_code")
def test_a_broken_script_stops_a_build_and_shows_in_a_preview(small: Path) -> None:
    """By its file and line, as the check tells it."""
    script = small / "overrides" / "assets" / "tables.js"
    script.write_text(script.read_text() + "function( {\n")
    message = rf"overrides/assets/tables\.js:\d+: {TOLD}"
    checked = run("-m", "macros", "check", cwd=small)
    assert checked.returncode == 1 and re.match(message, checked.stderr)
    built = run("-m", "mkdocs", "build", "--quiet", cwd=small)
    assert built.returncode != 0 and re.search(message, built.stderr)
    shown = run("-m", "mkdocs", "build", "--quiet", cwd=small, STRICT="false")
    assert shown.returncode == 0
    page = BeautifulSoup((small / "site" / "law.html").read_text(), "html.parser")
    assert [bool(re.match(message, one.text)) for one in page.select(".problem")] == [True]
