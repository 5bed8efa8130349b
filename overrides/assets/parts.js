// Filters the rows of all parts of a list, where its first page tells what is where. What
// they are is loaded before this.
(() => {
  const root = document.querySelector(".parts[data-list]");
  const { list: name } = root.dataset;
  const base = document.documentElement.dataset.base.replace(/\/$/, "");
  const known = new Map();
  for (const [part, id, text, chosen, from = "9", until = ""] of explainer.rows[name]) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `${base}/${part}.html#${encodeURIComponent(id)}`;
    link.textContent = text;
    item.append(link);
    known.set(item, { ...chosen, from, until });
  }
  const items = [...known.keys()];
  const [, { from, until, ...facets }] = known.entries().next().value;
  root.querySelector(".parts__found").append(...items);
  explainer.list(items, {
    facets: Object.fromEntries(Object.keys(facets).map((one) => [one, (item) => known.get(item)[one]])),
    from: from === "9" ? undefined : (item) => known.get(item).from,
    until: (item) => known.get(item).until || undefined,
  });
})();
