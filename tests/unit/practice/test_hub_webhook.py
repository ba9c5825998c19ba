"""The practice SocialHub's webhooks: the test request, delivery, patience and its end."""

from __future__ import annotations

import asyncio
import socket
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.practice.hub_parts import (
    ACTIONS,
    PATIENCE,
    SECRET,
    connected,
    label,
    practising,
    receiving,
    refused,
)
from wizard.practice.faults import Fault, Kind
from wizard.practice.hub import NotPossible
from wizard.practice.hub.signing import sign

if TYPE_CHECKING:
    from tests.unit.practice.hub_parts import Api

FAILED = (422, "WebhookValidationError")
QUICK = (0.01, 0.02)  # seconds before each further try
IMPATIENT = 1.0  # seconds for one try; a good answer comes within it on a busy machine too


# --- The test request --------------------------------------------------------------------------------------


async def test_a_webhook_is_tested_before_it_is_kept() -> None:
    async with receiving() as receiver, practising() as api:
        answer = await api("PATCH", "/manifest", {"webhook": receiver.webhook})
        assert answer.json()["webhook"] == receiver.webhook
        assert receiver.received == [
            {
                "manifestId": api.channel.manifest_id,
                "accountId": api.channel.account_id,
                "channelId": api.channel.id,
                "events": {},
            }
        ]
        await api("PATCH", "/manifest", {})  # no update of the webhook, no test
        assert len(receiver.received) == 1
        await api("PATCH", "/manifest", {"webhook": {"url": receiver.webhook["url"]}})  # merged with its secret
        assert len(receiver.received) == 2
        removed = await api("PATCH", "/manifest", {"webhook": None})
        assert "webhook" not in removed.json()


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("missing", "no X-SocialHub-Challenge"),
        ("wrong", "was wrong"),
        ("silent", "ETIMEDOUT"),
        (500, "status was 500"),
        (404, "status was 404"),
        (302, "status was 302"),
    ],
)
async def test_a_failed_test_says_how_and_changes_nothing(how: str | int, says: str) -> None:
    timeout = IMPATIENT if how == "silent" else PATIENCE
    async with receiving() as receiver, practising(webhook_timeout=timeout) as api:
        receiver.answers.append(how)
        answer = await api("PATCH", "/manifest", {"webhook": receiver.webhook, "branding": {"color": "#abc"}})
        assert refused(answer) == FAILED
        assert says in answer.json()["data"]
        assert SECRET not in answer.text
        manifest = (await api("PATCH", "/manifest", {})).json()
        assert {"webhook", "branding"}.isdisjoint(manifest)
        receiver.release()
        assert (await api("PATCH", "/manifest", {"webhook": receiver.webhook})).status_code == 200


async def test_a_receiver_that_is_not_there_is_told_from_one_that_has_no_name() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, and nobody listens
        async with practising() as api:
            for url, says in [
                (f"http://127.0.0.1:{taken.getsockname()[1]}/", "ECONNREFUSED"),
                ("https://nowhere.invalid/", "ENOTFOUND"),
                (f"https://{'a' * 64}.example/", "ENOTFOUND"),
            ]:
                answer = await api("PATCH", "/manifest", {"webhook": {"url": url, "secret": SECRET}})
                assert refused(answer) == FAILED
                assert says in answer.json()["data"]


# --- Delivery ----------------------------------------------------------------------------------------------


async def settled(api: Api) -> None:
    """Waits until no event is on its way."""
    await api.hub.wait_for(lambda: all(event.state != "waiting" for event in api.hub.events()), PATIENCE)


async def test_a_reply_is_delivered_with_both_ids_and_a_uuid() -> None:
    async with connected() as (api, receiver):
        ticket_id = await api.ticket()
        followup_id = await api.hub.reply(ticket_id, "We are on it.")
        await settled(api)
        (event,) = receiver.events
        assert event.pop("time") == pytest.approx(time.time() * 1000, abs=60_000)
        assert event == {
            "ticketId": ticket_id,
            "networkItemId": "question-1",
            "type": "reply",
            "actionId": "reply",
            "payload": {"followupId": followup_id, "text": "We are on it."},
            "uuid": api.hub.events()[0].uuid,
        }
        assert receiver.received[0]["channelId"] == api.channel.id


