"""A template made ready for one language: its AST flows in, and is changed where it stands.

All pages of a language share their frame and their words. So a field of `frame` that is a text,
and a message without parameters, are written out once, when the template is compiled; branches
that depend on nothing else are decided, and texts that come to stand side by side become one.
What comes out of the template is the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from gazette.speedups.jinja.constants import Constants
from gazette.templates.helpers import FRAME

_PLAIN = ("_", "gettext")


def specialise(template: nodes.Template, constants: Constants, *, escaping: bool) -> None:
    """Write out the constants; `escaping` says whether the template escapes what it shows."""
    # What `autoescape` blocks make of a message depends on where it stands.
    modified = template.find(nodes.EvalContextModifier) is not None
    _Specialiser(constants, None if modified else escaping).visit(template)


class _Specialiser(NodeTransformer):
    def __init__(self, constants: Constants, escaping: bool | None) -> None:
        self._constants = constants
        self._escaping = escaping

    def generic_visit(self, node: nodes.Node, *args: object, **named: object) -> nodes.Node:
        super().generic_visit(node, *args, **named)
        for _, value in node.iter_fields():
            if isinstance(value, list):
                value[:] = _joined(value)
        return node

    def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802 - the base class asks for it
        self.generic_visit(call)
        msgid = _message(call)
        if msgid is None or self._escaping is None:
            return call
        text = self._constants.message(msgid, escaping=self._escaping)
        return call if text is None else nodes.Const(text, lineno=call.lineno)

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        if not isinstance(node.node, nodes.Name) or node.node.name != FRAME:
            return self.generic_visit(node)
        text = self._constants.field(node.attr)
        return node if text is None else nodes.Const(text, lineno=node.lineno)

    def visit_If(self, branch: nodes.If) -> nodes.Node | list[nodes.Node]:  # noqa: N802
        chain = [branch, *branch.elif_]
        branch.elif_ = []
        for each in chain:
            self.generic_visit(each)
        undecided: list[nodes.If] = []
        otherwise = branch.else_
        for each in chain:
            if not isinstance(each.test, nodes.Const):
                undecided.append(each)
            elif each.test.value:
                otherwise = each.body
                break
        if not undecided:
            return otherwise
        first, *rest = undecided
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
