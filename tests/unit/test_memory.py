"""What a process gives back it can do without, and everything goes on."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks glibc and Linux")

_BACK = """
import decimal, hashlib, sqlite3, ssl
from pathlib import Path
from wizard.memory import give_back

def of_files():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssFile"))

def works():
    ssl.create_default_context()
    with sqlite3.connect(":memory:") as db:
        root = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return root, hashlib.sha256(b"x").hexdigest()[:8], str(decimal.Decimal(2).sqrt())[:4]

before, said = of_files(), works()
give_back()
after = of_files()
assert works() == said
print(before, after)
"""
_HEAPS = """
import ctypes, sys, threading
if sys.argv[1] == "one":
    from wizard.memory import keep_one_heap
    keep_one_heap()
libc = ctypes.CDLL(None)
together = threading.Barrier(4)
def take():
    together.wait()
    held = [bytes(1000) for _ in range(100)]
    together.wait()
threads = [threading.Thread(target=take) for _ in range(4)]
for each in threads:
    each.start()
for each in threads:
    each.join()
libc.malloc_stats()
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own Python


def test_pages_of_files_are_read_again_when_they_are_needed() -> None:
    before, after = map(int, run(_BACK).stdout.split())
    assert after < before * 0.8


def test_all_threads_share_one_heap() -> None:
    if "Arena" not in run(_HEAPS, "many").stderr:
        pytest.skip("not glibc")
    assert run(_HEAPS, "many").stderr.count("Arena") > 1
    assert run(_HEAPS, "one").stderr.count("Arena") == 1
