"""What the date of an answer tells of this computer's clock, and what doctor says of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from tests.cable import cable
from tests.engine import stage
from wizard.doctor import examine
from wizard.hub.clock import ahead, minutes

if TYPE_CHECKING:
    from pathlib import Path

    from wizard.doctor import Finding

NOON = datetime(2026, 5, 1, 12, 0, 0, tzinfo=UTC)


def date(moment: datetime) -> dict[str, str]:
    return {"date": format_datetime(moment, usegmt=True)}


def test_between_asking_and_the_answer_any_time_is_right() -> None:
    noon = NOON.timestamp()
    assert ahead(date(NOON), noon - 3, noon + 3) == 0
    assert ahead(date(NOON), noon + 0.9, noon + 1.2) == 0, "a date has whole seconds"
    assert ahead(date(NOON), noon - 3, noon - 2) == -2
    assert ahead(date(NOON), noon + 601, noon + 700) == 600, "at least"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"date": ""},
        {"date": "soon"},
        {"date": "Sat, 01 Jan 0001 00:00:00 +9959"},
        {"age": "600"} | date(NOON),
    ],
)
def test_some_answers_do_not_tell(headers: dict[str, str]) -> None:
    assert ahead(headers, 0, 1) is None


def test_a_date_without_a_zone_is_utc() -> None:
    assert ahead({"date": "Fri, 01 May 2026 12:00:00 -0000"}, NOON.timestamp(), NOON.timestamp()) == 0


def test_minutes_are_whole_and_have_no_direction() -> None:
    assert (minutes(-600), minutes(629), minutes(631)) == (10, 10, 11)


async def test_doctor_tells_of_the_clock_by_itself(tmp_path: Path) -> None:
    async with stage(tmp_path) as here, cable(here.hub_url) as line:
        here.hub_url = line.url
        await here.set_up(via="none")

        async def found() -> Finding:
            (one,) = [each for each in await examine(here.app) if each.subject == "shop: clock"]
            return one

        assert (await found()).well
        line.ahead = timedelta(minutes=7)
        behind = await found()
        assert not behind.well
        assert behind.text == "This computer's clock is 7 minutes behind."
        assert "automatically in the system's settings" in behind.advice
        line.ahead = -timedelta(hours=2)
        assert (await found()).text == "This computer's clock is 120 minutes ahead."
        line.ahead = timedelta()
        assert (await found()).well
