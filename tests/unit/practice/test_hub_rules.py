"""What the practice SocialHub accepts and refuses, field by field."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from tests.unit.practice.hub_parts import REPLY, interaction, label, practising, refused

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.unit.practice.hub_parts import Api

BAD = (400, "BadRequestError")
HTTPS = "https://example.com/a.png"


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served() -> AsyncIterator[Api]:
    """One server for the whole module: hundreds of fields would start hundreds of them."""
    async with practising() as api:
        api.hub.set_channel_limit(1000)
        yield api


@pytest.fixture
def api(served: Api) -> Api:
    """A Channel of its own, so that no test sees another's Tickets or Manifest."""
    return replace(served, channel=served.hub.add_channel())


GOOD_FIELDS: list[dict[str, Any]] = [
    {"networkItemId": "a" * 6},
    {"networkItemId": "a" * 256},
    {"networkItemId": "azAZ09/|@&$!?()[]{}+*~,;.:=_-"},
    {"message": "x" * 10_000},
    {"message": "", "link": "http://example.com/q"},
    {"pictures": [{"small": HTTPS, "large": HTTPS}]},
    {"pictures": [{"small": "http://127.0.0.1:8080/a.png"}]},
    {"attachments": [{"url": HTTPS, "name": "a", "size": 0, "mimeType": "application/vnd.api+json"}]},
    {"rating": {"value": 7, "scale": 10}},
    {"rating": {"value": 0, "scale": 0}},
    {"rating": {"value": 99.5, "scale": 100}},
    {"createdTime": "2026-01-28T16:58:12.736Z"},
    {"createdTime": "2026-01-28T16:58:12+01:00"},
    {"url": "http://example.com/q"},
    {"root": {"rootId": "question-1"}},
    {"interactor": {"interactorId": "abc", "name": "A", "url": "http://example.com/@a", "picture": HTTPS}},
]

BAD_FIELDS: list[dict[str, Any]] = [
    {"networkItemId": "a" * 5},
    {"networkItemId": "a" * 257},
    {"networkItemId": "has space"},
    {"networkItemId": "back\\slash"},
    {"networkItemId": "per%cent"},
    {"networkItemId": "quest-é"},
    {"networkItemId": "newline\n"},
    {"networkItemId": 1234567},
    {"message": "x" * 10_001},
    {"message": None},
    {"message": ["a"]},
    {"message": "\ud800"},
    {"message": ""},
    {"pictures": [{"large": HTTPS}]},
    {"pictures": [{"small": "http://example.com/a.png"}]},
    {"pictures": [{"small": HTTPS, "large": "ftp://example.com/a.png"}]},
    {"pictures": [{"small": HTTPS, "alt": "a"}]},
    {"pictures": {"small": HTTPS}},
    {"attachments": [{"name": "a"}]},
    {"attachments": [{"url": "http://example.com/a"}]},
    {"attachments": [{"url": HTTPS, "size": -1}]},
    {"attachments": [{"url": HTTPS, "size": "1"}]},
    {"attachments": [{"url": HTTPS, "mimeType": "text"}]},
    {"attachments": [{"url": HTTPS, "mimeType": "text/html; charset=utf-8"}]},
    {"link": "example.com"},
    {"link": "javascript:alert(1)"},
    {"link": "https://exa mple.com"},
    {"link": "https://example.com:99999/"},
    {"rating": {"value": 7}},
    {"rating": {"scale": 7}},
    {"rating": {"value": -1, "scale": 10}},
    {"rating": {"value": 1, "scale": 101}},
    {"rating": {"value": True, "scale": 10}},
    {"createdTime": "yesterday"},
    {"createdTime": "2026-01-28"},
    {"createdTime": "2026-01-28T16:58:12"},
    {"createdTime": "2026-02-30T16:58:12Z"},
    {"createdTime": 1_700_000_000},
    {"updatedTime": "2026-01-28T16:58:12Z"},
    {"url": "question"},
    {"root": {"rootId": "short"}},
    {"root": {"rooId": "question-1"}},
    {"interactor": {"name": "A"}},
    {"interactor": {"interactorId": "abc"}},
    {"interactor": {"interactorId": "ab", "name": "A"}},
    {"interactor": {"interactorId": "abc", "name": "A", "picture": "http://example.com/a.png"}},
    {"interactor": {"interactorId": "abc", "name": "A", "email": "a@example.com"}},
    {"type": "POST"},
    {"type": "TICKET"},
    {"unknown": 1},
    {"\ud800": 1},
]


