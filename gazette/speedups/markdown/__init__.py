"""Python-Markdown with fewer questions: an instance flows in, and makes the same HTML sooner.

Its own processors do the work. What changes is how often they are asked: which pattern is tried on
which text, which processor is shown which block. Each module says why its results are the same.
"""

from __future__ import annotations

from markdown import Markdown

from gazette.speedups.markdown import rows, skip
from gazette.speedups.markdown.blocks import GatedBlocks
from gazette.speedups.markdown.inline import SelectiveInline


def speed_up(md: Markdown) -> None:
    """Replace the slow parts of `md`; all of its processors must be there already.

    Raises TypeError for a processor or a pattern that the tables of this package do not name.
    """
    skip.install_skips(md)
    rows.install_rows(md)
    md.parser = GatedBlocks(md.parser)
    for extension in md.registeredExtensions:
        if hasattr(extension, "parser"):
            extension.parser = md.parser
    md.treeprocessors.register(SelectiveInline(md), "inline", 20)
    # Asked several times about each element: a list of sixty names answers slowly.
    md.block_level_elements = set(md.block_level_elements)  # type: ignore[assignment]
