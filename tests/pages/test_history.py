"""When a page's text last changed."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from conftest import run

from macros.pages.history import last_changes


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


DAYS = {"law.md": date(2024, 6, 2), "öffnung.md": date(2024, 5, 1)}


def told(folder: Path) -> tuple[dict[str, date], list[str]]:
    """The days, and what is warned of when they are asked for twice."""
    warnings: list[str] = []
    warn = warnings.append
    last_changes(folder, warn)
    return last_changes(folder, warn), warnings


def test_a_page_has_the_day_of_its_newest_commit(repository: Path) -> None:
    """Names that are not ASCII too; a page that was never committed has none."""
    assert told(repository) == (DAYS, [])


def test_the_same_commit_has_the_same_days_whatever_a_user_has_set(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings of git's log, and the language that git speaks."""
    settings = "[log]\nshowRoot = false\nshowSignature = true\n[core]\nquotePath = true\n"
    (tmp_path / "gitconfig").write_text(settings)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("LANGUAGE", "de")
    assert told(repository) == (DAYS, [])


WHY = "no page tells when its text last changed"


def test_a_shallow_clone_says_why_no_day_is_told(repository: Path, tmp_path: Path) -> None:
    """It would call everything as new as its one commit. It is told once."""
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository.parent}", "shallow")
    folder = tmp_path / "shallow" / "docs"
    mend = "the clone is shallow; fetch the rest with 'git fetch --unshallow'"
    assert told(folder) == ({}, [f"{folder}: {WHY}: {mend}"])


def test_a_clone_of_another_user_says_how_to_trust_it(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a container; git refuses to read it, in whatever language."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own, for its tests
    monkeypatch.setenv("LANGUAGE", "de")
    mend = f"git config --global --add safe.directory {repository.parent}"
    why = f"another user owns the clone; trust it with '{mend}'"
    assert told(repository) == ({}, [f"{repository}: {WHY}: {why}"])


def test_a_folder_that_git_does_not_know_says_so(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No clone, a clone of something else, or no git at all."""
    plain = tmp_path / "plain"
    plain.mkdir()
    assert told(plain) == ({}, [f"{plain}: {WHY}: this is no clone of a repository"])
    other = repository.parent / "other"
    other.mkdir()
    assert told(other) == ({}, [f"{other}: {WHY}: none is in git"])
    monkeypatch.setenv("PATH", str(plain))
    assert told(repository) == ({}, [f"{repository}: {WHY}: git is not installed"])


def test_a_build_goes_on_and_tells_why(small: Path) -> None:
    """A strict one as well; -q leaves it out."""
    built = run("-m", "mkdocs", "build", "--site-dir", "out", cwd=small, EXPORTS="false")
    assert built.returncode == 0, built.stderr
    assert built.stderr.count(f"{WHY}: this is no clone of a repository") == 1
