"""What the practice Network makes of texts, and of ids."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.practice.fediverse_tools import Clock
from wizard.practice.fediverse import Account, IdShape
from wizard.practice.fediverse.ids import IdMaker
from wizard.practice.fediverse.text import length, mentioned, to_html

ALICE = Account("1", "alice", "Alice", datetime(2026, 1, 1, tzinfo=UTC))
CHLOE = Account("2", "chloe", "Chloé", datetime(2026, 1, 1, tzinfo=UTC), domain="elsewhere.example")
BASE = "http://127.0.0.1:1"


def find(user: str, domain: str) -> Account | None:
    return {("alice", ""): ALICE, ("chloe", "elsewhere.example"): CHLOE}.get((user.lower(), domain))


def html(text: str) -> str:
    return to_html(text, find, lambda account: f"https://{account.domain or 'here'}/@{account.username}", BASE)


def test_paragraphs_and_line_breaks() -> None:
    assert html("one\ntwo\r\nthree\n\n\nfour") == "<p>one<br />two<br />three</p><p>four</p>"
    assert html("") == ""


def test_a_mention_is_a_card() -> None:
    link = '<a href="https://{}" class="u-url mention">@<span>{}</span></a>'
    card = f'<span class="h-card" translate="no">{link}</span>'
    assert html("hi @Alice.") == f"<p>hi {card.format('here/@alice', 'alice')}.</p>"
    assert html("@chloe@elsewhere.example") == f"<p>{card.format('elsewhere.example/@chloe', 'chloe')}</p>"
    assert html("@nobody x@alice /@alice") == "<p>@nobody x@alice /@alice</p>"


def test_a_long_address_shows_its_beginning() -> None:
    rest = "/a/very/long/path?and=more&more"
    assert html(f"(https://www.shop.example{rest}).") == (
        '<p>(<a href="https://www.shop.example/a/very/long/path?and=more&amp;more" target="_blank" '
        'rel="nofollow noopener" translate="no"><span class="invisible">https://www.</span>'
        '<span class="ellipsis">shop.example/a/very/long/path?</span>'
        '<span class="invisible">and=more&amp;more</span></a>).</p>'
    )


def test_hashtags_are_links_to_their_page() -> None:
    tag = f'<a href="{BASE}/tags/münchen" class="mention hashtag" rel="tag">#<span>München</span></a>'
    assert html("#München #1 a#b") == f"<p>{tag} #1 a#b</p>"


@given(st.text(alphabet=st.sampled_from("<>&\"'a@#:/ .\n"), max_size=60))
def test_nothing_that_people_type_becomes_a_tag(text: str) -> None:
    made = html(f"https://x.example/{text} @alice {text}")
    for allowed in ("<p>", "</p>", "<br />", "<span", "</span>", "<a ", "</a>"):
        made = made.replace(allowed, "")
    assert "<" not in made


def test_each_mentioned_account_counts_once_in_order() -> None:
    assert mentioned("@chloe@elsewhere.example @alice @ALICE @nobody", find) == ("2", "1")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("héllo", 5),
        ("e\u0301", 1),
        ("👩‍👩‍👧 👍🏽 ❤️ 🇩🇪🇫🇷", 8),
        ("a\r\nb", 3),
        ("see https://shop.example/" + "x" * 200, 27),
        ("http://a.b", 23),
        ("@chloe@elsewhere.example hi", 9),
        ("me@elsewhere.example", 20),
    ],
)
def test_length_is_what_people_see(text: str, count: int) -> None:
    assert length(text) == count
    assert length(text, "cw") == count + 2


@pytest.mark.parametrize("shape", list(IdShape))
def test_ids_grow_and_can_be_put_in_order(shape: IdShape) -> None:
    clock = Clock()
    maker = IdMaker(shape, clock)
    made = []
    for _ in range(200):
        made.append(maker.new())
        clock.time += 0.001
    orders = [order for _, order in made]
    assert orders == sorted(set(orders))
    assert [maker.order(one) for one, _ in made] == orders
    assert maker.order("…") is None
    texts = [one for one, _ in made]
    if shape is IdShape.TEXT:
        assert texts != sorted(texts)
    elif shape is not IdShape.DIGITS:
        assert texts == sorted(texts)
    if shape is IdShape.UUID7:
        assert {uuid.UUID(one).version for one in texts} == {7}
        assert {uuid.UUID(one).variant for one in texts} == {uuid.RFC_4122}


def test_counted_ids_have_nothing_to_do_with_the_time() -> None:
    maker = IdMaker(IdShape.DIGITS, Clock(), counted_from=30)
    assert [maker.new()[0] for _ in range(3)] == ["31", "32", "33"]
