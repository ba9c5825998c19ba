"""A manifest edited at length, in any order of steps: what is promised of the document holds after every one.

Beside the document runs the plainest model there could be: a list of whole documents and a position in it.
"""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.unit.manifest.examples import manifests
from tests.unit.manifest.test_editing import operations
from wizard.manifest.changes import carry_out
from wizard.manifest.diff import compare, patch_for, same
from wizard.manifest.document import overlay
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.operations import Set, WrongPlace
from wizard.manifest.text import apply_edits, edits_for, read_manifest_text, write_manifest
from wizard.manifest.validation import check


class Editing(RuleBasedStateMachine):
    """Somebody edits in a form, in a text, and by single clicks; SocialHub's copy changes; it is saved."""

    document: ManifestDocument
    steps: list[dict[str, Any]]
    here: int
    text: str
    typed: str | None

    @initialize(manifest=manifests)
    def opened(self, manifest: dict[str, Any]) -> None:
        self.document = ManifestDocument(manifest)
        self.steps, self.here = [copy.deepcopy(manifest)], 0
        self.text = write_manifest(ManifestDocument(manifest).shown)
        self.typed = None

    def stepped(self, *, changed: bool, typed: str | None = None) -> None:
        """A step was made, or nothing changed by it. `typed`: where a letter was typed."""
        now = copy.deepcopy(dict(self.document.current))
        if not changed:
            assert same(now, self.steps[self.here])
            return
        joins = typed is not None and self.typed == typed and self.here + 1 == len(self.steps)
        if joins:
            self.steps[self.here] = now
        else:
            self.steps[self.here + 1 :] = [now]
            self.here += 1
        self.typed = typed

    @rule(data=st.data())
    def one_operation(self, data: st.DataObject) -> None:
        self.stepped(changed=self.document.do(data.draw(operations(self.document.current))))

    @rule(
        place=st.sampled_from(["/branding/color", "/a", "/b"]), letters=st.lists(st.sampled_from("xy"), max_size=3)
    )
    def letters_typed(self, place: str, letters: list[str]) -> None:
        """One after another at one place: undo takes back the word."""
        if place.startswith("/branding") and not isinstance(self.document.current.get("branding"), dict):
            return
        for n in range(len(letters)):
            word = "".join(letters[: n + 1])
            self.stepped(changed=self.document.do(Set(place, word), typing=True), typed=place)

    @rule(manifest=manifests)
    def another_text(self, manifest: dict[str, Any]) -> None:
        self.stepped(changed=self.document.replace(manifest))

    @rule(manifest=manifests)
    def a_file_laid_over(self, manifest: dict[str, Any]) -> None:
        self.stepped(changed=self.document.replace(overlay(self.document.current, manifest)))

    @rule(manifest=manifests)
    def an_old_version(self, manifest: dict[str, Any]) -> None:
        webhook = self.document.current.get("webhook")
        self.stepped(changed=self.document.go_back_to(manifest))
        assert same(self.document.current.get("webhook"), webhook)

    @precondition(lambda self: self.document.changes)
    @rule(data=st.data())
    def a_change_taken_back(self, data: st.DataObject) -> None:
        chosen = data.draw(st.sampled_from(self.document.changes))
        self.stepped(changed=self.document.take_back(chosen))

    @precondition(lambda self: any(each.fix for each in self.document.problems))
    @rule(data=st.data())
    def a_problem_mended(self, data: st.DataObject) -> None:
        problem = data.draw(st.sampled_from([each for each in self.document.problems if each.fix]))
        before = self.document.problems.count(problem)
        self.stepped(changed=self.document.mend(problem))
        assert self.document.problems.count(problem) < before

    @rule()
    def undo(self) -> None:
        assert self.document.undo() is (self.here > 0)
        self.here = max(self.here - 1, 0)
        self.typed = None

    @rule()
    def redo(self) -> None:
        assert self.document.redo() is (self.here + 1 < len(self.steps))
        self.here = min(self.here + 1, len(self.steps) - 1)
        self.typed = None

    @rule(theirs=manifests, data=st.data())
    def socialhub_has_another_one(self, theirs: dict[str, Any], data: st.DataObject) -> None:
        """Undo still leads through as many steps; each is another one now."""
        self.document.rebase(theirs)
        assert same(self.document.base, theirs)
        while conflicts := self.document.conflicts:
            chosen = data.draw(st.sampled_from(conflicts))
            try:
                self.document.resolve(chosen, data.draw(st.sampled_from(["ours", "theirs"])))
            except WrongPlace:  # what it belongs to was removed here since
                self.document.resolve(chosen, "ours")
            assert len(self.document.conflicts) < len(conflicts)
        self.here = self._undo_all()
        self.steps = [copy.deepcopy(dict(self.document.current))]
        while self.document.redo():
            self.steps.append(copy.deepcopy(dict(self.document.current)))
        for _ in range(len(self.steps) - 1 - self.here):
            assert self.document.undo()
        self.typed = None

    def _undo_all(self) -> int:
        """How many steps led back."""
        count = 0
        while self.document.undo():
            count += 1
        return count

    @rule()
    def saved(self) -> None:
        if self.document.conflicts:
            return
        self.document.saved(copy.deepcopy(dict(self.document.current)))
        self.steps, self.here, self.typed = [copy.deepcopy(dict(self.document.current))], 0, None
        assert self.document.changes == ()

    # --- what holds after every step ----------------------------------------------------------------------------

    @invariant()
    def it_is_where_the_model_is(self) -> None:
        assert same(self.document.current, self.steps[self.here])
        assert same(self.document.base, self.steps[0])
        assert self.document.can_undo is (self.here > 0)
        assert self.document.can_redo is (self.here + 1 < len(self.steps))

    @invariant()
    def what_is_kept_of_the_check_is_what_a_fresh_one_finds(self) -> None:
        found, fresh = self.document.problems, check(self.steps[self.here])
        assert found == fresh
        assert [each.fix for each in found] == [each.fix for each in fresh]

    @invariant()
    def the_changes_lead_from_the_base_to_it(self) -> None:
        after: dict[str, Any] = copy.deepcopy(dict(self.document.base))
        for each in compare(self.document.base, self.document.current):
            after = carry_out(after, each)
        assert same(after, self.document.current)

    @invariant()
    def nothing_to_send_means_nothing_changed(self) -> None:
        if not self.document.changes:
            assert patch_for(self.document.base, self.document.current) == {}
            assert self.document.patch == {}

    @invariant()
    def the_text_beside_it_says_the_same(self) -> None:
        """Rewritten by the least edits after each step, as a view of the text does it."""
        shown = self.document.shown
        self.text = apply_edits(self.text, edits_for(self.text, shown))
        assert same(read_manifest_text(self.text), shown)
        assert same(json.loads(write_manifest(shown)), shown)
        webhook = self.document.current.get("webhook")
        secret = webhook.get("secret") if isinstance(webhook, dict) else None
        assert not isinstance(secret, str) or len(secret) < 32 or secret not in self.text

    @invariant()
    def the_text_put_in_its_place_changes_nothing(self) -> None:
        before = self.document.current
        assert not self.document.replace(read_manifest_text(self.text))
        assert self.document.current is before


Editing.TestCase.settings = settings(max_examples=60, stateful_step_count=15, deadline=None)
TestEditing = Editing.TestCase
