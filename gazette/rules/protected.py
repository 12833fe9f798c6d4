"""What protects readers: the codes that `[checks]` in site.toml cannot switch off.

Without them a file would be left out in silence, what an editor wrote would be guessed or lost,
or readers would meet something that is false or broken. All other codes of content can be
switched off, nearly all warnings among them.
"""

from __future__ import annotations

from gazette.rules import front_matter, links, pictures, settings, source
from gazette.rules.rule import codes

# Of these areas no error can be switched off: what cannot be read or found cannot be published.
_AREAS = (source.RULES, front_matter.RULES, links.RULES, pictures.RULES, settings.RULES)

# fmt: off
_CODES = {
    # Readers would be told what is not so, or not told all.
    "missing-date", "expires-before-date", "updated-before-date", "withdrawn-before-date",
    "withdrawn-without-date", "withdrawn-without-reason", "note-without-update", "fields-disagree",
    # Two things would take one place.
    "reserved-name", "page-clash", "duplicate-id", "reserved-id",
    # Links would lead nowhere; some readers would be left out, or tracked.
    "bad-scheme", "link-empty", "link-without-text", "address-cut-short",
    "image-without-alt", "image-without-text", "remote-image",
    # A part of the text would be lost.
    "control-character", "too-deep", "table-cell-dropped", "footnote-twice",
    "html-tag", "html-attribute", "html-unbalanced",
}
# fmt: on

PROTECTED: frozenset[str] = frozenset(
    _CODES.union(
        codes(key for area in _AREAS for key, rule in area.items() if rule.severity == "error")
    )
)
