"""`channel-wizard manifest …`: what SocialHub's agents see under each Ticket, shown, written and restored."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wizard.cli.main import cli
from wizard.cli.output import Output, clock, iso
from wizard.cli.shared import Json, app_of, json_help, only_channel
from wizard.errors import EXIT_FAILED
from wizard.journey.manifests import Manifests
from wizard.manifest.changes import to_ids
from wizard.manifest.document import load_manifest_file, mask_secret, overlay
from wizard.manifest.validation import check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wizard.journey.manifests import Saved
    from wizard.manifest.diff import Difference
    from wizard.manifest.editing import ManifestDocument

manifest = typer.Typer(help="The channel's manifest: show, check, apply, restore.", no_args_is_help=True)
cli.add_typer(manifest, name="manifest")

_CHANGE = '[{"pointer", "kind": added, changed or removed, "before", "after"}]'
_SAVED = f'{{"changes": {_CHANGE}, "changed_meanwhile", "otherwise": likewise}}'
_VERSION = '{"version", "time", "saved": by us or found so, "changes": [a line each]}'
Channel = Annotated[str | None, typer.Option("--channel", help="Which channel, where there are several.")]
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


@manifest.command("diff", epilog=json_help(f'{{"changes": {_CHANGE}}}'))
def show_diff(context: typer.Context, file: File, *, channel: Channel = None, as_json: Json = False) -> None:
    """What `apply` would change."""
    wanted = load_manifest_file(file)
    document = asyncio.run(_opened(_manifests(context, channel), wanted))
    output = Output(as_json)
    output.result({"changes": _rows(document.changes)})
    _say_changes(output, document.changes)


@manifest.command(
    "check", epilog=json_help('{"problems": [{"pointer", "message", "fix"}], "misfits": [… and "hint"]}')
)
def check_manifest(context: typer.Context, *, channel: Channel = None, as_json: Json = False) -> None:
    """Whether it keeps the rules and fits the Network. Exit code 1: it does not."""
    manifests = _manifests(context, channel)
    current, problems, misfits = asyncio.run(_checked(manifests))
    output = Output(as_json)
    output.result(
        {
            "problems": [
                {"pointer": to_ids(current, each.pointer), "message": each.message, "fix": _title(each.fix)}
                for each in problems
            ],
            "misfits": [
                {
                    "pointer": to_ids(current, each.pointer),
                    "message": each.message,
                    "fix": _title(each.fix),
                    "hint": each.hint,
                }
                for each in misfits
            ],
        }
    )
    for each in (*problems, *misfits):
        title = _title(each.fix)
        output.line(f"{each.message} ({to_ids(current, each.pointer) or '/'})")
        output.line(f"  {title}." if title else "")
    if not problems and not misfits:
        output.line("The manifest keeps the rules and fits what the Network can do.")
    if problems or any(not each.hint for each in misfits):
        raise typer.Exit(EXIT_FAILED)


@manifest.command(epilog=json_help(_SAVED))
def apply(context: typer.Context, file: File, *, channel: Channel = None, as_json: Json = False) -> None:
    """Writes the manifest of a file. Only what differs is sent; parts that the file leaves out stay."""
    wanted = load_manifest_file(file)
    _say_saved(Output(as_json), asyncio.run(_apply(_manifests(context, channel), wanted)))


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


@manifest.command(epilog=json_help(_SAVED))
def restore(
    context: typer.Context,
    version: Annotated[int, typer.Argument(metavar="VERSION", help="Its number in the history.")],
    *,
    channel: Channel = None,
    as_json: Json = False,
) -> None:
    """Makes an old version the manifest again. The webhook stays as it is."""
    _say_saved(Output(as_json), asyncio.run(_manifests(context, channel).restore(version)))


@manifest.command("renew-secret", epilog=json_help('{"renewed": true}'))
def renew_secret(context: typer.Context, *, channel: Channel = None, as_json: Json = False) -> None:
    """Gives the webhook a new secret, without losing an event."""
    asyncio.run(_manifests(context, channel).renew_secret())
    Output(as_json).result({"renewed": True})
    Output(as_json).line("The webhook has a new secret.")


def _manifests(context: typer.Context, name: str | None) -> Manifests:
    app = app_of(context)
    return Manifests(app, only_channel(app, name).name)


async def _opened(manifests: Manifests, wanted: Mapping[str, object]) -> ManifestDocument:
    """The document with a file's manifest laid over SocialHub's."""
    document = await manifests.open()
    document.replace(overlay(document.current, wanted))
    return document


async def _apply(manifests: Manifests, wanted: Mapping[str, object]) -> Saved:
    return await manifests.save(await _opened(manifests, wanted))


async def _checked(manifests: Manifests) -> tuple[Mapping[str, object], Sequence[Any], Sequence[Any]]:
    document = await manifests.open()
    declared = await manifests.declared(document.current)
    return document.current, check(document.current, declared.manifest), declared.misfits


def _title(fix: Any) -> str | None:
    return str(fix.title) if fix else None


def _rows(changes: Sequence[Difference]) -> list[dict[str, Any]]:
    return [
        {"pointer": each.pointer, "kind": each.kind, "before": each.before, "after": each.after}
        for each in changes
    ]


def _say_changes(output: Output, changes: Sequence[Difference]) -> None:
    for each in changes:
        output.line(str(each))
    if not changes:
        output.line("Nothing differs.")


def _say_saved(output: Output, saved: Saved) -> None:
    output.result(
        {
            "changes": _rows(saved.changes),
            "changed_meanwhile": _rows(saved.news),
            "otherwise": _rows(saved.otherwise),
        }
    )
    _say_changes(output, saved.changes)
    if saved.otherwise:
        output.hint("SocialHub has this in another way than it was told:")
        for each in saved.otherwise:
            output.hint(f"  {each}")
