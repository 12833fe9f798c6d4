"""What a language's words say, what their digests cover, and what a warm start costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gazette.cache.entries import Entries
from gazette.errors import DesignError
from gazette.locales import Words
from gazette.model.site import Language

FILES = 'msgid "the file"\nmsgid_plural "the files"\n'
HOME = 'msgid "Home"\nmsgstr "首页"\n\n'


def test_a_text_is_translated(catalogs, chinese):
    words = Words.load([catalogs(HOME)], chinese)
    assert words.gettext("Home") == "首页"


def test_a_text_without_translation_stands_in_english(catalogs, chinese):
    words = Words.load([catalogs('msgid "Home"\nmsgstr ""\n')], chinese)
    assert words.gettext("Home") == "Home"
    assert words.gettext("Search") == "Search"


def test_a_language_without_catalog_stands_in_english(tmp_path, chinese):
    words = Words.load([tmp_path / "none"], chinese)
    assert words.gettext("Home") == "Home"
    assert [words.ngettext("file", "files", n) for n in (0, 1, 2)] == ["files", "file", "files"]


def test_a_guessed_translation_is_not_used(catalogs, chinese):
    words = Words.load([catalogs("#, fuzzy\n" + HOME)], chinese)
    assert words.gettext("Home") == "Home"


def test_an_obsolete_translation_is_not_used(catalogs, chinese):
    words = Words.load([catalogs('#~ msgid "Home"\n#~ msgstr "首页"\n')], chinese)
    assert words.gettext("Home") == "Home"


def test_the_same_text_differs_by_context(catalogs, chinese):
    body = HOME + 'msgctxt "address"\nmsgid "Home"\nmsgstr "住宅"\n'
    words = Words.load([catalogs(body)], chinese)
    assert (words.gettext("Home"), words.pgettext("address", "Home")) == ("首页", "住宅")


def test_chinese_has_one_form_for_every_number(catalogs, chinese):
    words = Words.load([catalogs(FILES + 'msgstr[0] "那些文件"\n')], chinese)
    forms = {words.ngettext("the file", "the files", n) for n in range(5)}
    assert forms == {"那些文件"}


def test_a_language_chooses_its_forms_by_its_own_rule(catalogs):
    polish = Language("pl", "pl", "pl", "Polski", ())
    rule = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
    body = FILES + 'msgstr[0] "plik"\nmsgstr[1] "pliki"\nmsgstr[2] "plików"\n'
    words = Words.load([catalogs(body, code="pl", plural=rule)], polish)
    said = [words.ngettext("the file", "the files", n) for n in (1, 2, 5, 12, 22)]
    assert said == ["plik", "pliki", "plików", "plików", "pliki"]


def test_a_catalog_without_plural_rule_takes_that_of_its_locale(tmp_path, chinese):
    path = tmp_path / "zh" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(FILES + 'msgstr[0] "文件"\n', encoding="utf-8")
    words = Words.load([tmp_path], chinese)
    assert words.ngettext("the file", "the files", 7) == "文件"


def test_plural_forms_have_contexts_too(catalogs, chinese):
    words = Words.load([catalogs('msgctxt "tool"\n' + FILES + 'msgstr[0] "档案"\n')], chinese)
    assert words.npgettext("tool", "the file", "the files", 3) == "档案"
    assert words.ngettext("the file", "the files", 3) == "the files"


def test_an_empty_plural_form_stands_in_english(catalogs, english):
    body = FILES + 'msgstr[0] "a file"\nmsgstr[1] ""\n'
    rule = "nplurals=2; plural=(n != 1);"
    words = Words.load([catalogs(body, code="en", plural=rule)], english)
    said = [words.ngettext("the file", "the files", n) for n in (1, 2)]
    assert said == ["a file", "the files"]


def test_a_text_that_is_also_counted_can_be_asked_for_alone(catalogs, chinese):
    body = 'msgid "file"\nmsgid_plural "files"\nmsgstr[0] "文件"\n'
    assert Words.load([catalogs(body)], chinese).gettext("file") == "文件"


def test_the_first_folder_that_has_the_catalog_is_taken(tmp_path, catalogs, chinese):
    own = tmp_path / "site"
    path = own / "zh" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Home"\nmsgstr "主页"\n', encoding="utf-8")
    shipped = catalogs(HOME)
    assert Words.load([own, shipped], chinese).gettext("Home") == "主页"
    assert Words.load([tmp_path / "none", shipped], chinese).gettext("Home") == "首页"


def test_traditional_chinese_works_from_settings_and_a_catalog_alone(catalogs):
    language = Language("zh-hant", "zh-Hant", "zh_Hant_TW", "繁體中文", ("zh", "en"))
    body = 'msgid "Home"\nmsgstr "首頁"\n\n' + FILES + 'msgstr[0] "那些檔案"\n'
    words = Words.load([catalogs(body, code="zh-hant")], language)
    assert words.gettext("Home") == "首頁"
    assert words.ngettext("the file", "the files", 2) == "那些檔案"


def test_a_catalog_saved_by_a_windows_editor_is_read(tmp_path, chinese):
    path = tmp_path / "zh" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xef\xbb\xbf" + HOME.replace("\n", "\r\n").encode())
    assert Words.load([tmp_path], chinese).gettext("Home") == "首页"


# ---------------------------------------------------------------- catalogs that cannot be read


@pytest.mark.parametrize(
    ("body", "line"),
    [
        pytest.param('msgid "Home"\nmsgstr "首页\n', 6, id="a quote is missing"),
        pytest.param('msgid "Home"\nmsgst "首页"\n', 6, id="a word is misspelt"),
        pytest.param("hello\n", 5, id="no catalog at all"),
        pytest.param('msgid "a"\n\nmsgid "b"\nmsgstr "乙"\n', 5, id="no msgstr"),
        pytest.param('msgid "Home"\nmsgstr "a"b"\n', 6, id="a quote within quotes"),
        pytest.param(FILES + 'msgstr[0] "甲"\nmsgstr[1] "乙"\n', 5, id="too many forms"),
        pytest.param('"lost"\n\nmsgid "a"\nmsgstr[2] "b"\n"c', 9, id="an open end"),
    ],
)
def test_a_catalog_that_cannot_be_read_is_told_with_its_line(catalogs, chinese, body, line):
    with pytest.raises(DesignError) as caught:
        Words.load([catalogs(body)], chinese)
    (problem,) = caught.value.problems
    path = "locales/zh/LC_MESSAGES/messages.po"
    assert (problem.key, problem.path, problem.line) == ("catalog-syntax", path, line)


def test_a_catalog_that_is_not_utf_8_is_told_with_its_line(catalogs, chinese):
    folder = catalogs("")
    path = folder / "zh" / "LC_MESSAGES" / "messages.po"
    path.write_bytes('msgid "Home"\nmsgstr "首页"\n'.encode("gb18030"))
    with pytest.raises(DesignError) as caught:
        Words.load([folder], chinese)
    assert [(p.key, p.line) for p in caught.value.problems] == [("catalog-syntax", 2)]


def test_a_plural_rule_that_cannot_be_read_is_told(catalogs, chinese):
    with pytest.raises(DesignError) as caught:
        Words.load([catalogs(HOME, plural="nplurals=1; plural=n+;")], chinese)
    assert [p.key for p in caught.value.problems] == ["catalog-syntax"]


# ---------------------------------------------------------------- digests


def test_a_changed_translation_changes_the_digest_of_just_its_message(catalogs, chinese):
    search = 'msgid "Search"\nmsgstr "搜索"\n\n'
    before = Words.load([catalogs(HOME + search)], chinese)
    after = Words.load([catalogs(HOME + search.replace("搜索", "检索"))], chinese)
    home, searching = (None, "Home", None), (None, "Search", None)
    assert before.digest_of([home]) == after.digest_of([home])
    assert before.digest_of([searching]) != after.digest_of([searching])
    assert before.digest_of([home, searching]) != after.digest_of([home, searching])


def test_a_digest_does_not_depend_on_order_or_repetition(catalogs, chinese):
    words = Words.load([catalogs(HOME)], chinese)
    one, other = (None, "Home", None), ("menu", "Home", "Homes")
    assert words.digest_of([one, other, one]) == words.digest_of([other, one])


def test_the_plural_rule_is_in_the_digest_of_messages_that_have_forms(catalogs, english):
    body = HOME + FILES + 'msgstr[0] "a"\nmsgstr[1] "b"\n'
    first = Words.load([catalogs(body, code="en", plural="nplurals=2; plural=n!=1;")], english)
    second = Words.load([catalogs(body, code="en", plural="nplurals=2; plural=n>1;")], english)
    counted, plain = (None, "the file", "the files"), (None, "Home", None)
    assert first.digest_of([counted]) != second.digest_of([counted])
    assert first.digest_of([plain]) == second.digest_of([plain])


def test_a_translation_that_becomes_a_guess_changes_the_digest(catalogs, chinese):
    used = Words.load([catalogs(HOME)], chinese)
    guessed = Words.load([catalogs("#, fuzzy\n" + HOME)], chinese)
    assert used.digest_of([(None, "Home", None)]) != guessed.digest_of([(None, "Home", None)])


# ---------------------------------------------------------------- the compiled form


def test_the_compiled_form_says_what_the_catalog_says(tmp_path, catalogs, chinese):
    folder = catalogs(HOME + 'msgctxt "c"\n' + FILES + 'msgstr[0] "甲"\n')
    ids = [(None, "Home", None), ("c", "the file", "the files"), (None, "none", None)]
    cold = Words.load([folder], chinese, cache=Entries(tmp_path / "cache", "locales"))
    warm = Words.load([folder], chinese, cache=Entries(tmp_path / "cache", "locales"))
    assert cold.digest_of(ids) == warm.digest_of(ids)
    assert warm.gettext("Home") == "首页"
    assert warm.npgettext("c", "the file", "the files", 2) == "甲"


def test_a_changed_catalog_is_compiled_again(tmp_path, catalogs, chinese):
    cache = Entries(tmp_path / "cache", "locales")
    Words.load([catalogs(HOME)], chinese, cache=cache)
    changed = catalogs(HOME.replace("首页", "主页"))
    assert Words.load([changed], chinese, cache=cache).gettext("Home") == "主页"


def test_a_compiled_form_that_is_damaged_is_made_again(tmp_path, catalogs, chinese):
    folder, cache = catalogs(HOME), Entries(tmp_path / "cache", "locales")
    Words.load([folder], chinese, cache=cache)
    (kept,) = cache.folder.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole.replace("首页".encode(), "首頁".encode()))
    assert Words.load([folder], chinese, cache=cache).gettext("Home") == "首页"
    assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path, catalogs, chinese):
    (tmp_path / "cache").write_text("a file in the way", encoding="utf-8")
    cache = Entries(tmp_path / "cache" / "below", "locales")
    assert Words.load([catalogs(HOME)], chinese, cache=cache).gettext("Home") == "首页"


WARM = """
import sys
from pathlib import Path
from gazette.cache.entries import Entries
from gazette.locales import Formats, Words
from gazette.model.site import Language
chinese = Language("zh", "zh-Hans", "zh_Hans_CN", "中文版", ("en",))
words = Words.load([Path(sys.argv[1])], chinese, cache=Entries(Path(sys.argv[2]), "locales"))
assert words.gettext("Home") == "首页"
words.digest_of([(None, "Home", None)])
Formats("zh-Hans")
print(sorted({name.partition(".")[0] for name in sys.modules} & {"babel", "jinja2"}))
"""


def test_a_warm_start_does_not_import_babel(tmp_path, catalogs):
    folder, cache = catalogs(HOME), tmp_path / "cache"
    command = [sys.executable, "-c", WARM, str(folder), str(cache)]
    root = Path(__file__).parents[3]
    said = [
        subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout
        for _ in range(2)
    ]
    assert said == ["['babel']\n", "[]\n"]
