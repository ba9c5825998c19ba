"""Differences lead from one manifest to the other, can be read, and hold no secret."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.manifest.examples import GONE, SECRET, changed, full, manifests, words_left
from wizard.manifest.diff import Difference, diff, in_common, patch_for, render, same
from wizard.manifest.document import mask_secret
from wizard.manifest.schema import MASK

if TYPE_CHECKING:
    from collections.abc import Sequence


def apply(before: dict[str, Any], differences: Sequence[Difference]) -> dict[str, Any]:
    """Carries the differences out, written apart from the code that finds them."""
    result = copy.deepcopy(before)
    for each in differences:
        names = [part.replace("~1", "/").replace("~0", "~") for part in each.pointer.split("/")[1:]]
        target: Any = result
        for name in names[:-1]:
            target = step(target, name)
        edit(target, names[-1], each)
    return result


def step(target: Any, name: str) -> Any:
    return next(item for item in target if item["id"] == name) if isinstance(target, list) else target[name]


def edit(target: Any, name: str, each: Difference) -> None:
    if isinstance(each.after, tuple):
        target[name].sort(key=lambda item: each.after.index(item["id"]))
    elif isinstance(target, list):
        items = [item for item in target if item["id"] != name]
        position = next((n for n, item in enumerate(target) if item["id"] == name), len(target))
        target[:] = items if each.kind == "removed" else [*items[:position], each.after, *items[position:]]
    elif each.kind == "removed":
        del target[name]
    else:
        target[name] = copy.deepcopy(each.after)


@given(manifests, manifests)
def test_applied_differences_give_the_other_manifest(before: dict[str, Any], after: dict[str, Any]) -> None:
    differences = diff(before, after)
    assert apply(mask_secret(before), differences) == mask_secret(after)
    assert (not differences) == (before == after)


_loose_items = st.lists(
    st.fixed_dictionaries({}, optional={"id": st.sampled_from(["a", "b", "c/d", 1]), "x": st.integers(0, 2)})
    | st.text("ab"),
    max_size=3,
)


@given(_loose_items, _loose_items)
def test_lists_that_are_not_right_are_compared_as_a_whole(before: list[Any], after: list[Any]) -> None:
    old, new = ({"inbox": {"ticketActions": items}} for items in (before, after))
    assert apply(old, diff(old, new)) == new


@given(manifests)
def test_a_manifest_does_not_differ_from_itself(manifest: dict[str, Any]) -> None:
    assert diff(manifest, copy.deepcopy(manifest)) == ()
    assert patch_for(manifest, copy.deepcopy(manifest)) == {}


def test_items_are_matched_by_id() -> None:
    after = full()
    first = after["inbox"]["ticketActions"].pop(0)
    after["inbox"]["ticketActions"].append({**first, "attachments": {}})
    after["inbox"]["ticketActions"][1]["id"] = "favourite"
    found = {(each.kind, each.pointer): (each.before, each.after) for each in diff(full(), after)}
    actions = "/inbox/ticketActions"
    assert set(found) == {
        ("removed", f"{actions}/reply-1/attachments/noText"),
        ("removed", f"{actions}/like"),
        ("added", f"{actions}/favourite"),
        ("changed", actions),
    }
    assert found["changed", actions][1] == ("template_1", "favourite", "delete", "reply-1")


def test_true_is_not_one() -> None:
    before = {"branding": {"color": 1}}
    after = {"branding": {"color": True}}
    assert [each.kind for each in diff(before, after)] == ["changed"]
    assert patch_for(before, after) == {"branding": {"color": True}}


def test_the_secret_never_shows() -> None:
    bare = changed("/webhook", GONE)
    other = changed("/webhook/secret", "another secret, as long as it needs be")
    for before, after in [(full(), bare), (bare, full()), (full(), other), (full(), changed("/webhook", None))]:
        differences = diff(before, after)
        assert differences
        shown = f"{differences!r} {render(differences)}"
        assert SECRET not in shown
        assert "another secret" not in shown


def test_a_masked_secret_is_no_difference() -> None:
    assert diff(full(), changed("/webhook/secret", MASK)) == ()
    assert patch_for(full(), changed("/webhook/secret", MASK)) == {}
    assert (
        patch_for(changed("/webhook", {"url": "https://x.example/hook"}), changed("/webhook/secret", MASK)) == {}
    )


def test_what_is_socialhubs_own_is_no_difference() -> None:
    theirs = {**full(), "_id": "another", "name": "Forum", "updatedTime": "2026-11-25T00:00:00Z"}
    assert diff(full(), theirs) == diff(theirs, full()) == ()
    assert patch_for(full(), theirs) == {}


def test_it_can_be_read() -> None:
    after = changed("/inbox/ticketActions/0/config/maxLength", 5000)
    after["branding"]["color"] = "#fff"
    del after["callbacks"]["channelReactivation"]
    after["inbox"]["rightSidebar"].reverse()
    after["inbox"]["rightSidebar"].append({"id": "new", "x": "y" * 500})
    differences = diff(full(), after)
    assert not any(words_left(str(each)) for each in differences)
    lines = render(differences).splitlines()
    assert lines[:3] == [
        '~ branding › color: "#3b5998" → "#fff"',
        '- callbacks › channelReactivation: "https://x.example/reactivate"',
        "~ inbox › ticketActions › reply-1 › config › maxLength: 500 → 5000",
    ]
    assert lines[3].startswith('+ inbox › rightSidebar › new: {"id": "new", "x": "yyy')
    assert lines[3].endswith("…")
    assert lines[4] == "~ inbox › rightSidebar: order thread, list, new → list, thread, new"
    assert render(()) == ""


# --- What is sent ----------------------------------------------------------------------------------------------


def test_only_what_differs_is_sent() -> None:
    color = changed("/branding/color", "#fff")
    assert patch_for(full(), color) == {"branding": color["branding"]}
    callback = changed("/callbacks/channelCreation", "https://y.example/")
    assert patch_for(full(), callback) == {"callbacks": callback["callbacks"]}
    actions = changed("/inbox/ticketActions/0", GONE)
    assert patch_for(full(), actions) == {"inbox": actions["inbox"]}


def test_what_is_read_only_is_not_sent() -> None:
    assert patch_for(full(), {**full(), "_id": "other", "name": "other"}) == {}


def test_the_webhook_is_sent_only_if_it_differs() -> None:
    new = {"url": "https://y.example/hook", "secret": "n" * 40}
    assert patch_for(full(), changed("/webhook", new)) == {"webhook": new}
    moved = changed("/webhook", {"url": "https://y.example/hook", "secret": MASK})
    assert patch_for(full(), moved) == {"webhook": {"url": "https://y.example/hook", "secret": SECRET}}
    unknown = changed("/webhook", {"url": "https://x.example/hook"})
    assert patch_for(unknown, moved) == {"webhook": {"url": "https://y.example/hook"}}


def test_the_webhook_is_removed() -> None:
    assert patch_for(full(), changed("/webhook", None)) == {"webhook": None}
    assert patch_for(full(), changed("/webhook", GONE)) == {"webhook": None}
    assert patch_for({"webhook": {}}, {}) == {}
    assert patch_for({}, {"webhook": None}) == {}


def test_lists_that_are_gone_are_emptied_and_parts_that_are_gone_stay() -> None:
    gone = changed("/inbox/rightSidebar", GONE)
    assert patch_for(full(), gone) == {"inbox": {**gone["inbox"], "rightSidebar": []}}
    assert patch_for(full(), changed("/inbox", GONE)) == {}
    assert patch_for(full(), changed("/branding", GONE)) == {}
    assert patch_for({}, {"inbox": {"ticketActions": []}}) == {}


@given(manifests, manifests)
def test_a_patch_leads_to_the_other_manifest(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Whether SocialHub replaces the parts of the first level or merges the lists in `inbox`."""
    patch = patch_for(before, after)
    replaced = {**before, **patch}
    sent: Any = patch.get("inbox") or {}
    merged = {**replaced, "inbox": {**(before.get("inbox") or {}), **sent}}
    assert patch_for(replaced, after) == {}
    assert patch_for(merged, after) == {}
    json.dumps(patch)
    if "inbox" in after:
        for name, items in after["inbox"].items():
            assert (replaced.get("inbox") or {}).get(name, []) == items
            assert merged["inbox"].get(name, []) == items


def test_a_secret_that_is_emptied_is_a_change() -> None:
    with_one = {"webhook": {"url": "https://x.example/", "secret": "s" * 32}}
    emptied = {"webhook": {"url": "https://x.example/", "secret": None}}
    (found,) = diff(with_one, emptied)
    assert (found.pointer, found.before, found.after) == ("/webhook/secret", MASK, None)
    assert diff(with_one, {"webhook": {"url": "https://x.example/", "secret": MASK}}) == ()


@given(manifests, manifests)
def test_what_is_the_same_becomes_the_same_object(before: dict[str, Any], after: dict[str, Any]) -> None:
    made = in_common(before, after)
    assert same(made, after)
    assert in_common(before, copy.deepcopy(before)) is before
    assert isinstance(made, dict)
    unchanged = [name for name in after if name in before and same(before[name], after[name])]
    assert all(made[name] is before[name] for name in unchanged)
