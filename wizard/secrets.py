"""Where secrets are kept: the operating system's keyring, or an encrypted file. Never in clear.

* The keyring is the rule (`KeyringSecrets`). keyring's own configuration is honoured. What keyring picks by
  itself must be a real store: it would quietly take a plain-text file or nothing at all, and then we say no. A
  plain-text store that a person named in keyring's configuration is that person's decision.
* The encrypted file (`FileSecrets`) is the explicit alternative for servers, which have no keyring to unlock. It
  is chosen by giving its passphrase (`open_secrets`).
* `MemorySecrets` is for practice and tests.

Everything in here may block: a keyring may ask a person to unlock it. Call it in a thread, not on the event loop.
All of it may be called from several threads at once.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import struct
import sys
import threading
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from filelock import FileLock, Timeout

from wizard.errors import DiskFull, SecretsUnavailable, UsageError, WizardError
from wizard.files import private_folder, write_private
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from keyring.backend import KeyringBackend

SERVICE = "channel-wizard"
PASSPHRASE = "CHANNEL_WIZARD_PASSPHRASE"  # noqa: S105 - the variable's name, not a passphrase
PASSPHRASE_FILE = "CHANNEL_WIZARD_PASSPHRASE_FILE"  # noqa: S105 - the variable's name, not a passphrase
FILE_NAME = "secrets.enc"

_FILE_ADVICE = say(
    "set {file} (or {passphrase}) to keep secrets in an encrypted file instead",
    file=PASSPHRASE_FILE,
    passphrase=PASSPHRASE,
)


class Secrets(Protocol):
    """A store of secrets by name. Every method raises SecretsUnavailable where the store cannot be used."""

    def get(self, name: str) -> str | None:
        """The secret, or None if there is none of this name."""
        ...

    def put(self, name: str, value: str) -> None:
        """Keeps a secret; it is stored for good once this returns. The old value stays if it fails."""
        ...

    def delete(self, name: str) -> None:
        """Forgets a secret; it is well if there is none."""
        ...

    def describe(self) -> str:
        """Which store this is, in a sentence for `doctor`."""
        ...


def open_secrets(home_id: str, folder: Path, environ: Mapping[str, str]) -> Secrets:
    """The store this environment chooses: the encrypted file if its passphrase is given, else the keyring.

    Neither is touched yet. Raises UsageError if the passphrase cannot be read.
    """
    passphrase = _passphrase(environ)
    return KeyringSecrets(home_id) if passphrase is None else FileSecrets(folder / FILE_NAME, passphrase)


def _passphrase(environ: Mapping[str, str]) -> str | None:
    given = [name for name in (PASSPHRASE, PASSPHRASE_FILE) if name in environ]
    if not given:
        return None
    if len(given) > 1:
        what = say("{first} and {second} are both set.", first=given[0], second=given[1])
        raise UsageError(what, say("Unset one of them."), field=PASSPHRASE)
    name = given[0]
    value = environ[name] if name == PASSPHRASE else _read_passphrase(environ[name])
    if not value:
        raise UsageError(
            say("{name} gives an empty passphrase.", name=name), say("Choose a long one."), field=name
        )
    return value


def _read_passphrase(path: str) -> str:
    try:
        with open(path, encoding="utf-8-sig") as file:  # noqa: PTH123 - "" would be "." as a Path
            return file.read().rstrip("\r\n")
    except OSError as error:
        what = say(
            "The file that {variable} names cannot be read: {reason}.",
            variable=PASSPHRASE_FILE,
            reason=error.strerror,
        )
    except ValueError:  # not text, or a zero byte in the path
        what = say("The file that {variable} names is not a text file.", variable=PASSPHRASE_FILE)
    raise UsageError(
        what,
        say("Name a file that holds the passphrase and that only you can read."),
        field=PASSPHRASE_FILE,
    )


def _check(name: str, value: str = "") -> None:
    """Refuses what no store could keep. A wrong name is a mistake of ours, a wrong value one of the input."""
    if not (0 < len(name) <= 200 and name.isprintable() and _PART_MARK not in name):
        raise ValueError("a secret's name has 1 to 200 printable characters and no #")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise UsageError(
            say("A secret has characters in it that are not text."), say("Copy it again, whole."), field=name
        ) from None


# --- Memory ----------------------------------------------------------------------------------------------------


class MemorySecrets:
    """Secrets that are gone when the program ends."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        _check(name)
        return self._values.get(name)

    def put(self, name: str, value: str) -> None:
        _check(name, value)
        self._values[name] = value

    def delete(self, name: str) -> None:
        _check(name)
        self._values.pop(name, None)

    def describe(self) -> str:
        return say("Secrets are kept in memory only and are gone when the program ends.")


