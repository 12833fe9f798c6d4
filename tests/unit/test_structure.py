"""Sources stay small, and a name means one thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.run import REPOSITORY
from tests.support.structure import violations

# What several modules offer by one name, because one caller asks each of them the same.
PROTOCOLS = ("install",)


def test_gazettes_sources_keep_their_measures() -> None:
    assert violations(REPOSITORY / "gazette", PROTOCOLS) == []


# ---------------------------------------------------------------- the measures themselves


def found(folder: Path, **modules: str) -> list[str]:
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return violations(folder, ("install",))


@pytest.mark.parametrize(("lines", "breaches"), [(300, []), (301, ["a.py: 301 lines"])])
def test_a_file_has_at_most_300_lines(tmp_path: Path, lines: int, breaches: list[str]) -> None:
    assert found(tmp_path, a="\n" * lines) == breaches


@pytest.mark.parametrize(("lines", "breaches"), [(50, []), (51, ["a.py: f: 51 lines"])])
@pytest.mark.parametrize("head", ["def f():", "async def f():", "class A:\n  def f(self):"])
def test_a_function_has_at_most_50_lines(
    tmp_path: Path, head: str, lines: int, breaches: list[str]
) -> None:
    body = "    pass\n" * (lines - 1)
    assert found(tmp_path, a=f"{head}\n{body}\n\nA = 1\n") == breaches


@pytest.mark.parametrize(
    ("parameters", "breaches"),
    [
        ("a, b, c, d, e, f", []),
        ("self, a, b, c, d, e, f", []),
        ("cls, a, b, /, c, *, d, e, f", []),
        ("a, b, c, d, e, f, g", ["a.py: f: 7 parameters"]),
        ("a, /, b, *c, d, e, f=1, **g", ["a.py: f: 7 parameters"]),
    ],
)
def test_a_function_has_at_most_6_parameters(
    tmp_path: Path, parameters: str, breaches: list[str]
) -> None:
    assert found(tmp_path, a=f"def f({parameters}): pass\n") == breaches


def test_a_name_is_one_class_and_one_public_function(tmp_path: Path) -> None:
    one = "class A:\n    def f(self): pass\nclass _B: pass\ndef f(): pass\ndef _g(): pass\n"
    other = "class A: pass\nclass _B: pass\ndef f(): pass\ndef _g(): pass\ndef install(): pass\n"
    assert found(tmp_path, one=one, other=other, third="def install(): pass\n") == [
        "class A: one.py, other.py",
        "class _B: one.py, other.py",
        "function f: one.py, other.py",
    ]
