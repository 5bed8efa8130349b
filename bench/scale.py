"""A build of 1, 10 and 100 times the records, beside a stock site with the same tables.

Processor time, because others work on the machine as well; memory is the most that the
build held at once. Ours is told without the data files, and these apart. Stock is stopped
where it takes long and ours is surely under the limit.
"""

import math
import os
import resource
import shutil
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import copies
import pages

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from macros.checking import load  # noqa: E402

TIMES = (1, 10, 100)
LIMIT = 0.4  # of stock's time, what ours may take of many times the records
PATIENCE = 600  # seconds that stock has in any case, so that its ratio is told


@dataclass(frozen=True)
class Cost:
    """What a command took, in seconds of the processor and megabytes, whole or until stopped."""

    seconds: float
    memory: float
    is_whole: bool


def table(folder: Path) -> Iterator[str]:
    """The lines of the comparison, each as soon as it is known."""
    yield "times  records   pages s    MB  largest kB  files s   stock s    MB  largest kB   ratio"
    for times in TIMES:
        ours, stock = folder / f"ours-{times}", folder / f"stock-{times}"
        count = _ours(ours, times)
        write_stock(stock, ours / "data", times)
        built = run(ours, "mkdocs", "build", "--quiet", "--site-dir", "site", EXPORTS="false")
        files = run(ours, "macros", "export", "files")
        # A twentieth more, for what stops it counts faster than what tells how long it ran.
        at_most = math.ceil(max(PATIENCE, 1.05 * built.seconds / LIMIT))
        plain = run(stock, "mkdocs", "build", "--quiet", "--site-dir", "site", at_most=at_most)
        yield (
            f"{times:5} {count:8} {_told(built, ours)} {files.seconds:8.1f}  {_told(plain, stock)}"
            f" {' ' if plain.is_whole else '<'}{built.seconds / plain.seconds:6.2f}"
        )
        shutil.rmtree(ours)
        shutil.rmtree(stock)


def run(folder: Path, *module: str, at_most: int | None = None, **environment: str) -> Cost:
    """What a Python module took as a command, started in ``folder``.

    It is stopped after ``at_most`` seconds of the processor; RuntimeError where it fails.
    """
    arguments = [sys.executable, "-m", *module]
    pid = os.fork()
    if not pid:
        os.chdir(folder)
        if at_most:
            resource.setrlimit(resource.RLIMIT_CPU, (at_most, at_most + 60))
        os.execve(
            sys.executable, arguments, {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
        )
    _, status, used = os.wait4(pid, 0)
    is_stopped = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU
    if status and not is_stopped:
        raise RuntimeError(f"{' '.join(module)} failed in {folder}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, not is_stopped)


def _ours(folder: Path, times: int) -> int:
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "data").mkdir()
    return copies.write(ROOT / "data", folder / "data", times)


def write_stock(folder: Path, records: Path, times: int) -> None:
    """Write a stock project with as many pages as ours of these records, ``times`` those here."""
    data = load(records)
    parts = {name: [one.name for one in listing.parts] for name, listing in data.paginated.items()}
    parts["heard"] = [*data.saying_on]
    pages.write(folder / "docs", ROOT / "docs", parts)
    shutil.copy(ROOT / "bench" / "stock" / "mkdocs.yml", folder)
    (folder / "data").mkdir()
    copies.write(ROOT / "data", folder / "data", times, whole=True)


def _told(cost: Cost, folder: Path) -> str:
    if not cost.is_whole:
        return f">{cost.seconds:8.1f} >{cost.memory:4.0f} {'-':>11}"
    largest = max(path.stat().st_size for path in (folder / "site").glob("*.html"))
    return f"{cost.seconds:9.1f} {cost.memory:5.0f} {largest / 1000:11.0f}"