# --- Keyring ---------------------------------------------------------------------------------------------------

# Windows keeps 2,560 bytes of UTF-16 in one entry, so that longer values are spread over several. A character
# takes two or four bytes.
_SPLIT_OVER = 2000  # bytes
_PART_SIZE = 500  # characters
_PART_MARK = "#"
_HEAD = "channel-wizard-parts:"  # then "generation:count"
_READ_TRIES = 3

_STORES = {
    "keyring.backends.SecretService.Keyring": say("the Secret Service of this desktop"),
    "keyring.backends.libsecret.Keyring": say("the Secret Service of this desktop (libsecret)"),
    "keyring.backends.kwallet.DBusKeyring": "KWallet",
    "keyring.backends.kwallet.DBusKeyringKWallet4": "KWallet",
    "keyring.backends.macOS.Keyring": say("the macOS keychain"),
    "keyring.backends.Windows.WinVaultKeyring": say("the Windows Credential Manager"),
}
_BACKEND_VARIABLE = "PYTHON_KEYRING_BACKEND"
_NO_KEYRING = say("This computer has no keyring that Channel Wizard can use.")
_KEEP_NOTHING = frozenset({"keyring.backends.fail.Keyring", "keyring.backends.null.Keyring"})


class KeyringSecrets:
    """Secrets in the operating system's keyring, under service `channel-wizard`, user `<home_id>/<name>`.

    Values over 1,000 characters are spread over several entries: the parts are written first under a generation
    of their own, then the entry that names them, so that a value is always the old or the new one whole.
    """

    def __init__(self, home_id: str) -> None:
        self._home_id = home_id
        self._choosing = threading.Lock()
        self._chosen: _Chosen | None = None

    def get(self, name: str) -> str | None:
        _check(name)
        backend = self._backend()
        for _try in range(_READ_TRIES):
            head = self._read(backend, name)
            if head is None or not head.startswith(_HEAD):
                return head
            parts = [self._read(backend, part) for part in _part_names(name, head)]
            whole = [part for part in parts if part is not None]
            if len(whole) == len(parts):
                return "".join(whole)
            # A part is gone. If another process has just replaced the value, the head now names other parts.
        raise SecretsUnavailable(
            say("The keyring holds only a part of a secret."),
            say("Enter the channel's access again to store it anew."),
        )

    def put(self, name: str, value: str) -> None:
        _check(name, value)
        backend = self._backend()
        before = self._read(backend, name)
        self._write(backend, name, value)
        # Some stores take a value and keep nothing (a chain without members does): better to notice it now.
        if self.get(name) != value:
            raise SecretsUnavailable(say("The keyring did not keep what was stored in it."), _advice())
        self._delete_parts(backend, name, before)

    def delete(self, name: str) -> None:
        _check(name)
        backend = self._backend()
        before = self._read(backend, name)
        if before is not None:
            self._delete(backend, name)
            self._delete_parts(backend, name, before)

    def describe(self) -> str:
        """Raises SecretsUnavailable if there is no keyring; whether it is locked shows only when it is used."""
        self._backend()
        chosen = self._chosen
        assert chosen is not None  # noqa: S101 - `_backend` has just set it
        if chosen.by:
            kept = say("Secrets are kept in {store}, as {by} says.", store=chosen.title, by=chosen.by)
        else:
            kept = say("Secrets are kept in {store}.", store=chosen.title)
        if not chosen.in_clear:
            return kept
        return say("{kept} It keeps them in clear: anybody who can read its file has them.", kept=kept)

    def _backend(self) -> KeyringBackend:
        with self._choosing:
            if self._chosen is None:
                self._chosen = _choose()
            return self._chosen.backend

    def _user(self, name: str) -> str:
        return f"{self._home_id}/{name}"

    def _read(self, backend: KeyringBackend, name: str) -> str | None:
        with _translated(lambda kind: say("A secret could not be read from the keyring ({kind}).", kind=kind)):
            return backend.get_password(SERVICE, self._user(name))

    def _write(self, backend: KeyringBackend, name: str, value: str) -> None:
        entries = _entries(name, value)
        with _translated(lambda kind: say("A secret could not be written to the keyring ({kind}).", kind=kind)):
            for entry, content in entries:
                backend.set_password(SERVICE, self._user(entry), content)

    def _delete(self, backend: KeyringBackend, name: str) -> None:
        from keyring.errors import PasswordDeleteError

        with _translated(lambda kind: say("A secret could not be deleted from the keyring ({kind}).", kind=kind)):
            try:
                backend.delete_password(SERVICE, self._user(name))
            except PasswordDeleteError:
                if self._read(backend, name) is not None:  # else another process was faster
                    raise

    def _delete_parts(self, backend: KeyringBackend, name: str, head: str | None) -> None:
        for part in _part_names(name, head or ""):
            if self._read(backend, part) is not None:
                self._delete(backend, part)


