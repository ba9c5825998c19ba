"""The kernel's word on networks, and the way out: in a network namespace of its own, which anybody may make."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.gui.desk.screens import need
from wizard.sync.vantage import way_out

PROJECT = Path(__file__).parents[3]

# One address after another way out; each step is made once the one before was told.
_SCRIPT = """
import asyncio, subprocess
from wizard.sync.vantage import way_out
from wizard.system.network import hear_network

STEPS = (
    ("link set lo up", "addr add 198.51.100.7/32 dev lo", "route add default dev lo src 198.51.100.7"),
    ("addr add 203.0.113.7/32 dev lo", "route replace default dev lo src 203.0.113.7"),
    ("route del default",),
    ("route add default dev lo src 203.0.113.7",),
    ("-6 addr add fd00::7/128 dev lo nodad", "-6 route add default dev lo src fd00::7"),
    ("link set lo down",),
)

async def main():
    told = asyncio.Event()
    async def changed():
        told.set()
    listening = asyncio.create_task(hear_network(changed))
    await asyncio.sleep(0)
    print(*way_out(), sep=",", flush=True)
    for step in STEPS:
        before = way_out()
        told.clear()
        for words in step:
            await asyncio.to_thread(subprocess.run, ["ip", *words.split()], check=True)
        await told.wait()
        while way_out() == before:
            told.clear()
            await told.wait()
        print(*way_out(), sep=",", flush=True)
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)

asyncio.run(main())
"""


def in_a_namespace(*words: str) -> str:
    """What Python says in a network namespace of its own, where no link is up. Skips where nobody may make one."""
    need("unshare", "ip")
    own = ["unshare", "--map-root-user", "--net"]
    if subprocess.run([*own, "true"], capture_output=True, check=False).returncode:  # noqa: S603
        pytest.skip("this system lets nobody make a network namespace")
    done = subprocess.run(  # noqa: S603
        [*own, sys.executable, *words], cwd=PROJECT, capture_output=True, text=True, check=False, timeout=240
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="rtnetlink is Linux's")
def test_every_change_of_the_way_out_is_told() -> None:
    assert in_a_namespace("-c", _SCRIPT).split("\n")[:-1] == [
        "",  # there is no way
        "198.51.100.7",
        "203.0.113.7",
        "",
        "203.0.113.7",
        "203.0.113.7,fd00::7",
        "",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="rtnetlink is Linux's")
def test_another_way_out_lets_the_engine_begin_anew(tmp_path: Path) -> None:
    assert in_a_namespace("-m", "tests.unit.system.another_network", str(tmp_path)) == "caught up\n"


def test_the_way_out_is_addresses_of_our_own_or_none() -> None:
    found = way_out()
    assert len(found) <= 2
    assert all(each not in {"0.0.0.0", "::"} for each in found)  # noqa: S104 - nothing is bound here
