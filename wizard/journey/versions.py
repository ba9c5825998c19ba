"""The history of a channel's manifest: which versions are kept, by a set-up and by every save.

What was there before is kept as well as what was saved, so that every save can be taken back, the very first one
and the set-up's included. Secrets are masked in all of it.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from wizard.errors import WizardError
from wizard.manifest.diff import diff, patch_for, same
from wizard.manifest.document import mask_secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.sync.journal import Journal

_log = logging.getLogger(__name__)


async def keep_found(journal: Journal, channel: int, manifest: Mapping[str, object]) -> None:
    """Keeps what is on SocialHub where it is not the newest version: nothing may be lost by a save."""
    newest = await journal.versions(channel, newest=1)
    masked = mask_secret(manifest)
    if newest and same(newest[0].manifest, masked):
        return
    lines = _lines(newest[0].manifest, masked) if newest else []
    await journal.keep_version(channel, saved=False, manifest=masked, changes=lines)


async def keep_saved(
    journal: Journal, channel: int, before: Mapping[str, object], after: Mapping[str, object]
) -> None:
    """Keeps what was saved. A failure is only logged: saved it is, and the next save keeps it as found."""
    try:
        await journal.keep_version(channel, saved=True, manifest=mask_secret(after), changes=_lines(before, after))
    except WizardError as error:
        _log.warning("The manifest was saved, but not kept in the history: %s", error)


def _lines(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """What changed, a line each."""
    return [str(each) for each in diff(before, after)]


async def keep_set_up(
    journal: Journal, channel: int, before: Mapping[str, object], after: Mapping[str, object] | None
) -> None:
    """Keeps the manifest that a channel is set up with. `after`: as the set-up wrote it, or None if it did not.

    `before` is kept too where there was anything in it. What cannot be kept is only logged.
    """
    try:
        if after is None or patch_for({}, before):
            await keep_found(journal, channel, before)
    except WizardError as error:
        _log.warning("The manifest of before was not kept in the history: %s", error)
    if after is not None:
        await keep_saved(journal, channel, before, after)
