"""Content made for a test: titles and fields in, files of a site out."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

SETTINGS = """\
url = "https://small.example/"
time_zone = "Asia/Shanghai"
{more}
[languages.en]
label = "English"
tag = "en"
locale = "en"

[languages.zh]
label = "中文版"
tag = "zh-Hans"
locale = "zh_Hans_CN"

[title]
en = "Small portal"
zh = "小站"

[topics.testing]
en = "Testing"
zh = "检测"
"""


def settings(**values: str | int) -> str:
    """Return a site.toml for English and Chinese with these settings besides."""
    lines = [
        f'{name} = "{value}"' if isinstance(value, str) else f"{name} = {value}"
        for name, value in values.items()
    ]
    return SETTINGS.format(more="\n".join(lines))


def text(title: str, body: str = "", **fields: str) -> str:
    """Return a text; a field's value is written as it stands in YAML."""
    lines = [f"{name}: {value}" for name, value in {"title": title, **fields}.items()]
    return "\n".join(["---", *lines, "---", "", body or f"{title}.", ""])


def notice(name: str, fields: Mapping[str, str] | None = None, **titles: str) -> dict[str, str]:
    """Return a notice's files, `YEAR/MM-DD-slug` with these fields in each, titles by language."""
    said = {"date": f"{name[:4]}-{name[5:10]}", **(fields or {})}
    return {
        f"content/news/{name}/index.{code}.md": text(title, **said)
        for code, title in titles.items()
    }


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, and return the folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def remove(root: Path, name: str) -> None:
    """Remove a file or a folder with all that is in it."""
    path = root / name
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
