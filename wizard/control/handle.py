"""What can be asked of the engine, whoever answers (see the package's docstring)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from wizard.errors import WizardError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from wizard.sync.records import Entry
    from wizard.sync.standing import Snapshot

PROTOCOL = 1


class NotRunning(WizardError):
    """No engine runs for this home, or it ended in the middle of a question."""


class ControlRefused(WizardError):
    """The running Channel Wizard does not understand or does not do what was asked."""


@dataclass(frozen=True, slots=True)
class Hello:
    """Who answers. `role`: "sync" (`channel-wizard sync`), "service" (the same under systemd) or "desk"; "" where
    no engine runs. `pid`: its process; 0 where none runs."""

    role: str
    version: str
    pid: int
    protocol: int = PROTOCOL


@dataclass(frozen=True, slots=True)
class News:
    """What changed: how everything stands (None: as before), and new lines of activity, oldest first."""

    snapshot: Snapshot | None
    entries: tuple[Entry, ...] = ()


class Handle(Protocol):
    """Everything raises NotRunning where the engine has gone, UsageError for a channel that there is not."""

    @property
    def hello(self) -> Hello: ...

    async def status(self) -> Snapshot:
        """How everything stands."""
        ...

    def news(self, after: int | None = None) -> AsyncIterator[News]:
        """How everything stands, at once, and then whatever changes. Ends with NotRunning.

        `after`: the id of the last entry that is known already; None: only those to come.
        """
        ...

    async def sync_now(self, channel: str | None = None) -> None:
        """Asks both sides at once, whatever was waiting. None: of every channel."""
        ...

    async def pause(self, channel: str | None, until: int | None = None) -> None:
        """`until`: ms since 1970, when it goes on by itself; None: until resumed. It survives a restart."""
        ...

    async def resume(self, channel: str | None) -> None: ...

    async def look(self, channel: str | None = None) -> None:
        """Settings, secrets, the log's level or the journal changed: they are read again at once.

        `channel`: the one that starts anew with them. None: only what another process wrote is looked at.
        """
        ...

    async def show(self, page: str = "") -> None:
        """Brings the desk's window up, at `page` where given. Raises ControlRefused where no desk answers."""
        ...

    async def quit(self) -> None:
        """Ends the engine in order, and the desk with it; returns once it was told, not once it has ended."""
        ...
