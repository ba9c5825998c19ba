"""The truth about a channel: every fault made for real, told exactly, and gone once it is mended."""

from __future__ import annotations

import socket
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.cable import cable
from tests.engine import QUICK, Stage, stage, until
from tests.forum import label
from tests.unit.control.stage import Controlled, controlled, news_until, snapshot_until
from wizard.errors import NetworkLoginExpired, NetworkUnavailable
from wizard.journey.keep import replace_login
from wizard.networks.base import Abilities, ReplyAbility
from wizard.practice.faults import Fault
from wizard.practice.faults import Kind as FaultKind
from wizard.sync.records import Kind
from wizard.sync.standing import ChannelStanding, Health, Link, Mend, Part, State
from wizard.sync.supervisor import Surroundings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.conftest import ExpectedLogs

PLENTY = 1000 * 1024 * 1024


@dataclass
class Computer:
    """This computer, as a test would have it."""

    free: int = PLENTY
    route: bool = True

    @property
    def surroundings(self) -> Surroundings:
        return Surroundings(
            free_bytes=lambda _folder: self.free, way_out=lambda: ("192.0.2.7",) if self.route else ()
        )


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path, retry_waits=(0.05,) * 10_000) as made:
        await made.set_up()
        yield made


async def in_state(desk: Controlled, state: State) -> ChannelStanding:
    """The channel once it is in this state; `state` of the whole program is its own, there being no other."""
    snapshot = await snapshot_until(desk.local, lambda s: s.channels[0].state == state)
    assert snapshot.state == state
    return snapshot.channels[0]


async def link_in(desk: Controlled, part: Part, health: Health) -> Link:
    snapshot = await snapshot_until(desk.local, lambda s: s.channels[0].link(part).health == health)
    return snapshot.channels[0].link(part)


def others_are_well(standing: ChannelStanding, *parts: Part) -> bool:
    return all(each.health == Health.OK for each in standing.chain if each.part not in parts)


# --- Offline, or one server -------------------------------------------------------------------------------------


async def test_one_server_that_is_away_is_not_offline(here: Stage) -> None:
    async with controlled(here) as desk:
        await in_state(desk, State.IN_STEP)
        here.forum.away = True
        standing = await in_state(desk, State.TROUBLE)
        link = standing.link(Part.NETWORK)
        assert (link.health, link.mend) == (Health.WAITING, Mend.TRY_NOW)
        assert link.text == "The forum does not answer. Trying again; nothing is lost."
        assert link.seen
        assert others_are_well(standing, Part.NETWORK)
        here.forum.away = False
        await in_state(desk, State.IN_STEP)


async def test_offline_is_said_where_nobody_answers(here: Stage) -> None:
    async with controlled(here, tempo=replace(QUICK, check=3600)) as desk:  # SocialHub is not asked by itself
        await in_state(desk, State.IN_STEP)
        here.forum.away = True
        here.hub.faults.set("*", {Fault(FaultKind.RESET_BEFORE): 1.0})
        standing = await in_state(desk, State.OFFLINE)
        assert "offline" in standing.text
        assert standing.link(Part.COMPUTER).mend == Mend.TRY_NOW
        assert (await desk.local.status()).offline_since
        here.hub.faults.clear()
        await in_state(desk, State.TROUBLE)  # SocialHub answers: it is the forum alone
        here.forum.away = False
        await in_state(desk, State.IN_STEP)
        assert (await desk.local.status()).offline_since is None


async def test_without_a_route_it_is_offline_and_the_route_wakes_it(here: Stage) -> None:
    computer = Computer(route=False)
    slow = replace(QUICK, longest_unreached=3600, first_wait=3600, longest_wait=3600)
    async with controlled(here, surroundings=computer.surroundings) as desk:
        await in_state(desk, State.IN_STEP)  # whoever gets answers needs no route
        here.forum.away = True
        await in_state(desk, State.OFFLINE)
        computer.route = True
        await in_state(desk, State.TROUBLE)
        here.forum.away = False
        await in_state(desk, State.IN_STEP)
    here.forum.away = True
    computer.route = False
    async with controlled(here, surroundings=computer.surroundings, tempo=slow) as desk:
        await in_state(desk, State.OFFLINE)
        here.forum.away = False
        here.forum.say("ann", "shop, a question")
        computer.route = True  # nothing would be tried again within the hour
        await until(lambda: here.messages() == ["shop, a question"])


# --- What a person mends ----------------------------------------------------------------------------------------


async def test_a_log_in_that_expired(here: Stage, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("refuses our access")
    async with controlled(here) as desk:
        await in_state(desk, State.IN_STEP)
        here.forum.faults["catch_up"] = [NetworkLoginExpired("The forum refuses our access.", "Log in again.")]
        standing = await in_state(desk, State.NEEDS_YOU)
        await until(lambda: expected_logs.came("refuses our access"))  # it stops at once, and is written down then
        assert (standing.mend, standing.text) == (Mend.LOG_IN, "The forum refuses our access.")
        assert standing.link(Part.NETWORK).advice == "Log in again."
        assert others_are_well(standing, Part.NETWORK)
        await replace_login(here.app, "shop", {"access_token": "good"})
        await in_state(desk, State.IN_STEP)


async def test_a_refusal_of_a_run_before_is_over_once_it_works(here: Stage, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("refuses our access")
    async with controlled(here) as desk:
        await in_state(desk, State.IN_STEP)
        here.forum.faults["catch_up"] = [NetworkLoginExpired("The forum refuses our access.")]
        await in_state(desk, State.NEEDS_YOU)
        await until(lambda: expected_logs.came("refuses our access"))  # written down: the next run finds it
    async with controlled(here) as desk:
        await in_state(desk, State.IN_STEP)
        row = await desk.engine.journal.ensure_channel("shop")
        assert row.network_halt is None


async def test_an_address_that_does_not_lead_here(here: Stage) -> None:
    async with controlled(here) as desk:
        await in_state(desk, State.IN_STEP)
        assert (await link_in(desk, Part.REPLIES, Health.OK)).seen
        # SocialHub has lost the webhook, and does not get through to us when it is registered again.
        await desk.engine._receivers[listen_of(here)].stop()
        here.hub.manifest(here.channels["shop"].id).document.pop("webhook")
        standing = await in_state(desk, State.NEEDS_YOU)
        assert standing.mend == Mend.FIX_ADDRESS
        assert "could not be registered" in standing.text
        await desk.engine._receivers[listen_of(here)].start()
        await in_state(desk, State.IN_STEP)
        assert (await link_in(desk, Part.REPLIES, Health.OK)).mend == Mend.NONE


def listen_of(here: Stage) -> str:
    listen = here.app.store.load().channel("shop").replies.listen
    assert listen is not None
    return listen


async def test_a_port_that_another_program_has(here: Stage, expected_logs: ExpectedLogs) -> None:
    """Only replies wait: posts still become Tickets, and it is taken as soon as it is free."""
    expected_logs.expect("Replies cannot be received")
    host, _, port = listen_of(here).rpartition(":")
    here.forum.say("ann", "shop, a question")
    with socket.create_server((host, int(port))):
        async with controlled(here, tempo=replace(QUICK, check=3600)) as desk:
            standing = await in_state(desk, State.NEEDS_YOU)
            assert standing.mend == Mend.FIX_ADDRESS
            assert port in standing.text
            await until(lambda: here.messages() == ["shop, a question"])
    async with controlled(here) as desk:
        await in_state(desk, State.IN_STEP)
    with socket.create_server((host, int(port))) as other:
        async with controlled(here, tempo=replace(QUICK, check=3600)) as desk:
            await in_state(desk, State.NEEDS_YOU)
            other.close()
            await in_state(desk, State.IN_STEP)
            await news_until(
                desk.local,
                lambda news: any(e.kind == Kind.MENDED and port in e.note for e in news.entries),
                after=0,
            )
            await here.hub.reply(here.ticket("a question").id, "An answer")
            await until(lambda: here.texts_of_ours() == ["An answer"])


async def test_a_manifest_that_promises_too_much(here: Stage) -> None:
    async with controlled(here) as desk:
        await in_state(desk, State.IN_STEP)
    # Too long fails, and somebody should put it right; too short may be meant so.
    for length, health, state in (
        (100, Health.WAITING, State.NEEDS_YOU),
        (300, Health.OK, State.IN_STEP),
    ):
        answer = ReplyAbility("answer", label("Answer"), length, attachments=True)
        here.forum.can = Abilities(replies=(answer,), buttons=here.forum.can.buttons, edits=True)
        async with controlled(here) as desk:
            snapshot = await snapshot_until(
                desk.local, lambda s: s.channels[0].link(Part.NETWORK).mend == Mend.RAISE_LIMIT
            )
            assert snapshot.channels[0].link(Part.NETWORK).health == health
            assert str(length) in snapshot.channels[0].link(Part.NETWORK).text
            await in_state(desk, state)


@pytest.mark.parametrize("moment", ["sync now", "the Network is back", "some time passes"])
async def test_a_limit_that_the_network_changed_is_learnt_while_running(here: Stage, moment: str) -> None:
    tempo = replace(QUICK, learn=0.1) if moment == "some time passes" else QUICK
    async with controlled(here, tempo=tempo) as desk:
        await in_state(desk, State.IN_STEP)
        whole = here.forum.can
        shorter = replace(whole, replies=(ReplyAbility("answer", label("Answer"), 100, attachments=True),))
        for can, state in ((shorter, State.NEEDS_YOU), (whole, State.IN_STEP)):
            here.forum.can = can
            here.forum.faults["abilities"] = (
                [NetworkUnavailable("Not now.")] if moment == "some time passes" else []
            )
            if moment == "sync now":
                await desk.local.sync_now("shop")
            elif moment == "the Network is back":
                here.forum.away = True
                await in_state(desk, State.TROUBLE)
                here.forum.away = False
            standing = await in_state(desk, state)
            assert (standing.mend == Mend.RAISE_LIMIT) == (state == State.NEEDS_YOU)


async def test_a_limit_that_cannot_be_asked_for_holds_up_nothing(here: Stage) -> None:
    here.forum.say("ann", "shop, a question")
    async with controlled(here, tempo=replace(QUICK, learn=0.05)) as desk:
        await in_state(desk, State.IN_STEP)
        here.forum.faults["abilities"] = [NetworkUnavailable("Not now.")] * 10_000
        asked = here.forum.calls.count("abilities")
        await until(lambda: here.forum.calls.count("abilities") > asked + 5)
        here.forum.say("ben", "shop, another one")
        await until(lambda: len(here.messages()) == 2)
        assert desk.engine.supervisor.channels[0].context.network_side.trouble is None


async def test_a_full_disk(here: Stage, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("disk is almost full")
    computer = Computer()
    async with controlled(here, surroundings=computer.surroundings) as desk:
        await in_state(desk, State.IN_STEP)
        computer.free = 0
        standing = await in_state(desk, State.NEEDS_YOU)
        assert (standing.mend, standing.worst and standing.worst.part) == (Mend.MAKE_ROOM, Part.COMPUTER)
        computer.free = PLENTY
        await in_state(desk, State.IN_STEP)


@pytest.mark.parametrize("minutes", [30, -30], ids=["behind", "ahead"])
async def test_a_clock_that_is_wrong(tmp_path: Path, minutes: int) -> None:
    """Whatever asks its own address finds all well; what SocialHub signs is refused."""
    async with stage(tmp_path) as here, cable(here.hub_url) as line:
        here.hub_url = line.url
        await here.set_up()
        async with controlled(here) as desk:
            await in_state(desk, State.IN_STEP)
            line.ahead = timedelta(minutes=minutes)
            standing = await in_state(desk, State.NEEDS_YOU)
            assert standing.text == "This computer’s clock is 30 minutes off, so that replies are refused."
            assert (standing.mend, standing.worst and standing.worst.part) == (Mend.TRY_NOW, Part.COMPUTER)
            assert "set date and time" in standing.link(Part.COMPUTER).advice
            assert others_are_well(standing, Part.COMPUTER)
            line.ahead = timedelta(minutes=3)  # still off, and no harm
            await in_state(desk, State.IN_STEP)
            said = [each for each in await desk.engine.journal.activity() if "clock" in each.note]
            assert [each.kind for each in said] == [Kind.TROUBLE, Kind.MENDED]


async def test_a_clock_that_is_wrong_refuses_no_reply_where_none_is_awaited(tmp_path: Path) -> None:
    async with stage(tmp_path) as here, cable(here.hub_url) as line:
        here.hub_url = line.url
        line.ahead = timedelta(minutes=30)
        await here.set_up(via="none")
        async with controlled(here) as desk:
            standing = await in_state(desk, State.IN_STEP)
            hub = desk.engine.supervisor.channels[0].context.hub
            assert hub.clock_ahead is not None
            assert hub.clock_ahead < -29 * 60
            assert standing.mend == Mend.NONE


async def test_a_token_that_the_store_of_secrets_has_not_got(here: Stage, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("shop cannot start")
    token = here.app.kept.get("shop/socialhub-token")
    assert token is not None
    here.app.kept.delete("shop/socialhub-token")
    async with controlled(here, tempo=replace(QUICK, check_again=3600)) as desk:
        standing = await in_state(desk, State.NEEDS_YOU)
        assert (standing.mend, standing.worst and standing.worst.part) == (Mend.NEW_TOKEN, Part.COMPUTER)
        here.app.kept.put("shop/socialhub-token", token)
        await desk.local.sync_now("shop")  # rather than in an hour
        await in_state(desk, State.IN_STEP)


async def test_only_tickets_is_no_fault(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        await here.set_up(via="none")
        async with controlled(here) as desk:
            standing = await in_state(desk, State.IN_STEP)
            assert (standing.link(Part.REPLIES).health, standing.mend) == (Health.OFF, Mend.NONE)
            assert (await link_in(desk, Part.HUB, Health.OK)).seen


async def test_the_whole_is_as_its_most_urgent_part(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        for name in ("one", "two"):
            await here.set_up(name, via="none")
        async with controlled(here) as desk:
            await snapshot_until(desk.local, lambda s: s.state == State.IN_STEP)
            await desk.local.pause("one")
            snapshot = await snapshot_until(desk.local, lambda s: s.channels[0].state == State.PAUSED)
            assert snapshot.state == State.IN_STEP  # a pause that was wished says nothing about the other
            await desk.local.pause("two")
            await snapshot_until(desk.local, lambda s: s.state == State.PAUSED)
            await desk.local.resume(None)
            here.forum.away = True
            snapshot = await snapshot_until(desk.local, lambda s: s.state == State.TROUBLE)
            assert snapshot.text.split(": ")[0] in {"one", "two"}


async def test_a_channel_that_the_engine_was_not_started_for(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        for name in ("one", "two"):
            await here.set_up(name, via="none")
        async with controlled(here, only=("one",)) as desk:
            snapshot = await snapshot_until(desk.local, lambda s: s.channels[0].state == State.IN_STEP)
            other = snapshot.channels[1]
            assert (other.state, other.text) == (
                State.STOPPED,
                "Channel Wizard was started for other channels only.",
            )
            assert other.mend == Mend.NONE  # there is nothing to start beside it
            assert all(link.health == Health.OFF for link in other.chain)


async def test_what_socialhub_does_not_allow_is_asked_for_again_by_hand(
    here: Stage, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("does not allow this")
    async with controlled(here) as desk:
        await in_state(desk, State.IN_STEP)
        here.hub.faults.set("create_ticket", {Fault(FaultKind.ERROR_BEFORE, status=403): 1.0})
        here.forum.say("ann", "shop, a question")
        standing = await in_state(desk, State.NEEDS_YOU)
        await until(lambda: expected_logs.came("does not allow this"))
        assert (standing.mend, standing.worst and standing.worst.part) == (Mend.TRY_NOW, Part.HUB)
        here.hub.faults.clear()  # an admin allowed it
        await desk.local.sync_now()
        await in_state(desk, State.IN_STEP)
        assert here.messages() == ["shop, a question"]
