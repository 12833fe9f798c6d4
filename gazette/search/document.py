"""What Pagefind reads of a notice: its record and the text of its body in, HTML out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape
from typing import NamedTuple

from gazette.markup.plain import with_meaning
from gazette.model.fragment import emptied
from gazette.search.records import Record
from gazette.search.split import END, spellings, tokens, writing

_TAG = re.compile(r"""</?([A-Za-z][A-Za-z0-9]*)[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>""")
_WITHIN_A_LINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins"),
        *("kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u"),
        *("var", "wbr"),
    }
)
_TITLE_WEIGHT = 7


class Document(NamedTuple):
    """What Pagefind reads of a record; `words` are all that it finds there, as they stand there."""

    html: str
    words: Sequence[str]


def document(record: Record, tag: str, body: str) -> Document:
    """Return a record as the HTML that Pagefind reads.

    Behind title and body stand words that no text can hold, for a browser to filter by, what else
    search finds, and the words of what is asked for otherwise than it is shown. No filter or meta
    field of Pagefind's is used: it would index the words of the one among those of the text, and
    writes the other in another order each time.
    """
    marks = [f"0d{record.day}", f"0y{record.day[:4]}"]
    marks += [f"0t{topic.encode().hex()}0" for topic in record.topics]
    marks += ["0w"] * record.withdrawn
    parts = [writing(part) for part in (record.title, body, *record.words)]
    heading, text, *others = (tokens(part) for part in parts)
    runs = dict.fromkeys(run for part in parts for run in spellings(part))
    more = [word for run in (*others, *runs) for word in (END, *run)]
    # Pagefind puts a full stop behind whatever stands last.
    rest = escape(" ".join((*marks, *more, END)))
    html = (
        f'<!DOCTYPE html><html lang="{tag}"><body data-pagefind-body><p>'
        f'<span data-pagefind-weight="{_TITLE_WEIGHT}">{escape(" ".join(heading))}</span> '
        f"{END} {escape(' '.join(text))} {END} {rest}</p>"
        f'<i data-pagefind-sort="date:{record.sort}"></i></body></html>'
    )
    return Document(html, [*heading, *text, *more])


def plain(html: str) -> str:
    """Return the text of a fragment's `html`, without pictures."""
    parts = _TAG.split(with_meaning(emptied(html)))
    parts[1::2] = ["" if name.lower() in _WITHIN_A_LINE else " " for name in parts[1::2]]
    return unescape("".join(parts))