@pytest.mark.parametrize("fields", GOOD_FIELDS, ids=str)
async def test_accepts_an_interaction(api: Api, fields: dict[str, Any]) -> None:
    answer = await api("POST", "/inbox/tickets", {"interaction": interaction(**{"item": "question-9"} | fields)})
    assert answer.status_code == 201, answer.text


@pytest.mark.parametrize("fields", BAD_FIELDS, ids=ascii)
async def test_refuses_an_interaction(api: Api, fields: dict[str, Any]) -> None:
    answer = await api("POST", "/inbox/tickets", {"interaction": interaction(**{"item": "question-9"} | fields)})
    assert refused(answer) == BAD
    assert api.hub.tickets(api.channel.id, hidden=True) == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        "text",
        {"interaction": None},
        {"interaction": {"message": "no id"}},
        {"interaction": {"networkItemId": "question-1"}},
        {"interaction": {"networkItemId": "question-1", "pictures": []}},
        {"interaction": interaction(), "channelId": "x"},
    ],
    ids=str,
)
async def test_refuses_a_ticket(api: Api, body: object) -> None:
    assert refused(await api("POST", "/inbox/tickets", body)) == BAD


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"", "application/json"),
        (b"{", "application/json"),
        (b"\xff", "application/json"),
        (
            b'{"interaction": {"networkItemId": "question-1", "rating": {"value": NaN, "scale": 1}}}',
            "application/json",
        ),
        (b"[" * 100_000, "application/json"),
        (b"{}", "text/plain"),
    ],
    ids=["empty", "cut", "no text", "NaN", "deep", "type"],
)
async def test_refuses_what_is_no_json(api: Api, content: bytes, media_type: str) -> None:
    answer = await api.client.post(
        "/inbox/tickets",
        params={"accesstoken": api.channel.token},
        content=content,
        headers={"Content-Type": media_type},
    )
    assert refused(answer) == BAD


async def test_one_kind_of_content_is_enough(api: Api) -> None:
    contents: list[dict[str, Any]] = [
        {"message": "a"},
        {"pictures": [{"small": HTTPS}]},
        {"attachments": [{"url": HTTPS}]},
        {"link": HTTPS},
        {"rating": {"value": 1, "scale": 5}},
    ]
    for number, content in enumerate(contents):
        body = {"interaction": {"networkItemId": f"question-{number}", **content}}
        assert (await api("POST", "/inbox/tickets", body)).status_code == 201


# --- Updates -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        {"createdTime": "2026-01-28T16:58:12Z"},
        {"networkItemId": "question-2"},
        {"root": {"rootId": "question-2"}},
        {"interactor": {"interactorId": "person-2"}},
        {"message": ""},
        {"message": "x" * 10_001},
        {"message": None},
        {"type": "POST"},
        {"unknown": 1},
    ],
    ids=str,
)
async def test_refuses_an_update(api: Api, changes: dict[str, Any]) -> None:
    ticket_id = await api.ticket()
    answer = await api("PATCH", f"/inbox/tickets/{ticket_id}", {"interaction": changes})
    assert refused(answer) == BAD
    assert api.hub.ticket(ticket_id).interaction["message"] == interaction()["message"]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"updatedTime": "2026-01-28T16:58:12Z", "message": "edited"},
        {"interactor": {"name": "Ada B.", "url": "https://example.com/@ada"}},
        {"pictures": [{"small": HTTPS}]},
    ],
    ids=str,
)
async def test_accepts_an_update(api: Api, changes: dict[str, Any]) -> None:
    ticket_id = await api.ticket()
    assert (await api("PATCH", f"/inbox/tickets/{ticket_id}", {"interaction": changes})).status_code == 200


# --- Manifests ---------------------------------------------------------------------------------------------

BUTTON = {"type": "button", "id": "like", "label": label("Like")}
DELETE = {"type": "delete", "id": "delete", "label": label("Delete")}
TEMPLATES = {
    "type": "template_reply",
    "id": "templates",
    "label": label("Template"),
    "config": {"templates": {"url": "https://example.com/templates"}},
}
OPTION = {"id": "a", "label": label("A")}


def actions(*listed: object) -> dict[str, Any]:
    return {"inbox": {"ticketActions": list(listed)}}


