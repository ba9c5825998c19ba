"""One file that tells whoever helps how this installation is, and nothing about the people who use it.

Versions, health, the doctor's answers, the settings' shape, the journal's figures and the log's last lines. It is
put together from figures, kinds and our own sentences with their values left out (`Words` keep their pattern).
Where a text is not known to be ours alone (log lines, the doctor's sentences), `StandIns.clean` replaces what is
known by a stable stand-in (channel 1, server A) and takes out whatever could be a name, an address, an id or a
quotation. Rather a word too many is taken out, for the file is sent to others.
"""

from __future__ import annotations

import asyncio
import contextlib
import getpass
import json
import platform
import re
import socket
import sqlite3
import sys
import time
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from urllib.request import getproxies

from wizard import __version__
from wizard.control.client import open_handle
from wizard.doctor import examine
from wizard.errors import WizardError
from wizard.files import raise_if_full, write_private
from wizard.hub.client import ROUTE_WORDS
from wizard.logs import FILE_NAME, Redactor
from wizard.settings import ProxyChoice
from wizard.sync.database import connect
from wizard.sync.records import ItemState, JobState, Kind
from wizard.updates.build import load_build
from wizard.updates.state import StateFile
from wizard.words import Words, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import Enum

    from wizard.app import App
    from wizard.settings import Settings
    from wizard.sync.standing import ChannelStanding, Link, Snapshot

LOG_LINES: Final = 300
_PACKAGES: Final = ("httpx", "websockets", "pydantic", "keyring", "PySide6", "starlette")
_DOCTOR_SECONDS: Final = 90.0


async def collect(app: App) -> str:
    """The whole file as a text (JSON). Blocks nothing for long, changes nothing, and never raises WizardError."""
    try:
        settings: Settings | None = app.store.load()
    except WizardError:
        settings = None
    hidden = StandIns.of(app, settings)
    found: dict[str, object] = {
        "versions": _versions(),
        "settings": _settings(settings, hidden) if settings else "cannot be read",
        "proxy": settings.proxy.kind if settings else "cannot be read",
        "health": await _health(app, hidden),
        "doctor": await _doctor(app, hidden),
        "journal": await asyncio.to_thread(_journal, app, hidden),
        "updates": await asyncio.to_thread(_updates, app, hidden),
        "log": await asyncio.to_thread(_log, app, hidden),
    }
    return json.dumps(found, indent=2, ensure_ascii=False)


def save(text: str, path: Path) -> None:
    """Writes what `collect` gave, with mode 0600. Raises WizardError, DiskFull."""
    try:
        write_private(path, text.encode())
    except OSError as error:
        raise_if_full(error, path)
        raise WizardError(
            say("{path} cannot be written: {reason}.", path=path, reason=error.strerror or type(error).__name__)
        ) from None


# --- What is left out ------------------------------------------------------------------------------------------

_URL = re.compile(r"\b[a-z][a-z0-9+.-]*://(?:\[removed\]|[^\s“”\"'<>)\]])+", re.IGNORECASE)
_HANDLE = re.compile(r"@?[\w.+-]+@[\w.-]+|(?<![\w.])@[\w.-]+")
_PATH = re.compile(r"(?<![\w.])(?:~|[A-Za-z]:)?[/\\][^\s“”\"',;:)\]]+")
_DOTTED = re.compile(r"(?<![\w/])\w[\w-]*(?:\.[\w-]+)+(?::\d+)?")
_IPV6 = re.compile(
    r"\[[0-9a-f:.]*:[0-9a-f:.]*\](?::\d+)?|(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)|‘[^’]*’|«[^»]*»|„[^“”]*[“”]")
_ID = re.compile(r"(?<![\w.])(?=[\w-]*\d)(?:[\w-]{12,}|\d{6,}|[0-9a-fA-F]{8,})(?!\w)")
_FOREIGN = re.compile(r"\w*[^\W\d_\x00-\x7f]\w*")
_OURS = re.compile(r"^(?:channel|server|account) (?:\d+|[A-Z]+)$|^channel-wizard [a-z -]+$")
_TIME = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.,\d]*(?:[+-]\d\d:\d\d|Z)? [A-Z]+ ")
_SOURCE = re.compile(r"^(?:wizard/)?[\w/]+\.py(?::\d+)?$")


