// Search: of the rows of a list only those stay whose words hold all that was typed.
"use strict";
for (const box of document.querySelectorAll("[data-find]")) {
  const rows = [...document.querySelectorAll(`#${box.dataset.find} tbody tr`)];
  const words = rows.map((row) => row.textContent.toLowerCase());
  const input = box.querySelector("input");
  const count = box.querySelector("output");
  const show = () => {
    const asked = input.value.toLowerCase().split(/\s+/u).filter(Boolean);
    let shown = 0;
    rows.forEach((row, at) => {
      row.hidden = !asked.every((word) => words[at].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    count.textContent = `${shown} / ${rows.length}`;
  };
  box.hidden = false;
  input.addEventListener("input", show);
  show();
}
