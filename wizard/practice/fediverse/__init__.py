"""A Network to practise on: a Mastodon-speaking server in memory, with a log-in page and a page to write posts.

Shares no code with the client it stands opposite to, so that one wrong idea cannot hide in both.
"""

from wizard.practice.fediverse.files import NewFile
from wizard.practice.fediverse.limits import RateLimits
from wizard.practice.fediverse.manner import (
    GOTOSOCIAL,
    HOLLO,
    MANNERS,
    MASTODON,
    SNAC,
    TAKAHE,
    IdShape,
    InstanceV2,
    Manner,
)
from wizard.practice.fediverse.model import Account, Media, Refused, Status, Visibility
from wizard.practice.fediverse.server import PracticeFediverse
from wizard.practice.fediverse.web import RequestRecord

__all__ = [
    "GOTOSOCIAL",
    "HOLLO",
    "MANNERS",
    "MASTODON",
    "SNAC",
    "TAKAHE",
    "Account",
    "IdShape",
    "InstanceV2",
    "Manner",
    "Media",
    "NewFile",
    "PracticeFediverse",
    "RateLimits",
    "Refused",
    "RequestRecord",
    "Status",
    "Visibility",
]
