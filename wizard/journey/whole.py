"""What may not stop halfway: a thread that writes cannot be called back, a request that left may be carried out.

Cancelling a task only ends its waiting. Whoever would undo such a step has to wait first until it is over, or the
two overtake one another.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

_T = TypeVar("_T")


async def to_the_end(work: Coroutine[Any, Any, _T], *, at_most: float | None = None) -> _T:
    """Does `work` whole, also if it is cancelled meanwhile; the cancellation goes on afterwards.

    `at_most`: seconds that it still gets once it is cancelled; then it is cancelled itself, and waited for.
    Raises what `work` raises, unless it is cancelled: then CancelledError alone.
    """
    task = asyncio.ensure_future(work)
    interrupted = False
    while not task.done():
        try:
            await asyncio.wait([task], timeout=at_most if interrupted else None)
            if interrupted and not task.done():
                task.cancel()
        except asyncio.CancelledError:
            interrupted = True
    if interrupted:
        if not task.cancelled():
            task.exception()  # it counts as seen
        raise asyncio.CancelledError
    return task.result()
