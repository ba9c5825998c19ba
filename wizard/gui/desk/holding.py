"""Who runs the engine of this home, and what answers the desk's windows: all of it in the core's thread.

One after another is tried, for as long as the desk lives:

* this process runs the engine, and its handle is the engine's own;
* another one does (`channel-wizard sync`, the service): the desk attaches to it, and takes over once that ends;
* nobody can (a locked keyring, a full disk, a journal of a newer version): the reason is told, the journal answers
  what it can meanwhile, and it is tried again every minute, or as soon as somebody asks for it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from wizard.control.handle import NotRunning
from wizard.errors import JournalDamaged, WizardError
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AbstractAsyncContextManager

    from wizard.app import App
    from wizard.control.handle import Handle, News
    from wizard.mending import Mending
    from wizard.sync.journal import Journal

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

AGAIN_SECONDS = 60.0  # a keyring may have been unlocked, room made
_BREATH_SECONDS = 0.5  # between losing one engine and looking for the next


@dataclass(frozen=True, slots=True)
class Held:
    """What a question gets. It belongs to the core's thread."""

    app: App
    handle: Handle
    mending: Mending
    journal: Journal


@dataclass(frozen=True, slots=True)
class Holding:
    """`lost`: done once this way of holding is over, though the handle may not know it yet; None: never."""

    held: Held
    lost: asyncio.Future[Any] | None = None


class Hold(Protocol):
    """A way to hold the home; entering it raises WizardError where it is not open."""

    def __call__(self, app: App) -> AbstractAsyncContextManager[Holding]: ...


@dataclass(frozen=True, slots=True)
class Ways:
    """`work`: runs the engine, or attaches to whoever does. `rest`: where that fails."""

    work: Hold
    rest: Hold


@dataclass(frozen=True, slots=True)
class Calls:
    """What other processes ask of the desk (`Handle.show`, `Handle.quit`). Called in the core's thread."""

    show: Callable[[str], None]
    quit: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told what, in the core's thread. `held`: the role (see `Hello`) and why nothing runs, if so."""

    held: Callable[[str, WizardError | None], None]
    news: Callable[[News], None]


class _DamagedAtWork(Exception):
    """The journal turned out to be damaged after it had been opened."""


@dataclass
class Holder:
    """Holds the home until it is cancelled."""

    app: App
    ways: Ways
    told: Told
    again_seconds: float = AGAIN_SECONDS
    _held: Held | None = None
    _why: WizardError | None = None
    _known: asyncio.Event = field(default_factory=asyncio.Event)
    _again: asyncio.Event = field(default_factory=asyncio.Event)
    _leave: asyncio.Event = field(default_factory=asyncio.Event)
    _home: asyncio.Lock = field(default_factory=asyncio.Lock)  # taken by whoever has the home just now
    _last: int | None = None  # the newest line of activity that was told

    async def held(self) -> Held:
        """What answers now; waits while the engine starts. Raises the reason where nothing answers."""
        while True:
            await self._known.wait()
            if self._held is not None:
                return self._held
            if self._why is not None:
                raise self._why

    def try_again(self) -> None:
        """Does not wait for the minute to pass."""
        self._again.set()

    async def apart(self, work: Callable[[App], Awaitable[_T]]) -> _T:
        """Lets the home go in order, does `work`, and holds the home again, whatever came of it."""
        self._leave.set()
        self._again.set()
        async with self._home:
            self._leave.clear()
            self._again.clear()
            return await work(self.app)

    async def run(self) -> None:
        while True:
            async with self._home:
                await self._turn()

    async def _turn(self) -> None:
        """Holds the home in one of the ways until that is over."""
        try:
            await self._hold(self.ways.work)
        except (NotRunning, _DamagedAtWork):  # the one that was attached to has ended; the next start restores
            await asyncio.sleep(_BREATH_SECONDS)
        except WizardError as error:
            await self._rest(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the desk lives on and tries again
            _log.error("Unexpected %s in the desk", type(error).__name__, exc_info=error)
            await self._rest(
                WizardError(
                    say("Channel Wizard met a fault of its own ({kind}).", kind=type(error).__name__),
                    say("It starts again by itself in a minute. Nothing is lost."),
                )
            )

    async def _hold(self, way: Hold, why: WizardError | None = None) -> None:
        """Until it is lost. Raises what stands in its way."""
        async with way(self.app) as holding:
            self._found(holding.held, why)
            try:
                lost = asyncio.shield(holding.lost) if holding.lost else None
                again = self._again.wait() if why else None
                await _first(self._listen(holding.held), lost, again, self._leave.wait())
            finally:
                self._held = self._why = None
                self._known.clear()

    async def _rest(self, why: WizardError) -> None:
        if not self._leave.is_set():
            self._again.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.again_seconds):
                try:
                    await self._hold(self.ways.rest, why)
                except WizardError:  # the journal itself does not open: the first reason stands
                    self._found(None, why)
                    await self._again.wait()

    def _found(self, held: Held | None, why: WizardError | None) -> None:
        self._held, self._why = held, why
        self._known.set()
        self.told.held(held.handle.hello.role if held else "", why)

    async def _listen(self, held: Held) -> None:
        try:
            async for news in held.handle.news(self._last):
                if news.entries:
                    self._last = news.entries[-1].id
                self.told.news(news)
        except NotRunning:
            return
        except JournalDamaged as error:
            if self._why is not None:  # nothing works on it, and a start has just been tried
                raise
            raise _DamagedAtWork from error


async def _first(work: Awaitable[None], *others: Awaitable[object] | None) -> None:
    """Returns once one of them is done, and ends the rest. Raises what `work` raised."""
    tasks = [asyncio.ensure_future(each) for each in (work, *others) if each is not None]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    if isinstance(results[0], Exception):
        raise results[0]
