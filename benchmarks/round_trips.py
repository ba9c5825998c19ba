"""What requests take by themselves: one after another over a kept connection, with the leanest client.

    python -m benchmarks.round_trips URL COUNT FILE

Writes the seconds that each took to FILE, a line each.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.wire import Client


async def measure(url: str, count: int) -> list[float]:
    client = Client(urlsplit(url).port or 80)
    took = []
    for _ in range(count):
        start = time.perf_counter()
        await client.post("/anything", b'{"text": "%s"}' % (b"x" * 600))
        took.append(time.perf_counter() - start)
    client.close()
    return took


if __name__ == "__main__":
    seconds = asyncio.run(measure(sys.argv[1], int(sys.argv[2])))
    Path(sys.argv[3]).write_text("\n".join(map(repr, seconds)), encoding="ascii")
