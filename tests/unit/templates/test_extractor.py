"""The texts that catalogs are made of are those that pages ask for."""

from __future__ import annotations

from babel.messages.extract import DEFAULT_KEYWORDS, extract

from gazette.templates import extractor

TEMPLATE = """\
<ul>
  {% for x in xs %}
    {% trans trimmed %}
      Text   on
      lines
    {% endtrans %}
    {% trans notrimmed %}
      kept
    {% endtrans %}
    {% trans "menu" n=x|length %}one{% pluralize %}{{ n }} of 100%{% endtrans %}
  {% endfor %}
{{ _("a" "b") }}{{ _('quote "x"') }}{{ npgettext("c", "d", "e", 1) }}
{%- if _("f") %}{{ gettext("%(g)s", g=_("h")) }}{% endif %}
{{ [_("in a list")]|join(pgettext("c", "i")) }}
"""


def extracted(path):
    with path.open("rb") as file:
        for _, text, _, context in extract(extractor, file, DEFAULT_KEYWORDS):
            one, many = (text, None) if isinstance(text, str) else text
            yield (context, one, many)


def test_extraction_finds_what_the_closure_knows(make, tmp_path):
    closure = make({"page.html": TEMPLATE}).closure("page.html")
    result = list(extracted(tmp_path / "templates" / "page.html"))
    assert sorted(result, key=repr) == sorted(closure.msgids, key=repr)
    assert (None, "Text   on lines", None) in result
    assert ("menu", "one", "%(n)s of 100%%") in result


def test_every_text_that_a_page_asks_for_is_in_its_closure(make):
    """Rendering asks the words for nothing that their digest does not cover."""
    templates = make({"page.html": TEMPLATE})
    asked = set()

    class Listening:
        def gettext(self, msgid):
            asked.add((None, msgid, None))
            return msgid

        def pgettext(self, context, msgid):
            asked.add((context, msgid, None))
            return msgid

        def ngettext(self, one, many, _n):
            asked.add((None, one, many))
            return one

        def npgettext(self, context, one, many, _n):
            asked.add((context, one, many))
            return one

    listening = type(templates)([*templates._folders], {"en": Listening()})
    listening.render("page.html", "en", {"xs": [[1, 2]]})
    assert asked == listening.closure("page.html").msgids
