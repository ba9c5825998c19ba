"""What every Network has to keep: the rules of `wizard.networks.base`, one after another.

Whoever adds a Network writes a stage for it (`tests/contract/stages.py`); everything below then runs against it.
"""

from __future__ import annotations

import asyncio
import re
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.contract.stages import STAGES, NetworkStage
from wizard.errors import (
    NetworkGone,
    NetworkLoginExpired,
    NetworkRefused,
    NetworkUnavailable,
    NetworkUnsure,
    UsageError,
    WizardError,
)
from wizard.networks.base import (
    Batch,
    ButtonAbility,
    Deleted,
    Edited,
    Label,
    LocalFile,
    Network,
    Posted,
    Reply,
    ReplyAbility,
    StreamConnected,
)
from wizard.networks.ids import ITEM_ID, item_id

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

    from wizard.networks.base import Connection, Interaction, StreamEvent

    Call = Callable[["Connection", str], Awaitable[object]]

ICONS = Path(__file__).parents[2] / "resources" / "icons"
ACTION_ID = re.compile(r"[a-zA-Z0-9_-]{1,256}")  # as SocialHub takes them
PATIENCE = 60.0  # seconds; bounds how long a defect is waited for
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa75\x81\x84\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture(params=sorted(STAGES))
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[NetworkStage]:
    async with STAGES[request.param]() as made:
        yield made


@pytest.fixture
async def connection(stage: NetworkStage) -> AsyncIterator[Connection]:
    connected = connect(stage)
    yield connected
    await connected.close()


def connect(stage: NetworkStage, *, refused: bool = False) -> Connection:
    fields = stage.network.clean_fields(stage.fields)
    return stage.network.connect(fields, stage.refused if refused else stage.credentials)


def an_hour_ago() -> datetime:
    return datetime.now(UTC) - timedelta(hours=1)


async def catch_up(
    connection: Connection, cursor: str | None = None, since: datetime | None = None
) -> list[Batch]:
    return [batch async for batch in connection.catch_up(cursor, since or an_hour_ago())]


def as_kept(batches: Iterable[Batch]) -> list[Interaction]:
    """What came, in the order in which Tickets are made of it: the staged ones once all older ones are there."""
    staged: list[Interaction] = []
    kept: dict[str, Interaction] = {}
    for batch in batches:
        posted = [change.interaction for change in batch.changes if isinstance(change, Posted)]
        staged.extend(posted)
        if not batch.staged:
            order = sorted(staged, key=lambda each: each.created) if len(staged) > len(posted) else posted
            kept.update((each.native_id, each) for each in order if each.native_id not in kept)
            staged = []
    assert not staged, "the last batch is never staged"
    return list(kept.values())


def ids(interactions: Iterable[Interaction]) -> list[str]:
    return [each.native_id for each in interactions]


def reply_to(native_id: str, text: str = "Thank you for asking", *, key: str = "key-1", action: str = "") -> Reply:
    return Reply(key, action, native_id, text)


async def first_action(connection: Connection) -> str:
    return (await connection.abilities()).replies[0].id


# --- What is declared -------------------------------------------------------------------------------------------


def is_whole(label: Label) -> bool:
    return all(1 <= len(text) <= 256 for text in (label.en, label.de, label.fr))


def test_what_is_declared_is_complete(stage: NetworkStage) -> None:
    assert isinstance(stage.network, Network)
    info = stage.network.info
    assert re.fullmatch(r"[a-z][a-z0-9]{3,15}", info.kind)
    assert info.name
    assert is_whole(info.summary)
    assert (ICONS / info.icon).is_file(), info.icon  # an absolute path stays what it is
    assert len({each.id for each in info.fields}) == len(info.fields)
    assert len({each.id for each in info.sources}) == len(info.sources)
    for asked in info.fields:
        assert is_whole(asked.label)
        assert is_whole(asked.hint)
    for source in info.sources:
        assert is_whole(source.label)
        assert is_whole(source.hint)
    assert info.browser_login or info.token_login or info.fields


async def test_what_can_be_done_is_complete(connection: Connection) -> None:
    can = await connection.abilities()
    actions: list[ReplyAbility | ButtonAbility] = [*can.replies, *can.buttons]
    if can.delete is not None:
        actions.append(can.delete)
    assert len({each.id for each in actions}) == len(actions)
    for each in actions:
        assert ACTION_ID.fullmatch(each.id)
        assert is_whole(each.label)
    assert all(each.max_length is None or each.max_length > 0 for each in can.replies)
    assert can.idempotency is None or can.idempotency > timedelta(0)
    assert can.max_attachment_bytes is None or can.max_attachment_bytes > 0
    assert await connection.abilities() == can


