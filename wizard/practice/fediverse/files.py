"""Uploads, and everything that is served as a file: media, avatars, custom emoji."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from wizard.practice.fediverse.model import Refused, invalid, not_found
from wizard.practice.fediverse.render import CUSTOM_EMOJI
from wizard.practice.fediverse.web import params_of, user

if TYPE_CHECKING:
    from starlette.requests import Request

    from wizard.practice.fediverse.web import Office

IMAGE_LIMIT = 16 * 1024 * 1024  # bytes
VIDEO_LIMIT = 99 * 1024 * 1024
DESCRIPTION_LIMIT = 1500  # characters
MIME_TYPES = (
    "image/jpeg", "image/png", "image/gif", "image/webp",
    "video/webm", "video/mp4", "video/quicktime", "video/ogg",
    "audio/wave", "audio/wav", "audio/ogg", "audio/mpeg", "audio/mp3", "audio/webm", "audio/flac", "audio/aac",
    "audio/m4a", "audio/mp4",
)  # fmt: skip
# A file is what its first bytes say, whatever its sender calls it.
_BEGINNINGS = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"OggS", "audio/ogg"),
)
_COLOURS = ("#0b6e99", "#1d7f47", "#9a5b00", "#7a3e9d", "#b3261e", "#4a6572")


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to hang on a post. Without `mime_type`, its first bytes have to say what it is."""

    name: str
    content: bytes
    mime_type: str = ""
    description: str = ""


class FileRoutes:
    def __init__(self, office: Office) -> None:
        self._office = office
        self._world = office.world

    def routes(self) -> list[Route]:
        return [
            Route("/api/v2/media", self.upload, methods=["POST"], name="upload"),
            Route("/api/v1/media", self.upload_and_wait, methods=["POST"], name="upload_v1"),
            Route("/api/v1/media/{id}", self.show, name="media"),
            Route("/api/v1/media/{id}", self.describe, methods=["PUT"], name="describe_media"),
            Route("/media/{id}/{name}", self.content, name="media_file"),
            Route("/avatars/{id}.svg", self.avatar, name="avatar"),
            Route("/headers/missing.svg", self.header, name="header"),
            Route("/emoji/{name}.svg", self.emoji, name="emoji"),
        ]

    async def upload(self, request: Request) -> Response:
        """200 when the file is ready at once; else 202, and `GET /api/v1/media/:id` until that answers 200."""
        return await self._take(request, at_once=False)

    async def upload_and_wait(self, request: Request) -> Response:
        return await self._take(request, at_once=True)

    async def _take(self, request: Request, *, at_once: bool) -> Response:
        owner = user(self._office, request, "write:media")
        params = await params_of(request)
        file = params.files.get("file")
        if file is None:
            raise invalid("File can't be blank")
        mime_type = kind_of(file.content, file.mime_type)
        _check_size(mime_type, file.content)
        description = _described(params.one("description"))
        media = self._world.add_media(owner.id, file.name, mime_type, file.content, description, at_once=at_once)
        rendered = self._office.renderer(request, owner).media(media)
        return JSONResponse(rendered, status_code=200 if self._world.is_ready(media) else 202)

    async def show(self, request: Request) -> Response:
        owner = user(self._office, request, "write:media")
        media = self._world.media(request.path_params["id"])
        if media.owner != owner.id:
            raise not_found()
        rendered = self._office.renderer(request, owner).media(media)
        return JSONResponse(rendered, status_code=200 if self._world.is_ready(media) else 206)

    async def describe(self, request: Request) -> Response:
        owner = user(self._office, request, "write:media")
        params = await params_of(request)
        media = self._world.describe_media(
            owner.id, request.path_params["id"], _described(params.one("description"))
        )
        return JSONResponse(self._office.renderer(request, owner).media(media))

    async def content(self, request: Request) -> Response:
        media = self._world.media(request.path_params["id"])
        if not self._world.is_ready(media):
            raise not_found()
        # A file that somebody uploaded is shown, and nothing in it is ever run.
        guard = {"x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox"}
        return Response(media.content, media_type=media.mime_type, headers=guard)

    async def avatar(self, request: Request) -> Response:
        account = self._world.account(request.path_params["id"])
        colour = _COLOURS[sum(account.username.encode()) % len(_COLOURS)]
        initial = escape(account.username[:1].upper())
        return _svg(
            f'<rect width="96" height="96" rx="18" fill="{colour}"/>'
            f'<text x="48" y="64" font-size="46" text-anchor="middle" fill="#fff" '
            f'font-family="sans-serif">{initial}</text>'
        )

    async def header(self, _request: Request) -> Response:
        return _svg('<rect width="96" height="96" fill="#0b6e99"/>')

    async def emoji(self, request: Request) -> Response:
        shown = CUSTOM_EMOJI.get(request.path_params["name"])
        if shown is None:
            raise not_found()
        return _svg(f'<text x="48" y="76" font-size="76" text-anchor="middle">{shown}</text>')


def kind_of(content: bytes, claimed: str) -> str:
    """The MIME type by the first bytes, else as claimed. Raises Refused (422) for one that is not taken."""
    for offset, beginning, mime_type in _BEGINNINGS:
        if content[offset:].startswith(beginning):
            return mime_type
    if claimed not in MIME_TYPES or claimed.startswith("image/"):
        raise invalid("File content type is invalid, File is invalid")
    return claimed


def _check_size(mime_type: str, content: bytes) -> None:
    is_image = mime_type.startswith("image/")
    limit = IMAGE_LIMIT if is_image else VIDEO_LIMIT
    if len(content) > limit:
        raise invalid(f"File must be less than {limit // (1024 * 1024)} MB")


def _described(description: str) -> str | None:
    if len(description) > DESCRIPTION_LIMIT:
        raise Refused(
            422, f"Validation failed: Description is too long (maximum is {DESCRIPTION_LIMIT} characters)"
        )
    return description or None


def _svg(inner: str) -> Response:
    whole = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">{inner}</svg>'
    return Response(whole, media_type="image/svg+xml", headers={"cache-control": "max-age=3600"})