async def test_option_and_file_go_along() -> None:
    async with connected() as (api, receiver):
        ticket_id = await api.ticket()
        file = api.hub.add_file(api.base, "invoice.pdf", b"%PDF", "application/pdf")
        await api.hub.reply(ticket_id, "", action_id="short", option="kind", attachments=[file])
        await settled(api)
        payload = receiver.events[0]["payload"]
        assert payload["option"] == "kind"
        assert payload["attachments"] == [file]
        assert "text" not in payload
        assert {"name": "invoice.pdf", "extension": "pdf", "size": 4, "mimetype": "application/pdf"}.items() <= (
            file.items()
        )
        fetched = await api.client.get(file["url"])
        assert fetched.content == b"%PDF"
        assert fetched.headers["Content-Disposition"] == "attachment"


async def test_buttons_and_deletion_are_delivered() -> None:
    async with connected() as (api, receiver):
        ticket_id = await api.ticket()
        await api.hub.press(ticket_id, "like")
        followup_id = await api.hub.reply(ticket_id, "We are on it.")
        reply_id = (await api.succeed(ticket_id, followup_id)).json()["_id"]
        await api.hub.delete(reply_id)
        await settled(api)
        button, _, deletion = receiver.events
        assert (button["type"], button["actionId"], button["payload"]) == ("button", "like", {})
        assert (deletion["type"], deletion["ticketId"], deletion["payload"]) == ("delete", reply_id, {})
        assert deletion["networkItemId"] == "answer-1"


async def test_several_events_of_a_channel_share_a_request() -> None:
    async with connected() as (api, receiver):
        ticket_id = await api.ticket()
        for text in ("one", "two", "three"):
            await api.hub.reply(ticket_id, text)
        await settled(api)
        assert len(receiver.received) == 1
        assert [event["payload"]["text"] for event in receiver.events] == ["one", "two", "three"]


async def test_channels_are_delivered_apart() -> None:
    async with connected() as (api, receiver):
        api.hub.promote(api.channel.id, "Example")
        token = api.hub.temporary_token(api.channel.manifest_id)
        body = {"name": "B", "uniqueName": "B"}
        second = (await api("POST", "/channels", body, token=token)).json()
        await api.hub.reply(await api.ticket(), "one")
        created = await api(
            "POST",
            "/inbox/tickets",
            {"interaction": {"networkItemId": "question-1", "message": "b"}},
            token=second["endpoint"]["accessToken"],
        )
        await api.hub.reply(created.json()["_id"], "two")
        await settled(api)
        assert {body["channelId"] for body in receiver.received} == {api.channel.id, second["_id"]}


async def test_the_same_event_can_come_again() -> None:
    async with connected() as (api, receiver):
        await api.hub.reply(await api.ticket(), "We are on it.")
        await settled(api)
        await api.hub.resend(api.hub.events()[0].uuid)
        await settled(api)
        assert len(receiver.events) == 2
        assert receiver.events[0] == receiver.events[1]
        with pytest.raises(NotPossible):
            await api.hub.resend("unknown")


async def test_a_deactivated_channel_is_told() -> None:
    async with connected() as (api, receiver):
        await api.hub.deactivate(api.channel.id)
        await settled(api)
        (event,) = receiver.received[0]["events"]["channel_action"]
        assert (event["channelId"], event["type"]) == (api.channel.id, "disabled")
        assert {"time", "uuid"} < set(event)


async def test_delivery_is_tried_again_until_it_is_answered_well() -> None:
    async with connected(retry_waits=QUICK) as (api, receiver):
        receiver.answers.extend([500, 404])
        await api.hub.reply(await api.ticket(), "We are on it.")
        await settled(api)
        (event,) = api.hub.events()
        assert (event.state, event.tries, event.problem) == ("delivered", 3, "")
        assert len(receiver.events) == 3
        assert len({event["uuid"] for event in receiver.events}) == 1


async def test_after_a_few_tries_an_event_is_lost_for_good() -> None:
    async with connected(retry_waits=QUICK) as (api, receiver):
        receiver.answers.extend([500, 503, 500])
        ticket_id = await api.ticket()
        await api.hub.reply(ticket_id, "lost")
        await settled(api)
        (lost,) = api.hub.dropped
        assert (lost.state, lost.tries) == ("dropped", 3)
        assert "status was 500" in lost.problem
        assert api.hub.ticket(ticket_id).followups[0].state == "pending"
        assert api.hub.manifest(api.channel.id).webhook is not None
        await api.hub.reply(ticket_id, "arrives")
        await settled(api)
        assert receiver.events[-1]["payload"]["text"] == "arrives"
        assert len(api.hub.dropped) == 1


