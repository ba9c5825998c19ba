"""Commands that look: `status`, `activity`, `networks`; and `retry`, for what they show."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wizard.cli.channels import state_facts
from wizard.cli.main import cli
from wizard.cli.output import Output, clock, entry_json, entry_line, iso
from wizard.cli.shared import ENTRY, Json, app_of, journal_of, json_help
from wizard.control.client import open_handle
from wizard.control.handle import NotRunning
from wizard.mending import Mending
from wizard.sync.mapping import to_ms
from wizard.sync.standing import Health, Mend, Part

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from wizard.app import App
    from wizard.mending import Attention
    from wizard.networks.base import NetworkInfo
    from wizard.sync.records import Entry
    from wizard.sync.standing import ChannelStanding, Link

_CHANNEL = (
    '{"name", "state": in step, working, paused, trouble, offline, stopped or needs you, "text", "paused_until", '
    '"needs": [text], "commands": [what ends that], "tickets", "replies", "refused", "waiting", "waiting_items", '
    '"waiting_actions", "set_aside_count", "set_aside": [{"id", "reason"}], "caught_up", "socialhub_seen", '
    '"network_seen", "webhook_seen", "chain": [{"part", "health": ok, waiting, broken or off, "host", "text", '
    '"advice", "seen", "mend"}]}'
)


@cli.command(
    epilog=json_help(
        '{"running", "engine": {"role": sync, service or desk, "pid", "version"} or null, '
        f'"state", "text", "offline_since", "channels": [{_CHANNEL}]}}. Without an engine, state is stopped.'
    )
)
def status(context: typer.Context, *, as_json: Json = False) -> None:
    """How every channel is, what waits, and what is set aside."""
    output, app = Output(as_json), app_of(context)
    found = asyncio.run(_status(app))
    output.result(found)
    if as_json:
        return
    channels = found["channels"]
    if not channels:
        output.line("No channel is set up yet. channel-wizard setup --from FILE.toml sets one up.")
        return
    output.line(_engine_line(found))
    columns = ("Channel", "State", "Tickets", "Replies", "Waiting", "Set aside", "Caught up")
    keys = ("name", "state", "tickets", "replies", "waiting", "set_aside_count")
    output.table(columns, [[*(str(each[key]) for key in keys), _when(each["caught_up"])] for each in channels])
    for each in channels:
        for text in each["needs"]:
            output.line(f"{each['name']}: {text}")
        for command in each["commands"]:
            output.line(f"    {command}")
        for item in each["set_aside"]:
            output.line(f"{each['name']}: {item['id']} is set aside: {item['reason']}")
            output.line(f"    channel-wizard retry '{item['id']}'")


_ROLES = {
    "desk": "The engine is running, in the window's process",
    "service": "The engine is running, as a service",
}


def _engine_line(found: dict[str, Any]) -> str:
    if not found["running"]:
        return "The engine is not running: channel-wizard sync starts it."
    engine = found["engine"]
    if engine is None:
        return "The engine is running."
    return f"{_ROLES.get(engine['role'], 'The engine is running')} (process {engine['pid']}). {found['text']}"


def _when(caught_up: str | None) -> str:
    return "-" if caught_up is None else clock(to_ms(datetime.fromisoformat(caught_up)))


async def _status(app: App) -> dict[str, Any]:
    async with open_handle(app) as handle:
        snapshot = await handle.status()
        aside = [each for each in await Mending(app, handle).attention() if not each.waits]
    hello = handle.hello
    return {
        "running": snapshot.running or await asyncio.to_thread(app.engine_runs),
        "engine": {"role": hello.role, "pid": hello.pid, "version": hello.version} if hello.role else None,
        "state": snapshot.state,
        "text": snapshot.text,
        "offline_since": iso(snapshot.offline_since),
        "channels": [_channel(each, aside) for each in snapshot.channels],
    }


def _channel(standing: ChannelStanding, aside: Sequence[Attention]) -> dict[str, Any]:
    return {
        **state_facts(standing),
        "commands": _commands(standing),
        "set_aside_count": standing.counts.aside,
        "set_aside": [{"id": a.reference, "reason": a.reason} for a in aside if a.channel == standing.name],
        "chain": [
            {
                "part": link.part,
                "health": link.health,
                "host": link.host,
                "text": link.text,
                "advice": link.advice,
                "seen": iso(link.seen),
                "mend": None if link.mend == Mend.NONE else link.mend,
            }
            for link in standing.chain
        ],
    }


_MENDS = {
    Mend.NEW_TOKEN: "channels token",
    Mend.LOG_IN: "channels login",
    Mend.REGISTER_WEBHOOK: "channels mend",
    Mend.RAISE_LIMIT: "channels mend",
    Mend.FIX_ADDRESS: "channels address",
    Mend.PROXY: "proxy test",
}


def _commands(standing: ChannelStanding) -> list[str]:
    """The commands that end what is wrong."""
    wrong = [link for link in standing.chain if link.health in (Health.BROKEN, Health.WAITING)]
    running = standing.link(Part.COMPUTER).mend != Mend.START
    wanted = [_mend(link, running=running) for link in wrong]
    found = [f"channel-wizard {each}{_of(each, standing.name)}" for each in wanted if each]
    return list(dict.fromkeys(found))


def _mend(link: Link, *, running: bool) -> str | None:
    """The command that mends a link. What is tried again by itself, or by the next start, needs none."""
    if link.mend == Mend.TRY_NOW and link.health == Health.BROKEN and running:
        return "channels mend"
    return _MENDS.get(link.mend)


def _of(command: str, channel: str) -> str:
    """The command's argument; the proxy is every channel's."""
    return "" if command == _MENDS[Mend.PROXY] else f" {channel}"


@cli.command(epilog=json_help(f"[{ENTRY}]; with --follow, one of them a line"))
def activity(
    context: typer.Context,
    *,
    channel: Annotated[str | None, typer.Option(help="Only this channel.")] = None,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on with what happens.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, max=100_000, help="How many entries.")] = 50,
    as_json: Json = False,
) -> None:
    """What happened: Tickets, replies, faults and their end."""
    output, app = Output(as_json), app_of(context)
    if channel is not None:
        app.store.load().channel(channel)
    if not follow and not app.journal_path.exists():  # none is made only to look into it
        output.result([])
        return
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_activity(app, channel, limit, output, follow=follow))


async def _activity(app: App, channel: str | None, limit: int, output: Output, *, follow: bool) -> None:
    async with journal_of(app) as journal:
        last = await journal.last_entry()
        entries = await journal.activity(channel=channel, limit=limit) if limit else []
    if output.as_json and not follow:
        output.result([entry_json(each) for each in entries])
        return
    _print(entries, output)
    while follow:
        async with open_handle(app) as handle:
            with contextlib.suppress(NotRunning):  # the engine ended: the journal tells what comes
                async for news in handle.news(last):
                    _print([each for each in news.entries if channel in (None, each.channel)], output)
                    last = max([last, *(each.id for each in news.entries)])


def _print(entries: Sequence[Entry], output: Output) -> None:
    for each in entries:
        output.json_line(entry_json(each))
        output.line(entry_line(each))


Channel = Annotated[str | None, typer.Option(metavar="NAME", help="Only of this channel.")]


@cli.command(epilog=json_help('{"item", "result": a sentence}'))
def retry(
    context: typer.Context,
    item: Annotated[str, typer.Argument(metavar="ITEM", help="The id that `status` shows, or all.")],
    *,
    channel: Channel = None,
    as_json: Json = False,
) -> None:
    """Tries again what was set aside or waits."""
    _decide(context, item, Output(as_json), lambda mending: mending.try_again(item, channel))


@cli.command("give-up", epilog=json_help('{"item", "result": a sentence}'))
def give_up(
    context: typer.Context,
    item: Annotated[str, typer.Argument(metavar="ITEM", help="The id that `status` shows, or all.")],
    *,
    channel: Channel = None,
    as_json: Json = False,
) -> None:
    """Leaves for good what was set aside. retry ITEM still tries it again."""
    _decide(context, item, Output(as_json), lambda mending: mending.give_up(item, channel))


def _decide(context: typer.Context, item: str, output: Output, what: Callable[[Mending], Awaitable[str]]) -> None:
    app = app_of(context)

    async def work() -> str:
        async with open_handle(app) as handle:
            return await what(Mending(app, handle))

    said = asyncio.run(work())
    output.result({"item": item, "result": said})
    output.line(said)


@cli.command(
    epilog=json_help(
        '{"networks": [{"kind", "name", "summary", "fields", "browser_login", "token_login"}], '
        '"broken": {plug-in: reason}}'
    )
)
def networks(context: typer.Context, *, as_json: Json = False) -> None:
    """The Networks that can be joined from here."""
    output, app = Output(as_json), app_of(context)
    found = [_network(each.info) for each in app.networks.networks.values()]
    output.result({"networks": found, "broken": dict(app.networks.broken)})
    output.table(
        ("Kind", "Name", "What it is", "Asks for"),
        [(str(f["kind"]), str(f["name"]), str(f["summary"]), ", ".join(f["fields"])) for f in found],
    )
    for name, reason in app.networks.broken.items():
        output.hint(f"The plug-in {name} is not used: {reason}.")


def _network(info: NetworkInfo) -> dict[str, Any]:
    return {
        "kind": info.kind,
        "name": info.name,
        "summary": info.summary.en,
        "fields": [each.id for each in info.fields],
        "browser_login": info.browser_login,
        "token_login": info.token_login,
    }
