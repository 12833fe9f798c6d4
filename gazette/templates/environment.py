"""Jinja2 as templates see it: settings flow in, an environment of one language flows out.

Templates see their page's variables, the helpers of `HELPERS`, and filters that are functions of
their arguments. Nothing in here reads a clock, a random number, a file or the machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, MutableMapping
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    Template,
    TemplateNotFound,
    Undefined,
    pass_eval_context,
)
from jinja2 import nodes as jinja_nodes
from markupsafe import Markup, escape

from gazette.templates.helpers import HELPERS
from gazette.templates.inline import Parts, inline
from gazette.templates.specialise import Known, specialise

if TYPE_CHECKING:
    from jinja2.environment import TemplateModule
    from jinja2.nodes import EvalContext
    from jinja2.runtime import Context

    from gazette.model.page import Body
    from gazette.templates.helpers import Translations

_UNSAFE = {sign: f"\\u{ord(sign):04x}" for sign in "<>&'\u2028\u2029"}
_SPECIAL = re.compile("[&<>\"']")
_NOT_HERE = ("filesizeformat", "pprint", "random", "tojson")
_UNESCAPED = (".json", ".txt")


class _Template(Template):
    """A template whose module of macros is made once: all templates have the same globals.

    Jinja2 compares the globals at each import.
    """

    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja2's own word
    ) -> Self:
        namespace["escape"] = _escaped
        return super()._from_namespace(environment, namespace, globals)  # type: ignore[return-value]

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002
        if self._module is None:
            self._module = self.make_module()
        return self._module


class _Environment(Environment):
    """The templates of one language, each of them looked up, specialised and compiled once."""

    template_class = _Template

    def __init__(self, known: Known, *, inlines: bool, **settings: Any) -> None:
        super().__init__(**settings)
        self._known = known
        # What escapes is made of what escapes, and what does not of what does not.
        self._parts = {
            escapes: Parts(partial(self._part, escapes=escapes), known.words)
            for escapes in ((True, False) if inlines else ())
        }
        self._ready: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: Any = None,  # noqa: A002 - Jinja2's own word
    ) -> Template:
        if isinstance(name, Template):
            return name
        found = self._ready.get(name)
        if found is None:
            found = self._ready[name] = super().get_template(name, parent, globals)
        return found

    def _generate(
        self,
        source: jinja_nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        escapes = _escapes(name)
        if self._parts and name is not None:
            inline(source, name, self._parts[escapes])
        specialise(source, self._known, escapes=escapes)
        return super()._generate(source, name, filename, defer_init)

    def _part(self, name: str, *, escapes: bool) -> jinja_nodes.Template | None:
        """Return the AST of a template that escapes as well, or as little."""
        if self.loader is None or _escapes(name) != escapes:
            return None
        try:
            source, filename, _ = self.loader.get_source(self, name)
        except TemplateNotFound:
            return None
        return self.parse(source, name, filename)


def make_environment(
    known: Known,
    *,
    loader: BaseLoader | None = None,
    html: Callable[[Body], Markup] | None = None,
    bytecode: BytecodeCache | None = None,
    inlines: bool = False,
) -> Environment:
    """Return the environment in which templates of one language are read and rendered.

    With `inlines` templates are put together when they are compiled (see `inline`).
    """
    environment = _Environment(
        known,
        inlines=inlines,
        loader=loader,
        bytecode_cache=bytecode,
        autoescape=_escapes,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
        cache_size=-1,
        # Folding constants would run filters while templates are compiled, and keep what they
        # returned in the cache of compiled templates.
        optimized=False,
    )
    environment.policies["ext.i18n.trimmed"] = True
    for name in set(environment.globals) - set(HELPERS):
        del environment.globals[name]
    for name in _NOT_HERE:
        del environment.filters[name]
    environment.filters["json"] = to_json
    if html is not None:
        environment.globals["html"] = html
    words = known.words
    environment.install_gettext_callables(  # type: ignore[attr-defined] # added by the extension
        words.gettext,
        words.ngettext,
        newstyle=True,
        pgettext=words.pgettext,
        npgettext=words.npgettext,
    )
    environment.globals["gettext"] = environment.globals["_"] = _quick_gettext(words)
    return environment


def _quick_gettext(words: Translations) -> Callable[..., str]:
    """Return what Jinja2's newstyle `gettext` does, without looking the same text up again.

    Jinja2 looks the function up in the context, calls it and escapes at each use
    (`jinja2.ext._make_new_gettext`). Texts without parameters are written out before
    (see `specialise`).
    """
    known: dict[str, str] = {}

    @pass_eval_context
    def gettext(context: EvalContext, msgid: str, /, **variables: object) -> str:
        text = known.get(msgid)
        if text is None:
            text = known[msgid] = words.gettext(msgid)
        return (Markup(text) if context.autoescape else text) % variables

    return gettext


def to_json(value: object) -> Markup:
    """Return `value` as JSON (RFC 8259) that can stand in a script element as well.

    Keys keep their order; text is not turned into ASCII, but for what could end the element or
    an attribute in single quotes. Raises TypeError or ValueError for what JSON does not have.
    """
    text = _JSON.encode(value)
    for sign, code in _UNSAFE.items():
        if sign in text:
            text = text.replace(sign, code)
    return Markup(text)


def _plain(value: object) -> object:
    if isinstance(value, Undefined):
        str(value)  # raises, naming what is undefined
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a {type(value).__name__} cannot be written as JSON")


_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_plain)


def _escaped(value: object) -> str:
    """Return what is shown in place of a value: nearly always a text without special signs."""
    if type(value) is str and not _SPECIAL.search(value):
        return value
    return escape(value)


def _escapes(name: str | None) -> bool:
    return name is None or not name.endswith(_UNESCAPED)
