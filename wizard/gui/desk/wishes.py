"""How somebody wants the desk to behave: notifications, quiet hours, the form of the tray's icon.

In a file of its own (`desk.json`), for none of it concerns the engine. What cannot be read is as if it had never
been chosen: it is not worth keeping a relay from starting.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import time
from typing import TYPE_CHECKING, Any

from wizard.files import private_folder, write_private

if TYPE_CHECKING:
    from pathlib import Path

    from wizard.home import Home

VERSION = 1
FORMS = ("colour", "dark", "light")  # in colour; dark strokes for light panels; light strokes for dark ones
_FILE = "desk.json"


@dataclass(frozen=True, slots=True)
class Wishes:
    """`notify`: of what needs a person; `notify_tickets`: of new Tickets. `quiet`: neither of them from
    `quiet_from` to `quiet_to` (HH:MM on this computer's clock; over midnight where it begins later than it ends).
    `told_no_tray`: it was said once that there is no tray here.
    """

    notify: bool = True
    notify_tickets: bool = False
    quiet: bool = False
    quiet_from: str = "22:00"
    quiet_to: str = "07:00"
    icon: str = FORMS[0]
    told_no_tray: bool = False

    def is_quiet(self, now: time) -> bool:
        """Whether nobody wants to be told anything at this time of the day."""
        begin, end = _time(self.quiet_from), _time(self.quiet_to)
        if not self.quiet or begin is None or end is None:
            return False
        return begin <= now < end if begin <= end else now >= begin or now < end


def load_wishes(home: Home) -> Wishes:
    """What was chosen. Never fails."""
    try:
        found = json.loads(_path(home).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Wishes()
    return _checked(found) if isinstance(found, dict) and found.get("version") == VERSION else Wishes()


def save_wishes(home: Home, wishes: Wishes) -> None:
    """Raises DiskFull, OSError."""
    private_folder(home.config)
    document = {"version": VERSION, **asdict(wishes)}
    write_private(_path(home), json.dumps(document, indent=2).encode())


def _path(home: Home) -> Path:
    return home.config / _FILE


def _checked(found: dict[str, Any]) -> Wishes:
    """What is of the right kind; the rest is as if it had not been chosen."""
    given: dict[str, Any] = {}
    for each in fields(Wishes):
        value = found.get(each.name)
        of_its_kind = type(value) is type(each.default)
        if of_its_kind and (not each.name.startswith("quiet_") or _time(str(value)) is not None):
            given[each.name] = value
    if given.get("icon") not in FORMS:
        given.pop("icon", None)
    return Wishes(**given)


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        return None
