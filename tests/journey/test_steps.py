"""The journey step by step: what is asked, what is kept, what is asked again, and what is told of a mistake."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine import until
from tests.forum import KIND, Forum, ForumNetwork
from tests.journey.stage import Stage, Told, answer_of, stage
from wizard.errors import (
    HubTokenRefused,
    HubUnavailable,
    NetworkRefused,
    NetworkUnavailable,
    SecretsUnavailable,
    UsageError,
    WizardError,
)
from wizard.hub.client import HubClient
from wizard.hub.tokens import read_temporary_token
from wizard.journey.engine import Journey
from wizard.journey.install import Steps
from wizard.journey.state import Purpose, RepliesChoice, StateStore, Step, begin, mending
from wizard.networks.registry import Registry
from wizard.practice.faults import Fault, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.journey.conftest import FolderKeyring

DOWN = Fault(Kind.ERROR_BEFORE, status=503)


def files_with(folder: Path, *secrets: str) -> list[Path]:
    """The files in which one of these stands in clear."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path for path in files if any(secret.encode() in path.read_bytes() for secret in secrets)]


async def test_the_whole_way_and_nothing_secret_in_the_file(tmp_path: Path) -> None:
    async with stage(tmp_path, CHANNEL_WIZARD_PASSPHRASE="only for this test") as here:
        here.fediverse.post("alice", "@brand is the shop open?")
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        assert journey.state.current is Step.READY
        assert journey.state.account is not None
        assert journey.state.account.name == "Practice Brand"
        assert files_with(tmp_path, here.channel.token, here.login_token()) == []
        told = Told()
        state = await journey.install(told)
        assert state.installed == here.name()
        assert told.sentences[-1] == f"“{here.name()}” is set up."
        webhook = here.webhook()
        assert webhook is not None
        assert state.replies is not None
        assert webhook["url"] == state.replies.public_url
        assert here.secrets().get("setup/network") is None
        await journey.leave()
        assert here.kept() is None
        assert here.secrets().get(f"{here.name()}/webhook-secret") == webhook["secret"]


