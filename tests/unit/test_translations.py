"""The windows' translations are whole, and their check finds what is not."""

from __future__ import annotations

import ast
import importlib.util
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from wizard import errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

PROJECT = Path(__file__).parents[2]

# Where errors are made that a set-up can meet. Not in here: the sentences about single replies, which go to
# SocialHub in English, and those about files that only the command line reads.
SAID = (
    "files.py",
    "hub/answers.py",
    "hub/client.py",
    "hub/tokens.py",
    "hub/webhook_trouble.py",
    "http.py",
    "journey/background.py",
    "journey/checks.py",
    "journey/engine.py",
    "journey/install.py",
    "journey/keep.py",
    "journey/log_in.py",
    "journey/manifests.py",
    "journey/own_address.py",
    "journey/own_browser.py",
    "journey/state.py",
    "manifest/changes.py",
    "manifest/document.py",
    "manifest/editing.py",
    "manifest/operations.py",
    "networks/mastodon/__init__.py",
    "networks/mastodon/api.py",
    "networks/mastodon/fields.py",
    "networks/mastodon/instance.py",
    "networks/mastodon/oauth.py",
    "networks/registry.py",
    "replies/serving.py",
    "secrets.py",
    "settings.py",
    "sync/database.py",
)


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", PROJECT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_is_translated(translations: ModuleType) -> None:
    found = translations.problems()
    assert not found, "python3 packaging/dev.py translations, then translate:\n" + "\n".join(found)


def test_what_is_not_in_step_is_found(translations: ModuleType, tmp_path: Path) -> None:
    folder = tmp_path / "translations"
    shutil.copytree(PROJECT / "resources" / "translations", folder)
    path = folder / "wizard_de.ts"
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("<source>{host} asks for a pause.</source>", "<source>{host} sings.</source>"),
        (
            "<translation>{host} ist nicht erreichbar.",
            '<translation type="unfinished">{host} ist nicht erreichbar.',
        ),
        ("<translation>SocialHub ist nicht erreichbar.", "<translation>"),
        ("{host} antwortet nicht rechtzeitig.", "{server} antwortet nicht rechtzeitig."),
    ):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    assert translations.problems(folder) == [
        "de: no longer in the source: {host} sings.",
        "de: not in the file yet: {host} asks for a pause.",
        "de: not translated: SocialHub cannot be reached.",
        "de: not translated: {host} cannot be reached.",
        "de: the places in braces differ: {host} does not answer in time.",
        "de: wizard_de.qm is not made from wizard_de.ts",
    ]


def test_a_text_that_the_tools_cannot_see_is_found(translations: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text(
        "a = f'{self.tr(\"Now\")} {other}'\nb = f'{translate(\"Page\", \"Here\")}'\nc = self.tr('Well')\n",
        encoding="utf-8",
    )
    assert translations.hidden_texts(tmp_path) == [
        "page.py:1: self.tr('Now')",
        "page.py:2: translate('Page', 'Here')",
    ]
    assert translations.hidden_texts() == []


@pytest.mark.parametrize("module", SAID)
def test_errors_of_a_set_up_can_be_translated(module: str) -> None:
    """A text that is filled in at once, or joined, has lost its pattern: windows could show it in English only."""
    tree = ast.parse((PROJECT / "wizard" / module).read_text(encoding="utf-8"))
    plain = [f"line {text.lineno}: {ast.unparse(text)}" for call in _errors(tree) for text in _plain(call)]
    assert not plain


def _errors(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _error_names():
            yield node


def _error_names() -> set[str]:
    named = vars(errors).items()
    return {name for name, each in named if isinstance(each, type) and issubclass(each, errors.WizardError)}


def _plain(call: ast.Call) -> Iterator[ast.expr]:
    """The texts among the first two arguments of an error, or behind a condition, that are not made by `say`."""
    for given in call.args[:2]:
        for text in (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,):
            joined = isinstance(text, ast.JoinedStr | ast.BinOp)
            if joined or (isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value):
                yield text
