"""Starting at log-in, in the way of each system: an XDG autostart entry, a LaunchAgent, or the Run key.

What is started is this program with this home, hidden: `channel-wizard desk --hidden`, or `channel-wizard sync`
where the windows are not installed. The entry is the only truth: whether
it starts at log-in is read from there, so that switching it off in the system's own settings counts.
"""

from __future__ import annotations

import configparser
import errno
import os
import plistlib
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.errors import WizardError
from wizard.files import expand, raise_if_full, write_private
from wizard.home import HOME_VARIABLE
from wizard.program import command, has_toolkit
from wizard.secrets import PASSPHRASE_FILE
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

_ID = "io.github.channel_wizard"
_OPTIONS = {HOME_VARIABLE: "--home", PASSPHRASE_FILE: "--passphrase-file"}  # of the command line
_LONGEST_RUN = 260  # characters; learn.microsoft.com, "Run and RunOnce Registry Keys"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


def starts_at_login(environ: Mapping[str, str]) -> bool:
    """Whether an entry of ours is there and switched on."""
    if sys.platform == "win32":
        return _run_value() is not None
    path = _entry(environ)
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return True if sys.platform == "darwin" else _is_on(text)


def _is_on(entry: str) -> bool:
    """Whether a desktop entry is not switched off, in the ways in which desktops do that."""
    parser = configparser.RawConfigParser(strict=False, comment_prefixes=("#",), delimiters=("=",))
    try:
        parser.read_string(entry)
        found = dict(parser["Desktop Entry"])
    except (configparser.Error, KeyError):
        return False
    return found.get("hidden") != "true" and found.get("x-gnome-autostart-enabled") != "false"


def start_at_login(environ: Mapping[str, str], *, wanted: bool) -> None:
    """Writes the entry, or takes it away. Raises WizardError, DiskFull."""
    try:
        if sys.platform == "win32":
            _set_run_value(environ, wanted=wanted)
            return
        path = _entry(environ)
        if not wanted:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        content = _launch_agent(environ) if sys.platform == "darwin" else os.fsencode(_desktop_entry(environ))
        write_private(path, content)
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


def carried_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The variables that lead to this home, whatever folder the program is started in; none of them is a secret.

    A passphrase itself is never written down: whoever gives it by its variable gives it at log-in too.
    """
    paths = {HOME_VARIABLE: expand, PASSPHRASE_FILE: Path}  # each as it is read
    return {name: os.fspath(read(environ[name]).absolute()) for name, read in paths.items() if environ.get(name)}


def started(*options: str) -> list[str]:
    """The command line that is started: the desk in the tray, or the relay alone without the windows."""
    return command(*options, "desk", "--hidden") if has_toolkit() else command(*options, "sync")


def _desktop_entry(environ: Mapping[str, str]) -> str:
    variables = [f"{name}={value}" for name, value in carried_environment(environ).items()]
    words = [*(["env", *variables] if variables else []), *started()]
    working = "" if getattr(sys, "frozen", False) else f"Path={_escaped(os.fspath(checkout()))}\n"
    return (
        "[Desktop Entry]\nType=Application\nName=Channel Wizard\n"
        "Comment=Relays between SocialHub and your Networks\n"
        f"Exec={' '.join(_quoted(each) for each in words)}\n{working}"
        "Icon=channel-wizard\nTerminal=false\nNoDisplay=true\nX-GNOME-Autostart-enabled=true\n"
    )


def checkout() -> Path:
    """Where `-m wizard` is found when the package is not installed."""
    return Path(__file__).parent.parent


def _escaped(text: str) -> str:
    """As the Desktop Entry Specification writes a value of type string."""
    for sign, written in (("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        text = text.replace(sign, written)
    return f"\\s{text[1:]}" if text.startswith(" ") else text


def _quoted(argument: str) -> str:
    """An argument in Exec: quoted if it has a reserved character in it, % doubled, then written as a string is."""
    text = argument.replace("%", "%%")
    if text and not any(each in text for each in " \t\n\r\"'\\><~|&;$*?#()`"):
        return text
    quoted = "".join(f"\\{each}" if each in '"`$\\' else each for each in text)
    return _escaped(f'"{quoted}"')


def _launch_agent(environ: Mapping[str, str]) -> bytes:
    return plistlib.dumps(
        {
            "Label": _ID,
            "ProgramArguments": started(),
            "EnvironmentVariables": carried_environment(environ),
            "WorkingDirectory": os.fspath(checkout()),
            "RunAtLoad": True,
        }
    )


def _run_line(environ: Mapping[str, str]) -> str:
    """The value of the Run key: a command line alone, so what leads to this home goes into options.

    Raises OSError where it is longer than Windows takes.
    """
    options = [word for name, value in carried_environment(environ).items() for word in (_OPTIONS[name], value)]
    line = subprocess.list2cmdline(started(*options))
    if len(line) > _LONGEST_RUN:
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
    return line


if sys.platform == "win32":
    import winreg

    def _run_value() -> str | None:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                return str(winreg.QueryValueEx(key, _ID)[0])
        except OSError:
            return None

    def _set_run_value(environ: Mapping[str, str], *, wanted: bool) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
            if wanted:
                winreg.SetValueEx(key, _ID, 0, winreg.REG_SZ, _run_line(environ))
            elif _run_value() is not None:
                winreg.DeleteValue(key, _ID)
