"""Native ids of a Network ↔ SocialHub's `networkItemId`.

SocialHub takes 6 to 256 characters of `A-Z a-z 0-9 / | @ & $ ! ? ( ) [ ] { } + * ~ , ; . : = _ -`. A Network's
own ids are opaque text: digits, ULIDs, UUIDs, URLs, anything. The mapping is readable (a digit id stays as it
is behind a prefix), one to one, and can be read back, so that an event about a Ticket which the journal no
longer knows can still be carried out. Only ids too long for the field cannot be read back: those end in a
digest, and the journal keeps the native id beside them.

    item_id("mastodon", "109372843234")  ->  "mastodon:109372843234"
    item_id("forum", "Zürich 7")         ->  "forum:Z~c3~bcrich~207"
"""

from __future__ import annotations

import hashlib
import re

MAX_LENGTH = 256
ITEM_ID = re.compile(r"[a-zA-Z0-9/|@&$!?()\[\]{}+*~,;.:=_-]{6,256}")
_PREFIX = re.compile(r"[a-z][a-z0-9]{3,15}")
_SAFE = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/|@&$!?()[]{}+*,;.:=_-")
_ESCAPED = re.compile(r"~([0-9a-f]{2})")
_DIGEST_MARK = "~~"  # cannot come from escaping: there, two hexadecimal digits follow every "~"


def item_id(prefix: str, native_id: str) -> str:
    """The `networkItemId` of a native id. Equal ids give equal results, different ids different ones.

    `prefix` is the Network's kind (4 to 16 of a-z and 0-9, so that the shortest result has 6 characters).
    Raises ValueError for an empty native id.
    """
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"not a prefix: {prefix!r}")
    if not native_id:
        raise ValueError("a native id is never empty")
    raw = native_id.encode("utf-8", "surrogatepass")
    escaped = "".join(chr(byte) if byte in _SAFE else f"~{byte:02x}" for byte in raw)
    whole = f"{prefix}:{escaped}"
    if len(whole) <= MAX_LENGTH:
        return whole
    digest = hashlib.sha256(raw).hexdigest()
    return whole[: MAX_LENGTH - len(_DIGEST_MARK) - len(digest)] + _DIGEST_MARK + digest


def native_id(prefix: str, network_item_id: str) -> str | None:
    """The native id behind a `networkItemId`; None if it is not of this prefix or cannot be read back."""
    start = f"{prefix}:"
    if not network_item_id.startswith(start) or _DIGEST_MARK in network_item_id:
        return None
    escaped = network_item_id.removeprefix(start)
    try:
        raw = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), escaped).encode("latin-1")
        text = raw.decode("utf-8", "surrogatepass")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    return text if text and item_id(prefix, text) == network_item_id else None
