"""The pace: never into a 429, little of the limit wasted, replies first. Hours of it, on a clock that jumps."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.unit.hub.timeless import Kind, LimitedHub, Line, Program, now, others, program, run
from wizard.hub.limits import WINDOW, Pacer, Priority, retry_after

WINDOWS = [3.0, 10.0, 60.0, 900.0]


async def _backlog(hub: LimitedHub, number: int, *, busy: float = 0.0, checks: int = 0) -> tuple[float, Program]:
    """Seconds that `number` tickets took, after some `checks`; `busy`: places a second that others take."""
    ours = program(hub)
    noise = asyncio.create_task(others(hub, busy)) if busy else None
    ours.began = now()
    for _ in range(checks):
        await ours.send(Priority.CONTROL)
    async with asyncio.timeout(50 * hub.window):
        await ours.send_all(number)
    took = now() - ours.began
    if noise is not None:
        noise.cancel()
    return took, ours


# --- 3,000 mentions against a limit of 1,000 --------------------------------------------------------------------


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("kind", Kind)
def test_three_windows_full_take_hardly_more_than_three_windows(window: float, kind: Kind) -> None:
    async def story() -> None:
        hub = LimitedHub(window, kind=kind)
        begun = now()
        took, _ours = await _backlog(hub, 3000, checks=3)  # 3,003 requests: the last three need a fourth window
        least = 3 * window if kind is not Kind.CLOCK else hub.began - begun
        # What 3,003 requests take with 32 at a time, if there were no limit, comes on top.
        assert took <= 1.05 * least + 3003 / 32 * 0.022
        assert hub.refused == []

    run(story())


@pytest.mark.parametrize("window", WINDOWS)
def test_a_backlog_that_fits_does_not_wait_for_the_next_window(window: float) -> None:
    async def story() -> None:
        hub = LimitedHub(window)
        took, _ours = await _backlog(hub, 2700, checks=1)
        if window >= 10:  # in three seconds there is no time to fill a window so exactly
            assert took <= 1.05 * 2 * window + 2701 / 32 * 0.022
        assert hub.refused == []

    run(story())


@pytest.mark.parametrize("window", WINDOWS)
def test_what_fits_into_one_window_goes_at_once(window: float) -> None:
    async def story() -> None:
        took, _ours = await _backlog(LimitedHub(window), 960)
        assert took < 2

    run(story())


def test_what_waits_goes_as_soon_as_it_is_known_that_all_fits() -> None:
    async def story() -> None:
        ours = program(LimitedHub(900.0))
        await ours.send_all(900)  # 100 places are left, fewer than are kept of a backlog
        ours.pacer.expect(10_000)
        await asyncio.sleep(300)
        await ours.send(Priority.TICKET)
        last = asyncio.create_task(ours.send(Priority.TICKET))
        await asyncio.sleep(0)
        assert ours.pacer.waiting == 1
        begun = now()
        ours.pacer.expect(0)
        await last
        assert now() - begun < 0.1

    run(story())


# --- What is not told: when the window began, how long it is, who else is there ----------------------------------


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("kind", Kind)
def test_starting_in_the_middle_of_a_window(window: float, kind: Kind) -> None:
    async def story() -> None:
        hub = LimitedHub(window, kind=kind, phase=0.7 * window, used=400)
        took, _ours = await _backlog(hub, 3000)
        assert took <= 4.5 * window
        assert hub.refused == []

    run(story())


@pytest.mark.parametrize("window", [10.0, 900.0])
@pytest.mark.parametrize("share", [0.05, 0.2, 0.4])
@pytest.mark.parametrize("kind", Kind)
def test_sharing_the_limit_with_another_program(window: float, share: float, kind: Kind) -> None:
    """It takes its share whatever comes; ours has to live with the rest, and never asks for what is not there."""

    async def story() -> None:
        hub = LimitedHub(window, kind=kind)
        took, _ours = await _backlog(hub, 3000, busy=share * hub.limit / window)
        assert hub.refused == []
        assert took < 15 * window

    run(story())


def test_two_of_our_programs_at_once() -> None:
    async def story() -> None:
        hub = LimitedHub(60.0)
        one, two = program(hub), program(hub)
        async with asyncio.timeout(20 * hub.window):
            await asyncio.gather(one.send_all(1500), two.send_all(1500))
        assert hub.refused == []
        assert now() - one.began < 4 * hub.window

    run(story())


@settings(max_examples=15, deadline=None)
@given(
    window=st.sampled_from([2.0, 5.0, 47.0, 300.0, 900.0]),
    kind=st.sampled_from(Kind),
    limit=st.sampled_from([200, 500, 1000]),
    used=st.floats(0, 1),
    phase=st.floats(0, 1),
    trip=st.floats(0.002, 0.3),
)
@example(window=2.0, kind=Kind.FIRST_REQUEST, limit=200, used=1.0, phase=0.0, trip=0.25)
@example(window=2.0, kind=Kind.FIRST_REQUEST, limit=200, used=0.99, phase=0.0, trip=0.25)
def test_alone_on_a_channel_nothing_is_ever_refused(
    window: float, kind: Kind, limit: int, used: float, phase: float, trip: float
) -> None:
    """Once it is known what remains: the very first request may come when nothing does."""

    async def story() -> None:
        hub = LimitedHub(window, limit, kind, phase * window, int(used * limit))
        ours = program(hub, Line(trip / 2, trip / 2))
        # With next to nothing left at the start, it waits until a window as announced must be over.
        async with asyncio.timeout(200 * window + 4 * WINDOW):
            await ours.send_all(int(limit * 2.3))
        assert len(hub.refused) <= (1 if int(used * limit) == limit else 0)

    run(story())


# --- Replies ----------------------------------------------------------------------------------------------------


def test_replies_never_wait_for_a_backlog() -> None:
    async def story() -> None:
        hub = LimitedHub(900.0)
        ours = program(hub)
        backlog = asyncio.create_task(ours.send_all(3000))
        for _ in range(80):
            await asyncio.sleep(hub.window / 40)
            await ours.send(Priority.REPLY)
        await backlog
        assert hub.refused == []
        waits = sorted(ours.waits(Priority.REPLY))
        assert waits[len(waits) * 9 // 10] < 0.1

    run(story())


def test_a_reply_overtakes_the_tickets_that_wait() -> None:
    async def story() -> None:
        pacer = Pacer(concurrency=1, clock=now)
        order: list[Priority] = []

        async def one(priority: Priority) -> None:
            async with pacer.slot(priority) as slot:
                await asyncio.sleep(1)
                order.append(priority)
                slot.unlimited()

        async with asyncio.TaskGroup() as group:
            for priority in (Priority.TICKET, Priority.TICKET, Priority.CONTROL, Priority.REPLY, Priority.REPLY):
                group.create_task(one(priority))
        rest = [Priority.REPLY, Priority.REPLY, Priority.CONTROL, Priority.TICKET]
        assert order == [Priority.TICKET, *rest]

    run(story())


# --- 429, and answers that say nothing ---------------------------------------------------------------------------


def test_a_429_holds_the_whole_channel_for_as_long_as_was_asked() -> None:
    async def story() -> None:
        pacer = Pacer(clock=now)
        left: list[float] = []

        async def one(priority: Priority, *, refused: bool = False) -> None:
            async with pacer.slot(priority) as slot:
                left.append(now())
                if refused:
                    slot.observe(1000, 0)
                    pacer.hold(880.057)
                else:
                    slot.observe(1000, 900 - len(left))

        begun = now()
        await one(Priority.TICKET, refused=True)
        async with asyncio.TaskGroup() as group:
            for priority in Priority:
                group.create_task(one(priority))
            await asyncio.sleep(0)
            assert pacer.waiting == 3
            assert pacer.waiting_until == pytest.approx(begun + 880.057)
        assert [moment - begun for moment in left[1:]] == pytest.approx([880.057] * 3)
        assert pacer.waiting_until is None

    run(story())


def test_a_second_429_does_not_shorten_the_wait() -> None:
    async def story() -> None:
        pacer = Pacer(clock=now)
        begun = now()
        pacer.hold(60)
        pacer.hold(1)
        async with pacer.slot(Priority.REPLY) as slot:
            assert now() - begun == pytest.approx(60)
            slot.unlimited()

    run(story())


def test_a_server_without_limits_is_not_paced() -> None:
    async def story() -> None:
        pacer = Pacer(clock=now)

        async def one() -> None:
            async with pacer.slot(Priority.TICKET) as slot:
                await asyncio.sleep(1)
                slot.unlimited()

        begun = now()
        await asyncio.gather(*(one() for _ in range(1 + 32 * 100)))
        assert now() - begun <= 102

    run(story())


def test_lost_answers_count_as_used() -> None:
    """Half of the answers are lost, and the hub counted all: still nothing is refused."""

    async def story() -> None:
        hub = LimitedHub(60.0, 300)
        pacer = Pacer(clock=now)

        async def one(number: int) -> None:
            async with pacer.slot(Priority.TICKET) as slot:
                await asyncio.sleep(0.02)
                granted, remaining = hub.take()
                assert granted
                if number % 2:
                    slot.observe(hub.limit, remaining)

        async with asyncio.timeout(20 * hub.window):
            await asyncio.gather(*(one(number) for number in range(700)))
        assert hub.refused == []

    run(story())


def test_requests_that_never_left_cost_nothing() -> None:
    async def story() -> None:
        hub = LimitedHub(900.0, 100)
        ours = program(hub)
        await ours.send(Priority.CONTROL)
        begun = now()
        for _ in range(500):
            async with ours.pacer.slot(Priority.TICKET) as slot:
                slot.unsent()
        assert now() == begun

    run(story())


def test_giving_up_while_waiting_leaves_the_gate_in_order() -> None:
    async def story() -> None:
        hub = LimitedHub(900.0, 10)
        ours = program(hub)
        for _ in range(9):
            await ours.send(Priority.REPLY)
        given_up = [asyncio.create_task(ours.send(Priority.TICKET)) for _ in range(50)]
        await asyncio.sleep(0.001)
        for task in given_up:
            task.cancel()
        await asyncio.gather(*given_up, return_exceptions=True)
        assert ours.pacer.waiting == 0
        async with asyncio.timeout(20 * hub.window):
            await ours.send_all(30)
        assert hub.refused == []

    run(story())


def test_cancelled_in_the_moment_of_its_turn() -> None:
    async def story() -> None:
        pacer = Pacer(concurrency=1, clock=now)
        async with pacer.slot(Priority.TICKET) as slot:
            next_one = asyncio.create_task(pacer.enter(Priority.TICKET))
            await asyncio.sleep(0)
            slot.unlimited()  # now it is its turn …
            next_one.cancel()  # … and it does not know yet
        with pytest.raises(asyncio.CancelledError):
            await next_one
        async with asyncio.timeout(10), pacer.slot(Priority.TICKET) as slot:
            slot.unlimited()

    run(story())


# --- Retry-After -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("880057", 880.057),  # the vendor's own example: milliseconds
        ("3600", 3600),
        ("3601", 3.601),
        ("3600.5", 3.6005),
        ("90", 90),
        (" 90 ", 90),
        ("2.5", 2.5),
        ("0", 1),
        ("900000000", 3600),
        ("1" * 15, 3600),
        (None, 60),
        ("", 60),
        ("soon", 60),
        ("-5", 60),
        ("1e3", 60),
        ("٩٠", 60),
        ("nan", 60),
        ("9" * 5000, 60),
        ("Mon, 99 Nov 2026 99:99:99 GMT", 60),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 1),
        ("Wed, 21 Oct 9999 07:28:00 GMT", 3600),
    ],
)
def test_retry_after(header: str | None, seconds: float) -> None:
    assert retry_after(header) == pytest.approx(seconds)


@pytest.mark.parametrize("zone", ["GMT", "-0000", "+0000"])
def test_retry_after_as_a_date(zone: str) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=600)).removesuffix("+0000") + zone
    assert 500 < retry_after(moment) <= 600


@given(st.text())
def test_retry_after_takes_anything(header: str) -> None:
    assert 1 <= retry_after(header) <= 3600
