"""Why a page was written again: a path as a person names it and the decision in, reasons out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gazette.cache import Outputs
from gazette.errors import UsageError
from gazette.library import urls
from gazette.model.options import Explanation
from gazette.model.page import Output
from gazette.model.site import Site
from gazette.problems import error
from gazette.render.candidates import RenderResult


def find_output(name: str, outputs: Sequence[Output], site: Site) -> Output:
    """Return the output that a person means.

    It may be named by its path (`en/about/index.html`), its address (`/en/about/`, or the whole
    URL), or the file of content that it is made from. Raises UsageError where there is none.
    """
    below = name.removeprefix(site.url).removeprefix("output/")
    below = below.removeprefix(site.base).removeprefix("/")
    names = {below, urls.path(site.base + below, site), f"{below.rstrip('/')}/index.html"}
    for output in outputs:
        if output.path in names:
            return output
    for output in outputs:
        if output.source and name.endswith(output.source):
            return output
    raise UsageError(error("option-explain", "--explain", value=name))


def explain(output: Output, made: Iterable[RenderResult], remembered: Outputs) -> Explanation:
    """Return why an output was written now, or else why it was when it last was."""
    for each in made:
        if each.output.path == output.path and each.reasons:
            return Explanation(output.path, each.reasons, ())
    before = remembered.get(output.path)
    return Explanation(output.path, (), before.reasons if before else ())
