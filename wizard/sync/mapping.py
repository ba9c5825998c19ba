"""From a Network's Interaction to what the journal keeps, and from there to what SocialHub is sent.

The journal keeps a TicketDraft as plain JSON, before it is cut to SocialHub's limits, so that a change of those
rules applies to what still waits. Only a text beyond any limit is shortened here, to keep the file small.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from wizard.hub.models import FileDraft, InteractorDraft, PictureDraft, TicketDraft
from wizard.networks.ids import item_id, native_id
from wizard.sync.records import NewItem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.networks.base import Interaction

_LONGEST_TEXT = 20_000  # twice what SocialHub takes


def to_ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def from_ms(moment: int) -> datetime:
    return datetime.fromtimestamp(moment / 1000, UTC)


def native_of(kind: str, item: str, kept: str | None) -> str | None:
    """The native id behind a networkItemId; None where it was never ours to know."""
    return kept if kept is not None else native_id(kind, item)


def new_item(kind: str, interaction: Interaction, *, context: bool = False, root: str | None = None) -> NewItem:
    """What the journal keeps of an Interaction of the Network `kind`."""
    item = item_id(kind, interaction.native_id)
    return NewItem(
        item=item,
        native=None if native_id(kind, item) is not None else interaction.native_id,
        created=to_ms(interaction.created),
        edited=to_ms(interaction.edited) if interaction.edited else None,
        payload={} if context else _payload(interaction),
        parent=item_id(kind, interaction.reply_to) if interaction.reply_to else None,
        root=root,
        context=context,
    )


def _payload(interaction: Interaction) -> dict[str, object]:
    author = interaction.author
    values: dict[str, object] = {
        "message": interaction.text[:_LONGEST_TEXT],
        "url": interaction.url,
        "link": interaction.link,
        "type": interaction.kind,
        "edited": to_ms(interaction.edited) if interaction.edited else None,
        "interactor": [author.id, author.name, author.url, author.picture],
        "pictures": [[each.small, each.large] for each in interaction.pictures],
        "attachments": [[each.url, each.name, each.size, each.mime_type] for each in interaction.attachments],
        "rating": [interaction.rating.value, interaction.rating.scale] if interaction.rating else None,
    }
    return {key: value for key, value in values.items() if value}


def draft(
    item: str, created: int, root: str | None, payload: Mapping[str, object], *, reusable: bool
) -> TicketDraft:
    """What SocialHub is sent, not yet fitted. `type` only where the manifest is a reusable one."""
    values = cast("Mapping[str, Any]", payload)
    rating = values.get("rating")
    edited = values.get("edited")
    return TicketDraft(
        network_item_id=item,
        message=values.get("message", ""),
        created=from_ms(created),
        url=values.get("url"),
        link=values.get("link"),
        pictures=tuple(PictureDraft(*each) for each in values.get("pictures", ())),
        attachments=tuple(FileDraft(*each) for each in values.get("attachments", ())),
        rating=(rating[0], rating[1]) if rating else None,
        root_id=root,
        interactor=InteractorDraft(*values["interactor"]) if "interactor" in values else None,
        type=values.get("type") if reusable else None,
        updated=from_ms(edited) if edited else None,
    )


def who_and_what(payload: Mapping[str, object]) -> tuple[str, str, str]:
    """Author, text and address, for the activity log."""
    values = cast("Mapping[str, Any]", payload)
    interactor = values.get("interactor") or ["", "", None, None]
    return str(interactor[1]), str(values.get("message", "")), str(values.get("url") or "")
