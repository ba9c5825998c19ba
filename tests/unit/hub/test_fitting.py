"""Whatever a Network produces, what leaves keeps every rule of SocialHub's API, written here once more."""

from __future__ import annotations

import json
import math
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.hub.fitting import (
    clean_line,
    cut,
    fit_interactor_id,
    fit_reply,
    fit_ticket,
    fit_update,
    fit_url,
    json_time,
)
from wizard.hub.models import FileDraft, InteractorDraft, PictureDraft, TicketDraft

_ITEM = r"^[a-zA-Z0-9\/|@&$!?\()[\]{}+*~,;.:=_-]{6,256}$"
_MIME = r"^[a-zA-Z]+\/[a-zA-Z0-9]+((\.|\+|\-)[a-zA-Z0-9]+)*$"
_TYPES = [
    "POST",
    "COMMENT",
    "THREAD",
    "MESSAGE",
    "RATING",
    "ALBUM",
    "PHOTO",
    "MENTION",
    "DM",
    "MEDIA",
    "VIDEO",
    "TWEET",
    "REVIEW",
    "WEB",
    "NEWS",
    "BLOG",
    "FORUM",
    "TICKET",
    "ADPOST",
]


def units(text: str) -> int:
    """As JavaScript counts."""
    return len(text.encode("utf-16-le")) // 2


