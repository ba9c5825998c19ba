"""A manifest saved, found changed, restored, and its secret renewed: with a real engine and a SocialHub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.engine import Stage, stage, until
from wizard.app import ChannelSecrets, WebhookSecrets
from wizard.errors import HubRejected, HubUnavailable, UsageError
from wizard.journey.keep import remove_channel
from wizard.journey.manifests import OLD_SECRET_MS, ManifestConflict, Manifests
from wizard.manifest.operations import Duplicate, Remove, Set
from wizard.manifest.schema import MASK
from wizard.practice.faults import Fault, Kind
from wizard.sync.journal import now_ms

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

ACTIONS = "/inbox/ticketActions"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path) as made:
        await made.set_up()
        yield made


def there(here: Stage) -> dict[str, Any]:
    return here.hub.manifest(here.channels["shop"].id).document


def at_socialhub(here: Stage) -> str:
    secret: str = there(here)["webhook"]["secret"]
    return secret


def ids(manifest: Any) -> list[str]:
    return [each["id"] for each in manifest["inbox"]["ticketActions"]]


async def somebody_else(here: Stage, *operations: Any) -> None:
    """Changes the manifest beside us."""
    manifests = Manifests(here.app, "shop")
    document = await manifests.open()
    document.do(*operations)
    async with manifests._hub() as hub:
        await hub.patch_manifest(document.patch)


async def test_a_save_sends_what_changed_and_is_kept(here: Stage) -> None:
    manifests = Manifests(here.app, "shop")
    document = await manifests.open()
    before = ids(document.current)
    document.do(Duplicate(f"{ACTIONS}/0"))
    saved = await manifests.save(document)
    assert [each.pointer for each in saved.changes if each.kind == "added"] == [f"{ACTIONS}/answer-2"]
    assert (saved.news, saved.otherwise) == ((), ())
    assert ids(there(here)) == [before[0], "answer-2", *before[1:]]
    assert document.changes == ()
    newest, first = await manifests.history()
    assert (newest.saved, first.saved) == (True, True)
    assert newest.at >= first.at > 0
    assert newest.changes[0].startswith("+ inbox › ticketActions › answer-2")
    assert ids(newest.manifest) == ids(there(here))
    assert ids(first.manifest) == before

    await manifests.restore(first.id)
    assert ids(there(here)) == before
    assert len(await manifests.history()) == 3
    assert (await manifests.save(await manifests.open())).changes == ()
    assert len(await manifests.history()) == 3, "nothing was sent, so nothing is new"
    with pytest.raises(UsageError, match="no version 99"):
        await manifests.version(99)


async def test_a_set_up_begins_the_history(here: Stage) -> None:
    """With what it wrote, and with what was there before where there was anything."""
    (at_set_up,) = await Manifests(here.app, "shop").history()
    assert at_set_up.saved
    assert ids(at_set_up.manifest) == ids(there(here))
    assert any("webhook" in line for line in at_set_up.changes)
    assert at_socialhub(here) not in repr(at_set_up)

    channel = here.channels["shop"]
    by_hand = [
        {"type": "button", "id": "by-hand", "label": {"en": "By hand", "de": "Von Hand", "fr": "À la main"}}
    ]
    async with Manifests(here.app, "shop")._hub() as hub:
        await hub.patch_manifest({"inbox": {"ticketActions": by_hand}, "webhook": None})
    await remove_channel(here.app, "shop")
    await here.install("shop", channel.token)
    set_up, found = await Manifests(here.app, "shop").history()
    assert (set_up.saved, found.saved) == (True, False)
    assert ids(found.manifest) == ["by-hand"]
    await Manifests(here.app, "shop").restore(found.id)
    assert ids(there(here)) == ["by-hand"]
    assert there(here)["webhook"], "replies depend on it"


async def test_a_set_up_that_changes_nothing_begins_the_history_too(tmp_path: Path) -> None:
    async with stage(tmp_path) as made:
        channel = await made.set_up(via="none")
        await remove_channel(made.app, "shop")
        await made.install("shop", channel.token, via="none")
        (found,) = await Manifests(made.app, "shop").history()
        assert not found.saved
        assert ids(found.manifest) == ids(there(made))


async def test_the_secret_is_nowhere_in_the_journal(here: Stage) -> None:
    manifests = Manifests(here.app, "shop")
    document = await manifests.open()
    document.do(Remove(f"{ACTIONS}/0"))
    await manifests.save(document)
    files = here.app.journal_path.parent.glob("journal.db*")
    assert at_socialhub(here).encode() not in b"".join(each.read_bytes() for each in files)
    (newest, *_rest) = await manifests.history()
    assert newest.manifest["webhook"]["secret"] == MASK  # type: ignore[index]  # it has one


async def test_what_somebody_else_changed_is_merged_kept_and_told(here: Stage) -> None:
    manifests = Manifests(here.app, "shop")
    document = await manifests.open()
    document.do(Set("/branding", {"color": "#123456"}))
    await somebody_else(here, Set(f"{ACTIONS}/0/label/en", "Theirs"))
    saved = await manifests.save(document)
    assert [each.pointer for each in saved.news] == [f"{ACTIONS}/answer/label/en"]
    assert there(here)["branding"] == {"color": "#123456"}
    assert there(here)["inbox"]["ticketActions"][0]["label"]["en"] == "Theirs"
    found = (await manifests.history())[1]
    assert found.manifest["inbox"]["ticketActions"][0]["label"]["en"] == "Theirs"  # type: ignore[index]


async def test_a_conflict_sends_nothing_until_somebody_chose(here: Stage) -> None:
    manifests = Manifests(here.app, "shop")
    document = await manifests.open()
    document.do(Set(f"{ACTIONS}/0/label/en", "Ours"))
    await somebody_else(here, Set(f"{ACTIONS}/0/label/en", "Theirs"))
    with pytest.raises(ManifestConflict, match=f"{ACTIONS}/answer/label/en"):
        await manifests.save(document)
    assert there(here)["inbox"]["ticketActions"][0]["label"]["en"] == "Theirs"
    document.resolve(document.conflicts[0], "ours")
    await manifests.save(document)
    assert there(here)["inbox"]["ticketActions"][0]["label"]["en"] == "Ours"


async def test_a_manifest_that_is_not_right_is_not_sent(here: Stage) -> None:
    manifests = Manifests(here.app, "shop")
    document = await manifests.open()
    document.do(Set(f"{ACTIONS}/0/label/de", ""))
    with pytest.raises(UsageError, match="of the action “answer”"):
        await manifests.save(document)
    document.mend(document.problems[0])
    assert (await manifests.save(document)).changes == ()


async def test_what_socialhub_does_otherwise_is_said(here: Stage) -> None:
    """The practice SocialHub merges objects: a name that is left out stays."""
    manifests = Manifests(here.app, "shop")
    document = await manifests.open()
    document.do(Set("/branding", {"color": "#123456", "icon": "https://x.example/i.png"}))
    assert (await manifests.save(document)).otherwise == ()
    document.do(Remove("/branding/icon"))
    saved = await manifests.save(document)
    assert [(each.pointer, each.kind) for each in saved.otherwise] == [("/branding/icon", "added")]
    assert document.current["branding"] == there(here)["branding"], "the document shows what there is"


async def test_a_lost_answer_is_found_out_by_saving_again(here: Stage) -> None:
    manifests = Manifests(here.app, "shop")
    document = await manifests.open()
    document.do(Set("/branding", {"color": "#123456"}))
    here.hub.faults.set("patch_manifest", [Fault(Kind.ERROR_AFTER)])
    with pytest.raises(HubUnavailable):
        await manifests.save(document)
    assert document.changes, "nothing is lost"
    saved = await manifests.save(document)
    assert saved.changes == ()
    assert there(here)["branding"] == {"color": "#123456"}
    assert (await manifests.history())[0].manifest["branding"] == {"color": "#123456"}


async def test_a_promoted_manifest_says_whom_to_ask(here: Stage) -> None:
    here.hub.promote(here.channels["shop"].id, "Shop")
    for step in (Manifests(here.app, "shop").open, Manifests(here.app, "shop").renew_secret):
        with pytest.raises(UsageError, match="SocialHub's team"):
            await step()
    assert here.app.kept.get(ChannelSecrets("shop").renewal) is None


async def test_the_network_is_asked_what_fits(here: Stage) -> None:
    manifests = Manifests(here.app, "shop")
    document = await manifests.open()
    assert (await manifests.declared(document.current)).misfits == ()
    document.do(Set(f"{ACTIONS}/0/config/maxLength", 100_000))
    (found,) = (await manifests.declared(document.current)).misfits
    assert found.pointer == f"{ACTIONS}/0/config/maxLength"


# --- The webhook's secret --------------------------------------------------------------------------------------


async def test_a_secret_is_renewed_with_nobody_running(here: Stage) -> None:
    before = at_socialhub(here)
    await Manifests(here.app, "shop").renew_secret()
    after = at_socialhub(here)
    assert after != before
    assert len(bytes.fromhex(after)) == 32
    kept = WebhookSecrets.read(here.app.kept, "shop")
    assert kept is not None
    assert kept.accepted(now_ms()) == (after, before)
    assert kept.accepted(now_ms() + OLD_SECRET_MS) == (after,)


async def test_no_event_is_lost_while_the_engine_runs(here: Stage) -> None:
    here.forum.say("ann", "shop, a question")
    async with here.engine():
        await until(here.tickets)
        ticket = here.ticket("a question")
        before = at_socialhub(here)
        first = await here.hub.reply(ticket.id, "Before")
        await Manifests(here.app, "shop").renew_secret()
        assert at_socialhub(here) != before
        second = await here.hub.reply(ticket.id, "After")
        await until(lambda: all(here.followup(each).state == "delivered" for each in (first, second)))
    assert sorted(here.texts_of_ours()) == ["After", "Before"]
    assert there(here)["webhook"], "it was never answered with a wrong challenge"


async def test_a_refused_secret_leaves_everything_as_it_was(here: Stage) -> None:
    before = at_socialhub(here)
    here.hub.faults.set("patch_manifest", [Fault(Kind.ERROR_BEFORE, status=422)])
    with pytest.raises(HubRejected):
        await Manifests(here.app, "shop").renew_secret()
    assert at_socialhub(here) == before
    assert here.app.kept.get(ChannelSecrets("shop").renewal) is None
    await Manifests(here.app, "shop").renew_secret()
    assert at_socialhub(here) != before


async def test_after_a_lost_answer_both_secrets_are_good_and_the_next_renewal_goes_on(here: Stage) -> None:
    before = at_socialhub(here)
    here.hub.faults.set("patch_manifest", [Fault(Kind.ERROR_AFTER)])
    with pytest.raises(HubUnavailable):
        await Manifests(here.app, "shop").renew_secret()
    unsure = at_socialhub(here)
    kept = WebhookSecrets.read(here.app.kept, "shop")
    assert kept is not None
    assert kept.accepted(now_ms()) == (before, unsure)
    await Manifests(here.app, "shop").renew_secret()
    assert at_socialhub(here) == unsure
    assert here.app.kept.get(ChannelSecrets("shop").webhook) == unsure


async def test_without_a_receiver_there_is_no_secret(tmp_path: Path) -> None:
    async with stage(tmp_path) as made:
        await made.set_up(via="none")
        with pytest.raises(UsageError, match="no webhook's secret"):
            await Manifests(made.app, "shop").renew_secret()


def test_secrets_are_not_shown_and_a_damaged_note_is_passed_over(here: Stage) -> None:
    store = here.app.kept
    assert "word" not in repr(WebhookSecrets("word", "word2", "word3"))
    for text in ("{", "[]", "7", '{"old_until": "x"}'):
        store.put(ChannelSecrets("shop").renewal, text)
        kept = WebhookSecrets.read(store, "shop")
        assert kept is not None
        assert kept.accepted(0) == (at_socialhub(here),)
