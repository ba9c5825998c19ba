"""Commands beside a running engine: they act on it at once, and manage without it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.stand import PATIENCE, PROJECT, ready, until
from tests.engine import free_port
from wizard.app import App
from wizard.control.client import open_handle
from wizard.logs import keep_level
from wizard.practice.faults import Fault, Kind
from wizard.service import unit_text
from wizard.systemd import Systemd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.stand import Person

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="signals and sockets as on POSIX"),
    pytest.mark.timeout(600),  # several processes each, on whatever is at work besides
]


@pytest.fixture
def engine(person: Person) -> Iterator[subprocess.Popen[str]]:
    person.sets_up()
    process = person.starts("sync", "--quiet")
    ready(process)
    yield process
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        person.finishes(process)


def channel_in(person: Person) -> dict[str, Any]:
    (channel,) = person.runs("status", "--json").json()["channels"]
    assert isinstance(channel, dict)
    return channel


def test_status_tells_of_the_engine_that_runs(person: Person, engine: subprocess.Popen[str]) -> None:
    until(lambda: channel_in(person)["state"] == "in step", "being in step")
    found = person.runs("status", "--json").json()
    assert (found["running"], found["engine"]["pid"], found["engine"]["role"]) == (True, engine.pid, "sync")
    assert [link["part"] for link in found["channels"][0]["chain"]] == [
        "socialhub",
        "replies",
        "computer",
        "network",
    ]
    assert {link["health"] for link in found["channels"][0]["chain"]} == {"ok"}
    assert f"process {engine.pid}" in person.runs("status").out
    assert person.runs("channels", "show", "brand", "--json").json()["state"] == "in step"


def test_what_stands_still_says_what_makes_it_go_on(person: Person, engine: subprocess.Popen[str]) -> None:
    """SocialHub forbade something once. Nobody tries that again by itself, so the command for it is named."""
    far = person.far
    far.now(lambda: far.hub.faults.set("create_ticket", [Fault(Kind.ERROR_BEFORE, status=403)]))
    far.post("forbidden")
    until(lambda: channel_in(person)["state"] == "needs you", "the refusal")
    assert channel_in(person)["commands"] == ["channel-wizard channels mend brand"]
    assert person.runs("channels", "mend", "brand").code == 0
    until(lambda: len(far.tickets()) == 1, "the Ticket")
    until(lambda: channel_in(person)["state"] == "in step", "being in step")
    assert channel_in(person)["commands"] == []


def test_a_pause_and_its_end_count_at_once(person: Person, engine: subprocess.Popen[str]) -> None:
    assert person.runs("channels", "pause", "brand", "--for", "1h").code == 0
    assert channel_in(person)["state"] == "paused"
    assert "paused" in person.runs("status").out
    assert person.runs("channels", "resume", "--all", "--json").json() == {
        "channel": None,
        "paused": False,
        "until": None,
    }
    assert channel_in(person)["state"] != "paused"
    for when, said in (("tomorrow", "08:00"), ("2099-01-31T14:30", "2099-01-31 14:30")):
        assert said in person.runs("channels", "pause", "--all", "--until", when).out
    for wrong in (["--until", "whenever"], ["--until", "2001-01-01"], ["--for", "1h", "--until", "tomorrow"]):
        assert person.runs("channels", "pause", "brand", *wrong).code == 2
    assert person.runs("channels", "pause").code == person.runs("channels", "pause", "brand", "--all").code == 2


def test_what_happens_is_followed_over_the_engines_end(person: Person, engine: subprocess.Popen[str]) -> None:
    following = person.starts("activity", "--follow", "--json")
    assert following.stdout is not None
    person.far.post("while it runs")
    entry = json.loads(following.stdout.readline())
    while "while it runs" not in entry.get("text", ""):
        entry = json.loads(following.stdout.readline())
    assert entry["kind"] == "ticket"
    engine.kill()  # it cannot even say goodbye
    engine.communicate()
    assert "not running" in person.runs("status").out
    person.far.post("after it was killed")
    again = person.starts("sync", "--quiet")
    ready(again)
    while "after it was killed" not in entry.get("text", ""):
        entry = json.loads(following.stdout.readline())
    assert person.runs("status", "--json").json()["engine"]["pid"] == again.pid
    again.send_signal(signal.SIGTERM)
    person.finishes(again)
    following.send_signal(signal.SIGINT)
    person.finishes(following)


def test_a_second_engine_is_told_who_runs(person: Person, engine: subprocess.Popen[str]) -> None:
    ran = person.runs("sync")
    assert ran.code == 1
    assert f"already running with this home (process {engine.pid})" in ran.err
    assert person.runs("sync", "--now").code == 0
    assert person.runs("sync", "--now", "--channel", "nobody").code == 2
    engine.send_signal(signal.SIGTERM)
    person.finishes(engine)
    assert "not running" in person.runs("sync", "--now").err


def test_what_is_wrong_is_mended_by_a_command(person: Person, engine: subprocess.Popen[str]) -> None:
    far = person.far
    until(lambda: channel_in(person)["state"] == "in step", "being in step")
    assert "Nothing is wrong" in person.runs("channels", "mend", "brand").out
    person.runs("channels", "pause", "brand")
    assert "goes on" in person.runs("channels", "mend", "brand").out
    before = person.settings()["channels"][0]["replies"]
    port = free_port()
    url, listen = f"http://127.0.0.1:{port}/new", f"127.0.0.1:{port}"
    moved = person.runs("channels", "address", "brand", "--url", url, "--listen", listen)
    assert moved.code == 0, moved.said
    assert far.manifest()["webhook"]["url"] == url
    wrong = person.runs("channels", "address", "brand", "--url", f"http://127.0.0.1:{free_port()}/lost")
    assert (wrong.code, person.settings()["channels"][0]["replies"]["public_url"]) == (2, url)
    assert before["public_url"] != url
    far.post("moved")
    until(far.tickets, "the Ticket")
    followup = far.reply(far.tickets()[0], "Hello from the new address")
    until(lambda: far.state_of(followup) == "delivered", "the reply")


# --- systemd ----------------------------------------------------------------------------------------------------


class Manager:
    """Listens as systemd does."""

    def __init__(self, path: Path) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(os.fspath(path))
        self.socket.settimeout(PATIENCE)
        self.heard: list[str] = []

    def until(self, word: str) -> str:
        while True:
            self.heard.append(self.socket.recv(4096).decode())
            if self.heard[-1].startswith(word):
                return self.heard[-1]


@pytest.fixture
def manager(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Manager]:
    path = Path(f"/tmp/cw-notify-{os.getpid()}")  # noqa: S108 - a socket's path has to be short
    made = Manager(path)
    yield made
    made.socket.close()
    path.unlink()


def test_systemd_hears_that_it_is_ready_alive_and_ending(person: Person, manager: Manager) -> None:
    person.sets_up()
    person.has("NOTIFY_SOCKET", str(manager.socket.getsockname()))
    person.has("WATCHDOG_USEC", "2000000")
    process = person.starts("sync", "--quiet")
    manager.until("READY=1")
    assert not [each for each in manager.heard if each.startswith("WATCHDOG")]  # not before it is ready
    person.has("NOTIFY_SOCKET", None)
    assert person.runs("status", "--json").json()["engine"]["role"] == "service"
    assert "service" in person.runs("sync").err
    manager.until("WATCHDOG=1")
    while manager.until("STATUS=") != "STATUS=In step.":
        pass
    process.send_signal(signal.SIGTERM)
    manager.until("STOPPING=1")
    assert person.finishes(process).code == 0


def test_without_systemd_nothing_is_told() -> None:
    for environ in ({}, {"NOTIFY_SOCKET": ""}, {"NOTIFY_SOCKET": "relative"}):
        assert not Systemd.of(environ)
        Systemd.of(environ).ready()
    lost = Systemd.of({"NOTIFY_SOCKET": "/nowhere/at/all", "WATCHDOG_USEC": "10", "WATCHDOG_PID": "1"})
    lost.ready()
    assert (bool(lost), lost.watchdog) == (True, None)


SYSTEMCTL = f"""#!{sys.executable}
import os, sys
with open(os.environ["SYSTEMCTL_CALLS"], "a") as file:
    print(*sys.argv[1:], file=file)
