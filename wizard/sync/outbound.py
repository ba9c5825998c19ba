"""Reply → Network: carry out what agents do, exactly once, and tell SocialHub how it went.

    received → posting → posted(networkItemId) → confirmed
                 │  └──→ refused → reset
                 └─────→ unknown: look on the Network first, then decide

Every arrow is a commit. A job found as *posting* at start was under way when the program ended, and is unknown.
Jobs of one Ticket run one after another, of different Tickets side by side.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from wizard.errors import (
    DiskFull,
    HubConflict,
    HubError,
    HubGone,
    HubRateLimited,
    HubUnavailable,
    NeedsPerson,
    NetworkLoginExpired,
    NetworkRefused,
    NetworkUnavailable,
    NetworkUnsure,
    Unavailable,
    WizardError,
)
from wizard.hub.fitting import fit_reply
from wizard.networks.base import Abilities, Reply, Sent, reply_ability
from wizard.networks.ids import item_id, native_id
from wizard.sync import mapping
from wizard.sync.journal import now_ms
from wizard.sync.lanes import LanePlan, Lanes
from wizard.sync.records import Job, JobState, Kind, NewEntry, NewItem
from wizard.sync.templates import render
from wizard.sync.tempo import Alone, Patience
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from wizard.networks.base import LocalFile
    from wizard.sync.context import Context, Side

WIDTH = 32  # actions under way at a time …
NETWORK_WIDTH = 8  # … and of these, how many on the Network
REPLIES = ("reply", "template_reply")
_ACTIONS = "actions"  # the kind of these requests, on either side
_CHECK_FIRST = say("Channel Wizard cannot tell whether this was carried out. Check the Network first.")
_IDEMPOTENCY_MARGIN = 60.0  # seconds kept clear of the end of the key's lifetime


class _FilesMissing(NetworkUnavailable):
    """The files that go with a reply cannot be fetched just now."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What an action came to on the Network. `item`: the reply's own post, None for buttons and deletions."""

    sent: Sent | None = None


