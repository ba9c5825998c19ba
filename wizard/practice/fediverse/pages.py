"""The practice server's web pages: the time line where people write posts, and the log-in page.

Everything that somebody typed is escaped here, or set as text by the page's script; scripts and styles come from
this server's own files only, which the content security policy enforces.
"""

from __future__ import annotations

from functools import cache
from html import escape
from importlib import resources
from string import Template
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request

    from wizard.practice.fediverse.model import Account
    from wizard.practice.fediverse.web import Office

# No form-action: browsers apply it to the redirect that follows too, and that one leads to the app.
_GUARD = {
    "content-security-policy": "default-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}
_WORDS = {
    "read": "read everything the account can see",
    "write": "write, change and delete everything",
    "follow": "change whom the account follows",
    "push": "receive push messages",
    "profile": "read the account’s name and picture",
    "read:accounts": "read the account’s name and picture",
    "read:statuses": "read posts",
    "read:notifications": "read mentions",
    "write:statuses": "write and delete posts",
    "write:media": "upload pictures and films",
    "write:favourites": "favourite posts",
}


class PageRoutes:
    def __init__(self, office: Office) -> None:
        self._office = office

    def routes(self) -> list[Route]:
        return [
            Route("/", self.index, name="page"),
            Route("/assets/page.css", self.style, name="page_style"),
            Route("/assets/page.js", self.script, name="page_script"),
        ]

    async def index(self, _request: Request) -> Response:
        values = {"server": self._office.name, "manner": self._office.world.manner.name}
        return page(filled("index.html", values))

    async def style(self, _request: Request) -> Response:
        return Response(_asset("page.css"), media_type="text/css", headers=_GUARD)

    async def script(self, _request: Request) -> Response:
        return Response(_asset("page.js"), media_type="text/javascript", headers=_GUARD)


def page(html: str, status: int = 200) -> Response:
    """A page with the headers that keep it to itself."""
    return HTMLResponse(html, status_code=status, headers=_GUARD)


def authorize_page(
    *,
    server: str,
    app: str,
    scopes: Sequence[str],
    carried: Mapping[str, str],
    accounts: Sequence[Account],
    logged_in: Account | None,
    seal: str,
    problem: str,
    name: str,
) -> str:
    """The log-in page. `carried`: the app's parameters, sent along with the form; `seal`: only of a session."""
    hidden = "".join(
        f'<input type="hidden" name="{escape(key)}" value="{escape(value)}">'
        for key, value in {**carried, **({"seal": seal} if seal else {})}.items()
    )
    if logged_in is None:
        who = filled("log_in.html", {"name": name or accounts[0].username})
        hint = _hint(accounts)
    else:
        hint = ""
        other = "/oauth/authorize?" + urlencode({**carried, "force_login": "true"})
        who = filled("logged_in.html", {"account": logged_in.acct, "other": other})
    return filled(
        "authorize.html",
        {"server": server, "app": app},
        scopes="".join(f"<li>{escape(_WORDS.get(scope, scope))}</li>" for scope in scopes),
        problem=f'<p class="problem" role="alert">{escape(problem)}</p>' if problem else "",
        hidden=hidden,
        who=who,
        hint=hint,
    )


def _hint(accounts: Sequence[Account]) -> str:
    """Names and passwords: the first account's in sight, the others' at a press."""
    rows = "".join(
        f"<tr><td><code>{escape(one.username)}</code></td><td><code>{escape(one.password)}</code></td></tr>"
        for one in accounts[1:]
    )
    first = {"username": accounts[0].username, "password": accounts[0].password}
    return filled("hint.html", first, rows=rows)


def code_page(*, server: str, code: str) -> str:
    """Shows the code to a person who has to copy it into the app."""
    return filled("code.html", {"server": server, "code": code})


def problem_page(sentence: str) -> str:
    return filled("problem.html", {"sentence": sentence})


def filled(name: str, texts: Mapping[str, str], **html: str) -> str:
    """A template with its gaps filled: `texts` are escaped, `html` is taken as it is."""
    escaped = {key: escape(value) for key, value in texts.items()}
    return Template(_asset(name)).substitute(escaped, **html)


@cache
def _asset(name: str) -> str:
    return resources.files("wizard.practice.fediverse").joinpath("assets", name).read_text("utf-8")
