"""Reply → Network, through the whole engine: exactly once, and SocialHub always hears how it went."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.engine import OURS, QUICK, Stage, free_port, stage, until, until_written
from tests.unit.replies.hooks import action, hook, request, signed_headers, talk
from wizard.errors import (
    NetworkGone,
    NetworkLoginExpired,
    NetworkRefused,
    NetworkUnavailable,
    NetworkUnsure,
)
from wizard.journey.keep import remove_channel, replace_token
from wizard.networks.base import Abilities
from wizard.practice.faults import Fault, Kind
from wizard.sync.records import Kind as Activity
from wizard.sync.tempo import Tempo

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.conftest import ExpectedLogs

UNSURE = NetworkUnsure("The forum gave no answer.")


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path) as made:
        await made.set_up()
        made.forum.say("ann", "shop, a question")
        made.forum.say("bob", "shop, another")
        yield made


async def asked(here: Stage, text: str = "a question"):  # type: ignore[no-untyped-def]
    await until(lambda: len(here.tickets()) == 2)
    return here.ticket(text)


async def test_a_reply_reaches_the_network_and_socialhub_knows(here: Stage) -> None:
    async with here.engine():
        ticket = await asked(here)
        followup = await here.hub.reply(ticket.id, "An answer", action_id="answer")
        await until(lambda: here.followup(followup).state == "delivered")
        reply = next(each for each in here.hub.tickets(here.channels["shop"].id) if each.followup_to)
        assert here.texts_of_ours() == ["An answer"]
        assert reply.network_item_id.startswith("forum:")
        assert here.messages() == ["shop, a question", "shop, another"]  # our own post made no Ticket


async def test_the_same_event_again_posts_nothing_and_is_confirmed_again(here: Stage) -> None:
    async with here.engine():
        ticket = await asked(here)
        followup = await here.hub.reply(ticket.id, "An answer")
        await until(lambda: here.followup(followup).state == "delivered")
        for _ in range(3):
            await here.hub.resend(here.followup(followup).event_uuid)
        count = len([each for each in here.hub.requests if "success" in each.path])
        await until(lambda: len([each for each in here.hub.requests if "success" in each.path]) > count)
        assert here.texts_of_ours() == ["An answer"]
        assert here.followup(followup).state == "delivered"


@pytest.mark.parametrize("after", [True, False])
@pytest.mark.parametrize("idempotent", [True, False])
async def test_a_lost_answer_of_the_network_posts_once(here: Stage, after: bool, idempotent: bool) -> None:
    if idempotent:
        here.forum.can = Abilities(here.forum.can.replies, idempotency=timedelta(hours=1))
    here.forum.faults["send_reply"] = [("after", UNSURE) if after else UNSURE]
    async with here.engine():
        ticket = await asked(here)
        followup = await here.hub.reply(ticket.id, "An answer")
        await until(lambda: here.followup(followup).state == "delivered")
    assert here.texts_of_ours() == ["An answer"]
    assert "find_reply" in here.forum.calls


async def test_two_agents_may_say_the_same_to_the_same_post(here: Stage) -> None:
    here.forum.faults["send_reply"] = [None, UNSURE]
    async with here.engine():
        ticket = await asked(here)
        first = await here.hub.reply(ticket.id, "Thanks")
        second = await here.hub.reply(ticket.id, "Thanks")
        for each in (first, second):
            await until(lambda each=each: here.followup(each).state == "delivered")  # type: ignore[misc]
    assert here.texts_of_ours() == ["Thanks", "Thanks"]


async def test_where_nobody_can_tell_it_is_not_posted_again_but_reset(here: Stage) -> None:
    here.forum.hides_replies = True
    here.forum.faults["send_reply"] = [("after", UNSURE)]
    async with here.engine():
        ticket = await asked(here)
        followup = await here.hub.reply(ticket.id, "An answer")
        await until(lambda: here.followup(followup).state == "failed")
    assert here.texts_of_ours() == ["An answer"]
    assert "Check the Network first" in here.followup(followup).reason


@pytest.mark.parametrize("text", [["a", "list"], {"a": "mapping"}])
async def test_a_text_that_is_none_is_never_posted(here: Stage, text: object) -> None:
    async with here.engine():
        ticket = await asked(here)
        followup = await here.hub.reply(ticket.id, text)  # type: ignore[arg-type]  # that is the point
        await until(lambda: here.followup(followup).state == "failed")
    assert here.texts_of_ours() == []
    assert "text" in here.followup(followup).reason


async def test_a_refusal_for_good_is_reset_with_its_reason(here: Stage) -> None:
    here.forum.faults["send_reply"] = [NetworkRefused("The reply is too long."), NetworkGone("It was deleted.")]
    async with here.engine():
        ticket = await asked(here)
        first = await here.hub.reply(ticket.id, "One")
        await until(lambda: here.followup(first).state == "failed")
        second = await here.hub.reply(ticket.id, "Two")
        await until(lambda: here.followup(second).state == "failed")
        third = await here.hub.reply(ticket.id, "Three")
        await until(lambda: here.followup(third).state == "delivered")
    assert here.followup(first).reason == "The reply is too long."
    assert here.followup(second).reason == "It was deleted."
    assert here.texts_of_ours() == ["Three"]


async def test_a_network_that_is_away_gets_the_reply_when_it_is_back(here: Stage) -> None:
    here.forum.faults["send_reply"] = [NetworkUnavailable("Away.")] * 5
    async with here.engine():
        ticket = await asked(here)
        followup = await here.hub.reply(ticket.id, "An answer")
        await until(lambda: here.followup(followup).state == "delivered")
    assert here.texts_of_ours() == ["An answer"]


@pytest.mark.parametrize(
    "kind", [Kind.ERROR_BEFORE, Kind.ERROR_AFTER, Kind.RESET_BEFORE, Kind.RESET_AFTER, Kind.HTML_AFTER, Kind.CUT]
)
async def test_success_is_repeated_until_it_is_known_and_never_reset(here: Stage, kind: Kind) -> None:
    here.hub.faults.set("reply_success", [Fault(kind), Fault(kind)])
    async with here.engine() as engine:
        ticket = await asked(here)
        followup = await here.hub.reply(ticket.id, "An answer")
        await until(lambda: here.followup(followup).state == "delivered")
        await until(lambda: engine.supervisor.channels[0].outbound.lanes.resting)  # our side knows too
    assert here.texts_of_ours() == ["An answer"]
    assert not [each for each in here.hub.requests if "/reset/" in each.path]


async def test_replies_to_one_ticket_keep_their_order(here: Stage) -> None:
    here.forum.faults["send_reply"] = [NetworkUnavailable("Away."), None, UNSURE, None]
    async with here.engine():
        ticket = await asked(here)
        followups = [await here.hub.reply(ticket.id, f"Answer {n}") for n in range(5)]
        for each in followups:
            await until(lambda each=each: here.followup(each).state == "delivered")  # type: ignore[misc]
    assert here.texts_of_ours() == [f"Answer {n}" for n in range(5)]


async def test_buttons_and_deletions(here: Stage) -> None:
    here.forum.faults["press"] = [("after", UNSURE)]
    async with here.engine():
        ticket = await asked(here)
        await here.hub.press(ticket.id, "like")
        await until(lambda: len(here.forum.liked) >= 1)
        followup = await here.hub.reply(ticket.id, "An answer")
        await until(lambda: here.followup(followup).state == "delivered")
        own = next(each for each in here.hub.tickets(here.channels["shop"].id) if each.followup_to)
        await here.hub.delete(own.id, "remove")
        await until(lambda: here.texts_of_ours() == [])


async def test_an_expired_log_in_keeps_replies_and_carries_on(here: Stage, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("log-in")
    here.forum.faults["send_reply"] = [NetworkLoginExpired("The forum's log-in expired.", "Log in again.")]
    async with here.engine() as engine:
        ticket = await asked(here)
        followup = await here.hub.reply(ticket.id, "An answer")
        await until(lambda: engine.supervisor.channels[0].context.network_side.halted)
        assert here.followup(followup).state == "pending"
        from wizard.journey.keep import replace_login

        await replace_login(here.app, "shop", {"access_token": "good"})
        await until(lambda: here.followup(followup).state == "delivered")
    assert here.texts_of_ours() == ["An answer"]


@pytest.mark.any_logs  # how soon the old token is met, and said, is a matter of chance
async def test_the_webhook_is_registered_again_when_it_is_gone(here: Stage) -> None:
    async with here.engine() as engine:
        ticket = await asked(here)
        new = here.hub.replace_token(here.channels["shop"].id)
        assert here.hub.manifest(here.channels["shop"].id).webhook is None
        await replace_token(here.app, "shop", new)
        await until(lambda: here.hub.manifest(here.channels["shop"].id).webhook is not None)
        assert engine.supervisor.channels
        followup = await here.hub.reply(ticket.id, "An answer")
        await until(lambda: here.followup(followup).state == "delivered")


@pytest.mark.any_logs
async def test_a_deactivated_channel_stops(here: Stage) -> None:
    async with here.engine() as engine:
        await asked(here)
        await here.hub.deactivate(here.channels["shop"].id)
        await until(lambda: engine.supervisor.channels[0].context.hub_side.halted)
        halted = engine.supervisor.channels[0].context.hub_side.halted
        assert halted is not None
        assert "re-activate" in halted.advice


async def test_an_attachment_goes_along(here: Stage) -> None:
    async with here.engine():
        ticket = await asked(here)
        file = here.hub.add_file(here.hub_url, "photo.png", b"\x89PNG....", "image/png")
        followup = await here.hub.reply(ticket.id, "See", attachments=[file])
        await until(lambda: here.followup(followup).state == "delivered")
    assert here.texts_of_ours() == ["See"]


async def test_a_reply_with_a_file_is_found_again_and_posts_once(here: Stage) -> None:
    here.forum.faults["send_reply"] = [("after", UNSURE)]
    async with here.engine():
        ticket = await asked(here)
        file = here.hub.add_file(here.hub_url, "photo.png", b"\x89PNG....", "image/png")
        followup = await here.hub.reply(ticket.id, "See", attachments=[file])
        await until(lambda: here.followup(followup).state == "delivered")
    assert here.texts_of_ours() == ["See"]


async def test_a_template_is_filled_in(here: Stage) -> None:
    template = {
        "name": "Thanks",
        "networkId": "thanks",
        "variables": {"who": {"type": "string"}},
        "text": {"en": "Thank you, {{who}}!", "de": "Danke, {{who}}!"},
    }
    here.app.save_templates("shop", [7, {"name": "Half"}, template])  # somebody wrote into the file
    async with here.engine() as engine:
        ticket = await asked(here)
        channel = engine.supervisor.channels[0]
        url = channel.context.settings.replies.public_url
        manifest = here.hub.manifest(here.channels["shop"].id)
        action = {
            "type": "template_reply",
            "id": "template",
            "label": {"en": "Template", "de": "Vorlage", "fr": "Modèle"},
            "config": {"templates": {"url": url}},
        }
        inbox = {**manifest.document["inbox"], "ticketActions": [*manifest.actions, action]}
        await channel.context.hub.patch_manifest({"inbox": inbox})
        assert [each["networkId"] for each in await here.hub.templates(ticket.id)] == ["thanks"]
        followup = await here.hub.template_reply(ticket.id, "thanks", variables={"who": "Ann"}, language="de")
        await until(lambda: here.followup(followup).state == "delivered")
    assert here.texts_of_ours() == ["Danke, Ann!"]


async def test_an_administrators_own_button_replies_the_way_it_is_named_for(here: Stage) -> None:
    async with here.engine() as engine:
        ticket = await asked(here)
        manifest = here.hub.manifest(here.channels["shop"].id)
        mine = [{**manifest.actions[0], "id": ident} for ident in ("answer-2", "reply")]
        inbox = {**manifest.document["inbox"], "ticketActions": [*manifest.actions, *mine]}
        await engine.supervisor.channels[0].context.hub.patch_manifest({"inbox": inbox})
        followup = await here.hub.reply(ticket.id, "By my own button", action_id="answer-2")
        await until(lambda: here.followup(followup).state == "delivered")
        other = await here.hub.reply(ticket.id, "By one that nobody knows", action_id="reply")
        await until(lambda: here.followup(other).state == "failed")
    assert here.texts_of_ours() == ["By my own button"]


async def test_a_vanished_webhook_is_noticed_registered_again_and_said(here: Stage) -> None:
    assert Tempo().check + Tempo().check_again < 15 * 60
    async with here.engine() as engine:
        ticket = await asked(here)
        hub = engine.supervisor.channels[0].context.hub
        here.hub.faults.set("patch_manifest", [None, Fault(Kind.ERROR_BEFORE)])  # the first time in vain
        await hub.patch_manifest({"webhook": None})
        await until(lambda: here.hub.manifest(here.channels["shop"].id).webhook is not None)
        followup = await here.hub.reply(ticket.id, "An answer")
        await until(lambda: here.followup(followup).state == "delivered")
        mended = [entry.note for entry in await engine.journal.activity() if entry.kind == Activity.MENDED]
        assert any("webhook" in note for note in mended)


@pytest.mark.any_logs
async def test_a_removed_channel_is_refused_like_an_unknown_one(here: Stage) -> None:
    """From the first moment on: nothing is acknowledged that would never be carried out."""
    settings = here.app.store.load().channel("shop")
    secret = here.app.kept.get("shop/webhook-secret")
    host, port = str(settings.replies.listen).split(":")
    numbers = itertools.count()

    async def answer() -> int:
        body = hook(action(f"u-{next(numbers)}", type="button"), channel_id=settings.channel_id)
        headers = signed_headers(body, secret=str(secret), at=time.time())
        answer = await talk((host, int(port)), request(body, headers, target="/hook"))
        return answer.status if answer else 0

    async with here.engine():
        assert await answer() == 200
        await remove_channel(here.app, "shop")
        assert await answer() in (403, 503)
        await until_written(answer, lambda status: status == 403)


async def test_the_end_of_a_trouble_about_the_channel_is_said(here: Stage) -> None:
    here.hub.faults.set("get_root", {Fault(Kind.ERROR_BEFORE, status=400): 1.0})
    async with here.engine() as engine:
        await until_written(lambda: engine.journal.ensure_channel("shop"), lambda row: row.trouble)
        here.hub.faults.clear()
        await until_written(lambda: engine.journal.ensure_channel("shop"), lambda row: row.trouble is None)
        said = [entry.kind for entry in await engine.journal.activity()]
        assert (said.count(Activity.TROUBLE), said.count(Activity.MENDED)) == (1, 1)


@pytest.mark.any_logs
async def test_a_channel_that_is_switched_on_again_goes_on_with_its_new_token(here: Stage) -> None:
    async with here.engine() as engine:
        ticket = await asked(here)
        await here.hub.deactivate(here.channels["shop"].id)
        await until(lambda: engine.supervisor.channels[0].context.hub_side.halted)
        await until(lambda: engine.supervisor.channels[0].inbound.lanes.in_flight == 0)
        before = len(here.hub.requests)
        here.forum.say("eve", "shop, in between")
        fetched = here.forum.calls.count("catch_up")
        await until(lambda: here.forum.calls.count("catch_up") > fetched + 3)
        assert len(here.hub.requests) == before  # at once, and everything is kept
        await replace_token(here.app, "shop", here.hub.reactivate(here.channels["shop"].id))
        await until(lambda: here.hub.manifest(here.channels["shop"].id).webhook is not None)
        await until(lambda: len(here.tickets()) == 3)
        followup = await here.hub.reply(ticket.id, "An answer")
        await until(lambda: here.followup(followup).state == "delivered")


async def test_a_reply_that_turns_up_late_is_not_posted_again(here: Stage) -> None:
    here.forum.faults["send_reply"] = [UNSURE]
    async with here.engine(tempo=replace(QUICK, settle=3600)):
        ticket = await asked(here)
        followup = await here.hub.reply(ticket.id, "An answer")
        await until(lambda: here.forum.calls.count("find_reply") > 1)  # looked for, and not there yet
        asked_for = next(each.id for each in here.forum.posts.values() if each.text == "shop, a question")
        here.forum.say(OURS, "An answer", reply_to=asked_for)
        await until(lambda: here.followup(followup).state == "delivered")
    assert here.forum.calls.count("send_reply") == 1


async def test_past_a_certain_age_an_unsure_reply_is_left_to_a_person(here: Stage) -> None:
    here.forum.faults["send_reply"] = [UNSURE]
    async with here.engine(tempo=replace(QUICK, sure=0.0)):
        ticket = await asked(here)
        followup = await here.hub.reply(ticket.id, "An answer")
        await until(lambda: here.followup(followup).state == "failed")
    assert "Check the Network first" in here.followup(followup).reason
    assert here.forum.calls.count("send_reply") == 1


async def test_past_the_lifetime_of_its_key_a_reply_is_looked_for(here: Stage) -> None:
    """The key holds no longer: not found, it is waited for and then posted; within its lifetime, at once."""
    here.forum.can = replace(here.forum.can, idempotency=timedelta(seconds=1))
    here.forum.faults["send_reply"] = [("after", UNSURE)]
    async with here.engine():
        ticket = await asked(here)
        followup = await here.hub.reply(ticket.id, "An answer")
        await until(lambda: here.followup(followup).state == "delivered")
    assert here.texts_of_ours() == ["An answer"]
    assert here.forum.calls.count("send_reply") == 1


async def test_what_alone_keeps_failing_is_given_up_and_holds_up_nothing(here: Stage) -> None:
    async with here.engine(tempo=replace(QUICK, give_up_attempts=3)):
        ticket = await asked(here)
        other = here.ticket("another")
        here.forum.broken.add(next(each.id for each in here.forum.posts.values() if "a question" in each.text))
        bad = await here.hub.reply(ticket.id, "Never arrives")
        good = [await here.hub.reply(other.id, f"Answer {n}") for n in range(4)]
        for each in good:
            await until(lambda each=each: here.followup(each).state == "delivered")  # type: ignore[misc]
        await until(lambda: here.followup(bad).state == "failed")
    assert "503" in here.followup(bad).reason
    assert len(here.texts_of_ours()) == 4


async def test_a_file_that_cannot_be_fetched_is_no_fault_of_the_network(here: Stage) -> None:
    gone = {
        "url": f"http://127.0.0.1:{free_port()}/photo.png",
        "name": "photo.png",
        "extension": "png",
        "size": 10,
        "mimetype": "image/png",
    }
    async with here.engine() as engine:
        ticket = await asked(here)
        side = engine.supervisor.channels[0].context.network_side
        row = await engine.journal.ensure_channel("shop")
        followup = await here.hub.reply(ticket.id, "See", attachments=[gone])
        await until(lambda: engine.supervisor.channels[0].outbound.lanes.in_flight)
        await until_written(
            lambda: engine.journal.open_jobs(row.id), lambda jobs: any(job.attempts >= 3 for job in jobs)
        )
        assert (side.failures, here.followup(followup).state) == (0, "pending")
    async with here.engine(tempo=replace(QUICK, sure=0.0)):  # and an agent is not left waiting for ever
        await until(lambda: here.followup(followup).state == "failed")
    assert here.texts_of_ours() == []
