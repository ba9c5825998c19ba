"""`channel-wizard manifest …`: what SocialHub's agents see under each Ticket, shown, written and restored."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

import typer

from wizard.cli.changes import (
    CHANGE,
    CONFLICTS,
    SAVED,
    conflict_rows,
    rows,
    say_changes,
    say_conflicts,
    say_news,
    say_saved,
)
from wizard.cli.main import cli
from wizard.cli.output import Output, clock, iso
from wizard.cli.shared import Json, app_of, json_help, only_channel
from wizard.errors import EXIT_FAILED, UsageError, WizardError
from wizard.journey.manifests import ManifestConflict, Manifests
from wizard.manifest.changes import to_ids
from wizard.manifest.document import mask_secret, overlay, read_manifest_file
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.validation import check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wizard.journey.manifests import Saved
    from wizard.manifest.diff import Difference
    from wizard.manifest.document import ManifestFile
    from wizard.manifest.fitness import Misfit
    from wizard.manifest.validation import Problem

manifest = typer.Typer(help="The channel's manifest: show, check, apply, restore.", no_args_is_help=True)
cli.add_typer(manifest, name="manifest")

_VERSION = '{"version", "time", "saved": by us or found so, "changes": [a line each]}'
Channel = Annotated[str | None, typer.Option("--channel", help="Which channel, where there are several.")]
Choice: TypeAlias = Literal["ours", "theirs"]
_OURS = "Where both sides changed the same thing, take the file's; “all”: everywhere."
_THEIRS = "Take SocialHub's."
Base = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="FILE|VERSION",
        help="What FILE was made from: a file of “manifest show”, or a number of the history.",
    ),
]
File = Annotated[Path, typer.Argument(metavar="FILE", help="A manifest as JSON.")]
Version = Annotated[int | None, typer.Option("--version", help="An old version, by its number in the history.")]


@manifest.command(epilog=json_help("the manifest, as SocialHub has it"))
def show(
    context: typer.Context, *, channel: Channel = None, version: Version = None, as_json: Json = False
) -> None:
    """The manifest, its secret hidden. As SocialHub has it, or as it once was."""
    manifests = _manifests(context, channel)
    if version is None:
        masked: Mapping[str, object] = asyncio.run(manifests.open()).shown
    else:
        masked = mask_secret(asyncio.run(manifests.version(version)).manifest)
    Output(as_json).result(masked)
    Output(as_json).line(json.dumps(masked, ensure_ascii=False, indent=2))


@manifest.command(
    "diff", epilog=json_help(f'{{"changes": {CHANGE}, "changed_meanwhile": likewise, "conflicts": {CONFLICTS}}}')
)
def show_diff(
    context: typer.Context, file: File, *, base: Base = None, channel: Channel = None, as_json: Json = False
) -> None:
    """What `apply` would change."""
    given = read_manifest_file(file)
    document, news = asyncio.run(_opened(_manifests(context, channel), given, base))
    output = Output(as_json)
    output.result(
        {
            "changes": rows(document.changes),
            "changed_meanwhile": rows(news),
            "conflicts": conflict_rows(document.conflicts),
        }
    )
    say_changes(output, document.changes)
    say_news(output, news)
    say_conflicts(output, document.conflicts)


@manifest.command(
    "check",
    epilog=json_help(
        '{"problems": [{"pointer", "message", "fix"}], "misfits": [… and "hint"]}, '
        'problems of a FILE with their "line"'
    ),
)
def check_manifest(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="A manifest as JSON.")] = None,
    *,
    channel: Channel = None,
    as_json: Json = False,
) -> None:
    """Whether it keeps the rules and fits the Network. Exit code 1: it does not.

    A file's manifest is looked at as `apply` would write it, and nothing is sent.
    """
    output = Output(as_json)
    if file is None:
        asyncio.run(_check(output, _manifests(context, channel)))
        return
    given = read_manifest_file(file)
    if problems := check(given.value):
        _say_check(output, given.value, problems, (), given)
    elif channel is None and not app_of(context).store.load().channels:
        output.result({"problems": [], "misfits": []})
        output.line("The manifest keeps the rules. No channel is set up, so no Network was asked whether it fits.")
    else:
        asyncio.run(_check(output, _manifests(context, channel), given))


@manifest.command(epilog=json_help(SAVED))
def apply(
    context: typer.Context,
    file: File,
    *,
    base: Base = None,
    ours: Annotated[list[str] | None, typer.Option("--ours", metavar="POINTER", help=_OURS)] = None,
    theirs: Annotated[list[str] | None, typer.Option("--theirs", metavar="POINTER", help=_THEIRS)] = None,
    channel: Channel = None,
    as_json: Json = False,
) -> None:
    """Writes the manifest of a file. Only what differs is sent; parts that the file leaves out stay.

    With --base, what was changed on SocialHub since then stays. Where both changed the same thing nothing is
    sent before --ours or --theirs says which to take.
    """
    given = read_manifest_file(file)
    choices: dict[str, Choice] = {**dict.fromkeys(ours or (), "ours"), **dict.fromkeys(theirs or (), "theirs")}
    say_saved(Output(as_json), asyncio.run(_apply(_manifests(context, channel), given, base, choices)))


@manifest.command(epilog=json_help(f"[{_VERSION}]"))
def history(context: typer.Context, *, channel: Channel = None, as_json: Json = False) -> None:
    """The versions kept on this computer, newest first."""
    versions = asyncio.run(_manifests(context, channel).history())
    output = Output(as_json)
    output.result(
        [
            {"version": each.id, "time": iso(each.at), "saved": each.saved, "changes": list(each.changes)}
            for each in versions
        ]
    )
    if not versions:
        output.line("Nothing was saved from here yet.")
        return
    rows = [
        [str(each.id), clock(each.at), "saved" if each.saved else "found", "\n".join(each.changes)]
        for each in versions
    ]
    output.table(["Version", "Time", "", "What changed with it"], rows)


@manifest.command(epilog=json_help(SAVED))
def restore(
    context: typer.Context,
    version: Annotated[int, typer.Argument(metavar="VERSION", help="Its number in the history.")],
    *,
    channel: Channel = None,
    as_json: Json = False,
) -> None:
    """Makes an old version the manifest again. The webhook stays as it is."""
    say_saved(Output(as_json), asyncio.run(_manifests(context, channel).restore(version)))


@manifest.command("renew-secret", epilog=json_help('{"renewed": true}'))
def renew_secret(context: typer.Context, *, channel: Channel = None, as_json: Json = False) -> None:
    """Gives the webhook a new secret, without losing an event."""
    asyncio.run(_manifests(context, channel).renew_secret())
    Output(as_json).result({"renewed": True})
    Output(as_json).line("The webhook has a new secret.")


def _manifests(context: typer.Context, name: str | None) -> Manifests:
    app = app_of(context)
    return Manifests(app, only_channel(app, name).name)


async def _opened(
    manifests: Manifests, file: ManifestFile, base: str | None
) -> tuple[ManifestDocument, tuple[Difference, ...]]:
    """The document with a file's manifest laid over SocialHub's or over the base, and what is new at SocialHub.

    Raises UsageError for rules that the file breaks and what it was made from does not.
    """
    if not isinstance(file.value, dict):
        file.refuse(check(file.value))
    document = await manifests.open() if base is None else ManifestDocument(await _base(manifests, base))
    document.replace(overlay(document.current, file.value))
    if problems := document.new_problems:
        file.refuse(problems)
    return document, () if base is None else await manifests.refresh(document)


async def _base(manifests: Manifests, given: str) -> Mapping[str, object]:
    """The manifest that a file was made from: a number of the history, or a file."""
    if given.isdecimal():
        return (await manifests.version(int(given))).manifest
    value = read_manifest_file(Path(given)).value
    if not isinstance(value, dict):
        raise UsageError(f"{given} is no manifest.", "Give the output of “manifest show”.", field="--base")
    return value


async def _apply(
    manifests: Manifests, file: ManifestFile, base: str | None, choices: Mapping[str, Choice]
) -> Saved:
    document, news = await _opened(manifests, file, base)
    if not choices.keys() <= {"all", *(each.pointer for each in document.conflicts)}:
        wrong = next(name for name in choices if name not in {each.pointer for each in document.conflicts})
        raise UsageError(
            f"There is no conflict at {wrong}.",
            "“channel-wizard manifest diff FILE --base …” lists those that there are.",
            field="--ours" if choices[wrong] == "ours" else "--theirs",
        )
    for conflict in document.conflicts:
        choice = choices.get(conflict.pointer, choices.get("all"))
        if choice is not None:
            document.resolve(conflict, choice)
    try:
        saved = await manifests.save(document)
    except ManifestConflict:
        say_conflicts(Output(as_json=False), document.conflicts)
        raise
    return replace(saved, news=(*news, *saved.news))


async def _check(output: Output, manifests: Manifests, file: ManifestFile | None = None) -> None:
    """Says what is wrong with SocialHub's manifest, or with it as it would be with a file's."""
    document = await manifests.open()
    if file is not None and isinstance(file.value, dict):
        document.replace(overlay(document.current, file.value))
    try:
        declared = await manifests.declared(document.current)
    except WizardError:
        _say_problems(output, document.current, document.problems, file)
        raise
    _say_check(output, document.current, check(document.current, declared.manifest), declared.misfits, file)


def _say_check(
    output: Output,
    current: object,
    problems: Sequence[Problem],
    misfits: Sequence[Misfit],
    file: ManifestFile | None,
) -> None:
    """Raises Exit where something is wrong."""
    output.result(
        {
            "problems": [{**_row(current, each), **_line(file, each.pointer)} for each in problems],
            "misfits": [{**_row(current, each), "hint": each.hint} for each in misfits],
        }
    )
    _say_problems(output, current, problems, file)
    _say_problems(output, current, misfits, None)
    if not problems and not misfits:
        output.line("The manifest keeps the rules and fits what the Network can do.")
    if problems or any(not each.hint for each in misfits):
        raise typer.Exit(EXIT_FAILED)


def _say_problems(
    output: Output, current: object, found: Sequence[Problem | Misfit], file: ManifestFile | None
) -> None:
    for each in found:
        place = f"{file.path}:{file.line(each.pointer)}: " if file else ""
        output.line(f"{place}{each.message} ({_ids(current, each.pointer) or '/'})")
        if each.fix:
            output.line(f"  {each.fix.title}.")


def _row(current: object, found: Problem | Misfit) -> dict[str, Any]:
    title = str(found.fix.title) if found.fix else None
    return {"pointer": _ids(current, found.pointer), "message": found.message, "fix": title}


def _line(file: ManifestFile | None, place: str) -> dict[str, int]:
    return {"line": file.line(place)} if file else {}


def _ids(current: object, place: str) -> str:
    return to_ids(current, place) if isinstance(current, dict) else place
