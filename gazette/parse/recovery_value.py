"""The value of one field as it was written flows in; what is wrong with it, and the same value
in quotation marks, flows out.
"""

from __future__ import annotations

import json
import re

from gazette.parse.compose import Trouble

_COMMENT = r"[ \t]*(?:[ \t]#.*)?"
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"' + _COMMENT)
_SINGLE = re.compile(r"'(?:[^']|'')*'" + _COMMENT)
_BAD_ESCAPE = re.compile(r'\\[^0abtnvfre "/\\N_LPxuU\t]')
# How JSON writes a character beyond U+FFFF: two halves (RFC 8259, section 7), which YAML refuses.
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_LIST = re.compile(r"\[.*\]" + _COMMENT)
_MAPPING = re.compile(r"\{.*\}" + _COMMENT)
_SIGN = re.compile(r"[@`%*&!>|,\]}]|[-?:](?=[ \t]|$)")
_FULL_WIDTH = "】］〕｝」』"
_CLOSERS = {"[": ("]", _LIST), "{": ("}", _MAPPING)}


def recover_value(value: str, field: str) -> tuple[Trouble | None, str]:
    """Return what YAML cannot read in `value`, if anything, and how it was most likely meant.

    The trouble's place is the column in `value`, from 0.
    """
    first = value[:1]
    if first in {'"', "'"}:
        return _recover_quoted(value, field)
    if first in _CLOSERS:
        return _recover_collection(value, field)
    if sign := _SIGN.match(value):
        return _trouble("unquoted-sign", 0, sign=sign[0]), _quote(value)
    colon = value.find(": ")
    if colon < 0 and value.endswith(":"):
        colon = len(value) - 1
    if colon >= 0:
        return _trouble("unquoted-colon", colon, field=field), _quote(value)
    return None, value


def _recover_quoted(value: str, field: str) -> tuple[Trouble | None, str]:
    quote = value[0]
    if quote == '"' and (pair := _PAIR.search(value)):
        example = json.loads(f'"{pair[0]}"')
        trouble = _trouble("bad-quotes+pair", pair.start(), sign=pair[0], example=example)
        return trouble, _PAIR.sub(lambda match: json.loads(f'"{match[0]}"'), value)
    if (_DOUBLE if quote == '"' else _SINGLE).fullmatch(value):
        if quote == '"' and (escape := _BAD_ESCAPE.search(value)):
            return _trouble("bad-quotes+escape", escape.start(), sign=escape[0]), _quote(value)
        return None, value
    if quote in value[1:]:
        return _trouble("bad-quotes+inside", 0, field=field), _quote(value)
    return _trouble("bad-quotes", 0), _quote(value)


def _recover_collection(value: str, field: str) -> tuple[Trouble | None, str]:
    closer, whole = _CLOSERS[value[0]]
    if value[-1] in _FULL_WIDTH:
        trouble = _trouble("full-width-comma+brackets", len(value) - 1, field=field, sign=value[-1])
        return trouble, value[:-1] + closer
    if whole.fullmatch(value) or closer not in value:
        return None, value
    return _trouble("unquoted-sign", 0, sign=value[0]), _quote(value)


def _trouble(key: str, column: int, **params: str) -> Trouble:
    return Trouble(key, 0, column, tuple(sorted(params.items())))


def _quote(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
