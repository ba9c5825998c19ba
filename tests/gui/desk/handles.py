"""Ways to hold a home that a test opens and closes, and a handle that tells what the test says."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from wizard.control.handle import Hello, News, NotRunning
from wizard.gui.desk.holding import Held, Holding, Ways
from wizard.sync.journal import Journal
from wizard.sync.records import Counts, Entry, Kind
from wizard.sync.standing import ChannelStanding, Health, Link, Mend, Part, Snapshot, State

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from PySide6.QtCore import QObject

    from wizard.app import App
    from wizard.errors import WizardError
    from wizard.gui.desk.holding import Calls
    from wizard.mending import Mending


def entry(ident: int, kind: Kind = Kind.TICKET, **values: str) -> Entry:
    texts = dict.fromkeys(("item", "who", "text", "url", "note"), "")
    return Entry(ident, 1_800_000_000_000 + ident, values.pop("channel", "brand"), kind, **{**texts, **values})


def channel(name: str = "brand", state: State = State.IN_STEP, **values: object) -> ChannelStanding:
    links = tuple(Link(part, Health.OK, "mastodon.example", "") for part in Part)
    made = {
        "network": "mastodon",
        "network_name": "Mastodon",
        "account": f"@{name}",
        "hub_host": "socialhub.example",
        "network_host": "mastodon.example",
        "text": "In step.",
        "paused_until": None,
        "counts": Counts(0, 0, 0, 0, 0, 0),
        "caught_up": None,
        "last": None,
        "chain": links,
    } | values
    return ChannelStanding(name=name, state=state, **made)  # type: ignore[arg-type]


def broken(name: str = "brand", mend: Mend = Mend.LOG_IN, text: str = "Log in again.") -> ChannelStanding:
    """A channel that needs a person at its Network."""
    links = tuple(
        Link(part, Health.BROKEN, "mastodon.example", text, mend=mend)
        if part is Part.NETWORK
        else Link(part, Health.OK, "", "")
        for part in Part
    )
    return channel(name, State.NEEDS_YOU, text=text, chain=links)


def snapshot(*channels: ChannelStanding, state: State = State.IN_STEP, text: str = "In step.") -> Snapshot:
    return Snapshot(state, text, running=True, channels=channels)


def gone(*objects: QObject) -> None:
    """Ends them now, in Qt's thread: what is left to the garbage collector may be collected in another one.

    A widget inside of another ends with that one. (The list of a combo box is a window of its own for Qt, but
    nobody tells Python when it has gone.)
    """
    import shiboken6
    from PySide6.QtWidgets import QWidget

    outer = [each for each in objects if not (isinstance(each, QWidget) and each.parentWidget() is not None)]
    for each in outer:
        if shiboken6.isValid(each):
            shiboken6.delete(each)


class Scripted:
    """A handle: `tell` from any thread, `end` as if the engine were gone."""

    def __init__(self, role: str = "desk") -> None:
        self._hello = Hello(role, "1", 1)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._queue: asyncio.Queue[News | None]
        self.after: list[int | None] = []
        self.asked: list[tuple[object, ...]] = []

    @property
    def hello(self) -> Hello:
        return self._hello

    @property
    def listening(self) -> bool:
        return self._loop is not None

    def tell(self, *news: News | None) -> None:
        assert self._loop is not None
        for each in news:
            self._loop.call_soon_threadsafe(self._queue.put_nowait, each)

    def end(self) -> None:
        self.tell(None)

    async def news(self, after: int | None = None) -> AsyncIterator[News]:
        self.after.append(after)
        self._queue = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        try:
            while (found := await self._queue.get()) is not None:
                yield found
        finally:
            self._loop = None
        raise NotRunning("It has ended.")

    async def status(self) -> Snapshot:
        return snapshot()

    async def sync_now(self, channel: str | None = None) -> None:
        self.asked.append(("sync_now", channel))

    async def pause(self, channel: str | None, until: int | None = None) -> None:
        self.asked.append(("pause", channel, until))

    async def resume(self, channel: str | None) -> None:
        self.asked.append(("resume", channel))

    async def look(self, channel: str | None = None) -> None:
        self.asked.append(("look", channel))

    async def show(self, page: str = "") -> None:
        self.asked.append(("show", page))

    async def quit(self) -> None:
        self.asked.append(("quit",))


@dataclass
class Doors:
    """Two ways: `work` answers with `working`, unless `shut` says why not; `rest` with `resting`."""

    working: Scripted = field(default_factory=Scripted)
    resting: Scripted = field(default_factory=lambda: Scripted(""))
    shut: WizardError | None = None
    open: list[str] = field(default_factory=list)  # what happened

    def ways(self, _calls: Calls) -> Ways:
        return Ways(self._work, self._rest)

    @asynccontextmanager
    async def _work(self, app: App) -> AsyncIterator[Holding]:
        if self.shut is not None:
            self.open.append("refused")
            raise self.shut
        async with self._held(app, self.working, "work") as holding:
            yield holding

    @asynccontextmanager
    async def _rest(self, app: App) -> AsyncIterator[Holding]:
        async with self._held(app, self.resting, "rest") as holding:
            yield holding

    @asynccontextmanager
    async def _held(self, app: App, handle: Scripted, name: str) -> AsyncIterator[Holding]:
        self.open.append(f"{name} begun")
        journal = await Journal.attach(app.journal_path)
        try:
            yield Holding(Held(app, handle, cast("Mending", None), journal))
        finally:
            await journal.close()
            await asyncio.sleep(0)  # as an engine does that finishes what is in flight
            self.open.append(f"{name} ended")
