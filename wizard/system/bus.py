"""A connection to a D-Bus message bus, for calls and signals: what jeepney leaves to whoever reads and writes.

jeepney's own asyncio connection takes no file descriptors, which logind hands out, and leaves sockets open where a
bus refuses us. Its protocol, parser and messages are used here.
"""

from __future__ import annotations

import asyncio
import itertools
import socket
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    Parser,
    new_method_call,
)
from jeepney.auth import BEGIN, Authenticator  # type: ignore[import-untyped]
from jeepney.bus import get_connectable_addresses  # type: ignore[import-untyped]
from jeepney.fds import FileDescriptor, fds_buf_size  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Mapping

_SYSTEM = "unix:path=/var/run/dbus/system_bus_socket"  # as the specification has it
_SECONDS = 5.0  # for each answer
_NAME = "org.freedesktop.DBus"
_BROKER = DBusAddress("/org/freedesktop/DBus", bus_name=_NAME, interface=_NAME)  # the bus itself


class BusGone(Exception):
    """There is no bus, it does not let us in, or it ended. The text is for the log."""


class BusRefused(Exception):
    """A call was answered with an error. The text is the error's name."""


class Bus:
    """Used by one task at a time. Close it when done."""

    def __init__(self, connected: socket.socket) -> None:
        """Use `connect`."""
        self._socket = connected
        self._parser: Any = Parser()
        self._serials = itertools.count(1)
        self._signals: deque[Message] = deque()

    @classmethod
    async def connect(cls, address: str) -> Bus:
        """The bus at `address`, as the specification writes it (`unix:path=…`). Raises BusGone."""
        bus = cls(socket.socket(socket.AF_UNIX))
        try:
            async with asyncio.timeout(_SECONDS):
                await bus._enter(next(get_connectable_addresses(address)))
        except (BusGone, BusRefused) as error:
            bus.close()
            raise BusGone(str(error)) from None
        except Exception as error:  # noqa: BLE001 - an address of another form, a bus that speaks otherwise
            bus.close()
            raise BusGone(type(error).__name__) from None
        except BaseException:
            bus.close()
            raise
        return bus

    async def _enter(self, path: str) -> None:
        self._socket.settimeout(0)
        await asyncio.get_running_loop().sock_connect(self._socket, path)
        await _let_in(self._socket)
        await self.call(new_method_call(_BROKER, "Hello"))

    def close(self) -> None:
        self._socket.close()

    async def call(self, message: Message) -> tuple[Any, ...]:
        """Calls a method; what it answers. Raises BusRefused, BusGone."""

        serial = next(self._serials)
        try:
            async with asyncio.timeout(_SECONDS):
                await asyncio.get_running_loop().sock_sendall(self._socket, message.serialise(serial))
                while True:
                    answer = await self._receive()
                    if answer.header.fields.get(HeaderFields.reply_serial) == serial:
                        break
                    self._keep(answer)
        except (OSError, TimeoutError) as error:
            raise BusGone(type(error).__name__) from None
        if answer.header.message_type is MessageType.error:
            raise BusRefused(str(answer.header.fields.get(HeaderFields.error_name)))
        return tuple(answer.body)

    async def listen(self, rule: Any) -> None:
        """Lets signals come that jeepney's `MatchRule` describes. Raises BusRefused, BusGone."""

        await self.call(new_method_call(_BROKER, "AddMatch", "s", (rule.serialise(),)))

    async def signal(self) -> Message:
        """The next signal. Raises BusGone."""
        while not self._signals:
            try:
                self._keep(await self._receive())
            except OSError as error:
                raise BusGone(type(error).__name__) from None
        return self._signals.popleft()

    def _keep(self, message: Message) -> None:

        if message.header.message_type is MessageType.signal:
            self._signals.append(message)

    async def _receive(self) -> Message:
        """Raises BusGone, OSError."""

        while True:
            try:
                message = self._parser.get_next_message()
            except Exception as error:  # noqa: BLE001 - whatever a message that cannot be read leads to
                raise BusGone(type(error).__name__) from None
            if message is not None:
                return message
            await _readable(self._socket)
            with suppress(BlockingIOError):
                data, ancillary, _flags, _from = self._socket.recvmsg(self._parser.bytes_desired(), fds_buf_size())
                if not data:
                    raise BusGone("it ended")
                self._parser.add_data(data, FileDescriptor.from_ancdata(ancillary))


def system_bus(environ: Mapping[str, str]) -> str:
    """Where the system's bus is."""
    return environ.get("DBUS_SYSTEM_BUS_ADDRESS") or _SYSTEM


async def _let_in(connected: socket.socket) -> None:
    """Says who we are. Raises what jeepney raises where the bus does not let us in."""

    loop = asyncio.get_running_loop()
    asking = Authenticator(enable_fds=True)
    for words in asking:
        await loop.sock_sendall(connected, words)
        answer = await loop.sock_recv(connected, 1024)
        if not answer:
            raise BusGone("it does not let us in")
        asking.feed(answer)
    await loop.sock_sendall(connected, BEGIN)


async def _readable(connected: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    ready: asyncio.Future[None] = loop.create_future()

    def is_ready() -> None:
        if not ready.done():
            ready.set_result(None)

    loop.add_reader(connected, is_ready)
    try:
        await ready
    finally:
        loop.remove_reader(connected)
