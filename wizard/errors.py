"""One tree of errors. Every error a person can meet is one of these.

An error says *what* happened and what to do (*advice*), both whole sentences without jargon, and it carries
what the engine has to know: whether trying again can help (`retry`) and the command line's exit code.
Outside errors (httpx, sqlite3, keyring, OSError) are translated into this tree at one boundary each:
`wizard.hub.client`, a Network's own package, `wizard.sync.journal`, `wizard.secrets`, `wizard.settings`.

No text in here may hold a secret: tokens are never part of a sentence, and no foreign exception's text is
passed on unless its author is known not to quote URLs.
"""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from wizard.words import say

EXIT_DONE = 0
EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_NEEDS_PERSON = 3


class Retry(Enum):
    """Whether the same thing can succeed later."""

    NEVER = "never"  # the same request fails again
    LATER = "later"  # by itself, after a wait
    PERSON = "person"  # after somebody did something


class WizardError(Exception):
    """Base of all our errors.

    `what`: what happened, one sentence. `advice`: what to do about it, one or two sentences, or empty.
    """

    retry: ClassVar[Retry] = Retry.NEVER
    exit_code: ClassVar[int] = EXIT_FAILED

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.what} {self.advice}".strip()

    @property
    def sentence(self) -> str:
        """Both, as one text that can still be translated."""
        return say("{what} {advice}", what=self.what, advice=self.advice) if self.advice else self.what


class UsageError(WizardError):
    """Bad input: a field, a file or an option. `field` names the place (a field, or `file:line`)."""

    exit_code = EXIT_USAGE

    def __init__(self, what: str, advice: str = "", *, field: str = "") -> None:
        super().__init__(what, advice)
        self.field = field


class NeedsPerson(WizardError):
    """Work stops until somebody acts; everything queued is kept."""

    retry = Retry.PERSON
    exit_code = EXIT_NEEDS_PERSON


class Unavailable(WizardError):
    """The other side does not answer, or asks to wait. `wait`: seconds it asked for, None if it did not say.

    `unreached`: nothing came back at all, so that it may be this computer that is offline. `by_proxy`: it is the
    proxy that stands in the way, and says nothing of the other side.
    """

    retry = Retry.LATER

    def __init__(
        self,
        what: str,
        advice: str = "",
        *,
        wait: float | None = None,
        unreached: bool = False,
        by_proxy: bool = False,
    ) -> None:
        super().__init__(what, advice)
        self.wait = wait
        self.unreached = unreached
        self.by_proxy = by_proxy


# --- Proxy ----------------------------------------------------------------------------------------------------


class ProxyLoginRefused(NeedsPerson):
    """407: the proxy wants a log-in, or another one. Nothing was sent; trying often could lock an account."""


class ProxyPasswordMissing(NeedsPerson):
    """The proxy has a log-in, and its password is not in the store of secrets. Nothing goes past the proxy."""


# --- SocialHub ------------------------------------------------------------------------------------------------


class HubError(WizardError):
    """SocialHub answered with an error. `status` and `code` are its own."""

    def __init__(self, what: str, advice: str = "", *, status: int = 0, code: str = "") -> None:
        super().__init__(what, advice)
        self.status = status
        self.code = code


class HubTokenRefused(HubError, NeedsPerson):
    """401: the token is no longer accepted; no further request may be made with it."""


class HubChannelDeactivated(HubError, NeedsPerson):
    """403 ChannelDeactivated: an admin has to re-activate the channel, which then has a new token."""


class HubDenied(HubError, NeedsPerson):
    """403 AccessDenied or InsufficientPermissions: this kind of request is not allowed."""


class HubChannelLimit(HubError, NeedsPerson):
    """403 ChannelLimitReached on POST /channels."""


class HubDuplicateChannel(HubError, NeedsPerson):
    """409 DuplicateChannel on POST /channels: the networkId belongs to another Account."""


class HubRejected(HubError):
    """400 (and any other 4xx we do not know): the same body is never sent again."""


class HubGone(HubError):
    """404: the ticket or followup does not exist (any more)."""


class HubConflict(HubError):
    """409: the networkItemId is already a Ticket of this Channel."""


class HubWebhookFailed(HubError):
    """422: SocialHub's test request to the webhook failed; `data` says how, in SocialHub's words."""

    def __init__(self, what: str, advice: str = "", *, status: int = 422, code: str = "", data: str = "") -> None:
        super().__init__(what, advice, status=status, code=code)
        self.data = data


class HubUnavailable(Unavailable):
    """SocialHub cannot be reached, answers 5xx, or answers something that is not its API.

    `sent`: the request may have been carried out all the same (the answer was lost).
    """

    def __init__(
        self,
        what: str,
        advice: str = "",
        *,
        wait: float | None = None,
        sent: bool = True,
        unreached: bool = False,
        by_proxy: bool = False,
    ) -> None:
        super().__init__(what, advice, wait=wait, unreached=unreached, by_proxy=by_proxy)
        self.sent = sent


class HubRateLimited(HubUnavailable):
    """429: `wait` seconds until the whole channel may go on."""


# --- Networks -------------------------------------------------------------------------------------------------


class NetworkUnavailable(Unavailable):
    """The Network does not answer or asks to wait, and *certainly did nothing* of what was asked."""


class NetworkUnsure(WizardError):
    """The request left and its outcome is unknown: it may or may not have been carried out."""

    retry = Retry.LATER


class NetworkRefused(WizardError):
    """The Network refuses for good. `what` is a sentence that a community manager understands."""


class NetworkGone(NetworkRefused):
    """What was to be answered or changed does not exist on the Network (any more)."""


class NetworkLoginExpired(NeedsPerson):
    """The Network no longer accepts our access: somebody has to log in again."""


# --- This computer --------------------------------------------------------------------------------------------


class SecretsUnavailable(NeedsPerson):
    """There is no usable keyring (or it is locked), and no encrypted file was chosen."""


class HubTokenMissing(SecretsUnavailable):
    """The store of secrets works, and a channel's SocialHub token is not in it."""


class NetworkLoginMissing(SecretsUnavailable):
    """The store of secrets works, and a channel's log-in to its Network is not in it."""


class JournalTooNew(WizardError):
    """The journal was written by a newer version of this program."""


class JournalDamaged(WizardError):
    """The journal cannot be read."""


class DiskFull(Unavailable):
    """There is no room (left) to commit to; nothing was acknowledged."""


class JournalBusy(DiskFull):
    """Another program keeps the journal locked."""


class JournalUnwritable(DiskFull):
    """The system does not let us write the journal, for another reason than want of room."""


class AlreadyRunning(WizardError):
    """Another process runs the engine of this home."""
