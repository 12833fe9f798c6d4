"""Text to words, for the index: the twin of `static/js/search/split.js`.

Chinese has no spaces, so its characters are indexed as overlapping pairs: 认证中心 is
认证 证中 中心. All other words are cut where letters and digits meet and at every sign, so that
`GB/T10740` and `GB/T 10740` are the same three words.

A text is also shown with what was found in it, so it is encoded as *tokens* from which it can be
put together again. Pagefind counts tokens, and gives the places of what it found by that count:

| token          | stands for                                                             |
|----------------|------------------------------------------------------------------------|
| two Han        | the first of them; the second stands in the next token                 |
| one Han, signs | the last of a run, and the ASCII signs behind it                       |
| a word, signs  | a word and the ASCII signs behind it; a space follows unless JOINED    |
| SPACE          | a space behind anything but a word                                     |
| else           | signs that belong to no word                                           |

Pagefind indexes letters and digits alone, and takes an ASCII sign for the end of a word; other
signs must stand in tokens of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from unicodedata import category, normalize

JOINED = "`"
SPACE = "\ue000"
END = "\ue001"
"""Behind the title, the body, and all."""

# By blocks, not by Unicode's tables: browsers and Python hold different versions of them.
_HAN = re.compile(
    "[\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00016fe0-\U00018d8f\U0001aff0-\U0001b16f\U00020000-\U0003ffff]"
)
# An underscore is a letter to Pagefind.
_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^{|}~")
_RUNS = re.compile("H+|D+|L+| +|S+|O")
_TOKENS = re.compile("H+S*|(?:D+|L+)S* *| +|S+|O")


def normalised(text: str) -> str:
    """Return a text as it is indexed: wide letters and digits are plain, its signs as they were."""
    return normalize("NFC", normalize("NFC", text).translate(_PLAIN))


def tokens(text: str) -> list[str]:
    """Return the tokens of a text (see above)."""
    found: list[str] = []
    plain = normalised(text)
    for run in _TOKENS.finditer(plain.translate(_SHAPE)):
        kind, part = run[0][0], plain[run.start() : run.end()]
        if kind in "DL":
            found.append(part.rstrip(" ") if part[-1] == " " else part + JOINED)
        elif kind == "H":
            length = run[0].count("H")
            found += [part[index : index + 2] for index in range(length - 1)]
            found.append(part[length - 1 :])
        elif kind != " ":
            found.append(part)
        elif found:
            found.append(SPACE)
    return found


def characters(text: str) -> list[str]:
    """Return each Chinese character of a text once, in order: what one-character queries find."""
    return list(dict.fromkeys(_HAN.findall(normalised(text))))


def clauses(query: str) -> list[list[str]]:
    """Return what a query asks for: a notice must hold each clause, as adjoining words."""
    found: list[list[str]] = []
    joined = False
    for kind, part in _parts(normalised(query)):
        if kind == "H":
            pairs = [part[index : index + 2] for index in range(max(1, len(part) - 1))]
            found.append(pairs)
            joined = False
        elif kind in "DL":
            if joined:
                found[-1].append(part.lower())
            else:
                found.append([part.lower()])
            joined = True
        elif kind != "S":
            joined = False
    return list({tuple(each): each for each in found}.values())


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Cut a text into runs of Han, Digits, Letters, spaces, Signs of ASCII, and each Other one."""
    for found in _RUNS.finditer(text.translate(_SHAPE)):
        yield found[0][0], text[found.start() : found.end()]


def _plain(character: str) -> str:
    general = category(character)
    if general[0] == "Z" or character in "\t\n\r\f\v":
        return " "
    if general[0] == "C" and not _HAN.match(character):
        return ""
    whole = normalize("NFKC", character)
    # The mark of a joined word must stand for nothing else.
    return (whole if any(map(_is_word, whole)) else character).replace(JOINED, "'")


def _shape(character: str) -> str:
    if _HAN.match(character):
        return "H"
    if character == " " or character in _SIGNS:
        return " " if character == " " else "S"
    return {"N": "D", "L": "L", "M": "L"}.get(category(character)[0], "O")


def _is_word(character: str) -> bool:
    return category(character)[0] in "LMN"


class _Table(dict[int, str]):
    """What `str.translate` puts in the place of characters, worked out once for each."""

    def __init__(self, work: Callable[[str], str]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, code: int) -> str:
        found = self[code] = self._work(chr(code))
        return found


_PLAIN = _Table(_plain)
_SHAPE = _Table(_shape)
