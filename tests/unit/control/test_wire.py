"""What goes over the socket comes out as it went in, and what a newer version says is no end."""

from __future__ import annotations

import json

import pytest

from wizard.control.handle import ControlRefused, Hello, News, NotRunning
from wizard.control.wire import KINDS, Malformed, decode, decode_error, encode, encode_error
from wizard.errors import UsageError, WizardError
from wizard.sync.records import Counts, Entry, Kind
from wizard.sync.standing import ChannelStanding, Health, Link, Mend, Part, Snapshot, State
from wizard.words import Words, say

ENTRY = Entry(7, 1, "shop", Kind.TROUBLE, "forum:1", "Änn", "tëxt\n\u2028", "", say("{a} fails.", a=say("It")))
LINKS = tuple(Link(part, Health.BROKEN, "host", say("Not asked yet."), "", 5, Mend.TRY_NOW) for part in Part)
SHOP = ChannelStanding(
    "shop",
    "forum",
    "Forum",
    "@a",
    "hub",
    "host",
    State.TROUBLE,
    "plain",
    None,
    Counts(1, 2, 3, 4, 5, 6),
    None,
    ENTRY,
    LINKS,
)
SNAPSHOT = Snapshot(State.TROUBLE, say("{host} is away.", host="a"), True, (SHOP,), 12, room=False)


def over(value: object) -> object:
    return json.loads(json.dumps(encode(value)))


@pytest.mark.parametrize("value", [SNAPSHOT, News(SNAPSHOT, (ENTRY,)), News(None), Hello("desk", "1", 2), ENTRY])
def test_a_value_comes_out_as_it_went_in(value: object) -> None:
    assert decode(type(value), over(value)) == value


def test_sentences_keep_their_patterns() -> None:
    again = decode(Snapshot, over(SNAPSHOT))
    note = again.channels[0].last and again.channels[0].last.note
    assert isinstance(note, Words)
    assert (note, note.pattern) == ("It fails.", "{a} fails.")
    assert not isinstance(again.channels[0].text, Words)


def test_what_a_newer_version_adds_is_passed_over() -> None:
    told = over(SNAPSHOT)
    assert isinstance(told, dict)
    told["mood"] = "sunny"
    told["channels"][0]["chain"][0]["colour"] = 3
    assert decode(Snapshot, told) == SNAPSHOT


@pytest.mark.parametrize(
    "told", [None, [], {}, {"state": "flying", "text": "", "running": True}, {"state": 1}, "x"]
)
def test_what_cannot_be_understood_is_an_error_of_ours(told: object) -> None:
    with pytest.raises(Malformed):
        decode(Snapshot, told)


def test_errors_keep_kind_and_words() -> None:
    kinds = {**KINDS, "ControlRefused": ControlRefused, "NotRunning": NotRunning}
    for error in (
        UsageError(say("No {x}.", x=1), "Do.", field="name"),
        ControlRefused("No."),
        NotRunning("Gone."),
    ):
        again = decode_error(json.loads(json.dumps(encode_error(error))), kinds)
        assert (type(again), str(again), getattr(again, "field", "")) == (
            type(error),
            str(error),
            getattr(error, "field", ""),
        )
    assert type(decode_error({"kind": "SystemExit", "what": "x"}, kinds)) is WizardError
    assert str(decode_error("nonsense", kinds)) == ""
