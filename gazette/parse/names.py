"""The fields that a file may have, and the names that people write for them.

A name as written flows in, the nearest known name flows out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches

NOTICE: tuple[str, ...] = (
    "title",
    "date",
    "origin",
    "summary",
    "topics",
    "pinned",
    "draft",
    "expires",
    "updated",
    "update_note",
    "withdrawn",
    "aliases",
    "image",
    "image_alt",
    "attachments",
    "untranslated",
    "reviewed_against",
)
NOTICE_ONLY: frozenset[str] = frozenset(
    {"date", "origin", "topics", "pinned", "expires", "withdrawn"}
)
PAGE: tuple[str, ...] = tuple(name for name in NOTICE if name not in NOTICE_ONLY)

ORIGIN: tuple[str, ...] = ("name", "url", "lang")
WITHDRAWN: tuple[str, ...] = ("date", "reason")

_SYNONYMS: Mapping[str, str] = {
    other: name
    for name, others in {
        "title": "headline heading subject 标题 题目 名称",
        "date": "published publisheddate publishdate pubdate datetime time day created"
        " 日期 时间 发布日期 发布时间 公布时间",
        "origin": "author authors source publisher issuer from by 来源 作者 发布单位 发布机构 单位",
        "summary": "description excerpt abstract subtitle 摘要 描述 简介 概要",
        "topics": "tag tags category categories keyword keywords section column"
        " 主题 标签 分类 类别 栏目 关键词",
        "pinned": "pin sticky top featured 置顶",
        "draft": "unpublished 草稿",
        "expires": "expire expiry expirydate expiration expirationdate until"
        " 有效期 过期 截止日期 失效日期",
        "updated": "update modified lastmod lastmodified lastupdated changed"
        " 更新 更新日期 更新时间",
        "update_note": "correction changelog 更新说明 更正说明 更正",
        "withdrawn": "withdraw revoked retracted cancelled canceled 撤回 撤销 废止 作废",
        "aliases": "redirect redirects redirectfrom oldurl oldurls 别名 旧网址",
        "image": "picture photo cover img thumbnail featuredimage 图片 封面",
        "image_alt": "alt alttext imagedescription 图片说明 替代文字",
        "attachments": "files file downloads download 附件",
        "untranslated": "translation notranslation 未翻译",
    }.items()
    for other in others.split()
}
_ORIGIN_SYNONYMS: Mapping[str, str] = {
    "title": "name", "label": "name", "名称": "name", "单位": "name",
    "link": "url", "href": "url", "website": "url", "网址": "url", "链接": "url",
    "language": "lang", "locale": "lang", "语言": "lang",
}  # fmt: skip
_WITHDRAWN_SYNONYMS: Mapping[str, str] = {
    "time": "date", "on": "date", "日期": "date", "时间": "date",
    "why": "reason", "note": "reason", "because": "reason", "原因": "reason", "理由": "reason",
}  # fmt: skip


def nearest_field(name: str) -> str:
    """Return the field that `name` most likely stands for, or an empty text."""
    return _nearest(name, NOTICE, _SYNONYMS)


def nearest_in_origin(name: str) -> str:
    """Return the part of `origin` that `name` most likely stands for, or an empty text."""
    return _nearest(name, ORIGIN, _ORIGIN_SYNONYMS)


def nearest_in_withdrawn(name: str) -> str:
    """Return the part of `withdrawn` that `name` most likely stands for, or an empty text."""
    return _nearest(name, WITHDRAWN, _WITHDRAWN_SYNONYMS)


def is_field(name: str) -> bool:
    """Whether `name` is a field, or one of the names that people write for a field."""
    flat = _flat(name)
    return flat in _SYNONYMS or flat in {_flat(known) for known in NOTICE}


def nearest(name: str, known: Collection[str]) -> str:
    """Return the member of `known` that is spelled most like `name`, or an empty text."""
    close = get_close_matches(name, known, n=1, cutoff=0.7) if len(name) <= 64 else []
    return close[0] if close else ""


def _nearest(name: str, known: Collection[str], synonyms: Mapping[str, str]) -> str:
    flat = _flat(name)
    by_flat = {_flat(each): each for each in known}
    if flat in by_flat:
        return by_flat[flat]
    if flat in synonyms:
        return synonyms[flat]
    return by_flat.get(nearest(flat, by_flat), "")


def _flat(name: str) -> str:
    return name.strip().casefold().replace("_", "").replace("-", "").replace(" ", "")
