"""The kinds of posts that a person may choose to relay, and SocialHub's word for a Ticket of each."""

from __future__ import annotations

from wizard.networks.base import Label, SourceInfo

MENTIONS, ANSWERS, MESSAGES = "mentions", "answers", "messages"
TICKET_TYPES = {MENTIONS: "MENTION", ANSWERS: "COMMENT", MESSAGES: "DM"}

SOURCES = (
    SourceInfo(
        id=MENTIONS,
        label=Label(en="Mentions", de="Erwähnungen", fr="Mentions"),
        hint=Label(
            en="Posts that name the account.",
            de="Beiträge, die das Konto nennen.",
            fr="Les messages qui citent le compte.",
        ),
    ),
    SourceInfo(
        id=ANSWERS,
        label=Label(en="Replies to our posts", de="Antworten auf unsere Beiträge", fr="Réponses à nos messages"),
        hint=Label(
            en="What people write below what the account posted.",
            de="Was unter Beiträgen des Kontos steht.",
            fr="Ce qui est écrit sous les messages du compte.",
        ),
    ),
    SourceInfo(
        id=MESSAGES,
        label=Label(en="Direct messages", de="Direktnachrichten", fr="Messages privés"),
        hint=Label(
            en="Posts that only the account can read.",
            de="Beiträge, die nur das Konto lesen kann.",
            fr="Les messages que seul le compte peut lire.",
        ),
    ),
)
