"""Manifests to edit in tests."""

from __future__ import annotations

from typing import Any


def label(en: str, de: str = "", fr: str = "") -> dict[str, str]:
    return {"en": en, "de": de or f"{en} (de)", "fr": fr or f"{en} (fr)"}


def small() -> dict[str, Any]:
    """Two replies with files, a button, a delete, and a tab; as SocialHub would give it."""
    return {
        "_id": "5fb3d30c2a8b7a0011223344",
        "name": "Brand, Fediverse",
        "branding": {"icon": "https://brand.example/icon.png", "color": "#3b5998"},
        "webhook": {"url": "https://brand.example/hook", "secret": "s" * 64},
        "inbox": {
            "ticketActions": [
                {
                    "type": "reply",
                    "id": "reply",
                    "label": label("Reply", "Antworten", "Répondre"),
                    "config": {"maxLength": 500},
                    "attachments": {},
                },
                {
                    "type": "reply",
                    "id": "reply-private",
                    "label": label("Reply privately", "Privat antworten", "Répondre en privé"),
                    "config": {"maxLength": 500},
                },
                {"type": "button", "id": "favourite", "label": label("Favourite", "Favorit", "Favori")},
                {
                    "type": "delete",
                    "id": "delete",
                    "label": label("Delete our reply", "Antwort löschen", "Supprimer la réponse"),
                },
            ],
            "rightSidebar": [
                {"id": "thread", "label": label("Thread", "Verlauf", "Fil"), "treeBuilder": "flatListWithRoot"}
            ],
        },
    }
