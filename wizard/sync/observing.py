"""Puts the snapshot together: of a running engine, or of a journal that no engine works on.

Costs a few reads of the journal a channel, and is made only when somebody asks: tray and windows are told by the
engine's pulse that something changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.sync.journal import now_ms
from wizard.sync.judging import Facts, Live, judge, judge_all
from wizard.sync.records import ChannelRow, Counts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from wizard.settings import ChannelSettings
    from wizard.sync.channel import ChannelSync
    from wizard.sync.journal import Journal
    from wizard.sync.standing import Snapshot
    from wizard.sync.supervisor import Supervisor

_NONE = Counts(0, 0, 0, 0, 0, 0)


async def observe(
    journal: Journal,
    channels: Sequence[ChannelSettings],
    name_of: Callable[[str], str],
    supervisor: Supervisor | None = None,
    deaf_at: Callable[[str], str | None] = lambda _listen: None,
) -> Snapshot:
    """How everything stands. `name_of`: what people call a Network of this kind. `supervisor`: None where no
    engine runs; `deaf_at`: why nothing listens at an address. Raises DiskFull, JournalDamaged."""
    offline = supervisor.offline_since if supervisor else None
    room = supervisor.has_room if supervisor else True
    running = {each.name: each for each in supervisor.channels} if supervisor else {}
    standings = []
    for settings in channels:
        found = await journal.overview(settings.name)
        row, counts, last = found or (ChannelRow.unknown(settings.name), _NONE, None)
        channel = running.get(settings.name)
        looked_after = supervisor is not None and supervisor.looks_after(settings.name)
        facts = Facts(
            settings=settings,
            network_name=name_of(settings.network_kind),
            row=row,
            counts=counts,
            last=last,
            now=now_ms(),
            running=looked_after,
            others_only=supervisor is not None and not looked_after,
            room=room,
            offline_since=offline,
            live=live_of(channel, deaf_at) if channel else None,
            failed=supervisor.cannot_start(settings.name) if supervisor else None,
        )
        standings.append(judge(facts))
    return judge_all(standings, running=supervisor is not None, offline_since=offline, room=room)


def live_of(channel: ChannelSync, deaf_at: Callable[[str], str | None]) -> Live:
    """What the running channel knows."""
    context, watch = channel.context, channel.watch
    replies = context.settings.replies
    misfit = next(iter(sorted(watch.limits, key=lambda each: each.hint)), None)
    return Live(
        hub_trouble=context.hub_side.trouble,
        network_trouble=context.network_side.trouble,
        hub_by_proxy=context.hub_side.by_proxy,
        network_by_proxy=context.network_side.by_proxy,
        hub_limited=context.hub_side.limited,
        fault_here=context.hub_side.fault_here or context.network_side.fault_here,
        hub_seen=context.hub_side.last_seen,
        network_seen=context.network_side.last_seen,
        hub_halt=context.hub_side.halted,
        network_halt=context.network_side.halted,
        fetched=channel.inbound.fetched.is_set(),
        deaf=deaf_at(replies.listen) if replies.via == "direct" and replies.listen else None,
        webhook=watch.trouble,
        clock=watch.clock,
        limit=misfit.message if misfit else None,
        limit_hint=misfit.hint if misfit else False,
    )
