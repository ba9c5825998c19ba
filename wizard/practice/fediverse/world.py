"""Everything that is posted and who may see it: the practice server without its web.

Lives in memory and in one thread: each method does its work whole, so that no request sees half of another's.
What happens is told to listeners (streams, and those who wait for something) as it happens.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

from wizard.practice.fediverse import text as texts
from wizard.practice.fediverse.ids import IdMaker
from wizard.practice.fediverse.model import (
    Account,
    Media,
    Notification,
    Poll,
    Refused,
    Status,
    Visibility,
    invalid,
    not_found,
)
from wizard.practice.fediverse.paging import Page, place, select

if TYPE_CHECKING:
    from wizard.practice.fediverse.manner import Manner

MAX_MEDIA = 4
_FIRST_NOTIFICATION = 30_000
_QUICK_PROCESSING = 0.05  # seconds, for films and sounds where the manner names no delay


@dataclass(frozen=True, slots=True)
class Happening:
    """Something for one account's streams. `name` is the event's; one of the other two goes with it."""

    name: str  # update, notification, status.update, delete
    receiver: str
    status: Status | None = None
    notification: Notification | None = None


Listener: TypeAlias = Callable[[Happening], None]


@dataclass(frozen=True, slots=True)
class Draft:
    """A post to be made, or what an edited one shall say."""

    text: str
    visibility: Visibility = Visibility.PUBLIC
    spoiler: str = ""
    sensitive: bool = False
    reply_to: str | None = None
    media: tuple[str, ...] = ()
    poll: Poll | None = None
    language: str | None = "en"
    application: str | None = None


class World:
    """`now`: seconds since 1970. `max_characters` binds those who post over the API, as on a real server, where
    a post from elsewhere may be as long as its own server allows."""

    def __init__(self, manner: Manner, max_characters: int, now: Callable[[], float]) -> None:
        self.manner = manner
        self.max_characters = max_characters
        self.local_domain = ""  # how this server's own accounts may be addressed in full
        self.now = now
        self.ids = IdMaker(manner.ids, now)
        self.notification_ids = IdMaker(manner.ids, now, counted_from=_FIRST_NOTIFICATION)
        self.version = 0  # grows with every change of posts and people
        self._accounts: dict[str, Account] = {}
        self._by_name: dict[tuple[str, str], Account] = {}
        self._follows: defaultdict[str, set[str]] = defaultdict(set)  # follower → those followed
        self._statuses: dict[str, Status] = {}
        self._timeline: list[Status] = []  # all, the oldest first; so are the lists of each author
        self._by_author: defaultdict[str, list[Status]] = defaultdict(list)
        self._replies: defaultdict[str, list[str]] = defaultdict(list)
        self._favourites: defaultdict[str, dict[str, None]] = defaultdict(dict)  # status → accounts, in order
        self._boosts: defaultdict[str, dict[str, str]] = defaultdict(dict)  # status → account → the boost
        self._media: dict[str, Media] = {}
        self._attached: dict[str, str] = {}  # media → status
        self._notifications: defaultdict[str, list[Notification]] = defaultdict(list)
        self._about: defaultdict[str, list[Notification]] = defaultdict(list)  # status → what tells of it
        self._listeners: defaultdict[str, set[Listener]] = defaultdict(set)
        self._watchers: set[Callable[[], None]] = set()

    def moment(self) -> datetime:
        """Now, to the millisecond, as the API writes it."""
        return datetime.fromtimestamp(int(self.now() * 1000) / 1000, UTC)

    # --- Listening ------------------------------------------------------------------------------------------

    def listen(self, account: str, listener: Listener) -> Callable[[], None]:
        """Tells `listener` what happens for the account; the returned function ends it."""
        self._listeners[account].add(listener)
        return lambda: self._listeners[account].discard(listener)

    def watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Calls `watcher` after every change and every request; the returned function ends it."""
        self._watchers.add(watcher)
        return lambda: self._watchers.discard(watcher)

    def changed(self) -> None:
        self.version += 1
        self.nudge()

    def nudge(self) -> None:
        """Has everybody who waits for something look again."""
        for watcher in tuple(self._watchers):
            watcher()

    def _tell(self, name: str, receivers: Iterable[str], status: Status) -> None:
        for receiver in receivers:
            for listener in tuple(self._listeners.get(receiver, ())):
                listener(Happening(name, receiver, status=status))

    # --- Accounts -------------------------------------------------------------------------------------------

    def add_account(
        self, username: str, display_name: str, *, domain: str = "", password: str = "", note: str = ""
    ) -> Account:
        """Raises ValueError if the name is taken."""
        name = (username.lower(), domain.lower())
        if name in self._by_name:
            raise ValueError(f"There already is an account {username}.")
        new_id, _ = self.ids.new()
        account = Account(
            id=new_id,
            username=username,
            display_name=display_name,
            created=self.moment(),
            domain=domain,
            password=password,
            note=note,
        )
        self._accounts[account.id] = self._by_name[name] = account
        self.changed()
        return account

    def accounts(self) -> tuple[Account, ...]:
        return tuple(self._accounts.values())

    def account(self, account_id: str) -> Account:
        """Raises Refused (404)."""
        account = self._accounts.get(account_id)
        if account is None:
            raise not_found()
        return account

    def find(self, username: str, domain: str = "") -> Account | None:
        """By name, without regard to capitals; this server's own also with its domain."""
        where = "" if domain.lower() == self.local_domain.lower() else domain.lower()
        return self._by_name.get((username.lower(), where))

    def follow(self, follower: str, followed: str) -> None:
        self._follows[follower].add(followed)
        self._notify("follow", followed, follower, None)
        self.changed()

    def unfollow(self, follower: str, followed: str) -> None:
        self._follows[follower].discard(followed)
        self.changed()

    def follows(self, follower: str, followed: str) -> bool:
        return followed in self._follows.get(follower, ())

    def counts(self, account: str) -> tuple[int, int, int]:
        """Followers, followed, posts."""
        followers = sum(account in followed for followed in self._follows.values())
        return followers, len(self._follows.get(account, ())), len(self._by_author.get(account, ()))

    # --- Media ----------------------------------------------------------------------------------------------

    def add_media(
        self,
        owner: str,
        name: str,
        mime_type: str,
        content: bytes,
        description: str | None,
        *,
        at_once: bool = False,
    ) -> Media:
        delay = self.manner.media_delay
        if not delay and not mime_type.startswith("image/"):
            delay = _QUICK_PROCESSING
        new_id, _ = self.ids.new()
        ready = self.now() + (0 if at_once else delay)
        media = Media(new_id, owner, name, mime_type, content, description or None, ready)
        self._media[media.id] = media
        return media

    def media(self, media_id: str) -> Media:
        """Raises Refused (404)."""
        media = self._media.get(media_id)
        if media is None:
            raise not_found()
        return media

    def describe_media(self, owner: str, media_id: str, description: str | None) -> Media:
        """Only of one's own that hangs on no post yet. Raises Refused (404)."""
        media = self.media(media_id)
        if media.owner != owner or media_id in self._attached:
            raise not_found()
        self._media[media_id] = media = replace(media, description=description or None)
        return media

    def is_ready(self, media: Media) -> bool:
        return media.ready <= self.now()

    def _take_media(self, author: str, ids: Sequence[str], status: str | None = None) -> tuple[Media, ...]:
        if len(ids) > MAX_MEDIA:
            raise invalid(f"Cannot attach more than {MAX_MEDIA} files")
        # As Mastodon does: what is not one's own, or already hangs on another post, is passed over.
        found = [self._media[media_id] for media_id in ids if media_id in self._media]
        own = [
            media for media in found if media.owner == author and self._attached.get(media.id) in {None, status}
        ]
        if len(own) > 1 and any(media.kind != "image" for media in own):
            raise invalid("Cannot attach a video to a post that already contains images")
        if not all(self.is_ready(media) for media in own):
            raise invalid("Cannot attach files that have not finished processing. Try again in a moment!")
        return tuple(own)

    # --- Posting --------------------------------------------------------------------------------------------

    def post(self, author: str, draft: Draft, *, limited: bool = True) -> Status:
        """Posts. `limited`: the limit of characters holds. Raises Refused (404, 422)."""
        parent = self._parent(author, draft.reply_to)
        media = self._take_media(author, draft.media)
        words, spoiler = self._checked(draft, media, limited=limited)
        new_id, order = self.ids.new()
        status = Status(
            id=new_id,
            order=order,
            author=author,
            text=words,
            created=self.moment(),
            visibility=draft.visibility,
            spoiler=spoiler,
            sensitive=draft.sensitive or bool(spoiler),
            language=draft.language,
            reply_to=parent.id if parent else None,
            reply_to_author=parent.author if parent else None,
            mentions=self._mentions(words, author),
            media=media,
            poll=draft.poll,
            application=draft.application,
        )
        self._add(status)
        for account in status.mentions:
            self._notify("mention", account, author, status.id)
        self.changed()
        return status

    def _parent(self, author: str, reply_to: str | None) -> Status | None:
        if not reply_to:
            return None
        parent = self._statuses.get(reply_to)
        if parent is None or not self.visible(parent, author):
            raise Refused(404, "The post you are trying to reply to does not appear to exist.")
        return parent

    def _checked(self, draft: Draft, media: tuple[Media, ...], *, limited: bool) -> tuple[str, str]:
        words, spoiler = draft.text, draft.spoiler
        if not words.strip() and spoiler:
            words, spoiler = spoiler, ""
        if not words.strip() and not media:
            raise invalid("Text can't be blank")
        if limited and texts.length(words, spoiler) > self.max_characters:
            raise invalid(f"Text character limit of {self.max_characters} exceeded")
        return words, spoiler

    def _mentions(self, words: str, author: str) -> tuple[str, ...]:
        return tuple(account for account in texts.mentioned(words, self.find) if account != author)

    def _add(self, status: Status) -> None:
        self._statuses[status.id] = status
        self._timeline.append(status)
        self._by_author[status.author].append(status)
        if status.reply_to:
            self._replies[status.reply_to].append(status.id)
        self._attached.update((media.id, status.id) for media in status.media)
        self._tell("update", self._home_readers(status), status)

    def edit(self, author: str, status_id: str, draft: Draft, *, limited: bool = True) -> Status:
        """Changes text, content warning and media of one's own post. Raises Refused (404, 422)."""
        old = self.own(author, status_id)
        media = self._take_media(author, draft.media, old.id)
        words, spoiler = self._checked(draft, media, limited=limited)
        sensitive = draft.sensitive or bool(spoiler)
        if (words, spoiler, sensitive, media) == (old.text, old.spoiler, old.sensitive, old.media):
            return old
        mentions = self._mentions(words, author)
        new = replace(
            old,
            text=words,
            spoiler=spoiler,
            sensitive=sensitive,
            media=media,
            # Once addressed, always addressed: taking a name out of the text hides the post from nobody.
            mentions=tuple(dict.fromkeys(old.mentions + mentions)),
            edited=self.moment(),
        )
        self._replace(new)
        for account in mentions:
            if account not in old.mentions:
                self._notify("mention", account, author, new.id)
        for account in self._boosts.get(new.id, {}):
            self._notify("update", account, author, new.id)
        self._tell("status.update", self._home_readers(new), new)
        self.changed()
        return new

    def _replace(self, new: Status) -> None:
        old = self._statuses[new.id]
        self._statuses[new.id] = new
        for listed in (self._timeline, self._by_author[new.author]):
            listed[place(listed, new.order)] = new
        for media in old.media:
            self._attached.pop(media.id, None)
        self._attached.update((media.id, new.id) for media in new.media)

    def delete(self, author: str, status_id: str) -> Status:
        """Deletes one's own post with its boosts; replies to it stay. Raises Refused (404)."""
        status = self.own(author, status_id)
        for booster, boost in tuple(self._boosts.pop(status_id, {}).items()):
            self.delete(booster, boost)
        if status.boost_of:
            self._boosts[status.boost_of].pop(author, None)
        del self._statuses[status_id]
        for listed in (self._timeline, self._by_author[author]):
            del listed[place(listed, status.order)]
        self._favourites.pop(status_id, None)
        for media in status.media:
            self._attached.pop(media.id, None)
        for notification in self._about.pop(status_id, ()):
            received = self._notifications[notification.receiver]
            del received[place(received, notification.order)]
        readers = dict.fromkeys((*self._home_readers(status), *status.mentions))
        self._tell("delete", readers, status)
        self.changed()
        return status

    def own(self, author: str, status_id: str) -> Status:
        """Raises Refused (404) also for what belongs to somebody else."""
        status = self._statuses.get(status_id)
        if status is None or status.author != author:
            raise not_found()
        return status

    # --- Favourites and boosts ------------------------------------------------------------------------------

    def favourite(self, account: str, status_id: str) -> Status:
        status = self.status(status_id, account)
        if account not in self._favourites[status_id]:
            self._favourites[status_id][account] = None
            if status.author != account:
                self._notify("favourite", status.author, account, status_id)
            self.changed()
        return status

    def unfavourite(self, account: str, status_id: str) -> Status:
        status = self.status(status_id, account)
        self._favourites[status_id].pop(account, None)
        self.changed()
        return status

    def boost(self, account: str, status_id: str) -> Status:
        """The boost, which is a post of its own; a second one is the first. Raises Refused (403, 404)."""
        status = self.status(status_id, account)
        if status.visibility is Visibility.DIRECT or (
            status.visibility is Visibility.PRIVATE and status.author != account
        ):
            raise Refused(403, "This action is not allowed")
        before = self._boosts[status_id].get(account)
        if before is not None:
            return self._statuses[before]
        new_id, order = self.ids.new()
        boost = Status(new_id, order, account, "", self.moment(), status.visibility, boost_of=status_id)
        self._boosts[status_id][account] = boost.id
        self._add(boost)
        if status.author != account:
            self._notify("reblog", status.author, account, status_id)
        self.changed()
        return boost

    def unboost(self, account: str, status_id: str) -> Status:
        status = self.status(status_id, account)
        boost = self._boosts[status_id].get(account)
        if boost is not None:
            self.delete(account, boost)
        return status

    def favourited_by(self, status_id: str) -> tuple[str, ...]:
        return tuple(self._favourites.get(status_id, ()))

    def boosted_by(self, status_id: str) -> tuple[str, ...]:
        return tuple(self._boosts.get(status_id, ()))

    # --- Reading --------------------------------------------------------------------------------------------

    def visible(self, status: Status, viewer: str | None) -> bool:
        if status.boost_of is not None:
            original = self._statuses.get(status.boost_of)
            return original is not None and self.visible(original, viewer)
        if status.visibility in {Visibility.PUBLIC, Visibility.UNLISTED}:
            return True
        if viewer is None:
            return False
        if viewer == status.author or viewer in status.mentions:
            return True
        return status.visibility is Visibility.PRIVATE and self.follows(viewer, status.author)

    def status(self, status_id: str, viewer: str | None) -> Status:
        """Raises Refused (404) for what is not there, and alike for what the viewer may not see."""
        status = self._statuses.get(status_id)
        if status is None or not self.visible(status, viewer):
            raise not_found()
        return status

    def find_status(self, status_id: str | None) -> Status | None:
        """Whoever asks, and whoever may see it."""
        return self._statuses.get(status_id or "")

    def exists(self, status_id: str | None) -> bool:
        return status_id in self._statuses

    def all_statuses(self) -> tuple[Status, ...]:
        """In the order of posting."""
        return tuple(self._timeline)

    def ancestors(self, status: Status, viewer: str | None) -> list[Status]:
        """The root first."""
        above: list[Status] = []
        parent = self._statuses.get(status.reply_to or "")
        while parent is not None:
            above.append(parent)
            parent = self._statuses.get(parent.reply_to or "")
        return [ancestor for ancestor in reversed(above) if self.visible(ancestor, viewer)]

    def descendants(self, status: Status, viewer: str | None) -> list[Status]:
        """Each followed by its own replies."""
        below: list[Status] = []
        waiting = self.replies(status.id)[::-1]
        while waiting:
            reply = waiting.pop()
            below.append(reply)
            waiting += self.replies(reply.id)[::-1]
        return [descendant for descendant in below if self.visible(descendant, viewer)]

    def replies(self, status_id: str) -> list[Status]:
        ids = self._replies.get(status_id, ())
        return [self._statuses[reply] for reply in ids if reply in self._statuses]

    def posts_of(self, author: str, page: Page, keep: Callable[[Status], bool]) -> list[Status]:
        return select(self._by_author.get(author, ()), page, keep)

    def home(self, account: str, page: Page) -> list[Status]:
        return select(self._timeline, page, lambda status: self._in_home(status, account))

    def _home_readers(self, status: Status) -> list[str]:
        return [
            account for account, who in self._accounts.items() if not who.domain and self._in_home(status, account)
        ]

    def _in_home(self, status: Status, account: str) -> bool:
        if status.author == account:
            return True
        if not self.follows(account, status.author) or not self.visible(status, account):
            return False
        other = status.reply_to_author
        return other is None or other in {account, status.author} or self.follows(account, other)

    # --- Notifications --------------------------------------------------------------------------------------

    def _notify(self, kind: str, receiver: str, sender: str, status: str | None) -> None:
        if self._accounts[receiver].domain:
            return  # their own server tells them
        new_id, order = self.notification_ids.new()
        delay = self.manner.mention_delay if kind == "mention" else 0.0
        notification = Notification(
            new_id, order, kind, receiver, sender, status, self.moment(), self.now() + delay
        )
        self._notifications[receiver].append(notification)
        if status is not None:
            self._about[status].append(notification)
        if delay:
            asyncio.get_running_loop().call_later(delay, self._show, notification)
        else:
            self._show(notification)

    def _show(self, notification: Notification) -> None:
        happening = Happening("notification", notification.receiver, notification=notification)
        if notification.status is not None and notification.status not in self._statuses:
            return  # deleted in the meantime
        for listener in tuple(self._listeners.get(notification.receiver, ())):
            listener(happening)
        self.changed()

    def notifications(self, account: str, page: Page, keep: Callable[[Notification], bool]) -> list[Notification]:
        now = self.now()
        return select(self._notifications.get(account, ()), page, lambda one: one.shows <= now and keep(one))

    def notification(self, account: str, notification_id: str) -> Notification:
        """Raises Refused (404)."""
        for one in self._notifications.get(account, ()):
            if one.id == notification_id and one.shows <= self.now():
                return one
        raise not_found()
