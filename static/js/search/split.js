// Text to words, for queries: the twin of gazette/search/split.py, which says how and why.

const HAN =
  "[\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3105-\\u312f\\u31a0-\\u31bf" +
  "\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{16fe0}-\\u{18d8f}\\u{1aff0}-\\u{1b16f}" +
  "\\u{20000}-\\u{3ffff}]";
const IS_HAN = new RegExp(`^${HAN}`, "u");
const IS_WORD = /[\p{L}\p{M}\p{N}]/u;
const SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^{|}~";
const RUNS = /H+|D+|L+| +|S+|O/g;

/** Behind a word that no space follows; a space behind anything else; the end of title and body. */
export const JOINED = "`";
export const SPACE = "\ue000";
export const END = "\ue001";

/** @param {string} text */
export const isHan = (text) => IS_HAN.test(text);

/** @param {string} text */
export const isWord = (text) => /^[\p{L}\p{M}\p{N}]/u.test(text);

/** @param {string} character */
function plain(character) {
  if (/[\p{Z}\t\n\r\f\v]/u.test(character)) return " ";
  if (/\p{C}/u.test(character) && !isHan(character)) return "";
  const whole = character.normalize("NFKC");
  return (IS_WORD.test(whole) ? whole : character).replaceAll(JOINED, "'");
}

/** @param {string} character */
function shape(character) {
  if (isHan(character)) return "H";
  if (character === " ") return " ";
  if (SIGNS.includes(character)) return "S";
  if (/\p{N}/u.test(character)) return "D";
  return IS_WORD.test(character) ? "L" : "O";
}

/**
 * A text as it is indexed: wide letters and digits are plain, its signs as they were.
 * @param {string} text
 */
export const normalised = (text) =>
  Array.from(text.normalize("NFC"), plain).join("").normalize("NFC");

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
    } else if (run[0][0] !== "S") {
      joined = false;
    }
  }
  return [...new Map(found.map((each) => [each.join(" "), each])).values()];
}
