// The search dialog. Loaded when first opened, after MiniSearch and the records' texts.
(() => {
  // 147,000 is found by 147000 as well, and part of a word finds the word.
  const words = /[\p{L}\p{N}]+(?:[.,’'-][\p{L}\p{N}]+)*/gu;
  const index = new MiniSearch({
    fields: ["title", "text"],
    tokenize: (text) => text.match(words) ?? [],
    processTerm: (term) => term.toLowerCase().replace(/(?<=\d),(?=\d)/g, ""),
    searchOptions: {
      boost: { title: 3 },
      combineWith: "AND",
      prefix: true,
      fuzzy: (term) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
    },
  });
  const { records } = window.calledUp;
  index.addAll(records.map(([, title, text], id) => ({ id, title, text })));

  const make = (tag, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  };
  const input = make("input", { type: "search", id: "search-words", autocomplete: "off" });
  const count = make("p", { className: "search__count" });
  count.setAttribute("role", "status");
  const list = make("ol", { className: "search__found" });
  const form = make(
    "form",
    { method: "dialog", role: "search" },
    make("label", { htmlFor: "search-words", textContent: "Search the figures, events and texts" }),
    input,
    make("button", { textContent: "Close" }),
  );
  const dialog = make("dialog", { className: "search" }, form, count, list);
  dialog.setAttribute("aria-label", "Search");
  document.body.append(dialog);

  const excerpt = (text, terms) => {
    const lower = text.toLowerCase();
    const places = terms.map((term) => lower.indexOf(term)).filter((place) => place >= 0);
    const start = Math.max(0, Math.min(...places, text.length) - 50);
    const from = start && places.length ? text.indexOf(" ", start) + 1 : 0;
    return (from ? "… " : "") + text.slice(from, from + 150) + (text.length > from + 150 ? " …" : "");
  };
  let base = "";
  const show = () => {
    const found = input.value.trim() ? index.search(input.value) : [];
    count.textContent = input.value.trim()
      ? `${found.length || "No"} ${found.length === 1 ? "result" : "results"}`
      : "";
    list.replaceChildren(
      ...found.slice(0, 40).map(({ id, terms }) => {
        const [location, title, text] = records[id];
        const link = make("a", { href: `${base}/${location}` }, make("strong", { textContent: title }));
        link.append(" ", make("span", { textContent: excerpt(text, terms) }));
        link.addEventListener("click", () => dialog.close());
        return make("li", {}, link);
      }),
    );
  };
  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    if (event.submitter) return; // the button closes
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const stops = [input, ...list.querySelectorAll("a")];
    stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(document.activeElement) + step))].focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  window.calledUp.openSearch = (where) => {
    base = where;
    dialog.showModal();
    input.select();
  };
})();
