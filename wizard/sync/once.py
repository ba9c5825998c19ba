"""Catching up once: until nothing is left that can be done now."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.errors import WizardError
from wizard.sync.journal import now_ms

if TYPE_CHECKING:
    from collections.abc import Callable

    from wizard.sync.channel import ChannelSync
    from wizard.sync.journal import Journal
    from wizard.sync.records import Counts, Halt

_LOOK = 0.1  # seconds between looks
PATIENCE = 300.0  # seconds without any progress after which it is given up


@dataclass(frozen=True, slots=True)
class Result:
    """How catching up ended for one channel. `halt`: it waits for a person; `stuck`: it did not get on."""

    name: str
    counts: Counts
    halt: Halt | None
    stuck: bool
    paused: bool


async def catch_up_once(
    journal: Journal,
    channels: tuple[ChannelSync, ...],
    progress: Callable[[int, int], None],
    patience: float = PATIENCE,
) -> tuple[Result, ...]:
    """Returns when every channel is caught up, halted, paused, or has not got on for `patience` seconds.

    `progress(done, total)`: Interactions settled and known of, over all channels.
    """
    meter = _Meter(journal, channels, progress)
    results = await asyncio.gather(*(_one(journal, channel, meter, patience) for channel in channels))
    await meter.show()
    await journal.prune()
    return tuple(results)


class _Meter:
    """Counts over all channels, so that a bar can be drawn."""

    def __init__(
        self, journal: Journal, channels: tuple[ChannelSync, ...], progress: Callable[[int, int], None]
    ) -> None:
        self._journal = journal
        self._channels = channels
        self._progress = progress
        self._start: dict[str, int] = {}
        self._shown = 0.0

    async def counts(self, channel: ChannelSync) -> Counts:
        counts = await self._journal.counts(channel.context.channel)
        self._start.setdefault(channel.name, counts.tickets)
        if time.monotonic() - self._shown > _LOOK:
            await self.show()
        return counts

    async def show(self) -> None:
        self._shown = time.monotonic()
        done = waiting = 0
        for channel in self._channels:
            counts = await self._journal.counts(channel.context.channel)
            done += counts.tickets - self._start.get(channel.name, counts.tickets)
            waiting += counts.waiting_items
        self._progress(done, done + waiting)


async def _one(journal: Journal, channel: ChannelSync, meter: _Meter, patience: float) -> Result:
    refreshed = False
    last, since = None, time.monotonic()
    while True:
        counts = await meter.counts(channel)
        halt = channel.context.hub_side.halted or channel.context.network_side.halted
        row = await journal.channel(channel.name)
        paused = row is not None and row.paused(now_ms())
        if halt or paused:
            return Result(channel.name, counts, halt, stuck=False, paused=paused)
        if _resting(channel):
            if refreshed:
                return Result(channel.name, counts, None, stuck=False, paused=False)
            refreshed = await _refresh(channel)
        elif counts != last or channel.context.hub.pacer.waiting_until is not None:
            last, since = counts, time.monotonic()
        elif time.monotonic() - since > patience:
            return Result(channel.name, counts, None, stuck=True, paused=False)
        await asyncio.sleep(_LOOK)


def _resting(channel: ChannelSync) -> bool:
    inbound, outbound = channel.inbound, channel.outbound
    known = channel.context.abilities_known.is_set() and channel.watch.checked.is_set()
    fetched = inbound.fetched.is_set() and inbound.placed.is_set()
    return known and fetched and inbound.lanes.resting and outbound.lanes.resting


async def _refresh(channel: ChannelSync) -> bool:
    """Edits and deletions of recent posts belong to catching up."""
    abilities = channel.context.abilities
    if abilities is None or not abilities.edits:
        return True
    try:
        await channel.inbound.refresh()
    except WizardError:
        return False
    return True
