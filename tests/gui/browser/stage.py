"""What the tests of the embedded browser share: servers with odd pages, and a person in front of the browser."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import ipaddress
import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from wizard.gui.browser.bar import ElidedLabel
from wizard.practice.fediverse import PracticeFediverse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from wizard.gui.browser import Failure, LoginBrowser

PATIENCE = 60_000  # milliseconds; nothing takes so long but a machine that does ten other things
REDIRECT_PATH = "/log-in"


# --- Servers ---------------------------------------------------------------------------------------------------


@dataclass
class Page:
    """What a path answers. `location` makes it a redirect."""

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def to(cls, location: str, status: int = 302) -> Page:
        return cls(status=status, headers={"Location": location})


class OddServer:
    """Serves what a test puts into `pages`, and remembers which paths were asked for, by which method."""

    def __init__(self, server: ThreadingHTTPServer, scheme: str) -> None:
        self.pages: dict[str, Page] = {}
        self.hits: list[str] = []
        self.port = server.server_port
        self.base = f"{scheme}://localhost:{self.port}"

    def put(self, path: str, body: str = "", **rest: object) -> str:
        """Puts an HTML page there and gives its address."""
        self.pages[path] = Page(f"<!doctype html><meta charset=utf-8>{body}<p>page", **rest)  # type: ignore[arg-type]
        return self.base + path

    def put_redirect(self, path: str, location: str, status: int = 302) -> str:
        self.pages[path] = Page.to(location, status)
        return self.base + path

    def asked_for(self, path: str) -> bool:
        return path in self.hits


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    odd: OddServer

    def do_GET(self) -> None:
        path = self.requestline.split(" ")[1].partition("?")[0]  # `self.path` has lost some of its slashes
        self.odd.hits.append(path)
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        page = self.odd.pages.get(path, Page(status=404))
        body = page.body.encode()
        self.send_response(page.status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        if "Content-Type" not in page.headers:
            self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - the library looks for this name

    def log_message(self, *args: object) -> None:
        """Keeps quiet."""


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    # Closing waits for no thread: the browser holds connections open that it may never use.
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up, or that takes no certificate of ours, is what is tested here."""


