"""`channel-wizard desk`: the tray, the main window and the engine in one process."""

from __future__ import annotations

from typing import Annotated

import typer

from wizard.cli.main import cli
from wizard.errors import WizardError
from wizard.program import has_display, has_toolkit


@cli.command()
def desk(
    *,
    hidden: Annotated[bool, typer.Option("--hidden", help="Only in the tray, as at log-in.")] = False,
) -> int:
    """Relays from the tray, with a window to look at. Without any command, channel-wizard does the same.

    One desk a home: a second start shows the first one's window.
    """
    if not has_toolkit():
        raise WizardError("The window is not installed.", "Install it: pip install 'channel-wizard[gui]'.")
    if not has_display():
        raise WizardError("There is no display to open a window on.", "Use channel-wizard sync instead.")
    from wizard.gui.desk.start import main  # Qt is loaded by this command alone

    return main(hidden=hidden)
