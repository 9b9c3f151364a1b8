"""Why a settled story is what it is: its action and priority among the markers, its status, its urgency."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from copytaster.core.candidates import Candidate
from copytaster.core.model import Action, Embargo, Marker, Priority, PubStatus, Story

BY = "normalise"


def candidates(story: Story) -> Iterator[Candidate]:
    """What was met for each of the fields, taken or not."""
    lifecycle = story.lifecycle
    for marker in lifecycle.markers:
        yield from _of_order("lifecycle.action", marker, Action, lifecycle.action)
        yield from _of_order("lifecycle.priority", marker, Priority, lifecycle.priority)
    if story.embargo:
        yield _embargo(story, story.embargo)
    yield from _statuses(story)
    yield from _urgencies(story)


def _of_order(field: str, marker: Marker, order: type[StrEnum], ruling: StrEnum | None) -> Iterator[Candidate]:
    """The marker's say where its kind is of this vocabulary: the first that is met of its order rules."""
    if marker.kind not in {one.value for one in order} or ruling is None:
        return
    taken = marker.kind == ruling
    strongest = "the strongest of its markers rules" if taken else f"{ruling} is stronger"
    yield Candidate(field, marker.kind, taken, f"{strongest} (order: {', '.join(order)})", BY, marker.at)


def _embargo(story: Story, embargo: Embargo) -> Candidate:
    if embargo.until is None:
        rule = "no lift can be read from it: doubt withholds"
        return Candidate("pubStatus", PubStatus.WITHHELD, story.pub_status != PubStatus.USABLE, rule, BY, embargo.at)
    lift, received = embargo.until.isoformat(), story.times.received.isoformat()
    withheld = story.times.received < embargo.until
    rule = f"the record came at {received}, {'before' if withheld else 'not before'} the lift at {lift}"
    return Candidate("pubStatus", PubStatus.WITHHELD, withheld, rule, BY, embargo.at)


def _statuses(story: Story) -> Iterator[Candidate]:
    """The declared status, and what the action makes of it."""
    action, status = story.lifecycle.action, story.pub_status
    by_action = {Action.KILL: "a kill cancels", Action.HOLD: "a hold withholds", Action.RELEASE: "a release frees"}
    if rule := by_action.get(action):
        yield Candidate("pubStatus", status, taken=True, rule=rule, by=BY)
    if declared := story.declared.status:
        taken = declared.strip().casefold() == status
        rule = (
            "as declared" if taken else f"published as {status}: the words for it differ, or something stronger rules"
        )
        yield Candidate("pubStatus", declared, taken, rule, BY)


def _urgencies(story: Story) -> Iterator[Candidate]:
    """The declared urgency, what raised it, and the computed guess."""
    sent, mapped, priority = story.declared.urgency, story.declared.urgency_mapped, story.lifecycle.priority
    raised = next((one.reason for one in story.decided if one.field == "urgency"), None)
    if sent is not None and mapped is None:
        yield Candidate("urgency", sent, taken=False, rule="no scale of the agency or the format knows it", by=BY)
    elif sent is not None:
        rule = "as declared" if sent == str(mapped) else f"declared as {sent}, which is {mapped} on the scale of IPTC"
        yield Candidate("urgency", str(mapped), raised is None, raised or rule, BY)
    if raised:
        at = next((one.at for one in story.lifecycle.markers if one.kind == priority), ())
        yield Candidate("urgency", str(story.urgency), taken=True, rule=raised, by=BY, at=at)
    if guess := story.facts.urgency:
        yield Candidate("urgency", str(guess.value), taken=False, rule="a guess changes nothing", by=guess.by)
