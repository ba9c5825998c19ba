"""Logging in at the practice Network: apps, the page, codes, tokens."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.unit.practice.fediverse_tools import Clock, Running, form_of, running
from wizard.practice.fediverse import GOTOSOCIAL, PracticeFediverse

if TYPE_CHECKING:
    import httpx

CALLBACK = "http://127.0.0.1:9/callback?from=server"
VERIFIER = "a-verifier-that-is-long-enough-for-the-standard-1234"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
SCOPES = "read:accounts read:notifications write:statuses"
OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"


@dataclass
class Login:
    """The steps of an app that logs somebody in."""

    there: Running
    client_id: str
    client_secret: str

    @classmethod
    async def begun(cls, there: Running) -> Login:
        registered = await there.http.post(
            "/api/v1/apps",
            data={
                "client_name": "Test <app>",
                "redirect_uris": f"{CALLBACK}\n{OUT_OF_BAND}",
                "scopes": SCOPES,
                "website": "https://app.example",
            },
        )
        app = registered.json()
        assert app["scopes"] == SCOPES.split()
        assert app["redirect_uris"] == [CALLBACK, OUT_OF_BAND]
        return cls(there, app["client_id"], app["client_secret"])

    def wish(self, **changes: str) -> dict[str, str]:
        return {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": CALLBACK,
            "scope": SCOPES,
            "state": "st&te",
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
        } | changes

    async def page(self, **changes: str) -> httpx.Response:
        return await self.there.http.get("/oauth/authorize", params=self.wish(**changes))

    async def submit(self, page: httpx.Response, **typed: str) -> httpx.Response:
        assert page.status_code in {200, 401}
        return await self.there.http.post("/oauth/authorize", data=form_of(page.text) | typed)

    async def code(self, **changes: str) -> str:
        answer = await self.submit(
            await self.page(**changes), username="brand", password="practice", decision="authorize"
        )
        return answered(answer)["code"]

    async def token(self, code: str, **changes: str) -> httpx.Response:
        body = {
            "grant_type": "authorization_code",
            "code": code,
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "redirect_uri": CALLBACK,
            "code_verifier": VERIFIER,
        }
        return await self.there.http.post("/oauth/token", data=body | changes)


def answered(answer: httpx.Response) -> dict[str, str]:
    """What the app is told at its redirect URI."""
    assert answer.status_code == 302
    parts = urlsplit(answer.headers["location"])
    assert parts.netloc == "127.0.0.1:9"
    told = {name: values[0] for name, values in parse_qs(parts.query).items()}
    assert told.pop("from") == "server"
    assert told.pop("state") == "st&te"
    return told


async def test_logging_in_gives_a_token_that_works() -> None:
    async with running() as there:
        login = await Login.begun(there)
        page = await login.page()
        assert "Test &lt;app&gt;" in page.text
        assert "<code>brand</code>" in page.text  # practice accounts are printed on the page
        assert page.text.index('value="authorize"') < page.text.index('value="deny"')  # Enter presses the first
        answer = await login.token(await login.code())
        assert answer.status_code == 200
        token = answer.json()
        assert (token["token_type"], token["scope"]) == ("Bearer", SCOPES)
        headers = {"Authorization": f"Bearer {token['access_token']}"}
        me = await there.http.get("/api/v1/accounts/verify_credentials", headers=headers)
        assert me.json()["acct"] == "brand"
        app = await there.http.get("/api/v1/apps/verify_credentials", headers=headers)
        assert app.json()["name"] == "Test <app>"
        assert (await there.http.get("/api/v1/timelines/home", headers=headers)).status_code == 403
        secrets = (token["access_token"], login.client_secret)
        assert not any(secret in repr(there.fediverse.requests) for secret in secrets)


async def test_a_wrong_password_is_said_and_can_be_put_right() -> None:
    async with running() as there:
        login = await Login.begun(there)
        for name, password in (("brand", "wrong"), ('nobody"><script>', "practice"), ("chloe", "")):
            again = await login.submit(await login.page(), username=name, password=password, decision="authorize")
            assert again.status_code == 401
            assert 'role="alert"' in again.text
            assert "<script>" not in again.text
        page = await login.page()
        answer = await login.submit(page, username="@Brand", password="practice", decision="authorize")
        assert set(answered(answer)) == {"code"}


async def test_denying_is_told_to_the_app() -> None:
    async with running() as there:
        login = await Login.begun(there)
        told = answered(await login.submit(await login.page(), decision="deny"))
        assert told["error"] == "access_denied"


async def test_a_second_log_in_knows_the_first_unless_another_account_is_wanted() -> None:
    async with running() as there:
        login = await Login.begun(there)
        await login.code()
        known = await login.page()
        assert "logged in as <strong>@brand</strong>" in known.text
        assert "password" not in known.text
        assert set(answered(await login.submit(known, decision="authorize"))) == {"code"}
        other = await login.page(force_login="true")
        answer = await login.submit(other, username="alice", password="alice-practice", decision="authorize")
        token = (await login.token(answered(answer)["code"])).json()["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        me = await there.http.get("/api/v1/accounts/verify_credentials", headers=headers)
        assert me.json()["acct"] == "alice"


async def test_a_session_alone_authorises_nothing() -> None:
    async with running() as there:
        login = await Login.begun(there)
        await login.code()
        forged = await there.http.post("/oauth/authorize", data=login.wish() | {"decision": "authorize"})
        assert forged.status_code == 401
        forged = await there.http.post(
            "/oauth/authorize", data=login.wish() | {"decision": "authorize", "seal": "guess"}
        )
        assert forged.status_code == 401


@pytest.mark.parametrize("verifier", ["", "another-verifier-that-is-long-enough-for-the-standard"])
async def test_the_verifier_has_to_fit_where_it_is_checked(verifier: str) -> None:
    async with running() as there:
        login = await Login.begun(there)
        code = await login.code()
        refused = await login.token(code, code_verifier=verifier)
        assert (refused.status_code, refused.json()["error"]) == (400, "invalid_grant")
        assert (await login.token(code)).status_code == 200
    async with running(PracticeFediverse(manner=GOTOSOCIAL)) as there:
        login = await Login.begun(there)
        assert (await login.token(await login.code(), code_verifier=verifier)).status_code == 200


async def test_a_code_works_once_for_ten_minutes_for_its_app_and_address() -> None:
    clock = Clock()
    async with running(PracticeFediverse(now=clock)) as there:
        login, other = await Login.begun(there), await Login.begun(there)
        code = await login.code()
        assert (await login.token(code, redirect_uri=OUT_OF_BAND)).json()["error"] == "invalid_grant"
        assert (await other.token(code)).json()["error"] == "invalid_grant"
        assert (await login.token(code)).status_code == 200
        assert (await login.token(code)).json()["error"] == "invalid_grant"
        late = await login.code()
        clock.time += 601
        assert (await login.token(late)).json()["error"] == "invalid_grant"


async def test_a_wrong_client_is_refused() -> None:
    async with running() as there:
        login = await Login.begun(there)
        refused = await login.token(await login.code(), client_secret="wrong")
        assert (refused.status_code, refused.json()["error"]) == (401, "invalid_client")
        odd = await login.token("x", grant_type="password")
        assert odd.json()["error"] == "unsupported_grant_type"


async def test_the_client_may_name_itself_in_the_header() -> None:
    async with running() as there:
        login = await Login.begun(there)
        body = {
            "grant_type": "authorization_code",
            "code": await login.code(),
            "redirect_uri": CALLBACK,
            "code_verifier": VERIFIER,
        }
        answer = await there.http.post("/oauth/token", data=body, auth=(login.client_id, login.client_secret))
        assert answer.status_code == 200


async def test_the_page_sends_nobody_to_an_address_that_was_not_registered() -> None:
    async with running() as there:
        login = await Login.begun(there)
        for changes in ({"redirect_uri": "https://evil.example/"}, {"redirect_uri": ""}, {"client_id": "unknown"}):
            page = await login.page(**changes)
            assert page.status_code in {400, 401}
            assert "location" not in page.headers
            assert "text/html" in page.headers["content-type"]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"scope": "write"}, "invalid_scope"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"code_challenge_method": "plain"}, "invalid_code_challenge_method"),
    ],
)
async def test_a_wrong_wish_is_told_to_the_app(changes: dict[str, str], error: str) -> None:
    async with running() as there:
        login = await Login.begun(there)
        assert answered(await login.page(**changes))["error"] == error


async def test_without_a_redirect_the_code_is_shown() -> None:
    async with running() as there:
        login = await Login.begun(there)
        page = await login.submit(
            await login.page(redirect_uri=OUT_OF_BAND), username="brand", password="practice", decision="authorize"
        )
        code = page.text.partition('<code id="code">')[2].partition("</code>")[0]
        assert (await login.token(code, redirect_uri=OUT_OF_BAND)).status_code == 200


async def test_a_token_is_given_back() -> None:
    async with running() as there:
        login, other = await Login.begun(there), await Login.begun(there)
        token = (await login.token(await login.code())).json()["access_token"]
        headers = {"Authorization": f"Bearer {token}"}

        def body(who: Login) -> dict[str, str]:
            return {"token": token, "client_id": who.client_id, "client_secret": who.client_secret}

        assert (await there.http.post("/oauth/revoke", data=body(other))).status_code == 403
        assert (await there.http.get("/api/v1/accounts/verify_credentials", headers=headers)).status_code == 200
        for _ in range(2):  # doing it again is well
            answer = await there.http.post("/oauth/revoke", data=body(login))
            assert (answer.status_code, answer.json()) == (200, {})
        assert (await there.http.get("/api/v1/accounts/verify_credentials", headers=headers)).status_code == 401


async def test_an_app_alone_is_nobody() -> None:
    async with running() as there:
        login = await Login.begun(there)
        client = {"client_id": login.client_id, "client_secret": login.client_secret}
        answer = await there.http.post(
            "/oauth/token", data=client | {"grant_type": "client_credentials", "scope": "read:accounts"}
        )
        headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
        assert (await there.http.get("/api/v1/apps/verify_credentials", headers=headers)).status_code == 200
        refused = await there.http.get("/api/v1/accounts/verify_credentials", headers=headers)
        assert (refused.status_code, refused.json()["error"]) == (
            422,
            "This method requires an authenticated user",
        )


@pytest.mark.parametrize(
    "changes",
    [
        {"client_name": ""},
        {"redirect_uris": ""},
        {"redirect_uris": "no-address"},
        {"scopes": "read everything"},
    ],
)
async def test_an_app_that_cannot_be_registered(changes: dict[str, str]) -> None:
    async with running() as there:
        body = {"client_name": "x", "redirect_uris": CALLBACK, "scopes": "read"} | changes
        answer = await there.http.post("/api/v1/apps", data=body)
        assert answer.status_code == 422
        assert answer.json()["error"].startswith("Validation failed:")
