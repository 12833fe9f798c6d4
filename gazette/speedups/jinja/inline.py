"""A template without detours: its AST flows in, with what it includes and calls put in its place.

A page is put together from many small templates, and Jinja2 makes a context for each `include`
and an argument list for each macro call, at every page anew. So what is included (with context),
macros that are shown (`{{ when(date) }}`), and messages with parameters that are shown, are put
into the template that uses them, when it is compiled. What comes out of the template is the same.

(Only where a template that escapes is extended by one that does not, as `.txt` does not, a macro's
result would be escaped by the one and not by the other; no page is made so.)

Only what can mean the same in both places is moved: see `_is_closed` and `_inclusion`. All else
stays a call, as Jinja2 makes it. Lines of the templates are lost on the way; whoever has to tell
of a template that stops asks one that was left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from gazette.templates.helpers import FRAME, RESERVED, Translations

Parse = Callable[[str], nodes.Template | None]
"""From a template's name to its AST; None where it is missing, or escapes in another way."""

N = TypeVar("N")
_FIXED = frozenset({*(RESERVED - {FRAME}), "loop"})
"""The names that mean the same in every template."""
_DEPENDENT: tuple[type[nodes.Node], ...] = (
    nodes.Macro,
    nodes.CallBlock,
    nodes.Block,
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.Extends,
    nodes.EvalContextModifier,
    nodes.ScopedEvalContextModifier,
)
"""What depends on the template that it stands in."""
_SCOPES: tuple[type[nodes.Node], ...] = (
    nodes.Macro,
    nodes.Block,
    nodes.Extends,
    nodes.EvalContextModifier,
)
"""What keeps a template from standing in another."""
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@dataclass(slots=True)
class Parts:
    """Where the parts of templates come from; the macros of a module are kept."""

    parse: Parse
    words: Translations
    modules: dict[str, Mapping[str, nodes.Macro]] = field(default_factory=dict)


def inline(template: nodes.Template, name: str, parts: Parts) -> None:
    """Put into a template, where it stands, what it includes and what it shows by calls."""
    _inline(template, parts, (name,))


def _inline(template: nodes.Template, parts: Parts, chain: tuple[str, ...]) -> None:
    """`chain` are the names of the templates that led here: none is put into itself."""
    assigned = _assigned_names(template)
    macros: dict[str, nodes.Macro] = {}
    inliner = _Inliner(parts, macros, chain)
    for statement in template.find_all(nodes.FromImport):
        for name, alias in _imports(statement):
            macro = _module(statement, parts, chain).get(name)
            if macro is not None and alias not in assigned:
                macros[alias] = macro
    for node in template.body:
        if isinstance(node, nodes.Macro):
            inliner.visit(node)
            if _is_closed(node) and node.name not in assigned:
                macros[node.name] = node
    inliner.visit(template)


def _module(
    statement: nodes.FromImport, parts: Parts, chain: tuple[str, ...]
) -> Mapping[str, nodes.Macro]:
    """Return the macros of a module that can stand elsewhere, by name."""
    name = statement.template.value if isinstance(statement.template, nodes.Const) else None
    if not isinstance(name, str) or statement.with_context or name in chain:
        return {}
    if name not in parts.modules:
        module = parts.parse(name)
        if module is not None:
            _inline(module, parts, (*chain, name))
        macros = module.body if module else ()
        parts.modules[name] = {
            macro.name: macro
            for macro in macros
            if isinstance(macro, nodes.Macro) and _is_closed(macro)
        }
    return parts.modules[name]


