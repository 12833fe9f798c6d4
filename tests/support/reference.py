"""The reference of what is declared: tables of settings and of checks in, Markdown out.

`make fixtures` writes what comes out into docs/reference/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from gazette.config.settings import Setting
from gazette.rules.rule import Rule, codes

SETTINGS_HEAD = """\
# Settings

Every setting of `site.toml`. A name with dots stands in a table: `tag` of `languages.en` stands
below a line `[languages.en]`. `python build.py check` tells every mistake with its line.

| setting | what it does | value | when left out |
|---|---|---|---|
"""

CHECKS_HEAD = """\
# Checks

Everything that Gazette reports about content and settings, by its code. `--json` prints the code
of each problem. An error stops the build; with a warning the site is built. In a draft that is
held back, errors count as warnings.

What has `= false` in the last column can be switched off in `site.toml`:

```toml
[checks]
stray-file = false
```

All else protects readers. Without it a file or a part of a text would be left out in silence, a
link would lead nowhere, or something would be published that is false or broken.
"""

_AREA_HEAD = """
## {}

| code | severity | message; advice | switch off |
|---|---|---|---|
"""

AREAS = {
    "source": "Files of the content folder",
    "front_matter": "Front matter",
    "content": "Announcements and pages",
    "markup": "Text",
    "links": "Links",
    "pictures": "Pictures",
    "settings": "Settings",
}

_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


def settings_reference(settings: Iterable[Setting]) -> str:
    """Return the reference of settings: a row for each."""
    return SETTINGS_HEAD + "".join(
        _row(f"`{each.name}`", each.effect, _value(each), _default(each)) for each in settings
    )


def checks_reference(areas: Mapping[str, Mapping[str, Rule]], protected: Iterable[str]) -> str:
    """Return the reference of checks: a row for each code, with all that may be said under it."""
    return CHECKS_HEAD + "".join(
        _AREA_HEAD.format(AREAS[name]) + "".join(_check_rows(rules, set(protected)))
        for name, rules in areas.items()
    )


def _value(setting: Setting) -> str:
    match setting.kind:
        case "number":
            return f"a whole number, {setting.least} to {setting.most}"
        case "choice":
            return " or ".join(f"`{each}`" for each in setting.choices)
        case "switch":
            return "`true` or `false`"
        case "texts":
            return "a text for each language"
        case "text":
            return "a text"


def _default(setting: Setting) -> str:
    if setting.absent:
        return setting.absent
    if setting.default is None:
        return "an error"
    default = setting.default
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _check_rows(rules: Mapping[str, Rule], protected: set[str]) -> Iterator[str]:
    for code in codes(rules):
        variants = [rule for key, rule in rules.items() if key.partition("+")[0] == code]
        grades = " or ".join(sorted({rule.severity for rule in variants}))
        words = "<br>".join(dict.fromkeys(f"{_said(r.message)}; {_said(r.hint)}" for r in variants))
        yield _row(f"`{code}`", grades, words, "no" if code in protected else f"`{code} = false`")


def _said(msgid: str) -> str:
    """Return a message as Markdown, the names of its values in italics."""
    text = _PLACEHOLDER.sub("\x00\\1\x01", msgid).replace("%%", "%")
    text = re.sub(r"[\\*_`<>\[\]|{}#!~]", r"\\\g<0>", text)
    return re.sub("\x00(.*?)\x01", lambda name: "*" + name[1].replace("\\_", " ") + "*", text)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"
