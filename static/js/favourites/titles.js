/**
 * What saved notices are called now, and whether they are still published.
 *
 * The build writes a file for each year. Asking for a year's tells nobody which notices are saved.
 *
 * @typedef {{date: string, title: Record<string, string>, withdrawn?: true, hidden?: true,
 *   now?: string}} Notice
 * `hidden`: it has no page in languages that it has no text in. `now`: it has this id by now.
 * @typedef {Record<string, Notice>} Year by the notices' ids
 */

/** Returns the year that an id names. */
const yearOf = (id) => id.split('/')[1];

/** Returns a year's notices, or undefined where the answer is not, without doubt, that file. */
function understood(data, year) {
  const sound = data?.v === 1 && data.year === year && typeof data.notices === 'object';
  return sound ? (data.notices ?? undefined) : undefined;
}

/** Returns a notice; null where its year does not hold it, undefined where it is none. */
function noticeIn(notices, id) {
  const notice = Object.hasOwn(notices, id) ? notices[id] : null;
  return notice === null || typeof notice?.title === 'object' ? notice : undefined;
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

/** What is known of each notice that was asked for. */
export class Titles {
  /** @type {Map<string, Notice | null | undefined>} by id; null where its year does not hold it */
  #known = new Map();

  /** @param {string} folder @param {string[]} published the years that the page knows of */
  constructor(folder, published) {
    this.folder = folder;
    this.published = published;
  }

  /**
   * Asks for the years of those ids that have not been asked for; tells whether any came. A file
   * that came before may be older than a notice, so a new id asks for its year again.
   */
  async ask(ids) {
    const fresh = ids.filter((id) => !this.#known.has(id));
    const named = (year) => fresh.filter((id) => yearOf(id) === year);
    const years = [...new Set(fresh.map(yearOf))];
    const came = await Promise.all(years.map((year) => this.#ask(year, named(year))));
    return came.some(Boolean);
  }

  async #ask(year, ids) {
    for (const id of ids) this.#known.set(id, undefined);
    const found = await load(this.folder, year, this.published);
    for (const id of ids) {
      if (found) this.#known.set(id, noticeIn(found, id));
      else this.#known.delete(id);
    }
    return found !== undefined;
  }

  /** Returns what is known of a notice; null where it is gone, undefined where nobody knows. */
  of(id) {
    return this.#known.get(id);
  }
}
