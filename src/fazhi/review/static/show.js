// The page from the state: everything that comes from a report or a person is put in as text.

export const words = JSON.parse(document.querySelector('meta[name="fazhi-words"]').content);
const SIGNS = { mention: "◔", assertion: "◑", measure: "◕", result: "●", planned: "→", admitted: "△" };

/** An element with attributes, what it does when pressed, and what is in it. */
export function element(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...inside.filter((item) => item !== null && item !== ""));
  return made;
}

/** A button that leaves the selection of the text as it is. */
export function button(label, act, key = "", attributes = {}) {
  const shown = key ? [label, " ", element("kbd", {}, key)] : [label];
  return element("button", { type: "button", click: act, pointerdown: (event) => event.preventDefault(), ...attributes }, ...shown);
}

export function progress(state) {
  const due = state.duties.filter((item) => !["waived", "not_applicable"].includes(item.conclusion));
  const gaps = due.filter((item) => ["missing", "planned", "admitted"].includes(item.conclusion)).length;
  const done = due.filter((item) => !item.open).length;
  const again = state.duties.filter((item) => item.suspect).length;
  return words.progress.replace("{done}", done).replace("{all}", due.length).replace("{gaps}", gaps)
    + (again ? words.to_confirm.replace("{count}", again) : "");
}

export function list(state, current, choose) {
  return element("ol", {}, ...state.duties.map((item) =>
    element("li", { class: `c-${item.conclusion}${item.open ? " open" : ""}` },
      button("", () => choose(item.id), "", { "aria-current": item.id === current ? "true" : null, "data-id": item.id }))
  ).map((row, at) => {
    const item = state.duties[at];
    row.firstChild.append(
      element("span", { class: "sign", "aria-hidden": "true" }, item.sign),
      element("span", { class: "name" }, item.title),
      element("span", { class: "standing" }, item.suspect ? words.suspect : item.decided.length ? "✔" : ""),
      element("span", { class: "word" }, item.word),
    );
    return row;
  }));
}

export function text(state, current, choose) {
  if (!state.supplied) return [element("p", { class: "note" }, words.unsupplied)];
  return state.blocks.map((block) => {
    const name = block.kind === "title" ? "h2" : block.kind === "heading" ? "h3" : "p";
    return element(name, { class: `words part-${block.part}`, "data-kind": block.kind }, ...block.runs.map((run) => mark(run, current, choose)));
  });
}

function mark(run, current, choose) {
  if (!run.duties.length) return element("span", { "data-start": run.start }, run.text);
  const mine = run.duties.includes(current);
  return element("mark", {
    "data-start": run.start,
    "data-sign": run.ends ? (run.polarity === "done" ? SIGNS[run.strength] : SIGNS[run.polarity]) : null,
    class: `s-${run.strength} p-${run.polarity}${mine ? " mine" : ""}`,
    title: run.duties.map(called).join("、"),
    click: () => getSelection().isCollapsed && choose(run.duties[(run.duties.indexOf(current) + 1) % run.duties.length]),
  }, run.text);
}

let titles = {};

/** What a duty is called. */
export const called = (id) => titles[id] ?? id;

/** Remember what duties are called. */
export function know(state) {
  titles = Object.fromEntries(state.duties.map((item) => [item.id, item.title]));
}

export function duty(item, at, selected, acts) {
  const chosen = item.passages[at];
  const open = item.open ? ` · ${item.suspect ? words.suspect : words.open}` : "";
  return [
    element("p", { class: "id" }, element("code", {}, item.id), " ", item.severity, open),
    element("h2", {}, item.title),
    element("p", { class: `conclusion c-${item.conclusion}` }, element("span", { "aria-hidden": "true" }, `${item.sign} `), item.word,
      item.reason ? element("small", {}, ` ${item.reason}`) : ""),
    facts([words.requirement, item.requirement], [words.basis, item.basis.join("；")], [words.found, item.message], [words.remedy, item.remedy]),
    ...decisions(item, acts),
    element("h3", {}, words.passages),
    item.passages.length
      ? element("ul", { class: "passages" }, ...item.passages.map((found, place) => passage(found, place, chosen === found, acts)))
      : element("p", { class: "note" }, words.none),
    adding(selected, acts),
    ...nearest(item, acts),
    ...concluding(item, acts),
  ];
}

