/**
 * Favourites to a file and back.
 *
 * A file holds what the store holds. Nothing in it is trusted: ids, dates and titles that do not
 * look like such are refused, and none of it is ever an address or HTML.
 *
 * @typedef {import('./saving.js').Item} Item
 */
import { clean, pack } from './saving.js';

/** More than localStorage could take in any browser. */
const LARGEST = 5_000_000;

/** Returns the name of a file exported on a day: `favorites-2026-12-15.json`. */
export function fileName(day) {
  const two = (number) => String(number).padStart(2, '0');
  return `favorites-${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}.json`;
}

/** Gives the reader a file of what was found in the store; of a newer version, as it is. */
export function give({ items, state, raw }) {
  const text = state === 'newer' ? raw : pack(items);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = fileName(new Date());
  link.click();
  // A browser may still be asking what to do with it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
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
