"""Control characters: a source flows in, the same without them flows out.

Slots are marked with control characters, and so are Markdown's own placeholders: a source that
could bring its own would forge both. HTML does not allow them either (HTML, section 3.2.5.1.5
«control characters», «noncharacters»).
"""

from __future__ import annotations

import re

from gazette.markup.report import FindingList

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def without_control(text: str) -> str:
    """Return `text` without control characters (tabs and line ends stay)."""
    return _CONTROL.sub("", text)


def checked(source: str, report: FindingList) -> str:
    """Return `source` without control characters, with `\\n` line ends; report each line."""
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    if source.replace("\n", " ").isprintable() or not _CONTROL.search(source):
        return source
    for number, line in enumerate(source.split("\n"), start=1):
        found = _CONTROL.search(line)
        if found:
            report.add("control-character", number, code=f"U+{ord(found.group()):04X}")
    return without_control(source)
