"""What breaks at SocialHub and at the Network: unplugged, refused, limited, deactivated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wizard.gui.desk.signs import Sign
from wizard.practice.faults import Fault
from wizard.practice.faults import Kind as FaultKind
from wizard.sync.standing import Health, Mend, Part, State

if TYPE_CHECKING:
    from tests.gui.desk.faults.someone import Someone

pytestmark = pytest.mark.any_logs  # what breaks is logged


def test_socialhub_unplugged(working: Someone) -> None:
    there = working.there
    there.hub_offline()
    working.somebody_posts("are you there?")
    working.is_told(State.TROUBLE, Part.HUB, Health.WAITING, Mend.TRY_NOW, "SocialHub cannot be reached.")
    there.hub_online()
    working.mends("Try now")
    working.all_is_well(mended=False)  # nobody had to do anything
    working.nothing_is_lost_or_doubled(4)


def test_the_network_unplugged(working: Someone) -> None:
    there = working.there
    there.network_offline()
    working.agent_answers("Yes, until six.")
    link = working.is_told(State.TROUBLE, Part.NETWORK, Health.WAITING, Mend.TRY_NOW, "cannot be reached.")
    assert "Trying again; nothing is lost." in link.text
    there.network_online()
    working.mends("Try now")
    working.all_is_well(mended=False)
    working.nothing_is_lost_or_doubled(3, "Yes, until six.")


def test_everything_unplugged(working: Someone) -> None:
    there = working.there
    there.network_offline()
    there.hub_offline()
    working.is_told(State.OFFLINE, Part.COMPUTER, Health.WAITING, Mend.TRY_NOW, "This computer is offline.")
    assert working.standing.link(Part.REPLIES).health is Health.WAITING
    working.somebody_posts("are you there?")
    there.network_online()
    there.hub_online()
    working.mends("Try now")
    working.all_is_well(mended=False)
    working.nothing_is_lost_or_doubled(4)


def test_socialhub_asks_to_wait(working: Someone) -> None:
    """Too many requests were made for the channel, by whichever program: nothing flows for as long as it says."""
    there = working.there
    there.do(lambda: there.hub.faults.set("create_ticket", [Fault(FaultKind.LIMITED, seconds=11)]))
    working.somebody_posts("are you there?")
    link = working.is_told(State.TROUBLE, Part.HUB, Health.WAITING, Mend.WAIT, "SocialHub asks to wait")
    assert "It goes on by itself; nothing is lost." in link.text
    assert not working.sees("chain.mend.action")  # asking again would make it worse
    working.all_is_well(mended=False)
    working.nothing_is_lost_or_doubled(4)


def test_the_network_asks_to_wait(working: Someone) -> None:
    there = working.there
    there.do(lambda: there.fediverse.faults.set("*", {Fault(FaultKind.LIMITED, seconds=600): 1.0}))
    working.agent_answers("Yes, until six.")
    working.is_told(State.TROUBLE, Part.NETWORK, Health.WAITING, Mend.TRY_NOW, "asks for a pause.")
    there.do(there.fediverse.faults.clear)
    working.mends("Try now")
    working.all_is_well(mended=False)
    working.nothing_is_lost_or_doubled(3, "Yes, until six.")


def test_what_comes_and_goes_is_told_once(working: Someone) -> None:
    """The tray follows it all; a person hears of it once, and once that it is over."""
    there = working.there
    allowed = there.do(lambda: there.fediverse.token_for("brand"))
    for time in range(3):
        there.do(lambda: there.fediverse.revoke_tokens("brand"))
        working.waits(lambda: working.standing.state is State.NEEDS_YOU, "the refusal")
        assert working.desk.tray.sign is Sign.NEEDS_YOU
        allowed = there.do(lambda: there.fediverse.token_for("brand"))
        working.keeps_login(allowed)
        working.waits(lambda: working.standing.state is State.IN_STEP, f"the log-in, number {time}")
    working.all_is_well()


# --- What a person mends ----------------------------------------------------------------------------------------


def test_a_replaced_token(working: Someone) -> None:
    there = working.there
    new = there.do(lambda: there.hub.replace_token(there.channel.id))
    working.somebody_posts("are you there?")
    words = "SocialHub no longer accepts the access token."
    working.is_told(State.NEEDS_YOU, Part.HUB, Health.BROKEN, Mend.NEW_TOKEN, words)
    working.is_notified(words)
    assert "Ask an admin of the SocialHub account for a new token" in working.labels()
    working.opens_the_second_window("gives a token", "Enter a new token", new)
    working.all_is_well()
    working.agent_answers("Yes, until six.")  # the new token had switched the webhook off
    working.nothing_is_lost_or_doubled(4, "Yes, until six.")


def test_a_revoked_log_in(working: Someone) -> None:
    there = working.there
    there.do(lambda: there.fediverse.revoke_tokens("brand"))
    working.somebody_posts("are you there?")
    working.agent_answers("Yes, until six.")
    words = "no longer accepts our access."
    working.is_told(State.NEEDS_YOU, Part.NETWORK, Health.BROKEN, Mend.LOG_IN, words)
    working.is_notified(words)
    working.waits(lambda: "1 reply waits; nothing is lost." in working.labels(), "the reply that waits")
    working.clicks("main.tab.attention")
    working.waits(lambda: working.sees("attention.item.0"), "the reply that waits")
    assert "Yes, until six." in working.find("attention.item.0").accessibleName()
    working.opens_the_second_window("logs in", "Log in again")
    working.all_is_well()
    working.nothing_is_lost_or_doubled(4, "Yes, until six.")


def test_a_window_that_is_closed_without_mending(working: Someone) -> None:
    there = working.there
    there.do(lambda: there.fediverse.revoke_tokens("brand"))
    working.is_told(State.NEEDS_YOU, Part.NETWORK, Health.BROKEN, Mend.LOG_IN, "no longer accepts our access.")
    working.opens_the_second_window("closes it", "Log in again")
    working.is_told(State.NEEDS_YOU, Part.NETWORK, Health.BROKEN, Mend.LOG_IN, "no longer accepts our access.")
    working.is_notified("no longer accepts our access.")


@pytest.mark.parametrize("lacking", ["read:notifications", "write:statuses"])
def test_a_log_in_that_was_given_for_less(working: Someone, lacking: str) -> None:
    there = working.there
    rights = {"read:accounts", "read:statuses", "read:notifications", "write:statuses", "write:media"} - {lacking}
    working.keeps_login(there.do(lambda: there.fediverse.token_for("brand", scopes=sorted(rights))))
    working.agent_answers("Yes, until six.")
    words = "does not allow this with the access that it gave us."
    working.is_told(State.NEEDS_YOU, Part.NETWORK, Health.BROKEN, Mend.LOG_IN, words)
    working.is_notified(words)
    assert working.text("chain.mend.action") == "Log in again"
    working.keeps_login(there.do(lambda: there.fediverse.token_for("brand")))
    working.all_is_well()
    working.nothing_is_lost_or_doubled(3, "Yes, until six.")


def test_a_channel_that_was_switched_off(working: Someone) -> None:
    there = working.there
    there.run(there.hub.deactivate(there.channel.id))
    working.somebody_posts("are you there?")
    working.is_told(State.NEEDS_YOU, Part.HUB, Health.BROKEN, Mend.NEW_TOKEN, "SocialHub")
    working.waits(lambda: working.told, "a notification")
    new = there.do(lambda: there.hub.reactivate(there.channel.id))
    working.keeps_token(new)
    working.all_is_well()
    working.nothing_is_lost_or_doubled(4)


def test_what_socialhub_does_not_allow(working: Someone) -> None:
    there = working.there
    there.do(lambda: there.hub.faults.set("*", {Fault(FaultKind.ERROR_BEFORE, status=403): 1.0}))
    working.somebody_posts("are you there?")
    words = "SocialHub does not allow this"
    working.is_told(State.NEEDS_YOU, Part.HUB, Health.BROKEN, Mend.TRY_NOW, words)
    working.is_notified(words)
    assert "whether the Inbox API is enabled" in working.labels()
    there.do(there.hub.faults.clear)
    working.mends("Try now")
    working.all_is_well()
    working.nothing_is_lost_or_doubled(4)
