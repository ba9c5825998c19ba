"""The settings' file: what is kept, what is said of a bad file, and that no change is ever lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from wizard.errors import UsageError, WizardError
from wizard.home import Home, find_home
from wizard.settings import (
    ChannelSettings,
    ReplyRoute,
    Settings,
    SettingsStore,
    check_channel_name,
)

PROJECT = Path(__file__).parents[2]
posix_only = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def make_channel(name: str = "brand", **changes: object) -> ChannelSettings:
    values: dict[str, object] = {
        "name": name,
        "hub_url": "https://api.socialhub.io/",
        "account_id": "a" * 24,
        "channel_id": "c" * 24,
        "network_kind": "forum",
        "network_fields": {"server": "https://forum.example"},
        "since": NOON,
        "replies": ReplyRoute(via="direct", public_url="https://me.example/hook", listen="127.0.0.1:8765"),
        "profile_id": "p1",
        "profile_name": "Zoë 🦊",
        "profile_handle": "@zoe@forum.example",
        "profile_url": "https://forum.example/@zoe",
        "created": NOON,
    }
    return ChannelSettings.model_validate({**values, **changes})


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "config" / "settings.json")


# --- Home ------------------------------------------------------------------------------------------------------


def test_one_folder_holds_everything_if_named(tmp_path: Path) -> None:
    home = find_home({"CHANNEL_WIZARD_HOME": str(tmp_path)})
    assert home == Home(tmp_path / "config", tmp_path / "data", tmp_path / "logs")
    assert find_home({"CHANNEL_WIZARD_HOME": "relative"}).config == Path.cwd() / "relative" / "config"


def test_without_a_name_the_system_says_where(own_environment: Path) -> None:
    home = find_home({"CHANNEL_WIZARD_HOME": ""})
    assert all(own_environment in folder.parents for folder in (home.config, home.data, home.logs))
    assert "channel-wizard" in str(home.config)


# --- Models ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a", "brand-mastodon", "0.b_c-d", "x" * 64])
def test_names_that_do(name: str) -> None:
    assert check_channel_name(name) == name
    assert make_channel(name).name == name


@pytest.mark.parametrize("name", ["", "-a", ".a", "Brand", "a b", "a/b", "ä", "x" * 65, "a\n"])
def test_names_that_do_not(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_channel_name(name, "channel")
    assert caught.value.field == "channel"
    with pytest.raises(ValidationError):
        make_channel(name)


def test_times_are_aware_and_kept_in_utc() -> None:
    channel = make_channel(since=datetime(2026, 5, 4, 14, 0, tzinfo=timezone(timedelta(hours=2))))
    assert channel.since == NOON
    assert channel.since.tzinfo is UTC
    with pytest.raises(ValidationError):
        make_channel(since=datetime(2026, 5, 4, 14, 0))  # noqa: DTZ001 - the point of the test


def test_a_direct_route_needs_both_ends() -> None:
    with pytest.raises(ValidationError, match="needs public_url and listen"):
        ReplyRoute(via="direct", public_url="https://me.example/")
    assert ReplyRoute(via="none").listen is None


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        make_channel().name = "other"  # type: ignore[misc] # the point of the test


def test_a_channel_is_found_by_name_or_those_there_are_are_named() -> None:
    settings = Settings(home_id="ab")
    with pytest.raises(UsageError, match="None is set up yet"):
        settings.channel("x")
    settings = settings.with_channel(make_channel("one")).with_channel(make_channel("two"))
    assert settings.channel("two").name == "two"
    with pytest.raises(UsageError, match=r"no channel “three”. There are: one, two.") as caught:
        settings.channel("three")
    assert caught.value.exit_code == 2


def test_channels_are_replaced_in_place_and_removed() -> None:
    settings = Settings(home_id="ab").with_channel(make_channel("one")).with_channel(make_channel("two"))
    changed = settings.with_channel(make_channel("one", profile_name="New"))
    assert [(each.name, each.profile_name) for each in changed.channels] == [("one", "New"), ("two", "Zoë 🦊")]
    assert [each.name for each in changed.without_channel("one").channels] == ["two"]
    assert changed.without_channel("none") == changed


# --- The file --------------------------------------------------------------------------------------------------


def test_what_is_saved_is_loaded(store: SettingsStore) -> None:
    settings = store.load().with_channel(make_channel()).with_channel(make_channel("b", profile_url=None))
    store.save(settings)
    assert SettingsStore(store.path).load() == settings
    assert json.loads(store.path.read_text(encoding="utf-8"))["version"] == 1


@given(text=st.text(), fields=st.dictionaries(st.text(), st.text(), max_size=3), since=st.datetimes())
def test_any_text_survives_the_file(text: str, fields: dict[str, str], since: datetime) -> None:
    if not 1 < since.year < 9999:
        since = NOON.replace(tzinfo=None)
    channel = make_channel(profile_name=text, network_fields=fields, since=since.replace(tzinfo=UTC))
    settings = Settings(home_id="ab", channels=(channel,))
    assert Settings.model_validate_json(settings.model_dump_json()) == settings


def test_the_first_home_id_stays_once_saved(store: SettingsStore) -> None:
    first = store.load().home_id
    assert store.load().home_id == first
    assert not store.path.parent.exists(), "loading writes nothing"
    store.update(lambda settings: settings)
    assert SettingsStore(store.path).load().home_id == first
    assert SettingsStore(store.path.with_name("other.json")).load().home_id != first


@posix_only
def test_file_and_folder_are_the_owners_alone(store: SettingsStore) -> None:
    store.update(lambda settings: settings.with_channel(make_channel()))
    assert store.path.parent.stat().st_mode & 0o777 == 0o700
    assert {each.stat().st_mode & 0o777 for each in store.path.parent.iterdir()} == {0o600}


def test_an_update_that_raises_or_changes_nothing_writes_nothing(store: SettingsStore) -> None:
    store.update(lambda settings: settings.with_channel(make_channel()))
    before = store.path.stat().st_mtime_ns, store.path.read_bytes()

    def fail(settings: Settings) -> Settings:
        raise LookupError(settings.home_id)

    with pytest.raises(LookupError):
        store.update(fail)
    store.update(lambda settings: settings.with_channel(make_channel()))
    assert (store.path.stat().st_mtime_ns, store.path.read_bytes()) == before
    store.update(lambda settings: settings.without_channel("brand"))
    assert store.load().channels == ()


def test_what_could_not_be_loaded_again_is_not_saved(store: SettingsStore) -> None:
    twice = Settings(home_id="ab").model_copy(update={"channels": (make_channel(), make_channel())})
    with pytest.raises(ValidationError, match="two channels have the same name"):
        store.save(twice)
    assert not store.path.exists()


def test_a_byte_order_mark_is_no_damage(store: SettingsStore) -> None:
    store.save(store.load())
    store.path.write_bytes(b"\xef\xbb\xbf" + store.path.read_bytes())
    assert store.load().channels == ()


BAD = [
    ("", "damaged in line 1", ":1"),
    ('{\n "version": 1,\n oops\n}', "damaged in line 3", ":3"),
    ("[]", "has no version", ""),
    ("{}", "has no version", ""),
    ('{"version": "1", "home_id": "ab"}', "has no version", ""),
    ('{"version": 0, "home_id": "ab"}', "error at version", ""),
    ('{"version": 1}', "error at home_id", ""),
    ('{"version": 1, "home_id": "ab", "chanels": []}', "error at chanels", ""),
    ('{"version": 1, "home_id": "ab", "channels": [{"name": "A"}]}', r"error at channels\.0\.", ""),
    ("[" * 100_000, "is damaged", ""),
    ('{"version": ' + "1" * 5000 + "}", "is damaged", ""),
    ('{"version": 1, "home_id": "\\ud800"}', "has an error", ""),
    (b"\xff\xfe\x00", "is not text", ""),
]


@pytest.mark.parametrize(("content", "says", "place"), BAD, ids=range(len(BAD)))
def test_a_bad_file_is_said_and_never_overwritten(
    store: SettingsStore, content: str | bytes, says: str, place: str
) -> None:
    content = content.encode() if isinstance(content, str) else content
    store.path.parent.mkdir()
    store.path.write_bytes(content)
    for use in (store.load, lambda: store.update(lambda settings: settings.with_channel(make_channel()))):
        with pytest.raises(UsageError, match=says) as caught:
            use()
        assert str(store.path) in str(caught.value)
        assert caught.value.field == f"{store.path}{place}"
        assert caught.value.advice
    assert store.path.read_bytes() == content
    store.path.unlink()
    store.update(lambda settings: settings.with_channel(make_channel()))
    assert store.load().channel("brand") == make_channel()


def test_a_newer_file_is_said_and_never_overwritten(store: SettingsStore) -> None:
    store.path.parent.mkdir()
    content = '{"version": 2, "home_id": {"new": "shape"}, "more": 1}'
    store.path.write_text(content)
    for use in (store.load, lambda: store.update(lambda settings: settings)):
        with pytest.raises(WizardError, match=r"newer version of Channel Wizard\. Update"):
            use()
    assert store.path.read_text() == content


def test_a_place_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file where the folder should be")
    store = SettingsStore(tmp_path / "blocked" / "settings.json")
    with pytest.raises(WizardError, match="cannot be written: "):
        store.update(lambda settings: settings)
    with pytest.raises(WizardError, match="cannot be read: "):
        SettingsStore(tmp_path).load()


ADDER = """
import sys
from pathlib import Path
from wizard.settings import Settings, SettingsStore
store = SettingsStore(Path(sys.argv[1]))
template = store.load().channel("template")
for number in range(int(sys.argv[3])):
    channel = template.model_copy(update={"name": f"{sys.argv[2]}{number}"})
    store.update(lambda settings: settings.with_channel(channel))
    print(channel.name, flush=True)
