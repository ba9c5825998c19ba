"""`channel-wizard channels …`: what is set up, and what can be done to it."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Annotated

import typer

from wizard.app import KeptApps
from wizard.cli.main import cli
from wizard.cli.output import Output, clock, iso
from wizard.cli.shared import Json, app_of, confirmed, journal_of, json_help, secret_from
from wizard.errors import UsageError
from wizard.journey.keep import remove_channel, replace_login, replace_token
from wizard.journey.log_in import with_own_browser
from wizard.sync.journal import now_ms
from wizard.sync.mapping import to_ms

if TYPE_CHECKING:
    from wizard.app import App
    from wizard.settings import ChannelSettings
    from wizard.sync.records import ChannelRow

channels = typer.Typer(help="What is set up: list, pause, remove, a new token or login.", no_args_is_help=True)
cli.add_typer(channels, name="channels")

_FACTS = (
    '{"name", "network", "account", "account_url", "hub_url", "account_id", "channel_id", "since", "sources", '
    '"replies_via", "public_url", "listen", "created"}'
)
_STATE = (
    'and of its state {"state": new, in step, paused, trouble or needs you, "needs", "trouble", "tickets", '
    '"replies", "waiting_items", "waiting_actions", "set_aside", "caught_up", "socialhub_seen", "network_seen", '
    '"webhook_seen"}'
)
_PAUSED = '{"channel", "paused", "until": a time or null}'

Name = Annotated[str, typer.Argument(metavar="NAME", help="The channel's name.")]


@channels.command("list", epilog=json_help(f"[{_FACTS}]"))
def list_channels(context: typer.Context, *, as_json: Json = False) -> None:
    """Every channel that is set up."""
    output, app = Output(as_json), app_of(context)
    found = [_facts(each) for each in app.store.load().channels]
    output.result(found)
    if not found:
        output.line("No channel is set up yet. channel-wizard setup --from FILE.toml sets one up.")
        return
    columns = ("Name", "Network", "Account", "SocialHub channel", "Replies")
    rows = [
        (str(f["name"]), str(f["network"]), str(f["account"]), str(f["channel_id"]), str(f["replies_via"]))
        for f in found
    ]
    output.table(columns, rows)


@channels.command(epilog=json_help(_FACTS, _STATE))
def show(context: typer.Context, name: Name, *, as_json: Json = False) -> None:
    """Everything known of one channel, but for its secrets."""
    output, app = Output(as_json), app_of(context)
    settings = app.store.load().channel(name)
    facts = {**_facts(settings), **asyncio.run(_state(app, name))}
    output.result(facts)
    for key, value in facts.items():
        shown = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else value
        output.line(f"{key.replace('_', ' '):<18} {shown}".rstrip())


@channels.command(epilog=json_help(_PAUSED))
def pause(
    context: typer.Context,
    name: Name,
    *,
    until: Annotated[
        str | None, typer.Option("--for", metavar="TIME", help="How long, such as 1h or 2d; else until resumed.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Stops fetching and replying for a while. What arrives meanwhile is kept."""
    output, app = Output(as_json), app_of(context)
    app.store.load().channel(name)
    moment = 0 if until is None else now_ms() + _duration(until)
    asyncio.run(_pause(app, name, moment))
    output.result({"channel": name, "paused": True, "until": iso(moment or None)})
    how = f" until {clock(moment)}." if moment else f". It goes on with: channel-wizard channels resume {name}"
    output.line(f"“{name}” is paused{how}")


@channels.command(epilog=json_help(_PAUSED))
def resume(context: typer.Context, name: Name, *, as_json: Json = False) -> None:
    """Goes on after a pause."""
    output, app = Output(as_json), app_of(context)
    app.store.load().channel(name)
    asyncio.run(_pause(app, name, None))
    output.result({"channel": name, "paused": False, "until": None})
    output.line(f"“{name}” goes on.")


@channels.command(epilog=json_help('{"channel", "removed", "left": [what could not be taken back over there]}'))
def remove(
    context: typer.Context,
    name: Name,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: Json = False,
) -> None:
    """Removes a channel with its secrets and its journal. Tickets and posts stay where they are."""
    output, app = Output(as_json), app_of(context)
    app.store.load().channel(name)
    if not yes and not confirmed(f"Remove “{name}”? Its secrets and its journal go with it."):
        raise typer.Abort
    left = asyncio.run(remove_channel(app, name))
    output.result({"channel": name, "removed": True, "left": left})
    output.line(f"“{name}” is removed.")
    for each in left:
        output.hint(each)


