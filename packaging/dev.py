"""The two commands of the README, and those of everyday work.

    python3 packaging/dev.py practice [ARGUMENTS]    try Channel Wizard without an account
    python3 packaging/dev.py test [PYTEST ARGUMENTS] every check, as CI runs them
    python3 packaging/dev.py lint | types | imports | unit | crash | format

Needs nothing but Python 3.11 or newer: it makes `.venv` from the committed `uv.lock` with uv, which it fetches
with pip where it is missing. Where Debian or Ubuntu lack a system library it installs it if it may, and says the
exact command if it may not.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
TOOLS = ROOT / "build" / "tools"
STAMP = VENV / "made-from"
WINDOWS = os.name == "nt"
BIN = "Scripts" if WINDOWS else "bin"

# Debian and Ubuntu packages, by what needs them. A keyring for the tests of the store of secrets.
SYSTEM_PACKAGES = {"test": {"dbus-run-session": "dbus", "gnome-keyring-daemon": "gnome-keyring"}}

STAGES: dict[str, tuple[tuple[str, ...], ...]] = {
    "lint": (("ruff", "check", "."), ("ruff", "format", "--check", ".")),
    "types": (("mypy",),),
    "imports": (("lint-imports",),),
    "unit": (("pytest", "-q", "-n", "auto", "--dist", "worksteal"),),
}


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):
        print(f"Channel Wizard needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 2
    command, *rest = arguments or ["help"]
    if command == "practice":
        prepare()
        return run("python", "-m", "wizard", "practice", *rest)
    if command == "test":
        system_packages("test")
        prepare()
        return stages(tuple(STAGES), rest)
    if command in STAGES:
        prepare()
        return stages((command,), rest)
    if command == "crash":
        prepare()
        return run("pytest", "-q", "-m", "long", "tests/crash", *rest)
    if command == "format":
        prepare()
        return run("ruff", "check", "--fix", ".") or run("ruff", "format", ".")
    print(__doc__)
    return 0 if command in ("help", "-h", "--help") else 2


def stages(names: tuple[str, ...], rest: list[str]) -> int:
    """One after another; stops at the first that fails."""
    for name in names:
        started = time.monotonic()
        for command in STAGES[name]:
            code = run(*command, *(rest if name == "unit" else []))
            if code:
                print(f"✗ {name} failed: {' '.join(command)}")
                return code
        print(f"✓ {name} ({time.monotonic() - started:.0f} s)", flush=True)
    return 0


def run(program: str, *arguments: str) -> int:
    """Runs a program of the environment and answers its exit code."""
    path = VENV / BIN / (program + (".exe" if WINDOWS else ""))
    try:
        return subprocess.run([str(path), *arguments], cwd=ROOT, check=False).returncode
    except KeyboardInterrupt:
        return 130


# --- the environment --------------------------------------------------------------------------------------------


def prepare() -> None:
    """Makes `.venv` what the lock file says; at once if it is that already."""
    wanted = hashlib.sha256(b"".join((ROOT / each).read_bytes() for each in ("uv.lock", "pyproject.toml")))
    if STAMP.exists() and STAMP.read_text() == wanted.hexdigest():
        return
    environ = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    command = [find_uv(), "sync", "--frozen", "--quiet", "--python", sys.executable]
    if subprocess.run(command, cwd=ROOT, env=environ, check=False).returncode:
        sys.exit("The environment could not be made; the lines above say why.")
    STAMP.write_text(wanted.hexdigest())


def find_uv() -> str:
    """uv on the PATH, or fetched with pip into a folder of its own."""
    found = shutil.which("uv")
    if found:
        return found
    path = TOOLS / BIN / ("uv.exe" if WINDOWS else "uv")
    if not path.exists():
        if subprocess.run([sys.executable, "-m", "venv", str(TOOLS)], check=False).returncode:
            shutil.rmtree(TOOLS, ignore_errors=True)
            install(["python3-venv", "python3-pip"])
            subprocess.run([sys.executable, "-m", "venv", str(TOOLS)], check=True)
        pip = [str(TOOLS / BIN / "python"), "-m", "pip", "install", "--quiet", "uv"]
        if subprocess.run(pip, check=False).returncode:
            sys.exit("uv could not be fetched. Install it (https://docs.astral.sh/uv/) and try again.")
    return str(path)


def system_packages(purpose: str) -> None:
    """Installs what is missing, where this is a Debian or Ubuntu; elsewhere the tests say what they skip."""
    if not shutil.which("apt-get"):
        return
    missing = [package for program, package in SYSTEM_PACKAGES[purpose].items() if not shutil.which(program)]
    if missing:
        install(missing)


def install(packages: list[str]) -> None:
    """With apt-get where that is allowed without a question; otherwise says the command."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    prefix = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and (not shutil.which("sudo") or subprocess.run(["sudo", "-n", "true"], check=False).returncode):
        sys.exit(f"These packages are missing. Install them, then start again:\n    sudo {' '.join(command)}")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing {' '.join(packages)} …", flush=True)
    for each in ([*prefix, "apt-get", "update", "-qq"], [*prefix, *command]):
        if subprocess.run(each, env=environ, check=False, stdout=subprocess.DEVNULL).returncode:
            sys.exit(f"That failed. Install them by hand, then start again:\n    sudo {' '.join(command)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
