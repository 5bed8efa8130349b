"""How long a build and a check take, each beside something stock in the same run.

Seconds depend on the machine, so what matters are the ratios:

- a clean build of the whole site against a stock Material site of as many pages,
  with the same theme features, that loops the same YAML into plain tables;
- a preview, from saving a record to the page that shows it, against stock's from saving a page;
- reading and checking 1, 10 and 100 times the records, and of that comparing them
  with each other and tracing where each comes from, per record;
- building 1, 10 and 100 times the records against stock, in time, memory and the largest page;
- how long a phone takes to make the search ready, and for each letter that is typed in it;
- what each page sends as released, and its Lighthouse scores, beside the stock page of
  that name; written to bench/results.md as well.

Name some of builds, previews, sizes, search, pages and scale to run those alone.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench"), str(ROOT / "bench" / "stock"), str(ROOT / "tests")]

import copies  # noqa: E402
import lighthouse  # noqa: E402
import previews  # noqa: E402
import scale  # noqa: E402
import searching  # noqa: E402

from macros.checking import consistency, cycles, load  # noqa: E402
from macros.corpus import Corpus  # noqa: E402
from macros.publishing.lighten import lighten  # noqa: E402

BUILDS = 7


def main() -> None:
    """Print the comparisons that were named, or all."""
    known = {
        "builds": compare_builds,
        "previews": compare_previews,
        "sizes": compare_sizes,
        "search": measure_search,
        "pages": compare_pages,
        "scale": compare_scale,
    }
    names = sys.argv[1:] or list(known)
    if unknown := set(names) - set(known):
        sys.exit(f"no comparison is called {', '.join(unknown)}; there are {', '.join(known)}")
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            known[name](Path(folder))


def compare_builds(folder: Path) -> None:
    """Clean builds of ours and stock by turns, so that both meet the same machine.

    Stock writes no data files, so ours are told without them, and with them apart.
    """
    stock = _stock(folder)
    seconds: dict[str, list[float]] = {"ours": [], "whole": [], "stock": []}
    for _ in range(BUILDS):
        seconds["ours"].append(_build(ROOT, folder / "ours", EXPORTS="false"))
        seconds["stock"].append(_build(stock, folder / "site"))
        seconds["whole"].append(_build(ROOT, folder / "ours"))
    ours, whole, stock_time = map(statistics.median, map(seconds.get, ("ours", "whole", "stock")))
    count = len(list((stock / "docs").glob("*.md")))
    print(f"clean build, {count} pages, median of {BUILDS}:")
    print(f"  ours  {ours:6.2f} s, with the data files {whole:.2f} s\n  stock {stock_time:6.2f} s")
    print(f"  ratio {ours / stock_time:6.2f}   (at most 1.20)\n")


def _stock(folder: Path) -> Path:
    stock = folder / "stock"
    scale.write_stock(stock, ROOT / "data", times=1)
    return stock


def _build(project: Path, target: Path, **environment: str) -> float:
    shutil.rmtree(target, ignore_errors=True)
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        check=True,
    )
    return time.perf_counter() - start


def compare_previews(folder: Path) -> None:
    """From saving a record, or a page of stock's, to the page that a browser would load again."""
    ours, stock = previews.compare(folder, _stock(folder))
    print(f"from saving to the page that shows it, median of {previews.EDITS}:")
    print(f"  ours  {ours:6.2f} s\n  stock {stock:6.2f} s")
    print(f"  ratio {ours / stock:6.2f}   (at most 1.50)\n")


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


def measure_search(folder: Path) -> None:
    """The search of the released site, on phones of two speeds."""
    _build(ROOT, folder / "ours")
    lighten(folder / "ours")
    for line in searching.table(folder / "ours"):
        print(line, flush=True)


def compare_scale(folder: Path) -> None:
    """Builds of many times the records, with the data files apart."""
    print("building many times the records:")
    for line in scale.table(folder):
        print(line, flush=True)


def compare_sizes(folder: Path) -> None:
    """Processor time to read and check the records, multiplied with ids of their own.

    Each size is read in a process of its own: what was read before makes reading dearer.
    """
    print("reading and checking the records:")
    print("    times  records  seconds  microseconds a record   of these comparing and tracing")
    for times in scale.TIMES:
        records = folder / f"times-{times}"
        records.mkdir()
        copies.write(ROOT / "data", records, times)
        with ProcessPoolExecutor(1, get_context("spawn")) as alone:
            count, seconds, compared = alone.submit(_read, records).result()
        print(
            f"  {times:7} {count:8} {seconds:8.2f} {seconds / count * 1e6:10.0f}"
            f" {compared:20.2f} s {compared / count * 1e6:6.0f}"
        )


def _read(records: Path) -> tuple[int, float, float]:
    """How many records a folder has; seconds to read and check them, and to compare them again."""
    start = time.process_time()
    data = load(records)
    seconds = time.process_time() - start
    anew = Corpus.from_dataset(data)  # the first keeps what was found of it
    start = time.process_time()
    cycles.check(anew)
    consistency.check(anew)
    return len(data), seconds, time.process_time() - start


if __name__ == "__main__":
    main()
