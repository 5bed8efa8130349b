// The timeline narrows by kind, by words and to what was known on a day; arrow keys go
// from event to event. Without this script it stands whole.
(() => {
  const events = [...document.querySelectorAll(".timeline .event")];
  const figures = [...document.querySelectorAll(".event__claims li")];
  const id = (link) => link.getAttribute("href").split("#")[1];
  const link = (item) => item.querySelector("a.figure");
  const day = new Map(figures.map((item) => [id(link(item)), item.dataset.from ?? "9"]));

  // A figure in a sentence that was given later leaves a word in its place.
  const later = new Map();
  const veil = (figure, hidden) => {
    figure.classList.toggle("out", hidden);
    if (hidden && !later.has(figure)) {
      const word = document.createElement("span");
      word.className = "later";
      word.textContent = "[given later]";
      figure.before(word);
      later.set(figure, word);
    }
    later.get(figure)?.classList.toggle("out", !hidden);
  };
  const changed = (state) => {
    const on = state.get("on") ?? "";
    const hidden = (figure) => on !== "" && day.get(id(figure)) > on;
    for (const item of figures) item.classList.toggle("out", hidden(link(item)));
    for (const claims of document.querySelectorAll(".event__claims")) {
      claims.classList.toggle("out", !claims.querySelector("li:not(.out)"));
    }
    if (!on && !later.size) return;
    for (const figure of document.querySelectorAll(".event details > p a.figure")) {
      veil(figure, hidden(figure));
    }
  };

  explainer.list(events, {
    groups: [...document.querySelectorAll(".month")],
    facets: { category: (event) => [event.querySelector(".category").textContent.trim()] },
    from: (event) => event.dataset.from ?? event.querySelector("time").dateTime,
    changed,
  });

  const steps = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
  document.addEventListener("keydown", (press) => {
    const step = steps[press.key];
    if (!step || press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return;
    const shown = events.filter((event) => !event.matches(".out"));
    const here = shown.findIndex((event) => event.contains(document.activeElement));
    const next = here < 0 ? undefined : shown[here + step];
    if (!next) return;
    press.preventDefault();
    next.querySelector("summary").focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  });
})();
