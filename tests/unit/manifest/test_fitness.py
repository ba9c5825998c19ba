"""Whether a manifest fits what the Network declares, and whether the fix makes it fit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.unit.manifest.examples import words_left
from wizard.manifest.defaults import default_manifest
from wizard.manifest.fitness import misfits, template_misfits
from wizard.manifest.operations import Add, Remove, Set, perform_all
from wizard.manifest.validation import check
from wizard.networks.base import Abilities, ButtonAbility, Label, NetworkInfo, ReplyAbility, reply_ability

LABEL = Label("a", "b", "c")
INFO = NetworkInfo("forum", "The forum", LABEL, "forum.svg")
ABLE = Abilities(
    replies=(
        ReplyAbility("reply", LABEL, 500, attachments=True),
        ReplyAbility("reply-privately", LABEL, 100, attachments=True, attachment_or_text=True),
    ),
    buttons=(ButtonAbility("like", LABEL),),
    delete=ButtonAbility("delete", LABEL),
)
URL = "https://x.example/templates"
ACTIONS = "/inbox/ticketActions"


def with_reply(**changes: Any) -> Abilities:
    """The Network as it is now, with its first way to reply changed."""
    return replace(ABLE, replies=(replace(ABLE.replies[0], **changes), ABLE.replies[1]))


def test_the_defaults_fit() -> None:
    assert misfits(default_manifest(ABLE, INFO, templates_url=URL), ABLE, INFO, templates=True) == ()


@pytest.mark.parametrize(
    ("now", "place", "says", "hint"),
    [
        (with_reply(max_length=300), f"{ACTIONS}/0/config/maxLength", "takes only 300 characters", False),
        (with_reply(max_length=900), f"{ACTIONS}/0/config/maxLength", "agents may write only 500", True),
        (with_reply(attachments=False), f"{ACTIONS}/0/attachments", "takes no files", False),
        (with_reply(attachment_or_text=True), f"{ACTIONS}/0/attachments", "not both", False),
        (replace(ABLE, buttons=()), f"{ACTIONS}/3", "Nobody can carry out “like”", False),
        (replace(ABLE, delete=None), f"{ACTIONS}/4", "Nobody can carry out “delete”", False),
        (replace(ABLE, buttons=(*ABLE.buttons, ButtonAbility("share", LABEL))), ACTIONS, "offers “share”", True),
    ],
)
def test_the_network_changed(now: Abilities, place: str, says: str, hint: bool) -> None:
    manifest = default_manifest(ABLE, INFO, templates_url=URL)
    (found,) = misfits(manifest, now, INFO, templates=True)
    assert (found.pointer, found.hint) == (place, hint)
    assert says in found.message
    assert not words_left(found.message)
    assert not words_left(found.fix.title)
    after: Any = perform_all(manifest, found.fix.operations)
    assert misfits(after, now, INFO, templates=True) == ()
    assert check(after) == ()


@pytest.mark.parametrize(
    ("edit", "says", "hint"),
    [
        (Remove(f"{ACTIONS}/0/config"), "sets no limit", False),
        (Set(f"{ACTIONS}/0/config", {"forceTagging": True}), "sets no limit", False),
        (Remove(f"{ACTIONS}/0/attachments"), "agents cannot add one", True),
        (Set(f"{ACTIONS}/3/id", "likes"), "Nobody can carry out “likes”", False),
        (Add(f"{ACTIONS}/-", {"type": "reply", "id": "answer"}), "Nobody can carry out “answer”", False),
        (Set(f"{ACTIONS}/3/type", "delete"), "Nobody can carry out “like”", False),
    ],
)
def test_the_manifest_changed(edit: Any, says: str, hint: bool) -> None:
    manifest: Any = perform_all(default_manifest(ABLE, INFO, templates_url=URL), [edit])
    found = misfits(manifest, ABLE, INFO, templates=True)
    assert says in found[0].message
    assert found[0].hint is hint
    after: Any = perform_all(manifest, found[0].fix.operations)
    assert says not in " ".join(each.message for each in misfits(after, ABLE, INFO, templates=True))


def test_templates_need_replies_and_texts() -> None:
    manifest = default_manifest(ABLE, INFO, templates_url=URL)
    (found,) = misfits(manifest, ABLE, INFO, templates=False)
    assert "There are no templates that “template-reply” could offer." in found.message
    assert not found.hint
    mute = Abilities()
    only_templates = default_manifest(replace(ABLE, replies=(), buttons=(), delete=None), INFO, templates_url=URL)
    (found,) = misfits(only_templates, mute, INFO, templates=True)
    assert "takes no replies" in found.message


@pytest.mark.parametrize(
    ("edit", "templates", "at", "says", "hint"),
    [
        (None, False, f"{ACTIONS}/2", "no templates", False),
        (Remove(f"{ACTIONS}/2"), True, ACTIONS, "no button for them", True),
        (
            Set(f"{ACTIONS}/2", {"type": "button", "id": "template-reply"}),
            True,
            ACTIONS,
            "no button for them",
            True,
        ),
        (
            Set(f"{ACTIONS}/2/config/templates/url", "https://y.example/"),
            True,
            f"{ACTIONS}/2/config/templates/url",
            "another address",
            True,
        ),
    ],
)
def test_templates_and_their_buttons_go_together(
    edit: Any, templates: bool, at: str, says: str, hint: bool
) -> None:
    manifest: Any = default_manifest(ABLE, INFO, templates_url=URL)
    manifest = perform_all(manifest, [edit] if edit else [])
    (found,) = template_misfits(manifest, templates=templates, templates_url=URL)
    assert (found.pointer, found.hint) == (at, hint)
    assert says in found.message
    assert not words_left(found.message)
    assert found in misfits(manifest, ABLE, INFO, templates=templates, templates_url=URL)
    after: Any = perform_all(manifest, found.fix.operations)
    assert template_misfits(after, templates=templates, templates_url=URL) == ()
    ids = [each["id"] for each in after["inbox"]["ticketActions"]]
    assert len(set(ids)) == len(ids)


def test_where_nobody_can_fetch_them_no_button_for_templates_is_asked_for() -> None:
    manifest = default_manifest(ABLE, INFO)
    assert template_misfits(manifest, templates=True, templates_url=None) == ()
    assert misfits(manifest, ABLE, INFO, templates=True) == ()
    (_mute,) = misfits(default_manifest(Abilities(), INFO, templates_url=URL), Abilities(), INFO, templates=False)


@pytest.mark.parametrize("manifest", [{}, {"inbox": {}}, {"inbox": {"ticketActions": []}}])
def test_what_is_lacking_can_be_added(manifest: Any) -> None:
    while found := misfits(manifest, ABLE, INFO, templates=True):
        assert found[0].hint
        manifest = perform_all(manifest, found[0].fix.operations)
    assert [each["id"] for each in manifest["inbox"]["ticketActions"]] == [
        "reply", "reply-privately", "like", "delete",
    ]  # fmt: skip


@pytest.mark.parametrize("manifest", [{"inbox": 7}, {"inbox": {"ticketActions": [7, {}]}}, {"inbox": []}])
def test_a_broken_manifest_can_be_looked_at(manifest: Any) -> None:
    assert misfits(manifest, ABLE, INFO, templates=True)


@pytest.mark.parametrize(
    ("action", "ability"),
    [
        ("reply", "reply"),
        ("reply-2", "reply"),
        ("reply-privately", "reply-privately"),
        ("reply-privately-2", "reply-privately"),
        ("replying", None),
        ("answer", None),
    ],
)
def test_which_way_to_reply_an_action_is(action: str, ability: str | None) -> None:
    found = reply_ability(ABLE.replies, action)
    assert (found.id if found else None) == ability
