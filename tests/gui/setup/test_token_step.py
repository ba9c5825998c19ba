"""The access token: pasting is enough, and every mistake has its sentence and its way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox, QDialog

from wizard.app import App
from wizard.gui.bridge import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.gui.setup.conftest import Opens
    from tests.gui.setup.world import World


def _curl(there: World) -> str:
    return f'curl "{there.hub_url}/?accesstoken={there.channel.token}"'


@pytest.mark.parametrize(
    "pasted",
    [lambda there: f'  "{there.channel.token}" ', _curl, lambda there: there.channel.token.replace(".", ".\n", 1)],
    ids=["quoted", "curl", "broken in two"],
)
def test_pasting_is_enough(pasted: Callable[[World], str], open_at: Opens, there: World) -> None:
    someone = open_at("token")
    someone.paste("token.field", pasted(there))
    someone.until(lambda: someone.page.valid, "SocialHub's answer")
    assert someone.text("token.card.name") == "Brand on the Fediverse"
    assert "manifest can be edited" in someone.text("token.card.facts")
    someone.next()
    assert someone.step == "network"


def test_the_field_shows_dots_until_it_is_revealed(open_at: Opens, there: World) -> None:
    someone = open_at("token")
    field = someone.field("token.field")
    someone.paste("token.field", there.channel.token)
    assert there.channel.token not in field.displayText()
    someone.click("token.reveal")
    assert field.displayText() == there.channel.token
    someone.until(lambda: someone.page.valid, "SocialHub's answer")
    someone.next()
    someone.back()
    assert field.text() == ""  # it is in the keyring now
    assert someone.page.valid
    someone.next()
    assert someone.step == "network"


def _temporary(there: World) -> str:
    return there.do(lambda: there.hub.temporary_token(there.channel.manifest_id))


def _replaced(there: World) -> str:
    old = there.channel.token
    there.do(lambda: there.hub.replace_token(there.channel.id))
    return old


def _deactivated(there: World) -> str:
    token = there.channel.token
    there.run(there.hub.deactivate(there.channel.id))
    return token


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (lambda _there: "hello", "This is no SocialHub access token."),
        (_temporary, "This is a temporary token"),
        (_replaced, "SocialHub no longer accepts the access token."),
        (_deactivated, "The channel is deactivated in SocialHub."),
    ],
    ids=["no token", "temporary", "replaced", "deactivated"],
)
def test_a_wrong_token_is_explained_and_the_right_one_goes_on(
    wrong: Callable[[World], str], sentence: str, open_at: Opens, there: World
) -> None:
    someone = open_at("token")
    someone.paste("token.field", wrong(there))
    someone.until(lambda: sentence in someone.problem, sentence)
    assert not someone.find("shell.next").isEnabled()
    right = there.do(lambda: there.hub.add_channel("Another")).token
    someone.paste("token.field", right)
    someone.until(lambda: someone.page.valid, "SocialHub's answer")
    assert someone.problem == ""
    someone.next()
    assert someone.step == "network"


def test_offline_is_told_apart_from_refused_and_tried_again(open_at: Opens, there: World) -> None:
    there.hub_offline()
    someone = open_at("token")
    someone.paste("token.field", there.channel.token)
    someone.until(lambda: "SocialHub cannot be reached." in someone.problem, "the sentence")
    there.hub_online()
    someone.click("shell.problem.action")
    someone.until(lambda: someone.page.valid, "SocialHub's answer")
    someone.next()
    assert someone.step == "network"


def test_offline_is_tried_again_by_itself(open_at: Opens, there: World) -> None:
    """Nobody presses anything."""
    there.hub_offline()
    someone = open_at("token")
    someone.paste("token.field", there.channel.token)
    someone.until(lambda: "then try again." in someone.problem, "the sentence")
    there.hub_online()
    someone.until(lambda: someone.page.valid, "SocialHub's answer")
    assert someone.problem == ""
    assert someone.step == "token"


def test_a_promoted_manifest_is_shown_as_read_only(open_at: Opens, there: World) -> None:
    promoted = there.do(lambda: there.hub.add_channel("Promoted", reusable=True))
    someone = open_at("token")
    someone.paste("token.field", promoted.token)
    someone.until(lambda: someone.page.valid, "SocialHub's answer")
    assert "manifest is read-only" in someone.text("token.card.facts")


def test_a_proxy_can_be_chosen_before_anything_is_asked(open_at: Opens, there: World) -> None:
    someone = open_at("token", practice=False)
    someone.click("token.proxy")
    dialog = someone.window.findChild(QDialog, "proxy")
    assert isinstance(dialog, QDialog)
    someone.until(dialog.isVisible, "the window about the proxy")
    kind = someone.find("proxy.kind")
    assert isinstance(kind, QComboBox)
    kind.setCurrentIndex(kind.findData("manual"))
    kind.activated.emit(kind.currentIndex())
    someone.type("proxy.address", "http://127.0.0.1:9")
    someone.click("proxy.use")
    app = App.build(someone.process._environ)
    someone.until(lambda: app.store.load().proxy.address == "http://127.0.0.1:9", "the proxy")
    dialog.close()
    someone.paste("token.field", there.channel.token)  # SocialHub is on this computer: past the proxy
    someone.until(lambda: someone.page.valid, "SocialHub's answer")


def test_a_proxy_in_the_way_is_mended_from_where_it_is_said(open_at: Opens) -> None:
    someone = open_at("token", practice=False)
    someone.page.show_problem(Problem("Nothing answers at the proxy's address.", by_proxy=True, later=True))
    assert someone.text("shell.problem.action") == "Check the proxy"
    someone.click("shell.problem.action")
    dialog = someone.window.findChild(QDialog, "proxy")
    assert isinstance(dialog, QDialog)
    someone.until(dialog.isVisible, "the window about the proxy")
    dialog.close()
