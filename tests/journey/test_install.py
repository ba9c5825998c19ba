"""Putting everything in place, and taking it back: each stage fails once, or is cancelled, or the process dies."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.responses import Response

from tests.engine import QUICK, free_port, until
from tests.journey.stage import Stage, Told, self_signed, stage
from wizard.app import ChannelSecrets, Engine, EngineOptions
from wizard.errors import (
    HubDenied,
    HubRejected,
    HubTokenRefused,
    HubUnavailable,
    HubWebhookFailed,
    NetworkUnavailable,
    SecretsUnavailable,
    WizardError,
)
from wizard.journey.install import Steps, Task
from wizard.journey.state import RepliesChoice, StateStore, Step
from wizard.practice.faults import Fault, Kind
from wizard.replies.serving import LocalServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import Receive, Scope, Send

    from tests.conftest import ExpectedLogs
    from tests.journey.conftest import FolderKeyring
    from wizard.journey.engine import Journey

DOWN = Fault(Kind.ERROR_BEFORE, status=503)


class StopAt(Steps):
    """Cancels the set-up when a task begins."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self.working: asyncio.Task[object] | None = None

    def begun(self, task: Task) -> None:
        if task is self._task and self.working is not None:
            self.working.cancel()


PROJECT = Path(__file__).parents[2]


async def fails_and_recovers(here: Stage, journey: Journey, *errors: type[Exception]) -> WizardError:
    """The set-up fails and leaves nothing. The caller clears the fault; `finishes` goes on."""
    with pytest.raises(errors) as raised:
        await journey.install(Steps())
    assert here.nothing_is_set_up()
    state = here.kept()
    assert state == journey.state
    assert (state.installed, state.unfinished, state.current) == ("", None, Step.READY)
    assert isinstance(raised.value, WizardError)
    return raised.value


async def finishes(here: Stage, journey: Journey) -> None:
    assert (await journey.install(Steps())).installed == here.name()
    assert here.webhook() is not None
    assert len(here.secret_names()) == 3


async def test_what_is_shown_of_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        told = Told()
        await journey.install(told)
        assert told.tasks == list(Task)
        assert len(told.sentences) == len(told.tasks)


@pytest.mark.parametrize("route", ["get_root", "patch_manifest"])
async def test_socialhub_in_trouble(tmp_path: Path, route: str) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        here.hub.faults.set(route, [DOWN])
        await fails_and_recovers(here, journey, HubUnavailable)
        await finishes(here, journey)


@pytest.mark.parametrize("kind", [Kind.ERROR_AFTER, Kind.RESET_AFTER, Kind.HTML_AFTER, Kind.CUT])
async def test_the_answer_is_lost_and_the_manifest_taken_back(tmp_path: Path, kind: Kind) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        here.hub.faults.set("patch_manifest", [Fault(kind)])
        await fails_and_recovers(here, journey, HubUnavailable)
        assert [each.method for each in here.hub.requests].count("PATCH") == 2
        await finishes(here, journey)


