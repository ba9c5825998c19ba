"""Network → Ticket, through the whole engine, against the practice SocialHub and a Network of another shape."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.engine import QUICK, Stage, stage, until, until_written
from wizard.errors import NetworkLoginExpired, NetworkUnavailable
from wizard.networks.ids import ITEM_ID, item_id
from wizard.practice.faults import Fault, Kind
from wizard.sync.journal import now_ms
from wizard.sync.records import Kind as Activity

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.conftest import ExpectedLogs
    from wizard.app import Engine
    from wizard.sync.records import Entry


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path) as made:
        await made.set_up(via="none")
        yield made


async def test_posts_become_tickets_in_order_with_readable_ids(here: Stage) -> None:
    for number in range(7):
        here.forum.say("ann", f"hello shop {number}")
    async with here.engine():
        await until(lambda: len(here.tickets()) == 7)
    assert sorted(here.messages()) == [f"hello shop {number}" for number in range(7)]
    first = here.ticket("hello shop 0")
    assert first.network_item_id == "forum:Brett/gr~c3~b6~c3~9fe~201"
    assert first.interaction["interactor"]["name"] == "Ann"
    assert first.interaction["url"] == "https://forum.example/post"
    assert first.interaction["type"] == "TICKET"  # SocialHub's own default: we send none


async def test_only_the_chosen_sources_become_tickets(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        await here.set_up(via="none", sources=("answers",))
        root = here.forum.say("ann", "shop, a thread that was not chosen")
        here.forum.say("bob", "shop, an answer", reply_to=root)
        async with here.engine():
            await until(here.messages)
            here.forum.say("cat", "shop, another thread")
            here.forum.say("cat", "shop, a second answer", reply_to=root)
            await until(lambda: len(here.messages()) == 2)
        assert here.messages() == ["shop, an answer", "shop, a second answer"]
        assert len({each.interaction["root"]["rootId"] for each in here.tickets()}) == 1


async def test_ids_longer_than_socialhub_allows_work_like_any_other(here: Stage) -> None:
    root = here.forum.say("ann", "shop, a long one", long_id=True)
    here.forum.say("bob", "shop, an answer", reply_to=root)
    async with here.engine():
        await until(lambda: len(here.tickets()) == 2)
    answer = here.ticket("an answer")
    assert answer.interaction["root"]["rootId"] == here.ticket("a long one").network_item_id
    assert all(ITEM_ID.fullmatch(each.network_item_id) for each in here.tickets())


async def test_a_root_is_made_before_its_children(here: Stage) -> None:
    for thread in range(6):
        root = here.forum.say("ann", f"shop root {thread}")
        child = here.forum.say("bob", f"shop child {thread}", reply_to=root)
        here.forum.say("ann", f"shop grandchild {thread}", reply_to=child)
    async with here.engine():
        await until(lambda: len(here.tickets()) == 18)
    order = [str(each.interaction["message"]) for each in here.tickets()]
    for thread in range(6):
        places = [order.index(f"shop {what} {thread}") for what in ("root", "child", "grandchild")]
        assert places == sorted(places)
        root_id = here.ticket(f"root {thread}").network_item_id
        assert here.ticket(f" child {thread}").interaction["root"]["rootId"] == root_id
        assert here.ticket(f"grandchild {thread}").interaction["root"]["rootId"] == root_id
    assert not here.hub.tickets(here.channels["shop"].id, hidden=True)[18:]


async def test_a_root_is_made_first_though_its_clock_is_ahead(here: Stage) -> None:
    root = here.forum.say("ann", "shop root")
    here.forum.say("bob", "shop child", reply_to=root)
    here.forum.posts[root] = replace(here.forum.posts[root], created=datetime.now(UTC))
    async with here.engine():
        await until(lambda: len(here.tickets()) == 2)
    assert here.messages() == ["shop root", "shop child"]
    assert len(here.hub.tickets(here.channels["shop"].id, hidden=True)) == 2


async def test_a_root_addressed_after_its_answers_is_set_aside_and_not_lost(here: Stage) -> None:
    stranger = here.forum.say("eve", "nothing to do with us")
    long_ago = datetime.now(UTC) - timedelta(days=1)  # before what is to be relayed
    here.forum.posts[stranger] = replace(here.forum.posts[stranger], created=long_ago)
    here.forum.say("bob", "shop, look at this", reply_to=stranger)
    async with here.engine() as engine:
        await until(here.tickets)
        row = await engine.journal.ensure_channel("shop")
        post = here.forum.posts.pop(stranger)
        here.forum.posts["removed"] = replace(post, id="removed", gone=True)
        here.forum.posts[stranger] = replace(post, text="shop, it is about you")  # read again, as news
        aside = await until_written(lambda: engine.journal.aside(row.id), bool)
        # An edit may have mended what was wrong with it: tried again, and still not taken for a Ticket.
        post = here.forum.posts.pop(stranger)
        here.forum.posts["removed, too"] = replace(post, id="removed, too", gone=True)
        here.forum.posts[stranger] = replace(post, text="shop, about you", edited=datetime.now(UTC))
        tried = await until_written(engine.journal.activity, lambda log: len(_set_aside(log)) == 2)
        assert (await engine.journal.counts(row.id)).aside == 1
    assert "empty Ticket" in str(aside[0].reason)
    assert "empty Ticket" in _set_aside(tried)[1]
    assert [entry.text for entry in tried if entry.kind == Activity.TICKET] == ["shop, look at this"]


async def test_a_refused_root_that_is_tried_again_after_its_answers_is_not_lost(here: Stage) -> None:
    here.hub.faults.set("create_ticket", [Fault(Kind.ERROR_BEFORE, status=400)])
    root = here.forum.say("ann", "shop, a question")
    here.forum.say("bob", "shop, I ask the same", reply_to=root)
    async with here.engine() as engine:
        row = await engine.journal.ensure_channel("shop")
        (refused,) = await until_written(lambda: engine.journal.aside(row.id), bool)
        await until_written(engine.journal.activity, lambda log: any(each.kind == Activity.TICKET for each in log))
        await engine.journal.retry(refused.item)
        engine.supervisor.look("shop")
        said = await until_written(engine.journal.activity, lambda log: len(_set_aside(log)) == 2)
        assert (await engine.journal.counts(row.id)).tickets == 1
    assert "empty Ticket" in _set_aside(said)[1]


def _set_aside(log: list[Entry]) -> list[str]:
    return [entry.note for entry in log if entry.kind == Activity.ASIDE]


async def test_missing_parents_are_fetched_and_strangers_make_no_tickets(here: Stage) -> None:
    stranger = here.forum.say("eve", "nothing to do with us")
    answer = here.forum.say("bob", "shop, look at this", reply_to=stranger)
    here.forum.say("ann", "shop, me too", reply_to=answer)
    async with here.engine():
        await until(lambda: len(here.tickets()) == 2)
    assert here.messages() == ["shop, look at this", "shop, me too"]
    above = item_id("forum", stranger)  # SocialHub makes an empty, hidden Ticket of it
    assert {each.interaction["root"]["rootId"] for each in here.tickets()} == {above}


async def test_a_thread_below_our_own_post_is_one_thread(here: Stage) -> None:
    ours = here.forum.say("shop@forum", "News from the shop")
    here.forum.say("ann", "nice, shop", reply_to=ours)
    here.forum.say("bob", "great, shop", reply_to=ours)
    async with here.engine():
        await until(lambda: len(here.tickets()) == 2)
    roots = {each.interaction["root"]["rootId"] for each in here.tickets()}
    assert len(roots) == 1
    assert here.forum.calls.count("ancestors") == 1  # learnt once for both
    assert "News from the shop" not in here.messages()


async def test_edits_and_deletions_follow(here: Stage) -> None:
    ident = here.forum.say("ann", "shop, my ordr")
    gone = here.forum.say("bob", "shop, never mind")
    async with here.engine():
        await until(lambda: len(here.tickets()) == 2)
        here.forum.edit(ident, "shop, my order")
        here.forum.delete(gone)
        await until(lambda: here.messages()[0] == "shop, my order")
        await until(lambda: "deleted" in here.messages()[1])


async def test_what_socialhub_refuses_is_set_aside_and_holds_up_nothing(here: Stage) -> None:
    here.hub.faults.set("create_ticket", [Fault(Kind.ERROR_BEFORE, status=400)])
    here.forum.say("ann", "shop one")
    here.forum.say("bob", "shop two")
    async with here.engine() as engine:
        await until(lambda: len(here.tickets()) == 1)
        row = await engine.journal.ensure_channel("shop")
        (aside,) = await engine.journal.aside(row.id)
        assert aside.reason
        await engine.journal.retry(aside.item)
        engine.supervisor.look("shop")
        await until(lambda: len(here.tickets()) == 2)


@pytest.mark.parametrize(
    "kind",
    [
        Kind.ERROR_BEFORE,
        Kind.ERROR_AFTER,
        Kind.RESET_BEFORE,
        Kind.RESET_AFTER,
        Kind.HTML_BEFORE,
        Kind.HTML_AFTER,
        Kind.TRUNCATED,
        Kind.CUT,
    ],
)
async def test_a_lost_or_broken_answer_loses_and_doubles_nothing(here: Stage, kind: Kind) -> None:
    here.hub.faults.set("create_ticket", [Fault(kind), None, Fault(kind), Fault(kind), None])
    for number in range(6):
        here.forum.say("ann", f"shop {number}")
    async with here.engine():
        await until(lambda: len(here.tickets()) == 6)
    assert sorted(here.messages()) == [f"shop {number}" for number in range(6)]


async def _said_while_away_and_back(here: Stage, engine: Engine) -> list[Activity]:
    """The Network, which is away, fails for a while and comes back: what the log says of it in the end."""
    side, forum = engine.supervisor.channels[0].context.network_side, here.forum
    await _kinds(engine, Activity.TROUBLE)
    enough = side.failures + 6
    await until(lambda: side.failures > enough)
    assert Activity.MENDED not in await _kinds(engine, Activity.TROUBLE)
    forum.away = False
    await _kinds(engine, Activity.MENDED)
    looked = forum.calls.count("catch_up")
    await until(lambda: forum.calls.count("catch_up") > looked + 3)
    return [kind for kind in await _kinds(engine, Activity.MENDED) if kind in (Activity.TROUBLE, Activity.MENDED)]


async def _kinds(engine: Engine, wanted: Activity) -> list[Activity]:
    """The kinds of what the log tells, once the wanted one is among them."""
    entries = await until_written(engine.journal.activity, lambda told: wanted in {each.kind for each in told})
    return [entry.kind for entry in entries]


async def test_what_keeps_failing_while_other_requests_go_well_is_said_once(tmp_path: Path) -> None:
    async with stage(tmp_path, tempo=replace(QUICK, check=0.01)) as here:
        await here.set_up(via="none")
        here.hub.faults.set("create_ticket", {Fault(Kind.ERROR_BEFORE): 1.0})
        here.forum.say("ann", "shop one")
        async with here.engine() as engine:
            await until_written(engine.journal.activity, _troubles)
            for _ in range(5):  # SocialHub fails with the Ticket and tells about the channel, again and again
                failed = here.hub.faults.carried_out["create_ticket", Kind.ERROR_BEFORE]
                seen = engine.supervisor.channels[0].context.hub_side.answers
                await until(lambda seen=seen: engine.supervisor.channels[0].context.hub_side.answers > seen + 1)  # type: ignore[misc]
                await until(
                    lambda failed=failed: (  # type: ignore[misc]
                        here.hub.faults.carried_out["create_ticket", Kind.ERROR_BEFORE] > failed + 3
                    )
                )
            assert len(_troubles(await engine.journal.activity())) == 1
            here.hub.faults.clear()
            await until(here.tickets)
            said = await until_written(engine.journal.activity, lambda log: len(_troubles(log)) > 1)
            assert [entry.kind for entry in _troubles(said)] == [Activity.TROUBLE, Activity.MENDED]


def _troubles(log: list[Entry]) -> list[Entry]:
    return [entry for entry in log if entry.kind in (Activity.TROUBLE, Activity.MENDED)]


async def test_a_network_that_goes_away_is_caught_up_when_it_is_back(here: Stage) -> None:
    here.forum.away = True
    here.forum.say("ann", "shop one")
    async with here.engine() as engine:
        # Once when it went away, and once when it was back.
        assert await _said_while_away_and_back(here, engine) == [Activity.TROUBLE, Activity.MENDED]
        await until(here.messages)


async def test_looking_for_edits_of_nothing_does_not_bring_a_network_back(here: Stage) -> None:
    async with here.engine() as engine:
        await until(lambda: engine.supervisor.channels[0].context.abilities)
        here.forum.away = True
        assert await _said_while_away_and_back(here, engine) == [Activity.TROUBLE, Activity.MENDED]


async def test_a_refused_token_stops_the_channel_and_keeps_everything(
    here: Stage, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("token")
    here.forum.say("ann", "shop one")
    new = here.hub.replace_token(here.channels["shop"].id)
    async with here.engine() as engine:
        row = await engine.journal.ensure_channel("shop")
        await until(lambda: engine.supervisor.channels[0].context.hub_side.halted)
        await until(lambda: engine.supervisor.channels[0].inbound.lanes.in_flight == 0)
        before = len(here.hub.requests)
        here.forum.say("bob", "shop two")
        engine.supervisor.wake()
        await until(lambda: here.forum.calls.count("catch_up") > 4)
        assert len(here.hub.requests) == before
        assert (await engine.journal.counts(row.id)).waiting_items == 2
        from wizard.journey.keep import replace_token

        await replace_token(here.app, "shop", new)
        await until(lambda: len(here.tickets()) == 2)


async def test_an_expired_log_in_waits_for_a_person_and_goes_on(here: Stage, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("log-in")
    here.forum.faults["catch_up"] = [NetworkLoginExpired("The forum's log-in expired.", "Log in again.")]
    here.forum.say("ann", "shop one")
    async with here.engine() as engine:
        await until(lambda: engine.supervisor.channels[0].context.network_side.halted)
        from wizard.journey.keep import replace_login

        await replace_login(here.app, "shop", {"access_token": "good"})
        await until(lambda: len(here.tickets()) == 1)


async def test_a_pause_stops_and_resume_goes_on(here: Stage) -> None:
    async with here.engine() as engine:
        await until(lambda: "catch_up" in here.forum.calls)
        other = await type(engine.journal).attach(here.app.journal_path)
        await other.pause("shop", 0)
        await until(lambda: not engine.supervisor.channels[0].context.running.is_set())
        here.forum.say("ann", "shop one")
        await other.pause("shop", None)
        await other.close()
        await until(lambda: len(here.tickets()) == 1)


async def test_any_number_of_channels_run_in_one_process(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        for name in ("one", "two", "three"):
            await here.set_up(name, via="none")
        here.forum.say("ann", "shop for all")
        async with here.engine():
            await until(lambda: all(here.messages(name) == ["shop for all"] for name in here.channels))


async def test_the_limit_is_never_hit_by_our_doing(tmp_path: Path) -> None:
    async with stage(tmp_path, limit=40, window=1.0) as here:
        await here.set_up(via="none")
        for number in range(100):
            here.forum.say("ann", f"shop {number}")
        async with here.engine(rate_window=1.0):
            await until(lambda: len(here.tickets()) == 100)
        assert not [each for each in here.hub.requests if each.status == 429]


async def test_the_pace_knows_of_all_that_waits_and_not_of_what_could_start_alone(tmp_path: Path) -> None:
    async with stage(tmp_path, limit=40) as here:
        await here.set_up(via="none")
        first = here.forum.say("ann", "shop")
        for number in range(699):  # of one thread, and more than are loaded at a time
            here.forum.say("ann", f"shop {number}", reply_to=first)
        # Checks count against the limit, too: on a slow machine they would use up what the Tickets need.
        async with here.engine(tempo=replace(QUICK, check=3600)) as engine:
            inbound = engine.supervisor.channels[0].inbound
            await until(lambda: len(here.tickets()) >= 25)
            assert inbound.to_come >= 700 - 40  # of those not fetched yet, nobody knows how many they are
            await inbound.fetched.wait()
            await until(lambda: 700 - 40 <= inbound.to_come < 700)


async def test_our_own_posts_never_become_tickets_even_where_a_network_shows_them(here: Stage) -> None:
    here.forum.shows_ours = True
    here.forum.say("shop@forum", "News from the shop")
    here.forum.say("ann", "shop one")
    async with here.engine() as engine:
        await until(lambda: len(here.tickets()) == 1)
        here.forum.edit(here.forum.say("shop@forum", "More from the shop"), "More from the shop, edited")
        here.forum.say("ann", "shop two")
        await until(lambda: len(here.tickets()) == 2)
        row = await engine.journal.ensure_channel("shop")
        await until_written(
            lambda: engine.journal.counts(row.id), lambda each: (each.tickets, each.waiting_items) == (2, 0)
        )
    assert here.messages() == ["shop one", "shop two"]


async def test_a_ticket_whose_id_was_lost_learns_it_from_the_next_event(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        await here.set_up()
        here.hub.faults.set("create_ticket", [Fault(Kind.RESET_AFTER)])
        ident = here.forum.say("ann", "shop, my ordr")
        async with here.engine() as engine:
            await until(lambda: len(here.tickets()) == 1)
            here.forum.edit(ident, "shop, my order")
            refreshed = here.forum.calls.count("refresh")
            await until(lambda: here.forum.calls.count("refresh") > refreshed + 2)
            assert here.messages() == ["shop, my ordr"]  # nobody knows the Ticket's id …
            row = await engine.journal.ensure_channel("shop")
            assert (await engine.journal.counts(row.id)).waiting_items == 0  # so that nothing is on its way …
            await here.hub.press(here.tickets()[0].id, "like")  # … until something happens to it
            await until(lambda: here.messages() == ["shop, my order"])


async def test_a_post_whose_thread_cannot_be_seen_is_placed_below_what_it_answers(tmp_path: Path) -> None:
    async with stage(tmp_path, tempo=replace(QUICK, give_up_attempts=3)) as here:
        await here.set_up(via="none")
        stranger = here.forum.say("eve", "nothing to do with us")
        here.forum.broken.add(here.forum.say("bob", "shop, look at this", reply_to=stranger))
        other = here.forum.say("eve", "nor this")
        here.forum.say("ann", "shop, and this", reply_to=other)
        async with here.engine():
            await until(lambda: {"shop, look at this", "shop, and this"} <= set(here.messages()))
        assert "201" in here.ticket("look at this").interaction["root"]["rootId"]


async def test_a_pause_that_socialhub_asks_for_is_kept(tmp_path: Path) -> None:
    async with stage(tmp_path, retry_after_unit="seconds") as here:
        await here.set_up(via="none")
        here.hub.faults.set("create_ticket", [Fault(Kind.LIMITED, seconds=4)])
        here.forum.say("ann", "shop one")
        here.forum.say("bob", "shop two")
        async with here.engine(tempo=replace(QUICK, check=3600)):
            await until(lambda: any(each.status == 429 for each in here.hub.requests), every=0.001)
            began = time.monotonic()
            await until(lambda: len(here.tickets()) == 2)
        assert time.monotonic() - began > 1.0  # four seconds, less what passed before we saw the 429


async def test_a_network_that_asks_for_a_pause_is_asked_nothing_more_in_that_round(here: Stage) -> None:
    """Not one question for each answer whose thread is not known, while it says that these are too many."""
    here.forum.faults["ancestors"] = [NetworkUnavailable("A pause.", wait=0.5) for _ in range(100)]
    for number in range(50):
        stranger = here.forum.say("eve", f"nothing to do with us {number}")
        here.forum.say("ann", f"shop, look at this {number}", reply_to=stranger)
    async with here.engine():
        await until(lambda: here.forum.calls.count("catch_up") >= 4)  # after each pause, both are asked for again
        assert 0 < here.forum.calls.count("ancestors") < 25
        here.forum.faults["ancestors"].clear()
        await until(lambda: len(here.tickets()) == 50)


async def test_a_network_says_how_long_it_wants_to_be_left_alone(here: Stage) -> None:
    began = now_ms()
    here.forum.faults["catch_up"] = [NetworkUnavailable("A pause.", wait=2.0)]
    here.forum.say("ann", "shop one")
    async with here.engine() as engine:
        side = engine.supervisor.channels[0].context.network_side
        await until(lambda: side.opens_at > 0)
        opens, calls = side.opens_at, here.forum.calls.count("catch_up")
        await until(lambda: here.forum.calls.count("catch_up") > calls)
    assert opens >= began + 2000
    assert now_ms() >= opens - 2  # our two clocks round
