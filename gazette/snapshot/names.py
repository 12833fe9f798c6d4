"""Names that no address can hold: a file in, the problem with it out."""

from __future__ import annotations

import re

from gazette.problems import Param, Problem, problem
from gazette.snapshot.files import File

# Control characters and line ends (Unicode's Cc, Zl, Zp), and what is no character; bytes that are
# no UTF-8, which come as surrogates (PEP 383); what an archive from Windows leaves of folders.
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff\\\\]")


def fault_of(file: File, prefix: str) -> Problem | None:
    """Return what keeps a file from being published, by its name or what it is."""
    if file.fault:
        return problem(file.fault, f"{prefix}/{printable(file.path)}")
    if not _ODD.search(file.path):
        return None
    path = f"{prefix}/{printable(file.path)}"
    key, params = _odd(f"{prefix}/{file.path}")
    return problem(key, path, **params)


def printable(path: str) -> str:
    """Return a path as it can be printed: on one line, in UTF-8."""
    return _ODD.sub(_escaped, path)


def _odd(path: str) -> tuple[str, dict[str, Param]]:
    signs = set(_ODD.findall(path))
    if any("\ud800" <= sign <= "\udfff" for sign in signs):
        return "name-not-utf-8", {}
    if signs == {"\\"}:
        return "link-backslash", {"target": path, "example": path.replace("\\", "/")}
    return "name-control", {}


def _escaped(found: re.Match[str]) -> str:
    # A backslash can be printed as it is.
    return found[0] if found[0] == "\\" else ascii(found[0])[1:-1]
