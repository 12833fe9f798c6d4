// Searches, apart from the page: Pagefind splits Chinese queries by itself where it sees a page's
// language, and differently than the index is split. A worker has no page.

import { read } from "./record.js";
import { clauses, isCharacter } from "./split.js";

/**
 * @typedef {object} Asked
 * @property {number} id
 * @property {string} base The address that the indexes' folders stand below.
 * @property {string[]} groups The folders, newest first, named by their years.
 * @property {string} query
 * @property {string} topic Its id, or "".
 * @property {string} year
 * @property {boolean} byDate Newest first; else what fits best.
 * @property {number} from
 * @property {number} count
 */

/**
 * @typedef {object} Hit
 * @property {number} score
 * @property {Set<number>} places
 * @property {() => Promise<{raw_url: string, content: string}>} data
 */

// Where a part of an index cannot be loaded or read, Pagefind goes on without it, and says so here alone.
let faults = 0;
const say = console.error;
console.error = (...said) => {
  faults += 1;
  say(...said);
};

/** @type {Map<string, Promise<any>>} */
const instances = new Map();
/** @type {Map<string, Promise<Record<string, string>>>} */
const pairs = new Map();

/** @param {Asked} asked @param {string} group What characters stand behind which, in an index. */
function pairsOf({ base }, group) {
  const load = async () => {
    // It keeps its address when the index is made anew.
    const answer = await fetch(`${base}${group}/pairs.json`, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`pairs.json: ${answer.status}`);
    return answer.json();
  };
  const found = pairs.get(group) ?? load();
  pairs.set(group, found);
  return found;
}

/** @param {Asked} asked @param {string} group @returns {Promise<any>} An index, ready to search. */
function instance(asked, group) {
  const { base, groups } = asked;
  const open = async () => {
    // All share one WebAssembly, which must be there before the second asks for it.
    if (group !== groups[0]) await instance(asked, groups[0]);
    const { createInstance } = await import(`${base}${groups[0]}/pagefind.js`);
    const pagefind = createInstance({ basePath: `${base}${group}/` });
    await pagefind.search("");
    return pagefind;
  };
  const found = instances.get(group) ?? open();
  instances.set(group, found);
  return found;
}

/** @param {string} group @param {string} year */
function covers(group, year) {
  const [first, last = first] = group.split("-").map(Number);
  return !year || (first <= Number(year) && Number(year) <= last);
}

/** @param {string} topic The word that stands in every record of the topic. */
function topicWord(topic) {
  const bytes = [...new TextEncoder().encode(topic)];
  return `0t${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}0`;
}

/**
 * Have all parts of an index loaded that hold a word which begins with a character.
 * @param {Asked} asked @param {string} group @param {any} pagefind @param {string[][]} wanted
 */
async function gather(asked, group, pagefind, wanted) {
  for (const [first] of wanted.filter(isCharacter)) {
    const seconds = [...((await pairsOf(asked, group))[first] ?? "")];
    await pagefind.preload(seconds.map((second) => first + second).join(" "));
  }
}

/**
 * Find the records of one index that hold all clauses; how many hold each, whatever the filters.
 * @param {any} pagefind @param {string[][]} wanted @param {string[]} filters
 */
async function inGroup(pagefind, wanted, filters) {
  const terms = [...wanted, ...filters.map((word) => [word])];
  const searches = terms.map((words) => {
    // Not exact, a search finds what begins as the word does.
    const term = isCharacter(words) ? words[0] : `"${words.join(" ")}"`;
    return pagefind.search(term, { sort: { date: "desc" } });
  });
  const every = wanted.flat().join(" ");
  const [scored, ...found] = await Promise.all([pagefind.search(every), ...searches]);
  const scores = new Map(scored.results.map((/** @type {any} */ each) => [each.id, each.score]));
  const sets = found.map(({ results }) => new Map(results.map((/** @type {any} */ r) => [r.id, r])));
  /** @type {Hit[]} */
  const hits = [];
  for (const [id, { data }] of sets[0]) {
    if (!sets.every((set) => set.has(id))) continue;
    const places = new Set(sets.slice(0, wanted.length).flatMap((set) => set.get(id).words));
    hits.push({ score: scores.get(id) ?? 0, places, data });
  }
  return { hits, counts: found.slice(0, wanted.length).map(({ results }) => results.length) };
}

/** @type {{key: string, answer: Promise<{hits: Hit[], unknown: string[]}>} | undefined} */
let last;

/** @param {Asked} asked @param {string[][]} wanted */
async function search(asked, wanted) {
  const before = faults;
  const filters = [
    ...(asked.topic ? [topicWord(asked.topic)] : []),
    ...(asked.year ? [`0y${asked.year}`] : []),
  ];
  // A word is unknown where no year has it, so all are looked at, whatever year is asked for.
  const found = await Promise.all(
    asked.groups.map(async (group) => {
      const pagefind = await instance(asked, group);
      await gather(asked, group, pagefind, wanted);
      const { hits, counts } = await inGroup(pagefind, wanted, filters);
      return { hits: covers(group, asked.year) ? hits : [], counts };
    }),
  );
  if (faults > before) throw new Error("a part of an index is missing");
  const hits = found.flatMap((each) => each.hits);
  if (!asked.byDate) hits.sort((one, other) => other.score - one.score);
  const unknown = wanted.filter((_, index) => found.every((each) => !each.counts[index]));
  return { hits, unknown: unknown.map(spoken) };
}

/** @param {string[]} clause A clause as a reader writes it. */
function spoken(clause) {
  const [first, ...more] = clause;
  const paired = more.length && more.every((each, index) => each[0] === [...clause[index]][1]);
  return paired ? first + more.map((each) => [...each][1]).join("") : clause.join(" ");
}

/** @param {Asked} asked */
async function answer(asked) {
  const wanted = clauses(asked.query);
  if (!wanted.length || !asked.groups.length) return { total: 0, unknown: [], results: [] };
  const { query, topic, year, byDate, from, count } = asked;
  const key = JSON.stringify([query, topic, year, byDate]);
  if (last?.key !== key) last = { key, answer: search(asked, wanted) };
  const { hits, unknown } = await last.answer;
  const results = await Promise.all(
    hits.slice(from, from + count).map(async ({ places, data }) => {
      const record = await data();
      return { id: record.raw_url.replace(/^\/|\.html$/g, ""), ...read(record.content, wanted, places) };
    }),
  );
  return { total: hits.length, unknown, results };
}

/** @param {Asked} asked */
function anew(asked) {
  last = undefined;
  instances.clear();
  pairs.clear();
  return answer(asked);
}

addEventListener("message", async ({ data }) => {
  try {
    // The portal may have been built again, with other files than this worker knows of.
    postMessage({ id: data.id, ...(await answer(data).catch(() => anew(data))) });
  } catch (cause) {
    postMessage({ id: data.id, total: 0, unknown: [], results: [], failed: String(cause) });
  }
});