def check(interaction: dict[str, object], *, update: bool = False) -> None:
    """Every rule of the API page for the `interaction` of a Ticket."""
    told: dict[str, Any] = json.loads(json.dumps(interaction, allow_nan=False))
    assert json.dumps(told, ensure_ascii=False).encode("utf-8")  # no halves of characters
    if update:
        assert not told.keys() & {"networkItemId", "createdTime", "root", "interactor"}
    else:
        assert re.fullmatch(_ITEM, told["networkItemId"], re.ASCII)
    content = [told.get(name) for name in ("message", "pictures", "attachments", "link", "rating")]
    assert any(content)
    message = told.get("message", "")
    assert len(message) <= 10_000
    assert units(message) <= 10_000
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", message)
    for picture in told.get("pictures", []):
        assert_urls(picture, "small", "large", required="small", secure=True)
    for file in told.get("attachments", []):
        assert_urls(file, "url", required="url", secure=True)
        assert re.fullmatch(_MIME, file.get("mimeType", "a/b"))
        assert 0 <= file.get("size", 0) <= 2**53
        assert file.get("name", "x").strip()
    assert_urls(told, "url", "link")
    if "rating" in told:
        rating = told["rating"]
        assert 0 <= rating["value"] <= rating["scale"] <= 100
    for name in ("createdTime", "updatedTime"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", told.get(name, "2026-01-01T00:00:00.000Z"))
    if "root" in told:
        assert re.fullmatch(_ITEM, told["root"]["rootId"], re.ASCII)
    if "interactor" in told:
        assert told["interactor"]["name"].strip()
        assert units(told["interactor"]["interactorId"]) >= 3
        assert_urls(told["interactor"], "url")
        assert_urls(told["interactor"], "picture", secure=True)
    assert told.get("type", "POST") in _TYPES


def assert_urls(of: dict[str, Any], *names: str, required: str = "", secure: bool = False) -> None:
    assert not required or required in of
    for name in names:
        if name in of:
            parts = urlsplit(of[name])
            assert parts.scheme == "https" or (parts.scheme == "http" and not secure)
            assert parts.hostname
            assert of[name].isascii()
            assert of[name].isprintable()
            assert " " not in of[name]


# --- Anything ---------------------------------------------------------------------------------------------------

texts = st.text(st.characters(codec=None), max_size=60) | st.sampled_from(
    ["", " ", "\x00", "\ud800", "a\udfff\x1bb"]
)
addresses = st.one_of(
    st.none(),
    texts,
    st.builds(
        "{}{}".format, st.sampled_from(["https://e.example/", "http://e.example/", "HTTPS://ü.example/"]), texts
    ),
    st.sampled_from(
        [
            "https://me:password@e.example/",
            "javascript:alert(1)",
            "data:text/html,x",
            "//e.example/x",
            "https://[::1]/",
            "https://e.example:99999/",
            "https://e.example/" + "x" * 9000,
        ]
    ),
)
whole_addresses = addresses.map(lambda address: address or "")
ids = st.from_regex(_ITEM, fullmatch=True).filter(lambda each: each.isascii() and len(each) <= 256)
numbers = st.floats() | st.integers(-5, 2**70).map(float)
drafts = st.builds(
    TicketDraft,
    network_item_id=ids,
    message=texts | st.builds(lambda text, times: text * times, texts, st.integers(0, 2000)),
    created=st.none() | st.datetimes() | st.datetimes(timezones=st.timezones()),
    url=addresses,
    link=addresses,
    pictures=st.lists(st.builds(PictureDraft, whole_addresses, addresses), max_size=4).map(tuple),
    attachments=st.lists(
        st.builds(FileDraft, whole_addresses, st.none() | texts, st.none() | numbers, st.none() | texts),
        max_size=4,
    ).map(tuple),
    rating=st.none() | st.tuples(numbers, numbers),
    root_id=st.none() | ids,
    interactor=st.none() | st.builds(InteractorDraft, texts, texts, addresses, addresses),
    type=st.none() | texts | st.sampled_from(_TYPES),
    updated=st.none() | st.datetimes(),
)


@given(drafts)
def test_whatever_a_network_produces_keeps_the_rules(draft: TicketDraft) -> None:
    check(fit_ticket(draft))
    check(fit_update(draft), update=True)


@given(st.text(st.characters(codec=None)), st.integers(1, 300))
def test_what_is_cut_is_short_enough_however_one_counts(text: str, length: int) -> None:
    shorter = cut(text, length)
    assert len(shorter) <= length
    assert len(shorter.encode("utf-16-le", "surrogatepass")) // 2 <= length
    assert shorter == text or (shorter.endswith("…") and text.startswith(shorter[:-1]))


@given(st.text(st.characters(codec=None)), st.text(st.characters(codec=None)))
def test_different_people_stay_different(one: str, other: str) -> None:
    assert (fit_interactor_id(one) == fit_interactor_id(other)) == (one == other)


@pytest.mark.parametrize(
    "item", ["", "short", "x" * 257, "with blank", "ünicode-id", "question-1\n", "\n123456", "a^b`c%d"]
)
def test_an_id_that_breaks_the_pattern_is_a_mistake_of_ours(item: str) -> None:
    with pytest.raises(ValueError, match="networkItemId"):
        fit_ticket(TicketDraft(item, "x"))
    with pytest.raises(ValueError, match="networkItemId"):
        fit_ticket(TicketDraft("question-1", "x", root_id=item))
    with pytest.raises(ValueError, match="networkItemId"):
        fit_reply(item)


# --- Long texts -------------------------------------------------------------------------------------------------


def _message(text: str, **more: Any) -> str:
    interaction = fit_ticket(TicketDraft("question-1", text, **more))
    check(interaction)
    return str(interaction["message"])


def test_a_message_of_twelve_thousand_characters() -> None:
    message = _message("".join(chr(97 + number % 26) for number in range(12_000)))
    assert len(message) == 10_000
    assert message.endswith("…")
    assert message.startswith("abcdefghij")


@pytest.mark.parametrize("length", [9_999, 10_000])
def test_what_fits_is_left_alone(length: int) -> None:
    assert _message("x" * length) == "x" * length


def test_characters_that_javascript_counts_twice() -> None:
    assert _message("😀" * 5_000) == "😀" * 5_000
    message = _message("😀" * 5_001)
    assert message == "😀" * 4_999 + "…"
    assert _message("a" + "😀" * 5_000) == "a" + "😀" * 4_999 + "…"


@pytest.mark.parametrize("whole", ["👩‍👩‍👧‍👦", "👍🏽", "é", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
def test_what_belongs_together_is_not_cut_apart(whole: str) -> None:
    for shift in range(12):
        text = "x" * (9_990 + shift) + whole + "y" * 100
        message = _message(text)
        assert message[:-1].rstrip("xy") in {"", whole} or whole in message


def test_characters_that_nobody_can_carry_are_left_out() -> None:
    assert _message("a\x00b\ud800c\x1b[31md\x7f\u2028e\r\nf\rg\th") == "abc[31md\ne\nf\ng\th"


@pytest.mark.parametrize("empty", ["", "  \n", "\x00", "\ud800\udfff"])
def test_a_post_without_content_links_to_itself(empty: str) -> None:
    with_url = fit_ticket(TicketDraft("question-1", empty, url="https://e.example/1"))
    assert with_url["link"] == "https://e.example/1"
    assert fit_ticket(TicketDraft("question-1", empty))["message"] == "…"


# --- Pictures and files -----------------------------------------------------------------------------------------


def test_an_http_picture_is_dropped_and_its_link_kept() -> None:
    draft = TicketDraft("question-1", "Look", pictures=(PictureDraft("http://e.example/a.png"),))
    interaction = fit_ticket(draft)
    assert interaction["message"] == "Look\nhttp://e.example/a.png"
    assert "pictures" not in interaction
    long = _message("x" * 12_000, pictures=draft.pictures)
    assert long.endswith("…\nhttp://e.example/a.png")
    assert len(long) == 10_000
    assert _message("", pictures=draft.pictures) == "http://e.example/a.png"


def test_of_a_picture_the_https_half_is_used() -> None:
    pictures = (
        PictureDraft("http://e.example/s.png", "https://e.example/l.png"),
        PictureDraft("https://e.example/s2.png", "http://e.example/l2.png"),
    )
    interaction = fit_ticket(TicketDraft("question-1", "x", pictures=pictures))
    assert interaction["pictures"] == [
        {"small": "https://e.example/l.png", "large": "https://e.example/l.png"},
        {"small": "https://e.example/s2.png"},
    ]
    assert interaction["message"] == "x\nhttp://e.example/l2.png"


def test_a_file_that_is_not_on_https_is_kept_as_a_link() -> None:
    files = (FileDraft("http://e.example/f.pdf", "f.pdf"), FileDraft("ftp://e.example/f"), FileDraft("/f"))
    interaction = fit_ticket(TicketDraft("question-1", "x", attachments=files))
    assert interaction["message"] == "x\nhttp://e.example/f.pdf"
    assert "attachments" not in interaction


@pytest.mark.parametrize(
    ("given_type", "sent"),
    [("image/svg+xml", "image/svg+xml"), ("text/plain; charset=utf-8", "text/plain"), ("nonsense", None)],
)
def test_mime_types(given_type: str, sent: str | None) -> None:
    file = FileDraft("https://e.example/f", mime_type=given_type)
    files: Any = fit_ticket(TicketDraft("question-1", "x", attachments=(file,)))["attachments"]
    assert [each.get("mimeType") for each in files] == [sent]


@pytest.mark.parametrize(
    ("rating", "sent"),
    [
        ((7, 10), {"value": 7, "scale": 10}),
        ((4.5, 5), {"value": 4.5, "scale": 5}),
        ((500, 1000), {"value": 50, "scale": 100}),
        ((12, 10), {"value": 10, "scale": 10}),
        ((-1, 10), {"value": 0, "scale": 10}),
        ((1, -1), None),
        ((math.nan, 5), None),
        ((5, math.inf), None),
    ],
)
def test_ratings(rating: tuple[float, float], sent: dict[str, float] | None) -> None:
    assert fit_ticket(TicketDraft("question-1", "x", rating=rating)).get("rating") == sent


# --- Addresses, times, names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        (" https://e.example/a b?c=ü#ö ", "https://e.example/a%20b?c=%C3%BC#%C3%B6"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://e.example/100%", "https://e.example/100%25"),
        ("https://me:secret@e.example/", None),
        ("javascript:alert(1)", None),
        ("https://e.example:99999/", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses(address: str | None, sent: str | None) -> None:
    assert fit_url(address) == sent


def test_plain_http_only_where_it_may_be() -> None:
    assert fit_url("http://e.example/") == "http://e.example/"
    assert fit_url("http://e.example/", secure=True) is None


def test_times_are_utc_with_milliseconds() -> None:
    assert json_time(datetime(2026, 5, 1, 10, 0, 0, 123_999, tzinfo=UTC)) == "2026-05-01T10:00:00.123Z"
    assert json_time(datetime(2026, 5, 1, 10, 0)) == "2026-05-01T10:00:00.000Z"  # noqa: DTZ001 - meant
    assert json_time(datetime.fromisoformat("2026-05-01T10:00:00+02:00")) == "2026-05-01T08:00:00.000Z"
    assert json_time(datetime.fromisoformat("0001-01-01T00:00:00+02:00")) is None


def test_names_are_one_line_and_never_empty() -> None:
    assert clean_line(" Ada\n\x00 Lovelace\t") == "Ada Lovelace"
    interactor = fit_ticket(TicketDraft("question-1", "x", interactor=InteractorDraft("7", "\x00 ")))["interactor"]
    assert interactor == {"interactorId": "id:7", "name": "7"}


def test_an_update_says_what_is_gone() -> None:
    update = fit_update(TicketDraft("question-1", "only text now", updated=datetime(2026, 5, 1, tzinfo=UTC)))
    assert update["pictures"] == []
    assert update["attachments"] == []
    assert update["updatedTime"] == "2026-05-01T00:00:00.000Z"


def test_a_reply_has_only_what_success_takes() -> None:
    assert fit_reply("answer-1", None, "javascript:x", "NO") == {"networkItemId": "answer-1"}
