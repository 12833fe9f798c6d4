"""What is told about a template before any page is made with it."""

from __future__ import annotations

import pytest

from gazette.problems import Problem
from gazette.rules import RULES


def told(templates, allowed=(), name="page.html"):
    problems = templates.check(name, allowed)
    for problem in problems:
        say(problem)
    return [(found.key, found.path, found.line, dict(found.params)) for found in problems]


def say(problem: Problem) -> str:
    """The words of a problem; KeyError where a sentence asks for what the problem does not have."""
    rule = RULES[problem.key]
    return f"{rule.message % dict(problem.params)}; {rule.hint % dict(problem.params)}"


def keys(make, text, allowed=(), **more):
    files = {"page.html": text, **{name.replace("_", "."): more[name] for name in more}}
    return [(key, params) for key, _, _, params in told(make(files), allowed)]


# ---------------------------------------------------------------- references


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("{% include name %}", "include"),
        ("{% include ['a.html', name] %}", "include"),
        ("{% include 'a' ~ '.html' %}", "include"),
        ("{% extends layout %}", "extends"),
        ("{% extends 'a.html' if wide else 'b.html' %}", "extends"),
        ("{% import name as m %}", "import"),
        ("{% from name import m %}", "from"),
    ],
)
def test_a_reference_that_is_worked_out_is_told(make, text, tag):
    templates = make({"page.html": "<p>\n" + text, "a.html": "", "b.html": ""})
    path = "templates/page.html"
    assert told(templates) == [("dynamic-include", path, 2, {"tag": tag})]


def test_a_missing_template_is_told_with_the_nearest(make):
    files = {"page.html": "\n{% include 'parts/foter.html' %}", "parts/footer.html": ""}
    params = {"name": "parts/foter.html", "nearest": "parts/footer.html"}
    assert told(make(files)) == [("missing-template", "templates/page.html", 2, params)]


def test_a_missing_template_unlike_any_is_told_without_advice(make):
    problem = ("missing-template+none", {"name": "xyz"})
    assert keys(make, "{% include 'xyz' %}") == [problem]


def test_a_missing_page_template_is_told(make):
    problem = ("missing-template", "templates/pag.html", 1)
    assert [found[:3] for found in told(make({"page.html": ""}), name="pag.html")] == [problem]


def test_a_template_outside_the_folders_is_missing(make, tmp_path):
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    for name in ("../secret.html", str(tmp_path / "secret.html")):
        result = keys(make, "{% include '" + name + "' %}")
        assert [key.partition("+")[0] for key, _ in result] == ["missing-template"]


def test_templates_that_extend_each_other_are_told(make):
    files = {"page.html": "{% extends 'a.html' %}", "a.html": "\n{% extends 'page.html' %}"}
    assert told(make(files)) == [
        ("circular-template", "templates/a.html", 2, {"name": "page.html"}),
        ("circular-template", "templates/page.html", 1, {"name": "a.html"}),
    ]


# ---------------------------------------------------------------- syntax


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<p>\n{% if x %}\n</p>\n{% endfor %}", 4),
        ("<p>\n\n{{ x", 3),
        ("\n{% nonsense %}", 2),
        ("{% block a %}{% endblock %}\n{% block a %}{% endblock %}", 2),
        ("\n{% trans %}{% if x %}{% endif %}{% endtrans %}", 2),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(make, text, line):
    templates = make({"page.html": "{% include 'part.html' %}", "part.html": text})
    found = [problem[:3] for problem in told(templates, ["x"])]
    assert found == [("template-syntax", "templates/part.html", line)]


def test_a_template_that_is_not_utf_8_is_told(make_tree, make):
    make_tree({"templates/part.html": "\n公告".encode("gb18030")})
    found = [problem[:3] for problem in told(make({"page.html": "{% include 'part.html' %}"}))]
    assert found == [("template-syntax", "templates/part.html", 2)]


@pytest.mark.parametrize(
    ("text", "key", "nearest"),
    [
        ("{{ 1|jsn }}", "unknown-filter", "json"),
        ("{{ 1 is defind }}", "unknown-filter", "defined"),
        ("{% if 0 %}{{ 1|xyzzy }}{% endif %}", "unknown-filter+none", None),
    ],
)
def test_an_unknown_filter_or_test_is_told(make, text, key, nearest):
    ((found, params),) = keys(make, text)
    assert (found, params.get("nearest")) == (key, nearest)


