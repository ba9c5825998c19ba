"""Which proxy the embedded browser takes. Plain data, so that whoever opens a page needs no web engine for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy of one's own. `secure`: it is itself spoken to in TLS, which the engine cannot."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    secure: bool = False

    @classmethod
    def read(cls, url: str) -> Proxy:
        """Of a URL as `wizard.http.proxy_for` gives it."""
        parts = urlsplit(url)
        secure = parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        return cls(
            parts.hostname or "", port, unquote(parts.username or ""), unquote(parts.password or ""), secure
        )


@dataclass(frozen=True, slots=True)
class BrowserWay:
    """`system`: as the system says. Else through `proxy`, or without one (None).

    It counts for a whole log-in: pages of other hosts that it leads to go the same way as the first one.
    """

    system: bool = True
    proxy: Proxy | None = None
