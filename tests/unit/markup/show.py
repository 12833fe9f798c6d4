"""Fragments in a form that people can read and compare."""

from __future__ import annotations

from pathlib import Path

from gazette.checks import body_checks
from gazette.markup import Converter, SpeedUp
from gazette.model.fragment import Finding, Fragment, ImageSlot, Slot, fill
from gazette.speedups.markdown import speed_up as quick

CASES = Path(__file__).parents[2] / "cases" / "markup"
LINTS = tuple(check.find for check in body_checks())


def converter(*, joins_lines: bool, speed_up: SpeedUp | None = quick) -> Converter:
    """Return a converter as a build has it, with every check of a body."""
    return Converter(joins_lines=joins_lines, lints=LINTS, speed_up=speed_up)


def convert(source: str, *, joins_lines: bool = False) -> Fragment:
    """Convert one text with a converter of its own."""
    return converter(joins_lines=joins_lines).convert(source)


def html(source: str, *, joins_lines: bool = False) -> str:
    """Return the HTML of a text, its slots shown."""
    return shown(convert(source, joins_lines=joins_lines))


def keys(source: str, *, joins_lines: bool = False) -> list[str]:
    """Return the keys of what is found in a text, with their lines."""
    found = convert(source, joins_lines=joins_lines).findings
    return [f"{finding.line} {finding.key}" for finding in found]


def shown(fragment: Fragment) -> str:
    """Return the HTML with `{{kind:value @line}}` for each slot; a heading shows its id."""
    return fill(fragment.html, [_slot(slot, fragment) for slot in fragment.slots])


def _slot(slot: Slot, fragment: Fragment) -> str:
    value = slot.value
    if slot.kind == "anchor":
        return ""
    if slot.kind == "heading":
        heading = fragment.headings[int(value)]
        value = heading.id + ("!" if heading.explicit else "")
    if isinstance(slot, ImageSlot):
        value += f" {slot.width}×{slot.height}" if slot.width or slot.height else ""
        value += " early" if slot.early else ""
    return f"{{{{{slot.kind}:{value} @{slot.line}}}}}"


def line(finding: Finding) -> str:
    """Return a finding as a line of a `.findings` file."""
    params = "".join(f" {name}={value}" for name, value in finding.params)
    return f"{finding.line} {finding.key}{params}\n"