async def test_taking_back_fails_too_and_is_made_up_for(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """SocialHub goes away between both: what it still has is noted down, and taken back with the next chance."""
    expected_logs.expect("could not be taken back whole (manifest)")
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        here.hub.faults.set("patch_manifest", [Fault(Kind.ERROR_AFTER), DOWN])
        with pytest.raises(HubUnavailable):
            await journey.install(Steps())
        assert here.webhook() is not None
        assert journey.state.unfinished is not None
        journey = here.journey()
        await journey.cancel()
        assert here.webhook() is None
        assert here.secret_names() == []


async def test_the_network_in_trouble(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        here.fediverse.faults.set("verify_credentials", [DOWN])
        await fails_and_recovers(here, journey, NetworkUnavailable)
        await finishes(here, journey)


@pytest.mark.parametrize("writes", [0, 1, 2])
async def test_the_store_of_secrets_closes(tmp_path: Path, keyring: type[FolderKeyring], writes: int) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        keyring.locked_after = writes
        await fails_and_recovers(here, journey, SecretsUnavailable)
        keyring.locked_after = None
        await finishes(here, journey)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="file modes are POSIX's")
async def test_the_settings_cannot_be_written(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        blocked = here.app.home.config / "settings.json.new"
        blocked.mkdir()  # in the way of the new file, also for root
        (blocked / "kept").touch()
        error = await fails_and_recovers(here, journey, WizardError)
        assert "settings" in error.what
        (blocked / "kept").unlink()
        blocked.rmdir()
        await finishes(here, journey)


async def test_the_journal_cannot_be_opened(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        here.app.journal_path.mkdir()
        await fails_and_recovers(here, journey, WizardError)
        here.app.journal_path.rmdir()
        await finishes(here, journey)


@pytest.mark.parametrize(("status", "error"), [(403, HubDenied), (400, HubRejected), (401, HubTokenRefused)])
async def test_socialhub_refuses_the_manifest(tmp_path: Path, status: int, error: type[WizardError]) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        here.hub.faults.set("patch_manifest", [Fault(Kind.ERROR_BEFORE, status=status)])
        await fails_and_recovers(here, journey, error)
        assert [each.method for each in here.hub.requests].count("PATCH") == 1  # nothing to take back
        await finishes(here, journey)


@pytest.mark.parametrize("task", list(Task))
async def test_cancelled_at_every_stage(tmp_path: Path, task: Task) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        steps = StopAt(task)
        steps.working = asyncio.create_task(journey.install(steps))
        with pytest.raises(asyncio.CancelledError):
            await steps.working
        assert here.nothing_is_set_up()
        assert journey.state.unfinished is None
        await finishes(here, journey)


async def test_cancelled_while_socialhub_works(tmp_path: Path) -> None:
    """The request has left: it is waited for, and then taken back. Impatience does not change that."""
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        here.hub.faults.set("patch_manifest", [Fault(Kind.SLOW_BEFORE, seconds=1)])
        working = asyncio.create_task(journey.install(Steps()))
        await until(here.hub.faults.carried_out.total, 60)
        for _ in range(3):
            working.cancel()
            await asyncio.sleep(0)
        with pytest.raises(asyncio.CancelledError):
            await working
        assert here.nothing_is_set_up()
        await finishes(here, journey)


async def test_a_webhook_of_before_comes_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        await journey.install(Steps())
        before, kept = here.webhook(), journey.state.replies
        assert before is not None
        assert kept is not None
        settings = here.app.store.load().channel(here.name())
        # The same channel on another computer, while the first one goes on.
        async with Engine(here.app, EngineOptions(tempo=QUICK)), stage(tmp_path / "second") as other:
            other.hub, other.hub_url, other.channel = here.hub, here.hub_url, here.channel
            second = other.journey()
            await other.to_ready(second, other.direct())
            here.hub.faults.set("patch_manifest", [Fault(Kind.ERROR_AFTER)])
            with pytest.raises(HubUnavailable):
                await second.install(Steps())
            assert here.webhook() == before
        assert settings.replies.public_url == before["url"]


# --- Beside a running engine -------------------------------------------------------------------------------------


async def test_beside_an_engine_that_has_no_such_port(tmp_path: Path) -> None:
    async with stage(tmp_path) as here, Engine(here.app, EngineOptions(tempo=QUICK)) as engine:
        here.fediverse.post("alice", "@brand hello")
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        await finishes(here, journey)
        await here.hub.wait_for(lambda: here.hub.tickets(here.channel.id), 60)
        assert [each.name for each in engine.supervisor.channels] == [here.name()]
        ticket = here.hub.tickets(here.channel.id)[0]
        await here.hub.reply(ticket.id, "hello yourself")
        await here.hub.wait_for(lambda: here.hub.ticket(ticket.id).followups[0].state == "delivered", 60)


async def test_beside_an_engine_with_the_same_port(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        choice = here.direct()
        first = await here.installed(choice)
        await first.leave()
        here.channel = here.hub.add_channel("Second")
        async with Engine(here.app, EngineOptions(tempo=QUICK)):
            journey = here.journey()
            await here.to_ready(journey, choice)
            state = await journey.install(Steps())
            assert state.installed == f"{here.name()}-2"
            assert here.webhook() is not None


async def test_failing_beside_an_engine_and_trying_the_same_port_again(tmp_path: Path) -> None:
    """The engine keeps the port that it opened for the channel: no reason to refuse that port."""
    async with stage(tmp_path) as here, Engine(here.app, EngineOptions(tempo=QUICK)):
        journey = here.journey()
        choice = here.direct()
        await here.to_ready(journey, choice)
        here.hub.faults.set("patch_manifest", [DOWN])
        await fails_and_recovers(here, journey, HubUnavailable)
        await journey.show(Step.REPLIES)
        await journey.finish_replies(choice)
        await finishes(here, journey)


# --- The webhook's test ------------------------------------------------------------------------------------------


class Door:
    """What stands in front of this computer: a proxy, a tunnel, a stranger. `answer`: instead of passing on."""

    def __init__(self, status: int = 200, headers: dict[str, str] | None = None, seconds: float = 0.0) -> None:
        self._answer = Response("", status, headers)
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(self.seconds)
        await self._answer(scope, receive, send)


@contextlib.asynccontextmanager
async def leading_to(here: Stage, journey: Journey, url: str) -> AsyncIterator[Journey]:
    """The journey as if the address had been checked and was as good as it is now only afterwards."""
    choice = RepliesChoice("direct", url, f"127.0.0.1:{free_port()}")
    StateStore(here.app.home).save(replace(journey.state, replies=choice))
    yield here.journey()


DOORS = [
    (Door(200), "Something else than this program answered"),
    (Door(200, {"X-SocialHub-Challenge": "ä".encode().hex()}), "Something else than this program answered"),
    (Door(502), "does not reach this computer (502)"),
    (Door(404), "Something else answers at the webhook’s address (404)"),
    (Door(403), "turns SocialHub away (403)"),
    (Door(308, {"Location": "https://elsewhere.example/"}), "on to another one"),
    (Door(200, seconds=20), "got no answer"),
]


@pytest.mark.any_logs  # the server behind a door complains of the request that it still holds when it ends
@pytest.mark.parametrize(("door", "says"), DOORS, ids=[says for _door, says in DOORS])
async def test_a_webhook_that_somebody_else_answers(tmp_path: Path, door: Door, says: str) -> None:
    async with stage(tmp_path, webhook_timeout=3.0 if door.seconds else 60.0) as here:
        journey = here.journey()
        await here.to_ready(journey)
        server = LocalServer(door, "127.0.0.1:0", shutdown_timeout=0)
        await server.start()
        try:
            async with leading_to(here, journey, f"http://127.0.0.1:{server.address[1]}/hook") as led:
                error = await fails_and_recovers(here, led, HubWebhookFailed)
        finally:
            await server.stop()
        assert says in error.what
        assert error.advice
        again = here.journey()
        await again.show(Step.REPLIES)
        await again.finish_replies(here.direct())
        await finishes(here, again)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("https://there-is-none.invalid/hook", "does not find the webhook’s name"),
        ("http://127.0.0.1:1/hook", "refuses SocialHub’s connection"),
    ],
)
async def test_a_webhook_that_nobody_answers(tmp_path: Path, url: str, says: str) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey)
        async with leading_to(here, journey, url) as led:
            error = await fails_and_recovers(here, led, HubWebhookFailed)
        assert says in error.what


async def test_a_webhook_with_a_certificate_of_its_own_making(tmp_path: Path) -> None:
    async with stage(tmp_path) as here, self_signed(tmp_path) as url:
        journey = here.journey()
        await here.to_ready(journey)
        async with leading_to(here, journey, url) as led:
            error = await fails_and_recovers(here, led, HubWebhookFailed)
        assert "certificate" in error.what


# --- Killed ------------------------------------------------------------------------------------------------------

VICTIM = """
import asyncio, os, signal, sys
from wizard.app import App
from wizard.journey.engine import Journey
from wizard.journey.install import Steps
from wizard.journey.state import StateStore

class Deadly(Steps):
    def begun(self, task): self.at("begun", task)
    def done(self, what): self.at("done", self.task)
    def at(self, moment, task):
        self.task = task
        if f"{moment} {task}" == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGKILL)

async def main():
    app = App.build(os.environ)
    store = StateStore(app.home)
    state = await Journey(app, store, store.load()).install(Deadly())
    print(state.installed)

asyncio.run(main())
"""
MOMENTS = [f"{moment} {task}" for task in list(Task)[2:] for moment in ("begun", "done")]


async def dies_at(here: Stage, moment: str) -> None:
    victim = await asyncio.create_subprocess_exec(
        sys.executable, "-c", VICTIM, moment, env={**os.environ, **here.environ}, cwd=PROJECT
    )
    assert await victim.wait() == -signal.SIGKILL


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a thing of POSIX")
@pytest.mark.parametrize("moment", MOMENTS)
async def test_killed_and_then_finished(tmp_path: Path, moment: str) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        await dies_at(here, moment)
        state = here.kept()
        assert state is not None
        assert (state.current, state.installed) == (Step.READY, "")
        back = here.journey()
        name = (await back.install(Steps())).installed
        assert [each.name for each in here.app.store.load().channels] == [name] == [here.name()]
        webhook = here.webhook()
        assert webhook is not None
        assert here.secrets().get(f"{name}/webhook-secret") == webhook["secret"]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a thing of POSIX")
@pytest.mark.parametrize("moment", ["done secrets", "done manifest"])
async def test_killed_and_then_cancelled(tmp_path: Path, moment: str) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        await dies_at(here, moment)
        await here.journey().cancel()
        assert here.webhook() is None
        assert here.app.store.load().channels == ()
        store = here.secrets()
        for name in ChannelSecrets(here.name()).all():
            assert store.get(name) is None
        assert here.kept() is None
