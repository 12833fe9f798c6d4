"""`https://`, `http:a` and `tel:` were taken for addresses that lead somewhere."""

from __future__ import annotations

import pytest

from tests.unit.markup.show import convert


@pytest.mark.parametrize(
    "target",
    ["https://", "http:a.example", "https:/a.example", "https:///a", "https://?a", "https://:80/",
     "HTTPS://", "tel:", "tel:+", "mailto:", "mailto:a", "mailto:@", "mailto:?"],
)  # fmt: skip
def test_an_address_without_a_target_is_an_error_with_its_line(target: str) -> None:
    fragment = convert(f"A\n\n[b]({target})\n")
    assert [(each.key, each.line) for each in fragment.findings] == [("address-cut-short", 3)]
    assert "href" not in fragment.html


@pytest.mark.parametrize(
    "target",
    ["https://a.example", "HTTP://a.example:80/", "https://u:p@a.example/?b#c", "https://[::1]/",
     "https://检测.example/", "tel:+86-10", "mailto:a@b.example?subject=c", "mailto:a%40b.example"],
)  # fmt: skip
def test_a_whole_address_is_none(target: str) -> None:
    assert convert(f"[b]({target})\n").findings == ()
