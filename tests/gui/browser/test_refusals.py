"""What a foreign page does not get, and that the log-in goes on without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.gui.browser.stage import Page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.browser.stage import OddServer, Person

FILLS = "style='position:fixed;inset:0;width:100%;height:100%'"


def test_downloads(person: Person, odd: OddServer, own_environment: Path) -> None:
    odd.pages["/file"] = Page("secret", headers={"Content-Disposition": "attachment; filename=a.bin"})
    person.visit(odd.put("/start", f"<a href=/file {FILLS}>x</a>"))
    person.click_page()
    person.until(lambda: bool(person.message))
    assert person.message == "Nothing can be downloaded from here."
    assert person.path == "/start"
    assert not list(own_environment.rglob("a.bin*"))


def test_downloads_that_the_page_itself_makes(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start", f"<a download=a.txt href='data:text/plain,x' {FILLS}>x</a>"))
    person.click_page()
    person.until(lambda: bool(person.message))
    assert person.message == "Nothing can be downloaded from here."


def test_files(person: Person, odd: OddServer) -> None:
    person.visit(
        odd.put(
            "/start",
            f"<input type=file {FILLS}><script>let i = document.querySelector('input');"
            "i.oncancel = () => document.title = 'none:' + i.files.length</script>",
        )
    )
    person.click_page()
    person.until(lambda: person.title == "none:0")
    assert person.message == "Files cannot be sent from here."


def test_files_by_the_newer_way(person: Person, odd: OddServer) -> None:
    person.visit(
        odd.put(
            "/start",
            f'<body {FILLS} onclick="showOpenFilePicker().catch(e => document.title = e.name)">',
        )
    )
    person.click_page()
    person.until(lambda: person.title in {"AbortError", "ReferenceError"})


def test_files_of_this_computer_as_parts(person: Person, odd: OddServer, own_environment: Path) -> None:
    secret = own_environment / "secret.js"
    secret.write_text("document.title = 'stolen'", encoding="utf-8")
    person.visit(
        odd.put(
            "/start",
            f"<iframe src='{secret.as_uri()}'></iframe><script src='{secret.as_uri()}'></script>"
            f"<script>fetch('{secret.as_uri()}').catch(() => document.title += 'refused')</script>",
        )
    )
    person.until(lambda: "refused" in person.title)
    assert "stolen" not in person.title


@pytest.mark.parametrize(
    ("script", "refused"),
    [
        ("navigator.geolocation.getCurrentPosition(() => t('yes'), e => t('no ' + e.code))", "no 1"),
        ("Notification.requestPermission().then(t)", "denied"),
        ("document.documentElement.requestFullscreen().then(() => t('yes'), () => t('no'))", "no"),
        ("document.body.requestPointerLock().then(() => t('yes'), () => t('no'))", "no"),
        ("navigator.mediaDevices.getUserMedia({audio: true}).then(() => t('yes'), () => t('no'))", "no"),
        ("navigator.mediaDevices.getDisplayMedia({video: true}).then(() => t('yes'), () => t('no'))", "no"),
        ("navigator.clipboard.readText().then(() => t('yes'), () => t('no'))", "no"),
        ("t(typeof PublicKeyCredential)", "undefined"),
        ("t(String(confirm('leave?')))", "true"),
        ("t(String(prompt('your password?')))", "null"),
    ],
    ids=[
        "place",
        "notifications",
        "full-screen",
        "pointer",
        "microphone",
        "screen",
        "clipboard",
        "keys",
        "confirm",
        "prompt",
    ],
)
def test_powers(person: Person, odd: OddServer, script: str, refused: str) -> None:
    person.visit(
        odd.put("/start", f'<script>const t = x => document.title = x</script><body {FILLS} onclick="{script}">')
    )
    person.click_page()
    person.until(lambda: person.title == refused)


def test_an_alert_is_said_in_a_line_with_its_origin(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start", "<script>alert('Hello\\n<b>you</b> ' + 'x'.repeat(999))</script>"))
    person.until(lambda: bool(person.message))
    assert person.message.startswith(f"localhost:{odd.port} says: Hello <b>you</b> xxx")
    assert len(person.message) < 250
    person.visit(odd.put("/next"))
    assert not person.message


def test_a_page_cannot_keep_a_person_from_leaving(person: Person, odd: OddServer) -> None:
    person.visit(
        odd.put(
            "/start",
            f"<body {FILLS} onclick=\"document.title = 'clicked'; setTimeout(() => location = '/next')\">"
            "<script>onbeforeunload = e => e.preventDefault()</script>",
        )
    )
    odd.put("/next")
    person.click_page()
    person.sees("/next")


def test_windows_that_nobody_clicked_for(person: Person, odd: OddServer) -> None:
    odd.put("/popup")
    person.visit(odd.put("/start", "<script>document.title = String(open('/popup'))</script>"))
    person.until(lambda: person.title == "null")
    assert not odd.asked_for("/popup")


def test_windows_without_end(person: Person, odd: OddServer) -> None:
    person.visit(odd.put("/start", f"<a target=_blank href=/start {FILLS}>x</a>"))
    for _ in range(9):
        if person.message:
            break
        hits = odd.hits.count("/start")
        person.click_page()
        person.until(lambda: odd.hits.count("/start") > hits or bool(person.message))  # noqa: B023 - used at once
        person.sees("/start")
    assert person.message == "The page wanted to open another window. That was not allowed."
    assert odd.hits.count("/start") == 4
