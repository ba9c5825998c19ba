"""Small private files that are either the old or the new one, never half of each.

Settings and the encrypted secrets are replaced whole: written beside their place, flushed to the disk, renamed,
and the folder flushed too, so that neither a crash nor a power cut leaves a torn or empty file. Whoever writes
holds a lock of their own: two writers of one path at a time are not provided for.
"""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

from wizard.errors import DiskFull, WizardError
from wizard.words import say

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_RENAME_TRIES = 20
_RENAME_WAIT = 0.025  # seconds


def expand(text: str) -> Path:
    """The path, with a leading `~` expanded; one of a user that there is not stays as it is."""
    path = Path(text)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def private_folder(folder: Path) -> None:
    """Makes `folder`, open to its owner alone (mode 0700); a wider one is narrowed. Raises DiskFull, OSError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix" and folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        raise_if_full(error, folder)
        raise


def write_private(path: Path, content: bytes) -> None:
    """Replaces `path` by `content` in one step, durably, with mode 0600; a symbolic link stays one.

    Once it returns, the content survives a power cut. Raises DiskFull, OSError; the old file is whole then.
    """
    target = Path(os.path.realpath(path))
    fresh = target.with_name(f"{target.name}.new")
    try:
        fresh.unlink(missing_ok=True)  # left behind by a process that was killed
        _write_durably(fresh, content)
        _rename(fresh, target)
        _flush_folder(target.parent)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise_if_full(error, path)
        raise


def unusable(path: Path, error: OSError) -> WizardError:
    """Our error for a file or folder that the system does not let us use."""
    reason = error.strerror or type(error).__name__
    return WizardError(
        say("{path} cannot be used: {reason}.", path=error.filename or path, reason=reason),
        say("Check its permissions, and those of the folder it is in."),
    )


def raise_if_full(error: OSError, path: Path) -> None:
    """Raises DiskFull if that is what `error` means."""
    if error.errno in _FULL:
        raise DiskFull(
            say("There is no room left on the disk to write {path}.", path=path),
            say("Free some space, then try again."),
        ) from None


def _write_durably(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _rename(source: Path, target: Path) -> None:
    # Windows refuses while another process has the target open, which readers do for an instant.
    tries = _RENAME_TRIES if os.name == "nt" else 1
    for left in reversed(range(tries)):
        try:
            source.replace(target)
        except PermissionError:
            if not left:
                raise
            time.sleep(_RENAME_WAIT)
        else:
            return


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # has no such thing: renaming is durable with the file system's own journal
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
