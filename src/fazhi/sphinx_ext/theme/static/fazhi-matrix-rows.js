/* Rows of a matrix table: what each holds, which match a filter, in what order they stand. It judges nothing: every
   quality was written into the row when the site was built. */
(() => {
  "use strict";

  /* So few rows are all laid out, and the browser's own search finds each. */
  const FEW = 150;
  /* Of more rows so many, before the reader goes on towards the last of them. */
  const AT_ONCE = 30;
  /* How near the last one the reader comes before more are laid out. */
  const AHEAD = "1500px";

  const fold = (text) => text.normalize("NFKC").toLowerCase();

  /* The qualities of each duty, from the rows of the first table. */
  const factsOf = (rows) => {
    const facts = new Map();
    for (const { dataset } of rows) {
      const kinds = dataset.kinds.split(" ");
      facts.set(dataset.duty, { ...dataset, kinds, order: facts.size });
    }
    return facts;
  };

  class Rows {
    constructor(table, facts) {
      this.table = table;
      this.groups = [...table.tBodies].map((body) => {
        const head = body.querySelector(".fz-group th");
        return { body, title: head.firstChild.textContent, note: head.querySelector(".fz-note"), rows: [] };
      });
      this.all = this.groups.flatMap((group) =>
        [...group.body.querySelectorAll("tr[data-duty]")].map((element) => {
          const row = { element, group, facts: facts.get(element.dataset.duty), place: element.dataset.place, text: null };
          row.passages = [...element.querySelectorAll("li > [aria-label]")].map((link) => link.textContent);
          group.rows.push(row);
          return row;
        }),
      );
      this.shown = this.all;
      this.notes = this.groups.map(({ note }) => note.textContent);
      this.sorted = document.createElement("tbody");
    }

    /* The text of every row, folded for the search; made when first asked for, or when the browser is idle. */
    read() {
      for (const row of this.all) row.text ??= fold(row.element.textContent);
    }

    /* Show the rows that match; a quality without chosen values lets every row pass. */
    filter(state) {
      this.shown = this.matching(state);
      for (const row of this.all) row.hidden = true;
      for (const row of this.shown) row.hidden = false;
      this.lay(this.shown.length > FEW ? AT_ONCE : FEW);
    }

    /* The rows that match, one quality left out of account if it is named. */
    matching({ chosen, gaps, words }, without) {
      const asked = Object.entries(chosen).filter(([name, values]) => values.size && name !== without);
      if (words.length) this.read();
      const folded = words.map(fold);
      const passes = ({ facts, text }) =>
        (!gaps || gaps.has(facts.conclusion)) &&
        asked.every(([name, values]) => (name === "kinds" ? facts.kinds.some((kind) => values.has(kind)) : values.has(facts[name]))) &&
        folded.every((word) => text.includes(word));
      return this.all.filter(passes);
    }

    /* How many duties of each value of a quality match all that is chosen of the others. */
    facet(state, name) {
      const counts = new Map();
      for (const facts of new Set(this.matching(state, name).map((row) => row.facts)))
        for (const value of [facts[name]].flat()) counts.set(value, (counts.get(value) || 0) + 1);
      return counts;
    }

    /* Lay out the first of what is shown, and the groups they are in; a browser takes long over thousands of rows. */
    lay(most) {
      const rows = this.order || this.all;
      let left = most;
      let last = null;
      const begun = new Set();
      for (const row of rows) {
        const laid = !row.hidden && left > 0;
        if (laid) {
          left -= 1;
          last = row;
          begun.add(row.group);
        }
        if (row.element.hidden === laid) row.element.hidden = !laid;
      }
      for (const group of this.groups) if (group.body.hidden === begun.has(group)) group.body.hidden = !begun.has(group);
      this.more?.disconnect();
      const box = this.table.closest(".fz-scroll");
      this.more = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.lay(this.most + AT_ONCE), {
        root: box.classList.contains("fz-fits") ? null : box,
        rootMargin: AHEAD,
      });
      this.most = most;
      if (last && most < this.shown.length) this.more.observe(last.element);
    }

    /* Lay out everything down to a row, or all of it: for an address that names the row, and for paper. */
    reach(element) {
      const at = element ? this.inOrder().findIndex((row) => row.element === element) : this.shown.length;
      if (at >= this.most) this.lay(at + AT_ONCE);
    }

    /* Of these rows, or of all that are shown: how many, of how many duties, passages and places, by conclusion. */
    count(rows = this.shown) {
      const conclusions = new Map(rows.map(({ facts }) => [facts.duty, facts.conclusion]));
      const counts = {};
      for (const conclusion of conclusions.values()) counts[conclusion] = (counts[conclusion] || 0) + 1;
      return {
        rows: rows.length,
        duties: conclusions.size,
        passages: new Set(rows.flatMap((row) => row.passages)).size,
        places: new Set(rows.map((row) => row.place)).size,
        counts,
      };
    }

    /* Write what is left of each group beside its name. */
    groupCounts(said, filtered) {
      this.groups.forEach((group, at) => {
        const left = group.rows.filter((row) => !row.hidden);
        const text = filtered ? said(this.count(left).counts) : this.notes[at];
        if (group.note.textContent !== text) group.note.textContent = text;
      });
    }

    /* Let the head of each group reach over the columns that are there. */
    span() {
      const there = [...this.table.tHead.rows[0].cells].filter((head) => getComputedStyle(head).display !== "none").length;
      if (there) for (const { body } of this.groups) body.querySelector(".fz-group th").colSpan = there;
    }

    /* In the order of the page, or all groups dissolved and by rank; rows that are equal keep the order of the page. */
    sort(rank, down) {
      const rows = this.ordered(rank, down);
      if (rows) this.sorted.append(...rows.map((row) => row.element));
      else for (const { body, rows: own } of this.groups) body.append(...own.map((row) => row.element));
      this.groups.forEach(({ body }) => (rows ? body.remove() : this.table.append(body)));
      if (rows) this.table.append(this.sorted);
      else this.sorted.remove();
      this.order = rows;
    }

    ordered(rank, down) {
      if (!rank) return null;
      const sign = down ? -1 : 1;
      const ranked = this.all.map((row) => [rank(row.facts), row]);
      return ranked.sort(([one], [other]) => sign * (one - other)).map(([, row]) => row);
    }

    /* What is shown, in the order in which it is shown. */
    inOrder() {
      return (this.order || this.all).filter((row) => !row.hidden);
    }
  }

  window.fazhiMatrix = { Rows, factsOf };
})();
