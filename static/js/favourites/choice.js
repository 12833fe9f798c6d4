/**
 * How the list is filtered and sorted, kept when the language is switched. The order stands in the
 * address. What the reader typed does not, for addresses are sent to the server: it waits in the tab
 * until the page in the other language takes it.
 */
import { KEY } from './saving.js';

const FILTER = `${KEY}.filter`;

function stored(action) {
  try {
    return action(sessionStorage);
  } catch {
    return null; // The filter is not kept.
  }
}

/** Returns what waits in this tab; it waits no longer. */
function take() {
  return stored((tab) => {
    const text = tab.getItem(FILTER);
    tab.removeItem(FILTER);
    return text;
  });
}

function leave(text) {
  if (text) stored((tab) => tab.setItem(FILTER, text));
}

/** Chooses again what was chosen before the switch. */
function restore(filter, order) {
  const asked = new URLSearchParams(location.search).get('order');
  if ([...order.options].some(({ value }) => value === asked)) order.value = asked;
  filter.value = take() ?? filter.value;
}

function keepOrder({ value, options }) {
  const address = new URL(location.href);
  if (value === options[0].value) address.searchParams.delete('order');
  else address.searchParams.set('order', value);
  history.replaceState(history.state, '', address);
}

/** Restores the choice in a form, and keeps it from now on. */
export function keepChoice(form) {
  const { filter, order } = form.elements;
  restore(filter, order);
  order.addEventListener('change', () => keepOrder(order));
  for (const link of document.querySelectorAll('.switch a')) {
    link.addEventListener('click', () => leave(filter.value));
  }
}
