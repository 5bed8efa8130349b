// Narrows the tables of "What was known when" to one day. Without this script the
// tables stand whole, in the order of days. The day is kept in the address (?on=).
(() => {
  const rows = [...document.querySelectorAll(".known tr[data-public]")];
  if (!rows.length) return;
  const days = [...new Set(rows.map((row) => row.dataset.public))].sort();
  const given = new URLSearchParams(location.search).get("on");
  const day = /^\d{4}-\d\d-\d\d$/.test(given ?? "") ? given : "";

  const form = document.createElement("form");
  form.className = "known__day";
  form.innerHTML =
    '<label>As it stood in public on <input type="date" name="on"></label>' +
    '<button type="button" name="back">Earlier</button>' +
    '<button type="button" name="on-day">Later</button>' +
    '<button type="button" name="all">All days</button>' +
    '<output aria-live="polite"></output>';
  const input = form.querySelector("input");
  const output = form.querySelector("output");
  [input.min, input.max] = [days[0], days.at(-1)];
  document.querySelector(".known").prepend(form);

  // Of a count that goes on, the last one said is how it stood; rival answers all stand.
  const show = (on) => {
    const latest = new Map();
    for (const row of rows) {
      row.hidden = on !== "" && row.dataset.public > on;
      if (on && !row.hidden && row.dataset.behaves !== "flow") {
        const before = latest.get(row.dataset.measure);
        if (before && before.dataset.public < row.dataset.public) before.hidden = true;
        latest.set(row.dataset.measure, row);
      }
    }
    for (const table of document.querySelectorAll(".known table")) {
      table.hidden = ![...table.querySelectorAll("tbody tr")].some((row) => !row.hidden);
    }
    const count = rows.filter((row) => !row.hidden).length;
    output.textContent = `${count} of ${rows.length} figures`;
    input.value = on;
    const address = new URL(location.href);
    on ? address.searchParams.set("on", on) : address.searchParams.delete("on");
    history.replaceState(history.state, "", address);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("change", () => show(input.value));
  form.elements.back.addEventListener("click", () =>
    show(days.findLast((one) => one < (input.value || "9999")) ?? days[0]),
  );
  form.elements["on-day"].addEventListener("click", () =>
    show(days.find((one) => one > input.value) ?? days.at(-1)),
  );
  form.elements.all.addEventListener("click", () => show(""));
  show(day);
})();
