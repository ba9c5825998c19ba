"""What somebody chose about newer versions, and what was last heard of them: `updates.json` of the home.

Apart from the rest, and without its libraries, for the desk reads it at the start. What cannot be read is as if it
had never been written: the feed is asked again, and somebody is perhaps told a second time.
"""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from filelock import FileLock, Timeout

from wizard.files import private_folder, write_private
from wizard.words import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wizard.home import Home
    from wizard.updates.build import Build

VERSION: Final = 1
_FILE = "updates.json"
_LOCK_WAIT = 10.0  # seconds; a change takes milliseconds
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Offer:
    """A version that is newer than the one that heard of it. `what`: the texts by language, English among them.

    `version` is in PEP 440's own form; `date`: of the release, ISO 8601; `page`: what the browser opens.
    """

    version: str
    date: str
    page: str
    what: Mapping[str, str]
    critical: bool = False

    @property
    def key(self) -> str:
        """What is skipped or was told. A version that becomes critical afterwards is news again."""
        return f"{self.version} critical" if self.critical else self.version

    def text(self, language: str) -> str:
        """What changed, in this language or in English."""
        return self.what.get(language) or self.what.get("en", "")


@dataclass(frozen=True, slots=True)
class State:
    """Times are in ms since 1970; None: never.

    `on`: as somebody chose; None: as the build says. `asked`: the last time anybody was asked, `read`: the last
    time that was of use; `problem`: what was wrong the last time, empty if nothing. `next`: not before.
    `seen`: when the newest feed of each key was made. `skipped`, `told`: keys of offers.
    """

    on: bool | None = None
    asked: int | None = None
    read: int | None = None
    next: int = 0
    problem: str = ""
    seen: Mapping[str, int] = field(default_factory=dict)
    offer: Offer | None = None
    skipped: str = ""
    told: str = ""

    def is_on(self, build: Build) -> bool:
        """Whether the feed is asked by itself."""
        return bool(build.feed) and (build.enabled if self.on is None else self.on)

    def newer(self, build: Build, running: str) -> Offer | None:
        """The version to update to, skipped or not; None: none is known, or it runs already.

        What another build heard here, of another feed or none, is not for this one.
        """
        if self.offer is None or not build.feed or not self.offer.page.startswith(build.pages):
            return None
        from packaging.version import InvalidVersion, Version  # loaded where there is something to compare

        try:
            return self.offer if Version(self.offer.version) > Version(running) else None
        except InvalidVersion:
            return None

    def offered(self, build: Build, running: str) -> Offer | None:
        """The version to speak of by ourselves: newer, and not skipped."""
        offer = self.newer(build, running)
        return offer if offer is not None and offer.key != self.skipped else None


class StateFile:
    """May be used from several threads and processes at once; every call blocks shortly."""

    def __init__(self, home: Home) -> None:
        self._path = home.config / _FILE

    def load(self) -> State:
        """Never fails."""
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            return _read(found) if found["version"] == VERSION else State()
        except FileNotFoundError:
            return State()
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            _log.info("What was known of newer versions cannot be read; it is asked for again.")
            return State()

    def update(self, change: Callable[[State], State]) -> State:
        """Reads, changes and writes under a lock. Raises DiskFull, OSError."""
        private_folder(self._path.parent)
        with suppress(Timeout), FileLock(f"{self._path}.lock", timeout=_LOCK_WAIT, mode=0o600):
            before = self.load()
            after = change(before)
            if after != before:
                document = {"version": VERSION, **asdict(after), "problem": pack(after.problem)}
                write_private(self._path, json.dumps(document, indent=2, ensure_ascii=False).encode())
            return after
        return change(self.load())  # somebody holds it for ten seconds: it counts until the next time

    def switch(self, *, on: bool) -> State:
        """Whether it is asked, from now on; switched on, it is asked soon. Raises DiskFull, OSError."""
        return self.update(lambda state: replace(state, on=on, next=0 if on else state.next))

    def skip(self, offer: Offer) -> State:
        """Speaks of this version no more. Raises DiskFull, OSError."""
        return self.update(lambda state: replace(state, skipped=offer.key))

    def note_told(self, offer: Offer) -> State:
        """Somebody was told of this version. Raises DiskFull, OSError."""
        return self.update(lambda state: replace(state, told=offer.key))


def _read(found: dict[str, Any]) -> State:
    """Raises what a file of another form raises."""
    offer, seen = found["offer"], found["seen"]
    state = State(
        on=found["on"],
        asked=found["asked"],
        read=found["read"],
        next=found["next"],
        problem=unpack(found["problem"]),
        seen={str(key): int(made) for key, made in seen.items()},
        offer=Offer(**offer) if offer is not None else None,
        skipped=found["skipped"],
        told=found["told"],
    )
    kinds = (
        (state.on, bool | None),
        (state.asked, int | None),
        (state.read, int | None),
        (state.next, int),
        (state.skipped, str),
        (state.told, str),
    )
    if not all(isinstance(value, kind) for value, kind in kinds) or (state.offer and not _is_offer(state.offer)):
        raise ValueError("of another kind")
    return state


def _is_offer(offer: Offer) -> bool:
    texts = (offer.version, offer.date, offer.page, *offer.what, *offer.what.values())
    return all(isinstance(each, str) for each in texts) and isinstance(offer.critical, bool)
