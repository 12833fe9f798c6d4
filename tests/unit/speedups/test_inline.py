"""What templates include, call and say is put in its place, and nobody sees a difference."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment, nodes

from gazette.errors import DesignError
from gazette.speedups.jinja.constants import Constants
from gazette.speedups.jinja.environment import make_quick_environment
from gazette.templates.environment import make_environment
from tests.unit.templates.conftest import CHINESE, Dictionary, Make

PARTS = {
    "small.html": "{% macro day(d) %}<b>{{ d }}</b>{% endmacro %}"
    "{% macro tag(t, up=false) %}{% if up %}{{ t|upper }}{% else %}{{ t }}{% endif %}{% endmacro %}"
    "{% macro both(a, b='&') %}{{ day(a) }}{{ tag(b, up=true) }}{% endmacro %}"
    "{% macro each(list) %}{% for x in list %}{{ loop.index }}{{ day(x) }}{% endfor %}"
    "{% endmacro %}"
    "{% macro sum(list) %}{% set n = namespace(all=0) %}{% for x in list %}"
    "{% set n.all = n.all + x %}{% endfor %}{{ n.all }}{% endmacro %}",
    "shared.html": "{% set mark = '<!>' %}{% macro marked(a) %}{{ mark }}{{ a }}{% endmacro %}"
    "{% macro wrapped() %}[{{ caller() }}]{% endmacro %}"
    "{% macro rest(a) %}{{ a }}{{ varargs|join }}{{ kwargs|length }}{% endmacro %}",
    "part.html": "{% set y = x ~ '!' %}{{ x }}{{ y }}{% if z is defined %}{{ z }}{% endif %}",
    "using.html": "{% from 'small.html' import day %}{{ day(x) }}",
    "nested.html": "({% include 'part.html' %}{% include 'using.html' %})",
    "blocks.html": "{% block b %}{{ x }}{% endblock %}",
    "ring.html": "{% if n.count < 3 %}{% set n.count = n.count + 1 %}{{ n.count }}"
    "{% include 'ring.html' %}{% endif %}",
    "base.html": "{% from 'small.html' import day %}{{ day(x) }}"
    "{% block b %}{{ day('base') }}{% endblock %}{{ self.b() }}",
    "part.txt": "{{ x }}",
    "alone.html": "{{ n is defined }}",
    "small.txt": "{% macro day(d) %}<{{ d }}>{% endmacro %}",
}
PAGES = {
    "a macro": "{% from 'small.html' import day %}{{ day(x) }} {{ day('<i>') }}",
    "a macro by another name": "{% from 'small.html' import day as d %}{{ d(x) }}",
    "a macro's defaults": "{% from 'small.html' import both, tag %}{{ both(x) }}{{ tag(t=x) }}",
    "named arguments": "{% from 'small.html' import both %}{{ both(b=x, a=1) }}",
    "a macro in a macro": "{% from 'small.html' import each %}{{ each([x, '<2>']) }}",
    "a macro that counts": "{% from 'small.html' import sum %}{{ sum([1, 2]) }}{{ sum([3]) }}",
    "a macro of the same template": "{% macro m(x) %}{{ x }}{% endmacro %}{{ m('<') }}{{ x }}",
    "a parameter with the name of an argument": "{% set d = '<' %}"
    "{% from 'small.html' import day %}{{ day(d ~ d) }}{{ d }}",
    "a macro called in a filter": "{% from 'small.html' import day %}{{ day(x)|upper }}",
    "a macro that sees its module": "{% from 'shared.html' import marked %}{{ marked(x) }}",
    "a macro with a caller": "{% from 'shared.html' import wrapped %}"
    "{% call wrapped() %}{{ x }}{% endcall %}",
    "a macro with any arguments": "{% from 'shared.html' import rest %}{{ rest(x, 2, 3, k=4) }}",
    "a macro whose name is taken": "{% from 'small.html' import day %}"
    "{% set day = day(x)|upper %}{{ day }}",
    "a macro in a loop": "{% from 'small.html' import day %}"
    "{% for x in ['<1>', x] %}{{ loop.index }}{{ day(x) }}{{ loop.last }}{% endfor %}{{ x }}",
    "a macro imported in a branch": "{% if x %}{% from 'small.html' import day %}{{ day(x) }}"
    "{% endif %}",
    "a module": "{% import 'small.html' as s %}{{ s.day(x) }}",
    "an inclusion": "{% include 'part.html' %}{% if y is defined %}{{ y }}{% endif %}",
    "an inclusion that sees what is set": "{% set z = '<z>' %}{% include 'part.html' %}{{ z }}",
    "an inclusion in a loop": "{% for z in [1, 2] %}{% include 'part.html' %}{% endfor %}",
    "inclusions in inclusions": "{% include 'nested.html' %}{% include 'nested.html' %}",
    "an inclusion without context": "{% set n = 1 %}{% include 'alone.html' without context %}",
    "an inclusion that may be missing": "{% include 'no.html' ignore missing %}{{ x }}",
    "an inclusion that escapes otherwise": "{% include 'part.txt' %}",
    "macros that escape otherwise": "{% from 'small.txt' import day %}{{ day(x) }}",
    "an inclusion with blocks": "{% include 'blocks.html' %}",
    "an inclusion of itself": "{% set n = namespace(count=0) %}{% include 'ring.html' %}",
    "a message with a value": "{{ _('By %(name)s', name=x) }}",
    "a message with a macro": "{% from 'small.html' import day %}"
    "{{ _('By %(name)s', name=day(x)) }}{{ gettext('No %(n)s, no %(n)s', n=x) }}",
    "a message with a sign of its own": "{{ _('%(n)s%%', n=x) }}{{ _('100%%') }}",
    "a message with forms": "{{ ngettext('%(num)s notice', '%(num)s notices', 2) }}",
    "a message where nothing is escaped": "{% autoescape false %}{{ _('By %(name)s', name=x) }}"
    "{% endautoescape %}",
    "a macro in a block of set": "{% from 'small.html' import day %}"
    "{% set y %}{{ day(x) }}{% endset %}{{ y }}{{ y|length }}",
}
BLOCKS = (
    "{% extends 'base.html' %}{% from 'small.html' import tag %}"
    "{% block b %}{{ tag(x, up=true) }}{{ super() }}{% include 'part.html' %}{% endblock %}"
)
STOPPING = {
    "a value that is not there": "{% from 'small.html' import day %}\n{{ day(none.a) }}",
    "an argument too many": "{% from 'small.html' import day %}\n{{ day(1, 2) }}",
    "an argument that is missing": "{% from 'small.html' import day %}\n{{ day() }}",
    "a message without its value": "\n{{ _('By %(name)s', other=1) }}",
    "an inclusion that is not there": "\n{% include 'no.html' %}",
}


def environment(page: str, *, name: str, quick: bool) -> Environment:
    """Return an environment in which a page is put together when it is compiled, or not."""
    words, loader = Dictionary(CHINESE), DictLoader({**PARTS, name: page})
    if quick:
        return make_quick_environment(Constants(words, None), loader=loader)
    return make_environment(words, loader, None, Environment)


def rendered(page: str, name: str, *, quick: bool) -> str:
    """Return a page of some name."""
    return environment(page, name=name, quick=quick).get_template(name).render(x="<x>&amp;")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["page.html", "page.txt"])
def test_a_page_put_together_is_the_page_made_of_parts(page: str, name: str) -> None:
    assert rendered(PAGES[page], name, quick=True) == rendered(PAGES[page], name, quick=False)


def test_a_page_with_blocks_put_together_is_the_page_made_of_parts() -> None:
    name = "page.html"
    assert rendered(BLOCKS, name, quick=True) == rendered(BLOCKS, name, quick=False)


@pytest.mark.parametrize("page", STOPPING.values(), ids=STOPPING)
def test_what_stops_a_page_stops_it_put_together_too(page: str) -> None:
    for quick in (True, False):
        with pytest.raises(Exception) as failure:
            environment(page, name="page.html", quick=quick).get_template("page.html").render()
        kind = type(failure.value)
        assert kind.__module__.startswith(("jinja2", "builtins"))


@pytest.mark.parametrize(
    "page",
    [
        "{% from 'small.html' import each %}{{ each(x) }}",
        "{% include 'nested.html' %}",
        "{% from 'small.html' import day %}{{ _('By %(name)s', name=day(x)) }}",
    ],
)
def test_no_call_and_no_inclusion_is_left(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = environment(page, name="page.html", quick=True)
    left: list[nodes.Node] = []

    def note(self: Environment, source: nodes.Template, *given: object) -> str:
        left.extend(source.find_all((nodes.Call, nodes.Include)))
        return generate(self, source, *given)

    generate = Environment._generate
    monkeypatch.setattr(Environment, "_generate", note)
    made.get_template("page.html")
    assert not left


def test_a_template_that_stops_in_what_it_includes_is_told_at_the_line_there(quick: Make) -> None:
    files = {"page.html": "{% include 'part.html' %}", "part.html": "one\n\n{{ 1 // x }}"}
    with pytest.raises(DesignError) as failure:
        quick(files).render("page.html", "zh", {"x": 0})
    problem = failure.value.problems[0]
    assert (problem.path, problem.line) == ("templates/part.html", 3)
