"""What keeps replies from coming: a webhook gone or wrong, an address that leads nowhere, a promoted manifest."""

from __future__ import annotations

import asyncio
import socket
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, cast

import pytest

from tests.gui.setup.world import free_port
from wizard.app import App
from wizard.practice.faults import Fault
from wizard.practice.faults import Kind as FaultKind
from wizard.settings import ReplyRoute
from wizard.sync.standing import Health, Mend, Part, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.gui.desk.faults.someone import Someone

pytestmark = pytest.mark.any_logs  # what breaks is logged


async def some_turns() -> None:
    for _turn in range(3):
        await asyncio.sleep(0)


@contextmanager
def tunnel(port: int, target: int, *, refuses: bytes = b"") -> Iterator[None]:
    """Whoever comes to `port` of this computer is passed on to `target`, as a tunnel or reverse proxy does.

    `refuses`: whose requests have this in them gets no answer.
    """
    loop = asyncio.new_event_loop()
    passing: list[asyncio.Task[None]] = []

    async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65_536):
            if refuses and refuses in data:
                raise ConnectionError
            writer.write(data)
            await writer.drain()
        writer.write_eof()

    async def passed_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends = [writer]
        passing.append(cast("asyncio.Task[None]", asyncio.current_task()))
        try:
            there, back = await asyncio.open_connection("127.0.0.1", target)
            ends.append(back)
            await asyncio.gather(copy(reader, back), copy(there, writer))
        except (OSError, asyncio.CancelledError):
            pass  # one end is gone, or the tunnel ends
        finally:
            for each in ends:
                each.transport.abort()

    server = loop.run_until_complete(asyncio.start_server(passed_on, "127.0.0.1", port))
    thread = Thread(target=loop.run_forever, name="tunnel")
    thread.start()

    async def end() -> None:
        server.close()
        await some_turns()  # whoever has just come is let in first, or nobody would close the door behind them
        for each in passing:  # theirs alone: the loop's own tasks may just be letting somebody in
            each.cancel()
        await asyncio.gather(*passing, return_exceptions=True)
        await some_turns()  # in which the connections end

    try:
        yield
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result(60)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(60)
        loop.close()


def listen_of(someone: Someone) -> int:
    listen = App.build(someone.environ).store.load().channel("brand").replies.listen
    assert listen is not None
    return int(listen.rpartition(":")[2])


def move_address(someone: Someone, port: int) -> None:
    """The channel's address for SocialHub is another one than the port it listens at, behind a tunnel."""
    app, listen = App.build(someone.environ), listen_of(someone)
    route = ReplyRoute(via="direct", public_url=f"http://127.0.0.1:{port}/hook", listen=f"127.0.0.1:{listen}")
    app.store.update(lambda all_: all_.with_channel(all_.channel("brand").model_copy(update={"replies": route})))


def lose_webhook(someone: Someone) -> None:
    there = someone.there
    there.do(lambda: there.hub.manifest(there.channel.id).document.pop("webhook"))


def test_a_webhook_that_vanished_is_registered_by_itself(working: Someone) -> None:
    lose_webhook(working)
    there = working.there
    working.waits(lambda: there.do(lambda: there.hub.manifest(there.channel.id).webhook), "the webhook")
    working.agent_answers("Yes, until six.")
    working.nothing_is_lost_or_doubled(3, "Yes, until six.")
    working.all_is_well(mended=False)


def test_a_webhook_that_socialhub_does_not_take(working: Someone) -> None:
    there = working.there
    there.do(lambda: there.hub.faults.set("patch_manifest", {Fault(FaultKind.ERROR_BEFORE, status=403): 1.0}))
    lose_webhook(working)
    words = "The webhook is missing from the manifest and may not be registered"
    working.is_told(State.NEEDS_YOU, Part.REPLIES, Health.BROKEN, Mend.REGISTER_WEBHOOK, words)
    working.is_notified(words)
    working.somebody_posts("are you there?")  # Tickets still go
    working.waits(lambda: len(there.messages()) == 4, "the Ticket")
    there.do(there.hub.faults.clear)
    working.mends("Register the webhook again")
    working.all_is_well()
    working.agent_answers("Yes, until six.")
    working.nothing_is_lost_or_doubled(4, "Yes, until six.")


def test_a_webhook_of_another_address(working: Someone) -> None:
    there = working.there

    def change() -> None:
        there.hub.manifest(there.channel.id).document["webhook"]["url"] = "http://127.0.0.1:9/elsewhere"

    there.do(change)
    working.agent_answers("Yes, until six.")
    working.nothing_is_lost_or_doubled(3, "Yes, until six.")
    working.all_is_well(mended=False)


def test_a_webhook_with_another_secret(working: Someone) -> None:
    """What SocialHub signs with it is refused; nobody else tells us of it."""
    there = working.there

    def change() -> None:
        there.hub.manifest(there.channel.id).document["webhook"]["secret"] = "another secret" * 4

    there.do(change)
    working.agent_answers("Yes, until six.")
    working.nothing_is_lost_or_doubled(3, "Yes, until six.")
    working.all_is_well(mended=False)


