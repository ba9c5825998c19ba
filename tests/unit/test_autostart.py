"""Starting at log-in: the entry is one that desktops take, and what it starts is this program with this home."""

from __future__ import annotations

import os
import plistlib
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from wizard import autostart
from wizard.autostart import carried_environment, checkout, start_at_login, started, starts_at_login
from wizard.errors import WizardError
from wizard.gui.desk.door import door
from wizard.home import find_home
from wizard.program import command

on_xdg = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="other systems have entries of their own")
pytestmark = on_xdg

ODD = [
    "plain",
    "with blanks",
    "a'b",
    'a"b',
    "a\\b",
    "a$HOME`b`",
    "100%f",
    "größe → ü",
    "semi;colon&(x)<y>|*?#~",
    "tab\there",
    "line\nbreak",
    "back\\\\slash\\s",
    "=",
]


def environ_for(folder: Path, name: str = "plain") -> dict[str, str]:
    return {"CHANNEL_WIZARD_HOME": str(folder / name), "XDG_CONFIG_HOME": str(folder / "config")}


def entry_of(environ: dict[str, str]) -> Path:
    return Path(environ["XDG_CONFIG_HOME"]) / "autostart" / "channel-wizard.desktop"


def values_of(entry: Path) -> dict[str, str]:
    """The values as a desktop reads them: each line's escapes are taken back."""
    lines = [line.partition("=") for line in entry.read_text(encoding="utf-8").splitlines()[1:]]
    return {key: unescaped(value) for key, _, value in lines}


def unescaped(text: str) -> str:
    signs = iter(text)
    known = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
    return "".join(known[next(signs)] if sign == "\\" else sign for sign in signs)


def arguments_of(command: str) -> list[str]:
    """Exec as the Desktop Entry Specification splits it. Its quoting is the shell's, but for the field codes."""
    script = f"printf '%s\\0' {command}"
    said = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True).stdout  # noqa: S603, S607
    return [each.replace("%%", "%") for each in said.split("\0")[:-1]]


@pytest.mark.parametrize("name", ODD)
def test_the_entry_of_odd_paths(tmp_path: Path, name: str) -> None:
    environ = environ_for(tmp_path, name)
    start_at_login(environ, wanted=True)
    values = values_of(entry_of(environ))
    assert arguments_of(values["Exec"]) == ["env", f"CHANNEL_WIZARD_HOME={tmp_path / name}", *started()]
    assert values["Path"] == str(checkout())


@pytest.mark.parametrize("name", ODD)
def test_the_desktops_own_checker_finds_nothing_wrong(tmp_path: Path, name: str) -> None:
    validate = shutil.which("desktop-file-validate")
    if validate is None:
        pytest.skip("not installed: desktop-file-validate (apt-get install desktop-file-utils)")
    environ = environ_for(tmp_path, name)
    start_at_login(environ, wanted=True)
    said = subprocess.run([validate, entry_of(environ)], capture_output=True, text=True, check=False)  # noqa: S603
    assert (said.returncode, said.stdout) == (0, "")


