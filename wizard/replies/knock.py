"""Asks an address what SocialHub asks it as a test: whether somebody answers there who knows the secret."""

from __future__ import annotations

import json
import time

import httpx

from wizard.errors import WizardError
from wizard.http import make_client
from wizard.hub.signature import CHALLENGE_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER, challenge, signature

_TIMEOUT = httpx.Timeout(15.0)


async def knock(url: str, secret: str, channel_id: str) -> httpx.Response:
    """What is answered to a signed request without events. Raises httpx.HTTPError where nobody answers."""
    ids = dict.fromkeys(("manifestId", "accountId", "channelId"), channel_id)
    body = json.dumps({**ids, "events": {}}).encode()
    now = str(int(time.time() * 1000))
    headers = {
        "Content-Type": "application/json",
        TIMESTAMP_HEADER: now,
        SIGNATURE_HEADER: signature(now, secret, body),
    }
    async with make_client(timeout=_TIMEOUT) as client:
        return await client.post(url, content=body, headers=headers)


def knows(answer: httpx.Response, secret: str) -> bool:
    """Whether the answer proves that its sender knows the secret."""
    expected = challenge(answer.request.headers[TIMESTAMP_HEADER], secret)
    return answer.is_success and str(answer.headers.get(CHALLENGE_HEADER)) == expected


async def leads_to_us(url: str, secret: str, channel_id: str) -> bool:
    """Whether a receiver that knows this channel and secret answers there now."""
    try:
        return knows(await knock(url, secret, channel_id), secret)
    except (httpx.HTTPError, WizardError):  # the latter is the proxy's matter
        return False
