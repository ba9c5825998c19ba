"""A text is read or refused with the place, and says another manifest after the least edits."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.manifest.examples import full, manifests
from wizard.manifest.diff import same
from wizard.manifest.document import Place, lay_out
from wizard.manifest.operations import Add, Duplicate, Move, Operation, Remove, Set, perform
from wizard.manifest.text import (
    Edit,
    Layout,
    Units,
    UnreadableText,
    apply_edits,
    edits_for,
    narrowed,
    one_value_edited,
    read_manifest_text,
    units,
    write_manifest,
)

REPLY = "/inbox/ticketActions/0"


def rewritten(text: str, manifest: Any) -> str:
    return apply_edits(text, edits_for(text, manifest))


@given(manifests, manifests, st.sampled_from([None, 0, 1, 2, 4]))
def test_the_text_says_the_other_manifest(
    before: dict[str, Any], after: dict[str, Any], indent: int | None
) -> None:
    text = json.dumps(before, indent=indent)
    assert same(json.loads(rewritten(text, after)), after)
    assert edits_for(text, before) == ()


@given(manifests, manifests)
def test_a_text_in_our_form_stays_in_it(before: dict[str, Any], after: dict[str, Any]) -> None:
    text = rewritten(write_manifest(before), after)
    assert text == write_manifest(json.loads(text))


@pytest.mark.parametrize(
    "operation",
    [
        Set(f"{REPLY}/label/de", "Antwort"),
        Set(f"{REPLY}/config", {}),
        Remove(f"{REPLY}/attachments"),
        Add(f"{REPLY}/config/x", [1, {}]),
        Move(REPLY, 2),
        Duplicate(REPLY),
        Remove(REPLY),
        Set("/webhook", None),
    ],
)
def test_what_did_not_change_keeps_its_form(operation: Operation) -> None:
    button = '{"type":"button",   "id":"like", "label":{"en":"Like","de":"Mag ich","fr":"J’aime"}}'
    manifest = full()
    manifest["inbox"]["ticketActions"][2] = json.loads(button)
    text = write_manifest(manifest)
    place = text.index('{\n        "type": "button"')
    _, end = json.JSONDecoder().raw_decode(text, place)
    text = text[:place] + button + text[end:]
    after = perform(manifest, operation)
    assert button in rewritten(text, after)
    assert same(json.loads(rewritten(text, after)), after)


def test_one_value_is_one_small_edit() -> None:
    text = write_manifest(full())
    (edit,) = edits_for(text, perform(full(), Set(f"{REPLY}/label/de", "Antwort")))  # type: ignore[arg-type]
    assert (text[edit.start : edit.end], edit.text) == ('"Antworten"', '"Antwort"')


@pytest.mark.parametrize("odd", ["\ud83d", "a\u2029b", "\u2028", "\ufdd0", "\ufffc"])
def test_what_an_editor_cannot_hold_is_escaped(odd: str) -> None:
    text = write_manifest({"a": odd, odd: 1})
    assert odd not in text
    assert json.loads(text) == {"a": odd, odd: 1}
    assert odd not in rewritten('{"a": 1}', {"a": odd})


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ('{"a": 1\n "b": 2}', 2, 2, "comma"),
        ('{"a": "1e999",\n "b": [1.5, -1e999]}', 2, 13, "too large"),
        ('{"a": "NaN",\n "b": -Infinity}', 2, 7, "no numbers"),
        ('{"a": 1,\n\n  "a": 2}', 3, 3, "twice"),
        ("\n  []", 2, 3, "must be an object"),
        ("", 1, 1, "missing"),
        ('{"a": %s}' % ("[" * 101 + "]" * 101), 1, 1, "nested"),
    ],
)
def test_a_text_that_is_no_manifest_is_told_with_its_place(text: str, line: int, column: int, says: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        read_manifest_text(text)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert says in caught.value.what
    assert caught.value.what.endswith(".")


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_how_deep_a_text_may_be(opening: str, closing: str) -> None:
    """A hundred within one another, and as many beside one another as somebody needs."""

    def nested(depth: int) -> str:
        inner = depth - 1
        return '{"a":' + opening * inner + ("1" if closing == "}" else "") + closing * inner + "}"

    assert read_manifest_text(nested(100))
    with pytest.raises(UnreadableText, match="nested too deeply"):
        read_manifest_text(nested(101))
    wide = json.dumps({"a": [{"b": [[]]}] * 5000})
    assert read_manifest_text(wide) == json.loads(wide)


def test_a_text_that_breaks_the_rules_is_read_all_the_same() -> None:
    assert read_manifest_text(' {"inbox": 1, "x": [[]]} ') == {"inbox": 1, "x": [[]]}


@given(st.text("ab\n", max_size=20), st.text("ab\n", max_size=20), st.text("ab\n", max_size=5))
def test_smaller_edits_come_to_the_same(before: str, after: str, around: str) -> None:
    text = around + before + around
    edit = Edit(len(around), len(around) + len(before), after)
    assert apply_edits(text, narrowed(text, edit)) == around + after + around


def test_lines_that_stay_are_not_touched() -> None:
    before = "".join(f"line {n}\n" for n in range(1000))
    after = before.replace("line 7\n", "line seven\n").replace("line 200\n", "")
    edits = narrowed(before, Edit(0, len(before), after))
    assert [(before[each.start : each.end], each.text) for each in edits] == [("7", "seven"), ("line 200\n", "")]


@given(st.text("aä★😀"), st.data())
def test_positions_as_qt_counts(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    assert Units(text).of(place) == units(text[:place]) == len(text[:place].encode("utf-16-le")) // 2
    assert Units(text).characters(units(text[:place])) == place


_TYPED = st.sampled_from(
    ['"', "\\", "x", "é", "1", "-", ".", "e", "tr", "ue", "null", ",", ":", "{", "}", " ", "\n"]
)


@given(manifests, st.sampled_from([None, 2]), st.data())
def test_an_edit_of_one_value_is_found_and_nothing_else_is(
    manifest: dict[str, Any], indent: int | None, data: st.DataObject
) -> None:
    """Whatever is typed or taken away, anywhere: what is found agrees with reading all of it again."""
    text = json.dumps(manifest, indent=indent, ensure_ascii=False)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 3)))
    after = text[:start] + data.draw(_TYPED | st.just("")) + text[end:]
    edit = one_value_edited(text, Layout(lay_out(text)), after)
    if edit is None:
        return
    assert same(read_manifest_text(after), perform(manifest, Set(edit.pointer, edit.value)))
    shift = edit.new.end - edit.old.end
    moved = {
        pointer: Place(*(offset if offset <= edit.old.start else offset + shift for offset in place))
        for pointer, place in lay_out(text).items()
    }
    assert moved == lay_out(after)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ('{"a": "x", "b": 1}', '{"a": "xy", "b": 1}', ("/a", "xy")),
        ('{"a": "x", "b": 1}', '{"a": "", "b": 1}', ("/a", "")),
        ('{"a": "x", "b": 1}', '{"a": "x", "b": 21}', ("/b", 21)),
        ('{"a": "x", "b": 1}', '{"a": "x", "b": true}', ("/b", True)),
        ('{"a": [10, 20]}', '{"a": [10, 25]}', ("/a/1", 25)),
        ('{"a": "x", "b": 1}', '{"c": "x", "b": 1}', None),
        ('{"a": "x", "b": 1}', '{"a": "x"", "b": 1}', None),
        ('{"a": "x", "b": 1}', '{"a": "x", "b": 1x}', None),
        ('{"a": "x", "b": 1}', '{"a": "x", "b": NaN}', None),
        ('{"a": "x", "b": 1}', '{"a": "x", "b": {}}', None),
        ('{"a": "x", "b": 1}', '{"a": "y", "b": 2}', None),
    ],
)
def test_typing_into_a_value(before: str, after: str, found: tuple[str, object] | None) -> None:
    edit = one_value_edited(before, Layout(lay_out(before)), after)
    assert (edit and (edit.pointer, edit.value)) == found


def test_an_item_that_moved_among_hundreds_is_all_that_is_touched() -> None:
    items = [f'{{\n  "id": "{n}",\n  "label": {{}},\n  "config": {{}}\n}}' for n in range(500)]
    moved = [*items[:5], *items[6:400], items[5], *items[400:]]
    before, after = (",\n".join(each) for each in (items, moved))
    edits = narrowed(before, Edit(0, len(before), after))
    assert apply_edits(before, edits) == after
    assert sum(each.end - each.start + len(each.text) for each in edits) < 4 * len(items[5])
