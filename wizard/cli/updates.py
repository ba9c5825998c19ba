"""`channel-wizard updates`: whether a newer version is out."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from wizard import __version__
from wizard.cli.main import cli
from wizard.cli.output import Output, clock, iso
from wizard.cli.shared import Json, app_of, json_help
from wizard.errors import EXIT_DONE, EXIT_FAILED, EXIT_NEEDS_PERSON, UsageError
from wizard.files import unusable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.updates.build import Build
    from wizard.updates.state import Offer, State, StateFile

_SHAPE = (
    '{"running", "feed", "on", "asked", "read", "problem", "skipped", '
    '"newer": {"version", "date", "critical", "page", "what"} or null}'
)


@cli.command(epilog=json_help(_SHAPE))
def updates(
    context: typer.Context,
    *,
    ask: Annotated[bool, typer.Option(help="Ask the release feed now, or say what was last heard.")] = True,
    on: Annotated[
        bool | None,
        typer.Option("--on/--off", help="Whether the desk asks once a day by itself; nobody is asked now."),
    ] = None,
    skip: Annotated[
        bool, typer.Option("--skip", help="Speak no more of the version that was last heard of.")
    ] = False,
    as_json: Json = False,
) -> int:
    """Says whether a newer version is out. Nothing is ever downloaded or installed.

    Asks the release feed of this build, and checks its signature; nothing about you is sent. Ends with 0 if there
    is nothing newer (or it is skipped), with 3 if there is, and with 1 if that could not be found out.
    """
    from wizard.updates.asking import Asker
    from wizard.updates.build import load_build

    output, build = Output(as_json), load_build()
    asker = Asker(app_of(context).home, build)
    try:
        if on is not None:
            asker.file.switch(on=on)
        if skip:
            _skip(asker.file, build)
        told = skip or on is not None
        state = asyncio.run(asker.ask()) if ask and not told else asker.file.load()
    except OSError as error:
        raise unusable(app_of(context).home.config, error) from None
    newer = state.newer(build, __version__)
    skipped = newer is not None and newer.key == state.skipped
    output.result(_json(build, state, newer, skipped=skipped))
    for line in _lines(build, state, newer, skipped=skipped):
        output.line(line)
    if told:
        return EXIT_DONE
    if newer is not None:
        return EXIT_DONE if skipped else EXIT_NEEDS_PERSON
    return EXIT_FAILED if state.problem or state.read is None else EXIT_DONE


def _skip(file: StateFile, build: Build) -> None:
    offer = file.load().newer(build, __version__)
    if offer is None:
        raise UsageError("There is no newer version to skip.", field="--skip")
    file.skip(offer)


def _json(build: Build, state: State, newer: Offer | None, *, skipped: bool) -> Mapping[str, object]:
    return {
        "running": __version__,
        "feed": build.feed,
        "on": state.is_on(build),
        "asked": iso(state.asked),
        "read": iso(state.read),
        "problem": build.fault or state.problem,
        "skipped": skipped,
        "newer": None
        if newer is None
        else {
            "version": newer.version,
            "date": newer.date,
            "critical": newer.critical,
            "page": newer.page,
            "what": newer.text("en"),
        },
    }


def _lines(build: Build, state: State, newer: Offer | None, *, skipped: bool) -> list[str]:
    lines = []
    if newer is not None:
        kind = " It mends a security fault." if newer.critical else ""
        lines += [f"Version {newer.version} is out ({newer.date}); this is {__version__}.{kind}", newer.text("en")]
        lines += [newer.page, "It is skipped."] if skipped else [newer.page]
    elif state.read is not None and not state.problem:
        lines += [f"{__version__} is the newest version."]
    if not build.feed:
        lines += [build.fault or "This build has no release feed; nobody is asked."]
        if not build.enabled:
            lines += ["Whoever packaged it keeps it up to date."]
        return lines
    if state.problem:
        lines += [state.problem]
    asked = f"Last asked: {clock(state.asked)}." if state.asked is not None else "Never asked yet."
    by_itself = "once a day by itself" if state.is_on(build) else "only when you do"
    return [*lines, f"{asked} {build.host} is asked {by_itself}."]
