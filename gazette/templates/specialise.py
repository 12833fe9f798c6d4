"""A template made ready for one language: its AST flows in, and is changed where it stands.

All pages of a language share their frame and their words. So a field of `frame` that is a text,
and a message without parameters, are written out once, when the template is compiled; branches
that depend on nothing else are decided, and texts that come to stand side by side become one.
What comes out of the template is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from gazette.templates.helpers import FRAME, Translations

_PLAIN = ("_", "gettext")


@dataclass(frozen=True, slots=True)
class Known:
    """What is the same on all pages of a language; `frame` is None where no page has one."""

    words: Translations
    frame: object | None

    def message(self, msgid: str, *, escapes: bool) -> str | None:
        """Return what `_(msgid)` gives in a template (as Jinja2's newstyle gettext).

        None where it fails: that is told when the page is made, with the template's line.
        """
        text = self.words.gettext(msgid)
        try:
            return (Markup(text) if escapes else text) % {}
        except (LookupError, TypeError, ValueError):
            return None

    def field(self, name: str) -> str | None:
        """Return a field of the frame that is a text, else None."""
        value = getattr(self.frame, name, None)
        return value if isinstance(value, str) else None


def specialise(template: nodes.Template, known: Known, *, escapes: bool) -> None:
    """Write out what is known; `escapes` says whether the template escapes what it shows."""
    # What `autoescape` blocks make of a message depends on where it stands.
    modified = template.find(nodes.EvalContextModifier) is not None
    _Specialiser(known, None if modified else escapes).visit(template)


class _Specialiser(NodeTransformer):
    def __init__(self, known: Known, escapes: bool | None) -> None:
        self._known = known
        self._escapes = escapes

    def generic_visit(self, node: nodes.Node, *args: object, **named: object) -> nodes.Node:
        super().generic_visit(node, *args, **named)
        for _, value in node.iter_fields():
            if isinstance(value, list):
                value[:] = _joined(value)
        return node

    def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802 - the base class asks for it
        self.generic_visit(call)
        msgid = _message(call)
        if msgid is None or self._escapes is None:
            return call
        text = self._known.message(msgid, escapes=self._escapes)
        return call if text is None else nodes.Const(text, lineno=call.lineno)

    def visit_Getattr(self, found: nodes.Getattr) -> nodes.Node:  # noqa: N802
        if not isinstance(found.node, nodes.Name) or found.node.name != FRAME:
            return self.generic_visit(found)
        text = self._known.field(found.attr)
        return found if text is None else nodes.Const(text, lineno=found.lineno)

    def visit_If(self, branch: nodes.If) -> nodes.Node | list[nodes.Node]:  # noqa: N802
        chain = [branch, *branch.elif_]
        branch.elif_ = []
        for each in chain:
            self.generic_visit(each)
        open_: list[nodes.If] = []
        otherwise = branch.else_
        for each in chain:
            if not isinstance(each.test, nodes.Const):
                open_.append(each)
            elif each.test.value:
                otherwise = each.body
                break
        if not open_:
            return otherwise
        first, *rest = open_
        return nodes.If(first.test, first.body, rest, otherwise, lineno=first.lineno)


def _message(call: nodes.Call) -> str | None:
    """Return the text of a call that does nothing but translate it."""
    plain = isinstance(call.node, nodes.Name) and call.node.name in _PLAIN
    more = call.kwargs or call.dyn_args or call.dyn_kwargs
    if not plain or more or len(call.args) != 1 or not isinstance(call.args[0], nodes.Const):
        return None
    value = call.args[0].value
    return value if isinstance(value, str) else None


def _joined(children: list[object]) -> Iterator[object]:
    """Yield nodes, those that show something joined with the ones before them that do, too."""
    last = None
    for child in children:
        if isinstance(child, nodes.Output) and isinstance(last, nodes.Output):
            last.nodes.extend(child.nodes)
            continue
        last = child
        yield child
