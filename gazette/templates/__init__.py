"""Pages out of templates: a template's name and its variables flow in, text flows out.

The only place that knows Jinja2, which is imported when a template is new or a page is rendered,
and not before: a build in which nothing changed does without.
"""

from __future__ import annotations

from gazette.templates.analysis import Msgid
from gazette.templates.extractor import extractor
from gazette.templates.helpers import HELPERS
from gazette.templates.templates import Closure, Templates

__all__ = ["HELPERS", "Closure", "Msgid", "Templates", "extractor"]
