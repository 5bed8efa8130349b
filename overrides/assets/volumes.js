// A list that is told in parts. The address of a row that stood here before leads to its
// part, and a filter finds rows of all parts. What stands where is loaded when it is asked.
(() => {
  const root = document.querySelector(".volumes[data-loads]");
  const { list: name, loads } = root.dataset;
  const base = document.documentElement.dataset.base.replace(/\/$/, "");
  let asked;
  const rows = () =>
    (asked ??= new Promise((done) => {
      const script = document.createElement("script");
      script.src = `${base}/${loads}`;
      script.onload = () => done(calledUp.rows[name]);
      document.head.append(script);
    }));
  const address = (part, id) => `${part}.html#${encodeURIComponent(id)}`;

  const follow = async () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id || document.getElementById(id)) return;
    const row = (await rows()).find((one) => one[1] === id);
    if (row) location.replace(address(...row));
  };

  const opener = root.querySelector(".volumes__narrow");
  const narrow = async () => {
    const known = new Map();
    for (const [part, id, text, chosen, from = "9", until = ""] of await rows()) {
      if (!text) continue; // a question, which stands at its first figure
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = address(part, id);
      link.textContent = text;
      item.append(link);
      known.set(item, { ...chosen, from, until });
    }
    const items = [...known.keys()];
    const [, { from, until, ...facets }] = known.entries().next().value;
    root.querySelector(".volumes__found").append(...items);
    opener.parentElement.remove();
    calledUp.list(items, {
      facets: Object.fromEntries(Object.keys(facets).map((one) => [one, (item) => known.get(item)[one]])),
      from: name === "figures" ? undefined : (item) => known.get(item).from,
      until: (item) => known.get(item).until || undefined,
    });
  };
  opener?.addEventListener("click", async () => {
    await narrow();
    root.querySelector(".controls__open").click();
    root.querySelector(".controls__form").elements[0].focus();
  });
  if (opener && location.search) narrow();

  addEventListener("hashchange", follow);
  follow();
})();
