"""The file of an unattended set-up: everything in it is read, everything wrong with it is named with its line."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.errors import UsageError
from wizard.settings import ReplyRoute
from wizard.setup_file import SetupFile, parse_listen, parse_since, read_setup_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

NOW = datetime(2026, 5, 31, 12, 0, tzinfo=UTC)
SECRET = "eyJhbGciOi.very-secret.token"

WHOLE = """\
name = "brand-forum"            # our name
hub_url = "https://hub.example/"
[channel]
access_token = "env:SOCIALHUB_TOKEN"
[network]
kind = "forum"
server = "https://forum.example"
access_token = "file:token.txt"
[sync]
since = "24h"
[replies]
via = "direct"
public_url = "https://me.example/hook"
listen = "[::1]:9000"
[manifest]
file = "manifest.json"
"""


def fields_of(kind: str) -> Collection[str]:
    if kind != "forum":
        raise UsageError("There is no Network of this kind.", "There are: forum.", field="kind")
    return ("server", "board")


def read(folder: Path, text: str, environ: Mapping[str, str] | None = None) -> SetupFile:
    path = folder / "setup.toml"
    path.write_text(text, encoding="utf-8", newline="")
    variables = {"SOCIALHUB_TOKEN": SECRET, "EMPTY": "", **(environ or {})}
    return read_setup_file(path, variables, network_fields=fields_of, now=NOW)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "token.txt").write_bytes(b"network-secret\r\n")
    (tmp_path / "manifest.json").write_text("{}")
    return tmp_path


def test_every_key_is_read(folder: Path) -> None:
    found = read(folder, WHOLE)
    assert found == SetupFile(
        path=folder / "setup.toml",
        name="brand-forum",
        hub_url="https://hub.example/",
        channel_token=SECRET,
        network_kind="forum",
        network_fields={"server": "https://forum.example"},
        network_token="network-secret",
        since=NOW - timedelta(hours=24),
        replies=ReplyRoute(via="direct", public_url="https://me.example/hook", listen="[::1]:9000"),
        manifest_file=folder / "manifest.json",
    )
    assert SECRET not in repr(found)
    assert "network-secret" not in repr(found)


MINIMAL = """\
name = "b"
[channel]
access_token = "t"
[network]
kind = "forum"
"""


def test_what_is_left_out_has_a_default(folder: Path) -> None:
    found = read(folder, MINIMAL)
    assert (found.hub_url, found.since, found.manifest_file) == ("https://api.socialhub.io/", NOW, None)
    assert (found.network_fields, found.network_token) == ({}, None)
    assert found.replies == ReplyRoute(via="none")
    with_replies = read(folder, MINIMAL + '[replies]\nvia = "direct"\npublic_url = "http://localhost:1/x"\n')
    assert with_replies.replies.listen == "127.0.0.1:8765"


def test_any_value_may_come_from_elsewhere(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "via").write_text("none\n")
    text = """\
