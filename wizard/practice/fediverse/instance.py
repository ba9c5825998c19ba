"""What the server says of itself: `/api/v2/instance`, its older form, and where OAuth is to be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse
from starlette.routing import Route

from wizard.practice.fediverse.files import DESCRIPTION_LIMIT, IMAGE_LIMIT, MIME_TYPES, VIDEO_LIMIT
from wizard.practice.fediverse.manner import InstanceV2
from wizard.practice.fediverse.model import Refused, not_found
from wizard.practice.fediverse.text import URL_LENGTH
from wizard.practice.fediverse.tokens import SCOPES
from wizard.practice.fediverse.web import base_of
from wizard.practice.fediverse.world import MAX_MEDIA

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from wizard.practice.fediverse.render import Json
    from wizard.practice.fediverse.web import Office

_SOURCES = {
    "mastodon": "https://github.com/mastodon/mastodon",
    "gotosocial": "https://codeberg.org/superseriousbusiness/gotosocial",
    "hollo": "https://github.com/fedify-dev/hollo",
    "takahe": "https://github.com/jointakahe/takahe",
    "snac": "https://codeberg.org/grunfink/snac2",
}


class InstanceRoutes:
    def __init__(self, office: Office) -> None:
        self._office = office
        self._manner = office.world.manner

    def routes(self) -> list[Route]:
        return [
            Route("/api/v2/instance", self.second, name="instance"),
            Route("/api/v1/instance", self.first, name="instance_v1"),
            Route("/.well-known/oauth-authorization-server", self.discovery, name="oauth_discovery"),
        ]

    async def second(self, request: Request) -> Response:
        if self._manner.instance_v2 is InstanceV2.ERROR:
            raise Refused(500, "Internal Server Error")
        if self._manner.instance_v2 is InstanceV2.NONE:
            raise not_found()
        configuration = self._configuration() | {
            "urls": self._streaming(request, "streaming"),
            "vapid": {"public_key": ""},
            "accounts": {"max_featured_tags": 10, "max_pinned_statuses": 5},
            "translation": {"enabled": False},
        }
        return JSONResponse({
            "domain": self._domain(request),
            "title": f"{self._office.name} ({self._manner.name})",
            "version": self._version(),
            "source_url": _SOURCES.get(self._manner.name, ""),
            "description": "A server to practise on. Everything is gone when it stops.",
            "usage": {"users": {"active_month": len(self._office.world.accounts())}},
            "thumbnail": {"url": f"{base_of(request)}/headers/missing.svg"},
            "icon": [],
            "languages": ["en"],
            "configuration": configuration,
            "registrations": {"enabled": False, "approval_required": False, "message": None, "url": None},
            "api_versions": {"mastodon": 6},
            "contact": {"email": "", "account": None},
            "rules": [],
        })  # fmt: skip

    async def first(self, request: Request) -> Response:
        return JSONResponse({
            "uri": self._domain(request),
            "title": f"{self._office.name} ({self._manner.name})",
            "short_description": "A server to practise on.",
            "description": "",
            "email": "",
            "version": self._version(),
            "urls": self._streaming(request, "streaming_api"),
            "stats": {"user_count": 4, "status_count": len(self._office.world.all_statuses()), "domain_count": 3},
            "thumbnail": None,
            "languages": ["en"],
            "registrations": False,
            "approval_required": False,
            "invites_enabled": False,
            "configuration": self._configuration(),
            "contact_account": None,
            "rules": [],
        })  # fmt: skip

    def _configuration(self) -> Json:
        return {
            "statuses": {
                "max_characters": self._office.world.max_characters,
                "max_media_attachments": MAX_MEDIA,
                "characters_reserved_per_url": URL_LENGTH,
            },
            "media_attachments": {
                "supported_mime_types": list(MIME_TYPES),
                "description_limit": DESCRIPTION_LIMIT,
                "image_size_limit": IMAGE_LIMIT,
                "image_matrix_limit": 33_177_600,
                "video_size_limit": VIDEO_LIMIT,
                "video_frame_rate_limit": 120,
                "video_matrix_limit": 8_294_400,
            },
            "polls": {
                "max_options": 4,
                "max_characters_per_option": 50,
                "min_expiration": 300,
                "max_expiration": 2_629_746,
            },
        }

    def _version(self) -> str:
        if self._manner.name == "mastodon":
            return self._manner.version
        return f"4.2.0 (compatible; {self._manner.name} {self._manner.version})"

    def _streaming(self, request: Request, name: str) -> Json:
        if not self._manner.websocket:
            return {}
        return {name: base_of(request).replace("http", "ws", 1)}

    def _domain(self, request: Request) -> str:
        return base_of(request).partition("://")[2]

    async def discovery(self, request: Request) -> Response:
        if not self._manner.discovery:
            raise not_found()
        base = base_of(request)
        return JSONResponse({
            "issuer": f"{base}/",
            "service_documentation": "https://docs.joinmastodon.org/",
            "authorization_endpoint": f"{base}/oauth/authorize",
            "token_endpoint": f"{base}/oauth/token",
            "app_registration_endpoint": f"{base}/api/v1/apps",
            "revocation_endpoint": f"{base}/oauth/revoke",
            "scopes_supported": sorted(SCOPES),
            "response_types_supported": ["code"],
            "response_modes_supported": ["query", "fragment", "form_post"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "grant_types_supported": ["authorization_code", "client_credentials"],
            "code_challenge_methods_supported": ["S256"],
        })  # fmt: skip
