"""What is kept of choices and news, by several at once, and what a damaged file is worth."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.updates.feeds import PAGES, WHAT, Publisher, home_in
from wizard.updates.build import Build
from wizard.updates.state import Offer, State, StateFile
from wizard.words import Words, say

if TYPE_CHECKING:
    from pathlib import Path

OFFER = Offer("1.5.0", "2026-11-20", f"{PAGES}1.5.0", WHAT, critical=True)
BUILD = Build("https://releases.example/feed", (Publisher().key,), PAGES)
FULL = State(
    on=False, asked=5, read=4, next=6, problem="x", seen={"AB": 3}, offer=OFFER, skipped="1.4.0", told="1.5.0"
)


@pytest.fixture
def file(tmp_path: Path) -> StateFile:
    return StateFile(home_in(tmp_path))


def test_it_comes_back_as_it_was(file: StateFile) -> None:
    assert file.load() == State()
    file.update(lambda _none: FULL)
    assert file.load() == FULL


def test_a_sentence_can_still_be_translated(file: StateFile) -> None:
    sentence = say("{host} could not be reached.", host="releases.example")
    file.update(lambda state: replace(state, problem=sentence))
    kept = file.load().problem
    assert isinstance(kept, Words)
    assert kept.pattern == "{host} could not be reached."


def test_what_is_skipped_and_what_runs_already_is_not_offered(file: StateFile) -> None:
    file.update(lambda state: replace(state, offer=replace(OFFER, critical=False)))
    offer = file.load().offered(BUILD, "1.4.0")
    assert offer is not None
    assert file.load().offered(BUILD, "1.5.0") is None  # it was updated meanwhile
    assert file.load().offered(BUILD, "1.6.0") is None
    assert file.load().offered(BUILD, "no version") is None
    skipped = file.skip(offer)
    assert skipped.offered(BUILD, "1.4.0") is None
    assert skipped.newer(BUILD, "1.4.0") == offer  # whoever asks is told
    assert replace(skipped, offer=replace(offer, version="1.6.0")).offered(BUILD, "1.4.0") is not None
    assert replace(skipped, offer=OFFER).offered(BUILD, "1.4.0") == OFFER, "it was not known to be critical then"


def test_what_another_build_heard_is_not_for_this_one(file: StateFile) -> None:
    """A bundle was replaced by a distribution's package, which is older and has no feed, or its own."""
    state = file.update(lambda state: replace(state, offer=OFFER))
    assert state.offered(BUILD, "1.4.0") is not None
    assert state.newer(Build(), "1.4.0") is None
    assert state.newer(replace(BUILD, pages="https://distribution.example/"), "1.4.0") is None


def test_two_at_once_lose_nothing(file: StateFile) -> None:
    def add(number: int) -> None:
        StateFile(file_home).update(lambda state: replace(state, seen={**state.seen, str(number): number}))

    file_home = home_in(file._path.parent.parent)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(40)))
    assert len(file.load().seen) == 40


def damaged(**values: Any) -> str:
    whole: dict[str, Any] = {
        "version": 1,
        "on": None,
        "asked": None,
        "read": None,
        "next": 0,
        "problem": "",
        "seen": {},
    }
    return json.dumps({**whole, "offer": None, "skipped": "", "told": "", **values})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        "{}",
        damaged(version=2),
        damaged(on="yes"),
        damaged(next="soon"),
        damaged(seen=[1]),
        damaged(seen={"AB": "x"}),
        damaged(offer={"version": "1.5.0"}),
        damaged(offer={"version": 1, "date": "", "page": "", "what": {}, "critical": False}),
        damaged(offer={"version": "1", "date": "", "page": "", "what": {"en": 1}, "critical": False}),
        damaged(skipped=None),
    ],
)
def test_a_damaged_file_is_as_none_and_is_written_anew(file: StateFile, text: str) -> None:
    assert json.loads(damaged())  # the form itself is right
    file._path.parent.mkdir(parents=True)
    file._path.write_text(text, encoding="utf-8")
    assert file.load() == State()
    file.switch(on=True)
    assert file.load() == State(on=True)


def test_the_form_that_is_damaged_above_is_right_otherwise(file: StateFile) -> None:
    file._path.parent.mkdir(parents=True)
    file._path.write_text(damaged(next=7), encoding="utf-8")
    assert file.load() == State(next=7)


def test_switched_on_it_is_asked_soon_and_off_it_stays_as_it_is(file: StateFile) -> None:
    file.update(lambda _none: State(next=9))
    assert file.switch(on=False) == State(on=False, next=9)
    assert file.switch(on=True) == State(on=True, next=0)
