"""Parts of Python-Markdown that do the same with less walking: an instance flows in, made quick.

Its own block and inline processors do the work; what is replaced is how they are called: which
pattern is tried on which text, which processor is shown which block, how the tree is walked and
written. Each module says why its results are the same; the tests hold all of them to the stock
parts, on Python-Markdown's own test cases among others.
"""

from __future__ import annotations

from markdown import Markdown

from gazette.markup.quick import links, preprocess, tree
from gazette.markup.quick.blocks import QuickBlocks
from gazette.markup.quick.emphasis import QuickEmphasis
from gazette.markup.quick.inline import QuickInline
from gazette.markup.quick.serialize import to_html


def make_quick(md: Markdown) -> None:
    """Replace the slow parts of `md`; all of its processors must be there already."""
    preprocess.install(md)
    links.install(md)
    md.inlinePatterns.register(QuickEmphasis(md), "em_strong", 60)
    md.parser = QuickBlocks(md.parser)
    for extension in md.registeredExtensions:
        if hasattr(extension, "parser"):
            extension.parser = md.parser
    tree.install(md)
    md.treeprocessors.register(QuickInline(md), "inline", 20)
    md.serializer = to_html
