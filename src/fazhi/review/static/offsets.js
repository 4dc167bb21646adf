// Places in a text: the server counts characters (code points, as W3C annotations do), JavaScript counts UTF-16 units.

/** Characters in the first `units` UTF-16 units of a text; a place within a character counts as before it. */
export function characters(text, units) {
  let counted = 0;
  for (let at = 0; at < units; counted += 1) {
    at += text.codePointAt(at) > 0xffff ? 2 : 1;
    if (at > units) break;
  }
  return counted;
}

/** UTF-16 units of the first `many` characters of a text. */
export function units(text, many) {
  let at = 0;
  for (let counted = 0; counted < many && at < text.length; counted += 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}
