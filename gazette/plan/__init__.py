"""The files of the site: a site context in, build units and the files that may be outdated out."""

from __future__ import annotations

from gazette.plan.clashes import clashes, plan_clashes
from gazette.plan.plan import Plan, make_plan
from gazette.plan.template_lookup import TemplateLookup
from gazette.plan.units import build_units

__all__ = ["Plan", "TemplateLookup", "build_units", "clashes", "make_plan", "plan_clashes"]
