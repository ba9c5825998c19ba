"""`/api/v1/statuses`: posting, editing, deleting, threads, favourites and boosts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse
from starlette.routing import Route

from wizard.practice.fediverse.model import Poll, Refused, Visibility
from wizard.practice.fediverse.web import params_of, query_of, reader, user
from wizard.practice.fediverse.world import Draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from wizard.practice.fediverse.model import Account, Status
    from wizard.practice.fediverse.web import Office, Params

MAX_IDS = 20  # of one request for several posts; more is an error


class StatusRoutes:
    def __init__(self, office: Office) -> None:
        self._office = office
        self._world = office.world
        # What each Idempotency-Key of each account made, and until when that is remembered.
        self._made: dict[tuple[str, str], tuple[str, float]] = {}

    def routes(self) -> list[Route]:
        one = "/api/v1/statuses/{id}"
        return [
            Route("/api/v1/statuses", self.several, name="statuses"),
            Route("/api/v1/statuses", self.post, methods=["POST"], name="post_status"),
            Route(one, self.show, name="status"),
            Route(one, self.edit, methods=["PUT"], name="edit_status"),
            Route(one, self.delete, methods=["DELETE"], name="delete_status"),
            Route(f"{one}/context", self.context, name="context"),
            Route(f"{one}/source", self.source, name="source"),
            self._deed("favourite", self._world.favourite, "write:favourites"),
            self._deed("unfavourite", self._world.unfavourite, "write:favourites"),
            self._deed("reblog", self._world.boost, "write:statuses"),
            self._deed("unreblog", self._world.unboost, "write:statuses"),
        ]

    # --- Reading --------------------------------------------------------------------------------------------

    async def several(self, request: Request) -> Response:
        viewer = reader(self._office, request, "read:statuses")
        ids = list(dict.fromkeys(query_of(request).many("id")))
        if len(ids) > MAX_IDS:
            raise Refused(422, "Mastodon::ValidationError")
        who = viewer.id if viewer else None
        there = filter(None, map(self._world.find_status, ids))
        seen = [status for status in there if self._world.visible(status, who)]
        return JSONResponse(self._office.renderer(request, viewer).statuses(seen))

    async def show(self, request: Request) -> Response:
        viewer, status = self._readable(request)
        return self._answer(request, viewer, status)

    async def context(self, request: Request) -> Response:
        viewer, status = self._readable(request)
        who = viewer.id if viewer else None
        render = self._office.renderer(request, viewer).statuses
        return JSONResponse({
            "ancestors": render(self._world.ancestors(status, who)),
            "descendants": render(self._world.descendants(status, who)),
        })  # fmt: skip

    async def source(self, request: Request) -> Response:
        viewer = user(self._office, request, "read:statuses")
        status = self._world.status(request.path_params["id"], viewer.id)
        return JSONResponse(self._office.renderer(request, viewer).source(status))

    def _readable(self, request: Request) -> tuple[Account | None, Status]:
        viewer = reader(self._office, request, "read:statuses")
        return viewer, self._world.status(request.path_params["id"], viewer.id if viewer else None)

    def _answer(self, request: Request, viewer: Account | None, status: Status) -> Response:
        return JSONResponse(self._office.renderer(request, viewer).status(status))

    # --- Writing --------------------------------------------------------------------------------------------

    async def post(self, request: Request) -> Response:
        author = user(self._office, request, "write:statuses")
        params = await params_of(request)
        key = request.headers.get("idempotency-key", "")
        status = self._made_before(author, key)
        if status is None:
            status = self._world.post(author.id, self._draft(params))
            self._remember(author, key, status)
        return self._answer(request, author, status)

    def _made_before(self, author: Account, key: str) -> Status | None:
        made, until = self._made.get((author.id, key), ("", 0.0))
        if not key or until <= self._world.now():
            return None
        return self._world.own(author.id, made)

    def _remember(self, author: Account, key: str, status: Status) -> None:
        kept = self._world.manner.idempotency
        if key and kept:
            self._made[author.id, key] = (status.id, self._world.now() + kept)

    def _draft(self, params: Params) -> Draft:
        try:
            visibility = Visibility(params.one("visibility") or "public")
        except ValueError:
            raise Refused(422, f"'{params.one('visibility')}' is not a valid visibility") from None
        return Draft(
            text=params.one("status"),
            visibility=visibility,
            spoiler=params.one("spoiler_text"),
            sensitive=params.flag("sensitive"),
            reply_to=params.one("in_reply_to_id") or None,
            media=tuple(params.many("media_ids")),
            poll=self._poll(params),
            language=params.one("language") or "en",
        )

    def _poll(self, params: Params) -> Poll | None:
        options = tuple(params.many("poll[options]"))
        if not options:
            return None
        try:
            lasts = timedelta(seconds=int(params.one("poll[expires_in]")))
        except (ValueError, OverflowError):
            raise Refused(422, "Validation failed: Duration is invalid") from None
        new_id, _ = self._world.ids.new()
        ends = self._world.moment() + lasts
        return Poll(new_id, options, (0,) * len(options), ends, params.flag("poll[multiple]"))

    async def edit(self, request: Request) -> Response:
        author = user(self._office, request, "write:statuses")
        params = await params_of(request)
        old = self._world.own(author.id, request.path_params["id"])
        draft = Draft(
            text=params.one("status", old.text),
            spoiler=params.one("spoiler_text", old.spoiler),
            sensitive=params.flag("sensitive") if "sensitive" in params else old.sensitive,
            media=tuple(params.many("media_ids")) if "media_ids" in params else tuple(one.id for one in old.media),
        )
        return self._answer(request, author, self._world.edit(author.id, old.id, draft))

    async def delete(self, request: Request) -> Response:
        author = user(self._office, request, "write:statuses")
        status = self._world.own(author.id, request.path_params["id"])
        rendered = self._office.renderer(request, author).status(status) | {"text": status.text}
        self._world.delete(author.id, status.id)
        return JSONResponse(rendered)

    def _deed(self, name: str, do: Callable[[str, str], Status], scope: str) -> Route:
        async def endpoint(request: Request) -> Response:
            who = user(self._office, request, scope)
            return self._answer(request, who, do(who.id, request.path_params["id"]))

        return Route(f"/api/v1/statuses/{{id}}/{name}", endpoint, methods=["POST"], name=name)