def test_fields_are_cleaned_once_and_for_all(stage: NetworkStage) -> None:
    cleaned = stage.network.clean_fields(stage.fields)
    assert stage.network.clean_fields(cleaned) == cleaned
    for name in [each.id for each in stage.network.info.fields if each.required]:
        with pytest.raises(UsageError) as caught:
            stage.network.clean_fields({**stage.fields, name: ""})
        assert caught.value.field == name


def test_a_token_given_by_hand_is_taken_or_refused_in_words(stage: NetworkStage) -> None:
    if stage.network.info.token_login:
        token = stage.credentials["access_token"]
        assert stage.network.token_credentials(f" {token}\n") == stage.credentials
    with pytest.raises(UsageError):
        stage.network.token_credentials(" ")


# --- Who we are -------------------------------------------------------------------------------------------------


async def test_it_says_who_we_are_and_asks_nothing_before(stage: NetworkStage, connection: Connection) -> None:
    assert stage.requests == 0
    profile = await connection.verify()
    assert stage.requests
    assert len(profile.id) >= 3
    assert profile.name
    assert profile.handle
    assert await connection.verify() == profile


CALLS: dict[str, Call] = {
    "verify": lambda connection, _id: connection.verify(),
    "catch_up": lambda connection, _id: catch_up(connection),
    "ancestors": lambda connection, native_id: connection.ancestors(native_id),
    "refresh": lambda connection, native_id: connection.refresh([native_id]),
    "send_reply": lambda connection, native_id: connection.send_reply(reply_to(native_id)),
    "find_reply": lambda connection, native_id: connection.find_reply(
        reply_to(native_id), an_hour_ago(), frozenset()
    ),
    "delete": lambda connection, native_id: connection.delete(native_id),
}


@pytest.mark.parametrize("call", sorted(CALLS))
async def test_refused_credentials_ask_for_a_new_log_in(stage: NetworkStage, call: str) -> None:
    native_id = await stage.say("hello")
    connection = connect(stage, refused=True)
    try:
        with pytest.raises(NetworkLoginExpired) as caught:
            await CALLS[call](connection, native_id)
    finally:
        await connection.close()
    assert caught.value.advice
    assert_no_secret(stage, caught.value)


def assert_no_secret(stage: NetworkStage, error: BaseException) -> None:
    for secret in (*stage.credentials.values(), *stage.refused.values()):
        assert secret not in f"{error} {error!r}"


@pytest.mark.parametrize("call", sorted(CALLS))
async def test_an_outage_is_said_and_passes(stage: NetworkStage, connection: Connection, call: str) -> None:
    native_id = await stage.say("hello")
    await connection.verify()
    await stage.go_away()
    for _ in range(2):
        with pytest.raises((NetworkUnavailable, NetworkUnsure)) as caught:
            await CALLS[call](connection, native_id)
        assert_no_secret(stage, caught.value)
    await stage.come_back()
    with suppress(NetworkRefused):  # what was said is not ours to delete
        await CALLS[call](connection, native_id)


async def test_it_can_be_connected_while_the_network_is_away(stage: NetworkStage, connection: Connection) -> None:
    await stage.go_away()
    with pytest.raises(NetworkUnavailable):
        await connection.verify()
    await stage.come_back()
    assert (await connection.verify()).id


async def test_it_can_begin_anew_at_any_time(stage: NetworkStage, connection: Connection) -> None:
    connection.renew(60.0)  # before anything was asked
    profile = await connection.verify()
    asked = asyncio.create_task(connection.verify())
    await asyncio.sleep(0)
    connection.renew(60.0)
    connection.renew(60.0)
    assert await asked == profile  # what is under way has its time
    assert await connection.verify() == profile


# --- Catching up ------------------------------------------------------------------------------------------------


async def test_everything_comes_once_in_order_and_parents_first(
    stage: NetworkStage, connection: Connection
) -> None:
    said: list[str] = []
    for number in range(stage.many):
        parent = said[-1] if number % 3 else None
        said.append(await stage.say(f"number {number}", author=number % 3, reply_to=parent))
    await stage.say_aside("nothing to do with anybody")
    kept = as_kept(await catch_up(connection))
    assert ids(kept) == said
    assert [each.reply_to for each in kept] == [
        said[number - 1] if number % 3 else None for number in range(stage.many)
    ]
    assert all(f"number {number}" in each.text for number, each in enumerate(kept))


