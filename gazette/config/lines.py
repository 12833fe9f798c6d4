"""Where each setting stands: TOML text in, the line of each dotted name out.

`tomllib` keeps no lines. This reads table headers and `key =` at the start of a line, which is
how settings files are written; a setting written inline is found at the line of its table.
"""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*\[{1,2}\s*([^\[\]]+?)\s*\]{1,2}")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")


def setting_lines(text: str) -> dict[str, int]:
    """Return the line, from 1, of each table and key by its dotted name."""
    lines: dict[str, int] = {}
    table = ""
    # Not `splitlines`: a text may hold other line ends (U+2028) than TOML knows.
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            table = name = _plain(header[1])
        elif key := _KEY.match(line):
            name = _plain(key[1])
            name = f"{table}.{name}" if table else name
        else:
            continue
        while name:
            lines.setdefault(name, number)
            name = name.rpartition(".")[0]
    return lines


def line_of(lines: dict[str, int], name: str) -> int:
    """Return the line of a setting, or of the nearest table around it, or 1."""
    while name:
        if name in lines:
            return lines[name]
        name = name.rpartition(".")[0]
    return 1


def _plain(dotted: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in dotted.split("."))
