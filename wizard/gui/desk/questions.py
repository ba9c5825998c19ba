"""What the main window's pages ask the core for; run in the core's thread."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from wizard.gui.desk.attention import Waiting
from wizard.journey.keep import remove_channel
from wizard.sync.standing import Mend
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wizard.gui.desk.chart import Span
    from wizard.gui.desk.holding import Held
    from wizard.settings import ChannelSettings
    from wizard.sync.records import Hour, Item, Job

_SHOWN = 200


async def waiting(name: str, held: Held) -> tuple[Waiting, ...]:
    """What is set aside, oldest first, and then the replies that wait."""
    journal = held.journal
    row = await journal.channel(name)
    if row is None:
        return ()
    items = [_of_item(each) for each in await journal.aside(row.id, _SHOWN)]
    aside = [_of_job(each, aside=True) for each in await journal.jobs_aside(row.id)]
    known = {each.reference for each in aside}
    open_jobs = [_of_job(each, aside=False) for each in await journal.open_jobs(row.id, _SHOWN)]
    return (*items, *aside, *(each for each in open_jobs if each.reference not in known))


async def hours(name: str, span: Span, held: Held) -> Sequence[Hour]:
    """One `Hour` a bar of the chart, the oldest first; the newest is the one that runs."""
    return await held.journal.chart(name, span.edges(datetime.now().astimezone()))


async def settings(name: str, held: Held) -> ChannelSettings:
    """Raises UsageError where it was removed."""
    return held.app.store.load().channel(name)


async def mend(name: str, what: Mend, held: Held) -> str:
    """Presses a button that needs no more input; answers what came of it."""
    mending = held.mending
    if what is Mend.REGISTER_WEBHOOK:
        return await mending.register_webhook(name)
    if what is Mend.RAISE_LIMIT:
        return await mending.fit_limits(name)
    return await mending.try_now(name)


async def remove(name: str, held: Held) -> tuple[str, ...]:
    """Removes the channel; answers that, and what could not be taken back elsewhere."""
    left = await remove_channel(held.app, name)
    await held.handle.look()
    return (say("{channel} is removed.", channel=name), *left)


def _of_item(item: Item) -> Waiting:
    return Waiting(
        item.item, False, _who(item.payload), _text(item.payload, "message"), item.reason or "", item.created, True
    )


def _of_job(job: Job, *, aside: bool) -> Waiting:
    text = _text(job.payload, "text") or _text(job.payload, "name")
    return Waiting(job.followup or job.uuid, True, "", text, job.reason or "", job.event_time, aside)


def _who(payload: Mapping[str, object]) -> str:
    interactor = payload.get("interactor")
    return str(interactor.get("name") or "") if isinstance(interactor, dict) else ""


def _text(payload: Mapping[str, object], name: str) -> str:
    found = payload.get(name)
    return found if isinstance(found, str) else ""