def _entries(name: str, value: str) -> list[tuple[str, str]]:
    """What to write for a value, in this order: the entry that makes the value valid comes last."""
    if len(value.encode("utf-16-le")) <= _SPLIT_OVER and not value.startswith(_HEAD):
        return [(name, value)]
    contents = [value[start : start + _PART_SIZE] for start in range(0, len(value), _PART_SIZE)]
    head = f"{_HEAD}{secrets.token_hex(8)}:{len(contents)}"
    return [*zip(_part_names(name, head), contents, strict=True), (name, head)]


def _part_names(name: str, head: str) -> list[str]:
    """The names of a value's parts; none if `head` is a value itself."""
    if not head.startswith(_HEAD):
        return []
    generation, _, count = head.removeprefix(_HEAD).partition(":")
    return [f"{name}{_PART_MARK}{generation}.{number}" for number in range(int(count) if count.isdecimal() else 0)]


@dataclass(frozen=True, slots=True)
class _Chosen:
    backend: KeyringBackend
    title: str
    by: str  # what named it; empty if keyring picked it
    in_clear: bool


def _choose() -> _Chosen:
    # keyring loads every plug-in it finds, which costs some 100 ms: only when a secret is wanted.
    from keyring import core
    from keyring.util.platform_ import config_root

    by = _BACKEND_VARIABLE if _BACKEND_VARIABLE in os.environ else str(config_root() / "keyringrc.cfg")
    try:
        backend = core.load_env() or core.load_config()
    except Exception as error:  # noqa: BLE001 - what a configuration names can be anything, and fail in any way
        raise SecretsUnavailable(
            say("The keyring that {by} names does not work here ({kind}).", by=by, kind=type(error).__name__),
            say("Correct or remove that setting, or {otherwise}.", otherwise=_FILE_ADVICE),
        ) from None
    if backend is None:
        by = ""
        with _translated(lambda kind: say("A secret could not be found in the keyring ({kind}).", kind=kind)):
            core.init_backend(limit=_is_safe)
            backend = core.get_keyring()
    if _keeps_nothing(backend):
        raise SecretsUnavailable(say("{by} switches the keyring off.", by=by) if by else _NO_KEYRING, _advice())
    return _Chosen(backend, _title(backend), by, _keeps_in_clear(backend))


def _is_safe(backend: KeyringBackend) -> bool:
    """Whether keyring may pick this store by itself. keyring calls this for the members of a chain, too."""
    if _members(backend):
        return True  # each was asked about by itself
    recommended = backend.priority >= 1  # keyring's own measure: below are the stores that do not protect
    stopgap = type(backend).__module__.startswith("keyrings.alt.")
    return recommended and not stopgap and not _keeps_in_clear(backend)


def _members(backend: KeyringBackend) -> list[KeyringBackend]:
    """The stores behind a chain of them; none for a single store."""
    from keyring.backends.chainer import ChainerBackend

    return list(backend.backends) if isinstance(backend, ChainerBackend) else []


