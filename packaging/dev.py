#!/usr/bin/env python3
"""The two commands of the README, and a few more for those who work on Channel Wizard.

    python3 packaging/dev.py practice [ARGS...]    start the practice servers (--headless: play the whole story)
    python3 packaging/dev.py test [PYTEST ARGS...] every check, then every test; stops at the first that fails
    python3 packaging/dev.py test --only STAGE [PYTEST ARGS...]
                                                   one stage: lock, lint, types, imports or unit
    python3 packaging/dev.py crash [PYTEST ARGS...] the long forms of the tests (kills at random, for minutes)
    python3 packaging/dev.py bench [ARGS...]       the benchmarks
    python3 packaging/dev.py translations [--check] bring the windows' translations up to date
    python3 packaging/dev.py screenshots FOLDER    take pictures of the windows, light and dark, in three languages
    python3 packaging/dev.py feed ...              the release feed: make its keys, sign it, check it
    python3 packaging/dev.py lint                  the linter alone
    python3 packaging/dev.py format                put every file into the house's form

Needs nothing but Python 3.11 or newer. It makes `.venv` from `uv.lock`, with the uv it finds or, where there is
none, one fetched with pip into `build/uv`; when nothing has changed since, that is skipped. On Debian and Ubuntu
it installs the system packages that a command needs if it may (as root, or with sudo that asks nothing), and says
the exact command if it may not.

This file is read by every Python since 3.6, so that an older one gets a sentence instead of a syntax error.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    sys.exit(
        "Channel Wizard needs Python {}.{} or newer; this is {}.{}. Install one from your system or from "
        "https://www.python.org/downloads/, and run this file with it.".format(*OLDEST, *sys.version_info[:2])
    )

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
SUFFIX = ".exe" if WINDOWS else ""
STAMP = VENV / ".made-from"
OWN_UV = ROOT / "build" / "uv"


class Stop(Exception):
    """Something a person has to do first; the sentence says what."""


class SystemPackage(NamedTuple):
    """A package of Debian and Ubuntu, and the command or library by which it is known to be there.

    `name`: its names, the newest first, where releases call it differently. `sign`: the name of a program, or of a
    library as the loader knows it. `reason`: whom it is for.
    """

    name: tuple[str, ...]
    sign: str
    reason: str


# For the tests; `practice` needs nothing of the system.
KEYRING = "the test of the real keyring"
WINDOWS_OF_OURS = "the tests of the windows"
BROWSER = "the tests of the embedded browser"
SCREEN = "the tests on a screen in memory"
TRAY = "the tests of a real tray"
LOG_IN = "the check of the entry that starts at log-in"
SIGNING = "the test of release feeds against minisign itself"
TEST_PACKAGES = (
    SystemPackage(("dbus",), "dbus-run-session", KEYRING),
    SystemPackage(("gnome-keyring",), "gnome-keyring-daemon", KEYRING),
    SystemPackage(("libgl1",), "libGL.so.1", WINDOWS_OF_OURS),
    SystemPackage(("libegl1",), "libEGL.so.1", WINDOWS_OF_OURS),
    SystemPackage(("libxkbcommon0",), "libxkbcommon.so.0", WINDOWS_OF_OURS),
    SystemPackage(("libdbus-1-3",), "libdbus-1.so.3", WINDOWS_OF_OURS),
    SystemPackage(("libfontconfig1",), "libfontconfig.so.1", WINDOWS_OF_OURS),
    SystemPackage(("libglib2.0-0t64", "libglib2.0-0"), "libglib-2.0.so.0", WINDOWS_OF_OURS),
    SystemPackage(("libnss3",), "libnss3.so", BROWSER),
    SystemPackage(("libasound2t64", "libasound2"), "libasound.so.2", BROWSER),
    SystemPackage(("libgbm1",), "libgbm.so.1", BROWSER),
    SystemPackage(("libxcomposite1",), "libXcomposite.so.1", BROWSER),
    SystemPackage(("libxdamage1",), "libXdamage.so.1", BROWSER),
    SystemPackage(("libxrandr2",), "libXrandr.so.2", BROWSER),
    SystemPackage(("libxtst6",), "libXtst.so.6", BROWSER),
    SystemPackage(("libxkbfile1",), "libxkbfile.so.1", BROWSER),
    SystemPackage(("libxcb-cursor0",), "libxcb-cursor.so.0", SCREEN),
    SystemPackage(("libxcb-icccm4",), "libxcb-icccm.so.4", SCREEN),
    SystemPackage(("libxcb-keysyms1",), "libxcb-keysyms.so.1", SCREEN),
    SystemPackage(("libxkbcommon-x11-0",), "libxkbcommon-x11.so.0", SCREEN),
    SystemPackage(("libxcb-shape0",), "libxcb-shape.so.0", SCREEN),
    SystemPackage(("xvfb",), "Xvfb", SCREEN),
    SystemPackage(("xauth",), "xauth", SCREEN),
    SystemPackage(("trayer",), "trayer", TRAY),
    SystemPackage(("desktop-file-utils",), "desktop-file-validate", LOG_IN),
    SystemPackage(("minisign",), "minisign", SIGNING),
)


# --- Running things --------------------------------------------------------------------------------------------


def say(text: str) -> None:
    """Tells the person what goes on; on stderr, so that a command's own output can be piped."""
    print(text, file=sys.stderr, flush=True)


