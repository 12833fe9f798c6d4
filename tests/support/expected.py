"""Files of what is expected: a path and what came out in, nothing out where the two agree.

`make fixtures` has them written from what comes out: read every changed line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ExpectedFiles:
    """Compares texts with files, or with `update` writes those that differ."""

    update: bool
    changed: list[Path] = field(default_factory=list)

    def __call__(self, path: Path, text: str) -> None:
        """Compare a text with a file; where there is none, nothing is expected."""
        before = path.read_bytes().decode() if path.is_file() else ""
        if not self.update:
            assert text == before, path.name
        elif text != before:
            self._write(path, text)
            self.changed.append(path)

    def _write(self, path: Path, text: str) -> None:
        if text:
            path.write_text(text, encoding="utf-8", newline="\n")
        else:
            path.unlink()
