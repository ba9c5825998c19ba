"""`channel-wizard channels mend, address`: what the one button of the window does, from the command line."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from wizard.cli.channels import Name, channels
from wizard.cli.output import Output
from wizard.cli.shared import Json, app_of, json_help
from wizard.control.client import open_handle
from wizard.errors import UsageError
from wizard.mending import Mending

if TYPE_CHECKING:
    from wizard.app import App


@channels.command(epilog=json_help('{"channel", "result": a sentence}'))
def mend(context: typer.Context, name: Name, *, as_json: Json = False) -> None:
    """Does what mends the channel, or says what does.

    Registers the webhook again, fits the manifest's lengths, asks both sides now, or resumes.
    """
    output, app = Output(as_json), app_of(context)
    app.store.load().channel(name)
    said = asyncio.run(_mend(app, name))
    output.result({"channel": name, "result": said})
    output.line(said)


async def _mend(app: App, name: str) -> str:
    async with open_handle(app) as handle:
        return await Mending(app, handle).mend(name)


@channels.command(epilog=json_help('{"channel", "public_url", "listen", "result": a sentence}'))
def address(
    context: typer.Context,
    name: Name,
    *,
    url: Annotated[str | None, typer.Option(metavar="URL", help="The address that SocialHub calls.")] = None,
    listen: Annotated[
        str | None, typer.Option(metavar="HOST:PORT", help="Where your proxy or tunnel passes it on to.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Checks the address that replies come to, or moves it.

    With --url or --listen the new address is checked, kept, and given to SocialHub; where SocialHub does not get
    through, the old one stays.
    """
    output, app = Output(as_json), app_of(context)
    route = app.store.load().channel(name).replies
    if route.public_url is None or route.listen is None:
        raise UsageError(f"“{name}” brings only Tickets: it has no address.", field="NAME")
    wanted = (url or route.public_url, listen or route.listen)
    moves = wanted != (route.public_url, route.listen)
    said = asyncio.run(_address(app, name, wanted if moves else None))
    output.result({"channel": name, "public_url": wanted[0], "listen": wanted[1], "result": said})
    output.line(said)


async def _address(app: App, name: str, wanted: tuple[str, str] | None) -> str:
    async with open_handle(app) as handle:
        mending = Mending(app, handle)
        return await (mending.change_address(name, *wanted) if wanted else mending.check_address(name))
