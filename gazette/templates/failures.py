"""A template that stops: an exception flows in, the problem at the template's line flows out."""

from __future__ import annotations

from types import TracebackType

from jinja2 import TemplateError, TemplateSyntaxError

from gazette.problems import Problem, error
from gazette.templates.files import Source

FAILURES = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What can go wrong in an expression of a template."""


def explain_failure(failure: Exception, source: Source, files: dict[str, Source]) -> Problem:
    """Return the problem, at the innermost line of a template that the traceback passes.

    `source` is the template that was rendered, `files` are all templates by their `file`.
    """
    if isinstance(failure, TemplateSyntaxError):
        place = files.get(failure.filename or "", source)
        reason = failure.message or type(failure).__name__
        return error("template-syntax", place.label, failure.lineno, reason=reason)
    place, line = _innermost(failure.__traceback__, source, files)
    return error("template-failed", place.label, line, reason=_reason(failure))


def _innermost(
    frame: TracebackType | None, source: Source, files: dict[str, Source]
) -> tuple[Source, int]:
    place, line = source, 1
    while frame is not None:
        innermost = files.get(frame.tb_frame.f_code.co_filename)
        if innermost is not None:
            place, line = innermost, frame.tb_lineno
        frame = frame.tb_next
    return place, line


def _reason(failure: Exception) -> str:
    if isinstance(failure, RecursionError):
        return "templates include each other without end"
    if isinstance(failure, TemplateError):
        return failure.message or type(failure).__name__
    return f"{type(failure).__name__}: {failure}"
