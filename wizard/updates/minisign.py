"""Checks that a document was signed by one of the keys that we know, in the form of minisign.

Minisign (jedisct1.github.io/minisign) is Ed25519 with a plain text form that common tools make and check, on every
system. A feed is the four lines of such a signature and then the document itself, byte for byte, in one file: what
came in two could be caught between two uploads, with a signature of one and a document of the other.

    untrusted comment: …
    base64 of "ED", the key's id (8 bytes), and the signature of the document's BLAKE2b-512 (64 bytes)
    trusted comment: …
    base64 of the signature of the first signature and the trusted comment (64 bytes)
    { "format": 1, …

Only the prehashed form ("ED", minisign's default) is taken. Signing is no part of the program; `packaging/feed.py`
does it with a library of its own.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from wizard.errors import UsageError, WizardError
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

_ID, _SIGNATURE, _KEY = 8, 64, 32  # bytes
_UNTRUSTED, _TRUSTED = b"untrusted comment: ", b"trusted comment: "
_LINES = 4


class FeedRefused(WizardError):
    """What came is not a feed that can be trusted or understood; the next one may be."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """`ident`: as minisign shows it, in hexadecimal. `raw`: the 32 bytes of Ed25519."""

    ident: str
    raw: bytes

    @classmethod
    def read(cls, text: str) -> PublicKey:
        """From the line that minisign prints (`RW…`). Raises UsageError."""
        try:
            found = base64.b64decode(text.strip(), validate=True)
        except (ValueError, binascii.Error):
            found = b""
        if len(found) != 2 + _ID + _KEY or not found.startswith(b"Ed"):
            raise UsageError(say("“{key}” is no public key of minisign.", key=text.strip()[:80]), field="keys")
        return cls(_shown(found[2 : 2 + _ID]), found[2 + _ID :])


@dataclass(frozen=True, slots=True)
class Opened:
    """A document, and the `ident` of the key that signed it."""

    document: bytes
    key: str


def open_signed(signed: bytes, keys: Iterable[PublicKey]) -> Opened:
    """The document behind the signature, if one of `keys` made it. Raises FeedRefused."""
    parts = signed.split(b"\n", _LINES)
    if len(parts) <= _LINES or not parts[0].startswith(_UNTRUSTED) or not parts[2].startswith(_TRUSTED):
        _refuse_form()
    line, last, document = _decoded(parts[1], 2 + _ID + _SIGNATURE), _decoded(parts[3], _SIGNATURE), parts[_LINES]
    if not line.startswith(b"ED"):
        _refuse_form()
    ident, signature = _shown(line[2 : 2 + _ID]), line[2 + _ID :]
    key = next((each for each in keys if each.ident == ident), None)
    if key is None:
        raise FeedRefused(
            say("The release feed is signed with a key that this build does not know ({key}).", key=ident)
        )
    comment = parts[2].removeprefix(_TRUSTED)
    _check(key, signature, hashlib.blake2b(document).digest())
    _check(key, last, signature + comment)
    return Opened(document, ident)


def _check(key: PublicKey, signature: bytes, what: bytes) -> None:
    # Loads 3 MB, which a desk without a feed never needs.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key.raw).verify(signature, what)
    except (InvalidSignature, ValueError):
        raise FeedRefused(
            say("The signature of the release feed does not match. Somebody changed it, or it is damaged.")
        ) from None


def _decoded(line: bytes, length: int) -> bytes:
    try:
        found = base64.b64decode(line, validate=True)
    except (ValueError, binascii.Error):
        found = b""
    return found if len(found) == length else _refuse_form()


def _refuse_form() -> NoReturn:
    raise FeedRefused(say("What came is no release feed."))


def _shown(ident: bytes) -> str:
    return ident[::-1].hex().upper()  # minisign shows the number, whose first byte comes last