def sidebar(**fields: Any) -> dict[str, Any]:
    tab = {"id": "thread", "label": label("Thread"), "treeBuilder": "flatListWithRoot", **fields}
    return {"inbox": {"rightSidebar": [tab]}}


GOOD_MANIFESTS: list[dict[str, Any]] = [
    {},
    {"webhook": None},
    {"branding": {"icon": HTTPS, "fallback": HTTPS, "color": "#3b5998"}},
    {"branding": {"color": "#fff"}},
    {"callbacks": {"channelCreation": HTTPS, "channelReactivation": HTTPS}},
    sidebar(),
    sidebar(treeBuilder="flatListWithoutRoot"),
    actions(),
    actions(REPLY, BUTTON, DELETE, TEMPLATES),
    actions({**REPLY, "label": {"en": "Reply", "de": "Antworten"}}),
    actions({**REPLY, "label": label("x" * 256)}),
    actions({**REPLY, "id": "a" * 256}),
    actions({**REPLY, "config": {"approvalProcess": False, "forceTagging": False, "maxLength": 500}}),
    actions({**REPLY, "config": {"timeout": {"duration": "24h", "after": "networkCreationTime"}}}),
    actions({**REPLY, "attachments": {}, "options": [OPTION, {**OPTION, "id": "b", "description": "B"}]}),
    actions({**REPLY, "attachments": {"noText": True}}),
    actions({**BUTTON, "config": {"forceTagging": False}}),
    actions({**DELETE, "config": {"forceTagging": False}}),
]

BAD_MANIFESTS: list[dict[str, Any]] = [
    {"name": "Promoted"},
    {"_id": "5cc1b08ad62ec72e8388cb47"},
    {"unknown": 1},
    {"branding": None},
    {"branding": {"icon": "http://example.com/a.png"}},
    {"branding": {"color": "#FFF"}},
    {"branding": {"color": "#ff"}},
    {"branding": {"color": "red"}},
    {"callbacks": {"channelCreation": "http://example.com/"}},
    {"callbacks": {"other": HTTPS}},
    {"webhook": {"url": "http://example.com/hook", "secret": "s" * 32}},
    {"webhook": {"url": HTTPS, "secret": "s" * 31}},
    {"webhook": {"url": HTTPS, "secret": "s" * 513}},
    {"webhook": {"url": HTTPS}},
    {"webhook": {"secret": "s" * 32}},
    {"webhook": {}},
    {"inbox": {"leftSidebar": []}},
    sidebar(treeBuilder="tree"),
    sidebar(label={"en": "Thread", "de": "Thread"}),
    sidebar(extra=1),
    {"inbox": {"rightSidebar": [{"id": "a", "label": label("A")}]}},
    {"inbox": {"ticketActions": {}}},
    actions("reply"),
    actions({"type": "reply", "id": "reply"}),
    actions({"type": "reply", "label": label("Reply")}),
    actions({"id": "reply", "label": label("Reply")}),
    actions({**REPLY, "type": "answer"}),
    actions({**REPLY, "type": ["reply"]}),
    actions({**REPLY, "id": ""}),
    actions({**REPLY, "id": "a" * 257}),
    actions({**REPLY, "id": "a b"}),
    actions(REPLY, {**BUTTON, "id": "reply"}),
    actions({**REPLY, "label": {"en": "Reply"}}),
    actions({**REPLY, "label": {"en": "Reply", "de": ""}}),
    actions({**REPLY, "label": {**label("Reply"), "it": "Rispondi"}}),
    actions({**REPLY, "label": label("x" * 257)}),
    actions({**REPLY, "config": {"maxLength": "500"}}),
    actions({**REPLY, "config": {"approvalProcess": "yes"}}),
    actions({**REPLY, "config": {"templates": {"url": HTTPS}}}),
    actions({**REPLY, "config": {"unknown": 1}}),
    actions({**REPLY, "config": {"timeout": {"duration": "24h"}}}),
    actions({**REPLY, "config": {"timeout": {"duration": "soon", "after": "networkCreationTime"}}}),
    actions({**REPLY, "config": {"timeout": {"duration": "24h", "after": "now"}}}),
    actions({**REPLY, "attachments": {"many": True}}),
    actions({**REPLY, "options": [{"id": "a"}]}),
    actions({**REPLY, "options": [{"id": "a", "label": {"en": "A", "de": "A"}}]}),
    actions({**REPLY, "options": [OPTION, OPTION]}),
    actions({key: value for key, value in TEMPLATES.items() if key != "config"}),
    actions({**TEMPLATES, "config": {}}),
    actions({**TEMPLATES, "config": {"templates": {}}}),
    actions({**TEMPLATES, "config": {"templates": {"url": HTTPS}, "maxLength": 5}}),
    actions({**TEMPLATES, "attachments": {}}),
    actions({**BUTTON, "config": {"approvalProcess": True}}),
    actions({**BUTTON, "config": {"maxLength": 5}}),
    actions({**BUTTON, "attachments": {}}),
    actions({**BUTTON, "options": [OPTION]}),
    actions({**DELETE, "label": {"en": "Delete", "de": "Löschen"}}),
    actions({**DELETE, "config": {"approvalProcess": True}}),
    actions({**DELETE, "config": {"timeout": {"duration": "24h", "after": "networkCreationTime"}}}),
]


