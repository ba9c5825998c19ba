"""The file for an unattended set-up: a channel described in TOML (`channel-wizard setup --from FILE`).

Any text in it may be `env:NAME` or `file:PATH`, so that the file itself needs no secret. Everything wrong with it
is a UsageError that names the line; values are never quoted, for any of them may be a secret in the wrong place.
Nothing is asked online in here.

    name = "brand-mastodon"
    hub_url = "https://api.socialhub.io/"     # optional
    [channel]
    access_token = "env:SOCIALHUB_TOKEN"
    [network]
    kind = "mastodon"
    server = "https://mastodon.example"       # the Network's own fields
    access_token = "file:token.txt"           # optional
    [sync]
    since = "now"                             # or "24h", "7d", a date
    [replies]
    via = "direct"                            # or "none"
    public_url = "https://me.example/hook"
    listen = "127.0.0.1:8765"
    [manifest]
    file = "manifest.json"
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from wizard.errors import UsageError
from wizard.files import expand
from wizard.http import check_url, is_loopback
from wizard.settings import ReplyRoute, check_channel_name
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

DEFAULT_HUB_URL = "https://api.socialhub.io/"
DEFAULT_LISTEN = "127.0.0.1:8765"

_SECTIONS: dict[str, tuple[str, ...]] = {
    "channel": ("access_token",),
    "network": ("kind", "access_token"),
    "sync": ("since",),
    "replies": ("via", "public_url", "listen"),
    "manifest": ("file",),
}
_In = TypeVar("_In")
_Out = TypeVar("_Out")
_TOP = ("name", "hub_url", *_SECTIONS)
_MAX_BYTES = 1024 * 1024

_AGO = re.compile(r"(\d+)\s*([mhdw])", re.ASCII | re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{0,63}")
_MAX_LINES = 500  # in which a line is looked for, at the cost of reading the file as often
_PLACE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class SetupFile:
    """A channel to set up. Tokens and the Network's fields may be secret and are kept out of the repr.

    `since` is aware, in UTC. `manifest_file` exists. `network_fields` are as written, not yet cleaned by the
    Network.
    """

    path: Path
    name: str
    hub_url: str
    channel_token: str = field(repr=False)
    network_kind: str
    network_fields: Mapping[str, str] = field(repr=False)
    network_token: str | None = field(repr=False)
    since: datetime
    replies: ReplyRoute
    manifest_file: Path | None


def read_setup_file(
    path: Path,
    environ: Mapping[str, str],
    *,
    network_fields: Callable[[str], Collection[str]],
    now: datetime | None = None,
) -> SetupFile:
    """Reads and checks the whole file. `now` (aware) is what `since` counts from.

    `network_fields`: the ids of the fields that a kind of Network asks for; raises UsageError for a kind there
    is not. Raises UsageError for everything wrong, with `field` set to the key (`sync.since`) or `file:line`.
    """
    reader = _Reader(path, _read_text(path, "The set-up file"), environ)
    reader.check_keys((), _TOP)
    for section, keys in _SECTIONS.items():
        if section != "network":
            reader.check_keys((section,), keys)
    kind = reader.required("network", "kind")
    with_fields = reader.checked(network_fields, kind, "network", "kind")
    reader.check_keys(("network",), (*_SECTIONS["network"], *with_fields))
    fields = {each: reader.optional("network", each) for each in with_fields if each not in _SECTIONS["network"]}
    return SetupFile(
        path=path,
        name=reader.checked(check_channel_name, reader.required("name"), "name"),
        hub_url=reader.url("hub_url") or DEFAULT_HUB_URL,
        channel_token=reader.required("channel", "access_token"),
        network_kind=kind,
        network_fields={each: value for each, value in fields.items() if value is not None},
        network_token=reader.optional("network", "access_token"),
        since=_since(reader, now or datetime.now(UTC)),
        replies=_replies(reader),
        manifest_file=_manifest(reader),
    )


def parse_since(value: str | date, now: datetime) -> datetime:
    """A point in time at or before `now` (aware): `now`, `90m`, `24h`, `7d`, `2w`, a date, or a date and time.

    A date means its first moment; without a zone it is this computer's. The result is aware, in UTC. Raises
    UsageError.
    """
    try:
        result = _point(value, now).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            say("This is no point in time."),
            say("Write now, a time back such as 24h or 7d, a date such as 2026-05-31, or a date and time."),
            field="since",
        ) from None
    if result > now:
        raise UsageError(
            say("This point in time is still to come."), say("Write one that has passed, or now."), field="since"
        )
    return result


def _point(value: str | date, now: datetime) -> datetime:
    if isinstance(value, str):
        text = value.strip()
        if text.lower() == "now":
            return now
        if match := _AGO.fullmatch(text):
            return now - int(match[1]) * _UNITS[match[2].lower()]
        return datetime.fromisoformat(text)
    return value if isinstance(value, datetime) else datetime.combine(value, time())


def parse_listen(text: str, field: str = "listen", name: str = "") -> str:
    """`host:port` on this computer itself, without blanks around it. Raises UsageError naming `field`.

    `name`: what its sentences call the field, where people do not know it by `field`.
    """
    name = name or field
    cleaned = text.strip()
    host, _, port = cleaned.rpartition(":")
    bare_v6 = ":" in host and not (host.startswith("[") and host.endswith("]"))
    if not host or bare_v6 or not (port.isascii() and port.isdecimal() and 0 < int(port[:6]) < 65536):
        raise UsageError(
            say("{name} is no address with a port.", name=name),
            say("Write it as {example}.", example=DEFAULT_LISTEN),
            field=field,
        )
    if not is_loopback(host):
        raise UsageError(
            say("{name} is not an address of this computer alone.", name=name),
            say(
                "Write it as {example}, and let your proxy or tunnel pass requests on to it.",
                example=DEFAULT_LISTEN,
            ),
            field=field,
        )
    return cleaned


# --- The parts -------------------------------------------------------------------------------------------------


def _since(reader: _Reader, now: datetime) -> datetime:
    value = reader.value("sync", "since")
    if value is None:
        return now.astimezone(UTC)
    if not isinstance(value, date):
        value = reader.required("sync", "since")
    return reader.checked(lambda each: parse_since(each, now), value, "sync", "since")


def _replies(reader: _Reader) -> ReplyRoute:
    if reader.value("replies") is None:
        return ReplyRoute(via="none")
    via = reader.required("replies", "via")
    public_url = reader.url("replies", "public_url")
    listen = reader.optional("replies", "listen")
    if listen is not None:
        listen = reader.checked(lambda each: parse_listen(each, "[replies] listen"), listen, "replies", "listen")
    if via == "none":
        return ReplyRoute(via="none", public_url=public_url, listen=listen)
    if via != "direct":
        raise reader.error(
            "[replies] via has a value that is not known.", "Write direct or none.", "replies", "via"
        )
    if public_url is None:
        raise reader.error(
            "[replies] has no public_url.",
            'Write the https address that leads to this computer, or via = "none".',
            "replies",
            "public_url",
        )
    return ReplyRoute(via="direct", public_url=public_url, listen=listen or DEFAULT_LISTEN)


def _manifest(reader: _Reader) -> Path | None:
    name = reader.optional("manifest", "file")
    if name is None:
        return None
    path = reader.folder / expand(name)
    if not path.is_file():
        raise reader.error(
            "[manifest] file names a file that does not exist.", "Correct its path.", "manifest", "file"
        )
    return path


# --- Reading, with lines ---------------------------------------------------------------------------------------


class _Reader:
    """The parsed file, and where in it a key stands. Keys are given as a path: `"sync", "since"`."""

    def __init__(self, path: Path, text: str, environ: Mapping[str, str]) -> None:
        self.folder = path.parent
        self._text = text
        self._environ = environ
        try:
            self._data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise _syntax_error(path, text, error) from None
        except (RecursionError, ValueError):  # brackets thousands deep, a number of thousands of digits
            raise UsageError(
                f"The set-up file {path} cannot be understood.", "Make it anew.", field=str(path)
            ) from None

    def error(self, what: str, advice: str, *keys: str) -> UsageError:
        """The error about a key, with its line if it (or its section) is in the file."""
        line = _line_of(self._text, keys)
        return UsageError(f"Line {line}: {what}" if line else what, advice, field=".".join(keys))

    def check_keys(self, section: tuple[str, ...], known: Collection[str]) -> None:
        """Raises UsageError if the section (or, for `()`, the file) is no table or has a key that is not known."""
        found = self.value(*section)
        title = "".join(f"[{name}]" for name in section)
        if found is None:
            return
        if not isinstance(found, dict):
            raise self.error(f"{section[-1]} is no section.", f"Write {title} on a line of its own.", *section)
        for key in found:
            if key not in known:
                what = f"{title} has no key “{_short(key)}”." if title else f"There is no key “{_short(key)}”."
                raise self.error(what, f"Known: {', '.join(known)}.", *section, key)

    def value(self, *keys: str) -> Any:
        """What stands in the file, or None."""
        return _dig(self._data, keys)

    def optional(self, *keys: str) -> str | None:
        """The text of a key after `env:` and `file:`; None if the key is not there."""
        found = self.value(*keys)
        if found is None:
            return None
        if not isinstance(found, str):
            raise self.error(f"{_title(keys)} is no text.", "Write it in quotes.", *keys)
        text = self._resolve(found, keys)
        if not text.strip():
            raise self.error(f"{_title(keys)} is empty.", "Fill it in, or leave the line out.", *keys)
        return text

    def required(self, *keys: str) -> str:
        text = self.optional(*keys)
        if text is not None:
            return text
        *section, key = keys
        if section and self.value(*section) is not None:
            raise self.error(f"[{section[0]}] has no {key}.", "Add it.", *keys)
        where = f"a section [{section[0]}] with {key}" if section else key
        raise self.error(f"The set-up file has no {'.'.join(keys)}.", f"Add {where}.", *keys)

    def url(self, *keys: str) -> str | None:
        text = self.optional(*keys)
        return None if text is None else self.checked(lambda each: check_url(each, _title(keys)), text, *keys)

    def checked(self, check: Callable[[_In], _Out], value: _In, *keys: str) -> _Out:
        """`check(value)`; a UsageError of it is raised again with the key and its line."""
        try:
            return check(value)
        except UsageError as error:
            raise self.error(error.what, error.advice, *keys) from None

    def _resolve(self, text: str, keys: tuple[str, ...]) -> str:
        if text.startswith("env:"):
            name = text.removeprefix("env:").strip()
            if name not in self._environ:
                # Whoever put a token here by mistake must not find it on the screen.
                shown = f"variable {name}" if _VARIABLE.fullmatch(name) else "variable it names"
                raise self.error(
                    f"{_title(keys)}: the environment {shown} is not set.", "Set it, or correct the name.", *keys
                )
            return self._environ[name].rstrip("\r\n")
        if text.startswith("file:"):
            path = self.folder / expand(text.removeprefix("file:").strip())
            return self.checked(lambda each: _read_text(each, f"{_title(keys)}: the file"), path, *keys).rstrip(
                "\r\n"
            )
        return text


def _read_text(path: Path, title: str) -> str:
    """The text of a small file. Raises UsageError, whose sentence starts with `title`."""
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
        if len(content) <= _MAX_BYTES:
            return content.decode("utf-8-sig")
        reason = "is larger than 1 MiB"
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
    except ValueError:  # not text, or a zero byte in the path
        reason = "is not a text file in UTF-8"
    raise UsageError(f"{title} {path} {reason}.", "Correct its path or its content.", field=str(path))


def _syntax_error(path: Path, text: str, error: tomllib.TOMLDecodeError) -> UsageError:
    message = str(error)  # names keys and single characters, never values
    place = _PLACE.search(message)
    line = int(place[1]) if place else text.count("\n") + 1
    reason = message.partition(" (at ")[0]
    return UsageError(
        f"Line {line}: this is not TOML ({reason}).",
        "A text stands in double quotes; one with backslashes in it, in single quotes.",
        field=f"{path}:{line}",
    )


def _line_of(text: str, keys: tuple[str, ...]) -> int:
    """The line in which the statement begins that first makes `keys` (else its section) exist; 0 for none.

    tomllib tells no lines. But every whole statement more makes a longer file that can be read, so the first of
    those in which the key is found ends with its statement, and the one before ends where it begins.
    """
    if not keys:
        return 0
    lines = text.replace("\r\n", "\n").split("\n")[:_MAX_LINES]
    whole = 0
    for count in range(1, len(lines) + 1):
        try:
            found = tomllib.loads("\n".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            continue  # ends within a statement of several lines
        if _dig(found, keys) is not None:
            return whole + 1
        whole = count
    return _line_of(text, keys[:-1])


def _dig(found: Any, keys: tuple[str, ...]) -> Any:
    for key in keys:
        if not isinstance(found, dict) or key not in found:
            return None
        found = found[key]
    return found


def _title(keys: tuple[str, ...]) -> str:
    return " ".join([*(f"[{section}]" for section in keys[:-1]), keys[-1]])


def _short(key: str) -> str:
    return key if len(key) <= 40 else f"{key[:20]}…"
