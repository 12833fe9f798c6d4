/**
 * Favourites to a file and back.
 *
 * A file holds what the store holds. Nothing in it is trusted: ids, dates and titles that do not
 * look like such are refused, and none of it is ever an address or HTML.
 *
 * @typedef {import('./saving.js').Item} Item
 */
import { KEY, clean, pack, read } from './saving.js';

/** More than localStorage takes in any browser: 5 MiB of signs, of at most three bytes each. */
const LARGEST = 3 * 5 * 1024 * 1024;

/** Returns the name of a file exported on a day: `favorites-2026-12-15.json`. */
export function fileName(day, ending = '.json') {
  const two = (number) => String(number).padStart(2, '0');
  return `favorites-${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}${ending}`;
}

function download(text, type, ending) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = fileName(new Date(), ending);
  link.click();
  // A browser may still be asking what to do with it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Gives the reader a file of what was found in the store; of a newer version, as it is. */
export function give({ items, state, raw }) {
  download(state === 'newer' ? raw : pack(items), 'application/json', '.json');
}

/** Returns the names under which texts were set aside. */
function namesAside() {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(`${KEY}.backup-`)).sort();
  } catch {
    return []; // A browser that gives nothing away holds nothing.
  }
}

/** Returns the texts that could not be read: what is odd in the store, and what was set aside. */
export function unread({ raw, odd }) {
  const aside = namesAside().map((name) => localStorage.getItem(name));
  return [...new Set(odd ? [raw, ...aside] : aside)].filter(Boolean);
}

/**
 * Deletes such texts, and nothing that came since. What can be read of an odd one stays. That takes
 * no room, so it is a way out where the storage is too full to set anything aside.
 */
export function forget(texts) {
  for (const name of namesAside()) {
    if (texts.includes(localStorage.getItem(name))) localStorage.removeItem(name);
  }
  const { items, raw, odd } = read();
  if (odd && texts.includes(raw)) localStorage.setItem(KEY, pack(items));
  dispatchEvent(new Event(KEY));
}

/** Gives the reader texts as they are, whatever they are, one below the other. */
export function giveUnread(texts) {
  download(texts.join('\n\n'), 'text/plain', '-unread.txt');
}

/**
 * Reads a file; returns its items, or why it has none that could be read.
 *
 * @param {Blob} file
 * @returns {Promise<{trouble: 'huge' | 'foreign' | 'newer'} | {items: unknown[]}>}
 */
export async function take(file) {
  if (file.size > LARGEST) return { trouble: 'huge' };
  try {
    const data = JSON.parse(await file.text());
    if (typeof data?.v === 'number' && data.v > 1) return { trouble: 'newer' };
    if (data?.v === 1 && Array.isArray(data.items)) return { items: data.items };
  } catch {
    // Told below: no JSON, or a file that was taken away meanwhile.
  }
  return { trouble: 'foreign' };
}

/**
 * Merges what a file held into the items that are there, by id: what is there stays as it is.
 *
 * @param {unknown[]} offered
 * @param {Item[]} items
 */
export function merged(offered, items) {
  const found = new Map(items.map((item) => [item.id, item]));
  let skipped = 0;
  let refused = 0;
  for (const item of offered.map(clean)) {
    if (!item) refused += 1;
    else if (found.has(item.id)) skipped += 1;
    else found.set(item.id, item);
  }
  return { items: [...found.values()], added: found.size - items.length, skipped, refused };
}
