"""The document while it is edited: steps, undo, changes taken back, and SocialHub's copy merged in."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.manifest.examples import GONE, SECRET, changed, full, manifests
from wizard.errors import UsageError
from wizard.manifest.changes import carry_out, look_up, to_ids, to_positions
from wizard.manifest.diff import Difference, compare, patch_for, same
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.merging import ABSENT, merge
from wizard.manifest.operations import Add, Duplicate, Move, Operation, Remove, Set, WrongPlace, pointer
from wizard.manifest.schema import MASK

ACTIONS = "/inbox/ticketActions"


def ids(document: Any) -> list[str]:
    return [each["id"] for each in document["inbox"]["ticketActions"]]


# --- Random edits ----------------------------------------------------------------------------------------------


def places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str, object]]:
    found = [(pointer(path), value)]
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, child in children:
        found += places(child, (*path, name))
    return found


_values = st.sampled_from(["x", "y", 7, True, None]) | st.builds(lambda: {"id": "new", "label": {"en": "New"}})


@st.composite
def operations(draw: st.DrawFn, document: object) -> Operation:
    """One that fits the document as it is."""
    every = places(document)
    place, value = draw(st.sampled_from([each for each in every if each[0]] or every))
    kinds: list[Operation] = [Set(place or "/x", draw(_values))]
    if place:
        kinds.append(Remove(place))
    if isinstance(value, list):
        kinds.append(Add(f"{place}/-", draw(_values)))
    if isinstance(value, dict) and place:
        kinds.append(Add(f"{place}/x", draw(_values)))
    if place.rpartition("/")[2].isdecimal():
        kinds += [Move(place, draw(st.integers(0, 4))), Duplicate(place)]
    return draw(st.sampled_from(kinds))


def edited(data: st.DataObject, manifest: dict[str, Any], most: int = 4) -> ManifestDocument:
    document = ManifestDocument(manifest)
    for _ in range(data.draw(st.integers(0, most))):
        document.do(data.draw(operations(document.current)))
    return document


@given(manifests, st.data())
def test_undoing_all_leads_to_the_base_and_redoing_all_back(manifest: dict[str, Any], data: st.DataObject) -> None:
    document = edited(data, manifest)
    last = copy.deepcopy(document.current)
    while document.undo():
        pass
    assert document.current == document.base == manifest
    assert document.changes == ()
    while document.redo():
        pass
    assert document.current == last


@given(manifests, st.data())
def test_the_changes_applied_to_the_base_are_the_document(manifest: dict[str, Any], data: st.DataObject) -> None:
    document = edited(data, manifest)
    after: dict[str, Any] = copy.deepcopy(manifest)
    for each in compare(document.base, document.current):
        after = carry_out(after, each)
    assert same(after, document.current)


@given(manifests, st.data())
def test_changes_are_taken_back_one_by_one(manifest: dict[str, Any], data: st.DataObject) -> None:
    document = edited(data, manifest)
    while changes := document.changes:
        chosen = data.draw(st.sampled_from(changes))
        assert document.take_back(chosen)
        left = {(each.pointer, each.kind) for each in document.changes}
        expected = {(each.pointer, each.kind) for each in changes} - {(chosen.pointer, chosen.kind)}
        order = {(each.pointer, each.kind) for each in changes if isinstance(each.before, tuple)}
        assert left <= expected
        assert expected - left <= order, "where an item of ours is gone there may be no order left to differ"
    assert same(document.current, manifest)


@given(manifests, manifests)
def test_any_two_manifests_lead_into_each_other(before: dict[str, Any], after: dict[str, Any]) -> None:
    document = ManifestDocument(before)
    document.replace(after)
    assert document.current == after
    for each in document.changes:
        # Where the last item of ours is gone, there is no order left to differ.
        left = next((now for now in document.changes if now.pointer == each.pointer), None)
        assert left is not None or isinstance(each.before, tuple)
        if left is not None:
            document.take_back(left)
    assert same(document.current, before)


@given(manifests, st.data())
def test_a_merge_drops_no_edit(manifest: dict[str, Any], data: st.DataObject) -> None:
    """Ours is in the document, theirs is in the document or in a conflict, and nothing else is."""
    ours, theirs = edited(data, manifest).current, edited(data, manifest).current
    merged = merge(manifest, ours, theirs)
    conflicts = [each.pointer for each in merged.conflicts]
    for each in compare(manifest, ours):
        assert keeps(merged.document, each, conflicts), each
    for each in compare(manifest, theirs):
        covered = any(each.pointer == there or each.pointer.startswith(there + "/") for there in conflicts)
        beneath = any(there.startswith(each.pointer + "/") for there in conflicts)
        assert covered or beneath or keeps(merged.document, each, conflicts), each
    if same(ours, manifest) or same(theirs, manifest) or same(ours, theirs):
        assert merged.conflicts == ()


def keeps(document: dict[str, Any], change: Difference, conflicts: list[str]) -> bool:
    """Whether a change is in the document; objects that both sides made may have more than either."""
    try:
        now = look_up(document, change.pointer)
    except WrongPlace:
        return change.kind == "removed"
    if change.kind == "removed":
        return False
    if isinstance(change.after, tuple):
        order = [each["id"] for each in now if each["id"] in change.after]  # type: ignore[attr-defined]
        wanted = [each for each in change.after if each in order]
        return change.pointer in conflicts or order == wanted or len(order) < len(change.after)
    return contains(now, change.after)


def contains(now: object, wanted: object) -> bool:
    if isinstance(now, dict) and isinstance(wanted, dict):
        return all(name in now and contains(now[name], wanted[name]) for name in wanted)
    if isinstance(now, list) and isinstance(wanted, list) and wanted and isinstance(wanted[0], dict):
        return all(any(contains(each, item) for each in now) for item in wanted)
    return contains_list(now, wanted) if isinstance(wanted, list) else same(now, wanted)


def contains_list(now: object, wanted: list[object]) -> bool:
    return isinstance(now, list) and all(any(same(each, item) for each in now) for item in wanted)


@given(manifests, manifests, st.data())
def test_a_rebase_keeps_what_undo_promises(
    manifest: dict[str, Any], theirs: dict[str, Any], data: st.DataObject
) -> None:
    document = edited(data, manifest, 4)
    document.rebase(theirs)
    while document.conflicts:
        document.resolve(document.conflicts[0], data.draw(st.sampled_from(["ours", "theirs"])))
    assert document.base == theirs
    while document.undo():
        pass
    assert same(document.current, theirs)


# --- Single matters --------------------------------------------------------------------------------------------


def test_what_is_given_and_what_is_made_are_not_shared() -> None:
    given_ = full()
    document = ManifestDocument(given_)
    document.do(Set("/branding/color", "#fff"))
    given_["branding"]["color"] = "#000"
    assert document.base == full()
    assert document.current == changed("/branding/color", "#fff")


def test_letters_typed_at_one_place_are_one_step() -> None:
    document = ManifestDocument(full())
    for text in ("R", "Re", "Rep"):
        assert document.do(Set(f"{ACTIONS}/0/label/en", text), typing=True)
    document.do(Set(f"{ACTIONS}/0/label/de", "A"), typing=True)
    document.undo()
    assert look_up(document.current, f"{ACTIONS}/reply-1/label/en") == "Rep"
    document.do(Set(f"{ACTIONS}/0/label/en", "Repl"), typing=True)
    document.undo()
    assert look_up(document.current, f"{ACTIONS}/reply-1/label/en") == "Rep", "after an undo it is a new step"
    document.undo()
    assert document.current == full()
    assert not document.undo()


def test_what_typing_makes_around_its_place_is_a_part_of_it() -> None:
    """A form makes the objects around a setting with its first letter, and takes them away with its last one."""
    document = ManifestDocument({"inbox": {}})
    document.do(Set("/callbacks", {}), Set("/callbacks/channelCreation", "h"), typing=True)
    document.do(Set("/callbacks/channelCreation", "ht"), typing=True)
    document.do(Remove("/callbacks/channelCreation"), Remove("/callbacks"), typing=True)
    document.do(Set("/callbacks", {}), Set("/callbacks/channelCreation", "https"), typing=True)
    assert document.undo()
    assert document.current == {"inbox": {}}
    assert not document.can_undo


def test_the_same_again_is_no_step_and_a_new_step_ends_redo() -> None:
    document = ManifestDocument(full())
    assert not document.do(Set("/branding/color", "#3b5998"))
    assert not document.can_undo
    document.do(Set("/branding/color", "#fff"))
    document.undo()
    assert document.can_redo
    document.do(Set("/branding/color", "#000"))
    assert not document.redo()


def test_a_step_that_fails_changes_nothing() -> None:
    document = ManifestDocument(full())
    with pytest.raises(WrongPlace):
        document.do(Set("/branding/color", "#fff"), Remove("/nothing"))
    with pytest.raises(UsageError, match="object"):
        document.do(Set("", []))
    assert document.current == full()
    assert not document.can_undo


def test_unknown_names_are_kept() -> None:
    manifest = {**full(), "future": {"a": 1}}
    document = ManifestDocument(manifest)
    document.do(Set(f"{ACTIONS}/0/config/maxLength", 9))
    assert document.current["future"] == {"a": 1}
    assert set(document.patch) == {"inbox"}


def test_a_problem_is_mended_and_taken_back() -> None:
    document = ManifestDocument(changed("/branding/color", "FFF"))
    (problem,) = document.problems
    assert document.mend(problem)
    assert not document.problems
    assert [str(each) for each in document.changes] == ['~ branding › color: "FFF" → "#fff"']
    document.undo()
    assert list(document.problems) == [problem]
    document.replace(changed("/webhook/secret", "short"))
    (unfixable,) = document.problems
    assert not document.mend(unfixable)


def test_an_item_comes_back_to_its_place() -> None:
    document = ManifestDocument(full())
    document.do(Remove(f"{ACTIONS}/1"))
    document.do(Move(f"{ACTIONS}/0", 2))
    document.do(Set("/branding/color", "#fff"))
    removed = next(each for each in document.changes if each.kind == "removed")
    document.take_back(removed)
    assert ids(document.current) == ["like", "delete", "reply-1", "template_1"]
    with pytest.raises(WrongPlace, match="change"):
        document.take_back(removed)
    document.take_back(next(each for each in document.changes if isinstance(each.before, tuple)))
    assert document.current == changed("/branding/color", "#fff")


def test_a_secret_is_masked_in_every_view_and_kept_by_every_edit() -> None:
    document = ManifestDocument(full())
    document.replace({**document.shown, "branding": {}})
    assert document.current["webhook"] == full()["webhook"]
    document.do(Set("/webhook/url", "https://y.example/"), Set("/webhook/secret", "n" * 40))
    document.rebase(changed("/webhook/secret", "o" * 40))
    views = [document.shown, document.changes, [each.masked() for each in document.conflicts], document.conflicts]
    assert document.conflicts
    for secret in (SECRET, "n" * 40, "o" * 40):
        assert secret not in repr(views)
    document.take_back(next(each for each in document.changes if each.pointer == "/webhook/secret"))
    assert document.current["webhook"] == {"url": "https://y.example/", "secret": "o" * 40}


def test_a_masked_secret_of_nobody_is_left_out() -> None:
    document = ManifestDocument({})
    document.replace({"webhook": {"url": "https://x.example/", "secret": MASK}})
    assert document.current == {"webhook": {"url": "https://x.example/"}}


def test_pointers_lead_to_positions_and_back() -> None:
    manifest = full()
    for ids_, positions in (
        (f"{ACTIONS}/like/label/de", f"{ACTIONS}/2/label/de"),
        (f"{ACTIONS}/reply-1/options/private", f"{ACTIONS}/0/options/1"),
        ("/branding/color", "/branding/color"),
        ("", ""),
    ):
        assert to_positions(manifest, ids_) == positions
        assert to_ids(manifest, positions) == ids_
    with pytest.raises(WrongPlace):
        to_positions(manifest, f"{ACTIONS}/nobody")
    assert to_ids(manifest, f"{ACTIONS}/9/label") == f"{ACTIONS}/9/label"


# --- SocialHub's copy changed ----------------------------------------------------------------------------------


def both(place: str, ours: object, theirs: object) -> ManifestDocument:
    document = ManifestDocument(full())
    document.replace(changed(place, ours))
    document.rebase(changed(place, theirs))
    return document


def test_what_only_one_side_changed_is_merged() -> None:
    document = ManifestDocument(full())
    document.do(Set(f"{ACTIONS}/0/label/de", "Antwort"))
    document.do(Add(f"{ACTIONS}/1", {"id": "mine"}))
    theirs = changed(f"{ACTIONS}/0/config/maxLength", 900)
    theirs["inbox"]["ticketActions"] += [{"id": "yours"}]
    news = document.rebase(theirs)
    assert [each.pointer for each in news] == [f"{ACTIONS}/reply-1/config/maxLength", f"{ACTIONS}/yours"]
    assert document.conflicts == ()
    assert ids(document.current) == ["reply-1", "mine", "template_1", "like", "delete", "yours"]
    assert look_up(document.current, f"{ACTIONS}/reply-1/config/maxLength") == 900
    assert look_up(document.current, f"{ACTIONS}/reply-1/label/de") == "Antwort"
    assert {each.pointer for each in document.changes} == {
        f"{ACTIONS}/reply-1/label/de",
        f"{ACTIONS}/mine",
        ACTIONS,
    }
    assert document.rebase(theirs) == ()


@pytest.mark.parametrize("choice", ["ours", "theirs"])
@pytest.mark.parametrize(
    ("place", "ours", "theirs", "conflict"),
    [
        ("/branding/color", "#111", "#222", "/branding/color"),
        (f"{ACTIONS}/1", GONE, {"id": "template_1", "x": 1}, f"{ACTIONS}/template_1"),
        (f"{ACTIONS}/1", {"id": "template_1", "x": 1}, GONE, f"{ACTIONS}/template_1"),
        ("/branding/color", GONE, "#222", "/branding/color"),
        ("/callbacks", {}, 7, "/callbacks"),
    ],
)
def test_what_both_changed_is_a_conflict(
    place: str, ours: object, theirs: object, conflict: str, choice: Any
) -> None:
    document = both(place, ours, theirs)
    found = document.conflicts[0]
    assert [each.pointer for each in document.conflicts] == [conflict]
    assert document.current == changed(place, ours), "ours stands until somebody chose"
    document.resolve(found, choice)
    assert not document.conflicts
    assert document.current == changed(place, ours if choice == "ours" else theirs)
    document.undo()
    assert list(document.conflicts) == [found]


@pytest.mark.parametrize("choice", ["ours", "theirs"])
def test_a_copy_that_changes_again_takes_the_place_of_an_open_conflict(choice: Any) -> None:
    """First a colour differs, then all of the branding is gone there: one conflict; either choice is possible."""
    document = both("/branding/color", "#111", "#222")
    theirs = changed("/branding", GONE)
    document.rebase(theirs)
    (found,) = document.conflicts
    assert found.pointer == "/branding"
    document.resolve(found, choice)
    assert document.conflicts == ()
    assert ("branding" in document.current) is (choice == "ours")


def test_an_open_conflict_is_about_what_socialhub_has_now() -> None:
    document = both("/branding/color", "#111", "#222")
    document.rebase(changed("/branding/color", "#333"))
    (found,) = document.conflicts
    assert found.theirs == "#333"
    document.rebase({**changed("/branding/color", "#333"), "callbacks": {}})
    assert [each.theirs for each in document.conflicts] == ["#333"], "nobody chose yet"
    document.rebase(changed("/branding/color", "#111"))
    assert document.conflicts == (), "now both have the same"


@pytest.mark.parametrize("choice", ["ours", "theirs"])
def test_two_orders_are_a_conflict(choice: Any) -> None:
    document = ManifestDocument(full())
    document.do(Move(f"{ACTIONS}/0", 3))
    theirs = ManifestDocument(full())
    theirs.do(Move(f"{ACTIONS}/3", 0))
    document.rebase(theirs.current)
    (found,) = document.conflicts
    assert found.theirs == ("delete", "reply-1", "template_1", "like")
    document.resolve(found, choice)
    assert ids(document.current) == (
        ["template_1", "like", "delete", "reply-1"] if choice == "ours" else ids(theirs.current)
    )
    assert document.conflicts == ()


def test_the_same_edit_on_both_sides_is_no_conflict_and_typing_theirs_ends_one() -> None:
    assert both("/branding/color", "#111", "#111").conflicts == ()
    document = both("/branding/color", "#111", "#222")
    document.do(Set("/branding/color", "#222"))
    assert document.conflicts == ()
    gone = both("/branding/color", "#111", GONE)
    assert gone.conflicts[0].theirs is ABSENT
    gone.do(Remove("/branding/color"))
    assert gone.conflicts == ()


def test_a_conflict_whose_place_is_gone_can_still_end() -> None:
    document = both(f"{ACTIONS}/0/label/de", "A", "B")
    (found,) = document.conflicts
    document.do(Remove(f"{ACTIONS}/0"))
    with pytest.raises(WrongPlace):
        document.resolve(found, "theirs")
    document.resolve(found, "ours")
    assert document.conflicts == ()


def test_what_was_saved_is_the_new_base() -> None:
    document = ManifestDocument(full())
    document.do(Set("/branding/color", "#fff"))
    document.saved(document.current)
    assert document.changes == ()
    assert patch_for(document.base, document.current) == {}
    assert not document.can_undo


def test_a_text_that_is_typed_is_one_step_and_a_pause_begins_another() -> None:
    document = ManifestDocument(full())
    for color, run in (("#1", "1"), ("#12", "1"), ("#123", "1"), ("#1234", "2"), ("#12345", "")):
        assert document.replace(changed("/branding/color", color), typing=run)
    seen = []
    while document.undo():
        seen.append(look_up(document.current, "/branding/color"))
    assert seen == ["#1234", "#123", "#3b5998"]


def test_another_manifest_shares_what_it_has_in_common() -> None:
    document = ManifestDocument(full())
    document.replace(changed("/inbox/ticketActions/2/label/de", "x"))
    shared = [
        look_up(document.base, f"{ACTIONS}/{name}") is look_up(document.current, f"{ACTIONS}/{name}")
        for name in ids(document.base)
    ]
    assert shared == [True, True, False, True]
