"""`channel-wizard doctor`: checks everything, and says what to do."""

from __future__ import annotations

import asyncio
from dataclasses import asdict

import typer

from wizard.cli.main import cli
from wizard.cli.output import Output
from wizard.cli.shared import Json, app_of, json_help
from wizard.doctor import examine
from wizard.errors import EXIT_DONE, EXIT_FAILED


@cli.command(epilog=json_help('[{"subject", "well", "text", "advice"}]'))
def doctor(context: typer.Context, *, as_json: Json = False) -> int:
    """Checks everything, and says what to do.

    Home, settings, journal, disk and secrets; and of each channel the connection, the clock, SocialHub, the
    Network, the webhook and the public address. Ends with 1 if something is wrong.
    """
    output = Output(as_json)
    findings = asyncio.run(examine(app_of(context)))
    output.result([asdict(each) for each in findings])
    for each in findings:
        output.line(f"{'✓' if each.well else '✗'} {each.subject}: {each.text}")
        if each.advice:
            output.line(f"    {each.advice}")
    return EXIT_DONE if all(each.well for each in findings) else EXIT_FAILED
