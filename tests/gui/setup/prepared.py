"""A journey that somebody has left at a step, as the window finds it when it opens again."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wizard.app import App
from wizard.journey.state import (
    LOGIN_SECRET,
    TOKEN_SECRET,
    Account,
    Purpose,
    RepliesChoice,
    SetupState,
    StateStore,
    Step,
    TokenFacts,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.gui.setup.world import World
    from wizard.journey.ground import Ground


def leave_at(
    step: str, environ: Mapping[str, str], there: World, ground: Ground, *, public_url: str | None = None
) -> SetupState:
    """Writes down everything as it is once `step` is reached, with its secrets.

    `public_url`: instead of the one that leads here.
    """
    app = App.build(environ)
    steps = tuple(Step)
    current = Step(step)
    done = steps[: steps.index(current)]
    secrets = app.secrets()
    state = SetupState(Purpose.PRACTICE, current, done, hub_url=f"{there.hub_url}/")
    values: dict[str, object] = {}
    if Step.TOKEN in done:
        secrets.put(TOKEN_SECRET, there.channel.token)
        values["token"] = TokenFacts(
            there.channel.account_id, there.channel.id, datetime.now(UTC), "Brand on the Fediverse"
        )
    if Step.NETWORK in done:
        values |= {"network_kind": "mastodon", "network_fields": {"server": there.network_url}}
    if Step.LOGIN in done:
        token = there.do(lambda: there.fediverse.token_for("brand"))
        handle = f"brand@127.0.0.1:{there.network_port}"
        login = {
            "kind": "mastodon",
            "fields": {"server": there.network_url},
            "account": handle,
            "credentials": {"access_token": token},
        }
        secrets.put(LOGIN_SECRET, json.dumps(login))
        values["account"] = Account(handle, "Practice Brand", f"@{handle}")
    if Step.REPLIES in done:
        values["replies"] = RepliesChoice("direct", public_url or ground.public_url, ground.listen)
    made = SetupState(
        **{name: getattr(state, name) for name in ("purpose", "current", "done", "hub_url")},
        **values,  # type: ignore[arg-type]
    )
    StateStore(app.home).save(made)
    return made
