"""A system bus of the tests' own, with a stand-in for logind and NetworkManager on it. For Linux alone."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

LOGIND, MANAGER = "org.freedesktop.login1", "org.freedesktop.login1.Manager"
NETWORK = "org.freedesktop.NetworkManager"
CONNECTED = 70
PATIENCE = 60.0  # seconds; only a defect uses them up


@dataclass
class PrivateBus:
    """A `dbus-daemon` that can end and come back at the same address."""

    folder: Path
    _process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        return f"unix:path={self.folder / 'bus'}"

    def start(self) -> None:
        (self.folder / "bus").unlink(missing_ok=True)
        self._process = subprocess.Popen(  # noqa: S603
            ["dbus-daemon", "--session", "--nofork", f"--address={self.address}", "--print-address=1"],  # noqa: S607
            env={
                "PATH": os.environ.get("PATH", ""),
                "XDG_DATA_DIRS": str(self.folder),
            },  # nothing to start by itself
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline(), "the bus did not start"  # it listens

    def stop(self) -> None:
        if self._process is not None:
            assert self._process.stdout is not None
            self._process.terminate()
            self._process.wait()
            self._process.stdout.close()
            self._process = None


@contextlib.contextmanager
def private_bus() -> Iterator[PrivateBus]:
    with tempfile.TemporaryDirectory(prefix="bus-") as folder:  # a socket's path has to be short
        bus = PrivateBus(Path(folder))
        bus.start()
        try:
            yield bus
        finally:
            bus.stop()


@dataclass
class Logind:
    """What logind and NetworkManager say and answer. `locks`: the far ends of the delay locks that it gave."""

    connection: Any
    gives_locks: bool = True
    locks: list[int] = field(default_factory=list)
    asked: list[tuple[object, ...]] = field(default_factory=list)
    given: threading.Condition = field(default_factory=threading.Condition)

    def prepare_for_sleep(self, *, sleeps: bool) -> None:
        self._say("/org/freedesktop/login1", MANAGER, "PrepareForSleep", "b", sleeps)

    def network_state(self, state: int) -> None:
        self._say("/org/freedesktop/NetworkManager", NETWORK, "StateChanged", "u", state)

    def until_asked(self, times: int) -> None:
        """Until a delay lock was asked for so often."""
        with self.given:
            assert self.given.wait_for(lambda: len(self.asked) >= times, PATIENCE), self.asked

    def until_let_go(self, lock: int = -1) -> None:
        """Until whoever has that lock lets it go."""
        with os.fdopen(self.locks[lock], "rb", closefd=False) as far_end:
            assert far_end.read() == b""

    def is_held(self, lock: int = -1) -> bool:
        os.set_blocking(self.locks[lock], False)
        try:
            return os.read(self.locks[lock], 1) != b""
        except BlockingIOError:
            return True
        finally:
            os.set_blocking(self.locks[lock], True)

    def _say(self, path: str, interface: str, member: str, signature: str, value: object) -> None:
        from jeepney import DBusAddress, new_signal  # type: ignore[import-untyped]

        self.connection.send(new_signal(DBusAddress(path, interface=interface), member, signature, (value,)))

    def answer_for_ever(self) -> None:
        from jeepney import HeaderFields

        with contextlib.suppress(OSError, ValueError):  # it was closed
            while True:
                message = self.connection.receive()
                if message.header.fields.get(HeaderFields.member) == "Inhibit":
                    self._answer(message)

    def _answer(self, message: Any) -> None:
        from jeepney import new_error, new_method_return

        if not self.gives_locks:
            self.connection.send(new_error(message, "org.freedesktop.DBus.Error.AccessDenied"))
        else:
            far_end, lock = os.pipe()
            self.locks.append(far_end)
            self.connection.send(new_method_return(message, "h", (lock,)))
            os.close(lock)
        with self.given:
            self.asked.append(tuple(message.body))
            self.given.notify_all()


@contextlib.contextmanager
def logind(bus: PrivateBus, *, gives_locks: bool = True) -> Iterator[Logind]:
    """Both services, by the names that they have on a system's bus."""
    from jeepney import message_bus
    from jeepney.io.blocking import Proxy, open_dbus_connection  # type: ignore[import-untyped]

    connection = open_dbus_connection(bus.address, enable_fds=True, auth_timeout=PATIENCE)
    made = Logind(connection, gives_locks)
    for name in (LOGIND, NETWORK):
        Proxy(message_bus, connection).RequestName(name)
    thread = threading.Thread(target=made.answer_for_ever, name="logind", daemon=True)
    thread.start()
    try:
        yield made
    finally:
        connection.sock.shutdown(2)  # which ends its waiting
        thread.join(PATIENCE)
        connection.close()
        for each in made.locks:
            os.close(each)
