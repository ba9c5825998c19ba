"""Logging in to a Network through the embedded browser, from the core's request to the core's answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import Qt

from wizard.errors import NetworkRefused
from wizard.gui.browser import Reason
from wizard.networks.mastodon import NETWORK
from wizard.practice.faults import Fault, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.gui.browser.stage import Person
    from wizard.networks.base import LoginRequest
    from wizard.practice.fediverse import PracticeFediverse

PATH = "oauth/authorize"


class Drawer:
    """Keeps the apps of the servers for a test."""

    def __init__(self) -> None:
        self._apps: dict[str, Mapping[str, str]] = {}

    def get(self, server: str) -> Mapping[str, str] | None:
        return self._apps.get(server)

    def put(self, server: str, values: Mapping[str, str]) -> None:
        self._apps[server] = values


@pytest.fixture
def request_(fediverse: PracticeFediverse, person: Person) -> LoginRequest:
    """What the core asks the browser to open."""
    return asyncio.run(NETWORK.start_login({"server": fediverse.base_url}, person.redirect, Drawer()))


def log_in(person: Person, typed: str = "practice") -> None:
    person.type_into("password", typed)
    person.press_key(Qt.Key.Key_Return)


def test_logging_in_with_the_keyboard_alone(person: Person, request_: LoginRequest) -> None:
    person.visit(request_.url)
    assert person.origin == urlsplit(request_.url).netloc
    log_in(person)
    person.until(lambda: bool(person.arrivals))
    assert person.notice == "done"
    assert person.browser._session is None
    credentials = asyncio.run(NETWORK.finish_login(request_, person.arrivals[0]))
    assert credentials["access_token"]
    assert (len(person.arrivals), person.failures) == (1, [])


def test_a_wrong_password_and_then_the_right_one(person: Person, request_: LoginRequest) -> None:
    person.visit(request_.url)
    log_in(person, "wrong")
    person.until(lambda: bool(person.read("!!document.querySelector('.problem')")))
    assert not person.notice
    log_in(person)
    person.until(lambda: bool(person.arrivals))
    assert person.failures == []


def test_denying_is_an_answer_like_any_other(person: Person, request_: LoginRequest) -> None:
    person.visit(request_.url)
    person.type_into("password", "")
    person.press_key(Qt.Key.Key_Tab)  # from the password to Authorise, which the page shows on the right
    person.press_key(Qt.Key.Key_Tab)
    person.press_key(Qt.Key.Key_Space)
    person.until(lambda: bool(person.arrivals))
    assert parse_qs(urlsplit(person.arrivals[0]).query)["error"] == ["access_denied"]
    with pytest.raises(NetworkRefused, match="did not allow"):
        asyncio.run(NETWORK.finish_login(request_, person.arrivals[0]))


def test_nothing_of_a_log_in_is_left_for_the_next(person: Person, request_: LoginRequest) -> None:
    for _ in range(2):
        person.arrivals.clear()
        person.visit(request_.url)
        log_in(person)  # would be typed nowhere if the server still knew the person
        person.until(lambda: bool(person.arrivals))
        assert "code" in parse_qs(urlsplit(person.arrivals[0]).query)


def test_a_server_in_trouble_and_then_well_again(
    person: Person, request_: LoginRequest, fediverse: PracticeFediverse
) -> None:
    fediverse.faults.set("authorize_page", [Fault(Kind.RESET_BEFORE)] * 5)  # the engine itself tries twice
    person.open(request_.url)
    person.until(lambda: bool(person.failures))
    assert person.failures[0].reason is Reason.UNREACHABLE
    fediverse.faults.clear()
    person.press("try_again")
    person.sees(PATH)
    log_in(person)
    person.until(lambda: bool(person.arrivals))
