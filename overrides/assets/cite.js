// The citation that a link leads to, shown in the page to be copied. Loaded by tables.js
// when one is asked for; fails from a disk, where nothing can be fetched.
(() => {
  const forms = { plain: "In words", bibtex: "BibTeX", ris: "RIS" };
  let dialog;

  const make = (tag, more = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), more);
    made.append(...children);
    return made;
  };

  const copy = async (field, told) => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy");  // no clipboard without https
    }
    told.textContent = "Copied";
  };

  const form = (name, text) => {
    const rows = Math.min(Math.ceil(text.length / 55) + 1, 9);
    const field = make("textarea", { readOnly: true, value: text.trim(), rows, id: `cite-${name}` });
    const told = make("output");
    const button = make("button", { type: "button", textContent: "Copy" });
    button.setAttribute("aria-label", `Copy: ${forms[name]}`);
    button.addEventListener("click", () => copy(field, told));
    const label = make("label", { htmlFor: field.id, textContent: forms[name] });
    return make("div", { className: "citation__form" }, label, field, button, told);
  };

  const show = (citation, link) => {
    dialog?.remove();
    const heading = make("h2", { id: "cite-heading", textContent: "Cite this figure" });
    const close = make("button", { type: "button", textContent: "Close" });
    dialog = make("dialog", { className: "citation" }, heading);
    dialog.setAttribute("aria-labelledby", heading.id);
    dialog.append(...Object.keys(forms).map((name) => form(name, citation[name])), close);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => link.focus());
    link.closest(".md-typeset, body").append(dialog);
    dialog.showModal();
    const first = dialog.querySelector("textarea");
    first.setSelectionRange(0, 0);  // the focus shows its end otherwise
    first.scrollTop = 0;
  };

  window.explainer.cite = async (link) => {
    const answer = await fetch(link.href.replace(/\.txt$/, ".json"));
    if (!answer.ok) throw new Error(answer.status);
    show((await answer.json()).citation, link);
  };
})();
