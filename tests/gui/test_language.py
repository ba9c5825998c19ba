"""What the core says comes out in the window's language, with everything that was filled in."""

from __future__ import annotations

import socket
import xml.etree.ElementTree as ET
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from wizard.errors import WizardError
from wizard.gui.bridge import Problem, problem_of, say_in_language
from wizard.gui.language import Language
from wizard.http import check_url
from wizard.hub.client import HubClient
from wizard.hub.tokens import clean_token
from wizard.networks.mastodon.api import Answer, Api
from wizard.networks.mastodon.fields import clean_server
from wizard.secrets import FileSecrets, KeyringSecrets
from wizard.settings import SettingsStore
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    language = Language(qapp)
    yield language.speak
    language.speak("en")
    language.fall_silent()


def _problem(call: Callable[[], object]) -> Problem:
    with pytest.raises(WizardError) as caught:
        call()
    return problem_of(caught.value)


@pytest.mark.parametrize(
    ("code", "what", "advice"),
    [
        ("en", "“a b” is not the name of a server.", "Write the server’s name, such as mastodon.example."),
        (
            "de",
            "„a b“ ist nicht der Name eines Servers.",
            "Schreiben Sie den Namen des Servers, etwa mastodon.example.",
        ),
        (
            "fr",
            "«\u00a0a b\u00a0» n’est pas le nom d’un serveur.",
            "Écrivez le nom du serveur, par exemple mastodon.example.",
        ),
    ],
)
def test_an_error_of_the_core(code: str, what: str, advice: str, speak: Callable[[str], None]) -> None:
    speak(code)
    problem = _problem(lambda: clean_server("a b"))
    assert (problem.what, problem.advice, problem.field) == (what, advice, "server")


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("de", "Das ist kein Zugriffsschlüssel von SocialHub."),
        ("fr", "Ce n’est pas une clé d’accès de SocialHub."),
    ],
)
def test_a_token_that_is_none(code: str, what: str, speak: Callable[[str], None]) -> None:
    speak(code)
    assert _problem(lambda: clean_token("nonsense")).what == what


@pytest.mark.parametrize(
    ("code", "what"),
    [("de", "Die Adresse ist keine Webadresse."), ("fr", "L’adresse n’est pas une adresse web.")],
)
def test_a_sentence_within_a_sentence(code: str, what: str, speak: Callable[[str], None]) -> None:
    speak(code)
    assert _problem(lambda: check_url("x", "public_url", say("The address"))).what == what


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("de", "Die Adresse des Servers beginnt mit http://, das nicht verschlüsselt ist."),
        ("fr", "L’adresse du serveur commence par http://, qui n’est pas chiffré."),
    ],
)
def test_a_field_is_called_as_people_know_it(code: str, what: str, speak: Callable[[str], None]) -> None:
    speak(code)
    assert _problem(lambda: clean_server("http://a.example")).what == what


@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("de", "Geheimnisse liegen in der verschlüsselten Datei {path}."),
        ("fr", "Les secrets sont rangés dans le fichier chiffré {path}."),
    ],
)
def test_where_secrets_are_kept(code: str, where: str, tmp_path: Path, speak: Callable[[str], None]) -> None:
    speak(code)
    path = tmp_path / "secrets.enc"
    assert say_in_language(FileSecrets(path, "a passphrase").describe()) == where.format(path=path)


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("de", "Die Einstellungsdatei {path} ist in Zeile 2 beschädigt."),
        ("fr", "Le fichier de réglages {path} est endommagé à la ligne 2."),
    ],
)
def test_settings_that_are_damaged(code: str, what: str, tmp_path: Path, speak: Callable[[str], None]) -> None:
    speak(code)
    path = tmp_path / "settings {0}.json"  # braces in a name are only text
    path.write_text("{\n", encoding="utf-8")
    problem = _problem(SettingsStore(path).load)
    assert problem.what == what.replace("{path}", str(path))
    assert problem.field == f"{path}:2"


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("de", "Die Datei mit den Geheimnissen {path} ist beschädigt."),
        ("fr", "Le fichier des secrets {path} est endommagé."),
    ],
)
def test_secrets_that_are_damaged(code: str, what: str, tmp_path: Path, speak: Callable[[str], None]) -> None:
    speak(code)
    path = tmp_path / "secrets.enc"
    path.write_bytes(b"nothing of ours")
    problem = _problem(lambda: FileSecrets(path, "a passphrase").get("one"))
    assert problem.what == what.format(path=path)


