"""A screen in memory, with a tray on it or none, and the tray program on that screen."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

PROJECT = Path(__file__).parents[3]
TRAYER = ("trayer", "--edge", "top", "--align", "left", "--widthtype", "pixel", "--width", "200", "--height", "24")
PATIENCE = 60.0  # seconds; only a defect uses them up


_PACKAGES = {"Xvfb": "xvfb", "xfconf-query": "xfconf", "dbus-daemon": "dbus", "dbus-send": "dbus"}  # of Debian


def need(*programs: str) -> None:
    """Skips the test where one of them is not installed."""
    missing = [each for each in programs if shutil.which(each) is None]
    if missing:
        packages = sorted({_PACKAGES.get(each, each) for each in missing})
        pytest.skip(f"not installed: {', '.join(missing)} (apt-get install {' '.join(packages)})")


@contextmanager
def running(command: Sequence[str], environ: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(  # noqa: S603 - the tests' own
        command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment of whoever is to be seen on it."""
    need("Xvfb")
    reading, writing = os.pipe()
    process = subprocess.Popen(  # noqa: S603
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x600x24", "-nolisten", "tcp"],  # noqa: S607
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            display = said.readline().strip()
        yield {
            **{name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"},
            "DISPLAY": f":{display}",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(PROJECT),
        }
    finally:
        process.terminate()
        process.wait()


# --- A session bus, and a tray that speaks over it ------------------------------------------------------------

WATCHER = "org.kde.StatusNotifierWatcher"


@contextmanager
def session_bus(environ: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The environment of whoever is on it."""
    process = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],  # noqa: S607
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        address = process.stdout.readline().strip()
        yield {**environ, "DBUS_SESSION_BUS_ADDRESS": address}
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def call(bus: Mapping[str, str], to: str, path: str, *words: str) -> str | None:
    """A method's answer as dbus-send prints it; None: it failed."""
    done = subprocess.run(  # noqa: S603
        ["dbus-send", "--session", "--print-reply", f"--dest={to}", path, *words],  # noqa: S607
        env=bus,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout if done.returncode == 0 else None


def items(bus: Mapping[str, str]) -> list[str]:
    """The names on the bus of those whose icons the tray shows."""
    get = ("org.freedesktop.DBus.Properties.Get", f"string:{WATCHER}", "string:RegisteredStatusNotifierItems")
    return re.findall(r'string "(:[0-9.]+)/', call(bus, WATCHER, "/StatusNotifierWatcher", *get) or "")


def until_there(bus: Mapping[str, str], name: str) -> None:
    """Until somebody answers on the bus by this name."""
    words = ("org.freedesktop.DBus.NameHasOwner", f"string:{name}")
    end = time.monotonic() + PATIENCE
    while "true" not in (call(bus, "org.freedesktop.DBus", "/", *words) or ""):
        assert time.monotonic() < end, name
        time.sleep(0.1)


def click_item(bus: Mapping[str, str]) -> None:
    """A left click on the only icon, as the tray reports it to whoever it belongs to."""
    end = time.monotonic() + PATIENCE
    while len(found := items(bus)) != 1:
        assert time.monotonic() < end, found
        time.sleep(0.1)
    words = ("org.kde.StatusNotifierItem.Activate", "int32:1", "int32:1")
    assert call(bus, found[0], "/StatusNotifierItem", *words) is not None


# --- The program ----------------------------------------------------------------------------------------------


@dataclass
class Puppet:
    """The tray program (`tests.gui.desk.tray_program`), asked a line at a time."""

    process: subprocess.Popen[str]

    def ask(self, line: str) -> dict[str, str]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, "the tray program has ended"
        return dict(part.split("=", 1) for part in answer.strip().split(" "))

    def until(self, good: Callable[[dict[str, str]], bool]) -> dict[str, str]:
        end = time.monotonic() + PATIENCE
        while not good(found := self.ask("look")):
            assert time.monotonic() < end, found
            time.sleep(0.1)
        return found


@contextmanager
def puppet(environ: Mapping[str, str]) -> Iterator[Puppet]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.gui.desk.tray_program"],
        env=environ,
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Puppet(process)
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()  # which ends it
        try:
            process.wait(PATIENCE)
        finally:
            process.kill()
            process.stdout.close()
