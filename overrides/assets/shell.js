// Light or dark, and the door to search. What search needs is fetched when it is
// opened; as script files, because a page opened from a disk may fetch nothing else.
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
    target.closest("[popover] a[href^='#']")?.closest("[popover]").hidePopover();
  });

  const opener = document.querySelector("[data-opens=search]");
  const load = (path) =>
    new Promise((onload, onerror) => {
      const file = `${base}/${path}`;
      const [tag, named] = path.endsWith(".css")
        ? ["link", { rel: "stylesheet", href: file }]
        : ["script", { src: file }];
      document.head.append(Object.assign(document.createElement(tag), named, { onload, onerror }));
    });
  (window.calledUp ??= {}).load = load;
  // The page names them, since a release renames them by their content.
  const needed = opener.dataset.loads.split(" ");
  const dialog = needed.pop();
  let ready;
  const open = async () => {
    ready ??= Promise.all(needed.map(load)).then(() => load(dialog));
    opener.setAttribute("aria-busy", "true");
    try {
      await ready;
      window.calledUp.openSearch(base);
    } catch {
      ready = undefined;
      opener.textContent = "Search could not be loaded; try again";
    }
    opener.removeAttribute("aria-busy");
  };
  opener.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    open();
  });

  // On paper an open card would lie over the text that it explains.
  addEventListener("beforeprint", () =>
    document.querySelectorAll(":popover-open").forEach((open) => open.hidePopover()),
  );
})();