def _keeps_in_clear(backend: KeyringBackend) -> bool:
    kinds = [kind for each in (backend, *_members(backend)) for kind in type(each).__mro__]
    return any("plaintext" in kind.__name__.lower() for kind in kinds)


def _keeps_nothing(backend: KeyringBackend) -> bool:
    from keyring.backends.chainer import ChainerBackend

    if isinstance(backend, ChainerBackend):
        return not _members(backend)
    return _class_name(type(backend)) in _KEEP_NOTHING


def _class_name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _title(backend: KeyringBackend) -> str:
    if members := _members(backend):
        title, *more = dict.fromkeys(_title(member) for member in members)
        for each in more:
            title = say("{first} and {last}", first=title, last=each)
        return title
    name = _class_name(type(backend))
    return _STORES.get(name) or say("the keyring {name}", name=name)


@contextmanager
def _translated(failed: Callable[[str], str]) -> Iterator[None]:
    """Turns whatever a store raises into SecretsUnavailable, without its text: `failed` is told its kind."""
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    try:
        yield
    except (KeyringLocked, InitError):
        what: str = say("The keyring is locked.")
        advice: str = say("Unlock it, then try again; or {otherwise}.", otherwise=_FILE_ADVICE)
    except NoKeyringError:
        what, advice = _NO_KEYRING, _advice()
    except WizardError:
        raise
    except Exception as error:  # noqa: BLE001 - stores are plug-ins of others and raise their own system's errors
        what, advice = failed(type(error).__name__), _advice()
    else:
        return
    raise SecretsUnavailable(what, advice) from None


def _advice() -> str:
    if sys.platform == "darwin":
        return say(
            "Unlock your login keychain in Keychain Access, then start Channel Wizard again; or {otherwise}.",
            otherwise=_FILE_ADVICE,
        )
    if sys.platform == "win32":
        return say(
            "Log in with your own account, so that the Credential Manager is open, then start Channel Wizard "
            "again; or {otherwise}.",
            otherwise=_FILE_ADVICE,
        )
    return say(
        "Install and unlock gnome-keyring, KWallet or KeePassXC (with its Secret Service switched on), then start "
        "Channel Wizard again; or {otherwise}.",
        otherwise=_FILE_ADVICE,
    )


# --- Encrypted file --------------------------------------------------------------------------------------------
#
#   offset  size  what
#        0     8  magic
#        8     1  version of this layout
#        9     3  scrypt's cost: log2(n), r, p
#       12    16  salt, made with the file
#       28    32  check: tells a wrong passphrase from a damaged file
#       60    32  SHA-256 of the 60 bytes before
#       92    12  nonce, new with every write
#      104        AES-256-GCM of a JSON object {name: value}; authenticates the 92 bytes before, too

_MAGIC = b"CWSECRET"
_VERSION = 1
_HEADER = struct.Struct("<8s4B16s32s32s")
_NONCE_SIZE = 12
_COST = (15, 8, 3)  # 32 MiB of memory for some 0.3 s, OWASP's advice for scrypt
_MAX_COST = (20, 16, 16)
_LOCK_WAIT = 30.0  # seconds; a write takes milliseconds
_CHECK_FILE = say("Check the file and its folder.")


@dataclass(frozen=True, slots=True)
class _Key:
    """What the passphrase gives for one salt."""

    header: bytes
    key: bytes


