"""What is done to a portal besides its content: design, settings, the output folder, mistakes."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from tests.incremental.building import REPOSITORY
from tests.incremental.small import LANGUAGES, NOW, SETTINGS, SmallSite

SETTINGS_CHANGED = 13
_TEMPLATES = (
    ("layouts/base.html", "</main>"),
    ("layouts/list.html", "{{ pager_links(pager) }}"),
    ("parts/footer.html", '<p class="publisher">'),
    ("parts/entries.html", '<ul class="entries">'),
    ("parts/inline.html", "<time "),
    ("pages/notice.html", '<article class="notice">'),
    ("pages/home.html", '<section class="latest">'),
    ("feeds/feed.atom", "<title>"),
)
_BROKEN = (
    ("title: ", "titel: "),
    ("---\n", ""),
    ("date: ", "date: 2024-02-30 "),
    ("Edition ", "[Edition](../nowhere.en.md) "),
    ("Edition ", "!!! unheard-of\n    Edition "),
)


def change_template(site: SmallSite, a: int, b: int) -> None:
    name, mark = _TEMPLATES[a % len(_TEMPLATES)]
    text = (REPOSITORY / "templates" / name).read_text()
    assert mark in text, f"{name} has no {mark}"
    said = ("<!-- {} -->", '<!-- {{{{ _("Homepage") }}}} {} -->')[b % 2].format(site.count())
    site.put(site.portal.site / "templates" / name, text.replace(mark, mark + said))


def restore_templates(site: SmallSite, _a: int, _: int) -> None:
    shutil.rmtree(site.portal.site / "templates", ignore_errors=True)


def change_catalog(site: SmallSite, a: int, b: int) -> None:
    language = LANGUAGES[a % 2]
    name = Path(language) / "LC_MESSAGES" / "messages.po"
    text = (REPOSITORY / "locales" / name).read_text()
    msgid = ("Homepage", "Topics", "Pinned", "Languages", "Note")[b % 5]
    found = re.compile(rf'(?<=msgid "{msgid}"\nmsgstr ")[^"]*')
    assert found.search(text), f"the catalog has no {msgid}"
    site.put(site.portal.site / "locales" / name, found.sub(f"{msgid} {site.count()}", text))


def restore_catalogs(site: SmallSite, _a: int, _: int) -> None:
    shutil.rmtree(site.portal.site / "locales", ignore_errors=True)


def change_setting(site: SmallSite, a: int, b: int) -> None:
    n = site.count()
    choices = (
        ("page_size", str(2 + b % 4)),
        ("latest", str(1 + b % 5)),
        ("feed_size", str(1 + b % 5)),
        ("topics.testing", f'{{en = "Tests {n}", zh = "检测"}}'),
        ("topics.events", f'{{en = "Events {n}", zh = "活动"}}'),
        ("title", f'{{en = "Centre {n}", zh = "中心"}}'),
        ("description", f'{{en = "Announcements {n}", zh = "公告"}}'),
        ("url", f'"https://www.hengzhun.example/{"sub/" * (b % 3)}"'),
        ("untranslated", ('"fallback"', '"notice"', '"hide"')[b % 3]),
        ("contact", f'"mailto:{n}@hengzhun.example"' if b % 2 else '""'),
        ("time_zone", ('"UTC"', '"Asia/Shanghai"', '"America/New_York"')[b % 3]),
        (
            "languages.zh",
            f'{{label = "中文 {n}", tag = "zh-Hans", locale = "zh_Hans_CN"}}',
        ),
        ("publisher", f'{{en = "Publisher {n}", zh = "发布者"}}'),
    )
    assert len(choices) == SETTINGS_CHANGED
    name, value = choices[a % len(choices)]
    site.settings[name] = value
    site.write_settings()


def restore_settings(site: SmallSite, _a: int, _: int) -> None:
    site.settings = dict(SETTINGS)
    site.write_settings()


def put_static(site: SmallSite, a: int, b: int) -> None:
    name = ("css/site.css", "img/seal.svg", "js/own.js")[a % 3]
    site.put(site.portal.site / "static" / name, f"/* {site.count()} */\n" * (b % 5 + 1))


def remove_static(site: SmallSite, _a: int, _: int) -> None:
    shutil.rmtree(site.portal.site / "static", ignore_errors=True)


def change_output(site: SmallSite, a: int, b: int) -> None:
    if path := site.output_file(a):
        path.write_bytes(path.read_bytes()[: b * 10] + b"changed")


def empty_output(site: SmallSite, a: int, b: int) -> None:
    if path := site.output_file(a):
        path.write_bytes(b"")


def touch_output(site: SmallSite, a: int, _: int) -> None:
    if path := site.output_file(a):
        os.utime(path)


def delete_output(site: SmallSite, a: int, _: int) -> None:
    if path := site.output_file(a):
        path.unlink()


def delete_output_folder(site: SmallSite, a: int, _: int) -> None:
    path = site.output_file(a)
    strange = [site.portal.output / name for name in site.strangers]
    if path and not any(file.is_relative_to(path.parent) for file in strange):
        shutil.rmtree(path.parent)


def leave_a_file(site: SmallSite, a: int, b: int) -> None:
    """A stranger's file; it may stand in a folder that Gazette made."""
    path = site.output_file(a)
    folder = path.parent if path and b % 2 else site.portal.output / "own"
    name = (folder / f"stranger-{site.count()}.txt").relative_to(site.portal.output).as_posix()
    (site.portal.output / name).parent.mkdir(parents=True, exist_ok=True)
    (site.portal.output / name).write_bytes(b"not Gazette's")
    site.strangers[name] = b"not Gazette's"


def move_now(site: SmallSite, a: int, _: int) -> None:
    site.now = a % len(NOW)


def toggle_drafts(site: SmallSite, _a: int, _: int) -> None:
    site.drafts = not site.drafts


def break_text(site: SmallSite, a: int, b: int) -> None:
    old, new = _BROKEN[b % len(_BROKEN)]
    site.replace(site.text(a), old, new)


def break_picture(site: SmallSite, a: int, b: int) -> None:
    pictures = sorted(site.content.rglob("*.png"))
    if pictures:
        path = pictures[a % len(pictures)]
        site.put(path, path.read_bytes()[: b % 60])


def lose_pictures(site: SmallSite, a: int, b: int) -> None:
    """Harm what is remembered of pictures, which costs time and nothing else."""
    kept = sorted((site.portal.cache / "pictures").glob("*"))
    if kept:
        path = kept[a % len(kept)]
        if b % 2:
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:b] + b"harmed")


def break_design(site: SmallSite, _: int, b: int) -> None:
    path, text = (
        ("templates/parts/footer.html", "{% if %}"),
        ("templates/parts/pager.html", "{% macro pager_links(p) %}{{ nothing }}{% endmacro %}"),
        ("locales/zh/LC_MESSAGES/messages.po", 'msgid "Homepage\n'),
        ("site.toml", "page_size = \n"),
    )[b % 4]
    site.put(site.portal.site / path, text)


MISCHIEF = (
    change_template,
    restore_templates,
    change_catalog,
    restore_catalogs,
    change_setting,
    restore_settings,
    put_static,
    remove_static,
    change_output,
    empty_output,
    touch_output,
    delete_output,
    delete_output_folder,
    leave_a_file,
    move_now,
    toggle_drafts,
    break_text,
    break_picture,
    lose_pictures,
    break_design,
)
