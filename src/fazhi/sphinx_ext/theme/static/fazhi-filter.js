/* What the filters of the matrix and of the gap list have in common: the form, its lists of values, the address. */
(() => {
  "use strict";

  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  /* A list of values closes when the reader goes on elsewhere, or by Escape. */
  const closing = (form) => {
    const close = (except) => {
      for (const pick of form.querySelectorAll(".fz-pick[open]")) if (pick !== except) pick.open = false;
    };
    document.addEventListener("click", (event) => close(event.target.closest?.(".fz-pick")));
    form.addEventListener("focusin", (event) => close(event.target.closest(".fz-pick")));
    form.addEventListener("keydown", (event) => {
      const pick = event.key === "Escape" && event.target.closest(".fz-pick[open]");
      if (!pick) return;
      pick.open = false;
      pick.querySelector("summary").focus();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
  };

  /* The form of a template, put behind it, with the words that the template carries; null where a page has none. */
  const open = (id) => {
    const template = document.getElementById(id);
    if (!template) return null;
    template.after(template.content.cloneNode(true));
    const form = template.nextElementSibling;
    closing(form);
    return { form, say: template.dataset, status: form.querySelector("[role=status]") };
  };

  /* Keep the chosen values in the address; a browser that keeps files' addresses fixed keeps none. */
  const keep = (asked, hash = location.hash) => {
    const query = asked.toString().replaceAll("%2C", ",");
    try {
      history.replaceState(history.state, "", `${location.pathname}${query ? `?${query}` : ""}${hash}`);
    } catch {
      /* the page says the filter all the same */
    }
  };

  window.fazhiFilter = { open, keep, filled };
})();
