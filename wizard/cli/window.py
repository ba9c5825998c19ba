"""`channel-wizard window`: the set-up window, also for a new token, a new log-in, or to edit a manifest."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from wizard.cli.main import cli
from wizard.cli.shared import app_of, secret_from
from wizard.errors import UsageError, WizardError
from wizard.journey.engine import Journey
from wizard.journey.state import Purpose, StateStore, begin, mending
from wizard.program import has_display, has_toolkit

if TYPE_CHECKING:
    from wizard.app import App
    from wizard.journey.state import SetupState


@cli.command()
def window(
    context: typer.Context,
    *,
    new_token: Annotated[
        str | None, typer.Option(metavar="NAME", help="Enter a new SocialHub token for this channel.")
    ] = None,
    add_channel: Annotated[
        str | None,
        typer.Option(
            metavar="SOURCE",
            help="Add a channel that SocialHub sent here: its temporary token, as env:NAME, file:PATH or - .",
        ),
    ] = None,
    log_in: Annotated[
        str | None, typer.Option(metavar="NAME", help="Log in to this channel's Network again.")
    ] = None,
    manifest: Annotated[str | None, typer.Option(metavar="NAME", help="Edit this channel's manifest.")] = None,
) -> int:
    """Opens the window that sets a channel up. Without any command, channel-wizard does the same."""
    app = app_of(context)
    if not has_toolkit():
        raise WizardError("The window is not installed.", "Install it: pip install 'channel-wizard[gui]'.")
    if not has_display():
        raise WizardError("There is no display to open a window on.", "Use channel-wizard setup instead.")
    if sum(each is not None for each in (new_token, log_in, add_channel, manifest)) > 1:
        raise UsageError("Only one thing can be done at a time.", "Leave all options but one out.")
    if manifest is not None:
        from wizard.gui.manifest.main import run as edit  # Qt is loaded by this command alone

        return edit(app.environ, app.store.load().channel(manifest).name)
    from wizard.gui.setup.main import run

    if add_channel is not None:
        return run(app.environ, beginning=_arrival(app, add_channel))
    return run(app.environ, beginning=_beginning(app, new_token, log_in))


def _arrival(app: App, source: str) -> SetupState:
    """Keeps the temporary token, and begins the journey that it is for."""
    token = secret_from(source, "Temporary token")
    journey = Journey(app, StateStore(app.home), begin(Purpose.ADDED))
    return asyncio.run(journey.receive(token))


def _beginning(app: App, new_token: str | None, log_in: str | None) -> SetupState | None:
    """Where the journey begins; None: where it was left, or at its start."""
    name = new_token or log_in
    if name is None:
        return None
    return mending(Purpose.TOKEN if new_token else Purpose.LOGIN, app.store.load().channel(name))
