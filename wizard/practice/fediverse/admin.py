"""`/practice/…`: the controls of the practice server, for its own page, other processes, and tests.

No part of any Mastodon API. Bodies are JSON and have to say so, which keeps pages of other web sites from posting.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import contextlib
import json
from dataclasses import asdict, replace
from itertools import cycle
from typing import TYPE_CHECKING, TypeAlias

from starlette.responses import JSONResponse
from starlette.routing import Route

from wizard.practice.fediverse.files import NewFile
from wizard.practice.fediverse.limits import RateLimits
from wizard.practice.fediverse.model import Refused
from wizard.practice.fediverse.render import moment
from wizard.practice.fediverse.web import base_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from wizard.practice.fediverse.model import Account, Status
    from wizard.practice.fediverse.server import PracticeFediverse

Data: TypeAlias = "Mapping[str, object]"

_LONGEST_WAIT = 30.0  # seconds that `/practice/changes` waits at most
_MOST_MENTIONS = 100_000


class AdminRoutes:
    def __init__(self, fediverse: PracticeFediverse) -> None:
        self._fediverse = fediverse
        self._world = fediverse.world

    def routes(self) -> list[Route]:
        return [
            Route("/practice/accounts", self.accounts),
            Route("/practice/tokens", self.issue_token, methods=["POST"]),
            Route("/practice/tokens/revoke", self.revoke_tokens, methods=["POST"]),
            Route("/practice/statuses", self.statuses),
            Route("/practice/statuses", self.post, methods=["POST"]),
            Route("/practice/statuses/{id}", self.edit, methods=["PUT"]),
            Route("/practice/statuses/{id}", self.delete, methods=["DELETE"]),
            Route("/practice/mentions", self.mentions, methods=["POST"]),
            Route("/practice/changes", self.changes),
            Route("/practice/faults", self.faults),
            Route("/practice/faults", self.set_faults, methods=["PUT"]),
            Route("/practice/limits", self.set_limits, methods=["PUT"]),
            Route("/practice/requests", self.requests),
            Route("/practice/streams", self.streams),
            Route("/practice/streams", self.disturb_streams, methods=["POST"]),
        ]

    # --- Accounts and tokens --------------------------------------------------------------------------------

    async def accounts(self, request: Request) -> Response:
        """Everybody, with the passwords: they are for practice, and printed on the log-in page as well."""
        return JSONResponse([
            {
                "id": account.id,
                "username": account.username,
                "acct": account.acct,
                "display_name": account.display_name,
                "password": account.password,
                "is_brand": account == self._fediverse.brand,
                "avatar": f"{base_of(request)}/avatars/{account.id}.svg",
            }
            for account in self._world.accounts()
        ])  # fmt: skip

    async def issue_token(self, request: Request) -> Response:
        """`{account, scopes?}` → `{access_token}`."""
        data = await body_of(request)
        scopes = text_of(data, "scopes").split()
        token = self._fediverse.token_for(self._account(data, "account"), scopes=scopes or None)
        return JSONResponse({"access_token": token}, status_code=201)

    async def revoke_tokens(self, request: Request) -> Response:
        """`{account}` → `{revoked}`, how many."""
        data = await body_of(request)
        return JSONResponse({"revoked": self._fediverse.revoke_tokens(self._account(data, "account"))})

    def _account(self, data: Data, name: str) -> Account:
        try:
            return self._fediverse.person(text_of(data, name))
        except KeyError:
            raise Refused(404, f"There is no account {text_of(data, name)!r}.") from None

    # --- Posts ----------------------------------------------------------------------------------------------

    async def statuses(self, request: Request) -> Response:
        """All posts in the order of posting; with `?replies_of=NAME` that account's replies, with `?author=NAME`
        its posts; with `limit=N` the last N of them."""
        query = request.query_params
        if "replies_of" in query:
            found = self._fediverse.replies_of(self._account(query, "replies_of"))
        else:
            found = self._fediverse.statuses
            if "author" in query:
                author = self._account(query, "author")
                found = tuple(status for status in found if status.author == author.id)
        limit = number_of(query, "limit", len(found))
        return JSONResponse([self._plain(request, status) for status in found[max(0, len(found) - limit) :]])

    def _plain(self, request: Request, status: Status) -> dict[str, object]:
        world, base = self._world, base_of(request)

        def names(accounts: tuple[str, ...]) -> list[str]:
            return [world.account(account).acct for account in accounts]

        return {
            "id": status.id,
            "author": world.account(status.author).acct,
            "text": status.text,
            "visibility": status.visibility.value,
            "spoiler": status.spoiler,
            "created": moment(status.created),
            "edited": moment(status.edited),
            "reply_to": status.reply_to,
            "boost_of": status.boost_of,
            "mentions": names(status.mentions),
            "media": [
                {"url": f"{base}/media/{one.id}/{one.name}", "kind": one.kind, "description": one.description}
                for one in status.media
            ],
            "poll": list(status.poll.options) if status.poll else None,
            "favourited_by": names(world.favourited_by(status.id)),
            "boosted_by": names(world.boosted_by(status.id)),
        }

    async def post(self, request: Request) -> Response:
        """`{author, text, visibility?, reply_to?, spoiler?, media?: [{name, content (base64), mime_type?,
        description?}], poll?: [option, …]}` → `{id}`."""
        data = await body_of(request)
        status_id = self._fediverse.post(
            self._account(data, "author"),
            text_of(data, "text"),
            visibility=text_of(data, "visibility") or "public",
            reply_to=text_of(data, "reply_to") or None,
            spoiler=text_of(data, "spoiler"),
            media=[_file(one) for one in list_of(data, "media")],
            poll=[str(option) for option in list_of(data, "poll")],
        )
        return JSONResponse({"id": status_id}, status_code=201)

    async def edit(self, request: Request) -> Response:
        """`{text, spoiler?}`."""
        data = await body_of(request)
        spoiler = text_of(data, "spoiler") if "spoiler" in data else None
        self._fediverse.edit(request.path_params["id"], text_of(data, "text"), spoiler=spoiler)
        return JSONResponse({})

    async def delete(self, request: Request) -> Response:
        self._fediverse.delete(request.path_params["id"])
        return JSONResponse({})

    async def mentions(self, request: Request) -> Response:
        """Many posts at once: `{count, text?, authors?, visibility?, thread?}` → `{ids}`, in order.

        `text` may hold `{n}`, the number of the post. The authors (all local people, unless named) take turns.
        `thread`: how many posts make a thread, each answering the one before; 1 if left out.
        """
        data = await body_of(request)
        count, thread = number_of(data, "count", 1), max(1, number_of(data, "thread", 1))
        if not 1 <= count <= _MOST_MENTIONS:
            raise Refused(422, f"The count has to lie between 1 and {_MOST_MENTIONS}.")
        authors = [self._account({"author": name}, "author") for name in list_of(data, "authors")]
        pattern = text_of(data, "text") or f"@{self._fediverse.brand.username} question {{n}}"
        visibility = text_of(data, "visibility") or "public"
        ids: list[str] = []
        for number, author in zip(range(count), cycle(authors or self._fediverse.people), strict=False):
            parent = ids[-1] if number % thread else None
            text = pattern.replace("{n}", str(number + 1))
            ids.append(self._fediverse.post(author, text, visibility=visibility, reply_to=parent))
            if number % 500 == 499:
                await asyncio.sleep(0)  # streams and other requests get their turn
        return JSONResponse({"ids": ids}, status_code=201)

    # --- Waiting --------------------------------------------------------------------------------------------

    async def changes(self, request: Request) -> Response:
        """`?since=VERSION&timeout=SECONDS`: answers `{version}` once something changed since, or time is up."""
        since, timeout = (
            number_of(request.query_params, "since", -1),
            number_of(request.query_params, "timeout", 20),
        )

        def is_over() -> bool:
            return self._world.version > since or self._fediverse.stopping

        with contextlib.suppress(TimeoutError):
            await self._fediverse.wait_for(is_over, min(timeout, _LONGEST_WAIT))
        return JSONResponse({"version": self._world.version})

    # --- Faults, limits, streams ----------------------------------------------------------------------------

    async def faults(self, _request: Request) -> Response:
        carried_out = [
            {"route": route, "kind": kind.value, "count": count}
            for (route, kind), count in self._fediverse.faults.carried_out.items()
        ]
        return JSONResponse({"faults": self._fediverse.faults.dump(), "carried_out": carried_out})

    async def set_faults(self, request: Request) -> Response:
        """Replaces the whole plan (see `Faults.load`); `{}` lifts every fault."""
        try:
            self._fediverse.faults.load(await body_of(request))
        except ValueError as error:
            raise Refused(422, str(error)) from error
        return JSONResponse(self._fediverse.faults.dump())

    async def set_limits(self, request: Request) -> Response:
        """Any of `{requests, seconds, uploads, upload_seconds}`; the others stay."""
        data = await body_of(request)
        if not set(data) <= set(RateLimits.__dataclass_fields__):
            raise Refused(422, "Limits are requests, seconds, uploads and upload_seconds.")
        changed = {name: number_of(data, name, 0) for name in data}
        if any(value < 1 for value in changed.values()):
            raise Refused(422, "Limits are whole numbers from 1 on.")
        self._fediverse.limits = replace(self._fediverse.limits, **changed)
        return JSONResponse(asdict(self._fediverse.limits))

    async def requests(self, _request: Request) -> Response:
        return JSONResponse([asdict(record) for record in self._fediverse.requests])

    async def streams(self, _request: Request) -> Response:
        return JSONResponse({"open": self._fediverse.open_streams})

    async def disturb_streams(self, request: Request) -> Response:
        """`{"action": "drop" | "silence"}`."""
        deeds = {"drop": self._fediverse.drop_streams, "silence": self._fediverse.silence_streams}
        deed = deeds.get(text_of(await body_of(request), "action"))
        if deed is None:
            raise Refused(422, "The action is drop or silence.")
        deed()
        return JSONResponse({"open": self._fediverse.open_streams})


# --- Reading bodies --------------------------------------------------------------------------------------------


async def body_of(request: Request) -> Data:
    """Raises Refused (415, 400) for what is no JSON object."""
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise Refused(415, "The body has to be JSON, and its content type application/json.")
    try:
        data = json.loads(await request.body())
    except ValueError as error:
        raise Refused(400, f"The body is no JSON: {error}") from error
    if not isinstance(data, dict):
        raise Refused(400, "The body has to be a JSON object.")
    return data


def text_of(data: Data, name: str) -> str:
    """The text under a name; empty if there is none. Raises Refused (422) for anything but text."""
    value = data.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(422, f"{name} has to be text.")
    return value


def list_of(data: Data, name: str) -> list[object]:
    value = data.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise Refused(422, f"{name} has to be a list.")
    return value


def number_of(data: Data, name: str, default: int) -> int:
    try:
        return int(str(data.get(name, default)))
    except ValueError:
        raise Refused(422, f"{name} has to be a whole number.") from None


def _file(data: object) -> NewFile:
    if not isinstance(data, dict):
        raise Refused(422, "A file is an object with name and content.")
    try:
        content = base64.b64decode(text_of(data, "content"), validate=True)
    except (binascii.Error, ValueError):
        raise Refused(422, "The content of a file is base64.") from None
    return NewFile(
        name=text_of(data, "name") or "file",
        content=content,
        mime_type=text_of(data, "mime_type"),
        description=text_of(data, "description"),
    )
