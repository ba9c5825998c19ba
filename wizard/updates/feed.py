"""The document of a release feed, and which of its versions is news for the program that runs.

    {"format": 1, "made": "2026-11-26T08:00:00Z", "expires": "2027-05-25T08:00:00Z",
     "releases": [{"version": "1.4.0", "date": "2026-11-20", "page": "https://…/1.4.0", "critical": false,
                   "what": {"en": "…", "de": "…", "fr": "…"}, "python": ">=3.11", "systems": ["linux"]}]}

`made` is also its number: a feed that was made before one seen already is refused (`asking`). `what` is one or two
sentences in English and, where there are any, in other languages; `critical` marks what mends a security fault.
`python` (PEP 440) and `systems` (linux, macos, windows) say where a version runs; without them it runs everywhere.
Keys that we do not know are passed over: format 1 may grow.
"""

from __future__ import annotations

import json
import platform
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final
from urllib.parse import urlsplit

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from wizard.updates.minisign import FeedRefused
from wizard.updates.state import Offer
from wizard.words import say

FORMAT: Final = 1
MAX_BYTES: Final = 64 * 1024  # of the whole file
LONGEST_TEXT: Final = 300  # characters of what is shown
_LONGEST_VERSION = 40
_SYSTEMS = {"linux": "linux", "darwin": "macos", "win32": "windows"}
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")  # Unicode's categories of what is not seen, or turns text around


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class Release(_Model):
    """One version, as the feed has it."""

    version: Annotated[str, Field(max_length=_LONGEST_VERSION)]
    date: date
    page: Annotated[str, Field(max_length=500)]
    critical: bool = False
    what: Mapping[str, str]
    python: Annotated[str, Field(max_length=100)] = ""
    systems: tuple[str, ...] = ()

    @property
    def number(self) -> Version:
        """Raises InvalidVersion."""
        return Version(self.version)


class Feed(_Model):
    """All of it. Times are aware."""

    made: AwareDatetime
    expires: AwareDatetime
    releases: Annotated[tuple[Release, ...], Field(max_length=200)]


@dataclass(frozen=True, slots=True)
class Computer:
    """What decides whether a version runs here. `python`: empty where the program brings its own."""

    system: str
    python: str

    @classmethod
    def this(cls) -> Computer:
        frozen = bool(getattr(sys, "frozen", False))
        return cls(_SYSTEMS.get(sys.platform, sys.platform), "" if frozen else platform.python_version())


def read_feed(document: bytes, pages: str) -> Feed:
    """The feed in a document whose signature was checked. Raises FeedRefused.

    `pages`: what the address of every page has to begin with.
    """
    try:
        found = json.loads(document)
    except (ValueError, RecursionError):
        raise FeedRefused(say("What came is no release feed.")) from None
    form = found.get("format") if isinstance(found, dict) else None
    if isinstance(form, int) and form > FORMAT:
        raise FeedRefused(
            say("The release feed is written for newer versions of Channel Wizard. Look for one yourself.")
        )
    if form != FORMAT:
        raise FeedRefused(say("What came is no release feed."))
    try:
        feed = Feed.model_validate_json(document)
        for release in feed.releases:
            _check(release, pages)
    except ValidationError as error:
        where = ".".join(str(each) for each in error.errors(include_url=False, include_input=False)[0]["loc"])
        raise FeedRefused(say("The release feed has a fault at {where}.", where=where[:60])) from None
    except (InvalidVersion, InvalidSpecifier):
        raise FeedRefused(say("The release feed has a fault at {where}.", where="releases.version")) from None
    return feed


def news(feed: Feed, running: str, computer: Computer | None = None) -> Offer | None:
    """The newest version that is newer than `running` and runs here; None: there is none.

    A version before its release (1.4.0rc1) is news only for whoever runs such a one. It is critical if any of the
    versions in between is, for that one's mend is in it, too.
    """
    here, there = Version(running), computer or Computer.this()
    newer = [
        each
        for each in feed.releases
        if each.number > here and _runs(each, there) and (here.is_prerelease or not each.number.is_prerelease)
    ]
    if not newer:
        return None
    newest = max(newer, key=lambda each: each.number)
    return Offer(
        version=str(newest.number),
        date=newest.date.isoformat(),
        page=newest.page,
        what={language[:5]: shown(text) for language, text in newest.what.items()},
        critical=any(each.critical for each in newer),
    )


def shown(text: str) -> str:
    """`text` on one line, without what cannot be seen, and no longer than `LONGEST_TEXT`."""
    line = " ".join(text.split())
    clean = "".join(each for each in line if unicodedata.category(each) not in _HIDDEN)
    return clean if len(clean) <= LONGEST_TEXT else f"{clean[: LONGEST_TEXT - 1]}…"


def _runs(release: Release, computer: Computer) -> bool:
    if release.systems and computer.system not in release.systems:
        return False
    return not (release.python and computer.python) or SpecifierSet(release.python).contains(computer.python)


def _check(release: Release, pages: str) -> None:
    _ = release.number, SpecifierSet(release.python)
    if "en" not in release.what:
        raise FeedRefused(say("The release feed has a fault at {where}.", where="releases.what"))
    if not _leads_there(release.page, pages):
        raise FeedRefused(say("The release feed leads to a page that is none of this build's."))


def _leads_there(page: str, pages: str) -> bool:
    """Whether a page is below the address that the build names, however a browser reads it."""
    if not page.startswith(pages) or not page.isascii() or any(each in page for each in ("\\", "..", "%", " ")):
        return False
    try:
        one, other = urlsplit(page), urlsplit(pages)
    except ValueError:
        return False
    return (one.scheme, one.netloc) == (other.scheme, other.netloc) and page.isprintable()
