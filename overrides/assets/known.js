// Narrows the tables of "What was known when" to one day. Without this script they stand
// whole, in the order of days. Which answer overtakes which is said by the page.
(() => {
  const rows = [...document.querySelectorAll(".known tbody tr")];
  explainer.list(rows, {
    groups: [...document.querySelectorAll(".known table")],
    facets: {
      topic: (row) => {
        const table = row.closest("table");
        return [table.dataset.topic, table.caption.textContent];
      },
    },
    from: (row) => row.querySelector("time").dateTime,
    until: (row) => row.dataset.until,
  });
})();