@channels.command(epilog=json_help('{"channel", "token"}'))
def token(
    context: typer.Context,
    name: Name,
    *,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="SOURCE", help="env:NAME, file:PATH or - ; asked for otherwise."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Replaces the SocialHub token, after an admin created a new one."""
    output, app = Output(as_json), app_of(context)
    app.store.load().channel(name)
    asyncio.run(replace_token(app, name, secret_from(source, "New access token")))
    output.result({"channel": name, "token": "replaced"})
    output.line(f"“{name}” uses the new token.")


@channels.command(epilog=json_help('{"channel", "login"}'))
def login(
    context: typer.Context,
    name: Name,
    *,
    source: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="SOURCE", help="An access token of the Network: env:NAME, file:PATH or - ."
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Logs in to the Network again.

    The page opens in the system's browser; --from takes an access token instead.
    """
    output, app = Output(as_json), app_of(context)
    settings = app.store.load().channel(name)
    asyncio.run(_log_in(app, settings, source, output))
    output.result({"channel": name, "login": "replaced"})
    output.line(f"“{name}” is logged in again.")


async def _log_in(app: App, settings: ChannelSettings, source: str | None, output: Output) -> None:
    network = app.networks.get(settings.network_kind)
    if source is not None:
        credentials = network.token_credentials(secret_from(source, "Access token"))
    else:
        apps = KeptApps(await asyncio.to_thread(app.secrets), settings.network_kind)
        credentials = await with_own_browser(
            network, settings.network_fields, apps, lambda url: output.hint(f"Log in on this page: {url}")
        )
    await replace_login(app, settings.name, credentials)


async def _pause(app: App, name: str, until: int | None) -> None:
    async with journal_of(app) as journal:
        await journal.ensure_channel(name)
        await journal.pause(name, until)


async def _state(app: App, name: str) -> dict[str, object]:
    async with journal_of(app) as journal:
        row = await journal.ensure_channel(name)
        counts = await journal.counts(row.id)
    return {
        "state": state_word(row),
        "needs": "; ".join(f"{halt.what} {halt.advice}" for halt in (row.hub_halt, row.network_halt) if halt),
        "trouble": row.trouble,
        "tickets": counts.tickets,
        "replies": counts.replies,
        "waiting_items": counts.waiting_items,
        "waiting_actions": counts.waiting_jobs,
        "set_aside": counts.aside,
        "caught_up": iso(row.caught_up),
        "socialhub_seen": iso(row.hub_seen),
        "network_seen": iso(row.network_seen),
        "webhook_seen": iso(row.webhook_seen),
    }


def state_word(row: ChannelRow) -> str:
    """The state in a word or two."""
    if row.hub_halt or row.network_halt:
        return "needs you"
    if row.paused(now_ms()):
        return "paused"
    return "trouble" if row.trouble else "in step" if row.caught_up else "new"


def _facts(settings: ChannelSettings) -> dict[str, object]:
    return {
        "name": settings.name,
        "network": settings.network_kind,
        "account": settings.profile_handle,
        "account_url": settings.profile_url,
        "hub_url": settings.hub_url,
        "account_id": settings.account_id,
        "channel_id": settings.channel_id,
        "since": iso(to_ms(settings.since)),
        "sources": None if settings.sources is None else list(settings.sources),
        "replies_via": settings.replies.via,
        "public_url": settings.replies.public_url,
        "listen": settings.replies.listen,
        "created": iso(to_ms(settings.created)),
    }


_UNITS = {"m": 60_000, "h": 3_600_000, "d": 86_400_000}


def _duration(text: str) -> int:
    """`90m`, `2h`, `1d` in milliseconds."""
    match = re.fullmatch(r"([1-9]\d{0,4})\s*([mhd])", text.strip(), re.ASCII)
    if match is None:
        raise UsageError(f"“{text}” is no length of time.", "Write it as 30m, 1h or 2d.", field="--for")
    return int(match[1]) * _UNITS[match[2]]
