"""The only place that makes httpx clients and web sockets: trust store, proxies, timeouts, one manner for all.

* Certificates are checked against the operating system's store (by OpenSSL itself or truststore): a company's
  own authority works as it does in the browser. `SSL_CERT_FILE` is honoured on Linux.
* Which proxy is taken is decided here for every request: as `choose_proxies_by` was told, which is the person's
  preference (`wizard.proxy`), and as the system says before. Loopback is never sent to a proxy. Like the variables
  of the environment that it stands in for, this counts for the whole process: a Network's package that comes from
  elsewhere is held to it, too.
* Plain http is for loopback only; `check_url` is the one place that decides.
* `may_have_been_sent` sorts httpx's errors by the one question that matters for "nothing twice": can the
  request have been carried out?
* After sleep, or on another network, kept connections may be dead without a word, and an answer on one would be
  waited for until the time-out. `Deadlines` and `Exchanges` end that.
"""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import truststore

from wizard import __version__
from wizard.errors import UsageError, WizardError
from wizard.words import say

# httpx loads a command line of its own, and for it rich and pygments, wherever these can be found: 3 MB and a
# tenth of our start. It goes without where that module cannot be had.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None: not to be imported

import httpx  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    # Scheme and host of what is asked, to the proxy's URL (with its log-in); None: none. Raises WizardError.
    ProxyChooser: TypeAlias = Callable[[str, str], str | None]

USER_AGENT = f"ChannelWizard/{__version__}"

# Seconds. Reading may take long on a slow Network (media, federation); connecting may not.
DEFAULT_TIMEOUT = httpx.Timeout(30.0, connect=10.0, pool=60.0)


@lru_cache(maxsize=1)
def ssl_context() -> ssl.SSLContext:
    """Checks certificates against the operating system's store. Made once: loading it costs some 20 ms.

    truststore loads it again for each connection, 41 ms of processor time with a bundle in one file. Where OpenSSL
    finds the system's store by itself, as it does on most of Linux, it is read here and that is all.
    """
    if sys.platform not in {"darwin", "win32"}:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.set_default_verify_paths()
        if context.cert_store_stats()["x509"]:
            return context
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def is_loopback(host: str) -> bool:
    """Whether `host` (a name or an address, no port) is this computer itself. Names are not looked up."""
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def check_url(url: str, field: str, name: str = "") -> str:
    """`url` without blanks around it, if it is https, or http to loopback.

    Raises UsageError naming `field` otherwise, also for a URL with a user name or password in it. `name`: what
    its sentences call the field, where people do not know it by `field`.
    """
    name = name or field
    cleaned = url.strip()
    try:
        parts = urlsplit(cleaned)
        host, _port = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if not host or parts.scheme not in {"http", "https"}:
        raise UsageError(
            say("{name} is not a web address.", name=name),
            say("Write it as https://name.example/path."),
            field=field,
        )
    if parts.username or parts.password:
        raise UsageError(
            say("{name} has a user name or password in it.", name=name), say("Leave it out."), field=field
        )
    if parts.scheme == "http" and not is_loopback(host):
        raise UsageError(
            say("{name} starts with http://, which is not encrypted.", name=name),
            say("Use https://. Plain http is accepted for this computer's own loopback addresses only."),
            field=field,
        )
    return cleaned


def make_client(
    *,
    base_url: str = "",
    headers: Mapping[str, str] | None = None,
    timeout: httpx.Timeout = DEFAULT_TIMEOUT,
    connections: int = 32,
    transport: httpx.AsyncBaseTransport | None = None,
    follow_redirects: bool = False,
) -> httpx.AsyncClient:
    """A client with our certificates, proxies, name and limits. The caller closes it.

    `transport`, where given, replaces the network side whole (see `make_transport` for wrapping it). Raises what
    `proxy_for` raises of `base_url`; a request to another host does so when it is made.
    """
    if base_url and transport is None:
        proxy_for(base_url)
    return httpx.AsyncClient(
        base_url=base_url,
        headers={"User-Agent": USER_AGENT, **(headers or {})},
        timeout=timeout,
        transport=transport or _Routed(connections),
        follow_redirects=follow_redirects,
        trust_env=False,  # proxies are chosen here; and nobody's .netrc is for us
    )


class _Routed(httpx.AsyncBaseTransport):
    """Sends each request the way that `proxy_for` says; each host's is found out once."""

    def __init__(self, connections: int) -> None:
        self._connections = connections
        self._ways: dict[tuple[str, str], httpx.AsyncHTTPTransport] = {}
        self._made: dict[str | None, httpx.AsyncHTTPTransport] = {}  # by proxy

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        place = request.url.scheme, request.url.host
        if place not in self._ways:
            proxy = proxy_for(f"{place[0]}://{request.url.netloc.decode('ascii')}")
            if proxy not in self._made:
                self._made[proxy] = make_transport(connections=self._connections, proxy=proxy)
            self._ways[place] = self._made[proxy]
        return await self._ways[place].handle_async_request(request)

    async def aclose(self) -> None:
        for each in self._made.values():
            await each.aclose()


def make_transport(
    *, connections: int = 32, verify: ssl.SSLContext | None = None, proxy: str | None = None
) -> httpx.AsyncHTTPTransport:
    """The bare network side with our certificates, for a transport of one's own to wrap.

    `verify` checks certificates instead of the system's store. `proxy`: as `proxy_for` says; none by itself.
    """
    through = httpx.Proxy(proxy, ssl_context=proxy_ssl(proxy)) if proxy else None
    return httpx.AsyncHTTPTransport(verify=verify or ssl_context(), limits=_limits(connections), proxy=through)


