"""A keyring that several processes can share, for tests: a file of JSON, named by `KEYRING_OF_TESTS`.

A file `locked` beside it makes it a locked one.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import ClassVar

import keyring.errors
from keyring.backend import KeyringBackend

VARIABLE = "KEYRING_OF_TESTS"


class Keyring(KeyringBackend):
    priority: ClassVar[float] = 5  # keyring reads it from the class

    @property
    def _path(self) -> Path:
        path = Path(os.environ[VARIABLE])
        if path.with_name("locked").exists():
            raise keyring.errors.KeyringLocked
        return path

    def _all(self) -> dict[str, str]:
        path = self._path
        found: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return found

    def get_password(self, service: str, username: str) -> str | None:
        return self._all().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._path.write_text(json.dumps(self._all() | {f"{service} {username}": password}), encoding="utf-8")

    def delete_password(self, service: str, username: str) -> None:
        kept = {name: value for name, value in self._all().items() if name != f"{service} {username}"}
        self._path.write_text(json.dumps(kept), encoding="utf-8")
