"""A manifest in a file: read, or refused with the line where it is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.manifest.examples import SECRET, changed, full, words_left
from wizard.errors import UsageError
from wizard.manifest.document import (
    DuplicateName,
    lay_out,
    line_of,
    load_manifest_file,
    locate,
    mask_secret,
    overlay,
)
from wizard.manifest.operations import pointer
from wizard.manifest.schema import MASK

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "manifest.json"


def refusal(file: Path) -> UsageError:
    with pytest.raises(UsageError) as caught:
        load_manifest_file(file)
    return caught.value


def test_a_right_file(file: Path) -> None:
    file.write_text(json.dumps(full(), indent=2), encoding="utf-8")
    assert load_manifest_file(file) == full()


def test_a_byte_order_mark_is_accepted(file: Path) -> None:
    file.write_text(json.dumps(full()), encoding="utf-8-sig")
    assert load_manifest_file(file) == full()


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "value is missing"),
        ('{\n  "inbox": {},\n}', 3, "comma too many"),
        ('{\n  "inbox": {}\n  "branding": {}\n}', 3, "comma"),
        ('{\n  "inbox" {}\n}', 2, "colon"),
        ("{\n  'inbox': {}\n}", 2, "double quotes"),
        ('{\n  "inbox": \n}', 3, "value is missing"),
        ('{}\n\n{"inbox": {}}', 3, "behind the end"),
        ('{\n "branding": {"color": "#fff\n"}}', 2, "end of the line"),
        ('{\n "branding": {"color": "#fff', 2, "not closed"),
        ('{\n "branding": {"color": "\\d"}}', 2, "backslash"),
        ('{\n  "inbox": NaN\n}', 2, "NaN"),
        ("[" * 100_000, 1, "nested"),
        ("[" * 200 + "]" * 200, 1, "nested"),
        ('{"a": ' + "9" * 5000 + "}", 1, "number"),
        ('{\n  "inbox": {},\n  "branding": {},\n  "inbox": {}\n}', 4, "there twice"),
        ('{\n  "inbox": {\n  "ticketActions": [{"id": "a",\n "\\u0069d": "b"}]}\n}', 4, "there twice"),
        ("[]", 1, "must be an object"),
        (
            '{\n  "inbox": {\n    "ticketActions": [\n      {"type": "reply", "id": "a b"}\n    ]\n  }\n}',
            4,
            "label",
        ),
        ('{\n  "branding": {\n    "color": "blue"\n  }\n}', 3, "colour"),
        ('{\r\n  "branding": {\r\n    "color": "blue"\r\n  }\r\n}', 3, "colour"),
        ('{\n  "branding": {\n    "a/b~c": 1\n  }\n}', 3, "nothing that a manifest knows"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(file: Path, text: str, line: int, says: str) -> None:
    file.write_bytes(text.encode())
    error = refusal(file)
    assert error.field == f"{file}:{line}"
    assert error.what.startswith(f"{file}:{line}: ")
    assert says in error.what
    assert error.what.endswith(".")
    assert not words_left(error.what)


def test_text_that_is_no_utf_8(file: Path) -> None:
    file.write_bytes(b'{\n  "branding": {\n"color": "\xe4"}}')
    assert refusal(file).field.endswith(":3")


def test_further_problems_are_told_as_well(file: Path) -> None:
    text = '{\n"branding": {\n"icon": 1,\n"fallback": 2,\n"color": 3}}'
    file.write_text(text, encoding="utf-8")
    error = refusal(file)
    assert error.field.endswith(":5")  # pointers in order: color, fallback, icon
    assert "Line 4: branding.fallback must be" in error.advice
    assert "Line 3: " in error.advice
    assert not words_left(error.advice)
    many: dict[str, object] = {"inbox": {"ticketActions": [{} for _ in range(9)]}}
    file.write_text(json.dumps(many), encoding="utf-8")
    assert refusal(file).advice.endswith("And 22 more.")


def test_a_file_that_is_not_there_or_no_file(file: Path, tmp_path: Path) -> None:
    assert "does not exist" in refusal(file).what
    assert "cannot be read" in refusal(tmp_path).what
    file.write_bytes(b" " * 1_000_001)
    assert "too large" in refusal(file).what


def test_the_secret_is_not_told(file: Path) -> None:
    file.write_text(json.dumps(changed("/webhook/secret", SECRET[:31])), encoding="utf-8")
    error = refusal(file)
    assert "webhook.secret must be" in error.what
    assert SECRET[:31] not in f"{error.what} {error.advice} {error!r}"


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=15,
)


@given(_json, st.sampled_from([None, 0, 3]), st.booleans())
def test_every_value_is_located(value: object, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    places = locate(text)

    def walk(path: list[str | int], part: Any) -> int:
        start = places[pointer(path)]
        assert json.JSONDecoder().raw_decode(text, start)[0] == part
        children: list[tuple[str | int, Any]] = []
        if isinstance(part, dict):
            children = list(part.items())
        elif isinstance(part, list):
            children = list(enumerate(part))
        return 1 + sum(walk([*path, key], child) for key, child in children)

    assert walk([], value) == len(places)


def test_the_second_of_two_names_is_located() -> None:
    text = '{"a": {"b": 1}, "c": [{"b": 1}, {"b": 2}], "\\u0061": 2}'
    with pytest.raises(DuplicateName) as caught:
        locate(text)
    assert caught.value.offset == text.rindex('"\\u0061"')


def test_names_and_ends_are_located() -> None:
    text = '{"a": [10, {}], "b" : "x"}'
    found = {place: (each.name, text[each.start : each.end]) for place, each in lay_out(text).items()}
    assert found == {
        "": (-1, text),
        "/a": (1, "[10, {}]"),
        "/a/0": (-1, "10"),
        "/a/1": (-1, "{}"),
        "/b": (16, '"x"'),
    }


def test_lines() -> None:
    assert [line_of("a\nb\n", offset) for offset in range(4)] == [1, 1, 2, 2]


def test_a_masked_manifest_is_another_one_without_the_secret() -> None:
    manifest = full()
    masked = mask_secret(manifest)
    assert masked["webhook"] == {"url": "https://x.example/hook", "secret": MASK}
    assert SECRET not in json.dumps(masked)
    assert manifest == full()
    assert mask_secret({"webhook": None}) == {"webhook": None}
    assert mask_secret({}) == {}


def test_a_file_lays_over_what_is_there() -> None:
    current = full()
    wanted = {"branding": {"color": "#fff"}, "inbox": {"rightSidebar": []}, "webhook": {"secret": MASK}}
    after = overlay(current, wanted)
    assert after["branding"] == {"color": "#fff"}
    assert after["inbox"] == {**full()["inbox"], "rightSidebar": []}
    assert after["webhook"] == full()["webhook"]
    assert after["callbacks"] == full()["callbacks"]
    assert current == full()
    assert overlay({"webhook": {"url": "u"}}, {"webhook": {"secret": MASK}}) == {"webhook": {"url": "u"}}
    assert overlay(current, {"webhook": None})["webhook"] is None
    assert overlay(current, {**full(), "_id": "of another channel", "name": "Forum"}) == current
