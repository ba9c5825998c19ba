"""What holds for every test: an environment of its own, and no unexpected word in the log."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from wizard.http import choose_proxies_by

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

# How long an example takes tells how busy the machine is.
settings.register_profile("patient", settings(), deadline=None)
settings.load_profile("patient")

_SYSTEM_VARIABLES = ("CHANNEL_WIZARD_", "PYTHON_KEYRING_", "KEYRING_PROPERTY_", "XDG_", "DBUS_")
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def own_environment(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keeps this computer's configuration, keyring and proxies out of the tests. Returns the home folder.

    There is no keyring unless a test names one; what needs a store of secrets is given `MemorySecrets`.
    """
    home = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name.startswith(_SYSTEM_VARIABLES) or name.lower() in _PROXIES:
            monkeypatch.delenv(name)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")  # nobody's sleep is delayed by tests
    return home


@pytest.fixture(autouse=True)
def proxies_of_the_system() -> Iterator[None]:
    """Whose home's proxy preference counts is told to the whole process: after a test, nobody's."""
    yield
    choose_proxies_by(None)


@dataclass
class ExpectedLogs:
    """The log records of a test, and which of them it expects (see `expected_logs`)."""

    records: list[logging.LogRecord] = field(default_factory=list)
    _expected: list[str] = field(default_factory=list)

    def expect(self, part: str) -> None:
        """Records of WARNING or above whose message contains `part` are well, and one at least has to come."""
        self._expected.append(part)

    def came(self, part: str) -> bool:
        """Whether a record whose message contains `part` is there: what is logged last can be waited for."""
        return any(part in record.getMessage() for record in self.records)

    def problems(self) -> list[str]:
        messages = [record.getMessage() for record in self.records if record.levelno >= logging.WARNING]
        unexpected = [text for text in messages if not any(part in text for part in self._expected)]
        missing = [part for part in self._expected if not any(part in text for text in messages)]
        return [f"unexpected: {text}" for text in unexpected] + [f"did not come: {part}" for part in missing]


class _Collector(logging.Handler):
    def __init__(self, into: list[logging.LogRecord]) -> None:
        super().__init__()
        self._into = into

    def emit(self, record: logging.LogRecord) -> None:
        self._into.append(record)


@pytest.fixture(autouse=True)
def expected_logs(request: pytest.FixtureRequest) -> Iterator[ExpectedLogs]:
    """A record of WARNING or above that the test did not expect fails it.

    Ask for this fixture and call `expected_logs.expect("part of the message")`; the marker `any_logs` switches
    the check off.
    """
    logs = ExpectedLogs()
    handler = _Collector(logs.records)
    root = logging.getLogger()
    root.addHandler(handler)
    yield logs
    root.removeHandler(handler)
    if request.node.get_closest_marker("any_logs") is None and (problems := logs.problems()):
        pytest.fail("In the log: " + "; ".join(problems), pytrace=False)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "any_logs: whatever this test logs is well")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What a test wrote may hold halves of characters, which cannot travel from one process to another."""
    report = yield
    report.sections = [
        (title, text.encode("utf-8", "backslashreplace").decode("utf-8")) for title, text in report.sections
    ]
    return report
