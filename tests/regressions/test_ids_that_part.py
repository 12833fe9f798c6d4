"""An id written in one language pushed the slugs of the others aside: at one and the same id, a
reader who switched the language came to another heading.
"""

from __future__ import annotations

from gazette.library.headings import shared_ids
from tests.unit.library.made import text


def test_an_id_that_is_also_a_slug_leads_to_one_heading_in_every_language() -> None:
    en, zh = text("en", "2 fees", "2 scope"), text("zh", "2 费用", "2 #fees")
    ids = [[id_ for id_, _ in shared_ids(each, (en, zh))] for each in (en, zh)]
    assert ids == [["fees-2", "fees"], ["fees-2", "fees"]]
