"""Memory that a program for months should not hold: asked of the C library and of the kernel, on Linux only.

Three things make a process larger than what it uses:

* glibc gives every thread a heap of its own, with holes of its own. One is enough: Python's threads take turns.
* what was freed stays in these heaps until it is asked for (`malloc_trim`).
* pages of programs and libraries stay mapped once they were read, though only the start needed most of them. They
  are on the disk and in the system's cache; whoever needs one again finds it there, a few microseconds later.

Everything here is a wish: where the system knows it not, nothing happens.
"""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_M_ARENA_MAX = -8  # of <malloc.h>
_MADV_DONTNEED = 4  # of <sys/mman.h>
_SMAPS = Path("/proc/self/smaps")


def keep_one_heap() -> None:
    """From now on, for threads that are still to be started. Call it before there are any."""
    set_option = _function("mallopt")
    if set_option is not None:
        set_option(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Gives the system back what is free, and what can be read again. Takes some 10 ms."""
    trim = _function("malloc_trim")
    if trim is None:
        return
    trim(0)
    forget = _function("madvise")
    if forget is not None:
        for start, size in _readable_again():
            forget(ctypes.c_void_p(start), ctypes.c_size_t(size), _MADV_DONTNEED)


def _function(name: str) -> ctypes._NamedFuncPointer | None:
    """Of the C library; None where there is no such function."""
    if sys.platform != "linux":
        return None
    found: ctypes._NamedFuncPointer | None = getattr(ctypes.CDLL(None), name, None)
    return found


def _readable_again() -> Iterator[tuple[int, int]]:
    """Start and size of each piece of a file in memory that is as on the disk, and can only be read or run.

    A piece that the linker or anybody else has changed has pages of its own ("Anonymous") and is left alone; one
    that nobody may write to any more can get none.
    """
    start = size = 0
    try:
        lines = _SMAPS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        words = line.split()
        if "-" in words[0]:  # "7f00-7f80 r-xp 00000000 fe:00 123 /lib/libc.so": the head of a piece
            start, end = (int(each, 16) for each in words[0].split("-"))
            of_file = len(words) > 5 and words[5].startswith("/")
            size = end - start if of_file and words[1] in ("r-xp", "r--p") else 0
        elif words[0] == "Anonymous:" and size and words[1] == "0":
            yield start, size