"""


def start_adder(store: SettingsStore, prefix: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ADDER, str(store.path), prefix, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT)  # noqa: S603 - our own Python


def test_two_processes_never_lose_each_others_change(store: SettingsStore) -> None:
    store.update(lambda settings: settings.with_channel(make_channel("template")))
    adders = [start_adder(store, prefix, 30) for prefix in "ab"]
    for number in range(30):
        store.update(lambda settings, number=number: settings.with_channel(make_channel(f"c{number}")))  # type: ignore[misc] # mypy cannot infer the default
    for adder in adders:
        adder.communicate()
        assert adder.returncode == 0
    expected = {"template", *(f"{prefix}{number}" for prefix in "abc" for number in range(30))}
    assert {channel.name for channel in store.load().channels} == expected


def test_killed_while_writing_nothing_acknowledged_is_lost(store: SettingsStore) -> None:
    store.update(lambda settings: settings.with_channel(make_channel("template")))
    for prefix in "abc":
        adder = start_adder(store, prefix, 10_000)
        assert adder.stdout is not None
        said = [adder.stdout.readline().strip() for _line in range(20)]
        adder.kill()
        said += adder.stdout.read().split()
        adder.stdout.close()
        adder.wait()
        names = {channel.name for channel in store.load().channels}
        assert set(said) <= names
        store.update(lambda settings: Settings(home_id=settings.home_id, channels=settings.channels[:1]))
