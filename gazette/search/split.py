"""Text to words, for the index: the twin of `static/js/search/split.js`.

Chinese has no spaces, so its characters are indexed as overlapping pairs: 认证中心 is
认证 证中 中心. All other words are cut where letters and digits meet and at every sign, so that
`GB/T10740` and `GB/T 10740` are the same three words.

A text is also shown with what was found in it, so it is encoded as *tokens* from which it can be
put together again. Pagefind counts tokens, and gives the places of what it found by that count:

| token          | stands for                                                                  |
|----------------|-----------------------------------------------------------------------------|
| two Han        | the first of them; the second stands in the next token                      |
| one Han, signs | the last of a run, and the signs behind it, those of _WIDE written in ASCII |
| a word, signs  | a word and the signs up to the next, or the ASCII signs behind it; a space  |
|                | follows unless JOINED                                                       |
| SPACE          | a space behind anything but a word                                          |
| else           | signs that belong to no word                                                |

Pagefind takes an ASCII sign for the end of a word. With any other it indexes the word twice, with
the sign and without it, so such signs stand in tokens of their own where no word adjoins.

What is asked for as something else than it is shown (`m²` as m 2) is indexed as both: see
`spellings`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import add
from typing import NamedTuple
from unicodedata import category, normalize

JOINED = "`"
SPACE = "\ue000"
END = "\ue001"
"""Behind the title, the body, and all."""
BACKTICK = "\ue002"
"""A text's own sign that is the same as JOINED."""

# By blocks, not by Unicode's tables: browsers and Python hold different versions of them.
_HAN = re.compile(
    "[\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00016fe0-\U00018d8f\U0001aff0-\U0001b16f\U00020000-\U0003ffff]"
)
# An underscore is a letter to Pagefind.
_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~")
# What is written for an ASCII sign within a name or number: dashes, quotes, wide signs. Commas and
# stops of Chinese are none of them: they part what a reader lists.
_FOR_SIGNS = frozenset(
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u207b\uff0d\ufe63\u2018\u2019\u201b\u02bc\u00b4\uff07"
    "\u2044\u2215\uff0f\uff1a\uff0e\uff06\uff0b\uff20\uff03\uff1d\uff05\uff5e\uff0a\uff3c\uff5c\u00b0\u00b7"
)
# Wide signs as JOINED and an ASCII sign: signs in tokens of their own take their time too.
_WIDE = str.maketrans(
    {
        wide: JOINED + sign
        for wide, sign in zip(
            "\uff0c\u3002\u3001\uff1b\uff1a\uff01\uff1f\uff08\uff09\u300a\u300b\u201c\u201d\u2026",
            ",.\\;:!?()<>\"'~",
            strict=True,
        )
    }
)
# Other shapes of the same characters, that nobody misses: radicals, ligatures of kana, and all of
# full or half width.
_SHAPES = re.compile("[\u2e80-\u2fdf\u309f\u30ff\uff01-\uffef]")
_RAISED = re.compile("[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+|[\u2080-\u2089]+")
_RUNS = re.compile("H+|D+|L+| +|[SJ]+|O")
# First what most texts are: Chinese, and words with a space behind each.
_TOKENS = re.compile(
    "(H+)S*([JO]*)|((?:(?:D+|L+)S* +)+)|(?:D+|L+)(?:[SJO]+(?=[DL])|S*) *| +|S+|[JO]"
)
_CHINESE, _SPACED = 2, 3
_PAIR = 2
_REMEMBERED = 1 << 14
_SPELT_RUNS = re.compile("[^H ]*X[^H ]*")


class Writing(NamedTuple):
    """A text as it is shown with what was found: as written, but for width.

    `shape` has a letter for each character: what it is, or X where it is asked for otherwise than
    it is shown.
    """

    plain: str
    shape: str


def writing(text: str) -> Writing:
    """Return a text as it is shown."""
    plain = normalize("NFC", normalize("NFC", text).translate(_SHOWN))
    return Writing(plain, plain.translate(_SPELT))


def normalised(text: str) -> str:
    """Return a text as it is asked for: in plain letters and digits, its signs as they were."""
    apart = _RAISED.sub(lambda found: _apart(found[0]), normalize("NFC", text))
    return normalize("NFC", apart.translate(_PLAIN))


