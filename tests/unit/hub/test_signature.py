"""Signatures of webhooks: the right one is taken, and nothing else, whatever it looks like."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.hub import signature as signing
from wizard.hub.signature import TOLERANCE_MS, challenge, signature, verify

NOW = 1_780_000_000_000
SECRET = "a secret of thirty-two characters"
BODY = b'{"events": {}}'
STAMP = str(NOW)
secrets = st.text(st.characters(codec="utf-8"), min_size=32, max_size=512)


def by_the_book(timestamp: str, secret: str, body: bytes) -> tuple[str, str]:
    key = hashlib.sha256(timestamp.encode() + b";" + secret.encode()).hexdigest()
    return key, hmac.new(key.encode(), body, "sha256").hexdigest()


@given(st.binary(max_size=200), secrets, st.integers(-TOLERANCE_MS, TOLERANCE_MS))
def test_what_was_signed_is_taken(body: bytes, secret: str, off: int) -> None:
    stamp = str(NOW + off)
    answer, signed = by_the_book(stamp, secret, body)
    assert (challenge(stamp, secret), signature(stamp, secret, body)) == (answer, signed)
    assert verify(stamp, signed, body, [secret], now_ms=NOW) == answer
    assert verify(stamp, signed, body, ["another" * 5, secret, "third" * 7], now_ms=NOW) == answer


@given(st.binary(max_size=50), st.binary(max_size=50), secrets, secrets)
def test_another_body_or_secret_is_refused(body: bytes, other: bytes, secret: str, wrong: str) -> None:
    signed = signature(STAMP, secret, body)
    assert (verify(STAMP, signed, other, [secret], now_ms=NOW) is None) == (body != other)
    assert (verify(STAMP, signed, body, [wrong], now_ms=NOW) is None) == (secret != wrong)


@given(st.text(st.characters(codec=None)), st.text(st.characters(codec=None)))
def test_nonsense_is_refused_without_an_error(stamp: str, signed: str) -> None:
    right = signature(STAMP, SECRET, BODY)
    assert verify(STAMP, signed, BODY, [SECRET], now_ms=NOW) is None
    assert verify(stamp, right, BODY, [SECRET], now_ms=NOW) is None


@pytest.mark.parametrize("place", [0, 31, 63])
def test_one_wrong_digit(place: int) -> None:
    right = signature(STAMP, SECRET, BODY)
    wrong = right[:place] + ("0" if right[place] != "0" else "1") + right[place + 1 :]
    assert verify(STAMP, wrong, BODY, [SECRET], now_ms=NOW) is None


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        lambda signed: signed[:-1],
        lambda signed: signed + "0",
        lambda signed: f" {signed}",
        lambda signed: f"{signed}\n",
        lambda signed: f"sha256={signed}",
        lambda signed: signed[:-1] + "é",
        lambda signed: signed[:-1] + "٣",
        lambda signed: signed[:0],
    ],
)
def test_another_spelling(change: object) -> None:
    assert callable(change)
    assert verify(STAMP, change(signature(STAMP, SECRET, BODY)), BODY, [SECRET], now_ms=NOW) is None


@pytest.mark.parametrize(("off", "taken"), [(0, True), (TOLERANCE_MS, True), (TOLERANCE_MS + 1, False)])
@pytest.mark.parametrize("sign", [1, -1])
def test_five_minutes_either_way(off: int, sign: int, *, taken: bool) -> None:
    stamp = str(NOW + sign * off)
    found = verify(stamp, signature(stamp, SECRET, BODY), BODY, [SECRET], now_ms=NOW)
    assert (found is not None) == taken


@pytest.mark.parametrize("stamp", [str(NOW // 1000), f"+{NOW}", f" {NOW}", f"{NOW}.0", "", "-1", "9" * 17, "１７"])
def test_a_timestamp_is_digits_and_milliseconds(stamp: str) -> None:
    assert verify(stamp, signature(stamp, SECRET, BODY), BODY, [SECRET], now_ms=NOW) is None


def test_without_a_secret_nothing_is_taken() -> None:
    assert verify(STAMP, signature(STAMP, "", BODY), BODY, [""], now_ms=NOW) is None
    assert verify(STAMP, signature(STAMP, SECRET, BODY), BODY, [], now_ms=NOW) is None


def test_the_comparison_takes_the_same_time_wherever_the_difference_is() -> None:
    """Time cannot be measured here; what is called can be seen."""
    assert "compare_digest" in signing.verify.__code__.co_names