class FileSecrets:
    """Secrets in one encrypted file, mode 0600, for computers without a keyring.

    The key is derived once (some 0.3 s) and kept; the file is read anew every time, so that several processes
    can share it. The folder is made, and narrowed to mode 0700, with the first write.
    """

    def __init__(self, path: Path, passphrase: str) -> None:
        self._path = path
        # The same words typed on another system may be composed otherwise.
        self._passphrase = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogateescape")
        self._deriving = threading.Lock()
        self._key: _Key | None = None

    def get(self, name: str) -> str | None:
        _check(name)
        return self._load().get(name)

    def put(self, name: str, value: str) -> None:
        _check(name, value)
        self._change(lambda values: values.update({name: value}))

    def delete(self, name: str) -> None:
        _check(name)
        if self._path.exists():
            self._change(lambda values: values.pop(name, None))

    def describe(self) -> str:
        return say("Secrets are kept in the encrypted file {path}.", path=self._path)

    def _change(self, change: Callable[[dict[str, str]], object]) -> None:
        try:
            private_folder(self._path.parent)
            with FileLock(f"{self._path}.lock", timeout=_LOCK_WAIT, mode=0o600):
                values = self._load()
                before = dict(values)
                change(values)
                if values != before and values:
                    write_private(self._path, self._encrypt(values))
                elif values != before:  # an empty file would only tie the next start to this passphrase
                    self._path.unlink()
        except Timeout:
            raise SecretsUnavailable(
                say("Another process holds the file of secrets."),
                say("End other running Channel Wizards, then try again."),
            ) from None
        except DiskFull:
            raise
        except OSError as error:
            raise SecretsUnavailable(
                say(
                    "The file of secrets {path} cannot be written: {reason}.",
                    path=self._path,
                    reason=error.strerror,
                ),
                _CHECK_FILE,
            ) from None

    def _load(self) -> dict[str, str]:
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise SecretsUnavailable(
                say(
                    "The file of secrets {path} cannot be read: {reason}.", path=self._path, reason=error.strerror
                ),
                _CHECK_FILE,
            ) from None
        return self._decrypt(content)

    def _encrypt(self, values: Mapping[str, str]) -> bytes:
        with self._deriving:
            key = self._key = self._key or self._fresh_key()
        nonce = secrets.token_bytes(_NONCE_SIZE)
        return key.header + nonce + _cipher(key.key).encrypt(nonce, json.dumps(values).encode(), key.header)

    def _decrypt(self, content: bytes) -> dict[str, str]:
        from cryptography.exceptions import InvalidTag

        header, rest = content[: _HEADER.size], content[_HEADER.size :]
        with self._deriving:
            if self._key is None or self._key.header != header:
                self._key = self._open_key(header)
            key = self._key
        try:
            text = _cipher(key.key).decrypt(rest[:_NONCE_SIZE], rest[_NONCE_SIZE:], header)
        except (InvalidTag, ValueError):
            raise self._damaged() from None
        values: dict[str, str] = json.loads(text)  # what only we can have written
        return values

    def _fresh_key(self) -> _Key:
        salt = secrets.token_bytes(16)
        key, check = self._derive(salt, _COST)
        start = struct.pack("<8s4B16s32s", _MAGIC, _VERSION, *_COST, salt, check)
        return _Key(start + hashlib.sha256(start).digest(), key)

    def _open_key(self, header: bytes) -> _Key:
        if header[: len(_MAGIC)] != _MAGIC or len(header) < _HEADER.size:
            raise self._damaged()
        _magic, version, log_n, r, p, salt, check, digest = _HEADER.unpack(header)
        if hashlib.sha256(header[: -len(digest)]).digest() != digest:
            raise self._damaged()
        if version != _VERSION:
            raise SecretsUnavailable(
                say("The file of secrets {path} was written by a newer version.", path=self._path),
                say("Update Channel Wizard."),
            )
        cost = (log_n, r, p)
        if any(not 0 < given <= limit for given, limit in zip(cost, _MAX_COST, strict=True)):
            raise self._damaged()
        key, found = self._derive(salt, cost)
        if not hmac.compare_digest(found, check):
            raise SecretsUnavailable(
                say("The file of secrets {path} does not open with this passphrase.", path=self._path),
                say("Give the one it was made with."),
            )
        return _Key(header, key)

    def _derive(self, salt: bytes, cost: tuple[int, int, int]) -> tuple[bytes, bytes]:
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

        log_n, r, p = cost
        both = Scrypt(salt=salt, length=64, n=1 << log_n, r=r, p=p).derive(self._passphrase)
        return both[:32], both[32:]

    def _damaged(self) -> SecretsUnavailable:
        return SecretsUnavailable(
            say("The file of secrets {path} is damaged.", path=self._path),
            say("Restore it from a backup, or move it away and enter the channels' access again."),
        )


class _Cipher(Protocol):
    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes: ...
    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes: ...


def _cipher(key: bytes) -> _Cipher:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)
