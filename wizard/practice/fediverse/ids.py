"""Ids in the shapes that real servers use, and their order where they have one."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from wizard.practice.fediverse.manner import IdShape

if TYPE_CHECKING:
    from collections.abc import Callable

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM_BITS = {IdShape.DIGITS: 16, IdShape.ULID: 80, IdShape.UUID7: 74}


class IdMaker:
    """Makes ids that never repeat, each with its place in the order of making.

    `now` gives seconds since 1970. `counted_from`: digits that count up by one instead of telling the time, as
    Mastodon's notifications do; their numbers have nothing to do with those of posts.
    """

    def __init__(self, shape: IdShape, now: Callable[[], float], *, counted_from: int | None = None) -> None:
        self._shape = shape
        self._now = now
        self._counted = shape is IdShape.DIGITS and counted_from is not None
        self._last = counted_from or 0
        self._issued: dict[str, int] = {}  # only for ids that cannot be read

    def new(self) -> tuple[str, int]:
        """A new id and its order, which is greater than every one before."""
        if self._counted or self._shape is IdShape.TEXT:
            self._last += 1
        else:
            bits = _RANDOM_BITS[self._shape]
            fresh = (int(self._now() * 1000) << bits) | secrets.randbits(bits - 1)
            self._last = max(self._last + 1, fresh)
        if self._shape is not IdShape.TEXT:
            return _written(self._shape, self._last), self._last
        text = f"{secrets.token_urlsafe(6)}.{self._last:x}~{secrets.token_hex(6)}"
        self._issued[text] = self._last
        return text, self._last

    def order(self, text: str) -> int | None:
        """The order behind an id, also of one never made if it can be read; None if it cannot."""
        try:
            return self._issued.get(text) if self._shape is IdShape.TEXT else _read(self._shape, text)
        except ValueError:
            return None


def _written(shape: IdShape, number: int) -> str:
    if shape is IdShape.ULID:
        return "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(125, -1, -5))
    if shape is IdShape.UUID7:
        stamp, high, low = number >> 74, (number >> 62) & 0xFFF, number & ((1 << 62) - 1)
        whole = f"{stamp << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low:032x}"
        return "-".join((whole[:8], whole[8:12], whole[12:16], whole[16:20], whole[20:]))
    return str(number)


def _read(shape: IdShape, text: str) -> int:
    if shape is IdShape.ULID:
        number = 0
        for letter in text:
            number = number << 5 | _CROCKFORD.index(letter)
        return number
    if shape is IdShape.UUID7:
        whole = int(text.replace("-", ""), 16)
        return (whole >> 80) << 74 | ((whole >> 64) & 0xFFF) << 62 | whole & ((1 << 62) - 1)
    return int(text)
