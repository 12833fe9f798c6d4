"""Pages made with templates, and what is said when one stops."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from gazette.errors import ContentError, DesignError
from gazette.model.page import Body
from gazette.problems import error
from gazette.templates.environment import to_json


@dataclass(frozen=True, slots=True)
class Notice:
    title: str


def failure(templates, variables: Mapping[str, object] = MappingProxyType({})):
    with pytest.raises(DesignError) as caught:
        templates.render("page.html", "en", variables)
    (problem,) = caught.value.problems
    return problem.key, problem.path, problem.line


# ---------------------------------------------------------------- languages


def test_each_language_has_its_words(make):
    templates = make({"page.html": "{{ _('Home') }}{{ pgettext('verb', 'Search') }}"})
    said = {code: templates.render("page.html", code, {}) for code in ("en", "zh", "")}
    assert said == {"en": "HomeSearch", "zh": "首页搜索", "": "HomeSearch"}


@pytest.mark.parametrize(
    "text",
    [
        "{{ ngettext('%(num)s notice', '%(num)s notices', n) }}",
        "{% trans num=n %}{{ num }} notice{% pluralize %}{{ num }} notices{% endtrans %}",
    ],
)
def test_counted_texts_take_the_form_of_their_number(make, text):
    templates = make({"page.html": text})
    said = [templates.render("page.html", code, {"n": n}) for code in ("en", "zh") for n in (1, 2)]
    assert said == ["1 notice", "2 notices", "1条公告", "2条公告"]


def test_counted_texts_have_contexts(make):
    text = "{{ npgettext('list', '%(num)s notice', '%(num)s notices', n) }}"
    templates = make({"page.html": text})
    said = [templates.render("page.html", code, {"n": 2}) for code in ("en", "zh", "")]
    assert said == ["2 notices", "公告2条", "2 notices"]


def test_pages_of_no_language_count_in_english(make):
    templates = make({"page.html": "{{ ngettext('%(num)s day', '%(num)s days', n) }}"})
    assert [templates.render("page.html", "", {"n": n}) for n in (1, 2)] == ["1 day", "2 days"]
    templates = make({"page.html": "{{ pgettext('verb', 'Search') }}"})
    assert templates.render("page.html", "", {}) == "Search"


def test_a_translation_may_hold_markup_but_the_values_in_it_may_not(make):
    templates = make({"page.html": "{{ _('By %(name)s', name=name) }}"})
    said = templates.render("page.html", "zh", {"name": "<script>&"})
    assert said == "来源：<b>&lt;script&gt;&amp;</b>"


def test_a_doubled_percent_sign_is_seen_once(make):
    templates = make({"page.html": "{{ _('100%%') }}"})
    assert templates.render("page.html", "zh", {}) == "百分之百 100%"


def test_imported_macros_speak_the_language_of_the_page(make):
    files = {
        "page.html": "{% from 'm.html' import home %}{{ home() }}",
        "m.html": "{% macro home() %}{{ _('Home') }}{% endmacro %}",
    }
    templates = make(files)
    assert [templates.render("page.html", code, {}) for code in ("zh", "en")] == ["首页", "Home"]


# ---------------------------------------------------------------- escaping


def test_variables_are_escaped_in_html_and_xml_and_feeds(make):
    for name in ("page.html", "page.xml", "page.atom"):
        templates = make({name: "{{ x }}"})
        assert templates.render(name, "en", {"x": "<&>"}) == "&lt;&amp;&gt;"


def test_json_templates_write_json(make):
    text = '{"title": {{ title|json }}, "home": {{ _("Home")|json }}}'
    templates = make({"feed.json": text})
    said = templates.render("feed.json", "zh", {"title": 'A "b" <c> & \\'})
    assert json.loads(said) == {"title": 'A "b" <c> & \\', "home": "首页"}
    assert "<" not in said
    assert "首页" in said


def test_json_in_a_page_cannot_end_its_script(make):
    templates = make({"page.html": "<script>{{ x|json }}</script>"})
    said = templates.render("page.html", "en", {"x": {"a": "</script><!--", "b": "\u2028"}})
    assert said.count("</script>") == 1
    assert "<!--" not in said
    assert "\u2028" not in said


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON)
def test_json_says_what_it_was_given_in_the_same_order(value):
    said = str(to_json(value))
    assert not set("<>&'\u2028\u2029") & set(said)
    assert json.dumps(json.loads(said)) == json.dumps(value)


def test_json_takes_frozen_mappings():
    assert to_json(MappingProxyType({"b": (1, 2), "a": None})) == '{"b": [1, 2], "a": null}'


@pytest.mark.parametrize("value", [{1, 2}, object(), float("nan"), Notice("x")])
def test_json_refuses_what_has_no_one_spelling(make, value):
    templates = make({"page.html": "<p>\n{{ x|json }}"})
    assert failure(templates, {"x": value}) == ("template-failed", "templates/page.html", 2)


def test_json_of_something_undefined_stops(make):
    templates = make({"page.html": "\n{{ {'a': x.y}|json }}"})
    found = failure(templates, {"x": Notice("x")})
    assert found == ("template-failed", "templates/page.html", 2)


# ---------------------------------------------------------------- helpers


def test_bodies_are_shown_as_the_caller_shows_them(make):
    shown = make(
        {
            "page.html": "{% from 'm.html' import m %}{{ html(body) }}{{ m(body) }}",
            "m.html": "{% macro m(body) %}{{ html(body) }}{% endmacro %}",
        },
        html=lambda body: Markup(f"<p>{body.values[0]}</p>"),
    )
    said = shown.render("page.html", "en", {"body": Body(b"", ("x",))})
    assert said == "<p>x</p><p>x</p>"


def test_a_problem_of_the_caller_is_not_laid_to_the_template(make):
    def broken(body: Body) -> Markup:
        raise ContentError(error("x", "content/a.md"))

    with pytest.raises(ContentError):
        make({"page.html": "{{ html(1) }}"}, html=broken).render("page.html", "en", {})


def test_blocks_leave_no_empty_lines(make):
    templates = make(
        {"page.html": "<ul>\n  {% for x in [1, 2] %}\n  <li>{{ x }}\n  {% endfor %}\n"}
    )
    assert templates.render("page.html", "en", {}) == "<ul>\n  <li>1\n  <li>2\n"


# ---------------------------------------------------------------- templates that stop


@pytest.mark.parametrize(
    "expression",
    [
        "notice.titel",
        "unknown",
        "none.x.y",
        "1 + 'a'",
        "1 / 0",
        "notice()",
        "[1]|join(attribute='x')|length",
        "_('%(a)s')",
        "notice.title.center('a')",
        "html(1)",
    ],
)
def test_an_expression_that_fails_is_told_with_template_and_line(make, expression):
    files = {
        "page.html": "{% extends 'base.html' %}\n{% block b %}\n"
        "{% include 'part.html' %}\n{% endblock %}",
        "base.html": "\n\n\n{% block b %}{% endblock %}",
        "part.html": "<p>\n\n{{ " + expression + " }}\n",
    }
    result = failure(make(files), {"notice": Notice("x")})
    assert result == ("template-failed", "templates/part.html", 3)


def test_a_failure_in_a_macro_is_told_where_the_macro_stands(make):
    files = {
        "page.html": "{% from 'm.html' import m %}\n{{ m(1) }}",
        "m.html": "{% macro m(x) %}\n\n  {{ x.y }}{% endmacro %}",
    }
    assert failure(make(files)) == ("template-failed", "templates/m.html", 3)


def test_the_reason_names_what_is_undefined(make):
    with pytest.raises(DesignError) as caught:
        make({"page.html": "{{ notice.titel }}"}).render("page.html", "en", {"notice": Notice("x")})
    ((_, reason),) = caught.value.problems[0].params
    assert "has no attribute 'titel'" in reason


def test_a_syntax_error_met_while_rendering_is_told(make):
    files = {"page.html": "{% include 'part.html' %}", "part.html": "\n{% if %}"}
    assert failure(make(files)) == ("template-syntax", "templates/part.html", 2)


def test_a_missing_include_met_while_rendering_is_told(make):
    files = {"page.html": "\n{% include 'none.html' %}"}
    assert failure(make(files)) == ("template-failed", "templates/page.html", 2)


def test_a_missing_page_template_is_told(make):
    assert failure(make({"pages.html": ""})) == ("missing-template", "templates/page.html", 1)


def test_templates_that_include_each_other_without_end_are_told(make):
    files = {"page.html": "{% include 'a.html' %}", "a.html": "\n{% include 'page.html' %}"}
    with pytest.raises(DesignError) as caught:
        make(files).render("page.html", "en", {})
    ((_, reason),) = caught.value.problems[0].params
    assert reason == "templates include each other without end"


# ---------------------------------------------------------------- kept between builds


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(make, tmp_path):
    cache = tmp_path / "cache"
    cache.write_text("a file in the way", encoding="utf-8")
    templates = make({"page.html": "{{ _('Home') }}"}, cache=cache / "templates")
    assert templates.closure("page.html").names == ("page.html",)
    assert templates.render("page.html", "zh", {}) == "首页"


def test_a_changed_template_is_compiled_again(make, tmp_path):
    cache = tmp_path / "cache"
    assert make({"page.html": "one"}, cache=cache).render("page.html", "en", {}) == "one"
    assert make({"page.html": "two"}, cache=cache).render("page.html", "en", {}) == "two"


WARM = """
import sys
from pathlib import Path
from gazette.templates import Templates
templates = Templates([Path(sys.argv[1])], {}, cache=Path(sys.argv[2]))
assert templates.check("page.html", ["x"]) == ()
assert templates.closure("page.html").msgids
print(sorted({name.partition(".")[0] for name in sys.modules} & {"jinja2", "markupsafe"}))
"""


def test_a_warm_start_that_renders_nothing_does_not_import_jinja(tmp_path, make_tree):
    folder = make_tree({"templates/page.html": "{{ _('Home') }}{{ x }}"}) / "templates"
    command = [sys.executable, "-c", WARM, str(folder), str(tmp_path / "cache")]
    root = Path(__file__).parents[3]
    said = [
        subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout
        for _ in range(2)
    ]
    assert said == ["['jinja2', 'markupsafe']\n", "[]\n"]
