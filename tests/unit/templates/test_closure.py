"""What belongs to a template, and when its digest changes."""

from __future__ import annotations

import pytest

from gazette.errors import DesignError
from gazette.templates import Templates

FILES = {
    "layouts/base.html": '{% include "parts/bar.html" %}{% block main %}{% endblock %}',
    "parts/bar.html": '{{ _("Home") }}',
    "parts/macros.html": '{% macro by(name) %}{{ _("By %(name)s", name=name) }}{% endmacro %}',
    "parts/date.html": "{% trans %}Public time{% endtrans %}",
    "page.html": """\
{% extends "layouts/base.html" %}
{% from "parts/macros.html" import by %}
{% import "parts/date.html" as date with context %}
{% block main %}{{ by("x") }}{{ ngettext("%(num)s notice", "%(num)s notices", 2) }}{% endblock %}
""",
    "other.html": '{{ pgettext("verb", "Search") }}{{ npgettext("c", "one", "many", 2) }}',
}


def changed(make, name: str, text: str, root: str = "page.html") -> bool:
    before = make(FILES).closure(root).digest
    return make({**FILES, name: text}).closure(root).digest != before


def test_a_closure_holds_parents_includes_and_imports_of_all_kinds(make):
    assert make(FILES).closure("page.html").names == (
        "layouts/base.html",
        "page.html",
        "parts/bar.html",
        "parts/date.html",
        "parts/macros.html",
    )


def test_a_closure_knows_every_text_that_is_translated_in_it(make):
    assert make(FILES).closure("page.html").msgids == {
        (None, "Home", None),
        (None, "By %(name)s", None),
        (None, "Public time", None),
        (None, "%(num)s notice", "%(num)s notices"),
    }
    assert make(FILES).closure("other.html").msgids == {
        ("verb", "Search", None),
        ("c", "one", "many"),
    }


@pytest.mark.parametrize("name", sorted(set(FILES) - {"other.html"}))
def test_a_change_in_any_of_its_templates_changes_the_digest(make, name):
    assert changed(make, name, FILES[name] + "<hr>")


def test_a_change_elsewhere_does_not_change_the_digest(make):
    assert not changed(make, "other.html", "<hr>")
    assert not changed(make, "new.html", "<hr>")


def test_two_templates_of_equal_text_differ(make):
    templates = make({"a.html": "<p>", "b.html": "<p>"})
    assert templates.closure("a.html").digest != templates.closure("b.html").digest


def test_an_optional_include_is_followed_when_it_appears(make):
    page = {"page.html": '{% include "extra.html" ignore missing %}'}
    without = make(page).closure("page.html")
    assert without.names == ("page.html",)
    appeared = make({**page, "extra.html": '{{ _("Home") }}'}).closure("page.html")
    assert appeared.names == ("extra.html", "page.html")
    assert appeared.digest != without.digest
    assert appeared.msgids == {(None, "Home", None)}


def test_the_first_of_several_names_is_followed_when_it_appears(make):
    page = {"page.html": '{% include ["own.html", "given.html"] %}', "given.html": "given"}
    before = make(page)
    assert before.render("page.html", "en", {}) == "given"
    after = make({**page, "own.html": "own"})
    assert after.render("page.html", "en", {}) == "own"
    assert before.closure("page.html").digest != after.closure("page.html").digest


def test_a_template_that_includes_itself_has_an_end(make):
    tree = (
        "{% for x in items %}{% with items=x %}{% include 'tree.html' %}{% endwith %}.{% endfor %}"
    )
    templates = make({"tree.html": tree})
    assert templates.closure("tree.html").names == ("tree.html",)
    assert templates.check("tree.html", ["items"]) == ()
    assert templates.render("tree.html", "en", {"items": [[[]], []]}) == "..."


def test_a_folder_earlier_in_the_search_replaces_single_templates(tmp_path, make_tree):
    root = make_tree(
        {
            "site/parts/bar.html": "own bar",
            "given/parts/bar.html": "given bar",
            "given/page.html": "{% include 'parts/bar.html' %}",
        }
    )
    own = Templates([root / "site", root / "given"], {})
    given = Templates([root / "given"], {})
    assert own.render("page.html", "", {}) == "own bar"
    assert given.render("page.html", "", {}) == "given bar"
    assert own.closure("page.html").digest != given.closure("page.html").digest


def test_folders_do_not_show_where_they_stand(make_tree):
    root = make_tree({"a/templates/x.html": "<p>", "b/templates/x.html": "<p>"})
    first, second = (Templates([root / name / "templates"], {}) for name in "ab")
    assert first.closure("x.html") == second.closure("x.html")


@pytest.mark.parametrize(
    "text",
    [
        "{% include name %}",
        "{{ _(name) }}",
        "{% include 'none.html' %}",
        "{% if %}",
    ],
)
def test_a_closure_that_cannot_be_told_is_an_error(make, text):
    templates = make({"page.html": "{% include 'part.html' %}", "part.html": text})
    with pytest.raises(DesignError) as caught:
        templates.closure("page.html")
    assert [problem.path for problem in caught.value.problems] == ["templates/part.html"]


def test_the_closure_of_a_missing_template_is_an_error(make):
    with pytest.raises(DesignError) as caught:
        make(FILES).closure("xyz")
    assert [problem.key for problem in caught.value.problems] == ["missing-template+none"]


# ---------------------------------------------------------------- kept between builds


def test_what_is_kept_says_the_same(make, tmp_path):
    cache = tmp_path / "cache"
    files = {**FILES, "wrong.html": "{{ a|nofilter }}{% include x %}{{ loop }}"}
    cold, warm = make(files, cache=cache), make(files, cache=cache)
    for name in FILES:
        assert cold.closure(name) == warm.closure(name) == make(files).closure(name)
        assert cold.check(name, ()) == warm.check(name, ()) == make(files).check(name, ())
    assert cold.check("wrong.html", ()) == warm.check("wrong.html", ()) != ()


def test_a_kept_analysis_that_was_cut_short_is_made_again(make, tmp_path):
    cache = tmp_path / "cache"
    right = make(FILES, cache=cache).closure("page.html")
    for path in cache.rglob("*.json"):
        path.write_bytes(path.read_bytes()[:-3])
    assert make(FILES, cache=cache).closure("page.html") == right
