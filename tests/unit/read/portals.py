"""A small portal that is edited in cache: edits with two numbers each in, its files out."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.support.pictures import PNG, large, png

NOW = (
    "2019-06-01T00:00:00+08:00",
    "2020-06-02T00:00:00+08:00",
    "2021-12-31T23:59:59+08:00",
    "2022-06-01T12:00:00+08:00",
    "2026-01-01T00:00:00+08:00",
)
SETTINGS = {
    "url": '"https://small.example/"',
    "time_zone": '"Asia/Shanghai"',
    "page_size": "2",
    "latest": "3",
    "feed_size": "3",
    "title": '{en = "Portal", zh = "小站", ja = "站"}',
    "languages.en": '{label = "English", tag = "en", locale = "en"}',
    "languages.zh": '{label = "中文版", tag = "zh-Hans", locale = "zh_Hans_CN"}',
    "languages.ja": '{label = "日本語", tag = "ja", locale = "ja"}',
    "topics.testing": '{en = "Testing", zh = "检测", ja = "試験"}',
    "topics.training": '{en = "Training", zh = "培训", ja = "研修"}',
}
CHANGES = {
    "url": ('"https://small.example/"', '"https://small.example/sub/"'),
    "untranslated": ('"fallback"', '"notice"', '"hide"'),
    "page_size": ("2", "3", "1"),
    "latest": ("3", "1", "2"),
    "feed_size": ("3", "1", "20"),
    "contact": ('"mailto:a@small.example"', '""', '"tel:1"'),
    "origin": ('{en = "A", zh = "甲", ja = "甲"}', '{en = "B", zh = "乙", ja = "乙"}'),
    "publisher": ('{en = "C", zh = "丙", ja = "丙"}', '{en = "D", zh = "丁", ja = "丁"}'),
    "description": ('{en = "E", zh = "戊", ja = "戊"}', '{en = "F", zh = "己", ja = "己"}'),
    "languages.ja": (
        '{label = "日本語", tag = "ja", locale = "ja", fallbacks = "zh en"}',
        '{label = "日本語", tag = "ja", locale = "ja"}',
    ),
    "topics.testing": (
        '{en = "Tests", zh = "检测", ja = "試験"}',
        '{en = "Testing", zh = "检测", ja = "試験"}',
    ),
}
PICTURES = (PNG, png(5, 2), large(1), large(2))
CODES = ("en", "zh", "ja")
LINES = (
    "A sentence. Another one.",
    "## Scope",
    "## Part {#part}",
    "### Deeper",
    "!!! note\n    Mind the gap.",
    '!!! warning "Own"\n    Mind it.',
    "With a note.[^1]\n\n[^1]: The note.",
    "[down](#part)",
    "[about](/en/about/)",
    "[nowhere](#nowhere) [neither](../plna.pdf)",
    "![nowhere](/static/a.png)",
)


@dataclass
class Draft:
    """A text: its front matter as it is written, and the blocks of its body."""

    fields: dict[str, str]
    body: list[str]

    def source(self) -> str:
        said = "".join(f"{name}: {value}\n" for name, value in self.fields.items())
        return f"---\n{said}---\n\n" + "\n\n".join(self.body) + "\n"


@dataclass
class Entry:
    """A notice or page: its texts by language, the files in its folder."""

    flat: bool
    texts: dict[str, Draft]
    files: dict[str, bytes] = field(default_factory=dict)


class Portal:
    """All of it; `files` is what stands on disk."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.file_links: dict[str, bytes] = {}
        self.settings = dict(SETTINGS)
        self.now, self.drafts, self.words = 4, False, 0
        for name in ("home", "about", "disclaimer"):
            self.add(f"pages/{name}")
        self.add("news/2019/05-01-a", topics="[testing]", pinned="true")
        self.add("news/2020/06-01-b", expires="2022-05-31", topics="[testing, training]")
        self.add("news/2021/12-31-c").texts.pop("zh")
        self.add("news/2022/06-01-d", pinned="2022-06-30").texts.pop("en")
        self.entries["news/2020/06-01-b"].files["plan.pdf"] = b"plan"
        # What stands next to each other shows in each other; these links lead further.
        for name in ("2021/12-31-c/", "2022/06-01-d/index.zh.md#part", "2020/06-01-b/plan.pdf"):
            for text in self.entries["pages/about"].texts.values():
                text.body.append(f"[there](../../news/{name})")
            for text in self.entries["news/2019/05-01-a"].texts.values():
                text.body.append(f"[there](../../{name})")

    def add(self, id_: str, *, flat: bool = False, **fields: str) -> Entry:
        texts = {
            code: Draft({"title": f"{id_[-1]} {code}"}, [f"First of {id_} {code}.", LINES[2]])
            for code in CODES[:2]
        }
        if id_.startswith("news/"):
            _, year, name = id_.split("/")
            texts["en"].fields |= {"date": f"{year}-{name[:5]}", **fields}
            texts["zh"].fields |= {"date": f"{year}-{name[:5]}"}
        self.entries[id_] = Entry(flat, texts)
        return self.entries[id_]

    def files(self) -> dict[str, bytes]:
        result = {f"content/{path}": data for path, data in self.file_links.items()}
        for id_, entry in self.entries.items():
            for code, draft in entry.texts.items():
                result[f"content/{self.path(id_, code)}"] = draft.source().encode()
            result |= {f"content/{id_}/{name}": data for name, data in entry.files.items()}
        lines = "".join(f"{name} = {value}\n" for name, value in self.settings.items())
        return result | {"site.toml": lines.encode()}

    def path(self, id_: str, code: str) -> str:
        return f"{id_}.{code}.md" if self.entries[id_].flat else f"{id_}/index.{code}.md"

    def id(self, a: int, *, news: bool = False) -> str:
        known = sorted(id_ for id_ in self.entries if id_.startswith("news/") or not news)
        if not known:
            self.add("news/2020/01-01-z")
            return "news/2020/01-01-z"
        return known[a % len(known)]

    def text(self, a: int) -> tuple[str, str, Draft]:
        """One of the texts: its id, its language, itself."""
        known = [
            (id_, code, draft)
            for id_, entry in sorted(self.entries.items())
            for code, draft in sorted(entry.texts.items())
        ]
        if not known:
            self.add("news/2020/01-01-z")
            return self.text(a)
        return known[a % len(known)]

    def share(self, id_: str, name: str, value: str) -> None:
        """Say a field in one of the texts, and in no other."""
        texts = list(self.entries[id_].texts.values())
        for text in texts:
            text.fields.pop(name, None)
        if value:
            texts[-1].fields[name] = value


