"""Of strings drawn at random from generated notices, every notice that holds one is found, and no
other. `benchmarks/recall.py` is the same over more notices, beside plain Pagefind.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks import corpus, recall
from tests.support.measure import examples
from tests.support.server import serving

PAIRS, STRINGS = examples(100, 150), examples(60, 200)
KINDS = ("Chinese, 2 to 6", "Chinese, 1", "Full width", "Mixed", "GB/T and number",
         "Signs in numbers", "Signs in words", "Numbers", "English words")  # fmt: skip


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address and the folder of a portal with generated notices."""
    folder = tmp_path_factory.mktemp("generated")
    recall.write_site(folder, PAIRS)
    (folder / "out").mkdir()
    with serving(folder / "out") as address:
        recall.build(folder, address)
        yield address, folder / "out"


@pytest.mark.sampled
def test_every_notice_that_holds_a_string_is_found_and_no_other(
    generated: tuple[str, Path], browser: Browser
) -> None:
    address, out = generated
    texts = {code: recall.texts(out, code) for code in corpus.LANGUAGES}
    assert [len(found) for found in texts.values()] == [PAIRS, PAIRS]
    page = browser.new_page()
    kinds = []
    for drawn in recall.draw(texts, STRINGS):
        page.goto(f"{address}{drawn.code}/search/")
        found = recall.score(drawn, texts[drawn.code], recall.searching(page))
        assert (drawn.kind, found.found, found.false) == (drawn.kind, found.there, 0)
        assert found.there >= len(drawn.strings) > 0
        kinds.append((drawn.kind, len(drawn.strings)))
    page.close()
    assert [kind for kind, _ in kinds] == list(KINDS)
    assert dict(kinds)["Chinese, 2 to 6"] == STRINGS
