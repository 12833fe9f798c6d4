"""Build units: which are made again, and what is known of those that are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from gazette.cache import CacheStore, Outputs
from gazette.model.page import BuildUnit, Copy, FileStat, Key, Output, Page, PageKind, Remembered
from gazette.plan import Plan, TemplateLookup, make_plan, plan_clashes
from tests.unit.cache.kept import opened

ENVIRONMENT = b"environment"
DONE = Remembered(Key(b"t", b"c", b"w", b"e"), FileStat(1, 2))
FIRST = {
    "news": ("en/news/index.html", "en/news/b/index.html"),
    "topics": ("en/topics/index.html",),
}


class Maker:
    """Makes units, and remembers which had to be."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def units(self, paths: Mapping[str, tuple[str, ...]], **fingerprint: bytes) -> list[BuildUnit]:
        """Return units with files at these paths; their fingerprint is their name."""
        return [self._unit(name, files, fingerprint) for name, files in paths.items()]

    def _unit(
        self, name: str, paths: tuple[str, ...], fingerprint: Mapping[str, bytes]
    ) -> BuildUnit:
        def make() -> list[Output]:
            self.made.append(name)
            return [Copy(path, f"/x/{path}", b"", f"content/{name}") for path in paths]

        return BuildUnit(name, fingerprint.get(name, name.encode()), make)


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def store(tmp_path: Path, maker: Maker) -> Iterator[CacheStore]:
    """A cache of the first plan."""
    with opened(tmp_path) as store:
        finish(store, make_plan(maker.units(FIRST), Outputs(), ENVIRONMENT, frozenset()))
    maker.made.clear()
    with opened(tmp_path) as store:
        yield store


def finish(store: CacheStore, plan: Plan) -> None:
    written = {path: DONE._replace(unit=unit) for path, unit in plan.unit_of.items()}
    store.commit(written=written, units=plan.records)


def test_what_follows_from_nothing_new_is_not_made(store: CacheStore, maker: Maker) -> None:
    plan = make_plan(maker.units(FIRST), store.contents.outputs, ENVIRONMENT, frozenset())
    assert (plan.outputs, maker.made) == ((), [])
    assert plan_clashes(plan, store.contents.outputs) == []
    records = plan.records
    assert records == store.contents.outputs.units
    assert {name: record.files for name, record in records.items()} == {"news": 2, "topics": 1}
    assert store.contents.outputs.besides(plan.kept).rows == {}


def test_what_follows_from_something_new_is_made(store: CacheStore, maker: Maker) -> None:
    units = maker.units(FIRST, topics=b"another")
    plan = make_plan(units, store.contents.outputs, ENVIRONMENT, frozenset())
    assert maker.made == ["topics"]
    assert list(plan.unit_of) == ["en/topics/index.html"]
    assert list(store.contents.outputs.besides(plan.kept).rows) == ["en/topics/index.html"]


def test_all_is_made_where_the_environment_is_another_or_all_is_asked_for(
    store: CacheStore, maker: Maker
) -> None:
    for environment, modified in ((b"another", frozenset[str]()), (ENVIRONMENT, None)):
        make_plan(maker.units(FIRST), store.contents.outputs, environment, modified)
        assert maker.made == ["news", "topics"]
        maker.made.clear()


def test_a_unit_without_a_fingerprint_is_made_each_time(store: CacheStore, maker: Maker) -> None:
    for _ in range(2):
        plan = make_plan(
            maker.units(FIRST, news=b""), store.contents.outputs, ENVIRONMENT, frozenset()
        )
        assert maker.made == ["news"]
        finish(store, plan)
        maker.made.clear()


def test_a_unit_with_a_file_that_is_not_as_it_was_written_is_made(
    store: CacheStore, maker: Maker
) -> None:
    changed = frozenset({"en/news/b/index.html"})
    make_plan(maker.units(FIRST), store.contents.outputs, ENVIRONMENT, changed)
    assert maker.made == ["news"]


def test_all_is_made_after_a_build_that_was_cut_short(
    tmp_path: Path, store: CacheStore, maker: Maker
) -> None:
    store.begin_write(dict.fromkeys(["en/topics/index.html"], b"d"))
    store.close()
    with opened(tmp_path) as again:
        make_plan(maker.units(FIRST), again.contents.outputs, ENVIRONMENT, frozenset())
    assert maker.made == ["news", "topics"]


def test_a_unit_that_is_gone_leaves_files_that_nobody_plans(
    store: CacheStore, maker: Maker
) -> None:
    units = maker.units({"topics": FIRST["topics"]})
    plan = make_plan(units, store.contents.outputs, ENVIRONMENT, frozenset())
    assert plan.kept == {"topics"}
    assert set(store.contents.outputs.besides(plan.kept).rows) == set(FIRST["news"])
    assert set(plan.records) == {"topics"}


@pytest.mark.parametrize(
    "path",
    ["en/news/index.html", "EN/news/index.html", "en/news/b", "en/topics/index.html/x"],
)
def test_a_new_file_in_the_place_of_one_that_is_not_made_again_is_told(
    store: CacheStore, maker: Maker, path: str
) -> None:
    units = maker.units({**FIRST, "more": (path,)})
    plan = make_plan(units, store.contents.outputs, ENVIRONMENT, frozenset())
    assert maker.made == ["more"]
    (clash,) = plan_clashes(plan, store.contents.outputs)
    assert clash.code == "page-clash"
    assert {clash.path, dict(clash.params).get("other")} & {"content/more"}


def test_two_files_of_known_paths_may_clash(store: CacheStore, maker: Maker) -> None:
    twice = {**FIRST, "topics": FIRST["topics"] * 2}
    plan = make_plan(
        maker.units(twice, topics=b"new"), store.contents.outputs, ENVIRONMENT, frozenset()
    )
    assert len(plan_clashes(plan, store.contents.outputs)) == 1


def test_a_new_file_in_a_place_of_its_own_is_no_clash(store: CacheStore, maker: Maker) -> None:
    units = maker.units({**FIRST, "more": ("en/news/c/index.html",)})
    plan = make_plan(units, store.contents.outputs, ENVIRONMENT, frozenset())
    assert plan_clashes(plan, store.contents.outputs) == []
    assert maker.made == ["more"]


def test_the_template_of_a_file_is_known_whether_it_is_made_or_not(
    store: CacheStore, maker: Maker
) -> None:
    page = Page("en/more.html", PageKind("pages/more.html", tuple), "en", None, tuple)
    more = BuildUnit("more", b"", lambda: [page])
    last = store.contents.outputs
    plan = make_plan([*maker.units(FIRST), more], last, ENVIRONMENT, frozenset())
    template = TemplateLookup(plan, last)
    assert template("en/more.html") == "pages/more.html"
    assert maker.made == []
    assert template("en/news/index.html") == template("en/news/b/index.html") == ""
    assert template("en/news/nothing.html") is None
    assert maker.made == ["news"]
