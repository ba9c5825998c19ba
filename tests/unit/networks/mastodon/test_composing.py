"""Replies: whom they mention, who sees them, how long they count, how they are known again."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.networks.mastodon.raw import ALICE, BRAND, status
from wizard.errors import NetworkRefused
from wizard.networks.base import Reply
from wizard.networks.mastodon.composing import (
    Draft,
    check_length,
    compose,
    same_text,
    shortest_length,
    silence,
)
from wizard.networks.mastodon.interactions import Self
from wizard.networks.mastodon.models import Status

ME = Self("1", "home.example")
LOCAL = {"id": "3", "username": "bob", "acct": "bob"}
# Mastodon's own expression for a mention (app/models/account.rb), in Python's words.
MASTODON_MENTION = re.compile(
    r"(?<![=/\w])@(([a-z0-9_]+([.-]+[a-z0-9_]+)*)(?:@[\w]+(?:[.-]+[\w]+)*)?)", re.IGNORECASE
)


def post(**changes: Any) -> Status:
    return Status.model_validate(status(**changes))


def reply(text: str, action: str = "reply") -> Reply:
    return Reply(key="k", action_id=action, to="100", text=text)


def draft(text: str) -> Draft:
    return Draft(text, "public", "", sensitive=False, mentions_author=True)


@pytest.mark.parametrize(
    ("theirs", "action", "ours"),
    [
        ("public", "reply", "public"),
        ("unlisted", "reply", "unlisted"),
        ("private", "reply", "private"),
        ("direct", "reply", "direct"),
        ("public", "reply-privately", "direct"),
        ("private", "reply-privately", "direct"),
        ("direct", "reply-privately", "direct"),
        ("local", "reply", "direct"),
        ("", "reply", "direct"),
    ],
)
def test_a_reply_is_never_seen_by_more_people(theirs: str, action: str, ours: str) -> None:
    assert compose(reply("hi", action), post(visibility=theirs), ME).visibility == ours


@pytest.mark.parametrize(
    ("account", "text", "sent"),
    [
        (ALICE, "hi", "@alice@elsewhere.example hi"),
        (LOCAL, "hi", "@bob@home.example hi"),
        (LOCAL, "hi @bob", "@bob@home.example hi @bob"),
        (LOCAL, "hi @bob@home.example", "hi @bob@home.example"),
    ],
)
@pytest.mark.parametrize("visibility", ["public", "direct"])
def test_where_a_name_alone_mentions_nobody_the_mention_is_whole(
    account: dict[str, Any], text: str, sent: str, visibility: str
) -> None:
    """Hollo: a direct reply to “@bob” would reach nobody."""
    me = Self("1", "home.example", whole_handles=True)
    composed = compose(reply(text), post(account=account, visibility=visibility), me)
    assert composed.text.replace("\u2060", "") == sent


def test_an_unknown_way_to_reply_is_refused() -> None:
    with pytest.raises(NetworkRefused, match="shout"):
        compose(reply("hi", "shout"), post(), ME)


@pytest.mark.parametrize(
    ("account", "text", "sent"),
    [
        (ALICE, "hi", "@alice@elsewhere.example hi"),
        (LOCAL, "hi", "@bob hi"),
        (ALICE, "@alice@elsewhere.example hi", "@alice@elsewhere.example hi"),
        (ALICE, "hi @Alice@Elsewhere.example.", "hi @Alice@Elsewhere.example."),
        (ALICE, "hi @alice", "@alice@elsewhere.example hi @alice"),
        (LOCAL, "@bob@home.example hi", "@bob@home.example hi"),
        (LOCAL, "@bob@other.example hi", "@bob @bob@other.example hi"),
        (LOCAL, "see https://x.example/@bob", "@bob see https://x.example/@bob"),
        (LOCAL, "@bobby hi", "@bob @bobby hi"),
        (BRAND, "one more thing", "one more thing"),
        (ALICE, "\r\n two\r\nlines ", "@alice@elsewhere.example two\nlines"),
        (ALICE, "n\x00o bell\x07\tthere\ud83d", "@alice@elsewhere.example no bell\tthere?"),
    ],
)
def test_the_author_is_mentioned_once_and_never_ourselves(account: dict[str, Any], text: str, sent: str) -> None:
    assert compose(reply(text), post(account=account), ME).text == sent


def test_the_content_warning_is_handed_on() -> None:
    warned = compose(reply("hi"), post(spoiler_text="spiders", sensitive=False), ME)
    plain = compose(reply("hi"), post(), ME)
    assert (warned.spoiler_text, warned.sensitive) == ("spiders", True)
    assert (plain.spoiler_text, plain.sensitive) == ("", False)


def test_an_empty_reply_is_refused() -> None:
    with pytest.raises(NetworkRefused, match="empty"):
        compose(reply("  \n"), post(), ME)


@pytest.mark.parametrize("visibility", ["direct", "private"])
def test_third_persons_are_not_mentioned_where_only_some_may_read(visibility: str) -> None:
    text = "tell @bob, @carol@far.example, ＠dora and .@eve: not me@mail.example or https://x.example/@frank"
    sent = compose(reply(text), post(visibility=visibility), ME).text
    assert [match[1] for match in MASTODON_MENTION.finditer(sent)] == ["alice@elsewhere.example"]
    assert sent.replace("\u2060", "") == f"@alice@elsewhere.example {text}"
    assert "https://x.example/@frank" in sent
    assert "me@mail.example" in sent


def test_an_address_that_would_mention_somebody_is_written_in_another_way() -> None:
    sent = compose(reply("see https://x.example/?cc=you,@bob"), post(visibility="direct"), ME).text
    assert [match[1] for match in MASTODON_MENTION.finditer(sent)] == ["alice@elsewhere.example"]
    assert sent.endswith("see https://x.example/?cc=you,%40bob")


def test_third_persons_may_be_mentioned_in_public() -> None:
    assert compose(reply("ask @bob"), post(), ME).text.endswith("ask @bob")


@given(st.text(alphabet="ab@＠.-_ /=é²:\u200d\n", max_size=40))
@settings(max_examples=500)
def test_no_text_whatever_mentions_a_third_person_in_private(text: str) -> None:
    quiet = silence(text, ("alice@elsewhere.example",), "home.example")
    assert quiet.replace("\u2060", "") == text.replace("\u2060", "")
    without_addresses = re.sub(r"https?://\S+", "", quiet)
    # Narrower than any server's rule: nothing but an ASCII letter may stand before a mention that does not count.
    assert not re.search(r"(?<![A-Za-z0-9_])@[a-z0-9_]", without_addresses, re.IGNORECASE)


def test_our_own_private_post_is_continued_for_whom_it_was() -> None:
    mentions = [{"id": "3", "username": "bob", "acct": "bob"}, {"id": "2", "username": "a", "acct": "a@b.example"}]
    own = {"account": BRAND, "visibility": "direct", "mentions": mentions}
    assert compose(reply("and"), post(**own, in_reply_to_account_id="2"), ME).text == "@a@b.example and"
    with pytest.raises(NetworkRefused, match="Nobody would receive"):
        compose(reply("and"), post(**own), ME)


def test_too_long_is_said_with_both_figures() -> None:
    long = compose(reply("x" * 606), post(account=LOCAL), ME)
    with pytest.raises(NetworkRefused) as caught:
        check_length(long, 500, "https://mastodon.example")
    assert caught.value.what == "The reply has 611 characters with the mention; mastodon.example allows 500."
    check_length(long, 611, "https://mastodon.example")
    check_length(long, None, "https://mastodon.example")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("x" * 10, 10),
        ("https://x.example/" + "y" * 200, 23),
        ("@alice@elsewhere.example hi", 9),
        ("e\u0301 👩‍👩‍👧‍👦 🇩🇪🇫🇷 👍🏽 ❤️", 10),
        ("a\r\nb", 3),
    ],
)
def test_length_is_counted_as_people_see_it(text: str, count: int) -> None:
    assert shortest_length(text) == count


@given(st.text(max_size=60))
def test_length_is_never_more_than_the_characters(text: str) -> None:
    assert shortest_length(text) <= len(text)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Thanks!", "@alice Thanks!"),
        ("@alice@elsewhere.example Thanks!", "@alice Thanks!"),
        ("ask @bob@far.example", "@alice ask @bob"),
        ("two\nlines  here", "@alice two lines here"),
        ("see https://x.example/", "@alice see https://x.example"),
        ("tell @bob", "@alice tell @\u2060bob"),
        ("*very* good", "@alice very good"),
        ('he said "yes" - so...', "@alice he said “yes” – so…"),
        ("", "@alice"),
        ("cafe\u0301", "café"),
        ("n\x00o bell\x07", "@alice no bell"),
    ],
)
def test_a_reply_is_known_again_whatever_the_server_made_of_it(ours: str, theirs: str) -> None:
    assert same_text(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Thanks!", "@alice Thanks"),
        ("yes", "@alice no"),
        ("👍", "@alice 👎"),
        ("**", "@alice __"),
        ("", "@alice x"),
    ],
)
def test_another_reply_is_not_taken_for_it(ours: str, theirs: str) -> None:
    assert not same_text(ours, theirs)
