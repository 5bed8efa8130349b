// A list that readers narrow. Its form holds the state and the address keeps it; what
// does not pass gets the class "out", which hides it on screens but not in print.
(() => {
  // `facets` names what an item is chosen by: each gives [value, label] of an item.
  // `from` and `until` give the days between which an item stood; `days` those on which
  // something changed, where items do so themselves.
  const list = (items, { groups = [], facets = {}, from, until, days, changed }) => {
    const box = document.querySelector(".controls");
    const form = box.querySelector("form");
    const shown = box.querySelector("output b");
    const names = Object.keys(facets);
    const labels = new Map(); // of the choices, without their counts

    for (const select of form.querySelectorAll("select")) {
      const found = new Map(items.map(facets[select.name] ?? (() => [])));
      const choices = [...found].filter(([value]) => value);
      // By code: the first word to know an alphabet loads all of them, for 50 ms of a slow phone.
      if ("sorted" in select.dataset) choices.sort(([, a], [, b]) => (a < b ? -1 : 1));
      for (const [value, label] of choices) {
        const option = new Option(label, value);
        labels.set(option, label);
        select.append(option);
      }
    }

    const read = () =>
      new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    const put = (state) => {
      for (const field of form.elements) {
        const values = state.getAll(field.name);
        if (field.type === "checkbox") field.checked = values.includes(field.value);
        else if (field.type !== "button") field.value = values[0] ?? "";
        if (field.selectedIndex < 0) field.selectedIndex = 0;
      }
    };

    const texts = new Map();
    const text = (item) => {
      if (!texts.has(item)) texts.set(item, explainer.words.has(item.textContent));
      return texts.get(item);
    };
    // Whether an item has the words that are typed now.
    let typed, asked, found;
    const has = (item, words) => {
      if (words !== typed) {
        typed = words;
        asked = explainer.words.split(words, true);
        found = new Map();
      }
      if (!found.has(item)) found.set(item, text(item)(asked));
      return found.get(item);
    };
    const passes = (item, state, besides) => {
      const on = state.get("on");
      if (on && (from(item) > on || until?.(item) <= on)) return false;
      const words = state.get("q");
      return (
        (!words || has(item, words)) &&
        names.every((name) => {
          const chosen = state.getAll(name);
          return name === besides || !chosen.length || chosen.includes(facets[name](item)[0]);
        })
      );
    };

    const count = (state) => {
      for (const name of names) {
        const tally = {};
        for (const item of items) {
          if (!passes(item, state, name)) continue;
          const [value] = facets[name](item);
          tally[value] = (tally[value] ?? 0) + 1;
        }
        for (const [option, label] of labels) {
          if (option.parentElement.name !== name) continue;
          option.text = `${label} (${tally[option.value] ?? 0})`;
        }
        for (const field of form.querySelectorAll(`[type=checkbox][name=${name}]`)) {
          field.parentElement.querySelector("b").textContent = tally[field.value] ?? 0;
        }
      }
    };

    const apply = () => {
      const state = read();
      const focused = items.findIndex((item) => item.contains(document.activeElement));
      const rest = items.filter((item) => {
        const out = !passes(item, state);
        item.classList.toggle("out", out);
        return !out;
      });
      for (const group of groups) {
        const empty = !rest.some((item) => group.contains(item));
        group.classList.toggle("out", empty && rest.length < items.length);
      }
      box.parentElement.classList.toggle("narrowed", rest.length < items.length);
      if (items[focused]?.matches(".out")) {
        const next = items.slice(focused).find((item) => rest.includes(item)) ?? rest.at(-1);
        (next?.querySelector("summary, a") ?? form.elements.q).focus({ preventScroll: true });
      }
      count(state);
      changed?.(state);
      shown.textContent = rest.length;
    };

    let typing = false;
    const keep = (types) => {
      const address = new URL(location);
      address.search = read();
      if (address.href !== location.href) {
        history[types && typing ? "replaceState" : "pushState"](null, "", address);
      }
      typing = types;
    };
    const restore = () => {
      put(new URLSearchParams(location.search));
      typing = false;
      apply();
    };
    // A link to something that is out of the way brings everything back.
    const reveal = () => {
      const target = document.getElementById(explainer.named());
      if (!target?.closest(".out")) return;
      put(new URLSearchParams());
      apply();
      keep();
      target.scrollIntoView();
    };

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", ({ target }) => {
      apply();
      keep(target.type === "search");
    });
    const { on } = form.elements;
    const begun = from ? [...new Set(days ?? items.map(from))].sort() : [];
    if (on && !days) [on.min, on.max] = [begun[0], begun.at(-1)];
    const press = {
      clear: () => put(new URLSearchParams()),
      earlier: () => (on.value = begun.findLast((day) => day < (on.value || "9")) ?? begun[0]),
      later: () => (on.value = begun.find((day) => day > on.value) ?? begun.at(-1)),
    };
    form.addEventListener("click", ({ target }) => {
      if (!press[target.name]) return;
      press[target.name]();
      apply();
      keep();
    });
    addEventListener("popstate", restore);
    addEventListener("hashchange", reveal);
    restore();
    reveal();
  };
  explainer.list = list;
})();
