"""Only the exact redirect address ends a log-in, and nothing ever connects to it.

(The fixture `person` checks the second half after every test here.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from tests.gui.browser.stage import OddServer, Person

FILLS = "style='position:fixed;inset:0;width:100%;height:100%'"
QUERY = "?code=SECRET&state=x%20y"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_arrives(person: Person, odd: OddServer, status: int) -> None:
    person.open(odd.put_redirect("/start", person.redirect + QUERY, status))
    person.until(lambda: bool(person.arrivals))
    assert person.arrivals == [person.redirect + QUERY]


@pytest.mark.parametrize(
    "body",
    [
        "<script>location = '{}'</script>",
        "<script>location.replace('{}')</script>",
        "<meta http-equiv=refresh content='0;url={}'>",
        "<body onload='document.forms[0].submit()'><form action='{}'><input name=code value=SECRET></form>",
        "<body onload='document.forms[0].submit()'><form method=post action='{}'><input name=code></form>",
    ],
    ids=["assign", "replace", "refresh", "form", "post"],
)
def test_every_other_way_to_go_there_arrives_too(person: Person, odd: OddServer, body: str) -> None:
    person.open(odd.put("/start", body.format(person.redirect + QUERY)))
    person.until(lambda: bool(person.arrivals))
    assert person.arrivals[0].startswith(person.redirect)


@pytest.mark.parametrize(
    "body",
    [
        f"<a href='{{}}' target=_blank {FILLS}>x</a>",
        f"<a href='{{}}' {FILLS}>x</a>",
        f"<body {FILLS} onclick=\"window.open('{{}}')\">",
        f"<body {FILLS} onclick=\"let w = window.open('about:blank'); setTimeout(() => w.location = '{{}}')\">",
        f"<body {FILLS} onclick=\"window.open('/between')\">",
    ],
    ids=["blank", "link", "open", "open-later", "opened-page"],
)
def test_a_click_arrives_also_in_a_window_of_its_own(person: Person, odd: OddServer, body: str) -> None:
    odd.put_redirect("/between", person.redirect + QUERY)
    person.visit(odd.put("/start", body.format(person.redirect + QUERY)))
    person.click_page()
    person.until(lambda: bool(person.arrivals))
    assert person.arrivals == [person.redirect + QUERY]


def test_it_arrives_once_however_often_the_page_goes_there(person: Person, odd: OddServer) -> None:
    here = person.redirect + QUERY
    person.open(odd.put("/start", f"<script>for (let i = 0; i < 9; i++) location = '{here}' + i</script>"))
    person.until(lambda: bool(person.arrivals))
    person.visit(odd.put("/later"))
    assert len(person.arrivals) == 1
    assert not person.failures


@pytest.mark.parametrize(
    "near",
    ["http://localhost:{far}/Log-in", "http://localhost:{far}/log-in/", "http://127.0.0.1:{far}/log-in/next",
     "http://localhost:{odd}/log-in", "http://localhost:{far}//log-in"],
    ids=["case", "slash", "host", "port", "slashes"],
)  # fmt: skip
def test_a_near_miss_is_a_page_like_any_other(person: Person, odd: OddServer, far: OddServer, near: str) -> None:
    address = near.format(far=far.port, odd=odd.port)
    path = "/" + address.split("/", 3)[3]
    for server in (odd, far):
        server.put(path, f"<body {FILLS} onclick=\"location = '{person.redirect}?code=right'\">near")
    person.open(odd.put_redirect("/start", address + "?code=wrong"))
    person.sees(path)
    assert not person.arrivals
    person.click_page()
    person.until(lambda: bool(person.arrivals))
    assert person.arrivals == [person.redirect + "?code=right"]


@pytest.mark.parametrize(
    "trick",
    ["http://localhost:{far}@localhost:{odd}/log-in", "http://me:pw@localhost:{far}/log-in", "custom://localhost/log-in",
     "file:///log-in", "data:text/html,hello", "chrome://version/", "view-source:http://localhost:{odd}/"],
)  # fmt: skip
def test_a_trick_leads_nowhere(person: Person, odd: OddServer, far: OddServer, trick: str) -> None:
    address = trick.format(far=far.port, odd=odd.port)
    person.visit(odd.put("/start", f"<title>here</title><a href='{address}' {FILLS}>x</a>"))
    before = len(odd.hits)
    person.click_page()
    # Only this click leads on, so whatever the first one did is over when it arrives.
    person.until(lambda: not person.read("document.querySelector('a').remove()"))
    assert (person.path, person.title) == ("/start", "here")
    assert not person.arrivals
    assert not person.failures
    assert [hit for hit in odd.hits[before:] if hit != "/favicon.ico"] == []


def test_parts_of_a_page_neither_arrive_nor_connect(person: Person, odd: OddServer) -> None:
    here = person.redirect + QUERY
    person.visit(
        odd.put(
            "/start",
            f"<iframe src='{here}'></iframe><img src='{here}'><script src='{here}'></script>"
            f"<link rel=stylesheet href='{here}'><link rel=prefetch href='{here}'><script>"
            f"fetch('{here}', {{mode: 'no-cors'}}).catch(() => 0)"
            ".then(() => document.title = 'tried')</script>",
        )
    )
    person.until(lambda: person.title == "tried")
    assert not person.arrivals
    person.open(odd.put_redirect("/end", here))
    person.until(lambda: bool(person.arrivals))


def test_arriving_may_close_or_open_again_at_once(person: Person, odd: OddServer) -> None:
    address = odd.put_redirect("/start", person.redirect + QUERY)

    def again(_url: str) -> None:
        person.browser.close_session()
        if len(person.arrivals) < 3:
            person.open(address)

    person.browser.arrived.connect(again, Qt.ConnectionType.DirectConnection)
    person.open(address)
    person.until(lambda: len(person.arrivals) == 3)


def test_an_ended_session_says_nothing_more(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/slow", f"<script>setTimeout(() => location = '{person.redirect}', 30)</script>"))
    person.browser.close_session()
    person.visit(odd.put("/next"))
    assert (person.arrivals, person.failures) == ([], [])
