"""Everything of one installation in one encrypted file, and back from it: for a new computer, or after a loss.

The file is an `age` file (age-encryption.org) locked with a passphrase, so that it can be opened with common tools
as well, years from now; within is a tar archive. Its members: `backup.json` (what it is), `settings.json`,
`secrets.json`, `journal.db` and `templates/NAME.json`.

What came after the backup is in nobody's journal: after a restore, what the Network has since is read again, and
every reply is looked for there before it is posted (`Journal.restored_at`). So a restore loses nothing and posts
nothing twice, as after a damaged journal.

Everything in here blocks; call it in a thread. A file of a hundred thousand Tickets takes some 30 MB of memory.
"""

from __future__ import annotations

import io
import json
import tarfile
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wizard import __version__
from wizard.app import ChannelSecrets
from wizard.errors import UsageError, WizardError
from wizard.files import private_folder, raise_if_full, write_private
from wizard.proxy import PASSWORD
from wizard.settings import Settings, read_settings
from wizard.sync.journal import copy_journal, put_journal
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.app import App

FORMAT = 1
ENDING = ".channel-wizard"
LEAST_PASSPHRASE = 8  # characters
_MAX_BYTES = 4 * 1024**3  # of what is unpacked: no backup of ours is larger


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds. `made`: ms since 1970; `version`: of the program that made it; `channels`: by name."""

    made: int
    version: str
    channels: tuple[str, ...]


def back_up(app: App, target: Path, passphrase: str) -> Backup:
    """Writes everything to `target`, with mode 0600; an older file there is replaced. An engine may be running.

    Raises UsageError for a passphrase that is too short, SecretsUnavailable, DiskFull, WizardError.
    """
    from pyrage import passphrase as age  # type: ignore[import-untyped]  # loads 4 MB: needed here alone

    check_passphrase(passphrase)
    settings = app.store.load()
    made = Backup(int(time.time() * 1000), __version__, tuple(each.name for each in settings.channels))
    archive = _packed(app, settings, made)
    try:
        write_private(target, age.encrypt(archive, passphrase))
    except OSError as error:
        raise_if_full(error, target)
        raise _unusable(target, error) from None
    return made


def look_into(source: Path, passphrase: str) -> Backup:
    """What a backup holds; nothing is changed. Raises UsageError for a wrong passphrase or another file."""
    return _described(_opened(source, passphrase))


def restore(app: App, source: Path, passphrase: str, *, replace: bool = False) -> Backup:
    """Puts everything of a backup in place. `replace`: also where channels are set up here already.

    Settings come last: a restore that is cut off is simply done again. Raises UsageError for a wrong passphrase,
    another file, or channels that are here; AlreadyRunning while an engine runs; SecretsUnavailable, DiskFull.
    """
    members = _opened(source, passphrase)
    found = _described(members)
    settings = read_settings(members["settings.json"].decode(), source)
    lock = app.engine_lock()
    try:
        here = app.store.load().channels
        if here and not replace:
            names = ", ".join(each.name for each in here)
            raise UsageError(
                say("Channels are set up here already: {names}.", names=names),
                say("Remove them first, or say that they are to be replaced."),
            )
        _put_secrets(app, settings, json.loads(members["secrets.json"]))
        for name, content in members.items():
            if name.startswith("templates/"):
                path = app.templates_path(Path(name).stem)
                private_folder(path.parent)
                write_private(path, content)
        if "journal.db" in members:
            private_folder(app.journal_path.parent)
            put_journal(app.journal_path, members["journal.db"])
        app.store.save(settings)
    except OSError as error:
        raise_if_full(error, app.home.data)
        raise _unusable(app.home.data, error) from None
    finally:
        lock.release()
    return found


def check_passphrase(passphrase: str) -> None:
    """Raises UsageError for one that is too short to protect anything."""
    if len(passphrase) < LEAST_PASSPHRASE:
        raise UsageError(
            say("The passphrase is too short."),
            say("Take at least {count} characters; several words are easy to keep.", count=LEAST_PASSPHRASE),
            field="passphrase",
        )


# --- Packing ---------------------------------------------------------------------------------------------------


def _packed(app: App, settings: Settings, made: Backup) -> bytes:
    described = {
        "format": FORMAT,
        "made": made.made,
        "version": made.version,
        "channels": list(made.channels),
    }
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz", compresslevel=6) as archive:
        _add(archive, "backup.json", json.dumps(described).encode())
        _add(archive, "settings.json", settings.model_dump_json(indent=2).encode())
        _add(archive, "secrets.json", json.dumps(_secrets(app, settings)).encode())
        for channel in settings.channels:
            templates = app.templates_path(channel.name)
            if templates.exists():
                _add(archive, f"templates/{channel.name}.json", templates.read_bytes())
        if app.journal_path.exists():
            with tempfile.TemporaryDirectory(dir=app.home.data) as folder:
                copy = Path(folder) / "journal.db"
                copy_journal(app.journal_path, copy)
                archive.add(copy, "journal.db", recursive=False)
    return buffer.getvalue()


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = len(content), 0o600, int(time.time())
    archive.addfile(member, io.BytesIO(content))


def _secrets(app: App, settings: Settings) -> Mapping[str, str]:
    """Every secret of the channels, of the Networks' app registrations, and of the proxy."""
    store = app.secrets()
    names = [name for channel in settings.channels for name in ChannelSecrets(channel.name).all()]
    names += sorted(
        {f"app/{each.network_kind}/{each.network_fields.get('server', '')}" for each in settings.channels}
    )
    found = {name: store.get(name) for name in (*names, PASSWORD)}
    return {name: value for name, value in found.items() if value is not None}


