"""What breaks on this computer: a full disk, locked or lost secrets, a damaged or busy journal, sleep."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.engine import QUICK
from tests.gui.desk.faults.ring import forget, lock
from tests.gui.desk.faults.someone import NAME, PLENTY, WELL
from tests.gui.desk.homes import install
from tests.unit.sync.test_engine_home import damage
from wizard.app import App
from wizard.gui.desk.signs import Sign
from wizard.practice.faults import Fault
from wizard.practice.faults import Kind as FaultKind
from wizard.sync.standing import Health, Mend, Part, State

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.desk.faults.someone import Someone

pytestmark = pytest.mark.any_logs  # what breaks is logged


def test_sleep(someone: Someone) -> None:
    """By itself things would be looked at again after an hour."""
    someone.starts(replace(QUICK, poll=3600, poll_streaming=3600, refresh=3600, check=3600, housekeeping=0.05))
    someone.all_is_well(mended=False)
    there = someone.there
    there.network_offline()
    someone.somebody_posts("written while it slept")
    there.network_online()
    someone.computer.slept += 3600
    someone.nothing_is_lost_or_doubled(4)
    someone.all_is_well(mended=False)


# --- The disk ---------------------------------------------------------------------------------------------------


def test_a_disk_that_fills_up(working: Someone) -> None:
    working.computer.free = 0
    words = "The disk is almost full. Nothing is lost; nothing more is taken in."
    working.is_told(State.NEEDS_YOU, Part.COMPUTER, Health.BROKEN, Mend.MAKE_ROOM, words)
    working.is_notified(words)
    working.somebody_posts("are you there?")
    working.agent_answers("Yes, until six.")
    working.mends("Look again")  # nothing has been freed yet
    working.is_told(State.NEEDS_YOU, Part.COMPUTER, Health.BROKEN, Mend.MAKE_ROOM, words)
    assert len(working.there.messages()) == 3
    working.computer.free = PLENTY
    working.mends("Look again")
    working.all_is_well()
    working.nothing_is_lost_or_doubled(4, "Yes, until six.")


# --- Secrets ----------------------------------------------------------------------------------------------------


def test_a_keyring_that_is_locked_at_the_start(someone: Someone, ring: Path) -> None:
    lock(ring, locked=True)
    someone.starts()
    someone.waits(lambda: someone.desk.core.problem, "the problem")
    assert someone.desk.tray.sign is Sign.NEEDS_YOU
    assert "The keyring is locked. Unlock it" in someone.tooltip
    someone.waits(lambda: someone.told, "the notification")
    assert [title for title, _text in someone.told] == ["Channel Wizard"]
    someone.waits(lambda: someone.sees("chain.mend.action"), "the button")
    lock(ring, locked=False)
    someone.mends("Start")
    someone.waits(lambda: someone.desk.core.problem is None, "the start")
    someone.waits(lambda: len(someone.told) == 2, "the second notification")
    assert someone.told[1] == ("Channel Wizard", WELL)
    someone.nothing_is_lost_or_doubled(3)


def test_a_keyring_that_is_locked_while_a_channel_begins_again(someone: Someone, ring: Path) -> None:
    """The engine runs; the channel cannot be started anew. (By itself that is tried after an hour here.)"""
    someone.starts(replace(QUICK, check_again=3600))
    someone.all_is_well(mended=False)
    lock(ring, locked=True)
    someone.begins_anew()
    words = "The keyring is locked. Unlock it"
    someone.is_told(State.NEEDS_YOU, Part.COMPUTER, Health.BROKEN, Mend.UNLOCK_SECRETS, words)
    someone.is_notified(words)
    someone.somebody_posts("are you there?")
    lock(ring, locked=False)
    someone.mends("Try again")
    someone.all_is_well()
    someone.nothing_is_lost_or_doubled(4)


def test_a_token_that_is_no_longer_in_the_keyring(working: Someone, ring: Path) -> None:
    token = forget(ring, f"{NAME}/socialhub-token")
    working.begins_anew()
    words = "The SocialHub token of brand is not in the store of secrets."
    working.is_told(State.NEEDS_YOU, Part.COMPUTER, Health.BROKEN, Mend.NEW_TOKEN, words)
    working.is_notified(words)
    working.opens_the_second_window("gives a token", "Enter a new token", token)
    working.all_is_well()


def test_a_log_in_that_is_no_longer_in_the_keyring(working: Someone, ring: Path) -> None:
    forget(ring, f"{NAME}/network")
    working.begins_anew()
    words = "The log-in of brand is not in the store of secrets."
    working.is_told(State.NEEDS_YOU, Part.COMPUTER, Health.BROKEN, Mend.LOG_IN, words)
    assert working.text("chain.mend.action") == "Log in again"
    working.keeps_login(working.there.do(lambda: working.there.fediverse.token_for("brand")))
    working.all_is_well()


def test_a_webhook_secret_that_is_no_longer_in_the_keyring(working: Someone, ring: Path) -> None:
    forget(ring, f"{NAME}/webhook-secret")
    working.begins_anew()
    words = "The webhook’s secret is not in the store of secrets"
    working.is_told(State.NEEDS_YOU, Part.REPLIES, Health.BROKEN, Mend.REGISTER_WEBHOOK, words)
    working.is_notified(words)
    working.mends("Register the webhook again")
    working.all_is_well()
    working.agent_answers("Yes, until six.")
    working.nothing_is_lost_or_doubled(3, "Yes, until six.")


# --- The journal ------------------------------------------------------------------------------------------------


def test_a_journal_that_is_damaged_while_it_works(working: Someone) -> None:
    damage(App.build(working.environ).journal_path)
    working.somebody_posts("are you still there?")
    working.agent_answers("Yes, until six.")
    working.nothing_is_lost_or_doubled(4, "Yes, until six.")
    working.all_is_well(mended=False)
    assert working.desk.core.problem is None


@pytest.mark.long  # SQLite waits for twenty seconds
def test_a_journal_that_another_program_keeps_locked(working: Someone) -> None:
    path = App.build(working.environ).journal_path
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        working.somebody_posts("are you there?")
        words = "The journal is busy. Another program holds it."
        working.is_told(State.TROUBLE, Part.COMPUTER, Health.WAITING, Mend.TRY_NOW, words)
        other.execute("ROLLBACK")
    working.all_is_well(mended=False)
    working.nothing_is_lost_or_doubled(4)


# --- What is set aside, and several channels --------------------------------------------------------------------


def test_what_is_set_aside_is_tried_again_or_given_up(working: Someone) -> None:
    there = working.there
    there.do(lambda: there.hub.faults.set("create_ticket", {Fault(FaultKind.ERROR_BEFORE, status=400): 1.0}))
    for text in ("one", "two"):
        working.somebody_posts(text)
    working.waits(lambda: working.standing.counts.aside == 2, "what is set aside")
    working.waits(lambda: working.told, "the notification")
    assert working.told[0] == (NAME, "Set aside for you to look at: 1.") or "2." in working.told[0][1]
    assert "Set aside for you to look at: 2." in working.tooltip
    there.do(there.hub.faults.clear)
    working.clicks("main.tab.attention")
    working.clicks("attention.again.0")
    working.waits(lambda: len(there.messages()) == 4, "the Ticket")
    working.waits(lambda: not working.sees("attention.item.1"), "the rest")
    working.clicks("attention.give_up.0")
    working.answers("attention.sure", "attention.sure.give_up")
    working.waits(lambda: working.sees("attention.empty"), "an empty page")
    working.waits(lambda: "Set aside" not in working.tooltip, "the tooltip")
    assert len(there.messages()) == 4


async def test_two_channels_in_different_trouble(someone: Someone) -> None:
    there = someone.there
    other = there.do(lambda: there.hub.add_channel("Help"))
    await install(someone.environ, there, "help", other)
    someone.starts()
    someone.waits(lambda: all(each.state is State.IN_STEP for each in someone.snapshot.channels), "both")
    there.do(lambda: there.hub.replace_token(other.id))
    there.network_offline()

    def both() -> bool:
        states = {each.name: each.state for each in someone.snapshot.channels}
        return states == {NAME: State.TROUBLE, "help": State.NEEDS_YOU}

    someone.waits(both, "both troubles")
    assert someone.desk.tray.sign is Sign.NEEDS_YOU
    lines = someone.tooltip.splitlines()
    assert lines[1] == "help: SocialHub no longer accepts the access token."
    assert lines[2].startswith(f"{NAME}: ")
    assert "cannot be reached." in lines[2]
    someone.waits(lambda: someone.told, "the notification")
    assert [title for title, _text in someone.told] == ["help"]
