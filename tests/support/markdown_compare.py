"""Gazette's Markdown beside markdown-it-py's: how much of both comes out with the same structure.

    GAZETTE_PAIRS=folder/of/texts .venv/bin/python -m tests.support.markdown_compare

prints, for real texts, the share with a visible difference and the first place of each; and for
the CommonMark specification the share of examples with the same structure, outside raw HTML. With
`--update` the table of examples that differ is written anew; its reasons are kept.

The specification comes from npm (`commonmark-spec`), the folder of texts from whoever has one.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

import frontmatter  # type: ignore[import-untyped]

from gazette.markup import Converter
from gazette.model.fragment import Fragment, fill
from tests.support.markdown_shape import difference, everyday

ROOT = Path(__file__).parents[2]
SPECIFICATION = ROOT / "node_modules/commonmark-spec/spec.txt"
TABLE = Path(__file__).with_name("commonmark_differences.txt")

_EXAMPLE = re.compile(
    r"^(?:`{32} example\n(?P<source>.*?)^\.\n(?P<html>.*?)^`{32}$|#{1,6} +(?P<section>[^\n]+)$)",
    re.DOTALL | re.MULTILINE,
)
_OUTSIDE = ("HTML blocks", "Raw HTML")


class Example(NamedTuple):
    """One example of the specification; `html` is what it says should come out."""

    number: int
    section: str
    source: str
    html: str


class Difference(NamedTuple):
    """The first place where two converters differ: a step of each (see `markdown_shape`)."""

    name: str
    ours: str
    theirs: str


def examples() -> list[Example]:
    """Return the specification's examples outside raw HTML, in its order."""
    text = SPECIFICATION.read_text(encoding="utf-8").split("<!-- END TESTS -->")[0]
    found, section, number = [], "", 0
    for match in _EXAMPLE.finditer(text):
        if match["section"]:
            section = match["section"]
            continue
        number += 1
        if section not in _OUTSIDE:
            source, html = (match[name].replace("→", "\t") for name in ("source", "html"))
            found.append(Example(number, section, source, html))
    return found


def converted(converter: Converter, source: str) -> str:
    """Return Gazette's HTML of a body, each link as it was written."""
    return _filled(converter.convert(source))


def differing_examples() -> Iterator[Difference]:
    """Yield the examples that come out with another structure."""
    converter = Converter(joins_lines=False)
    for example in examples():
        found = difference(converted(converter, example.source), example.html)
        if found:
            yield Difference(str(example.number), *found)


def texts(folder: Path) -> list[Path]:
    """Return the Markdown texts below a folder, in the order of their paths."""
    return sorted(folder.rglob("*.md"))


def differing_texts(folder: Path) -> Iterator[Difference]:
    """Yield the texts that come out with another structure or other words."""
    reader = everyday()
    converters = {chinese: Converter(joins_lines=chinese) for chinese in (False, True)}
    for path in texts(folder):
        body = frontmatter.loads(path.read_text(encoding="utf-8-sig")).content
        ours = converted(converters[".zh" in path.suffixes], body)
        found = difference(ours, reader.render(body))
        if found:
            yield Difference(path.relative_to(folder).as_posix(), *found)


def expected() -> dict[str, str]:
    """Return the examples known to differ: number → reason."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def _filled(fragment: Fragment) -> str:
    name = {"link": "href", "image": "src"}
    values = [
        f'{name[slot.kind]}="{escape(slot.value)}"' if slot.kind in name else ""
        for slot in fragment.slots
    ]
    return fill(fragment.html, values)


def _update(found: list[Difference]) -> None:
    known = expected() if TABLE.exists() else {}
    sections = {str(example.number): example.section for example in examples()}
    lines = [
        "# Examples of CommonMark 0.31 that come out with another structure: the number, then",
        "# the reason; where none is known yet, the section of the specification.",
    ]
    lines += [f"{row.name} {known.get(row.name) or sections[row.name]}" for row in found]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _told(rows: list[Difference], total: int, what: str) -> None:
    lines = [f"{row.name}: {row.ours[:70]!r} / {row.theirs[:70]!r}" for row in rows]
    lines.append(f"{what}: {len(rows)} of {total} differ ({len(rows) / total:.1%})")
    sys.stdout.writelines(f"{line}\n" for line in lines)


def main() -> None:
    """Print both measures."""
    found = list(differing_examples())
    if "--update" in sys.argv:
        _update(found)
    _told(found, len(examples()), "CommonMark examples")
    folder = os.environ.get("GAZETTE_PAIRS")
    if folder:
        _told(list(differing_texts(Path(folder))), len(texts(Path(folder))), "Real texts")


if __name__ == "__main__":
    main()