@pytest.mark.parametrize("patch", GOOD_MANIFESTS, ids=ascii)
async def test_accepts_a_manifest(api: Api, patch: dict[str, Any]) -> None:
    answer = await api("PATCH", "/manifest", patch)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("patch", BAD_MANIFESTS, ids=ascii)
async def test_refuses_a_manifest(api: Api, patch: dict[str, Any]) -> None:
    before = (await api("PATCH", "/manifest", {})).json()
    assert refused(await api("PATCH", "/manifest", patch)) == BAD
    assert (await api("PATCH", "/manifest", {})).json() == before


# --- Channels ----------------------------------------------------------------------------------------------

GOOD_CHANNELS: list[dict[str, Any]] = [
    {},
    {"networkId": "page-9", "imageUrl": HTTPS},
    {"endpoint": {}},
    {"endpoint": {"expirationTime": "2999-01-01T00:00:00Z"}},
    {"endpoint": {"user": {"id": "1", "name": "Ada", "profileUrl": HTTPS, "profileImage": HTTPS}}},
]
BAD_CHANNELS: list[dict[str, Any]] = [
    {"name": ""},
    {"uniqueName": ""},
    {"uniqueName": None},
    {"imageUrl": "http://example.com/a.png"},
    {"networkId": 7},
    {"accountId": "5cc1b08ad62ec72e8388cb47"},
    {"endpoint": {"accessToken": "a.b.c"}},
    {"endpoint": {"expirationTime": "2001-01-01T00:00:00Z"}},
    {"endpoint": {"expirationTime": "never"}},
    {"endpoint": {"user": {"profileImage": "http://example.com/a.png"}}},
    {"endpoint": {"user": {"mail": "a@example.com"}}},
]


@pytest.mark.parametrize("fields", GOOD_CHANNELS, ids=str)
async def test_accepts_a_channel(api: Api, fields: dict[str, Any]) -> None:
    api.hub.promote(api.channel.id, "Example")
    token = api.hub.temporary_token(api.channel.manifest_id)
    body = {"name": "A", "uniqueName": f"A of {api.channel.id}", **fields}
    assert (await api("POST", "/channels", body, token=token)).status_code == 201
    changes = {name: value for name, value in fields.items() if name != "networkId"}
    assert (await api("PATCH", "/channel", changes)).status_code == 200


@pytest.mark.parametrize("fields", BAD_CHANNELS, ids=str)
async def test_refuses_a_channel(api: Api, fields: dict[str, Any]) -> None:
    api.hub.promote(api.channel.id, "Example")
    token = api.hub.temporary_token(api.channel.manifest_id)
    body = {"name": "A", "uniqueName": f"A of {api.channel.id}", **fields}
    assert refused(await api("POST", "/channels", body, token=token)) == BAD
    assert refused(await api("PATCH", "/channel", fields)) == BAD
    assert [channel for channel in api.hub.channels if channel.manifest_id == api.channel.manifest_id] == [
        api.hub.channel(api.channel.id)
    ]


@pytest.mark.parametrize("missing", ["name", "uniqueName"])
async def test_a_new_channel_needs_its_names(api: Api, missing: str) -> None:
    api.hub.promote(api.channel.id, "Example")
    body = {"name": "A", "uniqueName": f"A of {api.channel.id}"}
    del body[missing]
    token = api.hub.temporary_token(api.channel.manifest_id)
    assert refused(await api("POST", "/channels", body, token=token)) == BAD