def run(command: list[str], *, quiet: bool = False, folder: Path = ROOT) -> int:
    """Runs a command in `folder` and returns its exit code. Ctrl-C is left to the command.

    `uv` is the one found or fetched.
    """
    if command[0] == "uv":
        command = [find_uv(), *command[1:]]
    output = subprocess.DEVNULL if quiet else None
    try:
        process = subprocess.Popen(command, cwd=folder, env=environment(), stdout=output, stderr=output)
    except FileNotFoundError:
        return 127
    while True:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            continue  # the command has got it, too, and ends in its own way
        return code if code >= 0 else 128 - code


def become(command: list[str]) -> int:
    """Runs a command in this process' place, so that it gets every signal itself; returns where that cannot be."""
    if WINDOWS:  # has no such thing
        return run(command)
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execve(command[0], command, environment())  # noqa: S606 - no shell is wanted
    raise AssertionError("execve does not return")


def environment() -> dict[str, str]:
    """This process' environment, so that uv works on this project's `.venv` whatever else is active."""
    variables = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    return {**variables, "UV_PROJECT_ENVIRONMENT": str(VENV), "UV_PYTHON_DOWNLOADS": "never"}


def python() -> str:
    return str(BIN / f"python{SUFFIX}")


# --- System packages -------------------------------------------------------------------------------------------


def root_prefix() -> list[str] | None:
    """What to put before a command to run it as root without a question; None if that cannot be."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if run(["sudo", "-n", "true"], quiet=True) == 0 else None


def apt_install(packages: list[tuple[str, ...]]) -> bool:
    """Installs packages of Debian or Ubuntu if it may. Returns whether they are there now."""
    prefix = root_prefix()
    if prefix is None:
        return False
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    say("Refreshing the lists of packages ...")
    run([*apt, "update", "-qq"], quiet=True)  # where it fails, the lists there are may still do
    names = [apt_name(package) for package in packages]
    say(f"Installing {' '.join(names)} ...")
    return run([*apt, "install", "-y", "-qq", "--no-install-recommends", *names], quiet=True) == 0


def apt_name(names: tuple[str, ...]) -> str:
    """How this release calls a package: the first of its names that apt knows, else the oldest."""
    known = (name for name in names[:-1] if run(["apt-cache", "show", name], quiet=True) == 0)
    return next(known, names[-1])


def is_there(package: SystemPackage) -> bool:
    return has_library(package.sign) if ".so" in package.sign else shutil.which(package.sign) is not None


def has_library(name: str) -> bool:
    """Whether the loader finds it. It is asked itself, for a package's name says little about its files."""
    try:
        import ctypes

        ctypes.CDLL(name)
    except ImportError:  # a Python made without it; whatever is missing shows in the tests then
        return True
    except OSError:
        return False
    return True


