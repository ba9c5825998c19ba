"""A server's posts as Interactions.

A message shows everything a reader of the Network would see, in one order: content warning, text, the poll's
options, what media show according to their descriptions. Votes are left out: they change without the post
having been edited, and a Ticket would never come to rest.
"""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from wizard.http import is_loopback
from wizard.networks.base import FileLink, Interaction, Person, Picture, Profile
from wizard.networks.mastodon.sources import ANSWERS, MENTIONS, MESSAGES, TICKET_TYPES
from wizard.networks.mastodon.text import clean, html_to_text

if TYPE_CHECKING:
    from wizard.networks.mastodon.models import Account, Media, Poll, Status

DIRECT = "direct"
_MEDIA_WORDS = {"image": "Image", "gifv": "Animation", "video": "Video", "audio": "Sound"}


@dataclass(frozen=True, slots=True)
class Self:
    """Who we are on which server. `domain` completes the handles of the server's own accounts.

    `whole_handles`: there, too, a mention of such an account needs the domain.
    """

    account_id: str
    domain: str
    whole_handles: bool = False

    def person(self, account: Account) -> Person:
        return Person(
            id=handle(account, self.domain),
            name=_name(account),
            url=_web(account.url),
            picture=_web(account.avatar) or _web(account.avatar_static),
        )

    def profile(self, account: Account) -> Profile:
        person = self.person(account)
        return Profile(person.id, person.name, f"@{person.id}", person.url, person.picture)

    def interaction(self, status: Status, *, noticed: datetime | None = None) -> Interaction:
        """`noticed`: when the server told us of it; stands in for a missing time."""
        pictures, attachments = media_links(status.media_attachments)
        answers_us = status.in_reply_to_account_id == self.account_id
        source = _source(status.visibility, answers_us=answers_us)
        return Interaction(
            native_id=status.id,
            author=self.person(status.account),
            created=status.created_at or noticed or datetime.now(UTC),
            text=message(status),
            url=_web(status.url) or _web(status.uri),
            pictures=pictures,
            attachments=attachments,
            reply_to=status.in_reply_to_id,
            kind=TICKET_TYPES[source],
            source=source,
            edited=status.edited_at,
            ours=status.account.id == self.account_id,
            addressed=answers_us or any(each.id == self.account_id for each in status.mentions),
        )


def own_domain(server: str, domain: str) -> str:
    """The domain of a server's own accounts: what it calls itself, else its address; a port only on loopback."""
    named = domain.strip().lower()
    try:
        parts = urlsplit(named if "://" in named else f"//{named}")
        if not parts.hostname or any(each.isspace() for each in named):
            parts = urlsplit(server)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts = urlsplit(server)
        host, port = parts.hostname or "", parts.port
    return f"{host}:{port}" if port and is_loopback(host) else host


def is_under(url: str | None, domain: str) -> bool:
    """Whether an address lies under a domain; True where there is no telling."""
    if _web(url) is None:
        return True
    parts = urlsplit(url or "")
    host = parts.hostname or ""
    return domain in {host, f"{host}:{parts.port}"} or host.endswith(f".{domain}")


def handle(account: Account, domain: str) -> str:
    """`user@host` of an account, the host in lower case; also for the server's own, which come without one."""
    user, at, host = (account.acct or account.username or account.id).lstrip("@").partition("@")
    return f"{clean(user)}@{clean(host).lower() if at and host else domain}"


def message(status: Status) -> str:
    """Everything the post says, as plain text."""
    parts = [html_to_text(status.content)]
    if status.spoiler_text.strip():
        parts.insert(0, f"Content warning: {clean(status.spoiler_text).strip()}")
    if status.poll is not None:
        parts.append(_poll(status.poll))
    parts.append("\n".join(_description(each) for each in status.media_attachments if each.description))
    return "\n\n".join(part for part in parts if part)


def media_links(media: tuple[Media, ...]) -> tuple[tuple[Picture, ...], tuple[FileLink, ...]]:
    """Images as pictures, all other media as files."""
    pictures: list[Picture] = []
    files: list[FileLink] = []
    for each in media:
        url, preview = _web(each.url) or _web(each.remote_url), _web(each.preview_url)
        if each.type == "image" and (preview or url):
            pictures.append(Picture(small=preview or url or "", large=url))
        elif url:
            files.append(_file(url))
    return tuple(pictures), tuple(files)


def _source(visibility: str, *, answers_us: bool) -> str:
    if visibility == DIRECT:
        return MESSAGES
    return ANSWERS if answers_us else MENTIONS


def _name(account: Account) -> str:
    return clean(account.display_name).strip() or clean(account.username or account.acct) or account.id


def _poll(poll: Poll) -> str:
    options = [clean(option.title).strip() for option in poll.options]
    return "\n".join(["Poll:", *(f"☐ {title}" for title in options if title)]) if any(options) else ""


def _description(media: Media) -> str:
    return f"[{_MEDIA_WORDS.get(media.type, 'File')}: {clean(media.description or '').strip()}]"


def _file(url: str) -> FileLink:
    name = unquote(urlsplit(url).path.rpartition("/")[2]) or None
    return FileLink(url, name=name, mime_type=mimetypes.guess_type(name)[0] if name else None)


def _web(url: str | None) -> str | None:
    """`url` if it is one that a browser opens."""
    if not url or " " in url or not url.isprintable():  # of all blanks, the plain one alone counts as printable
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None
