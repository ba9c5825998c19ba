"""Fetches the files of a reply, from addresses that somebody else chose.

A URL in an event is a request made from inside this computer's network by whoever could write it. So: https only,
to public addresses only, and that is decided where it counts: `GuardedTransport` resolves the name itself, checks
each address, and connects to the very address it checked, for every redirect again. A name that changes its
address between check and connection gains nothing. Where a proxy is to be taken, the names are checked as far as
can be told from here, and the proxy connects. No cookie or credential of ours is ever used: requests go through
the transport, past any client that could add one. The size is bounded while it streams, compression is
declined, and all files together have one deadline.

A community manager reads what goes wrong for good (`NetworkRefused`); what may pass is `NetworkUnavailable`.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import ipaddress
import mimetypes
import os
import re
import socket
import ssl
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import httpx

from wizard.errors import DiskFull, NetworkRefused, NetworkUnavailable, UsageError
from wizard.http import USER_AGENT, check_url, make_transport, proxy_for
from wizard.networks.base import LocalFile

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from wizard.replies.events import AttachmentRef

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver: TypeAlias = "Callable[[str, int], Awaitable[Sequence[str]]]"

MAX_REDIRECTS = 5
MAX_NAME = 120  # characters
_MAX_ADDRESSES = 4  # of one name, tried one after another
_HOP_TIMEOUT = httpx.Timeout(30.0, connect=10.0)

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
# Inside it, but another network in disguise (6to4, Teredo and its neighbours), or documentation.
_SPECIAL_V6 = tuple(ipaddress.IPv6Network(net) for net in ("2001::/23", "2002::/16", "2001:db8::/32", "3fff::/20"))
_SPECIAL_V4 = tuple(ipaddress.IPv4Network(net) for net in ("192.0.0.0/24", "192.88.99.0/24", "100.64.0.0/10"))

# Endings of names that mean something in one network only, or nowhere (RFC 2606, 6761, 6762, 8375).
_NOT_PUBLIC = frozenset(
    {"arpa", "corp", "example", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain"}
    | {"localhost", "onion", "private", "test"}
)

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({408, 425, 429})
_MIME_TYPE = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9!#$&^_.+-]{0,126}/[a-zA-Z0-9][a-zA-Z0-9!#$&^_.+-]{0,126}")
_EXTENSION = re.compile(r"\.?([A-Za-z0-9]{1,16})")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')


# --- Where a file may come from --------------------------------------------------------------------------------


def is_public(address: Address) -> bool:
    """Whether `address` is one host of the public internet, and no way around to another network.

    Stricter than `is_global`: no multicast, no IPv6 address that stands for an IPv4 one (mapped, compatible,
    NAT64, 6to4, Teredo), nothing reserved.
    """
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _SPECIAL_V4)
    return address in _GLOBAL_UNICAST and not any(address in network for network in _SPECIAL_V6)


def is_public_or_loopback(address: Address) -> bool:
    """As `is_public`, and this computer itself."""
    return is_public(address) or _is_loopback(address)


async def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of `host` as the system knows them. Raises OSError where it knows none."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


class AddressRefused(httpx.TransportError):
    """None of the addresses behind a name may be connected to."""


class GuardedTransport(httpx.AsyncBaseTransport):
    """Connects only to addresses that `permitted` allows; over plain http only to loopback ones of these.

    The name is resolved here, once for each request, and the connection goes to the address that was checked;
    Host header and TLS name stay those of the URL.

    Through a proxy it is the proxy that connects, and looks the name up itself. So a name goes there only if the
    addresses that we find behind it are all allowed; or if we find none, as where the proxy alone knows the names
    of the internet, and it is a public kind of name. What else may be reached is then the proxy's to say.
    """

    def __init__(
        self,
        permitted: Callable[[Address], bool],
        *,
        resolver: Resolver = resolve,
        verify: ssl.SSLContext | None = None,
    ) -> None:
        self._permitted = permitted
        self._resolver = resolver
        self._verify = verify
        self._inner = make_transport(connections=4, verify=verify)
        self._through: dict[str, httpx.AsyncHTTPTransport] = {}  # by proxy

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.raw_host.decode("ascii")
        proxy = proxy_for(f"{request.url.scheme}://{request.url.netloc.decode('ascii')}")
        if proxy is not None:
            return await self._by_proxy(request, host, proxy)
        failure: httpx.TransportError = AddressRefused("no address that may be connected to", request=request)
        for address in await self._addresses(request.url, host):
            direct = httpx.Request(
                request.method,
                request.url.copy_with(host=str(address)),
                headers=request.headers,
                extensions={**request.extensions, "sni_hostname": host},
            )
            try:
                return await self._inner.handle_async_request(direct)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise failure

    async def _by_proxy(self, request: httpx.Request, host: str, proxy: str) -> httpx.Response:
        if request.url.scheme != "https" or not await self._may_go_by_proxy(request.url, host):
            raise AddressRefused("no address that may be connected to", request=request)
        if proxy not in self._through:
            self._through[proxy] = make_transport(connections=4, verify=self._verify, proxy=proxy)
        return await self._through[proxy].handle_async_request(request)

    async def _may_go_by_proxy(self, url: httpx.URL, host: str) -> bool:
        try:
            texts = await self._resolver(host, url.port or 443)
        except (OSError, UnicodeError):
            return "." in host.strip(".") and host.rstrip(".").rpartition(".")[2].lower() not in _NOT_PUBLIC
        return bool(texts) and all(self._permitted(ipaddress.ip_address(text)) for text in texts)

    async def aclose(self) -> None:
        for each in (self._inner, *self._through.values()):
            await each.aclose()

    async def _addresses(self, url: httpx.URL, host: str) -> list[Address]:
        port = url.port or (443 if url.scheme == "https" else 80)
        try:
            texts = await self._resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise httpx.ConnectError("the name is not known") from error
        addresses = [ipaddress.ip_address(text) for text in dict.fromkeys(texts)]
        allowed = [item for item in addresses if self._permitted(item)]
        if url.scheme != "https":
            allowed = [item for item in allowed if _is_loopback(item)]
        return allowed[:_MAX_ADDRESSES]


def _is_loopback(address: Address) -> bool:
    """127.0.0.0/8 and ::1; not the same in an IPv6 disguise."""
    return address.is_loopback and getattr(address, "ipv4_mapped", None) is None


# --- Fetching --------------------------------------------------------------------------------------------------


async def fetch_files(
    files: Sequence[AttachmentRef],
    folder: Path,
    *,
    allow_loopback: bool,
    max_bytes: int,
    timeout: float = 60.0,  # noqa: ASYNC109  # one deadline for all files, told in our own words
    permitted: Callable[[Address], bool] | None = None,
    resolver: Resolver = resolve,
    verify: ssl.SSLContext | None = None,
) -> tuple[LocalFile, ...]:
    """Fetches all files into `folder` (which exists and is the caller's to clear), in order.

    `max_bytes` is for each file, `timeout` (seconds) for all together. `allow_loopback` additionally allows this
    computer's own addresses, also over http: right only where SocialHub itself is played on this computer.
    `permitted`, `resolver` and `verify` replace the decision on addresses, the look-up of names and the check of
    certificates. On any error no file is left behind.

    Raises NetworkRefused with a sentence for a community manager, NetworkUnavailable where it may pass, DiskFull.
    """
    allowed = permitted or (is_public_or_loopback if allow_loopback else is_public)
    fetched: list[LocalFile] = []
    name = ""
    try:
        async with (
            asyncio.timeout(timeout),
            GuardedTransport(allowed, resolver=resolver, verify=verify) as transport,
        ):
            for file in files:
                name = safe_name(file)
                fetched.append(await _Fetch(file, name, transport, max_bytes).into(folder))
    except BaseException as error:
        for done in fetched:
            _discard(done.path)
        if isinstance(error, TimeoutError):
            raise NetworkUnavailable(_sentence(name, "it did not arrive in time")) from None
        raise
    return tuple(fetched)


class _Fetch:
    """One file on its way: through redirects, within its limits, to disk."""

    def __init__(self, file: AttachmentRef, name: str, transport: GuardedTransport, max_bytes: int) -> None:
        self._file = file
        self._name = name
        self._transport = transport
        self._max_bytes = max_bytes

    async def into(self, folder: Path) -> LocalFile:
        try:
            response = await self._response()
            try:
                self._check(response)
                path, size = await self._store(response, folder)
            finally:
                await response.aclose()
        except AddressRefused:
            raise self._refused("its address is not on the public internet") from None
        except httpx.TimeoutException:
            raise self._unavailable("its server does not answer in time") from None
        except httpx.TransportError as error:
            if _is_certificate_error(error):
                raise self._refused("the certificate of its server is not valid") from None
            raise self._unavailable("its server cannot be reached, or broke off") from None
        return LocalFile(path=path, name=self._name, mime_type=self._mime_type(response), size=size)

    async def _response(self) -> httpx.Response:
        """The answer at the end of the redirects, its body not yet read."""
        url = self._file.url
        for _hop in range(MAX_REDIRECTS + 1):
            response = await self._transport.handle_async_request(self._request(url))
            location = response.headers.get("location")
            if response.status_code not in _REDIRECTS or location is None:
                return response
            await response.aclose()
            try:
                url = str(httpx.URL(url).join(location).copy_with(fragment=None))
            except (httpx.InvalidURL, ValueError):
                raise self._refused("its server points to an address that is none") from None
        raise self._refused("its server points from one address to the next without end")

    def _request(self, url: str) -> httpx.Request:
        try:
            checked = httpx.URL(check_url(url, "url"))
        except (UsageError, httpx.InvalidURL, ValueError):
            raise self._refused("its address is not one that starts with https://") from None
        return httpx.Request(
            "GET",
            checked,
            headers={
                "User-Agent": USER_AGENT,
                "Accept": "*/*",
                "Accept-Encoding": "identity",
                "Connection": "close",  # names that share an address never share a connection
            },
            extensions={"timeout": _HOP_TIMEOUT.as_dict()},
        )

    def _check(self, response: httpx.Response) -> None:
        status = response.status_code
        if status in _PASSING or status >= 500:
            wait = response.headers.get("retry-after", "")
            raise self._unavailable(
                f"its server answers with the error {status}",
                wait=float(wait) if wait.isascii() and wait.isdigit() and len(wait) < 6 else None,
            )
        if status in {404, 410}:
            raise self._refused("it does not exist any more")
        if status in {401, 403}:
            raise self._refused("its server does not give it out (any more)")
        if status != 200:
            raise self._refused(f"its server answers with the code {status}")
        if response.headers.get("content-encoding", "identity").lower() not in {"", "identity"}:
            raise self._refused("its server sends it compressed although asked not to")
        length = response.headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length[:20]) > self._max_bytes:
            raise self._too_large()

    async def _store(self, response: httpx.Response, folder: Path) -> tuple[Path, int]:
        try:
            handle, text = await asyncio.to_thread(tempfile.mkstemp, prefix="attachment-", dir=folder)
        except OSError as error:
            raise self._storage_error(error) from error
        path = Path(text)
        try:
            return path, await self._copy(response, handle)
        except BaseException as error:
            _discard(path)
            if isinstance(error, OSError):
                raise self._storage_error(error) from error
            raise

    async def _copy(self, response: httpx.Response, handle: int) -> int:
        """Writes the body to the open file `handle`, and closes it. Gives the size."""
        size = 0
        with os.fdopen(handle, "wb") as target:
            async for chunk in response.aiter_raw():
                size += len(chunk)
                if size > self._max_bytes:
                    raise self._too_large()
                target.write(chunk)
        return size

    def _mime_type(self, response: httpx.Response) -> str:
        """What SocialHub says, else the server, else the name."""
        said = response.headers.get("content-type", "").partition(";")[0].strip()
        guessed, _encoding = mimetypes.guess_type(self._name)
        for candidate in (self._file.mime_type, said, guessed):
            if candidate and _MIME_TYPE.fullmatch(candidate):
                return candidate.lower()
        return "application/octet-stream"

    def _refused(self, reason: str) -> NetworkRefused:
        return NetworkRefused(_sentence(self._name, reason))

    def _too_large(self) -> NetworkRefused:
        return self._refused(f"it is larger than the {_readable(self._max_bytes)} that can be sent")

    def _unavailable(self, reason: str, *, wait: float | None = None) -> NetworkUnavailable:
        return NetworkUnavailable(_sentence(self._name, reason), wait=wait)

    def _storage_error(self, error: OSError) -> DiskFull | NetworkUnavailable:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return DiskFull(f"There is no room on this computer for the file {self._name}.", "Free some space.")
        return self._unavailable("it cannot be stored on this computer")


def _discard(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _sentence(name: str, reason: str) -> str:
    return f"The file {name} could not be fetched: {reason}."


def _readable(size: int) -> str:
    for unit, factor in (("MB", 1_000_000), ("kB", 1_000)):
        if size >= factor:
            return f"{size / factor:.1f}".removesuffix(".0") + f" {unit}"
    return f"{size} bytes"


def _is_certificate_error(error: BaseException) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return True
        seen = seen.__cause__ or seen.__context__
    return False


# --- Names -----------------------------------------------------------------------------------------------------


def safe_name(file: AttachmentRef) -> str:
    """The file's name, fit for showing and for handing on: never a path, no control or formatting characters,
    1 to 120 characters, the extension kept where there is one.
    """
    given = _clean(file.name)
    if not given:
        return f"file{_extension(file)}"
    stem, dot, ending = given.rpartition(".")
    if not stem or len(ending) > 16:
        return given[: MAX_NAME - 17] + _extension(file)
    return stem[: MAX_NAME - 17] + dot + ending


def _clean(name: str) -> str:
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(char for char in last if not unicodedata.category(char).startswith("C"))
    return _NOT_IN_NAMES.sub("_", visible).strip(". \u00a0\t")


def _extension(file: AttachmentRef) -> str:
    match = _EXTENSION.fullmatch(file.extension)
    return f".{match[1].lower()}" if match else ""
