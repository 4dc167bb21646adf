// The keyboard: one key, one act; never while somebody writes, chooses, or composes Chinese.

const WRITING = "input, textarea, select, [contenteditable], dialog[open]";
const MAY_REPEAT = "jkp";

/** Call the act of a key; `acts` maps keys to functions. */
export function listen(acts) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.key === "Process" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest(WRITING)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const act = acts[event.key];
    if (!act || (event.repeat && !MAY_REPEAT.includes(event.key))) return;
    event.preventDefault();
    act();
  });
}
