"""The stores of secrets, against real stores: small keyrings of our own, real files, a real gnome-keyring."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import keyring.errors
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keyring.backend import KeyringBackend

from wizard.errors import SecretsUnavailable, UsageError
from wizard.secrets import SERVICE, FileSecrets, KeyringSecrets, MemorySecrets, Secrets, open_secrets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

PROJECT = Path(__file__).parents[2]
SECRET = "s3cret-ünder-test"
posix_only = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")


class SmallKeyring(KeyringBackend):
    """Keeps what Windows' store would keep: entries of at most 2,560 bytes of UTF-16."""

    priority: ClassVar[float] = 5
    entries: ClassVar[dict[tuple[str, str], str]] = {}
    broken: ClassVar[Exception | None] = None
    fails_after: ClassVar[int | None] = None  # writes that still succeed
    forgets: ClassVar[bool] = False

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        cls = type(self)
        if len(password.encode("utf-16-le")) > 2560:
            raise keyring.errors.PasswordSetError("too long")
        if cls.fails_after is not None:
            if cls.fails_after == 0:
                raise OSError(5, f"broken while writing {password}")
            cls.fails_after -= 1
        if not self.forgets:
            self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        if self.entries.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("none")

    def _check(self) -> None:
        if self.broken is not None:
            raise self.broken


class PlaintextKeyring(SmallKeyring):
    """A store of the kind that keeps secrets in clear."""


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[SmallKeyring]]:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"{__name__}.SmallKeyring")
    SmallKeyring.entries.clear()
    yield SmallKeyring
    SmallKeyring.entries.clear()
    SmallKeyring.broken = SmallKeyring.fails_after = None
    SmallKeyring.forgets = False


# --- Every store -----------------------------------------------------------------------------------------------


@pytest.fixture(params=["memory", "keyring", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path, small: type[SmallKeyring]) -> Secrets:
    if request.param == "memory":
        return MemorySecrets()
    return (
        KeyringSecrets("home") if request.param == "keyring" else FileSecrets(tmp_path / "s" / "secrets.enc", "p")
    )


def test_a_store_keeps_replaces_and_forgets(store: Secrets) -> None:
    assert store.get("channel/a") is None
    store.delete("channel/a")
    store.put("channel/a", SECRET)
    store.put("channel/b", "")
    assert (store.get("channel/a"), store.get("channel/b")) == (SECRET, "")
    store.put("channel/a", "another")
    assert store.get("channel/a") == "another"
    store.delete("channel/a")
    assert (store.get("channel/a"), store.get("channel/b")) == (None, "")
    assert store.describe().startswith("Secrets are kept in ")


def test_a_store_keeps_any_text(store: Secrets) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.one_of(st.text(max_size=50), st.text(min_size=990, max_size=2100), st.just("channel-wizard-parts:x:3"))
    )
    def keeps(value: str) -> None:
        store.put("name", value)
        assert store.get("name") == value

    keeps()


@pytest.mark.parametrize("name", ["", "a#b", "a\nb", "x" * 201])
def test_a_name_no_store_can_keep_is_a_mistake_of_ours(store: Secrets, name: str) -> None:
    for use in (store.get, store.delete, lambda name: store.put(name, "value")):
        with pytest.raises(ValueError, match="a secret's name"):
            use(name)


def test_what_is_no_text_is_refused(store: Secrets) -> None:
    with pytest.raises(UsageError) as caught:
        store.put("name", "bro\udc80ken")
    assert "bro" not in str(caught.value)


# --- Keyring ---------------------------------------------------------------------------------------------------


def test_the_keyring_entry_is_found_where_documented(small: type[SmallKeyring]) -> None:
    KeyringSecrets("home").put("channel/a", SECRET)
    assert small.entries == {(SERVICE, "home/channel/a"): SECRET}
    assert KeyringSecrets("other").get("channel/a") is None


@pytest.mark.parametrize("value", ["x" * 1000, "ü" * 1000, "𝄞" * 500])
def test_up_to_windows_limit_a_value_is_one_entry(small: type[SmallKeyring], value: str) -> None:
    KeyringSecrets("home").put("a", value)
    assert list(small.entries.values()) == [value]