@pytest.mark.parametrize("name", ["random", "pprint", "tojson"])
def test_filters_that_depend_on_more_than_their_input_are_unknown(make, name):
    ((key, _),) = keys(make, "{{ [1]|" + name + " }}")
    assert key.startswith("unknown-filter")


@pytest.mark.parametrize("name", ["lipsum", "cycler", "joiner", "now", "request"])
def test_globals_that_are_no_helpers_are_unknown(make, name):
    ((key, _),) = keys(make, "{{ " + name + "() }}")
    assert key.startswith("unknown-variable")


# ---------------------------------------------------------------- texts


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("{{ _(x) }}", "_"),
        ("{{ _('a' ~ x) }}", "_"),
        ("{{ gettext() }}", "gettext"),
        ("{{ _('') }}", "_"),
        ("{{ ngettext('a', x, 2) }}", "ngettext"),
        ("{{ pgettext(x, 'a') }}", "pgettext"),
        ("{{ npgettext('c', 'a', x, 1) }}", "npgettext"),
        ("{% set t = _ %}{{ t('a') }}", "_"),
        ("{% set t = [ngettext] %}", "ngettext"),
    ],
)
def test_a_text_that_is_worked_out_is_told(make, text, function):
    assert keys(make, text, ["x"]) == [("dynamic-message", {"function": function})]


def test_a_text_lacking_a_value_is_told(make):
    text = "{{ _('By %(name)s', nmae=1) }}"
    params = {"msgid": "By %(name)s", "name": "name"}
    assert keys(make, text) == [("message-parameter", params)]


def test_counted_texts_and_contexts_fill_in_their_own_values(make):
    text = "{{ ngettext('%(num)s', '%(num)s', 2) }}{{ pgettext('c', '%(context)s') }}"
    assert keys(make, text + "{% trans n=2 %}{{ n }}{% pluralize %}{{ n }}s{% endtrans %}") == []


@pytest.mark.parametrize("msgid", ["100%", "100 % sure", "%d", "%(name)d"])
def test_a_lone_percent_sign_is_told(make, msgid):
    found = keys(make, "{{ _('" + msgid + "') }}")
    assert found == [("message-percent", {"text": msgid})]


def test_the_advice_on_percent_signs_shows_two_of_them(make):
    (problem,) = make({"page.html": "{{ _('100%') }}"}).check("page.html", ())
    said = "“100%” holds a percent sign that stands alone; "
    assert say(problem) == said + "write “%%” for a percent sign that is to be seen"


def test_a_percent_sign_in_a_trans_block_is_fine(make):
    templates = make({"page.html": "{% trans %}100%{% endtrans %} {{ _('100%%') }}"})
    assert told(templates) == []
    assert templates.render("page.html", "en", {}) == "100% 100%"


# ---------------------------------------------------------------- variables


def test_an_unknown_variable_is_told_with_its_line_and_the_nearest(make):
    templates = make({"page.html": "{{ title }}\n<p>{{ titel.x }}"})
    params = {"name": "titel", "nearest": "title"}
    problem = ("unknown-variable", "templates/page.html", 2, params)
    assert told(templates, ["title"]) == [problem]


def test_an_unknown_variable_deep_in_the_closure_is_told_where_it_stands(make):
    files = {
        "page.html": "{% extends 'base.html' %}",
        "base.html": "{% block a %}{% include 'part.html' %}{% endblock %}",
        "part.html": "\n\n{{ zzz }}",
    }
    problem = ("unknown-variable+none", "templates/part.html", 3, {"name": "zzz"})
    assert told(make(files), ["title"]) == [problem]


