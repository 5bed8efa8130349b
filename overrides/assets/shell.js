// Light or dark, the door to search, and where a record stands that has moved. What is
// opened is fetched then; as script files, because a page opened from a disk may fetch
// nothing else.
(() => {
  const root = document.documentElement;
  const base = root.dataset.base.replace(/\/$/, "");

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = document.querySelector("[data-switches=theme]");
  const name = () => root.dataset.theme ?? (dark.matches ? "dark" : "light");
  const say = () => {
    const other = name() === "dark" ? "light" : "dark";
    theme.setAttribute("aria-label", `Switch to ${other}`);
    theme.title = `Switch to ${other}`;
  };
  theme.addEventListener("click", () => {
    root.dataset.theme = name() === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {} // a reader who forbids storage chooses for one page
    say();
  });
  dark.addEventListener("change", say);
  say();

  // A list of contents that has been followed has done its work.
  document.addEventListener("click", ({ target }) => {
    target.closest?.("[popover] a[href^='#']")?.closest("[popover]").hidePopover();
  });

  const load = (path) =>
    new Promise((onload, onerror) => {
      const file = `${base}/${path}`;
      const [tag, named] = path.endsWith(".css")
        ? ["link", { rel: "stylesheet", href: file }]
        : ["script", { src: file }];
      document.head.append(Object.assign(document.createElement(tag), named, { onload, onerror }));
    });
  const loadAll = async (names) => {
    const [last, ...first] = [...names].reverse();
    await Promise.all(first.map(load));
    await load(last);
  };
  // Fetches once what an element names, the last after the others; true when it is there.
  // The page names it, since a release renames files by their content. A page that is older
  // than the release takes all of it by the names that stay. The button that asked says
  // that it waits, and whether it waited in vain.
  const fetched = new Map();
  const need = async (element, button) => {
    const names = element.dataset.loads.split(" ");
    const staying = names.map((name) => name.replace(/\.[0-9a-f]{10}(?=\.\w+$)/, ""));
    if (!fetched.has(element)) {
      fetched.set(element, loadAll(names).catch(() => loadAll(staying)));
    }
    const name = button?.textContent.split(" ")[0];
    button?.setAttribute("aria-busy", "true");
    try {
      await fetched.get(element);
      if (button) button.textContent = name;
      return true;
    } catch {
      fetched.delete(element);
      if (button) button.textContent = `${name} could not be loaded; try again`;
      return false;
    } finally {
      button?.removeAttribute("aria-busy");
    }
  };
  (window.explainer ??= {}).need = need;

  // The dialog opens at once. What finds comes meanwhile, and takes what was typed by then.
  const opener = document.querySelector("[data-opens=search]");
  const { content } = opener.nextElementSibling;
  const dialog = content.firstElementChild;
  opener.after(content);
  const [field, told] = dialog.querySelectorAll("input, [role=status]");
  const search = async (event) => {
    event?.preventDefault();
    if (!dialog.open) {
      dialog.returnValue = "";
      dialog.showModal();
      field.select();
    }
    if (!explainer.search) told.textContent = "Search is loading …";
    if (await need(opener, explainer.search ? undefined : told)) explainer.search(event?.type);
  };
  opener.addEventListener("click", search);
  dialog.addEventListener("input", search);
  dialog.addEventListener("submit", search);
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.name === "close") dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    const typing = dialog.open || event.target.closest?.("input, select, textarea, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!root.dataset.slash) search(event);
  });

  // What the address names: an id, or "search=" and words. Anybody may write one.
  explainer.named = () => {
    const name = location.hash.slice(1);
    try {
      return decodeURIComponent(name);
    } catch {
      return name;
    }
  };
  // Records keep their ids when a list that grows is parted: the old address leads on.
  const follow = async () => {
    const id = explainer.named();
    const target = document.getElementById(id);
    for (let box = target; (box = box?.closest("details")); box = box.parentElement) box.open = true;
    // A fold opens what follows it, where a link leads into that.
    const fold = target?.closest(".fold--below + *")?.previousElementSibling;
    if (fold && !fold.open) {
      fold.open = true;
      target.scrollIntoView();
    }
    if (id.startsWith("search=")) {
      field.value = id.slice(7);
      return search();
    }
    dialog.close("left"); // for what the address names now, which stays as it is
    const here = target && !target.matches(".picture-link");
    if (!id || here || !(await need(root))) return;
    const found = Object.entries(explainer.addresses).find(([, ids]) => ids.includes(id));
    if (found) location.replace(`${base}/${found[0]}.html${location.hash}`);
  };
  addEventListener("hashchange", follow);
  follow();

  // On paper an open card would lie over the text that it explains.
  addEventListener("beforeprint", () =>
    document.querySelectorAll(":popover-open").forEach((open) => open.hidePopover()),
  );
})();