@contextmanager
def odd_server(certificate: Path | None = None, port: int = 0) -> Iterator[OddServer]:
    """A server on 127.0.0.1 (reached as `localhost`), with TLS where a certificate is given."""
    handler = type("Handler", (_Handler,), {})
    server = _Quiet(("127.0.0.1", port), handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        # The handshake belongs into the connection's own thread, or one idle connection blocks all others.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    odd = handler.odd = OddServer(server, "https" if certificate else "http")  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), name="odd server")
    thread.start()
    try:
        yield odd
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def practice_fediverse() -> Iterator[PracticeFediverse]:
    """The practice Network in a thread of its own, as the window's loop is Qt's."""
    fediverse, ready = PracticeFediverse(), threading.Event()
    loop, stop = asyncio.new_event_loop(), asyncio.Event()

    async def serve() -> None:
        async with fediverse.serve():
            ready.set()
            await stop.wait()

    def run() -> None:
        loop.run_until_complete(serve())
        loop.close()

    thread = threading.Thread(target=run, name="practice fediverse")
    thread.start()
    assert ready.wait(60)
    try:
        yield fediverse
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()


# --- Certificates ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Authority:
    """An authority nobody knows, as a company has one."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def new(cls) -> Authority:
        key = ec.generate_private_key(ec.SECP256R1())
        return cls(key, _sign("Company CA", key, "Company CA", key, authority=True))

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def issue(self, folder: Path, host: str = "localhost", days: tuple[int, int] = (-1, 30)) -> Path:
        """A certificate for a server, with its key, in one file. `days`: valid from and until, from today."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _sign(host, key, "Company CA", self.key, days=days)
        path = folder / f"{host}{days[1]}.pem"
        path.write_bytes(
            certificate.public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        return path


def _sign(
    subject: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: str,
    issuer_key: ec.EllipticCurvePrivateKey,
    *,
    authority: bool = False,
    days: tuple[int, int] = (-1, 30),
) -> x509.Certificate:
    now = dt.datetime.now(dt.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + dt.timedelta(days=days[0]))
        .not_valid_after(now + dt.timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    )
    if not authority:
        names: list[x509.GeneralName] = [x509.DNSName(subject)]
        if subject == "localhost":
            names.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return builder.sign(issuer_key, hashes.SHA256())


# --- A person in front of the browser --------------------------------------------------------------------------


class Person:
    """Opens, reads, clicks and types, and writes down what the browser signals."""

    def __init__(self, browser: LoginBrowser, qtbot: QtBot, redirect: str) -> None:
        self.browser = browser
        self.redirect = redirect
        self.arrivals: list[str] = []
        self.failures: list[Failure] = []
        self.own_browser = 0
        self._qtbot = qtbot
        browser.arrived.connect(self.arrivals.append)
        browser.failed.connect(self.failures.append)
        browser.own_browser_wanted.connect(self._count)

    def _count(self) -> None:
        self.own_browser += 1

    def until(self, met: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(met, timeout=PATIENCE)

    # --- Looking --------------------------------------------------------------------------------------------

    def part(self, name: str) -> QWidget:
        found = self.browser.findChildren(QWidget, f"browser.{name}")
        assert len(found) == 1, (name, found)
        return found[0]

    def text(self, name: str) -> str:
        label = self.part(name)
        assert isinstance(label, QLabel)
        text = label.whole if isinstance(label, ElidedLabel) else label.text()
        return text if label.isVisible() else ""

    @property
    def origin(self) -> str:
        return self.text("origin")

    @property
    def path(self) -> str:
        return self.text("path")

    @property
    def message(self) -> str:
        return self.text("message")

    @property
    def notice(self) -> str:
        """The state of our own page; nothing while a foreign one shows."""
        notice = self.part("notice")
        return str(notice.property("state")) if notice.isVisible() else ""

    @property
    def title(self) -> str:
        """The title of the page that shows. A page tells a test with it what became of it."""
        session = self.browser._session
        return session._page.title() if session is not None else ""

    def read(self, script: str) -> object:
        """What a script finds in the page that shows; None where the page went away before it answered.

        It changes nothing that the page could see: people act with keys and mouse.
        """
        session = self.browser._session
        if session is None:
            return None
        found: list[object] = []
        session._page.runJavaScript(script, 0, found.append)
        with contextlib.suppress(self._qtbot.TimeoutError):
            self._qtbot.waitUntil(lambda: bool(found), timeout=1000)
        return found[0] if found else None

    # --- Acting ---------------------------------------------------------------------------------------------

    def open(self, address: str) -> None:
        self.browser.open(address, self.redirect)

    def visit(self, address: str) -> None:
        """Opens the address and waits until its page is there, whole."""
        self.open(address)
        self.sees(address.partition("?")[0].partition("://")[2].partition("/")[2])

    def sees(self, path: str) -> None:
        self.until(lambda: self.path == "/" + path.removeprefix("/") and self._whole())

    def _whole(self) -> bool:
        session = self.browser._session
        return session is not None and not session._page.isLoading()

    def type_into(self, field: str, text: str) -> None:
        """Types into the field of that name, which has the focus or will have it in a moment."""
        self.until(lambda: self.read("document.hasFocus() && document.activeElement.name") == field)
        self.type(text)

    @property
    def view(self) -> QWidget:
        """What takes keys and mouse for the page that shows."""
        target = self.part("view").focusProxy()
        assert target is not None
        return target

    def click_page(self) -> None:
        """Clicks into the page, again where the click was lost: the engine takes none before a page is painted.

        When it counts a page as painted cannot be seen from outside, only whether a click came through.
        """
        self.until(lambda: bool(self.read("performance.getEntriesByType('paint').length > 0")))
        self.read("window.waits = true; addEventListener('click', () => window.waits = false, true)")
        for _ in range(9):
            QTest.mouseClick(
                self.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(100, 100)
            )
            with contextlib.suppress(self._qtbot.TimeoutError):
                # A page that is gone has had its click.
                self._qtbot.waitUntil(lambda: self.read("window.waits") is not True, timeout=3000)
                return
        raise AssertionError("no click came through")

    def type(self, text: str) -> None:
        QTest.keyClicks(self.view, text)

    def press_key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.view, key, modifier)

    def press(self, name: str) -> None:
        button = self.part(name)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