Edit = Callable[[Portal, int, int], None]


def add_line(portal: Portal, a: int, b: int) -> None:
    portal.text(a)[2].body.append(LINES[b % len(LINES)])


def change_lead(portal: Portal, a: int, b: int) -> None:
    portal.text(a)[2].body[:1] = [f"Lead {b % 5}."]


def remove_line(portal: Portal, a: int, b: int) -> None:
    body = portal.text(a)[2].body
    if len(body) > 1:
        del body[1 + b % (len(body) - 1)]


def clear_body(portal: Portal, a: int, _: int) -> None:
    del portal.text(a)[2].body[1:]


def link(portal: Portal, a: int, b: int) -> None:
    """Lead from a text to another one, to a folder, a heading, a file."""
    id_, code, draft = portal.text(a)
    other = portal.id(b)
    held = portal.entries[other]
    path = portal.path(other, next(iter(held.texts), code))
    names = sorted(held.files) or ["plan.pdf"]
    places = (
        path,
        f"{path}#part",
        f"{path}#scope",
        f"{other}/",
        f"{other}/#part",
        f"{other}/{names[0]}",
        f"{other}/{names[-1]}#page=2",
        *sorted(portal.file_links),
    )
    place = places[(a // 7 + b // 7) % len(places)]
    target = posixpath.relpath(place, posixpath.dirname(portal.path(id_, code)))
    sign = "!" if place.endswith(".png") else ""
    draft.body.append(f"{sign}[there]({target})")


def set_title(portal: Portal, a: int, b: int) -> None:
    portal.text(a)[2].fields["title"] = f"Title {b % 3}"


def set_field(portal: Portal, a: int, b: int) -> None:
    """Say a field that each text may say for itself."""
    values = {
        "summary": ("", "In short.", "Shorter."),
        "origin": ("", "Office", "{name: Amt, url: 'https://amt.example/', lang: de}"),
        "draft": ("", "true"),
        "aliases": ("", f"[/old/{a % 9}/]", f"[/old-{a % 9}.html, /older/{a % 9}]"),
        "image_alt": ("", "A picture"),
    }
    name = list(values)[b % len(values)]
    chosen = values[name][(b // 7) % len(values[name])]
    fields = portal.text(a)[2].fields
    fields.pop(name, None)
    if chosen:
        fields[name] = chosen


def set_shared(portal: Portal, a: int, b: int) -> None:
    """Say a field that is one for all languages."""
    id_ = portal.id(a)
    day = "-".join(id_.split("/")[1:])[:10] if id_.startswith("news/") else ""
    values = {
        "date": (day, f"{day} 00:00", f"{day} 12:00", "2022-06-01") if day else ("",),
        "topics": ("", "[testing]", "[training, testing]"),
        "pinned": ("", "true", "2020-06-01", "2021-12-31"),
        "expires": ("", "2020-06-01", "2021-12-31", "2022-06-01 12:00"),
        "updated": ("", "2022-06-02", "2022-06-03"),
        "withdrawn": ("", "{date: 2022-06-02, reason: Error}", "{date: 2023-01-01, reason: No}"),
        "untranslated": ("", "fallback", "notice", "hide"),
    }
    name = list(values)[b % len(values)]
    portal.share(id_, name, values[name][(b // 7) % len(values[name])])


def name_picture(portal: Portal, a: int, b: int) -> None:
    id_, code, draft = portal.text(a)
    other = portal.id(b)
    place = f"{other}/{'ab'[b % 2]}.png"
    base = posixpath.dirname(portal.path(id_, code))
    portal.entries[other].files.setdefault(place[-5:], PNG)
    draft.fields |= {"image": posixpath.relpath(place, base), "image_alt": "Shown"}


def name_attachment(portal: Portal, a: int, b: int) -> None:
    id_, code, draft = portal.text(a)
    files = sorted(portal.entries[id_].files)
    draft.fields.pop("attachments", None)
    if files:
        place = f"{id_}/{files[b % len(files)]}"
        name = posixpath.relpath(place, posixpath.dirname(portal.path(id_, code)))
        draft.fields["attachments"] = f"{{{name}: Label {b % 3}}}"


def add_entry(portal: Portal, a: int, b: int) -> None:
    ids = (f"news/{2019 + a % 4}/{b % 12 + 1:02}-01-{'xyz'[b % 3]}", f"pages/{'pq'[a % 2]}")
    entry = portal.add(ids[b % 5 == 4], flat=bool(a % 2))
    if a % 3:
        entry.texts.pop(CODES[a % 2])


def remove_entry(portal: Portal, a: int, b: int) -> None:
    """Remove a notice or page, mostly with all that leads to it."""
    id_ = portal.id(a)
    del portal.entries[id_]
    if b % 4:
        for entry in portal.entries.values():
            for text in entry.texts.values():
                text.body[1:] = [block for block in text.body[1:] if id_[-6:] not in block]


def rename_entry(portal: Portal, a: int, b: int) -> None:
    """Rename a notice, mostly wherever it is named."""
    old = portal.id(a, news=True)
    new = f"{old[:-1]}{'rst'[b % 3]}"
    portal.entries[new] = portal.entries.pop(old)
    if b % 4:
        for entry in portal.entries.values():
            for text in entry.texts.values():
                text.body[:] = [block.replace(old[-7:], new[-7:]) for block in text.body]


def lay_out(portal: Portal, a: int, _: int) -> None:
    entry = portal.entries[portal.id(a)]
    entry.flat = not entry.flat


def translate(portal: Portal, a: int, b: int) -> None:
    entry, code = portal.entries[portal.id(a)], CODES[b % 3]
    some = next(iter(entry.texts.values()))
    if code not in entry.texts:
        entry.texts[code] = Draft({**some.fields, "title": code}, list(some.body))
    elif len(entry.texts) > 1:
        del entry.texts[code]


def put_file(portal: Portal, a: int, b: int) -> None:
    name = ("a.png", "b.png", "plan.pdf", "more/plan.pdf")[b % 4]
    data = PICTURES[b // 4 % 4] if name.endswith(".png") else b"data" * (b // 4 % 4 + 1)
    portal.entries[portal.id(a)].files[name] = data


def remove_file(portal: Portal, a: int, b: int) -> None:
    files = portal.entries[portal.id(a)].files
    if files:
        del files[sorted(files)[b % len(files)]]


def put_loose(portal: Portal, a: int, b: int) -> None:
    path = ("files/shared.pdf", "news/2020/shared.png", "pages/plan.pdf")[a % 3]
    if b % 3:
        portal.file_links[path] = PICTURES[b % 4] if path.endswith(".png") else b"loose" * (b % 5)
    else:
        portal.file_links.pop(path, None)


def change_setting(portal: Portal, a: int, b: int) -> None:
    name = list(CHANGES)[a % len(CHANGES)]
    portal.settings[name] = CHANGES[name][b % len(CHANGES[name])]
    # A table cannot be followed by plain values.
    portal.settings = dict(sorted(portal.settings.items(), key=lambda pair: "." in pair[0]))


def change_clock(portal: Portal, a: int, _: int) -> None:
    portal.now = a % len(NOW)


def show_drafts(portal: Portal, a: int, _: int) -> None:
    portal.drafts = bool(a % 2)


def change_words(portal: Portal, a: int, _: int) -> None:
    portal.words = a % 3


def nothing(_portal: Portal, _a: int, _b: int) -> None:
    """Change nothing."""


EDITS: tuple[Edit, ...] = (
    nothing,
    change_clock,
    show_drafts,
    change_words,
    change_setting,
    clear_body,
    remove_line,
    add_line,
    change_lead,
    link,
    set_title,
    set_field,
    set_shared,
    name_picture,
    name_attachment,
    put_file,
    remove_file,
    put_loose,
    translate,
    lay_out,
    add_entry,
    rename_entry,
    remove_entry,
)
