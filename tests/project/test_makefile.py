"""What the Makefile keeps in .venv holds in a moved folder, and as long as its Python."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from running import PATIENCE

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def make(project: Path) -> str:
    """What is done until the site can be built."""
    command = ["make", f"PYTHON={sys.executable}", ".venv/site"]
    # As a contributor types it: not as a part of the make that runs these tests.
    environ = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        command, cwd=project, env=environ, capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def prefix(project: Path) -> str:
    """Where the Python of the venv looks for packages, as it says itself."""
    command = [project / ".venv" / "bin" / "python", "-c", "import pip, sys; print(sys.prefix)"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that needs no package, with its venv."""
    project = tmp_path_factory.mktemp("first")
    shutil.copy(ROOT / "Makefile", project)
    (project / "requirements.txt").touch()
    assert "-m venv" in make(project)
    return project


def test_nothing_runs_by_a_script_of_the_venv() -> None:
    """A script names the folder that it was installed in; its Python does not."""
    told = "".join((ROOT / name).read_text("utf-8") for name in ("CONTRIBUTING.md", "README.md"))
    runs = re.findall(r"(?:\$\(BIN\)|\.venv/bin)/(?!\s)(\S+)", MAKEFILE + told)
    assert runs and set(runs) == {"python"}
    assert "$(BIN)" not in (ROOT / ".githooks" / "pre-commit").read_text("utf-8")


@pytest.mark.exhaustive  # each makes a venv
def test_a_folder_that_is_copied_or_moved_needs_nothing_new(first: Path, tmp_path: Path) -> None:
    """By whatever name; the packages are those of the folder where make runs."""
    copied = shutil.copytree(first, tmp_path / "other", symlinks=True)
    assert (make(copied), prefix(copied)) == ("", str(copied / ".venv"))
    moved = copied.rename(tmp_path / "it's $HOME & за углом")
    assert (make(moved), prefix(moved)) == ("", str(moved / ".venv"))


@pytest.mark.exhaustive
@pytest.mark.parametrize("gone", ["bin/python*", "lib/python*"])
def test_a_python_that_is_gone_is_replaced(first: Path, tmp_path: Path, gone: str) -> None:
    """Removed, or renewed so that it looks for packages elsewhere; all is installed anew."""
    project = shutil.copytree(first, tmp_path / "other", symlinks=True)
    for path in (project / ".venv").glob(gone):
        path.rename(path.with_name(f"gone-{path.name}"))
    told = make(project)
    assert "-m venv --clear .venv" in told and "pip install" in told
    assert (make(project), prefix(project)) == ("", str(project / ".venv"))
