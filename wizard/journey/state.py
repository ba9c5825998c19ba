"""How far somebody has got with setting a channel up, kept so that they can stop, go back and come again.

`SetupState` holds every answer that is no secret; the token and the log-in wait in the store of secrets under the
names below. It is saved after each step, in one file. A file that cannot be read is as good as none: whoever set
up half a channel begins again, which is better than a window that does not open.

Loading this module costs next to nothing (no pydantic): the first page needs it before anything else.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from wizard.errors import DiskFull, WizardError
from wizard.files import private_folder, write_private
from wizard.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from wizard.home import Home
    from wizard.settings import ChannelSettings

VERSION = 1
TOKEN_SECRET = "setup/socialhub-token"  # noqa: S105 - names in the store of secrets
LOGIN_SECRET = "setup/network"  # noqa: S105
WEBHOOK_SECRET = "setup/webhook-secret"  # noqa: S105
ARRIVAL_SECRET = "setup/temporary-token"  # noqa: S105
SECRETS = (TOKEN_SECRET, LOGIN_SECRET, WEBHOOK_SECRET, ARRIVAL_SECRET)


class Purpose(StrEnum):
    """What the journey is for."""

    NEW = "new"  # a new Custom Channel
    ADDED = "added"  # a channel that comes by SocialHub's "Add Channel" (path B)
    TOKEN = "token"  # noqa: S105 - a replaced SocialHub token
    LOGIN = "login"  # the Network's access expired
    PRACTICE = "practice"  # as NEW, against the practice servers


class Step(StrEnum):
    """The steps, in the order in which they come."""

    WELCOME = "welcome"
    TOKEN = "token"  # noqa: S105
    NETWORK = "network"
    LOGIN = "login"
    RELAY = "relay"
    INBOX = "inbox"
    REPLIES = "replies"
    READY = "ready"


_WHOLE = tuple(Step)
STEPS: dict[Purpose, tuple[Step, ...]] = {
    Purpose.NEW: _WHOLE,
    Purpose.PRACTICE: _WHOLE,
    Purpose.ADDED: tuple(step for step in _WHOLE if step not in (Step.TOKEN, Step.INBOX)),
    Purpose.TOKEN: (Step.TOKEN, Step.READY),
    Purpose.LOGIN: (Step.LOGIN, Step.READY),
}

# What an answer rests on: where the first is given anew, those that follow from it are to be given again.
RESTS_ON: dict[Step, tuple[Step, ...]] = {
    Step.LOGIN: (Step.NETWORK,),
    Step.RELAY: (Step.NETWORK, Step.LOGIN),
    Step.INBOX: (Step.TOKEN, Step.NETWORK, Step.LOGIN),
    Step.REPLIES: (Step.TOKEN,),
}


@dataclass(frozen=True, slots=True)
class TokenFacts:
    """What a token says of itself and, once SocialHub was asked, what is behind it. `issued`: aware.

    `editable`: whether the manifest can be read and changed; False once SocialHub promoted it.
    """

    account_id: str
    channel_id: str
    issued: datetime
    channel_name: str = ""
    picture: str | None = None
    editable: bool = True


@dataclass(frozen=True, slots=True)
class Account:
    """The account on the Network that somebody logged in with."""

    id: str
    name: str
    handle: str
    url: str | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class RepliesChoice:
    """How replies reach this computer: `direct` (an address of one's own) or `none`."""

    via: str = "none"
    public_url: str | None = None
    listen: str | None = None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What is being put in place: if it is still noted down when we come back, we were killed meanwhile.

    `name`: of the channel. `public_url`: of the webhook that may be registered.
    """

    name: str
    public_url: str | None = None


@dataclass(frozen=True, slots=True)
class SetupState:
    """Every answer so far. `current`: the step that is shown; `done`: those that were finished.

    `channel`: the one that is mended (TOKEN, LOGIN), else empty. `since`: `now`, `24h`, `7d` or `30d`.
    `manifest`: what somebody made of the defaults, or None for the defaults; `manifest_base`: SocialHub's copy as
    it was then. `installed`: the channel's name once everything is in place.
    """

    purpose: Purpose = Purpose.NEW
    current: Step = Step.WELCOME
    done: tuple[Step, ...] = ()
    hub_url: str = "https://api.socialhub.io/"
    channel: str = ""
    token: TokenFacts | None = None
    network_kind: str = ""
    network_fields: dict[str, str] = field(default_factory=dict)
    account: Account | None = None
    sources: tuple[str, ...] | None = None
    since: str = "now"
    manifest: dict[str, Any] | None = None
    manifest_base: dict[str, Any] | None = None
    replies: RepliesChoice | None = None
    installed: str = ""
    unfinished: Unfinished | None = None
    version: int = VERSION

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of this journey."""
        return STEPS[self.purpose]

    def finished(self, step: Step) -> bool:
        return step in self.done

    def may_show(self, step: Step) -> bool:
        """Whether this step may be gone to: all before it are finished, and nothing is in place yet."""
        if step not in self.steps or (self.installed and step is not Step.READY):
            return False
        return all(each in self.done for each in self.steps[: self.steps.index(step)])

    def showing(self, step: Step) -> SetupState:
        return replace(self, current=step)

    def finishing(self, step: Step) -> SetupState:
        """With `step` finished, and the one after it shown."""
        done = tuple(each for each in self.steps if each in self.done or each is step)
        after = self.steps[self.steps.index(step) + 1 :]
        return replace(self, done=done, current=after[0] if after else step)

    def reopening(self, step: Step) -> SetupState:
        """With every step unfinished that rests on `step`, because its answer changed."""
        stale = {each for each, others in RESTS_ON.items() if step in others}
        return replace(self, done=tuple(each for each in self.done if each not in stale))


def begin(purpose: Purpose, **values: Any) -> SetupState:
    """A journey at its start; `values`: what is known beforehand."""
    return SetupState(purpose=purpose, current=STEPS[purpose][0], **values)


def mending(purpose: Purpose, channel: ChannelSettings) -> SetupState:
    """A journey that gives a channel a new token (Purpose.TOKEN) or log-in (Purpose.LOGIN)."""
    return begin(
        purpose,
        channel=channel.name,
        hub_url=channel.hub_url,
        network_kind=channel.network_kind,
        network_fields=dict(channel.network_fields),
    )


class StateStore:
    """The file that a journey is kept in. One for each home: nobody sets up two channels at a time."""

    def __init__(self, home: Home) -> None:
        self.path: Path = home.data / "setup.json"
        self._writing = threading.Lock()

    def load(self) -> SetupState | None:
        """The journey that was left, or None: there is none, or it cannot be read (any more)."""
        try:
            content = self.path.read_bytes()
        except OSError:
            return None
        from pydantic import TypeAdapter, ValidationError  # only who comes back needs it this early

        try:
            state = TypeAdapter(SetupState).validate_python(json.loads(content))
        except (ValueError, RecursionError, ValidationError):
            return None
        known = state.version == VERSION and state.may_show(state.current)
        return state if known else None

    def save(self, state: SetupState) -> None:
        """Once it returns, the answers survive a power cut. Raises DiskFull, WizardError."""
        from pydantic import TypeAdapter  # as above

        values = TypeAdapter(SetupState).dump_python(state)
        content = json.dumps(values, indent=2, default=_plain).encode("ascii")  # halves of characters survive
        with self._writing:
            try:
                private_folder(self.path.parent)
                write_private(self.path, content + os.linesep.encode())
            except DiskFull:
                raise
            except OSError as error:
                raise WizardError(
                    say("The answers so far cannot be kept: {reason}.", reason=error.strerror or "no access"),
                    say("Check the permissions of {folder}.", folder=self.path.parent),
                ) from None

    def clear(self) -> None:
        """Forgets the journey. That it cannot be removed is no error: a finished one is not resumed."""
        with self._writing, contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
