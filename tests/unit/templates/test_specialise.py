"""What is the same on all pages of a language is written out, and nobody sees a difference."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.unit.templates.conftest import Make


@dataclass(frozen=True)
class Frame:
    home: str = "/zh/?a&b"
    about: str = ""
    extras: tuple[str, ...] = ("<one>", "two")


PAGES = {
    "a field": "<a href='{{ frame.home }}'>{{ frame.home|upper }}</a>",
    "a field that is no text": "{% for extra in frame.extras %}{{ extra }},{% endfor %}",
    "a message": "{{ _('Home') }} {{ gettext('Home')|length }} {{ _('100%%') }}",
    "a message with a value": "{{ _('By %(name)s', name=frame.home) }}",
    "a message as a value": "{{ _('By %(name)s', name=_('Home')) }}",
    "branches": "{% if frame.about %}1{% elif x %}2{% elif frame.home %}3{% else %}4{% endif %}",
    "a branch that is true": "{% if frame.home %}1{% elif x %}2{% else %}4{% endif %}",
    "an empty branch": "a{% if frame.about %}1{% endif %}b{{ x }}",
    "set in a branch": "{% if frame.home %}{% set y = 2 %}{% endif %}{{ y }}",
    "a branch in a loop": "{% for i in (1, 2) %}{% if frame.home %}{{ i }}{% endif %}{% endfor %}",
    "autoescape": "{% autoescape false %}{{ _('By %(name)s', name='<') }}{% endautoescape %}",
    "a macro": "{% macro m(a) %}{{ a }}{{ _('Home') }}{% endmacro %}{{ m(frame.home) }}",
    "a block": "{% extends 'base.html' %}{% block b %}{{ frame.home }}{{ super() }}{% endblock %}",
    "a block of set": "{% set y %}{{ _('Home') }}{{ frame.home }}{% endset %}{{ y }}",
}
BASE = "{{ frame.home }}{% block b %}{{ _('Home') }}{{ x }}{% endblock %}{{ frame.home }}"


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("name", ["page.html", "page.txt"])
def test_a_page_made_with_its_frame_known_is_the_page_made_without(
    make: Make, page: str, name: str
) -> None:
    files = {name: page, "base.html": BASE}
    variables = {"frame": Frame(), "x": "<x>"}
    known = make(files, frames={"zh": Frame()}).render(name, "zh", variables)
    assert known == make(files).render(name, "zh", variables)


def test_what_is_known_is_not_asked_for_again(make: Make) -> None:
    templates = make({"page.html": "{{ frame.home }}{{ _('Home') }}"}, frames={"zh": Frame()})
    assert templates.render("page.html", "zh", {}) == "/zh/?a&amp;b首页"


def test_a_page_compiled_for_another_frame_is_compiled_again(make: Make, tmp_path) -> None:
    cache, files = tmp_path / "cache", {"page.html": "{{ frame.home }}"}
    for home in ("/a/", "/b/", "/a/"):
        frame = Frame(home)
        templates = make(files, frames={"en": frame}, cache=cache)
        assert templates.render("page.html", "en", {"frame": frame}) == home


def test_each_language_is_compiled_for_itself(make: Make, tmp_path) -> None:
    files = {"page.html": "{{ _('Home') }}"}
    for _ in range(2):
        templates = make(files, cache=tmp_path / "cache")
        assert templates.render("page.html", "zh", {}) == "首页"
        assert templates.render("page.html", "en", {}) == "Home"


@pytest.mark.parametrize(
    "page",
    [
        "\n{% set frame = 1 %}",
        "\n{% for _ in range(3) %}{% endfor %}",
        "\n{% macro html(body) %}{% endmacro %}",
        "\n{% macro m(frame) %}{% endmacro %}",
        "\n{% from 'base.html' import b as gettext %}",
        "\n{% import 'base.html' as frame %}",
        "\n{% with frame = 1 %}{% endwith %}",
    ],
)
def test_what_means_the_same_everywhere_is_given_no_other_meaning(make: Make, page: str) -> None:
    found = make({"page.html": page, "base.html": ""}).check("page.html", ["frame"])
    assert [(p.code, p.path, p.line) for p in found] == [("rebound-name", "templates/page.html", 2)]