class Outbound:
    """The outbound half of one channel."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._network_width = asyncio.Semaphore(NETWORK_WIDTH)
        self._done = 0  # actions carried out
        self._undone = Alone(lambda: self._done)
        self._unanswered = Alone(lambda: context.network_side.answers)
        self._untold = Alone(lambda: context.hub_side.answers)
        self.lanes: Lanes[Job] = Lanes(
            LanePlan(
                load=self._load,
                lane=lambda job: job.ticket,
                due=lambda job: max(job.due, self._side_of(job).opens_at),
                run=self._run,
                broken=self._broken,
                width=lambda: WIDTH,
                gate=context.running_now,
                name="action",
            )
        )
        context.hub_side.listen(self.wake)
        context.network_side.listen(self.wake)

    def wake(self) -> None:
        self.lanes.wake()

    async def _load(self) -> list[Job]:
        """What can be done now: while one side is halted or unknown, the other's work goes on."""
        context = self._context
        jobs = await context.journal.open_jobs(context.channel)
        for side in (context.hub_side, context.network_side):
            if not any(self._side_of(job) is side for job in jobs):
                await side.settled(_ACTIONS)
        return [job for job in jobs if self._can_go_on(job)]

    def _can_go_on(self, job: Job) -> bool:
        side = self._side_of(job)
        known = side is self._context.hub_side or self._context.abilities is not None
        return known and not side.halted

    def _side_of(self, job: Job) -> Side:
        told = job.state in (JobState.POSTED, JobState.REFUSED)
        return self._context.hub_side if told else self._context.network_side

    async def _run(self, job: Job) -> bool:
        """One step of one job after another, as far as it goes now. True when it is finished."""
        side = self._side_of(job)
        if side.halted or side.opens_at > now_ms():
            return False  # it closed since this was loaded; the journal is looked at again
        try:
            if side is self._context.hub_side:
                return await self._tell(job)
            async with self._network_width:
                carried_out = await self._carry_out(job)
        except Unavailable as error:  # this computer: no room on the disk
            await self._context.hub_side.failed(error, _ACTIONS)
            return False
        return carried_out and await self._next_step(job)

    # --- on the Network ---------------------------------------------------------------------------------------

    async def _carry_out(self, job: Job) -> bool:
        """True if the Network's part is over, one way or the other."""
        context = self._context
        try:
            outcome = await self._attempt(job)
        except NeedsPerson as error:
            await self._wait_for_log_in(job, error)
            return False
        except NetworkRefused as error:
            await self._refuse(job, error.sentence)
            return True
        except NetworkUnsure as error:
            return await self._unsure(job, error)
        except WizardError as error:
            return await self._later(job, error)
        if outcome is None:
            return False
        self._done += 1
        self._undone.settled(job.id)
        self._unanswered.settled(job.id)
        await context.network_side.succeeded(_ACTIONS)
        await self._posted(job, outcome)
        return True

    async def _attempt(self, job: Job) -> _Outcome | None:
        """Carries it out; None if it was put off. Raises what the Network raises."""
        target = mapping.native_of(self._kind, job.item, await self._kept_native(job))
        if job.type in REPLIES:
            return await self._reply(job, target)
        if job.type not in ("button", "delete"):
            raise NetworkRefused(say("Channel Wizard does not know actions of the type “{type}”.", type=job.type))
        if target is None:
            raise NetworkRefused(say("Channel Wizard does not know which post this Ticket stands for."))
        context = self._context
        await context.journal.posting(job, now_ms())
        context.probe("action.posting")
        if job.type == "button":
            await context.network.press(job.action, target)
        else:
            await context.network.delete(target)
        context.probe("action.sent")
        return _Outcome()

    async def _reply(self, job: Job, target: str | None) -> _Outcome | None:
        context = self._context
        if target is None:
            raise NetworkRefused(say("Channel Wizard does not know which post this Ticket stands for."))
        reply = Reply(
            key=job.followup or job.uuid,
            action_id=self._way(job),
            to=target,
            text=self._text(job),
            option=_text_or_none(job.payload.get("option")),
            with_files=bool(job.payload.get("attachments")),
        )
        if job.state in (JobState.POSTING, JobState.UNKNOWN) or job.verify:
            found = await self._find(job, reply)
            if found is not None:
                return _Outcome(found)
            if not await self._may_post_again(job):
                return None
        async with self._files(job) as files:
            await context.journal.posting(job, now_ms())
            context.probe("reply.posting")
            sent = await context.network.send_reply(replace(reply, files=files))
        context.probe("reply.sent")
        return _Outcome(sent)

    @contextlib.asynccontextmanager
    async def _files(self, job: Job) -> AsyncIterator[tuple[LocalFile, ...]]:
        """The files that go along, while the context lasts. Raises _FilesMissing where they cannot be had now."""
        context = self._context
        if not job.payload.get("attachments"):
            yield ()
            return
        try:
            folder = Path(tempfile.mkdtemp(prefix="reply-", dir=context.files_folder))
        except OSError as error:
            raise DiskFull(f"The file of a reply cannot be stored: {error.strerror}.", "Make room.") from None
        try:
            limit = (context.abilities or Abilities()).max_attachment_bytes
            try:
                files = await context.fetch_files(job.payload, folder, limit)
            except NetworkUnavailable as error:
                raise _FilesMissing(error.what, error.advice) from error
            yield files
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _way(self, job: Job) -> str:
        """Which of the Network's ways to reply is meant: an administrator's own buttons begin with its id, and a
        template goes the usual way, which comes first. What fits none is the Network's to refuse."""
        replies = (self._context.abilities or Abilities()).replies
        ability = reply_ability(replies, job.action)
        if ability is None and job.type == "template_reply" and replies:
            ability = replies[0]
        return ability.id if ability else job.action

    def _text(self, job: Job) -> str:
        if job.type == "template_reply":
            return render(self._context.templates(), job.payload)
        text = job.payload.get("text")
        if text is not None and not isinstance(text, str):
            raise NetworkRefused(say("The reply’s text cannot be read."))
        return text or ""

    async def _find(self, job: Job, reply: Reply) -> Sent | None:
        """Our reply as an earlier attempt made it. Raises NetworkRefused where nobody can tell."""
        context = self._context
        beside = await context.journal.posted_beside(context.channel, job)
        exclude = {native_id(self._kind, item) for item in beside} - {None}
        try:
            return await context.network.find_reply(reply, self._tried(job), frozenset(cast("set[str]", exclude)))
        except NetworkUnsure:
            if self._key_holds(job):
                return None
            raise NetworkRefused(_CHECK_FIRST) from None

    async def _may_post_again(self, job: Job) -> bool:
        """It was not found. False: put off, for it may still turn up. Raises NetworkRefused: not again."""
        if job.tried is None or self._key_holds(job):  # never sent from here, or the Network itself sees to it
            return True
        now = now_ms()
        tempo = self._context.tempo
        if now - job.tried > tempo.sure * 1000:
            raise NetworkRefused(_CHECK_FIRST)
        settled = (job.last_tried or job.tried) + int(tempo.settle * 1000)
        if now >= settled:
            return True
        due = min(settled, now + 3000)
        await self._context.journal.defer_job(job, JobState.UNKNOWN, due, job.reason)
        return False

    def _key_holds(self, job: Job) -> bool:
        """Whether the Network still answers a repetition with the first result."""
        holds = (self._context.abilities or Abilities()).idempotency
        if holds is None or job.tried is None:
            return False
        return now_ms() - job.tried < (holds.total_seconds() - _IDEMPOTENCY_MARGIN) * 1000

    def _tried(self, job: Job) -> datetime:
        """Since when an attempt of ours can stand on the Network."""
        return mapping.from_ms(min(job.tried or job.event_time, job.event_time))

    async def _posted(self, job: Job, outcome: _Outcome) -> None:
        context = self._context
        sent = outcome.sent
        own: NewItem | None = None
        if sent is not None:
            target = await context.journal.item(context.channel, job.item)
            item = item_id(self._kind, sent.native_id)
            own = NewItem(
                item=item,
                native=None if native_id(self._kind, item) is not None else sent.native_id,
                created=now_ms(),
                edited=None,
                payload={},
                parent=None,
                root=(target.root or target.item) if target else job.item,
                context=True,
            )
        kind = Kind.REPLY_DELIVERED if sent is not None else Kind.ACTION_DONE
        url, took = (sent.url if sent else "") or "", max(0, now_ms() - job.event_time)
        entry = NewEntry(kind, item=job.item, text=self._excerpt(job), url=url, took=took)
        at = mapping.to_ms(sent.created) if sent and sent.created else now_ms()
        await context.journal.posted(
            context.channel, job, item=own, url=sent.url if sent else None, at=at, entry=entry
        )
        context.probe("reply.posted")

    async def _refuse(self, job: Job, reason: str) -> None:
        kind = Kind.REPLY_REFUSED if job.type in REPLIES else Kind.ACTION_REFUSED
        entry = NewEntry(kind, item=job.item, text=self._excerpt(job), note=reason)
        await self._context.journal.refused(self._context.channel, job, reason, entry)
        self._context.probe("reply.refused")

    async def _unsure(self, job: Job, error: NetworkUnsure) -> bool:
        """Its request left and no answer came: soon looked for. Buttons and deletions are simply repeated."""
        if job.type not in REPLIES and await self._is_hopeless(job, error):
            return True
        state = JobState.UNKNOWN if job.type in REPLIES else JobState.RECEIVED
        await self._defer(job, state, await self._network_wait(job, error), error.what)
        return False

    async def _later(self, job: Job, error: WizardError) -> bool:
        """Certainly not done: the state stays, it comes back when due. True if it is given up."""
        # What was POSTING before this attempt stays unknown: this failure says nothing about that one.
        before = job.state in (JobState.POSTING, JobState.UNKNOWN)
        state = JobState.UNKNOWN if before else JobState.RECEIVED
        if isinstance(error, _FilesMissing):
            # Where the files lie is not the Network; an agent who waits for a file that never comes has to know.
            if now_ms() - job.received > self._context.tempo.sure * 1000:
                await self._refuse(job, error.sentence)
                return True
            wait = Patience(self._context.tempo).wait_after(job.attempts)
        elif self._context.network_side.is_settling(error):
            wait = await self._context.network_side.failed(error, _ACTIONS)
        elif isinstance(error, NetworkUnavailable):
            if not before and await self._is_hopeless(job, error):
                return True
            wait = await self._network_wait(job, error)
        else:  # this computer's fault
            wait = Patience(self._context.tempo).wait_after(job.attempts)
        await self._defer(job, state, wait, error.what)
        return False

    async def _is_hopeless(self, job: Job, error: WizardError) -> bool:
        """Gives up what fails again and again while other actions go well; never what may stand there."""
        self._undone.failed(job.id)
        if not self._undone.is_hopeless(job.id, self._context.tempo.give_up_attempts):
            return False
        why = say("It failed {count} times: {error}", count=job.attempts + 1, error=error.what)
        await self._refuse(job, why)
        self._undone.settled(job.id)
        return True

    async def _network_wait(self, job: Job, error: WizardError) -> float:
        """Everything waits if the Network does not answer at all; only this one if it answers others."""
        others = self._unanswered.failed(job.id)
        wait = Patience(self._context.tempo).wait_after(job.attempts)
        told = isinstance(error, Unavailable) and error.wait is not None
        if told or not others:
            return await self._context.network_side.failed(error, _ACTIONS)
        return wait

    async def _defer(self, job: Job, state: JobState, wait: float, reason: str | None) -> None:
        await self._context.journal.defer_job(job, state, now_ms() + int(wait * 1000), reason)

    async def _wait_for_log_in(self, job: Job, error: NeedsPerson) -> None:
        context = self._context
        before = job.state in (JobState.POSTING, JobState.UNKNOWN)
        state = JobState.UNKNOWN if before else JobState.RECEIVED
        await context.journal.defer_job(job, state, 0, job.reason)
        await context.network_side.halt(error)
        waits = say("It waits until somebody logs in again.")
        note = waits if isinstance(error, NetworkLoginExpired) else error.what
        entry = NewEntry(Kind.REPLY_WAITING, item=job.item, text=self._excerpt(job), note=note)
        await context.journal.log(context.channel, entry)

    # --- to SocialHub -----------------------------------------------------------------------------------------

    async def _tell(self, job: Job) -> bool:
        """Tells SocialHub the outcome. It is never reset once it was posted."""
        context = self._context
        try:
            if job.state == JobState.POSTED:
                state = await self._confirm(job)
            else:
                state = await self._reset(job)
        except NeedsPerson as error:
            await context.hub_side.halt(error)
            return False
        except HubRateLimited as error:
            await context.hub_side.asked_to_wait(error)
            return False
        except HubUnavailable as error:
            wait = Patience(context.tempo).wait_after(job.attempts)
            if context.hub_side.is_settling(error) or not self._untold.failed(job.id):
                wait = await context.hub_side.failed(error, _ACTIONS)
            await self._defer(job, job.state, wait, job.reason)
            return False
        except HubError as error:
            entry = NewEntry(Kind.ASIDE, item=job.item, text=self._excerpt(job), note=error.sentence)
            await context.journal.finish(context.channel, job, JobState.ASIDE, entry)
            return True
        self._untold.settled(job.id)
        await context.hub_side.succeeded(_ACTIONS)
        await context.journal.finish(context.channel, job, state, None)
        context.probe("job.finished")
        return True

    async def _confirm(self, job: Job) -> JobState:
        context = self._context
        if job.followup is None or job.posted_item is None:  # buttons and deletions: nothing to tell
            return JobState.CONFIRMED
        interaction = fit_reply(
            job.posted_item,
            created=mapping.from_ms(job.posted_time) if job.posted_time else None,
            url=job.posted_url,
        )
        context.probe("success.sending")
        # 409: an earlier `success` whose answer was lost did it. 404: the Ticket or followup is gone, and
        # nobody waits for the news. Either way the reply stands on the Network: never reset, never again.
        with contextlib.suppress(HubConflict, HubGone):
            await context.hub.reply_success(job.ticket, job.followup, interaction)
        context.probe("success.sent")
        return JobState.CONFIRMED

    async def _reset(self, job: Job) -> JobState:
        context = self._context
        context.probe("reset.sending")
        reason = job.reason or "It could not be carried out."
        with contextlib.suppress(HubConflict, HubGone):  # somebody else reset it, or it is gone
            await context.hub.reset_action(job.ticket, job.action, followup_id=job.followup, reason=reason)
        context.probe("reset.sent")
        return JobState.RESET

    async def _next_step(self, job: Job) -> bool:
        """SocialHub is told at once, while the lane is still this job's."""
        fresh = await self._context.journal.job(job.id)
        return fresh is None or await self._run(fresh)

    # --- small things -----------------------------------------------------------------------------------------

    @property
    def _kind(self) -> str:
        return self._context.settings.network_kind

    async def _kept_native(self, job: Job) -> str | None:
        known = await self._context.journal.item(self._context.channel, job.item)
        return known.native if known else None

    def _excerpt(self, job: Job) -> str:
        if job.type == "template_reply":
            return str(job.payload.get("name") or job.type)
        return str(job.payload.get("text") or "") or job.action

    async def _broken(self, job: Job, error: Exception) -> None:
        entry = NewEntry(
            Kind.ASIDE,
            item=job.item,
            text=self._excerpt(job),
            note=say("An unexpected fault ({kind}).", kind=type(error).__name__),
        )
        await self._context.journal.finish(self._context.channel, job, JobState.ASIDE, entry)


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
