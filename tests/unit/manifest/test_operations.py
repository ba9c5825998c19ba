"""The operations on a document: what they do, what they refuse, and that they never change what was there."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.manifest.examples import changed, full
from wizard.manifest.operations import (
    Add,
    Duplicate,
    Move,
    Operation,
    Remove,
    Set,
    WrongPlace,
    free_id,
    perform,
    perform_all,
    pointer,
    split,
    value_at,
)

ACTIONS = "/inbox/ticketActions"


def ids(document: Any, place: str = ACTIONS) -> list[str]:
    return [each["id"] for each in value_at(document, place)]  # type: ignore[attr-defined]  # a list in the tests


def test_a_value_is_set() -> None:
    assert perform(full(), Set("/branding/color", "#fff")) == changed("/branding/color", "#fff")
    assert perform(full(), Set("/x", 1)) == {**full(), "x": 1}
    assert perform(full(), Set("", {})) == {}


def test_items_are_added_removed_and_moved() -> None:
    document = full()
    assert ids(perform(document, Add(f"{ACTIONS}/1", {"id": "new"})))[:3] == ["reply-1", "new", "template_1"]
    assert ids(perform(document, Add(f"{ACTIONS}/-", {"id": "new"})))[-1] == "new"
    assert ids(perform(document, Add(f"{ACTIONS}/4", {"id": "new"})))[-1] == "new"
    assert ids(perform(document, Remove(f"{ACTIONS}/1"))) == ["reply-1", "like", "delete"]
    assert ids(perform(document, Move(f"{ACTIONS}/0", 2))) == ["template_1", "like", "reply-1", "delete"]
    assert ids(perform(document, Move(f"{ACTIONS}/3", 0))) == ["delete", "reply-1", "template_1", "like"]
    assert ids(perform(document, Move(f"{ACTIONS}/0", 99)))[-1] == "reply-1"


def test_a_copy_stands_behind_and_has_an_id_of_its_own() -> None:
    twice = perform_all(full(), [Duplicate(f"{ACTIONS}/2"), Duplicate(f"{ACTIONS}/3")])
    assert ids(twice) == ["reply-1", "template_1", "like", "like-2", "like-3", "delete"]
    copied: Any = value_at(twice, f"{ACTIONS}/3")
    assert {**copied, "id": "like"} == full()["inbox"]["ticketActions"][2]


def test_a_free_id() -> None:
    assert free_id("a", []) == "a"
    assert free_id("a", ["a", "a-2"]) == "a-3"
    assert free_id("reply-1", ["reply-1"]) == "reply-2"
    assert free_id("-1", ["-1"]) == "-1-2"
    assert free_id("x" * 256, ["x" * 256]) == "x" * 254 + "-2"


@pytest.mark.parametrize(
    "operation",
    [
        Remove(""),
        Remove("/nothing"),
        Remove("nothing"),
        Set("/nothing/at/all", 1),
        Set("/branding/color/x", 1),
        Set(f"{ACTIONS}/4", {}),
        Set(f"{ACTIONS}/-", {}),
        Set(f"{ACTIONS}/01", {}),
        Set(f"{ACTIONS}/one", {}),
        Set(f"{ACTIONS}/٣", {}),
        Add(f"{ACTIONS}/5", {}),
        Add(f"{ACTIONS}/99999999999", {}),
        Move("/branding/color", 0),
        Duplicate("/branding"),
    ],
    ids=str,
)
def test_what_is_not_there_is_refused(operation: Operation) -> None:
    with pytest.raises(WrongPlace, match="no such place"):
        perform(full(), operation)


def test_a_value_is_not_shown() -> None:
    assert "word" not in repr(Set("/webhook/secret", "word")) + repr(Add("/webhook/secret", "word"))


def test_what_was_given_is_not_shared() -> None:
    value: dict[str, Any] = {"id": "new"}
    document = perform(full(), Add(f"{ACTIONS}/-", value))
    value["id"] = "other"
    assert ids(document)[-1] == "new"


@given(st.lists(st.text("ab~/01"), max_size=4))
def test_a_pointer_is_read_as_it_was_written(path: list[str]) -> None:
    assert split(pointer(path)) == path


@given(st.data())
def test_the_document_of_before_stays(data: st.DataObject) -> None:
    before = full()
    kept = copy.deepcopy(before)
    place = f"{ACTIONS}/{data.draw(st.integers(0, 3))}"
    each: list[Operation] = [
        Set(place, {}),
        Add(place, {}),
        Remove(place),
        Move(place, 2),
        Duplicate(place),
        Set(f"{place}/x", 1),
    ]
    perform(before, data.draw(st.sampled_from(each)))
    assert before == kept