if "show" in sys.argv:
    if "ExecMainStatus" in sys.argv:
        print("3")
    else:
        print("ActiveState=active\\nUnitFileState=enabled\\nStatusText=In step.")
sys.exit(1 if os.environ.get("SYSTEMCTL_FAILS") in sys.argv else 0)
"""


def test_the_service_is_installed_and_removed(person: Person) -> None:
    tool = person.writes("systemctl", SYSTEMCTL)
    tool.chmod(0o755)
    calls = person.folder / "calls"
    config = person.folder / "my config"
    person.has("PATH", f"{person.folder}:{os.environ['PATH']}")
    person.has("SYSTEMCTL_CALLS", str(calls))
    person.has("XDG_CONFIG_HOME", str(config))
    assert "set up" in person.runs("service", "install").err
    person.sets_up()
    assert person.runs("service", "status").code == 0  # the stand-in says it is active, whoever installed it
    assert "No service" in person.runs("service", "remove").out
    unit = config / "systemd" / "user" / "channel-wizard.service"
    for step, words in (("enable", "systemctl --user status"), ("restart", "ended with 3")):
        person.has("SYSTEMCTL_FAILS", step)
        failed = person.runs("service", "install")
        assert (failed.code, words in failed.err, unit.exists()) == (1, True, False), failed.said
    person.has("SYSTEMCTL_FAILS", None)
    ran = person.runs("service", "install")
    assert ran.code == 0, ran.said
    assert f"CHANNEL_WIZARD_HOME={person.home}" in unit.read_text()
    assert person.far.channel.token not in unit.read_text()
    assert person.runs("service", "status", "--json").json()["enabled"]
    assert "starts by itself: In step." in person.runs("service", "status").out
    assert person.runs("service", "remove", "--json").json() == {"removed": True}
    assert not unit.exists()
    said = calls.read_text().splitlines()
    assert [each for each in said if "show" not in each][-5:] == [
        "--user daemon-reload",
        "--user enable channel-wizard.service",
        "--user restart channel-wizard.service",
        "--user disable --now channel-wizard.service",
        "--user daemon-reload",
    ]
    unit.write_text("an older one")
    person.has("SYSTEMCTL_FAILS", "restart")
    assert person.runs("service", "install").code == 1
    assert unit.read_text() == "an older one"  # what ran before goes on


def test_a_service_without_its_passphrase_is_not_installed(person: Person) -> None:
    tool = person.writes("systemctl", SYSTEMCTL)
    tool.chmod(0o755)
    person.has("PATH", f"{person.folder}:{os.environ['PATH']}")
    person.has("SYSTEMCTL_CALLS", str(person.folder / "calls"))
    person.has("XDG_CONFIG_HOME", str(person.folder / "config"))
    person.has("CHANNEL_WIZARD_PASSPHRASE", "a long one")
    person.sets_up()
    ran = person.runs("service", "install")
    assert (ran.code, "CHANNEL_WIZARD_PASSPHRASE_FILE" in ran.err) == (2, True), ran.said
    assert not (person.folder / "calls").exists()
    person.has("CHANNEL_WIZARD_PASSPHRASE", None)
    kept = person.writes("passphrase", "a long one\n")
    person.has("CHANNEL_WIZARD_PASSPHRASE_FILE", str(kept))
    ran = person.runs("service", "install")
    assert ran.code == 0, ran.said
    unit = person.folder / "config" / "systemd" / "user" / "channel-wizard.service"
    assert f"CHANNEL_WIZARD_PASSPHRASE_FILE={kept}" in unit.read_text()


def test_a_service_is_not_installed_beside_a_relay(person: Person, engine: subprocess.Popen[str]) -> None:
    tool = person.writes("systemctl", SYSTEMCTL)
    tool.chmod(0o755)
    person.has("PATH", f"{person.folder}:{os.environ['PATH']}")
    person.has("SYSTEMCTL_CALLS", str(person.folder / "calls"))
    ran = person.runs("service", "install")
    assert (ran.code, f"process {engine.pid}" in ran.err) == (1, True), ran.said
    assert not (person.folder / "calls").exists()


def test_packages_ship_the_unit_that_is_installed() -> None:
    shipped = (PROJECT / "packaging" / "channel-wizard.service").read_text(encoding="utf-8")
    assert shipped == unit_text(["/usr/bin/channel-wizard", "sync", "--quiet"], {})


@pytest.mark.skipif(not Path("/usr/bin/systemd-analyze").exists(), reason="no systemd here")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "channel-wizard.service"
    folder = tmp_path / 'a 100% $HOME "odd" folder'
    folder.mkdir()
    program = folder / "program"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    unit.write_text(unit_text([str(program), "sync", "--quiet"], {"CHANNEL_WIZARD_HOME": f"{folder}/x"}, folder))
    done = subprocess.run(  # noqa: S603 - the system's own
        ["/usr/bin/systemd-analyze", "--user", "verify", str(unit)],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_level_that_is_chosen_in_the_window_reaches_the_engine_of_another_process(
    person: Person, engine: subprocess.Popen[str]
) -> None:
    until(lambda: channel_in(person)["state"] == "in step", "being in step")
    assert " DEBUG " not in person.log()
    app = App.build({**os.environ, "CHANNEL_WIZARD_HOME": str(person.home)})

    async def choose() -> None:
        keep_level(app.home.config, "debug")
        async with open_handle(app) as handle:
            assert handle.hello.pid == engine.pid
            await handle.look()
            await handle.sync_now()

    asyncio.run(choose())
    until(lambda: " DEBUG " in person.log(), "more in the log")
