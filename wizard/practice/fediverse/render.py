"""Accounts, posts and notifications as the JSON of the Mastodon API.

`base` is the address under which the asking client reaches the server, so that every link in an answer works for
that client, whichever port the server was given.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, TypeAlias

from wizard.practice.fediverse import text as texts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from wizard.practice.fediverse.model import Account, Media, Notification, Poll, Status
    from wizard.practice.fediverse.world import World

Json: TypeAlias = dict[str, object]

CUSTOM_EMOJI = {
    "blobcat": "🐱",
    "verified": "✔️",
    "party_parrot": "🦜",
}  # shortcode → what its picture shows


def moment(when: datetime | None) -> str | None:
    """As Mastodon writes times: UTC, to the millisecond, with a Z."""
    return None if when is None else when.strftime("%Y-%m-%dT%H:%M:%S.") + f"{when.microsecond // 1000:03d}Z"


class Renderer:
    """Renders for one viewer (an account id, or None for somebody not logged in)."""

    def __init__(self, world: World, base: str, viewer: str | None) -> None:
        self._world = world
        self._base = base.rstrip("/")
        self._viewer = viewer

    # --- Accounts -------------------------------------------------------------------------------------------

    def account(self, account: Account) -> Json:
        followers, following, posts = self._world.counts(account.id)
        avatar, header = f"{self._base}/avatars/{account.id}.svg", f"{self._base}/headers/missing.svg"
        url = self.profile_url(account)
        return {
            "id": account.id,
            "username": account.username,
            "acct": account.acct,
            "display_name": account.display_name,
            "locked": False,
            "bot": account.bot,
            "discoverable": True,
            "indexable": False,
            "group": False,
            "created_at": account.created.strftime("%Y-%m-%dT00:00:00.000Z"),
            "note": f"<p>{escape(account.note)}</p>" if account.note else "",
            "url": url,
            "uri": url if account.domain else f"{self._base}/users/{account.username}",
            "avatar": avatar,
            "avatar_static": avatar,
            "header": header,
            "header_static": header,
            "followers_count": followers,
            "following_count": following,
            "statuses_count": posts,
            "last_status_at": None,
            "hide_collections": None,
            "noindex": True,
            "emojis": self._emojis(account.display_name),
            "roles": [],
            "fields": [],
        }

    def own_account(self, account: Account) -> Json:
        """With what only the account itself gets to see."""
        source = {
            "privacy": "public",
            "sensitive": False,
            "language": "en",
            "note": account.note,
            "fields": [],
            "follow_requests_count": 0,
            "hide_collections": None,
            "discoverable": True,
            "indexable": False,
        }
        role = {"id": "-99", "name": "", "permissions": "0", "color": "", "highlighted": False}
        return self.account(account) | {"source": source, "role": role}

    def profile_url(self, account: Account) -> str:
        where = f"https://{account.domain}" if account.domain else self._base
        return f"{where}/@{account.username}"

    def _mention(self, account: Account) -> Json:
        url = self.profile_url(account)
        return {"id": account.id, "username": account.username, "url": url, "acct": account.acct}

    def _emojis(self, text: str) -> list[Json]:
        return [
            {
                "shortcode": name,
                "url": f"{self._base}/emoji/{name}.svg",
                "static_url": f"{self._base}/emoji/{name}.svg",
                "visible_in_picker": True,
            }
            for name in texts.shortcodes(text)
            if name in CUSTOM_EMOJI
        ]

    # --- Posts ----------------------------------------------------------------------------------------------

    def status(self, status: Status) -> Json:
        world = self._world
        author = world.account(status.author)
        where = f"https://{author.domain}" if author.domain else self._base
        original = None if status.boost_of is None else self.status(world.status(status.boost_of, self._viewer))
        rendered: Json = {
            "id": status.id,
            "created_at": moment(status.created),
            "in_reply_to_id": status.reply_to if world.exists(status.reply_to) else None,
            "in_reply_to_account_id": status.reply_to_author,
            "sensitive": status.sensitive,
            "spoiler_text": status.spoiler,
            "visibility": status.visibility.value,
            "language": status.language,
            "uri": f"{where}/users/{author.username}/statuses/{status.id}",
            "url": f"{where}/@{author.username}/{status.id}",
            "replies_count": len(world.replies(status.id)),
            "reblogs_count": len(world.boosted_by(status.id)),
            "favourites_count": len(world.favourited_by(status.id)),
            "quotes_count": 0,
            "edited_at": moment(status.edited),
            "content": self.content(status) if original is None else original["content"],
            "reblog": original,
            "application": {"name": status.application, "website": None} if status.application else None,
            "account": self.account(author),
            "media_attachments": [self.media(media) for media in status.media],
            "mentions": [self._mention(world.account(mentioned)) for mentioned in status.mentions],
            "tags": [{"name": tag, "url": f"{self._base}/tags/{tag}"} for tag in texts.hashtags(status.text)],
            "emojis": self._emojis(f"{status.spoiler} {status.text}"),
            "card": None,
            "poll": None if status.poll is None else self._poll(status.poll),
        }
        return rendered | self._own_view(status)

    def _own_view(self, status: Status) -> Json:
        if self._viewer is None:
            return {}
        return {
            "favourited": self._viewer in self._world.favourited_by(status.id),
            "reblogged": self._viewer in self._world.boosted_by(status.id),
            "muted": False,
            "bookmarked": False,
            "filtered": [],
        }

    def content(self, status: Status) -> str:
        return texts.to_html(status.text, self._world.find, self.profile_url, self._base)

    def source(self, status: Status) -> Json:
        return {"id": status.id, "text": status.text, "spoiler_text": status.spoiler}

    def media(self, media: Media) -> Json:
        url = f"{self._base}/media/{media.id}/{media.name}" if self._world.is_ready(media) else None
        return {
            "id": media.id,
            "type": media.kind,
            "url": url,
            "preview_url": url if media.kind == "image" else None,
            "remote_url": None,
            "preview_remote_url": None,
            "text_url": None,
            "meta": {},
            "description": media.description,
            "blurhash": None,
        }

    def _poll(self, poll: Poll) -> Json:
        rendered: Json = {
            "id": poll.id,
            "expires_at": moment(poll.expires),
            "expired": poll.expires <= self._world.moment(),
            "multiple": poll.multiple,
            "votes_count": sum(poll.votes),
            "voters_count": sum(poll.votes) if not poll.multiple else None,
            "options": [
                {"title": title, "votes_count": votes}
                for title, votes in zip(poll.options, poll.votes, strict=True)
            ],
            "emojis": [],
        }
        return rendered if self._viewer is None else rendered | {"voted": False, "own_votes": []}

    def statuses(self, statuses: Iterable[Status]) -> list[Json]:
        return [self.status(status) for status in statuses]

    # --- Notifications --------------------------------------------------------------------------------------

    def notification(self, notification: Notification) -> Json:
        rendered: Json = {
            "id": notification.id,
            "type": notification.kind,
            "created_at": moment(notification.created),
            "group_key": f"ungrouped-{notification.id}",
            "account": self.account(self._world.account(notification.sender)),
        }
        if notification.status is not None:
            status = self._world.status(notification.status, self._viewer)
            rendered["status"] = self.status(status)
        return rendered
