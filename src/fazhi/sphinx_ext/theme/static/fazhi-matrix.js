/* What the traceability matrix shows: the filter from form to address and back, the views, the captions and counts. */
(() => {
  "use strict";

  const { open, keep, filled } = window.fazhiFilter;
  const opened = window.fazhiMatrix && open("fz-matrix-controls");
  if (!opened) return;
  const { form, say, status } = opened;
  const { Rows, factsOf } = window.fazhiMatrix;
  const picks = [...form.querySelectorAll(".fz-pick")];
  const qualities = picks.map((pick) => ({
    pick,
    name: pick.dataset.name,
    label: pick.querySelector("legend").textContent,
    boxes: [...pick.querySelectorAll("input")].map((box) => Object.assign(box, { count: box.parentElement.querySelector(".fz-count") })),
    values: new Map([...pick.querySelectorAll("label")].map((label) => [label.firstChild.value, label.querySelector(".fz-word").textContent])),
  }));
  const words = Object.fromEntries(qualities.map(({ name, values }) => [name, values]));
  const gaps = new Set(say.gaps.split(" "));
  const filling = new Set(say.filling.split(" "));

  const facts = factsOf(document.querySelectorAll(".fz-by-part tr[data-duty]"));
  const views = ["part", "article"].map((name) => {
    const section = document.getElementById(`by-${name}`);
    const table = section.querySelector("table");
    const caption = table.caption.querySelector("span");
    const rows = new Rows(table, facts);
    const link = document.querySelector(`.fz-views a[href="#by-${name}"]`);
    return { name, section, caption, rows, link, plain: caption.textContent, form: say[name] };
  });
  let view = views[0];
  let order = "";

  /* The state, as the form has it. */
  const state = () => ({
    chosen: Object.fromEntries(
      qualities.map(({ name, boxes }) => [name, new Set(boxes.filter((box) => box.checked).map((box) => box.value))]),
    ),
    gaps: form.elements.gaps.checked ? gaps : null,
    words: form.elements.q.value.split(/\s+/).filter(Boolean),
  });

  /* Address to form and back. What the address names and the page does not know is passed over. */
  const listen = () => {
    const asked = new URLSearchParams(location.search);
    for (const { name, boxes } of qualities) {
      const values = (asked.get(name) || "").split(",");
      for (const box of boxes) box.checked = values.includes(box.value);
    }
    form.elements.gaps.checked = asked.get("gaps") === "1";
    form.elements.q.value = asked.get("q") || "";
    order = asked.get("sort") || "";
    const name = location.hash.startsWith("#by-") ? location.hash.slice(4) : asked.get("view");
    view = views.find((item) => item.name === name) || views[0];
  };

  const tell = ({ chosen }) => {
    const asked = new URLSearchParams(location.search);
    const put = (name, value) => (value ? asked.set(name, value) : asked.delete(name));
    for (const { name } of qualities) put(name, [...chosen[name]].join(","));
    put("gaps", form.elements.gaps.checked ? "1" : "");
    put("q", form.elements.q.value.trim());
    put("sort", order);
    put("view", view === views[0] ? "" : view.name);
    keep(asked, location.hash.startsWith("#by-") ? "" : location.hash);
  };

  /* The filter in words; empty where there is none. */
  const described = ({ chosen, gaps, words: asked }) => {
    const conditions = qualities
      .filter(({ name }) => chosen[name].size)
      .map(({ name, label, values }) =>
        filled(say.condition, { name: label, values: [...chosen[name]].map((value) => values.get(value)).join(say.or) }),
      );
    if (gaps) conditions.push(form.elements.gaps.parentElement.querySelector("span").textContent);
    if (asked.length) conditions.push(filled(say.text, { text: asked.join(" ") }));
    return conditions.length ? filled(say.filter, { conditions: conditions.join(say.and) }) : "";
  };

  const counted = (counts) =>
    [...words.conclusion]
      .filter(([value]) => counts[value])
      .map(([value, word]) => filled(say.count, { value: word, count: counts[value] }))
      .join(say.comma);

  const caption = (filter) => {
    const told = view.rows.count();
    const values = { ...told, report: say.report, counts: counted(told.counts) || "0", all: view.rows.all.length, filter };
    view.caption.textContent = filter ? filled(view.form, values) : view.plain;
    view.section.querySelector(".fz-scroll").setAttribute("aria-label", view.caption.textContent);
    status.textContent = told.rows ? filled(say.said, values) : say.nothing;
  };

  /* Beside each value, how many duties it would show with all else that is chosen. */
  const facets = (now) => {
    for (const { name, boxes } of qualities) {
      const counts = view.rows.facet(now, name);
      for (const box of boxes) {
        const count = counts.get(box.value) || 0;
        box.count.textContent = count;
        box.parentElement.classList.toggle("fz-zero", !count);
      }
    }
  };

  /* What is to be filled in has other columns: what is asked, by which law, what there is, what to write. */
  const arrangeColumns = ({ chosen, gaps: only }) => {
    const conclusions = [...chosen.conclusion];
    const toFill = Boolean(only) || (conclusions.length > 0 && conclusions.every((value) => filling.has(value)));
    for (const { rows } of views) {
      if (rows.table.classList.contains("fz-to-fill") !== toFill) {
        rows.table.classList.toggle("fz-to-fill", toFill);
        rows.span();
      }
    }
    fit();
  };

  /* A table that is no wider than its room scrolls with the page, its head in sight; a wider one within itself. */
  const fit = () => {
    const { table } = view.rows;
    const box = table.closest(".fz-scroll");
    box.classList.toggle("fz-fits", table.offsetWidth <= box.offsetWidth);
  };

  const show = () => {
    const now = state();
    arrangeColumns(now);
    view.rows.filter(now);
    facets(now);
    const filter = described(now);
    view.rows.groupCounts(counted, Boolean(filter));
    caption(filter);
    for (const { pick, name } of qualities) {
      const count = now.chosen[name].size;
      pick.querySelector(".fz-picked").textContent = count ? ` (${count})` : "";
    }
    tell(now);
  };

  const look = (name) => {
    view = views.find((item) => item.name === name) || views[0];
    for (const { name: own, section, link } of views) {
      section.hidden = own !== view.name;
      if (own === view.name) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  new ResizeObserver(fit).observe(form);

  Object.assign(window.fazhiMatrix, { form, status, say, qualities, views, listen, look, show });
  Object.defineProperty(window.fazhiMatrix, "view", { get: () => view });
  Object.defineProperty(window.fazhiMatrix, "order", { get: () => order, set: (value) => (order = value) });
})();
