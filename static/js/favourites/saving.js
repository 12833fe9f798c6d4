/**
 * Favourites on every page, in one file: the store, and the save buttons and the count that follow it.
 *
 * The store is one key of localStorage for each portal: `gazette.favourites`, and behind it the path
 * that the portal stands below. Its value: `{"v":1,"items":[Item, …]}`.
 *
 * @typedef {{id: string, savedAt: string, date: string, title: Record<string, string>}} Item
 * @typedef {'good' | 'newer' | 'blocked' | 'full'} State
 */

/** The path that the portal stands below, with a slash at both ends. */
export const BASE = new URL('../../../', import.meta.url).pathname;
export const KEY = `gazette.favourites${BASE.slice(0, -1)}`;

const SHAPES = {
  id: /^news\/\d{4}\/\d\d-\d\d-[^/\\.\s\p{Cc}\p{Cs}]{1,250}$/u,
  savedAt: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  date: /^\d{4}-\d\d-\d\d$/,
};
const CODE = /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i;
// Half a character (Cs) stands for nothing, and no address can be made of it.
const TITLE = /^\P{Cs}{1,2000}$/su;
const LONGER = /^(.{1999})..+$/su;

/** Returns an item with nothing more than it may have, or null where it is none. */
export function clean(value) {
  const fits = ([name, shape]) => typeof value?.[name] === 'string' && shape.test(value[name]);
  if (!Object.entries(SHAPES).every(fits)) return null;
  const { id, savedAt, date } = value;
  if (isNaN(Date.parse(savedAt)) || isNaN(Date.parse(date))) return null;
  const titles = Object.entries(value.title ?? {});
  const says = ([code, text]) => CODE.test(code) && typeof text === 'string' && TITLE.test(text);
  if (!titles.length || !titles.every(says)) return null;
  return { id, savedAt, date, title: Object.fromEntries(titles) };
}

/** Returns the items in a text, the first of each id; of a newer version what can be read. */
export function parse(text) {
  try {
    const { v, items } = JSON.parse(text);
    if (typeof v !== 'number' || v < 1) return { items: [], state: 'good' };
    const found = new Map();
    for (const item of Array.isArray(items) ? items.map(clean) : []) {
      if (item && !found.has(item.id)) found.set(item.id, item);
    }
    return { items: [...found.values()], state: v > 1 ? 'newer' : 'good' };
  } catch {
    return { items: [], state: 'good' };
  }
}

export const pack = (items) => JSON.stringify({ v: 1, items });

const sorted = (_, value) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort())
    : value;

/** Returns a text that is the same for all texts that mean the same; "" where it means nothing. */
function meaning(text) {
  try {
    return JSON.stringify(JSON.parse(text), sorted);
  } catch {
    return '';
  }
}

/** Reads what is there now. `odd` tells that it is more than this module understands of it. */
export function read() {
  try {
    const raw = localStorage.getItem(KEY);
    const { items, state } = parse(raw);
    const own = pack(items);
    const sound = raw === null || raw === own || state !== 'good' || meaning(raw) === meaning(own);
    return { items, state, raw, odd: !sound };
  } catch {
    return { items: [], state: 'blocked', raw: null, odd: false };
  }
}

/** Keeps an odd value under a key of its own. Never over another one. */
function setAside(raw) {
  for (let number = 1; ; number += 1) {
    const name = `${KEY}.backup-${number}`;
    const kept = localStorage.getItem(name);
    if (kept === null) localStorage.setItem(name, raw);
    if (kept === null || kept === raw) return;
  }
}

/**
 * Changes what is there now, which another tab may have written a moment ago. Where that fails,
 * nothing is changed.
 *
 * @param {(items: Item[]) => Item[]} update
 * @returns {State}
 */
export function change(update) {
  const { items, state, raw, odd } = read();
  if (state !== 'good') return state;
  try {
    if (odd) setAside(raw);
    localStorage.setItem(KEY, pack(update(items)));
  } catch {
    return 'full';
  }
  dispatchEvent(new Event(KEY));
  return 'good';
}

export const removing = (id) => (items) => items.filter((item) => item.id !== id);
/** What is there already stays as it is. */
export const adding = (item) => (items) =>
  items.some(({ id }) => id === item.id) ? items : [...items, item];

/** Calls `listener` when favourites may have changed: here, in another tab, or while away. */
export function watch(listener) {
  addEventListener(KEY, listener);
  addEventListener('storage', ({ key }) => (key === KEY || key === null) && listener());
  addEventListener('pageshow', ({ persisted }) => persisted && listener());
}

// The buttons of this page and the count in its navigation. What they say stands in the link's data
// attributes, in the page's language.

const link = document.querySelector('[data-favourites]');
const words = { ...link?.dataset };
const count = link?.querySelector('.save-count');
const all = () => document.querySelectorAll('button[data-notice]');

// It has to be there before anything is said in it.
const voice = document.createElement('p');
voice.className = 'save-voice';
voice.setAttribute('role', 'status');
document.body.append(voice);

/** Puts a value into a text; a title may hold signs that `replace` would read. */
export const fill = (text, name, value) => (text ?? '').replace(`{${name}}`, () => value);

/** Tells those who listen. What was said before is said again. */
export function tell(text) {
  voice.textContent = '';
  requestAnimationFrame(() => (voice.textContent = text));
}

/** Says beside an element why it could do nothing. */
export function warn(element, state) {
  document.querySelector('.save-trouble')?.remove();
  if (state === 'good') return;
  const note = document.createElement('span');
  note.className = 'save-trouble';
  note.setAttribute('role', 'alert');
  note.textContent = words[state];
  element.after(note);
}

function itemOf({ notice, date, titles }) {
  const pairs = titles.split('\n').map((line) => line.split(/ (.*)/s, 2));
  const title = Object.fromEntries(pairs.map(([code, text]) => [code, text.replace(LONGER, '$1…')]));
  return { id: notice, savedAt: new Date().toISOString(), date: date.slice(0, 10), title };
}

function show() {
  const { items, state } = read();
  const ids = new Set(items.map((item) => item.id));
  for (const button of all()) {
    button.hidden = state === 'blocked';
    button.setAttribute('aria-pressed', ids.has(button.dataset.notice));
  }
  if (!count) return;
  count.hidden = !ids.size;
  count.textContent = fill(words.count, 'n', ids.size > 99 ? '99+' : ids.size);
  if (ids.size) link.setAttribute('aria-label', fill(words.label, 'n', ids.size));
  else link.removeAttribute('aria-label');
}

/** Gives life to save buttons. */
export function wire(buttons) {
  for (const button of buttons) {
    const [, title] = button.dataset.titles.split('\n', 1)[0].split(/ (.*)/s);
    button.setAttribute('aria-label', fill(words.name, 'title', title));
    button.addEventListener('click', () => press(button));
  }
  show();
}

function press(button) {
  const item = itemOf(button.dataset);
  // What the reader saw on the button is what is meant, whatever other tabs did meanwhile.
  const saved = button.getAttribute('aria-pressed') === 'true';
  const state = change(saved ? removing(item.id) : adding(item));
  warn(button, state);
  if (state === 'good') tell(fill(saved ? words.removed : words.saved, 'n', read().items.length));
  show();
}

watch(show);
wire(all());
