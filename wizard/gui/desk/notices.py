"""What a person is told without asking: once when something breaks that only they can mend, once when it is well.

Nothing is told twice while it lasts, and nothing in quiet hours (afterwards, what is still broken). New Tickets
are told only where somebody wants that, put together; a newer version of the program once. No text of a post and
no secret is ever in a notification: it may be seen on a locked screen. Nor is a text of the release feed, for some
systems read notifications as markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from wizard.gui.bridge import say_in_language
from wizard.sync.records import Kind
from wizard.sync.standing import Health, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wizard.gui.desk.core import DeskCore
    from wizard.gui.desk.updates import Updates
    from wizard.gui.desk.wishes import Wishes
    from wizard.sync.records import Entry

AGAIN_SECONDS = 600.0  # what breaks again so soon after it was mended is not told again
TICKETS_SECONDS = 60.0  # between two notifications of new Tickets
_LOOK = 60_000  # ms: whether quiet hours have ended


@dataclass(frozen=True, slots=True)
class Notice:
    """`urgent`: somebody has to do something. `page`: what a click on it opens (see `Desk.show`)."""

    title: str
    text: str
    urgent: bool
    page: str = ""


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is broken. `channel`: empty for the engine itself; `kind`: the part of the chain."""

    channel: str
    kind: str


class Notices(QObject):
    """Watches the core. `show(notice)` answers whether it could be shown; what could not be is tried again."""

    def __init__(
        self,
        core: DeskCore,
        wishes: Callable[[], Wishes],
        show: Callable[[Notice], bool],
        clock: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        parent: QObject | None = None,
        updates: Updates | None = None,
    ) -> None:
        super().__init__(parent)
        self._core = core
        self._wishes = wishes
        self._show = show
        self._clock = clock
        self._told: dict[_Fault, str] = {}  # what is broken and was told, with its sentence
        self._mended: dict[_Fault, datetime] = {}
        self._aside: dict[str, int] = {}  # how many there were when that was last told, or at the start
        self._aside_told: dict[str, datetime] = {}
        self._tickets: list[Entry] = []
        self._tickets_told: datetime | None = None
        self._updates = updates
        self._update_told = ""  # in case it cannot be kept
        if updates is not None:
            updates.changed.connect(self.look)
        core.snapshot_changed.connect(self.look)
        core.failed.connect(self.look)
        core.role_changed.connect(self.look)
        core.entries_added.connect(self._add)
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.timeout.connect(self._tell_tickets)

    def look(self, _news: object = None) -> None:
        """Tells what is new, if it may."""
        wishes, now = self._wishes(), self._clock()
        quiet = not wishes.notify or wishes.is_quiet(now.time())
        broken = dict(self._broken())
        for fault, text in broken.items():
            if fault not in self._told and not quiet and self._may_tell(fault, now):
                title = fault.channel or "Channel Wizard"
                if self._show(Notice(title, text, urgent=True, page=_page(fault.channel))):
                    self._told[fault] = text
        for fault in [each for each in self._told if each not in broken]:
            self._look_at_mended(fault, now, quiet=quiet)
        if not quiet:
            self._look_at_aside(now)
        update_waits = not self._look_at_update(quiet=quiet)
        # While something waits to be told, it is looked at again: quiet hours end, a tray appears.
        self._keep_looking(update_waits or any(each not in self._told for each in broken))

    def _look_at_update(self, *, quiet: bool) -> bool:
        """Tells of each newer version once; False: it waits to be told."""
        updates = self._updates
        offer = updates.offer if updates is not None else None
        if updates is None or offer is None or offer.key in (self._update_told, updates.state.told):
            return True
        text = (
            self.tr("Version {0} is out and mends a security fault.")
            if offer.critical
            else self.tr("Version {0} is out.")
        )
        if quiet or not self._show(Notice("Channel Wizard", text.format(offer.version), urgent=offer.critical)):
            return False
        self._update_told = offer.key
        updates.note_told(offer)
        return True

    def _look_at_aside(self, now: datetime) -> None:
        """What was set aside since the start, or since it was told last; not again and again while it grows."""
        for channel in self._core.snapshot.channels:
            known = self._aside.setdefault(channel.name, channel.counts.aside)
            if channel.counts.aside < known:
                self._aside[channel.name] = channel.counts.aside
            last = self._aside_told.get(channel.name)
            if channel.counts.aside <= known or (last and (now - last).total_seconds() < AGAIN_SECONDS):
                continue
            text = self.tr("Set aside for you to look at: {0}.").format(channel.counts.aside)
            if self._show(Notice(channel.name, text, urgent=False, page=_page(channel.name))):
                self._aside[channel.name], self._aside_told[channel.name] = channel.counts.aside, now

    def _look_at_mended(self, fault: _Fault, now: datetime, *, quiet: bool) -> None:
        """What is no longer broken need not be well yet: it may be paused, or not have been tried since."""
        well = self._is_well(fault)
        if well is False:
            return
        del self._told[fault]
        if well:
            self._mended[fault] = now
            if not quiet:
                text = self.tr("It works again. Everything that waited goes on.")
                title = fault.channel or "Channel Wizard"
                self._show(Notice(title, text, urgent=False, page=_page(fault.channel)))

    def _is_well(self, fault: _Fault) -> bool | None:
        """None: there is no such thing any more."""
        if not fault.channel:
            return self._core.problem is None
        channel = self._core.snapshot.channel(fault.channel)
        if channel is None:
            return None
        return self._core.problem is None and channel.link(Part(fault.kind)).health is Health.OK

    def _keep_looking(self, wanted: bool) -> None:
        if wanted != self._timer.isActive():
            (self._timer.start if wanted else self._timer.stop)()

    def _may_tell(self, fault: _Fault, now: datetime) -> bool:
        mended = self._mended.get(fault)
        return mended is None or (now - mended).total_seconds() >= AGAIN_SECONDS

    def _broken(self) -> Iterator[tuple[_Fault, str]]:
        """Everything that needs a person now, with its sentence."""
        problem = self._core.problem
        if problem is not None:
            if problem.person:
                yield _Fault("", "engine"), str(problem)
            return
        for channel in self._core.snapshot.channels:
            for link in channel.chain:
                if link.needs_person:
                    yield _Fault(channel.name, link.part.value), say_in_language(link.text)

    # --- Tickets ----------------------------------------------------------------------------------------------

    def _add(self, entries: tuple[Entry, ...]) -> None:
        if not self._wishes().notify_tickets or self._wishes().is_quiet(self._clock().time()):
            return
        self._tickets += [each for each in entries if each.kind is Kind.TICKET]
        if not self._tickets or self._waiting.isActive():
            return
        told = self._tickets_told
        passed = (self._clock() - told).total_seconds() if told is not None else TICKETS_SECONDS
        self._waiting.start(max(0, round((TICKETS_SECONDS - passed) * 1000)))

    def _tell_tickets(self) -> None:
        tickets, self._tickets = self._tickets, []
        if not tickets:
            return
        self._tickets_told = self._clock()
        names = sorted({each.channel for each in tickets})
        if len(tickets) == 1:
            text = self.tr("A Ticket from {0}.").format(tickets[0].who or "?")
        else:
            text = self.tr("New Tickets: {0}.").format(len(tickets))
        page = _page(names[0]) if len(names) == 1 else ""
        self._show(Notice(", ".join(names), text, urgent=False, page=page))


def _page(channel: str) -> str:
    return f"channel/{channel}" if channel else ""
