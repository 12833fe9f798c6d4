// The search page: what the address asks for is searched and shown; the form changes the address.

import { wire } from "../favourites/saving.js";

/** @typedef {import("./record.js").Marked} Marked */
/** @typedef {{id: string, title: Marked, excerpt: Marked, date: string, withdrawn: boolean}} Result */
/** @typedef {{total: number, unknown: string[], results: Result[], failed?: string}} Answer */

const COUNT = 10;
const find = (/** @type {string} */ selector) =>
  /** @type {HTMLElement} */ (document.querySelector(selector));

const root = find(".search");
const form = /** @type {HTMLFormElement} */ (find(".search-form"));
const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const status = find(".search-status");
const list = find(".search-results");
const more = find(".search-more");
const nothing = find(".search-nothing");
const { words } = { words: root.dataset };
const language = document.documentElement.lang;
const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
const bare = document.title;

/** @type {Worker | undefined} */
let worker;
let asked = 0;
/** What the address asks for, of all that the form has. */
let state = new URLSearchParams();

/** @param {string} text @param {Record<string, string | number>} values */
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** @param {number} total */
function told(total) {
  const one = new Intl.PluralRules(language).select(total) === "one";
  const number = total.toLocaleString(language);
  return filled((one ? words.one : words.many) ?? "", { number });
}

/** Ask the worker, which is not there before the first search. @returns {Promise<Answer | null>} */
function ask(/** @type {number} */ from, /** @type {number} */ count) {
  const id = (asked += 1);
  worker ??= new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  const here = worker;
  return new Promise((resolve) => {
    const hear = (/** @type {MessageEvent} */ { data }) => {
      if (data.id !== id) return;
      here.removeEventListener("message", hear);
      // A later question makes this one void.
      resolve(id === asked ? data : null);
    };
    here.addEventListener("message", hear);
    here.addEventListener("error", () => resolve({ total: 0, unknown: [], results: [], failed: "worker" }), { once: true });
    here.postMessage({
      id,
      base: words.base,
      groups: (words.groups ?? "").split(" ").filter(Boolean),
      query: state.get("q") ?? "",
      topic: state.get("topic") ?? "",
      year: state.get("year") ?? "",
      byDate: state.get("sort") === "date",
      from,
      count,
    });
  });
}

/** @param {HTMLElement} element @param {Marked} parts Shown as text, whatever stands in it. */
function write(element, parts) {
  for (const [text, found] of parts) {
    if (found) element.append(Object.assign(document.createElement("mark"), { textContent: text }));
    else element.append(text);
  }
}

/** @param {Result} result */
function entry(result) {
  const template = /** @type {HTMLTemplateElement} */ (find(".search-entry"));
  const item = /** @type {HTMLElement} */ (template.content.cloneNode(true)).querySelector("li");
  if (!item) throw new Error("the template of an entry is empty");
  const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
  const text = result.title.map(([part]) => part).join("");
  const save = /** @type {HTMLButtonElement} */ (item.querySelector(".save"));
  Object.assign(save.dataset, {
    notice: result.id,
    date: result.date,
    titles: `${words.code} ${text}`,
  });
  link.href = `${words.home}${result.id.split("/").map(encodeURIComponent).join("/")}/`;
  write(link, result.title);
  const time = /** @type {HTMLTimeElement} */ (item.querySelector("time"));
  time.dateTime = result.date;
  time.textContent = date.format(new Date(`${result.date}T00:00:00Z`));
  write(/** @type {HTMLElement} */ (item.querySelector(".entry-summary")), result.excerpt);
  if (result.withdrawn) item.classList.add("entry-withdrawn");
  else item.querySelector(".badge-withdrawn")?.remove();
  return item;
}

/** @param {number} from @param {number} count */
async function show(from, count = COUNT) {
  if (!from) status.textContent = words.busy ?? "";
  const answer = await ask(from, count);
  if (!answer) return;
  if (answer.failed) fail();
  if (answer.failed && from) return;
  if (!from) list.replaceChildren();
  const entries = answer.results.map(entry);
  list.append(...entries);
  wire(entries.map((each) => each.querySelector(".save")));
  list.hidden = !list.childElementCount;
  more.hidden = list.childElementCount >= answer.total;
  if (answer.failed) return;
  status.textContent = answer.total ? told(answer.total) : (words.none ?? "");
  suggest(answer);
  if (!from) return;
  keep();
  entries[0]?.querySelector("a")?.focus();
}

function fail() {
  worker?.terminate();
  worker = undefined;
  status.textContent = words.failed ?? "";
  nothing.hidden = true;
}

/** Have the way back lead to as many results, and to where the reader was among them. */
function keep() {
  history.replaceState({ shown: list.childElementCount, top: scrollY }, "");
}

/** @param {Answer} answer */
function suggest({ total, unknown }) {
  const filtered = state.has("topic") || state.has("year");
  nothing.hidden = total > 0;
  find(".search-unknown").hidden = !unknown.length;
  find(".search-unknown").textContent = filled(words.unknown ?? "", { words: unknown.join(words.comma) });
  const everywhere = /** @type {HTMLAnchorElement} */ (find(".search-everywhere a"));
  find(".search-everywhere").hidden = !filtered || unknown.length > 0;
  everywhere.href = `?${new URLSearchParams({ q: state.get("q") ?? "" })}`;
}

/** Show what the address asks for. `wanted`: a reader asked for it just now. */
async function follow(wanted = false) {
  state = new URLSearchParams(location.search);
  for (const name of ["q", "topic", "year", "sort"]) {
    const control = /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));
    control.value = state.get(name) ?? "";
    // A topic or year that the form does not have asks for nothing.
    if (control.value !== (state.get(name) ?? "")) {
      control.value = "";
      state.delete(name);
    }
  }
  const query = field.value.trim();
  document.title = query ? `${query} – ${bare}` : bare;
  if (query) {
    const { shown, top } = history.state ?? {};
    await show(0, shown);
    if (top && top === history.state?.top) scrollTo(0, top);
    return;
  }
  asked += 1;
  list.replaceChildren();
  const asks = wanted || state.has("topic") || state.has("year");
  status.textContent = (asks && words.empty) || "";
  for (const part of [list, more, nothing]) part.hidden = true;
}

/** Put what the form says into the address. */
function go() {
  const state = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const text = String(value).trim();
    if (text) state.set(name, text);
  }
  const search = state.size ? `?${state}` : "";
  if (search !== location.search) history.pushState(null, "", search || location.pathname);
  follow(true);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go();
});
form.addEventListener("change", (event) => {
  if (event.target !== field) go();
});
more.addEventListener("click", () => show(list.childElementCount));
list.addEventListener("click", keep);
addEventListener("popstate", () => follow());

find(".search-filters").hidden = false;
follow();
if (!field.value) field.focus();