async def test_without_a_store_of_secrets_the_first_step_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody should fetch a token first that cannot be kept."""
    async with stage(tmp_path) as here:
        journey = here.journey()
        with monkeypatch.context() as without:
            without.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
            with pytest.raises(SecretsUnavailable):
                await journey.finish_welcome()
        assert journey.state.current is Step.WELCOME
        assert (await journey.finish_welcome()).current is Step.TOKEN


async def test_coming_back_at_every_step(tmp_path: Path) -> None:
    """A new process each time, as after SIGKILL: the same step, and it goes on from there.

    The entries of a keyring begin with the home's id, which has to outlive the process that made it up.
    """
    async with stage(tmp_path) as here:
        assert here.journey().state.current is Step.WELCOME
        await here.journey().finish_welcome()
        assert here.journey().state.current is Step.TOKEN
        await here.journey().finish_token(f'\n"{here.channel.token}" ')
        assert here.journey().state.current is Step.NETWORK
        await here.journey().finish_network("mastodon", {"server": f"@brand@{here.network_url[7:]}"})
        assert here.journey().state.current is Step.LOGIN
        await here.log_in(here.journey())
        assert here.journey().state.current is Step.RELAY
        await here.journey().finish_relay("24h", ("mentions",))
        assert here.journey().state.current is Step.INBOX
        await here.journey().finish_inbox()
        assert here.journey().state.current is Step.REPLIES
        await here.journey().finish_replies(RepliesChoice())
        state = here.journey().state
        assert (state.current, state.since, state.sources) == (Step.READY, "24h", ("mentions",))
        assert (await here.journey().install(Steps())).installed == here.name()
        assert here.journey().state.installed == here.name()
        await here.journey().leave()
        assert here.journey().state.current is Step.WELCOME


# --- The token ---------------------------------------------------------------------------------------------------


async def test_a_refused_token_an_unreachable_hub_and_then_well(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await journey.finish_welcome()
        before = journey.state
        with pytest.raises(UsageError, match="no SocialHub access token"):
            await journey.check_token("no token")
        old = here.channel.token
        new = here.hub.replace_token(here.channel.id)
        with pytest.raises(HubTokenRefused):
            await journey.finish_token(old)
        here.hub.faults.set("get_root", [DOWN])
        with pytest.raises(HubUnavailable):
            await journey.finish_token(new)
        assert journey.state == before
        assert here.secret_names() == []
        facts = await journey.check_token(new)
        assert (facts.channel_name, facts.editable) == ("Brand Support", True)
        assert (await journey.finish_token(new)).current is Step.NETWORK
        assert [each.method for each in here.hub.requests if each.status == 200] == ["GET"]  # asked only once


@pytest.mark.any_logs  # the practice server complains of the request that it still holds when it ends
async def test_a_check_that_is_cancelled_changes_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await journey.finish_welcome()
        before = journey.state
        here.hub.faults.set("get_root", [Fault(Kind.SLOW_BEFORE, seconds=10)])
        checking = asyncio.create_task(journey.finish_token(here.channel.token))
        await until(here.hub.faults.carried_out.total, 20)
        checking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await checking
        assert journey.state == before == here.kept()
        assert here.secret_names() == []
        await journey.finish_token(here.channel.token)


async def test_a_token_of_another_channel_makes_what_rests_on_it_anew(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey)
        await journey.show(Step.TOKEN)
        await journey.finish_token(here.channel.token)  # the same: nothing is asked again
        assert journey.state.may_show(Step.READY)
        other = here.hub.add_channel("Other")
        await journey.finish_token(other.token)
        assert [step for step in journey.state.steps if not journey.state.finished(step)] == [
            Step.INBOX,
            Step.REPLIES,
            Step.READY,
        ]
        assert (await journey.inbox()).editable


async def test_secret_and_answer_that_do_not_fit_are_asked_for_again(tmp_path: Path) -> None:
    """As when it was killed between the two writes: neither is used with what it does not belong to."""
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey)
        store = here.secrets()
        store.put("setup/socialhub-token", here.hub.add_channel("Other").token)
        with pytest.raises(UsageError, match="Paste it again"):
            await journey.install(Steps())
        assert journey.state.current is Step.TOKEN
        await journey.finish_token(here.channel.token)
        other = here.fediverse.token_for("alice")
        kept = str(store.get("setup/network"))
        store.put("setup/network", kept.replace("brand@", "alice@").replace(here.login_token(), other))
        journey = here.journey()
        with pytest.raises(UsageError, match="Log in again"):
            await journey.install(Steps())
        assert journey.state.current is Step.LOGIN
        store.delete("setup/network")
        await here.log_in(journey)
        await journey.show(Step.READY)
        await journey.install(Steps())


async def test_a_store_of_secrets_that_refuses(tmp_path: Path, keyring: type[FolderKeyring]) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await journey.finish_welcome()
        keyring.locked_after = 0
        with pytest.raises(SecretsUnavailable):
            await journey.finish_token(here.channel.token)
        assert journey.state.current is Step.TOKEN
        assert not journey.state.finished(Step.TOKEN)
        keyring.locked_after = None
        await journey.finish_token(here.channel.token)
        await journey.cancel()
        assert here.secret_names() == []


async def test_a_channel_that_is_set_up_already_is_named(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = await here.installed()
        await journey.leave()
        again = here.journey()
        with pytest.raises(UsageError, match=f"set up already, as “{here.name()}”"):
            await again.check_token(here.channel.token)


# --- Network and log-in ------------------------------------------------------------------------------------------


async def test_a_server_that_is_none_and_then_one(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_token(journey)
        before = journey.state
        with pytest.raises(UsageError):
            await journey.finish_network("mastodon", {"server": "no server"})
        with pytest.raises(WizardError):
            await journey.finish_network("mastodon", {"server": here.hub_url})
        here.fediverse.faults.set("register_app", [DOWN])
        with pytest.raises(NetworkUnavailable):
            await journey.finish_network("mastodon", {"server": here.network_url})
        assert journey.state == before
        assert (await journey.finish_network("mastodon", {"server": here.network_url})).current is Step.LOGIN


async def test_denied_wrong_state_and_a_used_code(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_token(journey)
        await journey.finish_network("mastodon", {"server": here.network_url})
        request = await journey.start_login()
        assert await journey.start_login() is request  # one page, however often it is opened
        with pytest.raises(NetworkRefused, match="did not allow"):
            await journey.finish_login(await answer_of(request.url, decision="deny"))
        request = await journey.start_login()
        with pytest.raises(NetworkRefused, match="does not belong"):
            await journey.finish_login(f"{request.redirect_uri}?code=1&state=2")
        with pytest.raises(UsageError, match="No log-in was begun"):
            await journey.finish_login(f"{request.redirect_uri}?code=1&state=2")
        request = await journey.start_login()
        here.fediverse.faults.set("token", [DOWN])
        answer = await answer_of(request.url)
        with pytest.raises(NetworkUnavailable):
            await journey.finish_login(answer)
        with pytest.raises(UsageError, match="Nobody is logged in"):
            await journey.finish_log_in()
        await here.log_in(journey)
        assert journey.state.current is Step.RELAY


async def test_an_access_that_is_not_kept_is_given_back(tmp_path: Path) -> None:
    """The log-in page gave it, then the server failed: nobody else would ever know of it."""
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_token(journey)
        await journey.finish_network("mastodon", {"server": here.network_url})
        request = await journey.start_login()
        here.fediverse.faults.set("verify_credentials", [DOWN] * 20)
        answer = await answer_of(request.url)
        with pytest.raises(NetworkUnavailable):
            await journey.finish_login(answer)
        here.fediverse.faults.clear()
        assert [each.status for each in here.fediverse.requests if each.path == "/oauth/revoke"] == [200]
        await here.log_in(journey)


async def test_another_account_and_another_server(tmp_path: Path) -> None:
    async with stage(tmp_path) as here, stage(tmp_path / "other") as there:
        journey = here.journey()
        await here.to_ready(journey)
        first = here.login_token()
        await journey.show(Step.LOGIN)
        request = await journey.start_login(choose_account=True)
        account = await journey.finish_login(await answer_of(request.url))
        assert journey.state.account == account
        assert not await here.access(first)  # given back
        second = here.login_token()
        assert await here.access(second)
        await journey.finish_log_in()
        assert journey.state.may_show(Step.READY)  # the same account: all answers stand

        await journey.show(Step.NETWORK)
        await journey.finish_network("mastodon", {"server": there.network_url})
        assert not await here.access(second)
        assert kept_handle(here) == ""
        open_steps = [step for step in journey.state.steps if not journey.state.finished(step)]
        assert open_steps == [Step.LOGIN, Step.RELAY, Step.INBOX, Step.READY]
        assert not any(second in str(each) for each in there.fediverse.requests)
        await there.log_in(journey)
        assert kept_handle(here) == f"@brand@{there.network_url.partition('://')[2]}"


def kept_handle(here: Stage) -> str:
    """The handle that the journey's file holds."""
    state = here.kept()
    return "" if state is None or state.account is None else state.account.handle


