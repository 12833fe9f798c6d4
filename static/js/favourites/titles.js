/**
 * What saved notices are called now, and whether they are still published.
 *
 * The build writes a file for each year. Asking for a year's tells nobody which notices are saved.
 *
 * @typedef {{date: string, title: Record<string, string>, withdrawn?: true, hidden?: true}} Notice
 * `hidden`: it has no page in languages that it has no text in.
 * @typedef {Record<string, Notice>} Year by the notices' ids
 */

/** Returns the year that an id names. */
const yearOf = (id) => id.split('/')[1];

/** Returns a year's notices, or undefined where the answer is not, without doubt, that file. */
function understood(data, year) {
  const sound = data?.v === 1 && data.year === year && typeof data.notices === 'object';
  return sound ? (data.notices ?? undefined) : undefined;
}

/**
 * Asks for a year's notices. A year has none where the server knows of no such file and the page
 * does not either: a file that only fails to come says nothing.
 *
 * @returns {Promise<Year | undefined>}
 */
async function load(folder, year, published) {
  try {
    // An older copy would not hold a notice that was saved since.
    const answer = await fetch(`${folder}${year}.json`, { cache: 'no-cache' });
    if (answer.ok) return understood(await answer.json(), year);
    return answer.status === 404 && !published.includes(year) ? {} : undefined;
  } catch {
    return undefined;
  }
}

/** The years that have been asked for, and what came. */
export class Titles {
  /** @type {Map<string, Year>} */
  #years = new Map();
  #asked = new Set();

  /** @param {string} folder @param {string[]} published the years that the page knows of */
  constructor(folder, published) {
    this.folder = folder;
    this.published = published;
  }

  /** Asks for the years of these ids that have not come; tells whether any came. */
  async ask(ids) {
    const years = new Set(ids.map(yearOf).filter((year) => !this.#asked.has(year)));
    const came = await Promise.all([...years].map((year) => this.#ask(year)));
    return came.some(Boolean);
  }

  async #ask(year) {
    this.#asked.add(year);
    const found = await load(this.folder, year, this.published);
    if (found) this.#years.set(year, found);
    else this.#asked.delete(year);
    return found !== undefined;
  }

  /** Returns what is known of a notice; null where it is gone, undefined where nobody knows. */
  of(id) {
    const year = this.#years.get(yearOf(id));
    if (!year) return undefined;
    const notice = Object.hasOwn(year, id) ? year[id] : null;
    return notice === null || typeof notice?.title === 'object' ? notice : undefined;
  }
}
