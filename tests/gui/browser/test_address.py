"""Which address ends the log-in, what may be opened, and how an origin is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl

from wizard.gui.browser.address import (
    Protection,
    Redirect,
    display_host,
    may_load,
    may_show,
    shown,
    web_address,
)

REDIRECT = Redirect("http://127.0.0.1:8123/log-in")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8123/log-in",
        "http://127.0.0.1:8123/log-in?code=x&state=y",
        "http://127.0.0.1:8123/log-in?error=access_denied",
        "http://127.0.0.1:8123/log-in#fragment",
        "HTTP://127.0.0.1:8123/log-in",
    ],
)
def test_the_redirect_address_matches_whatever_its_query(address: str) -> None:
    assert REDIRECT.matches(QUrl(address))


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1:8123/log-in?code=x",
        "http://127.0.0.1:8124/log-in?code=x",
        "http://127.0.0.1/log-in?code=x",
        "http://localhost:8123/log-in?code=x",
        "http://127.0.0.1.evil.example:8123/log-in?code=x",
        "http://127.0.0.1:8123@evil.example/log-in?code=x",
        "http://me@127.0.0.1:8123/log-in?code=x",
        "http://127.0.0.1:8123/log-in/?code=x",
        "http://127.0.0.1:8123/Log-In?code=x",
        "http://127.0.0.1:8123/log-in/more",
        "http://127.0.0.1:8123/log%2Din%2F",
        "http://127.0.0.1:8123/?x=/log-in",
        "http://127.0.0.1:8123//log-in",
        "custom://127.0.0.1:8123/log-in",
        "",
    ],
)
def test_near_misses_do_not_match(address: str) -> None:
    assert not REDIRECT.matches(QUrl(address))


def test_default_ports_and_empty_paths_are_what_they_stand_for() -> None:
    assert Redirect("https://app.example").matches(QUrl("https://app.example:443/?code=x"))
    assert not Redirect("https://app.example").matches(QUrl("https://app.example:80/?code=x"))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "mastodon.example",
        "file:///etc/passwd",
        "ftp://a.example/",
        "https://",
        "javascript:1",
        "urn:ietf:wg:oauth:2.0:oob",
        "https://me:pw@a.example/",
    ],
)
def test_only_whole_web_addresses_can_be_opened(address: str) -> None:
    with pytest.raises(ValueError, match="not a web address"):
        web_address(address)
    with pytest.raises(ValueError, match="not a web address"):
        Redirect(address)


def test_no_error_repeats_an_address() -> None:
    with pytest.raises(ValueError, match="not a web address") as caught:
        Redirect("ftp://a.example/?code=SECRET")
    assert "SECRET" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "page", "part"),
    [
        ("https://a.example/", True, True),
        ("http://a.example/", True, True),
        ("about:blank", True, True),
        ("about:srcdoc", True, True),
        ("about:version", False, False),
        ("data:text/html,x", False, True),
        ("blob:https://a.example/1-2", False, True),
        ("file:///etc/passwd", False, False),
        ("ftp://a.example/", False, False),
        ("chrome://kill/", False, False),
        ("view-source:https://a.example/", False, False),
        ("javascript:alert(1)", False, False),
        ("filesystem:https://a.example/x", False, False),
        ("https://mastodon.example@evil.example/", False, False),
    ],
)
def test_pages_come_from_the_web_alone(address: str, page: bool, part: bool) -> None:
    assert may_show(QUrl(address), main_frame=True) is page
    assert may_show(QUrl(address), main_frame=False) is part


@pytest.mark.parametrize("scheme", ["file", "ftp", "chrome", "qrc", "filesystem", "chrome-extension", "custom"])
def test_nothing_else_is_fetched(scheme: str) -> None:
    assert not may_load(QUrl(f"{scheme}://a.example/x"))


@pytest.mark.parametrize("scheme", ["http", "https", "ws", "wss", "blob"])
def test_the_web_is_fetched(scheme: str) -> None:
    assert may_load(QUrl(f"{scheme}://a.example/x"))


@pytest.mark.parametrize(
    ("ascii_host", "expected"),
    [
        ("mastodon.example", "mastodon.example"),
        ("xn--bcher-kva.example", "bücher.example"),
        ("xn--strae-oqa.example", "xn--strae-oqa.example"),  # "straße": not all browsers take it for that
        ("xn--wgv71a119e.jp", "日本語.jp"),
        ("xn--80ak6aa92e.com", "xn--80ak6aa92e.com"),  # аррӏе, all Cyrillic
        ("xn--pple-43d.com", "xn--pple-43d.com"),  # а Cyrillic, pple Latin
        ("xn--e1afmkfd.xn--p1ai", "пример.рф"),  # Cyrillic under its own top-level domain
        ("xn--mastodn-f1a.example", "mastodön.example"),
        ("xn--mstodon-2fg.example", "xn--mstodon-2fg.example"),
        ("xn--99999999.example", "xn--99999999.example"),  # stands for nothing
        ("xn--ls8h.example", "xn--ls8h.example"),  # a pictograph
    ],
)
def test_a_host_is_shown_with_its_letters_where_they_deceive_nobody(ascii_host: str, expected: str) -> None:
    assert display_host(ascii_host) == expected


@pytest.mark.parametrize("letters", ["mаstodon", "mastodоn", "maѕtodon", "ｍastodon", "mastodoո", "ıbm", "paypaⅼ"])
def test_lookalikes_of_latin_letters_are_shown_encoded(letters: str) -> None:
    url = QUrl(f"https://{letters}.example/")
    host = shown(url).host
    assert host.isascii()
    assert host == url.host(QUrl.ComponentFormattingOption.FullyEncoded) + ""


@pytest.mark.parametrize(
    ("address", "host", "path", "protection"),
    [
        ("https://a.example/oauth/authorize?code=SECRET#x", "a.example", "/oauth/authorize", Protection.SECURE),
        ("https://a.example:8443/", "a.example:8443", "/", Protection.SECURE),
        ("https://a.example:443/", "a.example", "/", Protection.SECURE),
        ("http://127.0.0.1:3000/x", "127.0.0.1:3000", "/x", Protection.LOCAL),
        ("http://localhost/x", "localhost", "/x", Protection.LOCAL),
        ("http://[::1]:3000/", "[::1]:3000", "/", Protection.LOCAL),
        ("http://a.example/", "a.example", "/", Protection.OPEN),
        ("http://127.0.0.1.evil.example/", "127.0.0.1.evil.example", "/", Protection.OPEN),
        ("about:blank", "about:blank", "", Protection.NONE),
        ("", "", "", Protection.NONE),
    ],
)
def test_an_address_is_shown_without_what_is_secret(
    address: str, host: str, path: str, protection: Protection
) -> None:
    seen = shown(QUrl(address))
    assert (seen.host, seen.path, seen.protection) == (host, path, protection)
    assert "SECRET" not in repr(seen)


def test_the_ascii_form_is_kept_beside_the_shown_one() -> None:
    seen = shown(QUrl("https://bücher.example:444/"))
    assert (seen.host, seen.ascii_host) == ("bücher.example:444", "xn--bcher-kva.example:444")
