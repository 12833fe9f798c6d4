"""A small portal on disk, whose files can be changed one by one.

In: an empty folder. Out: a site, and the help that edits need.
"""

from __future__ import annotations

import os
import re
import time
from pathlib import Path
from typing import Literal, get_args

from tests.incremental.building import Portal

LANGUAGES = ("en", "zh")
NOW = (
    "2021-03-01T09:00",
    "2023-05-02T00:00",
    "2024-06-01T12:00",
    "2024-12-31T23:59",
    "2026-01-01",
)
_SAID = {
    "en": "The laboratory accepts samples from Monday on.",
    "zh": "实验室自星期一起受理样品。",
}
SETTINGS = {
    "url": '"https://www.hengzhun.example/"',
    "time_zone": '"Asia/Shanghai"',
    "untranslated": '"fallback"',
    "page_size": "3",
    "latest": "3",
    "feed_size": "4",
    "contact": '"mailto:security@hengzhun.example"',
    "title": '{en = "Centre", zh = "中心"}',
    "description": '{en = "Announcements", zh = "公告"}',
    "publisher": '{en = "Centre", zh = "中心"}',
    "origin": '{en = "Centre", zh = "中心"}',
    "languages.en": '{label = "English", tag = "en", locale = "en"}',
    "languages.zh": '{label = "中文版", tag = "zh-Hans", locale = "zh_Hans_CN"}',
    "topics.testing": '{en = "Testing", zh = "检测"}',
    "topics.training": '{en = "Training", zh = "培训"}',
}


Clock = Literal["fine", "coarse", "slow"]
"""How files get their times: as they are written; on a file system that counts two seconds; or as
if each had been written long ago, at a time of its own, so that builds trust it."""
CLOCKS: tuple[Clock, ...] = get_args(Clock)
_LONG_AGO = 1_000_000_000


class SmallSite:
    """The portal, its folders, and how it is to be built (`now`, `drafts`)."""

    def __init__(self, root: Path, *, clock: Clock = "fine") -> None:
        self.portal = Portal(root / "site", root / "output", root / "cache")
        self.elsewhere = Portal(root / "site", root / "elsewhere", root / "cache")
        self.content = root / "site" / "content"
        self.now = 2
        self.drafts = False
        self.strangers: dict[str, bytes] = {}
        self._clock = clock
        self._writes = 0
        self._counted = 0
        self.settings = dict(SETTINGS)
        self.write_settings()

    @property
    def options(self) -> list[str]:
        drafts = ["--drafts"] if self.drafts else []
        return ["--now", NOW[self.now], *drafts]

    def texts(self) -> list[Path]:
        return sorted(self.content.rglob("*.md"))

    def put(self, path: Path, text: str | bytes) -> None:
        """Write a file as an editor does, at the time that the site's clock gives it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        if self._clock == "coarse":
            moment = int(time.time()) // 2 * 2
            os.utime(path, (moment, moment))
        elif self._clock == "slow":
            self._writes += 1
            os.utime(path, (_LONG_AGO + self._writes, _LONG_AGO + self._writes))

    def write_notice(self, id_: str, languages: tuple[str, ...] = LANGUAGES, **fields: str) -> None:
        """Write a notice; the first file has all `fields`, each its title."""
        for language in languages:
            said = {"title": f"Notice {id_[-9:]}" if language == "en" else f"公告{id_[-9:]}"}
            if language == languages[0]:
                said |= {"date": date_of(id_), **fields}
            front = "".join(f"{name}: {value}\n" for name, value in said.items())
            body = f"{_SAID[language]}\n\n## Part {{#part}}\n\nEdition 000 of {id_}.\n"
            self.put(self.content / id_ / f"index.{language}.md", f"---\n{front}---\n\n{body}")

    def count(self) -> int:
        self._counted += 1
        return self._counted

    def text(self, a: int) -> Path:
        texts = self.texts() or [self.first_text()]
        return texts[a % len(texts)]

    def notice_text(self, a: int) -> Path:
        texts = [path for path in self.texts() if "news" in path.parts] or [self.first_text()]
        return texts[a % len(texts)]

    def first_text(self) -> Path:
        self.write_notice("news/2022/02-02-first")
        return self.content / "news/2022/02-02-first/index.en.md"

    def notice(self, a: int) -> Path:
        """Return a notice's folder, or what its flat files' names begin with."""
        stems = {stem_of(path) for path in self.texts() if "news" in path.parts}
        found = sorted(stems) or [stem_of(self.first_text())]
        return found[a % len(found)]

    def bundled(self, a: int) -> Path:
        paths = [path for path in self.texts() if path.name.startswith("index.")]
        return paths[a % len(paths)] if paths else self.first_text()

    def files_of(self, stem: Path) -> list[Path]:
        inside = [path for path in stem.rglob("*") if path.is_file()] if stem.is_dir() else []
        return sorted([*stem.parent.glob(f"{stem.name}.*.md"), *inside])

    def output_file(self, a: int) -> Path | None:
        output = self.portal.output
        paths = sorted(path for path in output.rglob("*") if path.is_file())
        own = [p for p in paths if p.relative_to(output).as_posix() not in self.strangers]
        return own[a % len(own)] if own else None

    def replace(self, path: Path, old: str, new: str) -> None:
        self.put(path, path.read_text().replace(old, new, 1))

    def set_field(self, path: Path, field: str, value: str) -> None:
        text = re.sub(rf"^{field}: .*\n", "", path.read_text(), count=1, flags=re.MULTILINE)
        said = f"{field}: {value}\n" if value else ""
        self.put(path, text.replace("---\n", f"---\n{said}", 1))

    def share(self, a: int, field: str, value: str) -> None:
        self.share_in(self.notice(a), field, value)

    def share_in(self, stem: Path, field: str, value: str) -> None:
        texts = [path for path in self.files_of(stem) if path.suffix == ".md"]
        for path in texts:
            self.set_field(path, field, "" if path != texts[-1] else value)

    def clear_away(self, folder: Path) -> None:
        for path in sorted(folder.rglob("*"), reverse=True):
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()

    def write_settings(self) -> None:
        lines = "".join(f"{name} = {value}\n" for name, value in self.settings.items())
        self.put(self.portal.site / "site.toml", lines)


def stem_of(path: Path) -> Path:
    if path.name.startswith("index."):
        return path.parent
    return path.with_name(path.name.split(".")[0])


def date_of(id_: str) -> str:
    _, year, name = id_.split("/")[:3]
    return f"{year}-{name[:5]}"
