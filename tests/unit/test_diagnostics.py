"""What is told to whoever helps, after a run with odd names, texts and faults: nothing personal is in it."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine import until_written
from tests.gui.desk.homes import install
from tests.gui.setup.person import environ_of
from tests.gui.setup.world import World, world
from wizard.app import App, ChannelSecrets, Engine
from wizard.cli.main import run
from wizard.control.local import Local
from wizard.control.server import ControlServer
from wizard.diagnostics import StandIns, collect
from wizard.logs import Redactor, configure
from wizard.practice.faults import Fault, Kind
from wizard.sync.standing import Health, Part
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "zebrafink"
AUTHOR, SHOWN = "quixotica", "Zoë 'Ünlü' Quagga-Meier"
TEXTS = ("Schnabeltier “Wombat” at https://kakapo.example/nest?key=axolotl", "Numbat & <Dugong> 'Tapir'")
ANSWER = "Pangolin, until six."


@pytest.fixture
def there() -> Iterator[World]:
    with world() as made:
        yield made


async def play(there: World, local: Local) -> None:
    """Tickets, a reply, SocialHub in trouble and away, a refused log-in."""

    async def see(good: Any) -> None:
        await until_written(local.status, good)

    async def messages() -> list[str]:
        return await asyncio.to_thread(there.messages)

    person = await asyncio.to_thread(there.do, lambda: there.fediverse.add_person(AUTHOR, SHOWN))
    await asyncio.to_thread(
        there.do, lambda: there.hub.faults.set("*", [Fault(Kind.ERROR_BEFORE), Fault(Kind.RESET_AFTER), None])
    )
    for text in TEXTS:
        await asyncio.to_thread(there.do, lambda text=text: there.fediverse.post(person, f"@brand {text}"))
    await until_written(messages, lambda found: all(text[:6] in " ".join(found) for text in TEXTS))
    await asyncio.to_thread(there.do, there.hub.faults.clear)
    ticket = (await asyncio.to_thread(there.tickets))[-1]
    await asyncio.to_thread(there.run, there.hub.reply(ticket.id, ANSWER))
    await see(lambda snapshot: snapshot.channel(NAME).counts.replies == 1)
    await asyncio.to_thread(there.do, lambda: there.fediverse.revoke_tokens("brand"))
    await local.sync_now()
    await see(lambda snapshot: snapshot.channel(NAME).link(Part.NETWORK).health is Health.BROKEN)


def _personal(there: World, app: App) -> dict[str, str]:
    """Everything of the run that nobody else is to read: what it is, and the text."""
    names, settings = ChannelSecrets(NAME), app.store.load().channel(NAME)
    store = app.secrets()
    found = {
        "token": there.channel.token,
        "credentials": json.loads(store.get(names.network) or "{}")["access_token"],
        "webhook": store.get(names.webhook) or "",
        "name": NAME,
        "author": AUTHOR,
        "shown": "Quagga",
        "title": "Fediverse",
        "handle": settings.profile_handle,
        "profile": settings.profile_id,
        "account": settings.account_id,
        "channel": settings.channel_id,
        "home": str(app.home.config.parent),
    }
    words = ("Schnabeltier", "Wombat", "kakapo", "axolotl", "Numbat", "Dugong", "Tapir", "Pangolin", "parcel")
    found |= {f"text {word}": word for word in words}
    for ticket in there.tickets():
        found[f"ticket {ticket.id}"] = ticket.id
        found[f"item of {ticket.id}"] = str(ticket.interaction.get("networkItemId") or ticket.id)
    return found


def _hosts(there: World, app: App) -> dict[str, str]:
    listen = app.store.load().channel(NAME).replies.listen or ""
    return {"hub": f"127.0.0.1:{there.hub_port}", "network": f"127.0.0.1:{there.network_port}", "own": listen}


def _told(text: str, personal: dict[str, str]) -> list[str]:
    return [what for what, secret in personal.items() if secret and secret.lower() in text.lower()]


@pytest.mark.any_logs
@pytest.mark.timeout(600)
async def test_nothing_of_a_run_is_in_the_diagnostics_nor_in_the_log(there: World, tmp_path: Path) -> None:
    environ = environ_of(tmp_path / "home")
    await install(environ, there, NAME, there.channel)
    app = App.build(environ)
    undo = configure("debug", app.home, Redactor())
    try:
        async with AsyncExitStack() as stack:
            engine = await stack.enter_async_context(Engine(app))
            local = Local(engine, "sync", on_quit=lambda: None)
            await stack.enter_async_context(ControlServer(app.home.data, local))
            await play(there, local)
            running = await collect(app)
        resting = await collect(app)
    finally:
        undo()
    personal, hosts = await asyncio.to_thread(_personal, there, app), _hosts(there, app)
    log = "".join(each.read_text(encoding="utf-8") for each in app.home.logs.glob("channel-wizard.log*"))
    assert "no longer accepts our access" in log  # so that there is something to be found in
    assert _told(log, {what: text for what, text in personal.items() if what != "name"}) == []
    for text in (running, resting):
        assert _told(text, personal | hosts) == []
    found = json.loads(running)
    assert found["health"]["runs_in"] == "sync"
    assert found["health"]["channels"][0]["channel"] == "channel 1"
    assert found["health"]["channels"][0]["chain"][3]["mend"] == "log in"
    assert found["journal"]["jobs"]["channel 1"]["confirmed"] == 1
    assert any("no longer accepts our access" in each for each in found["log"])
    assert any(each["subject"].startswith("channel 1") and not each["well"] for each in found["doctor"])
    assert json.loads(resting)["health"]["runs_in"] == "nothing"


# --- What is left out ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("https://a.example/x?token=12 does not answer.", "server A does not answer."),
        ("Logged in as @erika@a.example.", "Logged in as ‹account›"),
        ("write to erika.m@a.example now", "write to ‹account› now"),
        ("“Erika’s shop” is gone", "“…” is gone"),
        ("Trying a.example:8443 and b.example", "Trying server A and server B"),
        ("from 192.168.3.4:80 and [fe80::1]:80 and 2001:db8::7", "from server A and ‹address› and ‹address›"),
        ("/home/erika/x is full", "‹path› is full"),
        (r"C:\Users\erika is full", "‹path› is full"),
        ("ticket 6630f1c2a9b8d7e6f5a4b3c2 of 1234567", "ticket ‹id› of ‹id›"),
        ("Jürgen wrote", "… wrote"),
        ("PATCH /inbox/erika: 200", "PATCH ‹path›: 200"),
        ("POST /inbox/tickets/…/replies/…/success: 200, 0.005 s", None),
        ("ValueError at wizard/sync/inbound.py:71; from json.JSONDecodeError", None),
        ("The journal is sound (1.5 MB).", None),
    ],
)
def test_a_text_is_cleaned(text: str, cleaned: str | None) -> None:
    assert StandIns().clean(text) == (text if cleaned is None else cleaned)


def test_the_same_has_the_same_stand_in_everywhere() -> None:
    hidden = StandIns()
    hidden.add("brand", "channel 1")
    assert hidden.server("https://a.example/api") == "server A"
    assert hidden.clean("Brand: a.example is away, b.example is not; brandy") == (
        "channel 1: server A is away, server B is not; brandy"
    )


def test_a_sentence_of_ours_keeps_its_figures_and_loses_its_values() -> None:
    said = say("{host} asks to wait {seconds:.0f} s.", host="a.example", seconds=40.2)
    assert StandIns().shape(said) == "‹host› asks to wait 40 s."
    assert StandIns().shape(say("{what} {advice}", what=said, advice="x")) == "‹host› asks to wait 40 s. ‹advice›"


def test_the_time_of_a_line_stays() -> None:
    line = "2026-11-25 10:00:00.123+01:00 WARNING a.example does not answer."
    assert StandIns().line(line) == "2026-11-25 10:00:00.123+01:00 WARNING server A does not answer."


# --- The command, and a home in trouble ------------------------------------------------------------------------


def test_the_command_writes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANNEL_WIZARD_HOME", str(tmp_path / "home"))
    file = tmp_path / "d.json"
    assert run(["diagnostics", str(file)]) == 0
    assert json.loads(file.read_text(encoding="utf-8"))["journal"] == "none yet"
    assert run(["diagnostics", str(tmp_path / "nowhere" / "d.json")]) == 1


@pytest.mark.any_logs
async def test_it_is_made_where_nothing_can_be_read(tmp_path: Path) -> None:
    app = App.build(environ_of(tmp_path))
    for folder in (app.home.config, app.home.data):
        folder.mkdir(parents=True)
    (app.home.config / "settings.json").write_text("{ no", encoding="ascii")
    app.journal_path.write_bytes(b"no journal" * 1000)
    found = json.loads(await collect(app))
    assert found["settings"] == "cannot be read"
    assert found["journal"]["error"]
