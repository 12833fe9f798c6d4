"""Who issued a notice."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.model.field import Field


@dataclass(frozen=True, slots=True)
class Origin:
    """Who issued a notice. `lang` is a BCP 47 tag, or empty for the text's own language."""

    name: str
    url: str = ""
    lang: str = ""


ORIGIN_PARTS: tuple[Field, ...] = (
    Field(
        name="name", kind="text", needed=True,
        meaning="the name of who issued it",
        default="an error", example="Testing Department",
        synonyms="title label 名称 单位",
    ),
    Field(
        name="url", kind="text",
        meaning="the address of its website",
        default="a name without a link", example="https://testing.example/",
        synonyms="link href website 网址 链接",
    ),
    Field(
        name="lang", kind="text",
        meaning="the language of the name, as a tag",
        default="that of the text", example="zh-Hans",
        synonyms="language locale 语言",
    ),
)  # fmt: skip
"""The fields that `origin` has where it is more than a name."""
