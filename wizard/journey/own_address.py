"""Whether an address of one's own leads to this computer: asked by sending ourselves a signed request.

Found out here, a wrong address is a sentence beside the field; found out by SocialHub, it is a refused manifest.
"""

from __future__ import annotations

import secrets as random_secrets
import socket
import ssl
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx

from wizard.errors import UsageError
from wizard.http import check_url
from wizard.replies.direct import Delivery, Endpoint, Receiver
from wizard.replies.knock import knock, knows
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORBIDDEN = 403
_GATEWAY = frozenset({502, 503, 504})


async def check_address(public_url: str, listen: str, *, running: bool = False) -> None:
    """Whether `public_url` leads to `listen` on this computer.

    `running`: an engine of this home runs. If the port is taken then, it is taken for the engine's, and any
    receiver's refusal will do, for it knows no secret of ours. Raises UsageError (field `public_url` or `listen`)
    with what is wrong.
    """
    check_url(public_url, "public_url", say("The address"))
    secret, channel_id = random_secrets.token_hex(32), random_secrets.token_hex(12)
    endpoint = Endpoint("check", channel_id, (secret,))
    receiver = Receiver(listen, endpoints=lambda: [endpoint], commit=_commit_nothing)
    try:
        await receiver.start()
    except UsageError:
        if not running or not await _is_engine(listen, secret, channel_id):
            raise
        if not _is_refusal(answer := await _ask(public_url, secret, channel_id)):
            raise _elsewhere(answer, urlsplit(public_url).hostname or "") from None
        return
    try:
        answer = await _ask(public_url, secret, channel_id)
    finally:
        await receiver.stop()
    if not answer.is_success:
        raise _elsewhere(answer, urlsplit(public_url).hostname or "")
    if not knows(answer, secret):
        raise _stranger(public_url)


async def _is_engine(listen: str, secret: str, channel_id: str) -> bool:
    """Whether it is a receiver that has this port."""
    try:
        return _is_refusal(await _ask(f"http://{listen}/", secret, channel_id))
    except UsageError:
        return False


async def _commit_nothing(_delivery: Delivery) -> None:
    """The test carries no events."""


async def _ask(public_url: str, secret: str, channel_id: str) -> httpx.Response:
    """As `knock`. Raises UsageError where nobody answers."""
    try:
        return await knock(public_url, secret, channel_id)
    except httpx.HTTPError as error:
        raise _unreachable(error, urlsplit(public_url).hostname or "") from None


def _is_refusal(answer: httpx.Response) -> bool:
    return answer.status_code == _FORBIDDEN and answer.text.startswith("The signature is not good")


def _unreachable(error: httpx.HTTPError, host: str) -> UsageError:
    causes = list(_causes(error))
    if any(isinstance(each, ssl.SSLError) for each in causes):
        return _address_error(
            say("The certificate of {host} is not valid.", host=host),
            say("SocialHub accepts valid certificates only; renew it."),
        )
    if any(isinstance(each, socket.gaierror) for each in causes):
        return _address_error(say("{host} is not known on the internet.", host=host), say("Check the address."))
    if isinstance(error, httpx.TimeoutException):
        return _address_error(
            say("{host} does not answer.", host=host), say("Check that your proxy or tunnel is running.")
        )
    return _address_error(
        say("{host} refuses the connection.", host=host), say("Check that your proxy or tunnel is running.")
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _elsewhere(answer: httpx.Response, host: str) -> UsageError:
    if answer.status_code in _GATEWAY:
        return _address_error(
            say("{host} answers, but does not reach this computer.", host=host),
            say("Let your proxy or tunnel pass requests on to the port below."),
        )
    if answer.is_redirect:
        return _address_error(
            say(
                "{host} sends requests on to another address (status {status}).",
                host=host,
                status=answer.status_code,
            ),
            say("Enter the address that is answered without a detour; SocialHub follows none."),
        )
    return _address_error(
        say("Something else answers at {host} (status {status}).", host=host, status=answer.status_code),
        say("Check the address, and where your proxy or tunnel leads."),
    )


def _stranger(url: str) -> UsageError:
    return _address_error(
        say("Something else answers at {host}.", host=urlsplit(url).hostname or ""),
        say("Check the address, and where your proxy or tunnel leads."),
    )


def _address_error(what: str, advice: str) -> UsageError:
    return UsageError(what, advice, field="public_url")
