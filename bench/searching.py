"""How long the search takes on a phone: until it is ready, and for each letter that is typed.

The page is the released one, the processor slowed as Lighthouse slows it for a phone, and
half as slow again. Told is the time of the page's own thread, whatever else the machine does:
a letter takes from its event to the frame that shows its results.
"""

import statistics
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright
from served import served

from macros.publishing.pdf import browser

SLOWER = (4, 6)  # Lighthouse's phone has 4
TYPED = ("700,000", "desertion penalty", "did convicts explain the extra 18,000", "Казахстан")
MOST = 50  # milliseconds for a letter

OPEN = """() => {
  window.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: "longtask" });
  document.querySelector("[data-opens=search]").click();
}"""
TYPE = """(words) => {
  const field = document.querySelector(".search input");
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"


def table(site: Path) -> Iterator[str]:
    """A line for each speed: what making ready takes, and the median and the most of a letter."""
    yield "search, milliseconds of the page's thread:"
    yield "  slower   ready   longest task   a letter   at most"
    with served(site, compressed=True) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        for times in SLOWER:
            page = chromium.new_page(viewport={"width": 412, "height": 823})
            page.goto(f"{address}/index.html", wait_until="networkidle")
            yield f"  {times:5}x {_measured(page, times)}   (at most {MOST})"
            page.close()
        chromium.close()


def _measured(page: Page, times: int) -> str:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    start = _spent(session)
    page.evaluate(OPEN)
    page.evaluate(TYPE, "Putin")
    page.locator(".search__found a").first.wait_for()
    ready, longest = _spent(session) - start, page.evaluate("longest")
    letters = []
    for words in TYPED:
        for end in range(1, len(words) + 1):
            page.evaluate(PAINTED)
            start = _spent(session)
            page.evaluate(TYPE, words[:end])
            page.evaluate(PAINTED)
            letters.append(_spent(session) - start)
    return f"{ready:7.0f} {longest:14.0f} {statistics.median(letters):10.0f} {max(letters):9.0f}"


def _spent(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(one["value"] for one in metrics if one["name"] == "TaskDuration") * 1000
