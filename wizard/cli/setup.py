"""`channel-wizard setup --from FILE.toml`: setting a channel up unattended."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wizard.app import KeptApps
from wizard.cli.main import cli
from wizard.cli.output import Output
from wizard.cli.shared import Json, app_of, json_help
from wizard.hub.tokens import read_channel_token
from wizard.journey.install import Installer, Plan, Steps, check_free, check_plan
from wizard.journey.log_in import with_own_browser
from wizard.manifest.document import load_manifest_file
from wizard.setup_file import SetupFile, read_setup_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.app import App
    from wizard.networks.base import AppDrawer, Credentials


class _Shown(Steps):
    def __init__(self, output: Output) -> None:
        self._output = output
        self.told: list[str] = []

    def done(self, what: str) -> None:
        self.told.append(what)
        self._output.line(f"✓ {what}")


class _NewApps:
    """App registrations of this set-up, kept only once it is done: one that fails leaves no secret behind."""

    def __init__(self, kept: AppDrawer) -> None:
        self._kept = kept
        self._new: dict[str, Mapping[str, str]] = {}

    def get(self, server: str) -> Mapping[str, str] | None:
        return self._new.get(server) or self._kept.get(server)

    def put(self, server: str, values: Mapping[str, str]) -> None:
        self._new[server] = values

    def keep(self) -> None:
        for server, values in self._new.items():
            self._kept.put(server, values)


@cli.command(epilog=json_help('{"channel", "steps": [what was done]}'))
def setup(
    context: typer.Context,
    *,
    source: Annotated[Path, typer.Option("--from", metavar="FILE.toml", help="What to set up; see the README.")],
    as_json: Json = False,
) -> None:
    """Sets a channel up, as a file describes it.

    Checks token and Network, writes the manifest, registers the webhook, stores the secrets. Without an access
    token of the Network in the file, its log-in page opens in the system's browser. What fails is taken back.
    """
    output, app = Output(as_json), app_of(context)
    steps = _Shown(output)
    name = asyncio.run(set_up(app, source, steps, output))
    output.result({"channel": name, "steps": steps.told})
    if not app.engine_runs():
        output.line("Start it: channel-wizard sync")


async def set_up(app: App, source: Path, steps: Steps, output: Output) -> str:
    """The whole of it, also beside a running engine. Answers the channel's name.

    Raises what goes wrong; nothing stays half done then.
    """
    now = datetime.now(UTC)
    file = read_setup_file(source, app.environ, now=now, network_fields=lambda kind: _fields_of(app, kind))
    network = app.networks.get(file.network_kind)
    fields = network.clean_fields(file.network_fields)
    manifest = load_manifest_file(file.manifest_file) if file.manifest_file else None
    check_free(app.store.load(), file.name, read_channel_token(file.channel_token).channel_id)
    apps = _NewApps(KeptApps(await asyncio.to_thread(app.secrets), file.network_kind))
    plan = Plan(
        name=file.name,
        hub_url=file.hub_url,
        token=file.channel_token,
        network_kind=file.network_kind,
        network_fields=fields,
        credentials=await _credentials(app, file, fields, apps, output),
        since=file.since,
        replies=file.replies,
        created=now,
        manifest=manifest,
    )
    channel = await Installer(app, steps).install(await check_plan(app, plan, steps))
    await asyncio.to_thread(apps.keep)
    return channel.name


def _fields_of(app: App, kind: str) -> frozenset[str]:
    return frozenset(each.id for each in app.networks.get(kind).info.fields)


async def _credentials(
    app: App, file: SetupFile, fields: dict[str, str], apps: AppDrawer, output: Output
) -> Credentials:
    network = app.networks.get(file.network_kind)
    if file.network_token is not None:
        return network.token_credentials(file.network_token)
    return await with_own_browser(network, fields, apps, lambda url: output.hint(f"Log in on this page: {url}"))
