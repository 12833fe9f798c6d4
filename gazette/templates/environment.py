"""Jinja2 as templates see it: settings flow in, an environment of one language flows out.

Templates see their page's variables, the helpers of `HELPERS`, and filters that are functions of
their arguments. Nothing in here reads a clock, a random number, a file or the machine.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from jinja2 import BaseLoader, Environment, FunctionLoader, StrictUndefined, Undefined
from markupsafe import Markup

from gazette.templates.helpers import HELPERS

if TYPE_CHECKING:
    from gazette.model.page import Body
    from gazette.templates.files import TemplateFiles
    from gazette.templates.helpers import Translations

E = TypeVar("E", bound=Environment)
_UNSAFE = {sign: f"\\u{ord(sign):04x}" for sign in "<>&'\u2028\u2029"}
_NOT_HERE = ("filesizeformat", "pprint", "random", "tojson")
_UNESCAPED = (".json", ".txt")


def make_environment(
    words: Translations,
    loader: BaseLoader,
    html: Callable[[Body], Markup] | None,
    kind: type[E],
) -> E:
    """Return the environment in which templates of one language are read and rendered."""
    environment = kind(
        loader=loader,
        autoescape=escapes,
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
    return environment


def make_loader(files: TemplateFiles) -> BaseLoader:
    """Return what finds templates for Jinja2."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        source = files.find(name)
        return None if source is None else (source.text, source.file, lambda: True)

    return FunctionLoader(load)


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


def escapes(name: str | None) -> bool:
    """Whether the template of this name escapes what it shows."""
    return name is None or not name.endswith(_UNESCAPED)
