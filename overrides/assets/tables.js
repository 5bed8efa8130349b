// Tables of figures sort by any column, within each question. Without this script they
// stand by question, in the order of the records.
(() => {
  let collator; // made at the first sort, since it loads the alphabets
  const compare = (a, b) => {
    collator ??= new Intl.Collator("en", { numeric: true });
    return collator.compare(a, b);
  };
  const text = (cell) => cell.textContent.trim();
  const number = ({ dataset }) => (dataset.value ? +dataset.value : undefined); // a denial has none
  const day = (cell) => /\d{4}(-\d\d)*/.exec(cell.querySelector("time")?.dateTime)?.[0];
  const keys = { figure: number, when: day };

  // What has no number or date comes last, whichever way.
  const order = (a, b, down) => {
    if (a === undefined || b === undefined) return (a === undefined) - (b === undefined);
    const way = typeof a === "number" ? a - b : compare(a, b);
    return down ? -way : way;
  };

  const sortable = (table) => {
    const heads = [...table.querySelectorAll("[data-sort]")];
    const bodies = [...table.tBodies].map((body) => [body, [...body.rows].filter((row) => row.cells[1])]);
    let state = "";
    const sort = (by) => {
      if (by === state) return;
      state = by;
      const down = by.startsWith("-");
      const column = heads.findIndex((head) => head.dataset.sort === by.replace("-", ""));
      heads.forEach((head, index) => {
        if (index === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
      const key = keys[heads[column]?.dataset.sort] ?? text;
      for (const [body, rows] of bodies) {
        const keyed = rows.map((row) => [column < 0 ? "" : key(row.cells[column]), row]);
        if (column >= 0) keyed.sort(([a], [b]) => order(a, b, down));
        body.append(...keyed.map(([, row]) => row));
      }
    };
    // Up, down, and back to the order of the page.
    const next = (name) => ({ [name]: `-${name}`, [`-${name}`]: "" })[state] ?? name;
    for (const head of heads) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", async () => {
        // Where the address keeps the order, it is chosen in the form.
        if (!(await explainer.controls?.())) return sort(next(head.dataset.sort));
        const chosen = document.querySelector(".controls [name=sort]");
        chosen.value = next(head.dataset.sort);
        chosen.dispatchEvent(new Event("input", { bubbles: true }));
      });
      head.replaceChildren(button);
    }
    return sort;
  };

  const wide = matchMedia("(min-width: 60em)"); // no cards

  // A hundred long cards are laid out in steps, so that a slow phone can show and move the
  // first meanwhile. Whoever presses a link may leave for any of them: then all at once.
  const cards = [...document.querySelectorAll(".from-top .cards--whole tbody tr")];
  const lay = (milliseconds) => {
    const end = performance.now() + milliseconds;
    while (cards.length && performance.now() < end) {
      const card = cards.shift();
      card.classList.add("laid");
      card.getBoundingClientRect();
    }
    if (cards.length) later(() => lay(8));
  };
  const later = window.requestIdleCallback ?? setTimeout;
  document.addEventListener("click", () => lay(Infinity), { capture: true });
  if (!wide.matches) later(() => lay(8));

  // Cards have no headers to be seen, so none may take the focus there.
  const reach = () => {
    for (const button of document.querySelectorAll("[data-sort] button")) {
      button.tabIndex = wide.matches ? 0 : -1;
    }
  };
  wide.addEventListener("change", reach);

  for (const table of document.querySelectorAll(".figures table")) {
    const sort = sortable(table);
    if (!table.dataset.loads) continue;
    explainer.sort = sort;
    table.addEventListener("click", async (event) => {
      const link = event.target.closest("a.cite");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      try {
        if (!(await explainer.need(table))) throw table;
        await explainer.cite(link);
      } catch {
        location.href = link.href; // the same as a text
      }
    });
  }
  reach();
})();
