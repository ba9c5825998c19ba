"""Finds the Networks: every entry point of the group `wizard.networks`, ours and other packages' alike.

A plug-in that cannot be loaded never stops the others: it is reported by `broken`, and named by
`channel-wizard networks` and `doctor`.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from wizard.errors import UsageError
from wizard.networks.base import Network
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUP = "wizard.networks"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Registry:
    """The Networks at hand by kind, and what could not be loaded (entry point name → reason)."""

    networks: Mapping[str, Network]
    broken: Mapping[str, str]

    def get(self, kind: str) -> Network:
        """The Network of this kind. Raises UsageError that names those there are."""
        if kind in self.networks:
            return self.networks[kind]
        known = ", ".join(sorted(self.networks)) or say("none")
        raise UsageError(
            say("There is no Network called “{kind}”.", kind=kind),
            say("Known here: {known}.", known=known),
            field="network.kind",
        )


def load_networks() -> Registry:
    """Loads every installed Network. Two of the same kind: the first by entry-point name is used."""
    networks: dict[str, Network] = {}
    broken: dict[str, str] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        try:
            loaded = point.load()
        except Exception as error:  # noqa: BLE001 - a plug-in may raise anything, and must not stop the rest
            broken[point.name] = f"{type(error).__name__} while loading"
            _log.warning("The Network plug-in %s could not be loaded: %s", point.name, type(error).__name__)
            continue
        if not isinstance(loaded, Network):
            broken[point.name] = "it does not offer what a Network must offer"
        elif loaded.info.kind in networks:
            broken[point.name] = f"there is already a Network called {loaded.info.kind}"
        else:
            networks[loaded.info.kind] = loaded
    return Registry(networks, broken)
