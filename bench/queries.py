"""What readers type, and the first three results of each, found in a fresh build.

python bench/queries.py            lists tests/queries.yml
python bench/queries.py WORDS ...  lists these instead
"""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from conftest import run  # noqa: E402
from served import served  # noqa: E402

from macros.publishing.pdf import browser  # noqa: E402


def main() -> None:
    """Build the site, type each query and print what comes."""
    known = yaml.load((ROOT / "tests" / "queries.yml").read_text("utf-8"), yaml.BaseLoader)
    queries = sys.argv[1:] or [one["typed"] for one in known]
    with tempfile.TemporaryDirectory() as folder:
        built = run("-m", "mkdocs", "build", "--quiet", "--site-dir", folder, EXPORTS="false")
        if built.returncode:
            sys.exit(built.stdout + built.stderr)
        with served(Path(folder)) as address, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
            page = chromium.new_page()
            page.goto(f"{address}/index.html")
            for line in listed(page, queries):
                print(line, flush=True)
            chromium.close()


def listed(page: Page, queries: Iterable[str]) -> Iterator[str]:
    """Each query with its count, and below it what its first results are."""
    page.keyboard.press("/")
    status = page.locator(".search__count")
    for query in queries:
        page.get_by_role("searchbox").fill("")
        page.wait_for_function("!document.querySelector('.search__count').textContent")
        page.get_by_role("searchbox").fill(query)
        page.wait_for_function("document.querySelector('.search__count').textContent")
        yield f"{query}  ({status.inner_text()})"
        for link in page.locator(".search__found li:has(.search__label) a").all()[:3]:
            sort, title, *_ = link.inner_text().splitlines()
            yield f"    {sort}: {title}  [{str(link.get_attribute('href')).removeprefix('./')}]"


if __name__ == "__main__":
    main()
