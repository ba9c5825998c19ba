"""Time spans as SocialHub reads them in `config.timeout.duration`, and what they mean in words.

SocialHub uses the npm module juration. What is accepted here, juration accepts with the same result; what juration
would guess at is refused, for a person who wrote `1hx` should hear of it and not be surprised by a button that is
gone. The words are made of short sentences that a window can translate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wizard.words import Words

_UNITS = {
    "seconds": (1, ("second", "sec", "s")),
    "minutes": (60, ("minute", "min", "m")),
    "hours": (3_600, ("hour", "hr", "h")),
    "days": (86_400, ("day", "dy", "d")),
    "weeks": (604_800, ("week", "wk", "w")),
    "months": (2_628_000, ("month", "mon", "mth", "mo")),
    "years": (31_536_000, ("year", "yr", "y")),
}
_UNIT_OF = {word: unit for unit, (_, words) in _UNITS.items() for word in words}
# “m” stands for minutes, “ms” for nothing.
_NOT_MS = r"(?!(?i:ms)(?![A-Za-z_]))"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_AMOUNT = re.compile(
    rf"({_NUMBER}) ?{_NOT_MS}((?i:{'|'.join(sorted(_UNIT_OF, key=len, reverse=True))}))(?i:s)?(?![A-Za-z_])"
)
_BETWEEN = re.compile(r"[ ,]*(?:\b(?:and|plus|with)\b[ ,]*)?")


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of one unit. `unit`: seconds, minutes, hours, days, weeks, months or years; `seconds`: all of it."""

    number: float
    unit: str

    @property
    def seconds(self) -> float:
        return self.number * _UNITS[self.unit][0]


def read_duration(text: str) -> tuple[Amount, ...]:
    """The amounts of a time span such as `24h`, `7 days`, `2h20min`, `3 weeks and 2 days`, or bare seconds.

    Raises ValueError for anything else, and for a span of no length.
    """
    rest = text.strip(" ")
    amounts = (Amount(float(rest), "seconds"),) if re.fullmatch(_NUMBER, rest) else tuple(_amounts(rest))
    if not 0 < sum(each.seconds for each in amounts) < float("inf"):
        raise ValueError("not a time span")
    return amounts


def duration_seconds(text: str) -> float:
    """How long a time span is. Raises ValueError where it is none."""
    return sum(each.seconds for each in read_duration(text))


def explain_timeout(text: str) -> Words:
    """What a time-out means: “24 hours after the post was written”. Raises ValueError where it is no time span."""
    return say("{span} after the post was written", span=explain_duration(text))


def explain_duration(text: str) -> Words:
    """A time span in full words: “2 hours and 20 minutes”. Raises ValueError where it is none."""
    return _joined([_in_words(each) for each in read_duration(text) if each.number])


def _amounts(text: str) -> list[Amount]:
    found: list[Amount] = []
    position = 0
    while True:
        amount = _AMOUNT.match(text, position)
        if amount is None:
            raise ValueError("not a time span")
        found.append(Amount(float(amount[1]), _UNIT_OF[amount[2].lower()]))
        if amount.end() == len(text):
            return found
        between = _BETWEEN.match(text, amount.end())
        position = between.end() if between else amount.end()


def _joined(parts: Sequence[Words]) -> Words:
    """The parts as one enumeration, from the end: each step is a sentence of its own to a translator."""
    words = parts[-1]
    for place, part in enumerate(reversed(parts[:-1])):
        words = (
            say("{first} and {last}", first=part, last=words)
            if place == 0
            else say("{first}, {rest}", first=part, rest=words)
        )
    return words


def _in_words(amount: Amount) -> Words:
    """One of a unit has a sentence of its own, for many languages change the word."""
    if amount.number == 1:
        return {
            "seconds": say("1 second"),
            "minutes": say("1 minute"),
            "hours": say("1 hour"),
            "days": say("1 day"),
            "weeks": say("1 week"),
            "months": say("1 month"),
            "years": say("1 year"),
        }[amount.unit]
    number = f"{amount.number:.0f}" if amount.number.is_integer() else str(amount.number)
    return {
        "seconds": say("{number} seconds", number=number),
        "minutes": say("{number} minutes", number=number),
        "hours": say("{number} hours", number=number),
        "days": say("{number} days", number=number),
        "weeks": say("{number} weeks", number=number),
        "months": say("{number} months", number=number),
        "years": say("{number} years", number=number),
    }[amount.unit]