async def test_what_came_before_is_not_wanted(stage: NetworkStage, connection: Connection) -> None:
    await stage.say("of before")
    await asyncio.sleep(0.05)  # servers cut times to milliseconds
    since = datetime.now(UTC)
    await asyncio.sleep(0.05)
    later = await stage.say("of after")
    assert ids(as_kept(await catch_up(connection, since=since))) == [later]


async def test_a_beginning_without_anything_gives_a_cursor(stage: NetworkStage, connection: Connection) -> None:
    batches = await catch_up(connection)
    assert as_kept(batches) == []
    assert batches, "without a cursor, what comes next could not be told from what came before"
    first = await stage.say("the first")
    assert ids(as_kept(await catch_up(connection, batches[-1].cursor))) == [first]


async def test_it_can_be_taken_up_from_every_cursor(stage: NetworkStage, connection: Connection) -> None:
    said = [await stage.say(f"number {number}") for number in range(stage.many)]
    batches = await catch_up(connection)
    assert len(batches) > 1, "`many` has to be more than a page"
    for number, batch in enumerate(batches):
        said.append(await stage.say(f"while it was stopped {number}"))
        other = connect(stage)  # nothing but the cursor is remembered
        rest = await catch_up(other, batch.cursor)
        await other.close()
        seen = {
            change.interaction.native_id
            for each in (*batches[: number + 1], *rest)
            for change in each.changes
            if isinstance(change, Posted)
        }
        assert seen == set(said)


async def test_a_long_absence_loses_nothing(stage: NetworkStage, connection: Connection) -> None:
    before = [await stage.say("before")]
    cursor = (await catch_up(connection))[-1].cursor
    missed = [await stage.say(f"missed {number}") for number in range(stage.many)]
    batches = await catch_up(connection, cursor)
    assert [each for each in ids(as_kept(batches)) if each not in before] == missed
    again = as_kept(await catch_up(connection, batches[-1].cursor))
    assert set(ids(again)) <= {*before, *missed}  # seen again, perhaps; the journal knows


async def test_a_cursor_outlives_what_was_deleted(stage: NetworkStage, connection: Connection) -> None:
    first = [await stage.say(f"first {number}") for number in range(3)]
    cursor = (await catch_up(connection))[-1].cursor
    for native_id in first:
        await stage.delete(native_id)
    later = [await stage.say(f"later {number}") for number in range(3)]
    kept = ids(as_kept(await catch_up(connection, cursor)))
    assert [each for each in kept if each not in first] == later


async def test_what_an_interaction_says_of_itself(stage: NetworkStage, connection: Connection) -> None:
    native_id = await stage.say("hello <b>there</b> & “you”")
    (interaction,) = as_kept(await catch_up(connection))
    assert interaction.native_id == native_id
    assert "hello <b>there</b> & “you”" in interaction.text
    assert len(interaction.author.id) >= 3
    assert interaction.author.name
    assert interaction.created.tzinfo is not None
    assert abs(datetime.now(UTC) - interaction.created) < timedelta(minutes=10)
    assert interaction.addressed
    assert not interaction.ours
    assert interaction.source in {each.id for each in stage.network.info.sources} | (
        set() if stage.network.info.sources else {""}
    )
    for url in (interaction.url, interaction.author.url, interaction.author.picture):
        assert url is None or re.match(r"https?://", url)


async def test_every_id_fits_socialhub_and_stays_the_same(stage: NetworkStage, connection: Connection) -> None:
    said = [await stage.say(f"number {number}") for number in range(5)]
    kind = stage.network.info.kind
    first = [item_id(kind, each) for each in ids(as_kept(await catch_up(connection)))]
    other = connect(stage)
    second = [item_id(kind, each) for each in ids(as_kept(await catch_up(other)))]
    await other.close()
    assert first == second == [item_id(kind, each) for each in said]
    assert len(set(first)) == 5
    assert all(ITEM_ID.fullmatch(each) for each in first)


async def test_our_own_posts_are_no_interactions(stage: NetworkStage, connection: Connection) -> None:
    asked = await stage.say("a question")
    await stage.say_as_us("some news")
    sent = await connection.send_reply(reply_to(asked, action=await first_action(connection)))
    answer = await stage.say("thanks", reply_to=sent.native_id)
    kept = as_kept(await catch_up(connection))
    assert ids(kept) == [asked, answer]
    assert kept[1].reply_to == sent.native_id


# --- Streaming --------------------------------------------------------------------------------------------------