def _put_secrets(app: App, settings: Settings, found: Mapping[str, str]) -> None:
    store = app.secrets_of(settings.home_id)
    for name, value in found.items():
        store.put(name, value)


# --- Unpacking -------------------------------------------------------------------------------------------------


def _opened(source: Path, passphrase: str) -> Mapping[str, bytes]:
    """The members by name. Raises UsageError where it is no backup of ours or the passphrase is another one."""
    from pyrage import DecryptError
    from pyrage import passphrase as age

    try:
        locked = source.read_bytes()
    except OSError as error:
        raise UsageError(
            say("{path} cannot be read: {reason}.", path=source, reason=error.strerror), field="file"
        ) from None
    if not locked.startswith(b"age-encryption.org/"):
        raise _no_backup(source)
    try:
        archive = age.decrypt(locked, passphrase)
    except DecryptError:
        raise UsageError(
            say("The passphrase does not open {path}, or the file is damaged.", path=source),
            say("Try the passphrase again; nothing was changed."),
            field="passphrase",
        ) from None
    try:
        with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as opened:
            return _members(opened, source)
    except (tarfile.TarError, EOFError, OSError):
        raise _no_backup(source) from None


def _members(opened: tarfile.TarFile, source: Path) -> Mapping[str, bytes]:
    members: dict[str, bytes] = {}
    left = _MAX_BYTES
    for member in opened:
        left -= member.size
        file = opened.extractfile(member) if member.isfile() and left >= 0 else None
        if file is None or not _is_ours(member.name):
            raise _no_backup(source)
        members[member.name] = file.read()
    if not {"backup.json", "settings.json", "secrets.json"} <= members.keys():
        raise _no_backup(source)
    return members


def _is_ours(name: str) -> bool:
    if name.startswith("templates/"):
        return Path(name).parent == Path("templates") and name.endswith(".json")
    return name in {"backup.json", "settings.json", "secrets.json", "journal.db"}


def _described(members: Mapping[str, bytes]) -> Backup:
    described = json.loads(members["backup.json"])
    if described["format"] > FORMAT:
        raise WizardError(
            say(
                "This backup was made by a newer version of Channel Wizard ({version}).",
                version=described["version"],
            ),
            say("Update Channel Wizard, then restore it."),
        )
    return Backup(described["made"], described["version"], tuple(described["channels"]))


def _no_backup(source: Path) -> UsageError:
    return UsageError(
        say("{path} is no backup of Channel Wizard.", path=source),
        say("Choose the file that “Back up” wrote."),
        field="file",
    )


def _unusable(path: Path, error: OSError) -> WizardError:
    return WizardError(say("{path} cannot be written: {reason}.", path=path, reason=error.strerror))
