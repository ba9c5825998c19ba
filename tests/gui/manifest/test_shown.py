"""What the preview reads out of a manifest: everything the Inbox would show, out of anything that JSON can say."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.gui.manifest.manifests import label, small
from wizard.gui.manifest.inbox_words import AGES, ages_for
from wizard.gui.manifest.shown import InboxReader, ShownInbox, text_in
from wizard.manifest.operations import Add, Move, Set, perform, pointer

ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def read(manifest: object) -> ShownInbox:
    return InboxReader().read(manifest)


def with_action(**values: Any) -> ShownInbox:
    return read({"inbox": {"ticketActions": [{"type": "reply", "id": "r", "label": label("Reply"), **values}]}})


def places_in(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path]
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in items:
        found += places_in(each, (*path, key))
    return found


FULL = small()
FULL["inbox"]["ticketActions"][0] |= {
    "options": [{"id": "a", "label": label("A"), "description": "First"}],
    "config": {"maxLength": 5, "timeout": {"duration": "2 days", "after": "networkCreationTime"}},
}


def test_everything_that_a_right_manifest_says() -> None:
    shown = read(FULL)
    reply, private, favourite, delete = shown.actions
    assert (reply.kind, reply.longest, reply.files, reply.file_or_text) == ("reply", 5, True, False)
    assert reply.limit is not None
    assert reply.limit.seconds == 2 * 86_400
    assert [(each.id, each.description) for each in reply.options] == [("a", "First")]
    assert (reply.approval, reply.tagging) == (True, True)  # SocialHub's defaults
    assert not private.files
    assert (favourite.kind, favourite.approval) == ("button", False)
    assert delete.kind == "delete"
    assert (shown.color, shown.icon) == ("#3b5998", "https://brand.example/icon.png")
    assert [(each.id, each.with_root) for each in shown.tabs] == [("thread", True)]


def test_what_is_switched_off_is_off() -> None:
    (reply,) = with_action(config={"approvalProcess": False, "forceTagging": False}).actions
    assert not reply.approval
    assert not reply.tagging


def test_a_missing_text_is_shown_in_english_then_in_any_language_then_as_the_id() -> None:
    assert text_in(("Reply", "", ""), "de") == "Reply"
    assert text_in(("", "", "Répondre"), "de") == "Répondre"
    (nameless,) = with_action(label=17).actions
    assert text_in(nameless.texts, "fr", nameless.id) == "r"


def test_what_is_no_action_is_left_out_and_the_others_keep_their_places() -> None:
    manifest = small()
    manifest["inbox"]["ticketActions"].insert(1, "nothing")
    assert read(manifest).places == (0, 2, 3, 4)


def test_what_cannot_limit_anything_does_not() -> None:
    numbers: list[object] = [True, "12", -1, 10**400, float("nan"), float("inf"), None, []]
    for odd in numbers:
        (action,) = with_action(config={"maxLength": odd}).actions
        assert action.longest is None
    spans: list[object] = ["soon", "", 12, None, {}]
    for odd in spans:
        (action,) = with_action(config={"timeout": {"duration": odd}}).actions
        assert action.limit is None


@given(ANY)
def test_any_json_can_be_shown(manifest: object) -> None:
    read(manifest)


@given(st.data())
def test_anything_at_any_place_of_a_manifest_can_be_shown(data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places_in(FULL)[1:]))
    broken = perform(FULL, Set(pointer(place), data.draw(ANY)))
    shown = read(broken)
    named = [(each.texts, each.id) for each in shown.actions] + [(each.texts, each.id) for each in shown.tabs]
    for texts, given_id in named:
        for language in ("en", "de", "fr"):
            assert text_in(texts, language, given_id).encode()


@given(st.data())
def test_a_reader_that_remembers_reads_the_same_as_a_fresh_one(data: st.DataObject) -> None:
    """Also where a value only looks equal to Python, and where items moved."""
    reader, manifest = InboxReader(), json.loads(json.dumps(FULL))
    for _ in range(5):
        step = data.draw(
            st.one_of(
                st.builds(
                    Set, st.sampled_from([pointer(each) for each in places_in(FULL)[1:]]), st.sampled_from([0, 1])
                ),
                st.builds(Set, st.just("/inbox/ticketActions/0/config"), st.just({"forceTagging": False})),
                st.builds(Set, st.just("/inbox/ticketActions/0/config"), st.just({"forceTagging": 0})),
                st.just(Move("/inbox/ticketActions/0", 2)),
                st.just(Add("/inbox/ticketActions/0", {"type": "button", "id": "n", "label": label("New")})),
            )
        )
        try:
            manifest = perform(manifest, step)
        except Exception:  # noqa: BLE001, S112 - the place went away
            continue
        assert reader.read(manifest) == read(manifest)


def test_the_ages_reach_as_far_as_the_longest_limit() -> None:
    hour = 3_600.0
    assert [each.seconds for each in ages_for((hour, 90.0))] == [0.0, 300.0, 1800.0, hour]
    assert ages_for(()) == AGES[:1]
    assert ages_for((1e20,)) == AGES
    assert all(each.seconds >= 48 * hour for each in ages_for((48 * hour,))[-1:])
