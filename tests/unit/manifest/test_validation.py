"""Every rule of a manifest, with one that keeps it and one that breaks it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.unit.manifest.examples import GONE, SECRET, changed, full, manifests, words_left
from wizard.manifest.operations import pointer
from wizard.manifest.schema import MANIFEST_SCHEMA, MASK, formats
from wizard.manifest.validation import Checker, Error, _apart, _item_validator, _look, _type_of, _validator, check

ACTIONS = "/inbox/ticketActions"
REPLY, TEMPLATE, BUTTON, DELETE = (f"{ACTIONS}/{n}" for n in range(4))
TAB = "/inbox/rightSidebar/0"
LABEL = {"en": "a", "de": "b", "fr": "c"}


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(MANIFEST_SCHEMA)


def test_every_part_says_what_it_must_be() -> None:
    """Each schema that can fail by itself completes the sentence “must be …”."""

    def walk(schema: Any, place: str) -> None:
        assert "description" in schema, place
        for name, child in schema.get("properties", {}).items():
            walk(child, f"{place}.{name}")
        if "items" in schema:
            walk(schema["items"], f"{place}[]")
        for branch in schema.get("allOf", []):
            for name, child in branch["then"]["properties"].items():
                walk(child, f"{place}<then>.{name}")

    walk(MANIFEST_SCHEMA, "")


def test_the_full_manifest_is_right() -> None:
    assert check(full()) == ()


@given(manifests)
def test_right_manifests_are_right(manifest: dict[str, Any]) -> None:
    assert check(manifest) == ()


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("/branding", {}),
        ("/branding/color", "#fff"),
        ("/branding/color", "#abcdef"),
        ("/webhook", None),
        ("/webhook", {}),
        ("/webhook/secret", "s" * 32),
        ("/webhook/secret", "s" * 512),
        ("/webhook/secret", MASK),
        ("/webhook/url", "http://127.0.0.1:8765/hook"),
        ("/webhook/url", "http://localhost/hook"),
        ("/webhook/url", "http://[::1]:1/hook"),
        ("/callbacks", {}),
        ("/inbox", {}),
        (ACTIONS, []),
        ("/inbox/rightSidebar", []),
        (f"{REPLY}/id", "a" * 256),
        (f"{REPLY}/id", "A-z_9"),
        (f"{REPLY}/label/en", "x" * 256),
        (f"{REPLY}/label/fr", "Répondre"),
        (f"{REPLY}/config", {}),
        (f"{REPLY}/config", GONE),
        (f"{REPLY}/config/maxLength", 1),
        (f"{REPLY}/attachments", {}),
        (f"{REPLY}/attachments", GONE),
        (f"{REPLY}/options", []),
        (f"{REPLY}/options/0/id", "any text at all"),
        (f"{TEMPLATE}/config/templates/url", "http://127.0.0.1:1/templates"),
        (f"{TEMPLATE}/config/timeout", {"duration": "1h", "after": "networkCreationTime"}),
        (f"{BUTTON}/label", {"en": "a", "de": "b"}),
        (f"{DELETE}/config", {}),
        (f"{TAB}/id", "any text at all"),
        ("/name", "Forum"),
    ],
)
def test_what_keeps_the_rules(place: str, value: object) -> None:
    assert check(changed(place, value)) == ()


MISSING = "is missing"
UNKNOWN = "is nothing that a manifest knows"

BROKEN: list[tuple[str, object, str, str]] = [
    # where, what stands there, where the problem is told, what it says
    ("/colour", "#fff", "/colour", f"colour {UNKNOWN}"),
    ("/branding", None, "/branding", "branding must be an object"),
    ("/branding/logo", "x", "/branding/logo", f"branding.logo {UNKNOWN}"),
    ("/branding/color", "3b5998", "/branding/color", "branding.color must be a colour"),
    ("/branding/color", "#3B5998", "/branding/color", "small letters"),
    ("/branding/color", "#ff", "/branding/color", "colour"),
    ("/branding/color", "#fff\n", "/branding/color", "colour"),
    ("/branding/icon", "http://x.example/icon.png", "/branding/icon", "https://"),
    ("/branding/fallback", "icon.png", "/branding/fallback", "https://"),
    ("/branding/fallback", 7, "/branding/fallback", "https://"),
    ("/webhook", "https://x.example", "/webhook", "or null"),
    ("/webhook/url", "http://x.example/hook", "/webhook/url", "webhook.url must be a web address"),
    ("/webhook/url", "https://me:word@x.example/hook", "/webhook/url", "web address"),
    ("/webhook/url", " https://x.example/hook", "/webhook/url", "web address"),
    ("/webhook/secret", "s" * 31, "/webhook/secret", "webhook.secret must be a text of 32 to 512"),
    ("/webhook/secret", "s" * 513, "/webhook/secret", "32 to 512"),
    ("/webhook/secret", 12345, "/webhook/secret", "32 to 512"),
    ("/callbacks/channelCreation", "http://x.example/", "/callbacks/channelCreation", "https://"),
    ("/callbacks/channelReactivation", None, "/callbacks/channelReactivation", "https://"),
    ("/callbacks/other", "https://x.example/", "/callbacks/other", UNKNOWN),
    ("/inbox", [], "/inbox", "inbox must be an object"),
    ("/inbox/leftSidebar", [], "/inbox/leftSidebar", UNKNOWN),
    (ACTIONS, {}, ACTIONS, "inbox.ticketActions must be a list of actions"),
    (REPLY, "reply", REPLY, "action number 1 must be an object"),
    (f"{REPLY}/type", GONE, REPLY, f"type of the action “reply-1” {MISSING}"),
    (f"{REPLY}/type", "Reply", f"{REPLY}/type", "reply, template_reply, button or delete"),
    (f"{REPLY}/id", GONE, REPLY, f"id of the action number 1 {MISSING}"),
    (f"{REPLY}/id", "", f"{REPLY}/id", "1 to 256 characters"),
    (f"{REPLY}/id", "a" * 257, f"{REPLY}/id", "1 to 256 characters"),
    (f"{REPLY}/id", "ä", f"{REPLY}/id", "a-z"),
    (f"{REPLY}/id", "a\n", f"{REPLY}/id", "a-z"),
    (f"{REPLY}/id", "like", f"{BUTTON}/id", "id of the action “like” is used twice"),
    (f"{REPLY}/label", GONE, REPLY, f"label of the action “reply-1” {MISSING}"),
    (f"{REPLY}/label", "Reply", f"{REPLY}/label", "a text in English (en) and German (de)"),
    (f"{REPLY}/label/en", GONE, f"{REPLY}/label", f"label.en of the action “reply-1” {MISSING}"),
    (f"{REPLY}/label/de", GONE, f"{REPLY}/label", MISSING),
    (f"{REPLY}/label/de", "", f"{REPLY}/label/de", "label.de of the action “reply-1” must be a text of 1 to 256"),
    (f"{REPLY}/label/de", "x" * 257, f"{REPLY}/label/de", "1 to 256"),
    (f"{REPLY}/label/fr", "", f"{REPLY}/label/fr", "1 to 256"),
    (f"{REPLY}/label/es", "x", f"{REPLY}/label/es", UNKNOWN),
    (f"{REPLY}/colour", "x", f"{REPLY}/colour", UNKNOWN),
    (f"{REPLY}/config", None, f"{REPLY}/config", "an object with settings"),
    (f"{REPLY}/config/approvalProcess", "yes", f"{REPLY}/config/approvalProcess", "true or false"),
    (f"{REPLY}/config/forceTagging", 1, f"{REPLY}/config/forceTagging", "true or false"),
    (f"{REPLY}/config/maxLength", "500", f"{REPLY}/config/maxLength", "whole number"),
    (f"{REPLY}/config/maxLength", 0, f"{REPLY}/config/maxLength", "at least 1"),
    (f"{REPLY}/config/maxLength", 1.5, f"{REPLY}/config/maxLength", "whole number"),
    (f"{REPLY}/config/maxLength", True, f"{REPLY}/config/maxLength", "whole number"),
    (f"{REPLY}/config/maxlength", 5, f"{REPLY}/config/maxlength", UNKNOWN),
    (f"{REPLY}/config/templates", {"url": "https://x.example/"}, f"{REPLY}/config/templates", "template_reply"),
    (f"{REPLY}/config/timeout", "24h", f"{REPLY}/config/timeout", "duration and after"),
    (f"{REPLY}/config/timeout/after", GONE, f"{REPLY}/config/timeout", "config.timeout.after of the action"),
    (f"{REPLY}/config/timeout/after", "now", f"{REPLY}/config/timeout/after", "networkCreationTime"),
    (f"{REPLY}/config/timeout/duration", GONE, f"{REPLY}/config/timeout", MISSING),
    (f"{REPLY}/config/timeout/duration", "soon", f"{REPLY}/config/timeout/duration", "24h or 7 days"),
    (f"{REPLY}/config/timeout/duration", 24, f"{REPLY}/config/timeout/duration", "24h or 7 days"),
    (f"{REPLY}/attachments", True, f"{REPLY}/attachments", "noText"),
    (f"{REPLY}/attachments/noText", "yes", f"{REPLY}/attachments/noText", "true or false"),
    (f"{REPLY}/attachments/max", 2, f"{REPLY}/attachments/max", UNKNOWN),
    (f"{REPLY}/options", {}, f"{REPLY}/options", "a list of options"),
    (f"{REPLY}/options/0", "x", f"{REPLY}/options/0", "option number 1 of the action “reply-1” must be"),
    (f"{REPLY}/options/0/id", GONE, f"{REPLY}/options/0", MISSING),
    (f"{REPLY}/options/0/id", "", f"{REPLY}/options/0/id", "1 to 256"),
    (f"{REPLY}/options/0/id", "private", f"{REPLY}/options/1/id", "used twice"),
    (
        f"{REPLY}/options/0/label/fr",
        GONE,
        f"{REPLY}/options/0/label",
        "label.fr of the option “public” of the action",
    ),
    (f"{REPLY}/options/0/description", 7, f"{REPLY}/options/0/description", "a text"),
    (f"{TEMPLATE}/config", GONE, TEMPLATE, "needs config.templates.url"),
    (f"{TEMPLATE}/config/templates", GONE, f"{TEMPLATE}/config", "needs config.templates.url"),
    (f"{TEMPLATE}/config/templates", {}, f"{TEMPLATE}/config/templates", MISSING),
    (f"{TEMPLATE}/config/templates/url", "http://x.example/", f"{TEMPLATE}/config/templates/url", "https://"),
    (f"{TEMPLATE}/config/maxLength", 5, f"{TEMPLATE}/config/maxLength", "only actions of the type reply have it"),
    (f"{TEMPLATE}/attachments", {}, f"{TEMPLATE}/attachments", "left out"),
    (f"{TEMPLATE}/options", [], f"{TEMPLATE}/options", "left out"),
    (f"{BUTTON}/config/approvalProcess", True, f"{BUTTON}/config/approvalProcess", "reply, template_reply"),
    (f"{BUTTON}/config/maxLength", 5, f"{BUTTON}/config/maxLength", "left out"),
    (f"{BUTTON}/config/templates", {"url": "https://x.example/"}, f"{BUTTON}/config/templates", "left out"),
    (f"{BUTTON}/attachments", {}, f"{BUTTON}/attachments", "left out"),
    (f"{BUTTON}/options", [], f"{BUTTON}/options", "left out"),
    (f"{DELETE}/config/approvalProcess", True, f"{DELETE}/config/approvalProcess", "left out"),
    (
        f"{DELETE}/config/timeout",
        {"duration": "1h", "after": "networkCreationTime"},
        f"{DELETE}/config/timeout",
        "left out",
    ),
    (f"{DELETE}/label/fr", GONE, f"{DELETE}/label", f"label.fr of the action “delete” {MISSING}"),
    (f"{DELETE}/attachments", {}, f"{DELETE}/attachments", "left out"),
    (f"{TAB}/id", GONE, TAB, f"id of the tab number 1 {MISSING}"),
    (f"{TAB}/id", "", f"{TAB}/id", "1 to 256"),
    (f"{TAB}/id", "list", "/inbox/rightSidebar/1/id", "id of the tab “list” is used twice"),
    (f"{TAB}/label", GONE, TAB, MISSING),
    (f"{TAB}/label/fr", GONE, f"{TAB}/label", f"label.fr of the tab “thread” {MISSING}"),
    (f"{TAB}/treeBuilder", GONE, TAB, MISSING),
    (f"{TAB}/treeBuilder", "tree", f"{TAB}/treeBuilder", "flatListWithoutRoot or flatListWithRoot"),
    (f"{TAB}/icon", "x", f"{TAB}/icon", UNKNOWN),
    (f"{REPLY}/label/en", "half \ud83d", f"{REPLY}/label/en", "half a character"),
]


@pytest.mark.parametrize(("place", "value", "told_at", "says"), BROKEN, ids=lambda value: str(value)[:40])
def test_what_breaks_a_rule(place: str, value: object, told_at: str, says: str) -> None:
    (problem,) = check(changed(place, value))
    assert problem.pointer == told_at
    assert says in problem.message
    assert problem.message.endswith(".")
    assert not words_left(problem.message)


@pytest.mark.parametrize("manifest", [None, 1, "text", []])
def test_what_is_no_manifest(manifest: object) -> None:
    (problem,) = check(manifest)
    assert (problem.pointer, problem.message) == ("", "The manifest must be an object.")
    assert not words_left(problem.message)


def test_problems_come_in_the_order_of_the_list() -> None:
    actions: list[dict[str, object]] = [{"type": "button", "id": f"b{n}", "label": LABEL} for n in range(12)]
    for n in (11, 2, 9):
        actions[n]["label"] = 7
    problems = check({"inbox": {"ticketActions": actions}})
    assert [problem.pointer for problem in problems] == [f"{ACTIONS}/{n}/label" for n in (2, 9, 11)]


def test_an_unknown_type_brings_no_further_problems() -> None:
    assert len(check(changed(f"{TEMPLATE}/type", "sms"))) == 1


def test_the_secret_is_never_quoted() -> None:
    for manifest in (
        changed("/webhook/secret", SECRET[:31]),
        changed("/webhook/secret", [SECRET]),
        changed("/webhook", SECRET),
        changed("/webhook", [SECRET]),
        changed("/webhook/secret", SECRET + "\ud800"),
    ):
        problems = check(manifest)
        assert problems
        assert SECRET[:31] not in repr(problems)


_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "type", "label", "config", "inbox", "ticketActions", "x"]), inner)
    ),
    max_leaves=8,
)


@given(
    _anything, st.sampled_from(["", "/inbox", ACTIONS, REPLY, f"{REPLY}/options", f"{REPLY}/config", "/webhook"])
)
def test_anything_can_be_checked(value: object, place: str) -> None:
    manifest = changed(place, value) if place else value
    for problem in check(manifest):
        assert problem.message.endswith(".")


@given(st.lists(manifests, min_size=2, max_size=4), st.data())
def test_what_is_known_already_changes_no_answer(several: list[dict[str, Any]], data: st.DataObject) -> None:
    """Items move from one manifest to the next, as they do from step to step while somebody edits."""
    checker = Checker(several[0])
    items: list[object] = [7, {"type": "reply", "id": "\ud83d"}]
    for manifest in several:
        inbox = manifest.get("inbox")
        if isinstance(inbox, dict) and isinstance(inbox.get("ticketActions"), list):
            items += inbox["ticketActions"]
            inbox["ticketActions"] = data.draw(st.lists(st.sampled_from(items), max_size=6))
        found = checker.check(manifest)
        assert found == check(manifest, several[0])
        assert [each.fix for each in found] == [each.fix for each in check(manifest, several[0])]
        assert checker.check(manifest) is found


_ODD: list[object] = [7, None, [], {}, {"type": []}, {"type": "x", "id": "a"}, {"id": "a", "options": 1}]


@given(manifests, st.data())
def test_item_by_item_it_is_the_whole_schema(manifest: dict[str, Any], data: st.DataObject) -> None:
    """Each item is looked at on its own, with the rules of its type; all of the schema at once finds the same."""
    actions = manifest.setdefault("inbox", {}).setdefault("ticketActions", [])
    if isinstance(actions, list):
        actions += data.draw(st.lists(st.sampled_from(_ODD), max_size=3))
        for action in actions:
            if isinstance(action, dict) and data.draw(st.booleans()):
                action["type"] = data.draw(
                    st.sampled_from(["reply", "delete", "button", "template_reply", "nothing"])
                )
    whole = Draft202012Validator(MANIFEST_SCHEMA, format_checker=formats()).iter_errors(manifest)
    expected = {(pointer(error.absolute_path), error.validator) for error in whole}
    rest, items = _apart(manifest)
    found = {Error((), error) for error in _look(_validator(), rest).errors}
    for name, position, item in items:
        validator = _item_validator(name, _type_of(name, item))
        found |= {Error(("inbox", name, position), error) for error in _look(validator, item).errors}
    assert {(pointer(each.path), each.error.validator) for each in found} == expected
