// The whole table of figures narrows by topic, speaker, standing and words, and keeps its
// order in the address.
(() => {
  const table = document.querySelector(".cards--whole");
  const jumps = [...document.querySelectorAll(".jump li")];
  const text = (cell) => cell.textContent.trim();
  explainer.list([...table.querySelectorAll("tbody tr:not(.cards__group)")], {
    groups: [...table.tBodies],
    facets: {
      topic: ({ parentElement }) => {
        const [{ id, firstChild }] = parentElement.rows[0].cells;
        return [id, text(firstChild)];
      },
      speaker: ({ cells }) => {
        const speaker = cells[3].querySelector("a");
        return [speaker.hash.slice(1), speaker.textContent];
      },
      standing: ({ cells }) => {
        const mark = cells[5].querySelector(".standing");
        return [mark.className.split("--")[1], text(mark)];
      },
    },
    changed: (state) => {
      explainer.sort(state.get("sort") ?? "");
      [...table.tBodies].forEach((body, index) =>
        jumps[index]?.classList.toggle("out", body.matches(".out")),
      );
    },
  });
})();
