"""A manifest of 200 actions: how long it takes to open, and what the core does for each key that is pressed.

The windows show it in under 300 ms and answer a key in under 16 ms; this is the core's share of both, without any
window: the rules, the differences to SocialHub's copy, and in the JSON view the text read and taken over.
It is all computing, so the processor's time is measured, whatever else the computer does.
"""

from __future__ import annotations

import statistics
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.harness import Figure, percentile
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.operations import Duplicate, Move, Set
from wizard.manifest.text import edits_for, read_manifest_text, write_manifest

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.harness import Setting

TITLE = "A manifest of 200 actions, without its window (processor time)"
_ACTIONS = 200
_OPEN_MS = 150.0  # half of what the whole window may take
_KEY_MS = 4.0  # a quarter
_PLACE = "/inbox/ticketActions/100"


async def measure(setting: Setting) -> list[Figure]:
    keys, opened = setting.many(600), setting.many(40)
    manifest = large()
    text = write_manifest(manifest)
    return [
        *_figures("opened: checked and compared", _times(partial(_open, manifest), opened), _OPEN_MS),
        *_figures("a key in the form", _form(manifest, keys), _KEY_MS),
        *_figures("the same, with 400 problems beside it", _form(_neglected(), keys), None),
        *_figures("a key in the JSON view", _json(manifest, text, keys), None, note=f"{len(text) / 1000:.0f} kB"),
        *_figures("an action moved, copied, undone, redone", _steps(manifest, keys // 4), None),
    ]


def large(actions: int = _ACTIONS) -> dict[str, Any]:
    """Of every type, with everything that each may have."""
    made = [_action(number) for number in range(actions)]
    return {
        "_id": "5cc1b08ad62ec72e8388cb47",
        "branding": {"color": "#3b5998", "icon": "https://x.example/icon.png"},
        "webhook": {"url": "https://x.example/hook", "secret": "s" * 64},
        "inbox": {"ticketActions": made, "rightSidebar": []},
    }


def _action(number: int) -> dict[str, Any]:
    label = {"en": f"Reply {number}", "de": f"Antworten {number}", "fr": f"Répondre {number}"}
    timeout = {"duration": "2 days", "after": "networkCreationTime"}
    kind = ("reply", "template_reply", "button", "delete")[number % 4]
    more: dict[str, dict[str, Any]] = {
        "reply": {
            "config": {"maxLength": 500, "forceTagging": False, "timeout": timeout},
            "attachments": {"noText": True},
            "options": [{"id": f"option-{n}", "label": label, "description": "Who reads it"} for n in range(3)],
        },
        "template_reply": {"config": {"templates": {"url": "https://x.example/t"}, "approvalProcess": True}},
        "button": {"config": {"forceTagging": False, "timeout": timeout}},
        "delete": {"config": {"forceTagging": True}},
    }
    return {"type": kind, "id": f"{kind}-{number}", "label": label, **more[kind]}


def _neglected() -> dict[str, Any]:
    manifest = large()
    for action in manifest["inbox"]["ticketActions"]:
        action["colour"] = "red"
        action["label"] = {**action["label"], "de": ""}
    return manifest


# --- What is measured ------------------------------------------------------------------------------------------


def _open(manifest: dict[str, Any]) -> None:
    _look(ManifestDocument(manifest, manifest))


def _look(document: ManifestDocument) -> None:
    """What a window asks for after every step."""
    assert document.problems is not None
    assert document.changes is not None
    assert document.new_problems is not None
    assert document.conflicts is not None


def _form(manifest: dict[str, Any], keys: int) -> list[float]:
    document = ManifestDocument(manifest)
    _look(document)
    typed = iter(range(1, keys + 1))

    def press() -> None:
        document.do(Set(f"{_PLACE}/label/en", "x" * (next(typed) % 200 + 1)), typing=True)
        _look(document)

    return _times(press, keys)


def _json(manifest: dict[str, Any], text: str, keys: int) -> list[float]:
    document = ManifestDocument(manifest)
    _look(document)
    typed = iter(range(1, keys + 1))

    def press() -> None:
        now = text.replace('"Reply 100"', f'"Reply {next(typed)}"')
        document.replace(read_manifest_text(now), typing="label")
        _look(document)

    return _times(press, keys)


def _steps(manifest: dict[str, Any], rounds: int) -> list[float]:
    """The form's view; the JSON view's text follows by the least edits."""
    document = ManifestDocument(manifest)
    _look(document)
    text = write_manifest(document.shown)
    steps = (
        lambda: document.do(Move(_PLACE, 3)),
        lambda: document.do(Duplicate(_PLACE)),
        document.undo,
        document.redo,
        document.undo,
        document.undo,
    )

    def follow(step: Callable[[], object]) -> None:
        step()
        _look(document)
        edits_for(text, document.shown)

    return [
        took
        for _ in range(max(1, rounds // len(steps)))
        for step in steps
        for took in _times(partial(follow, step), 1)
    ]


def _times(step: Callable[[], None], count: int) -> list[float]:
    took = []
    for _ in range(count):
        start = time.thread_time()
        step()
        took.append(time.thread_time() - start)
    return took


def _figures(what: str, seconds: list[float], most: float | None, *, note: str = "") -> list[Figure]:
    return [
        Figure(f"{what}, median", statistics.median(seconds) * 1000, "ms", most=most, note=note),
        Figure(f"{what}, 99th percentile", percentile(seconds, 0.99) * 1000, "ms"),
    ]
