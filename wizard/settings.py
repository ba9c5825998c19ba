"""What a person has set up, in one JSON file: the channels and where each of them comes from and goes to.

No secret is in here; those are in `wizard.secrets`, under names made with `Settings.home_id`. The file carries a
version and is replaced in one step. A file that cannot be read (damaged, or of a newer version) is said and never
overwritten. Every change goes through `SettingsStore.update`, which holds a lock while it reads and writes, so
that two processes never lose each other's change.

The models are checked whenever they are made, so that nothing can be saved that could not be loaded again.
Unknown keys in the file are errors: a key spelt wrong by hand would otherwise do nothing without a word.
"""

from __future__ import annotations

import json
import re
import secrets
import threading
from contextlib import contextmanager
from datetime import UTC
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from filelock import FileLock, Timeout
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, model_validator

from wizard.errors import UsageError, WizardError
from wizard.files import private_folder, write_private
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

VERSION: Final = 1

_CHANNEL_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_LOCK_WAIT = 30.0  # seconds; a change takes milliseconds
_CHECK_PERMISSIONS = say("Check the file's and its folder's permissions.")


# --- What is set up --------------------------------------------------------------------------------------------


def check_channel_name(name: str, field: str = "name") -> str:
    """`name`, if a channel may be called so. Raises UsageError naming `field` otherwise."""
    if not _CHANNEL_NAME.fullmatch(name):
        raise UsageError(
            say("This is no name for a channel."),
            say("Use 1 to 64 of a-z, 0-9, dot, underscore and hyphen, a letter or digit first: “brand-mastodon”."),
            field=field,
        )
    return name


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


UtcTime = Annotated[AwareDatetime, AfterValidator(lambda value: value.astimezone(UTC))]
ChannelName = Annotated[str, Field(pattern=f"^{_CHANNEL_NAME.pattern}$")]


class ReplyRoute(_Model):
    """How replies reach this computer.

    `direct`: SocialHub calls `public_url`, which the person's own proxy or tunnel passes on to `listen`
    (`host:port` on loopback). `none`: they do not; the channel only brings Tickets.
    """

    via: Literal["direct", "none"]
    public_url: str | None = None
    listen: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> ReplyRoute:
        if self.via == "direct" and not (self.public_url and self.listen):
            raise ValueError("via “direct” needs public_url and listen")
        return self


class ChannelSettings(_Model):
    """One channel. Times are aware, in UTC.

    `name` is ours; `account_id` and `channel_id` are SocialHub's. `network_fields` is what the Network asked for
    besides the log-in. `since`: nothing older becomes a Ticket. `sources`: which of the Network's sources become
    Tickets, by their ids; None: all. `profile_…`: the account on the Network.
    `reusable`: its Manifest was promoted, and can be neither read nor changed.
    """

    name: ChannelName
    hub_url: str
    account_id: str
    channel_id: str
    network_kind: str
    network_fields: dict[str, str]
    since: UtcTime
    sources: tuple[str, ...] | None = None
    replies: ReplyRoute
    profile_id: str
    profile_name: str
    profile_handle: str
    profile_url: str | None = None
    created: UtcTime
    reusable: bool = False


class ProxyChoice(_Model):
    """Which proxy requests take: the system's, `none`, or the one at `address` (`manual`).

    `address`: http or https, host and port, no log-in in it. `user`: whom the proxy knows us as, "" where it wants
    no log-in; the password is a secret (`wizard.proxy.PASSWORD`). `past`: hosts that are reached without it: names
    (with all below them), addresses, networks such as 10.0.0.0/8. The last three are kept while another kind is
    chosen. `changed`: how often this was changed, so that a process notices another password.
    """

    kind: Literal["system", "none", "manual"] = "system"
    address: str = ""
    user: str = ""
    past: tuple[str, ...] = ()
    changed: int = 0

    @model_validator(mode="after")
    def _complete(self) -> ProxyChoice:
        if self.kind == "manual" and not self.address:
            raise ValueError("a manual proxy needs an address")
        if self.address and not self.address.startswith(("http://", "https://")):
            raise ValueError("a proxy's address begins with http:// or https://")
        return self


