"""The proxy preference: the system's, none, or one of our own with its log-in; kept, obeyed and tried out.

The choice stands in the settings, its password in the store of secrets alone (`PASSWORD`). `ProxyPreference` is
what `wizard.http` asks for every new client (`choose_proxies_by`): a log-in that cannot be had is an error there,
and never a way past the proxy.

SOCKS proxies are refused: they would need a library for HTTP and another one for web sockets, and the embedded
browser gives them no log-in.
"""

from __future__ import annotations

import ipaddress
import re
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote, urlsplit

import httpx

from wizard.errors import NeedsPerson, ProxyPasswordMissing, Unavailable, UsageError
from wizard.http import USER_AGENT, is_loopback, make_transport, system_proxy
from wizard.proxy_trouble import CHECK, certificate_refused, place_of, trouble_of
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from wizard.secrets import Secrets
    from wizard.settings import ProxyChoice, Settings, SettingsStore

PASSWORD: Final = "proxy/password"  # noqa: S105 - the secret's name
Kind = Literal["system", "none", "manual"]

_HOST = re.compile(r"(?=.{1,253}$)(?!-)[\w-]{1,63}(?:\.(?!-)[\w-]{1,63})*")
_TIMEOUT = httpx.Timeout(20.0, connect=10.0)


# --- What was entered ------------------------------------------------------------------------------------------


def check_address(text: str) -> str:
    """A proxy's address as it is kept: `http://name:port`; without a scheme it is http. Raises UsageError (field
    `address`)."""
    cleaned = text.strip().rstrip("/")
    if not cleaned:
        raise _wrong(say("The proxy's address is missing."))
    given = cleaned if "://" in cleaned else f"http://{cleaned}"
    try:
        parts = urlsplit(given)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _wrong(say("This is no address of a proxy.")) from None
    if parts.scheme.startswith("socks"):
        raise _wrong(
            say("SOCKS proxies cannot be used."),
            say("Enter an http or https proxy; most SOCKS servers offer one."),
        )
    if parts.username is not None or parts.password is not None:
        raise _wrong(
            say("The proxy's address has a user name or password in it."),
            say("Leave it out there; the log-in has fields of its own."),
        )
    whole = (
        parts.scheme in {"http", "https"} and _is_host(host) and not (parts.path or parts.query or parts.fragment)
    )
    if not whole or port == 0:
        raise _wrong(say("This is no address of a proxy."))
    if port is None:
        raise _wrong(say("The proxy's address has no port."))
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}:{port}"


def check_user(text: str) -> str:
    """The name that the proxy knows us by; "" for none. Raises UsageError (field `user`)."""
    name = text.strip()
    if ":" in name or not name.isprintable():
        raise UsageError(
            say("A user name for a proxy has no colon in it."), say("Check the user name."), field="user"
        )
    return name


def check_past(text: str) -> tuple[str, ...]:
    """Hosts that are reached without the proxy, from a text with commas or blanks between.

    Raises UsageError (field `past`)."""
    found: list[str] = []
    for word in re.split(r"[\s,;]+", text.strip().lower()):
        name = word.removeprefix("*").lstrip(".").strip("[]")
        if not name:
            continue
        if _network(name) is None and not _is_host(name):
            raise UsageError(
                say("“{word}” is no host.", word=word),
                say("Write names, addresses or networks, such as example.com, 192.0.2.7 or 10.0.0.0/8."),
                field="past",
            )
        found.append(name)
    return tuple(dict.fromkeys(found))


def _wrong(what: str, advice: str = "") -> UsageError:
    return UsageError(what, advice or say("Write it as http://proxy.example:3128."), field="address")


def _is_host(name: str) -> bool:
    return _network(name) is not None or _HOST.fullmatch(name) is not None


