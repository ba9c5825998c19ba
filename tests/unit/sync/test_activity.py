"""Looking through the activity: pages that lose and repeat nothing, search, counts, charts, and old journals."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.unit.sync.test_journal import TICKET, job, post
from wizard.sync.database import connect, migrate
from wizard.sync.journal import MIGRATIONS, Journal, now_ms
from wizard.sync.journal.activity import HOUR_MS
from wizard.sync.records import ItemState, Kind, NewEntry, Wanted
from wizard.words import Words, say, translated

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def journal(tmp_path: Path) -> AsyncIterator[Journal]:
    opened = (await Journal.open(tmp_path / "journal.db")).journal
    yield opened
    await opened.close()


@pytest.fixture
async def shop(journal: Journal) -> int:
    return (await journal.ensure_channel("shop")).id


async def make_ticket(journal: Journal, channel: int, name: str, *, took: int | None = None) -> None:
    await journal.take(channel, [post(name)])
    (item,) = await journal.ready(channel, 1)
    entry = NewEntry(Kind.TICKET, item.item, "Ann", f"text of {name}", f"https://forum/{name}", took=took)
    await journal.ticket_made(channel, item, TICKET, entry)


async def test_pages_follow_one_another_though_lines_are_added(journal: Journal, shop: int) -> None:
    for number in range(25):
        await journal.log(shop, NewEntry(Kind.NOTE, note=str(number)))
    seen: list[str] = []
    before = None
    while page := await journal.page(Wanted(), before=before, limit=10):
        seen += [line.entry.note for line in page]
        before = page[-1].entry.id
        await journal.log(shop, NewEntry(Kind.TROUBLE, note="meanwhile"))
    assert seen == [str(number) for number in reversed(range(25))]
    assert await journal.count(Wanted(kinds=frozenset({Kind.NOTE}))) == 25
    assert await journal.count(Wanted()) == 28


async def test_lines_are_found_by_channel_kind_and_text(journal: Journal, shop: int) -> None:
    other = (await journal.ensure_channel("other")).id
    await journal.log(shop, NewEntry(Kind.TICKET, who="Ann", text="Eine GRÖSSE zu viel"))
    await journal.log(shop, NewEntry(Kind.REPLY_DELIVERED, text="100 % right_now"))
    await journal.log(other, NewEntry(Kind.TICKET, who="Bob", text="a parcel", item="forum:p77"))

    async def found(**wanted: object) -> list[Kind]:
        asked = Wanted(**wanted)  # type: ignore[arg-type]
        lines = await journal.page(asked)
        assert await journal.count(asked) == len(lines)
        return [line.entry.kind for line in lines]

    assert await found(channel="shop") == [Kind.REPLY_DELIVERED, Kind.TICKET]
    assert await found(channel="nobody") == []
    assert await found(kinds=frozenset({Kind.TICKET})) == [Kind.TICKET, Kind.TICKET]
    assert await found(kinds=frozenset({Kind.TICKET}), channel="other", text="PARCEL") == [Kind.TICKET]
    assert await found(text="größe") == [Kind.TICKET]
    assert await found(text="ANN") == [Kind.TICKET]
    assert await found(text="P77") == [Kind.TICKET]
    assert await found(text="100 %") == await found(text="right_now") == [Kind.REPLY_DELIVERED]
    assert await found(text="0_%") == []
    assert await found(text="\\") == await found(text="'\"; --") == []


async def test_a_line_leads_to_both_sides(journal: Journal, shop: int) -> None:
    await make_ticket(journal, shop, "p1")
    await journal.take_jobs(shop, [job("u1", followup="f1")], {"u1": NewEntry(Kind.REPLY_RECEIVED, "forum:p1")})
    await journal.log(shop, NewEntry(Kind.REPLY_DELIVERED, "forum:p1", url="https://forum/reply"))
    await journal.log(shop, NewEntry(Kind.NOTE, note="about nothing"))
    note, delivered, received, ticket = await journal.page(Wanted())
    assert (note.ticket, note.post_url, note.state) == (None, None, None)
    assert {each.ticket for each in (delivered, received, ticket)} == {TICKET}
    assert {each.post_url for each in (delivered, received, ticket)} == {"https://forum/p1"}
    assert delivered.entry.url == "https://forum/reply"
    assert ticket.state == ItemState.TICKET


async def test_a_chart_counts_by_hours_and_knows_medians(journal: Journal, shop: int) -> None:
    other = (await journal.ensure_channel("other")).id
    for number, took in enumerate((1000, 3000, 500_000), start=1):
        await make_ticket(journal, shop, f"p{number}", took=took)
    await make_ticket(journal, other, "p9", took=7)
    await journal.log(shop, NewEntry(Kind.REPLY_DELIVERED, took=40))
    await journal.log(shop, NewEntry(Kind.NOTE))
    hour = now_ms() // HOUR_MS * HOUR_MS
    edges = [hour - 2 * HOUR_MS, hour - HOUR_MS, hour + 2 * HOUR_MS]  # the hour may turn meanwhile
    before, now = await journal.chart("shop", edges)
    assert (before.tickets, before.replies, before.to_ticket, before.to_delivery) == (0, 0, None, None)
    assert (now.tickets, now.replies, now.to_ticket, now.to_delivery) == (3, 1, 3000, 40)
    assert [each.tickets for each in await journal.chart(None, edges)] == [0, 4]
    assert await journal.chart("shop", edges[:1]) == ()
    await journal.remove_channel("shop")
    assert [each.tickets for each in await journal.chart(None, edges)] == [0, 1]


async def test_counts_outlive_their_lines(journal: Journal, shop: int) -> None:
    await make_ticket(journal, shop, "p1", took=5)
    await journal._db.write(lambda db: db.execute("DELETE FROM activity").rowcount)
    hour = now_ms() // HOUR_MS * HOUR_MS
    (found,) = await journal.chart("shop", [hour - HOUR_MS, hour + HOUR_MS])
    assert (found.tickets, found.to_ticket) == (1, None)


async def test_a_note_can_still_be_translated(journal: Journal, shop: int) -> None:
    await journal.log(shop, NewEntry(Kind.MENDED, note=say("{side} answers again.", side="SocialHub")))
    (line,) = await journal.page(Wanted(text="answers again"))
    assert isinstance(line.entry.note, Words)
    german = {"{side} answers again.": "{side} antwortet wieder."}
    assert translated(line.entry.note, german.__getitem__) == "SocialHub antwortet wieder."
    assert (await journal.activity())[-1].note == "SocialHub answers again."


async def test_an_old_journal_keeps_what_it_knows(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with closing(connect(path)) as db:
        migrate(db, MIGRATIONS[:2])
        db.execute("INSERT INTO channel (id, name) VALUES (1, 'shop')")
        hour = now_ms() // HOUR_MS
        rows = [(hour * HOUR_MS, 1, kind, "old") for kind in (1, 1, 11, 20)]
        db.executemany("INSERT INTO activity (at, channel, kind, note) VALUES (?, ?, ?, ?)", rows)
        db.execute(
            'UPDATE channel SET trouble = \'{"hub": "SocialHub is away."}\', '
            'network_halt = \'["NetworkLoginExpired", "Expired.", "Log in."]\''
        )
        assert db.execute("PRAGMA user_version").fetchone()[0] == 2
    journal = (await Journal.open(path)).journal
    (found,) = await journal.chart("shop", [hour * HOUR_MS, (hour + 1) * HOUR_MS])
    assert (found.tickets, found.replies) == (2, 1)
    assert [line.entry.note for line in await journal.page(Wanted())] == ["old"] * 4
    row = await journal.ensure_channel("shop")
    assert (row.trouble, row.network_halt and row.network_halt.advice) == ("SocialHub is away.", "Log in.")
    await journal.close()


# --- What was set aside -----------------------------------------------------------------------------------------


async def test_what_was_given_up_is_left_and_can_be_tried_by_name(journal: Journal, shop: int) -> None:
    await journal.take(shop, [post("p1"), post("p2")])
    for item in await journal.ready(shop, 2):
        await journal.set_aside(shop, item, "refused", NewEntry(Kind.ASIDE, item.item))
    assert "1" in await journal.give_up("forum:p1", "shop")
    assert [each.item for each in await journal.aside(shop)] == ["forum:p2"]
    with pytest.raises(Exception, match="Nothing called"):
        await journal.give_up("forum:p1")
    await journal.retry("all")  # means what is set aside
    assert [each.item for each in await journal.ready(shop, 9)] == ["forum:p2"]
    with pytest.raises(Exception, match="Nothing called"):
        await journal.retry("forum:p1", "other")
    await journal.retry("forum:p1", "shop")
    assert {each.item for each in await journal.ready(shop, 9)} == {"forum:p1", "forum:p2"}


async def test_an_action_that_was_given_up_is_never_carried_out(journal: Journal, shop: int) -> None:
    await make_ticket(journal, shop, "p1")
    await journal.take_jobs(shop, [job("u1", followup="f1")], {})
    (found,) = await journal.open_jobs(shop)
    from wizard.sync.records import JobState

    await journal.finish(shop, found, JobState.ASIDE, NewEntry(Kind.ASIDE, "forum:p1", note="refused"))
    assert "1" in await journal.give_up("f1")
    assert await journal.open_jobs(shop) == await journal.jobs_aside(shop) == []
    assert (await journal.counts(shop)).aside == 0
    assert await journal.give_up("all") == "Nothing is set aside."


def test_looking_changes_nothing(tmp_path: Path) -> None:
    """The reader's connection is read-only: a search can never write, whatever is typed."""
    path = tmp_path / "j.db"
    with closing(connect(path)) as db:
        migrate(db, MIGRATIONS)
    with closing(connect(path, read_only=True)) as db, pytest.raises(sqlite3.OperationalError):
        db.execute("DELETE FROM activity")


async def test_a_reason_can_still_be_translated(journal: Journal, shop: int) -> None:
    await journal.take(shop, [post("p1")])
    (item,) = await journal.ready(shop, 1)
    reason = say("SocialHub failed {count} times with this one: {error}", count=8, error="no answer.")
    await journal.set_aside(shop, item, reason, NewEntry(Kind.ASIDE, item.item, note=reason))
    (aside,) = await journal.aside(shop)
    assert isinstance(aside.reason, Words)
    assert aside.reason == reason
    await journal.take_jobs(shop, [job("u1", followup="f1")], {})
    (found,) = await journal.open_jobs(shop)
    await journal.refused(shop, found, reason, NewEntry(Kind.REPLY_REFUSED, note=reason))
    (found,) = await journal.open_jobs(shop)
    assert isinstance(found.reason, Words)
    await journal.defer_job(found, found.state, 0, "plain {braces}")
    (found,) = await journal.open_jobs(shop)
    assert found.reason == "plain {braces}"
