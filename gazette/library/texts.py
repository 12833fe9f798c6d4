"""The texts of an item by language, each read when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from gazette.model.text import Text

LoadText = Callable[[bytes], Text]
"""From a text's digest to the text."""


class Texts(Mapping[str, Text]):
    """Texts by language code; `places` are code, path and digest of each."""

    __slots__ = ("_load_text", "_places")

    def __init__(self, places: Sequence[tuple[str, str, bytes]], load_text: LoadText) -> None:
        self._places = places
        self._load_text = load_text

    # There are two or three: looking through them is quicker than to have a dictionary for each.
    def __getitem__(self, code: str) -> Text:
        for other, _, key in self._places:
            if other == code:
                return self._load_text(key)
        raise KeyError(code)

    def __contains__(self, code: object) -> bool:
        return code in [other for other, _, _ in self._places]

    def __iter__(self) -> Iterator[str]:
        return iter([code for code, _, _ in self._places])

    def __len__(self) -> int:
        return len(self._places)
