"""Sends a reply, and finds one that an earlier attempt may have made.

Everything that can fail without a trace is done first: reading the post to answer, checking the length,
uploading the file. Posting itself is a single request, and only its answer decides: taken, refused, or unsure.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from wizard.errors import NetworkGone, NetworkRefused, NetworkUnavailable, NetworkUnsure
from wizard.networks.base import Sent
from wizard.networks.mastodon.api import (
    BROKEN,
    FORBIDDEN,
    NOT_FOUND,
    TOO_LARGE,
    TOO_MANY,
    UNAUTHORIZED,
    UNPROCESSABLE,
    UPLOAD_PATIENCE,
    query,
    segment,
)
from wizard.networks.mastodon.composing import check_length, compose, same_text
from wizard.networks.mastodon.models import Context, Media, Notification, Status, read, read_all
from wizard.networks.mastodon.paging import older, skew
from wizard.networks.mastodon.text import html_to_text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from wizard.networks.base import LocalFile, Reply
    from wizard.networks.mastodon.api import Answer, Api
    from wizard.networks.mastodon.composing import Draft
    from wizard.networks.mastodon.instance import Server
    from wizard.networks.mastodon.interactions import Self

_STATUSES = "/api/v1/statuses"
_MARGIN = timedelta(minutes=10)  # between our clock and the server's, beside what its answers tell of that
_PAGE = 40
_NOTICED_PAGES = 10
_CANNOT_TELL = "Whether the reply is there cannot be told."
_IN_HEADER = re.compile(r"[\x21-\x7e]{1,200}")
_PROCESSING, _PARTIAL, _NOT_ALLOWED, _NOT_IMPLEMENTED, _WRONG_TYPE = 202, 206, 405, 501, 415


@dataclass(frozen=True, slots=True)
class MediaPatience:
    """How long to wait for an upload to be processed, in seconds; between questions ever longer."""

    whole: float = 180.0
    first: float = 0.25
    longest: float = 5.0


async def fetch(api: Api, native_id: str, server: Server | None = None) -> Status:
    """A post. Raises NetworkGone with a sentence of its own, otherwise as `Api.read`.

    `server` is needed where a post may be one that mentions us: some servers show it as a notification alone.
    """
    answer = await api.ask("GET", f"{_STATUSES}/{segment(native_id)}")
    if answer.is_missing:
        if server is not None and server.hides_private:
            found, _all_seen = await noticed(api, native_id)
            if found is not None:
                return found
        raise gone()
    status = read(Status, answer.body) if answer.ok else None
    if status is None and not answer.ok:
        await api.refuse(answer)
    if status is None:
        raise NetworkUnavailable(f"{api.host} sent a post that cannot be read.", "Try again later.")
    return status


async def noticed(api: Api, native_id: str) -> tuple[Status | None, bool]:
    """A post as the notifications show it, and whether all of them were looked at. Raises what `Api.refuse` does.

    For Hollo, which answers 404 for a post to its author's followers that mentions us, unless we follow them.
    """
    params: dict[str, str] = {}
    passed: set[str] = set()
    for _page in range(_NOTICED_PAGES):
        asked = query({"limit": str(_PAGE), **params}, lists={"types": ["mention"]})
        answer = await api.ask("GET", "/api/v1/notifications", params=asked)
        if not answer.ok or not isinstance(answer.body, list):
            await api.refuse(answer)
        page = read_all(Notification, answer.body)
        for each in page:
            if each.status is not None and each.status.id == native_id:
                return each.status, False
        if len(answer.body) < _PAGE:
            return None, True  # on Hollo, the last one
        if passed.issuperset(each.id for each in page):
            return None, False
        passed.update(each.id for each in page)
        params = dict(older(answer, page))
    return None, False


def gone() -> NetworkGone:
    return NetworkGone("The post was deleted, or may no longer be seen.", "Nothing was sent or changed.")


# --- Sending ---------------------------------------------------------------------------------------------------


async def send(api: Api, me: Self, server: Server, reply: Reply, patience: MediaPatience) -> Sent:
    """See `Connection.send_reply`."""
    target = await fetch(api, reply.to, server)
    draft = compose(reply, target, me)
    check_length(draft, server.max_length, api.server)
    for file in reply.files:
        _check_file(file, server, api.host)
    media = [await _upload(api, file, patience) for file in reply.files]
    return await _post(api, reply, draft, media)


async def _post(api: Api, reply: Reply, draft: Draft, media: list[str]) -> Sent:
    body: dict[str, Any] = {
        "status": draft.text,
        "in_reply_to_id": reply.to,
        "visibility": draft.visibility,
        "sensitive": draft.sensitive,
    }
    if draft.spoiler_text:
        body["spoiler_text"] = draft.spoiler_text
    if media:
        body["media_ids"] = media
    answer = await api.act("POST", _STATUSES, json=body, headers={"Idempotency-Key": _header_key(reply.key)})
    if answer.ok:
        status = read(Status, answer.body) if isinstance(answer.body, dict) else None
        native_id = status.id if status else _id_of(answer.body)
        if native_id is None:
            raise api.unsure()
        return Sent(native_id, status.url if status else None, status.created_at if status else None)
    if answer.is_missing:
        raise NetworkGone("The post was deleted, so that it can no longer be answered.", "The reply was not sent.")
    if answer.status in {UNPROCESSABLE, FORBIDDEN, 400}:
        await _refused(api, answer)
    return await api.refuse(answer)


async def _refused(api: Api, answer: Answer) -> None:
    """The reply is refused, unless it is our token that is (some servers say both in one way)."""
    if answer.wants_more_rights:
        raise api.too_narrow()
    if await api.token_is_refused():
        raise api.expired()
    raise NetworkRefused(f"{api.host} refused the reply{api.says(answer)}")


def _id_of(body: Any) -> str | None:
    """The id alone, of a post that cannot be read otherwise: what is posted is posted."""
    value = body.get("id") if isinstance(body, dict) else None
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and value != "" else None


def _header_key(key: str) -> str:
    """The key where it may stand in a header, else a digest of it: the same for the same."""
    return key if _IN_HEADER.fullmatch(key) else hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


# --- Files -----------------------------------------------------------------------------------------------------


def _check_file(file: LocalFile, server: Server, host: str) -> None:
    """Raises NetworkRefused for a file that the server has said it does not take."""
    kind = file.mime_type.lower()
    if server.mime_types and kind not in server.mime_types:
        raise NetworkRefused(f"{host} does not take files of the kind {kind}.", "Send a picture, sound or film.")
    allowed = server.image_bytes if kind.startswith("image/") else server.other_bytes
    if allowed is not None and file.size > allowed:
        raise NetworkRefused(f"The file has {_megabytes(file.size)}; {host} allows {_megabytes(allowed)}.")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


async def _upload(api: Api, file: LocalFile, patience: MediaPatience) -> str:
    """The id of the file, once the server is done with it. Raises NetworkUnavailable: nothing is posted yet."""
    answer = await _send_file(api, "/api/v2/media", file)
    if answer.status in {NOT_FOUND, _NOT_ALLOWED, _NOT_IMPLEMENTED}:
        answer = await _send_file(api, "/api/v1/media", file)
    if not answer.ok:
        await _file_refused(api, answer)
    media = read(Media, answer.body)
    if media is None or media.id is None:
        raise NetworkUnavailable(f"{api.host} gave no clear answer to the file.", "Try again later.")
    if answer.status == _PROCESSING:
        await _processed(api, media.id, patience)
    return media.id


async def _send_file(api: Api, path: str, file: LocalFile) -> Answer:
    try:
        content = file.path.open("rb")  # httpx reads it in pieces
    except OSError:
        unreadable = "The file that goes with the reply cannot be read."
        raise NetworkUnavailable(unreadable, "Try again later.") from None
    with content:
        files = {"file": (file.name, content, file.mime_type)}
        return await api.ask("POST", path, files=files, patience=UPLOAD_PATIENCE)


async def _processed(api: Api, media_id: str, patience: MediaPatience) -> None:
    """Waits until the server is done with an upload."""
    pause = patience.first
    try:
        async with asyncio.timeout(patience.whole):
            while True:
                await asyncio.sleep(pause)
                answer = await api.ask("GET", f"/api/v1/media/{segment(media_id)}")
                if answer.ok and answer.status not in {_PROCESSING, _PARTIAL} and isinstance(answer.body, dict):
                    return  # and no page in the way, which says nothing about the file
                if not answer.ok:
                    await _file_refused(api, answer)
                pause = min(pause * 2, patience.longest)
    except TimeoutError:
        pass
    raise NetworkUnavailable(f"{api.host} is still busy with the file.", "Try again later.")


async def _file_refused(api: Api, answer: Answer) -> None:
    if answer.status == TOO_LARGE:
        raise NetworkRefused(f"The file is too large for {api.host}.", "Send a smaller one.")
    if answer.status == _WRONG_TYPE:
        raise NetworkRefused(f"{api.host} does not take files of this kind.", "Send a picture, sound or film.")
    if answer.status == UNPROCESSABLE and not await api.token_is_refused():
        raise NetworkRefused(f"{api.host} refused the file{api.says(answer)}", "Send another one.")
    if answer.is_missing:
        raise NetworkUnavailable(f"{api.host} lost the file on its way.", "Try again later.")
    await api.refuse(answer)


# --- Finding ---------------------------------------------------------------------------------------------------


async def find(api: Api, me: Self, reply: Reply, after: datetime, exclude: frozenset[str]) -> Sent | None:
    """See `Connection.find_reply`: our own post that answers the same post, in the same words, since `after`.

    Two replies in the same words to the same post ("Thanks!") are told apart by `after` and `exclude` alone.
    Looked at are our own posts and, since some servers do not list private ones there, the thread under the
    post. If that post is gone, servers forget what our reply answered; then the words and the time have to do.
    """
    orphan: Status | None = None
    async for status, end in _own_posts(api, me, after):
        if status.id in exclude or not _matches(status, reply, end):
            continue
        if status.in_reply_to_id == reply.to:
            return _sent(status)
        if status.in_reply_to_id is None and reply.text.strip():
            orphan = orphan or status
    answer = await api.ask("GET", f"{_STATUSES}/{segment(reply.to)}/context")
    if answer.is_missing:
        return _sent(orphan) if orphan else None
    context = read(Context, answer.body) if answer.ok else None
    passing = answer.status in {UNAUTHORIZED, TOO_MANY} or answer.status >= BROKEN
    if passing or (answer.ok and context is None):  # a page of something in between is no thread, and passes
        await api.refuse(answer)
    if context is None:
        raise NetworkUnsure(f"{api.host} does not show the thread.", _CANNOT_TELL)
    end = _by_its_clock(answer, after)
    for status in context.descendants:
        ours = status.account.id == me.account_id and status.id not in exclude
        if ours and status.in_reply_to_id == reply.to and _matches(status, reply, end):
            return _sent(status)
    return None


def _by_its_clock(answer: Answer, after: datetime) -> datetime:
    """What is older than this by the server's clock, which dates its posts, is from before `after` by ours."""
    return after + skew(answer) - _MARGIN


