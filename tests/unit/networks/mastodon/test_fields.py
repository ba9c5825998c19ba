"""What people type as their server."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.errors import UsageError
from wizard.networks.mastodon.fields import clean_fields, clean_server


@pytest.mark.parametrize(
    ("typed", "server"),
    [
        ("mastodon.example", "https://mastodon.example"),
        ("  Mastodon.Example \n", "https://mastodon.example"),
        ("“mastodon.example”", "https://mastodon.example"),
        ("mastodon.example.", "https://mastodon.example"),
        ("https://mastodon.example/", "https://mastodon.example"),
        ("https://mastodon.example:443/", "https://mastodon.example"),
        ("https://mastodon.example:8443/x?y#z", "https://mastodon.example:8443"),
        ("@me@mastodon.example", "https://mastodon.example"),
        ("me@mastodon.example", "https://mastodon.example"),
        ("https://mastodon.example/@me", "https://mastodon.example"),
        ("mastodon.example/@me@other.example", "https://mastodon.example"),
        ("mastodon.example:3000", "https://mastodon.example:3000"),
        ("bücher.example", "https://xn--bcher-kva.example"),
        ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
        ("http://localhost:3000/about", "http://localhost:3000"),
        ("http://[::1]:3000/", "http://[::1]:3000"),
        ("me@127.0.0.1:3000", "http://127.0.0.1:3000"),
        ("https://localhost", "https://localhost"),
    ],
)
def test_names_of_a_server_are_understood(typed: str, server: str) -> None:
    assert clean_fields({"server": typed}) == {"server": server}


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "@me",
        "mastodon",
        "my server.example",
        "http://mastodon.example",
        "ftp://mastodon.example",
        "https://",
        "https://me:secret@mastodon.example",
        "mastodon..example",
        "-mastodon.example",
        "mastodon.example:99999",
        "mastodon_.example",
        "256.1.1.1",
        "[::1",
        "a" * 300 + ".example",
        "mastodon.example\x00",
        "https://mastodon.example\\@evil.example",
    ],
)
def test_what_names_no_server_is_refused_with_the_field(typed: str) -> None:
    with pytest.raises(UsageError) as caught:
        clean_fields({"server": typed})
    assert caught.value.field == "server"
    assert caught.value.what.endswith(".")
    assert "secret" not in str(caught.value)


def test_a_missing_field_and_an_unknown_one_are_named() -> None:
    with pytest.raises(UsageError) as missing:
        clean_fields({})
    with pytest.raises(UsageError) as unknown:
        clean_fields({"server": "mastodon.example", "sever": "x"})
    assert missing.value.field == "server"
    assert unknown.value.field == "sever"


@given(st.text(max_size=80))
def test_any_text_gives_a_server_that_stays_the_same_or_a_usage_error(typed: str) -> None:
    try:
        server = clean_server(typed)
    except UsageError:
        return
    assert clean_server(server) == server
    assert server.startswith(("https://", "http://"))
    assert server.isascii()
