"""How much of what takes long is tried: a sample in `make test`, all of it in `make measure`.

A test that is marked `measure` is left to `make measure`; one that is marked `sampled` runs in
both, and may have more to try there.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import pytest

_RARE, _SAMPLED = pytest.mark.measure, pytest.mark.sampled

MEASURING = bool(os.environ.get("GAZETTE_MEASURE"))


def examples(few: int, every: int) -> int:
    """Return how many examples are tried: a few in `make test`, and as many as it takes else."""
    return every if MEASURING else few


def sample(values: Sequence[Any], step: int) -> list[Any]:
    """Return a test's parameters, of which all but one in so many are left to `make measure`."""
    return [
        pytest.param(*_each(value), marks=_RARE if number % step else _SAMPLED)
        for number, value in enumerate(values)
    ]


def _each(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)
