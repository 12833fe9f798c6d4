// Text to words, for queries: the twin of gazette/search/split.py, which says how and why.

const HAN =
  "[\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3105-\\u312f\\u31a0-\\u31bf" +
  "\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{16fe0}-\\u{18d8f}\\u{1aff0}-\\u{1b16f}" +
  "\\u{20000}-\\u{3ffff}]";
const IS_HAN = new RegExp(`^${HAN}`, "u");
const SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~";
const FOR_SIGNS =
  "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u207b\uff0d\ufe63\u2018\u2019\u201b\u02bc\u00b4\uff07" +
  "\u2044\u2215\uff0f\uff1a\uff0e\uff06\uff0b\uff20\uff03\uff1d\uff05\uff5e\uff0a\uff3c\uff5c\u00b0\u00b7";
const SHAPES = /[\u2e80-\u2fdf\u309f\u30ff\uff01-\uffef]/;
const RAISED = /[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+|[\u2080-\u2089]+/g;
const RUNS = /H+|D+|L+| +|[SJ]+|O/g;

/** Behind a word that no space follows; a space behind anything else; the end of title and body. */
export const JOINED = "`";
export const SPACE = "\ue000";
export const END = "\ue001";
/** A text's own sign that is the same as JOINED. */
export const BACKTICK = "\ue002";

/** @param {string} text */
export const isHan = (text) => IS_HAN.test(text);

/** @param {string[]} clause Whether it is one character, which any word may begin with. */
export const isCharacter = ([word, ...more]) => !more.length && isHan(word) && [...word].length === 1;

/** @param {string} text Figures and symbols: no part of the words beside them. */
const apart = (text) => `^${text.normalize("NFKC")}^`;

/** @param {string} character */
function plain(character) {
  if (/[\p{Z}\t\n\r\f\v]/u.test(character)) return " ";
  if (/\p{C}/u.test(character) && !isHan(character)) return "";
  const whole = character.normalize("NFKC");
  if (whole === character || !/[\p{L}\p{N}]/u.test(whole)) return character;
  return /[\p{L}\p{M}\p{Nd}]/u.test(character) || SHAPES.test(character) ? whole : apart(whole);
}

/** @param {string} character */
function shape(character) {
  if (isHan(character)) return "H";
  if (character === " ") return " ";
  if (SIGNS.includes(character)) return "S";
  if (/[\p{L}\p{M}]/u.test(character)) return "L";
  if (/\p{N}/u.test(character) || !["", " ", character].includes(plain(character))) return "D";
  return FOR_SIGNS.includes(character) ? "J" : "O";
}

/** @param {string} text What a token's word is, which may be none; Han is no word. */
export function wordOf(text) {
  const characters = [...text];
  const end = characters.findIndex((each) => !/[DL]/.test(shape(each)));
  return end < 0 ? text : characters.slice(0, end).join("");
}

/**
 * A text as it is asked for: in plain letters and digits, its signs as they were.
 * @param {string} text
 */
export function normalised(text) {
  const parted = text.normalize("NFC").replace(RAISED, apart);
  return Array.from(parted, plain).join("").normalize("NFC");
}

/**
 * What a query asks for: a notice must hold each clause, as adjoining words.
 * @param {string} query
 * @returns {string[][]}
 */
export function clauses(query) {
  const characters = [...normalised(query)];
  /** @type {string[][]} */
  const found = [];
  let joined = false;
  for (const run of characters.map(shape).join("").matchAll(RUNS)) {
    const part = characters.slice(run.index, run.index + run[0].length);
    if (run[0][0] === "H") {
      const last = Math.max(1, part.length - 1);
      found.push(part.slice(0, last).map((first, index) => first + (part[index + 1] ?? "")));
      joined = false;
    } else if (/[DL]/.test(run[0])) {
      const word = part.join("").toLowerCase();
      if (joined) found[found.length - 1].push(word);
      else found.push([word]);
      joined = true;
    } else if (!/[SJ]/.test(run[0])) {
      joined = false;
    }
  }
  return [...new Map(found.map((each) => [each.join(" "), each])).values()];
}
