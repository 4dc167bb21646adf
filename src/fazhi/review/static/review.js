// The desk: what is chosen, what a key or a button does, and the state kept up to date while others work too.

import { characters, units } from "/offsets.js";
import { listen } from "/keys.js";
import { decide, state as fetchState, Refused } from "/talk.js";
import * as show from "/show.js";

const { words } = show;
const EVERY = 2000;
const SHOWN = 1500;
const NAME = "fazhi-reviewer";
const at = (id) => document.getElementById(id);

let state = null;
let current = null;
let passage = 0;
let selected = null;
let textDrawn = "";
let work = Promise.resolve();
let own = new Set();

const told = (event) => `${event.said} ${event.obligation} ${show.called(event.obligation)}`;
const duty = () => state.duties.find((item) => item.id === current);

function choose(id, { scroll = true } = {}) {
  current = id;
  passage = 0;
  draw();
  at("list").querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  if (scroll) reveal();
}

/** Show where the chosen passage stands, or the nearest to one, where the text is in sight. */
function reveal() {
  const place = duty()?.passages[passage] ?? duty()?.near[0];
  if (place) scrollTo(place);
}

/** Bring words into sight and show them for a moment: to the letter, or where the browser cannot, by their first run. */
function scrollTo({ start, end }) {
  const runs = [...at("text").querySelectorAll("[data-start]")];
  const run = holding(runs, start);
  if (!run || !at("text").offsetParent) return;
  run.scrollIntoView({ block: "center" });
  if (globalThis.Highlight && CSS.highlights) {
    CSS.highlights.set("here", new Highlight(rangeOf(runs, start, end)));
    setTimeout(() => CSS.highlights.delete("here"), SHOWN);
  } else {
    run.classList.add("here");
    setTimeout(() => run.classList.remove("here"), SHOWN);
  }
}

/** The run in which a character stands. */
function holding(runs, place) {
  return runs.findLast((item) => Number(item.dataset.start) <= place);
}

/** The words between two places, of which the last is the place behind them. */
function rangeOf(runs, start, end) {
  const range = new Range();
  for (const [set, place, run] of [["setStart", start, holding(runs, start)], ["setEnd", end, holding(runs, end - 1)]]) {
    range[set](run.firstChild, units(run.firstChild.data, place - Number(run.dataset.start)));
  }
  return range;
}

function draw() {
  const listed = at("list").contains(document.activeElement);
  show.know(state);
  at("progress").textContent = show.progress(state);
  at("list").replaceChildren(show.list(state, current, (id) => (choose(id), view("duty"))));
  if (listed) at("list").querySelector('[aria-current="true"]')?.focus({ preventScroll: true });
  drawText();
  drawDuty();
}

/** Draw the text anew where its marks have changed; a selection that somebody makes is left alone otherwise. */
function drawText() {
  const drawn = JSON.stringify([current, state.blocks]);
  if (drawn === textDrawn) return;
  textDrawn = drawn;
  const top = at("text").scrollTop;
  at("text").replaceChildren(...show.text(state, current, (id) => choose(id, { scroll: false })));
  at("text").scrollTop = top;
  selected = null;
}

const writing = () => at("duty").contains(document.activeElement) && document.activeElement.matches("textarea, select");

/** Draw the chosen duty; not under the hands of somebody who writes or chooses there. */
function drawDuty() {
  const note = at("note")?.value ?? "";
  const same = at("duty").dataset.id === current;
  const inside = at("duty").contains(document.activeElement);
  if (same && writing()) return;
  at("duty").replaceChildren(...show.duty(duty(), passage, selected, acts));
  at("duty").dataset.id = current;
  if (same && note) at("note").value = note;
  if (inside) at("duty").focus({ preventScroll: true });
}

function view(name) {
  document.body.dataset.view = name;
  for (const tab of at("views").children) tab.setAttribute("aria-pressed", String(tab.dataset.to === name));
}

function tell(said, bad = false) {
  at("notice").textContent = said;
  at("notice").classList.toggle("bad", bad);
}

/** Take in a newer state, and tell what others wrote since. */
function take(newer) {
  const known = new Set((state?.events ?? []).map((event) => event.number));
  const others = state ? newer.events.filter((event) => !known.has(event.number) && !own.has(event.number)) : [];
  state = newer;
  if (!duty()) current = state.duties[0]?.id ?? null;
  passage = Math.min(passage, Math.max((duty()?.passages.length ?? 1) - 1, 0));
  draw();
  const last = others.at(-1);
  if (last) tell(`${words.others}${told(last)}`);
  return others.length > 0;
}

/** One write after the other; `made` says what, when its turn has come, for by then another duty may be chosen. */
function write(made, after = () => {}) {
  work = work.then(async () => {
    const decision = made();
    if (!decision) return;
    const reviewer = at("reviewer").value.trim();
    const note = at("note").value.trim() || null;
    try {
      const done = await decide({ obligation: current, reviewer, note, ...decision }, state.version);
      own.add(done.number);
      at("note").value = "";
      if (writing()) document.activeElement.blur();
      take(done.state);
      tell(`${words.written}${told(done.state.events.at(-1))}`);
      await after();
    } catch (error) {
      await refused(error);
    }
  });
  return work;
}

async function refused(error) {
  if (!(error instanceof Refused)) return tell(words.lost, true);
  if (error.status === 409) take(await fetchState(null));
  tell(error.message, true);
  if (!at("reviewer").value.trim()) at("reviewer").focus();
}

const stretch = (place) => `${place.start}-${place.end}`;
const chosen = (place = passage) => duty().passages[place];

