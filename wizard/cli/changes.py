"""How commands tell what a manifest's changes are and what a save did, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from wizard.manifest.merging import ABSENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wizard.cli.output import Output
    from wizard.journey.manifests import Saved
    from wizard.manifest.diff import Difference
    from wizard.manifest.merging import Conflict

CHANGE = '[{"pointer", "kind": added, changed or removed, "before", "after"}]'
CONFLICTS = '[{"pointer", "base", "ours", "theirs"}]'
SAVED = f'{{"changes": {CHANGE}, "changed_meanwhile", "otherwise": likewise}}'


def rows(changes: Sequence[Difference]) -> list[dict[str, Any]]:
    return [
        {"pointer": each.pointer, "kind": each.kind, "before": each.before, "after": each.after}
        for each in changes
    ]


def say_changes(output: Output, changes: Sequence[Difference]) -> None:
    for each in changes:
        output.line(str(each))
    if not changes:
        output.line("Nothing differs.")


def say_news(output: Output, news: Sequence[Difference]) -> None:
    """What somebody else changed."""
    if news:
        output.hint("This was changed on SocialHub meanwhile, and stays:")
        for each in news:
            output.hint(f"  {each}")


def conflict_rows(conflicts: Sequence[Conflict]) -> list[dict[str, Any]]:
    """With a key for each side that has anything there."""
    return [{"pointer": each.pointer, **_sides(each)} for each in conflicts]


def say_conflicts(output: Output, conflicts: Sequence[Conflict]) -> None:
    """What both sides changed, with what there is to choose from."""
    if conflicts:
        output.hint("Both sides changed this; say which to take with --ours POINTER or --theirs POINTER:")
    for each in conflicts:
        output.hint(f"  {each.pointer}")
        sides = _sides(each)
        for whose in ("base", "ours", "theirs"):
            told = json.dumps(sides[whose], ensure_ascii=False) if whose in sides else "(not there)"
            output.hint(f"    {whose}: {told}")


def _sides(conflict: Conflict) -> dict[str, object]:
    masked = conflict.masked()
    sides = {"base": masked.base, "ours": masked.ours, "theirs": masked.theirs}
    return {whose: value for whose, value in sides.items() if value is not ABSENT}


def say_saved(output: Output, saved: Saved) -> None:
    output.result(
        {
            "changes": rows(saved.changes),
            "changed_meanwhile": rows(saved.news),
            "otherwise": rows(saved.otherwise),
        }
    )
    say_changes(output, saved.changes)
    say_news(output, saved.news)
    if saved.otherwise:
        output.hint("SocialHub has this in another way than it was told:")
        for each in saved.otherwise:
            output.hint(f"  {each}")
