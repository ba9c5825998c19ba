"""The journal: what is committed together, what is known twice, what is placed, and what a restore does."""

from __future__ import annotations

import asyncio
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from wizard.errors import UsageError
from wizard.sync.database import connect
from wizard.sync.journal import ACTIVITY_ROWS, Journal, now_ms
from wizard.sync.records import Halt, Item, ItemState, Job, JobState, Kind, NewEntry, NewItem, NewJob, Wanted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import AsyncIterator, Awaitable
    from pathlib import Path

TICKET = "5cc1b08ad62ec72e8388cb47"
OTHER_TICKET = "5cc1b08ad62ec72e8388cb48"


def post(name: str, *, parent: str | None = None, created: int = 0, **more: object) -> NewItem:
    values = {"message": f"text of {name}", "interactor": ["a@b", "Ann", None, None]}
    made = NewItem(
        item=f"forum:{name}",
        native=None,
        created=created or int(name[1:]),
        edited=None,
        payload=values,
        parent=f"forum:{parent}" if parent else None,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def job(uuid: str, *, followup: str | None = None, item: str = "forum:p1", time: int | None = None) -> NewJob:
    return NewJob(
        uuid=uuid,
        type="reply" if followup else "button",
        action="answer",
        ticket=TICKET,
        item=item,
        followup=followup,
        payload={"text": "hello", "followupId": followup},
        event_time=time or now_ms(),
    )


ENTRY = NewEntry(Kind.TICKET, who="Ann", text="text")


@pytest.fixture
async def journal(tmp_path: Path) -> AsyncIterator[Journal]:
    opened = (await Journal.open(tmp_path / "journal.db")).journal
    yield opened
    await opened.close()


@pytest.fixture
async def channel(journal: Journal) -> int:
    return (await journal.ensure_channel("shop")).id


async def only(journal: Journal, channel: int) -> Item:
    (item,) = await journal.ready(channel, 10)
    return item


async def only_job(journal: Journal, channel: int) -> Job:
    (found,) = await journal.open_jobs(channel)
    return found


# --- Interactions -----------------------------------------------------------------------------------------------


async def test_items_and_cursor_are_committed_together_and_known_ones_passed_over(
    journal: Journal, channel: int
) -> None:
    assert await journal.take(channel, [post("p1"), post("p2")], cursor="2") == 2
    assert await journal.take(channel, [post("p2"), post("p3")], cursor="3") == 1
    row = await journal.channel("shop")
    assert row is not None
    assert row.cursor == "3"
    assert [item.item for item in await journal.ready(channel, 10)] == ["forum:p1", "forum:p2", "forum:p3"]


async def test_a_long_way_back_is_released_whole(journal: Journal, channel: int) -> None:
    count = 2_500
    chain = [post("p1"), *(post(f"p{n}", parent=f"p{n - 1}") for n in range(2, count))]
    await journal.take(channel, [*chain[1:], post("p9000", parent="p8000")], cursor="a", staged=True)
    assert await journal.ready(channel, 10) == []
    await journal.take(channel, chain[:1], cursor="b")
    ready = await journal.ready(channel, count)
    assert [item.item for item in ready] == [each.item for each in chain]
    assert {item.root for item in ready} == {None, "forum:p1"}
    (unplaced,) = await journal.unplaced(channel, 10)
    assert unplaced.item == "forum:p9000"


async def test_staged_items_wait_for_the_older_ones_and_go_in_order(journal: Journal, channel: int) -> None:
    await journal.take(channel, [post("p3"), post("p4", parent="p1")], cursor="a", staged=True)
    assert await journal.ready(channel, 10) == []
    await journal.take(channel, [post("p1"), post("p2")], cursor="b", staged=True)
    assert await journal.ready(channel, 10) == []
    await journal.take(channel, [], cursor="c")
    ready = await journal.ready(channel, 10)
    assert [item.item for item in ready] == ["forum:p1", "forum:p2", "forum:p3", "forum:p4"]
    assert ready[3].root == "forum:p1"


async def test_an_answer_takes_its_root_from_what_is_known(journal: Journal, channel: int) -> None:
    await journal.take(channel, [post("p1"), post("p2", parent="p1"), post("p3", parent="p2")], cursor="1")
    assert [item.root for item in await journal.ready(channel, 10)] == [None, "forum:p1", "forum:p1"]


async def test_a_root_goes_first_whatever_the_clocks_say(journal: Journal, channel: int) -> None:
    """A server whose clock is behind dates an answer before the post that it answers."""
    root, answer = post("p1", created=900), post("p2", parent="p1", created=300)
    await journal.take(channel, [root, answer, post("p3", created=500)], cursor="1")
    ready = await journal.ready(channel, 10)
    assert [item.item for item in ready] == ["forum:p3", "forum:p1"]
    await journal.ticket_made(channel, ready[1], TICKET, ENTRY)
    assert [item.item for item in await journal.ready(channel, 10)] == ["forum:p2", "forum:p3"]


async def test_an_answer_to_something_unknown_waits_for_its_place(journal: Journal, channel: int) -> None:
    await journal.take(channel, [post("p5", parent="p4"), post("p6", parent="p5")], cursor="1")
    assert await journal.ready(channel, 10) == []
    (item,) = await journal.unplaced(channel, 10)
    assert item.item == "forum:p5"
    context = post("p3", context=True)
    addressed = post("p4", parent="p3", root="forum:p3")
    await journal.place(channel, item, "forum:p3", [context, addressed])
    assert await journal.unplaced(channel, 10) == []
    ready = await journal.ready(channel, 10)
    assert [(each.item, each.root) for each in ready] == [
        ("forum:p4", "forum:p3"),
        ("forum:p5", "forum:p3"),
        ("forum:p6", "forum:p3"),
    ]


async def test_context_becomes_a_ticket_when_it_is_addressed_after_all(journal: Journal, channel: int) -> None:
    await journal.take(channel, [post("p1", context=True)])
    assert await journal.ready(channel, 10) == []
    await journal.take(channel, [post("p1")])
    assert (await only(journal, channel)).item == "forum:p1"


async def test_it_is_known_which_roots_have_tickets_below(journal: Journal, channel: int) -> None:
    await journal.take(channel, [post("p1", context=True), post("p2", parent="p1")])
    assert not await journal.has_tickets_below(channel, "forum:p1")
    await journal.ticket_made(channel, await only(journal, channel), TICKET, ENTRY)
    assert await journal.has_tickets_below(channel, "forum:p1")
    assert not await journal.has_tickets_below(channel + 1, "forum:p1")


async def test_a_ticket_is_made_once_and_its_text_is_forgotten(journal: Journal, channel: int) -> None:
    await journal.take(channel, [post("p1")], cursor="1")
    await journal.ticket_made(channel, await only(journal, channel), TICKET, ENTRY)
    assert await journal.ready(channel, 10) == []
    known = await journal.item(channel, "forum:p1")
    assert known is not None
    assert (known.state, known.ticket, dict(known.payload)) == (ItemState.TICKET, TICKET, {})
    assert (await journal.counts(channel)).tickets == 1


async def test_an_edit_of_a_ticket_is_sent_once(journal: Journal, channel: int) -> None:
    await journal.take(channel, [post("p1")], cursor="1")
    await journal.ticket_made(channel, await only(journal, channel), TICKET, ENTRY)
    edit = post("p1", edited=50, payload={"message": "new"})
    await journal.take(channel, [], edited=[edit])
    changed = await only(journal, channel)
    assert (changed.state, changed.payload["message"]) == (ItemState.CHANGED, "new")
    await journal.change_sent(channel, changed, ENTRY)
    await journal.take(channel, [], edited=[edit])  # the same edit seen again
    assert await journal.ready(channel, 10) == []


async def test_an_edit_while_the_ticket_is_being_made_is_not_lost(journal: Journal, channel: int) -> None:
    await journal.take(channel, [post("p1")], cursor="1")
    sending = await only(journal, channel)
    await journal.take(channel, [], edited=[post("p1", edited=50, payload={"message": "new"})])
    await journal.ticket_made(channel, sending, TICKET, ENTRY)
    changed = await only(journal, channel)
    assert (changed.state, changed.payload["message"]) == (ItemState.CHANGED, "new")


async def test_a_second_edit_while_the_first_is_sent_is_not_lost(journal: Journal, channel: int) -> None:
    await journal.take(channel, [post("p1")], cursor="1")
    await journal.ticket_made(channel, await only(journal, channel), TICKET, ENTRY)
    await journal.take(channel, [], edited=[post("p1", edited=50, payload={"message": "one"})])
    sending = await only(journal, channel)
    await journal.take(channel, [], edited=[post("p1", edited=60, payload={"message": "two"})])
    await journal.change_sent(channel, sending, ENTRY)
    assert (await only(journal, channel)).payload["message"] == "two"


async def test_deleted_before_it_was_sent_it_never_becomes_a_ticket(journal: Journal, channel: int) -> None:
    await journal.take(channel, [post("p1")], cursor="1")
    await journal.take(channel, [], deleted=["forum:p1"])
    assert await journal.ready(channel, 10) == []
    assert await journal.take(channel, [post("p1")]) == 0


async def test_deleted_while_it_was_sent_the_ticket_is_marked(journal: Journal, channel: int) -> None:
    await journal.take(channel, [post("p1")], cursor="1")
    sending = await only(journal, channel)
    await journal.take(channel, [], deleted=["forum:p1"])
    await journal.ticket_made(channel, sending, TICKET, ENTRY)
    changed = await only(journal, channel)
    assert changed.payload == {"deleted": True}


async def test_a_change_waits_until_the_tickets_id_is_known_from_an_event(journal: Journal, channel: int) -> None:
    await journal.take(channel, [post("p1")], cursor="1")
    await journal.ticket_made(channel, await only(journal, channel), None, ENTRY)  # 409: it exists, id unknown
    await journal.take(channel, [], deleted=["forum:p1"])
    assert await journal.ready(channel, 10) == []
    assert (await journal.counts(channel)).waiting_items == 0  # nothing can be done before that
    await journal.take_jobs(channel, [job("u1")], {})
    assert (await only(journal, channel)).ticket == TICKET
    assert (await journal.counts(channel)).waiting_items == 1


async def test_an_edit_stays_to_be_sent_where_an_attempt_before_made_the_ticket(
    journal: Journal, channel: int
) -> None:
    await journal.take(channel, [post("p1")], cursor="1")
    await journal.defer_item(await only(journal, channel), 0, "no answer")
    await journal.take(channel, [], edited=[post("p1", edited=5, payload={"message": "new words"})])
    await journal.ticket_made(channel, await only(journal, channel), None, ENTRY)  # 409
    assert await journal.ready(channel, 10) == []
    await journal.take_jobs(channel, [job("u1")], {})
    change = await only(journal, channel)
    assert (change.state, change.ticket, change.payload) == (ItemState.CHANGED, TICKET, {"message": "new words"})


@pytest.mark.parametrize("ticket", ["zz", "5cc1", "ticket-1"])
async def test_a_tickets_id_that_is_none_counts_as_unknown(journal: Journal, channel: int, ticket: str) -> None:
    await journal.take(channel, [post("p1")], cursor="1")
    await journal.ticket_made(channel, await only(journal, channel), ticket, ENTRY)
    assert (await journal.counts(channel)).tickets == 1
    found = await journal.item(channel, "forum:p1")
    assert found is not None
    assert found.ticket is None


async def test_a_ticket_that_nobody_knew_of_is_marked_when_an_event_tells(journal: Journal, channel: int) -> None:
    """Its POST was carried out, the answer was lost, and before the next attempt the post was deleted."""
    await journal.take(channel, [post("p1")], cursor="1")
    item = await only(journal, channel)
    await journal.defer_item(item, 0, "no answer")
    await journal.take(channel, [], deleted=["forum:p1"])
    assert await journal.ready(channel, 10) == []
    await journal.take_jobs(channel, [job("u1", followup="f1")], {})
    change = await only(journal, channel)
    assert (change.ticket, change.payload) == (TICKET, {"deleted": True})


async def test_trouble_of_one_side_outlasts_that_of_the_other(journal: Journal, channel: int) -> None:
    await journal.set_trouble(channel, "SocialHub is away.", source="hub")
    await journal.set_trouble(channel, "The forum is away.", source="network")
    await journal.set_trouble(channel, None, source="hub")
    assert (await journal.ensure_channel("shop")).trouble == "The forum is away."
    await journal.set_trouble(channel, None, source="network")
    assert (await journal.ensure_channel("shop")).trouble is None


async def test_what_is_set_aside_holds_up_nothing_and_can_be_tried_again(journal: Journal, channel: int) -> None:
    await journal.take(channel, [post("p1"), post("p2")], cursor="1")
    first = (await journal.ready(channel, 10))[0]
    await journal.set_aside(channel, first, "because", NewEntry(Kind.ASIDE, note="because"))
    assert [item.item for item in await journal.ready(channel, 10)] == ["forum:p2"]
    (aside,) = await journal.aside(channel)
    assert aside.reason == "because"
    assert (await journal.counts(channel)).aside == 1
    with pytest.raises(UsageError, match="Nothing called"):
        await journal.retry("forum:p9")
    await journal.retry("forum:p1")
    assert [item.item for item in await journal.ready(channel, 10)] == ["forum:p1", "forum:p2"]


async def test_an_edit_mends_what_was_set_aside(journal: Journal, channel: int) -> None:
    await journal.take(channel, [post("p1")], cursor="1")
    await journal.set_aside(channel, await only(journal, channel), "because", NewEntry(Kind.ASIDE))
    await journal.take(channel, [], edited=[post("p1", edited=5, payload={"message": "better"})])
    assert (await only(journal, channel)).payload["message"] == "better"


# --- actions ----------------------------------------------------------------------------------------------------


async def test_an_event_delivered_twice_is_one_job(journal: Journal, channel: int) -> None:
    assert await journal.take_jobs(channel, [job("u1", followup="f1")], {}) == 1
    assert await journal.take_jobs(channel, [job("u1", followup="f1")], {}) == 0
    assert await journal.take_jobs(channel, [job("u2", followup="f1")], {}) == 0
    assert await journal.take_jobs(channel, [job("u3")], {}) == 1
    assert await journal.take_jobs(channel, [job("u3")], {}) == 0
    assert len(await journal.open_jobs(channel)) == 2


async def test_nothing_is_taken_for_a_channel_that_was_removed(journal: Journal, channel: int) -> None:
    await journal.remove_channel("shop")
    with pytest.raises(UsageError, match="no longer"):
        await journal.take_jobs(channel, [job("u1")], {})


async def test_a_confirmed_reply_is_told_again_when_its_event_comes_again(journal: Journal, channel: int) -> None:
    await journal.take_jobs(channel, [job("u1", followup="f1")], {})
    reply = await only_job(journal, channel)
    await journal.posting(reply, now_ms())
    await journal.posted(channel, reply, item=post("p7", context=True), url=None, at=now_ms(), entry=None)
    await journal.finish(channel, reply, JobState.CONFIRMED, None)
    assert await journal.open_jobs(channel) == []
    await journal.take_jobs(channel, [job("u1", followup="f1")], {})
    again = await only_job(journal, channel)
    assert (again.state, again.posted_item) == (JobState.POSTED, "forum:p7")
    assert (await journal.counts(channel)).replies == 1


async def test_after_a_reset_the_same_event_changes_nothing_but_a_new_one_tries_again(
    journal: Journal, channel: int
) -> None:
    await journal.take_jobs(channel, [job("u1", followup="f1")], {})
    reply = await only_job(journal, channel)
    await journal.refused(channel, reply, "no", NewEntry(Kind.REPLY_REFUSED))
    await journal.finish(channel, reply, JobState.RESET, None)
    await journal.take_jobs(channel, [job("u1", followup="f1")], {})
    assert await journal.open_jobs(channel) == []
    await journal.take_jobs(channel, [job("u2", followup="f1")], {})
    again = await only_job(journal, channel)
    assert (again.state, again.verify) == (JobState.RECEIVED, True)


async def test_our_own_post_never_becomes_a_ticket(journal: Journal, channel: int) -> None:
    await journal.take_jobs(channel, [job("u1", followup="f1")], {})
    reply = await only_job(journal, channel)
    own = post("p7", context=True, root="forum:p1")
    await journal.posted(channel, reply, item=own, url=None, at=now_ms(), entry=None)
    await journal.take(channel, [post("p8", parent="p7")], cursor="1")
    assert [(item.item, item.root) for item in await journal.ready(channel, 10)] == [("forum:p8", "forum:p1")]


async def test_replies_of_other_jobs_are_known(journal: Journal, channel: int) -> None:
    await journal.take_jobs(channel, [job("u1", followup="f1"), job("u2", followup="f2")], {})
    first, second = await journal.open_jobs(channel)
    await journal.posted(channel, first, item=post("p7", context=True), url=None, at=now_ms(), entry=None)
    assert await journal.posted_beside(channel, second) == frozenset({"forum:p7"})
    assert await journal.posted_beside(channel, first) == frozenset()


# --- channels ---------------------------------------------------------------------------------------------------


async def test_a_halt_is_news_once_and_a_touch_ends_it(journal: Journal, channel: int) -> None:
    halt = Halt("hub", "HubTokenRefused", "Refused.", "Ask an admin.")
    assert await journal.halt(channel, halt) is True
    assert await journal.halt(channel, halt) is False
    row = await journal.channel("shop")
    assert row is not None
    assert row.hub_halt == halt
    await journal.touch("shop")
    after = await journal.channel("shop")
    assert after is not None
    assert (after.hub_halt, after.generation) == (None, row.generation + 1)
    assert [entry.kind for entry in await journal.activity()] == [Kind.NEEDS_PERSON]


async def test_a_pause_may_end_by_itself(journal: Journal, channel: int) -> None:
    await journal.pause("shop", now_ms() + 1000)
    row = await journal.channel("shop")
    assert row is not None
    assert row.paused(now_ms())
    assert not row.paused(now_ms() + 2000)
    await journal.pause("shop", 0)
    row = await journal.channel("shop")
    assert row is not None
    assert row.paused(now_ms() + 10**12)


async def test_removing_a_channel_leaves_the_others_alone(journal: Journal, channel: int) -> None:
    other = (await journal.ensure_channel("other")).id
    await journal.take(channel, [post("p1")], cursor="1")
    await journal.take(other, [post("p1")], cursor="1")
    await journal.remove_channel("shop")
    assert await journal.channel("shop") is None
    assert len(await journal.ready(other, 10)) == 1


async def test_what_an_engine_wrote_after_a_removal_is_no_other_channels(journal: Journal) -> None:
    gone = (await journal.ensure_channel("gone")).id
    await journal.remove_channel("gone")
    await journal.take(gone, [post("p1")], cursor="c")  # an engine that has not noticed yet
    fresh = (await journal.ensure_channel("fresh")).id
    assert fresh == gone, "SQLite gives the id again"
    assert await journal.take(fresh, [post("p1")], cursor="c") == 1
    assert len(await journal.ready(fresh, 10)) == 1


async def test_activity_is_read_newest_last_and_followed(journal: Journal, channel: int) -> None:
    for number in range(5):
        await journal.log(channel, NewEntry(Kind.NOTE, note=str(number)))
    newest = await journal.activity(limit=2)
    assert [entry.note for entry in newest] == ["3", "4"]
    await journal.log(channel, NewEntry(Kind.NOTE, text="a  long\ntext " * 30))
    (after,) = await journal.activity(after=newest[-1].id)
    assert "\n" not in after.text
    assert len(after.text) == 80


async def test_the_place_of_a_post_is_not_told_before_it_is_known(journal: Journal, channel: int) -> None:
    """Its row holds the parent meanwhile, so that it need not grow."""
    await journal.take(channel, [post("p2", parent="p1"), post("p4", parent="p3")])
    (first, second) = await journal.unplaced(channel, 10)
    assert (first.root, first.parent, first.thread) == (None, "forum:p1", "forum:p2")
    await journal.take(channel, [], deleted=[first.item])  # so that its place is never known
    await journal.take(channel, [post("p5", parent="p2")])
    await journal.place(channel, second, "forum:p3", [])
    assert [(item.item, item.root) for item in await journal.ready(channel, 9)] == [
        ("forum:p4", "forum:p3"),
        ("forum:p5", "forum:p2"),
    ]


# --- restoring --------------------------------------------------------------------------------------------------


@pytest.mark.any_logs
async def test_old_activity_is_forgotten_and_the_newest_kept(journal: Journal, channel: int) -> None:
    count = ACTIVITY_ROWS + 100

    def fill(db: sqlite3.Connection) -> None:
        rows = ((number, channel, Kind.NOTE, f"line {number}") for number in range(count))
        db.executemany("INSERT INTO activity (at, channel, kind, note) VALUES (?, ?, ?, ?)", rows)

    await journal._db.write(fill)
    await journal.prune()
    ends = [*await journal.activity(after=0, limit=1), *await journal.activity(limit=1)]
    assert [entry.note for entry in ends] == ["line 100", f"line {count - 1}"]
    assert await journal.count(Wanted()) == ACTIVITY_ROWS


async def test_after_a_restore_what_was_open_is_looked_for_before_it_is_posted(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    journal = (await Journal.open(path)).journal
    channel = (await journal.ensure_channel("shop")).id
    await journal.take_jobs(channel, [job("u1", followup="f1")], {})
    await journal.take(channel, [post(f"p{n}") for n in range(1, 2000)], cursor="1")
    await journal.copy()
    await journal.close()
    with path.open("r+b") as file:
        file.seek(4096 * 10)
        file.write(b"\xa5" * 4096 * 20)
    opened = await Journal.open(path)
    assert opened.restored_from == "journal.db.copy"
    assert [each.verify for each in await opened.journal.open_jobs(channel)] == [True]
    # SocialHub's clock may be ahead: what seems to be a little newer is looked for, too.
    times = {"u2": now_ms() - 60_000, "u3": now_ms() + 60_000, "u4": now_ms() + 3_600_000}
    late = [job(uuid, followup=f"f-{uuid}", time=time) for uuid, time in times.items()]
    await opened.journal.take_jobs(channel, late, {})
    assert [each.verify for each in await opened.journal.open_jobs(channel)] == [True, True, True, False]
    await opened.journal.close()


async def test_a_journal_that_was_closed_well_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    first = (await Journal.open(path)).journal
    await first.ensure_channel("shop")
    await first.close(well=True)
    second = await Journal.open(path)
    assert second.restored_from is None
    assert await second.journal.channel("shop") is not None
    await second.journal.close()


# --- At length --------------------------------------------------------------------------------------------------


async def test_a_ticket_and_its_line_take_little_room(tmp_path: Path) -> None:
    """The first time: everything is read from the newest to the oldest, a page after another, most of it answers.

    Issue: at most 400 bytes an item with 100,000 lines of activity. Rows that grow while an Interaction becomes a
    Ticket split their pages, which costs a quarter of it.
    """
    count, batch = 4000, 40
    journal = (await Journal.open(tmp_path / "journal.db")).journal
    channel = (await journal.ensure_channel("shop")).id
    for newest in range(count, 0, -batch):
        new = [_mention(number) for number in range(newest, newest - batch, -1)]
        await journal.take(channel, new, cursor=str(newest), staged=newest > batch)
    assert await journal.unplaced(channel, count) == []
    while ready := await journal.ready(channel, 500):
        tickets = [_ticket(journal, channel, item) for item in ready]
        await asyncio.gather(*tickets)
    assert await journal.count(Wanted(channel="shop")) == count
    await journal.prune()
    await journal.close()
    with closing(connect(tmp_path / "journal.db")) as db:
        used = db.execute("PRAGMA page_count").fetchone()[0] - db.execute("PRAGMA freelist_count").fetchone()[0]
    assert used * 4096 / count < 380


def _mention(number: int) -> NewItem:
    """As one of Mastodon; three in five answer another one."""
    parent = None if number < 5 or number % 5 < 2 else _name(number - number % 5)
    text = f"@brand I ordered the blue one on Monday and the parcel still shows as on its way ({number})"
    return NewItem(_name(number), None, 1_790_000_000_000 + number, None, {"message": text}, parent)


def _name(number: int) -> str:
    return f"mastodon:{113_000_000_000_000_000 + number * 10_000}"


def _ticket(journal: Journal, channel: int, item: Item) -> Awaitable[None]:
    url = f"https://social.example/@customer123/{item.item.partition(':')[2]}"
    entry = NewEntry(
        Kind.TICKET, item.item, "Customer 123", str(item.payload["message"]), url, took=14_618_251 + item.id
    )
    return journal.ticket_made(channel, item, f"{item.id:024x}", entry)


async def steps_of_a_round(path: Path, items: int) -> int:
    """How many instructions SQLite carries out for all that the engine asks regularly, with so many Tickets."""
    journal = (await Journal.open(path)).journal
    channel = (await journal.ensure_channel("shop")).id
    await journal.take(channel, [post(f"p{number}") for number in range(items)])
    ticket = bytes.fromhex(TICKET)

    def settle(db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM outbox")
        db.execute("UPDATE item SET state = ?, ticket = ?", (ItemState.TICKET, ticket))

    await journal._db.write(settle)
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    for ask in (journal._db.read, journal._db.write):
        await ask(lambda db: db.set_progress_handler(count, 1))
    await journal.take(channel, [post("p1000000")], cursor="1")
    assert len(await journal.ready(channel, 500)) == 1
    await journal.unplaced(channel, 500)
    await journal.aside(channel)
    await journal.counts(channel)
    await journal.recent_tickets(channel, 0, 20, 0)
    await journal.open_jobs(channel)
    await journal.jobs_aside(channel)
    await journal.activity(limit=50)
    await journal.close()
    return steps


async def test_what_is_asked_regularly_costs_the_same_however_many_items_there_are(tmp_path: Path) -> None:
    few = await steps_of_a_round(tmp_path / "few.db", 200)
    many = await steps_of_a_round(tmp_path / "many.db", 5_000)
    assert many < few * 1.5
