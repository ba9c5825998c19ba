"""With the program's own intervals, and nothing else going on: what breaks is told within a minute."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from wizard.sync.standing import State
from wizard.sync.tempo import Tempo

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.gui.desk.faults.someone import Someone
    from tests.gui.setup.world import World

# The long form: each takes up to a minute, for nothing is hurried.
pytestmark = [pytest.mark.any_logs, pytest.mark.long]
MINUTE = 60.0  # seconds


def unplug_everything(there: World) -> None:
    there.network_offline()
    there.hub_offline()


def replace_token(there: World) -> None:
    there.do(lambda: there.hub.replace_token(there.channel.id))


def revoke_log_in(there: World) -> None:
    there.do(lambda: there.fediverse.revoke_tokens("brand"))


def unplug_hub(there: World) -> None:
    there.hub_offline()


def unplug_network(there: World) -> None:
    there.network_offline()


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (unplug_hub, State.TROUBLE),
        (unplug_network, State.TROUBLE),
        (unplug_everything, State.OFFLINE),
        (replace_token, State.NEEDS_YOU),
        (revoke_log_in, State.NEEDS_YOU),
    ],
)
def test_it_is_told_within_a_minute(someone: Someone, fault: Callable[[World], None], state: State) -> None:
    someone.starts(Tempo())
    someone.all_is_well(mended=False)
    began = time.monotonic()
    fault(someone.there)
    someone.waits(lambda: someone.snapshot.state is state, str(state))
    assert time.monotonic() - began < MINUTE
