"""What a template says about itself, before anything is rendered.

These values depend on the template's source alone. They are kept between builds (`as_text`,
`from_text`), so that a template that did not change is not read by Jinja2 again.
"""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass

from gazette.problems import Param

Msgid = tuple[str | None, str, str | None]
"""Context, singular, plural: what a template asks to be translated."""


@dataclass(frozen=True, slots=True)
class Use:
    """A name that the template takes from outside."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A template named by another: the first of `names` that exists is taken.

    `tag` is `extends`, `include`, `import` or `from`. `bound` are the names set by the template
    at that place and handed on, None where nothing is handed on. `optional` stands for
    `ignore missing`.
    """

    tag: str
    names: tuple[str, ...]
    line: int
    bound: tuple[str, ...] | None
    optional: bool


@dataclass(frozen=True, slots=True)
class TemplateFinding:
    """A rule broken in the template: its key, line and parameters."""

    key: str
    line: int
    params: tuple[tuple[str, Param], ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """One template, read.

    `fields` are those that it takes of the frame, `exports` the names its top level sets.
    """

    references: tuple[Reference, ...] = ()
    msgids: tuple[Msgid, ...] = ()
    uses: tuple[Use, ...] = ()
    fields: tuple[Use, ...] = ()
    exports: tuple[str, ...] = ()
    findings: tuple[TemplateFinding, ...] = ()


def as_text(analysis: Analysis) -> str:
    """Return the analysis as JSON."""
    return json.dumps(astuple(analysis), ensure_ascii=False)


def from_text(text: str) -> Analysis:
    """Return the analysis that `as_text` wrote; ValueError or TypeError for anything else."""
    references, msgids, uses, fields, exports, findings = json.loads(text)
    return Analysis(
        tuple(
            Reference(tag, tuple(names), line, bound if bound is None else tuple(bound), optional)
            for tag, names, line, bound, optional in references
        ),
        tuple((context, one, many) for context, one, many in msgids),
        tuple(Use(name, line) for name, line in uses),
        tuple(Use(name, line) for name, line in fields),
        tuple(exports),
        tuple(
            TemplateFinding(key, line, tuple((name, value) for name, value in params))
            for key, line, params in findings
        ),
    )