class _Inliner(NodeTransformer):
    def __init__(
        self, parts: Parts, macros: Mapping[str, nodes.Macro], chain: tuple[str, ...]
    ) -> None:
        self._parts = parts
        self._macros = macros
        self._chain = chain

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802 - as the base class asks
        body = self._inclusion(node)
        return node if body is None else nodes.Scope(body, lineno=node.lineno)

    def _inclusion(self, node: nodes.Include) -> list[nodes.Node] | None:
        """Return what stands in an included template; None where it must be made apart.

        Blocks and macros see the names of the template that they stand in, and no others.
        """
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or node.ignore_missing or not node.with_context:
            return None
        template = None if name in self._chain else self._parts.parse(name)
        if template is None or _holds(template, _SCOPES):
            return None
        _inline(template, self._parts, (*self._chain, name))
        uses = {use.name for use in template.find_all(nodes.Name) if use.ctx == "load"}
        return [
            each
            for each in template.body
            if not isinstance(each, nodes.FromImport)
            or any(alias in uses for _, alias in _imports(each))
        ]

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:  # noqa: N802
        """Return what shows the same, one after the other."""
        statements: list[nodes.Node] = []
        for child in [part for each in node.nodes for part in self._message(each)]:
            body = self._call(child) if isinstance(child, nodes.Call) else None
            if body is not None:
                statements.append(body)
            elif statements and isinstance(statements[-1], nodes.Output):
                statements[-1].nodes.append(child)
            else:
                statements.append(nodes.Output([child], lineno=node.lineno))
        return statements

    def _message(self, value: nodes.Expr) -> list[nodes.Expr]:
        """Return the pieces of a message that is shown with values in it, in their order."""
        if not isinstance(value, nodes.Call) or not value.kwargs:
            return [value]
        plain = isinstance(value.node, nodes.Name) and value.node.name in {"_", "gettext"}
        msgid = value.args[0] if len(value.args) == 1 else None
        if not plain or value.dyn_args or value.dyn_kwargs or not isinstance(msgid, nodes.Const):
            return [value]
        values = {pair.key: pair.value for pair in value.kwargs}
        # Text and names of values, in turns.
        pieces = _PLACEHOLDER.split(self._parts.words.gettext(msgid.value))
        if set(pieces[1::2]) != set(values) or any("%" in text for text in pieces[::2]):
            return [value]
        return [
            _copy(values[piece]) if index % 2 else nodes.TemplateData(piece, lineno=value.lineno)
            for index, piece in enumerate(pieces)
        ]

    def _call(self, call: nodes.Call) -> nodes.With | None:
        """Return a macro's body with its parameters bound; None where it must be called."""
        macro = self._macros.get(call.node.name) if isinstance(call.node, nodes.Name) else None
        if macro is None or call.dyn_args or call.dyn_kwargs or len(call.args) > len(macro.args):
            return None
        names = [each.name for each in macro.args]
        arguments = dict(
            zip(names[len(names) - len(macro.defaults) :], macro.defaults, strict=True)
        )
        arguments |= dict(zip(names, call.args, strict=False))
        by_name = {pair.key: pair.value for pair in call.kwargs}
        if by_name.keys() & set(names[: len(call.args)]) or not by_name.keys() <= set(names):
            return None
        arguments |= by_name
        if arguments.keys() != set(names):
            return None
        targets: list[nodes.Expr] = [
            nodes.Name(name, "param", lineno=call.lineno) for name in names
        ]
        values = [_copy(arguments[name]) for name in names]
        return nodes.With(targets, values, _copy(macro.body), lineno=call.lineno)


def _is_closed(macro: nodes.Macro) -> bool:
    """Whether a macro shows the same wherever it stands: it uses nothing of its template."""
    if any(not isinstance(each, nodes.Const) for each in macro.defaults):
        return False
    descendants = [each for child in macro.body for each in _all(child)]
    if any(isinstance(each, _DEPENDENT) for each in descendants):
        return False
    names = [each for each in descendants if isinstance(each, nodes.Name)]
    own = {name.name for name in names if name.ctx != "load"} | {each.name for each in macro.args}
    return all(name.name in own or name.name in _FIXED for name in names)


def _holds(node: nodes.Node, kinds: tuple[type[nodes.Node], ...]) -> bool:
    return any(isinstance(each, kinds) for each in _all(node))


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield a node and all below it."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(each.iter_child_nodes())


def _assigned_names(template: nodes.Template) -> frozenset[str]:
    """Return the names that a template gives a value anywhere, other than by importing them."""
    return frozenset(name.name for name in template.find_all(nodes.Name) if name.ctx != "load")


def _imports(statement: nodes.FromImport) -> Iterator[tuple[str, str]]:
    """Yield each name that is imported, and the one by which it is used."""
    for each in statement.names:
        yield (each, each) if isinstance(each, str) else each


def _copy(value: N) -> N:
    """Return nodes of their own with the same content: a tree is changed where it stands."""
    if isinstance(value, list):
        return [_copy(each) for each in value]  # type: ignore[return-value]
    if not isinstance(value, nodes.Node):
        return value
    fields = [_copy(content) for _, content in value.iter_fields()]
    return type(value)(*fields, lineno=value.lineno, environment=value.environment)
