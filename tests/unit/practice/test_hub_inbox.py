"""The practice SocialHub's Inbox, as a browser reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.practice.hub_parts import ACTIONS, REPLY, connected, interaction, label, practising
from wizard.practice.hub.inbox.markup import el, link, render, with_links

if TYPE_CHECKING:
    import httpx

    from tests.unit.practice.hub_parts import Api

EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"


async def page(api: Api, **query: str) -> BeautifulSoup:
    answer = await api.client.get("/practice/inbox", params={"channel": api.channel.id, **query})
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, f"{len(found)} of {selector}"
    return found[0]


async def submit(api: Api, path: str, files: Any = None, **fields: str) -> httpx.Response:
    return await api.client.post(f"/practice/inbox/{path}", data=fields, files=files, headers={"Origin": api.base})


# --- Reading -----------------------------------------------------------------------------------------------


async def test_tickets_stand_newest_first_with_what_was_written() -> None:
    async with connected() as (api, _):
        first = await api.ticket("question-1", message="Hello,\nsee https://example.com/a?b=1&c=2.")
        second = await api.ticket(
            "question-2",
            root={"rootId": "question-1"},
            pictures=[{"small": "https://example.com/s.png", "large": "https://example.com/l.png"}],
            attachments=[{"url": "https://example.com/i.pdf", "name": "Invoice"}],
            link="https://example.com/shared",
            rating={"value": 7, "scale": 10},
            url="https://example.com/question-2",
            interactor={
                "interactorId": "bob",
                "name": "Bob",
                "url": "https://example.com/@bob",
                "picture": "https://example.com/bob.png",
            },
        )
        soup = await page(api)
        articles = soup.select("article")
        assert [article["id"] for article in articles] == [f"ticket-{second}", f"ticket-{first}"]
        newer, older = articles
        assert one(older, "strong").text == "Ada"
        assert one(older, ".text").text == "Hello,\nsee https://example.com/a?b=1&c=2."
        assert one(older, ".text a")["href"] == "https://example.com/a?b=1&c=2"
        assert one(older, ".byline .badge").text == "unread"
        assert one(newer, ".thread a")["href"] == f"/practice/inbox?channel={api.channel.id}#ticket-{first}"
        assert "Ada: Hello" in one(newer, ".thread").text
        assert one(newer, ".pictures img")["src"] == "https://example.com/s.png"
        assert one(newer, ".pictures a")["href"] == "https://example.com/l.png"
        assert one(newer, "img.face")["src"] == "https://example.com/bob.png"
        assert "Rated 7 of 10" in newer.text
        links = {a["href"] for a in newer.select("a")}
        assert {"https://example.com/i.pdf", "https://example.com/shared", "https://example.com/@bob"} < links


async def test_a_thread_without_its_beginning_says_so_and_hidden_tickets_are_not_shown() -> None:
    async with practising() as api:
        await api.ticket("child-1", root={"rootId": "root-01"})
        soup = await page(api)
        assert len(soup.select("article")) == 1
        assert "not here" in one(soup, ".thread").text


async def test_states_are_words() -> None:
    async with connected(retry_waits=()) as (api, receiver):
        states = {}
        for number, item in enumerate(["pending", "delivered", "failed", "lost", "waiting"]):
            states[item] = await api.ticket(f"question-{number}")
        await api.hub.reply(states["pending"], "a")
        delivered = await api.hub.reply(states["delivered"], "b")
        await api.succeed(states["delivered"], delivered)
        failed = await api.hub.reply(states["failed"], "c")
        await api.reset(states["failed"], "reply", followupId=failed, reason="The post is gone.")
        await api.hub.press(states["failed"], "like")
        await api.reset(states["failed"], "like", reason="Not allowed.")
        await api.hub.wait_for(lambda: all(event.state == "delivered" for event in api.hub.events()))
        receiver.answers.append(500)
        await api.hub.reply(states["lost"], "d")
        await api.hub.wait_for(lambda: api.hub.dropped)
        soup = await page(api)

        def badge(name: str) -> str:
            return one(soup, f"#ticket-{states[name]} .byline .badge").text

        assert badge("pending") == "reply pending"
        assert badge("delivered") == "reply delivered"
        assert badge("failed") == "reply failed"
        assert badge("waiting") == "unread"
        failure = one(soup, f"#ticket-{states['failed']}").text
        assert "The post is gone." in failure
        assert "Not allowed." in failure
        assert (
            "Never reached the Integration: The answer's status was 500"
            in one(soup, f"#ticket-{states['lost']}").text
        )
        assert "1 lost for good" in one(soup, "#webhook").text


async def test_a_page_without_channels_offers_to_add_one() -> None:
    async with practising() as api:
        other = type(api.hub)()
        async with other.serve() as base:
            assert "no Channel yet" in (await api.client.get(f"{base}/practice/inbox")).text
            added = await api.client.post(f"{base}/practice/inbox/channel", data={"name": "New"})
            assert added.headers["location"] == f"/practice/inbox?channel={other.channels[0].id}"
            home = await api.client.get(f"{base}/practice/")
            assert home.headers["location"] == "/practice/inbox"


async def test_only_the_newest_hundred_are_drawn() -> None:
    async with practising() as api:
        for number in range(103):
            await api.ticket(f"question-{number}")
        soup = await page(api)
        assert len(soup.select("article")) == 100
        assert "3 older Tickets" in soup.text


# --- Answering ---------------------------------------------------------------------------------------------


async def test_forms_follow_the_manifest() -> None:
    async with connected() as (api, _):
        ticket_id = await api.ticket()
        soup = await page(api)
        ticket = one(soup, f"#ticket-{ticket_id}")
        assert [summary.text for summary in ticket.select("summary")] == ["Reply", "Short reply", "With a file"]
        plain, short, filed = ticket.select("details form")
        assert not plain.select("[maxlength], [type=file], [type=radio]")
        assert one(short, "textarea")["maxlength"] == "20"
        assert [field["value"] for field in short.select("[type=radio]")] == ["kind", "firm"]
        assert one(filed, "[type=file]")["name"] == "file"
        assert [button.text for button in ticket.select("form > button")][-2:] == ["Like", "Done"]
        assert "Delete" not in ticket.text


async def test_a_reply_of_ours_can_be_deleted_and_nothing_else() -> None:
    async with connected() as (api, receiver):
        ticket_id = await api.ticket()
        followup_id = await api.hub.reply(ticket_id, "We are on it.")
        reply_id = (await api.succeed(ticket_id, followup_id)).json()["_id"]
        form = one(await page(api), f"#ticket-{reply_id} form")
        assert one(form, "button").text == "Delete"
        answer = await submit(api, "delete", ticket=reply_id, action="delete")
        assert answer.status_code == 303
        await api.hub.wait_for(lambda: len(receiver.events) == 2)
        assert receiver.events[1]["type"] == "delete"
        assert "asked for" in one(await page(api), f"#told-{reply_id} .followup").text


async def test_a_person_replies_with_text_option_and_file() -> None:
    async with connected() as (api, receiver):
        ticket_id = await api.ticket()
        answer = await submit(api, "reply", ticket=ticket_id, action="reply", text="One\r\ntwo")
        assert answer.headers["location"] == f"/practice/inbox?channel={api.channel.id}#ticket-{ticket_id}"
        file = {"file": ("a.txt", b"content", "text/plain")}
        await submit(api, "reply", ticket=ticket_id, action="filed", text="With", files=file)
        empty = {"file": ("", b"", "application/octet-stream")}  # what a browser sends for no file
        await submit(api, "reply", ticket=ticket_id, action="short", text="S", option="firm", files=empty)
        await submit(api, "press", ticket=ticket_id, action="like")
        await api.hub.wait_for(lambda: len(receiver.events) == 4)
        plain, filed, short, press = (event["payload"] for event in receiver.events)
        assert plain["text"] == "One\ntwo"
        (sent,) = filed["attachments"]
        assert (sent["name"], sent["extension"], sent["size"], sent["mimetype"]) == (
            "a.txt",
            "txt",
            7,
            "text/plain",
        )
        assert (await api.client.get(sent["url"])).content == b"content"
        assert short["option"] == "firm"
        assert "attachments" not in short
        assert press == {}


async def test_what_is_not_possible_is_said_and_the_text_stays() -> None:
    async with connected() as (api, receiver):
        ticket_id = await api.ticket()
        typed = f"far too long for a short reply {EVIL}"
        answer = await submit(api, "reply", ticket=ticket_id, action="short", text=typed, option="kind")
        assert answer.status_code == 400
        soup = BeautifulSoup(answer.text, "html.parser")
        assert "at most 20" in one(soup, "[role=alert]").text
        assert one(soup, "details[open] textarea").text == typed
        assert not soup.select("script:not([src])")
        assert receiver.events == []
        unknown = await submit(api, "press", ticket="unknown", action="like")
        assert unknown.status_code == 400


async def test_done_and_back() -> None:
    async with practising() as api:
        ticket_id = await api.ticket()
        await submit(api, "done", ticket=ticket_id, done="yes")
        assert api.hub.ticket(ticket_id).state == "done"
        assert "Back to the Inbox" in one(await page(api), f"#answers-{ticket_id}").text
        await submit(api, "done", ticket=ticket_id, done="no")
        assert api.hub.ticket(ticket_id).state == "unread"


async def test_a_template_is_picked_and_filled_in() -> None:
    async with connected() as (api, receiver):
        receiver.templates = [
            {
                "name": EVIL,
                "networkId": "template-1",
                "variables": {"name": {"type": "string"}},
                "text": {"en": "Hello {{name}}", "de": "Hallo {{name}}"},
            }
        ]
        templates = {"url": f"{receiver.base}/templates"}
        action = {
            "type": "template_reply",
            "id": "template",
            "label": label("Template"),
            "config": {"templates": templates},
        }
        await api("PATCH", "/manifest", {"inbox": {"ticketActions": [action]}})
        ticket_id = await api.ticket()
        address = one(await page(api), f"#answers-{ticket_id} a.button")["href"]
        soup = BeautifulSoup((await api.client.get(str(address))).text, "html.parser")
        assert one(soup, "h3").text == EVIL
        form = one(soup, "form")
        fields = {str(field["name"]): str(field.get("value", "")) for field in form.select("input")}
        fields |= {"variable.name": "Ada", "language": "de"}
        await submit(api, "template", **fields)
        await api.hub.wait_for(lambda: receiver.events)
        assert receiver.events[0]["payload"]["variables"] == {"name": "Ada"}
        receiver.templates = [{}]
        failed = await api.client.get(str(address))
        assert failed.status_code == 400
        assert "did not answer a list" in failed.text


async def test_the_channel_can_be_looked_after() -> None:
    async with connected() as (api, _):
        soup = await page(api)
        assert one(soup, "#token")["value"] == api.channel.token
        assert one(soup, "#webhook .badge").text == "registered"
        await submit(api, "token", channel=api.channel.id)
        new = api.hub.channel(api.channel.id).token
        soup = await page(api)
        assert new != api.channel.token
        assert one(soup, "#token")["value"] == new
        assert one(soup, "#webhook .badge").text == "none"
        assert "created a new token" in one(soup, "#notices").text
        await submit(api, "deactivate", channel=api.channel.id)
        assert one(await page(api), "#channel .badge").text == "deactivated"
        await submit(api, "reactivate", channel=api.channel.id)
        assert one(await page(api), "#channel .badge").text == "active"


# --- Safety ------------------------------------------------------------------------------------------------


async def test_nothing_that_strangers_write_becomes_markup() -> None:
    async with connected() as (api, _):
        action = {
            **REPLY,
            "label": label(EVIL),
            "options": [{"id": EVIL, "label": label(EVIL), "description": EVIL}],
        }
        await api("PATCH", "/manifest", {"inbox": {"ticketActions": [action]}})
        await api("PATCH", "/channel", {"name": EVIL})
        ticket_id = await api.ticket(
            message=EVIL,
            attachments=[{"url": "https://example.com/'x'", "name": EVIL}],
            interactor={"interactorId": EVIL, "name": EVIL},
        )
        followup_id = await api.hub.reply(ticket_id, EVIL, option=EVIL)
        await api.reset(ticket_id, "reply", followupId=followup_id, reason=EVIL)
        await api("DELETE", "/channel", reason=EVIL)
        soup = await page(api)
        assert [script["src"] for script in soup.select("script")] == ["/practice/inbox.js"]
        assert soup.select("img") == []
        assert not [name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]
        assert one(soup, f"#told-{ticket_id} > .text").text == EVIL
        assert EVIL in one(soup, "#notices").text


async def test_the_page_forbids_everything_foreign_but_pictures() -> None:
    async with practising() as api:
        answer = await api.client.get("/practice/inbox")
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        soup = BeautifulSoup(answer.text, "html.parser")
        assets = [tag.get("src") or tag.get("href") for tag in soup.select("script, link")]
        for asset in assets:
            assert (await api.client.get(str(asset))).status_code == 200
        assert set(assets) == {"/practice/icon.svg", "/practice/inbox.css", "/practice/inbox.js"}


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https://", "//example.com", "x"])
def test_only_web_addresses_become_links(url: str) -> None:
    assert link(url, "text") == "text"


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("see https://example.com/a.", "https://example.com/a"),
        ("(https://example.com/a)", "https://example.com/a"),
        ("HTTPS://example.com/?a=1&b=2 and", "HTTPS://example.com/?a=1&b=2"),
        ("“https://example.com/ä”", "https://example.com/ä"),
    ],
)
def test_addresses_in_a_text_become_links(text: str, url: str) -> None:
    soup = BeautifulSoup(render(el("p", *with_links(text))), "html.parser")
    assert one(soup, "a")["href"] == url
    assert soup.text == text


@given(st.text(st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"])))
def test_a_text_is_read_back_as_it_was_written(text: str) -> None:
    soup = BeautifulSoup(render(el("p", *with_links(text), title=text)), "html.parser")
    assert soup.text == text
    assert one(soup, "p")["title"] == text


async def test_what_the_inbox_reads_is_what_the_api_was_told() -> None:
    async with connected() as (api, _):
        body = interaction("question-1", message="ü 漢 😀")
        await api("POST", "/inbox/tickets", {"interaction": body})
        assert one(await page(api), "article .text").text == "ü 漢 😀"
        assert api.hub.manifest(api.channel.id).actions == ACTIONS
