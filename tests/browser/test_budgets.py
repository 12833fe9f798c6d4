"""What an announcement without pictures costs its reader: few requests, few bytes."""

from __future__ import annotations

import gzip
from collections import Counter

import pytest
from playwright.sync_api import Response

from tests.browser.paths import CORRECTED, FALLBACK, LANGUAGES, TABLE, WITHDRAWN
from tests.support.visit import Visit

KILO = 1024
BUDGET = {"document": 8 * KILO, "stylesheet": 6 * KILO, "script": 5 * KILO}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("path", [TABLE, CORRECTED, WITHDRAWN, FALLBACK])
def test_an_announcement_keeps_within_its_budget(visit: Visit, code: str, path: str) -> None:
    spent: Counter[str] = Counter()
    responses: list[Response] = []

    def note(response: Response) -> None:
        responses.append(response)

    visit.page.on("response", note)
    visit.to(f"/{code}/{path}")
    for response in responses:
        spent[response.request.resource_type] += len(gzip.compress(response.body(), 9))
    assert len(responses) <= 5, [response.url for response in responses]
    # The icon of the browser's tab comes besides.
    assert set(BUDGET) <= set(spent) <= {*BUDGET, "image", "other"}
    assert {kind: size for kind, size in BUDGET.items() if spent[kind] > size} == {}
