"""Lengths of time as Manifests write them."""

from __future__ import annotations

import pytest

from wizard.practice.hub.rules import duration_seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("24h", 86_400),
        ("7 days", 604_800),
        ("1 hour and 30 min", 5400),
        ("1h30m", 5400),
        ("2 weeks, 1 day", 1_296_000),
        ("1.5 hours", 5400),
        ("10s", 10),
        ("1 month", 2_628_000),
        ("1 year", 31_536_000),
    ],
)
def test_reads_a_duration(text: str, seconds: float) -> None:
    assert duration_seconds(text) == seconds


@pytest.mark.parametrize("text", ["", " ", "24", "h", "1 fortnight", "24h soon", "-1h", "1h and", None, 24])
def test_refuses_a_duration(text: object) -> None:
    with pytest.raises(ValueError, match="duration"):
        duration_seconds(text)
