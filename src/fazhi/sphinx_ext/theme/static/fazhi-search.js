// Search in the words of the site: as they stand, and where they stand nowhere, by pairs of characters.
"use strict";
(() => {
  const MOST = 60;
  const BEFORE = 30;
  const AFTER = 90;
  const SHARE = 0.5;
  const form = document.getElementById("fz-search-form");
  const input = document.getElementById("fz-search-words");
  const status = document.getElementById("fz-search-status");
  const list = document.getElementById("fz-search-results");
  const FEW = 3;
  const kinds = new Map(Object.entries(JSON.parse(status.dataset.kinds)));
  const choice = document.getElementById("fz-search-kinds");
  const own = document.getElementById("fz-search-report");
  let only = new URLSearchParams(location.search).get("kind") || "";

  /* Width, case and quotation marks are no matter. */
  const QUOTES = /[\u201c\u201d\u2018\u2019"'\u300c-\u300f]/g;
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(QUOTES, "");
  const entries = window.fazhiEntries.map(([page, name, weight, anchor, title, text, kind, marks = [], other = ""], order) => ({
    page, name, weight, anchor, title, text, kind, marks, other, order,
    foldedTitle: fold(title), foldedName: fold(name), foldedAnchor: fold(anchor), foldedText: fold(text), foldedOther: fold(other),
  }));

  /* The folded text with, for each of its characters, where it stands in the text as written. */
  const traced = (text) => {
    const places = [];
    let folded = "";
    let at = 0;
    for (const letter of text) {
      const plain = fold(letter);
      for (let n = 0; n < plain.length; n += 1) places.push(at);
      folded += plain;
      at += letter.length;
    }
    places.push(text.length);
    return { folded, places };
  };

  // 第二十五条 is written 第25条 on these pages.
  const DIGITS = "零一二三四五六七八九";
  const numbered = (text) =>
    text.replace(/第([零〇一二三四五六七八九十百]+)条/g, (_all, words) => {
      let number = 0;
      let digit = 0;
      for (const letter of words.replace("〇", "零")) {
        if (letter === "十" || letter === "百") {
          number += (digit || 1) * (letter === "十" ? 10 : 100);
          digit = 0;
        } else digit = DIGITS.indexOf(letter);
      }
      return `第${number + digit}条`;
    });

  const count = (text, word) => {
    let found = 0;
    for (let at = text.indexOf(word); at !== -1 && found < 20; at = text.indexOf(word, at + word.length)) found += 1;
    return found;
  };

  // A title that is the word, begins with it, holds it; then how often the text says it, a short text before a long one.
  const weigh = (entry, word) => {
    const title = entry.kind === "report" ? "" : entry.foldedTitle;
    let score = 0;
    const other = entry.foldedOther;
    if (entry.foldedAnchor === word) score += 200;
    if (title === word || other === word) score += 100;
    else if (title.startsWith(word) || other.startsWith(word)) score += 60;
    else if (title.includes(word) || other.includes(word)) score += 40;
    else if (entry.kind !== "report" && entry.foldedName.includes(word)) score += 8;
    const said = count(entry.foldedText, word);
    if (said) score += 10 + (6 * Math.log2(1 + said)) / (1 + Math.log10(1 + entry.foldedText.length / 400));
    return score * entry.weight;
  };

  const pairs = (word) => {
    const letters = [...word];
    return letters.length < 2 ? [word] : letters.slice(1).map((letter, at) => letters[at] + letter);
  };

  const whole = (words) => (entry) => {
    const scores = words.map((word) => weigh(entry, word));
    return scores.every((score) => score > 0) ? scores.reduce((sum, score) => sum + score, 0) : 0;
  };

  const parts = (words) => {
    const bits = [...new Set(words.flatMap(pairs))];
    return (entry) => {
      const held = bits.filter((bit) => [entry.foldedTitle, entry.foldedText, entry.foldedOther].some((said) => said.includes(bit)));
      if (held.length / bits.length < SHARE) return 0;
      return held.reduce((sum, bit) => sum + weigh(entry, bit), 0) * (held.length / bits.length);
    };
  };

  const ranked = (score) =>
    entries
      .map((entry) => ({ entry, score: score(entry) }))
      .filter((item) => item.score > 0)
      .sort((a, b) => b.score - a.score || a.entry.order - b.entry.order);

  /* A text with the words that were looked for marked in it. */
  const marked = (text, words) => {
    const { folded, places } = traced(text);
    const piece = document.createDocumentFragment();
    let from = 0;
    let at = 0;
    for (;;) {
      const next = words
        .map((word) => [folded.indexOf(word, at), word.length])
        .filter(([found]) => found !== -1)
        .sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];
      if (!next) break;
      const [start, end] = [places[next[0]], places[next[0] + next[1] - 1] + 1];
      piece.append(text.slice(from, start));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      piece.append(mark);
      from = end;
      at = next[0] + next[1];
    }
    piece.append(text.slice(from));
    return piece;
  };

  /* Where in the text as written the words stand first; -1 where they do not. */
  const place = ({ text, foldedText }, words) => {
    const found = words.map((word) => foldedText.indexOf(word)).filter((at) => at !== -1);
    return found.length ? traced(text).places[Math.min(...found)] : -1;
  };

  /* Of a duty what it asks for, of all else the sentence round the place, or the beginning; a long one is cut. */
  const excerpt = (entry, words) => {
    const { text } = entry;
    const at = entry.kind === "duty" ? 0 : Math.max(place(entry, words), 0);
    const before = Math.max(...[..."\u3002\uff1b\uff01\uff1f"].map((stop) => text.lastIndexOf(stop, at - 1)), -1) + 1;
    const start = Math.max(before, at - BEFORE);
    const stop = text.indexOf("\u3002", at);
    const end = Math.min(stop === -1 ? text.length : stop + 1, start + BEFORE + AFTER);
    const bdi = document.createElement("bdi");
    bdi.append(start > before ? "…" : "", marked(text.slice(start, end).trim(), words), end < text.length && end !== stop + 1 ? "…" : "");
    return bdi;
  };

  const address = (entry, words) => {
    const at = entry.marks.length ? place(entry, words) : -1;
    const mark = entry.marks.find(([start, end]) => start <= at && at < end);
    const anchor = mark ? mark[2] : entry.anchor;
    return anchor ? `${entry.page.split("#")[0]}#${encodeURIComponent(anchor)}` : entry.page;
  };

  const item = (entry, words) => {
    const line = document.createElement("li");
    const kind = document.createElement("span");
    kind.className = "fz-kind";
    kind.textContent = kinds.get(entry.kind);
    const link = document.createElement("a");
    link.href = address(entry, words);
    link.append(marked(entry.kind === "report" ? entry.name : entry.title || entry.name, words));
    line.append(link, kind);
    const beside = entry.kind === "report" ? entry.title : entry.title && entry.title !== entry.name && entry.name;
    if (beside && beside !== entry.text) {
      const where = document.createElement("span");
      where.className = "fz-note";
      where.append(` ${beside}`);
      line.append(where);
    }
    if (words.some((word) => entry.foldedOther.includes(word))) {
      const other = document.createElement("bdi");
      other.className = "fz-note";
      other.lang = document.documentElement.lang.startsWith("zh") ? "en" : "zh";
      other.append(" ", marked(entry.other, words));
      line.append(other);
    }
    const words_ = document.createElement("p");
    words_.append(excerpt(entry, words));
    line.append(words_);
    return line;
  };

  const say = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_all, key) => values[key]);

  /* How many results there are of each kind; one chosen shows its own alone. */
  const offer = (found) => {
    const counts = new Map();
    for (const { entry } of found) counts.set(entry.kind, (counts.get(entry.kind) || 0) + 1);
    if (only && !counts.has(only)) only = "";
    const offered = counts.size > 1 ? [["", status.dataset.every], ...kinds].filter(([kind]) => !kind || counts.has(kind)) : [];
    const buttons = offered.map(([kind, called]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `${called} ${kind ? counts.get(kind) : found.length}`;
      button.setAttribute("aria-pressed", String(kind === only));
      button.addEventListener("click", () => {
        only = kind;
        search();
      });
      return button;
    });
    choice.replaceChildren(...buttons);
  };

  const search = () => {
    const typed = input.value.trim();
    const words = numbered(fold(typed)).split(/\s+/).filter(Boolean);
    list.replaceChildren();
    choice.replaceChildren();
    own.hidden = true;
    if (!words.length) {
      status.textContent = status.dataset.hint;
      return;
    }
    let found = ranked(whole(words));
    let sentence = status.dataset.found;
    let shown = words;
    if (!found.length) {
      found = ranked(parts(words));
      shown = [...new Set(words.flatMap(pairs))];
      sentence = found.length ? status.dataset.part : status.dataset.none;
    }
    status.textContent = say(sentence, { count: found.length, words: typed });
    offer(found);
    const exact = found.length && sentence === status.dataset.found;
    const written = found.filter(({ entry }) => entry.kind === "report").sort((a, b) => a.entry.order - b.entry.order);
    const apart = !only && exact ? written.slice(0, FEW) : [];
    own.hidden = !apart.length;
    own.querySelector("ol").replaceChildren(...apart.map(({ entry }) => item(entry, shown)));
    const rest = found.filter((one) => !apart.includes(one) && (!only || one.entry.kind === only));
    list.append(...rest.slice(0, MOST).map(({ entry }) => item(entry, shown)));
  };

  form.hidden = false;
  input.value = new URLSearchParams(location.search).get("q") || "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 80);
  });
  search();
  input.focus();
})();
