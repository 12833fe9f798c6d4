"""How far a run is: a bar where a person watches, nothing where nobody does."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TextIO

_WIDTH = 24
# A bar that is drawn more often than the eye sees costs more than it tells.
_PAUSE = 0.1


class Bar:
    """Draws on a terminal; `translate` puts the stages' names into the reader's language."""

    def __init__(self, terminal: TextIO, translate: Callable[[str], str]) -> None:
        self._terminal = terminal
        self._translate = translate
        self._name = ""
        self._total = 0
        self._drawn = 0.0

    def stage(self, name: str, total: int) -> None:
        """Begin a stage."""
        self._name, self._total, self._drawn = self._translate(name), total, 0.0

    def advance(self, done: int) -> None:
        """Draw the bar anew, not more than ten times a second."""
        now = monotonic()
        if self._total and (now - self._drawn >= _PAUSE or done >= self._total):
            self._drawn = now
            full = _WIDTH * done // self._total
            bar = "█" * full + "░" * (_WIDTH - full)
            self._terminal.write(f"\r\x1b[K{self._name} {bar} {done}/{self._total}")
            self._terminal.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self._name:
            self._terminal.write("\r\x1b[K")
            self._terminal.flush()


class Silence:
    """Watches a run that nobody watches."""

    def stage(self, name: str, total: int) -> None:
        """Say nothing."""

    def advance(self, done: int) -> None:
        """Say nothing."""

    def clear(self) -> None:
        """There is nothing to take away."""
