// In the head of every page: sets the theme that the reader chose before anything is painted,
// then gives life to what the page holds `hidden`: theme, copy, print; and keeps the place when
// the language is switched. Storage may throw, or hold anything: the page works without.
(() => {
  const KEY = "gazette.theme";
  const base = new URL("../..", document.currentScript.src).pathname;
  const LANGUAGE = `gazette.language${base.slice(0, -1)}`;
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  /** The remembered theme; undefined where there is none. */
  const remembered = () => {
    try {
      const theme = localStorage.getItem(KEY);
      return theme === "dark" || theme === "light" ? theme : undefined;
    } catch {
      return undefined;
    }
  };

  let chosen = remembered();
  const isDark = () => (chosen ? chosen === "dark" : system.matches);

  /** @type {HTMLButtonElement | null} */
  let button = null;
  const show = () => {
    if (chosen) root.dataset.theme = chosen;
    else delete root.dataset.theme;
    button?.setAttribute("aria-pressed", String(isDark()));
  };

  const wireTheme = () => {
    button = document.querySelector(".theme");
    // Older browsers show the light theme alone (tokens.css).
    if (!button || !CSS.supports("color", "light-dark(#000, #fff)")) return;
    button.addEventListener("click", () => {
      chosen = isDark() ? "light" : "dark";
      show();
      try {
        localStorage.setItem(KEY, chosen);
      } catch {
        // It holds for this page.
      }
    });
    button.hidden = false;
    show();
  };

  const wireTools = () => {
    for (const tool of document.querySelectorAll("button[data-act]")) {
      tool.addEventListener("click", () => (tool.dataset.act === "print" ? print() : copy(tool)));
      tool.hidden = false;
    }
  };

  /** @param {HTMLButtonElement} tool */
  const copy = async (tool) => {
    const address = document.querySelector("link[rel=canonical]").href;
    const status = tool.parentElement.querySelector("[role=status]");
    // What is said twice is heard twice.
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(address);
      status.textContent = tool.dataset.done;
    } catch {
      status.textContent = `${tool.dataset.failed} ${address}`;
    }
  };

  /** @type {Element | undefined} Where the reader last stayed; forgotten by one who stays on top. */
  let read;
  let pause = 0;
  const isTop = () => document.querySelector(".switch").getBoundingClientRect().bottom > 0;
  const above = () =>
    [...document.querySelectorAll("main :is(h2, h3, h4, h5, h6)[id]")]
      .filter((heading) => heading.getBoundingClientRect().top < 96)
      .pop();
  const settle = () => {
    if (isTop()) pause = setTimeout(() => (read = undefined), 15_000);
    else read = above();
  };

  /** Where the reader is: the heading asked for, unless another one was scrolled to since. */
  const place = () => {
    const target = document.querySelector("main :target");
    const asked = target?.closest("[id]:is(h2, h3, h4, h5, h6)") ?? target;
    const top = asked?.getBoundingClientRect().top ?? 0;
    // The switch stands on top: whoever goes up to it has not left the heading.
    const going = isTop() && (read ?? asked);
    const at = going || (asked && top >= 0 && top < innerHeight ? asked : above());
    return at ? `#${at.id}` : "";
  };

  /** Where the chooser remembers a language, it is that of the last switch. */
  const learn = (link) => {
    try {
      if (localStorage.getItem(LANGUAGE)) localStorage.setItem(LANGUAGE, link.hreflang);
    } catch {
      // The chooser asks, or goes where it went.
    }
  };

  const wireSwitch = () => {
    for (const link of document.querySelectorAll(".switch a")) {
      link.addEventListener("click", () => learn(link));
      if (!link.rel) continue;
      const bare = link.href;
      const keep = () => (link.href = bare + location.search + place());
      // Before it is followed in any way: pressed, opened in a new tab, copied.
      for (const event of ["pointerenter", "focus", "click"]) link.addEventListener(event, keep);
      addEventListener("scroll", () => {
        clearTimeout(pause);
        pause = setTimeout(settle, 700);
      });
    }
  };

  /** What scrolls sideways can be reached with the keyboard. */
  const wireScrollers = () => {
    for (const box of document.querySelectorAll(".prose :is(.table, table, pre)")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };

  show();
  system.addEventListener("change", show);
  addEventListener("storage", (event) => {
    if (event.key !== KEY && event.key !== null) return;
    chosen = remembered();
    show();
  });
  addEventListener("resize", wireScrollers);
  addEventListener("toggle", wireScrollers, true);
  document.addEventListener("DOMContentLoaded", () => {
    wireTheme();
    wireTools();
    wireSwitch();
    wireScrollers();
  });
})();
