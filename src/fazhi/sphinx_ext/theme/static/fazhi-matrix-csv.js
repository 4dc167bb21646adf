/* What is shown of a matrix table, as CSV and as a table for the clipboard. */
(() => {
  "use strict";

  /* A cell that a spreadsheet would take for a formula is kept from it by an apostrophe. */
  const defused = (text) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

  const field = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  /* The words of an element: without signs that say again what a word says, each item of a list on its line. */
  const words = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll('[aria-hidden="true"]').forEach((node) => node.remove());
    const items = [...copy.querySelectorAll("li")];
    const texts = items.length ? items : [copy];
    return texts.map((node) => node.textContent.replace(/\s+/g, " ").trim()).join("\n");
  };

  /* Without the number of the duty, which has a column of its own. */
  const cellWords = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("code").forEach((node) => node.remove());
    return words(copy);
  };

  /* Head and rows: the duty's number and qualities in words, then the cells that say something else. */
  const grid = (rows, { id, qualities }) => {
    const heads = [...rows.table.tHead.rows[0].cells];
    const told = new Set(qualities.map(({ name }) => name));
    const filling = rows.table.classList.contains("fz-to-fill");
    const fills = (cell) => Boolean(cell.closest(".fz-filling") || cell.querySelector(":scope > .fz-filling"));
    const parts = (head) => Boolean(head.querySelector(".fz-part-name"));
    const kept = heads.map(
      (head) => !told.has(head.querySelector("[data-sort]")?.dataset.sort) && (filling ? !parts(head) : !fills(head)),
    );
    const head = [id, ...qualities.map(({ label }) => label), ...heads.filter((_, at) => kept[at]).map(words)];
    const body = rows.inOrder().map(({ element, facts, place, group }) => {
      const across = [...element.cells].flatMap((cell) => [cell, ...Array(cell.colSpan - 1).fill(null)]);
      const cells = across.filter((_, at) => kept[at]).map((cell) => (cell ? cellWords(cell) : ""));
      if (place) cells[0] = `${group.title} ${cells[0]}`;
      const values = qualities.map(({ name, values }) => [facts[name]].flat().map((key) => values.get(key)).join("\n"));
      const row = [facts.duty, ...values, ...cells];
      return [...row, ...Array(head.length - row.length).fill("")];
    });
    return [head, ...body].map((row) => row.map(defused));
  };

  const csv = (cells) => cells.map((row) => row.map(field).join(",") + "\r\n").join("");

  const html = (cells) => {
    const table = document.createElement("table");
    for (const row of cells) {
      const line = table.insertRow();
      for (const text of row) line.insertCell().textContent = text;
    }
    return table.outerHTML;
  };

  /* A mark at the beginning tells spreadsheets that it is UTF-8. */
  const save = (cells, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\uFEFF", csv(cells)], { type: "text/csv;charset=utf-8" }));
    link.download = `${name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, "_")}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  /* As text for an editor and as a table for a spreadsheet or a document. */
  const copy = async (cells) => {
    const kinds = { "text/plain": csv(cells), "text/html": html(cells) };
    try {
      const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      return copyByEvent(kinds);
    }
  };

  /* Where the page may not write to the clipboard of itself (http, a refused permission), as if a key had been pressed. */
  const copyByEvent = (kinds) => {
    const fill = (event) => {
      for (const [type, text] of Object.entries(kinds)) event.clipboardData.setData(type, text);
      event.preventDefault();
    };
    document.addEventListener("copy", fill, { once: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", fill);
    return done;
  };

  Object.assign(window.fazhiMatrix, { grid, csv, save, copy });
})();