def _network(name: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    try:
        return ipaddress.ip_network(name, strict=False)
    except ValueError:
        return None


def goes_past(past: tuple[str, ...], host: str) -> bool:
    """Whether `host` is reached without the proxy. A name stands for all below it, too."""
    name = host.strip("[]").rstrip(".").lower()
    address = _network(name)
    for each in past:
        network = _network(each)
        if network is None:
            if name == each or name.endswith(f".{each}"):
                return True
        elif address is not None and address.version == network.version and address.network_address in network:
            return True
    return False


# --- Obeyed ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Route:
    """A choice with its password: which way requests go. `password`: None where it is not (or need not be) known.

    `proxy_for(scheme, host)` is what `choose_proxies_by` takes. Raises ProxyPasswordMissing, UsageError.
    """

    choice: ProxyChoice
    password: str | None = None

    def proxy_for(self, scheme: str, host: str) -> str | None:
        choice = self.choice
        if choice.kind == "system":
            return system_proxy(scheme, host)
        if choice.kind == "none" or goes_past(choice.past, host):
            return None
        if not choice.user:
            return choice.address
        if self.password is None:
            raise ProxyPasswordMissing(
                say("The proxy's password is not in the store of secrets."),
                say("Enter it again in the preferences, or with “channel-wizard proxy set”."),
            )
        start, _, place = choice.address.partition("://")
        return f"{start}://{quote(choice.user, safe='')}:{quote(self.password, safe='')}@{place}"

    def proxy_of(self, url: str) -> str | None:
        """As `wizard.http.proxy_for`, for who makes connections of its own. Raises as `proxy_for` does."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        return None if is_loopback(host) else self.proxy_for(parts.scheme, host)

    def __repr__(self) -> str:
        return f"Route({self.choice.kind})"


class ProxyPreference:
    """The preference of one home, for `choose_proxies_by`: always as the settings are now.

    The password is read once for each change of them; `read` does so anew. Both may block, as the store of secrets
    does: whoever has a loop calls `read` in a thread first. May be used from several threads.
    """

    def __init__(self, store: SettingsStore, secrets: Callable[[], Secrets]) -> None:
        self._store = store
        self._secrets = secrets
        self._lock = threading.Lock()
        self._route: Route | None = None

    def __call__(self, scheme: str, host: str) -> str | None:
        return self.route().proxy_for(scheme, host)

    def route(self) -> Route:
        """Raises SecretsUnavailable, and what reading the settings raises."""
        choice = self._store.load().proxy
        with self._lock:
            if self._route is None or self._route.choice != choice:
                self._route = _routed(choice, self._secrets)
            return self._route

    def read(self) -> Route:
        """As `route`, with the password as it is kept now."""
        with self._lock:
            self._route = None
        return self.route()


def _routed(choice: ProxyChoice, secrets: Callable[[], Secrets]) -> Route:
    wanted = choice.kind == "manual" and choice.user
    return Route(choice, secrets().get(PASSWORD) if wanted else None)


# --- Kept ------------------------------------------------------------------------------------------------------


def keep_proxy(
    store: SettingsStore, secrets: Callable[[], Secrets], choice: ProxyChoice, password: str | None
) -> ProxyChoice:
    """Keeps a choice (its fields checked) and its password; None leaves the password that is kept. Blocks.

    Raises UsageError (field `password`) where a log-in has no password yet, SecretsUnavailable, WizardError. The
    password comes first: cut off in between, the old choice meets a new password at worst.
    """
    if choice.kind == "manual" and choice.user:
        kept = secrets()
        if password is None and kept.get(PASSWORD) is None:
            raise UsageError(
                say("The proxy's password is missing."),
                say("Enter it, or leave the user name out."),
                field="password",
            )
        if password is not None:
            kept.put(PASSWORD, password)

    had_log_in = False

    def change(settings: Settings) -> Settings:
        nonlocal had_log_in
        had_log_in = bool(settings.proxy.user)
        now = choice.model_copy(update={"changed": settings.proxy.changed + 1})
        return settings.model_copy(update={"proxy": now})

    after = store.update(change).proxy
    if had_log_in and not after.user:
        _forget(secrets)
    return after


def _forget(secrets: Callable[[], Secrets]) -> None:
    """A log-in that is no longer used is not kept; where there is no store of secrets, there is none."""
    try:
        secrets().delete(PASSWORD)
    except NeedsPerson:
        return


# --- Tried out -------------------------------------------------------------------------------------------------


async def try_route(route: Route, url: str) -> str:
    """Whether the server at `url` is reached that way; a sentence that says how. Sends it one request, without a
    log-in of ours.

    Raises UsageError (field `address` or `password`) where the proxy stands in the way, ProxyPasswordMissing,
    Unavailable where the server does.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if is_loopback(host):
        return say("{host} is this computer itself, and is reached without a proxy.", host=host)
    proxy = route.proxy_for(parts.scheme, host)
    transport = make_transport(connections=1, proxy=proxy)
    request = httpx.Request(
        "HEAD", url, headers={"User-Agent": USER_AGENT}, extensions={"timeout": _TIMEOUT.as_dict()}
    )
    trouble: Exception | None = None
    try:
        await (await transport.handle_async_request(request)).aclose()
    except (httpx.HTTPError, OSError) as error:
        trouble = _trial_failed(error, proxy, host)
    finally:
        await transport.aclose()
    if trouble is not None:
        raise trouble
    if proxy is None:
        return say("{host} is reached without a proxy.", host=host)
    return say("{host} is reached through the proxy {proxy}.", host=host, proxy=place_of(proxy))


def _trial_failed(error: Exception, proxy: str | None, host: str) -> Exception:
    found = trouble_of(error, proxy, host)
    if found is not None:
        advice = say("Check address and port.") if found.advice == CHECK else found.advice
        return UsageError(found.what, advice, field=found.field)
    if proxy is not None and isinstance(error, httpx.TimeoutException):
        what = say("No answer came through the proxy {proxy} in time.", proxy=place_of(proxy))
        return UsageError(what, say("Check address and port."), field="address")
    if proxy is not None and isinstance(error, httpx.RemoteProtocolError | httpx.ReadError):
        what = say("What answers at {proxy} does not speak like a proxy.", proxy=place_of(proxy))
        return UsageError(what, say("Check address and port."), field="address")
    if isinstance(error, httpx.TimeoutException):
        return Unavailable(say("{host} does not answer in time.", host=host), say("Try again later."))
    if certificate_refused(error):
        return Unavailable(
            say("The certificate of {host} is not trusted on this computer.", host=host),
            say("A proxy that opens encrypted connections needs its own authority in this computer's store."),
        )
    return Unavailable(
        say("{host} cannot be reached.", host=host), say("Check this computer's connection, then try again.")
    )
