"""The template of each planned file: a plan and a path in, the template's name out."""

from __future__ import annotations

from functools import cached_property

from gazette.cache import Outputs
from gazette.model.page import BuildUnit, Output, Page
from gazette.plan.plan import Plan


class TemplateLookup:
    """Finds templates. A kept unit is made when a file of it is asked for, and never twice."""

    def __init__(self, plan: Plan, remembered: Outputs) -> None:
        self._plan = plan
        self._remembered = remembered

    def __call__(self, path: str) -> str | None:
        """Return the template of a planned file, "" for one that needs none; None for no file."""
        output = self._outputs.get(path) or self._kept_output(path)
        if output is None:
            return None
        return output.template if isinstance(output, Page) else ""

    def _kept_output(self, path: str) -> Output | None:
        unit = self._kept.get(self._remembered.unit_of(path) or "")
        if unit is not None:
            self._outputs.update((output.path, output) for output in unit.make())
        return self._outputs.get(path)

    @cached_property
    def _outputs(self) -> dict[str, Output]:
        return {output.path: output for output in self._plan.outputs}

    @cached_property
    def _kept(self) -> dict[str, BuildUnit]:
        return {unit.name: unit for unit in self._plan.units if unit.name in self._plan.kept}