@pytest.mark.parametrize("value", ["x" * 1001, "𝄞" * 501, "yz" * 20_000])
def test_a_long_value_is_spread_and_leaves_nothing_behind(small: type[SmallKeyring], value: str) -> None:
    store = KeyringSecrets("home")
    store.put("a", value)
    assert len(small.entries) > 2
    assert store.get("a") == value
    store.put("a", value[1:] + "!")
    assert KeyringSecrets("home").get("a") == value[1:] + "!"
    store.put("a", "short")
    assert list(small.entries.values()) == ["short"]
    store.put("a", value)
    store.delete("a")
    assert small.entries == {}


@pytest.mark.parametrize("writes", range(4))
def test_a_write_that_fails_midway_leaves_the_old_value(small: type[SmallKeyring], writes: int) -> None:
    store = KeyringSecrets("home")
    store.put("a", "old" * 400)
    small.fails_after = writes
    with pytest.raises(SecretsUnavailable) as caught:
        store.put("a", "new" * 400)
    assert "new" not in str(caught.value)
    assert store.get("a") == "old" * 400
    small.fails_after = None
    store.put("a", "new" * 400)
    assert store.get("a") == "new" * 400


def test_a_missing_part_is_said(small: type[SmallKeyring]) -> None:
    store = KeyringSecrets("home")
    store.put("a", "x" * 2000)
    del small.entries[next(key for key in small.entries if key[1].endswith(".2"))]
    with pytest.raises(SecretsUnavailable, match="only a part"):
        store.get("a")
    store.put("a", "y" * 2000)
    assert store.get("a") == "y" * 2000


def test_a_keyring_that_keeps_nothing_is_noticed(small: type[SmallKeyring]) -> None:
    small.forgets = True
    with pytest.raises(SecretsUnavailable, match="did not keep"):
        KeyringSecrets("home").put("a", SECRET)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (keyring.errors.KeyringLocked(SECRET), "locked"),
        (keyring.errors.InitError(SECRET), "locked"),
        (keyring.errors.NoKeyringError(SECRET), "no keyring"),
        (keyring.errors.KeyringError(SECRET), "KeyringError"),
        (ConnectionResetError(104, SECRET), "ConnectionResetError"),
    ],
)
def test_a_keyring_that_fails_is_said_and_recovers(small: type[SmallKeyring], error: Exception, says: str) -> None:
    store = KeyringSecrets("home")
    store.put("a", SECRET)
    small.broken = error
    uses: list[Callable[[], object]] = [
        lambda: store.get("a"),
        lambda: store.put("a", "x"),
        lambda: store.delete("a"),
    ]
    for use in uses:
        with pytest.raises(SecretsUnavailable, match=says) as caught:
            use()
        assert "CHANNEL_WIZARD_PASSPHRASE_FILE" in caught.value.advice
        assert SECRET not in str(caught.value)
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__
    small.broken = None
    assert store.get("a") == SECRET


@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"])
def test_a_keyring_switched_off_is_said(monkeypatch: pytest.MonkeyPatch, backend: str) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    store = KeyringSecrets("home")
    uses: list[Callable[[], object]] = [store.describe, lambda: store.get("a"), lambda: store.put("a", "x")]
    for use in uses:
        with pytest.raises(SecretsUnavailable, match="PYTHON_KEYRING_BACKEND switches the keyring off"):
            use()


@pytest.mark.parametrize("backend", ["", "nonsense", "no.such.Module", "wizard.errors.NoSuchThing"])
def test_a_keyring_that_cannot_be_loaded_is_said(monkeypatch: pytest.MonkeyPatch, backend: str) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    with pytest.raises(SecretsUnavailable, match="PYTHON_KEYRING_BACKEND names does not work"):
        KeyringSecrets("home").get("a")


def test_a_plain_text_keyring_chosen_by_a_person_is_used_and_said(
    small: type[SmallKeyring], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "in clear" not in KeyringSecrets("home").describe()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"{__name__}.PlaintextKeyring")
    store = KeyringSecrets("home")
    store.put("a", SECRET)
    assert store.get("a") == SECRET
    assert "in clear" in store.describe()
    assert "PYTHON_KEYRING_BACKEND" in store.describe()


