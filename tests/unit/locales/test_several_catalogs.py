"""Words of several catalogs: the first that has a message says it."""

from __future__ import annotations

from pathlib import Path

from gazette.locales import Words
from gazette.model.site import Language
from tests.support.content import write

CHINESE = Language("zh", "zh-Hans", "zh_Hans_CN", "中文版", ())
HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: %s\\n"\n\n'
COUNTED = 'msgid "%(n)s file"\nmsgid_plural "%(n)s files"\n'


def catalog(body: str, plural: str = "nplurals=1; plural=0;") -> str:
    return HEADER % plural + body


def words(root: Path, *bodies: str) -> Words:
    for number, body in enumerate(bodies):
        write(root, {f"{number}/zh/LC_MESSAGES/messages.po": body})
    return Words.load([root / str(number) for number in range(len(bodies))], CHINESE)


def test_what_the_first_catalog_lacks_or_leaves_empty_is_looked_for_in_the_next(
    tmp_path: Path,
) -> None:
    result = words(
        tmp_path,
        catalog('msgid "Home"\nmsgstr "主页"\n\nmsgid "Topics"\nmsgstr ""\n'),
        catalog('msgid "Home"\nmsgstr "首页"\n\nmsgid "Topics"\nmsgstr "栏目"\n'),
    )
    assert [result.gettext(text) for text in ("Home", "Topics", "None")] == ["主页", "栏目", "None"]


def test_a_guess_does_not_hide_the_next_catalogs_translation(tmp_path: Path) -> None:
    own = catalog('#, fuzzy\nmsgid "Home"\nmsgstr "主页"\n')
    assert words(tmp_path, own, catalog('msgid "Home"\nmsgstr "首页"\n')).gettext("Home") == "首页"


def test_each_catalog_chooses_between_its_forms_by_its_own_rule(tmp_path: Path) -> None:
    two = catalog(
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "one"\nmsgstr[1] "more"\n',
        "nplurals=2; plural=n>1;",
    )
    result = words(tmp_path, two, catalog(COUNTED + 'msgstr[0] "%(n)s 个"\n'))
    assert [result.ngettext("a", "b", n) for n in (0, 1, 2)] == ["one", "one", "more"]
    assert result.ngettext("%(n)s file", "%(n)s files", 2) == "%(n)s 个"


def test_the_digest_follows_what_is_shown_whichever_catalog_says_it(tmp_path: Path) -> None:
    home = (None, "Home", None)
    counted = (None, "%(n)s file", "%(n)s files")
    said, other = catalog('msgid "Home"\nmsgstr "首页"\n'), catalog('msgid "Home"\nmsgstr "主页"\n')
    alone = words(tmp_path / "a", catalog(""), said)
    assert words(tmp_path / "b", said, other).digest_of([home]) == alone.digest_of([home])
    assert words(tmp_path / "c", other, said).digest_of([home]) != alone.digest_of([home])
    assert words(tmp_path / "d", catalog(""), other).digest_of([home]) != alone.digest_of([home])
    forms = catalog(COUNTED + 'msgstr[0] "%(n)s 个"\n')
    assert words(tmp_path / "e", catalog(""), forms).digest_of([counted]) != alone.digest_of(
        [counted]
    )
