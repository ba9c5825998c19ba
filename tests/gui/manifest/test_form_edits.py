"""What the form does to a manifest: it leaves no trace when it is taken back, and what it makes breaks no rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gui.manifest.manifests import label, small
from tests.unit.manifest.examples import full, manifests
from tests.unit.manifest.test_editing import operations
from wizard.gui.manifest.form.edits import (
    ABSENT,
    ACTIONS,
    TABS,
    erase,
    insert,
    items_at,
    new_action,
    new_option,
    new_tab,
    offered,
    put,
    read,
    retyped,
)
from wizard.gui.manifest.form.outline import Marks, Outline, place_of
from wizard.gui.manifest.session import EditingSession
from wizard.manifest.diff import same
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.operations import Set, perform_all, value_at
from wizard.manifest.schema import ACTION_TYPES
from wizard.manifest.validation import check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

_PLACES = st.sampled_from(
    [
        f"{ACTIONS}/0/config/maxLength",
        f"{ACTIONS}/0/config/timeout/duration",
        f"{ACTIONS}/0/label/fr",
        "/callbacks/channelCreation",
        "/branding/color",
        "/webhook/url",
    ]
)


def _with_an_action(manifest: dict[str, Any]) -> dict[str, Any]:
    return manifest if items_at(manifest, ACTIONS) else {**manifest, "inbox": full()["inbox"]}


def _is_right(manifest: dict[str, Any]) -> bool:
    return not check(manifest)


_with_actions = manifests.map(_with_an_action)


@given(_with_actions, _PLACES)
def test_what_was_put_and_erased_again_leaves_no_trace(manifest: dict[str, Any], place: str) -> None:
    document = ManifestDocument(manifest)
    before = read(manifest, place)
    document.do(*put(document, place, "zzz"))
    assert value_at(document.current, place) == "zzz"
    document.do(*erase(document, place))
    assert read(document.current, place) is ABSENT
    if before is not ABSENT:
        document.do(*put(document, place, before))
    if not (place == "/webhook/url" and "webhook" in manifest and manifest["webhook"] is None):
        assert not document.changes


def test_an_owner_of_the_wrong_kind_is_replaced() -> None:
    document = ManifestDocument({"callbacks": "none"})
    document.do(*put(document, "/callbacks/channelCreation", "https://me.example"))
    assert document.current == {"callbacks": {"channelCreation": "https://me.example"}}


@given(_with_actions.filter(_is_right), st.data())
def test_another_type_breaks_no_rule_and_keeps_unknown_names(
    manifest: dict[str, Any], data: st.DataObject
) -> None:
    actions = items_at(manifest, ACTIONS)
    position = data.draw(st.integers(0, len(actions) - 1))
    kind = data.draw(st.sampled_from(ACTION_TYPES))
    action: Any = actions[position]
    action["label"].setdefault("fr", "Supprimer")  # a delete has to have it; a person is told where it is missing
    document = ManifestDocument(manifest, full())  # which knows an address of templates
    after = retyped(document, {**action, "sound": "ping"}, kind)
    assert after.pop("sound") == "ping"
    document.do(Set(f"{ACTIONS}/{position}", after))
    assert not document.problems
    assert (after["id"], after["label"]) == (action["id"], action["label"])


@given(manifests.filter(_is_right), st.data())
def test_what_is_new_breaks_no_rule(manifest: dict[str, Any], data: st.DataObject) -> None:
    document = ManifestDocument(manifest, full())
    for _ in range(data.draw(st.integers(1, 6))):
        kind = data.draw(st.sampled_from([*ACTION_TYPES, "option", "tab"]))
        actions = items_at(document.current, ACTIONS)
        replies = [n for n, each in enumerate(actions) if each["type"] == "reply"]  # type: ignore[index]
        where, item = ACTIONS, None
        if kind == "tab":
            where, item = TABS, new_tab(document)
        elif kind == "option" and replies:
            action = f"{ACTIONS}/{data.draw(st.sampled_from(replies))}"
            where, item = f"{action}/options", new_option(document, action)
        elif kind != "option":
            item = new_action(document, kind, longest=500)
        if item is not None:
            position = data.draw(st.integers(0, len(items_at(document.current, where))))
            document.do(*insert(document, where, position, item))
            assert value_at(document.current, f"{where}/{position}") == item
    assert not document.problems


def test_new_things_beside_others_have_names_of_their_own() -> None:
    document = ManifestDocument(small())
    for count in (2, 3):
        item = new_action(document, "reply")
        assert item["label"] == {"en": f"Reply {count}", "de": f"Antworten {count}", "fr": f"Répondre {count}"}
        assert item["id"] == f"reply-{count}"
        document.do(*insert(document, ACTIONS, 0, item))


def test_a_new_reply_works_like_the_one_it_is_made_beside() -> None:
    """A Network knows what to do by the beginning of the id."""
    document = ManifestDocument(small())
    assert new_action(document, "reply", like="reply-private")["id"] == "reply-private-2"
    assert new_action(ManifestDocument({}, small()), "reply")["id"] == "reply"


def test_without_an_address_there_is_no_template_reply() -> None:
    with pytest.raises(LookupError):
        new_action(ManifestDocument(small()), "template_reply")


def test_what_the_network_offers_beyond_is_what_the_manifest_lacks() -> None:
    boost = {"type": "button", "id": "boost", "label": label("Boost")}
    declared = small()
    declared["inbox"]["ticketActions"].append(boost)
    assert offered(ManifestDocument(small(), declared)) == (boost,)
    assert offered(ManifestDocument(small())) == ()


@given(manifests | st.just(full()), st.data())
def test_marks_are_those_of_the_session(qapp: QApplication, manifest: dict[str, Any], data: st.DataObject) -> None:
    session = EditingSession(ManifestDocument(manifest))
    reader = Outline("en")
    for _ in range(data.draw(st.integers(1, 6))):
        if not data.draw(st.booleans()) or not session.undo():
            session.do(data.draw(operations(session.document.current)))
        marks = Marks(session)
        rows = reader.read(session.document.current, marks)
        assert rows == Outline("en").read(session.document.current, marks), "what is kept is what it was"
        for node in (each for heading in rows for item in heading.children for each in (item, *item.children)):
            assert node.changed is session.is_changed(node.place)
            assert node.wrong is bool(session.problems_at(node.place, inside=True))
    marks = Marks(session)
    for place in _places(session.document.current):
        assert marks.is_changed(place) is session.is_changed(place), place
        told = {each.pointer for each in marks.problems(place)}
        assert told >= {each.pointer for each in session.problems_at(place, inside=True)}


def _places(value: object, place: str = "") -> Iterator[str]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in items:
        below = f"{place}/{str(name).replace('~', '~0').replace('/', '~1')}"
        yield below
        yield from _places(inner, below)


def test_every_fix_of_a_missing_name_is_told_at_that_name() -> None:
    manifest = small()
    del manifest["inbox"]["ticketActions"][0]["label"]["de"]
    del manifest["inbox"]["ticketActions"][1]["id"]
    places = [place_of(each) for each in check(manifest)]
    assert places == [f"{ACTIONS}/0/label/de", f"{ACTIONS}/1/id"]
    mended = manifest
    for each in check(manifest):
        assert each.fix is not None
        after = perform_all(mended, each.fix.operations)
        assert isinstance(after, dict)
        mended = after
    assert not check(mended)
    assert not same(mended, manifest)
