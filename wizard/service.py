"""`channel-wizard sync` as a service of this user, under systemd: for servers, where nobody logs in to a desktop.

The unit is this user's own (`systemctl --user`), so that it has the user's home, keyring and no more rights. It is
written for this installation and this home; `packaging/channel-wizard.service` is the same for packages.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.autostart import carried_environment, checkout
from wizard.errors import UsageError, WizardError
from wizard.files import raise_if_full
from wizard.program import command
from wizard.secrets import PASSPHRASE, PASSPHRASE_FILE
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

UNIT = "channel-wizard.service"
ARGUMENTS = ("sync", "--quiet")
_SYSTEMCTL_SECONDS = 120.0  # starting waits until the engine is ready


@dataclass(frozen=True, slots=True)
class ServiceState:
    """`installed`: the unit is there; `enabled`: it starts by itself; `active`: systemd's word for how it is now
    (active, activating, failed, inactive; "" where systemd does not answer). `lingers`: it also runs while the
    user is not logged in; None: not known. `status`: its own last word."""

    installed: bool
    enabled: bool = False
    active: str = ""
    lingers: bool | None = None
    status: str = ""


def unit_text(words: Sequence[str], environ: Mapping[str, str], working: Path | None = None) -> str:
    """The unit that runs `words`; `environ`: variables that it needs."""
    variables = "".join(f"Environment={_quoted(f'{name}={value}')}\n" for name, value in environ.items())
    if any(sign in words[0] for sign in "\"'\\"):  # systemd takes no such name for a program
        words = ["/usr/bin/env", *words]
    folder = f"WorkingDirectory={_escaped(os.fspath(working))}\n" if working else ""
    return (
        "[Unit]\n"
        "Description=Channel Wizard: relays between SocialHub and your Networks\n"
        "\n"
        "[Service]\n"
        "Type=notify\n"
        "NotifyAccess=main\n"
        f"ExecStart={' '.join([_quoted(words[0]), *map(_argument, words[1:])])}\n"
        f"{variables}{folder}"
        "# It ends within ten seconds, with what is in flight done; a damaged journal takes longer to start.\n"
        "TimeoutStartSec=300\n"
        "TimeoutStopSec=30\n"
        "# Said four times in this time while the engine and its journal answer.\n"
        "WatchdogSec=120\n"
        "# Whatever ended it, it goes on where it stopped; but 2 is wrong use: trying again cannot help.\n"
        "Restart=on-failure\n"
        "RestartSec=15\n"
        "RestartPreventExitStatus=2\n"
        "NoNewPrivileges=yes\n"
        "\n"
        "[Install]\n"
        "WantedBy=default.target\n"
    )


def install(environ: Mapping[str, str]) -> ServiceState:
    """Writes the unit for this home, enables it and starts it; returns once it is ready. Blocks.

    Raises UsageError where the service could not open the secrets, WizardError where systemd does not do it, with
    what it says; then everything is as it was before.
    """
    _needs_systemd()
    _needs_passphrase_in_a_file(environ)
    working = None if getattr(sys, "frozen", False) else checkout()
    text = unit_text(command(*ARGUMENTS), carried_environment(environ), working)
    path = unit_path(environ)
    before = _read(path)
    _write(path, text)
    try:
        _systemctl(environ, "daemon-reload")
        _systemctl(environ, "enable", UNIT)
        _start(environ)
    except BaseException:
        _undo(environ, before)
        raise
    return state(environ)


def remove(environ: Mapping[str, str]) -> bool:
    """Stops the service and takes the unit away; False: there was none. Blocks. Raises WizardError."""
    _needs_systemd()
    path = unit_path(environ)
    if not path.exists():
        return False
    _systemctl(environ, "disable", "--now", UNIT)
    path.unlink(missing_ok=True)
    _systemctl(environ, "daemon-reload")
    return True


def state(environ: Mapping[str, str]) -> ServiceState:
    """How the service is. Blocks shortly; raises nothing."""
    installed = unit_path(environ).exists()
    if sys.platform != "linux" or shutil.which("systemctl", path=environ.get("PATH")) is None:
        return ServiceState(installed)
    wanted = "ActiveState,UnitFileState,StatusText"
    shown = _ask(environ, ["systemctl", "--user", "show", "-p", wanted, UNIT])
    values = dict(line.partition("=")[::2] for line in (shown or "").splitlines())
    user = environ.get("USER") or environ.get("LOGNAME") or ""
    linger = _ask(environ, ["loginctl", "show-user", "-p", "Linger", "--value", user]) if user else None
    return ServiceState(
        installed,
        enabled=values.get("UnitFileState") == "enabled",
        active=values.get("ActiveState", ""),
        lingers={"yes": True, "no": False}.get((linger or "").strip()),
        status=values.get("StatusText", ""),
    )


def unit_path(environ: Mapping[str, str]) -> Path:
    config = environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "systemd" / "user" / UNIT


def _needs_systemd() -> None:
    if sys.platform != "linux" or shutil.which("systemctl") is None:
        raise WizardError(
            say("There is no systemd on this computer."),
            say("Let your own service manager run “channel-wizard sync”, or start it at log-in."),
        )


def _needs_passphrase_in_a_file(environ: Mapping[str, str]) -> None:
    """The service starts with this computer, when nobody is there to give a passphrase, and a unit is no place
    for one: systemd shows its variables to everyone on this computer."""
    if environ.get(PASSPHRASE):
        raise UsageError(
            say("The service could not open the secrets: it does not know what {name} says.", name=PASSPHRASE),
            say(
                "Write the passphrase into a file that only you can read, name it in {file} instead, and install "
                "the service again.",
                file=PASSPHRASE_FILE,
            ),
            field=PASSPHRASE,
        )


def _start(environ: Mapping[str, str]) -> None:
    """Raises WizardError with the program's exit code where it did not get ready."""
    try:
        _systemctl(environ, "restart", UNIT)
    except WizardError:
        code = (
            _ask(environ, ["systemctl", "--user", "show", "-p", "ExecMainStatus", "--value", UNIT]) or ""
        ).strip()
        if code in ("", "0"):
            raise
        raise WizardError(
            say("The service did not start: “channel-wizard sync” ended with {code}.", code=code),
            say("Run “channel-wizard sync” here to see why, mend it, and install the service again."),
        ) from None


