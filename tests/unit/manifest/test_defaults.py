"""The manifest made from what a Network can do: always right, and considerate of what is there."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.manifest.examples import full, manifests
from wizard.manifest.defaults import TEMPLATE_ACTION, default_manifest, merge_defaults
from wizard.manifest.diff import patch_for
from wizard.manifest.validation import check
from wizard.networks.base import Abilities, ButtonAbility, Label, NetworkInfo, ReplyAbility

INFO = NetworkInfo("test", "Test", Label("a", "b", "c"), "icon.svg")
LABEL = Label("Reply", "Antworten", "Répondre")
ABILITIES = Abilities(
    replies=(
        ReplyAbility("reply", LABEL, max_length=500, attachments=True),
        ReplyAbility("reply-either", LABEL, attachments=True, attachment_or_text=True),
        ReplyAbility("reply-plain", LABEL),
    ),
    buttons=(ButtonAbility("favourite", LABEL),),
    delete=ButtonAbility("delete", LABEL),
)
TEXTS = {"en": "Reply", "de": "Antworten", "fr": "Répondre"}


def actions_of(manifest: Any) -> list[dict[str, Any]]:
    actions: list[dict[str, Any]] = manifest["inbox"]["ticketActions"]
    return actions


def test_what_a_network_can_do_becomes_actions() -> None:
    manifest: Any = default_manifest(ABILITIES, INFO)
    assert actions_of(manifest) == [
        {"type": "reply", "id": "reply", "label": TEXTS, "config": {"maxLength": 500}, "attachments": {}},
        {"type": "reply", "id": "reply-either", "label": TEXTS, "attachments": {"noText": True}},
        {"type": "reply", "id": "reply-plain", "label": TEXTS},
        {"type": "button", "id": "favourite", "label": TEXTS, "config": {"forceTagging": False}},
        {"type": "delete", "id": "delete", "label": TEXTS},
    ]
    (tab,) = manifest["inbox"]["rightSidebar"]
    assert tab["label"] == {"en": "Conversation", "de": "Unterhaltung", "fr": "Conversation"}
    assert set(manifest) == {"inbox"}


def test_templates_are_offered_where_there_is_an_address() -> None:
    (action,) = actions_of(default_manifest(Abilities(), INFO, templates_url="https://x.example/t"))
    assert (action["type"], action["id"]) == ("template_reply", TEMPLATE_ACTION)
    assert action["config"] == {"templates": {"url": "https://x.example/t"}}


_label_text = st.text("aé€", min_size=1, max_size=400)
_labels = st.builds(Label, _label_text, _label_text, _label_text)
_ids = st.text("abcdefgh-_1", min_size=4, max_size=8)
_replies = st.builds(
    ReplyAbility,
    id=_ids.map("r{}".format),
    label=_labels,
    max_length=st.none() | st.integers(1, 100_000),
    attachments=st.booleans(),
    attachment_or_text=st.booleans(),
)
_abilities = st.builds(
    Abilities,
    replies=st.lists(_replies, max_size=3, unique_by=lambda ability: ability.id).map(tuple),
    buttons=st.lists(
        st.builds(ButtonAbility, id=_ids.map("b{}".format), label=_labels),
        max_size=3,
        unique_by=lambda ability: ability.id,
    ).map(tuple),
    delete=st.none() | st.builds(ButtonAbility, id=st.just("delete"), label=_labels),
)
_templates = st.none() | st.sampled_from(["https://x.example/t", "http://127.0.0.1:8765/t"])


@given(_abilities, _templates)
def test_defaults_are_always_right(abilities: Abilities, templates_url: str | None) -> None:
    assert check(default_manifest(abilities, INFO, templates_url=templates_url)) == ()


@given(manifests, _abilities, _templates)
def test_merged_defaults_are_right_and_stay(
    current: dict[str, Any], abilities: Abilities, templates_url: str | None
) -> None:
    before = copy.deepcopy(current)
    defaults = default_manifest(abilities, INFO, templates_url=templates_url)
    merged: Any = merge_defaults(current, defaults)
    assert current == before
    assert check(merged) == ()
    assert patch_for(merged, merge_defaults(merged, defaults)) == {}
    for part in ("branding", "callbacks", "webhook"):
        assert merged.get(part) == current.get(part)
    ids = [action["id"] for action in actions_of(merged)]
    ours = [action["id"] for action in actions_of(defaults)]
    theirs = (current.get("inbox") or {}).get("ticketActions", [])
    assert ids == [action["id"] for action in theirs] + [name for name in ours if name not in ids[: len(theirs)]]
    assert [action for action in actions_of(merged) if action["id"] not in ours] == [
        action for action in theirs if action["id"] not in ours
    ]


def test_an_empty_manifest_takes_the_defaults() -> None:
    defaults = default_manifest(ABILITIES, INFO)
    empties: list[dict[str, object]] = [{}, {"inbox": {}}, {"inbox": {"ticketActions": [], "rightSidebar": []}}]
    for empty in empties:
        assert merge_defaults(empty, defaults) == defaults


def test_ours_are_brought_up_to_date_in_their_place() -> None:
    current = full()
    stale: dict[str, Any] = {
        "type": "reply",
        "id": "reply",
        "label": {"en": "Old", "de": "Alt"},
        "config": {
            "maxLength": 140,
            "approvalProcess": False,
            "timeout": {"duration": "7d", "after": "networkCreationTime"},
        },
        "attachments": {"noText": True},
        "options": [{"id": "a", "label": TEXTS}],
    }
    plain = {"type": "reply", "id": "reply-plain", "label": TEXTS, "config": {"maxLength": 9}, "attachments": {}}
    current["inbox"]["ticketActions"][1:1] = [stale, plain]
    merged = merge_defaults(current, default_manifest(ABILITIES, INFO))
    actions = actions_of(merged)
    assert actions[0] == full()["inbox"]["ticketActions"][0]  # made by hand, under an id of its own
    assert actions[1] == {
        "type": "reply",
        "id": "reply",
        "label": TEXTS,
        "config": {"maxLength": 500, "approvalProcess": False, "timeout": stale["config"]["timeout"]},
        "attachments": {},
        "options": stale["options"],
    }
    assert actions[2] == {"type": "reply", "id": "reply-plain", "label": TEXTS}
    assert check(merged) == ()


def test_what_an_administrator_decides_stays() -> None:
    defaults = default_manifest(ABILITIES, INFO)
    current: Any = copy.deepcopy(defaults)
    actions_of(current)[3]["config"]["forceTagging"] = True
    assert merge_defaults(current, defaults) == current


def test_an_action_of_another_type_is_replaced() -> None:
    current = {"inbox": {"ticketActions": [{"type": "button", "id": "reply", "label": TEXTS, "config": {}}]}}
    merged = merge_defaults(current, default_manifest(ABILITIES, INFO))
    assert actions_of(merged)[0]["type"] == "reply"
    assert check(merged) == ()
