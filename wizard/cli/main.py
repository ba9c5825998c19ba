"""The command `channel-wizard`: its options, its commands, and what becomes of errors."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from wizard import __version__
from wizard.app import App
from wizard.cli.output import Output
from wizard.errors import EXIT_DONE, EXIT_FAILED, WizardError
from wizard.logs import Redactor, configure

if TYPE_CHECKING:
    from collections.abc import Sequence

_log = logging.getLogger(__name__)

HELP = """Joins a Network to SocialHub: posts become Tickets, agents' replies go back to the Network.

Exit codes: 0 done, 1 failed, 2 wrong use, 3 needs a person (token refused, log-in expired).
"""

cli = typer.Typer(
    name="channel-wizard",
    help=HELP,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@dataclass(frozen=True, slots=True)
class Global:
    """What the options before the command say."""

    app: App
    redactor: Redactor


@cli.callback()
def options(
    context: typer.Context,
    *,
    log_level: Annotated[
        str | None,
        typer.Option(metavar="LEVEL", help="debug, info, warning or error; also CHANNEL_WIZARD_LOG."),
    ] = None,
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version and end.")] = False,
) -> None:
    if version:
        sys.stdout.write(f"channel-wizard {__version__}\n")
        raise typer.Exit
    app = App.build(os.environ)
    redactor = Redactor()
    configure(log_level or os.environ.get("CHANNEL_WIZARD_LOG") or "warning", app.home, redactor)
    context.obj = Global(app, redactor)


def run(arguments: Sequence[str]) -> int:
    """Runs one command and answers its exit code. No traceback ever reaches a person."""
    load_commands()
    output = Output(as_json="--json" in arguments)
    try:
        code = cli(list(arguments), standalone_mode=False)
    except typer.Exit as ended:
        return ended.exit_code
    except WizardError as error:
        output.error(error)
        return error.exit_code
    except TyperException as error:
        output.hint(f"{error.format_message()}\nchannel-wizard --help lists what there is.")
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        output.hint("Stopped.")
        return EXIT_FAILED
    except Exception as error:  # noqa: BLE001 - the last boundary: whatever it is, it ends in a sentence
        _log.error("Unexpected %s", type(error).__name__, exc_info=error)
        output.hint(
            f"Channel Wizard met a fault of its own ({type(error).__name__}). Nothing committed is lost.\n"
            "The log file says where; CHANNEL_WIZARD_LOG=debug says more."
        )
        return EXIT_FAILED
    return code if isinstance(code, int) else EXIT_DONE


def load_commands() -> None:
    """The modules that add commands. Imported here, for they need `cli` from above."""
    for name in ("channels", "doctor", "look", "manifest", "practice", "setup", "sync"):
        import_module(f"wizard.cli.{name}")
