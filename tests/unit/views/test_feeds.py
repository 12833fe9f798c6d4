"""Feeds: the latest notices of a language, with ids that never change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.support.content import text
from tests.support.pictures import PNG
from tests.unit.world import context, view


def notice(name: str, lang: str = "en", **fields: str) -> dict[str, str]:
    body = fields.pop("body", "")
    title = fields.pop("title", name)
    day = fields.pop("date", f"2020-{name[:5]}")
    return {f"content/news/2020/{name}/index.{lang}.md": text(title, body, date=day, **fields)}


def feed(site_context: Any, path: str = "en/feed.atom") -> Any:
    return context(site_context, path)


def titles(site_context: Any, path: str = "en/feed.atom") -> list[str]:
    return [entry.title for entry in feed(site_context, path).entries]


def test_ids_are_made_of_the_address_in_the_settings_whatever_url_says(tmp_path: Path) -> None:
    files = notice("12-24-a")
    for url in (None, "https://staging.example:8000/sub/"):
        result = feed(view(tmp_path, files, url=url))
        assert result.id == "tag:small.example,2020:en/feed"
        assert result.entries[0].id == "tag:small.example,2020:en/news/2020/12-24-a"
    assert result.entries[0].url == "https://staging.example:8000/sub/en/news/2020/12-24-a/"
    assert result.self_url == "https://staging.example:8000/sub/en/feed.atom"


def test_a_feed_holds_the_latest_texts_of_its_own_language(tmp_path: Path) -> None:
    files = {
        **notice("01-01-a"), **notice("01-02-b"), **notice("01-03-c"),
        **notice("01-04-d", "zh"), **notice("01-05-e", expires="2020-02-01"),
        **notice("01-06-f", draft="true"), **notice("01-07-g", date="2027-01-07"),
    }  # fmt: skip
    site_context = view(tmp_path, files, feed_size=2)
    assert titles(site_context) == titles(site_context, "en/feed.json") == ["01-03-c", "01-02-b"]
    assert titles(site_context, "zh/feed.atom") == ["01-04-d"]


def test_a_topic_has_a_feed_of_its_own(tmp_path: Path) -> None:
    files = {**notice("01-01-a", topics="[testing]"), **notice("01-02-b")}
    site_context = view(tmp_path, files)
    assert titles(site_context, "en/topics/testing/feed.atom") == ["01-01-a"]
    result = feed(site_context, "en/topics/testing/feed.atom")
    assert result.id == "tag:small.example,2020:en/topics/testing/feed"
    assert result.title == "Small portal · Testing"
    assert context(site_context, "en/topics/testing/index.html").head.feed == (
        "/en/topics/testing/feed.atom"
    )


def test_an_entry_was_last_changed_when_it_was_corrected_or_withdrawn(tmp_path: Path) -> None:
    files = {
        **notice("01-01-a"),
        **notice("01-02-b", updated="2020-03-01 09:30"),
        **notice(
            "01-03-c", updated="2020-03-01", withdrawn="\n  date: 2020-04-01\n  reason: Wrong"
        ),
    }
    result = feed(view(tmp_path, files))
    assert [(entry.published, entry.updated) for entry in result.entries] == [
        ("2020-01-03T00:00:00+08:00", "2020-04-01T00:00:00+08:00"),
        ("2020-01-02T00:00:00+08:00", "2020-03-01T09:30:00+08:00"),
        ("2020-01-01T00:00:00+08:00", "2020-01-01T00:00:00+08:00"),
    ]
    assert result.updated == "2020-04-01T00:00:00+08:00"
    assert result.entries[0].withdrawn == "Wrong"


def test_a_feed_without_entries_was_never_changed(tmp_path: Path) -> None:
    result = feed(view(tmp_path, notice("01-01-a")), "zh/feed.atom")
    assert (result.entries, result.updated) == ((), "1970-01-01T00:00:00+00:00")


def test_links_of_an_entry_are_whole(tmp_path: Path) -> None:
    body = "## Scope\n\n[a](#scope) [b](/en/about/) [c](plan.pdf) [d](../01-02-b/) ![p](p.png)\n"
    files: dict[str, Any] = {
        **notice("01-01-a", body=body),
        **notice("01-02-b"),
        "content/news/2020/01-01-a/plan.pdf": b"",
        "content/news/2020/01-01-a/p.png": PNG,
    }
    site_context = view(tmp_path, files, url="https://small.example/sub/")
    values = [each for each in feed(site_context).entries[1].body.values if "=" in each]
    own = "https://small.example/sub/en/news/2020/01-01-a/"
    assert values == [
        'id="scope"',
        f'href="{own}#scope"',
        'href="https://small.example/sub/en/about/"',
        f'href="{own}plan.pdf"',
        'href="https://small.example/sub/en/news/2020/01-02-b/"',
        f'src="{own}p.png"',
    ]
