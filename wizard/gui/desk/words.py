"""The desk's words for states, links and what mends them; said the same way in tray, window and notifications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QObject

from wizard.gui.desk.signs import state_of, word_of
from wizard.sync.records import TO_SOMEBODY, Kind
from wizard.sync.standing import ChannelStanding, Health, Link, Mend, Part, State

if TYPE_CHECKING:
    from wizard.sync.records import Entry


class Phrases(QObject):
    """Says things in the window's language. (A QObject, for its own `tr`.)"""

    def standing(self, standing: ChannelStanding, *, running: bool = True) -> str:
        """The line below a channel's name: its state, and how much waits."""
        counts, state = standing.counts, state_of(standing, running=running)
        if state is State.PAUSED and standing.paused_until:
            return self.tr("paused until {0}").format(clock(standing.paused_until))
        if counts.aside:
            return self.tr("1 set aside") if counts.aside == 1 else self.tr("{0} set aside").format(counts.aside)
        waiting = counts.waiting_items + counts.waiting_jobs
        if waiting and state in (State.WORKING, State.PAUSED, State.NEEDS_YOU, State.OFFLINE):
            return self.tr("{0}, {1} waiting").format(word_of(state), waiting)
        return word_of(state)

    def who(self, entry: Entry) -> str:
        """The author of a post, or whom a reply is for."""
        return f"→ {entry.who}" if entry.who and entry.kind in TO_SOMEBODY else entry.who

    def part(self, link: Link) -> str:
        """What a link is called."""
        if link.part is Part.NETWORK:
            return link.host or self.tr("Network")
        names = {
            Part.HUB: self.tr("SocialHub"),
            Part.REPLIES: self.tr("Webhook"),
            Part.COMPUTER: self.tr("This computer"),
        }
        return names[link.part]

    def short(self, link: Link) -> str:
        """How a link is, in two or three words."""
        if link.needs_person:
            return self._broken(link)
        if link.health is Health.OFF:
            if link.mend is Mend.RESUME:
                return self.tr("paused")
            only_tickets = link.part is Part.REPLIES and not link.host
            return self.tr("not used") if only_tickets else self.tr("stopped")
        if link.health is Health.WAITING:
            return self.tr("proxy silent") if link.mend is Mend.PROXY else self.tr("waiting")
        if link.part is Part.COMPUTER:
            return self.tr("in step")
        return self.tr("works, {0}").format(clock(link.seen)) if link.seen else self.tr("works")

    def last_success(self, link: Link) -> str:
        """When a link that does not work now worked for the last time; empty: it works, or never did."""
        works = link.health not in (Health.WAITING, Health.BROKEN) or link.mend is Mend.RAISE_LIMIT
        if works or not link.seen:
            return ""
        return self.tr("last worked {0}").format(clock(link.seen))

    def _broken(self, link: Link) -> str:
        if link.part is Part.COMPUTER and link.mend in (Mend.NEW_TOKEN, Mend.LOG_IN):
            return self.tr("secret missing")
        words = {
            Mend.NEW_TOKEN: self.tr("token refused"),
            Mend.LOG_IN: self.tr("log-in needed"),
            Mend.REGISTER_WEBHOOK: self.tr("not registered"),
            Mend.FIX_ADDRESS: self.tr("not reachable"),
            Mend.RAISE_LIMIT: self.tr("limit differs"),
            Mend.UNLOCK_SECRETS: self.tr("keyring locked"),
            Mend.MAKE_ROOM: self.tr("disk full"),
            Mend.PROXY: self.tr("proxy refuses"),
        }
        return words.get(link.mend, self.tr("does not work"))

    def waiting(self, standing: ChannelStanding) -> str:
        """What a fault means for the replies that wait; empty: none does."""
        waiting = standing.counts.waiting_jobs
        if not waiting:
            return ""
        if waiting == 1:
            return self.tr("1 reply waits; nothing is lost.")
        return self.tr("{0} replies wait; nothing is lost.").format(waiting)

    def button(self, mend: Mend) -> str:
        """The one button; empty: there is nothing to press."""
        return {
            Mend.NONE: "",
            Mend.NEW_TOKEN: self.tr("Enter a new token"),
            Mend.LOG_IN: self.tr("Log in again"),
            Mend.REGISTER_WEBHOOK: self.tr("Register the webhook again"),
            Mend.FIX_ADDRESS: self.tr("Fix the address"),
            Mend.RAISE_LIMIT: self.tr("Take over the limit"),
            Mend.UNLOCK_SECRETS: self.tr("Try again"),
            Mend.MAKE_ROOM: self.tr("Look again"),
            Mend.RESUME: self.tr("Resume"),
            Mend.TRY_NOW: self.tr("Try now"),
            Mend.WAIT: "",
            Mend.START: self.tr("Start"),
            Mend.PROXY: self.tr("Check the proxy"),
        }[mend]

    def kind(self, kind: Kind) -> tuple[str, str]:
        """A line of the activity as a word, and its tone."""
        return {
            Kind.TICKET: (self.tr("Ticket"), "ok"),
            Kind.TICKET_CHANGED: (self.tr("Ticket changed"), "ok"),
            Kind.ASIDE: (self.tr("Set aside"), "bad"),
            Kind.WITHDRAWN: (self.tr("Withdrawn"), ""),
            Kind.REPLY_RECEIVED: (self.tr("Received"), ""),
            Kind.REPLY_DELIVERED: (self.tr("Delivered"), "ok"),
            Kind.REPLY_REFUSED: (self.tr("Refused"), "bad"),
            Kind.REPLY_WAITING: (self.tr("Waiting"), "warn"),
            Kind.ACTION_DONE: (self.tr("Done"), "ok"),
            Kind.ACTION_REFUSED: (self.tr("Refused"), "bad"),
            Kind.NOTE: (self.tr("Note"), ""),
            Kind.TROUBLE: (self.tr("Trouble"), "warn"),
            Kind.MENDED: (self.tr("Mended"), "ok"),
            Kind.NEEDS_PERSON: (self.tr("Needs you"), "bad"),
        }[kind]


def clock(moment: int) -> str:
    """A time as short as it can be: the time of day; before today with its day, before this year the date alone.

    `moment`: ms since 1970.
    """
    then, today = QDateTime.fromMSecsSinceEpoch(moment), QDate.currentDate()
    locale = QLocale()
    time = locale.toString(then.time(), QLocale.FormatType.ShortFormat)
    if then.date() == today:
        return time
    if then.date().year() != today.year():
        return locale.toString(then.date(), QLocale.FormatType.ShortFormat)
    return f"{day_of_year(then.date())}, {time}"


def day_of_year(day: QDate) -> str:
    """Such as Nov 25."""
    letters = QCoreApplication.translate("Clock", "MMM d", "a day of this year, in the letters of QLocale: Nov 25")
    return QLocale().toString(day, letters)
