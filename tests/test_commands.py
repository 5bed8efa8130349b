"""The commands as a group: each is found, says what it is for, and what is wrong with its call."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import run

from macros.commands import commands


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


def test_a_machine_without_a_browser_is_told_what_to_install(tmp_path: Path) -> None:
    """A PDF is printed by one."""
    page = "<!doctype html><html><head></head><body><main><article>x</article></main></body></html>"
    for name in ("index.html", "404.html"):
        (tmp_path / name).write_text(page, encoding="utf-8")
    told = run("-m", "macros", "offline", str(tmp_path), str(tmp_path / "out"), PATH="")
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
