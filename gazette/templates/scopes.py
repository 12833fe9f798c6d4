"""Which names a template takes from outside: an AST flows in, uses and references flow out.

Jinja2's own `meta.find_undeclared_variables` knows neither lines nor what an included template
sees at the place where it is included, so the scopes are walked here (Jinja2's template designer
documentation, "Scoping Behavior" and "Import Context Behavior").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import nodes

from gazette.templates.analysis import Reference, Use

Names = frozenset[str]
_EVERYWHERE: Names = frozenset({"self", "true", "false", "none"})
_IN_MACROS: Names = frozenset({"caller", "kwargs", "varargs"})
_REFERENCES = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


class Scopes:
    """A walk over one template; afterwards its results are in the attributes.

    `exports` are the names that the template's top level sets: its blocks see them, and so do
    the templates it extends and those that extend it.
    """

    def __init__(self, template: nodes.Template) -> None:
        self.uses: list[Use] = []
        self.references: list[Reference] = []
        self.dynamic: list[tuple[str, int]] = []
        self.exports: Names = frozenset(_stored(template.body))
        self._sequence(template.body, _EVERYWHERE)

    def _sequence(self, body: Iterable[nodes.Node], bound: Names) -> Names:
        """Walk statements in order; return the names bound after the last one."""
        body = list(body)
        later = bound | _stored(body)  # what a macro finds when it is called
        for node in body:
            bound = self._visit(node, bound, later)
        return bound

    def _visit(self, node: nodes.Node, bound: Names, later: Names) -> Names:
        """Walk one node; return the names bound after it."""
        match node:
            case nodes.Name():
                if node.ctx == "load" and node.name not in bound:
                    self.uses.append(Use(node.name, node.lineno))
                return bound
            case nodes.Assign():
                self._each([node.node], bound)
            case nodes.If():
                return self._branches(node, bound)
            case nodes.For() | nodes.With() | nodes.Block() | nodes.AssignBlock():
                self._inner(node, bound)
            case nodes.Macro() | nodes.CallBlock():
                self._callable(node, bound, later)
            case nodes.FilterBlock():
                self._each([node.filter], bound)
                self._sequence(node.body, bound)
            case nodes.Scope() | nodes.ScopedEvalContextModifier():
                self._sequence(node.body, bound)
            case nodes.Extends() | nodes.Include() | nodes.Import() | nodes.FromImport():
                self._refer(node, bound)
            case _:
                self._each(node.iter_child_nodes(), bound)
        return bound | _stored([node])

    def _each(self, some: Iterable[nodes.Node], bound: Names) -> None:
        for node in some:
            self._visit(node, bound, bound)

    def _branches(self, node: nodes.If, bound: Names) -> Names:
        self._each([node.test], bound)
        after = self._sequence(node.body, bound)
        for other in node.elif_:
            after |= self._branches(other, bound)
        return after | self._sequence(node.else_, bound)

    def _inner(
        self, node: nodes.For | nodes.With | nodes.Block | nodes.AssignBlock, bound: Names
    ) -> None:
        """Walk a node whose body is a scope of its own."""
        match node:
            case nodes.For():
                self._each([node.iter], bound)
                inner = bound | _targets([node.target]) | {"loop"}
                if node.test is not None:
                    self._each([node.test], inner)
                self._sequence(node.body, inner)
                self._sequence(node.else_, bound)
            case nodes.With():
                self._each(node.values, bound)
                self._sequence(node.body, bound | _targets(node.targets))
            case nodes.Block():
                # A block is run from its parent, where nothing but the top level's names is left.
                around = bound if node.scoped else _EVERYWHERE
                self._sequence(node.body, around | self.exports | {"super"})
            case nodes.AssignBlock():
                if node.filter is not None:
                    self._each([node.filter], bound)
                self._sequence(node.body, bound)

    def _callable(self, node: nodes.Macro | nodes.CallBlock, bound: Names, later: Names) -> None:
        if isinstance(node, nodes.CallBlock):
            self._each([node.call], bound)
        inner = later | _targets(node.args) | _IN_MACROS
        self._each(node.defaults, inner)
        self._sequence(node.body, inner)

    def _refer(
        self, node: nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport, bound: Names
    ) -> None:
        tag = type(node).__name__.lower().replace("fromimport", "from")
        names = _literals(node.template)
        if names is None:
            self.dynamic.append((tag, node.lineno))
            self._each([node.template], bound)
            return
        sees = True if isinstance(node, nodes.Extends) else node.with_context
        optional = isinstance(node, nodes.Include) and node.ignore_missing
        self.references.append(
            Reference(tag, names, node.lineno, tuple(sorted(bound)) if sees else None, optional)
        )


def _literals(template: nodes.Expr) -> tuple[str, ...] | None:
    """Return the names a reference is written with, or None where one is worked out."""
    parts = template.items if isinstance(template, nodes.Tuple | nodes.List) else [template]
    names = [part.value for part in parts if isinstance(part, nodes.Const)]
    if len(names) != len(parts) or not all(isinstance(name, str) for name in names):
        return None
    return tuple(names)


def _targets(targets: Iterable[nodes.Node]) -> Names:
    """Return the names that assignment targets or parameters bind."""
    return frozenset(
        name.name
        for target in targets
        for name in ([target] if isinstance(target, nodes.Name) else target.find_all(nodes.Name))
    )


def _stored(body: Iterable[nodes.Node]) -> Names:
    """Return the names that statements bind in the scope they stand in."""
    return frozenset(name for node in body for name in _stores(node))


def _stores(node: nodes.Node) -> Iterator[str]:
    match node:
        case nodes.Assign() | nodes.AssignBlock():
            yield from _targets([node.target])
        case nodes.Macro():
            yield node.name
        case nodes.Import():
            yield node.target
        case nodes.FromImport():
            for name in node.names:
                yield name[1] if isinstance(name, tuple) else name
        case nodes.If():
            yield from _stored([*node.body, *node.elif_, *node.else_])
        case _:
            pass
