"""What a refusal says of our access: that it is none any more, or that it was given for less."""

from __future__ import annotations

import pytest

from wizard.networks.mastodon.api import Answer


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
