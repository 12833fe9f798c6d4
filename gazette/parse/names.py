"""The names of fields, and those that people write for them.

A name as it stands in a file flows in, the nearest declared name flows out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from gazette.model.field import Field
from gazette.model.fields import FIELDS

# What Hugo, Jekyll, Hexo, Docusaurus and VuePress call what follows from elsewhere here, or is not
# there, by the variant of the rule that explains it.
_ELSEWHERE = {
    "address": "slug permalink url",
    "language": "lang language locale",
    "design": (
        "layout type template theme weight menu sidebar sidebarposition sidebarlabel toc"
        " tableofcontents tocminheadinglevel tocmaxheadinglevel comments math mathjax katex"
        " mermaid navbar footer breadcrumb breadcrumbs paginationnext paginationprev"
        " paginationlabel pagination hidetitle hidetableofcontents linktitle cascade outputs"
        " markup icon pageclass editlink pageclasses sitemap robots noindex readingtime showtoc"
    ),
}
_VARIANTS = {name: variant for variant, names in _ELSEWHERE.items() for name in names.split()}


def variant_elsewhere(name: str) -> str:
    """Return the variant of the rule that explains another generator's field, or an empty text."""
    return _VARIANTS.get(_flat(name), "")


def nearest_field(name: str, declarations: Iterable[Field] = FIELDS) -> str:
    """Return the field that `name` most likely stands for, or an empty text."""
    flat = _flat(name)
    names, synonyms = _spellings(declarations)
    return names.get(flat) or synonyms.get(flat) or names.get(closest(flat, names), "")


def is_field(name: str) -> bool:
    """Whether `name` is a field, or one of the names that people write for a field."""
    return _flat(name) in _EVERY


def closest(name: str, names: Collection[str]) -> str:
    """Return the one of `names` that is spelled most like `name`, or an empty text."""
    close = get_close_matches(name, names, n=1, cutoff=0.7) if len(name) <= 64 else []
    return close[0] if close else ""


def _spellings(declarations: Iterable[Field]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names of fields by their flat forms, and by their synonyms."""
    names: dict[str, str] = {}
    synonyms: dict[str, str] = {}
    for field in declarations:
        names[_flat(field.name)] = field.name
        synonyms.update(dict.fromkeys(field.synonyms.split(), field.name))
    return names, synonyms


def _flat(name: str) -> str:
    return name.strip().casefold().replace("_", "").replace("-", "").replace(" ", "")


_EVERY = {spelling for table in _spellings(FIELDS) for spelling in table}