def proxy_ssl(proxy: str | None) -> ssl.SSLContext | None:
    """What checks the certificate of the proxy itself, where that is spoken to in TLS."""
    return ssl_context() if proxy is not None and proxy.startswith("https://") else None


def proxy_for(url: str) -> str | None:
    """The proxy for `url`, with its log-in; never one for loopback. A secret where it has a log-in: never log it.

    Raises UsageError for a kind of proxy that cannot be used, ProxyPasswordMissing or SecretsUnavailable where the
    log-in cannot be had. Nothing is sent past a proxy that is wished for.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    return None if is_loopback(host) else _chosen.by(parts.scheme, host)


def choose_proxies_by(chooser: ProxyChooser | None) -> None:
    """From now on, every new client of this process takes the proxy that `chooser` says; None: the system's."""
    _chosen.by = chooser or system_proxy


def system_proxy(scheme: str, host: str) -> str | None:
    """The system's proxy (variables, or the settings of macOS and Windows) for this scheme and host.

    Raises UsageError for a kind of proxy that cannot be used.
    """
    if proxy_bypass(host):
        return None
    proxies = getproxies()
    proxy = proxies.get(scheme) or proxies.get("all")
    if not proxy:
        return None
    if "://" not in proxy:
        proxy = f"http://{proxy}"
    try:
        parts = urlsplit(proxy)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
            raise _unusable_proxy()
    except ValueError:
        raise _unusable_proxy() from None
    name = parts.username or ""
    if name and parts.password is None:  # a name alone: the password is empty
        proxy = proxy.replace(f"{name}@", f"{name}:@", 1)
    return proxy


@dataclass(slots=True)
class _Chosen:
    by: ProxyChooser


_chosen = _Chosen(system_proxy)


def _unusable_proxy() -> UsageError:
    return UsageError(
        say("The system's proxy is of a kind that cannot be used."), say("Set an http or https proxy.")
    )


def _limits(connections: int) -> httpx.Limits:
    # Kept for longer than it is between two checks: each new connection is a handshake.
    return httpx.Limits(max_connections=connections, max_keepalive_connections=connections, keepalive_expiry=60)


def may_have_been_sent(error: httpx.HTTPError) -> bool:
    """Whether the request behind `error` can have been carried out by the server.

    False only where httpx failed before a byte of the request left.
    """
    # Through a proxy goes https alone, and that refuses the tunnel before there is anything in it.
    never_sent = (
        httpx.ConnectError,
        httpx.ConnectTimeout,
        httpx.PoolTimeout,
        httpx.ProxyError,
        httpx.UnsupportedProtocol,
    )
    return not isinstance(error, never_sent)


class Deadlines:
    """Bounds on what is under way, which can be drawn in for all of it at once."""

    def __init__(self) -> None:
        self._bounds: set[asyncio.Timeout] = set()

    @asynccontextmanager
    async def within(self, seconds: float | None) -> AsyncIterator[None]:
        """Raises TimeoutError once the block has taken so long; None: until it is drawn in."""
        async with asyncio.timeout(seconds) as bound:
            self._bounds.add(bound)
            try:
                yield
            finally:
                self._bounds.discard(bound)

    def draw_in(self, seconds: float) -> None:
        """Whatever is under way has so many seconds left, or less where it had less."""
        end = asyncio.get_running_loop().time() + seconds
        for bound in self._bounds:
            before = bound.when()
            if not bound.expired() and (before is None or before > end):
                bound.reschedule(end)


class Exchanges:
    """Lends a client for one exchange after another, and can begin anew with fresh connections."""

    def __init__(self, make: Callable[[], httpx.AsyncClient]) -> None:
        """`make` makes the client. Raises what it raises."""
        self._make = make
        self._client = make()
        self._deadlines = Deadlines()
        self._old: dict[httpx.AsyncClient, int] = {}  # no longer lent, and how many exchanges still have it
        self._lent = 0  # how many have the present one

    @asynccontextmanager
    async def client(self, seconds: float | None) -> AsyncIterator[httpx.AsyncClient]:
        """The client, for an exchange of at most so many seconds. Raises TimeoutError."""
        client = self._client
        self._lent += 1
        try:
            async with self._deadlines.within(seconds):
                await self._close_old()
                yield client
        finally:
            self._give_back(client)

    def renew(self, grace: float) -> None:
        """No connection from before is used again; exchanges under way have `grace` seconds left.

        The proxy is looked up anew. Where that cannot be used, or its log-in cannot be had, all stays as it is.
        """
        self._deadlines.draw_in(grace)
        try:
            fresh = self._make()
        except WizardError:
            return
        self._old[self._client] = self._lent
        self._client, self._lent = fresh, 0

    async def close(self) -> None:
        clients, self._old = [self._client, *self._old], {}
        for client in clients:
            await client.aclose()

    def _give_back(self, client: httpx.AsyncClient) -> None:
        if client is self._client:
            self._lent -= 1
        elif client in self._old:
            self._old[client] -= 1

    async def _close_old(self) -> None:
        for client in [client for client, lent in self._old.items() if not lent]:
            await client.aclose()
            self._old.pop(client, None)  # not before: whoever is cancelled meanwhile leaves it to `close`
