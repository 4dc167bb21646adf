// From permalink.html?id=X to where the need X stands.
"use strict";
(() => {
  const status = document.getElementById("fz-permalink-status");
  const id = new URLSearchParams(location.search).get("id");
  const place = window.fazhiNeeds.find(([, ids]) => ids.includes(id));
  if (place) location.replace(`${place[0]}#${encodeURIComponent(id)}`);
  else status.textContent = id ? status.dataset.none.replace("{id}", () => id) : status.dataset.hint;
})();
