"""Last-modified dates: when each page's text last changed, as git tells it.

For example, law.md changed on 2 May 2024; in a shallow clone no page has such a day.
"""

import os
import subprocess
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path


class _Untold(Exception):
    """Why git does not tell, and what would let it."""


def last_changes(folder: Path, warn: Callable[[str], object]) -> dict[str, date]:
    """The day of the newest commit of each file under ``folder``, by its path below it.

    Empty where git, a repository or its history is missing: a shallow clone
    would call everything as new as its one commit. The same commit gives other pages
    there than elsewhere, so ``warn`` is told why, once however often a preview builds.
    """
    try:
        return _changes(folder)
    except _Untold as why:
        _once(warn, f"{folder}: no page tells when its text last changed: {why}")
        return {}


@cache
def _once(warn: Callable[[str], object], text: str) -> None:
    warn(text)


def _changes(folder: Path) -> dict[str, date]:
    if _git(folder, "rev-parse", "--is-shallow-repository") != "false\n":
        raise _Untold("the clone is shallow; fetch the rest with 'git fetch --unshallow'")
    # Whatever the user's own settings say, the first commit counts and nothing else is printed.
    always = ("--root", "--no-show-signature", "--relative", "--name-only", "--format=:%cs")
    changes: dict[str, date] = {}
    day = date.min
    for line in _git(folder, "log", *always, "--", ".").splitlines():
        if line.startswith(":"):
            day = date.fromisoformat(line[1:])
        elif line:
            changes.setdefault(line, day)  # newest first
    if not changes:
        raise _Untold("none is in git")
    return changes


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.quotePath=false", *arguments]
    spoken = os.environ | {"LC_ALL": "C"}  # in the words that _why knows
    try:
        done = subprocess.run(
            command, cwd=folder, env=spoken, capture_output=True, encoding="utf-8", check=True
        )
    except OSError:
        raise _Untold("git is not installed") from None
    except subprocess.CalledProcessError as failed:
        raise _Untold(_why(failed.stderr)) from None
    return done.stdout


def _why(told: str) -> str:
    """What git said, with what to do about it where that is known."""
    if "dubious ownership" in told:
        mend = told.strip().splitlines()[-1].strip()  # the command, as git prints it
        return f"another user owns the clone; trust it with '{mend}'"
    if "not a git repository" in told:
        return "this is no clone of a repository"
    return told.strip().partition("\n")[0] or "git says nothing"
