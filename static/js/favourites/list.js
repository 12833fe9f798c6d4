/**
 * The list on the favourites page: items and what is known of them in, rows out.
 *
 * Everything that was saved or imported is put in as text; addresses are made of ids alone.
 *
 * @typedef {import('./saving.js').Item} Item
 * @typedef {{item: Item, removed: boolean, notice: object | null | undefined}} Entry
 * @typedef {{code: string, tag: string}} Language
 */
import { BASE, fill } from './saving.js';

/** Returns the languages of a page, its own first, from the attribute that names them. */
export function languagesOf(text) {
  return text.split(' ').map((pair) => {
    const [code, tag] = pair.split('=');
    return { code, tag };
  });
}

/** Returns the title to show, and its language's tag, from the titles of now or those saved. */
export function titleOf({ item, notice }, languages) {
  const titles = notice?.title ?? item.title;
  const language = languages.find(({ code }) => Object.hasOwn(titles, code));
  if (language) return { text: String(titles[language.code]), ...language };
  const [[code, text] = ['', item.id]] = Object.entries(titles);
  return { text: String(text), code: '', tag: code };
}

/** Returns the code of the language that the notice's page is to be read in. */
function readIn({ item, notice }, shown, own) {
  // Where nobody knows whether a page stands in for a missing text, the text's own surely is there.
  const surely = notice ? !notice.hidden : Object.hasOwn(item.title, own);
  return surely || !shown.code ? own : shown.code;
}

const addressIn = (code, id) =>
  `${BASE}${code}/${id.split('/').map(encodeURIComponent).join('/')}/`;

const plain = (text) => text.normalize('NFKC').toLowerCase();

/** Returns the entries that have a text in one of their titles, in order: the latest first. */
export function chosen(entries, text, order) {
  const wanted = plain(text.trim());
  const has = ({ item, notice }) =>
    [item.title, notice?.title ?? {}].some((titles) =>
      Object.values(titles).some((title) => plain(String(title)).includes(wanted)),
    );
  const key = ({ item, notice }) => (order === 'date' && notice?.date) || item[order];
  const later = (a, b) => (key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0);
  const steady = (a, b) => (a.item.id < b.item.id ? 1 : -1);
  return entries.filter(has).sort((a, b) => later(a, b) || steady(a, b));
}

/** Puts a node into the text of an element, at its place in braces. */
function put(element, name, node) {
  const [before, after] = element.textContent.split(`{${name}}`);
  element.replaceChildren(before, node, after);
}

function putDay(element, iso, zone, tag) {
  const time = document.createElement('time');
  time.dateTime = iso;
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: zone });
  time.textContent = format.format(new Date(iso));
  put(element, 'date', time);
}

function link(shown, code, id, languages) {
  const [own] = languages;
  const found = document.createElement('a');
  found.href = addressIn(code, id);
  if (code !== own.code) found.hreflang = languages.find((each) => each.code === code).tag;
  return found;
}

function showTitle(found, entry, shown, languages) {
  const { item, notice, removed } = entry;
  const linked = !removed && notice !== null;
  const code = readIn(entry, shown, languages[0].code);
  const id = notice?.now ?? item.id;
  const name = linked ? link(shown, code, id, languages) : document.createElement('span');
  if (!removed) name.className = 'entry-title';
  name.textContent = shown.text;
  if (shown.tag !== languages[0].tag) name.lang = shown.tag;
  put(found.querySelector('.favourite-title'), 'title', name);
}

function showDays(found, { item, notice }, tag) {
  for (const day of found.querySelectorAll('[data-day]')) {
    const published = day.dataset.day === 'date';
    const iso = (published && notice?.date) || item[day.dataset.day];
    // A day of publication is the same everywhere; when it was saved is the reader's own time.
    putDay(day, iso, published ? 'UTC' : undefined, tag);
  }
}

function showMarks(found, notice) {
  const marks = { withdrawn: notice?.withdrawn === true, gone: notice === null };
  for (const mark of found.querySelectorAll('[data-mark]')) {
    if (!marks[mark.dataset.mark]) mark.remove();
  }
}

/** Returns a row. @param {Entry} entry @param {Language[]} languages */
function whole(template, entry, languages) {
  const found = template.content.firstElementChild.cloneNode(true);
  const shown = titleOf(entry, languages);
  found.dataset.id = entry.item.id;
  showTitle(found, entry, shown, languages);
  showMarks(found, entry.notice);
  showDays(found, entry, languages[0].tag);
  const button = found.querySelector('button');
  button.setAttribute('aria-label', fill(button.dataset.name, 'title', shown.text));
  return found;
}

/** Returns a row without all that may be wrong with it: what is left can be removed. */
function bare(template, { item }) {
  const found = template.content.firstElementChild.cloneNode(true);
  found.dataset.id = item.id;
  for (const part of found.querySelectorAll('[data-mark], [data-day]')) part.remove();
  found.querySelector('.favourite-title').textContent = item.id;
  return found;
}

/** Returns a row, whatever stands in its entry: no other row shall miss because of it. */
export function row(template, entry, languages) {
  try {
    return whole(template, entry, languages);
  } catch {
    return bare(template, entry);
  }
}
