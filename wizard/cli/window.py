"""`channel-wizard window`: the set-up window, also for a channel that needs a new token or log-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from wizard.cli.main import cli
from wizard.cli.shared import app_of
from wizard.errors import UsageError, WizardError
from wizard.journey.state import Purpose, mending
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
    log_in: Annotated[
        str | None, typer.Option(metavar="NAME", help="Log in to this channel's Network again.")
    ] = None,
) -> int:
    """Opens the window that sets a channel up. Without any command, channel-wizard does the same."""
    app = app_of(context)
    if not has_toolkit():
        raise WizardError("The window is not installed.", "Install it: pip install 'channel-wizard[gui]'.")
    if not has_display():
        raise WizardError("There is no display to open a window on.", "Use channel-wizard setup instead.")
    if new_token and log_in:
        raise UsageError("Only one thing can be mended at a time.", "Leave one of the two options out.")
    from wizard.gui.setup.main import run  # Qt is loaded by this command alone

    return run(app.environ, beginning=_beginning(app, new_token, log_in))


def _beginning(app: App, new_token: str | None, log_in: str | None) -> SetupState | None:
    """Where the journey begins; None: where it was left, or at its start."""
    name = new_token or log_in
    if name is None:
        return None
    return mending(Purpose.TOKEN if new_token else Purpose.LOGIN, app.store.load().channel(name))
