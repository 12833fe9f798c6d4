"""`[text](#)` led to the page itself, and the source of a quotation was not looked at."""

from __future__ import annotations

import pytest

from tests.unit.markup.show import convert


@pytest.mark.parametrize("target", ["#", "?", "?id=3", " # "])
def test_a_link_that_stands_for_one_to_come_leads_nowhere(target: str) -> None:
    for source in (f"A\n\n[b]({target})\n", f'A\n\n<p><a href="{target}">b</a></p>\n'):
        fragment = convert(source)
        assert [(each.key, each.line) for each in fragment.findings] == [("link-empty", 3)]
        assert "href" not in fragment.html


@pytest.mark.parametrize(
    ("cite", "keys"),
    [
        ("https://example.com/", []),
        ("/en/about/", ["address-cut-short"]),
        ("a.html", ["address-cut-short"]),
        ("https://", ["address-cut-short"]),
        ("javascript:a()", ["bad-scheme"]),
        ("", ["link-empty"]),
    ],
)
def test_where_a_quotation_comes_from_is_a_whole_address(cite: str, keys: list[str]) -> None:
    fragment = convert(f'<q cite="{cite}">a</q>\n')
    assert [each.key for each in fragment.findings] == keys
