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
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const entries = window.fazhiEntries.map(([page, name, weight, anchor, title, text], order) => ({
    page, name, weight, anchor, title, text, order, foldedTitle: fold(title), foldedName: fold(name), foldedAnchor: fold(anchor), foldedText: fold(text),
  }));

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
    const title = entry.foldedTitle;
    let score = 0;
    if (entry.foldedAnchor === word) score += 200;
    if (title === word) score += 100;
    else if (title.startsWith(word)) score += 60;
    else if (title.includes(word)) score += 40;
    else if (entry.foldedName.includes(word)) score += 8;
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
      const held = bits.filter((bit) => entry.foldedTitle.includes(bit) || entry.foldedText.includes(bit));
      if (held.length / bits.length < SHARE) return 0;
      return held.reduce((sum, bit) => sum + weigh(entry, bit), 0) * (held.length / bits.length);
    };
  };

  const ranked = (score) =>
    entries
      .map((entry) => ({ entry, score: score(entry) }))
      .filter((item) => item.score > 0)
      .sort((a, b) => b.score - a.score || a.entry.order - b.entry.order);

  const marked = (text, folded, words) => {
    const piece = document.createDocumentFragment();
    let at = 0;
    while (at < text.length) {
      const next = words
        .map((word) => [folded.indexOf(word, at), word.length])
        .filter(([from]) => from !== -1)
        .sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];
      if (!next) break;
      piece.append(text.slice(at, next[0]));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(next[0], next[0] + next[1]);
      piece.append(mark);
      at = next[0] + next[1];
    }
    piece.append(text.slice(at));
    return piece;
  };

  const excerpt = (entry, words) => {
    const same = entry.foldedText.length === entry.text.length;
    const places = words.map((word) => entry.foldedText.indexOf(word)).filter((at) => at !== -1);
    const start = places.length ? Math.max(0, Math.min(...places) - BEFORE) : 0;
    const text = entry.text.slice(start, start + BEFORE + AFTER);
    const bdi = document.createElement("bdi");
    bdi.append(start ? "…" : "", marked(text, same ? fold(text) : text, words), start + text.length < entry.text.length ? "…" : "");
    return bdi;
  };

  const item = (entry, words) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = entry.anchor ? `${entry.page.split("#")[0]}#${encodeURIComponent(entry.anchor)}` : entry.page;
    link.append(marked(entry.title || entry.name, entry.foldedTitle || entry.foldedName, words));
    line.append(link);
    if (entry.title && entry.title !== entry.name) {
      const where = document.createElement("span");
      where.className = "fz-note";
      where.append(` ${entry.name}`);
      line.append(where);
    }
    const words_ = document.createElement("p");
    words_.append(excerpt(entry, words));
    line.append(words_);
    return line;
  };

  const say = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_all, key) => values[key]);

  const search = () => {
    const typed = input.value.trim();
    const words = numbered(fold(typed)).split(/\s+/).filter(Boolean);
    list.replaceChildren();
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
    list.append(...found.slice(0, MOST).map(({ entry }) => item(entry, shown)));
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
