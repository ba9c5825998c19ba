"""Sentences that remember how they were made."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from wizard.errors import UsageError
from wizard.words import Words, pack, say, translated, unpack

GERMAN = {
    "{host} does not answer.": "{host} antwortet nicht.",
    "{n:,} of {total} posts": "{total} Beiträge, davon {n:,}",
    "the server": "der Server",
}


def german(pattern: str) -> str:
    return GERMAN.get(pattern, pattern)


def test_a_sentence_is_its_english_text() -> None:
    words = say("{host} does not answer.", host="mastodon.example")
    assert words == "mastodon.example does not answer."
    assert f"Note: {words}" == "Note: mastodon.example does not answer."
    assert hash(words) == hash("mastodon.example does not answer.")


def test_it_is_said_again_in_another_language() -> None:
    assert translated(say("{host} does not answer.", host="a.example"), german) == "a.example antwortet nicht."
    assert translated(say("{n:,} of {total} posts", n=1234, total=5), german) == "5 Beiträge, davon 1,234"


def test_a_value_that_is_a_sentence_is_translated_too() -> None:
    assert (
        translated(say("{host} does not answer.", host=say("the server")), german) == "der Server antwortet nicht."
    )


def test_what_is_not_known_stays_as_it_is() -> None:
    assert translated(say("Unknown {x}", x=1), german) == "Unknown 1"
    assert translated("plain {text}", german) == "plain {text}"


@pytest.mark.parametrize("value", ["{", "}", "{host}", "{0.__class__}", "%s"])
def test_signs_in_a_value_are_only_text(value: str) -> None:
    words = say("{host} does not answer.", host=value)
    assert words == f"{value} does not answer."
    assert translated(words, german) == f"{value} antwortet nicht."


def test_braces_of_a_pattern_itself() -> None:
    words = say("Write {{name}} for {what}.", what="a name")
    assert words == "Write {name} for a name."
    assert translated(words, german) == words


def test_whatever_changes_it_makes_a_plain_text() -> None:
    words = say("the server")
    for changed in (words + ".", words.upper(), words[:3], words.strip()):
        assert not isinstance(changed, Words)
        assert translated(changed, german) == changed


def test_an_error_keeps_the_sentence() -> None:
    error = UsageError(say("{host} does not answer.", host="x"), say("the server"), field="server")
    assert translated(error.what, german) == "x antwortet nicht."
    assert str(error) == "x does not answer. the server"


def test_a_copy_is_the_same_sentence() -> None:
    words = say("{host} does not answer.", host="x")
    for again in (copy.copy(words), copy.deepcopy(words), pickle.loads(pickle.dumps(words))):  # noqa: S301
        assert translated(again, german) == "x antwortet nicht."


def test_a_pattern_and_its_values_have_to_fit() -> None:
    with pytest.raises(KeyError):
        say("{host} does not answer.")


def test_a_sentence_that_was_kept_can_still_be_translated() -> None:
    host = say("the server {name}", name="a.example")
    kept = json.loads(json.dumps(pack(say("{host} fails {count} times.", host=host, count=3))))
    again = unpack(kept)
    assert again == "the server a.example fails 3 times."
    german = {
        "{host} fails {count} times.": "{host} versagt {count}-mal.",
        "the server {name}": "der Server {name}",
    }
    assert translated(again, german.__getitem__) == "der Server a.example versagt 3-mal."


@pytest.mark.parametrize("kept", ["plain", {"say": 3}, {"say": "{missing}"}, {"say": "{", "with": 1}, None, [1]])
def test_whatever_was_kept_is_some_text_again(kept: object) -> None:
    assert isinstance(unpack(kept), str)


def test_a_sentence_with_other_values_can_still_be_translated() -> None:
    words = say("{place} must be {what}.", place="config", what=say("a text")).but(place=say("This"))
    german = {"{place} must be {what}.": "{place} muss {what} sein.", "This": "Das", "a text": "ein Text"}
    assert str(words) == "This must be a text."
    assert words.in_language(lambda pattern: german.get(pattern, pattern)) == "Das muss ein Text sein."
