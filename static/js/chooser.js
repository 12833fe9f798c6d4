// On the chooser alone: remembers the language that was chosen here, and goes there next time.
// Whoever comes from a page of the portal, goes back or loads it again wants to choose, and stays.

// Several portals may share an origin. `start.js` has the same key.
const KEY = `gazette.language${new URL("../../", import.meta.url).pathname.slice(0, -1)}`;

/** @returns {string | null} */
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} tag */
function remember(tag) {
  try {
    localStorage.setItem(KEY, tag);
  } catch {
    // It is asked again next time.
  }
}

/** @type {HTMLAnchorElement[]} */
const choices = [...document.querySelectorAll("a.choice")];
for (const choice of choices) choice.addEventListener("click", () => remember(choice.hreflang));

const last = choices.find((choice) => choice.hreflang === remembered());
const inside = choices.some((choice) => document.referrer.startsWith(choice.href));
const comes = performance.getEntriesByType("navigation")[0]?.type ?? "navigate";
if (last && !inside && comes === "navigate") location.replace(last.href);
