"""Addresses, judged: which one ends the log-in, which may be opened at all, and how an origin is shown.

The engine hands over addresses as it understood them (a case or an escape that does not matter is gone by then),
so that comparing and showing them here leaves no room for two readings of one address.
"""

from __future__ import annotations

import ipaddress
import unicodedata
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QUrl

_DEFAULT_PORTS = {"http": 80, "https": 443}
_ENCODED = QUrl.ComponentFormattingOption.FullyEncoded


class Protection(Enum):
    """How the connection to a page is protected."""

    SECURE = "secure"  # https, with a certificate that was checked
    LOCAL = "local"  # http, but to this computer
    OPEN = "open"  # http over a network
    NONE = "none"  # no connection: an empty page


@dataclass(frozen=True, slots=True)
class Shown:
    """An address as shown to a person: `host` and perhaps its port, and the path without its query.

    `ascii_host` differs from `host` where that has letters beyond ASCII.
    """

    host: str
    ascii_host: str
    path: str
    protection: Protection


class Redirect:
    """The one address that ends a log-in: scheme, host, port and path alike; the query is free.

    Raises ValueError for anything but a whole http(s) address without a user name.
    """

    def __init__(self, address: str) -> None:
        self._wanted = _place(web_address(address))

    def matches(self, url: QUrl) -> bool:
        return not url.userInfo() and url.isValid() and _place(url) == self._wanted


def web_address(address: str) -> QUrl:
    """The address parsed. Raises ValueError for anything but a whole http(s) address without a user name."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or not is_web(url) or not url.host() or url.userInfo():
        raise ValueError("not a web address")  # without the address: it may hold a secret
    return url


def _place(url: QUrl) -> tuple[str, str, int, str]:
    scheme = url.scheme()
    return scheme, url.host(_ENCODED), url.port(_DEFAULT_PORTS.get(scheme, -1)), url.path(_ENCODED) or "/"


def is_web(url: QUrl) -> bool:
    return url.scheme() in _DEFAULT_PORTS


def may_show(url: QUrl, *, main_frame: bool) -> bool:
    """Whether a page may be shown from there: the web, and empty pages; inside a page also what it made itself."""
    if is_web(url):
        return not url.userInfo()  # `https://mastodon.example@evil.example/` exists to deceive
    if url.scheme() == "about":
        return url.path() in {"blank", "srcdoc"}
    return not main_frame and url.scheme() in {"data", "blob"}


def may_load(url: QUrl) -> bool:
    """Whether a part of a page may be fetched from there."""
    return is_web(url) or url.scheme() in {"ws", "wss", "data", "blob"}


# --- Showing ---------------------------------------------------------------------------------------------------


def shown(url: QUrl) -> Shown:
    """What to show for the address of a page."""
    if not is_web(url):
        return Shown(url.scheme() + ":" + url.path() if url.scheme() == "about" else "", "", "", Protection.NONE)
    ascii_host = url.host(_ENCODED)
    host = display_host(ascii_host)
    if ":" in ascii_host:  # IPv6
        host = ascii_host = f"[{ascii_host}]"
    if url.port() not in {-1, _DEFAULT_PORTS[url.scheme()]}:
        host, ascii_host = f"{host}:{url.port()}", f"{ascii_host}:{url.port()}"
    return Shown(host, ascii_host, url.path(_ENCODED), _protection(url))


def _protection(url: QUrl) -> Protection:
    if url.scheme() == "https":
        return Protection.SECURE
    return Protection.LOCAL if _is_loopback(url.host(_ENCODED)) else Protection.OPEN


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def display_host(host: str) -> str:
    """A host name with its own letters where nobody can be deceived by them, else as it is (`xn--…`).

    Letters are shown if all of a label belong together: Latin with accents, or one of the scripts that have no
    letters looking like Latin ones. Those that have (Cyrillic, Greek …) are shown only under a top-level domain
    in the same script.
    """
    labels = host.split(".")
    decoded = [_decode(label) for label in labels]
    top = _scripts(decoded[-1])
    return ".".join(
        label if own is None or not _is_harmless(own, top) else own
        for label, own in zip(labels, decoded, strict=True)
    )


def _decode(label: str) -> str | None:
    """The letters behind an `xn--` label; None where it stands for none, or not for these alone."""
    if not label.startswith("xn--"):
        return label
    try:
        letters = label.encode("ascii").decode("idna")
        return letters if letters.encode("idna").decode("ascii") == label else None
    except UnicodeError:
        return None


# Scripts that belong together, by the first word of their letters' Unicode names.
_TOGETHER = (
    {"CJK", "HIRAGANA", "KATAKANA"},
    {"CJK", "HANGUL"},
    {"CJK", "BOPOMOFO"},
    {"ARABIC"}, {"HEBREW"}, {"DEVANAGARI"}, {"BENGALI"}, {"TAMIL"}, {"TELUGU"}, {"THAI"}, {"GEORGIAN"},
)  # fmt: skip
_LIKE_LATIN = {"CYRILLIC", "GREEK", "ARMENIAN"}
_PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-"
_DECEPTIVE_LATIN = "ıĸſŀŉ"  # look like i, k, f, l·, 'n
_LAST_LATIN = "\u017f"  # the end of Latin Extended-A


def _scripts(label: str | None) -> set[str]:
    """The scripts of a label's letters; digits and hyphens belong to all."""
    return {
        unicodedata.name(letter, "UNKNOWN").split(" ")[0]
        for letter in label or ""
        if not letter.isdecimal() and letter != "-"
    }


def _is_harmless(label: str, top: set[str]) -> bool:
    scripts = _scripts(label)
    if scripts <= {"LATIN"}:
        return all(
            letter in _PLAIN or ("\u00df" <= letter <= _LAST_LATIN and letter not in _DECEPTIVE_LATIN)
            for letter in label
        )
    if not all(
        letter == "-" or letter.isalnum() or unicodedata.category(letter) in {"Mn", "Mc"} for letter in label
    ):
        return False
    if any(scripts <= family for family in _TOGETHER):
        return True
    return len(scripts) == 1 and scripts <= _LIKE_LATIN and scripts == top
