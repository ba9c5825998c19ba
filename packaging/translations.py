#!/usr/bin/env python3
"""Keeps the windows' translations in step with the source: `python3 packaging/dev.py translations [--check]`.

Reads every text that windows show (Qt's `tr` and `translate`, and the core's sentences made with `say`), brings
`resources/translations/wizard_<language>.ts` up to date with them, and compiles those to `.qm`. New texts are left
unfinished for a translator, in Qt Linguist or any editor. `--check` changes nothing and fails on a text that is
missing, unfinished or obsolete, and on a `.qm` that is not what its `.ts` says.
"""

from __future__ import annotations

import argparse
import ast
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "fr")
_PLACE = re.compile(r"\{[^{}]*\}")


def core_patterns() -> list[str]:
    """Every pattern of the core's sentences: the first argument of `say(…)`."""
    found: set[str] = set()
    for path in sorted((ROOT / "wizard").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                found.add(_literal(node, path))
    return sorted(found)


def hidden_texts(folder: Path = ROOT / "wizard" / "gui") -> list[str]:
    """Texts that `lupdate` does not see, a line each: those within an f-string."""
    found: list[str] = []
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            calls = ast.walk(node) if isinstance(node, ast.JoinedStr) else ()
            found += [f"{path.name}:{call.lineno}: {ast.unparse(call)}" for call in calls if _is_text(call)]
    return found


def _is_text(node: ast.AST) -> TypeGuard[ast.Call]:
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in ("tr", "translate")


def _literal(call: ast.Call, path: Path) -> str:
    first = call.args[0] if call.args else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        return first.value
    raise SystemExit(f"{path}:{call.lineno}: the pattern of say() has to be a literal.")


def update(folder: Path) -> None:
    """Brings the `.ts` files in `folder` up to date with the source."""
    with tempfile.TemporaryDirectory() as scratch:
        core = Path(scratch) / "core.py"
        lines = [f"QCoreApplication.translate('core', {pattern!r})" for pattern in core_patterns()]
        core.write_text("\n".join(["from PySide6.QtCore import QCoreApplication", *lines, ""]), encoding="utf-8")
        sources = [*sorted((ROOT / "wizard" / "gui").rglob("*.py")), core]
        for language in LANGUAGES:
            target = folder / f"wizard_{language}.ts"
            options = [
                "-no-obsolete",
                "-locations",
                "none",
                "-source-language",
                "en",
                "-target-language",
                language,
            ]
            _run("lupdate", *map(str, sources), *options, "-ts", str(target))


def compile_all(folder: Path, into: Path) -> None:
    """Makes the `.qm` of each `.ts`."""
    for language in LANGUAGES:
        _run(
            "lrelease",
            str(folder / f"wizard_{language}.ts"),
            "-silent",
            "-qm",
            str(into / f"wizard_{language}.qm"),
        )


def problems(folder: Path = FOLDER) -> list[str]:
    """What in `folder` is not in step with the source, a line each; empty: everything is."""
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch)
        for language in LANGUAGES:
            shutil.copy(folder / f"wizard_{language}.ts", fresh)
        update(fresh)
        compile_all(folder, fresh)
        found: list[str] = []
        for language in LANGUAGES:
            name = f"wizard_{language}"
            kept, wanted = _texts(folder / f"{name}.ts"), _texts(fresh / f"{name}.ts")
            found += [f"{language}: not in the file yet: {text}" for _context, text in wanted.keys() - kept.keys()]
            found += [
                f"{language}: no longer in the source: {text}" for _context, text in kept.keys() - wanted.keys()
            ]
            found += [f"{language}: {why}" for why in _unfinished(folder / f"{name}.ts")]
            if (fresh / f"{name}.qm").read_bytes() != (folder / f"{name}.qm").read_bytes():
                found.append(f"{language}: {name}.qm is not made from {name}.ts")
    found += [f"within an f-string no text is found: {text}" for text in hidden_texts()]
    return sorted(found)


def _texts(path: Path) -> dict[tuple[str, str], ET.Element]:
    return {(context, source): message for context, source, message in _messages(path)}


def _messages(path: Path) -> Iterator[tuple[str, str, ET.Element]]:
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - a file of our own
        name = context.findtext("name", "")
        for message in context.iter("message"):
            yield name, message.findtext("source", ""), message


def _unfinished(path: Path) -> Iterator[str]:
    for _context, source, message in _messages(path):
        translation = message.find("translation")
        text = "" if translation is None else (translation.text or "")
        if not text or (translation is not None and translation.get("type")):
            yield f"not translated: {source}"
        elif sorted(_PLACE.findall(text)) != sorted(_PLACE.findall(source)):
            yield f"the places in braces differ: {source}"


def _run(tool: str, *arguments: str) -> None:
    program = shutil.which(f"pyside6-{tool}", path=str(Path(sys.executable).parent)) or f"pyside6-{tool}"
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{tool} failed:\n{done.stdout}{done.stderr}")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="change nothing; fail where something is not in step")
    if parser.parse_args(arguments).check:
        found = problems()
        print("\n".join(found) or "The translations are in step.")
        return 1 if found else 0
    FOLDER.mkdir(exist_ok=True)
    update(FOLDER)
    compile_all(FOLDER, FOLDER)
    left = [line for language in LANGUAGES for line in _unfinished(FOLDER / f"wizard_{language}.ts")]
    print(f"{len(left)} texts wait for a translator." if left else "Every text is translated.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
