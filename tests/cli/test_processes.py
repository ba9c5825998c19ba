"""What only a process of its own shows: signals, terminals, pipes, and two processes beside each other."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

import httpx
import pytest

from tests.cli.stand import PATIENCE, gives_up, ready, until
from wizard.practice.faults import Fault, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.cli.stand import Person

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="signals and terminals as on POSIX"),
    pytest.mark.timeout(600),  # several processes each, on whatever is at work besides
]

# Plays the person in front of the browser: opens the page, logs in, lets the redirect happen.
BROWSER = f"""#!{sys.executable}
import sys
from tests.cli.browser import in_browser
assert "Close this page" in in_browser(sys.argv[1]).text
"""


# --- Terminals -------------------------------------------------------------------------------------------------


class Terminal:
    """A command on a terminal of its own."""

    def __init__(self, arguments: Sequence[str], program: Sequence[str] = ("-m", "wizard")) -> None:
        import pty

        controller, inside = pty.openpty()
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, *program, *arguments],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
            preexec_fn=_own_terminal,  # noqa: PLW1509 - this process has no other threads that matter to it
            env={**os.environ, "TERM": "xterm"},
        )
        os.close(inside)
        self._controller = controller
        self.shown = ""

    def until(self, words: str) -> None:
        end = time.monotonic() + PATIENCE
        while words not in self.shown and time.monotonic() < end:
            if not self._read():
                break
        assert words in self.shown, self.shown

    def types(self, text: str) -> None:
        os.write(self._controller, text.encode())

    def ends(self) -> int:
        while self._read():
            pass
        code = self.process.wait(PATIENCE)
        os.close(self._controller)
        assert "Traceback" not in self.shown
        return code

    def _read(self) -> bool:
        import select

        if not select.select([self._controller], [], [], PATIENCE)[0]:
            self.process.kill()
            return False
        try:
            read = os.read(self._controller, 65536)
        except OSError:  # the other side has closed it
            return False
        self.shown += read.decode(errors="replace")
        return bool(read)


def _own_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


CTRL_C = "\x03"


def test_ctrl_c_at_each_prompt_changes_nothing(person: Person) -> None:
    person.sets_up()
    before = (person.settings(), person.secrets())
    # The last blank of a prompt is written by whoever reads the answer: from then on it waits.
    prompts = {"[y/N]: ": ["channels", "remove", "brand"], "token: ": ["channels", "token", "brand"]}
    for prompt, command in prompts.items():
        terminal = Terminal(command)
        terminal.until(prompt)
        terminal.types(CTRL_C)
        assert terminal.ends() == 1
        assert "Stopped." in terminal.shown
    assert (person.settings(), person.secrets()) == before


# A program whose every wait for a line begins by waiting for a signal: it then comes after Python's last look and
# before the wait, as it does by chance on a loaded machine.
BETWEEN_LOOK_AND_WAIT = """
import ctypes
pause = ctypes.cast(ctypes.CDLL(None).pause, ctypes.c_void_p)
ctypes.c_void_p.in_dll(ctypes.pythonapi, "PyOS_InputHook").value = pause.value
from wizard.__main__ import main
main()
"""


def test_ctrl_c_in_the_instant_before_a_prompt_waits(person: Person) -> None:
    person.sets_up()
    terminal = Terminal(["channels", "remove", "brand"], ("-c", BETWEEN_LOOK_AND_WAIT))
    terminal.until("[y/N]: ")
    terminal.types(CTRL_C)
    assert terminal.ends() == 1
    assert "Stopped." in terminal.shown
    assert person.settings()["channels"]


AT_AN_IMPORT = """
import signal, sys

