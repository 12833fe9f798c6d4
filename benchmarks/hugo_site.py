"""The same portal for Hugo: a content folder and site.toml's settings in, a Hugo site out.

Texts go over as they are: a notice's folder with `index.en.md` and `index.zh.md` is a page bundle
with translations by file name. Layouts and words are in hugo/, written as Hugo's documentation
advises and for speed: nothing is computed twice, what all pages share is made once a language
(`partialCached`), the topics are a taxonomy, and lists are Hugo's own sorted collections.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_LAYOUTS = Path(__file__).parent / "hugo"

Settings = Mapping[str, Any]
"""What site.toml says."""


def lay_out(folder: Path, content: Path, static: Path, settings: Settings) -> None:
    """Write a Hugo site with the texts of a content folder and the same static files."""
    shutil.copytree(_LAYOUTS, folder)
    shutil.copytree(static, folder / "static" / "static")
    shutil.copytree(content / "news", folder / "content" / "news", dirs_exist_ok=True)
    for page in (content / "pages").iterdir():
        name = page.name.replace("home.", "_index.", 1)
        shutil.copy2(page, folder / "content" / name)
    for year in (content / "news").iterdir():
        for language in settings["languages"]:
            _list(folder / "content/news" / year.name, language, year.name)
    for topic, labels in settings["topics"].items():
        for language, label in labels.items():
            _list(folder / "content/topics" / topic, language, label)
    (folder / "hugo.json").write_text(
        json.dumps(_configuration(settings), ensure_ascii=False, indent=1), encoding="utf-8"
    )


def _list(folder: Path, language: str, title: str) -> None:
    """Make a folder a list of its own, with a title."""
    folder.mkdir(parents=True, exist_ok=True)
    text = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n"
    (folder / f"_index.{language}.md").write_text(text, encoding="utf-8")


def _configuration(settings: Settings) -> dict[str, Any]:
    return {
        "baseURL": settings["url"],
        "timeZone": settings["time_zone"],
        "defaultContentLanguage": next(iter(settings["languages"])),
        "defaultContentLanguageInSubdir": True,
        "enableRobotsTXT": True,
        "pagination": {"pagerSize": settings["page_size"]},
        "taxonomies": {"topic": "topics"},
        "outputs": {
            "home": ["html", "atom", "jsonfeed"],
            "section": ["html"],
            "taxonomy": ["html"],
            "term": ["html", "atom"],
        },
        "mediaTypes": {
            "application/atom+xml": {"suffixes": ["atom"]},
            "application/feed+json": {"suffixes": ["json"]},
        },
        "outputFormats": {
            "atom": _feed("application/atom+xml"),
            "jsonfeed": _feed("application/feed+json"),
        },
        # Chinese lines are joined without a space, as Gazette joins them.
        "markup": {"goldmark": {"extensions": {"cjk": {
            "enable": True, "eastAsianLineBreaks": True, "eastAsianLineBreaksStyle": "simple",
        }}}},
        "params": {
            "domain": urlsplit(settings["url"]).hostname,
            "feed_size": settings["feed_size"],
            "latest": settings["latest"],
        },
        "languages": {
            code: _language(code, weight, settings)
            for weight, code in enumerate(settings["languages"], start=1)
        },
    }  # fmt: skip


def _feed(media_type: str) -> dict[str, Any]:
    return {"mediaType": media_type, "baseName": "feed", "isPlainText": True}


def _language(code: str, weight: int, settings: Settings) -> dict[str, Any]:
    language = settings["languages"][code]
    return {
        "label": language["label"],
        "locale": language["tag"],
        "weight": weight,
        "title": settings["title"][code],
        "params": {
            "description": settings["description"][code],
            "og": language["locale"],
            "origin": settings["origin"][code],
            "publisher": settings["publisher"][code],
        },
    }