def test_an_address_that_leads_nowhere_any_more(someone: Someone) -> None:
    """The webhook stands in the manifest as it should; behind its address the tunnel has ended."""
    port = free_port()
    move_address(someone, port)
    with tunnel(port, listen_of(someone)):
        someone.starts()
        someone.all_is_well(mended=False)
    someone.agent_answers("Yes, until six.")
    words = "The webhook’s address refuses SocialHub’s connection."
    someone.is_told(State.NEEDS_YOU, Part.REPLIES, Health.BROKEN, Mend.FIX_ADDRESS, words)
    someone.is_notified(words)
    someone.mends("Fix the address")
    someone.waits(lambda: someone.find("settings.public_url").hasFocus(), "the field")
    new = free_port()
    with tunnel(new, listen_of(someone)):
        someone.waits(lambda: someone.text("settings.public_url"), "the address")
        someone.types("settings.public_url", f"http://127.0.0.1:{new}/hook")
        someone.clicks("settings.keep")
        someone.all_is_well()
        someone.nothing_is_lost_or_doubled(3, "Yes, until six.")


def test_an_address_that_leads_here_again_by_itself(someone: Someone) -> None:
    port = free_port()
    move_address(someone, port)
    with tunnel(port, listen_of(someone)):
        someone.starts()
        someone.all_is_well(mended=False)
    someone.waits(lambda: someone.standing.state is State.NEEDS_YOU, "the trouble")
    with tunnel(port, listen_of(someone)):
        someone.all_is_well()


def test_an_address_that_only_others_can_reach(someone: Someone) -> None:
    """Many routers do not lead back to themselves. SocialHub's word counts, and is asked for ever more seldom."""
    port = free_port()
    move_address(someone, port)
    there = someone.there

    def asked(method: str) -> int:
        return there.do(lambda: sum(each.method == method for each in there.hub.requests))

    with tunnel(port, listen_of(someone), refuses=b"ChannelWizard/"):
        someone.starts()
        someone.all_is_well(mended=False)
        looks, tests = asked("GET"), asked("PATCH")
        someone.waits(lambda: asked("GET") >= looks + 10, "some checks")
        assert asked("PATCH") <= tests + 5
        someone.all_is_well(mended=False)
        someone.agent_answers("Yes, until six.")
        someone.nothing_is_lost_or_doubled(3, "Yes, until six.")
    someone.waits(lambda: someone.standing.mend is Mend.FIX_ADDRESS, "the end of the tunnel")


def test_a_port_that_another_program_has(someone: Someone) -> None:
    with socket.create_server(("127.0.0.1", listen_of(someone))):
        someone.starts()
        words = str(listen_of(someone))
        someone.is_told(State.NEEDS_YOU, Part.REPLIES, Health.BROKEN, Mend.FIX_ADDRESS, words)
        someone.is_notified(words)
        new = free_port()
        someone.mends("Fix the address")
        someone.waits(lambda: someone.text("settings.public_url"), "the address")
        someone.types("settings.public_url", f"http://127.0.0.1:{new}/hook")
        someone.types("settings.listen", f"127.0.0.1:{new}")
        someone.clicks("settings.keep")
        someone.all_is_well()
        someone.agent_answers("Yes, until six.")
        someone.nothing_is_lost_or_doubled(3, "Yes, until six.")


def test_a_promoted_manifest(someone: Someone) -> None:
    """It can be neither read nor changed any more; everything goes on, and what is wrong is still told."""
    port = free_port()
    move_address(someone, port)
    there = someone.there
    with tunnel(port, listen_of(someone)):
        someone.starts()
        someone.all_is_well(mended=False)
        there.do(lambda: there.hub.promote(there.channel.id, "Fediverse"))
        someone.somebody_posts("are you there?")
        someone.agent_answers("Yes, until six.")
        someone.nothing_is_lost_or_doubled(4, "Yes, until six.")
        someone.all_is_well(mended=False)
    words = "Replies do not reach this computer"
    someone.is_told(State.NEEDS_YOU, Part.REPLIES, Health.BROKEN, Mend.FIX_ADDRESS, words)
    someone.is_notified(words)
    with tunnel(port, listen_of(someone)):
        someone.all_is_well()


def test_a_manifest_that_promises_too_much(working: Someone) -> None:
    there = working.there

    def promise() -> None:
        for action in there.hub.manifest(there.channel.id).document["inbox"]["ticketActions"]:
            if action["type"] == "reply":
                action["config"]["maxLength"] = 5000

    there.do(promise)
    working.waits(lambda: working.standing.mend is Mend.RAISE_LIMIT, "the limit")
    working.is_told(State.NEEDS_YOU, Part.NETWORK, Health.WAITING, Mend.RAISE_LIMIT, "5000")
    working.is_notified("5000")
    name = working.find(f"chain.{Part.NETWORK}").accessibleName()
    assert "limit differs. " in name  # and not that it waits, nor when it worked last: it does work
    assert "5000" in working.text("chain.mend.text").replace(",", "")
    working.mends("Take over the limit")
    working.all_is_well()
    lengths = there.do(
        lambda: [
            action["config"]["maxLength"]
            for action in there.hub.manifest(there.channel.id).document["inbox"]["ticketActions"]
            if action["type"] == "reply"
        ]
    )
    assert max(lengths) <= 500
