"""Templates read for an editor and kept: nothing damaged is written over, and nobody's work is lost."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine import Stage, stage
from wizard.errors import UsageError, WizardError
from wizard.journey.templates import TemplatesChanged, read_templates, save_templates

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

THANKS: dict[str, Any] = {
    "name": "Thanks",
    "networkId": "thanks",
    "variables": {},
    "text": {"en": "Thanks", "de": "Danke", "fr": "Merci"},
}


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path) as made:
        await made.set_up()
        yield made


async def test_what_is_kept_is_read_and_served(here: Stage) -> None:
    assert (await read_templates(here.app, "shop")).templates == ()
    await save_templates(here.app, "shop", [], [THANKS])
    kept = await read_templates(here.app, "shop")
    assert kept.templates == (THANKS,)
    assert kept.address == here.app.store.load().channel("shop").replies.public_url
    assert here.app.templates("shop") == [THANKS]  # what the receiver answers with


async def test_what_somebody_else_kept_meanwhile_is_not_written_over(here: Stage) -> None:
    await save_templates(here.app, "shop", [], [THANKS])
    with pytest.raises(TemplatesChanged) as caught:
        await save_templates(here.app, "shop", [], [{**THANKS, "name": "Mine"}])
    assert caught.value.field == "templates"
    assert (await read_templates(here.app, "shop")).templates == (THANKS,)
    await save_templates(here.app, "shop", [THANKS], [])
    assert (await read_templates(here.app, "shop")).templates == ()


@pytest.mark.parametrize("damage", ["{", "{}", "\ufeff[", "[" * 100_000])
async def test_a_damaged_file_is_said_and_stays(damage: str, here: Stage) -> None:
    path = here.app.templates_path("shop")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(damage, encoding="utf-8")
    for ask in (read_templates(here.app, "shop"), save_templates(here.app, "shop", [], [THANKS])):
        with pytest.raises(UsageError, match="damaged") as caught:
            await ask
        assert str(path) in caught.value.what
    assert path.read_text(encoding="utf-8") == damage
    path.unlink()
    await save_templates(here.app, "shop", [], [THANKS])


@pytest.mark.skipif(sys.platform == "win32", reason="folders of the same name are refused in another way there")
async def test_a_file_that_cannot_be_read_is_said(here: Stage) -> None:
    path = here.app.templates_path("shop")
    path.mkdir(parents=True)
    with pytest.raises(WizardError, match="cannot be used"):
        await read_templates(here.app, "shop")
    path.rmdir()
    assert (await read_templates(here.app, "shop")).templates == ()


async def test_an_unknown_channel(here: Stage) -> None:
    with pytest.raises(UsageError, match="nobody"):
        await read_templates(here.app, "nobody")
