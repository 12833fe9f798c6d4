"""The one hashing function tells values apart, and says the same in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.digest import SIZE, digest, digest_bytes
from gazette.model.contexts.parts import Link, When
from gazette.model.origin import Origin
from tests.support.run import REPOSITORY

DIFFERENT = [
    (), ("",), (None,), (0,), (False,), (0.0,), ("0",), (b"0",), (b"",), ("None",), ((),),
    ("a", "b"), ("ab",), ("a, b",), ("a', 'b",), (("a", "b"),), (("a",), "b"), ("a", ("b",)),
    (["a", "b"],), ({"a": "b"},), ({"b": "a"},), ("é",), ("e\u0301",), ("\ud800",), ("\x00",),
    (Link("a", "b"),), (Link("a", "", "b"),), (Origin("a", "b"),), (When("a", "b"),),
]  # fmt: skip


def test_values_that_differ_in_kind_nesting_or_order_have_their_own_digests() -> None:
    for one, other in combinations(DIFFERENT, 2):
        assert digest(*one) != digest(*other), (one, other)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(),
    lambda inner: st.tuples(inner, inner) | st.lists(inner).map(tuple),
)


@given(_VALUES, _VALUES)
def test_values_share_a_digest_only_if_they_are_written_alike(one: object, other: object) -> None:
    assert len(digest(one)) == SIZE == 16
    assert (digest(one) == digest(other)) == (repr(one) == repr(other))


def test_a_files_digest_is_that_of_its_bytes() -> None:
    assert digest_bytes(b"") != digest_bytes(b"\x00")
    assert len(digest_bytes(b"x" * 100_000)) == SIZE


@pytest.mark.parametrize("seed", ["0", "1"])
def test_a_digest_is_the_same_in_every_process(seed: str) -> None:
    program = (
        "from gazette.digest import digest; from gazette.model.contexts.parts import Link;"
        "print(digest('认证', 1, None, (Link('a', 'b'), b'c')).hex())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={"PATH": os.environ["PATH"], "PYTHONHASHSEED": seed},
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == digest("认证", 1, None, (Link("a", "b"), b"c")).hex()
