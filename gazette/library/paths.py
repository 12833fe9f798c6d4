"""Paths of texts: a path below the content folder in, the id of its notice or page out."""

from __future__ import annotations

import re

_TEXT_NAME = re.compile(r"(?:/index)?(?:\.[A-Za-z][A-Za-z0-9-]*)?\.md$")


def id_of_text(path: str) -> str:
    """Return the id that a text's path has before its language and suffix."""
    return _TEXT_NAME.sub("", path)
