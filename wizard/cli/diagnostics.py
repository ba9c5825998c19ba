"""`channel-wizard diagnostics FILE`: one file for whoever helps, without anything personal."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from wizard.cli.main import cli
from wizard.cli.output import Output
from wizard.cli.shared import app_of


@cli.command()
def diagnostics(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to; - for the output.")],
) -> None:
    """Writes what helps to find a fault into FILE (JSON).

    Secrets, texts, names, addresses and ids are left out, or replaced by stand-ins. Read it before you send it.
    """
    from wizard.diagnostics import collect, save

    text = asyncio.run(collect(app_of(context)))
    output = Output(as_json=False)
    if file == "-":
        output.line(text)
        return
    save(text, Path(file))
    output.line(f"{file} is written. Read it before you send it.")
