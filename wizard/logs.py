"""The log of command line and services: one line an event, on stderr and in a file, without a secret.

Secrets stay out of the log because nothing that logs is given any. What is in here is the second line of defence,
for mistakes of ours and of libraries:

* Every line goes through a `Redactor`, which removes the secrets it was told of, and what looks like one.
* An exception is written as its type and the places in our own code; its text is somebody else's and stays out.
  Only our own errors (`wizard.errors`) are quoted, for their sentences are written to be shown.
* Libraries are heard from WARNING on, whatever the level: httpx logs whole URLs at INFO, others headers at DEBUG.
* A line that cannot be written is dropped: logging's own report would print its arguments as they are.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import re
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, quote_plus

from filelock import FileLock, Timeout

from wizard.errors import UsageError, WizardError
from wizard.files import private_folder, write_private

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TextIO

LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
LEVEL_VARIABLE = "CHANNEL_WIZARD_LOG"
FILE_NAME = "channel-wizard.log"
FILE_BYTES = 1_000_000
FILE_COUNT = 5
REMOVED = "[removed]"

_OURS = "wizard"
_KEPT, _KEPT_VERSION = "log.json", 1
_PACKAGE = Path(__file__).parent
_LOUD = ("asyncio", "httpx", "httpcore", "websockets", "uvicorn", "hypercorn", "keyring", "authlib", "multipart")
_log = logging.getLogger(__name__)


class HasLogs(Protocol):
    """Where the log file belongs; `wizard.home.Home` is one."""

    @property
    def logs(self) -> Path: ...


class HasLevel(HasLogs, Protocol):
    """Where the choice of its level is kept, too."""

    @property
    def config(self) -> Path: ...


def choose_level(option: str | None, environ: Mapping[str, str], default: str = "warning") -> str:
    """The level that `--log-level` names, else `CHANNEL_WIZARD_LOG`, else `default`. Raises UsageError."""
    for given, field in ((option, "--log-level"), (environ.get(LEVEL_VARIABLE), LEVEL_VARIABLE)):
        if given:
            _number(given, field)
            return given.strip().lower()
    return default


def kept_level(folder: Path) -> str | None:
    """The level of the file that somebody has chosen for this home; None: nobody has. `folder`: the configuration.

    Never fails: what cannot be read is as if it had not been chosen.
    """
    try:
        found = json.loads((folder / _KEPT).read_text(encoding="utf-8"))
        level = found["level"] if found["version"] == _KEPT_VERSION else None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    return level if isinstance(level, str) and level in LEVELS else None


def keep_level(folder: Path, level: str) -> None:
    """Raises UsageError for a wrong level, DiskFull, OSError."""
    _number(level, "level")
    private_folder(folder)
    write_private(folder / _KEPT, json.dumps({"version": _KEPT_VERSION, "level": level}).encode())


def start(
    option: str | None, environ: Mapping[str, str], home: HasLevel, redactor: Redactor
) -> Callable[[], None]:
    """The log of a process: `--log-level` and `CHANNEL_WIZARD_LOG` count before what was chosen for the file.

    Calling it again takes up another choice at once. Raises UsageError for a wrong level.
    """
    level = choose_level(option, environ)
    if says_otherwise(option, environ):
        return configure(level, home, redactor)
    return configure(level, home, redactor, choice=lambda: kept_level(home.config))


def take_up_choice() -> None:
    """Somebody may have chosen another level for the file, in this process or another: it counts from now on.

    Where this process was given its level, that stays; where it keeps no log, nothing happens.
    """
    root = logging.getLogger()
    files = [each for each in root.handlers if isinstance(each, _File)]
    for file in files:
        file.take_up_choice()
    if files:
        levels = [each.level for each in root.handlers if isinstance(each, _Screen | _File)]
        logging.getLogger(_OURS).setLevel(min(levels))


def says_otherwise(option: str | None, environ: Mapping[str, str]) -> bool:
    """Whether the level was given to this process, so that the choice for this home does not count."""
    return bool(option or environ.get(LEVEL_VARIABLE))


def configure(
    level: str,
    home: HasLogs,
    redactor: Redactor,
    *,
    stderr: TextIO | None = None,
    choice: Callable[[], str | None] | None = None,
) -> Callable[[], None]:
    """Sends the log to `stderr` (sys.stderr, if not given) and to a file in `home.logs`; returns what undoes it.

    `level` is for both, but the file has INFO at least, or what `choice` says (None: nothing; see
    `take_up_choice`). Calling it again replaces what the last call set up.
    Without a place for the file, that is said on stderr and all goes on. Raises UsageError for a wrong level.
    """
    wanted = _number(level, "--log-level")
    _undo()
    root = logging.getLogger()
    screen = _Screen(stderr or sys.stderr)
    screen.setLevel(wanted)
    screen.setFormatter(_Line(redactor, fine=False))
    root.addHandler(screen)
    root.setLevel(logging.WARNING)
    logging.getLogger(_OURS).setLevel(wanted)
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        private_folder(home.logs)
        file = _File(home.logs / FILE_NAME, min(wanted, logging.INFO), choice)
    except (OSError, WizardError) as error:
        _log.warning("There is no log file: %s", _reason(error, home.logs))
        return _undo
    file.setFormatter(_Line(redactor, fine=True))
    root.addHandler(file)
    take_up_choice()
    return _undo


def _reason(error: OSError | WizardError, folder: Path) -> str:
    if isinstance(error, WizardError):
        return str(error)
    return f"{error.filename or folder} cannot be used ({error.strerror or type(error).__name__})."


def _number(level: str, field: str) -> int:
    found = LEVELS.get(level.strip().lower())
    if found is None:
        raise UsageError(f"{field} names no level of the log.", f"Write one of {', '.join(LEVELS)}.", field=field)
    return found


def _undo() -> None:
    root = logging.getLogger()
    for handler in [each for each in root.handlers if isinstance(each, _Screen | _File)]:
        root.removeHandler(handler)
        handler.close()
    logging.getLogger(_OURS).setLevel(logging.NOTSET)


# --- What may be said ------------------------------------------------------------------------------------------

_VALUE = r"""(?!\[removed\])(?:b?"[^"]*"|b?'[^']*'|[^\s"'&;,)}\]<>]+)"""
_KEYS = ("token", "secret", "password", "passphrase", "passwd", "apikey", "api_key", "verifier", "challenge")
# What a secret looks like, and words without which a text cannot have one: looking for those is far cheaper.
_LOOKS_SECRET = [
    # access_token=…, 'client_secret': '…', passphrase="…", also in a URL that was quoted once more
    (_KEYS, rf"""((?:{"|".join(_KEYS)})(?:=|%3D|["']\s*:\s*))({_VALUE})"""),
    (("code",), rf"((?<![a-z0-9_])code(?:=|%3D))({_VALUE})"),
    (("authorization", "cookie"), r"""((?:authorization|cookie)["']?\s*[:=,]\s*)(b?"[^"]*"|b?'[^']*'|[^\r\n]+)"""),
    (("bearer",), r"(\bbearer\s+)([a-z0-9._~+/=-]+)"),
    (("eyj",), r"()((?-i:eyJ)[\w-]{5,}\.[\w-]{3,}(?:\.[\w-]*)*)"),  # a JWT
    (("//",), r"""(//)([^/\s@"']+)(?=@)"""),  # the user and password of a URL
]
_PATTERNS = [(words, re.compile(pattern, re.IGNORECASE)) for words, pattern in _LOOKS_SECRET]
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SHORTEST = 4  # characters; removing less would make the log unreadable and protect nothing


