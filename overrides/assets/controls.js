// The button that opens what narrows a list. What lies behind it is fetched when it is
// asked for: by the button, by an address that holds a choice, or by a focus in the list,
// where arrow keys may follow.
(() => {
  const box = document.querySelector(".controls");
  const { content } = box.querySelector("template");
  const opener = content.querySelector("button");
  // A choice of this list, not what somebody else has put behind an address.
  const names = new Set([...content.querySelectorAll(":not(button)[name]")].map(({ name }) => name));
  const chosen = [...new URLSearchParams(location.search)].some(([name, value]) => names.has(name) && value);
  box.replaceChildren(content);
  const ready = () => explainer.need(box, opener);
  const turn = async () => {
    if (!(await ready())) return;
    opener.setAttribute("aria-expanded", opener.getAttribute("aria-expanded") !== "true");
  };
  opener.addEventListener("click", turn);
  box.parentElement.addEventListener("focusin", ready, { once: true });
  explainer.controls = ready;
  if (chosen) turn();
})();
