"""A keyring that a test can lock: a file in the folder that `RING` names, locked while `locked` is beside it.

It is found through keyring's own setting (`PYTHON_KEYRING_BACKEND`), in this process and in any that it starts.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

RING = "TEST_RING"
BACKEND = f"{__name__}.Ring"


class Ring(KeyringBackend):
    """Each call reads the file anew: several processes share it, one after another."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        return self._read().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._write({**self._read(), f"{service} {username}": password})

    def delete_password(self, service: str, username: str) -> None:
        kept = self._read()
        if kept.pop(f"{service} {username}", None) is None:
            raise PasswordDeleteError
        self._write(kept)

    def _read(self) -> dict[str, str]:
        if (self._folder / "locked").exists():
            raise KeyringLocked
        try:
            kept: dict[str, str] = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return kept

    def _write(self, kept: dict[str, str]) -> None:
        fresh = self._file.with_suffix(".new")
        fresh.write_text(json.dumps(kept), encoding="utf-8")
        fresh.replace(self._file)

    @property
    def _folder(self) -> Path:
        return Path(os.environ[RING])

    @property
    def _file(self) -> Path:
        return self._folder / "ring.json"


def lock(folder: Path, *, locked: bool) -> None:
    """Nobody gets at the secrets any more, or again."""
    if locked:
        (folder / "locked").touch()
    else:
        (folder / "locked").unlink()


def forget(folder: Path, name: str) -> str:
    """Takes the entry away whose name ends so; answers what it held."""
    file = folder / "ring.json"
    kept: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    found = next(each for each in kept if each.endswith(f"/{name}"))
    value = kept.pop(found)
    file.write_text(json.dumps(kept), encoding="utf-8")
    return value
