"""Typed access to the settings: names in, values out, and a problem for each mistake."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches

from gazette.config.lines import line_of, locate
from gazette.problems import Param, Problem, error

FILE = "site.toml"
# What no feed may hold (XML 1.0 section 2.2).
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class Reader:
    """Reads settings by dotted name and gathers what is wrong with them in `problems`.

    After a problem it goes on with a harmless value, so that one run tells everything.
    """

    def __init__(self, settings: Mapping[str, object], source: str) -> None:
        self.problems: list[Problem] = []
        self._settings = settings
        self._lines = locate(source)
        self._no_tables: set[str] = set()

    def fault(self, key: str, setting: str, /, **params: Param) -> None:
        """Note that a setting breaks a rule; of what is no table nothing more is said."""
        parts = setting.split(".")
        if any(".".join(parts[:n]) in self._no_tables for n in range(1, len(parts) + 1)):
            return
        line = line_of(self._lines, setting)
        self.problems.append(error(key, FILE, line, **params))

    def known(self, table: str, names: Collection[str]) -> None:
        """Hold a table's settings to these names."""
        for name in self.table(table):
            if name in names:
                continue
            dotted = f"{table}.{name}" if table else name
            near = get_close_matches(name, names, 1)
            if near:
                self.fault("setting-unknown+near", dotted, setting=name, nearest=near[0])
            else:
                self.fault("setting-unknown", dotted, setting=name, known=", ".join(names))

    def table(self, dotted: str) -> Mapping[str, object]:
        """Return a table; an empty one where there is none."""
        value = self._value(dotted) if dotted else self._settings
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            self.fault("setting-table", dotted, setting=dotted)
            self._no_tables.add(dotted)
            return {}
        return value

    def text(self, dotted: str, default: str | None = None) -> str:
        """Return a text; without a default it has to be there and not be empty."""
        value = self._value(dotted)
        if not isinstance(value, str | None):
            self.fault("setting-text", dotted, setting=dotted)
            return default or ""
        if value and _UNSEEN.search(value):
            self.fault("setting-control", dotted, setting=dotted)
        if default is None and not (value and value.strip()):
            self.fault("setting-needed", dotted, setting=dotted)
        return (default or "") if value is None else value.strip()

    def number(self, dotted: str, default: int, least: int, most: int) -> int:
        """Return a whole number within bounds."""
        value = self._value(dotted)
        if value is None:
            return default
        if type(value) is not int or not least <= value <= most:
            self.fault("setting-number", dotted, setting=dotted, least=least, most=most)
            return default
        return value

    def texts(self, dotted: str, codes: Sequence[str], *, needed: bool) -> dict[str, str]:
        """Return a text for each language code (all or, where not needed, none of them)."""
        table = self.table(dotted)
        if not codes:
            # Without languages there is nothing to hold the table to.
            return {}
        if not table:
            if needed:
                self.fault("setting-needed", dotted, setting=dotted)
            return dict.fromkeys(codes, "")
        self.known(dotted, codes)
        texts = {}
        for code in codes:
            if code not in table:
                self.fault("setting-language-missing", dotted, setting=dotted, language=code)
            texts[code] = self.text(f"{dotted}.{code}", "" if code not in table else None)
        return texts

    def _value(self, dotted: str) -> object:
        value: object = self._settings
        for part in dotted.split("."):
            if not isinstance(value, Mapping) or part not in value:
                return None
            value = value[part]
        return value
