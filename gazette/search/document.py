"""What Pagefind reads of a notice: its record and the text of its body in, HTML out."""

from __future__ import annotations

import re
from html import escape, unescape

from gazette.model.fragment import Fragment, fill
from gazette.search.records import Record
from gazette.search.split import END, characters, spellings, tokens, writing

_REST = r"""(?:[^>"']|"[^"]*"|'[^']*')*>"""
_TAG = re.compile(rf"</?[A-Za-z]{_REST}")
_TAG_WITHIN_A_LINE = re.compile(
    "</?(?:a|abbr|b|bd[io]|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|su[bp]"
    f"|time|u|var|wbr)(?![A-Za-z0-9]){_REST}",
    re.IGNORECASE,
)
_TITLE_WEIGHT = 7


def document(record: Record, tag: str, body: str) -> str:
    """Return a record as the HTML that Pagefind reads.

    Behind title and body stand words that no text can hold, for a browser to filter by, the
    characters of the text that are no word, and the words of what is asked for otherwise than it
    is shown. No filter or meta field of Pagefind's is used: it would index the words of the one
    among those of the text, and writes the other in another order each time.
    """
    marks = [f"0d{record.day}", f"0y{record.day[:4]}"]
    marks += [f"0t{topic.encode().hex()}0" for topic in record.topics]
    marks += ["0w"] * record.withdrawn
    parts = (writing(record.title), writing(body))
    heading, text = (" ".join(tokens(part)) for part in parts)
    single = dict.fromkeys(each for part in parts for each in characters(part))
    runs = dict.fromkeys(run for part in parts for run in spellings(part))
    # Pagefind puts a full stop behind whatever stands last.
    rest = " ".join((*marks, *single, *(word for run in runs for word in (END, *run)), END))
    return (
        f'<!DOCTYPE html><html lang="{tag}"><body data-pagefind-body><p>'
        f'<span data-pagefind-weight="{_TITLE_WEIGHT}">{escape(heading)}</span> '
        f"{END} {escape(text)} {END} {rest}</p>"
        f'<i data-pagefind-sort="date:{record.sort}"></i></body></html>'
    )


def plain(fragment: Fragment) -> str:
    """Return the text of a body, without pictures."""
    html = fill(fragment.html, [""] * len(fragment.slots))
    return unescape(_TAG.sub(" ", _TAG_WITHIN_A_LINE.sub("", html)))
