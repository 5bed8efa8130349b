// What styles must know before the first paint: that scripts run, that the page is opened at
// its top, and what the reader chose: light or dark, and that the key / opens nothing.
{
  const root = document.documentElement;
  root.classList.add("js");
  const [visit] = performance.getEntriesByType("navigation");
  if (!location.hash && visit?.type === "navigate") root.classList.add("from-top");
  try {
    const theme = localStorage.getItem("theme");
    if (theme) root.dataset.theme = theme;
    if (localStorage.getItem("slash")) root.dataset.slash = "off";
  } catch {}
}
