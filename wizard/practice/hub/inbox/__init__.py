"""The Inbox: a small web page where a person reads Tickets and answers them.

Rendered on the server and usable without its script; the script only brings in what is new, and never touches a
form that somebody is filling in.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from wizard.practice.hub.desk import NotPossible
from wizard.practice.hub.inbox.view import Refused, View, inbox_url

if TYPE_CHECKING:
    from wizard.practice.hub.desk import Desk
    from wizard.practice.hub.records import PracticeChannel
    from wizard.practice.hub.store import Store

# Carries out a form; gives the Channel and the place on its page to show next.
Submission: TypeAlias = Callable[[FormData, Request], Awaitable[tuple[str, str]]]

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src http: https:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class Inbox:
    """The pages and their forms."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk
        self._view = View(store, desk)

    def routes(self) -> list[Route]:
        return [
            Route("/practice/", self._home, methods=["GET"], name="practice_home"),
            Route("/practice/inbox", self._show, methods=["GET"], name="practice_inbox"),
            Route("/practice/templates", self._templates, methods=["GET"], name="practice_templates"),
            _asset("icon.svg", "image/svg+xml"),
            _asset("inbox.css", "text/css"),
            _asset("inbox.js", "text/javascript"),
            self._form("reply", self._reply),
            self._form("template", self._template_reply),
            self._form("press", self._press),
            self._form("delete", self._delete),
            self._form("done", self._done),
            self._form("channel", self._add_channel),
            self._form("token", self._new_token),
            self._form("deactivate", self._deactivate),
            self._form("reactivate", self._reactivate),
        ]

    async def _home(self, _request: Request) -> Response:
        return RedirectResponse("/practice/inbox", status_code=303)

    async def _show(self, request: Request) -> Response:
        return self._page(request.query_params.get("channel", ""))

    def _page(self, channel_id: str, refused: Refused | None = None) -> Response:
        page = self._view.inbox(self._channel(channel_id), refused)
        return HTMLResponse(page, status_code=400 if refused else 200, headers=_HEADERS)

    def _channel(self, channel_id: str) -> PracticeChannel | None:
        """The Channel asked for, else the first one."""
        first = next(iter(self._store.channels.values()), None)
        return self._store.channels.get(channel_id, first)

    async def _templates(self, request: Request) -> Response:
        ticket_id, action_id = (request.query_params.get(name, "") for name in ("ticket", "action"))
        try:
            templates = await self._desk.templates(ticket_id, action_id)
        except NotPossible as error:
            return self._page(self._channel_of(ticket_id), Refused(str(error), ticket_id, action_id))
        ticket = self._store.tickets[ticket_id]
        action = next(action for action in self._desk.offered(ticket) if action["id"] == action_id)
        return HTMLResponse(self._view.templates(ticket, action, templates), headers=_HEADERS)

    # --- Forms ---------------------------------------------------------------------------------------------

    def _form(self, path: str, submit: Submission) -> Route:
        """A form goes back to the page when done, and stays, with what was typed, when it is not possible."""

        async def endpoint(request: Request) -> Response:
            async with request.form() as form:
                try:
                    channel_id, anchor = await submit(form, request)
                except NotPossible as error:
                    ticket_id, action_id = _field(form, "ticket"), _field(form, "action")
                    channel_id = _field(form, "channel") or self._channel_of(ticket_id)
                    refused = Refused(str(error), ticket_id, action_id, _field(form, "text"))
                    return self._page(channel_id, refused)
            return RedirectResponse(inbox_url(channel_id, anchor), status_code=303)

        return Route(f"/practice/inbox/{path}", endpoint, methods=["POST"], name=f"practice_inbox_{path}")

    async def _reply(self, form: FormData, request: Request) -> tuple[str, str]:
        ticket_id, file = _field(form, "ticket"), form.get("file")
        files = []
        if isinstance(file, UploadFile) and file.filename:
            base = str(request.base_url).rstrip("/")
            media_type = file.content_type or "application/octet-stream"
            files = [self._desk.add_file(base, file.filename, await file.read(), media_type)]
        text = _field(form, "text").replace("\r\n", "\n")  # a form's line ends; agents send plain ones
        self._desk.reply(
            ticket_id,
            text,
            action_id=_field(form, "action"),
            attachments=files,
            option=_field(form, "option") or None,
        )
        return self._at(ticket_id)

    async def _template_reply(self, form: FormData, _request: Request) -> tuple[str, str]:
        prefix = "variable."
        variables = {name.removeprefix(prefix): _field(form, name) for name in form if name.startswith(prefix)}
        await self._desk.template_reply(
            _field(form, "ticket"),
            _field(form, "template"),
            variables=variables,
            language=_field(form, "language"),
            action_id=_field(form, "action"),
        )
        return self._at(_field(form, "ticket"))

    async def _press(self, form: FormData, _request: Request) -> tuple[str, str]:
        self._desk.press(_field(form, "ticket"), _field(form, "action"))
        return self._at(_field(form, "ticket"))

    async def _delete(self, form: FormData, _request: Request) -> tuple[str, str]:
        self._desk.delete(_field(form, "ticket"), _field(form, "action"))
        return self._at(_field(form, "ticket"))

    async def _done(self, form: FormData, _request: Request) -> tuple[str, str]:
        self._desk.set_done(_field(form, "ticket"), done=_field(form, "done") == "yes")
        return self._at(_field(form, "ticket"))

    async def _add_channel(self, form: FormData, _request: Request) -> tuple[str, str]:
        return self._desk.add_channel(_field(form, "name") or "Practice channel").id, ""

    async def _new_token(self, form: FormData, _request: Request) -> tuple[str, str]:
        self._desk.replace_token(_field(form, "channel"))
        return _field(form, "channel"), "channel"

    async def _deactivate(self, form: FormData, _request: Request) -> tuple[str, str]:
        self._desk.deactivate(_field(form, "channel"))
        return _field(form, "channel"), "channel"

    async def _reactivate(self, form: FormData, _request: Request) -> tuple[str, str]:
        self._desk.reactivate(_field(form, "channel"))
        return _field(form, "channel"), "channel"

    def _at(self, ticket_id: str) -> tuple[str, str]:
        return self._channel_of(ticket_id), f"ticket-{ticket_id}"

    def _channel_of(self, ticket_id: str) -> str:
        ticket = self._store.tickets.get(ticket_id)
        return "" if ticket is None else ticket.channel_id


def _field(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _asset(name: str, media_type: str) -> Route:
    content = Path(__file__).with_name(name).read_bytes()

    async def endpoint(_request: Request) -> Response:
        return Response(content, media_type=media_type, headers=_HEADERS)

    return Route(f"/practice/{name}", endpoint, methods=["GET"], name=f"practice_{name}")