class CtrlC:
    def find_spec(self, name, *_rest):
        if name == sys.argv[-1]:
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, CtrlC())
from wizard.__main__ import main
main()
"""


@pytest.mark.parametrize("module", ["wizard.cli.main", "wizard.cli.channels"])
def test_ctrl_c_before_a_command_has_begun(person: Person, module: str) -> None:
    ran = person.finishes(person.starts("channels", "show", module, program=("-c", AT_AN_IMPORT)))
    assert (ran.code, ran.err) == (1, "Stopped.\n")


def test_what_a_script_starts_in_the_background_can_be_stopped(person: Person) -> None:
    """A shell that runs a script has such programs ignore Ctrl-C."""
    file = person.writes("setup.toml", person.plan(**{"network.access_token": None}))
    script = f'{sys.executable} -u -m wizard setup --from "{file}" 2>said & echo $! >pid; wait $!; echo $? >code'
    shell = subprocess.Popen(["/bin/sh", "-c", script], cwd=person.folder)  # noqa: S603 - our own program
    said = person.folder / "said"
    until(
        lambda: said.exists() and "Log in on this page" in said.read_text(encoding="utf-8"), "the page's address"
    )
    program = int((person.folder / "pid").read_text(encoding="ascii"))
    os.kill(program, signal.SIGTERM)
    try:
        assert shell.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        os.kill(program, signal.SIGKILL)
        raise
    assert (person.folder / "code").read_text(encoding="ascii").strip() == "1"
    assert "Stopped." in said.read_text(encoding="utf-8")
    person.has_nothing_half_done()


def test_ctrl_c_while_the_log_in_page_is_open_leaves_nothing(person: Person) -> None:
    file = person.writes("setup.toml", person.plan(**{"network.access_token": None}))
    terminal = Terminal(["setup", "--from", str(file)])
    terminal.until("Log in on this page: ")
    terminal.types(CTRL_C)
    assert terminal.ends() == 1
    assert "Stopped." in terminal.shown
    person.has_nothing_half_done()


def test_a_progress_bar_where_somebody_watches(person: Person) -> None:
    person.sets_up()
    person.far.post("hello")
    terminal = Terminal(["sync", "--once"])
    assert terminal.ends() == 0
    assert "Catching up" in terminal.shown
    assert "caught up, 1 Tickets" in terminal.shown
    terminal = Terminal(["sync"])
    terminal.until("Ctrl-C stops it")
    terminal.types(CTRL_C)
    assert terminal.ends() == 0
    assert "Stopped." in terminal.shown


# --- The system's browser --------------------------------------------------------------------------------------


def test_logging_in_through_the_systems_browser(person: Person, tmp_path: Path) -> None:
    browser = person.writes("browser", BROWSER)
    browser.chmod(0o755)
    person.has("BROWSER", str(browser))
    file = person.writes("setup.toml", person.plan(**{"network.access_token": None}))
    ran = person.finishes(person.starts("setup", "--from", str(file), "--json"))
    assert ran.code == 0, ran.said
    assert ran.json()["channel"] == "brand"
    far = person.far
    far.now(lambda: far.fediverse.revoke_tokens("brand"))
    ran = person.finishes(person.starts("channels", "login", "brand"))
    assert ran.code == 0, ran.said
    far.post("hello")
    assert person.runs("sync", "--once").code == 0
    assert len(far.tickets()) == 1


def test_a_person_who_says_no_in_the_browser(person: Person) -> None:
    browser = person.writes("browser", BROWSER.replace("argv[1])", "argv[1], decision='deny')"))
    browser.chmod(0o755)
    person.has("BROWSER", str(browser))
    file = person.writes("setup.toml", person.plan(**{"network.access_token": None}))
    ran = person.finishes(person.starts("setup", "--from", str(file)))
    assert ran.code in (1, 3), ran.said
    assert len(ran.err.strip().splitlines()) >= 2
    person.has_nothing_half_done()


# --- The running relay -----------------------------------------------------------------------------------------


class Relay:
    """`channel-wizard sync` in a process of its own; ended in order when the context ends."""

    def __init__(self, person: Person, *arguments: str, **more: Any) -> None:
        self._person = person
        self.process = person.starts("sync", *arguments, **more)

    def __enter__(self) -> Self:
        ready(self.process)
        return self

    def __exit__(self, kind: object, *_rest: object) -> None:
        if kind is not None:
            gives_up(self.process)
            return
        self.process.terminate()
        self.ran = self._person.finishes(self.process)
        assert self.ran.code == 0, self.ran.said


def words_of(person: Person, channel: str | None = None) -> str:
    return "\n".join(str(each.interaction.get("message")) for each in person.far.tickets(channel))


def post_that_stays(person: Person) -> str:
    """The words of a post that does not become a Ticket; a change is noticed within a second or so."""
    for number in range(int(PATIENCE)):
        words = f"probe {number}."
        person.far.post(words)
        time.sleep(1.5)
        if words not in words_of(person):
            return words
    pytest.fail("every post still becomes a Ticket")


def send_rubbish(url: str) -> None:
    """What strangers may send to a public address. None of it is promised to be kept."""
    with httpx.Client(timeout=PATIENCE) as stranger:
        for body in (b"", b"{}", b"[" * 5000, b"\xff\xfe", b"x" * (2 << 20)):
            for headers in ({}, {"X-SocialHub-Timestamp": "1" * 16, "X-SocialHub-Signature": "a" * 64}):
                answer = stranger.post(url, content=body, headers=headers)
                assert answer.status_code > 299
                assert "X-SocialHub-Challenge" not in answer.headers
    address = urlsplit(url)
    for raw in (
        b"\x16\x03\x01\x02\x00",
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 99\r\n\r\n{",
    ):
        with socket.create_connection((str(address.hostname), int(address.port or 0))) as connection:
            connection.sendall(raw)


def test_the_relay_prints_what_happens_and_is_alone(person: Person) -> None:
    person.sets_up()
    far = person.far
    with Relay(person, "--json") as relay:
        far.post("hello")
        until(far.tickets, "the Ticket")
        send_rubbish(far.manifest()["webhook"]["url"])
        followup = far.reply(far.tickets()[0], "Hello back")
        until(lambda: far.state_of(followup) == "delivered", "the reply")
        assert person.runs("status", "--json").json()["running"]
        second = person.runs("sync")
        assert second.code == 1
        assert "already running" in second.err
    kinds = [line["kind"] for line in relay.ran.lines()]
    assert kinds == ["ticket", "reply_received", "reply_delivered"]
    assert "Stopped. Start it again soon" in relay.ran.err


def test_a_pause_and_a_new_try_are_noticed_by_the_running_relay(person: Person) -> None:
    person.sets_up()
    far = person.far
    with Relay(person):
        far.now(lambda: far.hub.faults.set("create_ticket", [Fault(Kind.ERROR_BEFORE, status=400)]))
        far.post("set aside")
        aside = until(lambda: person.runs("status", "--json").json()["channels"][0]["set_aside"], "the item")
        assert person.runs("retry", aside[0]["id"]).code == 0
        until(lambda: "set aside" in words_of(person), "the new try")
        assert person.runs("channels", "pause", "brand").code == 0
        words = post_that_stays(person)
        assert person.runs("channels", "resume", "brand").code == 0
        until(lambda: words in words_of(person), "what came during the pause")


def test_new_access_is_noticed_by_the_running_relay(person: Person) -> None:
    person.sets_up()
    far = person.far
    with Relay(person):
        person.has("FRESH", far.now(lambda: far.hub.replace_token(far.channel.id)))
        far.post("during")
        until(lambda: person.runs("status", "--json").json()["channels"][0]["needs"], "the halt")
        assert person.runs("channels", "token", "brand", "--from", "env:FRESH").code == 0
        until(lambda: "during" in words_of(person), "the Ticket")
        until(lambda: far.manifest().get("webhook"), "the webhook, registered again")
        far.now(lambda: far.fediverse.revoke_tokens("brand"))
        person.has("LOGIN", far.network_token)
        followup = far.reply(far.tickets()[0], "Hello back")
        assert person.runs("channels", "login", "brand", "--from", "env:LOGIN").code == 0
        until(lambda: far.state_of(followup) == "delivered", "the reply")


def test_channels_come_and_go_beside_the_running_relay(person: Person) -> None:
    person.sets_up()
    far = person.far
    with Relay(person):
        second = far.now(lambda: far.hub.add_channel("Second"))
        person.has("SOCIALHUB_TOKEN", second.token)
        ran = person.sets_up(name="second")
        assert ran.code == 0, ran.said
        assert "Start it" not in ran.out
        far.post("for both")
        until(lambda: "for both" in words_of(person) and "for both" in words_of(person, second.id), "both Tickets")
        followup = far.reply(far.tickets(second.id)[0], "From the second")
        until(lambda: far.state_of(followup) == "delivered", "the reply of the new channel")
        assert person.runs("channels", "remove", "brand", "--yes").code == 0
        words = post_that_stays(person)
        until(lambda: words in words_of(person, second.id), "the Ticket of the other channel")
    assert words not in words_of(person)
    assert [each["name"] for each in person.settings()["channels"]] == ["second"]


def test_being_stopped_finishes_what_is_in_flight(person: Person) -> None:
    person.sets_up()
    far = person.far
    far.post("hello")
    relay = person.starts("sync")
    ready(relay)
    until(far.tickets, "the Ticket")
    far.now(lambda: far.fediverse.faults.set("post_status", [Fault(Kind.SLOW_BEFORE, seconds=2)]))
    followup = far.reply(far.tickets()[0], "Hello back")
    until(lambda: far.now(far.fediverse.faults.carried_out.total), "the request")
    relay.send_signal(signal.SIGTERM)
    ran = person.finishes(relay)
    assert ran.code == 0, ran.said
    assert "Stopped." in ran.err
    assert [each.text.split()[-1] for each in far.fediverse.replies_of("brand")] == ["back"]
    person.runs("sync", "--once")
    assert far.state_of(followup) == "delivered"
    assert len(far.fediverse.replies_of("brand")) == 1


@pytest.mark.any_logs  # the far side says that a request of it was given up
def test_being_stopped_does_not_wait_for_who_never_answers(person: Person) -> None:
    person.sets_up()
    far = person.far
    far.now(lambda: far.hub.faults.set("create_ticket", {Fault(Kind.SLOW_BEFORE, seconds=600): 1.0}))
    far.post("hello")
    relay = person.starts("sync")
    ready(relay)
    until(lambda: far.now(far.hub.faults.carried_out.total), "the request")
    start = time.monotonic()
    relay.send_signal(signal.SIGINT)
    assert person.finishes(relay).code == 0
    assert time.monotonic() - start < PATIENCE / 2


# --- Pipes and encodings ---------------------------------------------------------------------------------------


def test_a_reader_that_goes_away(person: Person) -> None:
    person.sets_up()
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as output:
        ran = person.finishes(person.starts("channels", "list", stdout=output))
        assert (ran.code, ran.err) == (1, "")
        with Relay(person, stdout=output) as relay:
            person.far.post("one")
            until(lambda: "one" in words_of(person), "the Ticket")
            person.far.post("two")
            until(lambda: "two" in words_of(person), "the relay, which goes on")
    assert "the relay goes on" in relay.ran.err


def test_any_encoding_will_do(person: Person) -> None:
    person.sets_up()
    shown = person.finishes(person.starts("manifest", "show", "--json", env=_environ(PYTHONIOENCODING="ascii")))
    assert shown.code == 0
    assert '"fr": "R\\u00e9pondre"' in shown.out
    assert shown.json()["inbox"]["ticketActions"][0]["label"]["fr"] == "Répondre"
    for encoding in ({"PYTHONIOENCODING": "ascii"}, {"LANG": "C", "LC_ALL": "C"}):
        paused = person.finishes(person.starts("channels", "pause", "brand", env=_environ(**encoding)))
        assert paused.code == 0, paused.said
        assert "brand" in paused.out


def test_closed_and_full_outputs(person: Person) -> None:
    command = f"exec {sys.executable} -m wizard channels list"
    closed = subprocess.run(  # noqa: S602 - a shell of ours
        f"{command} >&-", shell=True, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert (closed.returncode, closed.stderr) == (0, "")
    if os.path.exists("/dev/full"):  # noqa: PTH110 - no file
        full = subprocess.run(  # noqa: S602 - a shell of ours
            f"{command} >/dev/full", shell=True, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        assert full.returncode == 1
        assert "No space left" in full.stderr
        assert "Traceback" not in full.stderr
        assert "Exception ignored" not in full.stderr


def _environ(**more: str) -> dict[str, str]:
    return {**os.environ, **more}
