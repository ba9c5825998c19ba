"""`channel-wizard proxy …`: which proxy is taken on the way to SocialHub and to the Networks."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated, Any, cast
from urllib.parse import urlsplit

import typer

from wizard.cli.main import cli
from wizard.cli.output import Output
from wizard.cli.shared import Json, app_of, json_help, secret_from
from wizard.control.client import open_handle
from wizard.errors import UsageError, WizardError
from wizard.http import system_proxy
from wizard.mending import Mending, try_proxy
from wizard.proxy import PASSWORD, check_address, check_past, check_user
from wizard.proxy_trouble import place_of
from wizard.settings import ProxyChoice
from wizard.setup_file import DEFAULT_HUB_URL

if TYPE_CHECKING:
    from wizard.app import App
    from wizard.proxy import Kind

proxy = typer.Typer(help="Which proxy is taken: the system's, none, or one of your own.", no_args_is_help=True)
cli.add_typer(proxy, name="proxy")

_CHOICE = '{"kind": system, none or manual, "address", "user", "password_stored", "no_proxy_for": []}'
_KINDS = ("system", "none")


@proxy.command(epilog=json_help(_CHOICE))
def show(context: typer.Context, *, as_json: Json = False) -> None:
    """Which proxy is taken. The password is never shown."""
    output, app = Output(as_json), app_of(context)
    choice = app.store.load().proxy
    facts = _facts(app, choice)
    output.result(facts)
    output.line(_in_words(choice))
    if choice.kind == "manual":
        if choice.user:
            stored = "its password is stored" if facts["password_stored"] else "its password is not stored"
            output.line(f"Logged in as {choice.user}; {stored}.")
        if choice.past:
            output.line(f"Not for: {', '.join(choice.past)}")


@proxy.command("set", epilog=json_help(_CHOICE))
def set_proxy(
    context: typer.Context,
    which: Annotated[
        str, typer.Argument(metavar="WHICH", help="system, none, or an address: http://proxy.example:3128.")
    ],
    *,
    user: Annotated[str, typer.Option(metavar="NAME", help="Whom the proxy knows you as.")] = "",
    source: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="WHERE", help="The password: env:NAME, file:PATH or - ; else it is asked for."
        ),
    ] = None,
    past: Annotated[
        str | None, typer.Option("--no-proxy-for", metavar="HOSTS", help="Hosts that are reached without it.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Chooses the proxy. A running Channel Wizard takes it at once; what is under way is finished.

    SOCKS cannot be used. This computer's own addresses are never sent to a proxy. The password goes into the
    store of secrets, and is never written on the command line.
    """
    output, app = Output(as_json), app_of(context)
    before = app.store.load().proxy
    if which in _KINDS:
        if user or source is not None or past is not None:
            raise UsageError(f"“{which}” takes no log-in and no hosts.", "Leave them out.", field="WHICH")
        choice = before.model_copy(update={"kind": cast("Kind", which)})
        password = None
    else:
        choice = ProxyChoice(
            kind="manual",
            address=check_address(which),
            user=check_user(user),
            past=before.past if past is None else check_past(past),
        )
        if source is not None and not choice.user:
            raise UsageError("There is a password without a user name.", "Give --user as well.", field="--user")
        password = secret_from(source, f"Password of {choice.user}") if choice.user else None
        if password == "":
            raise UsageError("The password is empty.", "Give the one that the proxy wants.", field="--from")
    asyncio.run(_keep(app, choice, password))
    output.result(_facts(app, choice))
    output.line(_in_words(choice))
    output.line("Whether it works says: channel-wizard proxy test")


@proxy.command("test", epilog=json_help('{"well", "text"}'))
def test_proxy(context: typer.Context, *, as_json: Json = False) -> None:  # noqa: PT028 - a command
    """Whether SocialHub is reached by the proxy that is chosen. Sends it one request, without any token."""
    output, app = Output(as_json), app_of(context)
    text = asyncio.run(try_proxy(app))
    output.result({"well": True, "text": text})
    output.line(text)


async def _keep(app: App, choice: ProxyChoice, password: str | None) -> None:
    async with open_handle(app) as handle:
        await Mending(app, handle).use_proxy(choice, password)


def _facts(app: App, choice: ProxyChoice) -> dict[str, Any]:
    manual = choice.kind == "manual"
    stored = manual and bool(choice.user) and app.secrets().get(PASSWORD) is not None
    return {
        "kind": choice.kind,
        "address": choice.address if manual else None,
        "user": choice.user or None if manual else None,
        "password_stored": stored,
        "no_proxy_for": list(choice.past) if manual else [],
    }


def _in_words(choice: ProxyChoice) -> str:
    if choice.kind == "none":
        return "No proxy is used."
    if choice.kind == "manual":
        return f"Requests go through {choice.address}."
    try:
        found = system_proxy("https", urlsplit(DEFAULT_HUB_URL).hostname or "")
    except WizardError as error:
        return f"As the system says. {error.what}"
    return f"As the system says: {place_of(found)}." if found else "As the system says: no proxy."
