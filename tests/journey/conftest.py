"""A keyring for the journey's tests: the encrypted file derives a key each time it is opened, which takes long."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "TEST_KEYRING"


class FolderKeyring(KeyringBackend):
    """A keyring that several processes share. `locked_after`: writes until somebody locks it."""

    priority: ClassVar[float] = 5
    locked_after: ClassVar[int | None] = None

    def get_password(self, service: str, username: str) -> str | None:
        path = _entry(username)
        return path.read_text() if path.exists() else None

    def set_password(self, service: str, username: str, password: str) -> None:
        cls = type(self)
        if cls.locked_after is not None:
            if cls.locked_after == 0:
                raise KeyringLocked("locked")
            cls.locked_after -= 1
        _entry(username).write_text(password)

    def delete_password(self, service: str, username: str) -> None:
        try:
            _entry(username).unlink()
        except FileNotFoundError:
            raise PasswordDeleteError("none") from None

    @staticmethod
    def names() -> list[str]:
        """The names of all secrets but the apps that servers know us by."""
        users = [bytes.fromhex(path.name).decode() for path in Path(os.environ[FOLDER]).iterdir()]
        names = [user.partition("/")[2] for user in users]
        return sorted(name for name in names if not name.startswith("app/"))


def _entry(username: str) -> Path:
    return Path(os.environ[FOLDER], username.encode().hex())


@pytest.fixture(autouse=True)
def keyring(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[type[FolderKeyring]]:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.journey.conftest.FolderKeyring")
    monkeypatch.setenv(FOLDER, str(tmp_path_factory.mktemp("keyring")))
    yield FolderKeyring
    FolderKeyring.locked_after = None
