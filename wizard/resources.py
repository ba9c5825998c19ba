"""Where the files are that come with the program: icons, translations, lists to complete from.

In a checkout they are in `resources/` beside the package; in an installed program they are inside of it.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_FOLDERS = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


def resource(name: str) -> Path:
    """The path of `icons/mastodon.svg` and its like; an absolute path stays what it is. It may not exist."""
    folder = next((each for each in _FOLDERS if each.is_dir()), _FOLDERS[-1])
    return folder / name


def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a small text file, without comments (#) and empty ones; none if there is no such text."""
    try:
        text = resource(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
