"""The desk's core: who holds the home, what is told of it, and how often."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.gui.desk.handles import Doors, channel, entry, gone, snapshot
from wizard.control.handle import News
from wizard.errors import SecretsUnavailable
from wizard.gui.bridge import Bridge
from wizard.gui.desk.core import PAUSE_SECONDS, STARTING, DeskCore
from wizard.sync.standing import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from wizard.gui.bridge import Problem
    from wizard.gui.desk.holding import Held
    from wizard.sync.records import Entry
    from wizard.sync.standing import Snapshot

_PATIENCE = 60_000  # ms


class Heard:
    """Everything that a core has told."""

    def __init__(self, core: DeskCore) -> None:
        self.snapshots: list[Snapshot] = []
        self.entries: list[tuple[Entry, ...]] = []
        self.problems: list[Problem] = []
        self.times: list[float] = []
        core.snapshot_changed.connect(self._snapshot)
        core.entries_added.connect(self.entries.append)
        core.failed.connect(self.problems.append)

    def _snapshot(self, found: Snapshot) -> None:
        self.snapshots.append(found)
        self.times.append(time.monotonic())


@pytest.fixture
def doors() -> Doors:
    return Doors()


@pytest.fixture
def core(doors: Doors, tmp_path: Path, qtbot: QtBot) -> Iterator[DeskCore]:
    bridge = Bridge()
    made = DeskCore(bridge, {"CHANNEL_WIZARD_HOME": str(tmp_path)}, doors.ways)
    yield made
    made.stop()
    gone(made, bridge)


def test_news_comes_as_it_is(core: DeskCore, doors: Doors, qtbot: QtBot) -> None:
    heard = Heard(core)
    assert core.snapshot == STARTING
    core.start()
    qtbot.waitUntil(lambda: doors.working.listening, timeout=_PATIENCE)
    doors.working.tell(News(snapshot(channel())), News(None, (entry(1), entry(2))))
    qtbot.waitUntil(lambda: bool(heard.entries), timeout=_PATIENCE)
    assert (core.role, core.problem) == ("desk", None)
    assert heard.snapshots == [snapshot(channel())] == [core.snapshot]
    assert heard.entries == [(entry(1), entry(2))]


def test_much_news_is_told_together_and_none_is_left_out(core: DeskCore, doors: Doors, qtbot: QtBot) -> None:
    heard = Heard(core)
    core.start()
    qtbot.waitUntil(lambda: doors.working.listening, timeout=_PATIENCE)
    begun = time.monotonic()
    for number in range(1, 101):
        doors.working.tell(News(snapshot(text=str(number)), (entry(number),)))
        qtbot.wait(10)
    qtbot.waitUntil(lambda: bool(heard.snapshots) and heard.snapshots[-1].text == "100", timeout=_PATIENCE)
    took = time.monotonic() - begun
    assert [each.id for some in heard.entries for each in some] == list(range(1, 101))
    assert len(heard.snapshots) <= took / PAUSE_SECONDS + 2


def test_the_same_again_is_no_news(core: DeskCore, doors: Doors, qtbot: QtBot) -> None:
    heard = Heard(core)
    core.start()
    qtbot.waitUntil(lambda: doors.working.listening, timeout=_PATIENCE)
    doors.working.tell(News(snapshot(channel())))
    qtbot.waitUntil(lambda: bool(heard.snapshots), timeout=_PATIENCE)
    doors.working.tell(News(snapshot(channel()), (entry(1),)))
    qtbot.waitUntil(lambda: bool(heard.entries), timeout=_PATIENCE)
    assert len(heard.snapshots) == 1


def test_a_question_waits_for_the_start(core: DeskCore, qtbot: QtBot) -> None:
    answers: list[str] = []

    async def question(held: Held) -> str:
        return held.handle.hello.role

    core.ask(core, question, answers.append, lambda problem: answers.append(str(problem)))
    core.start()
    qtbot.waitUntil(lambda: answers == ["desk"], timeout=_PATIENCE)


def test_what_stands_in_the_way_is_said_and_tried_again(core: DeskCore, doors: Doors, qtbot: QtBot) -> None:
    heard = Heard(core)
    doors.shut = SecretsUnavailable("The keyring is locked.", "Unlock it.")
    core.start()
    qtbot.waitUntil(lambda: bool(heard.problems), timeout=_PATIENCE)
    assert (core.role, str(core.problem)) == ("", "The keyring is locked. Unlock it.")
    qtbot.waitUntil(lambda: doors.resting.listening, timeout=_PATIENCE)
    doors.resting.tell(News(snapshot(channel(state=State.STOPPED), state=State.STOPPED)))
    qtbot.waitUntil(lambda: core.snapshot.state is State.STOPPED, timeout=_PATIENCE)
    core.try_again()
    qtbot.waitUntil(lambda: doors.open.count("refused") == 2, timeout=_PATIENCE)
    qtbot.waitUntil(lambda: doors.resting.listening, timeout=_PATIENCE)
    assert len(heard.problems) == 1  # told once for one reason
    doors.shut = None
    core.try_again()
    qtbot.waitUntil(lambda: core.role == "desk", timeout=_PATIENCE)
    assert core.problem is None


def test_after_another_engine_ended_nothing_is_told_twice(core: DeskCore, doors: Doors, qtbot: QtBot) -> None:
    heard = Heard(core)
    core.start()
    qtbot.waitUntil(lambda: doors.working.listening, timeout=_PATIENCE)
    doors.working.tell(News(None, (entry(7),)))
    doors.working.end()
    qtbot.waitUntil(lambda: doors.working.after == [None, 7], timeout=_PATIENCE)
    qtbot.waitUntil(lambda: bool(heard.entries), timeout=_PATIENCE)
    assert doors.open == ["work begun", "work ended", "work begun"]


def test_stopping_ends_what_holds_the_home(core: DeskCore, doors: Doors, qtbot: QtBot) -> None:
    core.start()
    qtbot.waitUntil(lambda: doors.working.listening, timeout=_PATIENCE)
    core.stop()
    assert doors.open == ["work begun", "work ended"]
