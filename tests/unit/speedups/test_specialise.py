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
def test_a_specialised_page_is_the_page_as_it_is(
    plain: Make, quick: Make, page: str, name: str
) -> None:
    files = {name: page, "base.html": BASE}
    variables = {"frame": Frame(), "x": "<x>"}
    specialised = quick(files, frames={"zh": Frame()}).render(name, "zh", variables)
    assert specialised == plain(files).render(name, "zh", variables)


def test_what_is_written_out_is_not_asked_for_again(quick: Make) -> None:
    templates = quick({"page.html": "{{ frame.home }}{{ _('Home') }}"}, frames={"zh": Frame()})
    assert templates.render("page.html", "zh", {}) == "/zh/?a&amp;b首页"
