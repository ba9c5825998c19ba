"""The command `channel-wizard`: its options, its commands, and what becomes of errors."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from typer.exceptions import TyperException

from wizard import __version__
from wizard.app import App
from wizard.cli.output import Output, write_in_any_encoding
from wizard.errors import EXIT_DONE, EXIT_FAILED, UsageError, WizardError
from wizard.files import unusable
from wizard.home import HOME_VARIABLE
from wizard.logs import Redactor, start
from wizard.secrets import PASSPHRASE_FILE

if TYPE_CHECKING:
    from collections.abc import Sequence

_log = logging.getLogger(__name__)

HELP = """Joins a Network to SocialHub: posts become Tickets, agents' replies go back to the Network.

Exit codes: 0 done, 1 failed, 2 wrong use, 3 needs a person (token refused, log-in expired).

Results go to standard output, all else to standard error. With --json the result is JSON; the help of each
command names its keys. What goes wrong is then one line: {"error": {"kind", "what", "advice"}}.
"""

_INTERRUPTED = 130  # what typer makes of Ctrl-C

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


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        Output(as_json=False).line(f"channel-wizard {__version__}")
        raise typer.Exit


@cli.callback()
def options(
    context: typer.Context,
    *,
    log_level: Annotated[
        str | None,
        typer.Option(metavar="LEVEL", help="debug, info, warning or error; also CHANNEL_WIZARD_LOG."),
    ] = None,
    home: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where everything is kept; also CHANNEL_WIZARD_HOME.")
    ] = None,
    passphrase_file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Opens the file of secrets; also CHANNEL_WIZARD_PASSPHRASE_FILE.", hidden=True
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - answered before anything else is looked at
        bool,
        typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version and end."),
    ] = False,
) -> None:
    for name, value in ((HOME_VARIABLE, home), (PASSPHRASE_FILE, passphrase_file)):
        if value is not None:  # for this process and those it starts
            os.environ[name] = os.fspath(value)
    app = App.build(os.environ)
    redactor = Redactor()
    start(log_level, os.environ, app.home, redactor)
    context.obj = Global(app, redactor)


class Stopped(WizardError):
    """A person ended it: Ctrl-C, the end of the input, or no to a question."""


def run(arguments: Sequence[str]) -> int:
    """Runs one command and answers its exit code. No traceback ever reaches a person."""
    try:
        load_commands(_command_in(arguments))
        write_in_any_encoding()
        code = cli(list(arguments), standalone_mode=False)
    except KeyboardInterrupt:
        return _say(Stopped("Stopped."), arguments)
    except SystemExit:  # whoever read our output has closed it: there is nobody to tell
        return EXIT_FAILED
    except Exception as error:  # noqa: BLE001 - the last boundary: whatever it is, it ends in a sentence
        return _say(_translated(error), arguments)
    if code == _INTERRUPTED:
        return _say(Stopped("Stopped."), arguments)
    return code if isinstance(code, int) else EXIT_DONE


def _say(error: WizardError, arguments: Sequence[str]) -> int:
    Output(as_json="--json" in arguments).error(error)
    return error.exit_code


def _translated(error: Exception) -> WizardError:
    """The sentence for whatever a command raised."""
    if isinstance(error, WizardError):
        return error
    if isinstance(error, typer.Abort):
        return Stopped("Stopped.")
    if isinstance(error, TyperException):
        message = error.format_message()
        asked = message.startswith("Usage: ")  # a command that only has others below it: this is its help
        return UsageError(message, "" if asked else "channel-wizard --help lists what there is.")
    if isinstance(error, OSError):
        return unusable(Path("The output"), error)
    _log.error("Unexpected %s", type(error).__name__, exc_info=error)
    return WizardError(
        f"Channel Wizard met a fault of its own ({type(error).__name__}). Nothing committed is lost.",
        "The log file says where; CHANNEL_WIZARD_LOG=debug says more.",
    )


# Which module a command is in. Only that one is loaded: all together cost as much as the start of the engine.
_MODULES: Final = {
    "activity": "look",
    "backup": "backup",
    "channels": "mend",  # which loads the others of `channels`
    "desk": "desk",
    "diagnostics": "diagnostics",
    "doctor": "doctor",
    "give-up": "look",
    "manifest": "manifest",
    "networks": "look",
    "practice": "practice",
    "proxy": "proxy",
    "retry": "look",
    "service": "service",
    "setup": "setup",
    "status": "look",
    "sync": "sync",
    "templates": "templates",
    "updates": "updates",
    "window": "window",
}


_WITH_VALUE: Final = ("--home", "--log-level", "--passphrase-file")  # options before the command


def load_commands(wanted: str | None = None) -> None:
    """Imports the module that adds the command `wanted`; all of them where there is no such command (for the
    help, and for what a person meant). Imported here, for they need `cli` from above."""
    names = {_MODULES[wanted]} if wanted in _MODULES else sorted(set(_MODULES.values()))
    for name in names:
        import_module(f"wizard.cli.{name}")


def _command_in(arguments: Sequence[str]) -> str | None:
    """The command's name: the first argument that is neither an option nor the value of one."""
    before = ""
    for argument in arguments:
        if not argument.startswith("-") and before not in _WITH_VALUE:
            return argument
        before = argument
    return None
