"""Reading a template without rendering it: its source flows in, an `Analysis` flows out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes

from gazette.problems import Param
from gazette.templates.analysis import Analysis, Msgid, TemplateFinding, Use
from gazette.templates.files import Source
from gazette.templates.helpers import FRAME, GETTEXT, HELPERS, RESERVED
from gazette.templates.nearest import nearest
from gazette.templates.scopes import Scopes

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
# Of each function: how many texts it takes, the names it fills in itself.
_TEXTS = {"_": 1, "gettext": 1, "pgettext": 2, "ngettext": 2, "npgettext": 3}
_FILLED = {"pgettext": {"context"}, "ngettext": {"num"}, "npgettext": {"context", "num"}}


def analyse(environment: Environment, source: Source) -> Analysis:
    """Return what the template says about itself; what is wrong with it is in `findings`."""
    try:
        ast = environment.parse(source.text, source.name, source.file)
        scopes = Scopes(ast)
        msgids = [_msgid(call) for call in _calls(ast)]
        findings = [
            *(_finding("dynamic-include", line, tag=tag) for tag, line in scopes.dynamic),
            *_message_findings(ast),
            *_filter_findings(ast, environment),
            *_rebinding_findings(ast),
        ]
        if not findings:
            environment.compile(ast, source.name, source.file)  # finds what parsing does not
    except TemplateSyntaxError as wrong:
        reason = wrong.message or type(wrong).__name__
        return Analysis(findings=(_finding("template-syntax", wrong.lineno, reason=reason),))
    return Analysis(
        references=tuple(scopes.references),
        msgids=tuple(dict.fromkeys(msgid for msgid in msgids if msgid is not None)),
        uses=tuple(dict.fromkeys(use for use in scopes.uses if use.name not in HELPERS)),
        fields=tuple(dict.fromkeys(_fields(ast))),
        exports=tuple(sorted(scopes.exports)),
        findings=tuple(sorted(findings, key=lambda finding: (finding.line, finding.key))),
    )


def _calls(ast: nodes.Template) -> Iterator[nodes.Call]:
    for call in ast.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in GETTEXT:
            yield call


def _function(call: nodes.Call) -> str:
    return call.node.name if isinstance(call.node, nodes.Name) else ""


def _texts(call: nodes.Call) -> list[str] | None:
    """Return the texts a call is written with, or None where one is worked out or missing."""
    count = _TEXTS[_function(call)]
    texts = [
        node.value
        for node in call.args[:count]
        if isinstance(node, nodes.Const) and isinstance(node.value, str)
    ]
    return texts if len(texts) == count else None


def _msgid(call: nodes.Call) -> Msgid | None:
    texts = _texts(call)
    if texts is None:
        return None
    context = texts.pop(0) if _function(call) in {"pgettext", "npgettext"} else None
    return (context, texts[0], texts[1] if len(texts) > 1 else None)


def _message_findings(ast: nodes.Template) -> Iterator[TemplateFinding]:
    calls = list(_calls(ast))
    called = [call.node for call in calls]
    for name in ast.find_all(nodes.Name):
        # Handed on under another name, its texts could no longer be found.
        if name.name in GETTEXT and name.ctx == "load" and not any(name is node for node in called):
            yield _finding("dynamic-message", name.lineno, function=name.name)
    for call in calls:
        msgid = _msgid(call)
        if msgid is None or not msgid[1]:
            yield _finding("dynamic-message", call.lineno, function=_function(call))
        else:
            yield from _parameter_findings(call, msgid)


def _parameter_findings(call: nodes.Call, msgid: Msgid) -> Iterator[TemplateFinding]:
    texts = [text for text in msgid[1:] if text]
    for text in texts:
        if "%" in _PLACEHOLDER.sub("", text).replace("%%", ""):
            yield _finding("message-percent", call.lineno, text=text)
    if call.dyn_kwargs is not None:
        return
    values = {keyword.key for keyword in call.kwargs} | _FILLED.get(_function(call), set())
    needed = {name for text in texts for name in _PLACEHOLDER.findall(text)}
    for name in sorted(needed - values):
        yield _finding("message-parameter", call.lineno, msgid=msgid[1], name=name)


def _filter_findings(ast: nodes.Template, environment: Environment) -> Iterator[TemplateFinding]:
    for node in ast.find_all((nodes.Filter, nodes.Test)):
        names = environment.filters if isinstance(node, nodes.Filter) else environment.tests
        if node.name not in names:
            near = nearest(node.name, names)
            key = "unknown-filter" if near else "unknown-filter+none"
            yield _finding(key, node.lineno, name=node.name, **near)


def _fields(ast: nodes.Template) -> Iterator[Use]:
    """Yield what a template takes of the frame; no other name can stand for it."""
    for taken in ast.find_all(nodes.Getattr):
        if isinstance(taken.node, nodes.Name) and taken.node.name == FRAME:
            yield Use(taken.attr, taken.lineno)


def _rebinding_findings(ast: nodes.Template) -> Iterator[TemplateFinding]:
    for name, line in _bound(ast):
        if name in RESERVED:
            yield _finding("rebound-name", line, name=name)


def _bound(ast: nodes.Template) -> Iterator[tuple[str, int]]:
    """Yield the names that a template gives a meaning to, with the line where it does."""
    for node in ast.find_all((nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)):
        if (isinstance(node, nodes.Name) and node.ctx != "load") or isinstance(node, nodes.Macro):
            yield node.name, node.lineno
        elif isinstance(node, nodes.Import):
            yield node.target, node.lineno
        elif isinstance(node, nodes.FromImport):
            for name in node.names:
                yield (name[1] if isinstance(name, tuple) else name), node.lineno


def _finding(key: str, line: int, **params: Param) -> TemplateFinding:
    return TemplateFinding(key, line, tuple(sorted(params.items())))
