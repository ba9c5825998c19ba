"""`channel-wizard backup …`: everything in one encrypted file, and back from it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wizard.cli.main import cli
from wizard.cli.output import Output, clock, iso
from wizard.cli.shared import Json, app_of, confirmed, json_help, secret_from
from wizard.errors import UsageError

if TYPE_CHECKING:
    from wizard.backup import Backup

backup = typer.Typer(help="Back everything up in one encrypted file, and restore it.", no_args_is_help=True)
cli.add_typer(backup, name="backup")

_BACKUP = '{"made", "version", "channels": [name]}'
File = Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")]
Passphrase = Annotated[
    str | None,
    typer.Option("--passphrase", metavar="SOURCE", help="env:NAME, file:PATH or - ; asked for otherwise."),
]


@backup.command(epilog=json_help(_BACKUP))
def make(context: typer.Context, file: File, *, passphrase: Passphrase = None, as_json: Json = False) -> None:
    """Writes settings, secrets, templates and the journal into FILE, locked with a passphrase."""
    from wizard.backup import back_up, check_passphrase

    words = secret_from(passphrase, "Passphrase")
    check_passphrase(words)
    if passphrase is None and sys.stdin.isatty() and secret_from(None, "The same again") != words:
        raise UsageError("The two passphrases differ.", "Type it again; nothing was written.", field="passphrase")
    made = back_up(app_of(context), file, words)
    _say(Output(as_json), made)
    Output(as_json).line("Without the passphrase nobody can open it, you included.")


@backup.command(epilog=json_help(_BACKUP))
def show(context: typer.Context, file: File, *, passphrase: Passphrase = None, as_json: Json = False) -> None:
    """What a backup holds. Nothing is changed."""
    from wizard.backup import look_into

    del context
    _say(Output(as_json), look_into(file, secret_from(passphrase, "Passphrase")))


@backup.command(epilog=json_help(_BACKUP))
def restore(
    context: typer.Context,
    file: File,
    *,
    passphrase: Passphrase = None,
    replace: Annotated[bool, typer.Option(help="Also where channels are set up here already.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: Json = False,
) -> None:
    """Puts everything of a backup in place. Replies are looked for on the Network before they are posted."""
    from wizard.backup import look_into, restore

    words = secret_from(passphrase, "Passphrase")
    found = look_into(file, words)
    question = f"Restore the backup of {clock(found.made)} with {_names(found)}?"
    if not yes and not confirmed(question):
        raise typer.Abort
    _say(Output(as_json), restore(app_of(context), file, words, replace=replace))
    Output(as_json).line("It is in place. Where it ran on another computer, end Channel Wizard there.")


def _say(output: Output, made: Backup) -> None:
    output.result({"made": iso(made.made), "version": made.version, "channels": list(made.channels)})
    output.line(f"Backup of {clock(made.made)}: {_names(made)}.")


def _names(made: Backup) -> str:
    return ", ".join(made.channels) or "no channel"
