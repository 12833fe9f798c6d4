// On the chooser alone: remembers the language that was chosen here, and goes there next time.
// Whoever comes from a page of the portal wants to choose again, and stays.

const KEY = "gazette.language";

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
const inside = document.referrer && new URL(document.referrer).origin === location.origin;
if (last && !inside) location.replace(last.href);
