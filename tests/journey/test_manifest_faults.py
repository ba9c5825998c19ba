"""Saving and restoring a manifest while SocialHub misbehaves: said in a sentence, nothing lost, made up for."""

from __future__ import annotations

import asyncio
import copy
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine import Stage, free_port, stage, until
from wizard.errors import HubUnavailable, WizardError
from wizard.journey.manifests import Manifests
from wizard.manifest.operations import Remove, Set
from wizard.practice.faults import Fault, Kind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.conftest import ExpectedLogs

ACTIONS = "/inbox/ticketActions"
NOTHING_DONE = [
    *(Fault(Kind.ERROR_BEFORE, status=status) for status in (400, 403, 404, 409, 422, 500, 503)),
    Fault(Kind.LIMITED, seconds=1),
    Fault(Kind.RESET_BEFORE),
    Fault(Kind.HTML_BEFORE),
]
DONE_AND_LOST = [Fault(kind) for kind in (Kind.ERROR_AFTER, Kind.RESET_AFTER, Kind.HTML_AFTER, Kind.CUT)]
EVERY = [*NOTHING_DONE, *DONE_AND_LOST]


def named(fault: Fault) -> str:
    return f"{fault.kind.value}-{fault.status}" if fault.kind is Kind.ERROR_BEFORE else fault.kind.value


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path, retry_after_unit="seconds") as made:
        await made.set_up()
        yield made


def there(here: Stage) -> dict[str, Any]:
    return copy.deepcopy(here.hub.manifest(here.channels["shop"].id).document)


def versions_are_all_different(history: Any) -> bool:
    return all(newer.manifest != older.manifest for newer, older in pairwise(history))


@pytest.mark.parametrize("fault", EVERY, ids=named)
async def test_a_save_fails_and_is_made_up_for(here: Stage, fault: Fault) -> None:
    manifests = Manifests(here.app, "shop")
    before = there(here)
    document = await manifests.open()
    document.do(Set("/branding", {"color": "#123456"}))
    document.do(Remove(f"{ACTIONS}/0"))
    here.hub.faults.set("patch_manifest", [fault])
    with pytest.raises(WizardError) as raised:
        await manifests.save(document)
    assert raised.value.what
    assert "accesstoken" not in str(raised.value)
    assert (there(here) == before) is (fault in NOTHING_DONE)
    assert document.changes, "the edits are still there"
    assert document.can_undo
    here.hub.faults.clear()

    saved = await manifests.save(document)
    assert bool(saved.changes) is (fault in NOTHING_DONE)
    assert there(here)["branding"] == {"color": "#123456"}
    assert not document.changes
    history = await manifests.history()
    assert versions_are_all_different(history)
    assert history[0].manifest["branding"] == {"color": "#123456"}

    await manifests.restore(history[-1].id)
    assert there(here)["inbox"] == before["inbox"]
    assert there(here)["webhook"] == before["webhook"]


@pytest.mark.parametrize("fault", EVERY, ids=named)
async def test_a_restore_fails_and_is_made_up_for(here: Stage, fault: Fault) -> None:
    manifests = Manifests(here.app, "shop")
    before = there(here)
    (first,) = await manifests.history()
    document = await manifests.open()
    document.do(Remove(f"{ACTIONS}/0"))
    await manifests.save(document)
    edited = there(here)
    here.hub.faults.set("patch_manifest", [fault])
    with pytest.raises(WizardError):
        await manifests.restore(first.id)
    assert there(here) == (edited if fault in NOTHING_DONE else before)
    here.hub.faults.clear()
    await manifests.restore(first.id)
    assert there(here) == before
    history = await manifests.history()
    assert versions_are_all_different(history)
    assert history[0].manifest["inbox"] == before["inbox"]
    assert history[1].manifest["inbox"] == edited["inbox"]


@pytest.mark.parametrize("fault", [each for each in EVERY if each.kind is not Kind.CUT], ids=named)
async def test_where_it_cannot_be_read_back_the_answer_counts(
    here: Stage, fault: Fault, expected_logs: ExpectedLogs
) -> None:
    manifests = Manifests(here.app, "shop")
    document = await manifests.open()
    document.do(Set("/branding", {"color": "#123456"}))
    here.hub.faults.set("get_root", [None, fault])
    expected_logs.expect("could not be read back")
    saved = await manifests.save(document)
    assert [each.pointer for each in saved.changes] == ["/branding"]
    assert saved.otherwise == ()
    assert there(here)["branding"] == {"color": "#123456"}
    assert (await manifests.history())[0].manifest["branding"] == {"color": "#123456"}
    here.hub.faults.clear()
    assert (await manifests.save(document)).changes == ()


async def test_socialhub_is_out_of_reach(here: Stage) -> None:
    manifests = Manifests(here.app, "shop")
    document = await manifests.open()
    document.do(Set("/branding", {"color": "#123456"}))
    here.hub.faults.set("*", {Fault(Kind.RESET_BEFORE): 1.0})
    for step in (manifests.open, partial(manifests.save, document), partial(manifests.refresh, document)):
        with pytest.raises(HubUnavailable):
            await step()
    assert len(await manifests.history()) == 1, "the history is on this computer"
    here.hub.faults.clear()
    assert (await manifests.save(document)).changes


@pytest.mark.any_logs
async def test_stopped_between_the_save_and_the_reading_back(here: Stage) -> None:
    """As by a person who closes the window while it saves. What was saved is found and kept by the next save."""
    manifests = Manifests(here.app, "shop")
    before = there(here)
    document = await manifests.open()
    document.do(Set("/branding", {"color": "#123456"}))
    here.hub.faults.set("get_root", [None, Fault(Kind.SLOW_BEFORE, seconds=60)])
    saving = asyncio.create_task(manifests.save(document))
    await until(lambda: "branding" in there(here))
    saving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await saving
    here.hub.faults.clear()
    assert len(await manifests.history()) == 1

    again = await manifests.open()
    again.do(Set(f"{ACTIONS}/0/label/en", "Later"))
    await manifests.save(again)
    history = await manifests.history()
    assert [each.saved for each in history] == [True, False, True]
    assert history[1].manifest["branding"] == {"color": "#123456"}
    assert document.changes
    assert (await manifests.save(document)).changes == (), "it is there already"
    await manifests.restore(history[-1].id)
    assert there(here)["inbox"] == before["inbox"]


async def test_a_webhook_that_does_not_answer_is_no_loss(here: Stage) -> None:
    """Whoever changes the webhook by hand meets SocialHub's test; a refusal leaves everything as it was."""
    manifests = Manifests(here.app, "shop")
    before = there(here)
    document = await manifests.open()
    document.do(
        Set("/webhook", {"url": f"http://127.0.0.1:{free_port()}/hook", "secret": "s" * 40}),
        Set("/branding", {"color": "#123456"}),
    )
    with pytest.raises(WizardError) as raised:
        await manifests.save(document)
    assert "s" * 40 not in str(raised.value)
    assert there(here) == before
    while mine := next((each for each in document.changes if each.pointer.startswith("/webhook")), None):
        document.take_back(mine)
    await manifests.save(document)
    assert there(here)["branding"] == {"color": "#123456"}
    assert there(here)["webhook"] == before["webhook"]
