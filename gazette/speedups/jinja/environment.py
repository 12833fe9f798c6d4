"""Jinja2 with less to do for each page: constants flow in, an environment flows out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from jinja2 import BaseLoader, BytecodeCache, Environment, Template, TemplateNotFound, nodes
from markupsafe import Markup

from gazette.speedups.jinja.constants import Constants
from gazette.speedups.jinja.inline import Parts, inline
from gazette.speedups.jinja.specialise import specialise
from gazette.templates.environment import escapes, make_environment

if TYPE_CHECKING:
    from jinja2.environment import TemplateModule
    from jinja2.runtime import Context

    from gazette.model.page import Body


class QuickTemplate(Template):
    """A template whose module of macros is made once: all templates have the same globals.

    Jinja2 compares the globals at each import.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002
        if self._module is None:
            self._module = self.make_module()
        return self._module


class QuickEnvironment(Environment):
    """The templates of one language, put together and specialised when they are compiled."""

    template_class = QuickTemplate
    constants: Constants
    parts: Mapping[bool, Parts]

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        if name is not None:
            inline(source, name, self.parts[escapes(name)])
        specialise(source, self.constants, escaping=escapes(name))
        return super()._generate(source, name, filename, defer_init)

    def part(self, name: str, *, escaping: bool) -> nodes.Template | None:
        """Return the AST of a template that escapes as well, or as little."""
        if self.loader is None or escapes(name) != escaping:
            return None
        try:
            source, filename, _ = self.loader.get_source(self, name)
        except TemplateNotFound:
            return None
        return self.parse(source, name, filename)


def make_quick_environment(
    constants: Constants,
    *,
    loader: BaseLoader,
    html: Callable[[Body], Markup] | None = None,
    bytecode: BytecodeCache | None = None,
) -> QuickEnvironment:
    """Return the environment in which pages of one language are made."""
    environment = make_environment(constants.words, loader, html, QuickEnvironment)
    environment.bytecode_cache = bytecode
    environment.constants = constants
    # What escapes is made of what escapes, and what does not of what does not.
    environment.parts = {
        escaping: Parts(partial(environment.part, escaping=escaping), constants.words)
        for escaping in (True, False)
    }
    return environment