class Settings(_Model):
    """All there is. `home_id`: made once at random; it keeps the secrets of two homes apart in one keyring."""

    version: Literal[1] = VERSION
    home_id: Annotated[str, Field(pattern=r"^[0-9a-zA-Z-]{1,64}$")]
    channels: tuple[ChannelSettings, ...] = ()
    proxy: ProxyChoice = ProxyChoice()

    @model_validator(mode="after")
    def _one_of_each_name(self) -> Settings:
        if len({channel.name for channel in self.channels}) < len(self.channels):
            raise ValueError("two channels have the same name")
        return self

    def channel(self, name: str) -> ChannelSettings:
        """Raises UsageError, which names those there are, if there is none of this name."""
        for channel in self.channels:
            if channel.name == name:
                return channel
        names = ", ".join(channel.name for channel in self.channels)
        advice = (
            say("There are: {names}.", names=names)
            if names
            else say("None is set up yet: start with “channel-wizard setup”.")
        )
        raise UsageError(say("There is no channel “{name}”.", name=name), advice, field="channel")

    def with_channel(self, channel: ChannelSettings) -> Settings:
        """These settings with `channel` in the place of the one of the same name, or at the end."""
        if all(each.name != channel.name for each in self.channels):
            return self.model_copy(update={"channels": (*self.channels, channel)})
        replaced = tuple(channel if each.name == channel.name else each for each in self.channels)
        return self.model_copy(update={"channels": replaced})

    def without_channel(self, name: str) -> Settings:
        """These settings without the channel of this name, if there is one."""
        kept = tuple(each for each in self.channels if each.name != name)
        return self.model_copy(update={"channels": kept})


# --- The file --------------------------------------------------------------------------------------------------


class SettingsStore:
    """The settings' file. May be used from several threads and processes at once; every call blocks shortly."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._first_home_id = secrets.token_hex(8)
        self._threads = threading.RLock()

    def load(self) -> Settings:
        """The settings as they are now. Without a file: empty ones, with the same `home_id` until they are saved.

        Raises UsageError, naming file and line, for a file that cannot be understood; WizardError for one of a
        newer version or one that cannot be read.
        """
        try:
            text = self.path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            return Settings(home_id=self._first_home_id)
        except UnicodeDecodeError:
            raise _damaged(say("The settings file {path} is not text.", path=self.path), f"{self.path}") from None
        except OSError as error:
            raise WizardError(
                say("The settings {path} cannot be read: {reason}.", path=self.path, reason=error.strerror),
                _CHECK_PERMISSIONS,
            ) from None
        return read_settings(text, self.path)

    def save(self, settings: Settings) -> None:
        """Replaces the file, whatever it holds. To change something: `update`. Raises WizardError, DiskFull."""
        with self._locked():
            self._write(settings)

    def update(self, change: Callable[[Settings], Settings]) -> Settings:
        """Reads, changes and writes under a lock; returns the new settings. `change` may run no other update.

        Nothing is written if `change` raises, or changes nothing. Raises as `load` and `save` do.
        """
        with self._locked():
            before = self.load()
            after = change(before)
            if after != before or not self.path.exists():
                self._write(after)
            return after

    @contextmanager
    def _locked(self) -> Iterator[None]:
        lock = FileLock(f"{self.path}.lock", timeout=_LOCK_WAIT, mode=0o600)
        with self._threads:
            try:
                private_folder(self.path.parent)
                lock.acquire()
            except Timeout:
                raise WizardError(
                    say("Another process has held the settings for long."),
                    say("End other running Channel Wizards, then try again."),
                ) from None
            except OSError as error:
                raise _not_written(self.path, error) from None
            try:
                yield
            finally:
                lock.release()

    def _write(self, settings: Settings) -> None:
        text = settings.model_dump_json(indent=2) + "\n"
        Settings.model_validate_json(text)  # copies are made unchecked
        try:
            write_private(self.path, text.encode())
        except OSError as error:
            raise _not_written(self.path, error) from None


def read_settings(text: str, path: Path) -> Settings:
    """The settings in a text; `path`: where it is from, for what is said. Raises UsageError, WizardError."""
    try:
        found: Any = json.loads(text)
    except json.JSONDecodeError as error:
        what = say("The settings file {path} is damaged in line {line}.", path=path, line=error.lineno)
        raise _damaged(what, f"{path}:{error.lineno}") from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets thousands deep
        raise _damaged(say("The settings file {path} is damaged.", path=path), f"{path}") from None
    if not isinstance(found, dict) or not isinstance(version := found.get("version"), int):
        raise _damaged(say("The settings file {path} is damaged: it has no version.", path=path), f"{path}")
    if version > VERSION:
        raise WizardError(
            say("The settings {path} were written by a newer version of Channel Wizard.", path=path),
            say("Update Channel Wizard."),
        )
    try:
        return Settings.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or say("the whole")
        what = say(
            "The settings file {path} has an error at {where}: {reason}.",
            path=path,
            where=where,
            reason=first["msg"],
        )
        raise _damaged(what, f"{path}") from None


def _damaged(what: str, place: str) -> UsageError:
    return UsageError(
        what,
        say("Correct it, or move it away and set the channels up again. It was left as it is."),
        field=place,
    )


def _not_written(path: Path, error: OSError) -> WizardError:
    return WizardError(
        say("The settings {path} cannot be written: {reason}.", path=path, reason=error.strerror),
        _CHECK_PERMISSIONS,
    )
