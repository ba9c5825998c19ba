"""A sender for the tests: signs as the API page says (written apart from the code that checks), and speaks raw."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.replies.direct import Delivery

CHANNEL_ID = "5cc1b08ad62ec72e8388cb47"
OTHER_ID = "5cc1b08ad62ec72e8388cb48"
SECRET = "s" * 40
OTHER_SECRET = "t" * 40
NOW = 1_700_000_000.0  # what the receiver's clock shows


def challenge(timestamp: str, secret: str = SECRET) -> str:
    return hashlib.sha256(f"{timestamp};{secret}".encode()).hexdigest()


def signed_headers(body: bytes, *, secret: str = SECRET, at: float = NOW) -> dict[str, str]:
    timestamp = str(int(at * 1000))
    key = challenge(timestamp, secret).encode()
    return {
        "X-SocialHub-Timestamp": timestamp,
        "X-SocialHub-Signature": hmac.new(key, body, hashlib.sha256).hexdigest(),
    }


def action(uuid: str = "u-1", **changes: object) -> dict[str, object]:
    return {
        "ticketId": "t" * 24,
        "networkItemId": "test:1",
        "type": "reply",
        "actionId": "reply",
        "payload": {"followupId": "f" * 24, "text": "Hello"},
        "time": int(NOW * 1000),
        "uuid": uuid,
        **changes,
    }


def hook(*actions: object, channel_id: str = CHANNEL_ID, **events: object) -> bytes:
    if actions:
        events["ticket_action"] = list(actions)
    return json.dumps(
        {"manifestId": "m" * 24, "accountId": "a" * 24, "channelId": channel_id, "events": events}
    ).encode()


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


async def talk(address: tuple[str, int], *parts: bytes, pause: float = 0.0) -> Answer | None:
    """Sends the parts as they are and reads one answer; None if the connection ends without one."""
    reader, writer = await asyncio.open_connection(*address)
    try:
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)
        return await read_answer(reader)
    except ConnectionError:
        return None
    finally:
        writer.close()


async def read_answer(reader: asyncio.StreamReader) -> Answer | None:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
    length = int(headers.get("content-length", "0"))
    return Answer(int(first.split()[1]), headers, await reader.readexactly(length))


def request(
    body: bytes, headers: dict[str, str] | None = None, *, method: str = "POST", target: str = "/"
) -> bytes:
    fields = {"Host": "hook.example", "Content-Length": str(len(body)), **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"{method} {target} HTTP/1.1\r\n{head}\r\n".encode("latin-1") + body


def signed(body: bytes, **more: str) -> bytes:
    return request(body, {**signed_headers(body), **more})


@dataclass
class Journal:
    """Stands for what commits. `fault` is raised while it is set; `gate` holds commits back until it is set."""

    kept: list[Delivery] = field(default_factory=list)
    fault: Exception | None = None
    gate: asyncio.Event | None = None
    waiting: asyncio.Event = field(default_factory=asyncio.Event)

    async def commit(self, delivery: Delivery) -> None:
        if self.gate is not None:
            self.waiting.set()
            await self.gate.wait()
        if self.fault is not None:
            raise self.fault
        self.kept.append(delivery)
