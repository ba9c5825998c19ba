"""A log-in of an unfinished set-up: what it is good for, and giving it back."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wizard.app import ChannelSecrets
from wizard.errors import WizardError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.app import App
    from wizard.networks.base import Credentials
    from wizard.secrets import Secrets

_log = logging.getLogger(__name__)
_GIVING_BACK = 5.0  # seconds for a Network to take an access back: nobody waits long for a courtesy


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody logs in: a Network and what it asked for."""

    kind: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Login:
    """A log-in with the place and the account it is good for: it must never be sent anywhere else."""

    place: Place
    account: str
    credentials: Credentials = field(repr=False)

    def dump(self) -> str:
        """As it waits in the store of secrets."""
        return json.dumps(
            {
                "kind": self.place.kind,
                "fields": dict(self.place.fields),
                "account": self.account,
                "credentials": dict(self.credentials),
            }
        )

    @classmethod
    def load(cls, text: str | None) -> Login | None:
        """None for whatever `dump` did not make."""
        try:
            found = json.loads(text or "")
            place = Place(found["kind"], dict(found["fields"]))
            return cls(place, found["account"], dict(found["credentials"]))
        except (ValueError, TypeError, KeyError):
            return None


async def give_back(app: App, store: Secrets, login: Login) -> None:
    """Revokes an access where it came from. Failing is no error.

    Some servers hand out the same token for an account every time: one that a channel uses is left alone.
    """
    try:
        if await asyncio.to_thread(_in_use, app, store, login.credentials):
            return
        connection = app.networks.get(login.place.kind).connect(login.place.fields, login.credentials)
        try:
            async with asyncio.timeout(_GIVING_BACK):
                await connection.revoke()
        finally:
            await connection.close()
    except (WizardError, TimeoutError) as error:
        _log.info("The access could not be given back: %s", error)


def _in_use(app: App, store: Secrets, credentials: Credentials) -> bool:
    names = [ChannelSecrets(each.name).network for each in app.store.load().channels]
    return any((text := store.get(name)) and json.loads(text) == credentials for name in names)
