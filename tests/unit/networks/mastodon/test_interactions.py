"""Posts as Interactions, of servers that send much, little, or nonsense."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.networks.mastodon.raw import ALICE, BRAND, status
from wizard.networks.base import FileLink, Picture
from wizard.networks.mastodon.interactions import Self, own_domain
from wizard.networks.mastodon.models import Account, Notification, Status, read, reason

ME = Self("1", "home.example")


def post(**changes: Any) -> Status:
    return Status.model_validate(status(**changes))


def test_a_full_post_becomes_an_interaction() -> None:
    interaction = ME.interaction(
        post(
            content="<p>Look at <a href='https://x.example/'>this</a></p>",
            spoiler_text="spiders",
            in_reply_to_id="99",
            in_reply_to_account_id="1",
            edited_at="2026-05-02T10:00:00Z",
            poll={"options": [{"title": "Yes", "votes_count": 3}, {"title": "No"}]},
            media_attachments=[
                {
                    "type": "image",
                    "url": "https://m.example/1.png",
                    "preview_url": "https://m.example/s.png",
                    "description": "A spider",
                },
                {"type": "video", "url": "https://m.example/film.mp4", "description": None},
                {"type": "image", "url": None, "preview_url": None, "remote_url": "https://r.example/2.png"},
                {"type": "unknown", "url": None, "remote_url": None},
            ],
        )
    )
    assert interaction.native_id == "100"
    assert interaction.author.id == "alice@elsewhere.example"
    assert interaction.author.name == "Alice"
    assert interaction.text == (
        "Content warning: spiders\n\nLook at this (https://x.example/)\n\nPoll:\n☐ Yes\n☐ No\n\n[Image: A spider]"
    )
    assert interaction.created == datetime(2026, 5, 1, 10, tzinfo=UTC)
    assert interaction.edited == datetime(2026, 5, 2, 10, tzinfo=UTC)
    assert interaction.url == "https://elsewhere.example/@alice/100"
    assert interaction.pictures == (
        Picture("https://m.example/s.png", "https://m.example/1.png"),
        Picture("https://r.example/2.png", "https://r.example/2.png"),
    )
    assert interaction.attachments == (
        FileLink("https://m.example/film.mp4", name="film.mp4", mime_type="video/mp4"),
    )
    assert interaction.reply_to == "99"
    assert interaction.kind == "COMMENT"
    assert interaction.addressed
    assert not interaction.ours


@pytest.mark.parametrize(
    ("changes", "kind", "ours", "addressed"),
    [
        ({}, "MENTION", False, True),
        ({"visibility": "direct"}, "DM", False, True),
        ({"mentions": []}, "MENTION", False, False),
        ({"mentions": [], "in_reply_to_account_id": "1"}, "COMMENT", False, True),
        ({"account": BRAND, "mentions": []}, "MENTION", True, False),
    ],
)
def test_kind_ours_and_addressed(changes: dict[str, Any], kind: str, ours: bool, addressed: bool) -> None:
    interaction = ME.interaction(post(**changes))
    assert (interaction.kind, interaction.ours, interaction.addressed) == (kind, ours, addressed)


def test_ours_is_by_id_and_our_profile_has_the_id_of_our_posts() -> None:
    own = ME.interaction(post(account=BRAND))
    assert ME.profile(Account.model_validate(BRAND)).id == own.author.id == "brand@home.example"


def test_handles_keep_the_user_and_lower_the_host() -> None:
    shouted = ME.interaction(post(account={**ALICE, "acct": "Alice@Elsewhere.EXAMPLE"}))
    assert shouted.author.id == "Alice@elsewhere.example"


@pytest.mark.parametrize(
    ("server", "named", "domain"),
    [
        ("https://social.home.example", "home.example", "home.example"),
        ("https://home.example:8443", "", "home.example"),
        ("https://home.example", "https://Home.example/", "home.example"),
        ("https://home.example", "not a domain", "home.example"),
        ("http://127.0.0.1:3000", "", "127.0.0.1:3000"),
        ("http://127.0.0.1:3000", "127.0.0.1:3000", "127.0.0.1:3000"),
        ("https://home.example", "[", "home.example"),
    ],
)
def test_the_domain_of_own_accounts(server: str, named: str, domain: str) -> None:
    assert own_domain(server, named) == domain


def test_what_other_servers_leave_out_or_null_does_no_harm() -> None:
    bare = read(
        Status,
        {
            "id": 7,
            "account": {"id": 8, "username": "z"},
            "content": None,
            "mentions": None,
            "media_attachments": [None, {}, "x"],
            "poll": [],
            "created_at": "yesterday",
            "edited_at": "",
            "sensitive": "no",
            "in_reply_to_id": 6,
        },
    )
    assert bare is not None
    noticed = datetime(2026, 5, 3, tzinfo=UTC)
    interaction = ME.interaction(bare, noticed=noticed)
    assert interaction.native_id == "7"
    assert interaction.reply_to == "6"
    assert interaction.author.id == "z@home.example"
    assert interaction.created == noticed
    assert interaction.text == ""
    assert interaction.url is None


def test_a_notification_without_a_readable_status_is_one_without_a_status() -> None:
    unreadable: tuple[object, ...] = (None, {}, [], {"id": "1"}, {"id": "1", "account": None})
    for broken in unreadable:
        notification = read(Notification, {"id": "5", "type": "mention", "status": broken})
        assert notification is not None
        assert notification.status is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://", "http://a b/", "\x00"])
def test_addresses_that_no_browser_opens_are_dropped(url: str) -> None:
    interaction = ME.interaction(post(url=url, uri="", account={**ALICE, "avatar": url}))
    assert interaction.url is None
    assert interaction.author.picture is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(status())), _JSON)
@settings(max_examples=300, deadline=None)
def test_no_value_of_any_member_breaks_more_than_its_post(member: str, value: Any) -> None:
    found = read(Status, {**status(), member: value})
    if found is not None:
        assert ME.interaction(found).native_id
    else:
        assert member in {"id", "account"}


def test_a_server_s_reason_is_one_short_line() -> None:
    assert reason({"error": "Validation\nfailed:\x1b[31m too long"}) == "Validation failed:[31m too long"
    assert len(reason({"error": "x" * 5_000})) == 200
    assert reason({"error": ["x"]}) == ""
    assert reason("<html>") == ""
