"""What a refusal says of our access: that it is none any more, or that it was given for less."""

from __future__ import annotations

import pytest

from tests.unit.networks.mastodon.raw import BRAND, RawServer
from tests.unit.networks.mastodon.raw import Answer as Given
from wizard.errors import NetworkLoginExpired, NetworkUnavailable, WizardError
from wizard.networks.mastodon.api import VERIFY, Answer, Api


@pytest.mark.parametrize(
    ("status", "headers", "error", "wants_more"),
    [
        (403, {}, "This action is outside the authorized scopes", True),  # Mastodon
        (403, {}, "Insufficient permissions: write:statuses.", True),  # Pleroma
        (403, {"www-authenticate": 'Bearer error="insufficient_scope"'}, "Forbidden", True),  # RFC 6750
        (403, {}, "Your login is currently disabled", False),
        (403, {}, "Telescopes are not allowed here", False),
        (401, {}, "The access token was revoked", False),
        (422, {}, "Validation failed: the scope of this poll is too wide", False),
    ],
)
def test_an_access_that_was_given_for_less(
    status: int, headers: dict[str, str], error: str, wants_more: bool
) -> None:
    assert Answer(status, headers, {"error": error}).wants_more_rights is wants_more


GOOD, REFUSED, AWAY = Given(json=BRAND), Given(401, json={"error": "The access token is invalid"}), Given(503)


@pytest.mark.parametrize(
    ("answer", "verified", "error"),
    [
        (Given(401, json={"error": "The access token was revoked"}), GOOD, NetworkLoginExpired),
        (Given(401, body=b"<html>Log in to this network</html>"), GOOD, NetworkUnavailable),
        (Given(401, body=b"<html>Log in to this network</html>"), AWAY, NetworkUnavailable),
        (Given(401, body=b""), REFUSED, NetworkLoginExpired),
    ],
)
async def test_a_page_of_something_between_does_not_end_our_access(
    answer: Given, verified: Given, error: type[WizardError]
) -> None:
    """Else somebody would have to log in again for a proxy's passing mood."""
    async with RawServer(lambda request: verified if request.path == VERIFY else answer) as server:
        api = Api(server.url, "token")
        try:
            with pytest.raises(error):
                await api.read("/api/v1/notifications")
        finally:
            await api.close()
