"""Runs a practice SocialHub as a process of its own, until it is told to stop.

    python -m wizard.practice.hub --port 8081 --limit 1000 --window 900

Prints one line of JSON: `base`, `inbox`, and a first Channel's `channelId`, `manifestId` and `token` (a token
for practice, which opens nothing else).
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import signal
import sys

from wizard.practice.hub.hub import DEFAULT_LIMIT, DEFAULT_WINDOW, PracticeHub


def main() -> None:
    options = _parser().parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(options))


async def _run(options: argparse.Namespace) -> None:
    hub = PracticeHub(
        limit=options.limit,
        window=options.window,
        retry_after_unit=options.retry_after,
        retry_waits=options.retry_waits,
    )
    async with hub.serve(port=options.port) as base:
        channel = hub.add_channel(network_id=options.network_id)
        line = {
            "base": base,
            "inbox": f"{base}/practice/inbox",
            "channelId": channel.id,
            "manifestId": channel.manifest_id,
            "token": channel.token,
        }
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
        await _told_to_stop()


async def _told_to_stop() -> None:
    """Waits for SIGTERM; Ctrl-C arrives as KeyboardInterrupt. Windows has neither handler nor SIGTERM here."""
    stopping = asyncio.Event()
    with contextlib.suppress(NotImplementedError):
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    await stopping.wait()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m wizard.practice.hub", description="A SocialHub to practise on."
    )
    parser.add_argument("--port", type=int, default=0, help="on 127.0.0.1; 0: any that is free")
    parser.add_argument("--limit", type=int, default=DEFAULT_LIMIT, help="requests of a Channel in a window")
    parser.add_argument("--window", type=float, default=DEFAULT_WINDOW, help="length of a window in seconds")
    parser.add_argument("--retry-after", choices=["milliseconds", "seconds"], default="milliseconds")
    parser.add_argument(
        "--retry-waits", type=_waits, default=_waits("0.5,1,2,4"), help="seconds before each retry"
    )
    parser.add_argument("--network-id", help="the first Channel's networkId")
    return parser


def _waits(text: str) -> tuple[float, ...]:
    return tuple(float(part) for part in text.split(",") if part)


if __name__ == "__main__":
    main()
