// Light, dark or automatic, as last chosen; runs before the page is drawn, so that it never flashes.
"use strict";
(() => {
  let kept = null;
  try {
    kept = localStorage.getItem("theme");
  } catch {
    // no storage where the page has no origin of its own
  }
  document.body.dataset.theme = ["light", "dark"].includes(kept) ? kept : "auto";
})();
