"""A manifest opened with what the Network says about it, and saved for a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engine import Stage, stage
from wizard.journey.manifests import Manifests
from wizard.journey.opened import open_manifest, save_manifest
from wizard.manifest.operations import Set

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

LABEL = "/inbox/ticketActions/0/label/en"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path) as made:
        await made.set_up()
        yield made


async def test_opens_with_what_the_network_says(here: Stage) -> None:
    opened = await open_manifest(here.app, "shop")
    assert opened.editable
    assert opened.trouble is None
    assert opened.network
    assert opened.document.current["inbox"]


async def test_opens_without_the_network_and_says_why(here: Stage) -> None:
    names = here.app.kept
    names.delete("shop/network")
    opened = await open_manifest(here.app, "shop")
    assert opened.editable
    assert opened.trouble is not None
    assert "log-in" in str(opened.trouble)


async def test_a_conflict_comes_back_with_the_document_that_has_it(here: Stage) -> None:
    first, second = [(await open_manifest(here.app, "shop")).document for _ in range(2)]
    first.do(Set(LABEL, "Theirs"))
    second.do(Set(LABEL, "Ours"))
    assert (await save_manifest(here.app, "shop", first)).saved is not None
    outcome = await save_manifest(here.app, "shop", second.twin())
    assert outcome.saved is None
    assert outcome.conflict is not None
    assert not second.conflicts
    (conflict,) = outcome.document.conflicts
    outcome.document.resolve(conflict, "ours")
    again = await save_manifest(here.app, "shop", outcome.document)
    assert again.saved is not None
    assert [each.after for each in again.saved.changes] == ["Ours"]


async def test_a_promoted_manifest_is_shown_as_it_was_last_seen(here: Stage) -> None:
    document = (await open_manifest(here.app, "shop")).document
    document.do(Set(LABEL, "Answer now"))
    await save_manifest(here.app, "shop", document)
    here.hub.promote(here.channels["shop"].id, "Shop")
    opened = await open_manifest(here.app, "shop")
    assert not opened.editable
    assert opened.seen is not None
    newest = (await Manifests(here.app, "shop").history())[0]
    assert opened.document.current == newest.manifest