function nextOpen() {
  const from = state.duties.findIndex((item) => item.id === current);
  const order = [...state.duties.slice(from + 1), ...state.duties.slice(0, from + 1)];
  const found = order.find((item) => item.open);
  if (found) choose(found.id);
  else tell(words.done);
}

function step(by) {
  const from = state.duties.findIndex((item) => item.id === current);
  const to = state.duties[from + by];
  if (to) choose(to.id);
}

const acts = {
  passage(place) {
    passage = place;
    drawDuty();
    view(matchMedia("(max-width: 62rem)").matches ? "text" : document.body.dataset.view);
    reveal();
  },
  show(place) {
    view(matchMedia("(max-width: 62rem)").matches ? "text" : document.body.dataset.view);
    scrollTo(place);
  },
  accept(place) {
    return write(() => {
      const found = chosen(place);
      return found ? { verdict: "accepted", passage: stretch(found) } : { verdict: "accepted" };
    }, nextOpen);
  },
  reject(place) {
    return write(() => {
      const found = chosen(place);
      if (!found) tell(words.no_passage, true);
      return found && { verdict: "rejected", passage: stretch(found) };
    });
  },
  strength(value, place) {
    return write(() => {
      const found = chosen(place);
      if (!found) tell(words.no_passage, true);
      return found && { verdict: "strength", passage: stretch(found), strength: value };
    });
  },
  add() {
    const place = selected;
    const value = at("strength")?.value ?? "measure";
    if (!place) return tell(words.no_selection, true);
    return write(() => ({ verdict: "added", passage: stretch(place), strength: value }), () => {
      getSelection().removeAllRanges();
      selected = null;
      drawDuty();
    });
  },
  addPlace(place) {
    return write(() => ({ verdict: "added", passage: place, strength: "measure" }));
  },
  acceptConclusion() {
    return write(() => ({ verdict: "accepted" }), nextOpen);
  },
  conclude() {
    return write(() => ({ verdict: "conclusion", conclusion: at("conclusion").value }));
  },
  revoke(number) {
    return write(() => ({ verdict: "revoked", number }));
  },
  /** It still holds of what is there now. */
  confirm(each) {
    return write(() => ({ verdict: "confirmed", number: each.number }));
  },
  undo() {
    return write(() => {
      const mine = at("reviewer").value.replace(/[（(].*$/su, "").trim();
      const last = state.events.findLast((event) => event.holds && event.reviewer === mine);
      if (!last) tell(words.nothing_to_undo, true);
      return last && { verdict: "revoked", number: last.number, obligation: last.obligation };
    }, () => {
      const back = state.events.at(-1).obligation;
      if (back !== current) choose(back);
    });
  },
};

/** The characters that are selected in the text, without blanks at the ends; null for none. */
function selection() {
  const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
  if (!range || range.collapsed) return null;
  const runs = [...at("text").querySelectorAll("[data-start]")].filter((run) => range.intersectsNode(run));
  let start = null;
  let end = null;
  let picked = "";
  for (const run of runs) {
    const node = run.firstChild;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    if (from >= to || (node === range.endContainer && !to)) continue;
    const base = Number(run.dataset.start);
    start ??= base + characters(node.data, from);
    end = base + characters(node.data, to);
    picked += node.data.slice(from, to);
  }
  if (!picked.trim()) return null;
  start += characters(picked, picked.length - picked.trimStart().length);
  end -= characters(picked, picked.length - picked.trimEnd().length);
  return { start, end, words: picked.trim() };
}

document.addEventListener("selectionchange", () => {
  const focus = getSelection().anchorNode;
  if (!focus || !at("text").contains(focus)) return;
  selected = selection();
  if (duty()) at("adding").replaceWith(show.adding(selected, acts));
  document.body.classList.toggle("selecting", selected !== null);
});

listen({
  a: () => acts.accept(), x: () => acts.reject(), b: acts.add, u: acts.undo, n: nextOpen,
  1: () => acts.strength("mention"), 2: () => acts.strength("assertion"), 3: () => acts.strength("measure"), 4: () => acts.strength("result"),
  j: () => step(1), k: () => step(-1),
  p: () => duty().passages.length && acts.passage((passage + 1) % duty().passages.length),
  c: () => at("conclusion").focus(),
  "?": () => at("keys").showModal(),
});

at("next").addEventListener("click", () => (nextOpen(), document.body.dataset.view === "list" && view("duty")));
at("undo").addEventListener("click", acts.undo);
at("help").addEventListener("click", () => at("keys").showModal());
at("reviewer").value = sessionStorage.getItem(NAME) || at("reviewer").value;
at("reviewer").addEventListener("change", () => sessionStorage.setItem(NAME, at("reviewer").value.trim()));
for (const tab of at("views").children) tab.addEventListener("click", () => view(tab.dataset.to));
view("duty");

/** Look every two seconds whether others wrote; not while this page writes itself. */
function follow() {
  work = work.then(async () => {
    try {
      const newer = await fetchState(state?.version);
      if (newer) take(newer);
      if (at("notice").textContent === words.lost) tell("");
    } catch (error) {
      tell(error instanceof Refused ? error.message : words.lost, true);
    }
  }).then(() => setTimeout(follow, EVERY));
}

work = work.then(async () => {
  try {
    take(await fetchState(null));
    if (!duty()?.open) nextOpen();
    else choose(current);
  } catch (error) {
    await refused(error);
  }
  document.body.dataset.ready = "true";
});
setTimeout(follow, EVERY);