async def _own_posts(api: Api, me: Self, after: datetime) -> AsyncIterator[tuple[Status, datetime]]:
    """Our own posts, the newest first, back to `after` or to the very first; and what that is by its clock."""
    path = f"/api/v1/accounts/{segment(me.account_id)}/statuses"
    passed: set[str] = set()
    params: dict[str, str] = {}
    while True:
        answer = await api.ask(
            "GET", path, params=query({"limit": str(_PAGE), "exclude_reblogs": "true", **params})
        )
        if answer.is_missing:
            raise NetworkUnsure(
                f"{api.host} does not list our posts.", "Whether the reply is there cannot be told."
            )
        if not answer.ok or not isinstance(answer.body, list):
            await api.refuse(answer)
        page = [each for each in read_all(Status, answer.body) if each.id not in passed]
        if not page:
            return
        end = _by_its_clock(answer, after)
        for status in page:
            yield status, end
        passed.update(status.id for status in page)
        times = [status.created_at for status in page if status.created_at is not None]
        if times and max(times) < end:
            return
        params = {"max_id": page[-1].id}


def _matches(status: Status, reply: Reply, end: datetime) -> bool:
    if status.created_at is not None and status.created_at < end:
        return False
    if bool(reply.files or reply.with_files) != bool(status.media_attachments):
        return False
    return same_text(reply.text, html_to_text(status.content))


def _sent(status: Status) -> Sent:
    return Sent(status.id, status.url, status.created_at)
