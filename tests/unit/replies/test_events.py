"""Events: what is accepted, what is refused as a whole, and what is set aside alone."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.replies.hooks import CHANNEL_ID, NOW, OTHER_ID, action, hook
from wizard.replies.events import (
    MAX_DEPTH,
    AttachmentRef,
    Events,
    read_envelope,
    read_events,
    reply_payload,
    template_payload,
)

RECEIVED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def read(body: bytes) -> Events:
    return read_events(read_envelope(body), RECEIVED)


def test_a_ticket_action_is_read_whole() -> None:
    (event,) = read(hook(action("u-7", type="template_reply"))).ticket_actions
    assert (event.uuid, event.ticket_id, event.network_item_id) == ("u-7", "t" * 24, "test:1")
    assert (event.type, event.action_id) == ("template_reply", "reply")
    assert event.payload == {"followupId": "f" * 24, "text": "Hello"}
    assert event.time == datetime.fromtimestamp(NOW, UTC)


def test_a_channel_action_is_read_whole() -> None:
    event = {"channelId": CHANNEL_ID, "type": "disabled", "time": 1_700_000_000_250, "uuid": "c-1"}
    (read_event,) = read(hook(channel_action=[event])).channel_actions
    assert (read_event.uuid, read_event.channel_id, read_event.type) == ("c-1", CHANNEL_ID, "disabled")
    assert read_event.time == datetime.fromtimestamp(1_700_000_000.25, UTC)


def test_a_channel_action_of_another_channel_is_malformed() -> None:
    event = {"channelId": OTHER_ID, "type": "disabled", "time": 1, "uuid": "c-1"}
    events = read(hook(channel_action=[event]))
    assert events.channel_actions == ()
    assert events.malformed == ("channel_action 1: channelId: not the channel of the request",)


def test_types_and_fields_that_we_do_not_know_are_accepted() -> None:
    (event,) = read(hook(action(type="poke", colour="red"))).ticket_actions
    assert event.type == "poke"


@pytest.mark.parametrize("payload", [None, {}])
def test_a_button_needs_no_payload(payload: object) -> None:
    (event,) = read(hook(action(type="button", payload=payload))).ticket_actions
    assert event.payload == {}


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (1_700_000_000_000, datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        ("2023-11-14T22:13:20.000Z", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        ("2023-11-14T22:13:20", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        (None, RECEIVED),
        ("yesterday", RECEIVED),
        (True, RECEIVED),
        ([], RECEIVED),
        (10**40, RECEIVED),
        (-(10**17), RECEIVED),
    ],
)
def test_times(time: object, expected: datetime) -> None:
    (event,) = read(hook(action(time=time))).ticket_actions
    assert event.time == expected


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"uuid": ""}, "uuid"),
        ({"uuid": 7}, "uuid"),
        ({"ticketId": None}, "ticketId"),
        ({"networkItemId": ["x"]}, "networkItemId"),
        ({"type": "x" * 65}, "type"),
        ({"actionId": {}}, "actionId"),
        ({"payload": "text"}, "payload"),
    ],
)
def test_one_malformed_event_does_not_lose_the_others(changes: dict[str, object], field: str) -> None:
    events = read(hook(action("u-1"), {**action("u-2"), **changes}, action("u-3")))
    assert [event.uuid for event in events.ticket_actions] == ["u-1", "u-3"]
    (reason,) = events.malformed
    assert reason.startswith(f"ticket_action 2: {field}: ")


@pytest.mark.parametrize("event", [None, 1, "text", []])
def test_an_event_that_is_no_object_is_malformed(event: object) -> None:
    assert len(read(hook(event)).malformed) == 1


def test_reasons_quote_no_value() -> None:
    (reason,) = read(hook(action(payload="my secret", uuid="u"))).malformed
    assert "secret" not in reason


def test_unknown_kinds_are_named_and_odd_names_are_not() -> None:
    body = hook(action(), user_action=[{}]).replace(b'"events": {', b'"events": {"a\\nb": [], ')
    events = read(body)
    assert events.unknown == ("(unreadable name)", "user_action")
    assert len(events.ticket_actions) == 1


@pytest.mark.parametrize("odd", [None, {"a": 1}, "text", 7, [[]]])
def test_an_unknown_kind_of_any_shape_costs_nobody_else(odd: object) -> None:
    events = read(hook(action("good"), moon_action=odd))
    assert [event.uuid for event in events.ticket_actions] == ["good"]
    assert (events.unknown, events.malformed) == (("moon_action",), ())


def test_a_kind_that_we_know_may_be_empty_in_any_way() -> None:
    events = read(hook(action("good"), channel_action=None))
    assert [event.uuid for event in events.ticket_actions] == ["good"]
    assert (events.unknown, events.malformed) == ((), ())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b'"text"',
        b"{}",
        b'{"channelId": "x"}',
        b'{"channelId": 7, "events": {}}',
        b'{"channelId": "", "events": {}}',
        b'{"channelId": "x", "events": null}',
        b'{"channelId": "x", "events": []}',
        b'{"channelId": "x", "events": {"ticket_action": {}}}',
        b'{"channelId": "x", "events": {"a": [NaN]}}',
        b'{"channelId": "x", "events": {"a": [-Infinity]}}',
        b'{"channelId": "x", "events": {"a": [1e999]}}',
        b'{"channelId": "x", "events": {"a": [' + b"9" * 5000 + b"]}}",
        b'\xef\xbb\xbf{"channelId": "x", "events": {}}',
        '{"channelId": "x", "events": {}}'.encode("utf-16"),
        b'{"channelId": "\xff", "events": {}}',
        b'{"channelId": "x", "events": {"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}",
        b'{"channelId": "x", "events": {"a": ' + b"[" * 500 + b"]" * 500 + b"}}",
        b'{"a":' * 200_000,
    ],
)
def test_what_is_no_webhook_is_refused_whole(body: bytes) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the text is asserted below
        read_envelope(body)
    assert type(caught.value) is ValueError
    assert len(str(caught.value)) < 100
    assert caught.value.__cause__ is None


def test_nesting_is_bounded_and_many_flat_events_are_not() -> None:
    inner: object = "x"
    for _ in range(MAX_DEPTH - 4):  # the body, events, its list and the event are levels too
        inner = [inner]
    assert len(read(hook(action(payload={"deep": inner}))).ticket_actions) == 1
    with pytest.raises(ValueError, match="nested"):
        read(hook(action(payload={"deep": [[inner]]})))
    assert len(read(hook(*(action(f"u-{n}") for n in range(500)))).ticket_actions) == 500


def test_halves_of_emoji_are_replaced() -> None:
    body = hook(action(payload={"text": "cut \ud83d", "whole": "\U0001f600", "\udc00": ["\ud800"]}))
    (event,) = read(body).ticket_actions
    assert event.payload == {"text": "cut �", "whole": "\U0001f600", "�": ["�"]}
    json.dumps(event.payload, ensure_ascii=False).encode("utf-8")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    try:
        read(body)
    except ValueError as error:
        assert type(error) is ValueError  # noqa: PT017  # UnicodeDecodeError and the like would carry the body


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(_json, max_size=5), st.lists(_json, max_size=3))
def test_any_events_leave_the_good_one_readable(tickets: list[object], channels: list[object]) -> None:
    events = read(hook(*tickets, action("good"), channel_action=channels))
    assert events.ticket_actions[-1].uuid == "good"
    assert len(events.ticket_actions) + len(events.channel_actions) + len(events.malformed) == (
        len(tickets) + len(channels) + 1
    )


def test_a_reply_payload() -> None:
    file = {"url": "https://x.example/a", "name": "a.png", "extension": "png", "size": 5, "mimetype": "image/png"}
    reply = reply_payload({"followupId": "f", "text": "Hi", "attachments": [file], "option": "private"})
    assert (reply.followup_id, reply.text, reply.option) == ("f", "Hi", "private")
    assert reply.attachments == (AttachmentRef("https://x.example/a", "a.png", "png", 5, "image/png"),)
    assert "x.example" not in repr(reply)


@pytest.mark.parametrize("size", [-1, "big", 1.5, True, None])
def test_what_is_said_of_a_file_may_be_nonsense(size: object) -> None:
    (file,) = reply_payload({"followupId": "f", "attachments": [{"url": "u", "size": size}]}).attachments
    assert file == AttachmentRef("u")


@pytest.mark.parametrize(
    "payload",
    [{}, {"followupId": ""}, {"followupId": "f", "text": 7}, {"followupId": "f", "attachments": [{}]}],
)
def test_a_reply_payload_that_cannot_be_read(payload: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=": "):
        reply_payload(payload)


def test_a_template_payload() -> None:
    payload = {
        "followupId": "f",
        "name": "Thanks",
        "networkId": "n1",
        "variables": {"who": "you"},
        "language": "en",
    }
    template = template_payload(payload)
    assert (template.followup_id, template.name, template.template_id) == ("f", "Thanks", "n1")
    assert (template.variables, template.language) == ({"who": "you"}, "en")
    with pytest.raises(ValueError, match="networkId"):
        template_payload({"followupId": "f"})
