"""A stage for tests of the journey: both practice servers, a home, and somebody at the log-in page."""

from __future__ import annotations

import asyncio
import contextlib
import json
import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.engine import free_port
from tests.journey.conftest import FolderKeyring
from tests.unit.practice.fediverse_tools import form_of
from wizard.app import App
from wizard.journey.engine import Journey
from wizard.journey.install import Steps, Task
from wizard.journey.state import Purpose, RepliesChoice, SetupState, StateStore, begin
from wizard.practice.fediverse import PracticeFediverse
from wizard.practice.fediverse.server import BRAND_PASSWORD
from wizard.practice.hub import PracticeHub

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from wizard.networks.registry import Registry
    from wizard.practice.hub import PracticeChannel
    from wizard.secrets import Secrets


class Told(Steps):
    """What a screen would show."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []
        self.sentences: list[str] = []

    def begun(self, task: Task) -> None:
        self.tasks.append(task)

    def done(self, what: str) -> None:
        self.sentences.append(what)


@dataclass
class Stage:
    """`channel`: the Custom Channel that an admin has created."""

    home: Path
    hub: PracticeHub
    hub_url: str
    fediverse: PracticeFediverse
    network_url: str
    networks: Registry | None = None
    environ: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.environ = {"CHANNEL_WIZARD_HOME": str(self.home), **self.environ}
        self.app = App.build(self.environ, self.networks)
        self.channel: PracticeChannel = self.hub.add_channel("Brand Support")

    def journey(self, purpose: Purpose = Purpose.PRACTICE) -> Journey:
        """The journey as a window that has just started has it: the one that was left, or a new one."""
        self.app = App.build(self.environ, self.networks)
        store = StateStore(self.app.home)
        return Journey(self.app, store, store.load() or begin(purpose, hub_url=f"{self.hub_url}/"))

    def kept(self) -> SetupState | None:
        return StateStore(self.app.home).load()

    def secrets(self) -> Secrets:
        return self.app.secrets()

    def secret_names(self) -> list[str]:
        """Every secret there is, but the app that a server knows us by."""
        return FolderKeyring.names()

    def name(self) -> str:
        return f"brand-{self.network_url.partition('://')[2].replace('.', '-').replace(':', '-')}"

    def direct(self) -> RepliesChoice:
        port = free_port()
        return RepliesChoice("direct", f"http://127.0.0.1:{port}/hook", f"127.0.0.1:{port}")

    # --- walking ----------------------------------------------------------------------------------------------

    async def log_in(self, journey: Journey, **typed: str) -> None:
        """Through the embedded browser's page, as the brand."""
        request = await journey.start_login()
        await journey.finish_login(await answer_of(request.url, **typed))
        await journey.finish_log_in()

    async def to_token(self, journey: Journey) -> None:
        await journey.finish_welcome()
        await journey.finish_token(self.channel.token)

    async def to_login(self, journey: Journey) -> None:
        await self.to_token(journey)
        await journey.finish_network("mastodon", {"server": self.network_url})
        await self.log_in(journey)

    async def to_ready(self, journey: Journey, replies: RepliesChoice | None = None) -> None:
        await self.to_login(journey)
        await journey.finish_relay("7d", None)
        await journey.finish_inbox()
        await journey.finish_replies(replies or RepliesChoice())

    async def installed(self, replies: RepliesChoice | None = None) -> Journey:
        journey = self.journey()
        await self.to_ready(journey, replies)
        await journey.install(Steps())
        return journey

    # --- what is left -----------------------------------------------------------------------------------------

    def nothing_is_set_up(self) -> bool:
        """Neither here nor at SocialHub, apart from the journey itself."""
        own = [name for name in self.secret_names() if not name.startswith("setup/")]
        manifest = {name: value for name, value in self.hub.manifest(self.channel.id).document.items() if value}
        inbox = manifest.pop("inbox", {})
        return not (own or manifest or any(inbox.values()) or self.app.store.load().channels)

    def webhook(self) -> dict[str, str] | None:
        return self.hub.manifest(self.channel.id).webhook

    async def access(self, token: str) -> bool:
        """Whether the Network still takes an access token."""
        async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
            url = f"{self.network_url}/api/v1/accounts/verify_credentials"
            return (await client.get(url, headers={"Authorization": f"Bearer {token}"})).is_success

    def login_token(self) -> str:
        text = self.secrets().get("setup/network")
        return str(json.loads(text or "{}")["credentials"]["access_token"])


async def answer_of(
    page_url: str, *, username: str = "brand", password: str = BRAND_PASSWORD, decision: str = "authorize"
) -> str:
    """Fills in the log-in page and gives the address that it sends the browser to."""
    async with httpx.AsyncClient(trust_env=False, timeout=60) as browser:
        page = await browser.get(page_url)
        form = form_of(page.text) | {"username": username, "password": password, "decision": decision}
        answer = await browser.post(page_url.partition("?")[0], data=form)
    assert answer.status_code == 302, answer.text
    return str(answer.headers["location"])


@contextlib.asynccontextmanager
async def self_signed(folder: Path) -> AsyncIterator[str]:
    """The address of an https server whose certificate nobody trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC).replace(tzinfo=None)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now)
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    pem = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain) + certificate.public_bytes(
        encoding
    )
    file = folder / "certificate.pem"
    file.write_bytes(pem)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)

    def close(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = await asyncio.start_server(close, "127.0.0.1", 0, ssl=context)
    async with server:
        yield f"https://localhost:{server.sockets[0].getsockname()[1]}/hook"


@contextlib.asynccontextmanager
async def stage(
    home: Path, networks: Registry | None = None, *, webhook_timeout: float = 5.0, **environ: str
) -> AsyncIterator[Stage]:
    hub = PracticeHub(retry_after_unit="seconds", webhook_timeout=webhook_timeout)
    fediverse = PracticeFediverse()
    async with hub.serve() as hub_url, fediverse.serve() as network_url:
        yield Stage(home, hub, hub_url, fediverse, network_url, networks, environ)
