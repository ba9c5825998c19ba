"""What all benchmarks share: figures with their targets, percentiles, the table, a word about the machine."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_QUICK = 20  # a quick run does so many times less: to try a benchmark out, never for figures


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `most`, `least`: the target where there is one. `note`: what it was measured with."""

    what: str
    value: float
    unit: str = ""
    most: float | None = None
    least: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None without one."""
        if self.most is None and self.least is None:
            return None
        return (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)

    @property
    def target(self) -> str:
        if self.most is not None:
            return f"≤ {number(self.most)}" if self.most else "0"
        return "" if self.least is None else f"≥ {number(self.least)}"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and how much to measure. `folder`: on a real disk, for commits wait for it. `say`: tells progress.

    `long`: what may grow is watched for an hour.
    """

    folder: Path
    quick: bool
    say: Callable[[str], None]
    long: bool = False

    def many(self, count: int) -> int:
        """`count`, or a small part of it in a quick run."""
        return max(10, count // _QUICK) if self.quick else count

    def seconds(self, duration: float) -> float:
        return max(1.0, duration / _QUICK) if self.quick else duration

    def fresh(self, name: str) -> Path:
        """A new folder."""
        folder = self.folder / name
        folder.mkdir(parents=True)
        return folder


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def spread(what: str, seconds: Sequence[float], note: str = "") -> list[Figure]:
    """Median and 99th percentile of some times, in milliseconds."""
    return [
        Figure(f"{what}, median", statistics.median(seconds) * 1000, "ms", note=note),
        Figure(f"{what}, 99th percentile", percentile(seconds, 0.99) * 1000, "ms"),
    ]


def number(value: float) -> str:
    """Three significant digits, whole thousands with commas."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def bare_commits(folder: Path, count: int = 200) -> list[float]:
    """What the disk asks for one durable row: seconds for each SQLite commit with `synchronous=FULL`, in WAL."""
    path = folder / "bare.db"
    took = []
    with sqlite3.connect(path, isolation_level=None) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT)")
        for _ in range(count):
            start = time.perf_counter()
            db.execute("INSERT INTO row (text) VALUES (?)", ("x" * 200,))
            took.append(time.perf_counter() - start)
    db.close()
    return took


# --- Results ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Result:
    """What one benchmark came to. `took`: seconds."""

    name: str
    title: str
    figures: tuple[Figure, ...]
    took: float


def machine() -> str:
    """The computer in a few words."""
    memory = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = f", {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB memory"
    return (
        f"{_processor()}, {os.cpu_count()} cores{memory}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def load_of_others() -> float:
    """How many processes wanted a core in the last minute; 0 where the system does not tell."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def heading(load: float) -> str:
    """When, where, and how busy it was before."""
    busy = f", load {load:.1f} before" if load else ""
    return f"Measured on {datetime.now(UTC):%Y-%m-%d} on {machine()}{busy}."


def table(results: Sequence[Result]) -> str:
    """The results as Markdown."""
    parts = []
    for result in results:
        lines = [f"### {result.title} (`{result.name}`, {result.took:.0f} s)", ""]
        lines += ["| what | figure | target | |", "| --- | ---: | --- | --- |"]
        for each in result.figures:
            mark = {True: "met", False: "**missed**", None: ""}[each.met]
            figure = f"{number(each.value)} {each.unit}".strip()
            beside = "; ".join(part for part in (mark, each.note) if part)
            lines.append(f"| {each.what} | {figure} | {each.target} | {beside} |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def as_json(results: Sequence[Result]) -> str:
    """The results for programs."""
    every = [
        {
            "name": result.name,
            "seconds": round(result.took, 1),
            "figures": [
                {"what": each.what, "value": each.value, "unit": each.unit, "target": each.target, "met": each.met}
                for each in result.figures
            ],
        }
        for result in results
    ]
    about = {"machine": machine(), "time": datetime.now(UTC).isoformat(timespec="seconds")}
    return json.dumps({**about, "benchmarks": every}, indent=2, ensure_ascii=False)


def say(text: str) -> None:
    """Progress goes to standard error, so that the table alone can be piped."""
    print(text, file=sys.stderr, flush=True)