name = "env:NAME"
hub_url = "env:HUB"
channel = { access_token = 'file:token.txt' }
network.kind = "env:KIND"
network.board = "env:BOARD"
[sync]
since = "env:SINCE"
[replies]
via = "file:sub/via"
[manifest]
file = "env:FILE"
"""
    environ = {
        "NAME": "from-env",
        "HUB": "http://127.0.0.1:9/",
        "KIND": "forum",
        "BOARD": " b \n",
        "SINCE": "2026-05-01",
        "FILE": str(folder / "manifest.json"),
    }
    found = read(folder, text, environ)
    assert (found.name, found.hub_url, found.channel_token) == (
        "from-env",
        "http://127.0.0.1:9/",
        "network-secret",
    )
    assert found.network_fields == {"board": " b "}, "only the trailing line break goes"
    assert found.manifest_file == folder / "manifest.json"
    assert found.replies.via == "none"


def test_windows_line_ends_and_a_byte_order_mark_do(folder: Path) -> None:
    found = read(folder, "\ufeff" + WHOLE.replace("\n", "\r\n"))
    assert found.name == "brand-forum"
    with pytest.raises(UsageError, match="Line 10: "):
        read(folder, "\ufeff" + WHOLE.replace("\n", "\r\n").replace("24h", "yesterday"))


# --- Errors: (text to replace, replacement, what is said, field) ------------------------------------------------

WRONG = [
    ("since =", "sinse =", r"^Line 10: \[sync\] has no key “sinse”\. Known: since\.$", "sync.sinse"),
    ("name =", "nmae =", r"^Line 1: There is no key “nmae”\. Known: name, hub_url, channel,", "nmae"),
    ("[sync]", "[snyc]", r"^Line 9: There is no key “snyc”\.", "snyc"),
    (
        "server =",
        "sever =",
        r"^Line 7: \[network\] has no key “sever”\. Known: kind, access_token, server, board\.$",
        "network.sever",
    ),
    ('"forum"', '"froum"', r"^Line 6: There is no Network of this kind\. There are: forum\.$", "network.kind"),
    ('kind = "forum"\n', "", r"^Line 5: \[network\] has no kind\. Add it\.$", "network.kind"),
    ('name = "brand-forum"', "", r"^The set-up file has no name\. Add name\.$", "name"),
    ('"brand-forum"', '"Brand Forum"', r"^Line 1: This is no name for a channel\.", "name"),
    ('"brand-forum"', "7", r"^Line 1: name is no text\. Write it in quotes\.$", "name"),
    ('"brand-forum"', '"  "', r"^Line 1: name is empty\.", "name"),
    (
        '"env:SOCIALHUB_TOKEN"',
        '"env:EMPTY"',
        r"^Line 4: \[channel\] access_token is empty\.",
        "channel.access_token",
    ),
    ("manifest.json", "~nobody-of-this-name/x", r"^Line 16: \[manifest\] file names a file that", "manifest.file"),
    ("file:token.txt", "file:a\\u0000b", r"^Line 8: \[network\] access_token: the file", "network.access_token"),
    (
        "env:SOCIALHUB_TOKEN",
        "env:NOT_SET",
        r"^Line 4: \[channel\] access_token: the environment variable NOT_SET is not set\.",
        "channel.access_token",
    ),
    (
        "env:SOCIALHUB_TOKEN",
        f"env:{SECRET}",
        r"^Line 4: \[channel\] access_token: the environment variable it names is not set\.",
        "channel.access_token",
    ),
    (
        "file:token.txt",
        "file:none.txt",
        r"^Line 8: \[network\] access_token: the file .*none\.txt cannot be read: No such file",
        "network.access_token",
    ),
    (
        '"env:SOCIALHUB_TOKEN"',
        f'["{SECRET}"]',
        r"^Line 4: \[channel\] access_token is no text",
        "channel.access_token",
    ),
    ('"https://forum.example"', "true", r"^Line 7: \[network\] server is no text", "network.server"),
    ("https://hub", "http://hub", r"^Line 2: hub_url starts with http://, which is not encrypted", "hub_url"),
    ('"https://hub.example/"', f'"{SECRET}"', r"^Line 2: hub_url is not a web address", "hub_url"),
    ("https://me", "http://me", r"^Line 13: \[replies\] public_url starts with http://", "replies.public_url"),
    (
        'public_url = "https://me.example/hook"\n',
        "",
        r"^Line 11: \[replies\] has no public_url\.",
        "replies.public_url",
    ),
    ('"direct"', '"relay"', r"^Line 12: \[replies\] via .* Write direct or none\.$", "replies.via"),
    ('via = "direct"', "", r"^Line 11: \[replies\] has no via", "replies.via"),
    (
        "[::1]:9000",
        "0.0.0.0:9000",
        r"^Line 14: \[replies\] listen is not an address of this computer",
        "replies.listen",
    ),
    ("[::1]:9000", "9000", r"^Line 14: \[replies\] listen is no address with a port", "replies.listen"),
    ('"24h"', '"tomorrow"', r"^Line 10: This is no point in time\. Write now,", "sync.since"),
    ('"24h"', "2026-06-01", r"^Line 10: This point in time is still to come", "sync.since"),
    ('"24h"', "12:00:00", r"^Line 10: \[sync\] since is no text", "sync.since"),
    ('"24h"', "24", r"^Line 10: \[sync\] since is no text", "sync.since"),
    (
        "manifest.json",
        "other.json",
        r"^Line 16: \[manifest\] file names a file that does not exist",
        "manifest.file",
    ),
    ("[channel]", "[[channel]]", r"^Line 3: channel is no section\. Write \[channel\] on a line", "channel"),
    (
        "24h",
        '24h"\nextra = """\nsinse = 1\n[nonsense]\n""" # "',
        r"^Line 11: \[sync\] has no key “extra”",
        "sync.extra",
    ),
]


@pytest.mark.parametrize(("old", "new", "says", "field"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_named_with_its_line(folder: Path, old: str, new: str, says: str, field: str) -> None:
    assert WHOLE.count(old) == 1 or old in {'"forum"', "since ="}
    with pytest.raises(UsageError, match=says) as caught:
        read(folder, WHOLE.replace(old, new, 1))
    assert caught.value.field == field
    assert caught.value.exit_code == 2
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None


SYNTAX = [
    ('"brand-forum"', "brand-forum", 1),
    ("[sync]", "[sync", 9),
    ("[sync]", "[network]", 9),
    ('"24h"', '"24h', 10),
    ('"manifest.json"', '"C:\\manifest.json"', 16),
    ('"manifest.json"\n', '["manifest.json"', 16),
    ('"env:SOCIALHUB_TOKEN"', SECRET, 4),
]


@pytest.mark.parametrize(("old", "new", "line"), SYNTAX, ids=range(len(SYNTAX)))
def test_what_is_no_toml_is_named_with_its_line(folder: Path, old: str, new: str, line: int) -> None:
    with pytest.raises(UsageError, match=rf"^Line {line}: this is not TOML \(") as caught:
        read(folder, WHOLE.replace(old, new, 1))
    assert caught.value.field == f"{folder / 'setup.toml'}:{line}"
    assert "very-secret" not in str(caught.value)


def test_a_file_that_is_none_is_said(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"The set-up file .* cannot be read: No such file") as caught:
        read_setup_file(folder / "none.toml", {}, network_fields=fields_of)
    assert caught.value.field == str(folder / "none.toml")
    (folder / "binary.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="is not a text file"):
        read_setup_file(folder / "binary.toml", {}, network_fields=fields_of)
    (folder / "large.toml").write_bytes(b"#" * 2_000_000)
    with pytest.raises(UsageError, match="is larger than 1 MiB"):
        read_setup_file(folder / "large.toml", {}, network_fields=fields_of)
    for text in ("a = " + "[" * 50_000, "a = " + "1" * 5000):
        with pytest.raises(UsageError, match=r"cannot be understood|this is not TOML"):
            read(folder, text)


# --- since -----------------------------------------------------------------------------------------------------


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system's zone cannot be set")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("now", NOW),
        (" Now ", NOW),
        ("90m", NOW - timedelta(minutes=90)),
        ("24h", NOW - timedelta(hours=24)),
        ("7 D", NOW - timedelta(days=7)),
        ("2w", NOW - timedelta(days=14)),
        ("0h", NOW),
        ("2026-05-31T11:00:00Z", NOW - timedelta(hours=1)),
        ("2026-05-31 13:30:00+02:00", NOW - timedelta(minutes=30)),
        (datetime(2026, 5, 31, 13, 0, tzinfo=timezone(timedelta(hours=2))), NOW - timedelta(hours=1)),
    ],
)
def test_points_in_time(value: str | date, expected: datetime) -> None:
    found = parse_since(value, NOW)
    assert found == expected
    assert found.utcoffset() == timedelta(0)


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-05-31", datetime(2026, 5, 30, 22, 0, tzinfo=UTC)),
        (date(2026, 5, 31), datetime(2026, 5, 30, 22, 0, tzinfo=UTC)),
        ("2026-01-02", datetime(2026, 1, 1, 23, 0, tzinfo=UTC)),
        ("2026-05-31T13:00", datetime(2026, 5, 31, 11, 0, tzinfo=UTC)),
        (datetime(2026, 5, 31, 13, 0), datetime(2026, 5, 31, 11, 0, tzinfo=UTC)),  # noqa: DTZ001 - the point
    ],
)
def test_without_a_zone_it_is_this_computers(value: str | date, expected: datetime) -> None:
    assert parse_since(value, NOW) == expected


@pytest.mark.parametrize("value", ["", "soon", "-1h", "24", "h", "1.5h", "5y", "2026-13-01", "9" * 30 + "d", "٣h"])
def test_what_is_no_point_in_time_is_said(value: str) -> None:
    with pytest.raises(UsageError, match="no point in time") as caught:
        parse_since(value, NOW)
    assert caught.value.field == "since"


@given(st.text(max_size=30))
def test_any_text_gives_a_past_time_or_an_error_of_ours(text: str) -> None:
    try:
        found = parse_since(text, NOW)
    except UsageError:
        return
    assert found <= NOW


# --- listen ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["127.0.0.1:8765", "localhost:1", "[::1]:65535", "127.8.8.8:80", " 127.0.0.1:80 "]
)
def test_addresses_of_this_computer(text: str) -> None:
    assert parse_listen(text) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8765",
        ":8765",
        "localhost",
        "127.0.0.1:0",
        "127.0.0.1:65536",
        "127.0.0.1:x",
        "::1:80",
        "127.0.0.1:" + "9" * 9,
        "0.0.0.0:80",
        "[::]:80",
        "example.org:80",
        "192.168.0.1:80",
        "127.0.0.1:٣",
        "a/b@127.0.0.1:80",
    ],
)
def test_other_addresses(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_listen(text, "where")
    assert caught.value.field == "where"


def test_a_token_file_of_another_user_is_said(folder: Path) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("root may read everything")
    (folder / "token.txt").chmod(0)
    with pytest.raises(UsageError, match="Permission denied"):
        read(folder, WHOLE)
