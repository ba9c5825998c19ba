"""Starting at log-in, in the way of each system: an XDG autostart entry, a LaunchAgent, or the Run key.

What is started is this program with this home, hidden: `channel-wizard sync`. The entry is the only truth: whether
it starts at log-in is read from there, so that switching it off in the system's own settings counts.
"""

from __future__ import annotations

import os
import plistlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.errors import WizardError
from wizard.files import raise_if_full
from wizard.home import HOME_VARIABLE
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ID = "io.github.channel_wizard"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


def sync_command() -> list[str]:
    """The command that relays, for this very installation."""
    if getattr(sys, "frozen", False):  # a packaged program is its own interpreter
        return [sys.executable, "sync"]
    return [sys.executable, "-m", "wizard", "sync"]


def starts_at_login(environ: Mapping[str, str]) -> bool:
    """Whether an entry of ours is there and switched on."""
    if sys.platform == "win32":
        return _run_value() is not None
    path = _entry(environ)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        return False
    return "Hidden=true" not in text and "X-GNOME-Autostart-enabled=false" not in text


def start_at_login(environ: Mapping[str, str], *, wanted: bool) -> None:
    """Writes the entry, or takes it away. Raises WizardError, DiskFull."""
    try:
        if sys.platform == "win32":
            _set_run_value(wanted=wanted)
            return
        path = _entry(environ)
        if not wanted:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        content = _launch_agent(environ) if sys.platform == "darwin" else _desktop_entry(environ).encode()
        path.write_bytes(content)
    except OSError as error:
        raise_if_full(error, Path.home())
        raise WizardError(
            say("Starting at log-in could not be changed: {reason}.", reason=error.strerror or "no access"),
            say("Check the permissions of your autostart folder."),
        ) from None


def _entry(environ: Mapping[str, str]) -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{_ID}.plist"
    config = environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "autostart" / "channel-wizard.desktop"


def _home_of(environ: Mapping[str, str]) -> list[str]:
    """What the command has to be told of the environment it was set up in."""
    home = environ.get(HOME_VARIABLE)
    return [f"{HOME_VARIABLE}={Path(home).absolute()}"] if home else []


def _desktop_entry(environ: Mapping[str, str]) -> str:
    variables = _home_of(environ)
    command = [*(["env", *variables] if variables else []), *sync_command()]
    working = "" if getattr(sys, "frozen", False) else f"Path={_checkout()}\n"
    return (
        "[Desktop Entry]\nType=Application\nName=Channel Wizard\n"
        "Comment=Relays between SocialHub and your Networks\n"
        f"Exec={' '.join(_quoted(each) for each in command)}\n{working}"
        "Icon=channel-wizard\nTerminal=false\nNoDisplay=true\nX-GNOME-Autostart-enabled=true\n"
    )


def _checkout() -> Path:
    """Where `-m wizard` is found when the package is not installed."""
    return Path(__file__).parent.parent


def _quoted(argument: str) -> str:
    """As the Desktop Entry Specification quotes: reserved characters only inside double quotes, % doubled."""
    text = argument.replace("%", "%%")
    if not any(each in text for each in " \t\n\"'\\><~|&;$*?#()`"):
        return text
    escaped = "".join(f"\\\\{each}" if each in '"`$\\' else each for each in text)
    return f'"{escaped}"'


def _launch_agent(environ: Mapping[str, str]) -> bytes:
    variables = dict(each.split("=", 1) for each in _home_of(environ))
    return plistlib.dumps(
        {
            "Label": _ID,
            "ProgramArguments": sync_command(),
            "EnvironmentVariables": variables,
            "WorkingDirectory": os.fspath(_checkout()),
            "RunAtLoad": True,
        }
    )


if sys.platform == "win32":
    import subprocess
    import winreg

    def _run_value() -> str | None:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                return str(winreg.QueryValueEx(key, _ID)[0])
        except OSError:
            return None

    def _set_run_value(*, wanted: bool) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
            if wanted:
                winreg.SetValueEx(key, _ID, 0, winreg.REG_SZ, _command_line(sync_command()))
            elif _run_value() is not None:
                winreg.DeleteValue(key, _ID)

    def _command_line(command: Sequence[str]) -> str:
        return subprocess.list2cmdline(command)
