"""The author's HTML passes an allow-list; whatever is taken out is an error with its line."""

from __future__ import annotations

import pytest

from gazette.markup.allowed import ATTRIBUTES, EVERYWHERE, TAGS, VOID
from tests.unit.markup.show import convert, html, keys


@pytest.mark.parametrize("tag", sorted(TAGS - VOID - {"a", "h3", "h4", "h5", "h6"}))
def test_each_allowed_tag_stays(tag: str) -> None:
    source = {
        **dict.fromkeys(
            ["thead", "tbody", "tfoot", "caption", "colgroup"], "<table><{}></{}></table>"
        ),
        "tr": "<table><tr></tr></table>",
        "td": "<table><tr><td></td></tr></table>",
        "th": "<table><tr><th></th></tr></table>",
    }.get(tag, "<{}>x</{}>").format(tag, tag)
    fragment = convert(source)
    assert not [f for f in fragment.findings if f.key.startswith("html")]
    assert f"<{tag}" in fragment.html


@pytest.mark.parametrize(
    ("tag", "attribute"), [(tag, name) for tag in ATTRIBUTES for name in sorted(ATTRIBUTES[tag])]
)
def test_each_allowed_attribute_stays(tag: str, attribute: str) -> None:
    inner = f'<{tag} {attribute}="1">'
    if tag in {"td", "th"}:
        inner = f"<table><tr>{inner}</{tag}></tr></table>"
    elif tag in {"col", "colgroup"}:
        inner = (
            f"<table>{inner}</table>"
            if tag == "colgroup"
            else f"<table><colgroup>{inner}</colgroup></table>"
        )
    elif tag not in VOID:
        inner += f"x</{tag}>"
    fragment = convert(inner)
    assert not [f for f in fragment.findings if f.key.startswith("html")]
    assert f"{attribute}=" in html(inner) or "{{" in html(inner)


@pytest.mark.parametrize("attribute", sorted(EVERYWHERE))
def test_each_general_attribute_stays_on_any_tag(attribute: str) -> None:
    assert f'{attribute}="en"' in html(f'<span {attribute}="en">x</span>')


@pytest.mark.parametrize("source", ["<b>x", "<div>\n\nx", "x <span>y\n\nz", "<details>\n\nx"])
def test_a_tag_that_is_never_closed_is_an_error_and_swallows_nothing(source: str) -> None:
    assert [key.split()[1] for key in keys(source)] == ["html-unbalanced"]
    result = html(source)
    assert result.count("<b>") <= result.count("</b>")


@pytest.mark.parametrize("source", ["x</b>", "x\n\n</div>\n\ny", "</p>"])
def test_a_tag_that_closes_nothing_is_an_error(source: str) -> None:
    assert "html-unbalanced+stray" in "".join(keys(source))


@pytest.mark.parametrize(
    "source",
    [
        "<ul><li>a<li>b</ul>",
        "<table><tr><td>a<td>b<tr><td>c</table>",
        "<p>a\n\n<p>b",
        "<dl><dt>a<dd>b</dl>",
        "a<br/>b<br />c<wbr>",
        "1 < 2 and 2 > 1 & a<b, x<y>z",
        "<https://example.org/> <a@example.org>",
        "`<div>` and `</div>`",
        "    <div>\n    <script>",
        "<figure><img src='a.png' alt='A'><figcaption>x</figcaption></figure>",
        "<TABLE><TR><TD>x</TD></TR></TABLE>",
    ],
)
def test_html_that_browsers_read_as_it_stands_is_no_error(source: str) -> None:
    found = [key for key in keys(source) if "html-unbalanced" in key]
    assert found == []


def test_a_comment_leaves_nothing() -> None:
    assert html("a <!-- b --> c") == "<p>a  c</p>"
    assert keys("a <!-- b --> c\n\n<!--\n\n**d** [e](f)\n-->") == []


def test_plain_attribute_lists_need_no_check_and_others_get_one() -> None:
    assert keys("## a {#b}\n\ntext\n{: .c}") == []
    assert keys("text\n{: onclick=alert }") == ["2 html-attribute+event"]
    assert keys("text\n{: style='a' }") == ["2 html-attribute+style"]
    assert keys("## Prices {draft}") == ["1 html-attribute+list"]


def test_entities_cannot_forge_slots() -> None:
    fragment = convert("a &#2;0&#3; <b>&#2;0&#3;</b> [x](y.md)")
    assert [slot.value for slot in fragment.slots] == ["y.md"]
    assert fragment.html.count("\x02") == 1


def test_control_characters_are_errors_and_vanish() -> None:
    fragment = convert("a\x02wzxhzdk:0\x03b\n\nc\x00d\n<b>e\x7f</b>")
    assert [(f.line, f.key) for f in fragment.findings] == [
        (1, "control-character"),
        (3, "control-character"),
        (4, "control-character"),
    ]
    assert fragment.html == "<p>awzxhzdk:0b</p>\n<p>cd\n<b>e</b></p>"


def test_an_error_in_a_link_is_reported_once_with_the_text_it_has() -> None:
    assert keys("<a href='java\nscript:x'>y</a>") == ["1 bad-scheme"]
    assert keys("x\n\n<img src='file:///c:/a.png' alt='A'>") == ["3 bad-scheme+disk"]


def test_attributes_of_fenced_code_that_are_yes_or_no_do_no_harm() -> None:
    source = "``` {.python linenums=true use_pygments=false hl_lines='1 2'}\nx\n```"
    assert html(source) == '<pre><code class="language-python">x\n</code></pre>'
    assert "1 html-attribute+list" in keys(source)
