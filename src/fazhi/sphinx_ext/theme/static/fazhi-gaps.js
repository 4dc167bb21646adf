/* The filter of the gap list: chosen values show the findings that have them, the address keeps them, and beside each
   value stands how many findings it would show. Without it the whole list is there. */
(() => {
  "use strict";

  const { open, keep, filled } = window.fazhiFilter;
  const opened = open("fz-gaps-controls");
  if (!opened) return;
  const { form, say, status } = opened;

  const findings = [...document.querySelectorAll(".fz-finding")];
  const groups = [...document.querySelectorAll("#findings section")].map((section) => {
    const words = section.querySelector(":scope > :is(h3, h4)").firstChild;
    return { section, words, plain: words.data, own: findings.filter((item) => section.contains(item)) };
  });
  const picks = [...form.querySelectorAll(".fz-pick")].map((pick) => ({
    name: pick.dataset.name,
    picked: pick.querySelector(".fz-picked"),
    boxes: [...pick.querySelectorAll("input")],
  }));

  const chosen = () => picks.map(({ name, boxes }) => [name, boxes.filter((box) => box.checked).map((box) => box.value)]);
  const passes = (item, asked, without) =>
    asked.every(([name, values]) => name === without || !values.length || values.includes(item.dataset[name]));

  const tell = (asked) => {
    const query = new URLSearchParams(location.search);
    for (const [name, values] of asked) values.length ? query.set(name, values.join(",")) : query.delete(name);
    keep(query);
  };

  const show = () => {
    const asked = chosen();
    let left = 0;
    for (const item of findings) {
      item.hidden = !passes(item, asked);
      left += !item.hidden;
    }
    for (const { section, words, plain, own } of groups) {
      const here = own.filter((item) => !item.hidden).length;
      section.hidden = !here;
      words.data = here === own.length ? plain : plain.replace(/\d+(?=\D*$)/, String(here));
    }
    for (const { name, picked, boxes } of picks) {
      for (const box of boxes) {
        const count = findings.filter((item) => item.dataset[name] === box.value && passes(item, asked, name)).length;
        box.parentElement.querySelector(".fz-count").textContent = count;
        box.parentElement.classList.toggle("fz-zero", !count);
      }
      const count = boxes.filter((box) => box.checked).length;
      picked.textContent = count ? ` (${count})` : "";
    }
    status.textContent = left ? filled(say.said, { rows: left, all: findings.length }) : say.nothing;
    tell(asked);
  };

  const listen = () => {
    const query = new URLSearchParams(location.search);
    for (const { name, boxes } of picks) {
      const values = (query.get(name) || "").split(",");
      for (const box of boxes) box.checked = values.includes(box.value);
    }
    show();
  };

  /* A finding that an address names is shown, whatever was chosen. */
  const reach = () => {
    const named = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!named || named.checkVisibility?.({ contentVisibilityAuto: true })) return;
    if (named.closest("[hidden]")) {
      form.reset();
      show();
    }
    named.closest("details")?.setAttribute("open", "");
    named.scrollIntoView();
  };

  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  const everything = () => groups.forEach(({ section, words, plain, own }) => {
    section.hidden = false;
    words.data = plain;
    for (const item of own) item.hidden = false;
  });
  window.addEventListener("beforeprint", everything);
  window.addEventListener("afterprint", show);
  window.addEventListener("popstate", listen);
  window.addEventListener("hashchange", reach);
  listen();
  reach();
})();