class Redactor:
    """Removes secrets from texts: those it was told of, and what looks like one. Safe to use from any thread."""

    def __init__(self) -> None:
        self._adding = threading.Lock()
        self._known: frozenset[str] = frozenset()
        self._pattern: re.Pattern[str] | None = None

    def add(self, value: str) -> None:
        """From now on `value` is removed, also as it looks in a URL, in JSON or in a repr."""
        if len(value.strip()) < _SHORTEST:
            return
        shapes = {value, value.strip(), repr(value)[1:-1], json.dumps(value)[1:-1]}
        raw = value.encode("utf-8", "surrogatepass")
        shapes |= {quote(raw, safe=""), quote(raw), quote_plus(raw)}
        with self._adding:
            self._known |= shapes
            longest_first = sorted(self._known, key=len, reverse=True)
            self._pattern = re.compile("|".join(map(re.escape, longest_first)))

    def redact(self, text: str) -> str:
        if self._pattern is not None:
            text = self._pattern.sub(REMOVED, text)
        lowered = text.lower()
        for words, pattern in _PATTERNS:
            if any(word in lowered for word in words):
                text = pattern.sub(rf"\g<1>{REMOVED}", text)
        return text

    def __repr__(self) -> str:
        return f"<Redactor of {len(self._known)} texts>"


def describe_error(error: BaseException) -> str:
    """An exception as the log shows it: types and our own places; the text only of our own errors.

    Such as `ValueError at wizard/sync/inbound.py:71; from ConnectError`. An OSError gives its code besides.
    """
    return "; from ".join(_one_error(each) for each in _chain(error))


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _one_error(error: BaseException) -> str:
    kind = type(error)
    text = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, WizardError):
        text = f"{kind.__name__}: {error}"
    elif isinstance(error, OSError) and error.errno is not None:
        text += f" {errno.errorcode.get(error.errno, error.errno)}"
    if places := list(_our_places(error)):
        text += f" at {', '.join(places)}"
    if isinstance(error, BaseExceptionGroup):
        text += f" of ({' | '.join(describe_error(each) for each in error.exceptions)})"
    return text


