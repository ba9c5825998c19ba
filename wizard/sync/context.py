"""What every part of a running channel shares: its journal, its two sides, and when work may be done.

A channel has two `Side`s, SocialHub and the Network. A side is *open*, or *waits* (it did not answer; growing
waits), or is *halted* (a person has to act: token refused, log-in expired). Work asks `Context.ready_hub` or
`ready_network` before it starts, so that a fault is met once, said once, and its end is said once.

A halt ends with what a person does. One alone may end by itself: a proxy that refused its log-in accepts it again,
or this computer is on another network. So that is tried now and then, by a single request that is made regularly
(it `tries`), for a wrong password that is given too often locks an account.
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from wizard.errors import DiskFull, NeedsPerson, ProxyLoginRefused, Unavailable, WizardError
from wizard.sync.journal import now_ms
from wizard.sync.records import Halt, Kind, NewEntry
from wizard.sync.tempo import Patience, Tempo
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from pathlib import Path

    from wizard.hub.client import HubClient
    from wizard.networks.base import Abilities, Connection, LocalFile, NetworkInfo
    from wizard.settings import ChannelSettings
    from wizard.sync.journal import Journal

_log = logging.getLogger(__name__)

# Said once a side has failed so often in a row, or for so long: a single lost answer is no news. Nor is a short
# wait that is asked for; a longer one is said at once, for until it is over nothing more would be heard.
_SAY_AFTER_FAILURES = 3
_SAY_AFTER_SECONDS = 10.0
_LIMIT = "limit"  # the kind of all requests, while the other side counts too many of them


class FileFetcher(Protocol):
    """Fetches the files of a reply (its event's payload) into a folder. Raises NetworkRefused in words for a
    community manager, NetworkUnavailable where it may pass."""

    def __call__(
        self, payload: Mapping[str, object], folder: Path, max_bytes: int | None
    ) -> Awaitable[tuple[LocalFile, ...]]: ...


def no_probe(label: str) -> None:
    """Points in the work that a crash test names to end the process there; nothing happens otherwise."""


def nobody_listens() -> None:
    """For `Context.changed`, where nobody wants to know."""


@dataclass(slots=True)
class _Failing:
    """A kind of request that fails. `since`: monotonic; `what`: in words. `here`: it is this computer's fault."""

    since: float
    what: str
    times: int = 0
    told: bool = False  # it is worth saying
    here: DiskFull | None = None


class Side:
    """SocialHub or the Network, as this channel finds it.

    One kind of request can keep failing while others go well. All of them wait after a failure and go on after a
    success, but what is said follows the kinds: trouble once one of them keeps failing, its end once none does.
    """

    def __init__(
        self,
        side: str,
        label: str,
        channel: int,
        journal: Journal,
        tempo: Tempo,
        *,
        halted: Halt | None = None,
        noted: bool = False,
        changed: Callable[[], None] = nobody_listens,
    ) -> None:
        """`halted`: what a run before this one was told for good; `noted`: the journal tells of a halt, which may
        have ended meanwhile. `changed` is called where something changed that no commit tells of."""
        self.label = label
        self._side = side
        self._channel = channel
        self._journal = journal
        self._patience = Patience(tempo)
        self._tempo = tempo
        self._until = 0.0  # monotonic
        self._waking_until = 0.0  # monotonic
        self._changed = asyncio.Event()
        self._listeners: list[Callable[[], None]] = []
        self._news = changed
        self._failing: dict[str, _Failing] = {}  # by kind, since it last went well
        self._said = False  # the journal tells of a trouble
        self._saying = asyncio.Lock()
        self.halted = halted
        self._may_try = False  # though the proxy refused us
        self._trying = False
        self._noted = noted
        self.answers = 0  # how often it answered well
        self.last_seen = 0  # milliseconds since 1970
        self.unreached = False  # at the last attempt nothing came back at all
        self.by_proxy = False  # and it was the proxy that stood in the way

    @property
    def failures(self) -> int:
        return self._patience.failures

    @property
    def _trouble(self) -> str | None:
        """What is wrong over there and worth saying."""
        return next((each.what for each in self._failing.values() if each.told), None)

    @property
    def fault_here(self) -> DiskFull | None:
        """What keeps this computer from taking in what comes from that side."""
        return next((each.here for each in self._failing.values() if each.here is not None), None)

    @property
    def opens_at(self) -> int:
        """When it may be asked again, in milliseconds since 1970; 0 if it is open."""
        left = self._until - time.monotonic()
        return 0 if left <= 0 else now_ms() + int(left * 1000) + 1

    @property
    def trouble(self) -> str | None:
        """What is wrong, once it is worth saying."""
        return self._trouble

    @property
    def limited(self) -> bool:
        """Whether the trouble is that it asks all of us to wait."""
        return next((kind for kind, each in self._failing.items() if each.told), None) == _LIMIT

    def listen(self, listener: Callable[[], None]) -> None:
        """`listener` is called whenever the side opens earlier than it said."""
        self._listeners.append(listener)

    def _opened(self) -> None:
        self._until = 0.0
        self._changed.set()
        for listener in self._listeners:
            listener()

    def wake(self) -> None:
        """Tries again at once (a person asked)."""
        self._opened()

    def begin_anew(self) -> None:
        """The computer woke up, or is on another network: what failed before says nothing any more.

        It may take a moment until the network is there, so for a while whatever is not reached is tried again
        soon, and is no news.
        """
        self._waking_until = time.monotonic() + self._tempo.waking
        self._patience.reset()
        self._opened()

    def is_settling(self, error: WizardError) -> bool:
        """Whether this only means that the network is not there yet, and nothing for what was asked."""
        return self._is_waking and isinstance(error, Unavailable) and error.unreached

    @property
    def _is_waking(self) -> bool:
        return time.monotonic() < self._waking_until

    @property
    def refused_by_proxy(self) -> bool:
        return self.halted is not None and self.halted.code == ProxyLoginRefused.__name__

    def try_proxy(self) -> None:
        """Lets one request through, to learn whether the proxy still refuses us."""
        self._may_try = True
        self._changed.set()

    def let_through(self) -> None:
        """The proxy refuses us no more. What the journal tells of it ends with the next answer."""
        self._may_try = self._trying = False
        self.halted, self._noted = None, True
        self._opened()

    async def wait_open(self, *, tries: bool = False) -> None:
        """Returns when a request may be made. While halted, that is never, for the channel is started anew after
        that; but for a request that `tries` it may be the one after `try_proxy`."""
        while True:
            self._changed.clear()
            left = self._until - time.monotonic()
            shut = self.halted is not None and not (tries and self._may_try)
            if not shut and left <= 0:
                self._trying, self._may_try = self.halted is not None, False
                return
            try:
                async with asyncio.timeout(None if shut else left):
                    await self._changed.wait()
            except TimeoutError:
                continue

    async def failed(self, error: WizardError, kind: str) -> float:
        """A request of this kind got no answer: everything on this side waits. Answers how long, in seconds.

        As it is when this returns: the computer may have woken up while trouble was written down.
        """
        await self._note_failure(error, kind)
        return max(0.0, self._until - time.monotonic())

    async def _note_failure(self, error: WizardError, kind: str) -> None:
        now = time.monotonic()
        told = error.wait if isinstance(error, Unavailable) else None
        self.unreached = isinstance(error, Unavailable) and error.unreached
        self.by_proxy = isinstance(error, Unavailable) and error.by_proxy
        if self._trying:
            self._trying = False
            if self.unreached or self.by_proxy:  # so nothing is learnt
                self._may_try = True
            else:
                self.let_through()
        if self._until > now:  # others in flight met the same fault; one of them is enough
            self._until = max(self._until, now + (told or 0.0))
            return
        wait = self._patience.next_wait() if told is None else told
        # Nobody is burdened by it, and its end (a way out, a proxy that lets us through, room) has to be noticed.
        if self.unreached or self.by_proxy or isinstance(error, DiskFull):
            tempo = self._tempo
            wait = min(wait, tempo.longest_waking if self._is_waking else tempo.longest_unreached)
        self._until = now + wait
        failing = self._failing.setdefault(kind, _Failing(now, error.what))
        failing.times += 1
        if isinstance(error, DiskFull):  # the side itself is well; nothing could be written down now
            failing.here = error
            self._news()
            return
        failing.here = None
        often = max(self.failures, failing.times) >= _SAY_AFTER_FAILURES
        long = now - failing.since >= _SAY_AFTER_SECONDS
        worth = ((often or long) and not self._is_waking) or (told or 0.0) >= _SAY_AFTER_SECONDS
        if failing.told or worth:
            what = say("{what} Trying again; nothing is lost.", what=error.what)
            if failing.told and failing.what != what:  # another reason by now; it is the same trouble
                self._news()
            failing.told, failing.what = True, what
            await self._say()

    async def asked_to_wait(self, error: Unavailable) -> None:
        """Too many requests were made. Who may go when is the pacer's to say; here it is only told."""
        self.unreached = False
        if (error.wait or 0.0) >= _SAY_AFTER_SECONDS:
            what = say("{what} It goes on by itself; nothing is lost.", what=error.what)
            self._failing[_LIMIT] = _Failing(time.monotonic(), what, 1, told=True)
            await self._say()

    async def _say(self) -> None:
        """Writes down what is the case, once; where that fails, whoever comes next tries again.

        One at a time, and each looks anew: while one waits for the disk, the side may have come back, or gone.
        """
        if self._said == (self._trouble is not None) and not self._saying.locked():
            return
        async with self._saying:
            trouble = self._trouble
            if self._said == (trouble is not None):
                return
            kind = Kind.TROUBLE if trouble else Kind.MENDED
            note = NewEntry(kind, note=trouble or say("{side} answers again.", side=self.label))
            try:
                await self._journal.set_trouble(self._channel, trouble, source=self._side, note=note)
            except WizardError as error:  # where the disk is full, that is no second fault
                _log.info("%s", error)
                return
            self._said = kind == Kind.TROUBLE

    async def succeeded(self, kind: str) -> None:
        """It answered a request of this kind."""
        self.last_seen = now_ms()
        self.answers += 1
        self.unreached = self.by_proxy = False
        self._failing.pop(_LIMIT, None)
        if self._trying:
            self.let_through()
        if self._noted and self.halted is None:
            await self._let_go()
        if self._until or self.failures:
            self._patience.reset()
            self._opened()
        await self.settled(kind)

    async def settled(self, kind: str) -> None:
        """Nothing of this kind fails: it went well, or there is nothing left to ask for."""
        failing = self._failing.pop(kind, None)
        if failing is not None and failing.here is not None:
            self._news()
        await self._say()

    async def _let_go(self) -> None:
        """What a run before this one was refused works again."""
        self._noted = False
        note = NewEntry(Kind.MENDED, note=say("{side} answers again.", side=self.label))
        try:
            await self._journal.clear_halt(self._channel, self._side, note)
        except WizardError as error:
            _log.info("%s", error)
            self._noted = True

    async def halt(self, error: NeedsPerson) -> None:
        """A person has to act: no further request on this side. Everything queued stays."""
        self.halted = Halt(self._side, type(error).__name__, error.what, error.advice)
        self.unreached = self.by_proxy = False
        self._may_try = self._trying = False
        self._changed.set()
        try:
            news = await self._journal.halt(self._channel, self.halted)
        except WizardError:  # the disk is full; the halt stands all the same
            news = True
        if news:
            _log.warning("%s", error)


@dataclass(slots=True)
class Context:
    """Everything the parts of one running channel share. `running`: cleared while paused or without room."""

    settings: ChannelSettings
    channel: int
    journal: Journal
    hub: HubClient
    hub_side: Side
    network: Connection
    network_side: Side
    tempo: Tempo
    fetch_files: FileFetcher
    files_folder: Path
    templates: Callable[[], Sequence[object]]
    info: NetworkInfo
    probe: Callable[[str], None] = no_probe
    changed: Callable[[], None] = nobody_listens  # called where something changed that no commit tells of
    running: asyncio.Event = field(default_factory=asyncio.Event)
    abilities: Abilities | None = None
    abilities_known: asyncio.Event = field(default_factory=asyncio.Event)

    async def running_now(self) -> None:
        await self.running.wait()

    async def ready_hub(self, *, tries: bool = False) -> None:
        """Returns when SocialHub may be asked. `tries`: by a request that is made whatever there is to do."""
        while True:
            await self.running.wait()
            await self.hub_side.wait_open(tries=tries)
            if self.running.is_set():
                return

    async def ready_network(self, *, tries: bool = False) -> None:
        """Returns when the Network may be asked. `tries`: as of `ready_hub`."""
        while True:
            await self.running.wait()
            await self.network_side.wait_open(tries=tries)
            if self.running.is_set():
                return
