// What the search dialog shows. Loaded last of what it takes, when it is first opened; the
// dialog itself is of every page.
(() => {
  const SOME = 10; // shown at once; the rest when asked for
  const LENGTH = 160; // of an excerpt, in letters
  const FEW = 12; // places of a text that are looked at for it
  const finder = explainer.finder();
  const root = document.documentElement;
  const base = root.dataset.base.replace(/\/$/, "");
  const dialog = document.querySelector(".search");
  const [field, told] = dialog.querySelectorAll("input, [role=status]");

  const make = (tag, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  };
  const list = make("ol", { className: "search__found" });
  const more = make("button", { type: "button", className: "search__more" });
  const slash = make("input", { type: "checkbox", checked: !root.dataset.slash });
  dialog.append(list, more, make("label", { className: "search__key" }, slash, " The key / opens the search"));

  // Some words around the place where most of what was sought stands, none of them cut.
  const sought = (terms) => {
    const words = terms.slice(0, 12).flatMap((term) => finder.forms.get(term) ?? []).flatMap((word) => {
      if (!/^\d+$/.test(word)) return word.replaceAll(".", "\\.");
      return [[...word].join(",?"), `${word / 1e6} million`];
    });
    return new RegExp(`(?<![\\p{L}\\d])(?:${words.join("|")})(?![\\p{L}\\d])`, "giu");
  };
  const excerpt = (text, terms, title) => {
    const pattern = sought(terms);
    // What stands in the title is not looked for again.
    const told = new Set(Array.from(title.matchAll(pattern), ([word]) => word.toLowerCase()));
    const found = [];
    for (const one of text.matchAll(pattern)) {
      if (!told.has(one[0].toLowerCase())) found.push(one);
      if (found.length === FEW) break;
    }
    const around = ({ index }) => {
      const near = found.filter((one) => one.index >= index && one.index < index + LENGTH - 40);
      return new Set(near.map(([word]) => word.toLowerCase())).size;
    };
    const best = found.reduce((a, b) => (a && around(a) >= around(b) ? a : b), undefined);
    const start = Math.max(0, (best?.index ?? 0) - 40);
    const from = start && text.indexOf(" ", start) + 1;
    const to = text.length > from + LENGTH ? text.lastIndexOf(" ", from + LENGTH) : text.length;
    return (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
  };

  const shown = ({ id, terms }) => {
    const { address, title, subtitle, text, label } = finder.records[id];
    const [sort, ...doubts] = label.split(", ");
    const what = make("span", { className: "search__label" }, sort);
    if (doubts.length) what.append(", ", make("b", { textContent: doubts.join(", ") }));
    const link = make("a", { href: `${base}/${address}` }, what, " ", make("strong", { textContent: title }));
    if (subtitle) link.append(" ", make("span", { textContent: subtitle }));
    if (text) link.append(" ", make("span", { className: "search__text", textContent: excerpt(text, terms, `${title} ${subtitle}`) }));
    return make("li", {}, link);
  };
  let rest = [];
  const append = () => {
    list.append(...rest.splice(0, SOME).map(shown));
    more.hidden = !rest.length;
    more.textContent = `Show more (${rest.length} left)`;
  };
  more.addEventListener("click", () => {
    const next = list.children.length;
    append();
    list.children[next].firstChild.focus();
  });

  const quoted = (words) => words.map((word) => `“${word}”`).join(", ");
  const summary = ({ found, unknown, mistyped, whole }) => {
    const results = `${found.length || "No"} ${found.length === 1 ? "result" : "results"}`;
    if (!found.length) return `${results}. These are the pages of the site:`;
    if (mistyped.size) return `${results} for ${quoted([...mistyped.values()])}; no text has ${quoted([...mistyped.keys()])}`;
    if (!whole) return `${results} with some of these words; no text has all`;
    return unknown.length ? `${results}; no text has ${quoted(unknown)}` : results;
  };
  const pages = () =>
    [...document.querySelectorAll("#menu a")].map((one) => {
      const group = one.closest("ul").previousElementSibling;
      const name = group ? `${group.textContent}: ${one.textContent}` : one.textContent;
      return make("li", {}, make("a", { href: one.getAttribute("href"), textContent: name }));
    });
  const show = () => {
    const found = finder.find(field.value);
    const asked = field.value.trim() !== "";
    told.textContent = asked ? summary(found) : "";
    rest = asked ? [...found.found] : [];
    list.replaceChildren();
    append();
    if (asked && !found.found.length) list.append(...pages());
    return found.found.length > 0;
  };

  // The address keeps the words while the dialog is open, so that the way back from a
  // result leads to the list, and the list can be passed on.
  let before = "";
  let later;
  const write = (hash, state = null) => {
    if (!location.hash.startsWith("#search=")) before = location.hash;
    const address = new URL(location);
    address.hash = hash;
    try {
      history.replaceState(state, "", address);
    } catch {} // a browser may not allow it from a disk, or not so often
  };
  const restore = () => {
    if (location.hash.startsWith("#search=")) write(before);
  };
  const keep = (state) => {
    const words = field.value.trim();
    if (words) write(`#search=${encodeURIComponent(words)}`, state);
    else restore();
  };
  list.addEventListener("click", ({ target }) => {
    const followed = [...list.children].indexOf(target.closest("li"));
    clearTimeout(later);
    if (followed >= 0) keep({ followed });
  });
  dialog.addEventListener("close", () => {
    clearTimeout(later);
    if (dialog.returnValue !== "left") restore();
  });

  dialog.addEventListener("keydown", (event) => {
    // Browsers differ in whether Escape empties the field first. Here it closes, as it closes
    // every dialog; the words stay for the next time.
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      document.activeElement.blur(); // the key / may follow at once
      dialog.close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target === slash) return;
    event.preventDefault();
    const stops = [field, ...list.querySelectorAll("a")];
    stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(document.activeElement) + step))].focus();
  });
  slash.addEventListener("change", () => {
    if (slash.checked) delete root.dataset.slash;
    else root.dataset.slash = "off";
    try {
      if (slash.checked) localStorage.removeItem("slash");
      else localStorage.setItem("slash", "off");
    } catch {} // a reader who forbids storage chooses for one page
  });

  // Enter follows the first result; who comes back to the list finds the one that was followed.
  told.textContent = "Search is loading …";
  explainer.search = async (why) => {
    await finder.built;
    const some = show();
    if (why === "input") {
      clearTimeout(later);
      later = setTimeout(() => dialog.open && keep(), 300);
    }
    const { followed = -1 } = (why ? undefined : history.state) ?? {};
    while (followed >= list.children.length && rest.length) append();
    if (why === "submit" && some) list.querySelector("a").click();
    else list.children[followed]?.firstChild.focus();
  };
})();
