"""A channel's manifest opened for somebody who edits it in a window, and saved without surprise.

The Network is asked beside SocialHub, for what it can do is what the manifest should promise. Where it does not
answer the manifest can be edited all the same. What SocialHub promoted can be looked at, as this computer last saw
it; what there is to say about that is the window's.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wizard.errors import WizardError
from wizard.journey.manifests import ManifestConflict, Manifests, Promoted
from wizard.manifest.editing import ManifestDocument

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.app import App
    from wizard.journey.manifests import Declared, Saved
    from wizard.manifest.fitness import Misfit
    from wizard.networks.base import Label


@dataclass(frozen=True, slots=True)
class Opened:
    """`document`: nobody else has it. `editable`: False where SocialHub promoted the manifest.

    `network`: the server's or the Network's name. `longest`: characters that it takes in a reply, if it has a
    limit. `misfits`: where SocialHub's copy does not fit the Network. `hints`: what each action of the Network
    does, by its id. `trouble`: why the Network could not be asked; what it would have told is empty then. `seen`:
    for one that was promoted, when this computer last saw it (ms since 1970); None: it never did, the document is
    empty.
    """

    document: ManifestDocument = field(repr=False)
    network: str
    editable: bool = True
    longest: int | None = None
    misfits: tuple[Misfit, ...] = ()
    hints: Mapping[str, Label] = field(default_factory=dict)
    trouble: WizardError | None = None
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a save. `document`: go on with this one, whatever became of it.

    `saved`: what was done; None: nothing was sent, because of `conflict`: a person has to choose first.
    """

    document: ManifestDocument = field(repr=False)
    saved: Saved | None
    conflict: ManifestConflict | None = None


async def open_manifest(app: App, name: str) -> Opened:
    """Raises UsageError for an unknown channel, HubError, HubUnavailable."""
    manifests = Manifests(app, name)
    network = manifests.network_name
    try:
        document = await manifests.open()
    except Promoted:
        return await _last_seen(manifests, network)
    try:
        declared: Declared = await manifests.declared(document.base)
    except WizardError as error:
        return Opened(document, network, trouble=error)
    return Opened(
        ManifestDocument(document.base, declared.manifest),
        network,
        longest=declared.longest,
        misfits=declared.misfits,
        hints=declared.hints,
    )


async def save_manifest(app: App, name: str, document: ManifestDocument) -> Outcome:
    """Saves a `twin`. Raises UsageError for one that breaks a rule, HubError, HubUnavailable."""
    try:
        return Outcome(document, await Manifests(app, name).save(document))
    except ManifestConflict as error:
        return Outcome(document, None, error)


async def _last_seen(manifests: Manifests, network: str) -> Opened:
    versions = await manifests.history()
    if not versions:
        return Opened(ManifestDocument({}), network, editable=False)
    newest = await asyncio.to_thread(ManifestDocument, versions[0].manifest)
    return Opened(newest, network, editable=False, seen=versions[0].at)
