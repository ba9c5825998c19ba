"""How long a server asks to wait, whatever it writes into its headers."""

from __future__ import annotations

import pytest

from wizard.networks.mastodon.api import Answer

_DATE = {"date": "Thu, 26 Nov 2026 04:00:00 GMT"}
_RESET = {"x-ratelimit-reset": "2026-11-26T04:05:00.000Z"}


@pytest.mark.parametrize(
    ("status", "headers", "wait"),
    [
        (429, {"retry-after": "7"}, 7),
        (429, {"retry-after": "Thu, 26 Nov 2026 04:00:30 GMT"}, 30),
        (429, {"retry-after": "7", **_RESET}, 7),
        (429, _RESET, 300),
        (429, {"x-ratelimit-reset": "1795665660"}, 60),  # seconds since 1970
        (503, {"retry-after": "7"}, 7),
        (503, _RESET, None),  # its limit has nothing to do with it
        (500, {}, None),
        (429, {"retry-after": "-5"}, None),
        (429, {"retry-after": "99999999999999999999"}, 3600),
        (429, {"retry-after": "Thu, 26 Nov 2026 03:00:00 GMT"}, 1),
        (429, {"retry-after": "Fri, 31 Dec 9999 23:59:59 -0800"}, None),
        (429, {"retry-after": "Fri, 31 Dec 99999999999 23:59:59 GMT"}, None),
        (429, {"retry-after": "soon", "x-ratelimit-reset": "later"}, None),
    ],
)
def test_the_wait_that_is_asked_for(status: int, headers: dict[str, str], wait: float | None) -> None:
    assert Answer(status, _DATE | headers, None).wait == wait


def test_a_date_beyond_any_calendar_is_none() -> None:
    answer = Answer(429, {"date": "Thu, 99999999999999999999 Nov 2026 04:00:00 GMT", "retry-after": "7"}, None)
    assert answer.wait == 7
