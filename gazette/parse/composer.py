"""libyaml's composer alone: YAML text flows in, nodes flow out, tagged by their shape.

PyYAML's loaders ask Python for the tag of each node, and for the path to it, both before and after.
Here nothing is looked up by tag or path, and no values are made of nodes: the answers are known.
"""

from __future__ import annotations

from typing import cast

from yaml import CBaseLoader
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # not in the stubs
from yaml.nodes import MappingNode, Node, ScalarNode

_SCALAR, _SEQUENCE, _MAPPING = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))


class _Composer(CParser):
    """Does what `yaml.CBaseLoader` does, up to the nodes."""

    def resolve(self, kind: type[Node], value: object, implicit: object) -> str:  # noqa: ARG002
        """Return the tag of a node of some kind."""
        if kind is ScalarNode:
            return _SCALAR
        return _MAPPING if kind is MappingNode else _SEQUENCE

    def descend_resolver(self, node: Node | None, index: object) -> None:
        """Go down to a node: no tag depends on its path."""

    def ascend_resolver(self) -> None:
        """Go up again."""


Loader = cast("type[CBaseLoader]", _Composer)
"""As PyYAML's functions want to have it: they need no more of a loader than is here."""
