"""Whatever the input: no failure, nothing forbidden in the output, no trace of the text before."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given, settings

from gazette.markup.allowed import TAGS, allows
from gazette.markup.targets import SCHEMES, cleaned, scheme
from gazette.model.fragment import Fragment, fill
from gazette.rules.markup import RULES
from tests.unit.markup.show import converter
from tests.unit.markup.sources import SOURCES

MARK = re.compile("\x02(\\d+)\x03")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Allowed(HTMLParser):
    """Fails on a tag, an attribute or an address that no text may have."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            assert allows(tag, name), (tag, name)
            if name in {"href", "src"}:
                address = cleaned(value or "")
                assert scheme(address) in SCHEMES or address.startswith("#fn"), address

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)


def check(fragment: Fragment) -> None:
    numbers = [int(found) for found in MARK.findall(fragment.html)]
    assert numbers == list(range(len(fragment.slots)))
    filled = fill(fragment.html, [""] * len(fragment.slots))
    assert not CONTROL.search(filled)
    parser = Allowed()
    parser.feed(filled)
    parser.close()
    assert len({heading.id for heading in fragment.headings if not heading.explicit}) == sum(
        not heading.explicit for heading in fragment.headings
    )
    for finding in fragment.findings:
        rule = RULES[finding.key]
        assert rule.message % dict(finding.params)
        assert rule.hint % dict(finding.params)
        assert finding.line >= 1


@settings(max_examples=1500)
@given(SOURCES)
def test_any_text_becomes_a_clean_fragment(source: str) -> None:
    check(converter(joins_lines=True).convert(source))


@settings(max_examples=300)
@given(SOURCES, SOURCES)
def test_a_text_leaves_no_trace_in_the_next(first: str, second: str) -> None:
    used = converter(joins_lines=False)
    used.convert(first)
    assert used.convert(second) == converter(joins_lines=False).convert(second)
