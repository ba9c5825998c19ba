"""The fixes: each mends the error that it is offered for, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.manifest.examples import GONE, SECRET, changed, full, words_left
from tests.unit.manifest.test_validation import ACTIONS, BROKEN, BUTTON, DELETE, REPLY, TAB, TEMPLATE, _anything
from wizard.manifest.operations import perform_all, value_at
from wizard.manifest.validation import check

DECLARED: dict[str, Any] = {
    "inbox": {
        "ticketActions": [
            {"type": "delete", "id": "delete", "label": {"en": "Delete", "de": "Löschen", "fr": "Supprimer"}},
            {"type": "template_reply", "id": "t", "config": {"templates": {"url": "https://x.example/templates"}}},
        ]
    }
}


def mended(manifest: object) -> object:
    """The manifest after the fix of its only error."""
    (problem,) = check(manifest, DECLARED)
    assert problem.fix is not None
    assert problem.fix.title
    assert not words_left(problem.fix.title)
    return perform_all(manifest, problem.fix.operations)


@pytest.mark.parametrize(
    ("place", "value", "at", "becomes"),
    [
        # what is missing
        (f"{DELETE}/label/fr", GONE, f"{DELETE}/label/fr", "Supprimer"),
        (f"{DELETE}/label", GONE, f"{DELETE}/label/de", "Löschen"),
        (f"{DELETE}/label/de", "", f"{DELETE}/label/de", "Löschen"),
        (f"{REPLY}/label/de", GONE, f"{REPLY}/label/de", "Reply"),
        (f"{REPLY}/label/en", GONE, f"{REPLY}/label/en", "Antworten"),
        (f"{TAB}/label/en", "", f"{TAB}/label/en", "Antworten"),
        (f"{REPLY}/options/0/label/fr", GONE, f"{REPLY}/options/0/label/fr", "Reply"),
        (f"{REPLY}/id", GONE, f"{REPLY}/id", "reply"),
        (f"{TEMPLATE}/id", "", f"{TEMPLATE}/id", "template-reply"),
        (f"{REPLY}/options/0/id", GONE, f"{REPLY}/options/0/id", "option"),
        (f"{TAB}/id", GONE, f"{TAB}/id", "tab"),
        (f"{TAB}/treeBuilder", GONE, f"{TAB}/treeBuilder", "flatListWithRoot"),
        (f"{REPLY}/config/timeout/after", GONE, f"{REPLY}/config/timeout/after", "networkCreationTime"),
        (f"{TEMPLATE}/config", GONE, f"{TEMPLATE}/config", {"templates": {"url": "https://x.example/templates"}}),
        (f"{TEMPLATE}/config/templates", GONE, f"{TEMPLATE}/config/templates/url", "https://x.example/templates"),
        (
            f"{TEMPLATE}/config/templates/url",
            GONE,
            f"{TEMPLATE}/config/templates/url",
            "https://x.example/templates",
        ),
        # what is too much
        ("/colour", "#fff", "/colour", GONE),
        (f"{DELETE}/config/approvalProcess", True, f"{DELETE}/config/approvalProcess", GONE),
        (f"{BUTTON}/config/maxLength", 5, f"{BUTTON}/config/maxLength", GONE),
        (f"{TEMPLATE}/options", [], f"{TEMPLATE}/options", GONE),
        (f"{REPLY}/label/en", "x" * 300, f"{REPLY}/label/en", "x" * 256),
        (f"{TAB}/id", "x" * 257, f"{TAB}/id", "x" * 256),
        # what is misspelt
        (f"{BUTTON}/config", {"forcetagging": False}, f"{BUTTON}/config/forceTagging", False),
        ("/branding", {"colour": "#fff"}, "/branding/color", "#fff"),
        (f"{REPLY}/type", "Reply", f"{REPLY}/type", "reply"),
        (f"{TEMPLATE}/type", "template-reply", f"{TEMPLATE}/type", "template_reply"),
        (f"{TAB}/treeBuilder", "flatListWithRoots", f"{TAB}/treeBuilder", "flatListWithRoot"),
        # what has the wrong form
        ("/branding/color", "3B5998", "/branding/color", "#3b5998"),
        ("/branding/color", " #FFF\n", "/branding/color", "#fff"),
        ("/branding/icon", "http://x.example/icon.png", "/branding/icon", "https://x.example/icon.png"),
        ("/branding/icon", "x.example/icon.png ", "/branding/icon", "https://x.example/icon.png"),
        (f"{REPLY}/id", "Reply now!", f"{REPLY}/id", "Reply-now"),
        (f"{REPLY}/id", "like!", f"{REPLY}/id", "like-2"),
        (f"{REPLY}/id", "返信", f"{REPLY}/id", "reply"),
        (f"{REPLY}/config/approvalProcess", "yes", f"{REPLY}/config/approvalProcess", True),
        (f"{REPLY}/config/forceTagging", 0, f"{REPLY}/config/forceTagging", False),
        (f"{REPLY}/config/maxLength", "500", f"{REPLY}/config/maxLength", 500),
        (f"{REPLY}/config/maxLength", 1.5, f"{REPLY}/config/maxLength", 1),
        (f"{REPLY}/config/maxLength", 0, f"{REPLY}/config/maxLength", GONE),
        (f"{REPLY}/config/timeout/duration", "1,5  H", f"{REPLY}/config/timeout/duration", "1.5 h"),
        (f"{REPLY}/config/timeout/after", "now", f"{REPLY}/config/timeout/after", "networkCreationTime"),
        (f"{REPLY}/attachments", True, f"{REPLY}/attachments", {}),
        (f"{REPLY}/attachments", False, f"{REPLY}/attachments", GONE),
        (f"{REPLY}/options/0/description", 7, f"{REPLY}/options/0/description", GONE),
        (f"{REPLY}/label/en", "Re\ud800ply", f"{REPLY}/label/en", "Reply"),
        # what is there twice
        (f"{REPLY}/id", "like", f"{BUTTON}/id", "like-2"),
        (f"{REPLY}/options/1/id", "public", f"{REPLY}/options/1/id", "public-2"),
        ("/branding", None, "/branding", GONE),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_fix_mends(place: str, value: object, at: str, becomes: object) -> None:
    after = mended(changed(place, value))
    if becomes is GONE:
        *_, name = at.split("/")
        owner: Any = value_at(after, at[: -len(name) - 1])
        assert name not in owner
    else:
        assert value_at(after, at) == becomes
    assert check(after) == ()


@pytest.mark.parametrize(("place", "value", "told_at", "says"), BROKEN, ids=lambda value: str(value)[:40])
def test_whatever_is_offered_leaves_nothing_wrong(place: str, value: object, told_at: str, says: str) -> None:
    manifest = changed(place, value)
    (problem,) = check(manifest, DECLARED)
    if problem.fix is not None:
        assert check(perform_all(manifest, problem.fix.operations)) == ()


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("/webhook/secret", SECRET * 100),  # cut, it would be another one
        ("/webhook/secret", SECRET[:20]),
        ("/branding/icon", "https://me:word@x.example/"),
        ("/branding/color", "blue"),
        (f"{REPLY}/type", "sms"),
        (f"{REPLY}/config/timeout/duration", "soon"),
        (f"{REPLY}/config/timeout/duration", GONE),
        (f"{REPLY}/label", "Reply"),
    ],
)
def test_where_a_person_has_to_think_there_is_none(place: str, value: object) -> None:
    (problem,) = check(changed(place, value), DECLARED)
    assert problem.fix is None


def test_a_secret_is_in_no_fix() -> None:
    manifest = changed("/webhook", {"url": "https://x.example/hook", "secrett": SECRET})
    (problem,) = check(manifest)
    assert SECRET not in repr(problem)
    assert SECRET not in str(problem.fix and problem.fix.title)
    after: Any = mended(manifest)
    assert after["webhook"]["secret"] == SECRET


@given(
    _anything, st.sampled_from(["", "/inbox", ACTIONS, REPLY, f"{REPLY}/options", f"{REPLY}/config", "/webhook"])
)
def test_a_fix_can_be_applied_and_ends_its_error(value: object, place: str) -> None:
    manifest = changed(place, value) if place else value
    before = check(manifest, DECLARED)
    for problem in before:
        if problem.fix is None:
            continue
        after = check(perform_all(manifest, problem.fix.operations), DECLARED)
        assert len([each for each in after if each == problem]) < len([each for each in before if each == problem])


def test_all_fixes_together_mend_a_neglected_manifest() -> None:
    manifest: object = full()
    for place, value in (
        ("/branding/color", "FFF"),
        (f"{REPLY}/config/maxLength", "9"),
        (f"{DELETE}/label/fr", GONE),
        (f"{TAB}/id", "list"),
    ):
        broken = changed(place, value)
        manifest = {**full(), **{k: v for k, v in broken.items() if v != full().get(k)}}
        while problems := check(manifest, DECLARED):
            assert problems[0].fix is not None
            manifest = perform_all(manifest, problems[0].fix.operations)
    assert check(manifest) == ()
