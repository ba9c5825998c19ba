"""What a packager writes, and what becomes of it where it is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.updates.feeds import PAGES, Publisher
from wizard.updates.build import Build, load_build
from wizard.updates.state import State

if TYPE_CHECKING:
    from pathlib import Path

FEED = "https://releases.example/feed"


def wrote(folder: Path, text: str) -> Build:
    path = folder / "updates.toml"
    path.write_text(text, encoding="utf-8")
    return load_build(path)


def toml(feed: str = FEED, pages: str = PAGES, keys: str | None = None, *, more: str = "") -> str:
    keys = keys if keys is not None else f'["{Publisher().line}"]'
    return f'feed = "{feed}"\nkeys = {keys}\npages = "{pages}"\n{more}'


def test_the_source_names_no_feed_and_asks_nobody() -> None:
    build = load_build()
    assert build == Build()
    assert not State(on=True).is_on(build)


def test_what_a_packager_wrote(tmp_path: Path) -> None:
    build = wrote(tmp_path, toml())
    assert (build.feed, build.host, build.pages, len(build.keys)) == (FEED, "releases.example", PAGES, 1)
    assert (build.enabled, build.fault) == (True, "")
    assert len(wrote(tmp_path, toml(keys=f'["{Publisher().line}", "{Publisher().line}"]')).keys) == 2
    assert wrote(tmp_path, toml(feed="http://127.0.0.1:8000/feed")).host == "127.0.0.1"  # to try it


def test_a_distribution_switches_it_off_and_a_person_on_again(tmp_path: Path) -> None:
    build = wrote(tmp_path, toml(more="enabled = false"))
    assert not State().is_on(build)
    assert State(on=True).is_on(build)
    assert State().is_on(wrote(tmp_path, toml()))
    assert not State(on=False).is_on(wrote(tmp_path, toml()))
    assert wrote(tmp_path, "enabled = false") == Build(enabled=False)  # it need not know of any feed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("feed = ", "cannot be read"),
        (toml(feed="http://releases.example/feed"), "not encrypted"),
        (toml(feed="https://me:secret@releases.example/"), "user name or password"),
        (toml(feed="releases"), "no web address|not a web address"),
        (toml(feed="https://[/"), "not a web address"),
        (toml(pages="https://releases.example/wizard"), "end with a slash"),
        (toml(pages="http://127.0.0.1/"), "begin with https"),
        (toml(pages=""), "not a web address"),
        (toml(keys="[]"), "one or two public keys"),
        (toml(keys='"RW"'), "one or two public keys"),
        (toml(keys='["RW"]'), "no public key"),
        (toml(keys='["RW", "RW", "RW"]'), "one or two public keys"),
    ],
)
def test_a_file_that_is_wrong_is_no_feed_and_says_why(text: str, said: str, tmp_path: Path) -> None:
    import re

    build = wrote(tmp_path, text)
    assert build.feed == ""
    assert re.search(said, build.fault), build.fault
    assert "secret" not in build.fault


def test_without_a_file_there_is_no_feed(tmp_path: Path) -> None:
    assert load_build(tmp_path / "none.toml") == Build()
