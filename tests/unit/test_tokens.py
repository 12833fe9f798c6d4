"""The colours: what browsers get that do not know `light-dark()`."""

from __future__ import annotations

import re

from tests.support.run import REPOSITORY

TOKENS = (REPOSITORY / "static/css/tokens.css").read_text(encoding="utf-8")


def test_older_browsers_get_the_light_half_of_every_colour() -> None:
    new, old = TOKENS.split("@supports not")
    pairs = dict(re.findall(r"(--\w+): light-dark\((#\w+), #\w+\);", new))
    assert pairs
    assert dict(re.findall(r"(--\w+): (#\w+);", old)) == pairs