PLUGIN = """
from keyring.backend import KeyringBackend

class Kept(KeyringBackend):
    entries = {{}}
    def get_password(self, service, username): return self.entries.get((service, username))
    def set_password(self, service, username, password): self.entries[service, username] = password
    def delete_password(self, service, username): del self.entries[service, username]

{stores}
"""
PLAIN = "class PlaintextKeyring(Kept):\n    priority = 2\n"
WEAK = "class Weak(Kept):\n    priority = 0.5\n"
GOOD = "class Good(Kept):\n    priority = 3\n"
USE = """
from wizard.errors import SecretsUnavailable
from wizard.secrets import KeyringSecrets
try:
    store = KeyringSecrets("home")
    store.put("a", "b")
    assert store.get("a") == "b"
    print(store.describe())
except SecretsUnavailable as error:
    print("refused:", error)
"""


def use_plugin(folder: Path, stores: str, environ: Mapping[str, str] | None = None) -> str:
    """What a process says in which keyring finds `stores` as a plug-in, and no bus."""
    info = folder / "plugin-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: plugin\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[keyring.backends]\nplugin = keyring_plugin\n")
    (folder / "keyring_plugin.py").write_text(PLUGIN.format(stores=stores))
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON_KEYRING")}
    path = os.pathsep.join([str(folder), str(PROJECT)])
    done = subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-c", USE],
        env={**variables, "PYTHONPATH": path, **(environ or {})},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="macOS and Windows have a keyring of their own")


@on_linux
@pytest.mark.parametrize("stores", [PLAIN, WEAK, PLAIN + WEAK, ""])
def test_what_keyring_picks_by_itself_must_be_a_real_store(tmp_path: Path, stores: str) -> None:
    said = use_plugin(tmp_path, stores)
    assert said.startswith("refused: This computer has no keyring")
    assert "gnome-keyring" in said


@on_linux
def test_a_real_store_is_taken_and_a_plain_one_beside_it_is_not(tmp_path: Path) -> None:
    said = use_plugin(tmp_path, PLAIN + WEAK + GOOD)
    assert said == "Secrets are kept in the keyring keyring_plugin.Good.\n"


@on_linux
def test_a_chain_of_real_stores_is_named_by_its_members(tmp_path: Path) -> None:
    said = use_plugin(tmp_path, GOOD + GOOD.replace("Good", "Better").replace("3", "4") + PLAIN)
    assert said == "Secrets are kept in the keyring keyring_plugin.Better and the keyring keyring_plugin.Good.\n"


@on_linux
def test_keyrings_configuration_file_is_honoured(tmp_path: Path) -> None:
    (tmp_path / "python_keyring").mkdir()
    (tmp_path / "python_keyring" / "keyringrc.cfg").write_text(
        "[backend]\ndefault-keyring = keyring_plugin.PlaintextKeyring\n"
    )
    said = use_plugin(tmp_path / "plugin", PLAIN + GOOD, {"XDG_CONFIG_HOME": str(tmp_path)})
    assert "keyring_plugin.PlaintextKeyring" in said
    assert "keyringrc.cfg says" in said
    assert "in clear" in said


@on_linux
def test_importing_us_does_not_import_keyring() -> None:
    code = "import sys, wizard.secrets; sys.exit('keyring' in sys.modules or 'cryptography' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=PROJECT)  # noqa: S603 - our own Python


DBUS = shutil.which("dbus-run-session")
GNOME = """
import sys
from wizard.errors import SecretsUnavailable
from wizard.secrets import KeyringSecrets
store = KeyringSecrets("home")
print(store.describe())
try:
    for value in ("short", "ü" * 700, "x" * 5000, ""):
        store.put("a", value)
        assert KeyringSecrets("home").get("a") == value
    store.delete("a")
    assert store.get("a") is None
    print("kept")
except SecretsUnavailable as error:
    print("refused:", error)
"""