def need_system_packages(wanted: tuple[SystemPackage, ...]) -> None:
    """Installs what is missing, or says how; what needs it cannot run meanwhile. Debian and Ubuntu only."""
    if shutil.which("apt-get") is None:
        return
    missing = [package for package in wanted if not is_there(package)]
    if not missing or apt_install([package.name for package in missing]):
        return
    names = [apt_name(package.name) for package in missing]
    for reason in dict.fromkeys(package.reason for package in missing):
        lacking = [name for name, package in zip(names, missing, strict=True) if package.reason == reason]
        say(f"Not installed: {' '.join(lacking)}. Without that, {reason} cannot run.")
    say(f"To install: sudo apt-get install {' '.join(names)}")


# --- The environment -------------------------------------------------------------------------------------------


def find_uv() -> str:
    """The path of uv; it is fetched if there is none. Raises Stop."""
    found = shutil.which("uv") or own_uv()
    if found is None:
        fetch_uv()
        found = own_uv()
    if found is None:
        raise Stop("uv could not be fetched. Install it (https://docs.astral.sh/uv/), then run this again.")
    return found


def own_uv() -> str | None:
    places = [OWN_UV / folder / f"uv{SUFFIX}" for folder in ("bin", "Scripts", "venv/bin", "venv/Scripts")]
    return next((str(place) for place in places if place.is_file()), None)


def fetch_uv() -> None:
    """Puts uv into `build/uv` with this Python's pip, or with that of a virtual environment. Raises Stop.

    Debian's Python comes with neither pip nor venv; a package of Debian adds them.
    """
    say("Fetching uv ...")
    if fetch_with_pip() or fetch_with_venv():
        return
    if shutil.which("apt-get") is None:
        raise Stop(
            "uv could not be fetched: this Python has no working pip, or the package index cannot be reached. "
            "Install uv (https://docs.astral.sh/uv/), then run this again."
        )
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    if not can_import("ensurepip") and apt_install([(package,)]) and fetch_with_venv():
        return
    raise Stop(
        "uv could not be fetched. Run this, then try again: sudo apt-get install python3-venv python3-pip\n"
        "If both are there, the package index cannot be reached."
    )


def fetch_with_pip() -> bool:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--target", str(OWN_UV), "uv"]
    return can_import("pip") and run(command) == 0


def fetch_with_venv() -> bool:
    folder = OWN_UV / "venv"
    if not can_import("ensurepip") or run([sys.executable, "-m", "venv", "--clear", str(folder)], quiet=True) != 0:
        return False
    inside = folder / ("Scripts" if WINDOWS else "bin") / f"python{SUFFIX}"
    return run([str(inside), "-m", "pip", "install", "--quiet", "uv"]) == 0


def can_import(module: str) -> bool:
    return run([sys.executable, "-c", f"import {module}"], quiet=True) == 0


def fingerprint() -> str:
    """Changes whenever the environment has to be made anew."""
    digest = hashlib.sha256("{}.{} {}".format(*sys.version_info[:2], VENV).encode())
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def need_environment() -> None:
    """Makes `.venv` as `uv.lock` says, unless it is that already. Raises Stop."""
    wanted = fingerprint()
    if Path(python()).exists() and STAMP.is_file() and STAMP.read_text() == wanted:
        return
    command = ["uv", "sync", "--frozen", "--quiet"]
    if VENV not in Path(sys.executable).parents:
        command += ["--python", sys.executable]
    say("Making .venv from uv.lock ...")
    if run(command) != 0:
        raise Stop(".venv could not be made; uv says why above. Run this again once that is mended.")
    STAMP.write_text(wanted)


# --- Commands --------------------------------------------------------------------------------------------------


class Stage(NamedTuple):
    """One check: its name, what it runs, and what to do if it fails."""

    name: str
    commands: list[list[str]]
    advice: str