async def test_a_page_of_the_former_server_is_of_no_use(tmp_path: Path) -> None:
    async with stage(tmp_path) as here, stage(tmp_path / "other") as there:
        journey = here.journey()
        await here.to_token(journey)
        await journey.finish_network("mastodon", {"server": here.network_url})
        old = await answer_of((await journey.start_login()).url)
        await journey.finish_network("mastodon", {"server": there.network_url})
        with pytest.raises(NetworkRefused, match="does not belong"):
            await journey.finish_login(old)
        assert (await journey.start_login()).url.startswith(there.network_url)


async def test_a_token_by_hand(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_token(journey)
        await journey.finish_network("mastodon", {"server": here.network_url})
        with pytest.raises(WizardError):
            await journey.use_token("wrong")
        token = here.fediverse.token_for("brand")
        assert (await journey.use_token(token)).name == "Practice Brand"
        await journey.cancel()
        assert await here.access(token)  # it is not ours to give back


# --- What to relay -----------------------------------------------------------------------------------------------


async def test_the_preview_shows_real_posts_and_sends_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        for number in range(7):
            here.fediverse.post("alice", f"@brand question {number}")
        journey = here.journey()
        await here.to_login(journey)
        shown = await journey.preview("now", None)
        assert [each.text.split()[-1] for each in shown.posts] == ["6", "5", "4", "3", "2"]
        assert shown.more
        only = await journey.preview("30d", ("direct",))
        assert (only.posts, only.more) == ((), False)
        assert {each.method for each in here.hub.requests} == {"GET"}
        asked = [each.method for each in here.fediverse.requests if "/oauth/" not in each.path]
        assert set(asked) <= {"GET", "POST"}
        assert [
            each for each in here.fediverse.requests if each.method == "POST" and "statuses" in each.path
        ] == []
        here.fediverse.faults.set("notifications", [DOWN])
        with pytest.raises(NetworkUnavailable):
            await journey.preview("7d", None)
        assert (await journey.preview("7d", None)).more
        with pytest.raises(UsageError, match="Nothing is chosen"):
            await journey.finish_relay("7d", ())
        assert (await journey.finish_relay("7d", ("mentions",))).current is Step.INBOX


# --- Inbox and replies -------------------------------------------------------------------------------------------


async def test_a_manifest_of_ones_own(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_login(journey)
        await journey.finish_relay("now", None)
        view = await journey.inbox()
        assert view.changed
        action = {"type": "button", "id": "like", "label": {"en": "Like", "de": "Mögen", "fr": "Aimer"}}
        again = here.journey()  # has asked nobody yet
        with pytest.raises(UsageError, match="would not be right"):
            await again.finish_inbox({"inbox": {"ticketActions": [{**action, "id": "ä"}]}})
        await again.finish_inbox({"inbox": {"ticketActions": [action], "rightSidebar": []}})
        assert (await again.inbox()).manifest["inbox"] == {"ticketActions": [action], "rightSidebar": []}
        await again.finish_replies(RepliesChoice())
        await again.install(Steps())
        assert here.hub.manifest(here.channel.id).document["inbox"]["ticketActions"] == [action]


async def at_inbox(here: Stage) -> Journey:
    journey = here.journey()
    await here.to_login(journey)
    await journey.finish_relay("now", None)
    return journey


def labelled(manifest: Mapping[str, Any], text: str) -> dict[str, Any]:
    """With another English word on the first button."""
    changed: dict[str, Any] = json.loads(json.dumps(manifest))
    changed["inbox"]["ticketActions"][0]["label"]["en"] = text
    return changed


async def test_edits_are_kept_before_the_step_is_finished(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = await at_inbox(here)
        view = await journey.inbox()
        assert not view.own
        assert view.longest == 500
        assert view.network == here.network_url.partition("://")[2]
        edited = {**labelled(view.manifest, "Answer"), "webhook": {"url": "https://x.example", "secret": "s" * 40}}
        await journey.keep_manifest(edited, settled=True, right=True)
        again = here.journey()
        assert again.state.current is Step.INBOX
        view = await again.inbox()
        assert view.own
        assert view.manifest == labelled(view.manifest, "Answer")
        assert "webhook" not in view.manifest
        assert "s" * 40 not in (here.app.home.data / "setup.json").read_text(encoding="utf-8")
        await again.keep_manifest(None, settled=True, right=True)
        assert not (await here.journey().inbox()).own


async def test_a_wrong_manifest_shuts_the_steps_behind_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey)
        await journey.show(Step.INBOX)
        view = await journey.inbox()
        await journey.keep_manifest(labelled(view.manifest, ""), settled=True, right=False)
        assert (await journey.show(Step.READY)).current is Step.INBOX
        with pytest.raises(UsageError, match="would not be right"):
            await journey.finish_inbox(labelled(view.manifest, ""))
        await journey.finish_inbox(labelled(view.manifest, "Answer"))
        assert journey.state.may_show(Step.READY)


async def test_what_is_kept_and_where_one_goes_are_not_lost_to_one_another(tmp_path: Path) -> None:
    """The page keeps an edit and is left at once; both are asked one right after the other."""
    async with stage(tmp_path) as here:
        journey = await at_inbox(here)
        view = await journey.inbox()
        for text in ("One", "Two", "Three"):
            kept = asyncio.ensure_future(
                journey.keep_manifest(labelled(view.manifest, text), settled=True, right=True)
            )
            await asyncio.sleep(0)  # it has begun
            await journey.back()
            await kept
            for state in (journey.state, here.kept()):
                assert state is not None
                assert state.current is Step.RELAY
                assert state.manifest == labelled(view.manifest, text)
            await journey.show(Step.INBOX)


async def test_somebody_else_changes_the_manifest_meanwhile(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        by_hand = {"type": "button", "id": "by-hand", "label": {"en": "Ours", "de": "Unser", "fr": "Nôtre"}}
        await patch(here, {"inbox": {"ticketActions": [by_hand]}})
        journey = await at_inbox(here)
        view = await journey.inbox()
        await journey.finish_inbox(labelled(view.manifest, "Mine"))
        await patch(here, {"branding": {"color": "#123456"}})  # something else: both are kept
        journey = here.journey()
        await journey.finish_replies(RepliesChoice())
        view = await here.journey().inbox()
        assert view.manifest["branding"] == {"color": "#123456"}
        assert not view.document.conflicts
        theirs = {**by_hand, "label": {**by_hand["label"], "en": "Theirs"}}  # type: ignore[dict-item]
        await patch(here, {"inbox": {"ticketActions": [theirs]}})  # the same thing: somebody has to choose
        with pytest.raises(UsageError, match="changed meanwhile"):
            await journey.install(Steps())
        await journey.show(Step.INBOX)
        document = (await journey.inbox()).document
        (conflict,) = document.conflicts
        await journey.keep_manifest(document.current, settled=False, right=False)
        assert (await here.journey().inbox()).document.conflicts  # nobody chose yet
        document.resolve(conflict, "theirs")
        await journey.finish_inbox(document.current)
        await journey.show(Step.READY)
        await journey.install(Steps())
        there = here.hub.manifest(here.channel.id).document
        assert there["inbox"]["ticketActions"][0]["label"]["en"] == "Theirs"
        assert there["branding"] == {"color": "#123456"}


async def patch(here: Stage, changes: dict[str, Any]) -> None:
    """As somebody else's program does it."""
    hub = HubClient(f"{here.hub_url}/", here.channel.token)
    try:
        await hub.patch_manifest(changes)
    finally:
        await hub.close()


async def test_a_network_that_is_away_does_not_hide_ones_own_manifest(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = await at_inbox(here)
        view = await journey.inbox()
        await journey.keep_manifest(labelled(view.manifest, "Mine"), settled=True, right=True)
        here.fediverse.faults.set("verify_credentials", [DOWN] * 9)
        view = await here.journey().inbox()
        assert view.manifest == labelled(view.manifest, "Mine")
        assert view.longest is None


async def test_what_was_wrong_before_is_no_reason_to_send_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        document = here.hub.manifest(here.channel.id).document
        document["branding"] = {"color": "Blue"}
        assert (await here.installed()).state.installed
        document = here.hub.manifest(here.channel.id).document
        assert document["branding"] == {"color": "Blue"}
        assert document["inbox"]["ticketActions"]


async def test_a_promoted_manifest_is_left_alone(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        here.hub.promote(here.channel.id, "Brand")
        journey = here.journey()
        await here.to_login(journey)
        assert journey.state.token is not None
        assert not journey.state.token.editable
        await journey.finish_relay("now", None)
        view = await journey.inbox()
        assert (dict(view.manifest), view.editable, view.changed) == ({}, False, False)
        await journey.finish_inbox()
        with pytest.raises(UsageError, match="promoted"):
            await journey.finish_replies(here.direct())
        await journey.finish_replies(RepliesChoice())
        await journey.install(Steps())
        assert {each.method for each in here.hub.requests} == {"GET"}


async def test_promoted_while_somebody_sets_up(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey, here.direct())
        here.hub.promote(here.channel.id, "Brand")
        with pytest.raises(UsageError, match="promoted"):
            await journey.install(Steps())
        await journey.show(Step.TOKEN)
        await journey.finish_token(here.channel.token)
        assert not journey.state.finished(Step.INBOX)
        assert not journey.state.finished(Step.REPLIES)
        await journey.show(Step.INBOX)
        await journey.finish_inbox()
        await journey.finish_replies(RepliesChoice())
        await journey.install(Steps())


async def test_an_address_that_only_this_computer_knows(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = to_the_real_one(here)
        for url in ("http://127.0.0.1:1/", "https://localhost/hook"):
            with pytest.raises(UsageError, match="cannot reach it") as error:
                await journey.finish_replies(RepliesChoice("direct", url, "127.0.0.1:1"))
            assert error.value.field == "public_url"


def to_the_real_one(here: Stage) -> Journey:
    """A journey against the real SocialHub, which is not asked."""
    return Journey(here.app, StateStore(here.app.home), begin(Purpose.NEW))


# --- Other purposes ----------------------------------------------------------------------------------------------


async def test_a_replaced_token(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        await (await here.installed(here.direct())).leave()
        other = here.hub.add_channel("Other")
        new = here.hub.replace_token(here.channel.id)
        state = mending(Purpose.TOKEN, here.app.store.load().channel(here.name()))
        assert state.current is Step.TOKEN
        journey = Journey(here.app, StateStore(here.app.home), state)
        with pytest.raises(UsageError, match="another channel"):
            await journey.finish_token(other.token)
        with pytest.raises(HubTokenRefused):
            await journey.finish_token(here.channel.token)
        await journey.finish_token(new)
        here.hub.faults.set("get_root", [DOWN])
        with pytest.raises(HubUnavailable):
            await journey.install(Steps())
        back = here.journey()
        assert (back.state.purpose, back.state.current) == (Purpose.TOKEN, Step.READY)
        assert (await back.install(Steps())).installed == here.name()
        assert here.secrets().get(f"{here.name()}/socialhub-token") == new
        await back.leave()


async def test_logging_in_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        await (await here.installed()).leave()
        here.fediverse.revoke_tokens("brand")
        here.fediverse.add_person("rival", "A Rival")
        journey = Journey(
            here.app, StateStore(here.app.home), mending(Purpose.LOGIN, here.app.store.load().channel(here.name()))
        )
        rival = here.fediverse.token_for("rival")
        with pytest.raises(UsageError, match="You logged in as @rival"):
            await journey.use_token(rival)
        await here.log_in(journey)
        await here.journey().install(Steps())
        kept = str(here.secrets().get(f"{here.name()}/network"))
        assert here.secret_names() == [f"{here.name()}/network", f"{here.name()}/socialhub-token"]
        assert await here.access(kept.split('"access_token": "')[1].split('"', maxsplit=1)[0])
        await here.journey().cancel()  # too late to cancel: the channel keeps its log-in
        assert here.secrets().get(f"{here.name()}/network") == kept


async def arrived(here: Stage) -> Journey:
    """Somebody clicked Add Channel, and has gone through all steps but the last."""
    promoted = here.hub.add_channel("Fediverse for everybody", reusable=True)
    token = here.hub.temporary_token(promoted.manifest_id)
    journey = here.journey(Purpose.ADDED)
    await journey.receive(token)
    await journey.finish_welcome()
    assert journey.state.current is Step.NETWORK
    await journey.finish_network("mastodon", {"server": here.network_url})
    await here.log_in(journey)
    await journey.finish_relay("now", None)
    await journey.finish_replies(RepliesChoice())
    assert here.journey().state.current is Step.READY
    return journey


async def test_a_channel_that_is_added_from_socialhub(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        before = len(here.hub.channels)
        await arrived(here)
        await here.journey().install(Steps())  # as a window that was closed and opened again
        (settings,) = here.app.store.load().channels
        made = next(each for each in here.hub.channels if each.id == settings.channel_id)
        assert len(here.hub.channels) == before + 2  # the promoted one, and ours
        assert made.network_id == settings.profile_id
        assert settings.reusable
        assert here.secret_names() == [f"{here.name()}/network", f"{here.name()}/socialhub-token"]


async def test_cancelling_switches_an_added_channel_off_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = await arrived(here)
        here.fediverse.revoke_tokens("brand")  # SocialHub makes the channel, then the Network refuses
        with pytest.raises(WizardError):
            await journey.install(Steps())
        made = here.hub.channels[-1]
        assert made.active
        await journey.cancel()
        assert not here.hub.channel(made.id).active
        assert here.secret_names() == []


async def test_an_arrival_that_took_too_long_is_refused(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        promoted = here.hub.add_channel("Fediverse for everybody", reusable=True)
        token = here.hub.temporary_token(promoted.manifest_id, lifetime=1)
        await until(lambda: read_temporary_token(token).expired(datetime.now(UTC)))
        with pytest.raises(UsageError, match="The time to add this channel is over"):
            await here.journey(Purpose.ADDED).receive(token)
        assert here.secret_names() == []


async def test_adding_a_channel_again_gives_it_its_new_token(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = await arrived(here)
        await journey.install(Steps())
        await journey.leave()
        (first,) = here.app.store.load().channels
        old = here.secrets().get(f"{first.name}/socialhub-token")
        promoted = next(each for each in here.hub.channels if each.id == first.channel_id)
        again = here.journey(Purpose.ADDED)
        await again.receive(here.hub.temporary_token(promoted.manifest_id))
        await again.finish_welcome()
        await again.finish_network("mastodon", {"server": here.network_url})
        await here.log_in(again)
        await again.finish_relay("now", None)
        await again.finish_replies(RepliesChoice())
        assert (await again.install(Steps())).installed == first.name
        assert here.app.store.load().channels == (first,)
        assert here.secrets().get(f"{first.name}/socialhub-token") != old


async def test_a_network_of_another_shape(tmp_path: Path) -> None:
    forum = Forum()
    for number in range(4):
        forum.say("ann", f"shop, question {number}?")
    forum.say("shop@forum", "an answer of ours")
    registry = Registry({KIND: ForumNetwork(forum)}, {})
    async with stage(tmp_path, registry) as here:
        journey = here.journey()
        await here.to_token(journey)
        assert [each.kind for each in journey.networks()] == [KIND]
        with pytest.raises(UsageError, match="Which board"):
            await journey.finish_network(KIND, {})
        await journey.finish_network(KIND, {"board": "shop"})
        with pytest.raises(WizardError, match="no longer accepts"):
            await journey.use_token("bad")
        await journey.use_token("good")
        await journey.finish_log_in()
        shown = await journey.preview("24h", ("threads",))
        assert [each.text[-2:] for each in shown.posts] == ["3?", "2?", "1?", "0?"]
        await journey.finish_relay("24h", ("threads",))
        await journey.finish_inbox()
        await journey.finish_replies(here.direct())
        state = await here.journey().install(Steps())
        assert state.installed == "shop-forum"
        settings = here.app.store.load().channel("shop-forum")
        assert (settings.network_kind, settings.sources) == (KIND, ("threads",))
        assert here.webhook() is not None
        assert not {"send_reply", "press", "delete"} & set(forum.calls)


# --- Cancelling --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("until", list(Step))
async def test_cancelled_at_every_step(tmp_path: Path, until: Step) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey)
        await journey.show(until)
        token = here.login_token()
        await here.journey().cancel()
        assert here.kept() is None
        assert here.secret_names() == []
        assert not await here.access(token)
        assert here.nothing_is_set_up()
        fresh = here.journey()
        assert fresh.state.current is Step.WELCOME


async def test_going_back_and_nowhere_else(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_login(journey)
        assert (await journey.show(Step.READY)).current is Step.RELAY
        assert (await journey.back()).current is Step.LOGIN
        for _ in range(9):
            await journey.back()
        assert journey.state.current is Step.WELCOME
        assert here.kept() == journey.state
        assert (await journey.show(Step.RELAY)).current is Step.RELAY
        before = journey.state
        tasks = [journey.show(step) for step in (Step.TOKEN, Step.LOGIN, Step.NETWORK)]
        await asyncio.gather(*tasks)  # many clicks: the file is what the window shows
        assert here.kept() == journey.state
        assert before.done == journey.state.done


async def test_cancelling_while_the_network_is_away(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_ready(journey)
        here.fediverse.faults.set("revoke", [Fault(Kind.RESET_BEFORE)] * 9)
        await journey.cancel()
        assert here.secret_names() == []
        assert journey.state.hub_url == f"{here.hub_url}/"  # practice stays practice
