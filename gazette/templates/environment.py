"""Jinja2 as templates see it: settings flow in, an environment flows out.

Templates see their page's variables, the helpers of `HELPERS`, and filters that are functions of
their arguments. Nothing in here reads a clock, a random number, a file or the machine.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    Undefined,
    pass_eval_context,
)
from markupsafe import Markup

from gazette.templates.helpers import HELPERS, Translations

if TYPE_CHECKING:
    from jinja2.nodes import EvalContext

    from gazette.model.page import Body

_UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", ord("'"): "\\u0027"}
_NOT_HERE = ("filesizeformat", "pprint", "random", "tojson")
_UNESCAPED = (".json", ".txt")


def make_environment(
    words: Translations,
    *,
    loader: BaseLoader | None = None,
    html: Callable[[Body], Markup] | None = None,
    bytecode: BytecodeCache | None = None,
) -> Environment:
    """Return the environment in which templates of one language are read and rendered."""
    environment = Environment(
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
    """Return what Jinja2's newstyle `gettext` does, without doing it again for the same text.

    Jinja2 looks the function up in the context, calls it, escapes and formats at each use; a text
    without parameters comes out the same each time (`jinja2.ext._make_new_gettext`).
    """
    known: dict[tuple[str, bool], str] = {}

    @pass_eval_context
    def gettext(context: EvalContext, msgid: str, /, **variables: object) -> str:
        escaped = bool(context.autoescape)
        if variables:
            text = words.gettext(msgid)
            return (Markup(text) if escaped else text) % variables
        found = known.get((msgid, escaped))
        if found is None:
            text = words.gettext(msgid)
            found = (Markup(text) if escaped else text) % {}
            known[msgid, escaped] = found
        return found

    return gettext


def to_json(value: object) -> Markup:
    """Return `value` as JSON (RFC 8259) that can stand in a script element as well.

    Keys keep their order; text is not turned into ASCII, but for what could end the element or
    an attribute in single quotes. Raises TypeError or ValueError for what JSON does not have.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, default=_plain)
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Markup(text.translate(_UNSAFE))


def _plain(value: object) -> object:
    if isinstance(value, Undefined):
        str(value)  # raises, naming what is undefined
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a {type(value).__name__} cannot be written as JSON")


def _escapes(name: str | None) -> bool:
    return name is None or not name.endswith(_UNESCAPED)
