"""A page's bytes, and what they follow from."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from gazette.digest import digest
from gazette.errors import DesignError
from gazette.locales import Words
from gazette.model.page import Body, Copy, Key, Page, PageKind
from gazette.model.site import Language
from gazette.render.page import Keys, html_helper, render
from gazette.templates import Templates

Maker = Callable[[Mapping[str, str | bytes]], Path]
CHINESE = Language("zh", "zh-Hans", "zh_Hans_CN", "中文版", ("en",))
CATALOG = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Home"
msgstr "首页"

msgid "Elsewhere"
msgstr "别处"
"""
TEMPLATES = {
    "templates/layout.html": "<p>{{ frame.title }}</p>{% block main %}{% endblock %}\n\n",
    "templates/page.html": (
        '{% extends "layout.html" %}'
        '{% block main %}{{ _("Home") }}: {{ title }}{{ html(body) }}{% endblock %}'
    ),
    "templates/other.html": '{{ _("Elsewhere") }}',
    "templates/bare.xml": "<x/>",
}


class Frame(NamedTuple):
    title: str


class Context(NamedTuple):
    title: str
    body: Body


BODIES = {b"1": '<a href="\x020\x03">到</a>'}


def showing(context: Context) -> Page:
    return Page(
        "zh/index.html", PageKind("page.html", Context), "zh", Frame("门户"), lambda: context
    )


PAGE = showing(Context("A & B", Body(b"1", ("/zh/",))))


def design(make_tree: Maker, changes: Mapping[str, str] | None = None) -> Templates:
    files = {**TEMPLATES, "locales/zh/LC_MESSAGES/messages.po": CATALOG, **(changes or {})}
    root = make_tree(files)
    return Templates([root / "templates"], words(root), html=html_helper(BODIES.__getitem__))


def words(root: Path) -> dict[str, Words]:
    return {"zh": Words.load([root / "locales"], CHINESE)}


def key(
    make_tree: Maker,
    page: Page | Copy = PAGE,
    changes: Mapping[str, str] | None = None,
    engine: bytes = b"engine",
) -> Key:
    templates = design(make_tree, changes)
    return Keys(templates, words(make_tree({})), engine).of(page)


def test_a_page_is_its_template_with_frame_context_and_filled_body(make_tree: Maker) -> None:
    made = render(design(make_tree), PAGE, PAGE.context)
    assert made.decode() == '<p>门户</p>首页: A &amp; B<a href="/zh/">到</a>\n'


def test_a_page_ends_in_one_newline(make_tree: Maker) -> None:
    bare = PAGE._replace(kind=PageKind("bare.xml", Context))
    assert render(design(make_tree), bare, bare.context) == b"<x/>\n"


def test_a_template_sees_nothing_but_frame_and_context(make_tree: Maker) -> None:
    templates = design(make_tree, {"templates/page.html": "\n{{ path }}"})
    with pytest.raises(DesignError) as failed:
        render(templates, PAGE, PAGE.context)
    assert [problem.line for problem in failed.value.problems] == [2]


def test_equal_pages_have_equal_keys(make_tree: Maker) -> None:
    twin = showing(Context("A & B", Body(b"1", ("/zh/",))))
    assert key(make_tree) == key(make_tree, twin)
    assert key(make_tree) == key(make_tree, PAGE._replace(source="content/x.md", line=7))


def test_what_a_key_shares_with_other_pages_needs_no_context(make_tree: Maker) -> None:
    def unmade() -> object:
        raise AssertionError

    keys = Keys(design(make_tree), words(make_tree({})), b"engine")
    result = keys.of(PAGE)
    lazy = PAGE._replace(path="zh/other.html", make=unmade)
    assert keys.shared(lazy) == (result.template, result.words, result.engine)
    assert keys.content(PAGE, PAGE.context) == result.content
    assert keys.shared(Copy("a", "/a", b"")) == (b"", b"", b"")


@pytest.mark.parametrize(
    "page",
    [
        PAGE._replace(path="zh/other.html"),
        PAGE._replace(frame=Frame("Portal")),
        showing(Context("A & C", Body(b"1", ("/zh/",)))),
        showing(Context("A & B", Body(b"2", ("/zh/",)))),
        showing(Context("A & B", Body(b"1", ("/en/",)))),
        showing(Context("A & B", Body(b"1", ("/zh/",), "https://small.example/"))),
    ],
)
def test_another_path_frame_or_context_is_other_content(make_tree: Maker, page: Page) -> None:
    before, after = key(make_tree), key(make_tree, page)
    assert before.content != after.content
    assert before == after._replace(content=before.content)


def test_two_frames_of_one_build_are_told_apart(make_tree: Maker) -> None:
    design(make_tree)
    keys = Keys(design(make_tree), words(make_tree({})), b"")
    result = {keys.of(PAGE._replace(frame=Frame(str(n)))).content for n in range(50)}
    assert len(result) == 50


def test_a_change_in_a_parent_template_is_another_template(make_tree: Maker) -> None:
    before = key(make_tree)
    after = key(make_tree, changes={"templates/layout.html": "<b>{% block main %}{% endblock %}"})
    assert before.template != after.template
    assert before == after._replace(template=before.template)


def test_a_change_in_a_template_that_a_page_does_not_use_is_none(make_tree: Maker) -> None:
    assert key(make_tree) == key(make_tree, changes={"templates/other.html": "<b>"})


def catalog(old: str, new: str) -> dict[str, str]:
    return {"locales/zh/LC_MESSAGES/messages.po": CATALOG.replace(old, new)}


def test_a_change_of_a_message_that_a_page_shows_is_other_words(make_tree: Maker) -> None:
    before, after = key(make_tree), key(make_tree, changes=catalog("首页", "主页"))
    assert before.words != after.words
    assert before == after._replace(words=before.words)


def test_a_change_of_a_message_that_a_page_does_not_show_is_none(make_tree: Maker) -> None:
    assert key(make_tree) == key(make_tree, changes=catalog("别处", "他处"))


def test_a_page_of_no_language_follows_from_no_catalog(make_tree: Maker) -> None:
    page = PAGE._replace(language="")
    assert key(make_tree, page) == key(make_tree, page, catalog("首页", "主页"))
    made = render(design(make_tree), page, page.context).decode()
    assert made.startswith("<p>门户</p>Home: A")


def test_another_engine_is_another_key(make_tree: Maker) -> None:
    before, after = key(make_tree), key(make_tree, engine=b"newer")
    assert before == after._replace(engine=before.engine)
    assert before != after


def test_a_copy_follows_from_its_bytes_alone(make_tree: Maker) -> None:
    copy = Copy("static/a.css", "/src/a.css", digest("bytes"))
    assert key(make_tree, copy) == Key(b"", digest("bytes"), b"", b"")
    assert key(make_tree, copy, engine=b"newer") == key(make_tree, copy)
