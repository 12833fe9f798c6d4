"""Pages that a build would remove while their texts are there.

In: what is planned and what is remembered. Out: an error for each that nothing accounts for, and
the paths of those that the text or the settings took off the site. This guard asks no rule: it
holds whatever a rule forgets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from gazette.cache import Outputs
from gazette.model.card import Card
from gazette.plan import Plan
from gazette.problems import Problem, problem
from gazette.read.content import Content

_PAGE = "/index.html"


class Removals(NamedTuple):
    """What becomes of pages whose notice is still there: refused, or named."""

    problems: tuple[Problem, ...]
    accounted: tuple[str, ...]


def removals(content: Content, plan: Plan, last: Outputs, prefix: str, now: float) -> Removals:
    """Return the removals of pages of notices whose files are there.

    The text accounts for one as a draft or by a later date; the settings, where the page only
    stood in for a text that is missing.
    """
    gone = last.besides(plan.kept).rows.keys() - {output.path for output in plan.outputs}
    bundles = {bundle.id: dict(bundle.texts) for bundle in content.sources.bundles}
    problems, accounted = [], []
    for path, code, id_ in _pages(gone, bundles):
        item = content.sources.items.get(id_)
        file = bundles[id_].get(code)
        if file is None or (item and _is_held(item.card, code, now)):
            accounted.append(path)
        elif id_ not in content.broken:
            problems.append(problem("notice-vanishes", f"{prefix}/{file.path}", path=f"/{path}"))
    return Removals(tuple(problems), tuple(accounted))


def _pages(paths: Iterable[str], bundles: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Yield path, language and id of each notice's or own page whose files are there."""
    for path in sorted(paths):
        code, _, rest = path.removesuffix(_PAGE).partition("/")
        for id_ in (rest, f"pages/{rest or 'home'}"):
            if path.endswith(_PAGE) and id_ in bundles:
                yield path, code, id_


def _is_held(card: Card, code: str, now: float) -> bool:
    later = card.date is not None and card.date[0] > now
    return later or any(held == code for held, *_ in card.held)