def _our_places(error: BaseException) -> Iterator[str]:
    """Where in our own code the error passed, the innermost first."""
    found: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(_PACKAGE):
            found.append(f"{file.relative_to(_PACKAGE.parent).as_posix()}:{trace.tb_lineno}")
        trace = trace.tb_next
    return reversed(found)


# --- Handlers --------------------------------------------------------------------------------------------------


class _Line(logging.Formatter):
    """A record as one line: time, level, message. `fine`: with milliseconds and the time zone."""

    def __init__(self, redactor: Redactor, *, fine: bool) -> None:
        super().__init__()
        self._redactor = redactor
        self._fine = fine

    def format(self, record: logging.LogRecord) -> str:
        text = self._redactor.redact(f"{self._message(record)}{self._error(record)}")
        one_line = _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
        return f"{self._time(record.created)} {record.levelname} {one_line}"

    def _message(self, record: logging.LogRecord) -> str:
        try:
            return record.getMessage()
        except Exception as error:  # noqa: BLE001 - any argument's own __str__ may fail, in any way
            return f"(an event of {record.name}, line {record.lineno}, without words: {type(error).__name__})"

    def _error(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        return f" [{describe_error(error)}]" if error is not None else ""

    def _time(self, created: float) -> str:
        local = datetime.fromtimestamp(created, UTC).astimezone()
        return local.isoformat(" ", "milliseconds") if self._fine else local.strftime("%Y-%m-%d %H:%M:%S")


def _may_be_heard(record: logging.LogRecord) -> bool:
    ours = record.name == _OURS or record.name.startswith(f"{_OURS}.")
    return ours or record.levelno >= logging.WARNING


class _Screen(logging.Handler):
    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream
        self.addFilter(_may_be_heard)

    def emit(self, record: logging.LogRecord) -> None:
        line = self.format(record)
        encoding = getattr(self._stream, "encoding", None) or "utf-8"
        try:
            self._stream.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
            self._stream.flush()
        except (OSError, ValueError):  # the other end, or the stream itself, is closed
            return


class _File(logging.Handler):
    """Appends to a file, and begins a new one when it is full; several processes may use the same file.

    A line is one write to a file opened for appending, so that lines of two processes never mix. Whoever finds
    the file full moves it away under a lock; the others notice that the path has become another file.
    """

    def __init__(self, path: Path, level: int, choice: Callable[[], str | None] | None) -> None:
        """`level`: unless `choice` names another. Raises OSError if the file cannot be opened."""
        super().__init__(level)
        self._path = path
        self._usual = level
        self._choice = choice
        self._handle = self._open()
        self.addFilter(_may_be_heard)

    def take_up_choice(self) -> None:
        chosen = self._choice() if self._choice is not None else None
        self.setLevel(LEVELS[chosen] if chosen else self._usual)

    def emit(self, record: logging.LogRecord) -> None:
        line = f"{self.format(record)}\n".encode("utf-8", "backslashreplace")
        try:
            if self._is_elsewhere():
                self._reopen()
            if os.fstat(self._handle).st_size + len(line) > FILE_BYTES:
                self._rotate()
            os.write(self._handle, line)
        except OSError:  # no room, or the folder is gone: the screen has the line, and the engine says why
            return

    def close(self) -> None:
        self.acquire()
        try:
            if self._handle >= 0:
                os.close(self._handle)
                self._handle = -1
        finally:
            self.release()
        super().close()

    def _open(self) -> int:
        return os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def _reopen(self) -> None:
        fresh = self._open()
        if self._handle >= 0:
            os.close(self._handle)
        self._handle = fresh

    def _is_elsewhere(self) -> bool:
        if self._handle < 0:
            return True
        try:
            there = self._path.stat()
        except FileNotFoundError:
            return True
        return not os.path.samestat(there, os.fstat(self._handle))

    def _rotate(self) -> None:
        try:
            with FileLock(f"{self._path}.lock", timeout=0, mode=0o600):
                if not self._is_elsewhere():
                    self._move()
        except Timeout:  # another process does it just now; this line still goes where it went before
            return
        self._reopen()

    def _move(self) -> None:
        os.close(self._handle)  # Windows moves no file that is open
        self._handle = -1
        names = [self._path, *(Path(f"{self._path}.{number}") for number in range(1, FILE_COUNT))]
        try:
            for older, newer in zip(reversed(names), reversed(names[:-1]), strict=False):
                if newer.exists():
                    newer.replace(older)
        except PermissionError:  # another process has it open, on Windows: the file grows on for now
            return
