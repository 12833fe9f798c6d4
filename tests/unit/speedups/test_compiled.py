"""What was compiled is found again where nothing that it was compiled of has changed."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.speedups.jinja.templates import QuickTemplates
from tests.unit.templates.conftest import Dictionary, Make


@dataclass(frozen=True)
class Frame:
    home: str


def test_compiled_templates_are_kept_and_found_again(quick: Make, tmp_path) -> None:
    cache, files = tmp_path / "cache", {"page.html": "{{ _('Home') }}"}
    assert quick(files, cache=cache).render("page.html", "zh", {}) == "首页"
    kept = sorted(cache.rglob("*.cache"))
    assert len(kept) == 1
    stamps = [path.stat().st_mtime_ns for path in kept]
    assert quick(files, cache=cache).render("page.html", "zh", {}) == "首页"
    assert [path.stat().st_mtime_ns for path in sorted(cache.rglob("*.cache"))] == stamps


def test_a_page_compiled_for_another_frame_is_compiled_again(quick: Make, tmp_path) -> None:
    cache, files = tmp_path / "cache", {"page.html": "{{ frame.home }}"}
    for home in ("/a/", "/b/", "/a/"):
        frame = Frame(home)
        templates = quick(files, frames={"en": frame}, cache=cache)
        assert templates.render("page.html", "en", {"frame": frame}) == home


def test_each_language_is_compiled_for_itself(quick: Make, tmp_path) -> None:
    files = {"page.html": "{{ _('Home') }}"}
    for _ in range(2):
        templates = quick(files, cache=tmp_path / "cache")
        assert templates.render("page.html", "zh", {}) == "首页"
        assert templates.render("page.html", "en", {}) == "Home"


def test_what_is_included_is_compiled_again_when_it_changes(quick: Make, tmp_path) -> None:
    for text in ("one", "two"):
        files = {"page.html": "{% include 'part.html' %}", "part.html": text}
        assert quick(files, cache=tmp_path / "cache").render("page.html", "en", {}) == text


def test_what_is_included_is_compiled_again_when_its_words_change(make_tree, tmp_path) -> None:
    files = {"templates/page.html": "{% include 'part.html' %}"}
    root = make_tree({**files, "templates/part.html": "{{ _('Home') }}"})
    for word in ("首页", "主页"):
        words = {"zh": Dictionary({"Home": word})}
        templates = QuickTemplates([root / "templates"], words, cache=tmp_path / "cache")
        assert templates.render("page.html", "zh", {}) == word
