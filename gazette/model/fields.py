"""The fields of front matter, each declared once: its value's type, and everything else about it.

The parser, the merge of shared fields, the check that files agree, what search finds, and
docs/reference/fields.md follow from what stands here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from gazette.model.field import Field, declare
from gazette.model.moment import Moment
from gazette.model.origin import ORIGIN_PARTS, Origin
from gazette.model.withdrawal import WITHDRAWAL_PARTS, Withdrawal


@dataclass(frozen=True, slots=True)
class Fields:
    """Front matter of one file, checked; None (or empty) where the file does not say.

    `pinned` is False, True, or the moment until whose end the notice stays on top.
    `attachments` are pairs of a path relative to the file and a label. `unread` names the fields
    that are there, but could not be read as they stand; each has a problem of its own.
    """

    # fmt: off
    title: str = declare(Field(
        kind="text", needed=True, places=("page", "lists", "feeds", "search", "data"),
        meaning="the title, plain text without Markdown",
        default="an error", example="Registration for the seminar is open",
        synonyms="headline heading subject 标题 题目 名称",
    ))
    date: Moment | None = declare(Field(
        kind="date", needed=True, shared=True, notice_only=True,
        places=("page", "lists", "feeds", "search", "data"),
        meaning="public time. A time without an offset is in the portal's time zone. In the"
        " future: scheduled, left out until then",
        default="an error", example="2026-11-20 09:30",
        synonyms="published publisheddate publishdate pubdate datetime time day created 日期 时间"
        " 发布日期 发布时间 公布时间",
    ))
    origin: Origin | None = declare(Field(
        kind="origin", notice_only=True, places=("page", "feeds", "data"),
        meaning="who issued it",
        default="what the other language's file says; else the portal's origin in `site.toml`",
        example="Testing Department",
        synonyms="author authors source publisher issuer from by 来源 作者 发布单位 发布机构 单位",
        parts=ORIGIN_PARTS,
    ))
    summary: str = declare(Field(
        kind="text", places=("lists", "feeds", "data"),
        meaning="one or two sentences for lists, feeds and search engines",
        default="whole sentences from the beginning of the first paragraph",
        example="One day, two lectures. There are 80 places.",
        synonyms="description excerpt abstract subtitle 摘要 描述 简介 概要",
    ))
    topics: tuple[str, ...] | None = declare(Field(
        kind="topics", shared=True, notice_only=True,
        places=("page", "lists", "feeds", "search", "data"),
        meaning="the topics that it is listed under",
        default="in no topic", example="[events, testing]",
        synonyms="tag tags category categories keyword keywords section column 主题 标签 分类 类别"
        " 栏目 关键词",
    ))
    pinned: bool | Moment | None = declare(Field(
        kind="pinned", shared=True, notice_only=True, places=("lists",),
        meaning="`true`: on top of the home page until the announcement expires. A date: to the"
        " end of that day",
        default="not on top", example="2026-12-10",
        synonyms="pin sticky top featured 置顶",
    ))
    draft: bool | None = declare(Field(
        kind="truth",
        meaning="`true`: this text is held back; the other language is not",
        default="published", example="true",
        synonyms="unpublished 草稿",
    ))
    expires: Moment | None = declare(Field(
        kind="date", shared=True, notice_only=True, places=("page", "lists", "feeds"),
        meaning="after it the announcement counts as expired. A date alone: after the end of that"
        " day",
        default="never expires", example="2027-01-15",
        synonyms="expire expiry expirydate expiration expirationdate until 有效期 过期 截止日期"
        " 失效日期",
    ))
    updated: Moment | None = declare(Field(
        kind="date", shared=True, places=("page", "lists", "feeds", "data"),
        meaning="the date of a correction",
        default="not corrected", example="2026-11-21",
        synonyms="update modified lastmod lastmodified lastupdated changed 更新 更新日期 更新时间",
    ))
    update_note: str = declare(Field(
        kind="text", places=("page",),
        meaning="what was corrected, in a sentence; needs `updated`",
        default="the other language's note, marked as such; or the date alone",
        example="The seminar begins at 9:30, not at 9:00.",
        synonyms="correction changelog 更新说明 更正说明 更正",
    ))
    withdrawn: Withdrawal | None = declare(Field(
        kind="withdrawn", notice_only=True, places=("page", "lists", "feeds", "search", "data"),
        meaning="that the announcement was withdrawn: its page stays, and says so on top",
        default="not withdrawn", example="{date: 2026-11-25, reason: The seminar is cancelled.}",
        synonyms="withdraw revoked retracted cancelled canceled 撤回 撤销 废止 作废",
        parts=WITHDRAWAL_PARTS,
    ))
    aliases: tuple[str, ...] = declare(Field(
        kind="aliases",
        meaning="old addresses that lead to this text",
        default="none", example="[/html/2026/a.html]",
        synonyms="redirect redirects redirectfrom oldurl oldurls 别名 旧网址",
    ))
    image: str = declare(Field(
        kind="file", shared=True, places=("page", "data"),
        meaning="a lead picture above the text",
        default="no lead picture", example="hall.png",
        synonyms="picture photo cover img thumbnail featuredimage 图片 封面",
    ))
    image_alt: str = declare(Field(
        kind="text", places=("page",),
        meaning="what the picture shows, for those who cannot see it",
        default="an error if there is an `image`", example="Rows of chairs in a lecture hall",
        synonyms="alt alttext imagedescription 图片说明 替代文字",
    ))
    attachments: tuple[tuple[str, str], ...] = declare(Field(
        kind="attachments", places=("page",),
        meaning="files to take along, each with its label",
        default="files in the folder that the text does not show are listed by their names",
        example="{form.docx: Registration form}",
        synonyms="files file downloads download 附件",
    ))
    untranslated: str = declare(Field(
        kind="policy", shared=True,
        meaning="what stands in the place of a missing language",
        default="the portal's own rule in `site.toml`", example="notice",
        synonyms="translation notranslation 未翻译",
    ))
    reviewed_against: str = declare(Field(
        kind="text",
        meaning="kept for a tool that compares the two languages; leave it alone",
        default="nothing", example="5f2c",
    ))
    # A new field stands below this line.
    # fmt: on
    unread: tuple[str, ...] = ()


FIELDS: tuple[Field, ...] = tuple(
    each.metadata["field"]._replace(name=each.name) for each in fields(Fields) if each.metadata
)
"""All declarations, in the order in which fields are told to editors."""


def full_names(declarations: Iterable[Field], prefix: str = "") -> Iterator[tuple[str, Field]]:
    """Yield each field and each of their parts, with its full name (`withdrawn.date`)."""
    for field in declarations:
        yield prefix + field.name, field
        yield from full_names(field.parts, f"{prefix}{field.name}.")


SEARCHED: tuple[Field, ...] = tuple(
    each for each in FIELDS if each.kind == "text" and "search" in each.places and not each.needed
)
"""The fields whose words search finds, besides the title, which weighs more than they do."""

SHARED: dict[str, Field] = {name: field for name, field in full_names(FIELDS) if field.shared}
"""The fields and parts that are the same in every language, by full name."""
