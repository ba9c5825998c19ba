"""What went wrong with a proxy, in words: one place for SocialHub, the Networks, their streams and the test.

Only tunnels go through a proxy (CONNECT; see `wizard.http`), so a failure has two possible ends: the proxy, to
which we connect, and the server behind it, which only the proxy knows of. Whose fault it is, is told here, and
never guessed: what could be either's is nobody's in here (None).

What the proxy itself answers with 502 to 504 is about the server behind it. A 407 is for a person to mend.
"""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import httpx

from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECK: Final = say("Check the proxy in the preferences, or with “channel-wizard proxy test”.")
_LOG_IN = 407
_NO_PROXY: Final = frozenset({400, 404, 405, 421, 426, 501})  # what a web server says to CONNECT
_BEHIND: Final = frozenset({502, 503, 504})


@dataclass(frozen=True, slots=True)
class ProxyTrouble:
    """Why a proxy does not let us through. `field`: of the preference that may mend it (see `wizard.proxy`).

    `wants_log_in`: 407. `silent`: the proxy cannot be reached or understood, rather than refuses. `behind`: it
    works, and says that it cannot reach the server.
    """

    what: str
    advice: str = CHECK
    field: str = "address"
    wants_log_in: bool = False
    silent: bool = False
    behind: bool = False


def place_of(proxy: str) -> str:
    """A proxy's host and port, as people may see it: without the log-in."""
    return urlsplit(proxy).netloc.rpartition("@")[2]


def trouble_of(error: Exception, proxy: str | None, host: str) -> ProxyTrouble | None:
    """What an exchange with `host` through `proxy` failed of; None where the proxy is not to blame, or there is
    none."""
    if isinstance(error, httpx.ProxyError):
        return trouble_of_status(_status(error), proxy or "", host)
    if proxy is None or not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return None
    place, causes = place_of(proxy), list(_causes(error))
    if any(isinstance(each, ssl.SSLError) for each in causes):
        return _tls(proxy, place, causes)
    if any(isinstance(each, socket.gaierror) for each in causes):
        return ProxyTrouble(say("The name of the proxy {proxy} is not known.", proxy=place), silent=True)
    if any(isinstance(each, ConnectionRefusedError) for each in causes):
        return ProxyTrouble(say("Nothing answers at the proxy's address {proxy}.", proxy=place), silent=True)
    return ProxyTrouble(say("The proxy {proxy} cannot be reached.", proxy=place), silent=True)


def trouble_of_status(status: int, proxy: str, host: str) -> ProxyTrouble:
    """What it means that a proxy answers with this status, and opens no tunnel to `host`. 0: it is not known."""
    if status == _LOG_IN:
        return ProxyTrouble(
            say("The proxy wants a log-in, or does not accept the one that it is given."),
            say("Check the user name and the password in the proxy's settings."),
            "password",
            wants_log_in=True,
        )
    if status in _BEHIND:
        what = say("The proxy does not reach {host} (it answers {status}).", host=host, status=status)
        return ProxyTrouble(what, say("Try again later."), behind=True)
    if status in _NO_PROXY:
        what = say("What answers at {proxy} is no proxy (status {status}).", proxy=place_of(proxy), status=status)
        return ProxyTrouble(what)
    return ProxyTrouble(say("The proxy did not let us through to {host}.", host=host))


def _tls(proxy: str, place: str, causes: list[BaseException]) -> ProxyTrouble | None:
    """Of the proxy's own encryption; a server's is not its fault. Where there are two, neither is blamed but for
    what only a port without TLS does."""
    if proxy.startswith("https://") and any("WRONG_VERSION" in str(each) for each in causes):
        what = say("{proxy} does not speak TLS.", proxy=place)
        return ProxyTrouble(what, say("Write its address with http:// instead of https://."), silent=True)
    return None


def certificate_refused(error: BaseException) -> bool:
    """Whether an exchange failed because a certificate is not trusted here."""
    return any(isinstance(each, ssl.SSLCertVerificationError) for each in _causes(error))


def _status(error: httpx.ProxyError) -> int:
    """httpx tells by its text alone: “407 Proxy Authentication Required”."""
    first = str(error).partition(" ")[0]
    return int(first) if first.isdecimal() else 0


def _causes(error: BaseException | None, depth: int = 0) -> Iterator[BaseException]:
    """With the failures of all addresses of a name, where it has several."""
    while error is not None and depth < 20:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for each in error.exceptions:
                yield from _causes(each, depth + 1)
        error, depth = error.__cause__ or error.__context__, depth + 1
