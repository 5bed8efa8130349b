"""When a page's text last changed."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from macros.history import last_changes


def git(folder: Path, *arguments: str, day: str = "2024-05-01") -> None:
    """A git command whose commits are made at noon of a day."""
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A"), ("EMAIL", "a@b.example"), ("DATE", f"{day}T12:00Z"))
    }
    subprocess.run(["git", *arguments], cwd=folder, check=True, env={**os.environ, **who})


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two pages of one day, of which one was changed on a later one."""
    docs = tmp_path / "origin" / "docs"
    docs.mkdir(parents=True)
    for name in ("law.md", "öffnung.md"):
        (docs / name).write_text("first")
    git(docs, "init", "-q", "..")
    git(docs, "add", ".")
    git(docs, "commit", "-qm", "first")
    (docs / "law.md").write_text("second")
    git(docs, "commit", "-qam", "second", day="2024-06-02")
    (docs / "new.md").write_text("not committed")
    return docs


def test_a_page_has_the_day_of_its_newest_commit(repository: Path) -> None:
    """Names that are not ASCII too; a page that was never committed has none."""
    assert last_changes(repository) == {
        "law.md": date(2024, 6, 2),
        "öffnung.md": date(2024, 5, 1),
    }


def test_without_a_whole_history_nothing_is_said(repository: Path, tmp_path: Path) -> None:
    """A shallow clone knows one commit, a plain folder none."""
    origin = repository.parent
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{origin}", "shallow")
    assert last_changes(tmp_path / "shallow" / "docs") == {}
    (tmp_path / "plain").mkdir()
    assert last_changes(tmp_path / "plain") == {}
