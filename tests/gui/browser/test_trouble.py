"""What goes wrong, how it is said, and that the log-in can be finished once it is put right."""

from __future__ import annotations

import os
import signal
import socket
from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QSslCertificate, QSslConfiguration

from tests.gui.browser.stage import Authority, OddServer, Page, Person, odd_server
from wizard.gui.browser import LoginBrowser, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

FILLS = "style='position:fixed;inset:0;width:100%;height:100%'"


def failed(person: Person) -> Reason:
    """Waits for a failure, and sees to it that it is shown as it was signalled."""
    person.until(lambda: bool(person.failures))
    (failure,) = person.failures
    assert person.notice == failure.reason.value
    assert person.text("notice.title") == failure.what
    assert person.text("notice.text") == failure.advice
    assert person.part("notice").accessibleName() == f"{failure.what} {failure.advice}"
    assert person.browser._session is None
    assert not person.origin
    return failure.reason


def recovers(person: Person, odd: OddServer) -> None:
    """The fault is gone: trying again leads to the end."""
    person.failures.clear()
    person.press("try_again")
    person.sees("/start")
    odd.put_redirect("/end", person.redirect)
    person.open(odd.base + "/end")
    person.until(lambda: bool(person.arrivals))
    assert not person.failures


def kill_renderer(person: Person) -> None:
    assert person.browser._session is not None
    os.kill(person.browser._session._page.renderProcessPid(), signal.SIGKILL)


# --- The engine ------------------------------------------------------------------------------------------------


