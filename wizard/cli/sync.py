"""`channel-wizard sync`: the engine at work until it is stopped, or once."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys
import time
from typing import TYPE_CHECKING, Annotated

import typer

from wizard.app import Engine, EngineOptions
from wizard.cli.main import cli
from wizard.cli.output import Output, entry_json, entry_line
from wizard.cli.shared import ENTRY, Json, app_of, command_for, json_help
from wizard.control.client import open_handle, said_who_runs
from wizard.control.local import Local
from wizard.control.server import ControlServer
from wizard.errors import EXIT_DONE, EXIT_FAILED, EXIT_NEEDS_PERSON, AlreadyRunning, UsageError, WizardError
from wizard.sync.once import catch_up_once
from wizard.systemd import Systemd

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence

    from wizard.app import App
    from wizard.sync.journal import Journal
    from wizard.sync.once import Result

_LOOK_SECONDS = 0.25
_SLOW_HOUSE = 10.0  # seconds that one round of the housekeeping may take beside that
_log = logging.getLogger(__name__)


@cli.command(
    epilog=json_help(
        f"{ENTRY} as it happens, one a line; with --once at the end, also one a line,",
        '{"channel", "tickets", "waiting", "set_aside", "paused", "needs": a sentence or null};',
        'with --now, {"asked"}',
    )
)
def sync(
    context: typer.Context,
    *,
    channel: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this channel; may be given again.")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Catch up once, then end.")] = False,
    now: Annotated[
        bool, typer.Option("--now", help="Let the running Channel Wizard ask both sides now, then end.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing of what happens.")] = False,
    as_json: Json = False,
) -> int:
    """Relays until it is stopped.

    Posts become Tickets, agents' replies go to the Network.

    Ctrl-C or SIGTERM finish what is in flight (at most 10 s). With --once: 0 when everything is caught up,
    1 when it did not get on, 3 when a channel needs a person.
    """
    output, app = Output(as_json), app_of(context)
    if not app.store.load().channels:
        raise UsageError("No channel is set up yet.", "Set one up: channel-wizard setup --from FILE.toml.")
    if now:
        return asyncio.run(_now(app, channel or [None], output))
    options = EngineOptions(only=tuple(channel or ()), receive=not once, hears=not once)
    work = _once(app, options, output) if once else _until_stopped(app, options, output, quiet=quiet)
    try:
        return asyncio.run(work)
    except AlreadyRunning as error:
        raise asyncio.run(said_who_runs(app, error)) from None


# SocialHub gives up after a few attempts, and nobody can ask for what it dropped.
_START_SOON = "Stopped. Start it again soon: SocialHub repeats a reply that does not arrive a few times only."


async def _now(app: App, channels: Sequence[str | None], output: Output) -> int:
    async with open_handle(app) as handle:
        for name in channels:
            await handle.sync_now(name)
    output.json_line({"asked": True})
    output.line("Both sides are asked now.")
    return EXIT_DONE


async def _until_stopped(app: App, options: EngineOptions, output: Output, *, quiet: bool) -> int:
    stopped = stop_signals()
    systemd = Systemd.of(app.environ)
    try:
        return await _work(app, options, output, stopped, systemd, quiet=quiet)
    finally:
        systemd.stopping()


async def _work(
    app: App, options: EngineOptions, output: Output, stopped: asyncio.Event, systemd: Systemd, *, quiet: bool
) -> int:
    while True:
        async with (
            Engine(app, options) as engine,
            _reachable(engine, stopped, systemd),
            _printing(engine.journal, output, quiet=quiet),
        ):
            output.hint("Channel Wizard is running. Ctrl-C stops it.")
            waiting = (asyncio.ensure_future(stopped.wait()), engine.supervisor.damaged)
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            waiting[0].cancel()
            receives = any(each.context.settings.replies.via == "direct" for each in engine.supervisor.channels)
        if stopped.is_set():
            output.hint(_START_SOON if receives else "Stopped.")
            return EXIT_DONE
        # The journal was found damaged: opening it anew restores the newest copy.


async def _once(app: App, options: EngineOptions, output: Output) -> int:
    stopped = stop_signals()
    async with Engine(app, options) as engine:
        channels = engine.supervisor.channels
        async with _printing(engine.journal, output, quiet=_on_terminal(output)):
            with _bar(output) as progress:
                work = asyncio.ensure_future(catch_up_once(engine.journal, channels, progress))
                stop = asyncio.ensure_future(stopped.wait())
                await asyncio.wait((work, stop), return_when=asyncio.FIRST_COMPLETED)
                stop.cancel()
        if not work.done():
            work.cancel()
            output.hint("Stopped before everything was caught up; the rest comes next time.")
            return EXIT_FAILED
        code = _report(work.result(), output)
        wanted = engine.options.only or [each.name for each in app.store.load().channels]
        for name in set(wanted) - {each.name for each in channels}:
            row = await engine.journal.ensure_channel(name)
            output.json_line({"channel": name, "needs": row.trouble})
            output.line(f"{name}: {row.trouble}")
            code = code or EXIT_FAILED
        return code


def _report(results: tuple[Result, ...], output: Output) -> int:
    worst = EXIT_DONE
    for each in results:
        counts = each.counts
        output.json_line(
            {
                "channel": each.name,
                "tickets": counts.tickets,
                "waiting": counts.waiting_items + counts.waiting_jobs,
                "set_aside": counts.aside,
                "paused": each.paused,
                "needs": f"{each.halt.what} {each.halt.advice}".strip() if each.halt else None,
            }
        )
        output.line(f"{each.name}: {_how_it_ended(each)}")
        if command := command_for(each.name, each.halt):
            output.line(f"    {command}")
        if each.halt:
            worst = EXIT_NEEDS_PERSON
        elif each.stuck and worst == EXIT_DONE:
            worst = EXIT_FAILED
    return worst


def _how_it_ended(result: Result) -> str:
    waiting = result.counts.waiting_items + result.counts.waiting_jobs
    if result.halt:
        return f"{result.halt.what} {result.halt.advice} ({waiting} waiting; nothing is lost)"
    if result.paused:
        return "paused"
    if result.stuck:
        return f"did not get on; {waiting} waiting. channel-wizard status says why; nothing is lost."
    aside = f", {result.counts.aside} set aside (channel-wizard status)" if result.counts.aside else ""
    return f"caught up, {result.counts.tickets} Tickets in all{aside}"


def stop_signals() -> asyncio.Event:
    """Set by Ctrl-C and SIGTERM."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stopped.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stopped.set))
    return stopped


