/**
 * The favourites page: shows what is saved, removes with a way back, exports and imports.
 *
 * What can change is read from the store each time, and all that is shown follows from it.
 */
import { adding, change, fill, read, removing, tell, warn, watch } from './saving.js';
import { keepChoice } from './choice.js';
import { chosen, languagesOf, row, titleOf } from './list.js';
import { Titles } from './titles.js';
import { forget, give, giveUnread, merged, take, unread } from './transfer.js';

const page = document.querySelector('.favourites');
const one = (selector) => page.querySelector(selector);
const list = one('.favourites-list');
const tools = one('.favourites-tools');
const shown = one('.favourites-shown');
const result = one('.favourites-result');
const file = one('input[type=file]');
const templates = { kept: one('[data-row=kept]'), removed: one('[data-row=removed]') };

const languages = languagesOf(page.dataset.languages);
const titles = new Titles(page.dataset.folder, page.dataset.years.split(' '));

/** What was removed on this visit, by id: it can be put back until the page is left. */
const removed = new Map();

/** What could not be read and was exported on this visit: only that can be deleted. */
let given = [];

function entries(items) {
  for (const { id } of items) removed.delete(id);
  return [...items, ...removed.values()].map((item) => ({
    item,
    removed: removed.has(item.id),
    notice: titles.of(item.id),
  }));
}

/** Returns how to put the focus back where it was: into the same row, or what took its place. */
function focused() {
  const old = document.activeElement?.closest('.favourites-list > li');
  if (!old) return () => {};
  const index = [...list.children].indexOf(old);
  const onLink = document.activeElement.matches('a');
  return () => {
    const same = [...list.children].find((each) => each.dataset.id === old.dataset.id);
    const next = same ?? list.children[index] ?? list.lastElementChild;
    const target = (onLink && next?.querySelector('a')) || next?.querySelector('button');
    (target ?? document.querySelector('main')).focus();
  };
}

function showNotes({ state, odd }) {
  for (const note of page.querySelectorAll('[data-note]')) {
    note.hidden = !(note.dataset.note === state || (note.dataset.note === 'odd' && odd));
  }
  one('.favourites-transfer').hidden = state === 'blocked';
  one('.favourites-where').hidden = state === 'blocked';
  one('.favourites-import').disabled = state === 'newer';
}

function show() {
  const found = read();
  const all = entries(found.items);
  const rows = chosen(all, tools.elements.filter.value, tools.elements.order.value);
  const refocus = focused();
  list.replaceChildren(
    ...rows.map((entry) => row(templates[entry.removed ? 'removed' : 'kept'], entry, languages)),
  );
  for (const button of list.querySelectorAll('button')) button.hidden = found.state === 'newer';
  refocus();
  showNotes(found);
  tools.hidden = !all.length;
  one('.favourites-empty').hidden = all.length > 0 || found.state !== 'good';
  one('.favourites-export').disabled = !found.items.length && found.state !== 'newer';
  one('.favourites-unread').hidden = !unread(found).length;
  one('.favourites-forget').hidden = !given.length;
  const some = fill(fill(shown.dataset.some, 'shown', rows.length), 'all', all.length);
  const filtered = all.length > 0 && tools.elements.filter.value.trim() !== '';
  shown.textContent = !filtered ? '' : rows.length ? some : shown.dataset.none;
  return found;
}

/** Shows what is there now, and once more with the titles of today. */
async function refresh() {
  const { items } = show();
  if (await titles.ask(items.map(({ id }) => id))) show();
}

function remove(id, button) {
  const item = read().items.find((each) => each.id === id);
  if (item) removed.set(id, item);
  const state = change(removing(id));
  if (state !== 'good') removed.delete(id);
  settle(item, state, button, list.dataset.removed);
}

function putBack(id, button) {
  const item = removed.get(id);
  if (!item) return;
  const state = change(adding(item));
  settle(item, state, button, list.dataset.restored);
}

function settle(item, state, button, text) {
  warn(button, state);
  if (state !== 'good' || !item) return;
  const { text: title } = titleOf({ item, notice: titles.of(item.id) }, languages);
  tell(fill(text, 'title', title));
}

async function bring() {
  const [chosenFile] = file.files;
  if (!chosenFile) return;
  const { trouble, items } = await take(chosenFile);
  file.value = '';
  let report;
  const state = trouble ?? change((now) => (report = merged(items, now)).items);
  let text = result.dataset[state === 'good' ? 'done' : state] ?? result.dataset.full;
  for (const name of ['added', 'skipped', 'refused']) text = fill(text, name, report?.[name]);
  result.textContent = text;
}

list.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (!button) return;
  const { id } = button.closest('li').dataset;
  if (button.matches('.favourite-undo')) putBack(id, button);
  else remove(id, button);
});
tools.addEventListener('input', show);
tools.addEventListener('submit', (event) => event.preventDefault());
one('.favourites-export').addEventListener('click', () => give(read()));
one('.favourites-unread').addEventListener('click', () => {
  given = unread(read());
  giveUnread(given);
  show();
});
one('.favourites-forget').addEventListener('click', () => {
  forget(given);
  given = [];
  show();
  tell(list.dataset.forgotten);
  document.querySelector('main').focus();
});
one('.favourites-import').addEventListener('click', () => file.click());
file.addEventListener('change', bring);
addEventListener('online', refresh);
watch(refresh);
keepChoice(tools);
refresh();
page.hidden = false;
