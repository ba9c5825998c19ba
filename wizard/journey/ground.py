"""What a practice mode offers to the journey: both servers' addresses, a token, an account to log in with.

Whoever starts the practice servers writes it into the practice home; the journey's window reads it from there. All
of it is made up for the time of practising and works on this computer alone.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from wizard.files import private_folder, write_private

if TYPE_CHECKING:
    from wizard.home import Home

_FILE = "practice.json"


@dataclass(frozen=True, slots=True)
class Ground:
    """Where one practises. `public_url` leads to `listen`."""

    hub_url: str
    inbox_url: str
    network_url: str
    token: str
    user: str
    password: str
    public_url: str
    listen: str


def save_ground(home: Home, ground: Ground) -> None:
    """Raises DiskFull, OSError."""
    private_folder(home.data)
    write_private(home.data / _FILE, json.dumps(asdict(ground)).encode())


def load_ground(home: Home) -> Ground | None:
    """The practice ground of this home; None for a home that is not for practice."""
    try:
        return Ground(**json.loads((home.data / _FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
