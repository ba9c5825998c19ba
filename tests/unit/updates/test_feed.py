"""Which version is news, for whom, and what of a feed is refused or shown otherwise."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.unit.updates.feeds import PAGES, WHAT, document, release
from wizard.updates.feed import LONGEST_TEXT, Computer, news, read_feed, shown
from wizard.updates.minisign import FeedRefused

HERE = Computer("linux", "3.11.2")


def newest(running: str, *releases: dict[str, Any], computer: Computer = HERE) -> str | None:
    offer = news(read_feed(document(*releases), PAGES), running, computer)
    return offer.version if offer else None


@pytest.mark.parametrize(
    ("running", "there", "said"),
    [
        ("1.4.0", ["1.3.0", "1.4.1", "1.4.0"], "1.4.1"),
        ("1.9.0", ["1.10.0", "1.9.1"], "1.10.0"),  # numbers, not letters
        ("1.4.0", ["1.4.0"], None),
        ("1.4", ["1.4.0"], None),
        ("1.4.0+debian1", ["1.4.0"], None),
        ("1.5.0", ["1.4.0"], None),
        ("1.4.0", [], None),
        ("1.4.0", ["1.5.0rc1", "1.5.0.dev3"], None),  # not for whoever runs a release
        ("1.4.0", ["1.5.0rc1", "1.4.1"], "1.4.1"),
        ("1.5.0rc1", ["1.5.0rc2", "1.4.1"], "1.5.0rc2"),
        ("1.5.0rc1", ["1.5.0"], "1.5.0"),
        ("1.4.0", ["v1.5"], "1.5"),
        ("1.4.0", ["1!0.1"], "1!0.1"),
    ],
)
def test_the_newest_that_is_newer(running: str, there: list[str], said: str | None) -> None:
    assert newest(running, *(release(each) for each in there)) == said


def test_only_what_runs_here_is_news() -> None:
    old, new = release("1.4.0"), release("1.5.0", python=">=3.13")
    assert newest("1.3.0", old, new) == "1.4.0"
    assert newest("1.3.0", old, new, computer=Computer("linux", "3.13.0")) == "1.5.0"
    assert newest("1.3.0", old, new, computer=Computer("linux", "")) == "1.5.0"  # it brings its own Python
    elsewhere = release("1.6.0", systems=["macos", "windows"])
    assert newest("1.3.0", old, elsewhere) == "1.4.0"
    assert newest("1.3.0", old, elsewhere, computer=Computer("windows", "3.11.2")) == "1.6.0"
    assert Computer.this().python


def test_what_mended_a_security_fault_makes_every_later_version_critical() -> None:
    releases = [release("1.4.1", critical=True), release("1.5.0")]
    feed = read_feed(document(*releases), PAGES)
    before, after = news(feed, "1.4.0", HERE), news(feed, "1.4.1", HERE)
    assert before is not None
    assert after is not None
    assert (before.version, before.critical, before.key) == ("1.5.0", True, "1.5.0 critical")
    assert (after.version, after.critical, after.key) == ("1.5.0", False, "1.5.0")


def test_texts_are_plain_and_short_whatever_was_signed() -> None:
    feed = read_feed(
        document(release("1.5.0", what={"en": "a\n\n<b>b</b>\u202ec\x1b[31m\u200d", "fr": "é" * 1000})), PAGES
    )
    offer = news(feed, "1.4.0", HERE)
    assert offer is not None
    assert offer.text("en") == "a <b>bc[31m".replace("<b>b", "<b>b</b>")
    assert offer.text("fr") == "é" * (LONGEST_TEXT - 1) + "…"
    assert offer.text("de") == offer.text("en")
    assert all(shown(text) == text for text in WHAT.values())


@pytest.mark.parametrize(
    "page",
    [
        "http://releases.example/wizard/1.5.0",
        "https://releases.example/other/1.5.0",
        "https://releases.example.evil.example/wizard/",
        "https://releases.example/wizard",
        f"{PAGES}../evil",
        f"{PAGES}%2e%2e/evil",
        f"{PAGES}..\\evil",
        f"{PAGES}a b",
        f"{PAGES}a\nb",
        f"{PAGES}\u00e4",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "",
    ],
)
def test_a_page_that_is_none_of_ours_is_refused(page: str) -> None:
    with pytest.raises(FeedRefused, match="none of this build's"):
        read_feed(document(release("1.5.0", page=page)), PAGES)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"format": "1"}',
        document(format=0),
        document(format=None),
    ],
)
def test_what_is_no_feed_is_said_to_be_none(text: bytes) -> None:
    with pytest.raises(FeedRefused, match="no release feed"):
        read_feed(text, PAGES)


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"made": "2026-11-26T08:00:00"}, "made"),  # whose time?
        ({"made": "yesterday"}, "made"),
        ({"releases": "none"}, "releases"),
        ({"releases": [release("1.5.0", date="soon")]}, "releases.0.date"),
        ({"releases": [release("one")]}, "releases.version"),
        ({"releases": [release("1." * 40)]}, "releases.0.version"),
        ({"releases": [release("1.5.0", python="three")]}, "releases.version"),
        ({"releases": [release("1.5.0", what={"de": "Nur so."})]}, "releases.what"),
        ({"releases": [release("1.5.0", what="text")]}, "releases.0.what"),
    ],
)
def test_a_fault_is_named_by_its_place(values: dict[str, Any], where: str) -> None:
    with pytest.raises(FeedRefused, match=f"fault at {where}"):
        read_feed(json.dumps({**json.loads(document()), **values}).encode(), PAGES)


def test_a_newer_form_says_that_there_is_something_newer() -> None:
    with pytest.raises(FeedRefused, match="for newer versions of Channel Wizard"):
        read_feed(document(format=2), PAGES)


def test_what_is_not_known_yet_is_passed_over() -> None:
    found = json.loads(document(release("1.5.0", size=3), colour="blue"))
    assert newest("1.4.0", *found["releases"]) == "1.5.0"
