"""What commands print: for people (tables, lines) or for programs (`--json`), never both.

Results go to standard output, everything else (progress, hints, errors) to standard error, so that output can
be piped. JSON keys are snake_case, times ISO 8601 in UTC. Where the system's encoding cannot express a character,
something readable stands for it.
"""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wizard.sync.records import TO_SOMEBODY, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TextIO

    from wizard.errors import WizardError
    from wizard.sync.records import Entry

WORDS = {
    Kind.TICKET: "Ticket",
    Kind.TICKET_CHANGED: "Ticket updated",
    Kind.ASIDE: "Set aside",
    Kind.WITHDRAWN: "Deleted before it became a Ticket",
    Kind.REPLY_RECEIVED: "Action received",
    Kind.REPLY_DELIVERED: "Reply delivered",
    Kind.REPLY_REFUSED: "Reply refused",
    Kind.REPLY_WAITING: "Reply waits",
    Kind.ACTION_DONE: "Action done",
    Kind.ACTION_REFUSED: "Action refused",
    Kind.NOTE: "Note",
    Kind.TROUBLE: "Trouble",
    Kind.MENDED: "Mended",
    Kind.NEEDS_PERSON: "Needs you",
}


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command prints to. `as_json`: for programs."""

    as_json: bool

    def result(self, value: object) -> None:
        """The JSON document of a command; nothing in text mode."""
        if self.as_json:
            _write(sys.stdout, json.dumps(value, ensure_ascii=not _unicode(sys.stdout), indent=2, default=str))

    def json_line(self, value: object) -> None:
        """One of many JSON documents, a line each; nothing in text mode."""
        if self.as_json:
            _write(sys.stdout, json.dumps(value, ensure_ascii=not _unicode(sys.stdout), default=str))

    def line(self, text: str = "") -> None:
        """A line for a person; nothing in JSON mode."""
        if not self.as_json:
            _write(sys.stdout, text)

    def hint(self, text: str) -> None:
        """Said beside the result."""
        _write(sys.stderr, text)

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table for a person; nothing in JSON mode."""
        if self.as_json or sys.stdout is None:
            return
        from rich import box
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(Text(cell) for cell in row))  # Text: what people wrote is never read as markup
        Console(file=sys.stdout).print(table)

    def error(self, error: WizardError) -> None:
        """An error, in the way of this output; in JSON mode one line, for it may follow others."""
        if self.as_json:
            self.json_line({"error": {"kind": type(error).__name__, "what": error.what, "advice": error.advice}})
        else:
            self.hint(f"{error.what}\n{error.advice}".rstrip())


def write_in_any_encoding() -> None:
    """Lets standard output and error write every text, whatever this system's encoding can express."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace" if _unicode(stream) else "replace")


def _unicode(stream: TextIO | None) -> bool:
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "").startswith("utf")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # closed before we started, or a window without a console
        return
    stream.write(f"{text}\n")
    stream.flush()


def iso(moment: int | None) -> str | None:
    """Milliseconds since 1970 as ISO 8601."""
    if moment is None:
        return None
    return datetime.fromtimestamp(moment / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def clock(moment: int) -> str:
    """Local date and time, as short as it can be."""
    then = datetime.fromtimestamp(moment / 1000, UTC).astimezone()
    today = datetime.now(UTC).astimezone().date()
    return then.strftime("%H:%M:%S") if then.date() == today else then.strftime("%Y-%m-%d %H:%M")


def entry_json(entry: Entry) -> Mapping[str, object]:
    values = {
        "id": entry.id,
        "time": iso(entry.at),
        "channel": entry.channel,
        "kind": entry.kind.name.lower(),
        "network_item_id": entry.item,
        "who": entry.who,
        "text": entry.text,
        "url": entry.url,
        "note": entry.note,
    }
    return {key: value for key, value in values.items() if value != ""}


def entry_line(entry: Entry) -> str:
    arrow = "→ " if entry.kind in TO_SOMEBODY else ""
    who = f" {arrow}{entry.who}:" if entry.who else ""
    text = f" {entry.text}" if entry.text else ""
    note = f" ({entry.note})" if entry.note and text else f" {entry.note}" if entry.note else ""
    return f"{clock(entry.at)}  {entry.channel}  {WORDS[entry.kind]}{who}{text}{note}"
