"""`python3 packaging/dev.py bench [NAMES]`: runs benchmarks, prints their table."""

from __future__ import annotations

import argparse
import asyncio
import importlib
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.harness import Result, Setting, as_json, heading, load_of_others, say, table

NAMES = (
    "catch_up",
    "limit",
    "latency",
    "receiver",
    "memory",
    "journal",
    "window",
    "manifest",
    "editor",
    "desk",
    "waking",
)
README = Path(__file__).with_name("README.md")
_MARKS = ("<!-- last figures -->", "<!-- end of the last figures -->")


def main() -> int:
    options = _options()
    results: list[Result] = []
    load = load_of_others()
    with tempfile.TemporaryDirectory(dir=options.folder, prefix="bench-") as folder:
        for name in options.names or NAMES:
            say(f"== {name}")
            setting = Setting(Path(folder) / name, options.quick, say, options.long)
            results.append(_run(name, setting))
            print(table(results[-1:]), end="\n\n", flush=True)
    print(heading(load))
    if options.json:
        options.json.write_text(as_json(results), encoding="utf-8")
    if options.record:
        _record(f"{heading(load)}\n\n{table(results)}")
    return 0


def _run(name: str, setting: Setting) -> Result:
    module = importlib.import_module(f"benchmarks.{name}")
    start = time.perf_counter()
    figures = asyncio.run(module.measure(setting))
    return Result(name, module.TITLE, tuple(figures), time.perf_counter() - start)


def _record(text: str) -> None:
    """Puts the figures into README.md, in place of those of before."""
    before, _mark, rest = README.read_text(encoding="utf-8").partition(_MARKS[0])
    after = rest.partition(_MARKS[1])[2]
    README.write_text(f"{before}{_MARKS[0]}\n{text}\n{_MARKS[1]}{after}", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 packaging/dev.py bench", description="Measures Channel Wizard.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which, all if none: {', '.join(NAMES)}")
    parser.add_argument("--quick", action="store_true", help="a small part of everything, to try the benchmarks")
    parser.add_argument("--long", action="store_true", help="watches for an hour whether the desk grows")
    parser.add_argument("--json", type=Path, metavar="FILE", help="writes the figures for programs, too")
    parser.add_argument("--record", action="store_true", help="puts the table into benchmarks/README.md")
    parser.add_argument("--folder", type=Path, help="where to keep journals meanwhile; on a disk, not in memory")
    options = parser.parse_args()
    unknown = set(options.names) - set(NAMES)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    if options.record and (options.quick or options.names):
        parser.error("--record takes a whole run")
    return options


if __name__ == "__main__":
    sys.exit(main())