class StandIns:
    """Stable names for what must not be told: the same channel is “channel 1” everywhere in the file."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._servers: dict[str, str] = {}
        self._redactor = Redactor()

    @classmethod
    def of(cls, app: App, settings: Settings | None) -> StandIns:
        """With everything that the settings name."""
        made = cls()
        for number, channel in enumerate(settings.channels if settings else (), 1):
            made.add(channel.name, f"channel {number}")
            for account in (channel.profile_handle, channel.profile_name, channel.profile_id, channel.profile_url):
                made.add(account or "", f"account {number}")
            made.add(channel.account_id, "id")
            made.add(channel.channel_id, "id")
            for address in (channel.hub_url, channel.replies.public_url, channel.replies.listen):
                made.server(address or "")
            for value in channel.network_fields.values():
                made.server(value)
        made._add_proxy(settings)
        for folder, name in ((app.home.config, "config"), (app.home.data, "data"), (app.home.logs, "logs")):
            made.add(str(folder), f"<{name}>")
        with contextlib.suppress(OSError, KeyError, RuntimeError):
            made.add(str(Path.home()), "<user>")
            made.add(getpass.getuser(), "<user>")
        made.add(socket.gethostname(), "<computer>")
        return made

    def _add_proxy(self, settings: Settings | None) -> None:
        """Ours and the system's: of a proxy only its kind is told."""
        choice = settings.proxy if settings else ProxyChoice()
        for address in (choice.address, *getproxies().values()):
            host = _host(address)
            self.add(host, "proxy")
            self.add(host.rpartition(":")[0], "proxy")
        self.add(choice.user, "<user>")

    def add(self, value: str, stand_in: str) -> None:
        if value.strip():
            self._known.setdefault(value.strip().lower(), stand_in)

    def server(self, address: str) -> str:
        """The stand-in for a URL, or a host with or without a port; empty for none."""
        host = _host(address)
        if not host:
            return ""
        if host not in self._servers:
            self._servers[host] = f"server {_letters(len(self._servers))}"
            self.add(host, self._servers[host])
            self.add(address, self._servers[host])
        return self._servers[host]

    def shape(self, text: str) -> str:
        """A sentence of ours without its values, figures apart; any other text cleaned."""
        if not isinstance(text, Words):
            return self.clean(text)
        values = {
            name: value
            if isinstance(value, int | float)
            else self.shape(value)
            if isinstance(value, Words)
            else f"‹{name}›"
            for name, value in text.values.items()
        }
        try:
            return text.pattern.format(**values)
        except (LookupError, ValueError, TypeError):
            return text.pattern

    def clean(self, text: str) -> str:
        """`text` without anything that could be a name, an address, an id, a quotation or a secret."""
        text = self._redactor.redact(text)
        for known in sorted(self._known, key=len, reverse=True):
            pattern = rf"(?<!\w){re.escape(known)}(?!\w)"
            text = re.sub(pattern, self._known[known].replace("\\", r"\\"), text, flags=re.IGNORECASE)
        text = _URL.sub(lambda found: self.server(found[0].rstrip(".,;:")) or "server", text)
        text = _HANDLE.sub("‹account›", text)
        text = _QUOTED.sub(lambda found: found[0] if _OURS.match(found[0][1:-1]) else "“…”", text)
        text = _IPV6.sub("‹address›", text)
        text = _PATH.sub(lambda found: found[0] if _is_route(found[0]) else "‹path›", text)
        text = _DOTTED.sub(self._dotted, text)
        text = _ID.sub(lambda found: found[0] if found[0].startswith("channel-wizard") else "‹id›", text)
        return _FOREIGN.sub("…", text)

    def _dotted(self, found: re.Match[str]) -> str:
        """A source file or a name of Python's stays, a figure too; all else is taken for a host."""
        text = found[0]
        parent, _, name = text.rpartition(".")
        if _SOURCE.match(text) or re.fullmatch(r"\d+\.\d+", text):
            return text
        if parent in sys.modules and hasattr(sys.modules[parent], name):
            return text
        return self.server(text) or "‹address›"

    def line(self, text: str) -> str:
        """A line of the log; its time and level stay."""
        head = _TIME.match(text)
        return f"{head[0]}{self.clean(text[head.end() :])}" if head else self.clean(text)


def _is_route(path: str) -> bool:
    """Whether it is one of SocialHub's API, as our log has them."""
    return all(part in ROUTE_WORDS for part in path.split("/"))


def _host(address: str) -> str:
    try:
        return (urlsplit(address if "://" in address else f"//{address}").netloc.rpartition("@")[2]).lower()
    except ValueError:
        return ""