def test_a_crash_of_the_page(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start"))
    kill_renderer(person)
    assert failed(person) is Reason.CRASHED
    assert person.failures[0].what == f"The log-in page of localhost:{odd.port} stopped working."
    recovers(person, odd)


def test_one_crash_after_another(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start"))
    for _ in range(3):
        person.failures.clear()
        kill_renderer(person)
        assert failed(person) is Reason.CRASHED
        person.press("try_again")
        person.sees("/start")


def test_after_a_crash_a_person_may_use_their_own_browser(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start"))
    kill_renderer(person)
    failed(person)
    person.press("notice.own_browser")
    assert person.own_browser == 1


# --- The way there ---------------------------------------------------------------------------------------------


def test_nobody_listens(person: Person) -> None:
    with odd_server() as gone:
        address = gone.put("/start")
    person.open(address)
    assert failed(person) is Reason.UNREACHABLE
    assert person.failures[0].detail == "ERR_CONNECTION_REFUSED"
    with odd_server(port=gone.port) as back:
        back.put("/start")
        recovers(person, back)


def test_an_unknown_name(person: Person) -> None:
    person.open("https://nobody.invalid/oauth/authorize?state=SECRET")
    assert failed(person) is Reason.UNREACHABLE
    assert person.failures[0].what == "The name nobody.invalid is not known on the internet."
    assert "SECRET" not in repr(person.failures)


def test_a_page_in_circles(person: Person, odd: OddServer) -> None:
    person.open(odd.put_redirect("/start", "/start"))
    assert failed(person) is Reason.UNREACHABLE
    assert "in circles" in person.failures[0].what
    odd.put("/start")
    recovers(person, odd)


@pytest.mark.parametrize("status", [404, 500, 503])
def test_an_answer_without_a_page(person: Person, odd: OddServer, status: int) -> None:
    odd.pages["/start"] = Page(status=status)
    person.open(odd.base + "/start")
    assert failed(person) is Reason.UNREACHABLE
    assert str(status) in person.failures[0].what
    odd.put("/start")
    recovers(person, odd)


@pytest.mark.parametrize("status", [401, 422, 500])
def test_an_error_with_a_page_is_shown_as_it_is(person: Person, odd: OddServer, status: int) -> None:
    person.visit(odd.put("/start", "<title>Wrong password</title>", status=status))
    person.until(lambda: person.title == "Wrong password")
    person.until(lambda: person.read("document.body.innerText") == "page")
    assert not person.failures
    assert not person.notice


@pytest.fixture
def closed() -> Iterator[str]:
    """An address where nobody listens, nor can begin to."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}/"


def test_a_connection_that_breaks_in_the_middle(person: Person, odd: OddServer, closed: str) -> None:
    person.visit(odd.put("/start", f"<a href='{closed}' {FILLS}>x</a>"))
    person.click_page()
    assert failed(person) is Reason.UNREACHABLE
    recovers(person, odd)


def test_a_window_that_cannot_be_opened_leaves_the_log_in_alone(
    person: Person, odd: OddServer, closed: str
) -> None:
    person.visit(odd.put("/start", f"<a target=_blank href='{closed}' {FILLS}>x</a>"))
    person.click_page()
    person.until(lambda: bool(person.message))
    assert "does not answer" in person.message
    person.sees("/start")
    assert not person.failures


def test_a_password_that_is_asked_for_outside_the_page(person: Person, odd: OddServer) -> None:
    odd.pages["/start"] = Page(status=401, headers={"WWW-Authenticate": 'Basic realm="staging"'})
    person.open(odd.base + "/start")
    assert failed(person) is Reason.PASSWORD_ASKED
    assert f"localhost:{odd.port}" in person.failures[0].what
    odd.put("/start")
    recovers(person, odd)


def test_a_picture_behind_a_password_does_no_harm(person: Person, odd: OddServer, far: OddServer) -> None:
    far.pages["/picture"] = Page(status=401, headers={"WWW-Authenticate": 'Basic realm="x"'})
    person.visit(odd.put("/start", f"<img src='{far.base}/picture' onerror=\"document.title = 'no picture'\">"))
    person.until(lambda: person.title == "no picture")
    assert not person.failures


# --- Certificates ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.new()


@pytest.fixture
def company(authority: Authority) -> Iterator[Authority]:
    """The authority, known to the system's store as if an administrator had added it."""
    before = QSslConfiguration.defaultConfiguration()
    known = QSslConfiguration.defaultConfiguration()
    known.setCaCertificates([*before.caCertificates(), *QSslCertificate.fromData(authority.pem)])
    QSslConfiguration.setDefaultConfiguration(known)
    yield authority
    QSslConfiguration.setDefaultConfiguration(before)


def test_a_certificate_from_nobody_known(person: Person, authority: Authority, tmp_path: Path) -> None:
    with odd_server(authority.issue(tmp_path)) as safe:
        person.open(safe.put("/start"))
        assert failed(person) is Reason.BAD_CERTIFICATE
        assert "from nobody this computer trusts" in person.failures[0].what
        assert person.failures[0].detail == "ERR_CERT_AUTHORITY_INVALID"
        person.failures.clear()
        person.press("try_again")  # asking again does not make it better
        assert failed(person) is Reason.BAD_CERTIFICATE
        assert not safe.hits


def test_a_certificate_that_the_system_vouches_for(person: Person, company: Authority, tmp_path: Path) -> None:
    with odd_server(company.issue(tmp_path)) as safe:
        person.visit(safe.put("/start"))
        assert person.part("lock").property("state") == "secure"


@pytest.mark.parametrize(
    ("host", "days"), [("other.example", (-1, 30)), ("localhost", (-30, -1))], ids=["other-host", "expired"]
)
def test_nobody_vouches_for_a_wrong_certificate(
    person: Person, company: Authority, tmp_path: Path, host: str, days: tuple[int, int]
) -> None:
    with odd_server(company.issue(tmp_path, host, days)) as safe:
        person.open(safe.put("/start"))
        assert failed(person) is Reason.BAD_CERTIFICATE
        assert not safe.hits


def test_parts_with_a_bad_certificate_are_left_out(
    person: Person, odd: OddServer, authority: Authority, tmp_path: Path
) -> None:
    with odd_server(authority.issue(tmp_path)) as safe:
        safe.put("/part")
        person.visit(odd.put("/start", f"<img src='{safe.base}/part' onerror=\"document.title = 'left out'\">"))
        person.until(lambda: person.title == "left out")
        assert not person.failures
        assert not safe.hits


# --- The person ------------------------------------------------------------------------------------------------


def test_giving_up(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start"))
    person.browser.cancel()
    assert failed(person) is Reason.CLOSED
    assert person.failures[0].what == "You closed the log-in page."
    person.browser.cancel()
    assert len(person.failures) == 1
    recovers(person, odd)


def test_giving_up_before_the_page_is_there(person: Person, odd: OddServer) -> None:
    person.open(odd.put("/start"))
    person.browser.cancel()
    assert failed(person) is Reason.CLOSED
    recovers(person, odd)


def test_closing_the_window(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start"))
    person.browser.close()
    assert [each.reason for each in person.failures] == [Reason.CLOSED]


def test_giving_up_where_nothing_goes_on(person: Person) -> None:
    person.browser.cancel()
    person.browser.try_again()
    assert (person.failures, person.browser._session) == ([], None)


def test_a_page_that_closes_itself(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start", f"<body {FILLS} onclick='window.close()'>"))
    person.click_page()
    assert failed(person) is Reason.CLOSED
    odd.put("/start")
    recovers(person, odd)


def test_nothing_happens_for_a_long_time(qtbot: QtBot, odd: OddServer) -> None:
    browser = LoginBrowser(idle_seconds=0.2)
    qtbot.addWidget(browser)
    browser.show()
    waiting = Person(browser, qtbot, "http://localhost:9/log-in")
    waiting.open(odd.put("/start"))
    assert failed(waiting) is Reason.TIMED_OUT
    browser._idle.setInterval(60_000)
    recovers(waiting, odd)


def test_a_busy_person_is_not_timed_out(person: Person, odd: OddServer) -> None:
    idle = person.browser._idle
    assert idle.interval() == 600_000
    person.visit(odd.put("/start", "<input autofocus name=field>"))
    person.type_into("field", "")
    person.until(lambda: bool(person.read("performance.getEntriesByType('paint').length > 0")))
    acts: tuple[Callable[[], None], ...] = (
        lambda: person.type("x"),
        person.click_page,
        person.browser.reload,
    )
    for act in acts:
        person.until(lambda: idle.remainingTime() < 599_700)
        left = idle.remainingTime()
        act()
        person.until(lambda: idle.remainingTime() > left)  # noqa: B023 - used at once
