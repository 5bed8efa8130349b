"""How long a build and a check take, each beside something stock in the same run.

Seconds depend on the machine, so what matters are the ratios:

- a clean build of the whole site against a stock Material site of as many pages,
  with the same theme features, that loops the same YAML into plain tables;
- reading and checking 1, 10 and 100 times the records, and of that comparing them
  with each other and tracing where each comes from, per record;
- what each page sends as released, and its Lighthouse scores, beside the stock page of
  that name; written to bench/results.md as well.

Name some of builds, sizes and pages to run those alone.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench" / "stock"), str(ROOT / "tests")]

import lighthouse  # noqa: E402
import pages  # noqa: E402

from macros import comparisons  # noqa: E402
from macros.light import lighten  # noqa: E402
from macros.load import load  # noqa: E402

BUILDS = 7
TIMES = (1, 10, 100)


def main() -> None:
    """Print the comparisons that were named, or all."""
    known = {"builds": compare_builds, "sizes": compare_sizes, "pages": compare_pages}
    names = sys.argv[1:] or list(known)
    if unknown := set(names) - set(known):
        sys.exit(f"no comparison is called {', '.join(unknown)}; there are {', '.join(known)}")
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            known[name](Path(folder))


def compare_builds(folder: Path) -> None:
    """Clean builds of ours and stock by turns, so that both meet the same machine."""
    stock = _stock(folder)
    seconds: dict[str, list[float]] = {"ours": [], "stock": []}
    for _ in range(BUILDS):
        seconds["ours"].append(_build(ROOT, folder / "ours"))
        seconds["stock"].append(_build(stock, folder / "site"))
    ours, stock_time = (statistics.median(seconds[name]) for name in ("ours", "stock"))
    count = len(list((ROOT / "docs").glob("*.md")))
    print(f"clean build, {count} pages, median of {BUILDS}:")
    print(f"  ours  {ours:6.2f} s\n  stock {stock_time:6.2f} s")
    print(f"  ratio {ours / stock_time:6.2f}   (at most 1.50)\n")


def _stock(folder: Path) -> Path:
    stock = folder / "stock"
    pages.write(stock / "docs", ROOT / "docs")
    shutil.copy(ROOT / "bench" / "stock" / "mkdocs.yml", stock)
    shutil.copytree(ROOT / "data", stock / "data")
    return stock


def _build(project: Path, target: Path) -> float:
    shutil.rmtree(target, ignore_errors=True)
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return time.perf_counter() - start


def compare_pages(folder: Path) -> None:
    """Each released page in a browser, by turns with the stock page of its name."""
    _build(ROOT, folder / "ours")
    lighten(folder / "ours")
    _build(_stock(folder), folder / "site")
    lines = []
    for line in lighthouse.table(folder / "ours", folder / "site"):
        print(line, flush=True)
        lines.append(f"{line}\n")
    (ROOT / "bench" / "results.md").write_text("".join(lines), encoding="utf-8")


def compare_sizes(folder: Path) -> None:
    """Processor time to read and check the records, multiplied with ids of their own."""
    print("reading and checking the records:")
    print("    times  records  seconds  microseconds a record   of these comparing and tracing")
    for times in TIMES:
        copies = folder / f"times-{times}" / "data"
        copies.mkdir(parents=True)
        multiply(ROOT / "data", copies, times)
        start = time.process_time()
        data = load(copies)
        seconds = time.process_time() - start
        start = time.process_time()
        comparisons.check(data)
        compared = time.process_time() - start
        print(
            f"  {times:7} {len(data):8} {seconds:8.2f} {seconds / len(data) * 1e6:10.0f}"
            f" {compared:20.2f} s {compared / len(data) * 1e6:6.0f}"
        )


def multiply(source: Path, target: Path, times: int) -> None:
    """Write ``times`` copies of the records, each with ids that end in its number."""
    ids = {record.id for record in load(source)}
    name = re.compile(r"(?<![\w-])(" + "|".join(sorted(ids, key=len, reverse=True)) + r")(?![\w-])")
    for file in source.rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        for number in range(times):
            letters = "".join(
                "abcdefghij"[int(digit)] for digit in str(number)
            )  # digits are figures
            copy = name.sub(rf"\1-copy-{letters}", text) if number else text
            # A measure that differed in wording only would be a mistake, so that each counts
            # a population of its own.
            copy = copy.replace("    population: ", f"    population: Copy {number}, ")
            (target / f"{file.stem}-{number}.yml").write_text(copy, encoding="utf-8")


if __name__ == "__main__":
    main()
