"""Time spans as SocialHub reads them, and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.manifest.durations import duration_seconds, explain_duration, explain_timeout, read_duration


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("24h", 86_400),
        ("7 days", 604_800),
        ("12.4 secs", 12.4),
        ("3 mins 4 sec", 184),
        ("2 hrs 20 min", 8_400),
        ("2h20min", 8_400),
        ("6 mos 1 day", 6 * 2_628_000 + 86_400),
        ("47 yrs 6 mos and 4d", 47 * 31_536_000 + 6 * 2_628_000 + 4 * 86_400),
        ("3 weeks and 2 days", 3 * 604_800 + 2 * 86_400),
        ("1 week, 2 days", 604_800 + 2 * 86_400),
        ("1d plus 1h with 1m", 90_060),
        ("5 M", 300),
        ("1 mth", 2_628_000),
        ("2dy", 172_800),
        ("1wk", 604_800),
        (" 1 h ", 3_600),
        ("90", 90),
        ("0.5", 0.5),
    ],
)
def test_time_spans(text: str, seconds: float) -> None:
    assert duration_seconds(text) == pytest.approx(seconds)


@pytest.mark.parametrize(
    "text",
    ["", " ", "h", "soon", "1 fortnight", "-1h", "1h -", "1  h", "1,5h", "1h and", "and 1h", "1h and and 1h",
     "1h\n", "٣h", "1hx", "1ms", "1:30", "0h", "0", "1e3", "1.h", "9" * 400, "1h AND 1h", "1hand2m", "P1D"],
)  # fmt: skip
def test_what_is_no_time_span(text: str) -> None:
    with pytest.raises(ValueError, match="not a time span"):
        duration_seconds(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("24h", "24 hours after the post was written"),
        ("7 days", "7 days after the post was written"),
        ("1d", "1 day after the post was written"),
        ("2h20min", "2 hours and 20 minutes after the post was written"),
        ("3 weeks, 2 days, 1 hour", "3 weeks, 2 days and 1 hour after the post was written"),
        ("1y 1mo 1w 1d 1h 1m 1s", "1 year, 1 month, 1 week, 1 day, 1 hour, 1 minute and 1 second after"),
        ("2y 2mo 2w 2d 2h 2m 2s", "2 years, 2 months, 2 weeks, 2 days, 2 hours, 2 minutes and 2 seconds after"),
        ("90", "90 seconds after the post was written"),
        ("1.5 hours", "1.5 hours after the post was written"),
        ("1000000 s", "1000000 seconds after"),
        ("0 days 5 min", "5 minutes after"),
    ],
)
def test_a_timeout_is_explained(text: str, words: str) -> None:
    assert explain_timeout(text).startswith(words)


def test_an_explanation_can_be_translated() -> None:
    german = {
        "{span} after the post was written": "{span} nach dem Schreiben",
        "{first} and {last}": "{first} und {last}",
        "{number} hours": "{number} Stunden",
        "1 day": "1 Tag",
    }
    words = explain_timeout("1 day 2 hours").in_language(lambda pattern: german[pattern])
    assert words == "1 Tag und 2 Stunden nach dem Schreiben"


@given(st.text("0123456789.smhdwy ,and", max_size=20))
def test_what_is_read_is_explained_with_the_same_length(text: str) -> None:
    try:
        seconds = duration_seconds(text)
    except ValueError:
        with pytest.raises(ValueError, match="not a time span"):
            explain_duration(text)
        return
    assert sum(each.seconds for each in read_duration(text)) == seconds
    assert duration_seconds(explain_duration(text)) == pytest.approx(seconds)
