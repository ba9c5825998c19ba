"""SocialHub's own description of its API, for tests to check against; it is not part of this project.

Where it is at hand it lies beside the project, as `shared/spec/swagger.yaml`; elsewhere these tests are skipped.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml


def described() -> dict[str, Any]:
    """The description. Skips the test that asks where it is not at hand."""
    found = _read()
    if found is None:
        pytest.skip("the vendor's description is not at hand")
    return found


def validator(schema: dict[str, Any], *, partial: bool) -> jsonschema.Draft4Validator:
    """For one of its schemas, without its slips. `partial`: for an update, which may leave out anything."""
    whole = {**schema, "definitions": described()["definitions"]}
    return jsonschema.Draft4Validator(_as_we_follow_it(whole, partial=partial))


@lru_cache(maxsize=1)
def _read() -> dict[str, Any] | None:
    for folder in list(Path(__file__).resolve().parents)[2:5]:
        file = folder / "shared" / "spec" / "swagger.yaml"
        if file.is_file():
            found: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
            return found
    return None


def _as_we_follow_it(schema: Any, *, partial: bool) -> Any:
    """Its slips: a pattern with every backslash doubled, and fields required in partial updates."""
    if isinstance(schema, dict):
        kept = {
            name: _as_we_follow_it(value, partial=partial)
            for name, value in schema.items()
            if not (partial and name == "required" and isinstance(value, list))
        }
        if isinstance(kept.get("pattern"), str):
            kept["pattern"] = kept["pattern"].replace("\\\\", "\\")
        return kept
    return [_as_we_follow_it(each, partial=partial) for each in schema] if isinstance(schema, list) else schema
