// The address of a row that stood here before its list was parted leads to its part. What
// is where is loaded only when such an address is asked.
(() => {
  const root = document.querySelector(".volumes[data-loads]");
  const name = root.dataset.list;
  const base = document.documentElement.dataset.base.replace(/\/$/, "");
  const go = (id) => {
    const part = Object.entries(calledUp.places[name]).find(([, ids]) => ids.includes(id))?.[0];
    if (part) location.replace(`${part}.html${location.search}#${encodeURIComponent(id)}`);
  };
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id || document.getElementById(id)) return;
    if (window.calledUp?.places?.[name]) return go(id);
    const script = document.createElement("script");
    script.src = `${base}/${root.dataset.loads}`;
    script.onload = () => go(id);
    document.head.append(script);
  };
  addEventListener("hashchange", follow);
  follow();
})();
