"""What the tests of the practice Network share: a running server, a client of it, a clock that can be set."""

from __future__ import annotations

import re
import ssl
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any

import httpx

from wizard.practice.fediverse import PracticeFediverse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

# Plain http needs no certificates, and loading them takes longer than a test.
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
PATIENCE = 60.0  # seconds; only a defect takes so long
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)


@dataclass
class Clock:
    """Seconds since 1970, as the test sets them."""

    time: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.time


@dataclass
class Running:
    """A practice server with a client that may be logged in as anybody."""

    fediverse: PracticeFediverse
    base: str
    http: httpx.AsyncClient
    _tokens: dict[str, str] = field(default_factory=dict)

    def headers(self, name: str) -> dict[str, str]:
        token = self._tokens.setdefault(name, self.fediverse.token_for(name))
        return {"Authorization": f"Bearer {token}"}

    async def get(self, path: str, *, by: str = "brand", **more: Any) -> httpx.Response:
        return await self.http.get(path, headers=self.headers(by), **more)

    async def post(self, path: str, *, by: str = "brand", **more: Any) -> httpx.Response:
        headers = self.headers(by) | more.pop("headers", {})
        return await self.http.post(path, headers=headers, **more)

    async def put(self, path: str, *, by: str = "brand", **more: Any) -> httpx.Response:
        return await self.http.put(path, headers=self.headers(by), **more)

    async def delete(self, path: str, *, by: str = "brand") -> httpx.Response:
        return await self.http.delete(path, headers=self.headers(by))


@asynccontextmanager
async def running(fediverse: PracticeFediverse | None = None) -> AsyncIterator[Running]:
    there = fediverse or PracticeFediverse()
    async with there.serve() as base, client_of(base) as http:
        yield Running(there, base, http)


def client_of(base: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=base, verify=NO_CERTIFICATES, timeout=PATIENCE)


def form_of(html: str) -> dict[str, str]:
    """The hidden fields of a page's form, as a browser would send them along."""
    fields = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', html)
    return {unescape(name): unescape(value) for name, value in fields}
