"""How SocialHub signs what it sends: a challenge from time and secret, which then is the key of the signature."""

from __future__ import annotations

import hashlib
import hmac
import time
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Signed:
    """`headers` go out with the request; `challenge` has to come back with the answer."""

    headers: dict[str, str] = field(repr=False)
    challenge: str = field(repr=False)


def sign(secret: str, body: bytes, *, milliseconds: int | None = None) -> Signed:
    """Signs the bytes of a body; `milliseconds` since 1970, now by default."""
    timestamp = str(int(time.time() * 1000) if milliseconds is None else milliseconds)
    challenge = hashlib.sha256(f"{timestamp};{secret}".encode()).hexdigest()
    signature = hmac.new(challenge.encode(), body, hashlib.sha256).hexdigest()
    return Signed(
        headers={"X-SocialHub-Timestamp": timestamp, "X-SocialHub-Signature": signature}, challenge=challenge
    )
