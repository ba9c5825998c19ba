"""What an answer from SocialHub's address means: the API's JSON, or one of our errors with what to do next.

Something else than SocialHub may answer: a captive portal, a company's proxy, a gateway with its own error
page. So only a JSON object counts as the API speaking, and a refusal only with its `code`. Everything else is
`HubUnavailable`: tried again later, never held against the request. Two statuses count whatever is with them:
401, for a token must not be used on after a doubt, and 429, for waiting is never wrong.
"""

from __future__ import annotations

import json
import ssl
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import httpx

from wizard.errors import (
    HubChannelDeactivated,
    HubChannelLimit,
    HubConflict,
    HubDenied,
    HubDuplicateChannel,
    HubGone,
    HubRateLimited,
    HubRejected,
    HubTokenRefused,
    HubUnavailable,
    HubWebhookFailed,
    ProxyLoginRefused,
    WizardError,
)
from wizard.http import may_have_been_sent
from wizard.hub.fitting import clean_line
from wizard.hub.limits import retry_after
from wizard.hub.webhook_trouble import explain
from wizard.proxy_trouble import trouble_of
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Json: TypeAlias = "Mapping[str, object]"

MESSAGE_LENGTH: Final = 300  # characters of SocialHub's own words in a sentence of ours

_TRY_LATER: Final = say("Try again later.")
_NEW_TOKEN: Final = say("Ask an admin of the SocialHub account for a new token, and enter it here.")


def read_object(response: httpx.Response) -> Json | None:
    """The JSON object of an answer; None if there is none, whatever else there is."""
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        return None  # not asked for: we say that we take it as it is
    try:
        value = json.loads(response.content)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def refusal(response: httpx.Response, hide: Callable[[str], str]) -> WizardError:
    """The error that an answer above 2xx stands for. `hide` takes tokens out of a text."""
    status = response.status_code
    if status == 401:
        return HubTokenRefused(
            say("SocialHub no longer accepts the access token."), _NEW_TOKEN, **_code(response, 401)
        )
    if status == 429:
        wait = retry_after(response.headers.get("retry-after"))
        return HubRateLimited(
            say("SocialHub asks to wait: too many requests were made for this channel."),
            say("Try again later."),
            wait=wait,
            sent=False,
        )
    if status >= 500:
        return _server_error(response)
    body = read_object(response) if status >= 400 else None
    code = body.get("code") if body is not None else None
    if body is None or not isinstance(code, str) or not code:
        return _not_the_api(status)
    return _refused(status, clean_line(hide(code), 100), body, hide)


def unreadable(status: int) -> HubUnavailable:
    """A 2xx that is not what the API answers: the request may have been carried out."""
    return HubUnavailable(
        say("What answered in SocialHub's place (status {status}) is not its API.", status=status),
        say("Check whether a proxy or a log-in page of this network stands between, then try again."),
    )


def failure(error: Exception, proxy: str | None = None) -> HubUnavailable | ProxyLoginRefused:
    """The error for an exchange that broke off. Nothing of `error`'s own text is passed on.

    `proxy`: through which it went.
    """
    sent = may_have_been_sent(error) if isinstance(error, httpx.HTTPError) else True
    if _is_certificate_problem(error):
        return HubUnavailable(
            say("SocialHub's certificate is not trusted on this computer."),
            say("Check date and time, and whether a proxy or virus scanner opens encrypted connections."),
            sent=False,
        )
    if (stopped := trouble_of(error, proxy, "SocialHub")) is not None:
        if stopped.wants_log_in:
            return ProxyLoginRefused(stopped.what, stopped.advice)
        return HubUnavailable(
            stopped.what, stopped.advice, sent=False, unreached=stopped.silent, by_proxy=not stopped.behind
        )
    unreached = proxy is None  # the proxy was there
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return HubUnavailable(
            say("SocialHub cannot be reached."),
            say("Check the internet connection, then try again."),
            sent=False,
            unreached=unreached,
        )
    if isinstance(error, httpx.TimeoutException | TimeoutError):
        return HubUnavailable(say("SocialHub did not answer in time."), _TRY_LATER, sent=sent, unreached=unreached)
    return HubUnavailable(
        say("The connection to SocialHub broke off."), _TRY_LATER, sent=sent, unreached=unreached
    )


def _is_certificate_problem(error: BaseException | None) -> bool:
    seen = 0
    while error is not None and seen < 10:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
        seen += 1
    return False


def _server_error(response: httpx.Response) -> HubUnavailable:
    asked = response.headers.get("retry-after")
    return HubUnavailable(
        say("SocialHub has a problem of its own (status {status}).", status=response.status_code),
        _TRY_LATER,
        wait=None if asked is None else retry_after(asked),
    )


def _not_the_api(status: int) -> HubUnavailable:
    if status < 400:
        return HubUnavailable(
            say("SocialHub's address points elsewhere (status {status}).", status=status),
            say("Check the hub's address, and whether this network wants a log-in page to be filled in first."),
        )
    if status == 407:
        return HubUnavailable(say("The proxy asks for a log-in."), say("Check the proxy's settings."), sent=False)
    return unreadable(status)


def _code(response: httpx.Response, status: int) -> dict[str, Any]:
    body = read_object(response) or {}
    return {"status": status, "code": "AccessTokenInvalidError" if "code" in body else ""}


def _refused(status: int, code: str, body: Json, hide: Callable[[str], str]) -> WizardError:
    match status, code:
        case 403, "ChannelDeactivated":
            return HubChannelDeactivated(
                say("The channel is deactivated in SocialHub."),
                say("Ask an admin to re-activate it; it then has a new token, to be entered here."),
                status=status,
                code=code,
            )
        case 403, "ChannelLimitReached":
            return HubChannelLimit(
                say("The SocialHub account has as many channels as it may have."),
                say("Write to happy@socialhub.io to have the limit raised."),
                status=status,
                code=code,
            )
        case 403, _:
            return HubDenied(
                say("SocialHub does not allow this ({words}).", words=_words(body, hide, code)),
                say(
                    "Ask an admin of the SocialHub account whether the Inbox API is enabled, and for the right "
                    "token."
                ),
                status=status,
                code=code,
            )
        case 404, _:
            return HubGone(
                say("SocialHub does not know this ticket or reply (any more)."), status=status, code=code
            )
        case 409, "DuplicateChannel":
            return HubDuplicateChannel(
                say("This profile already belongs to a channel of another SocialHub account."),
                say("Write to support@socialhub.io."),
                status=status,
                code=code,
            )
        case 409, _:
            return HubConflict(say("SocialHub has a ticket of this id already."), status=status, code=code)
        case 422, "WebhookValidationError":
            data = hide(clean_line(str(body.get("data") or body.get("message") or ""), MESSAGE_LENGTH))
            return HubWebhookFailed(
                *explain(data),
                status=status,
                code=code,
                data=data,
            )
        case _:
            return HubRejected(
                say("SocialHub refused the request: {words}", words=_words(body, hide, code)),
                status=status,
                code=code,
            )


def _words(body: Json, hide: Callable[[str], str], code: str) -> str:
    """SocialHub's own message, on one line and cut; its code if it says nothing."""
    message = body.get("message")
    text = message.removeprefix("Error:") if isinstance(message, str) else ""
    # Hidden before it is cut, for half a token would not be recognised; a very long text is cut coarsely first.
    return clean_line(hide(text[:20_000]), MESSAGE_LENGTH) or code