@pytest.mark.skipif(
    not (DBUS and shutil.which("gnome-keyring-daemon")),
    reason="needs dbus-run-session and gnome-keyring-daemon",
)
@pytest.mark.parametrize(
    ("start", "says"),
    [
        ("printf secret | gnome-keyring-daemon --unlock --components=secrets", "kept"),
        ("gnome-keyring-daemon --start --components=secrets", "refused: The keyring is locked."),
    ],
    ids=["unlocked", "locked"],
)
def test_a_real_gnome_keyring(tmp_path: Path, start: str, says: str) -> None:
    script = tmp_path / "use.py"
    script.write_text(GNOME)
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON_KEYRING")}
    done = subprocess.run(  # noqa: S603 - fixed words and our own paths
        [str(DBUS), "--", "sh", "-c", f'{start} >/dev/null && exec "$0" "$1"', sys.executable, str(script)],
        env={**variables, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(run), "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.startswith("Secrets are kept in the Secret Service of this desktop."), done.stderr
    assert says in done.stdout


# --- Encrypted file --------------------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "private" / "secrets.enc"


@posix_only
def test_file_and_folder_are_the_owners_alone(path: Path) -> None:
    path.parent.mkdir(mode=0o755)
    FileSecrets(path, "p").put("a", SECRET)
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert {each.stat().st_mode & 0o777 for each in path.parent.iterdir()} == {0o600}


def test_nothing_is_written_in_clear(path: Path) -> None:
    store = FileSecrets(path, "p")
    store.put("channel/a", "plain")
    first = path.read_bytes()
    assert b"plain" not in first
    assert b"channel" not in first
    store.put("channel/a", "other")
    store.put("channel/a", "plain")
    assert path.read_bytes()[92:] != first[92:], "the nonce is new with every write"


def test_reading_makes_no_file(path: Path) -> None:
    store = FileSecrets(path, "p")
    assert store.get("a") is None
    store.delete("a")
    assert not path.parent.exists()


def test_a_wrong_passphrase_is_said_and_changes_nothing(path: Path) -> None:
    FileSecrets(path, "right").put("a", SECRET)
    before = path.read_bytes()
    wrong = FileSecrets(path, "mistaken")
    with pytest.raises(SecretsUnavailable, match="does not open with this passphrase") as caught:
        wrong.get("a")
    with pytest.raises(SecretsUnavailable, match="does not open with this passphrase"):
        wrong.put("b", "x")
    assert "mistaken" not in str(caught.value)
    assert path.read_bytes() == before
    assert FileSecrets(path, "right").get("a") == SECRET


def test_a_passphrase_composed_otherwise_opens_the_file(path: Path) -> None:
    FileSecrets(path, "z\u00fcrich").put("a", SECRET)
    assert FileSecrets(path, "zu\u0308rich").get("a") == SECRET


def test_damage_anywhere_is_said_and_nothing_is_overwritten(path: Path) -> None:
    store = FileSecrets(path, "p")
    store.put("a", SECRET)
    damaged = whole = path.read_bytes()
    for place in range(len(whole)):
        damaged = whole[:place] + bytes([whole[place] ^ 0x40]) + whole[place + 1 :]
        path.write_bytes(damaged)
        with pytest.raises(SecretsUnavailable, match="is damaged") as caught:
            store.get("a")
        assert str(path) in str(caught.value)
    with pytest.raises(SecretsUnavailable, match="is damaged"):
        store.put("b", "x")
    with pytest.raises(SecretsUnavailable, match="is damaged"):
        store.delete("a")
    assert path.read_bytes() == damaged
    for length in (*range(0, len(whole), 7), len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(SecretsUnavailable, match="is damaged"):
            FileSecrets(path, "p").get("a") if length < 92 else store.get("a")
    path.write_bytes(whole)
    assert store.get("a") == SECRET


def test_a_newer_layout_is_said(path: Path) -> None:
    import hashlib

    store = FileSecrets(path, "p")
    store.put("a", SECRET)
    whole = bytearray(path.read_bytes())
    whole[8] = 2
    whole[60:92] = hashlib.sha256(whole[:60]).digest()
    path.write_bytes(whole)
    with pytest.raises(SecretsUnavailable, match="newer version"):
        store.get("a")


def test_a_cost_out_of_bounds_is_never_paid(path: Path) -> None:
    import hashlib

    store = FileSecrets(path, "p")
    store.put("a", SECRET)
    whole = bytearray(path.read_bytes())
    whole[9] = 40  # a petabyte
    whole[60:92] = hashlib.sha256(whole[:60]).digest()
    path.write_bytes(whole)
    with pytest.raises(SecretsUnavailable, match="is damaged"):
        store.get("a")


def test_two_instances_never_lose_each_others_change(path: Path) -> None:
    stores = [FileSecrets(path, "p") for _ in range(2)]
    stores[0].put("first", "0")

    def work(number: int) -> None:
        for index in range(20):
            stores[number].put(f"{number}/{index}", str(index))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    third = FileSecrets(path, "p")
    assert all(third.get(f"{number}/{index}") == str(index) for number in range(2) for index in range(20))


def test_a_file_made_anew_by_another_process_is_read(path: Path) -> None:
    store = FileSecrets(path, "p")
    store.put("a", "1")
    path.unlink()
    FileSecrets(path, "p").put("a", "2")
    assert store.get("a") == "2"
    store.put("b", "3")
    assert FileSecrets(path, "p").get("b") == "3"


WRITER = """
import sys
from pathlib import Path
from wizard.secrets import FileSecrets
store = FileSecrets(Path(sys.argv[1]), "p")
number = int(store.get("number") or 0)
while True:
    number += 1
    store.put("number", str(number))
    store.put("filler", "x" * (number * 997 % 100_000))
    print(number, flush=True)
"""


@posix_only
def test_killed_while_writing_nothing_acknowledged_is_lost(path: Path) -> None:
    for wanted in (1, 7, 12):
        process = subprocess.Popen(  # noqa: S603 - our own Python
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=PROJECT
        )
        assert process.stdout is not None
        acknowledged = 0
        for _line in range(wanted):
            acknowledged = int(process.stdout.readline())
        process.kill()
        acknowledged = int((process.stdout.read().split() or [str(acknowledged)])[-1])
        process.stdout.close()
        process.wait()
        found = FileSecrets(path, "p").get("number")
        assert found in {str(acknowledged), str(acknowledged + 1)}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read and write everything")
def test_a_file_that_may_not_be_read_is_said(path: Path) -> None:
    store = FileSecrets(path, "p")
    store.put("a", SECRET)
    path.chmod(0)
    with pytest.raises(SecretsUnavailable, match="cannot be read: Permission denied"):
        store.get("a")
    path.chmod(0o600)
    assert store.get("a") == SECRET


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file where the folder should be")
    with pytest.raises(SecretsUnavailable, match="cannot be"):
        FileSecrets(tmp_path / "blocked" / "secrets.enc", "p").put("a", SECRET)


@posix_only
def test_a_symbolic_link_stays_one(tmp_path: Path, path: Path) -> None:
    path.parent.mkdir()
    real = tmp_path / "elsewhere.enc"
    path.symlink_to(real)
    FileSecrets(path, "p").put("a", SECRET)
    assert path.is_symlink()
    assert FileSecrets(real, "p").get("a") == SECRET


# --- Choosing --------------------------------------------------------------------------------------------------


def test_without_a_passphrase_it_is_the_keyring(tmp_path: Path, small: type[SmallKeyring]) -> None:
    store = open_secrets("home", tmp_path, {})
    store.put("a", SECRET)
    assert small.entries
    assert list(tmp_path.iterdir()) == []


def test_the_passphrase_chooses_the_encrypted_file(tmp_path: Path) -> None:
    given_in_file = tmp_path / "passphrase"
    given_in_file.write_text("correct horse\r\n", newline="")
    one = open_secrets("home", tmp_path, {"CHANNEL_WIZARD_PASSPHRASE": "correct horse"})
    one.put("a", SECRET)
    other = open_secrets("home", tmp_path, {"CHANNEL_WIZARD_PASSPHRASE_FILE": str(given_in_file)})
    assert other.get("a") == SECRET
    assert str(tmp_path / "secrets.enc") in other.describe()
    assert "horse" not in f"{other!r} {other.describe()}"


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({"CHANNEL_WIZARD_PASSPHRASE": ""}, "CHANNEL_WIZARD_PASSPHRASE gives an empty passphrase"),
        ({"CHANNEL_WIZARD_PASSPHRASE": "a", "CHANNEL_WIZARD_PASSPHRASE_FILE": "b"}, "both set"),
        ({"CHANNEL_WIZARD_PASSPHRASE_FILE": ""}, "cannot be read"),
        ({"CHANNEL_WIZARD_PASSPHRASE_FILE": "no/such/file"}, "cannot be read: No such file"),
        ({"CHANNEL_WIZARD_PASSPHRASE_FILE": "zero\0byte"}, "is not a text file"),
        ({"CHANNEL_WIZARD_PASSPHRASE_FILE": sys.executable}, "is not a text file"),
        ({"CHANNEL_WIZARD_PASSPHRASE_FILE": os.devnull}, "gives an empty passphrase"),
    ],
)
def test_a_passphrase_that_cannot_be_had_is_said(tmp_path: Path, environ: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        open_secrets("home", tmp_path, environ)
    assert caught.value.field.startswith("CHANNEL_WIZARD_PASSPHRASE")
