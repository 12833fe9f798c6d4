// A record of the index back to text: its tokens in, title, excerpt and what was found in them out.
// gazette/search/split.py says what tokens are.

import { BACKTICK, END, JOINED, SPACE, clauses as cut, isCharacter, isHan, wordOf } from "./split.js";

/** @typedef {[text: string, found: boolean][]} Marked A text in pieces; what was found is true. */
/** @typedef {{text: string, rest: string, found: boolean}} Piece What a token shows, and its end. */

// Of a line's width: Chinese characters take two.
const WIDTH = 240;
const BEFORE = 50;
/** Wide signs behind Chinese, each written as JOINED and an ASCII sign. @type {Record<string, string>} */
const WIDE = {
  ",": "，", ".": "。", "\\": "、", ";": "；", ":": "：", "!": "！", "?": "？",
  "(": "（", ")": "）", "<": "《", ">": "》", '"': "“", "'": "”", "~": "…",
};

/**
 * The same tokens stand in many records.
 * @template T @param {(token: string) => T} work @returns {(token: string) => T}
 */
function remembered(work) {
  /** @type {Map<string, T>} */
  const known = new Map();
  return (token) => {
    const found = known.get(token) ?? work(token);
    known.set(token, found);
    return found;
  };
}

const shown = remembered((token) => /** @type {[text: string, rest: string]} */ (parted(token)));
const words = remembered(spelt);

/** @param {string} token @returns {[text: string, rest: string]} */
function parted(token) {
  if (token === SPACE) return ["", " "];
  if (isHan(token)) {
    const [first, ...more] = token;
    const signs = more.length && isHan(more[0]) ? "" : more.join("");
    return [first, signs.replace(/`(.)/g, (_, sign) => WIDE[sign])];
  }
  const written = token.replaceAll(BACKTICK, "`");
  const word = wordOf(written);
  const rest = written.slice(word.length);
  if (!word) return ["", rest];
  return [word, token.endsWith(JOINED) ? rest.slice(0, -1) : `${rest} `];
}

/** @param {string} token A token's words, as queries have them; none where it is a sign. */
function spelt(token) {
  if (token === END) return [END];
  if (!isHan(token)) return cut(token).flat();
  const [first, second] = token;
  return [second && isHan(second) ? first + second : first];
}

/**
 * Where the clauses of a query stand, whatever signs part their words.
 * @param {string[]} tokens @param {string[][]} clauses
 */
function* places(tokens, clauses) {
  /** @type {string[]} */
  const spoken = [];
  /** @type {number[]} */
  const at = [];
  tokens.forEach((token, index) => {
    for (const word of words(token)) {
      spoken.push(word);
      at.push(index);
    }
  });
  for (const clause of clauses) {
    const single = isCharacter(clause);
    const last = clause.length - 1;
    for (let from = 0; from < spoken.length; from += 1) {
      const here = single
        ? spoken[from].startsWith(clause[0])
        : spoken[from] === clause[0] && clause.every((each, index) => spoken[from + index] === each);
      if (!here) continue;
      for (let index = from; index <= from + last; index += 1) yield at[index];
      // The last pair reaches into the next token.
      if (isHan(clause[0]) && !single) yield at[from + last] + 1;
    }
  }
}

/** @param {string} text */
const width = (text) => [...text].reduce((sum, each) => sum + (each > "\u2e7f" ? 2 : 1), 0);

/** @param {Piece[]} pieces @returns {Marked} */
function joined(pieces) {
  /** @type {Marked} */
  const parts = [];
  const add = (/** @type {string} */ text, /** @type {boolean} */ found) => {
    const last = parts.at(-1);
    if (last && last[1] === found) last[0] += text;
    else if (text) parts.push([text, found]);
  };
  pieces.forEach((piece, index) => {
    add(piece.text, piece.found);
    // Signs part Chinese, and join what is written in letters and digits.
    add(piece.rest, piece.found && !isHan(piece.text) && (pieces[index + 1]?.found ?? false));
  });
  return parts;
}

/** @param {Piece[]} pieces The part of a body around what was found first, or its beginning. */
function excerpt(pieces) {
  const first = Math.max(0, pieces.findIndex((piece) => piece.found));
  let start = first;
  for (let room = BEFORE; start > 0 && room > 0; ) {
    start -= 1;
    room -= width(pieces[start].text + pieces[start].rest);
  }
  let end = start;
  for (let room = WIDTH; end < pieces.length && room > 0; end += 1) {
    room -= width(pieces[end].text + pieces[end].rest);
  }
  const parts = joined(pieces.slice(start, end));
  if (parts.length) parts[0][0] = parts[0][0].trimStart();
  if (start > 0) parts.unshift(["… ", false]);
  if (end < pieces.length) parts.push([" …", false]);
  return parts;
}

/**
 * Read a record. `located` are the places that Pagefind gave: those of words found by their stem.
 * @param {string} content @param {string[][]} clauses @param {Iterable<number>} located
 */
export function read(content, clauses, located) {
  const tokens = content.split(" ");
  const found = new Set([...located, ...places(tokens, clauses)]);
  const pieces = tokens.map((token, index) => {
    // A full-width sign has its space within itself.
    const wide = token === SPACE && /[\u3000-\u303f\uff00-\uffef]$/.test(shown(tokens[index - 1] ?? "")[1]);
    const [text, rest] = wide ? ["", ""] : shown(token);
    return { text, rest, found: found.has(index) };
  });
  const title = tokens.indexOf(END);
  const body = tokens.indexOf(END, title + 1);
  const marks = tokens.slice(body + 1);
  const day = marks.find((mark) => mark.startsWith("0d"))?.slice(2) ?? "";
  return {
    title: joined(pieces.slice(0, title)),
    excerpt: excerpt(pieces.slice(title + 1, body)),
    date: day.replace(/(\d{4})(\d\d)(\d\d)/, "$1-$2-$3"),
    withdrawn: marks.includes("0w"),
  };
}