@asynccontextmanager
async def streaming(connection: Connection) -> AsyncIterator[asyncio.Queue[StreamEvent | WizardError]]:
    """What the stream yields, and in the end the error it ends with."""
    events: asyncio.Queue[StreamEvent | WizardError] = asyncio.Queue()

    async def listen() -> None:
        try:
            async for event in connection.stream():
                events.put_nowait(event)
        except WizardError as error:
            events.put_nowait(error)

    task = asyncio.create_task(listen())
    try:
        yield events
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def following(events: asyncio.Queue[StreamEvent | WizardError]) -> StreamEvent | WizardError:
    async with asyncio.timeout(PATIENCE):
        return await events.get()


async def until_posted(events: asyncio.Queue[StreamEvent | WizardError], native_id: str) -> None:
    while True:
        event = await following(events)
        assert not isinstance(event, WizardError), event
        if isinstance(event, Posted):
            assert event.interaction.native_id == native_id
            return


async def test_a_stream_a_gap_and_what_was_missed(stage: NetworkStage, connection: Connection) -> None:
    if not (await connection.abilities()).streaming:
        pytest.skip("this one cannot stream")
    cursor = (await catch_up(connection))[-1].cursor
    async with streaming(connection) as events:
        assert isinstance(await following(events), StreamConnected)
        first = await stage.say("heard at once")
        await until_posted(events, first)
        await stage.say_as_us("not for us")
        await stage.break_stream()
        while not isinstance(event := await following(events), WizardError):
            assert not isinstance(event, Posted)
        assert isinstance(event, NetworkUnavailable)
    missed = await stage.say("said in the gap")
    async with streaming(connection) as events:
        assert isinstance(await following(events), StreamConnected)
        assert ids(as_kept(await catch_up(connection, cursor))) == [first, missed]
        await until_posted(events, await stage.say("heard again"))


async def test_closing_leaves_nothing_running(stage: NetworkStage) -> None:
    before = asyncio.all_tasks()
    connection = connect(stage)
    if (await connection.abilities()).streaming:
        async with streaming(connection) as events:
            await following(events)
    else:
        await catch_up(connection)
    await connection.close()
    # A server that is told to stop may still be ending its side of the stream.
    ours = {task for task in asyncio.all_tasks() - before if "wizard/networks" in repr(task.get_coro())}
    assert not ours


# --- Threads, edits, deletions ----------------------------------------------------------------------------------


async def test_ancestors_come_with_the_root_first(stage: NetworkStage, connection: Connection) -> None:
    root = await stage.say("a question")
    sent = await connection.send_reply(reply_to(root, action=await first_action(connection)))
    child = await stage.say("but why", author=1, reply_to=sent.native_id)
    grandchild = await stage.say("me too", author=2, reply_to=child)
    above = await connection.ancestors(grandchild)
    assert ids(above) == [root, sent.native_id, child]
    assert [each.ours for each in above] == [False, True, False]
    assert await connection.ancestors(root) == ()
    await stage.delete(grandchild)
    with pytest.raises(NetworkGone):
        await connection.ancestors(grandchild)


async def test_edits_and_deletions_are_seen_by_looking_again(stage: NetworkStage, connection: Connection) -> None:
    """Forty at once, which is more than some servers answer at once."""
    said = [await stage.say(f"number {number}") for number in range(40)]
    assert await connection.refresh(said) == ()
    await stage.edit(said[3], "number 3, edited")
    await stage.edit(said[39], "number 39, edited")
    await stage.delete(said[5])
    await stage.delete(said[21])
    changes = await connection.refresh(said)
    edited = {each.interaction.native_id: each.interaction for each in changes if isinstance(each, Edited)}
    assert set(edited) == {said[3], said[39]}
    assert {each.native_id for each in changes if isinstance(each, Deleted)} == {said[5], said[21]}
    assert "number 3, edited" in edited[said[3]].text
    assert edited[said[3]].edited is not None
    assert not any(isinstance(each, Posted) for each in changes)


# --- Replies ----------------------------------------------------------------------------------------------------


async def test_every_kind_of_reply_arrives_and_can_be_found(stage: NetworkStage, connection: Connection) -> None:
    began = datetime.now(UTC)
    for ability in (await connection.abilities()).replies:
        asked = await stage.say(f"a question for {ability.id}")
        reply = reply_to(asked, f"An answer by {ability.id}", key=ability.id, action=ability.id)
        assert await connection.find_reply(reply, began, frozenset()) is None
        sent = await connection.send_reply(reply)
        (there,) = [each for each in await stage.ours() if each.reply_to == asked]
        assert there.native_id == sent.native_id
        assert f"An answer by {ability.id}" in there.text
        assert ITEM_ID.fullmatch(item_id(stage.network.info.kind, sent.native_id))
        found = await connection.find_reply(reply, began, frozenset())
        assert found is not None
        assert found.native_id == sent.native_id
        assert await connection.find_reply(reply, began, frozenset({sent.native_id})) is None
        other = reply_to(asked, "Other words", action=ability.id)
        assert await connection.find_reply(other, began, frozenset()) is None