async def test_no_answer_counts_as_a_failed_try() -> None:
    # As many more tries as it takes: on a busy machine a good answer may come too late, too.
    async with connected(retry_waits=(0.01,) * 100, webhook_timeout=IMPATIENT) as (api, receiver):
        receiver.answers.append("silent")
        await api.hub.reply(await api.ticket(), "We are on it.")
        await api.hub.wait_for(lambda: api.hub.events()[0].problem, PATIENCE)
        (event,) = api.hub.events()
        assert (event.state, event.tries) == ("waiting", 1)
        assert "ETIMEDOUT" in event.problem
        await settled(api)
        (event,) = api.hub.events()
        assert event.state == "delivered"
        assert len(receiver.events) >= 2


@pytest.mark.parametrize("how", ["missing", "wrong"])
async def test_an_answer_without_the_challenge_removes_the_webhook(how: str) -> None:
    async with connected(retry_waits=QUICK) as (api, receiver):
        receiver.answers.append(how)
        await api.hub.reply(await api.ticket(), "We are on it.")
        await settled(api)
        assert api.hub.events()[0].state == "dropped"
        assert len(receiver.received) == 1
        manifest = (await api("GET", "/")).json()["manifest"]
        assert "webhook" not in manifest
        assert manifest["inbox"]["ticketActions"] == ACTIONS
        assert "The webhook was removed" in api.hub.notices[-1]
        answer = await api("PATCH", "/manifest", {"webhook": receiver.webhook})  # and it can be registered again
        assert answer.status_code == 200


async def test_without_a_webhook_an_event_is_lost_at_once() -> None:
    async with connected() as (api, _):
        await api("PATCH", "/manifest", {"webhook": None})
        await api.hub.reply(await api.ticket(), "We are on it.")
        await settled(api)
        assert "No webhook" in api.hub.dropped[0].problem


async def test_what_waits_when_the_server_stops_is_delivered_by_the_next() -> None:
    async with connected(retry_waits=(60.0,)) as (api, receiver):
        receiver.answers.append(500)
        ticket_id = await api.ticket()
        await api.hub.reply(ticket_id, "We are on it.")
        await api.hub.wait_for(lambda: api.hub.events()[0].problem, PATIENCE)
        hub = api.hub
        async with hub.serve():  # a second server over the same hub: its end stops deliveries, as a restart does
            pass
        assert hub.events()[0].state == "waiting"
        async with hub.serve():
            await settled(api)
        assert hub.events()[0].state == "delivered"
        assert len(receiver.events) == 2


# --- What SocialHub's pages would not let people do --------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"text": ""}, "needs a text"),
        ({"text": "x", "action_id": "unknown"}, "no such reply"),
        ({"text": "x", "action_id": "like"}, "no such reply"),
        ({"text": "x", "option": "kind"}, "no options"),
        ({"text": "x", "attachments": [{}]}, "takes no file"),
        ({"text": "x", "action_id": "filed", "attachments": [{}, {}]}, "one file"),
        ({"text": "x", "action_id": "short"}, "options has to be picked"),
        ({"text": "x", "action_id": "short", "option": "other"}, "options has to be picked"),
        ({"text": "x" * 21, "action_id": "short", "option": "kind"}, "at most 20"),
        ({"text": "x", "action_id": "short", "option": "kind", "attachments": [{}]}, "not both"),
    ],
    ids=str,
)
async def test_a_reply_keeps_to_the_manifest(fields: dict[str, Any], why: str) -> None:
    async with connected() as (api, receiver):
        ticket_id = await api.ticket()
        with pytest.raises(NotPossible, match=why):
            await api.hub.reply(ticket_id, **fields)
        assert (receiver.events, api.hub.ticket(ticket_id).followups) == ([], ())


async def test_an_action_ends_with_its_time() -> None:
    async with connected() as (api, _):
        timeout = {"duration": "24h", "after": "networkCreationTime"}
        action = {**ACTIONS[0], "config": {"timeout": timeout}}
        await api("PATCH", "/manifest", {"inbox": {"ticketActions": [action]}})
        old = await api.ticket("question-1", createdTime="2020-01-01T00:00:00Z")
        new = await api.ticket("question-2")
        with pytest.raises(NotPossible, match="time"):
            await api.hub.reply(old, "too late")
        await api.hub.reply(new, "in time")