def _letters(number: int) -> str:
    return (_letters(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


# --- What is told ----------------------------------------------------------------------------------------------


def _versions() -> Mapping[str, object]:
    packages: dict[str, str] = {}
    for name in _PACKAGES:
        with contextlib.suppress(metadata.PackageNotFoundError):
            packages[name] = metadata.version(name)
    return {
        "channel_wizard": __version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "packages": packages,
    }


def _settings(settings: Settings, hidden: StandIns) -> list[object]:
    return [
        {
            "channel": f"channel {number}",
            "network": each.network_kind,
            "network_fields": {
                name: hidden.server(value) or "‹set›" for name, value in each.network_fields.items()
            },
            "socialhub": hidden.server(each.hub_url),
            "since": each.since.date().isoformat(),
            "created": each.created.date().isoformat(),
            "sources": "all" if each.sources is None else len(each.sources),
            "replies": each.replies.via,
            "public_address": hidden.server(each.replies.public_url or ""),
            "reusable": each.reusable,
        }
        for number, each in enumerate(settings.channels, 1)
    ]


async def _health(app: App, hidden: StandIns) -> object:
    try:
        async with open_handle(app) as handle:
            snapshot = await handle.status()
            role = handle.hello.role
    except WizardError as error:
        return {"error": type(error).__name__, "text": hidden.shape(error.what)}
    return {"runs_in": role or "nothing", **_snapshot(snapshot, hidden)}


def _snapshot(snapshot: Snapshot, hidden: StandIns) -> Mapping[str, object]:
    return {
        "state": snapshot.state.value,
        "text": hidden.shape(snapshot.text),
        "running": snapshot.running,
        "offline": snapshot.offline_since is not None,
        "room": snapshot.room,
        "channels": [_channel(number, each, hidden) for number, each in enumerate(snapshot.channels, 1)],
    }


def _channel(number: int, standing: ChannelStanding, hidden: StandIns) -> Mapping[str, object]:
    counts = standing.counts
    return {
        "channel": f"channel {number}",
        "state": standing.state.value,
        "text": hidden.shape(standing.text),
        "paused": standing.paused_until is not None,
        "caught_up_seconds_ago": _ago(standing.caught_up),
        "counts": {name: getattr(counts, name) for name in counts.__slots__},
        "chain": [_link(each, hidden) for each in standing.chain],
    }


def _link(link: Link, hidden: StandIns) -> Mapping[str, object]:
    return {
        "part": link.part.value,
        "health": link.health.value,
        "server": hidden.server(link.host),
        "text": hidden.shape(link.text),
        "seen_seconds_ago": _ago(link.seen),
        "mend": link.mend.value,
    }


def _ago(at: int | None) -> int | None:
    return None if at is None else int(time.time() - at / 1000)


async def _doctor(app: App, hidden: StandIns) -> object:
    try:
        async with asyncio.timeout(_DOCTOR_SECONDS):
            findings = await examine(app)
    except TimeoutError:
        return "took too long"
    return [
        {"subject": hidden.clean(each.subject), "well": each.well, "text": hidden.shape(each.text)}
        for each in findings
    ]


def _journal(app: App, hidden: StandIns) -> object:
    path = app.journal_path
    if not path.exists():
        return "none yet"
    files = {each.suffix or each.name: each.stat().st_size for each in path.parent.glob(f"{path.name}*")}
    try:
        with contextlib.closing(connect(path, read_only=True)) as db:
            return {
                "bytes": sum(files.values()),
                "migration": db.execute("PRAGMA user_version").fetchone()[0],
                "items": _by(db, "item", "state", hidden, lambda value: _named(ItemState, value)),
                "jobs": _by(db, "job", "state", hidden, lambda value: _named(JobState, value)),
                "activity": _by(db, "activity", "kind", hidden, lambda value: _named(Kind, value)),
                "events": db.execute("SELECT count(*) FROM event").fetchone()[0],
                "manifest_versions": db.execute("SELECT count(*) FROM manifest_version").fetchone()[0],
            }
    except sqlite3.Error as error:
        return {"bytes": sum(files.values()), "error": type(error).__name__}


def _updates(app: App, hidden: StandIns) -> Mapping[str, object]:
    build, state = load_build(), StateFile(app.home).load()
    newer = state.newer(build, __version__)
    return {
        "feed": bool(build.feed),
        "on": state.is_on(build),
        "on_in_this_build": build.enabled,
        "chosen": state.on is not None,
        "asked_seconds_ago": _ago(state.asked),
        "read_seconds_ago": _ago(state.read),
        "problem": hidden.shape(build.fault or state.problem),
        "newer": newer.version if newer else None,
        "skipped": newer is not None and newer.key == state.skipped,
    }


def _by(
    db: sqlite3.Connection, table: str, column: str, hidden: StandIns, name: Callable[[int], str]
) -> Mapping[str, Mapping[str, int]]:
    """How many rows there are of each kind, for each channel."""
    found: dict[str, dict[str, int]] = {}
    names = dict(db.execute("SELECT id, name FROM channel").fetchall())
    sql = f"SELECT channel, {column}, count(*) FROM {table} GROUP BY 1, 2 ORDER BY 1, 2"  # noqa: S608 - our own words
    for channel, value, count in db.execute(sql):
        of = hidden.clean(names[channel]) if channel in names else "removed channels"
        found.setdefault(of, {})[name(value)] = count
    return found


def _named(kind: type[Enum], value: int) -> str:
    try:
        return kind(value).name.lower()
    except ValueError:
        return str(value)


def _log(app: App, hidden: StandIns) -> list[str]:
    """The last lines, oldest first."""
    lines: list[str] = []
    for name in (f"{FILE_NAME}.1", FILE_NAME):
        with contextlib.suppress(OSError):
            lines += (app.home.logs / name).read_text(encoding="utf-8", errors="replace").splitlines()
    return [hidden.line(each) for each in lines[-LOG_LINES:]]
