"""The texts for `template_reply` of one channel, read for somebody who edits them and kept without surprise.

They lie in one file that the receiver reads for every request of SocialHub's: what is kept counts at once. A file
that is damaged is said, and never written over; one that somebody else wrote meanwhile likewise.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wizard.errors import UsageError
from wizard.files import unusable
from wizard.manifest.diff import same
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wizard.app import App


@dataclass(frozen=True, slots=True)
class KeptTemplates:
    """`templates`: as they are in the file. `address`: where SocialHub fetches them; None: it cannot, for nothing
    comes to this computer."""

    templates: tuple[Any, ...] = field(repr=False)
    address: str | None


class TemplatesChanged(UsageError):
    """Somebody else saved templates meanwhile; nothing was written."""


async def read_templates(app: App, channel: str) -> KeptTemplates:
    """Raises UsageError for an unknown channel or a damaged file, WizardError for one that cannot be read."""
    settings = (await asyncio.to_thread(app.store.load)).channel(channel)
    replies = settings.replies
    found = await asyncio.to_thread(_read, app, channel)
    return KeptTemplates(tuple(found), replies.public_url if replies.via == "direct" else None)


async def save_templates(app: App, channel: str, base: Sequence[object], templates: Sequence[object]) -> None:
    """`base`: as they were read. Raises TemplatesChanged where they are not like this any more, DiskFull and
    WizardError where they cannot be written."""
    await asyncio.to_thread(_save, app, channel, base, templates)


def _save(app: App, channel: str, base: Sequence[object], templates: Sequence[object]) -> None:
    if not same(list(base), _read(app, channel)):
        raise TemplatesChanged(
            say("Somebody else changed these templates meanwhile. Nothing was saved."),
            say("Bring both together, look, and save again."),
            field="templates",
        )
    try:
        app.save_templates(channel, list(templates))
    except OSError as error:
        raise unusable(app.templates_path(channel), error) from None


def _read(app: App, channel: str) -> list[object]:
    path = app.templates_path(channel)
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unusable(path, error) from None
    except (ValueError, RecursionError):
        loaded = None
    if not isinstance(loaded, list):
        raise UsageError(
            say("The file with the templates is damaged: {path}", path=path),
            say("Mend it, or move it away to begin anew."),
            field="templates",
        )
    return loaded
