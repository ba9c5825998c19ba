"""What this build knows of its release feed: `resources/updates.toml`, filled in by whoever packages it.

There is no address in the source: a program that somebody else builds must not ask us about itself. A file that is
wrong is said in the preferences and keeps nothing from running.
"""

from __future__ import annotations

import tomllib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from wizard.errors import UsageError
from wizard.resources import resource
from wizard.updates.minisign import PublicKey
from wizard.words import say

if TYPE_CHECKING:
    from pathlib import Path

FILE = "updates.toml"
MOST_KEYS = 2  # the one in use, and the one that follows it


@dataclass(frozen=True, slots=True)
class Build:
    """`feed`: the address, empty where there is none. `keys`: who may sign it. `pages`: what the address of every
    page begins with. `enabled`: whether it is asked unless somebody chose otherwise. `fault`: why the file is of
    no use, a sentence.
    """

    feed: str = ""
    keys: tuple[PublicKey, ...] = ()
    pages: str = ""
    enabled: bool = True
    fault: str = ""

    @property
    def host(self) -> str:
        """Who is asked."""
        return urlsplit(self.feed).hostname or ""


def load_build(path: Path | None = None) -> Build:
    """What the file says. Never fails: without a file, or with one that is wrong, there is no feed."""
    try:
        found = tomllib.loads((path or resource(FILE)).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Build()
    except (OSError, ValueError):
        return Build(fault=say("{file} of this build cannot be read.", file=FILE))
    enabled = found.get("enabled", True) is True
    if not found.get("feed"):
        return Build(enabled=enabled)
    try:
        return _checked(found, enabled=enabled)
    except UsageError as error:
        return Build(
            enabled=enabled, fault=say("{file} of this build is wrong: {reason}", file=FILE, reason=error.what)
        )


def _checked(found: dict[str, Any], *, enabled: bool) -> Build:
    keys = found.get("keys")
    if not isinstance(keys, list) or not 1 <= len(keys) <= MOST_KEYS:
        raise UsageError(say("“keys” has to hold one or two public keys."), field="keys")
    pages = _address(found, "pages")
    if not pages.startswith("https://") or not pages.endswith("/"):
        raise UsageError(say("“pages” has to begin with https:// and end with a slash."), field="pages")
    return Build(
        feed=_address(found, "feed"),
        keys=tuple(PublicKey.read(str(each)) for each in keys),
        pages=pages,
        enabled=enabled,
    )


def _address(found: dict[str, Any], name: str) -> str:
    """Raises UsageError for one that is not encrypted, or none at all."""
    text = str(found.get(name, "")).strip()
    with suppress(ValueError):
        parts = urlsplit(text)
        if parts.scheme == "https" and parts.hostname and "@" not in parts.netloc:
            return text
    from wizard.http import check_url  # loads httpx; the desk reads this before it needs that

    return check_url(text, name)
