"""Templates as they are, and with speed-ups."""

from __future__ import annotations

import pytest

from gazette.speedups.jinja.templates import QuickTemplates
from gazette.templates import Templates
from tests.unit.templates.conftest import Make, maker


@pytest.fixture
def plain(make_tree) -> Make:
    """Write templates, and return them as they are."""
    return maker(make_tree, Templates)


@pytest.fixture
def quick(make_tree) -> Make:
    """Write templates, and return them with speed-ups."""
    return maker(make_tree, QuickTemplates)