async def test_people_cannot_use_what_is_not_in_the_inbox() -> None:
    async with connected() as (api, _):
        child = await api.ticket("child-1", root={"rootId": "root-01"})
        hidden = api.hub.ticket_of_item(api.channel.id, "root-01")
        assert hidden is not None
        with pytest.raises(NotPossible, match="no such Ticket"):
            await api.hub.reply(hidden.id, "x")
        with pytest.raises(NotPossible, match="Only a reply"):
            await api.hub.delete(child)
        with pytest.raises(NotPossible, match="no such Channel"):
            api.hub.replace_token("x")
        await api.hub.deactivate(api.channel.id)
        with pytest.raises(NotPossible, match="already"):
            await api.hub.deactivate(api.channel.id)


# --- Templates ---------------------------------------------------------------------------------------------

GREETING = {
    "name": "Greeting",
    "networkId": "template-1",
    "variables": {"name": {"type": "string"}},
    "text": {"en": "Hello {{name}}{{other}}!", "de": "Hallo {{ name }}!"},
}


async def with_templates(api: Api, url: str) -> None:
    action = {
        "type": "template_reply",
        "id": "template",
        "label": label("Template"),
        "config": {"templates": {"url": url}},
    }
    answer = await api("PATCH", "/manifest", {"inbox": {"ticketActions": [action]}})
    assert answer.status_code == 200


async def test_a_template_is_fetched_with_a_signature_and_sent() -> None:
    async with connected() as (api, receiver):
        receiver.templates = [GREETING]
        await with_templates(api, f"{receiver.base}/templates?v=1")
        ticket_id = await api.ticket()
        followup_id = await api.hub.template_reply(
            ticket_id, "template-1", variables={"name": "Ada"}, language="de"
        )
        await settled(api)
        assert receiver.asked_for_templates == [f"v=1&channelId={api.channel.id}"]
        assert receiver.events[0]["type"] == "template_reply"
        assert receiver.events[0]["payload"] == {
            "followupId": followup_id,
            "name": "Greeting",
            "networkId": "template-1",
            "variables": {"name": "Ada"},
            "language": "de",
        }
        assert api.hub.ticket(ticket_id).followups[0].text == "Hallo Ada!"
        assert refused(await api.reset(ticket_id, "template")) == (400, "BadRequestError")
        assert (await api.succeed(ticket_id, followup_id)).status_code == 201


async def test_what_is_no_list_of_templates_is_refused() -> None:
    async with connected() as (api, receiver):
        ticket_id = await api.ticket()
        await with_templates(api, f"{receiver.base}/nowhere")
        with pytest.raises(NotPossible, match="404"):
            await api.hub.templates(ticket_id)
        await with_templates(api, f"{receiver.base}/templates")
        receiver.templates = [{"name": "no id"}]
        with pytest.raises(NotPossible, match="list of templates"):
            await api.hub.templates(ticket_id)
        receiver.templates = []
        with pytest.raises(NotPossible, match="no such template"):
            await api.hub.template_reply(ticket_id, "template-1")
        await api("PATCH", "/manifest", {"webhook": None})
        with pytest.raises(NotPossible, match="Without a webhook"):
            await api.hub.templates(ticket_id)


# --- Signing -----------------------------------------------------------------------------------------------


def test_signs_as_described() -> None:
    signed = sign("secret", b"{}", milliseconds=1_700_000_000_000)
    # printf '1700000000000;secret' | sha256sum; printf '{}' | openssl dgst -sha256 -hmac that
    assert signed.challenge == "14c935beed21e27d94acd4d453cb52e3624eab1601a05d8aaf56c25625b00c33"
    assert signed.headers == {
        "X-SocialHub-Timestamp": "1700000000000",
        "X-SocialHub-Signature": "79edcc5d24318722250b5578acfa043c40b5370eb12b6c79d5e39224e614462c",
    }


@given(st.binary(), st.binary())
def test_another_body_has_another_signature(one: bytes, other: bytes) -> None:
    first = sign("secret", one, milliseconds=1).headers["X-SocialHub-Signature"]
    second = sign("secret", other, milliseconds=1).headers["X-SocialHub-Signature"]
    assert (first == second) == (one == other)


async def test_a_slow_webhook_holds_up_nobody_else() -> None:
    async with connected(webhook_timeout=2 * PATIENCE) as (api, receiver):
        receiver.answers.append("silent")
        await api.hub.reply(await api.ticket(), "waits")
        api.hub.faults.set("get_root", [Fault(Kind.SLOW_BEFORE, seconds=0.01)])
        async with asyncio.timeout(PATIENCE):
            assert (await api("GET", "/")).status_code == 200
        assert api.hub.events()[0].state == "waiting"
        receiver.release()
        await settled(api)
