"""Our rules beside the vendor's own description: what we call right is right there, and so is what we send."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from hypothesis import given

from tests.unit.manifest.examples import changed, full, manifests
from tests.unit.manifest.test_defaults import ABILITIES, INFO
from tests.unit.manifest.test_every_rule import ALLOWED, REFUSED
from tests.unit.manifest.test_validation import BROKEN
from tests.vendor import described, validator
from wizard.manifest.defaults import default_manifest
from wizard.manifest.diff import patch_for
from wizard.manifest.operations import END, Add, Duplicate, Remove, Set, perform_all
from wizard.manifest.schema import MASK
from wizard.manifest.validation import check

if TYPE_CHECKING:
    from jsonschema import Draft4Validator

ACTIONS = "/inbox/ticketActions"


def refuses(manifest: object) -> list[str]:
    """What the vendor's description says against it; this computer's addresses and a null webhook are ours."""
    text = json.dumps(manifest).replace("http://127.0.0.1", "https://127.0.0.1")
    told = json.loads(text)
    if isinstance(told, dict) and told.get("webhook", 1) is None:
        del told["webhook"]
    return [error.message for error in _theirs().iter_errors(told)]


@lru_cache(maxsize=1)
def _theirs() -> Draft4Validator:
    return validator(described()["definitions"]["Manifest"], partial=False)


def test_the_full_manifest_and_the_defaults() -> None:
    assert refuses(full()) == []
    assert refuses(default_manifest(ABILITIES, INFO, templates_url="https://x.example/t")) == []


@given(manifests)
def test_every_right_manifest(manifest: dict[str, Any]) -> None:
    assert refuses(manifest) == []


def test_what_our_rules_allow() -> None:
    for place, value in ALLOWED:
        assert refuses(changed(place, value)) == [], (place, value)


def test_we_refuse_whatever_the_vendor_refuses() -> None:
    theirs = 0
    for place, value in [*((each[0], each[1]) for each in BROKEN), *((each[0], each[1]) for each in REFUSED)]:
        manifest = changed(place, value)
        if "\\ud8" not in json.dumps(manifest) and refuses(manifest):
            theirs += 1
            assert check(manifest), place
    assert theirs > 50


@given(manifests, manifests)
def test_every_patch(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert refuses(patch_for(before, after)) == []


def test_a_patch_after_edits() -> None:
    option = {"id": "private", "label": {"en": "a", "de": "b", "fr": "c"}}
    after: Any = perform_all(
        full(),
        [
            Duplicate(f"{ACTIONS}/0"),
            Add(f"{ACTIONS}/1/options/{END}", {**option, "id": "new"}),
            Set(f"{ACTIONS}/1/config/timeout/duration", "2 days"),
            Remove(f"{ACTIONS}/4"),
            Set("/webhook/secret", MASK),
        ],
    )
    assert check(after) == ()
    patch = patch_for(full(), after)
    assert set(patch) == {"inbox"}
    assert refuses(patch) == []
