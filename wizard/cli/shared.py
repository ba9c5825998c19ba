"""What several commands share: the --json option, values from env: and file:, an attached journal."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from wizard.errors import UsageError
from wizard.sync.journal import Journal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from wizard.app import App
    from wizard.cli.main import Global
    from wizard.settings import ChannelSettings
    from wizard.sync.records import Halt

ENTRY = (  # of the activity log; keys without a value are left out
    '{"id", "time", "channel", "kind", "network_item_id", "who", "text", "url", "note"}'
)
_TICK = 0.2  # seconds
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def json_help(*shapes: str) -> str:
    """The end of a command's help: what --json prints."""
    return f"With --json: {' '.join(shapes)}. Times are ISO 8601 in UTC."


def app_of(context: typer.Context) -> App:
    return cast("Global", context.obj).app


@contextlib.asynccontextmanager
async def journal_of(app: App) -> AsyncIterator[Journal]:
    """The journal beside an engine that may be running."""
    journal = await Journal.attach(app.journal_path)
    try:
        yield journal
    finally:
        await journal.close()


def only_channel(app: App, name: str | None) -> ChannelSettings:
    """The channel of this name, or the only one there is. Raises UsageError."""
    settings = app.store.load()
    if name is not None:
        return settings.channel(name)
    if len(settings.channels) == 1:
        return settings.channels[0]
    known = ", ".join(each.name for each in settings.channels)
    if not known:
        raise UsageError("No channel is set up yet.", "Set one up: channel-wizard setup --from FILE.toml.")
    raise UsageError("There are several channels.", f"Say which with --channel: {known}.", field="--channel")


_ENDS_HALT = {
    "HubTokenRefused": "channel-wizard channels token",
    "HubChannelDeactivated": "channel-wizard channels token",
    "NetworkLoginExpired": "channel-wizard channels login",
}
_PROXY = frozenset({"ProxyLoginRefused", "ProxyPasswordMissing"})


def command_for(name: str, halt: Halt | None) -> str | None:
    """The command that ends a halt of this channel; None where none does."""
    if halt is not None and halt.code in _PROXY:  # it is every channel's
        return "channel-wizard proxy set"
    command = _ENDS_HALT.get(halt.code) if halt else None
    return f"{command} {name}" if command else None


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Around a prompt on a terminal: Ctrl-C ends it whenever it comes.

    Python acts on a signal between two steps of its own, or where a signal interrupts its wait. One that comes
    between the last step and the wait would do nothing until something is typed. A clock that interrupts the
    wait every now and then lets Python look.
    """
    if not sys.stdin.isatty() or not hasattr(signal, "setitimer"):  # Windows waits for Ctrl-C as well as for keys
        yield
        return
    before = signal.signal(signal.SIGALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, _TICK, _TICK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def confirmed(question: str) -> bool:
    """Whether a person says yes. Raises typer.Abort at Ctrl-C, UsageError where there is nobody to ask."""
    try:
        with interruptible():
            return typer.confirm(question, err=True)
    except typer.Abort:
        if sys.stdin.isatty():
            raise
        raise UsageError(
            "Nobody can be asked here, and nothing was changed.", "Give --yes if it is to be done.", field="--yes"
        ) from None


def secret_from(source: str | None, prompt: str) -> str:
    """A secret from `env:NAME`, `file:PATH`, `-` (standard input), or asked for on a terminal.

    A secret itself is never taken from the command line, where every program of this computer can read it.
    """
    if source is None:
        if not sys.stdin.isatty():
            raise UsageError(
                "Nothing says where the secret is.", "Use --from env:NAME, file:PATH or - .", field="--from"
            )
        with interruptible():
            return str(typer.prompt(prompt, hide_input=True))
    if source == "-":
        return sys.stdin.readline().strip()
    kind, _, rest = source.partition(":")
    if kind == "env" and rest:
        value = os.environ.get(rest)
        if value is None:
            raise UsageError(f"There is no variable {rest} in the environment.", "Set it.", field="--from")
        return value.strip()
    if kind == "file" and rest:
        try:
            return Path(rest).expanduser().read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            raise UsageError(f"The file {rest} cannot be read.", "Check its name.", field="--from") from None
    raise UsageError(
        "--from takes env:NAME, file:PATH or - .", "A secret is never written there itself.", field="--from"
    )
