"""The practice Network as a process of its own: `python -m wizard.practice.fediverse --port N [--manner NAME]`.

Prints one line of JSON when it is ready, and runs until it is stopped:
`{"base_url", "username", "password", "access_token"}`, all of the brand's account.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sys
from dataclasses import replace

from wizard.practice.fediverse.manner import MANNERS, Manner
from wizard.practice.fediverse.server import PracticeFediverse


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m wizard.practice.fediverse", description="A Network to practise on."
    )
    parser.add_argument("--port", type=int, default=0, help="0 lets the system choose one")
    parser.add_argument("--manner", choices=sorted(MANNERS), default="mastodon", help="which server it is like")
    parser.add_argument("--max-characters", type=int, default=500, help="how long a post may be")
    parser.add_argument(
        "--mention-delay", type=float, help="seconds until a mention shows, instead of the manner's"
    )
    chosen = parser.parse_args()
    manner = MANNERS[chosen.manner]
    if chosen.mention_delay is not None:
        manner = replace(manner, mention_delay=chosen.mention_delay)
    try:
        asyncio.run(_run(manner, chosen.port, chosen.max_characters))
    except KeyboardInterrupt:
        pass  # where signals cannot be handled in the loop, Ctrl-C arrives like this
    except OSError as error:
        sys.exit(f"Port {chosen.port} cannot be used: {error.strerror}.")


async def _run(manner: Manner, port: int, max_characters: int) -> None:
    fediverse = PracticeFediverse(manner=manner, max_characters=max_characters)
    stopped = asyncio.Event()
    if sys.platform != "win32":
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with fediverse.serve(port) as base:
        ready = {
            "base_url": base,
            "username": fediverse.brand.username,
            "password": fediverse.brand.password,
            "access_token": fediverse.token_for(fediverse.brand),
        }
        sys.stdout.write(json.dumps(ready) + "\n")
        sys.stdout.flush()
        await stopped.wait()


if __name__ == "__main__":
    main()
