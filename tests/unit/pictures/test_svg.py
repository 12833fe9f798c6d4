"""A drawing's size is the one it gives itself, in CSS pixels."""

from __future__ import annotations

import pytest

from gazette.pictures import study

SPACE = 'xmlns="http://www.w3.org/2000/svg"'


def svg(attributes: str, inside: str = "<g/>") -> bytes:
    return f"<svg {SPACE} {attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="120" height="80"', (120, 80)),
        ('width="120px" height="80PX"', (120, 80)),
        ('width=" 1in " height="72pt"', (96, 96)),
        ('width="2.54cm" height="25.4mm"', (96, 96)),
        ('width="6pc" height="101.6Q"', (96, 96)),
        ('width="1.5e2" height="+.5e2"', (150, 50)),
        ('viewBox="0 0 64 48"', (64, 48)),
        ('viewBox=" -5,-5  64.4 , 48 "', (64, 48)),
        ('width="128" viewBox="0 0 64 48"', (128, 96)),
        ('height="24" viewBox="0 0 64 48"', (32, 24)),
        ('width="100%" height="100%" viewBox="0 0 64 48"', (64, 48)),
        ('width="10em" viewBox="0 0 64 48"', (64, 48)),
        ('width="300" height="20" viewBox="0 0 64 48"', (300, 20)),
    ],
)
def test_a_drawing_has_the_size_that_it_gives(attributes: str, size: tuple[int, int]) -> None:
    found = study(svg(attributes))
    assert (found.kind, found.width, found.height, found.flaw) == ("SVG", *size, "")


@pytest.mark.parametrize(
    "attributes",
    [
        'width="120"', 'height="80"', 'width="0" height="5"', 'width="wide" height="5"',
        'width="1e999" height="1e999"', 'width="-4" height="3"',
    ],
)  # fmt: skip
def test_a_drawing_of_an_unclear_size_has_none(attributes: str) -> None:
    found = study(svg(attributes))
    assert (found.width, found.height, found.flaw, found.variants) == (0, 0, "", ())


@pytest.mark.parametrize(
    "attributes",
    [
        "", 'width="100%" height="100%"', 'viewBox="0 0 0 0"', 'viewBox="0 0 64"',
        'viewBox="a b c d"', 'viewBox="0 0 nan inf"',
    ],
)  # fmt: skip
def test_a_drawing_without_a_size_is_as_large_as_browsers_show_it(attributes: str) -> None:
    found = study(svg(attributes))
    assert (found.width, found.height, found.flaw, found.variants) == (300, 150, "", ())


@pytest.mark.parametrize(
    "prologue",
    [
        b"",
        b"\xef\xbb\xbf",
        b'<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn -->\n',
        b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n',
    ],
)
def test_what_stands_before_a_drawing_is_passed_over(prologue: bytes) -> None:
    assert study(prologue + svg('width="4" height="3"')).width == 4


@pytest.mark.parametrize(
    "data",
    [
        svg('width="4" height="3"')[:-3],
        svg('width="4" height="3"', "<g>"),
        svg('width="4" width="3"'),
        b'<svg width="4" height="3"/>',
        b'<other xmlns="http://www.w3.org/2000/svg"><svg width="4" height="3"/></other>',
        f'<s:svg {SPACE} width="4"/>'.encode(),
    ],
)
def test_what_browsers_cannot_read_is_damaged(data: bytes) -> None:
    assert study(data).flaw == "picture-damaged"


def test_a_drawing_may_name_its_elements_with_a_prefix() -> None:
    data = b'<s:svg xmlns:s="http://www.w3.org/2000/svg" width="4" height="3"/>'
    found = study(b"<!-- <svg -->" + data)
    assert (found.width, found.height) == (4, 3)


def test_entities_that_grow_without_end_are_refused() -> None:
    lines = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)]
    bomb = f'<!DOCTYPE svg [<!ENTITY e0 "{"x" * 99}">{"".join(lines)}]>'
    assert study(bomb.encode() + svg('width="4" height="3"', "&e11;")).flaw == "picture-damaged"