def stages(pytest_args: list[str], only: str | None = None) -> list[Stage]:
    """Every check, the quickest first; or the one called `only`. Raises Stop if there is none of that name."""
    # Two for each core: half of a test's time is waiting, for a process, the disk or the other side.
    number = str(2 * (os.cpu_count() or 1))
    workers = ["-n", number, "--dist", "worksteal", "-m", "not long and not live"]
    every = [
        # Without the index: a lock that is in step needs none.
        Stage("lock", [["uv", "lock", "--check", "--offline", "--quiet"]], "Run: uv lock"),
        Stage(
            "lint",
            [[python(), "-m", "ruff", "check", "."], [python(), "-m", "ruff", "format", "--check", "."]],
            "Run: python3 packaging/dev.py format",
        ),
        Stage("imports", [[str(BIN / f"lint-imports{SUFFIX}")]], "The arrows stand in pyproject.toml."),
        Stage("types", [[python(), "-m", "mypy"]], ""),
        Stage("unit", [[python(), "-m", "pytest", "-q", *workers, *pytest_args]], ""),
    ]
    wanted = [stage for stage in every if only in (None, stage.name)]
    if not wanted:
        raise Stop(f"--only takes one of: {', '.join(stage.name for stage in every)}.")
    return wanted


def run_stages(wanted: list[Stage]) -> int:
    """Runs them in order up to the first that fails; returns its exit code."""
    took = []
    for stage in wanted:
        say(f"== {stage.name}")
        start = time.monotonic()
        code = next((code for code in map(run, stage.commands) if code != 0), 0)
        took.append(f"{stage.name} {time.monotonic() - start:.1f} s")
        if code != 0:
            say(f"FAILED: {stage.name} (exit code {code}). {stage.advice}".strip() + f"   [{', '.join(took)}]")
            return code
    say(f"PASSED   [{', '.join(took)}]")
    return 0


def test(args: list[str]) -> int:
    only, rest = None, list(args)
    for place, arg in enumerate(args):
        if arg == "--only" or arg.startswith("--only="):
            _, given, value = arg.partition("=")
            used = 1 if given else 2
            only = value if given else "".join(args[place + 1 : place + 2])
            rest = [*args[:place], *args[place + used :]]
            break
    wanted = stages(rest, only)
    need_environment()
    if wanted[-1].name == "unit":
        need_system_packages(TEST_PACKAGES)
    return run_stages(wanted)


def practice(args: list[str]) -> int:
    need_environment()
    return become([python(), "-m", "wizard", "practice", *args])


def crash(args: list[str]) -> int:
    need_environment()
    return become([python(), "-m", "pytest", "-m", "long", "--timeout", "3600", *args])


def bench(args: list[str]) -> int:
    need_environment()
    return become([python(), "-m", "benchmarks", *args])


def lint(args: list[str]) -> int:
    need_environment()
    return run_stages(stages(args, "lint"))


def put_into_form(args: list[str]) -> int:
    need_environment()
    sort = run([python(), "-m", "ruff", "check", "--quiet", "--select", "I", "--fix", "."])
    return run([python(), "-m", "ruff", "format", *args, "."]) or sort


def translations(args: list[str]) -> int:
    need_environment()
    return run([python(), str(ROOT / "packaging" / "translations.py"), *args])


def screenshots(args: list[str]) -> int:
    need_environment()
    need_system_packages(TEST_PACKAGES)
    return run([python(), str(ROOT / "packaging" / "screenshots.py"), *args])


def feed(args: list[str]) -> int:
    need_environment()
    return run(
        [python(), str(ROOT / "packaging" / "feed.py"), *args], folder=Path.cwd()
    )  # files are named from here


COMMANDS = {
    "practice": practice,
    "test": test,
    "crash": crash,
    "bench": bench,
    "lint": lint,
    "format": put_into_form,
    "translations": translations,
    "screenshots": screenshots,
    "feed": feed,
}


def main(args: list[str]) -> int:
    """Runs one command; returns its exit code, 2 for a wrong one."""
    if args and args[0] in ("-h", "--help", "help"):
        print(__doc__)
        return 0
    if not args or args[0] not in COMMANDS:
        say(f"Usage: python3 packaging/dev.py {'|'.join(COMMANDS)} [...]   (--help says more)")
        return 2
    try:
        return COMMANDS[args[0]](args[1:])
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
