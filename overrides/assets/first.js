{
  // Before the first paint: scripts run, and the reader may have chosen light or dark.
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem("theme");
    if (theme) root.dataset.theme = theme;
  } catch {}
}
