"""`channel-wizard practice`: trying it all without an account."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
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

if TYPE_CHECKING:
    from wizard.practice.story import Scene


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

    Starts a SocialHub and a Network to practise on, on this computer alone. With a display they stay open until
    Ctrl-C. Without one, or with --headless, the whole story is played: 0 only if every step was seen on the far
    side.
    """
    output, app = Output(as_json), app_of(context)
    if headless or not _has_display():
        return asyncio.run(_story(app, output))
    return asyncio.run(_stay_open(output))


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


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
    from wizard.practice.story import example_setup, open_stage

    stopped = stop_signals()
    async with AsyncExitStack() as stack:
        stage = await open_stage(stack)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="channel-wizard-practice-")))
        example = example_setup(stage, folder)
        output.json_line({"inbox": stage.inbox_url, "network": stage.network_url, "setup": str(example)})
        output.line(f"SocialHub's Inbox: {stage.inbox_url}")
        output.line(f"The Network:       {stage.network_url}")
        output.line("The window that sets a channel up is still to come. Until then, in another terminal:")
        output.line(f"    channel-wizard setup --from {example}")
        output.line("    channel-wizard sync")
        output.line("Write a post on the Network's page, answer it in the Inbox. Ctrl-C ends it.")
        await stopped.wait()
    return EXIT_DONE
