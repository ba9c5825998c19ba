"""The file that a journey is kept in: what it holds comes back, whatever else it is counts as none."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from wizard.errors import WizardError
from wizard.home import Home
from wizard.journey.state import (
    RESTS_ON,
    STEPS,
    Account,
    Purpose,
    RepliesChoice,
    SetupState,
    StateStore,
    Step,
    TokenFacts,
    Unfinished,
    begin,
)

if TYPE_CHECKING:
    from pathlib import Path

FULL = SetupState(
    purpose=Purpose.PRACTICE,
    current=Step.READY,
    done=tuple(Step)[:-1],
    hub_url="http://127.0.0.1:1/",
    token=TokenFacts(
        "a" * 24, "b" * 24, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "Größe \ud800", None, editable=False
    ),
    network_kind="mastodon",
    network_fields={"server": "https://mastodon.example"},
    account=Account("1", "Brand <b>", "@brand@mastodon.example", None, "https://mastodon.example/a.png"),
    sources=("mentions",),
    since="7d",
    manifest={"inbox": {"ticketActions": [{"id": "reply", "config": {"maxLength": 500}}], "rightSidebar": []}},
    manifest_base={"inbox": {"ticketActions": []}},
    replies=RepliesChoice("direct", "https://brand.example/hook", "127.0.0.1:8765"),
    unfinished=Unfinished("brand", "https://brand.example/hook"),
)


@pytest.fixture
def store(tmp_path: Path) -> StateStore:
    return StateStore(Home(tmp_path / "config", tmp_path / "data", tmp_path / "logs"))


@pytest.mark.parametrize("state", [FULL, *map(begin, Purpose), replace(FULL, installed="brand", sources=None)])
def test_what_is_kept_comes_back(store: StateStore, state: SetupState) -> None:
    store.save(state)
    assert store.load() == state
    assert store.path.stat().st_mode & 0o077 == 0
    store.clear()
    store.clear()
    assert store.load() is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"purpose": "new", "current": "ready"}',  # a step that may not be shown yet
        b'{"purpose": "token", "current": "network"}',  # one that is none of this journey
        b'{"purpose": "new", "current": "welcome", "version": 2}',
        b'{"purpose": "new", "current": "welcome", "unknown": {"purpose": 1}, "done": 5}',
    ],
)
def test_what_cannot_be_read_is_as_good_as_none(store: StateStore, content: bytes) -> None:
    store.path.parent.mkdir(parents=True)
    store.path.write_bytes(content)
    assert store.load() is None
    store.save(FULL)
    assert store.load() == FULL


def test_half_a_file_never_counts(store: StateStore) -> None:
    store.save(FULL)
    whole = store.path.read_bytes()
    for length in range(0, len(whole.rstrip()), 7):
        store.path.write_bytes(whole[:length])
        assert store.load() is None


def test_a_folder_in_the_way(store: StateStore) -> None:
    store.path.mkdir(parents=True)
    assert store.load() is None
    with pytest.raises(WizardError, match="cannot be kept"):
        store.save(FULL)
    store.clear()
    store.path.rmdir()
    store.save(FULL)


def test_many_writers_leave_one_whole_file(store: StateStore) -> None:
    states = [replace(FULL, since=since) for since in ("now", "24h", "7d", "30d")] * 8
    writers = [threading.Thread(target=store.save, args=(state,)) for state in states]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert store.load() in states
    assert list(store.path.parent.iterdir()) == [store.path]
    assert json.loads(store.path.read_text())["version"] == 1


def test_a_step_may_be_shown_once_all_before_it_are_finished() -> None:
    for purpose in Purpose:
        state = begin(purpose)
        for step in STEPS[purpose]:
            assert state.current is step
            assert [each for each in Step if state.may_show(each)] == [
                each for each in STEPS[purpose] if STEPS[purpose].index(each) <= STEPS[purpose].index(step)
            ]
            if step is not Step.READY:
                state = state.finishing(step)
        assert [each for each in Step if replace(state, installed="brand").may_show(each)] == [Step.READY]


@pytest.mark.parametrize("step", list(Step))
def test_another_answer_reopens_exactly_what_rests_on_it(step: Step) -> None:
    reopened = {each for each in FULL.done if each not in FULL.reopening(step).done}
    assert reopened == {each for each, others in RESTS_ON.items() if step in others}
    assert FULL.reopening(Step.RELAY) == FULL