@contextlib.asynccontextmanager
async def _reachable(engine: Engine, stopped: asyncio.Event, systemd: Systemd) -> AsyncIterator[None]:
    """Other processes can talk to the engine, and systemd hears that it is alive, while it lasts."""
    handle = Local(engine, "service" if systemd else "sync", on_quit=stopped.set)
    async with ControlServer(engine.app.home.data, handle):
        systemd.ready()
        tasks = [asyncio.create_task(each, name="systemd") for each in _telling(engine, handle, systemd)]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def _telling(engine: Engine, handle: Local, systemd: Systemd) -> Iterator[Coroutine[None, None, None]]:
    if systemd:
        yield _tell_status(handle, systemd)
    if systemd.watchdog is not None:
        yield _stay_alive(engine, systemd, systemd.watchdog / 4)


async def _tell_status(handle: Local, systemd: Systemd) -> None:
    async for news in handle.news():
        if news.snapshot is not None:
            systemd.status(news.snapshot.text)


async def _stay_alive(engine: Engine, systemd: Systemd, every: float) -> None:
    """Says so only while the loop, the journal and the supervisor's housekeeping all go on."""
    while True:
        if time.monotonic() - engine.supervisor.looked_at < every * 2 + _SLOW_HOUSE:
            with contextlib.suppress(WizardError):
                await engine.journal.last_entry()
                systemd.alive()
        await asyncio.sleep(every)


@contextlib.asynccontextmanager
async def _printing(journal: Journal, output: Output, *, quiet: bool = False) -> AsyncIterator[None]:
    """Prints every new entry of the activity log while it lasts."""
    last = await journal.last_entry()
    ended = asyncio.Event()

    async def follow(after: int) -> None:
        while True:
            final = ended.is_set()
            for each in await journal.activity(after=after, limit=1000):
                after = each.id
                if not quiet:
                    output.json_line(entry_json(each))
                    output.line(entry_line(each))
            if final:
                return
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_SECONDS):
                    await ended.wait()

    async def until_nobody_reads() -> None:
        try:
            await follow(last)
        except OSError as error:  # the relay does not depend on whoever watches it
            _log.warning("The output is closed (%s); the relay goes on.", error.strerror)

    task = asyncio.create_task(until_nobody_reads(), name="printing")
    try:
        yield
    finally:
        ended.set()
        await task


def _on_terminal(output: Output) -> bool:
    return sys.stderr.isatty() and not output.as_json


@contextlib.contextmanager
def _bar(output: Output) -> Iterator[Callable[[int, int], None]]:
    """A progress bar where somebody watches."""
    if not _on_terminal(output):
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Catching up"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total or None)
