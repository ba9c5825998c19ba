"""How replies come back, and putting everything in place: what fails is said, taken back, and works afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wizard.app import App
from wizard.practice.faults import Fault, Kind

if TYPE_CHECKING:
    from tests.gui.setup.conftest import Opens
    from tests.gui.setup.person import Person
    from tests.gui.setup.world import World


def _start(someone: Person) -> None:
    someone.click("shell.next")
    someone.until(lambda: someone.window.state.installed or someone.problem, "the end of it")


@pytest.mark.parametrize("step", ["relay", "inbox", "ready"])
def test_offline_at_a_step_then_back(step: str, open_at: Opens, there: World) -> None:
    (there.network_offline if step == "relay" else there.hub_offline)()
    someone = open_at(step)
    if step == "relay":
        someone.until(lambda: someone.sees("relay.preview.problem"), "the sentence")
        there.network_online()
        someone.click("relay.preview.problem.action")
        someone.until(lambda: not someone.sees("relay.preview.problem"), "the preview")
        return
    if step == "ready":
        someone.click("shell.next")
    someone.until(lambda: "SocialHub cannot be reached" in someone.problem, "the sentence")
    there.hub_online()
    someone.click("shell.problem.action")
    if step == "inbox":
        someone.until(lambda: someone.page.valid, "the manifest")
    else:
        someone.until(lambda: someone.window.state.installed, "the channel")


def test_an_address_that_leads_elsewhere_is_said_at_its_field(open_at: Opens, there: World) -> None:
    someone = open_at("replies")
    right = someone.field("replies.public_url").text()
    someone.type("replies.public_url", f"{there.network_url}/hook")
    someone.click("shell.next")
    someone.until(lambda: "Something else answers" in someone.problem, "the sentence")
    assert someone.field("replies.public_url").hasFocus()
    someone.type("replies.public_url", right)
    someone.next()
    assert someone.step == "ready"


def test_what_fails_halfway_is_taken_back_and_works_later(
    open_at: Opens, there: World, environ: dict[str, str]
) -> None:
    someone = open_at("ready")
    there.do(lambda: there.hub.faults.set("patch_manifest", [Fault(Kind.ERROR_BEFORE)]))
    _start(someone)
    assert "SocialHub has a problem of its own" in someone.problem
    assert App.build(environ).store.load().channels == ()
    assert someone.find("ready.task.manifest").property("state") == "failed"
    _start(someone)
    assert someone.window.state.installed
    assert len(App.build(environ).store.load().channels) == 1


def test_stopping_takes_everything_back(open_at: Opens, there: World, environ: dict[str, str]) -> None:
    someone = open_at("ready")
    there.do(lambda: there.hub.faults.set("patch_manifest", [Fault(Kind.SLOW_AFTER, seconds=2)]))
    someone.click("shell.next")
    someone.until(lambda: someone.find("ready.task.manifest").property("state") == "busy", "the manifest")
    assert someone.text("shell.cancel") == "Stop"
    someone.click("shell.cancel")
    someone.until(lambda: "Everything was taken back" in someone.text("ready.notice.text"), "the end of it")
    assert App.build(environ).store.load().channels == ()
    assert there.do(lambda: there.hub.manifest(there.channel.id)).webhook is None
    _start(someone)
    assert someone.window.state.installed


def test_a_refused_webhook_is_explained_and_the_address_can_be_mended(open_at: Opens, there: World) -> None:
    someone = open_at("ready", public_url=f"{there.network_url}/elsewhere")
    _start(someone)
    assert "webhook" in someone.problem
    assert there.do(lambda: there.hub.manifest(there.channel.id)).webhook is None
    someone.back()
    someone.type("replies.public_url", f"http://{someone.field('replies.listen').text()}/hook")
    someone.next()
    _start(someone)
    assert someone.window.state.installed
    assert there.do(lambda: there.hub.manifest(there.channel.id)).webhook is not None


def test_nothing_chosen_cannot_go_on(open_at: Opens) -> None:
    someone = open_at("relay")
    for source in ("mentions", "answers", "messages"):
        someone.click(f"relay.source.{source}")
    assert not someone.find("shell.next").isEnabled()
    assert someone.text("shell.status") == "Choose what becomes Tickets"
    someone.click("relay.source.answers")
    someone.next()
    assert someone.window.state.sources == ("answers",)