def _undo(environ: Mapping[str, str], before: str | None) -> None:
    """As it was before a try that failed: without a unit, or with the older one running again."""
    with contextlib.suppress(WizardError):
        if before is None:
            _systemctl(environ, "disable", "--now", UNIT)
            unit_path(environ).unlink(missing_ok=True)
        else:
            _write(unit_path(environ), before)
        _systemctl(environ, "daemon-reload")
        if before is not None:
            _systemctl(environ, "restart", "--no-block", UNIT)


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise_if_full(error, path)
        raise WizardError(
            say("{path} cannot be written: {reason}.", path=path, reason=error.strerror or "no access"),
            say("Check the permissions of its folder."),
        ) from None


def _systemctl(environ: Mapping[str, str], *arguments: str) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, our own words
            ["systemctl", "--user", *arguments],  # noqa: S607 - the system's own, by its name
            env=dict(environ),
            capture_output=True,
            text=True,
            timeout=_SYSTEMCTL_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise _refused("") from None
    if done.returncode:
        raise _refused(done.stderr.strip().splitlines()[0] if done.stderr.strip() else "")


def _refused(words: str) -> WizardError:
    what = say("systemd did not do it: {words}", words=words) if words else say("systemd did not do it in time.")
    return WizardError(what, say("“systemctl --user status channel-wizard” says more."))


def _ask(environ: Mapping[str, str], words: Sequence[str]) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, our own words
            words, env=dict(environ), capture_output=True, text=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _escaped(text: str) -> str:
    """Without what systemd reads as a specifier."""
    return text.replace("%", "%%")


def _argument(text: str) -> str:
    """A word of ExecStart: what begins with `$` there would be a variable."""
    return _quoted(text.replace("$", "$$"))


def _quoted(text: str) -> str:
    """A word as systemd.syntax(7) has it."""
    text = _escaped(text)
    if text and not any(each in text for each in " \t\n\"'\\;"):
        return text
    for sign, written in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(sign, written)
    return f'"{text}"'
