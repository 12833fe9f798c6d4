"""Typed access to the settings: names in, values out, and a problem for each mistake."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from gazette.config.lines import line_of, setting_lines
from gazette.config.settings import SETTINGS, Setting, names_in
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
        self._lines = setting_lines(source)
        self._no_tables: set[str] = set()

    def fault(self, key: str, setting: str, /, **params: Param) -> None:
        """Note that a setting breaks a rule; of what is no table nothing more is said."""
        parts = setting.split(".")
        if any(".".join(parts[:n]) in self._no_tables for n in range(1, len(parts) + 1)):
            return
        line = line_of(self._lines, setting)
        self.problems.append(error(key, FILE, line, **params))

    def refuse_unknown(
        self, table: str, names: Collection[str], offer: Collection[str] | None = None
    ) -> None:
        """Hold a table's settings to these names; where none is near, those of `offer` are told."""
        for name in self.table(table):
            if name in names:
                continue
            dotted = f"{table}.{name}" if table else name
            near = get_close_matches(name, names, 1)
            if near:
                self.fault("setting-unknown+near", dotted, setting=name, nearest=near[0])
            else:
                offers = ", ".join(names if offer is None else offer)
                self.fault("setting-unknown", dotted, setting=name, known=offers)

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

    def value(self, setting: Setting, dotted: str = "", default: str | None = None) -> Any:
        """Return a setting that is no table; it stands at `dotted`, which may have a `default`.

        A text that breaks a rule is told, and returned all the same.
        """
        name = dotted or setting.name
        if setting.kind == "number":
            return self._number(setting)
        if default is None and isinstance(setting.default, str):
            default = setting.default
        text = self._text(name, default)
        if default is None and not text:
            return ""
        if setting.kind == "choice" and text not in setting.choices:
            self.choice_fault(name, text, setting.choices)
            return default
        if key := setting.fault(text):
            self.fault(key, name, value=text)
        return text

    def values(self, table: str, dotted: str, **defaults: str) -> dict[str, Any]:
        """Return the settings of one of several tables: of `languages.CODE`, at `languages.en`."""
        self.refuse_unknown(dotted, names_in(table))
        return {
            name: self.value(each, f"{dotted}.{name}", defaults.get(name))
            for each in SETTINGS
            if (name := each.name.removeprefix(f"{table}.")) != each.name
        }

    def switch(self, dotted: str) -> bool:
        """Return true or false; true where it is neither."""
        value = self._value(dotted)
        if not isinstance(value, bool):
            self.fault("setting-switch", dotted, setting=dotted.rpartition(".")[2])
        return value is not False

    def choice_fault(self, dotted: str, value: str, choices: Iterable[str]) -> None:
        """Note that a value is none of those that a setting may have."""
        setting, known = dotted.rpartition(".")[2], ", ".join(choices)
        self.fault("setting-choice", dotted, setting=setting, value=value, choices=known)

    def _text(self, dotted: str, default: str | None = None) -> str:
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

    def _number(self, setting: Setting) -> int:
        value = self._value(setting.name)
        default, least, most = setting.default, setting.least, setting.most
        assert type(default) is int
        if value is None:
            return default
        if type(value) is not int or not least <= value <= most:
            self.fault("setting-number", setting.name, setting=setting.name, least=least, most=most)
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
        self.refuse_unknown(dotted, codes)
        texts = {}
        for code in codes:
            if code not in table:
                self.fault("setting-language-missing", dotted, setting=dotted, language=code)
            texts[code] = self._text(f"{dotted}.{code}", "" if code not in table else None)
        return texts

    def _value(self, dotted: str) -> object:
        value: object = self._settings
        for part in dotted.split("."):
            if not isinstance(value, Mapping) or part not in value:
                return None
            value = value[part]
        return value
