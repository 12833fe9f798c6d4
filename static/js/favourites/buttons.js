/**
 * The save buttons of a page and the count in its navigation: both follow the store.
 *
 * What is said stands in the link's data attributes, in the page's language.
 */
import { adding, change, read, removing, watch } from './store.js';

const link = document.querySelector('[data-favourites]');
const words = { ...link?.dataset };
const count = link?.querySelector('.save-count');
const buttons = document.querySelectorAll('button[data-notice]');

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
  const title = Object.fromEntries(pairs);
  return { id: notice, savedAt: new Date().toISOString(), date: date.slice(0, 10), title };
}

function show() {
  const { items, state } = read();
  const ids = new Set(items.map((item) => item.id));
  for (const button of buttons) {
    button.hidden = state === 'blocked';
    button.setAttribute('aria-pressed', ids.has(button.dataset.notice));
  }
  if (!count) return;
  count.hidden = !ids.size;
  count.textContent = fill(words.count, 'n', ids.size);
  if (ids.size) link.setAttribute('aria-label', fill(words.label, 'n', ids.size));
  else link.removeAttribute('aria-label');
}

for (const button of buttons) {
  const [, title] = button.dataset.titles.split('\n', 1)[0].split(/ (.*)/s);
  button.setAttribute('aria-label', fill(words.name, 'title', title));
  button.addEventListener('click', () => {
    const item = itemOf(button.dataset);
    // What the reader saw on the button is what is meant, whatever other tabs did meanwhile.
    const saved = button.getAttribute('aria-pressed') === 'true';
    const state = change(saved ? removing(item.id) : adding(item));
    warn(button, state);
    if (state === 'good') tell(fill(saved ? words.removed : words.saved, 'n', read().items.length));
    show();
  });
}

watch(show);
show();
