"""`channel-wizard manifest …`: what SocialHub's agents see under each Ticket, shown, compared and written."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wizard.app import ChannelSecrets, need_secret
from wizard.cli.main import cli
from wizard.cli.output import Output
from wizard.cli.shared import Json, app_of, json_help, only_channel
from wizard.errors import UsageError
from wizard.hub.client import HubClient
from wizard.manifest.diff import diff, patch_for
from wizard.manifest.document import load_manifest_file, mask_secret, overlay

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.app import App

manifest = typer.Typer(help="The channel's manifest: show, diff, apply.", no_args_is_help=True)
cli.add_typer(manifest, name="manifest")

_CHANGES = '{"changes": [{"pointer", "kind": added, changed or removed, "before", "after"}]}'
Channel = Annotated[str | None, typer.Option("--channel", help="Which channel, where there are several.")]
File = Annotated[Path, typer.Argument(metavar="FILE", help="A manifest as JSON.")]


@manifest.command(epilog=json_help("the manifest, as SocialHub has it"))
def show(context: typer.Context, *, channel: Channel = None, as_json: Json = False) -> None:
    """The manifest as SocialHub has it, its secret hidden."""
    current = asyncio.run(_fetch(app_of(context), channel))
    masked = mask_secret(current)
    Output(as_json).result(masked)
    Output(as_json).line(json.dumps(masked, ensure_ascii=False, indent=2))


@manifest.command("diff", epilog=json_help(_CHANGES))
def show_diff(context: typer.Context, file: File, *, channel: Channel = None, as_json: Json = False) -> None:
    """What `apply` would change."""
    wanted = load_manifest_file(file)
    current = asyncio.run(_fetch(app_of(context), channel))
    _show_changes(Output(as_json), current, overlay(current, wanted))


@manifest.command(epilog=json_help(_CHANGES))
def apply(context: typer.Context, file: File, *, channel: Channel = None, as_json: Json = False) -> None:
    """Writes the manifest of a file. Only what differs is sent; parts that the file leaves out stay."""
    wanted = load_manifest_file(file)
    current, after = asyncio.run(_apply(app_of(context), channel, wanted))
    _show_changes(Output(as_json), current, after)


async def _apply(
    app: App, name: str | None, wanted: Mapping[str, object]
) -> tuple[Mapping[str, object], Mapping[str, object]]:
    hub, current = await _open(app, name)
    try:
        patch = patch_for(current, overlay(current, wanted))
        if not patch:
            return current, current
        await hub.patch_manifest(patch)
        return current, _manifest_of((await hub.root()).manifest)
    finally:
        await hub.close()


async def _fetch(app: App, name: str | None) -> Mapping[str, object]:
    hub, current = await _open(app, name)
    await hub.close()
    return current


async def _open(app: App, name: str | None) -> tuple[HubClient, Mapping[str, object]]:
    settings = only_channel(app, name)
    secrets = await asyncio.to_thread(app.secrets)
    token = await asyncio.to_thread(need_secret, secrets, ChannelSecrets(settings.name).hub_token, "The token")
    hub = HubClient(settings.hub_url, token)
    try:
        return hub, _manifest_of((await hub.root()).manifest)
    except BaseException:
        await hub.close()
        raise


def _manifest_of(found: Mapping[str, object] | None) -> Mapping[str, object]:
    if found is None:
        raise UsageError(
            "This channel's manifest was promoted by SocialHub and can be neither read nor changed from here.",
            "SocialHub's team changes it for you.",
        )
    return found


def _show_changes(output: Output, before: Mapping[str, object], after: Mapping[str, object]) -> None:
    changes = diff(before, after)
    rows: list[dict[str, Any]] = [
        {"pointer": each.pointer, "kind": each.kind, "before": each.before, "after": each.after}
        for each in changes
    ]
    output.result({"changes": rows})
    for each in changes:
        output.line(str(each))
    if not changes:
        output.line("Nothing differs.")
