"""`channel-wizard service …`: the relay as a service of this user under systemd, for servers."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from wizard.cli.main import cli
from wizard.cli.output import Output
from wizard.cli.shared import Json, app_of, json_help
from wizard.control.client import open_handle, who_runs
from wizard.errors import EXIT_DONE, EXIT_FAILED, UsageError
from wizard.service import install as install_service
from wizard.service import remove as remove_service
from wizard.service import state, unit_path

if TYPE_CHECKING:
    from wizard.app import App
    from wizard.service import ServiceState

service = typer.Typer(help="Run as a service of this user (systemd), for servers.", no_args_is_help=True)
cli.add_typer(service, name="service")

_STATE = '{"installed", "enabled", "active": systemd\'s word, "lingers": true, false or null, "status"}'


@service.command(epilog=json_help(_STATE))
def install(context: typer.Context, *, as_json: Json = False) -> None:
    """Starts the relay as a service, now and with this computer.

    It is this user's own service and needs no more rights. Installing it again replaces it, with this home.
    """
    output, app = Output(as_json), app_of(context)
    if not app.store.load().channels:
        raise UsageError("No channel is set up yet.", "Set one up: channel-wizard setup --from FILE.toml.")
    asyncio.run(_none_but_the_service(app))
    found = install_service(app.environ)
    output.result(asdict(found))
    output.line(f"The service is installed ({unit_path(app.environ)}) and {found.active or 'started'}.")
    if found.lingers is False:
        output.line("It stops when you log out. To keep it running: loginctl enable-linger")


async def _none_but_the_service(app: App) -> None:
    """Raises AlreadyRunning where a window or a `sync` runs this home: the service could only fail."""
    async with open_handle(app) as handle:
        hello = handle.hello
    if hello.role not in ("", "service"):
        raise who_runs(hello)


@service.command(epilog=json_help('{"removed"}'))
def remove(context: typer.Context, *, as_json: Json = False) -> None:
    """Stops the service and takes it away. Channels, secrets and the journal stay."""
    output, app = Output(as_json), app_of(context)
    removed = remove_service(app.environ)
    output.result({"removed": removed})
    output.line("The service is removed." if removed else "No service is installed.")


@service.command("status", epilog=json_help(_STATE))
def service_status(context: typer.Context, *, as_json: Json = False) -> int:
    """Whether the service is installed, and how it is. Ends with 1 where it does not run."""
    output, app = Output(as_json), app_of(context)
    found = state(app.environ)
    output.result(asdict(found))
    output.line(_in_words(found))
    return EXIT_DONE if found.active in ("active", "activating", "reloading") else EXIT_FAILED


def _in_words(found: ServiceState) -> str:
    if not found.installed:
        return "No service is installed. channel-wizard service install sets it up."
    begins = "starts by itself" if found.enabled else "does not start by itself"
    says = f": {found.status}" if found.status else "."
    return f"The service is {found.active or 'not known to systemd'}, and {begins}{says}"
