"""The receiver, spoken to over real sockets: what it answers, what it keeps, and that nothing brings it down."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.replies.hooks import (
    CHANNEL_ID,
    NOW,
    OTHER_ID,
    OTHER_SECRET,
    SECRET,
    Answer,
    Journal,
    action,
    challenge,
    hook,
    read_answer,
    request,
    signed,
    signed_headers,
    talk,
)
from wizard.errors import DiskFull, UsageError
from wizard.replies.direct import MAX_BODY, Endpoint, Receiver

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from tests.conftest import ExpectedLogs


OURS = Endpoint("brand", CHANNEL_ID, (SECRET,))
SECOND = Endpoint("second", OTHER_ID, (OTHER_SECRET,))


@contextlib.asynccontextmanager
async def receiving(
    journal: Journal,
    *endpoints: Endpoint,
    templates: Callable[[str], Awaitable[list[object]]] | None = None,
    read_timeout: float = 10.0,
    stop_timeout: float = 5.0,
    doubted: Callable[[], None] = lambda: None,
) -> AsyncIterator[Receiver]:
    receiver = Receiver(
        "127.0.0.1:0",
        endpoints=lambda: endpoints or (OURS,),
        commit=journal.commit,
        templates=templates,
        doubted=doubted,
        clock=lambda: NOW,
        read_timeout=read_timeout,
        stop_timeout=stop_timeout,
    )
    await receiver.start()
    try:
        yield receiver
    finally:
        await receiver.stop()


@pytest.fixture
def journal() -> Journal:
    return Journal()


@pytest.fixture
async def receiver(journal: Journal) -> AsyncIterator[Receiver]:
    async with receiving(journal) as receiver:
        yield receiver


def accepted(answer: Answer | None, secret: str = SECRET) -> bool:
    """A whole 200 with the right challenge and nothing else."""
    assert answer is not None
    key = challenge(str(int(NOW * 1000)), secret)
    return answer.status == 200 and answer.headers.get("x-socialhub-challenge") == key and answer.body == b""


def refused(answer: Answer | None, status: int) -> bool:
    assert answer is not None
    return answer.status == status and "x-socialhub-challenge" not in answer.headers


# --- Another secret ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "doubts"),
    [
        (hook(action()), 1),  # SocialHub may have another secret than we have
        (hook(), 0),  # a test: of whoever tries an address
        (hook(action(), channel_id=OTHER_ID), 0),  # for a channel of somebody else
    ],
)
async def test_events_of_ours_that_are_signed_with_another_secret_raise_a_doubt(
    journal: Journal, body: bytes, doubts: int
) -> None:
    raised: list[None] = []
    async with receiving(journal, doubted=lambda: raised.append(None)) as receiver:
        stranger = request(body, signed_headers(body, secret=OTHER_SECRET))
        assert refused(await talk(receiver.address, stranger), 403)
        assert len(raised) == doubts
    assert journal.kept == []


# --- Good requests ---------------------------------------------------------------------------------------------


async def test_events_are_committed_and_then_answered(receiver: Receiver, journal: Journal) -> None:
    disabled = {"channelId": CHANNEL_ID, "type": "disabled", "time": 1, "uuid": "c-1"}
    body = hook(action("u-1"), action("u-2", type="button"), channel_action=[disabled])
    answer = await talk(receiver.address, signed(body))
    assert accepted(answer)
    assert answer is not None
    assert "server" not in answer.headers
    (delivery,) = journal.kept
    assert (delivery.channel, delivery.channel_id) == ("brand", CHANNEL_ID)
    assert [event.uuid for event in delivery.ticket_actions] == ["u-1", "u-2"]
    assert [event.uuid for event in delivery.channel_actions] == ["c-1"]
    assert delivery.malformed == ()


async def test_the_challenge_waits_for_the_commit(receiver: Receiver, journal: Journal) -> None:
    journal.gate = asyncio.Event()
    talking = asyncio.create_task(talk(receiver.address, signed(hook(action()))))
    await journal.waiting.wait()
    assert not talking.done()
    journal.gate.set()
    assert accepted(await talking)


async def test_the_test_request_commits_nothing(receiver: Receiver, journal: Journal) -> None:
    assert accepted(await talk(receiver.address, signed(hook())))
    assert journal.kept == []


async def test_any_path_is_the_hook(receiver: Receiver) -> None:
    body = hook(action())
    for target in ("/", "/a/deep/path", "/?x=%ff", "//", "http://hook.example/x", "*"):
        assert accepted(await talk(receiver.address, request(body, signed_headers(body), target=target)))


async def test_unknown_kinds_are_ignored(
    receiver: Receiver, journal: Journal, expected_logs: ExpectedLogs, caplog: pytest.LogCaptureFixture
) -> None:
    expected_logs.expect("unknown kind of event to brand: user_action")
    assert accepted(await talk(receiver.address, signed(hook(user_action=[{"name": "Ada"}]))))
    assert journal.kept == []
    assert "Ada" not in caplog.text


async def test_a_malformed_event_is_handed_on_as_a_reason(
    receiver: Receiver, journal: Journal, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("cannot be read: ticket_action 2: ticketId")
    assert accepted(await talk(receiver.address, signed(hook(action("u-1"), {"uuid": "u-2"}))))
    (delivery,) = journal.kept
    assert [event.uuid for event in delivery.ticket_actions] == ["u-1"]
    assert len(delivery.malformed) == 1


async def test_each_channel_has_its_own_secret(journal: Journal) -> None:
    async with receiving(journal, OURS, SECOND) as receiver:
        body = hook(action(), channel_id=OTHER_ID)
        answer = await talk(receiver.address, request(body, signed_headers(body, secret=OTHER_SECRET)))
        assert accepted(answer, OTHER_SECRET)
        assert journal.kept[0].channel == "second"
        # The first channel's secret does not speak for the second channel.
        assert refused(await talk(receiver.address, signed(body)), 404)
    assert len(journal.kept) == 1


async def test_channels_may_share_a_secret(journal: Journal) -> None:
    async with receiving(journal, OURS, Endpoint("second", OTHER_ID, (OTHER_SECRET, SECRET))) as receiver:
        assert accepted(await talk(receiver.address, signed(hook(action(), channel_id=OTHER_ID))))
        assert accepted(await talk(receiver.address, signed(hook(action()))))
    assert [delivery.channel for delivery in journal.kept] == ["second", "brand"]


async def test_both_secrets_are_good_while_one_is_renewed(journal: Journal) -> None:
    async with receiving(journal, Endpoint("brand", CHANNEL_ID, (SECRET, OTHER_SECRET))) as receiver:
        body = hook(action())
        for secret in (SECRET, OTHER_SECRET):
            answer = await talk(receiver.address, request(body, signed_headers(body, secret=secret)))
            assert accepted(answer, secret)


async def test_a_chunked_body_is_read(receiver: Receiver, journal: Journal) -> None:
    body = hook(action())
    head = "".join(f"{name}: {value}\r\n" for name, value in signed_headers(body).items())
    start = f"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n{head}\r\n".encode()
    parts = [
        f"{len(body[i : i + 50]):x}\r\n".encode() + body[i : i + 50] + b"\r\n" for i in range(0, len(body), 50)
    ]
    assert accepted(await talk(receiver.address, start, *parts, b"0\r\n\r\n"))
    assert len(journal.kept) == 1


async def test_pipelined_requests_are_answered_in_order(receiver: Receiver, journal: Journal) -> None:
    reader, writer = await asyncio.open_connection(*receiver.address)
    good, bad = signed(hook(action("u-1"))), request(b"{}")
    writer.write(good + bad + good)
    assert accepted(await read_answer(reader))
    assert refused(await read_answer(reader), 400)
    assert accepted(await read_answer(reader))
    writer.close()
    assert len(journal.kept) == 2


async def test_a_largest_body_is_taken(receiver: Receiver, journal: Journal) -> None:
    empty = hook(action(payload={"text": ""}))
    body = hook(action(payload={"text": "x" * (MAX_BODY - len(empty))}))
    assert len(body) == MAX_BODY
    assert accepted(await talk(receiver.address, signed(body)))
    assert len(journal.kept) == 1


async def test_a_sender_that_waits_for_100_continue(receiver: Receiver) -> None:
    body = hook(action())
    reader, writer = await asyncio.open_connection(*receiver.address)
    writer.write(signed(body, Expect="100-continue").removesuffix(body))
    interim = await read_answer(reader)
    assert interim is not None
    assert interim.status == 100
    writer.write(body)
    assert accepted(await read_answer(reader))
    writer.close()


async def test_a_sender_that_leaves_during_the_commit_has_its_events_kept(
    receiver: Receiver, journal: Journal
) -> None:
    journal.gate = asyncio.Event()
    _reader, writer = await asyncio.open_connection(*receiver.address)
    writer.write(signed(hook(action())))
    await journal.waiting.wait()
    writer.transport.abort()
    journal.gate.set()
    assert accepted(await talk(receiver.address, signed(hook())))
    assert len(journal.kept) == 1


# --- Refusals --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "BREW"])
async def test_other_methods(receiver: Receiver, method: str) -> None:
    body = hook(action())
    raw = request(body, signed_headers(body), method=method)
    reader, writer = await asyncio.open_connection(*receiver.address)
    writer.write(raw)
    head = await reader.readuntil(b"\r\n\r\n")
    writer.close()
    assert head.startswith(b"HTTP/1.1 405 ")
    assert b"challenge" not in head.lower()


async def test_a_body_announced_too_large(receiver: Receiver) -> None:
    body = b"x" * (MAX_BODY + 1)
    assert refused(await talk(receiver.address, signed(body)), 413)
    huge = request(b"", {**signed_headers(b""), "Content-Length": "9" * 19})
    assert refused(await talk(receiver.address, huge), 413)


async def test_a_body_that_grows_too_large(receiver: Receiver, journal: Journal) -> None:
    body = b"x" * (MAX_BODY + 1)
    head = "".join(f"{name}: {value}\r\n" for name, value in signed_headers(body).items())
    start = f"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n{head}\r\n".encode()
    chunk = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    assert refused(await talk(receiver.address, start, *[chunk] * 17, b"0\r\n\r\n"), 413)
    assert journal.kept == []


async def test_a_slow_body(journal: Journal) -> None:
    async with receiving(journal, read_timeout=0.5) as receiver:
        body = hook(action())
        assert refused(await talk(receiver.address, signed(body)[:-10]), 408)
        assert accepted(await talk(receiver.address, signed(body)))


@pytest.mark.parametrize("missing", ["X-SocialHub-Timestamp", "X-SocialHub-Signature"])
async def test_a_missing_header(receiver: Receiver, missing: str) -> None:
    body = hook(action())
    headers = signed_headers(body)
    del headers[missing]
    assert refused(await talk(receiver.address, request(body, headers)), 400)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-SocialHub-Signature", "0" * 64),
        ("X-SocialHub-Signature", ""),
        ("X-SocialHub-Signature", "é" * 64),
        ("X-SocialHub-Signature", "0" * 5000),
        ("X-SocialHub-Timestamp", ""),
        ("X-SocialHub-Timestamp", "now"),
        ("X-SocialHub-Timestamp", "1" * 5000),
        ("X-SocialHub-Timestamp", "²³¹"),
        ("X-SocialHub-Timestamp", "-1"),
        ("X-SocialHub-Timestamp", "0"),
    ],
)
async def test_a_header_that_is_not_good(receiver: Receiver, name: str, value: str) -> None:
    body = hook(action())
    assert refused(await talk(receiver.address, request(body, {**signed_headers(body), name: value})), 403)


@pytest.mark.parametrize("age", [-301, 301, -86_400, 86_400])
async def test_a_stale_timestamp(receiver: Receiver, journal: Journal, age: int) -> None:
    body = hook(action())
    answer = await talk(receiver.address, request(body, signed_headers(body, at=NOW + age)))
    assert refused(answer, 403)
    assert answer is not None
    assert b"clock" in answer.body
    assert journal.kept == []


async def test_another_secret_or_a_changed_body(receiver: Receiver, journal: Journal) -> None:
    body = hook(action())
    assert refused(await talk(receiver.address, request(body, signed_headers(body, secret=OTHER_SECRET))), 403)
    changed = body.replace(b"Hello", b"Adieu")
    assert refused(await talk(receiver.address, request(changed, signed_headers(body))), 403)
    assert journal.kept == []


@pytest.mark.parametrize("name", ["X-SocialHub-Timestamp", "X-SocialHub-Signature"])
async def test_a_header_that_is_there_twice(receiver: Receiver, name: str) -> None:
    body = hook(action())
    headers = signed_headers(body)
    doubled = signed(body).replace(b"\r\n\r\n", f"\r\n{name.lower()}: {headers[name]}\r\n\r\n".encode(), 1)
    assert refused(await talk(receiver.address, doubled), 400)


@pytest.mark.parametrize(
    "body", [b"", b"null", b"{}", b"\xff", b"[" * 100_000, b'{"channelId": "x", "events": {"a": [NaN]}}']
)
async def test_a_signed_body_that_is_no_webhook(receiver: Receiver, body: bytes) -> None:
    assert refused(await talk(receiver.address, signed(body)), 400)


async def test_a_channel_that_is_not_ours(receiver: Receiver, journal: Journal) -> None:
    assert refused(await talk(receiver.address, signed(hook(action(), channel_id=OTHER_ID))), 404)
    assert refused(await talk(receiver.address, signed(hook(channel_id=OTHER_ID))), 404)
    assert journal.kept == []


async def test_nobody_is_received_here(journal: Journal) -> None:
    receiver = Receiver("127.0.0.1:0", endpoints=list, commit=journal.commit, clock=lambda: NOW)
    await receiver.start()
    try:
        assert refused(await talk(receiver.address, signed(hook(action()))), 403)
    finally:
        await receiver.stop()


@pytest.mark.parametrize(
    "fault", [DiskFull("There is no room."), RuntimeError("secret text"), OSError(28, "full")]
)
async def test_a_failing_commit_recovers(
    receiver: Receiver,
    journal: Journal,
    fault: Exception,
    expected_logs: ExpectedLogs,
    caplog: pytest.LogCaptureFixture,
) -> None:
    expected_logs.expect("The events for brand could not be stored")
    journal.fault = fault
    assert refused(await talk(receiver.address, signed(hook(action()))), 503)
    assert "secret text" not in caplog.text
    journal.fault = None
    assert accepted(await talk(receiver.address, signed(hook(action()))))
    assert len(journal.kept) == 1


async def test_secrets_that_cannot_be_read_recover(journal: Journal, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("The secrets of the channels cannot be read: RuntimeError")
    locked = True

    def endpoints() -> list[Endpoint]:
        if locked:
            raise RuntimeError("secret text")
        return [OURS]

    receiver = Receiver("127.0.0.1:0", endpoints=endpoints, commit=journal.commit, clock=lambda: NOW)
    await receiver.start()
    try:
        assert refused(await talk(receiver.address, signed(hook(action()))), 503)
        locked = False
        assert accepted(await talk(receiver.address, signed(hook(action()))))
    finally:
        await receiver.stop()


async def test_no_body_and_no_secret_is_logged(
    receiver: Receiver, expected_logs: ExpectedLogs, caplog: pytest.LogCaptureFixture
) -> None:
    expected_logs.expect("that cannot be read")
    caplog.set_level(logging.DEBUG)
    body = hook(action(payload={"text": "private words"}))
    bad_event = hook({"uuid": "private words"})
    for raw in (
        signed(body),
        signed(bad_event),
        request(body),
        signed(body)[:-5] + b"#####",
        signed(b"private words"),
        request(body, signed_headers(body), target="/?accesstoken=private"),
        signed(hook(action(), channel_id="private-channel")),
    ):
        await talk(receiver.address, raw)
    assert "private" not in caplog.text
    assert SECRET not in caplog.text
    assert challenge(str(int(NOW * 1000))) not in caplog.text
    assert SECRET not in repr(OURS)


# --- Whatever is sent, it stays up -----------------------------------------------------------------------------

_GARBAGE = [
    b"",
    b"\r\n\r\n",
    b"\x00\xff\x16\x03\x01\x02\x00\x01",
    b"GET / HTTP/9.9\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"POST / HTTP/1.1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1e3\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
    b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nnot a chunk",
    b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\n",
    b"PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nnot a chunk",
    b"POST / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: x\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
    b"POST /" + b"p" * 100_000,
    b"GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab",
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nabGARBAGE\r\n\r\n",
]


@pytest.mark.parametrize("raw", _GARBAGE, ids=range(len(_GARBAGE)))
async def test_garbage_gets_no_challenge_and_leaves_it_running(journal: Journal, raw: bytes) -> None:
    async with receiving(journal, read_timeout=0.5) as receiver:
        reader, writer = await asyncio.open_connection(*receiver.address)
        writer.write(raw)
        if writer.can_write_eof():
            writer.write_eof()
        said = b""
        with contextlib.suppress(ConnectionError):
            said = await asyncio.wait_for(reader.read(), 60)
        writer.close()
        assert b"challenge" not in said.lower()
        assert not said or int(said.split()[1]) >= 400
        assert accepted(await talk(receiver.address, signed(hook(action()))))
    assert len(journal.kept) == 1


async def test_connections_that_come_and_go(receiver: Receiver, journal: Journal) -> None:
    raw = signed(hook(action()))

    async def cut(length: int) -> None:
        _reader, writer = await asyncio.open_connection(*receiver.address)
        writer.write(raw[:length])
        writer.transport.abort() if length % 2 else writer.close()

    await asyncio.gather(*(cut(length) for length in range(0, len(raw) - 1, 7)))
    assert accepted(await talk(receiver.address, raw))
    assert len(journal.kept) == 1


_name = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=20)
_value = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_characters="\x7f"), max_size=60)


def test_any_body_and_headers(journal: Journal) -> None:
    """Only what is signed and is a webhook ever gets the challenge, whatever else is in the request."""
    with asyncio.Runner() as runner:
        serving = receiving(journal)
        receiver = runner.run(serving.__aenter__())
        try:

            @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
            @given(
                body=st.binary(max_size=200) | st.just(hook()) | st.just(hook(action())),
                signature=st.none() | st.binary(max_size=40).map(bytes.hex) | _value,
                genuine=st.booleans(),
                extra=st.dictionaries(_name.map("X-{}".format), _value, max_size=4),
            )
            def check(body: bytes, signature: str | None, genuine: bool, extra: dict[str, str]) -> None:
                headers = dict(extra)
                if genuine:
                    headers |= signed_headers(body)
                elif signature is not None:
                    headers |= {**signed_headers(body), "X-SocialHub-Signature": signature}
                answer = runner.run(talk(receiver.address, request(body, headers)))
                assert answer is not None
                if genuine and body in {hook(), hook(action())}:
                    assert accepted(answer)
                else:
                    assert answer.status >= 400
                    assert "x-socialhub-challenge" not in answer.headers

            check()
        finally:
            runner.run(serving.__aexit__(None, None, None))


# --- Templates -------------------------------------------------------------------------------------------------

TEMPLATE = {"name": "Thanks", "networkId": "n1", "variables": {}, "text": {"en": "Thänks {{name}}"}}


async def templates_of(channel: str) -> list[object]:
    return [{**TEMPLATE, "name": channel}]


def asking(query: str, *, secret: str = SECRET) -> bytes:
    return request(b"", signed_headers(b"", secret=secret), method="GET", target=f"/templates?{query}")


async def test_templates_for_signed_requests(journal: Journal) -> None:
    async with receiving(journal, OURS, SECOND, templates=templates_of) as receiver:
        answer = await talk(receiver.address, asking(f"channelId={CHANNEL_ID}"))
        assert answer is not None
        assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
        assert json.loads(answer.body) == [{**TEMPLATE, "name": "brand"}]
        # The answer to a GET does not give away what signs a POST of the same time.
        assert "x-socialhub-challenge" not in answer.headers
        answer = await talk(receiver.address, asking(f"channelId={OTHER_ID}&x=1", secret=OTHER_SECRET))
        assert answer is not None
        assert json.loads(answer.body)[0]["name"] == "second"


@pytest.mark.parametrize(
    ("query", "secret", "status"),
    [
        ("", SECRET, 400),
        (f"channelId={CHANNEL_ID}&channelId={OTHER_ID}", SECRET, 400),
        (f"channelId={OTHER_ID}", SECRET, 404),
        (f"channelId={CHANNEL_ID}", "u" * 40, 403),
        (f"channelId={CHANNEL_ID}", OTHER_SECRET, 404),
    ],
)
async def test_templates_refused(journal: Journal, query: str, secret: str, status: int) -> None:
    async with receiving(journal, OURS, SECOND, templates=templates_of) as receiver:
        assert refused(await talk(receiver.address, asking(query, secret=secret)), status)


async def test_unsigned_get_is_forbidden(receiver: Receiver) -> None:
    assert refused(await talk(receiver.address, request(b"", method="GET")), 403)


async def test_a_channel_without_templates(receiver: Receiver) -> None:
    assert refused(await talk(receiver.address, asking(f"channelId={CHANNEL_ID}")), 404)


async def test_templates_that_fail_recover(
    journal: Journal, expected_logs: ExpectedLogs, caplog: pytest.LogCaptureFixture
) -> None:
    expected_logs.expect("The templates of brand could not be listed")
    faults: list[object] = [RuntimeError("secret text"), object()]

    async def templates(channel: str) -> list[object]:
        fault = faults.pop() if faults else None
        if isinstance(fault, Exception):
            raise fault
        return [] if fault is None else [fault]

    async with receiving(journal, templates=templates) as receiver:
        assert refused(await talk(receiver.address, asking(f"channelId={CHANNEL_ID}")), 503)
        assert refused(await talk(receiver.address, asking(f"channelId={CHANNEL_ID}")), 503)
        answer = await talk(receiver.address, asking(f"channelId={CHANNEL_ID}"))
    assert answer is not None
    assert (answer.status, answer.body) == (200, b"[]")
    assert "secret text" not in caplog.text


# --- Starting and stopping -------------------------------------------------------------------------------------


async def test_stopping_lets_a_request_in_flight_finish(receiver: Receiver, journal: Journal) -> None:
    journal.gate = asyncio.Event()
    address = receiver.address
    talking = asyncio.create_task(talk(address, signed(hook(action()))))
    await journal.waiting.wait()
    stopping = asyncio.create_task(receiver.stop())
    await asyncio.sleep(0)
    journal.gate.set()
    assert accepted(await talking)
    await stopping
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection(*address)


async def test_a_commit_that_hangs_is_ended_at_the_stop(journal: Journal) -> None:
    journal.gate = asyncio.Event()
    async with receiving(journal, stop_timeout=0) as receiver:
        talking = asyncio.create_task(talk(receiver.address, signed(hook(action()))))
        await journal.waiting.wait()
    assert refused(await talking, 503)
    assert journal.kept == []


async def test_idle_connections_do_not_hold_up_a_stop(receiver: Receiver) -> None:
    reader, writer = await asyncio.open_connection(*receiver.address)
    writer.write(signed(hook()))
    assert accepted(await read_answer(reader))
    await receiver.stop()
    await receiver.stop()
    assert await reader.read() == b""
    writer.close()


async def test_it_can_start_again(receiver: Receiver, journal: Journal) -> None:
    await receiver.stop()
    await receiver.start()
    assert accepted(await talk(receiver.address, signed(hook(action()))))


async def test_a_port_that_is_taken(receiver: Receiver, journal: Journal) -> None:
    second = Receiver(f"127.0.0.1:{receiver.address[1]}", endpoints=lambda: (OURS,), commit=journal.commit)
    with pytest.raises(UsageError, match="used by another program") as caught:
        await second.start()
    assert caught.value.field == "listen"
    await second.stop()
    await receiver.stop()
    await second.start()
    await second.stop()
