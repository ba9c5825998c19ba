"""The words of the Inbox itself, in its three languages, and a Ticket to show them with.

The preview speaks the language that a person chose for it, whatever the window speaks; so these are no texts of
the window and do not go through its translations.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InboxWords:
    """What the Inbox says. `{0}` is filled in."""

    message: str
    root: str  # the first post of the thread
    answer: str  # of ours, within the thread
    now: str
    write: str
    option: str
    template: str
    attach: str
    detach: str
    either: str
    send: str
    delete_question: str
    delete: str
    cancel: str
    close: str
    ours: str
    approval: str
    tagging: str
    waits: str
    sent: str
    deleted: str
    pressed: str
    left: str
    one_over: str
    over: str


WORDS = {
    "en": InboxWords(
        message="Hello, can someone help me?",
        root="Who has tried the new app?",
        answer="Hello Alice, of course. What is it about?",
        now="just now",
        write="Write a reply",
        option="Choose an option",
        template="Choose a template",
        attach="Attach a file",
        detach="Remove {0}",
        either="Text or a file, not both",
        send="Send",
        delete_question="Delete our reply on the Network?",
        delete="Delete",
        cancel="Cancel",
        close="Close",
        ours="Our reply",
        approval="Needs approval",
        tagging="Needs a tag",
        waits="Waits for approval",
        sent="Sent",
        deleted="Deleted",
        pressed="Done: {0}",
        left="{0} of {1}",
        one_over="1 character too many",
        over="{0} characters too many",
    ),
    "de": InboxWords(
        message="Hallo, kann mir jemand helfen?",
        root="Wer hat die neue App probiert?",
        answer="Hallo Alice, gerne. Worum geht es?",
        now="gerade eben",
        write="Antwort schreiben",
        option="Option wählen",
        template="Vorlage wählen",
        attach="Datei anhängen",
        detach="{0} entfernen",
        either="Text oder Datei, nicht beides",
        send="Senden",
        delete_question="Unsere Antwort im Netzwerk löschen?",
        delete="Löschen",
        cancel="Abbrechen",
        close="Schließen",
        ours="Unsere Antwort",
        approval="Mit Freigabe",
        tagging="Braucht einen Tag",
        waits="Wartet auf Freigabe",
        sent="Gesendet",
        deleted="Gelöscht",
        pressed="Erledigt: {0}",
        left="{0} von {1}",
        one_over="1 Zeichen zu viel",
        over="{0} Zeichen zu viel",
    ),
    "fr": InboxWords(
        message="Bonjour, quelqu’un peut-il m’aider\u00a0?",
        root="Qui a essayé la nouvelle application\u00a0?",
        answer="Bonjour Alice, bien sûr. De quoi s’agit-il\u00a0?",
        now="à l’instant",
        write="Écrire une réponse",
        option="Choisir une option",
        template="Choisir un modèle",
        attach="Joindre un fichier",
        detach="Retirer {0}",
        either="Un texte ou un fichier, pas les deux",
        send="Envoyer",
        delete_question="Supprimer notre réponse sur le réseau\u00a0?",
        delete="Supprimer",
        cancel="Annuler",
        close="Fermer",
        ours="Notre réponse",
        approval="Avec validation",
        tagging="Tag obligatoire",
        waits="Attend la validation",
        sent="Envoyée",
        deleted="Supprimée",
        pressed="Fait\u00a0: {0}",
        left="{0} sur {1}",
        one_over="1 caractère de trop",
        over="{0} caractères de trop",
    ),
}


@dataclass(frozen=True, slots=True)
class Age:
    """How old a post is: `seconds`, and in words (“2 days ago”) by language."""

    seconds: float
    ago: dict[str, str]


def _age(seconds: float, en: str, de: str, fr: str) -> Age:
    return Age(seconds, {"en": f"{en} ago", "de": f"vor {de}", "fr": f"il y a {fr}"})


_HOUR, _DAY = 3_600.0, 86_400.0
AGES = (
    Age(0.0, {code: words.now for code, words in WORDS.items()}),
    _age(300.0, "5 minutes", "5 Minuten", "5 minutes"),
    _age(1800.0, "30 minutes", "30 Minuten", "30 minutes"),
    _age(_HOUR, "1 hour", "1 Stunde", "1 heure"),
    _age(6 * _HOUR, "6 hours", "6 Stunden", "6 heures"),
    _age(12 * _HOUR, "12 hours", "12 Stunden", "12 heures"),
    _age(_DAY, "1 day", "1 Tag", "1 jour"),
    _age(2 * _DAY, "2 days", "2 Tagen", "2 jours"),
    _age(3 * _DAY, "3 days", "3 Tagen", "3 jours"),
    _age(7 * _DAY, "1 week", "1 Woche", "1 semaine"),
    _age(14 * _DAY, "2 weeks", "2 Wochen", "2 semaines"),
    _age(30 * _DAY, "30 days", "30 Tagen", "30 jours"),
    _age(90 * _DAY, "90 days", "90 Tagen", "90 jours"),
    _age(366 * _DAY, "1 year", "1 Jahr", "1 an"),
    _age(731 * _DAY, "2 years", "2 Jahren", "2 ans"),
    _age(5 * 366 * _DAY, "5 years", "5 Jahren", "5 ans"),
    _age(10 * 366 * _DAY, "10 years", "10 Jahren", "10 ans"),
    _age(100 * 366 * _DAY, "100 years", "100 Jahren", "100 ans"),
)


def ages_for(limits: tuple[float, ...]) -> tuple[Age, ...]:
    """The ages that are worth trying with these limits: up to the first at which all of them are over."""
    longest = max(limits, default=0.0)
    end = next((place for place, age in enumerate(AGES) if age.seconds >= longest), len(AGES) - 1)
    return AGES[: end + 1]
