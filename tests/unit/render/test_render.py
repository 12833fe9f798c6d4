"""A page's bytes, and what they follow from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree
from types import ModuleType

import pytest

from gazette import render as rendering
from gazette.digest import digest
from gazette.errors import DesignError
from gazette.locales import Words
from gazette.model.fragment import Fragment
from gazette.model.page import Body, Copy, Key, Page
from gazette.model.site import Language
from gazette.render import Keys, engine_digest, render, shown
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


@dataclass(frozen=True, slots=True)
class Frame:
    title: str


@dataclass(frozen=True, slots=True)
class Context:
    title: str
    body: Body


FRAGMENTS = {b"1": Fragment('<a href="\x020\x03">到</a>')}
PAGE = Page(
    "zh/index.html", "page.html", "zh", Frame("门户"), Context("A & B", Body(b"1", ("/zh/",)))
)


def design(make_tree: Maker, changes: Mapping[str, str] | None = None) -> Templates:
    files = {**TEMPLATES, "locales/zh/LC_MESSAGES/messages.po": CATALOG, **(changes or {})}
    root = make_tree(files)
    return Templates([root / "templates"], words(root), html=shown(FRAGMENTS.__getitem__))


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
    made = render(design(make_tree), PAGE)
    assert made.decode() == '<p>门户</p>首页: A &amp; B<a href="/zh/">到</a>\n'


def test_a_page_ends_in_one_newline(make_tree: Maker) -> None:
    bare = replace(PAGE, template="bare.xml")
    assert render(design(make_tree), bare) == b"<x/>\n"


def test_a_template_sees_nothing_but_frame_and_context(make_tree: Maker) -> None:
    templates = design(make_tree, {"templates/page.html": "\n{{ path }}"})
    with pytest.raises(DesignError) as failed:
        render(templates, PAGE)
    assert [problem.line for problem in failed.value.problems] == [2]


def test_equal_pages_have_equal_keys(make_tree: Maker) -> None:
    twin = replace(PAGE, frame=Frame("门户"), context=Context("A & B", Body(b"1", ("/zh/",))))
    assert key(make_tree) == key(make_tree, twin)
    assert key(make_tree) == key(make_tree, replace(PAGE, origin="content/x.md", line=7))


@pytest.mark.parametrize(
    "page",
    [
        replace(PAGE, path="zh/other.html"),
        replace(PAGE, frame=Frame("Portal")),
        replace(PAGE, context=Context("A & C", Body(b"1", ("/zh/",)))),
        replace(PAGE, context=Context("A & B", Body(b"2", ("/zh/",)))),
        replace(PAGE, context=Context("A & B", Body(b"1", ("/en/",)))),
    ],
)
def test_another_path_frame_or_context_is_other_content(make_tree: Maker, page: Page) -> None:
    before, after = key(make_tree), key(make_tree, page)
    assert before.content != after.content
    assert before == replace(after, content=before.content)


def test_two_frames_of_one_build_are_told_apart(make_tree: Maker) -> None:
    design(make_tree)
    keys = Keys(design(make_tree), words(make_tree({})), b"")
    found = {keys.of(replace(PAGE, frame=Frame(str(n)))).content for n in range(50)}
    assert len(found) == 50


def test_a_change_in_a_parent_template_is_another_template(make_tree: Maker) -> None:
    before = key(make_tree)
    after = key(make_tree, changes={"templates/layout.html": "<b>{% block main %}{% endblock %}"})
    assert before.template != after.template
    assert before == replace(after, template=before.template)


def test_a_change_in_a_template_that_a_page_does_not_use_is_none(make_tree: Maker) -> None:
    assert key(make_tree) == key(make_tree, changes={"templates/other.html": "<b>"})


def catalog(old: str, new: str) -> dict[str, str]:
    return {"locales/zh/LC_MESSAGES/messages.po": CATALOG.replace(old, new)}


def test_a_change_of_a_message_that_a_page_shows_is_other_words(make_tree: Maker) -> None:
    before, after = key(make_tree), key(make_tree, changes=catalog("首页", "主页"))
    assert before.words != after.words
    assert before == replace(after, words=before.words)


def test_a_change_of_a_message_that_a_page_does_not_show_is_none(make_tree: Maker) -> None:
    assert key(make_tree) == key(make_tree, changes=catalog("别处", "他处"))


def test_a_page_of_no_language_follows_from_no_catalog(make_tree: Maker) -> None:
    page = replace(PAGE, language="")
    assert key(make_tree, page) == key(make_tree, page, catalog("首页", "主页"))
    assert render(design(make_tree), page).decode().startswith("<p>门户</p>Home: A")


def test_another_engine_is_another_key(make_tree: Maker) -> None:
    before, after = key(make_tree), key(make_tree, engine=b"newer")
    assert before == replace(after, engine=before.engine)
    assert before != after


def test_a_copy_follows_from_its_bytes_alone(make_tree: Maker) -> None:
    copy = Copy("static/a.css", "/src/a.css", digest("bytes"))
    assert key(make_tree, copy) == Key(b"", digest("bytes"), b"", b"")
    assert key(make_tree, copy, engine=b"newer") == key(make_tree, copy)


@pytest.fixture
def generator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the generator's sources, which takes their place."""
    module: ModuleType = rendering
    root = tmp_path / "gazette"
    copytree(Path(str(module.__file__)).parent, root)
    monkeypatch.setattr(rendering, "__file__", str(root / "render.py"))
    return root


def test_the_engine_is_the_same_for_the_same_sources_wherever_and_whenever_they_were_copied(
    generator: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = engine_digest()
    (generator / "digest.py").touch()
    (generator / "__pycache__" / "more.pyc").parent.mkdir(exist_ok=True)
    (generator / "__pycache__" / "more.pyc").write_bytes(b"")
    assert engine_digest() == copied
    monkeypatch.undo()
    assert engine_digest() == copied


def test_a_change_of_a_source_or_a_library_is_another_engine(
    generator: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = engine_digest()
    (generator / "views" / "__init__.py").write_text("# changed")
    changed = engine_digest()
    (generator / "views" / "extra.py").write_text("")
    added = engine_digest()
    monkeypatch.setattr(rendering, "version", lambda _: "99")
    assert len({before, changed, added, engine_digest()}) == 4
