"""When each page's text last changed, as git tells it."""

import subprocess
from datetime import date
from pathlib import Path


def last_changes(folder: Path) -> dict[str, date]:
    """The day of the newest commit of each file under ``folder``, by its path below it.

    Empty where git, a repository or its history is missing: a shallow clone
    would call everything as new as its one commit.
    """
    if _git(folder, "rev-parse", "--is-shallow-repository") != "false\n":
        return {}
    log = _git(folder, "log", "--relative", "--name-only", "--format=:%cs", "--", ".")
    changes: dict[str, date] = {}
    day = date.min
    for line in log.splitlines():
        if line.startswith(":"):
            day = date.fromisoformat(line[1:])
        elif line:
            changes.setdefault(line, day)  # newest first
    return changes


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout
