"""The one button: every fault made for real, mended by its button, and gone; what was set aside, decided on."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.engine import QUICK, Stage, free_port, stage, until
from tests.forum import label
from tests.unit.control.stage import controlled, snapshot_until
from wizard.control.client import open_handle
from wizard.control.handle import NotRunning
from wizard.errors import NetworkLoginExpired, UsageError, WizardError
from wizard.mending import Mending
from wizard.networks.base import Abilities, ReplyAbility
from wizard.practice.faults import Fault
from wizard.practice.faults import Kind as FaultKind
from wizard.sync.standing import Health, Mend, Part, State

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.conftest import ExpectedLogs
    from wizard.settings import ReplyRoute

PATIENT = replace(QUICK, check=3600, check_again=3600)  # nothing is mended by itself in time


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path, retry_waits=(0.05,) * 10_000) as made:
        await made.set_up()
        yield made


@contextlib.asynccontextmanager
async def mending(here: Stage, *, running: bool) -> AsyncIterator[Mending]:
    if running:
        async with controlled(here, tempo=PATIENT) as desk:
            await snapshot_until(desk.local, lambda s: s.state == State.IN_STEP)
            yield Mending(here.app, desk.local)
    else:
        async with open_handle(here.app) as handle:
            yield Mending(here.app, handle)


def webhook(here: Stage) -> object:
    return here.hub.manifest(here.channels["shop"].id).document.get("webhook")


def route(here: Stage) -> ReplyRoute:
    return here.app.store.load().channel("shop").replies


@pytest.mark.parametrize("running", [True, False], ids=["engine runs", "none runs"])
async def test_a_webhook_is_registered_again(here: Stage, running: bool) -> None:
    async with mending(here, running=running) as mend:
        here.hub.manifest(here.channels["shop"].id).document.pop("webhook")
        assert "tested" in await mend.register_webhook("shop")
        assert webhook(here)
    async with controlled(here, tempo=PATIENT) as desk:
        await snapshot_until(desk.local, lambda s: s.channels[0].link(Part.REPLIES).health == Health.OK)
        await here.hub.reply(here.ticket("a question").id if here.tickets() else await question(here), "An answer")
        await until(lambda: here.texts_of_ours() == ["An answer"])


async def question(here: Stage) -> str:
    here.forum.say("ann", "shop, a question")
    await until(here.tickets)
    return here.ticket("a question").id


@pytest.mark.parametrize("running", [True, False], ids=["engine runs", "none runs"])
async def test_the_own_address_is_checked(here: Stage, running: bool) -> None:
    async with mending(here, running=running) as mend:
        assert "leads here" in await mend.check_address("shop")
        at = route(here)
        elsewhere = at.model_copy(update={"public_url": f"http://127.0.0.1:{free_port()}/hook"})
        here.app.store.update(
            lambda s: s.with_channel(s.channel("shop").model_copy(update={"replies": elsewhere}))
        )
        with pytest.raises(UsageError, match="refuses the connection"):
            await mend.check_address("shop")


@pytest.mark.parametrize("running", [True, False], ids=["engine runs", "none runs"])
async def test_replies_move_to_another_address(here: Stage, running: bool) -> None:
    port = free_port()
    url, listen = f"http://127.0.0.1:{port}/other", f"127.0.0.1:{port}"
    async with mending(here, running=running) as mend:
        before = route(here)
        with pytest.raises(UsageError, match="refuses the connection"):
            await mend.change_address("shop", f"http://127.0.0.1:{free_port()}/hook", listen)
        assert route(here) == before
        assert url in await mend.change_address("shop", url, listen)
        assert str(webhook(here)).count(url) == 1
        if running:
            await here.hub.reply(await question(here), "An answer")
            await until(lambda: here.texts_of_ours() == ["An answer"])


@pytest.mark.parametrize("running", [True, False], ids=["engine runs", "none runs"])
async def test_an_address_that_socialhub_refuses_is_not_kept(here: Stage, running: bool) -> None:
    port = free_port()
    async with mending(here, running=running) as mend:
        before = route(here)
        here.hub.faults.set("patch_manifest", {Fault(FaultKind.ERROR_BEFORE, status=400): 1.0})
        with pytest.raises(WizardError):
            await mend.change_address("shop", f"http://127.0.0.1:{port}/hook", f"127.0.0.1:{port}")
        assert route(here) == before
        here.hub.faults.clear()
        await mend.register_webhook("shop")
        assert "leads here" in await mend.check_address("shop")


async def test_limits_follow_the_network(here: Stage) -> None:
    answer = ReplyAbility("answer", label("Answer"), 100, attachments=True)
    here.forum.can = Abilities(replies=(answer,), buttons=here.forum.can.buttons, edits=True)
    async with controlled(here) as desk:
        await snapshot_until(desk.local, lambda s: s.channels[0].mend == Mend.RAISE_LIMIT)
        mend = Mending(here.app, desk.local)
        assert "takes now" in await mend.fit_limits("shop")
        snapshot = await snapshot_until(desk.local, lambda s: s.channels[0].mend == Mend.NONE and s.running)
        assert snapshot.channels[0].link(Part.NETWORK).text
        actions = here.hub.manifest(here.channels["shop"].id).document["inbox"]["ticketActions"]
        assert [each["config"]["maxLength"] for each in actions if each["id"] == "answer"] == [100]
        assert "already" in await mend.fit_limits("shop")


async def test_a_channel_of_tickets_alone_has_no_address(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        await here.set_up(via="none")
        async with mending(here, running=False) as mend:
            for asked in (
                mend.register_webhook("shop"),
                mend.check_address("shop"),
                mend.change_address("shop", "https://me.example/hook", "127.0.0.1:1"),
            ):
                with pytest.raises(UsageError, match="only Tickets"):
                    await asked
            with pytest.raises(NotRunning):
                await mend.try_now()


async def test_what_was_set_aside_is_seen_and_decided_on(here: Stage) -> None:
    here.hub.faults.set("create_ticket", [Fault(FaultKind.ERROR_BEFORE, status=400)] * 3)
    for name in ("ann", "bob"):
        here.forum.say(name, f"shop, from {name}")
    async with controlled(here) as desk:
        mend = Mending(here.app, desk.local)
        await snapshot_until(desk.local, lambda s: s.channels[0].counts.aside == 2)
        first, second = await mend.attention()
        assert (first.who, first.text, first.waits, first.is_reply) == ("Ann", "shop, from ann", False, False)
        assert first.reason
        assert await mend.attention("other") == ()
        here.hub.faults.clear()
        await mend.try_again(first.reference, "shop")
        await until(lambda: here.messages() == ["shop, from ann"])
        await mend.give_up(second.reference, "shop")
        await snapshot_until(desk.local, lambda s: s.channels[0].counts.aside == 0)
        assert await mend.attention() == ()
        await mend.try_again(second.reference)
        await until(lambda: len(here.tickets()) == 2)
        with pytest.raises(UsageError):
            await mend.give_up("forum:nothing")


async def test_replies_that_wait_for_a_log_in_are_seen(here: Stage, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("refuses our access")
    async with controlled(here) as desk:
        ticket = await question(here)
        here.forum.faults["send_reply"] = [NetworkLoginExpired("The forum refuses our access.")]
        await here.hub.reply(ticket, "An answer")
        await snapshot_until(desk.local, lambda s: s.channels[0].mend == Mend.LOG_IN)
        (waiting,) = await Mending(here.app, desk.local).attention()
        assert (waiting.text, waiting.waits, waiting.is_reply) == ("An answer", True, True)
        assert waiting.reason == "The forum refuses our access."
