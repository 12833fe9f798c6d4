"""Pages in a real browser: what a reader's visit asked for, and what went wrong on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page, Request

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_QUIET = 50
"""Milliseconds in which a page that has more to ask for asks for it."""
_PATIENCE = 600
_TWO_FRAMES = """
() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
"""
_VIOLATIONS = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) =>
  window.violations.push(`${event.effectiveDirective}: ${event.blockedURI}`));
"""


@dataclass(slots=True)
class Visit:
    """One page (a tab) and what was seen of it: requests, and all that a console calls an error."""

    page: Page
    base: str
    scripts: bool = True
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    pending: set[Request] = field(default_factory=set)

    def to(self, path: str) -> Page:
        """Go to a path below the portal's address, and wait until nothing more is loaded."""
        self.requests.clear()
        self.page.goto(self.base + path.lstrip("/"))
        # As «networkidle», which waits for half a second each time.
        for _ in range(_PATIENCE):
            self.page.wait_for_timeout(_QUIET)
            if not self.pending and self._is_painted():
                break
        return self.page

    def _is_painted(self) -> bool:
        """Have the page do what it does with all that came; False where it leads elsewhere."""
        if not self.scripts:
            return True
        try:
            paint(self.page)
        except Error:
            return False
        return not self.pending

    @property
    def violations(self) -> list[str]:
        """What the content security policy has blocked on the page."""
        result = self.page.evaluate("window.violations")
        assert isinstance(result, list)
        return result


class Reader:
    """One browser profile: its own storage, shared by all its tabs."""

    def __init__(self, context: BrowserContext, base: str, *, scripts: bool = True) -> None:
        self.context = context
        self.base = base
        self.scripts = scripts
        context.add_init_script(_VIOLATIONS)

    def tab(self) -> Visit:
        """Open a tab."""
        page = self.context.new_page()
        visit = Visit(page, self.base, self.scripts)

        def begun(request: Request) -> None:
            visit.requests.append(request.url)
            visit.pending.add(request)

        def ended(request: Request) -> None:
            visit.pending.discard(request)

        page.on("request", begun)
        page.on("requestfinished", ended)
        page.on("requestfailed", ended)
        page.on("pageerror", lambda error: visit.faults.append(str(error)))
        page.on(
            "console",
            lambda said: visit.faults.append(said.text) if said.type == "error" else None,
        )
        return visit


def paint(page: Page) -> None:
    """Wait until a page has painted what it has come to by now, however slow the machine is."""
    page.evaluate(_TWO_FRAMES)


def wait_until(page: Page, function: str, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Wait until a function, in JavaScript, returns something true.

    Not by `wait_for_function`: it has the page itself evaluate a text, time and again, and whether
    the policy forbids that depends on whether the first answer was true.
    """
    for _ in range(_PATIENCE):
        meanwhile()
        if page.evaluate(function):
            return
        page.wait_for_timeout(_QUIET)
    raise AssertionError(f"never true: {function}")


NewReader = Callable[..., Reader]


def launched(playwright: Any) -> Browser:
    """Start Debian's Chromium."""
    found: Browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
    return found
