"""The way of a log-in page: through the proxy of the preferences, with its log-in; what is said if it fails."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QSslCertificate, QSslConfiguration

from tests.gui.browser.stage import Authority, OddServer, Person, odd_server
from tests.proxies import GOOD, USER, Proxy, proxy_in_thread
from wizard.errors import ProxyPasswordMissing
from wizard.gui.browser import BrowserWay, Reason
from wizard.gui.browser import Proxy as Known
from wizard.gui.setup.pages.login import way_of
from wizard.proxy import Route
from wizard.settings import ProxyChoice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SERVER = "mastodon.invalid"  # which the proxy alone knows


@pytest.fixture
def there(odd: OddServer) -> Iterator[Proxy]:
    with proxy_in_thread(behind={SERVER: odd.port}) as made:
        yield made


@pytest.fixture
def company() -> Iterator[Authority]:
    """An authority known to the system's store as if an administrator had added it."""
    before, made = QSslConfiguration.defaultConfiguration(), Authority.new()
    known = QSslConfiguration.defaultConfiguration()
    known.setCaCertificates([*before.caCertificates(), *QSslCertificate.fromData(made.pem)])
    QSslConfiguration.setDefaultConfiguration(known)
    yield made
    QSslConfiguration.setDefaultConfiguration(before)


def way(there: Proxy, password: str = GOOD, user: str = USER) -> BrowserWay:
    return BrowserWay(system=False, proxy=Known("127.0.0.1", there.port, user, password))


def goes(person: Person, address: str, by: BrowserWay) -> None:
    person.browser.open(address, person.redirect, by)


def fails(person: Person, reason: Reason, said: str) -> None:
    person.until(lambda: bool(person.failures))
    failure = person.failures.pop()
    assert (failure.reason, failure.what) == (reason, said)
    assert "127.0.0.1:" not in failure.what


def test_a_plain_page_comes_through_it_with_its_log_in(person: Person, there: Proxy, odd: OddServer) -> None:
    odd.put("/start", "<img src=/picture><script>fetch('/more')</script>")
    goes(person, f"http://{SERVER}/start", way(there))
    person.sees("start")
    person.until(lambda: odd.asked_for("/picture") and odd.asked_for("/more"))
    assert person.failures == []
    assert there.wrong == 1  # as a browser does: asked first, then answered, and known from then on


def test_an_encrypted_page_comes_through_a_tunnel(person: Person, company: Authority, tmp_path: Path) -> None:
    file = company.issue(tmp_path, SERVER)
    with odd_server(file) as secure, proxy_in_thread(behind={SERVER: secure.port}) as there:
        secure.put("/start", "")
        secure.put_redirect("/done", f"{person.redirect}?code=abc")
        goes(person, f"https://{SERVER}/start", way(there))
        person.sees("start")
        assert f"{SERVER}:443" in there.asked
        goes(person, f"https://{SERVER}/done", way(there))
        person.until(lambda: bool(person.arrivals))
        assert person.arrivals == [f"{person.redirect}?code=abc"]
        person.browser.close_session()
        assert "code=abc" not in there.heard


def test_a_wrong_log_in_is_said_and_given_once(person: Person, there: Proxy, odd: OddServer) -> None:
    odd.put("/start", "")
    goes(person, f"http://{SERVER}/start", way(there, "wrong"))
    fails(
        person,
        Reason.PASSWORD_ASKED,
        "The proxy 127.0.0.1 does not accept the log-in that it is given.",
    )
    given = base64.b64encode(f"{USER}:wrong".encode()).decode()
    assert there.heard.count(given) == 1  # a second time might lock an account
    goes(person, f"http://{SERVER}/start", way(there))
    person.sees("start")


def test_a_proxy_that_wants_a_log_in_of_nobody_is_said(person: Person, there: Proxy) -> None:
    goes(person, f"http://{SERVER}/start", way(there, "", ""))
    fails(person, Reason.PASSWORD_ASKED, "The proxy 127.0.0.1 asks for a password.")


def test_a_dead_proxy_is_said_and_its_return_seen(person: Person, odd: OddServer) -> None:
    odd.put("/start", "")
    with proxy_in_thread(behind={SERVER: odd.port}) as there:
        pass
    goes(person, f"http://{SERVER}/start", way(there))
    fails(person, Reason.UNREACHABLE, f"The proxy on the way to {SERVER} does not answer.")
    with proxy_in_thread(behind={SERVER: odd.port}, port=there.port):
        person.browser.try_again()
        person.sees("start")
        person.browser.close_session()


def test_without_a_proxy_none_is_asked(
    person: Person, there: Proxy, odd: OddServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", there.url())
    goes(person, odd.put("/start", ""), BrowserWay(system=False))
    person.sees("start")
    goes(person, f"http://{SERVER}/start", BrowserWay(system=False))
    fails(person, Reason.UNREACHABLE, f"The name {SERVER} is not known on the internet.")
    assert there.asked == []


def test_each_log_in_goes_its_own_way(person: Person, there: Proxy, odd: OddServer) -> None:
    page = f"http://{SERVER}/start"
    odd.put("/start", "")
    goes(person, page, way(there))
    person.sees("start")
    asked = there.asked.count(page)  # a picture for the window’s corner may still come
    goes(person, page, BrowserWay())  # the system has none
    fails(person, Reason.UNREACHABLE, f"The name {SERVER} is not known on the internet.")
    assert there.asked.count(page) == asked
    with proxy_in_thread(behind={SERVER: odd.port}, log_in=False) as other:
        goes(person, page, way(other, "", ""))
        person.sees("start")
        assert other.asked
        person.browser.close_session()
    assert there.asked.count(page) == asked


def test_this_computer_itself_is_reached_past_it(person: Person, there: Proxy, odd: OddServer) -> None:
    goes(person, odd.put("/start", ""), way(there))
    person.sees("start")
    assert there.asked == []


def test_a_proxy_that_speaks_tls_itself_is_refused_in_words(person: Person) -> None:
    goes(person, f"http://{SERVER}/start", BrowserWay(system=False, proxy=Known.read("https://proxy.example:443")))
    fails(
        person,
        Reason.UNREACHABLE,
        "The page in here cannot go through proxy.example, a proxy that speaks TLS itself.",
    )


def test_a_url_of_a_proxy_is_read_whole() -> None:
    known = Known.read("http://erika:gute-Fahrt%3A7%25@proxy.example:3128")
    assert (known.host, known.port, known.user, known.password) == ("proxy.example", 3128, USER, GOOD)
    assert GOOD not in repr(known)


def test_the_way_is_the_preferences() -> None:
    page, manual = (
        f"https://{SERVER}/oauth",
        ProxyChoice(kind="manual", address="http://proxy.example:3128", user=USER),
    )
    assert way_of(Route(ProxyChoice()), page) == BrowserWay()
    assert way_of(Route(ProxyChoice(kind="none")), page) == BrowserWay(system=False)
    known = Known("proxy.example", 3128, USER, GOOD)
    assert way_of(Route(manual, GOOD), page) == BrowserWay(system=False, proxy=known)
    assert way_of(Route(manual, GOOD), "http://127.0.0.1:80/oauth") == BrowserWay(system=False)
    past = manual.model_copy(update={"past": ("invalid",)})
    assert way_of(Route(past, GOOD), page) == BrowserWay(system=False)
    with pytest.raises(ProxyPasswordMissing):
        way_of(Route(manual), page)