@pytest.mark.parametrize(
    ("code", "what", "otherwise"),
    [
        ("de", "PYTHON_KEYRING_BACKEND schaltet den Schlüsselbund ab.", "; oder setzen Sie CHANNEL_WIZARD_PASS"),
        ("fr", "PYTHON_KEYRING_BACKEND désactive le trousseau.", "\u00a0; ou définissez CHANNEL_WIZARD_PASS"),
    ],
)
def test_a_keyring_that_is_switched_off(
    code: str, what: str, otherwise: str, speak: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    speak(code)
    problem = _problem(lambda: KeyringSecrets("home").get("one"))
    assert problem.what == what
    assert otherwise in problem.advice


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("de", "mastodon.example lehnt das ab (422): Too long."),
        ("fr", "mastodon.example refuse cela (422)\u00a0: Too long."),
    ],
)
async def test_what_a_server_said_itself_stays(code: str, what: str, speak: Callable[[str], None]) -> None:
    speak(code)
    api = Api("https://mastodon.example")
    try:
        with pytest.raises(WizardError) as caught:
            await api.refuse(Answer(422, {}, {"error": "Too long"}))
    finally:
        await api.close()
    assert problem_of(caught.value).what == what


@pytest.mark.parametrize(
    ("code", "what", "advice"),
    [
        (
            "de",
            "SocialHub ist nicht erreichbar.",
            "Prüfen Sie die Internetverbindung, und versuchen Sie es noch einmal.",
        ),
        (
            "fr",
            "SocialHub est injoignable.",
            "Vérifiez la connexion à internet, puis réessayez.",
        ),
    ],
)
async def test_a_hub_that_is_not_there(code: str, what: str, advice: str, speak: Callable[[str], None]) -> None:
    speak(code)
    with socket.socket() as taken:  # bound, but nobody listens
        taken.bind(("127.0.0.1", 0))
        hub = HubClient(f"http://127.0.0.1:{taken.getsockname()[1]}/", "a.b.c")
        try:
            with pytest.raises(WizardError) as caught:
                await hub.root()
        finally:
            await hub.close()
    problem = problem_of(caught.value)
    assert (problem.what, problem.advice, problem.later) == (what, advice, True)


@pytest.mark.parametrize("code", ["de", "fr"])
def test_every_pattern_of_the_core_is_found(code: str, speak: Callable[[str], None]) -> None:
    """As Qt reads them from the compiled file: with blanks at the ends, braces and quotation marks."""
    speak(code)
    root = ET.parse(PROJECT / "resources" / "translations" / f"wizard_{code}.ts").getroot()  # noqa: S314 - ours
    core = next(each for each in root.iter("context") if each.findtext("name") == "core")
    texts = {each.findtext("source", ""): each.findtext("translation", "") for each in core.iter("message")}
    texts = {pattern: text for pattern, text in texts.items() if text}  # another test asks whether all are there
    assert len(texts) > 100
    found = {pattern: say_in_language(_unfilled(pattern)) for pattern in texts}
    assert found == {pattern: _with_places(text) for pattern, text in texts.items()}


def _unfilled(pattern: str) -> str:
    """The sentence whose every place is filled with its own name in braces."""
    return say(pattern, **{name: f"{{{name}}}" for name in _places(pattern)})


def _with_places(text: str) -> str:
    """The text with its places left as they are; braces that stand twice mean themselves."""
    return text.format(**{name: f"{{{name}}}" for name in _places(text)})


def _places(pattern: str) -> list[str]:
    return [name for _text, name, _spec, _conversion in Formatter().parse(pattern) if name]
