"""A page as a new reader opens it, and all that this brings about."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"

BAD_LINE = {"offline": False, "latency": 50, "downloadThroughput": 50_000, "uploadThroughput": -1}
GOOD_LINE = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}

# What moved, and by how much. A space that waits for its word cannot be seen to move; and while a
# page comes, the word that a piece cut grows, and may go to the next line then. What the last piece
# brings is drawn in a frame after all has come.
WATCH_SHIFTS = """window.shifts = [];
let whenAllWasDrawn = Infinity;
addEventListener("readystatechange", () => requestAnimationFrame(() => requestAnimationFrame(() => {
  whenAllWasDrawn = performance.now();
})), { once: true, capture: true });
const isText = ({ node }) => node?.nodeType === 3;
const isNextLine = ({ node, previousRect, currentRect }) => {
  const line = parseFloat(getComputedStyle(node.parentElement).lineHeight);
  const down = currentRect.y - previousRect.y;
  return down > 0 && down < 1.5 * line;
};
new PerformanceObserver((list) => {
  for (const { value, sources, startTime } of list.getEntries()) {
    const isComing = startTime < whenAllWasDrawn;
    const seen = sources.filter((one) => !isText(one) || one.node.data.trim());
    if (!seen.length || (isComing && seen.every((one) => isText(one) && isNextLine(one)))) continue;
    shifts.push([value, ...seen.map(({ node }) => (node?.outerHTML ?? node?.data)?.slice(0, 80))]);
  }
}).observe({ type: "layout-shift", buffered: true });"""

# Some frames: what scripts put off until the browser is idle is not done before it draws one.
FRAMES = """() => new Promise((done) => {
  let left = 3;
  const next = () => (left-- ? requestAnimationFrame(next) : done());
  next();
})"""

SCROLL_THROUGH = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    await frame();
  }
  await frame();
}"""

AS_FOUND = """() => {
  document.querySelectorAll("[popover]").forEach((one) => one.hidePopover());
  document.activeElement?.blur();
  scrollTo(0, 0);
}"""

# The screen and all elements; but for their classes, for a table is laid out while one looks.
STATE = """() => {
  const { outerHTML } = document.documentElement;
  const screen = `${innerWidth} × ${innerHeight} at ${devicePixelRatio}`;
  return [screen, ...outerHTML.replace(/ class="[^"]*"/g, "").split(/(?=<)/)];
}"""
REMEMBER = f"() => {{ window.asFound = ({STATE})(); }}"

# The first thing that is not as it was found. What a page itself mends, such as the name of a
# button when colours change, it has mended some frames later.
CHANGED = f"""async (frames) => {{
  if (!window.asFound) return ["the page", "one that was opened in its place"];
  const changed = () => {{
    const state = ({STATE})();
    const at = state.findIndex((one, number) => one !== asFound[number]);
    return at < 0 && state.length === asFound.length ? null : [asFound.at(at), state.at(at)];
  }};
  while (frames-- && changed()) await new Promise(requestAnimationFrame);
  return changed();
}}"""


class Visit:
    """A page opened in a context of its own, with what was asked for and what went wrong.

    On a bad line it comes in pieces, and is read to its end; what moved is in ``shifts``.
    """

    def __init__(self, browser: Browser, url: str, bad_line: bool = False, **reader: Any) -> None:
        self.context: BrowserContext = browser.new_context(**reader)
        self.page: Page = self.context.new_page()
        self.requests: list[Request] = []
        self.refused: list[str] = []
        self.errors: list[str] = []
        self._reader = reader
        self._has_scripts = reader.get("java_script_enabled", True)
        self._watch()
        if bad_line:
            self._come_in_pieces(url)
        else:
            self._open(url)

    def _watch(self) -> None:
        self.page.on("request", lambda one: self.requests.append(one))
        self.page.on("response", lambda one: one.status >= 400 and self.refused.append(one.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda one: one.type == "error" and self.errors.append(one.text))

    def _come_in_pieces(self, url: str) -> None:
        line = self.context.new_cdp_session(self.page)
        line.send("Network.emulateNetworkConditions", BAD_LINE)
        self.page.add_init_script(WATCH_SHIFTS)
        self.page.add_init_script(path=AXE)  # much faster than to bring it in later
        self._open(url)
        self.page.evaluate(SCROLL_THROUGH)
        self.page.evaluate(FRAMES)
        self.shifts: list[list[Any]] = self.page.evaluate("shifts")
        line.send("Network.emulateNetworkConditions", GOOD_LINE)
        changed = self.as_found()
        assert not changed, changed

    def _open(self, url: str) -> None:
        if self._has_scripts:
            # Half a second of silence: so long, what a script does late is waited for.
            self.page.goto(url, wait_until="networkidle")
            self.page.evaluate(FRAMES)
        else:
            self.page.goto(url)
        self.page.evaluate(REMEMBER)

    def as_found(self) -> list[str] | None:
        """Undo what a check may change of a page that others look at as well.

        Returns the first of what else it changed, as it was found and as it is; None if nothing.
        """
        self.page.set_viewport_size(self._reader["viewport"])
        self.page.emulate_media(
            media="null",
            color_scheme=self._reader.get("color_scheme", "light"),
            forced_colors="null",
            reduced_motion="null",
        )
        self.page.evaluate(AS_FOUND)
        changed: list[str] | None = self.page.evaluate(CHANGED, 100 if self._has_scripts else 0)
        return changed
