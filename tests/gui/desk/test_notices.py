"""What a person is told: once when it breaks, once when it is well, and never in quiet hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.gui.desk.handles import Doors, broken, channel, entry, gone, snapshot
from wizard.gui.bridge import Bridge, Problem
from wizard.gui.desk.core import DeskCore
from wizard.gui.desk.notices import AGAIN_SECONDS, TICKETS_SECONDS, Notice, Notices
from wizard.gui.desk.wishes import Wishes
from wizard.sync.records import Counts, Kind
from wizard.sync.standing import Health, Mend, Part, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from wizard.sync.standing import ChannelStanding

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


class Told:
    """Notices on a core that says what the test says, at the time that the test says."""

    def __init__(self) -> None:
        self.bridge = Bridge()
        self.core = DeskCore(self.bridge, {}, Doors().ways)
        self.wishes = Wishes()
        self.now = AT
        self.visible = True
        self.shown: list[Notice] = []
        self.notices = Notices(self.core, lambda: self.wishes, self._show, lambda: self.now)

    def _show(self, notice: Notice) -> bool:
        if self.visible:
            self.shown.append(notice)
        return self.visible

    def state(self, *channels: ChannelStanding) -> None:
        self.core.snapshot = snapshot(*channels)
        self.core.snapshot_changed.emit(self.core.snapshot)

    def problem(self, problem: Problem | None) -> None:
        self.core.problem = problem
        if problem is not None:
            self.core.failed.emit(problem)
        else:
            self.core.role_changed.emit("desk")

    @property
    def texts(self) -> list[tuple[str, str]]:
        shown, self.shown = [(each.title, each.text) for each in self.shown], []
        return shown


@pytest.fixture
def told(qtbot: QtBot) -> Iterator[Told]:
    made = Told()
    yield made
    made.core.stop()
    gone(made.notices, made.core, made.bridge)


WELL = "It works again. Everything that waited goes on."


def test_once_when_it_breaks_and_once_when_it_is_well(told: Told) -> None:
    told.state(channel("brand"), channel("help"))
    assert told.texts == []
    for _time in range(3):
        told.state(broken("brand", text="Log in again."), channel("help"))
    told.state(broken("brand", text="Log in again, 2 replies wait."), channel("help"))
    assert told.texts == [("brand", "Log in again.")]
    told.state(channel("brand"), channel("help"))
    told.state(channel("brand"), channel("help"))
    assert told.texts == [("brand", WELL)]


def test_each_channel_and_each_part_for_itself(told: Told) -> None:
    told.state(broken("brand", text="Log in."), broken("help", text="Log in, too."))
    assert told.texts == [("brand", "Log in."), ("help", "Log in, too.")]
    chain = tuple(
        replace(link, health=Health.BROKEN, text="A new token.", mend=Mend.NEW_TOKEN)
        if link.part is Part.HUB
        else link
        for link in broken("brand", text="Log in.").chain
    )
    told.state(channel("brand", State.NEEDS_YOU, chain=chain), broken("help", text="Log in, too."))
    assert told.texts == [("brand", "A new token.")]


def test_what_flutters_is_not_told_again_and_again(told: Told) -> None:
    for _time in range(5):
        told.state(broken("brand", text="Log in."))
        told.state(channel("brand"))
        told.now += timedelta(seconds=20)
    assert told.texts == [("brand", "Log in."), ("brand", WELL)]
    told.now += timedelta(seconds=AGAIN_SECONDS)
    told.state(broken("brand", text="Log in."))
    assert told.texts == [("brand", "Log in.")]


def test_paused_or_not_tried_yet_is_not_well(told: Told) -> None:
    told.state(broken("brand"))
    told.texts  # noqa: B018 - forgotten
    for health in (Health.OFF, Health.WAITING):
        chain = tuple(replace(link, health=health) for link in channel("brand").chain)
        told.state(channel("brand", State.PAUSED, chain=chain))
        assert told.texts == []
    told.state(channel("brand"))
    assert told.texts == [("brand", WELL)]


def test_a_channel_that_was_removed_is_not_well(told: Told) -> None:
    told.state(broken("brand"))
    told.texts  # noqa: B018 - forgotten
    told.state()
    assert told.texts == []


def test_the_engine_that_cannot_run(told: Told) -> None:
    told.state(broken("brand", text="Log in."))
    told.problem(Problem("The keyring is locked.", "Unlock it."))
    told.state(channel("brand", State.STOPPED, chain=broken("brand").chain))
    assert told.texts == [("brand", "Log in."), ("Channel Wizard", "The keyring is locked. Unlock it.")]
    told.problem(None)
    assert told.texts == [("Channel Wizard", WELL)]


def test_what_mends_itself_is_nobodys_business(told: Told) -> None:
    told.problem(Problem("The disk was busy.", later=True, person=False))
    waiting = tuple(replace(link, health=Health.WAITING, mend=Mend.TRY_NOW) for link in channel("brand").chain)
    told.state(channel("brand", State.TROUBLE, chain=waiting))
    assert told.texts == []


def test_in_quiet_hours_nothing_and_afterwards_what_is_still_broken(told: Told) -> None:
    told.wishes = Wishes(quiet=True, quiet_from="11:00", quiet_to="13:00")
    told.state(broken("brand", text="Log in."), broken("help", text="Log in, too."))
    told.state(broken("brand", text="Log in."), channel("help"))
    assert told.texts == []
    told.now += timedelta(hours=1)
    told.notices.look()
    assert told.texts == [("brand", "Log in.")]


def test_what_is_set_aside_is_told_and_not_again_and_again(told: Told) -> None:
    def aside(count: int) -> None:
        told.state(channel("brand", counts=Counts(0, 0, count, 0, 0, 0)))

    aside(2)
    assert told.texts == []  # there before
    aside(3)
    aside(4)
    assert told.texts == [("brand", "Set aside for you to look at: 3.")]
    aside(0)
    told.now += timedelta(seconds=AGAIN_SECONDS)
    aside(1)
    assert told.texts == [("brand", "Set aside for you to look at: 1.")]


def test_where_nothing_can_be_shown_it_is_shown_later(told: Told) -> None:
    told.visible = False
    told.state(broken("brand", text="Log in."))
    told.visible = True
    told.notices.look()
    assert told.texts == [("brand", "Log in.")]


def test_nobody_who_does_not_want_it_is_told(told: Told) -> None:
    told.wishes = Wishes(notify=False)
    told.state(broken("brand"))
    told.core.entries_added.emit((entry(1),))
    told.notices._tell_tickets()
    assert told.texts == []


def test_new_tickets_are_told_together_and_without_their_words(told: Told, qtbot: QtBot) -> None:
    told.wishes = Wishes(notify_tickets=True)
    told.core.entries_added.emit((entry(1, who="Alice", text="my password is tiger"), entry(2, Kind.NOTE)))
    qtbot.waitUntil(lambda: bool(told.shown), timeout=60_000)
    assert told.texts == [("brand", "A Ticket from Alice.")]
    for number in range(3, 60):
        told.core.entries_added.emit((entry(number, channel="help" if number % 2 else "brand"),))
    assert told.texts == []
    told.now += timedelta(seconds=TICKETS_SECONDS)
    told.notices._tell_tickets()
    assert told.texts == [("brand, help", "New Tickets: 57.")]
