"""`channel-wizard practice`: trying it all without an account."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import signal
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wizard.app import App
from wizard.cli.main import cli
from wizard.cli.output import Output
from wizard.cli.shared import Json, app_of, json_help
from wizard.cli.sync import stop_signals
from wizard.errors import EXIT_DONE, EXIT_FAILED
from wizard.home import HOME_VARIABLE, find_home
from wizard.journey.ground import save_ground
from wizard.program import command, has_display, has_toolkit
from wizard.secrets import PASSPHRASE, PASSPHRASE_FILE

if TYPE_CHECKING:
    from wizard.journey.ground import Ground
    from wizard.practice.story import Scene

_LOOK_SECONDS = 0.1
_LOOKS = 100


@cli.command(
    epilog=json_help(
        '{"well", "inbox", "network", "scenes": [{"what", "seen"}]} of the story; where it stays open, first the '
        'line {"inbox", "network", "setup": a file for channel-wizard setup}'
    )
)
def practice(
    context: typer.Context,
    *,
    headless: Annotated[bool, typer.Option("--headless", help="Play the whole story without a window.")] = False,
    as_json: Json = False,
) -> int:
    """Lets you try it all without an account.

    Starts a SocialHub and a Network to practise on, on this computer alone. With a display the window opens, which
    takes you through it all; closing it (or Ctrl-C) ends the practice, and nothing of it stays. Without one, or
    with --headless, the whole story is played: 0 only if every step was seen on the far side.
    """
    output, app = Output(as_json), app_of(context)
    if headless or not has_display():
        return asyncio.run(_story(app, output))
    return asyncio.run(_stay_open(output))


async def _story(app: App, output: Output) -> int:
    from wizard.practice.story import play  # both servers, which no other command has to load

    def tell(scene: Scene) -> None:
        output.line(f"{'✓' if scene.seen else '✗'} {scene.what}")

    story = await play(app.networks, tell)
    output.result(
        {
            "well": story.well,
            "inbox": story.inbox,
            "network": story.network,
            "scenes": [{"what": each.what, "seen": each.seen} for each in story.scenes],
        }
    )
    output.line()
    output.line(f"SocialHub's Inbox was at {story.inbox}")
    output.line(f"The Network was at       {story.network}")
    output.line(
        "Every step was seen on the far side." if story.well else "Not every step was seen on the far side."
    )
    return EXIT_DONE if story.well else EXIT_FAILED


async def _stay_open(output: Output) -> int:
    from wizard.practice.story import example_setup, ground_of, open_stage, write_examples

    stopped = stop_signals()
    async with AsyncExitStack() as stack:
        stage = await open_stage(stack)
        write_examples(stage)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="channel-wizard-practice-")))
        example = example_setup(stage, folder)
        output.json_line({"inbox": stage.inbox_url, "network": stage.network_url, "setup": str(example)})
        output.line(f"SocialHub's Inbox: {stage.inbox_url}")
        output.line(f"The Network:       {stage.network_url}")
        output.line("Write a post on the Network's page, answer it in the Inbox. Ctrl-C ends it.")
        if has_toolkit():
            await _with_window(ground_of(stage), folder, stopped)
            return EXIT_DONE
        output.line("The window is not installed (channel-wizard[gui]). In another terminal:")
        output.line(f"    channel-wizard setup --from {example}")
        output.line("    channel-wizard sync")
        await stopped.wait()
    return EXIT_DONE


async def _with_window(ground: Ground, folder: Path, stopped: asyncio.Event) -> None:
    """Opens the window on a home of its own, and waits until it is closed or everything is to stop."""
    environ = {
        **os.environ,
        HOME_VARIABLE: str(folder / "home"),
        PASSPHRASE: secrets.token_hex(16),  # no keyring is asked for what is gone in a few minutes
    }
    environ.pop(PASSPHRASE_FILE, None)
    save_ground(find_home(environ), ground)
    window = await asyncio.create_subprocess_exec(*command(), env=environ, stdin=asyncio.subprocess.DEVNULL)
    closed, stop = asyncio.create_task(window.wait()), asyncio.create_task(stopped.wait())
    await asyncio.wait((closed, stop), return_when=asyncio.FIRST_COMPLETED)
    if not closed.done():
        window.terminate()
    await closed
    stop.cancel()
    await asyncio.to_thread(_end_relay, App.build(environ))


def _end_relay(app: App) -> None:
    """Ends the relay that a killed window left behind. Blocks for up to ten seconds."""
    pid = app.engine_pid()
    if pid is None:
        return
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
    for _look in range(_LOOKS):
        if not app.engine_runs():
            return
        time.sleep(_LOOK_SECONDS)
