/* What the reader does with the matrix: types, ticks, sorts, switches, opens, copies, saves, prints. */
(() => {
  "use strict";

  const matrix = window.fazhiMatrix;
  if (!matrix?.form) return;
  const { form, status, say, views } = matrix;
  const { filled } = window.fazhiFilter;

  /* Sorting: a button in every head that has an order; the natural one is that of the page. */
  const sorters = new Map(views.map((view) => [view, []]));
  for (const view of views) {
    for (const span of view.rows.table.tHead.querySelectorAll("[data-sort]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = span.textContent;
      span.replaceChildren(button);
      const { sort: name, order = "" } = span.dataset;
      const places = new Map(order.split(" ").map((value, at) => [value, at]));
      const rank = name === "duty" ? (of) => of.order : name ? (of) => places.get(of[name]) : null;
      sorters.get(view).push({ name, rank, head: span.closest("th") });
      button.addEventListener("click", () => {
        matrix.order = name && matrix.order === name ? `-${name}` : name;
        arrange();
        matrix.show();
      });
    }
  }

  const arrange = () => {
    const { view, order } = matrix;
    const down = order.startsWith("-");
    const own = sorters.get(view);
    const now = own.find(({ name }) => name === order.replace("-", "")) || own.find(({ name }) => !name);
    if (view.arranged !== order) view.rows.sort(now.rank, down);
    view.arranged = order;
    for (const { head } of own) head.removeAttribute("aria-sort");
    now.head.setAttribute("aria-sort", down && now.rank ? "descending" : "ascending");
  };

  const refresh = () => {
    arrange();
    matrix.show();
  };

  let waiting = 0;
  const soon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(matrix.show);
  };
  form.addEventListener("input", soon);
  form.addEventListener("reset", () => {
    matrix.order = "";
    setTimeout(refresh);
  });

  for (const view of views) {
    view.link.addEventListener("click", (event) => {
      event.preventDefault();
      matrix.look(view.name);
      refresh();
    });
  }

  const cells = () => window.fazhiMatrix.grid(matrix.view.rows, { id: say.id, qualities: matrix.qualities });
  const doings = {
    open(button) {
      const open = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(open));
      for (const { rows } of views) {
        rows.table.classList.toggle("fz-open", open);
        for (const details of rows.table.querySelectorAll("details")) details.open = open;
      }
    },
    save: () => matrix.save(cells(), say.file),
    async copy() {
      const done = await matrix.copy(cells());
      status.textContent = done ? filled(say.copied, { rows: matrix.view.rows.inOrder().length }) : say.refused;
    },
    print: () => window.print(),
  };
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) doings[button.dataset.do](button);
  });

  /* Paper wants every row, also those that were still to come. */
  window.addEventListener("beforeprint", () => views.forEach(({ rows }) => rows.reach()));

  /* An address may be changed by hand or come with the way back. */
  const arrive = () => {
    matrix.listen();
    matrix.look(matrix.view.name);
    refresh();
  };
  window.addEventListener("popstate", () => location.hash.startsWith("#c-") || arrive());
  arrive();
  const go = () => {
    const named = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!named) return;
    matrix.view.rows.reach(named);
    named.scrollIntoView();
  };
  window.addEventListener("hashchange", go);
  go();
  (window.requestIdleCallback || setTimeout)(() => views.forEach(({ rows }) => rows.read()));
})();
