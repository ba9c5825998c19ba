"""How far this computer's clock is from a server's, by the `Date` of its answers.

It matters from five minutes on: then whatever SocialHub signs is too old or too new for us, and it drops a reply
after a few tries (`wizard.hub.signature`). All else bears a wrong clock, or says so itself, as certificates do.
"""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from wizard.hub.signature import TOLERANCE_MS

if TYPE_CHECKING:
    from collections.abc import Mapping

HARMFUL: Final = TOLERANCE_MS / 1000  # seconds
_EXACT: Final = 1.0  # a `Date` has whole seconds


def ahead(headers: Mapping[str, str], asked: float, answered: float) -> float | None:
    """How many seconds our clock is ahead of the server's at least (negative: behind); None: it is not told.

    `asked`, `answered`: seconds since 1970 by our clock, between which the answer was dated. `headers`: httpx's,
    or others by their names in lower case. What comes out of a cache (`Age`) tells the time of long ago.
    """
    if "age" in headers:
        return None
    try:
        moment = parsedate_to_datetime(headers.get("date", ""))
        # "-0000": the standard's way to say UTC without saying so
        dated = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
    if answered < dated:
        return answered - dated
    return max(asked - dated - _EXACT, 0.0)


def minutes(seconds: float) -> int:
    """As people are told of it, whichever way it is off."""
    return round(abs(seconds) / 60)
