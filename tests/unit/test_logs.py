"""The log: what it says, where it goes, and what never gets into it."""

from __future__ import annotations

import asyncio
import io
import logging
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wizard.errors import HubTokenRefused, UsageError
from wizard.home import find_home
from wizard.logs import (
    FILE_BYTES,
    FILE_NAME,
    Redactor,
    choose_level,
    configure,
    describe_error,
    keep_level,
    kept_level,
    start,
    take_up_choice,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wizard.home import Home

pytestmark = pytest.mark.any_logs
PROJECT = Path(__file__).parents[2]
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJhY2NvdW50SWQiOiJhIn0.c2lnbmF0dXJl"
log = logging.getLogger("wizard.some.module")


@dataclass(frozen=True)
class Place:
    logs: Path


class Log:
    """A configured log, and what it has said."""

    def __init__(self, folder: Path) -> None:
        self.redactor = Redactor()
        self.screen = io.StringIO()
        self.place = Place(folder / "logs")
        self._undo: list[Callable[[], None]] = []

    def configure(self, level: str) -> None:
        self._undo.append(configure(level, self.place, self.redactor, stderr=self.screen))

    def undo(self) -> None:
        for undo in self._undo:
            undo()

    @property
    def path(self) -> Path:
        return self.place.logs / FILE_NAME

    @property
    def said(self) -> str:
        return self.screen.getvalue()

    @property
    def kept(self) -> str:
        return self.path.read_text(encoding="utf-8")


@contextmanager
def quiet_logger() -> Iterator[logging.Logger]:
    """A logger that our handlers hear and pytest's do not: those cannot word or pass on every record."""
    own = logging.getLogger("wizard.own")
    own.propagate = False
    own.handlers = [each for each in logging.getLogger().handlers if type(each).__module__ == "wizard.logs"]
    yield own
    own.handlers, own.propagate = [], True


@pytest.fixture
def logs(tmp_path: Path) -> Iterator[Log]:
    logs = Log(tmp_path)
    yield logs
    logs.undo()


# --- Levels and places -----------------------------------------------------------------------------------------


def test_the_option_wins_over_the_variable() -> None:
    assert choose_level(None, {}) == "warning"
    assert choose_level(None, {"CHANNEL_WIZARD_LOG": ""}, "info") == "info"
    assert choose_level(None, {"CHANNEL_WIZARD_LOG": " DEBUG "}) == "debug"
    assert choose_level("error", {"CHANNEL_WIZARD_LOG": "nonsense"}) == "error"


@pytest.mark.parametrize(
    ("option", "environ", "field"),
    [("loud", {}, "--log-level"), (None, {"CHANNEL_WIZARD_LOG": "10"}, "CHANNEL_WIZARD_LOG")],
)
def test_a_level_that_is_none_is_said(option: str | None, environ: dict[str, str], field: str) -> None:
    with pytest.raises(UsageError, match="debug, info, warning, error") as caught:
        choose_level(option, environ)
    assert caught.value.field == field


def test_a_wrong_level_changes_nothing(logs: Log) -> None:
    logs.configure("info")
    with pytest.raises(UsageError):
        logs.configure("loud")
    log.info("still here")
    assert "still here" in logs.said


def test_one_line_an_event_on_screen_and_in_the_file(logs: Log) -> None:
    logs.configure("info")
    log.info("Caught up: %d posts.", 3)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d INFO Caught up: 3 posts\.\n", logs.said)
    assert re.fullmatch(r"[\d-]{10} [\d:]{8}\.\d{3}[+-]\d\d:\d\d INFO Caught up: 3 posts\.\n", logs.kept)


def test_the_file_has_info_at_least_and_debug_on_demand(logs: Log) -> None:
    logs.configure("error")
    log.debug("one")
    log.info("two")
    log.error("three")
    assert (logs.said.count("\n"), logs.kept.count("\n")) == (1, 2)
    logs.configure("debug")
    log.debug("four")
    assert "four" in logs.said
    assert logs.kept.count("four") == 1, "the second call replaces the first"


def test_undoing_ends_it(logs: Log) -> None:
    before = logging.getLogger().handlers[:]
    logs.configure("debug")
    logs.undo()
    log.error("not heard")
    assert logging.getLogger().handlers == before
    assert logs.said == logs.kept == ""
    assert not log.isEnabledFor(logging.INFO)


def test_a_text_stays_one_line_and_moves_no_cursor(logs: Log) -> None:
    logs.configure("info")
    log.info("name %s", "a\r\nERROR forged \x1b[2J\u2028 ü")
    assert logs.said.endswith("name a\\r\\nERROR forged \\x1b[2J\\u2028 ü\n")
    assert logs.said.count("\n") == 1


def test_a_screen_of_few_letters_shows_the_rest_as_numbers(logs: Log) -> None:
    raw = io.BytesIO()
    screen = io.TextIOWrapper(raw, encoding="ascii")
    configure("info", logs.place, logs.redactor, stderr=screen)
    with quiet_logger() as own:
        own.info("“ü” \udc80")
    logs.undo()
    assert raw.getvalue().endswith(b"INFO \\u201c\\xfc\\u201d \\udc80\n")
    assert "“ü” \\udc80" in logs.kept


def test_a_closed_screen_stops_nothing(logs: Log) -> None:
    logs.configure("info")
    logs.screen.close()
    log.info("only in the file")
    assert "only in the file" in logs.kept


def test_without_a_place_for_the_file_it_goes_on(logs: Log) -> None:
    logs.place.logs.write_text("a file where the folder should be")
    logs.configure("info")
    log.info("on screen")
    assert "WARNING There is no log file: " in logs.said
    assert "on screen" in logs.said


# --- Libraries -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["httpx", "httpcore.http11", "websockets.client", "uvicorn.error", "some.plugin"])
def test_libraries_are_heard_from_warning_on(logs: Log, name: str) -> None:
    library = logging.getLogger(name)
    library.setLevel(logging.DEBUG)  # as some set it themselves
    try:
        logs.configure("debug")
        library.debug("headers")
        library.info("url")
        library.warning("important")
    finally:
        library.setLevel(logging.NOTSET)
    for text in (logs.said, logs.kept):
        assert "headers" not in text
        assert "url" not in text
        assert "important" in text


async def test_httpx_says_no_url_at_debug(logs: Log) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    logs.configure("debug")
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, httpx.AsyncClient(trust_env=False, timeout=60) as client:
        await client.get(f"http://127.0.0.1:{port}/", params={"unknown": "hidden-value"})
    log.debug("done")
    assert "hidden-value" not in logs.said + logs.kept
    assert "done" in logs.said


# --- Secrets ---------------------------------------------------------------------------------------------------

SHAPES = [
    "GET https://hub.example/?accesstoken=SECRET&x=1",
    "GET https://hub.example/?x=1&accesstoken=SECRET",
    "redirect https://a.example/?next=%2F%3Faccesstoken%3DSECRET",
    "access_token=SECRET",
    "{'access_token': 'SECRET', 'scope': 'read'}",
    '{"access_token":"SECRET","scope":"read"}',
    '{"refresh_token" : "SECRET"}',
    "http://127.0.0.1:1/callback?code=SECRET&state=x",
    "Registration(client_secret='SECRET')",
    'passphrase="SECRET"',
    "password='SECRET with blanks SECRET'",
    "Authorization: Bearer SECRET",
    "authorization: Basic SECRET",
    "[(b'Authorization', b'Bearer SECRET'), (b'Host', b'x')]",
    "{'authorization': 'Bearer SECRET'}",
    "sent bearer SECRET",
    "Set-Cookie: session=SECRET; Path=/",
    "https://user:SECRET@proxy.example/",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_what_looks_like_a_secret_is_removed(shape: str) -> None:
    for secret in ("zuFK9-x_ab.c~d", JWT):
        text = Redactor().redact(shape.replace("SECRET", secret))
        assert secret not in text
        assert "[removed]" in text


def test_a_token_is_removed_wherever_it_stands() -> None:
    assert Redactor().redact(f"Bad token {JWT}, {JWT.rpartition('.')[0]}.") == "Bad token [removed], [removed]"


@pytest.mark.parametrize(
    "text",
    [
        "HubRejected: status_code=400 for ticket mastodon:1093@x",
        "Logged in as @me@mastodon.example (https://mastodon.example/@me).",
        "Authorization is needed; the token is refused; wrong code: 7",
        "https://hub.example/inbox/tickets?reset=true",
    ],
)
def test_what_does_not_stays(text: str) -> None:
    assert Redactor().redact(text) == text


@given(st.text(min_size=4, max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_a_known_secret_is_removed_from_any_text(secret: str, before: str, after: str) -> None:
    assume(len(secret.strip()) >= 4)
    assume(secret.strip() not in "[removed]")
    redactor = Redactor()
    redactor.add(secret)
    redacted = redactor.redact(f"{before}{secret}{after}")
    assert secret not in redacted
    assert secret not in repr(redactor)


def test_a_known_secret_is_removed_in_every_writing(logs: Log) -> None:
    secret = "pass “word”/+ &\n'2'"
    logs.redactor.add(secret)
    logs.configure("info")
    log.info("%r", secret)
    log.info("%s", secret)
    log.info("%s", httpx.URL("https://a.example/", params={"x": secret}))
    log.info("%s", {"x": secret})
    logs.redactor.add("")
    logs.redactor.add("abc")
    log.info("an abc")
    for text in (logs.said, logs.kept):
        assert "word" not in text
        assert text.count("[removed]") == 4
        assert "an abc" in text


def test_the_longer_of_two_secrets_leaves_no_rest() -> None:
    redactor = Redactor()
    redactor.add("abcd")
    redactor.add("abcdefgh")
    assert redactor.redact("x abcdefgh abcd") == "x [removed] [removed]"


def test_a_removed_value_is_not_removed_again() -> None:
    redactor = Redactor()
    redactor.add("known-value")
    assert redactor.redact("?access_token=known-value&x=1") == "?access_token=[removed]&x=1"


# --- Exceptions ------------------------------------------------------------------------------------------------


def test_an_exception_is_its_type_and_our_places(logs: Log) -> None:
    logs.configure("info")
    error = ValueError("secret-word")
    error.__cause__ = ConnectionResetError(104, "secret-word")
    log.error("Unexpected.", exc_info=error)
    assert logs.said.endswith("ERROR Unexpected. [ValueError; from ConnectionResetError ECONNRESET]\n")
    assert "secret-word" not in logs.kept


def test_our_places_are_named_the_innermost_first() -> None:
    with pytest.raises(UsageError) as caught:
        choose_level("loud", {})
    error = RuntimeError("secret-word")
    error.__traceback__ = caught.value.__traceback__
    assert re.fullmatch(r"RuntimeError at wizard/logs\.py:\d+, wizard/logs\.py:\d+", describe_error(error))


def test_our_own_errors_are_quoted_without_secrets(logs: Log) -> None:
    logs.configure("info")
    log.error("Stopped.", exc_info=HubTokenRefused(f"SocialHub refuses {JWT}.", "Ask for a new one."))
    assert "[HubTokenRefused: SocialHub refuses [removed] Ask for a new one.]" in logs.said


def test_groups_and_circles_of_exceptions() -> None:
    first, second = ValueError("a"), KeyError("b")
    first.__cause__, second.__cause__ = second, first
    group = ExceptionGroup("secret-word", [first, TimeoutError()])
    assert describe_error(group) == "ExceptionGroup of (ValueError; from KeyError | TimeoutError)"
    assert describe_error(httpx.ConnectError("https://x/?accesstoken=1")) == "httpx.ConnectError"


def test_an_event_that_cannot_be_worded_shows_nothing_of_its_arguments(
    logs: Log, capsys: pytest.CaptureFixture[str]
) -> None:
    class Bad:
        def __str__(self) -> str:
            raise LookupError("secret-word")

    logs.configure("info")
    with quiet_logger() as own:
        own.info("%s %s", "secret-word")
        own.info("%s", Bad())
    everything = logs.said + logs.kept + "".join(capsys.readouterr())
    assert "secret-word" not in everything
    assert re.search(r"\(an event of wizard\.own, line \d+, without words: TypeError\)", logs.said)
    assert "without words: LookupError" in logs.said


# --- The file --------------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_the_file_is_the_owners_alone(logs: Log) -> None:
    logs.configure("info")
    log.info("x")
    assert logs.place.logs.stat().st_mode & 0o777 == 0o700
    assert logs.path.stat().st_mode & 0o777 == 0o600


def test_a_full_file_makes_room_and_five_are_kept(logs: Log) -> None:
    logs.configure("info")
    for number in range(70):
        log.info("%d %s", number, "x" * (FILE_BYTES // 10))
    files = sorted(each.name for each in logs.place.logs.iterdir() if not each.name.endswith(".lock"))
    assert files == [FILE_NAME, *(f"{FILE_NAME}.{number}" for number in range(1, 5))]
    assert all(each.stat().st_size <= FILE_BYTES for each in logs.place.logs.iterdir())
    newest_last = [logs.place.logs / name for name in [*reversed(files[1:]), files[0]]]
    text = "".join(each.read_text() for each in newest_last)
    numbers = [int(found) for found in re.findall(r"INFO (\d+) x", text)]
    assert numbers == list(range(numbers[0], 70))
    assert len(numbers) > 40


def test_a_file_taken_away_is_made_anew(logs: Log) -> None:
    logs.configure("info")
    log.info("one")
    logs.path.rename(logs.path.with_name("moved"))
    log.info("two")
    assert "two" in logs.kept
    assert "one" not in logs.kept


WRITER = """
import io, logging, sys
from pathlib import Path
from types import SimpleNamespace
from wizard.logs import Redactor, configure
configure("info", SimpleNamespace(logs=Path(sys.argv[1])), Redactor(), stderr=io.StringIO())
log = logging.getLogger("wizard.writer")
for number in range(2000):
    log.info("%s-%d %s", sys.argv[2], number, "x" * 500)
"""


def test_processes_share_the_file_and_lose_no_line(logs: Log) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(logs.place.logs), name], cwd=PROJECT)  # noqa: S603
        for name in ("a", "b")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    text = "".join(each.read_text() for each in logs.place.logs.glob(f"{FILE_NAME}*") if each.suffix != ".lock")
    lines = re.findall(r"^\S+ \S+ INFO ([ab]-\d+) x{500}$", text, re.MULTILINE)
    assert len(lines) == text.count("\n") == 4000
    assert len(set(lines)) == 4000
    assert (logs.place.logs / f"{FILE_NAME}.2").exists()


# --- What somebody has chosen for a home -----------------------------------------------------------------------


def _file_after(home: Home, option: str | None, environ: dict[str, str]) -> str:
    """What stands in the file when something of each level is logged."""
    undo = start(option, environ, home, Redactor())
    try:
        for level in ("debug", "info", "warning"):
            getattr(log, level)("at %s", level)
        return (home.logs / FILE_NAME).read_text(encoding="utf-8")
    finally:
        undo()
        (home.logs / FILE_NAME).unlink()


@pytest.mark.parametrize(
    ("kept", "option", "environ", "heard"),
    [
        (None, None, {}, ["info", "warning"]),
        ("warning", None, {}, ["warning"]),
        ("debug", None, {}, ["debug", "info", "warning"]),
        ("debug", "warning", {}, ["info", "warning"]),  # said to this process: it counts before the choice
        ("warning", None, {"CHANNEL_WIZARD_LOG": "debug"}, ["debug", "info", "warning"]),
    ],
)
def test_the_level_that_was_chosen_for_the_file_counts_from_the_start(
    tmp_path: Path, kept: str | None, option: str | None, environ: dict[str, str], heard: list[str]
) -> None:
    home = find_home({"CHANNEL_WIZARD_HOME": str(tmp_path)})
    if kept is not None:
        keep_level(home.config, kept)
    text = _file_after(home, option, environ)
    assert [level for level in ("debug", "info", "warning") if f"at {level}" in text] == heard


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version": 1}', '{"version": 2, "level": "debug"}', '{"version": 1, "level": 7}']
)
def test_a_choice_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "log.json").write_text(text, encoding="ascii")
    assert kept_level(tmp_path) is None


def test_no_other_level_is_kept(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        keep_level(tmp_path, "loud")
    assert kept_level(tmp_path) is None


def test_a_choice_made_meanwhile_is_taken_up(tmp_path: Path) -> None:
    home = find_home({"CHANNEL_WIZARD_HOME": str(tmp_path)})
    log, file = logging.getLogger("wizard.test"), home.logs / FILE_NAME
    undo = start(None, {}, home, Redactor())
    try:
        log.debug("before")
        keep_level(home.config, "debug")
        log.debug("not taken up yet")
        take_up_choice()
        log.debug("debug")
        keep_level(home.config, "warning")
        take_up_choice()
        log.info("too quiet")
        (home.config / "log.json").unlink()
        take_up_choice()
        log.info("as usual")
    finally:
        undo()
    assert [line.split(" INFO ")[-1].split(" DEBUG ")[-1] for line in file.read_text("utf-8").splitlines()] == [
        "debug",
        "as usual",
    ]
    take_up_choice()  # where there is no log, nothing happens
    assert not log.isEnabledFor(logging.DEBUG)