KNOWN = [
    "{% set a = 1 %}{{ a }}",
    "{% set a %}{{ x }}{% endset %}{{ a }}",
    "{% set a, b = 1, 2 %}{{ a + b }}",
    "{% set n = namespace(i=0) %}{% set n.i = 1 %}{{ n.i }}",
    "{% for a in x %}{{ a }}{{ loop.index }}{% else %}{{ x }}{% endfor %}",
    "{% for a, b in x if a %}{{ b }}{% endfor %}",
    "{% with a = x, b = 2 %}{{ a }}{{ b }}{% endwith %}",
    "{% macro m(a, b=1) %}{{ a }}{{ b }}{{ varargs }}{{ kwargs }}{{ caller() }}{% endmacro %}",
    "{% macro m() %}{{ later() }}{% endmacro %}{% macro later() %}{% endmacro %}{{ m() }}",
    "{% macro m() %}{{ caller(1) }}{% endmacro %}{% call(a) m() %}{{ a }}{% endcall %}",
    "{% set a = 1 %}{% block b %}{{ a }}{{ self.b }}{{ super }}{% endblock %}",
    "{% for a in x %}{% block b scoped %}{{ a }}{% endblock %}{% endfor %}",
    "{% if x %}{% set a = 1 %}{% else %}{% set a = 2 %}{% endif %}{{ a }}",
    "{% filter upper %}{{ x }}{% endfilter %}",
    "{% autoescape false %}{{ x }}{% endautoescape %}",
    "{{ dict(a=1) }}{{ range(3) }}{{ html(x) }}{{ _('a') }}",
    "{% trans a=x %}{{ a }}{% endtrans %}",
    "{% import 'm.html' as m %}{{ m.n }}{% from 'm.html' import n as o, p %}{{ o }}{{ p }}",
]


@pytest.mark.parametrize("text", KNOWN)
def test_names_that_a_template_sets_itself_are_known(make, text):
    assert keys(make, text, ["x"], m_html="") == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ a }}{% set a = 1 %}",
        "{% set a = a %}",
        "{% for a in x %}{% endfor %}{{ a }}",
        "{% for a in a %}{% endfor %}",
        "{% for b in x %}{% set a = b %}{% endfor %}{{ a }}",
        "{% for b in x %}{% else %}{{ loop }}{% endfor %}",
        "{% with a = 1 %}{% endwith %}{{ a }}",
        "{% macro m(a) %}{% endmacro %}{{ a }}",
        "{% macro m(b=a) %}{% endmacro %}",
        "{% for a in x %}{% block b %}{{ a }}{% endblock %}{% endfor %}",
        "{% set b %}{% set a = 1 %}{% endset %}{{ a }}",
        "{{ x[a] }}",
        "{{ x|join(a) }}",
        "{% trans %}{{ a }}{% endtrans %}",
        "{% call m(a) %}{% endcall %}{% macro m() %}{{ caller() }}{% endmacro %}",
    ],
)
def test_names_out_of_their_scope_are_told(make, text):
    found = {params["name"] for _, params in keys(make, text, ["x"])}
    assert found
    assert found <= {"a", "loop", "m"}


def test_an_included_template_sees_what_is_set_around_it(make):
    text = "{% for a in x %}{% include 'part.html' %}{% endfor %}"
    assert keys(make, text, ["x"], part_html="{{ a }}{{ x }}{{ loop.index }}") == []


def test_an_include_without_context_sees_nothing(make):
    text = "{% include 'part.html' without context %}"
    assert keys(make, text, ["x"], part_html="{{ range(2) }}{{ x }}") == [
        ("unknown-variable+none", {"name": "x"})
    ]


def test_imported_macros_see_no_variables_unless_they_are_handed_on(make):
    macros = "{% macro m() %}{{ x }}{% endmacro %}"
    alone = "{% from 'm.html' import m %}{{ m() }}"
    handed = "{% from 'm.html' import m with context %}{{ m() }}"
    assert keys(make, alone, ["x"], m_html=macros) == [("unknown-variable+none", {"name": "x"})]
    assert keys(make, handed, ["x"], m_html=macros) == []


def test_a_child_and_its_parents_share_what_their_top_levels_set(make):
    files = {
        "page.html": "{% extends 'base.html' %}{% set wide = 1 %}"
        "{% block b %}{{ lang }}{% endblock %}",
        "base.html": "{% set lang = 'en' %}{{ wide }}{% block b %}{% endblock %}",
    }
    templates = make(files)
    assert told(templates) == []
    assert templates.render("page.html", "en", {}) == "1en"


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
def test_what_means_the_same_everywhere_is_given_no_other_meaning(make, page):
    found = make({"page.html": page, "base.html": ""}).check("page.html", ["frame"])
    assert [(p.code, p.path, p.line) for p in found] == [("rebound-name", "templates/page.html", 2)]