function facts(...rows) {
  const told = rows.filter(([, said]) => said).map(([name, said]) => element("div", {}, element("dt", {}, name), element("dd", {}, said)));
  return element("dl", { class: "facts" }, ...told);
}

function passage(found, at, chosen, acts) {
  const sign = found.polarity === "done" ? SIGNS[found.strength] : SIGNS[found.polarity];
  const keyed = (key) => (chosen ? key : "");
  return element("li", { "aria-current": chosen ? "true" : null, class: `p-${found.polarity}` },
    element("button", { type: "button", class: "quote", click: () => acts.passage(at) }, element("bdi", {}, found.quote)),
    element("p", { class: "note" }, `${sign} ${found.word} · ${found.where}`),
    found.why ? element("p", { class: "note" }, found.why) : "",
    ...found.decided.map((said) => element("p", { class: "said" }, `✔ ${said}`)),
    element("div", { class: "tools" },
      button(words.accept, () => acts.accept(at), keyed("a")),
      button(words.reject, () => acts.reject(at), keyed("x")),
      choice(words.strength, words.strengths, found.strength, (value) => acts.strength(value, at))));
}

function choice(label, values, chosen, act, id = null) {
  const options = Object.entries(values).map(([key, said]) => element("option", { value: key, selected: key === chosen ? "" : null }, said));
  return element("label", {}, `${label} `, element("select", { id, change: act ? (event) => act(event.target.value) : null }, ...options));
}

export function adding(selected, acts) {
  if (!selected) return element("p", { id: "adding", class: "note" }, words.select);
  return element("div", { id: "adding" },
    element("p", { class: "note" }, `${words.selected}：`, element("bdi", {}, selected.words)),
    element("div", { class: "tools" }, button(words.add, acts.add, "b"), choice(words.strength, words.strengths, "measure", null, "strength")));
}

function nearest(item, acts) {
  if (!item.near.length) return [];
  const rows = item.near.map((near) => element("li", {},
    element("button", { type: "button", class: "quote", click: () => acts.show(near) }, element("bdi", {}, near.quote)),
    element("p", { class: "note" }, near.why),
    element("div", { class: "tools" }, button(words.add, () => acts.addPlace(`${near.start}-${near.end}`)))));
  return [element("h3", {}, words.near), element("ul", { class: "near" }, ...rows)];
}

function decisions(item, acts) {
  if (!item.decided.length) return [];
  const rows = item.decided.map((each) => element("li", { class: each.suspect ? "suspect" : null },
    element("p", { class: "said" }, each.said),
    each.quote ? element("p", { class: "note" }, "“", element("bdi", {}, each.quote), "”") : "",
    each.note ? element("p", { class: "note" }, each.note) : "",
    element("div", { class: "tools" },
      each.suspect && each.standing !== "gone" ? button(words.confirm, () => acts.confirm(each)) : "",
      button(words.revoke, () => acts.revoke(each.number)))));
  return [element("h3", {}, words.decided), element("ul", { class: "decided" }, ...rows)];
}

function concluding(item, acts) {
  return [
    element("h3", {}, words.conclusion),
    element("div", { class: "tools" },
      button(words.accept_conclusion, acts.acceptConclusion, item.passages.length ? "" : "a"),
      choice(words.conclusion, words.conclusions, item.conclusion, null, "conclusion"),
      element("textarea", { id: "note", rows: "2", maxlength: "2000", placeholder: words.note_why, "aria-label": words.note }),
      button(words.change, acts.conclude)),
  ];
}
