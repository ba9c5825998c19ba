"""SocialHub's error answers: `{"code": "...", "message": "Error: ...", "data"?: "..."}`."""

from __future__ import annotations


class ApiError(Exception):
    """An error as SocialHub words it. `data` is there for WebhookValidationError alone."""

    def __init__(self, status: int, code: str, message: str, data: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.data = data

    def body(self) -> dict[str, str]:
        """What the answer says."""
        body = {"code": self.code, "message": f"Error: {self}"}
        return body if self.data is None else {**body, "data": self.data}


def bad_request(message: str) -> ApiError:
    return ApiError(400, "BadRequestError", message)


def token_invalid() -> ApiError:
    return ApiError(401, "AccessTokenInvalidError", "The access token is not or no longer valid.")


def denied(message: str) -> ApiError:
    return ApiError(403, "AccessDenied", message)


def deactivated() -> ApiError:
    return ApiError(403, "ChannelDeactivated", "The Channel is deactivated.")


def limit_reached() -> ApiError:
    return ApiError(403, "ChannelLimitReached", "The Account has no room for another Channel.")


def not_found(what: str) -> ApiError:
    return ApiError(404, "NotFoundError", f"{what} could not be found.")


def conflict(message: str) -> ApiError:
    return ApiError(409, "ConflictError", message)


def duplicate_channel() -> ApiError:
    return ApiError(409, "DuplicateChannel", "The networkId belongs to a Channel of another Account.")


def webhook_invalid(how: str) -> ApiError:
    return ApiError(422, "WebhookValidationError", "The test request to the webhook failed.", data=how)


def too_many_requests() -> ApiError:
    return ApiError(429, "TooManyRequestsError", "The Channel's limit of requests is used up.")


def internal() -> ApiError:
    return ApiError(500, "InternalServerError", "Something unexpected happened.")