async def test_equal_replies_to_one_post_are_told_apart(stage: NetworkStage, connection: Connection) -> None:
    began = datetime.now(UTC)
    asked = await stage.say("a question")
    action = await first_action(connection)
    first = await connection.send_reply(reply_to(asked, "Thanks", key="one", action=action))
    reply = reply_to(asked, "Thanks", key="two", action=action)
    assert await connection.find_reply(reply, began, frozenset({first.native_id})) is None
    second = await connection.send_reply(reply)
    assert second.native_id != first.native_id
    found = await connection.find_reply(reply, began, frozenset({first.native_id}))
    assert found is not None
    assert found.native_id == second.native_id


async def test_a_lost_answer_is_unsure_and_the_reply_is_found(stage: NetworkStage, connection: Connection) -> None:
    began = datetime.now(UTC)
    asked = await stage.say("a question")
    reply = reply_to(asked, action=await first_action(connection))
    await stage.lose_next_answer()
    with pytest.raises(NetworkUnsure):
        await connection.send_reply(reply)
    (there,) = await stage.ours()
    found = await connection.find_reply(reply, began, frozenset())
    assert found is not None
    assert found.native_id == there.native_id


async def test_a_key_that_is_held_makes_one_reply(stage: NetworkStage, connection: Connection) -> None:
    if (await connection.abilities()).idempotency is None:
        pytest.skip("this one holds no keys")
    asked = await stage.say("a question")
    reply = reply_to(asked, action=await first_action(connection))
    assert (await connection.send_reply(reply)).native_id == (await connection.send_reply(reply)).native_id
    assert len(await stage.ours()) == 1


async def test_a_reply_that_is_too_long_is_refused_before_anything_is_posted(
    stage: NetworkStage, connection: Connection
) -> None:
    asked = await stage.say("a question")
    for ability in (await connection.abilities()).replies:
        if ability.max_length is not None:
            text = "x" * (ability.max_length + 1)
            with pytest.raises(NetworkRefused, match=str(ability.max_length)):
                await connection.send_reply(reply_to(asked, text, action=ability.id))
    assert await stage.ours() == []


async def test_a_file_goes_along(stage: NetworkStage, connection: Connection, tmp_path: Path) -> None:
    asked = await stage.say("a question")
    path = tmp_path / "dot.png"
    path.write_bytes(PNG)
    for ability in (await connection.abilities()).replies:
        if ability.attachments:
            text = "" if ability.attachment_or_text else "See"
            files = (LocalFile(path, "dot.png", "image/png", len(PNG)),)
            sent = await connection.send_reply(Reply(f"key-{ability.id}", ability.id, asked, text, files))
            assert sent.native_id in {each.native_id for each in await stage.ours()}


async def test_what_is_gone_cannot_be_answered(stage: NetworkStage, connection: Connection) -> None:
    asked = await stage.say("a question")
    action = await first_action(connection)
    await stage.delete(asked)
    with pytest.raises(NetworkGone) as caught:
        await connection.send_reply(reply_to(asked, action=action))
    assert caught.value.what
    assert await stage.ours() == []


# --- Buttons and deletions --------------------------------------------------------------------------------------


async def test_a_button_pressed_twice_counts_once(stage: NetworkStage, connection: Connection) -> None:
    for button in (await connection.abilities()).buttons:
        native_id = await stage.say(f"for {button.id}")
        for _ in range(2):
            await connection.press(button.id, native_id)
            assert await stage.pressed(button.id, native_id) == 1
        await stage.delete(native_id)
        with pytest.raises(NetworkGone):
            await connection.press(button.id, native_id)


async def test_an_unknown_button_is_refused(stage: NetworkStage, connection: Connection) -> None:
    native_id = await stage.say("hello")
    with pytest.raises(NetworkRefused):
        await connection.press("no-such-button", native_id)


async def test_our_own_reply_can_be_deleted_and_nothing_else(stage: NetworkStage, connection: Connection) -> None:
    if (await connection.abilities()).delete is None:
        pytest.skip("this one cannot delete")
    asked = await stage.say("a question")
    sent = await connection.send_reply(reply_to(asked, action=await first_action(connection)))
    for _ in range(2):  # it is well if it is gone already
        await connection.delete(sent.native_id)
        assert await stage.ours() == []
    with pytest.raises(NetworkRefused):
        await connection.delete(asked)
    assert asked in ids(as_kept(await catch_up(connection)))
