"""What the desk shows of a state: a sign of five, a word, and the last event in a line.

Five signs for seven states: an icon of 16 px has to be told apart at a glance, and the words beside it say more.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from wizard.gui.bridge import say_in_language
from wizard.gui.texts import when_ms
from wizard.sync.records import Kind
from wizard.sync.standing import State

if TYPE_CHECKING:
    from wizard.gui.bridge import Problem
    from wizard.sync.records import Entry
    from wizard.sync.standing import ChannelStanding, Snapshot
    from wizard.updates.state import Offer


_MOST_LINES = 3  # channels in a tooltip


class Sign(StrEnum):
    """The value is the name of the picture: `icons/tray-<value>.svg`."""

    IN_STEP = "in-step"
    WORKING = "working"
    PAUSED = "paused"
    NEEDS_YOU = "needs-you"
    OFFLINE = "offline"


_SIGNS = {
    State.IN_STEP: Sign.IN_STEP,
    State.WORKING: Sign.WORKING,
    State.PAUSED: Sign.PAUSED,
    State.TROUBLE: Sign.OFFLINE,  # somebody is not reached; nobody has to do anything
    State.OFFLINE: Sign.OFFLINE,
    State.NEEDS_YOU: Sign.NEEDS_YOU,
    State.STOPPED: Sign.PAUSED,
}


def sign_of(state: State) -> Sign:
    return _SIGNS[state]


def state_of(standing: ChannelStanding, *, running: bool) -> State:
    """What is said of a channel. What was in step when nobody works any more is not called so."""
    return standing.state if running or standing.state is not State.IN_STEP else State.STOPPED


def sign_of_all(snapshot: Snapshot, problem: Problem | None) -> Sign:
    """`problem`: why the engine cannot run, if it cannot."""
    if problem is None:
        return sign_of(snapshot.state)
    return Sign.NEEDS_YOU if problem.person else Sign.OFFLINE


def word_of(state: State) -> str:
    """A state in a word or two."""
    translate = QCoreApplication.translate
    words = {
        State.IN_STEP: translate("Signs", "in step"),
        State.WORKING: translate("Signs", "working"),
        State.PAUSED: translate("Signs", "paused"),
        State.TROUBLE: translate("Signs", "trying again"),
        State.OFFLINE: translate("Signs", "offline"),
        State.NEEDS_YOU: translate("Signs", "needs you"),
        State.STOPPED: translate("Signs", "stopped"),
    }
    return words[state]


def event_line(entry: Entry) -> str:
    """A line of the activity in one sentence, without what was written."""
    translate = QCoreApplication.translate
    about = {
        Kind.TICKET: translate("Signs", "Ticket from {0}"),
        Kind.TICKET_CHANGED: translate("Signs", "Ticket of {0} changed"),
        Kind.ASIDE: translate("Signs", "Set aside: {0}"),
        Kind.WITHDRAWN: translate("Signs", "{0} deleted a post"),
        Kind.REPLY_RECEIVED: translate("Signs", "Reply received"),
        Kind.REPLY_DELIVERED: translate("Signs", "Reply delivered"),
        Kind.REPLY_REFUSED: translate("Signs", "Reply refused"),
        Kind.REPLY_WAITING: translate("Signs", "Reply waiting"),
        Kind.ACTION_DONE: translate("Signs", "Action done"),
        Kind.ACTION_REFUSED: translate("Signs", "Action refused"),
    }
    if entry.kind not in about:
        return say_in_language(entry.note)
    return about[entry.kind].format(entry.who or "?")


def moment(at: int) -> str:
    """The time of today, else with its date. `at`: ms since 1970."""
    then = QDateTime.fromMSecsSinceEpoch(at)
    if then.date() == QDate.currentDate():
        return QLocale().toString(then.time(), QLocale.FormatType.ShortFormat)
    return when_ms(at)


def last_event(snapshot: Snapshot) -> Entry | None:
    """The newest line of the activity of any channel."""
    entries = [each.last for each in snapshot.channels if each.last is not None]
    return max(entries, key=lambda each: (each.at, each.id), default=None)


def _wrong(snapshot: Snapshot) -> list[str]:
    """The sentence of each channel that somebody should know of; the most urgent come first."""
    wrong = [each for each in snapshot.channels if each.state in (State.NEEDS_YOU, State.TROUBLE)]
    wrong.sort(key=lambda each: each.state is not State.NEEDS_YOU)
    lines = [f"{each.name}: {say_in_language(each.text)}" for each in wrong[:_MOST_LINES]]
    if len(wrong) > len(lines):
        lines.append(QCoreApplication.translate("Signs", "and {0} more").format(len(wrong) - len(lines)))
    return lines if len(wrong) > 1 else []


def tooltip(snapshot: Snapshot, problem: Problem | None) -> str:
    """The state in a sentence (one for each channel where several are in trouble), and the last event with its
    time."""
    lines = ["Channel Wizard"]
    if problem is not None:
        lines.append(str(problem))
    else:
        lines += _wrong(snapshot) or [say_in_language(snapshot.text)]
        aside = sum(each.counts.aside for each in snapshot.channels)
        if aside:
            lines.append(QCoreApplication.translate("Signs", "Set aside for you to look at: {0}.").format(aside))
    entry = last_event(snapshot)
    if entry is not None:
        lines.append(f"{moment(entry.at)}  {event_line(entry)}")
    return "\n".join(line for line in lines if line)


def offer_line(offer: Offer) -> str:
    """That a newer version is out, as short as the rail has room for; more is behind it."""
    translate = QCoreApplication.translate
    if offer.critical:
        return translate("Signs", "Security update {0}").format(offer.version)
    return translate("Signs", "Version {0} is out").format(offer.version)
