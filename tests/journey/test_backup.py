"""Everything in one encrypted file, put in place on another computer: nothing lost, nothing posted twice."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.engine import QuickApp, Stage, stage, until, until_written
from wizard.backup import back_up, look_into, restore
from wizard.errors import AlreadyRunning, UsageError, WizardError
from wizard.home import find_home
from wizard.settings import SettingsStore
from wizard.sync.journal import Journal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

WORDS = "correct horse battery staple"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path / "here") as made:
        await made.set_up()
        yield made


def another_computer(here: Stage, folder: Path) -> QuickApp:
    environ = {"CHANNEL_WIZARD_HOME": str(folder)}
    home = find_home(environ)
    return QuickApp(home, SettingsStore(home.config / "settings.json"), here.app.networks, environ)


async def pause(here: Stage, until_when: int | None) -> None:
    """As the command line does, beside the engine."""
    beside = await Journal.attach(here.app.journal_path)
    try:
        await beside.pause("shop", until_when)
    finally:
        await beside.close()


async def test_another_computer_goes_on_where_the_first_one_was(here: Stage, tmp_path: Path) -> None:
    file = tmp_path / "all.channel-wizard"
    here.app.save_templates("shop", [{"name": "Hours"}])
    async with here.engine():
        here.forum.say("alice", "@shop before the backup")
        await until(here.messages)
        made = await asyncio.to_thread(back_up, here.app, file, WORDS)
    assert made.channels == ("shop",)
    here.forum.say("bob", "@shop after the backup")

    there = another_computer(here, tmp_path / "there")
    assert (await asyncio.to_thread(restore, there, file, WORDS)).channels == ("shop",)
    assert there.store.load() == here.app.store.load()
    assert there.kept.get("shop/network") == here.app.kept.get("shop/network")
    assert there.templates("shop") == [{"name": "Hours"}]
    here.app = there
    async with here.engine():
        await until(lambda: len(here.messages()) == 2)
    assert sorted(here.messages()) == ["@shop after the backup", "@shop before the backup"]


async def test_a_reply_posted_after_the_backup_is_not_posted_again(here: Stage, tmp_path: Path) -> None:
    file = tmp_path / "all.channel-wizard"
    async with here.engine() as engine:
        here.forum.say("alice", "@shop is it open?")
        await until(here.messages)
        ticket = here.ticket("@shop is it open?")
        await pause(here, 0)
        await until(lambda: not engine.supervisor.channels[0].context.running.is_set())
        followup = await here.hub.reply(ticket.id, "Yes, until six.")
        row = await engine.journal.ensure_channel("shop")
        await until_written(lambda: engine.journal.open_jobs(row.id), bool)
        await asyncio.to_thread(back_up, here.app, file, WORDS)
        await pause(here, None)
        await until(lambda: here.texts_of_ours() == ["Yes, until six."])
    there = another_computer(here, tmp_path / "there")
    await asyncio.to_thread(restore, there, file, WORDS)
    here.app = there
    async with here.engine() as engine:
        row = await engine.journal.ensure_channel("shop")
        assert await engine.journal.restored_at() is not None
        await pause(here, None)
        await until_written(lambda: engine.journal.open_jobs(row.id), lambda jobs: not jobs)
    assert here.texts_of_ours() == ["Yes, until six."]
    assert here.followup(followup).state == "delivered"


async def test_the_file_tells_nothing_without_its_passphrase(here: Stage, tmp_path: Path) -> None:
    file = tmp_path / "all.channel-wizard"
    await asyncio.to_thread(back_up, here.app, file, WORDS)
    raw = file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    for secret in (here.channels["shop"].token, "shop", "settings.json"):
        assert secret.encode() not in raw
    with pytest.raises(UsageError, match="does not open"):
        await asyncio.to_thread(look_into, file, "another passphrase")
    assert (await asyncio.to_thread(look_into, file, WORDS)).channels == ("shop",)


@pytest.mark.parametrize("content", [b"", b"{}", b"age-encryption.org/v1\nnonsense"])
async def test_another_file_is_told_apart_and_changes_nothing(here: Stage, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "other"
    file.write_bytes(content)
    there = another_computer(here, tmp_path / "there")
    with pytest.raises(UsageError, match=r"no backup|does not open"):
        await asyncio.to_thread(restore, there, file, WORDS)
    assert not there.store.load().channels
    assert not there.journal_path.exists()


async def test_a_damaged_file_is_refused_and_a_whole_one_taken(here: Stage, tmp_path: Path) -> None:
    file = tmp_path / "all.channel-wizard"
    await asyncio.to_thread(back_up, here.app, file, WORDS)
    whole = file.read_bytes()
    file.write_bytes(whole[:-200])
    there = another_computer(here, tmp_path / "there")
    with pytest.raises(UsageError, match="damaged"):
        await asyncio.to_thread(restore, there, file, WORDS)
    file.write_bytes(whole)
    await asyncio.to_thread(restore, there, file, WORDS)
    assert [each.name for each in there.store.load().channels] == ["shop"]


async def test_nothing_is_replaced_unasked_nor_under_a_running_engine(here: Stage, tmp_path: Path) -> None:
    file = tmp_path / "all.channel-wizard"
    await asyncio.to_thread(back_up, here.app, file, WORDS)
    with pytest.raises(UsageError, match="set up here already: shop"):
        await asyncio.to_thread(restore, here.app, file, WORDS)
    async with here.engine():
        with pytest.raises(AlreadyRunning):
            await asyncio.to_thread(lambda: restore(here.app, file, WORDS, replace=True))
    await asyncio.to_thread(lambda: restore(here.app, file, WORDS, replace=True))
    async with here.engine():
        here.forum.say("alice", "@shop still here")
        await until(lambda: "@shop still here" in here.messages())


async def test_a_passphrase_has_to_protect_something(here: Stage, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="too short"):
        await asyncio.to_thread(back_up, here.app, tmp_path / "all", "short")
    assert not (tmp_path / "all").exists()


async def test_a_place_that_cannot_be_written_is_said(here: Stage, tmp_path: Path) -> None:
    with pytest.raises(WizardError, match="cannot be written"):
        await asyncio.to_thread(back_up, here.app, tmp_path / "nowhere" / "all", WORDS)
