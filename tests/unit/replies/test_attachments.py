"""Files of replies: fetched from real servers on loopback, over TLS where it matters, and refused elsewhere."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import gzip
import ipaddress
import ssl
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from tests.proxies import LOG_IN, proxy
from wizard.errors import NetworkRefused, NetworkUnavailable
from wizard.http import choose_proxies_by
from wizard.replies.attachments import MAX_NAME, fetch_files, is_public, is_public_or_loopback, safe_name
from wizard.replies.events import AttachmentRef

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
    from pathlib import Path

    from wizard.networks.base import LocalFile
    from wizard.replies.attachments import Address

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
LIMIT = 100_000


# --- A server that says what it is told ------------------------------------------------------------------------


class Files:
    """Answers each path with the bytes given for it, and remembers the heads of the requests."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes] = {}
        self.heads: list[str] = []
        self.port = 0
        self.hang = False

    def url(self, path: str, *, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            self.heads.append(head)
            writer.write(self.answers[head.split()[1]])
            await writer.drain()
            if self.hang:
                await reader.read()
        writer.close()


def ok(body: bytes, *headers: str) -> bytes:
    return answer("200 OK", *headers, f"Content-Length: {len(body)}", body=body)


def answer(status: str, *headers: str, body: bytes = b"") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return answer(status, f"Location: {location}", "Content-Length: 0", "Set-Cookie: id=7")


@contextlib.asynccontextmanager
async def serving(files: Files, tls: ssl.SSLContext | None = None) -> AsyncIterator[Files]:
    server = await asyncio.start_server(files.serve, "127.0.0.1", 0, ssl=tls)
    files.port = server.sockets[0].getsockname()[1]
    try:
        yield files
    finally:
        server.close()
        await server.wait_closed()


@pytest.fixture
async def files() -> AsyncIterator[Files]:
    async with serving(Files()) as running:
        yield running


def make_certificate(folder: Path, name: str, *, valid_days: int = 1) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context for `name`, and a client's that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=10))
        .not_valid_after(now + dt.timedelta(days=valid_days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "server.pem").write_bytes(secret + pem)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "server.pem")
    return server, ssl.create_default_context(cadata=pem.decode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "files"
    target.mkdir()
    return target


async def fetch(url: str, folder: Path, *, name: str = "photo.jpg", max_bytes: int = LIMIT) -> LocalFile:
    (file,) = await fetch_files([AttachmentRef(url, name)], folder, allow_loopback=True, max_bytes=max_bytes)
    return file


def is_empty(folder: Path) -> bool:
    return not any(folder.iterdir())


def resolving(*addresses: str) -> Callable[[str, int], Awaitable[Sequence[str]]]:
    async def resolver(_host: str, _port: int) -> Sequence[str]:
        return addresses

    return resolver


# --- What works ------------------------------------------------------------------------------------------------


async def test_a_file_is_fetched(files: Files, folder: Path) -> None:
    files.answers["/a"] = ok(PNG, "Content-Type: image/png; charset=x")
    file = await fetch(files.url("/a"), folder, name="photo.png")
    assert (file.name, file.mime_type, file.size) == ("photo.png", "image/png", len(PNG))
    assert file.path.parent == folder
    assert file.path.read_bytes() == PNG


async def test_files_come_in_order(files: Files, folder: Path) -> None:
    files.answers = {"/a": ok(b"first"), "/b": ok(b"second")}
    refs = [AttachmentRef(files.url(path), "same.txt") for path in ("/a", "/b", "/a")]
    fetched = await fetch_files(refs, folder, allow_loopback=True, max_bytes=LIMIT)
    assert [file.path.read_bytes() for file in fetched] == [b"first", b"second", b"first"]
    assert len({file.path for file in fetched}) == 3


async def test_nothing_of_ours_is_sent_along(files: Files, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9/")
    files.answers = {"/a?x=%20y": redirect("/b"), "/b": ok(b"x")}
    await fetch(files.url("/a?x=%20y#part"), folder)
    for head in files.heads:
        names = {line.partition(":")[0].lower() for line in head.split("\r\n")[1:] if line}
        assert names == {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert "accept-encoding: identity" in head.lower()
        assert f"host: 127.0.0.1:{files.port}" in head.lower()


async def test_a_chunked_body_without_a_length(files: Files, folder: Path) -> None:
    files.answers["/a"] = answer("200 OK", "Transfer-Encoding: chunked", body=b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
    assert (await fetch(files.url("/a"), folder)).path.read_bytes() == b"abcde"


@pytest.mark.parametrize("status", ["301 M", "302 F", "303 S", "307 T", "308 P"])
async def test_redirects_are_followed(files: Files, folder: Path, status: str) -> None:
    files.answers = {"/a": redirect("b/c?d", status), "/b/c?d": redirect(files.url("/e"), status), "/e": ok(b"x")}
    assert (await fetch(files.url("/a"), folder)).size == 1


async def test_https_to_a_name_goes_to_the_checked_address(tmp_path: Path, folder: Path) -> None:
    """The positive path of the real rule: TLS name and Host header are the URL's, the address the resolver's."""
    server, trusting = make_certificate(tmp_path, "files.example")
    asked: list[tuple[str, int]] = []
    checked: list[str] = []

    async def resolver(host: str, port: int) -> Sequence[str]:
        asked.append((host, port))
        return ["10.0.0.1", "127.0.0.1"]

    def permitted(address: Address) -> bool:
        checked.append(str(address))
        return str(address) == "127.0.0.1"

    async with serving(Files(), server) as files:
        files.answers = {"/a": redirect("/b"), "/b": ok(PNG)}
        (file,) = await fetch_files(
            [AttachmentRef(files.url("/a", host="files.example", scheme="https"), "photo.png")],
            folder,
            allow_loopback=False,
            max_bytes=LIMIT,
            permitted=permitted,
            resolver=resolver,
            verify=trusting,
        )
    assert file.path.read_bytes() == PNG
    assert asked == [("files.example", files.port)] * 2  # looked up and checked for each hop
    assert checked == ["10.0.0.1", "127.0.0.1"] * 2
    assert all(f"Host: files.example:{files.port}" in head for head in files.heads)


async def test_the_next_address_is_tried(tmp_path: Path, folder: Path) -> None:
    server, trusting = make_certificate(tmp_path, "files.example")
    async with serving(Files(), server) as files:
        files.answers["/a"] = ok(b"x")
        (file,) = await fetch_files(
            [AttachmentRef(files.url("/a", host="files.example", scheme="https"))],
            folder,
            allow_loopback=True,
            max_bytes=LIMIT,
            resolver=resolving("127.0.0.2", "127.0.0.1"),  # nobody listens on the first
            verify=trusting,
        )
    assert file.size == 1


# --- Through a proxy -------------------------------------------------------------------------------------------


async def unknown(_host: str, _port: int) -> Sequence[str]:
    raise OSError("unknown")


@pytest.mark.parametrize("resolver", [unknown, resolving("8.8.8.8", "2606:4700::1111")], ids=["unknown", "public"])
async def test_a_file_comes_through_the_proxy(
    resolver: Callable[[str, int], Awaitable[Sequence[str]]], tmp_path: Path, folder: Path
) -> None:
    """Also where the proxy alone knows the names of the internet."""
    server, trusting = make_certificate(tmp_path, "files.example.com")
    async with serving(Files(), server) as files, proxy(behind={"files.example.com": files.port}) as there:
        choose_proxies_by(lambda _scheme, _host: f"http://{LOG_IN}127.0.0.1:{there.port}")
        files.answers = {"/a": ok(PNG)}
        (file,) = await fetch_files(
            [AttachmentRef("https://files.example.com/a", "photo.png")],
            folder,
            allow_loopback=False,
            max_bytes=LIMIT,
            resolver=resolver,
            verify=trusting,
        )
        assert file.path.read_bytes() == PNG
        assert there.asked == ["files.example.com:443"]
        assert there.wrong == 0
        assert "Proxy-Authorization" not in files.heads[0]


@pytest.mark.parametrize(
    ("url", "resolver"),
    [
        ("https://files.example.com/a", resolving("10.0.0.1")),
        ("https://files.example.com/a", resolving("8.8.8.8", "192.168.1.1")),
        ("https://10.0.0.1/a", resolving("10.0.0.1")),
        ("https://intranet/a", unknown),
        ("https://wiki.corp/a", unknown),
        ("https://printer.local/a", unknown),
        ("https://metadata.google.internal/a", unknown),
    ],
)
async def test_a_proxy_is_no_way_inside(
    url: str, resolver: Callable[[str, int], Awaitable[Sequence[str]]], folder: Path
) -> None:
    async with proxy(log_in=False) as there:
        choose_proxies_by(lambda _scheme, _host: there.url())
        with pytest.raises(NetworkRefused, match="not on the public internet"):
            await fetch_files(
                [AttachmentRef(url)], folder, allow_loopback=False, max_bytes=LIMIT, resolver=resolver
            )
        assert there.asked == []


async def test_a_file_waits_for_a_proxy_that_refuses(folder: Path) -> None:
    async with proxy(shut=True, log_in=False) as there:
        choose_proxies_by(lambda _scheme, _host: there.url())
        with pytest.raises(NetworkUnavailable, match="cannot be reached"):
            await fetch_files(
                [AttachmentRef("https://files.example.com/a")],
                folder,
                allow_loopback=False,
                max_bytes=LIMIT,
                resolver=unknown,
            )


# --- Where it does not go --------------------------------------------------------------------------------------

PRIVATE = [
    "0.0.0.0",  # noqa: S104  # an address to refuse
    "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.8.8.8", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
    "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::8.8.8.8", "::ffff:8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::8.8.8.8",
    "64:ff9b::10.0.0.1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1",
    "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%1", "fec0::1", "ff02::1", "ff0e::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "8.8.8.8", "193.99.144.80", "2606:4700::1111", "2a02:2e0::1"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_loopback_is_added_and_nothing_else() -> None:
    added = [text for text in PRIVATE if is_public_or_loopback(ipaddress.ip_address(text))]
    assert added == ["127.0.0.1", "127.8.8.8", "::1"]


@pytest.mark.parametrize("address", PRIVATE)
async def test_a_name_that_leads_inside_is_refused(address: str, folder: Path) -> None:
    with pytest.raises(NetworkRefused, match="not on the public internet"):
        await fetch_files(
            [AttachmentRef("https://files.example/a", "photo.jpg")],
            folder,
            allow_loopback=False,
            max_bytes=LIMIT,
            resolver=resolving(address),
        )


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1", "0"]
)
async def test_this_computer_is_refused_however_it_is_written(files: Files, folder: Path, host: str) -> None:
    files.answers["/a"] = ok(b"x")
    with pytest.raises(NetworkRefused):
        await fetch_files(
            [AttachmentRef(files.url("/a", host=host, scheme="https"))],
            folder,
            allow_loopback=False,
            max_bytes=LIMIT,
        )
    assert files.heads == []


@pytest.mark.parametrize(
    "url",
    ["", "photo.jpg", "//files.example/a", "http://files.example/a", "ftp://files.example/a", "file:///etc/passwd",
     "https://", "https://user:word@files.example/a", "https://files.example:99999/", "https://[::1", "data:,x",
     "javascript:0", "https://files.example\r\nX: y/", "https://\x00/"],
)  # fmt: skip
async def test_urls_that_are_refused(url: str, folder: Path) -> None:
    for allow_loopback in (False, True):
        with pytest.raises(NetworkRefused) as caught:
            await fetch_files(
                [AttachmentRef(url, "photo.jpg")],
                folder,
                allow_loopback=allow_loopback,
                max_bytes=LIMIT,
                resolver=resolving("10.0.0.1"),
            )
        assert caught.value.what.startswith("The file photo.jpg could not be fetched: ")
        assert "word" not in str(caught.value)


async def test_plain_http_is_for_loopback_alone(folder: Path) -> None:
    """`localhost` may be written over http; where it leads elsewhere, nothing is sent."""
    with pytest.raises(NetworkRefused, match="not on the public internet"):
        await fetch_files(
            [AttachmentRef("http://localhost/a")],
            folder,
            allow_loopback=True,
            max_bytes=LIMIT,
            resolver=resolving("8.8.8.8"),
        )


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/", "https://169.254.169.254/latest", "ftp://x.example/", "https://u:p@x.example/",
               "file:///etc/passwd", "http://[::ffff:127.0.0.1]/", "//[::1"],
)  # fmt: skip
async def test_redirects_are_checked_alike(files: Files, folder: Path, target: str) -> None:
    files.answers["/a"] = redirect(target)
    with pytest.raises(NetworkRefused):
        await fetch(files.url("/a"), folder)


async def test_redirects_end(files: Files, folder: Path) -> None:
    files.answers["/a"] = redirect("/a")
    with pytest.raises(NetworkRefused, match="without end"):
        await fetch(files.url("/a"), folder)
    assert len(files.heads) == 6


async def test_a_certificate_for_another_name(tmp_path: Path, folder: Path) -> None:
    server, trusting = make_certificate(tmp_path, "other.example")
    async with serving(Files(), server) as files:
        with pytest.raises(NetworkRefused, match="certificate"):
            await fetch_files(
                [AttachmentRef(files.url("/a", host="files.example", scheme="https"))],
                folder,
                allow_loopback=True,
                max_bytes=LIMIT,
                resolver=resolving("127.0.0.1"),
                verify=trusting,
            )
        assert files.heads == []


# --- What comes back -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "status", ["400 B", "401 U", "403 F", "404 N", "410 G", "206 P", "204 N", "300 M", "304 N"]
)
async def test_answers_that_will_not_change(files: Files, folder: Path, status: str) -> None:
    files.answers["/a"] = answer(status)
    with pytest.raises(NetworkRefused, match=r"The file photo\.jpg could not be fetched: "):
        await fetch(files.url("/a"), folder)


@pytest.mark.parametrize("status", ["408 T", "429 M", "500 I", "502 B", "503 S"])
async def test_answers_that_may_pass(files: Files, folder: Path, status: str) -> None:
    files.answers["/a"] = answer(status, "Retry-After: 7", "Content-Length: 0")
    with pytest.raises(NetworkUnavailable) as caught:
        await fetch(files.url("/a"), folder)
    assert caught.value.wait == 7
    files.answers["/a"] = ok(b"x")
    assert (await fetch(files.url("/a"), folder)).size == 1


@pytest.mark.parametrize(
    "raw", [b"", b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"],
)  # fmt: skip
async def test_an_answer_that_breaks_off(files: Files, folder: Path, raw: bytes) -> None:
    files.answers["/a"] = raw
    with pytest.raises(NetworkUnavailable):
        await fetch(files.url("/a"), folder)
    assert is_empty(folder)


async def test_nobody_listens(files: Files, folder: Path) -> None:
    unused = await asyncio.start_server(files.serve, "127.0.0.1", 0)
    port = unused.sockets[0].getsockname()[1]
    unused.close()
    await unused.wait_closed()
    with pytest.raises(NetworkUnavailable):
        await fetch(f"http://127.0.0.1:{port}/a", folder)


async def test_a_name_that_is_not_known(folder: Path) -> None:
    async def resolver(_host: str, _port: int) -> Sequence[str]:
        raise OSError("unknown")

    with pytest.raises(NetworkUnavailable):
        await fetch_files(
            [AttachmentRef("https://files.example/")], folder, allow_loopback=False, max_bytes=9, resolver=resolver
        )


async def test_the_deadline_is_for_everything(files: Files, folder: Path) -> None:
    files.answers = {"/a": ok(b"x"), "/b": answer("200 OK", "Content-Length: 9", body=b"x")}
    files.hang = True
    refs = [AttachmentRef(files.url(path), f"{path[1]}.txt") for path in ("/a", "/b")]
    with pytest.raises(NetworkUnavailable, match=r"The file b\.txt .* in time"):
        await fetch_files(refs, folder, allow_loopback=True, max_bytes=LIMIT, timeout=2.0)
    assert is_empty(folder)


async def test_a_file_at_the_limit_and_past_it(files: Files, folder: Path) -> None:
    files.answers = {"/fits": ok(b"x" * 1000), "/big": ok(b"x" * 1001)}
    assert (await fetch(files.url("/fits"), folder, max_bytes=1000)).size == 1000
    with pytest.raises(NetworkRefused, match="larger than the 1 kB"):
        await fetch(files.url("/big"), folder, max_bytes=1000)


async def test_a_stream_without_end_is_cut_off(files: Files, folder: Path) -> None:
    endless = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    files.answers["/a"] = answer("200 OK", "Transfer-Encoding: chunked", body=endless * 50)
    with pytest.raises(NetworkRefused, match="larger than the 100 kB"):
        await fetch(files.url("/a"), folder)
    assert is_empty(folder)


async def test_compression_is_not_unpacked(files: Files, folder: Path) -> None:
    bomb = gzip.compress(bytes(10_000_000))
    assert len(bomb) < LIMIT
    files.answers["/a"] = ok(bomb, "Content-Encoding: gzip")
    with pytest.raises(NetworkRefused, match="compressed"):
        await fetch(files.url("/a"), folder)
    files.answers["/a"] = ok(bomb)  # a .gz file itself is a file like any other
    assert (await fetch(files.url("/a"), folder)).size == len(bomb)


async def test_a_failure_leaves_no_file_behind(files: Files, folder: Path) -> None:
    files.answers = {"/a": ok(b"x"), "/b": answer("404 Not Found")}
    refs = [AttachmentRef(files.url(path)) for path in ("/a", "/b")]
    with pytest.raises(NetworkRefused):
        await fetch_files(refs, folder, allow_loopback=True, max_bytes=LIMIT)
    assert is_empty(folder)


async def test_a_folder_that_is_gone(files: Files, folder: Path) -> None:
    files.answers["/a"] = ok(b"x")
    with pytest.raises(NetworkUnavailable, match="cannot be stored"):
        await fetch(files.url("/a"), folder / "missing")


async def test_no_address_is_told(files: Files, folder: Path) -> None:
    files.answers = {"/a?token=secret": redirect("/b?token=secret"), "/b?token=secret": answer("500 X")}
    with pytest.raises(NetworkUnavailable) as caught:
        await fetch(files.url("/a?token=secret"), folder)
    assert "secret" not in str(caught.value)


# --- Names and types -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "extension", "expected"),
    [
        ("photo.jpg", "jpg", "photo.jpg"),
        ("photo", ".JPG", "photo.jpg"),
        ("", "png", "file.png"),
        ("", "", "file"),
        ("../../etc/passwd", "", "passwd"),
        ("C:\\Users\\me\\über mich.pdf", "", "über mich.pdf"),
        ("a\x00b\r\n\u202egpj.exe", "", "abgpj.exe"),
        ('<a>:"b"|?*.txt', "", "_a___b____.txt"),
        ("...", "", "file"),
        (".htaccess", "", "htaccess"),
        ("/", "../sh", "file"),
        ("\udcff.txt", "", "txt"),
        ("archive.tar.gz", "", "archive.tar.gz"),
        ("x" * 300 + ".jpeg", "", "x" * 103 + ".jpeg"),
    ],
)
def test_names(name: str, extension: str, expected: str) -> None:
    assert safe_name(AttachmentRef("https://x.example/", name, extension)) == expected


@given(st.text(max_size=400), st.text(max_size=40))
def test_any_name_becomes_a_harmless_one(name: str, extension: str) -> None:
    safe = safe_name(AttachmentRef("", name, extension))
    assert 1 <= len(safe) <= MAX_NAME
    assert not set(safe) & set('/\\<>:"|?*\x00\r\n')
    assert safe not in {".", ".."}
    safe.encode("utf-8")


@pytest.mark.parametrize(
    ("given_type", "served", "name", "expected"),
    [
        ("image/WebP", "text/html", "a.png", "image/webp"),
        ("nonsense", "image/gif", "a.png", "image/gif"),
        ("", "nonsense", "a.png", "image/png"),
        ("", "", "a", "application/octet-stream"),
        ("a/b\r\nX: y", "", "a", "application/octet-stream"),
    ],
)
async def test_types(files: Files, folder: Path, given_type: str, served: str, name: str, expected: str) -> None:
    files.answers["/a"] = ok(b"x", f"Content-Type: {served}")
    ref = AttachmentRef(files.url("/a"), name, mime_type=given_type)
    (file,) = await fetch_files([ref], folder, allow_loopback=True, max_bytes=LIMIT)
    assert file.mime_type == expected
