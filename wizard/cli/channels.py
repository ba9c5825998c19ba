"""`channel-wizard channels …`: what is set up, and what can be done to it."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wizard.app import KeptApps
from wizard.cli.main import cli
from wizard.cli.output import Output, clock, iso
from wizard.cli.shared import Json, app_of, confirmed, json_help, secret_from
from wizard.control.client import open_handle
from wizard.errors import UsageError
from wizard.journey.keep import remove_channel, replace_login, replace_token
from wizard.journey.log_in import with_own_browser
from wizard.sync.journal import now_ms
from wizard.sync.mapping import to_ms
from wizard.sync.standing import Health, Mend, Part, State

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from wizard.app import App
    from wizard.control.handle import Handle
    from wizard.settings import ChannelSettings
    from wizard.sync.standing import ChannelStanding

channels = typer.Typer(help="What is set up: list, pause, remove, a new token or login.", no_args_is_help=True)
cli.add_typer(channels, name="channels")

_FACTS = (
    '{"name", "network", "account", "account_url", "hub_url", "account_id", "channel_id", "since", "sources", '
    '"replies_via", "public_url", "listen", "created"}'
)
_STATE = (
    'and of its state {"state": in step, working, paused, trouble, offline, stopped or needs you, "text", '
    '"paused_until", "needs", "tickets", "replies", "waiting_items", "waiting_actions", "set_aside", "caught_up", '
    '"socialhub_seen", "network_seen", "webhook_seen"}'
)
_PAUSED = '{"channel": null for all, "paused", "until": a time or null}'
_MORNING = time(8)  # when a pause until tomorrow ends

Name = Annotated[str, typer.Argument(metavar="NAME", help="The channel's name.")]
PausedName = Annotated[str | None, typer.Argument(metavar="NAME", help="The channel's name.")]
Every = Annotated[bool, typer.Option("--all", help="Every channel.")]


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
    name: PausedName = None,
    *,
    every: Every = False,
    length: Annotated[
        str | None, typer.Option("--for", metavar="TIME", help="How long, such as 1h or 2d; else until resumed.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="WHEN", help="tomorrow (at 8:00), a time such as 14:30, or a date.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Stops fetching and replying for a while. What arrives meanwhile is kept, and a restart changes nothing."""
    output, app = Output(as_json), app_of(context)
    chosen = _chosen(app, name, every=every)
    if length is not None and until is not None:
        raise UsageError("--for and --until say two things.", "Leave one of them out.", field="--until")
    moment = now_ms() + _duration(length) if length is not None else _moment(until) if until is not None else None
    asyncio.run(_with_handle(app, lambda handle: handle.pause(chosen, moment)))
    output.result({"channel": chosen, "paused": True, "until": iso(moment)})
    again = f"channel-wizard channels resume {chosen or '--all'}"
    how = f" until {clock(moment)}." if moment else f". It goes on with: {again}"
    output.line(f"{f'“{chosen}” is' if chosen else 'Every channel is'} paused{how}")


@channels.command(epilog=json_help(_PAUSED))
def resume(
    context: typer.Context, name: PausedName = None, *, every: Every = False, as_json: Json = False
) -> None:
    """Goes on after a pause."""
    output, app = Output(as_json), app_of(context)
    chosen = _chosen(app, name, every=every)
    asyncio.run(_with_handle(app, lambda handle: handle.resume(chosen)))
    output.result({"channel": chosen, "paused": False, "until": None})
    output.line(f"{f'“{chosen}” goes' if chosen else 'Every channel goes'} on.")


def _chosen(app: App, name: str | None, *, every: bool) -> str | None:
    """The channel's name; None: all of them. Raises UsageError."""
    if every == (name is not None):
        raise UsageError("Nothing says which channel is meant.", "Give its name, or --all.", field="NAME")
    return app.store.load().channel(name).name if name is not None else None


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


async def _with_handle(app: App, work: Callable[[Handle], Awaitable[None]]) -> None:
    """Asks the running engine; the journal keeps it for the next one where none runs."""
    async with open_handle(app) as handle:
        await work(handle)


async def _state(app: App, name: str) -> dict[str, object]:
    async with open_handle(app) as handle:
        standing = (await handle.status()).channel(name)
    if standing is None:  # removed just now
        raise UsageError(f"There is no channel “{name}”.", "channel-wizard channels list shows those there are.")
    facts = state_facts(standing)
    return {
        **{key: facts[key] for key in facts if key not in ("name", "waiting", "refused")},
        "set_aside": standing.counts.aside,
        "needs": "; ".join(facts["needs"]),
    }


def state_facts(standing: ChannelStanding) -> dict[str, Any]:
    """How a channel stands, for programs."""
    counts = standing.counts
    return {
        "name": standing.name,
        "state": standing.state,
        "text": standing.text,
        "paused_until": iso(standing.paused_until or None),
        "needs": _needs(standing),
        "tickets": counts.tickets,
        "replies": counts.replies,
        "refused": counts.refused,
        "waiting": counts.waiting_items + counts.waiting_jobs,
        "waiting_items": counts.waiting_items,
        "waiting_actions": counts.waiting_jobs,
        "caught_up": iso(standing.caught_up),
        "socialhub_seen": iso(standing.link(Part.HUB).seen),
        "network_seen": iso(standing.link(Part.NETWORK).seen),
        "webhook_seen": iso(standing.link(Part.REPLIES).seen),
    }


def _needs(standing: ChannelStanding) -> list[str]:
    """What is wrong, in sentences."""
    wrong = [
        link
        for link in standing.chain
        if link.health == Health.BROKEN or (link.health == Health.WAITING and link.mend != Mend.NONE)
    ]
    found = [f"{link.text} {link.advice}".strip() for link in wrong]
    return found or ([standing.text] if standing.state == State.TROUBLE else [])


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


def _moment(text: str) -> int:
    """`tomorrow`, `14:30` (today, or tomorrow where that has passed), `2026-01-31`, `2026-01-31T14:30`, as ms."""
    now = datetime.now().astimezone()
    words = text.strip().lower()
    try:
        if words == "tomorrow":
            found = datetime.combine(now.date() + timedelta(days=1), _MORNING)
        elif re.fullmatch(r"\d{1,2}:\d{2}", words, re.ASCII):
            found = datetime.combine(now.date(), time.fromisoformat(words.zfill(5)))
            if found <= now.replace(tzinfo=None):
                found += timedelta(days=1)
        else:
            found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(
            f"“{text}” is no time.",
            "Write it as tomorrow, 14:30, 2026-01-31 or 2026-01-31T14:30.",
            field="--until",
        ) from None
    return to_ms(found.astimezone())
