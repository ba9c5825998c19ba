"""The README's commands (`packaging/dev.py`), run as a person runs them, in small projects of their own."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

PROJECT = Path(__file__).parents[2]
DEV = PROJECT / "packaging" / "dev.py"
posix_only = pytest.mark.skipif(os.name != "posix", reason="uses programs made of shell lines")

# What stands for uv: it notes how it was called, and makes a `.venv` whose Python is this one.
UV = """#!/bin/sh
echo "uv $*" >> calls
[ -e refuse ] && exit 7
mkdir -p .venv/bin && ln -sf "$PYTHON" .venv/bin/python && printf '#!/bin/sh\\necho lint-imports >> calls\\n' \
  > .venv/bin/lint-imports && chmod +x .venv/bin/lint-imports
"""

# What stands for the program and for each tool: it notes how it was called, and fails if told so.
TOOL = """
import sys
from pathlib import Path
name = Path(__file__).parent.name
with open("calls", "a") as calls:
    print(name, *sys.argv[1:], file=calls)
fail = Path(f"fail-{name}")
sys.exit(int(fail.read_text()) if fail.exists() else 0)
"""


class SmallProject:
    """A folder with `dev.py`, a lock file, and stand-ins for uv and for what it runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "packaging").mkdir()
        shutil.copy(DEV, folder / "packaging" / "dev.py")
        (folder / "uv.lock").write_text("one")
        (folder / "pyproject.toml").write_text("")
        for name in ("wizard", "ruff", "mypy", "pytest", "benchmarks"):
            (folder / name).mkdir()
            (folder / name / "__init__.py").touch()  # else an installed one of this name would win
            (folder / name / "__main__.py").write_text(TOOL)
        self.programs = folder / "programs"
        self.programs.mkdir()
        self.program("uv", UV)

    def program(self, name: str, text: str) -> None:
        (self.programs / name).write_text(text)
        (self.programs / name).chmod(0o755)

    def run(self, *args: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
        search = path if path is not None else os.pathsep.join([str(self.programs), "/usr/bin", "/bin"])
        return subprocess.run(  # noqa: S603 - our own Python
            [sys.executable, "packaging/dev.py", *args],
            cwd=self.folder,
            env={"PATH": search, "PYTHON": sys.executable, "VIRTUAL_ENV": "/elsewhere"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def calls(self) -> list[str]:
        """What was called since the last time this was asked."""
        path = self.folder / "calls"
        found = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return found


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    small = SmallProject(tmp_path)
    small.program("dbus-run-session", "")
    small.program("gnome-keyring-daemon", "")
    return small


def test_an_old_python_gets_a_sentence_and_no_syntax_error() -> None:
    source = DEV.read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    older = f"import runpy, sys; sys.version_info = (3, 6, 9); runpy.run_path({str(DEV)!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", older], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 1
    assert "needs Python 3.11 or newer; this is 3.6." in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("args", [[], ["tset"]])
def test_a_wrong_command_names_those_there_are(args: list[str]) -> None:
    done = subprocess.run([sys.executable, str(DEV), *args], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 2
    assert "practice|test|crash|bench|lint|format" in done.stderr


@posix_only
def test_practice_makes_the_environment_once_and_passes_everything_on(project: SmallProject) -> None:
    (project.folder / "fail-wizard").write_text("3")
    done = project.run("practice", "--headless", "--only", "x y")
    assert done.returncode == 3
    sync, practice = project.calls()
    assert sync.startswith("uv sync --frozen ")
    assert practice == "wizard practice --headless --only x y"
    project.run("practice")
    assert project.calls() == ["wizard practice"], "nothing has changed: uv is not asked"
    (project.folder / "uv.lock").write_text("two")
    project.run("practice")
    assert len(project.calls()) == 2


@posix_only
def test_an_environment_that_cannot_be_made_is_said_and_made_later(project: SmallProject) -> None:
    (project.folder / "refuse").touch()
    done = project.run("practice")
    assert done.returncode == 1
    assert ".venv could not be made" in done.stderr
    assert [call.split()[1] for call in project.calls()] == ["sync"]
    (project.folder / "refuse").unlink()
    assert project.run("practice").returncode == 0
    assert len(project.calls()) == 2


@posix_only
def test_every_check_runs_in_order_and_says_how_long_it_took(project: SmallProject) -> None:
    done = project.run("test", "-k", "name")
    assert done.returncode == 0, done.stderr
    calls = project.calls()
    assert [call.split()[0] for call in calls] == ["uv", "uv", "ruff", "ruff", "lint-imports", "mypy", "pytest"]
    assert calls[1].startswith("uv lock --check")
    assert calls[-1].endswith(" -k name")
    last = done.stderr.splitlines()[-1]
    assert last.startswith("PASSED   [lock ")
    assert last.count(" s") == 5


@posix_only
def test_the_first_failure_ends_it_with_its_exit_code(project: SmallProject) -> None:
    (project.folder / "fail-mypy").write_text("4")
    done = project.run("test")
    assert done.returncode == 4
    assert done.stderr.splitlines()[-1].startswith("FAILED: types (exit code 4).")
    assert "pytest" not in " ".join(project.calls())


@posix_only
@pytest.mark.parametrize("only", [["--only", "unit"], ["--only=unit"]])
def test_one_stage_alone(project: SmallProject, only: list[str]) -> None:
    project.run("practice")
    project.calls()
    assert project.run("test", "-x", *only, "-k", "name").returncode == 0
    (call,) = project.calls()
    assert call.startswith("pytest ")
    assert call.endswith(" -x -k name")


@posix_only
def test_a_stage_there_is_not_names_those_there_are(project: SmallProject) -> None:
    for args in (["--only", "all"], ["--only"]):
        done = project.run("test", *args)
        assert done.returncode == 1
        assert "lock, lint, imports, types, unit" in done.stderr


@posix_only
def test_the_long_forms_and_the_benchmarks(project: SmallProject) -> None:
    project.run("crash", "-x")
    project.run("bench", "journal")
    assert [call.split()[0] for call in project.calls()] == ["uv", "pytest", "benchmarks"]


@posix_only
def test_what_is_missing_of_the_system_is_installed_or_said(project: SmallProject, tmp_path: Path) -> None:
    (project.programs / "gnome-keyring-daemon").unlink()
    search = str(project.programs)
    for name in ("sh", "mkdir", "ln", "chmod", "env"):
        (project.programs / name).symlink_to(shutil.which(name) or name)
    log = '#!/bin/sh\necho "apt-get $*" >> calls\n'
    project.program("apt-get", log + "exit 100\n")
    project.program("sudo", '#!/bin/sh\nshift\nexec "$@"\n')
    project.program("true", "#!/bin/sh\n")
    refused = project.run("test", "--only", "unit", path=search)
    assert refused.returncode == 0
    assert "Without that, the test of the real keyring cannot run." in refused.stderr
    (command,) = [
        line for line in refused.stderr.splitlines() if line.startswith("To install: sudo apt-get install ")
    ]
    assert "gnome-keyring" in command.split()
    assert "xvfb" in command.split(), "there is no Xvfb on this path"
    assert "dbus" not in command.split(), "which is there"
    project.calls()
    project.program("apt-get", log)
    installed = project.run("test", "--only", "unit", path=search)
    assert "sudo apt-get" not in installed.stderr
    assert [call.partition(" -q")[0] for call in project.calls()] == [
        "apt-get update",
        "apt-get install -y",
        "pytest",
    ]
    (project.programs / "apt-get").unlink()
    assert "gnome-keyring" not in project.run("test", "--only", "unit", path=search).stderr, "no Debian"


def load_dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", DEV)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(sys.platform != "linux", reason="Debian's packages")
def test_a_library_is_looked_for_where_the_loader_looks() -> None:
    dev = load_dev()
    assert dev.has_library("libc.so.6")
    assert not dev.has_library("libno-such-thing.so.1")
    for package in dev.TEST_PACKAGES:
        assert ".so" in package.sign or not any(name.startswith("lib") for name in package.name)


@posix_only
def test_a_package_that_newer_releases_call_differently(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dev = load_dev()
    apt = tmp_path / "apt-cache"
    apt.write_text('#!/bin/sh\n[ "$2" = libnew ]\n')
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert dev.apt_name(("libnew", "libold")) == "libnew"
    assert dev.apt_name(("libnewer", "libold")) == "libold"
    assert dev.apt_name(("libonly",)) == "libonly"


def test_ci_calls_the_same_command() -> None:
    assert "python3 packaging/dev.py test" in (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
