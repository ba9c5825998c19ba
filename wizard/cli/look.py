"""Commands that look: `status`, `activity`, `networks`; and `retry`, for what they show."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wizard.cli.channels import state_word
from wizard.cli.main import cli
from wizard.cli.output import Output, clock, entry_json, entry_line, iso
from wizard.cli.shared import ENTRY, Json, app_of, command_for, journal_of, json_help
from wizard.sync.mapping import to_ms

if TYPE_CHECKING:
    from wizard.app import App
    from wizard.networks.base import NetworkInfo

_FOLLOW_SECONDS = 0.5


@cli.command(
    epilog=json_help(
        '{"running", "channels": [{"name", "state": new, in step, paused, trouble or needs you, "needs": [text], '
        '"commands": [what ends that], '
        '"tickets", "replies", "refused", "waiting", "waiting_items", "waiting_actions", "set_aside_count", '
        '"set_aside": [{"id", "reason"}], "caught_up", "socialhub_seen", "network_seen", "webhook_seen"}]}'
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
    running = found["running"]
    output.line(
        "The engine is running." if running else "The engine is not running: channel-wizard sync starts it."
    )
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


def _when(caught_up: str | None) -> str:
    return "-" if caught_up is None else clock(to_ms(datetime.fromisoformat(caught_up)))


async def _status(app: App) -> dict[str, Any]:
    channels: list[dict[str, object]] = []
    there = app.store.load().channels
    if not there:  # no journal is made only to look into it
        return {"running": await asyncio.to_thread(app.engine_runs), "channels": channels}
    async with journal_of(app) as journal:
        for settings in there:
            row = await journal.ensure_channel(settings.name)
            counts = await journal.counts(row.id)
            items = [{"id": i.item, "reason": i.reason} for i in await journal.aside(row.id, 50)]
            jobs = [{"id": j.followup or j.uuid, "reason": j.reason} for j in await journal.jobs_aside(row.id)]
            halts = (row.hub_halt, row.network_halt)
            needs = [f"{halt.what} {halt.advice}".strip() for halt in halts if halt]
            commands = [command_for(settings.name, halt) for halt in halts]
            channels.append(
                {
                    "name": settings.name,
                    "state": state_word(row),
                    "needs": needs + ([row.trouble] if row.trouble else []),
                    "commands": [each for each in commands if each],
                    "tickets": counts.tickets,
                    "replies": counts.replies,
                    "refused": counts.refused,
                    "waiting": counts.waiting_items + counts.waiting_jobs,
                    "waiting_items": counts.waiting_items,
                    "waiting_actions": counts.waiting_jobs,
                    "set_aside_count": counts.aside,
                    "set_aside": items + jobs,
                    "caught_up": iso(row.caught_up),
                    "socialhub_seen": iso(row.hub_seen),
                    "network_seen": iso(row.network_seen),
                    "webhook_seen": iso(row.webhook_seen),
                }
            )
    return {"running": await asyncio.to_thread(app.engine_runs), "channels": channels}


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
        if as_list := (output.as_json and not follow):
            output.result([entry_json(each) for each in entries])
        while True:
            for each in entries:
                last = max(last, each.id)
                if not as_list:
                    output.json_line(entry_json(each))
                    output.line(entry_line(each))
            if not follow:
                return
            await asyncio.sleep(_FOLLOW_SECONDS)
            entries = await journal.activity(channel=channel, after=last, limit=1000)


@cli.command(epilog=json_help('{"item", "result": a sentence}'))
def retry(
    context: typer.Context,
    item: Annotated[str, typer.Argument(metavar="ITEM", help="The id that `status` shows, or all.")],
    *,
    as_json: Json = False,
) -> None:
    """Tries again what was set aside or waits."""
    output, app = Output(as_json), app_of(context)

    async def work() -> str:
        async with journal_of(app) as journal:
            return await journal.retry(item)

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
