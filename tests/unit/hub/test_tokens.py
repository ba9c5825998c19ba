"""Tokens as people paste them, and what is read from them."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.errors import EXIT_USAGE, UsageError
from wizard.hub.tokens import clean_token, read_channel_token, read_temporary_token

ACCOUNT, CHANNEL, MANIFEST, USER = (f"5e8f1a2b3c4d5e6f7081920{number}" for number in range(4))
ISSUED = 1_700_000_000


def jwt(payload: object, header: object = None) -> str:
    parts = [json.dumps(each).encode() for each in (header or {"alg": "HS256", "typ": "JWT"}, payload)]
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in [*parts, b"sign\xff\xfeature"])


CHANNEL_PAYLOAD = {"accountId": ACCOUNT, "channelId": CHANNEL, "iat": ISSUED}
TEMPORARY_PAYLOAD: dict[str, Any] = {
    "accountId": ACCOUNT,
    "manifestId": MANIFEST,
    "userId": USER,
    "origin": "https://app.socialhub.io",
    "iat": ISSUED,
    "exp": ISSUED + 1800,
}
TOKEN = jwt(CHANNEL_PAYLOAD)
_THIRD = len(TOKEN) // 3


WHOLE = f"{TOKEN.rpartition('.')[0]}.{'s' * 43}"


@pytest.mark.parametrize("pasted", [f"{WHOLE} thanks", f"here it is: {WHOLE}\nBest\nAnn", f"{WHOLE}\n{CHANNEL}"])
def test_words_beside_a_whole_token_are_not_glued_to_it(pasted: str) -> None:
    assert clean_token(pasted) == WHOLE


@pytest.mark.parametrize(
    "pasted",
    [
        TOKEN,
        f"  {TOKEN}\t",
        f"{TOKEN}\r\n",
        f'"{TOKEN}"',
        f"'{TOKEN}'",
        f"“{TOKEN}”",
        f"„{TOKEN}“",
        f"`{TOKEN}`",
        f"<{TOKEN}>",
        f"\ufeff{TOKEN}\u200b",
        f"{TOKEN[:_THIRD]}\n{TOKEN[_THIRD:]}",
        f"{TOKEN[:_THIRD]}\r\n  {TOKEN[_THIRD : 2 * _THIRD]} \n{TOKEN[2 * _THIRD :]}",
        f"{TOKEN[:_THIRD]} {TOKEN[_THIRD:]}",
        f"Bearer {TOKEN}",
        f"https://api.socialhub.io/?accesstoken={TOKEN}",
        f"https://api.socialhub.io/inbox/tickets/1?reset=true&accesstoken={TOKEN}&x=1#top",
        f"https://api.socialhub.io/?AccessToken={quote(TOKEN, safe='')}",
        f"accesstoken={TOKEN}",
        f"curl -X POST 'https://api.socialhub.io/inbox/tickets?accesstoken={TOKEN}' -d '{{\"a\": 1}}'",
        f'curl "https://api.socialhub.io/?accesstoken={TOKEN}" \\\n  -H "Content-Type: application/json"',
        f"https://me.example/add?token={TOKEN}",
        f"Your token: {TOKEN} (keep it secret)",
        f'{{"accessToken": "{TOKEN}"}}',
    ],
)
def test_whatever_comes_along_is_cleaned_off(pasted: str) -> None:
    assert clean_token(pasted) == TOKEN
    token = read_channel_token(pasted)
    assert (token.raw, token.account_id, token.channel_id) == (TOKEN, ACCOUNT, CHANNEL)
    assert token.issued == datetime.fromtimestamp(ISSUED, UTC)


@pytest.mark.parametrize(
    "pasted",
    [
        "hello",
        "a.b.c",
        "https://api.socialhub.io/",
        "accesstoken=",
        TOKEN.rpartition(".")[0],
        TOKEN[10:],
        jwt([1, 2]),
        jwt("text"),
        jwt(CHANNEL_PAYLOAD, header=[1]),
        "x" * 100_000,
        "[" * 10_000,
        "é.ü.ß",
        "\ud800",
    ],
)
def test_what_is_no_token_says_where_to_find_one(pasted: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_channel_token(pasted)
    assert caught.value.what == "This is no SocialHub access token."
    assert "Account › Channels" in caught.value.advice
    assert caught.value.field == "access_token"
    assert caught.value.exit_code == EXIT_USAGE
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("pasted", ["", " ", "\n\t"])
def test_an_empty_field_is_called_empty(pasted: str) -> None:
    with pytest.raises(UsageError, match="empty"):
        clean_token(pasted)


@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_is_a_token_or_a_usage_error(pasted: str) -> None:
    with pytest.raises(UsageError):
        read_channel_token(pasted)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=5), st.data())
def test_any_payload_is_read_or_refused(value: object, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(TEMPORARY_PAYLOAD)))
    for read in (read_channel_token, read_temporary_token):
        try:
            read(jwt({**TEMPORARY_PAYLOAD, name: value}))
        except UsageError as error:
            assert error.__cause__ is None  # noqa: PT017 - some values are well


def test_a_temporary_token_where_a_channels_belongs() -> None:
    for payload in (TEMPORARY_PAYLOAD, {**TEMPORARY_PAYLOAD, "channelId": CHANNEL, "uniqueName": "@brand"}):
        with pytest.raises(UsageError, match="temporary") as caught:
            read_channel_token(jwt(payload))
        assert "Channel's own access token" in caught.value.advice


def test_a_channels_token_where_a_temporary_one_belongs() -> None:
    with pytest.raises(UsageError, match="exists already") as caught:
        read_temporary_token(TOKEN)
    assert "Add Channel" in caught.value.advice


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("accountId", None),
        ("accountId", 7),
        ("accountId", ACCOUNT.upper()),
        ("accountId", ACCOUNT + "\n"),
        ("channelId", ""),
        ("channelId", "../../etc"),
        ("iat", "soon"),
        ("iat", True),
        ("iat", -1),
        ("iat", 1e300),
        ("iat", float("nan")),
    ],
)
def test_a_damaged_channel_token_names_what_is_damaged(name: str, value: object) -> None:
    with pytest.raises(UsageError, match=f"damaged: its {name}"):
        read_channel_token(jwt({**CHANNEL_PAYLOAD, name: value}))


def test_a_temporary_token_is_read_and_expires() -> None:
    raw = jwt({**TEMPORARY_PAYLOAD, "teamIds": [USER], "channelId": CHANNEL, "uniqueName": "@b", "networkId": "n"})
    token = read_temporary_token(f" {raw}\n")
    assert (token.account_id, token.manifest_id, token.user_id) == (ACCOUNT, MANIFEST, USER)
    assert (token.team_ids, token.channel_id, token.unique_name, token.network_id) == ((USER,), CHANNEL, "@b", "n")
    assert token.origin == "https://app.socialhub.io"
    assert not token.expired(token.expires - timedelta(seconds=1))
    assert token.expired(token.expires)


@pytest.mark.parametrize(
    "origin",
    [
        None,
        7,
        "",
        "app.socialhub.io",
        "http://app.socialhub.io",
        "javascript:alert(1)",
        "https://app.socialhub.io/path",
        "https://me@app.socialhub.io",
        "https://app.socialhub.io\\@evil.example",
        "https://app.socialhub.io?x",
        "https://app.socialhub.io#x",
        "https://app.socialhub.io:port",
        "https://äpp.socialhub.io",
        "https://[::1",
    ],
)
def test_an_origin_is_a_plain_https_address(origin: object) -> None:
    with pytest.raises(UsageError, match="origin"):
        read_temporary_token(jwt({**TEMPORARY_PAYLOAD, "origin": origin}))


@pytest.mark.parametrize(
    "change", [{"exp": ISSUED}, {"exp": None}, {"teamIds": "x"}, {"teamIds": [1]}, {"uniqueName": ""}]
)
def test_a_damaged_temporary_token(change: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=f"its {next(iter(change))} "):
        read_temporary_token(jwt({**TEMPORARY_PAYLOAD, **change}))


def test_tokens_are_in_no_repr_and_no_error() -> None:
    assert TOKEN not in repr(read_channel_token(TOKEN))
    temporary = jwt(TEMPORARY_PAYLOAD)
    assert temporary not in repr(read_temporary_token(temporary))
    for read, wrong in ((read_channel_token, temporary), (read_temporary_token, TOKEN)):
        with pytest.raises(UsageError) as caught:
            read(wrong)
        assert wrong.split(".")[1] not in str(caught.value) + repr(caught.value)
