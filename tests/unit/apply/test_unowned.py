"""Files that nobody owns are found, and told from those that Gazette may have written."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette.apply.unowned import has_our_shape, unowned_files


def test_all_files_but_the_owned_ones_and_other_tools_own_are_found(tmp_path: Path) -> None:
    for path in ("index.html", "en/a/index.html", "en/b.pdf", ".git/config", ".nojekyll", "x/y"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    (tmp_path / ".well-known").mkdir()
    (tmp_path / ".well-known" / "security.txt").touch()
    (tmp_path / "link").symlink_to(tmp_path / "en")
    result = unowned_files(tmp_path, {"index.html", "en/a/index.html"})
    assert result == [".well-known/security.txt", "en/b.pdf", "link", "x/y"]
    assert unowned_files(tmp_path / "nowhere", set()) == []


@pytest.mark.parametrize(
    ("path", "ours"),
    [
        ("index.html", True),
        ("robots.txt", True),
        ("en/news/2020/12-24-a/index.html", True),
        ("zh/feed.atom", True),
        ("static/css/site.css", True),
        ("sitemaps/2020.xml", True),
        ("favorites/2020.json", True),
        (".well-known/security.txt", True),
        ("google1234.html", False),
        ("en", False),
        ("english/index.html", False),
        ("CNAME", False),
        ("shownews.asp/index.html", False),
    ],
)
def test_the_shape_of_what_gazette_writes(path: str, ours: bool) -> None:
    assert has_our_shape(path, ("en", "zh")) is ours