def assert_starts(arguments: list[str], folder: str, environ: dict[str, str], home: Path) -> None:
    """The desk of this home: it lives on, and says in the tray what is wrong there."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        arguments, cwd=folder, env={**environ, "QT_QPA_PLATFORM": "offscreen"}, stderr=subprocess.PIPE, text=True
    )
    found = find_home({"CHANNEL_WIZARD_HOME": os.fspath(home)})
    try:
        end = time.monotonic() + 60
        while not door(found).exists() and process.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        process.terminate()
        said = process.communicate(timeout=60)[1]
    finally:
        process.kill()
    assert process.returncode == 0, said
    assert "Traceback" not in said
    assert (found.data / "desk.lock").exists()
    assert (found.config / "settings.json").read_text() == "damaged"


def test_what_the_entry_starts(tmp_path: Path) -> None:
    """The very command, from another folder: it looks into the home that it was set up for."""
    environ = environ_for(tmp_path, "a home")
    home = tmp_path / "a home"
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.json").write_text("damaged")
    start_at_login(environ, wanted=True)
    values = values_of(entry_of(environ))
    bare = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    assert_starts(arguments_of(values["Exec"]), values["Path"], bare, home)


def test_on_and_off_as_often_as_one_likes(tmp_path: Path) -> None:
    environ = environ_for(tmp_path)
    assert not starts_at_login(environ)
    start_at_login(environ, wanted=False)
    for _ in range(2):
        start_at_login(environ, wanted=True)
        assert starts_at_login(environ)
    for _ in range(2):
        start_at_login(environ, wanted=False)
        assert not starts_at_login(environ)
    assert list(entry_of(environ).parent.iterdir()) == []


@pytest.mark.parametrize("line", ["Hidden=true", "Hidden = true", "X-GNOME-Autostart-enabled=false"])
def test_switched_off_in_the_systems_settings(tmp_path: Path, line: str) -> None:
    environ = environ_for(tmp_path)
    start_at_login(environ, wanted=True)
    entry = entry_of(environ)
    key = line.partition("=")[0].strip()
    kept = [each for each in entry.read_text().splitlines() if not each.startswith(key)]
    entry.write_text("\n".join([*kept, line, "Name[de]=100%; # Hidden=true", ""]))
    assert not starts_at_login(environ)
    start_at_login(environ, wanted=True)
    assert starts_at_login(environ)


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"no entry", b"[Desktop Entry]\n[Desktop Entry", b"[Other]\nHidden=false\n"]
)
def test_an_entry_that_is_none(tmp_path: Path, content: bytes) -> None:
    environ = environ_for(tmp_path)
    entry_of(environ).parent.mkdir(parents=True)
    entry_of(environ).write_bytes(content)
    assert not starts_at_login(environ)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    environ = environ_for(tmp_path)
    (tmp_path / "config").write_text("in the way")
    with pytest.raises(WizardError, match="could not be changed"):
        start_at_login(environ, wanted=True)
    assert not starts_at_login(environ)
    (tmp_path / "config").unlink()
    start_at_login(environ, wanted=True)


def test_what_is_carried_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    given = {
        "CHANNEL_WIZARD_HOME": "~/relay",
        "CHANNEL_WIZARD_PASSPHRASE_FILE": "secret/passphrase",
        "CHANNEL_WIZARD_PASSPHRASE": "hunter2",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    assert carried_environment(given) == {
        "CHANNEL_WIZARD_HOME": str(tmp_path / "relay"),
        "CHANNEL_WIZARD_PASSPHRASE_FILE": str(tmp_path / "secret" / "passphrase"),
    }
    start_at_login(given, wanted=True)
    assert "hunter2" not in entry_of(given).read_text()
    assert carried_environment({}) == {}


def test_without_a_home_of_its_own_it_is_the_command_alone(tmp_path: Path) -> None:
    environ = {"XDG_CONFIG_HOME": str(tmp_path)}
    start_at_login(environ, wanted=True)
    assert arguments_of(values_of(entry_of(environ))["Exec"]) == started()


def test_the_launch_agent_of_a_mac(tmp_path: Path) -> None:
    agent = plistlib.loads(autostart._launch_agent(environ_for(tmp_path)))
    assert agent["ProgramArguments"] == started()
    assert agent["EnvironmentVariables"] == {"CHANNEL_WIZARD_HOME": str(tmp_path / "plain")}
    assert agent["RunAtLoad"] is True


# --- Windows, whose entry is a command line and nothing else ---------------------------------------------------


def test_the_run_line_of_windows(tmp_path: Path) -> None:
    environ = environ_for(tmp_path, "a home") | {"CHANNEL_WIZARD_PASSPHRASE_FILE": str(tmp_path / "p")}
    line = autostart._run_line(environ)
    start = subprocess.list2cmdline(command())
    assert line == f'{start} --home "{tmp_path / "a home"}" --passphrase-file {tmp_path / "p"} desk --hidden'
    assert autostart._run_line({}) == f"{start} desk --hidden"


def test_a_run_line_that_windows_would_not_take(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="too long"):
        autostart._run_line(environ_for(tmp_path, "x" * 250))


def test_what_the_run_line_starts(tmp_path: Path) -> None:
    """The very options, without a variable: they lead to the home that was set up, from any folder."""
    home = tmp_path / "a home"
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.json").write_text("damaged")
    bare = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    line = autostart._run_line(environ_for(tmp_path, "a home"))
    assert_starts(shlex.split(line), os.fspath(checkout()), bare, home)  # no backslash in it here
