// Tells the law of one day: of each part of an article the edition that stood then, and of
// parts that were not there yet nothing. Without this script an article opens to the newest,
// and the earlier are folded below them. On a phone a day leaves the articles folded: they are
// many screens when open, and each opens to that day.
(() => {
  const rows = [...document.querySelectorAll(".penalties tbody tr")];
  const of = new Map(rows.map((row) => [row, [...row.querySelectorAll(".edition")]])); // newest first
  const articles = [...document.querySelectorAll(".article")];
  const roomy = matchMedia("(min-width: 60em)");
  let opened = false;
  const since = (edition) => edition.dataset.since; // "" of what stood before
  const there = (edition) => !edition.querySelector(".term--none");
  explainer.list(rows, {
    groups: [...document.querySelectorAll(".penalties section"), ...articles],
    from: (row) => since(of.get(row).findLast(there)),
    days: [...of.values()].flat().map(since).filter(Boolean),
    changed: (state) => {
      // What was chosen is seen at once; what was opened by hand stays until then.
      const open = state.has("q") || (state.size > 0 && roomy.matches);
      if (opened || open) for (const article of articles) article.open = open;
      opened = open;
      const on = state.get("on");
      for (const editions of of.values()) {
        const stood = editions.find((edition) => !on || since(edition) <= on);
        for (const edition of editions) {
          edition.classList.toggle("out", Boolean(on) && edition !== stood);
          if (edition.localName === "details") edition.open = Boolean(on) && edition === stood;
        }
      }
    },
  });
})();
