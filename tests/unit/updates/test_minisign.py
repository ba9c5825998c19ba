"""Signatures, made by two others than us: the command `minisign` itself, and a library."""

from __future__ import annotations

import pytest

from tests.unit.updates.feeds import Publisher
from wizard.errors import UsageError
from wizard.updates.minisign import FeedRefused, PublicKey, open_signed

# Made with minisign 0.11: `minisign -G -W`, `minisign -S -m document`.
KEY = "RWQzYcMe49qrnUJmpDOp0rXqnSwcx4CkkLtRMMeHcBPrdJPVbOedKHO0"
SIGNATURE = b"""untrusted comment: signature from minisign secret key
RUQzYcMe49qrnVKNxrrdKv3uz5yyItqoehOK8n0lemi164OxBY6XxfO6EOxv3jC83LHIaSiKu9pCVZAm0Rqawuf8Ac1UcqIjCQ8=
trusted comment: timestamp:1795653344\tfile:document\thashed
EzRsTBHMs/zYHhwUgpqrLkxu8tyxFbX8PepX1R+GVwkpHlAoRnHJqXgQdj4xL1zRiYfusqGXd7FsDh2OSj2+Bg==
"""
DOCUMENT = b'{"format": 1, "note": "D\xc3\xa9marre plus vite."}\n'


def test_what_minisign_signed_is_opened() -> None:
    key = PublicKey.read(f" {KEY}\n")
    opened = open_signed(SIGNATURE + DOCUMENT, [key])
    assert (opened.document, opened.key) == (DOCUMENT, key.ident)
    assert key.ident == "9DABDAE31EC36133"  # as minisign prints it


def test_either_of_two_keys_will_do() -> None:
    before, after = Publisher(), Publisher()
    for each in (before, after):
        opened = open_signed(each.sign(b"{}"), [before.key, after.key])
        assert (opened.document, opened.key) == (b"{}", each.key.ident)


def test_another_key_is_refused_by_its_name() -> None:
    stranger, ours = Publisher(), Publisher()
    with pytest.raises(FeedRefused, match=f"does not know .{stranger.key.ident}"):
        open_signed(stranger.sign(b"{}"), [ours.key])


def test_another_key_under_the_name_of_ours_is_refused() -> None:
    stranger, ours = Publisher(), Publisher()
    disguised = PublicKey(stranger.key.ident, ours.key.raw)
    with pytest.raises(FeedRefused, match="does not match"):
        open_signed(stranger.sign(b"{}"), [disguised])


@pytest.mark.parametrize("place", range(4))
def test_whatever_is_changed_it_is_refused(place: int) -> None:
    """The first line says who should read it, and is signed by nobody."""
    publisher = Publisher()
    lines = publisher.sign(b'{"format": 1}').split(b"\n")
    changed = list(lines)
    changed[place + 1] = changed[place + 1].swapcase()
    assert changed != lines
    with pytest.raises(FeedRefused):
        open_signed(b"\n".join(changed), [publisher.key])


def test_a_byte_more_or_less_is_another_document() -> None:
    publisher = Publisher()
    signed = publisher.sign(b"{}\n")
    for other in (signed + b"\n", signed[:-1], signed.replace(b"{}\n", b"{}\r\n")):
        with pytest.raises(FeedRefused, match="does not match"):
            open_signed(other, [publisher.key])


def test_the_old_form_is_not_taken() -> None:
    publisher = Publisher()
    with pytest.raises(FeedRefused, match="no release feed"):
        open_signed(publisher.sign(b"{}", prehash=False), [publisher.key])


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{}",
        b"\n\n\n\n",
        b"untrusted comment: x\nRU\ntrusted comment: y\nRU\n{}",
        b"<!doctype html>\n" * 9,
        b"\xff" * 300,
    ],
)
def test_what_is_no_feed_is_said_to_be_none(text: bytes) -> None:
    with pytest.raises(FeedRefused, match="no release feed"):
        open_signed(text, [Publisher().key])


@pytest.mark.parametrize("text", ["", "RW", "no key", KEY[:-4], "RU" + KEY[2:]])
def test_what_is_no_public_key_is_said(text: str) -> None:
    with pytest.raises(UsageError, match="no public key of minisign"):
        PublicKey.read(text)
