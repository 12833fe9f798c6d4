"""Catalogs that follow templates and programs, and the check that they do."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette.errors import DesignError
from gazette.locales import Words
from gazette.locales.messages import CatalogSources, check_messages, extract, update, write
from gazette.rules import RULES
from gazette.templates import extractor

PAGE = """\
{# TRANSLATORS: on the bar at the top #}
<a>{{ _("Homepage") }}</a>
{% trans name=title %}
  About
  {{ name }}
{% endtrans %}
<p>{{ ngettext("%(num)s notice", "%(num)s notices", total) }}</p>
{{ pgettext("verb", "Search") }}
"""
FEED = '{{ _("Latest notices")|json }}\n'
PROGRAM = 'RULE = N_("the field “%(field)s” is not known")\nprint(_("done"))\n'


class Project:
    """A folder with templates, programs and catalogs."""

    def __init__(self, root: Path, languages) -> None:
        self.root = root
        self.locales = root / "locales"
        self.languages = {"messages": languages, "tool": languages}
        self.sources = CatalogSources((root / "templates",), (root / "gazette",), extractor)
        self.write("templates/pages/page.html", PAGE)
        self.write("templates/feeds/feed.json", FEED)
        self.write("gazette/program.py", PROGRAM)

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.locales / name).read_text(encoding="utf-8")

    def update(self) -> list[str]:
        changed = write(update(self.locales, self.languages, self.sources))
        return sorted(path.relative_to(self.locales).as_posix() for path in changed)

    def translate(self, old: str, new: str, name: str = "zh/LC_MESSAGES/messages.po") -> None:
        text = self.read(name)
        assert text.count(old) == 1, text
        self.write(f"locales/{name}", text.replace(old, new))

    def translate_everything(self) -> None:
        for msgid, text in {
            "Homepage": "首页",
            "About %(name)s": "关于%(name)s",
            "Search": "搜索",
            "Latest notices": "最新公告",
        }.items():
            self.translate(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{text}"')
        self.translate('msgstr[0] ""', 'msgstr[0] "%(num)s条公告"')
        tool = "zh/LC_MESSAGES/tool.po"
        self.translate('known"\nmsgstr ""', 'known"\nmsgstr "没有字段“%(field)s”"', tool)
        self.translate('"done"\nmsgstr ""', '"done"\nmsgstr "完成"', tool)

    def check(self):
        problems = check_messages(self.locales, self.languages, self.sources)
        for problem in problems:
            rule = RULES[problem.key]
            assert rule.message % dict(problem.params)
            assert rule.hint % dict(problem.params)
        return [(found.key, found.path, dict(found.params)) for found in problems]


@pytest.fixture
def project(tmp_path, english, chinese) -> Project:
    made = Project(tmp_path, (english, chinese))
    made.update()
    return made


@pytest.fixture
def translated(project) -> Project:
    project.translate_everything()
    assert project.check() == []
    return project


# ---------------------------------------------------------------- extraction


def test_the_words_of_pages_and_of_the_tool_are_found_with_their_places(project):
    result = {
        domain: [(text.path, text.line, text.msgid, text.comments) for text in texts]
        for domain, texts in extract(project.sources).items()
    }
    page, rule = "templates/pages/page.html", "the field “%(field)s” is not known"
    note = ("on the bar at the top",)
    assert result == {
        "messages": [
            ("templates/feeds/feed.json", 1, (None, "Latest notices", None), ()),
            (page, 2, (None, "Homepage", None), note),
            (page, 3, (None, "About %(name)s", None), ()),
            (page, 7, (None, "%(num)s notice", "%(num)s notices"), ()),
            (page, 8, ("verb", "Search", None), ()),
        ],
        "tool": [
            ("gazette/program.py", 1, (None, rule, None), ()),
            ("gazette/program.py", 2, (None, "done", None), ()),
        ],
    }


def test_templates_of_every_kind_are_read(project):
    for suffix in ("xml", "atom", "txt"):
        project.write(f"templates/feeds/x.{suffix}", "{{ _('In " + suffix + "') }}")
    result = {text.msgid[1] for text in extract(project.sources)["messages"]}
    assert {"In xml", "In atom", "In txt"} <= result


def test_a_template_that_cannot_be_read_stops_the_extraction(project):
    project.write("templates/pages/page.html", "<p>\n{% if %}")
    with pytest.raises(DesignError) as caught:
        project.update()
    (problem,) = caught.value.problems
    assert (problem.key, problem.path, problem.line) == (
        "template-syntax",
        "templates/pages/page.html",
        2,
    )
    assert [key for key, _, _ in project.check()] == ["template-syntax"]


# ---------------------------------------------------------------- updating

POT = """\
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

#: templates/feeds/feed.json
msgid "Latest notices"
msgstr ""

#. on the bar at the top
#: templates/pages/page.html
msgid "Homepage"
msgstr ""

#: templates/pages/page.html
#, python-format
msgid "About %(name)s"
msgstr ""

#: templates/pages/page.html
#, python-format
msgid "%(num)s notice"
msgid_plural "%(num)s notices"
msgstr[0] ""
msgstr[1] ""

#: templates/pages/page.html
msgctxt "verb"
msgid "Search"
msgstr ""
"""


def test_a_new_catalog_holds_every_text_and_the_rule_of_its_language(project):
    assert project.read("messages.pot") == POT
    fields = '"Language: zh_Hans_CN\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    body = POT.replace('msgstr[1] ""\n', "").replace('"MIME', fields + '"MIME')
    assert project.read("zh/LC_MESSAGES/messages.po") == body


def test_a_second_update_writes_nothing(project, translated):
    assert project.update() == []
    project.write("templates/pages/page.html", PAGE.replace("Homepage", "Home"))
    assert project.update() != []
    assert project.update() == []


def test_lines_that_move_in_a_template_change_no_catalog(translated):
    translated.write("templates/pages/page.html", "\n\n<hr>\n" + PAGE)
    assert translated.update() == []
    assert translated.check() == []


def test_two_places_of_one_text_are_one_message(project):
    project.write("templates/other.html", '{{ _("Homepage") }}')
    project.update()
    assert "#: templates/other.html templates/pages/page.html" in project.read("messages.pot")
    assert project.read("messages.pot").count('"Homepage"') == 1


def test_translations_and_comments_are_kept(translated):
    name = "zh/LC_MESSAGES/messages.po"
    translated.translate("#. on the bar", "# 与政府网站一致\n#. on the bar")
    translated.translate('"MIME', '"Last-Translator: 王芳\\n"\n"X-Generator: Poedit\\n"\n"MIME')
    translated.write("templates/new.html", '{{ _("Favorites") }}')
    translated.update()
    text = translated.read(name)
    assert "# 与政府网站一致\n#. on the bar at the top\n" in text
    assert '"Last-Translator: 王芳\\n"\n"X-Generator: Poedit\\n"\n' in text
    assert 'msgid "Homepage"\nmsgstr "首页"' in text
    assert 'msgid "Favorites"\nmsgstr ""' in text


def test_a_text_that_changed_a_little_keeps_its_translation_as_a_guess(translated, chinese):
    translated.write("templates/pages/page.html", PAGE.replace("Homepage", "Homepages"))
    translated.update()
    text = translated.read("zh/LC_MESSAGES/messages.po")
    assert '#, fuzzy\nmsgid "Homepages"\nmsgstr "首页"' in text
    assert Words.load([translated.locales], chinese).gettext("Homepages") == "Homepages"
    assert [key for key, _, _ in translated.check()] == ["fuzzy-translation"]


def test_a_text_that_is_gone_stays_as_obsolete_and_finds_its_translation_again(translated):
    before = translated.read("zh/LC_MESSAGES/messages.po")
    translated.write("templates/feeds/feed.json", "{}")
    translated.update()
    gone = translated.read("zh/LC_MESSAGES/messages.po")
    assert gone.endswith('\n#~ msgid "Latest notices"\n#~ msgstr "最新公告"\n')
    assert translated.check() == []
    assert translated.update() == []
    translated.write("templates/feeds/feed.json", FEED)
    translated.update()
    assert translated.read("zh/LC_MESSAGES/messages.po") == before


def test_an_obsolete_text_with_a_context_finds_its_translation_again(translated):
    before = translated.read("zh/LC_MESSAGES/messages.po")
    translated.write("templates/pages/page.html", PAGE.replace('pgettext("verb", "Search")', "1"))
    translated.update()
    assert '#~ msgctxt "verb"\n#~ msgid "Search"' in translated.read("zh/LC_MESSAGES/messages.po")
    translated.write("templates/pages/page.html", PAGE)
    translated.update()
    assert translated.read("zh/LC_MESSAGES/messages.po") == before


def test_the_english_catalog_needs_nobody(translated):
    translated.write("templates/pages/page.html", PAGE.replace("Homepage", "Homepages"))
    translated.update()
    text = translated.read("en/LC_MESSAGES/messages.po")
    assert 'msgid "Homepages"\nmsgstr ""\n' in text
    assert "fuzzy" not in text


def test_previous_texts_noted_by_other_tools_do_not_pile_up(translated):
    translated.translate('msgid "Homepage"', '#| msgid "Home"\nmsgid "Homepage"')
    translated.update()
    assert 'Home"\n' not in translated.read("zh/LC_MESSAGES/messages.po")


def test_a_long_text_is_wrapped_the_same_way_each_time(project):
    text = "A text of many words " * 12
    project.write("templates/long.html", "{{ _('" + text + "') }}")
    project.update()
    assert max(map(len, project.read("messages.pot").splitlines())) <= 100
    assert project.update() == []


# ---------------------------------------------------------------- checking

ZH = "locales/zh/LC_MESSAGES/messages.po"


def test_fresh_catalogs_lack_their_translations_in_chinese_only(project):
    result = [(key, path, params["msgid"]) for key, path, params in project.check()]
    tool = ZH.replace("messages.po", "tool.po")
    assert result == [
        ("untranslated", ZH, "Latest notices"),
        ("untranslated", ZH, "Homepage"),
        ("untranslated", ZH, "About %(name)s"),
        ("untranslated+form", ZH, "%(num)s notice"),
        ("untranslated", ZH, "Search"),
        ("untranslated", tool, "the field “%(field)s” is not known"),
        ("untranslated", tool, "done"),
    ]


def test_a_problem_stands_at_the_line_of_its_text(translated):
    translated.translate('"首页"', '""')
    (problem,) = check_messages(translated.locales, translated.languages, translated.sources)
    line = translated.read("zh/LC_MESSAGES/messages.po").split("\n").index('msgid "Homepage"') + 1
    assert (problem.path, problem.line) == (ZH, line)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"关于%(name)s"', '"关于"', ("missing-placeholder", "name")),
        ('"关于%(name)s"', '"关于%(name)s%(nmae)s"', ("unknown-placeholder", "nmae")),
        ('"%(num)s条公告"', '"公告"', ("missing-placeholder", "num")),
        ('"%(num)s条公告"', '"%(num)s条公告%(n)s"', ("unknown-placeholder", "n")),
    ],
)
def test_a_translation_has_the_placeholders_of_its_original(translated, old, new, problem):
    translated.translate(old, new)
    found = [(key, params["name"]) for key, _, params in translated.check()]
    assert found == [problem]


@pytest.mark.parametrize("text", ["100%", "关于 % s", "%(name)d", "%(name) s", "50%s"])
def test_a_percent_sign_does_not_stand_alone(translated, text):
    translated.translate('msgstr "首页"', f'msgstr "{text}"')
    assert "message-percent" in [key for key, _, _ in translated.check()]


def test_a_doubled_percent_sign_is_fine(translated):
    translated.translate('msgstr "首页"', 'msgstr "100%%首页"')
    assert translated.check() == []


@pytest.mark.parametrize("text", [" 首页", "首页\\n", "首页　"])
def test_a_translation_begins_and_ends_as_its_original(translated, text):
    translated.translate('msgstr "首页"', f'msgstr "{text}"')
    assert [key for key, _, _ in translated.check()] == ["translation-space"]


def test_a_singular_may_leave_out_the_number_where_the_original_does(project):
    project.write("templates/pages/page.html", '{{ ngettext("one day", "%(num)s days", n) }}')
    project.update()
    name = "en/LC_MESSAGES/messages.po"
    project.translate('msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "a day"\nmsgstr[1] "days"', name)
    result = [(key, params) for key, path, params in project.check() if "/en/" in path]
    assert result == [("missing-placeholder", {"msgid": "one day", "name": "num"})]


def test_every_plural_form_is_needed_once_one_is_written(project):
    name = "en/LC_MESSAGES/messages.po"
    project.translate('msgstr[0] ""', 'msgstr[0] "%(num)s note"', name)
    result = [(key, params["form"]) for key, path, params in project.check() if "/en/" in path]
    assert result == [("untranslated+form", 1)]


def test_catalogs_behind_their_templates_are_told(translated):
    translated.write("templates/new.html", '{{ _("Favorites") }}')
    result = [(key, path) for key, path, _ in translated.check()]
    assert result == [
        ("catalog-behind", "locales/en/LC_MESSAGES/messages.po"),
        ("catalog-behind", "locales/messages.pot"),
        ("catalog-behind", ZH),
    ]


def test_a_missing_catalog_is_told(translated):
    (translated.locales / "zh/LC_MESSAGES/messages.po").unlink()
    assert [(key, path) for key, path, _ in translated.check()] == [("catalog-missing", ZH)]


def test_a_catalog_that_cannot_be_read_is_told(translated):
    translated.translate('msgstr "首页"', 'msgstr "首页')
    assert [(key, path) for key, path, _ in translated.check()] == [("catalog-syntax", ZH)]
