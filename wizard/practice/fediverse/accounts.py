"""Accounts, what they posted, what they are told of, and their time line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse
from starlette.routing import Route

from wizard.practice.fediverse.model import not_found
from wizard.practice.fediverse.web import bearer, check_token, page_answer, page_of, query_of, reader, user

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from wizard.practice.fediverse.model import Notification, Status
    from wizard.practice.fediverse.web import Office

_STATUSES = 20  # a page, unless a limit is given; at most twice as many
_NOTIFICATIONS = 40


class AccountRoutes:
    def __init__(self, office: Office) -> None:
        self._office = office
        self._world = office.world

    def routes(self) -> list[Route]:
        return [
            Route("/api/v1/apps/verify_credentials", self.verify_app, name="verify_app"),
            Route("/api/v1/accounts/verify_credentials", self.verify, name="verify_credentials"),
            Route("/api/v1/accounts/lookup", self.lookup, name="lookup"),
            Route("/api/v1/accounts/{id}", self.show, name="account"),
            Route("/api/v1/accounts/{id}/statuses", self.statuses, name="account_statuses"),
            Route("/api/v1/timelines/home", self.home, name="home"),
            Route("/api/v1/notifications", self.notifications, name="notifications"),
            Route("/api/v1/notifications/{id}", self.notification, name="notification"),
        ]

    async def verify_app(self, request: Request) -> Response:
        app = check_token(self._office, bearer(request.headers), ()).app
        return JSONResponse({
            "id": app.id,
            "name": app.name,
            "website": app.website,
            "scopes": list(app.scopes),
            "redirect_uris": list(app.redirect_uris),
            "redirect_uri": "\n".join(app.redirect_uris),
        })  # fmt: skip

    async def verify(self, request: Request) -> Response:
        account = user(self._office, request, "profile", "read:accounts")
        return JSONResponse(self._office.renderer(request, account).own_account(account))

    async def lookup(self, request: Request) -> Response:
        viewer = reader(self._office, request, "read:accounts")
        username, _, domain = query_of(request).one("acct").removeprefix("@").partition("@")
        account = self._world.find(username, domain)
        if account is None:
            raise not_found()
        return JSONResponse(self._office.renderer(request, viewer).account(account))

    async def show(self, request: Request) -> Response:
        viewer = reader(self._office, request, "read:accounts")
        account = self._world.account(request.path_params["id"])
        return JSONResponse(self._office.renderer(request, viewer).account(account))

    async def statuses(self, request: Request) -> Response:
        viewer = reader(self._office, request, "read:statuses")
        account = self._world.account(request.path_params["id"])
        params = query_of(request)
        without_replies, without_boosts = params.flag("exclude_replies"), params.flag("exclude_reblogs")
        only_media, pinned = params.flag("only_media"), params.flag("pinned")

        def keep(status: Status) -> bool:
            left_out = (
                pinned  # nobody pins anything here
                or (without_replies and status.reply_to_author not in {None, account.id})
                or (without_boosts and status.boost_of is not None)
                or (only_media and not status.media)
            )
            return not left_out and self._world.visible(status, viewer.id if viewer else None)

        page = page_of(params, self._world.ids.order, _STATUSES)
        found = self._world.posts_of(account.id, page, keep)
        rendered = self._office.renderer(request, viewer).statuses(found)
        kept = ("limit", "exclude_replies", "exclude_reblogs", "only_media", "pinned")
        return page_answer(self._office, request, rendered, kept, more=len(found) == page.limit)

    async def home(self, request: Request) -> Response:
        viewer = user(self._office, request, "read:statuses")
        page = page_of(query_of(request), self._world.ids.order, _STATUSES)
        rendered = self._office.renderer(request, viewer).statuses(self._world.home(viewer.id, page))
        return page_answer(self._office, request, rendered, ("limit",), more=True)

    async def notifications(self, request: Request) -> Response:
        viewer = user(self._office, request, "read:notifications")
        params = query_of(request)
        wanted, unwanted, sender = params.many("types"), params.many("exclude_types"), params.one("account_id")

        def keep(one: Notification) -> bool:
            return (
                (not wanted or one.kind in wanted)
                and one.kind not in unwanted
                and (not sender or one.sender == sender)
            )

        page = page_of(params, self._world.notification_ids.order, _NOTIFICATIONS)
        render = self._office.renderer(request, viewer).notification
        rendered = [render(one) for one in self._world.notifications(viewer.id, page, keep)]
        kept = ("limit", "types[]", "exclude_types[]", "account_id")
        return page_answer(self._office, request, rendered, kept, more=True)

    async def notification(self, request: Request) -> Response:
        viewer = user(self._office, request, "read:notifications")
        wanted = self._world.notification(viewer.id, request.path_params["id"])
        return JSONResponse(self._office.renderer(request, viewer).notification(wanted))
