"""Fenced code: lines flow in; the same lines with placeholders for the code flow out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markdown import Markdown
from markdown.extensions.fenced_code import FencedBlockPreprocessor


class Fences(FencedBlockPreprocessor):
    """Takes attributes such as `linenums=true` as the texts they are written as.

    Its base class makes them truth values, which it then cannot write.
    """

    def handle_attrs(
        self, attrs: Iterable[tuple[str, str | None]]
    ) -> tuple[str, list[str], dict[str, Any]]:
        """Return the id, the classes and the other attributes of a block of code."""
        written = [(name, name if value is None else value) for name, value in attrs]
        identifier, classes, others = super().handle_attrs(written)
        asked = "use_pygments"  # is never written
        texts = {name: value for name, value in written if name in others and name != asked}
        return identifier, classes, texts | ({asked: others[asked]} if asked in others else {})


def install(md: Markdown) -> None:
    """Put this processor into `md`, in the place of the `fenced_code` extension's."""
    md.preprocessors.register(Fences(md, {}), "fenced_code_block", 25)
