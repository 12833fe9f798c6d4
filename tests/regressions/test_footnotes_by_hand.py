"""A link with the class of a footnote's was not looked up, wherever it led."""

from __future__ import annotations

from tests.unit.markup.show import convert


def test_a_link_that_only_looks_like_a_footnotes_is_looked_up() -> None:
    fragment = convert(
        '[a](#fn:9){.footnote-ref} <a class="footnote-backref" href="#fnref:9" title="1">b</a>\n'
    )
    assert [(slot.kind, slot.value) for slot in fragment.slots] == [
        ("link", "#fn:9"),
        ("link", "#fnref:9"),
    ]


def test_footnotes_need_no_looking_up() -> None:
    fragment = convert("a[^注 1] <br>\n\n[^注 1]: b\n")
    assert [slot.kind for slot in fragment.slots] == ["footnote"]
