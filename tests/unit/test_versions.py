"""What Gazette is made of."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from shutil import copytree

import pytest

from gazette import versions
from gazette.versions import engine_digest, installed

LIBRARIES = ("Babel", "Jinja2", "Markdown", "MarkupSafe", "nh3", "python-frontmatter", "PyYAML")


def test_versions_are_those_that_the_libraries_were_installed_with() -> None:
    assert installed(LIBRARIES) == tuple((name, version(name)) for name in LIBRARIES)


def test_what_is_not_installed_has_no_version(
    make_tree: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_tree({"one/Py_YAML-2.0.dist-info/x": "", "two/py.yaml-1.0.dist-info/x": ""})
    monkeypatch.setattr(sys, "path", [str(root / name) for name in ("none", "one", "two")])
    assert installed(["py-yaml", "Babel"]) == (("py-yaml", "2.0"), ("Babel", ""))


@pytest.fixture
def generator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the generator's sources, which takes their place."""
    root = tmp_path / "gazette"
    copytree(Path(str(versions.__file__)).parent, root)
    monkeypatch.setattr(versions, "__file__", str(root / "versions.py"))
    return root


def test_the_engine_is_the_same_for_the_same_sources_wherever_and_whenever_they_were_copied(
    generator: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = engine_digest()
    (generator / "digest.py").touch()
    (generator / "__pycache__" / "more.pyc").parent.mkdir(exist_ok=True)
    (generator / "__pycache__" / "more.pyc").write_bytes(b"")
    assert engine_digest() == copied
    monkeypatch.undo()
    assert engine_digest() == copied


def test_a_change_of_a_source_or_a_library_is_another_engine(
    generator: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = engine_digest()
    (generator / "views" / "__init__.py").write_text("# changed")
    changed = engine_digest()
    (generator / "views" / "extra.py").write_text("")
    added = engine_digest()
    monkeypatch.setattr(versions, "installed", lambda names: [(name, "99") for name in names])
    assert len({before, changed, added, engine_digest()}) == 4