def tokens(text: Writing) -> list[str]:
    """Return the tokens of a text (see above)."""
    found: list[str] = []
    plain, shape = text
    if "X" in shape:
        shape = plain.translate(_SHAPE)
    pairs = list(map(add, plain, plain[1:])) if "H" in shape else []
    for run in _TOKENS.finditer(shape):
        start, end = run.span()
        if run.lastindex == _CHINESE:
            last, signs = run.end(1) - 1, run.start(_CHINESE)
            found += pairs[start:last]
            found += _ended(plain[last:signs], plain[signs:end])
        elif run.lastindex == _SPACED:
            found += plain[start:end].split()
        elif shape[start] in "DL":
            part = plain[start:end]
            found.append(part.rstrip(" ") if part[-1] == " " else part + JOINED)
        elif shape[start] != " ":
            found.append(plain[start:end])
        elif found:
            found.append(SPACE)
    return found


def spellings(text: Writing) -> list[tuple[str, ...]]:
    """Return the words of all that is asked for otherwise than it is shown, each run once.

    A run reaches as far as a query's words may adjoin. Each Chinese character begins a word.
    """
    plain, shape = text
    if "X" not in shape:
        return []
    runs = _SPELT_RUNS.finditer(shape)
    parts = (plain[run.start() : run.end()].replace(BACKTICK, JOINED) for run in runs)
    return list(dict.fromkeys(tuple(_words(part)) for part in parts))


def clauses(query: str) -> list[list[str]]:
    """Return what a query asks for: a notice must hold each clause, as adjoining words."""
    found: list[list[str]] = []
    joined = False
    for kind, part in _parts(normalised(query)):
        if kind == "H":
            found.append(_pairs(part))
            joined = False
        elif kind in "DL":
            if joined:
                found[-1].append(part.lower())
            else:
                found.append([part.lower()])
            joined = True
        elif kind not in "SJ":
            joined = False
    return list({tuple(each): each for each in found}.values())


@lru_cache(_REMEMBERED)
def _ended(last: str, signs: str) -> tuple[str, ...]:
    """Return the tokens of the last character of a run, and of the signs behind it."""
    written = signs.translate(_WIDE)
    return (last + written,) if written.isascii() else (last, *signs)


def is_pair(word: str) -> bool:
    """Tell whether a word of a text is two Chinese characters."""
    return len(word) == _PAIR and bool(_HAN.match(word) and _HAN.match(word, 1))


def _words(text: str) -> Iterator[str]:
    for kind, part in _parts(normalised(text)):
        if kind == "H":
            yield from _pairs(part)
            if len(part) > 1:
                yield part[-1]
        elif kind in "DL":
            yield part.lower()


def _pairs(run: str) -> list[str]:
    return [run[index : index + 2] for index in range(max(1, len(run) - 1))]


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Cut a text into runs of Han, Digits, Letters, spaces, Signs, and each Other one."""
    for found in _RUNS.finditer(text.translate(_SHAPE)):
        yield found[0][0], text[found.start() : found.end()]


def _shown(character: str) -> str:
    if character == JOINED:
        return BACKTICK
    return _plain(character) if _SHAPES.match(character) else _cleaned(character)


def _plain(character: str) -> str:
    cleaned = _cleaned(character)
    whole = normalize("NFKC", cleaned)
    if whole == cleaned or not any(category(each)[0] in "LN" for each in whole):
        return cleaned
    return whole if _is_word(character) or _SHAPES.match(character) else _apart(whole)


def _apart(text: str) -> str:
    """Return figures and symbols (`²`, `㎡`) so that they are no part of the words beside them."""
    return f"^{normalize('NFKC', text)}^"


def _cleaned(character: str) -> str:
    general = category(character)
    if general[0] == "Z" or character in "\t\n\r\f\v":
        return " "
    return "" if general[0] == "C" and not _HAN.match(character) else character


def _shape(character: str) -> str:
    if _HAN.match(character):
        return "H"
    if character == " ":
        return " "
    if character in _SIGNS:
        return "S"
    if category(character)[0] in "LM":
        return "L"
    if category(character)[0] == "N" or _is_spelt(character):
        return "D"
    return "J" if character in _FOR_SIGNS else "O"


def _spelt(character: str) -> str:
    return "X" if _is_spelt(character) else _shape(character)


def _is_spelt(character: str) -> bool:
    """Tell whether a character is asked for otherwise than it is shown."""
    return _plain(character) not in ("", " ", character)


def _is_word(character: str) -> bool:
    return category(character)[0] in "LM" or category(character) == "Nd"


class _Table(dict[int, str]):
    """What `str.translate` puts in the place of characters, worked out once for each."""

    def __init__(self, work: Callable[[str], str]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, code: int) -> str:
        found = self[code] = self._work(chr(code))
        return found


_SHOWN = _Table(_shown)
_PLAIN = _Table(_plain)
_SHAPE = _Table(_shape)
_SPELT = _Table(_spelt)
