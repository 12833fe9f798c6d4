"""Bytes of a file flow in, its text flows out: UTF-8, with `\\n` as the only line break."""

from __future__ import annotations

import re

from gazette.parse.file_problems import FileProblems

_HIGH = re.compile(rb"[\x80-\xff]+")
_GB2312 = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")

# .docx and .wps; .doc; RTF. No text begins so.
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")


def foreign_file(raw: bytes) -> str:
    """Return the rule that a file of another program breaks; empty where it may be a text."""
    if raw.startswith(_OFFICE):
        return "not-a-text"
    return "not-a-text+pdf" if raw.startswith(b"%PDF-") else ""


def decode(raw: bytes, problems: FileProblems) -> str:
    """Return the text without a byte order mark.

    Bytes that are not UTF-8 are reported, and read in the encoding they most likely are in, so
    that the rest of the file is checked in the same run.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        text = _guess(raw, failure.start, problems)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.startswith("\ufeff"):
        text = text.lstrip("\ufeff")
    if 3 * text.count("\0", 0, 64) >= min(64, len(text)) > 0:
        problems.add_at("not-utf-8+utf-16", 1)
        text = text.replace("\0", "")
    return text


def _guess(raw: bytes, start: int, problems: FileProblems) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.add_at("not-utf-8+utf-16", 1)
        return raw.decode("utf-16", "replace")
    lines = raw[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = lines.count(b"\n") + 1
    if _looks_like_gbk(raw):
        problems.add_at("not-utf-8+gbk", line)
        return raw.decode("gb18030", "replace")
    problems.add_at("not-utf-8", line)
    return raw.decode("utf-8-sig", "replace")


def _looks_like_gbk(raw: bytes) -> bool:
    """Whether nearly all bytes above ASCII stand in the pairs of GB 2312, GBK's common part.

    Text in UTF-8 with one broken byte, or in a Western encoding, is not GB 18030 as a whole, or
    has its high bytes alone between letters.
    """
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
    high = sum(len(run) for run in _HIGH.findall(raw))
    pairs = sum(len(_GB2312.findall(run)) for run in _HIGH.findall(raw))
    return 2 * pairs >= 0.8 * high
