"""What this version is to its story: new, update, take, correction … kill, with the words that say so.

Takes the settled blocks, the fields and the private texts (a kill binds even where it may not be quoted); gives a
`Lifecycle` and the publication status. The strongest marker wins in the order of `Action`; priority is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from copytaster.core.model import (
    Action,
    At,
    AtPath,
    Block,
    BlockKind,
    Embargo,
    Field,
    Found,
    JsonValue,
    Lifecycle,
    Marker,
    Places,
    Priority,
    PubStatus,
    Range,
    Reason,
    Stage,
    StoryWarning,
    Take,
)
from copytaster.core.normalise import lifecycle_words as words
from copytaster.core.normalise import notes
from copytaster.core.normalise.provider import name_of
from copytaster.core.normalise.readings import Readings
from copytaster.core.normalise.references import supersedes_of, target_of
from copytaster.core.shapes.markers import Mark, cleaned
from copytaster.core.shapes.note_openings import note_mark

_OPENING_BLOCKS = 4
_CLOSING_BLOCKS = 4
_MORE_CHARACTERS = 40
_MAY_OPEN = frozenset({BlockKind.PARAGRAPH, BlockKind.UNKNOWN, BlockKind.STANDFIRST})
_MARKED = frozenset({BlockKind.EDITORS_NOTE, BlockKind.HEADLINE})
"""Kinds that are asked for markers wherever they stand."""
_PRIORITIES = tuple(Priority)
_ACTIONS = tuple(Action)
_TARGETING = frozenset({Action.KILL, Action.HOLD, Action.RELEASE})
_REASONS = frozenset({*Action}) - {Action.NEW, Action.TAKE, Action.ADVISORY}

# The scheme of a QCode, or what leads up to the last step of a URI.
_SCHEME = re.compile(r"^.*[:/#]", re.MULTILINE)


@dataclass(slots=True)
class _Findings:
    """The markers met so far, and what came with them."""

    markers: list[Marker] = field(default_factory=list)
    number: int | None = None
    take_index: int | None = None
    take_of: int | None = None
    last: bool | None = None
    reasons: dict[str, Reason] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    headed: dict[str, str] = field(default_factory=dict)  # by action: the headline behind its marker

    def add(self, mark: Mark, text: str, places: Places) -> None:
        if mark.kind is None:
            return
        self.markers.append(Marker(mark.kind, text, places))
        if mark.number is not None and self.number is None:
            self.number = mark.number
        if mark.take is not None:
            self.take_index = mark.take
        self.take_of = mark.of or self.take_of
        self.last = mark.last or self.last

    def in_block(self, number: int, text: str, mark: Mark) -> None:
        self.add(mark, text[mark.start : mark.end], (At(number, mark.start, mark.end),))
        if mark.reason and mark.kind and mark.kind in _REASONS:
            start, end = mark.reason
            self.reasons.setdefault(mark.kind, Reason(text[start:end], (At(number, start, end),)))

    def kinds(self) -> set[str]:
        return {marker.kind for marker in self.markers} | set(self.hidden)


def lifecycle_of(
    blocks: Sequence[Block],
    fields: Mapping[Field, tuple[Found, ...]],
    hidden: Sequence[str],
    embargo: Embargo | None,
    readings: Readings,
) -> Lifecycle:
    """The version's lifecycle as its markers state it."""
    found = _Findings()
    _from_blocks(blocks, found, readings)
    _from_fields(fields, found, embargo)
    found.hidden.extend(kind for text in dict.fromkeys(hidden) if (kind := _hidden_kind(text)))
    _takes(blocks, found)
    kinds = found.kinds()
    action = next((action for action in _ACTIONS if action in kinds), Action.NEW)
    if embargo and embargo.text:
        found.markers.append(Marker("embargo", embargo.text, embargo.at))
    take = Take(found.take_index, found.take_of, found.last) if _is_take(found, kinds) else None
    if action in {Action.UPDATE, Action.NEW} and take:
        action = Action.TAKE
    return Lifecycle(
        action=action,
        number=found.number,
        take=take,
        priority=next((priority for priority in _PRIORITIES if priority in kinds), None),
        reason=found.reasons.get(action) or next(iter(found.reasons.values()), None),
        markers=tuple(dict.fromkeys(found.markers)),
        supersedes=tuple(supersedes_of(blocks, fields)),
        target=target_of(blocks, fields, found.headed.get(action)) if action in _TARGETING else None,
    )


# --- where markers stand ----------------------------------------------------------------------------------------------


def _from_blocks(blocks: Sequence[Block], found: _Findings, readings: Readings) -> None:
    headed: bool | None = None
    copy = 0
    for number, block in enumerate(blocks):
        kind = block.kind
        if number >= _OPENING_BLOCKS and kind not in _MARKED:
            continue
        if kind is BlockKind.EDITORS_NOTE:
            _from_note(number, block.text, found, readings)
        elif kind is BlockKind.HEADLINE:
            _from_headline(number, block.text, found, readings)
        elif marks := readings.marks(block.text):
            for mark in marks:
                found.in_block(number, block.text, mark)
        elif kind in _MAY_OPEN:
            # An alert is one line and has no headline: what opens it is its marker.
            if headed is None:
                headed = any(one.kind is BlockKind.HEADLINE for one in blocks)
            if not headed and not copy:
                _from_headline(number, block.text, found, readings)
            copy += 1


def _from_headline(number: int, text: str, found: _Findings, readings: Readings) -> None:
    if marks := readings.marks(text):
        for mark in marks:
            found.in_block(number, text, mark)
        return
    headline = readings.cleaned(text)
    for mark in headline.marks:
        found.in_block(number, text, mark)
        if (
            mark.kind in _TARGETING
            and mark.end <= headline.start
            and headline.end - headline.start > _MORE_CHARACTERS // 4
        ):
            found.headed.setdefault(mark.kind, text[headline.start : headline.end])


def _from_note(number: int, text: str, found: _Findings, readings: Readings) -> None:
    if marks := readings.marks(text):
        for mark in marks:
            found.in_block(number, text, mark)
        return
    start, end = notes.note_words(text)
    if (told := note_mark(text, start)) and told.kind:
        found.in_block(number, text, told)
        if told.kind in _REASONS and start < end:
            found.reasons.setdefault(told.kind, Reason(text[start:end], (At(number, start, end),)))


def _hidden_kind(text: str) -> str | None:
    """A kill or hold inside private text counts, unquoted."""
    mark = note_mark(text, notes.note_words(text)[0])
    return mark.kind if mark and mark.kind in {Action.KILL, Action.HOLD} else None


def _place(found: Found) -> Places:
    return () if isinstance(found.source, Range) else (AtPath(found.source),)


def _from_fields(fields: Mapping[Field, tuple[Found, ...]], found: _Findings, embargo: Embargo | None) -> None:
    for one in fields.get(Field.STATUS, ()):
        if kind := _status_action(one.value, embargo):
            found.markers.append(Marker(kind, str(one.value), _place(one)))
    for one in fields.get(Field.SIGNAL, ()):
        name = name_of(one.value) or ""
        folded = name.strip().casefold()
        if (signal := _signal(folded)) and not (embargo and folded in words.HELD_BY_EMBARGO):
            found.markers.append(Marker(signal, name, _place(one)))
            found.take_index = _take_index(one.value) or found.take_index
    for one in (*fields.get(Field.TYPE, ()), *fields.get(Field.PRIORITY, ())):
        if isinstance(one.value, str) and (word := _FIELD_WORDS.get(one.value.strip().casefold())):
            found.markers.append(Marker(word, one.value, _place(one)))
    _from_slugline(fields, found)
    for one in fields.get(Field.SUPERSEDES, ()):
        found.markers.append(Marker(Action.UPDATE, one.role or "supersedes", _place(one)))
    _from_version(fields, found)


def _signal(name: str) -> str | None:
    """What a signal says: as it stands (`edStat:D`), else its code whatever its scheme (`sig:update`, a URI)."""
    return words.SIGNALS.get(name) or words.SIGNALS.get(_SCHEME.sub("", name))


_FIELD_WORDS: Mapping[str, str] = {"advisory": Action.ADVISORY, **{priority.value: priority for priority in Priority}}
"""What type and priority fields say in words."""


def _from_slugline(fields: Mapping[Field, tuple[Found, ...]], found: _Findings) -> None:
    for one in fields.get(Field.SLUGLINE, ()):
        if isinstance(one.value, str):
            for mark in cleaned(one.value, slugline=True).marks:
                found.add(mark, one.value[mark.start : mark.end], _place(one))


def _from_version(fields: Mapping[Field, tuple[Found, ...]], found: _Findings) -> None:
    """A version number above the first says that there was one before; a version in words says what it is (ANPA)."""
    for one in fields.get(Field.VERSION, ()):
        if not isinstance(one.value, str):
            continue
        first = 0 if one.role == "from_zero" else 1
        if one.value.isdecimal() and len(one.value) < 4 and int(one.value) > first:
            found.markers.append(Marker(Action.UPDATE, one.value, _place(one)))
            found.number = int(one.value) if found.number is None else found.number
        elif marks := cleaned(one.value).marks:
            for mark in marks:
                found.add(mark, one.value[mark.start : mark.end], _place(one))
        elif kind := words.SIGNALS.get(one.value.strip().casefold()):
            found.markers.append(Marker(kind, one.value, _place(one)))


def _takes(blocks: Sequence[Block], found: _Findings) -> None:
    """What the copy's end says of takes: `(more)`, or that this was the last."""
    for block in blocks[-_CLOSING_BLOCKS:]:
        if len(block.text) <= _MORE_CHARACTERS:
            if words.MORE.fullmatch(block.text):
                found.last = False
            elif words.is_last_take(block.text):
                found.last = True
    if found.take_of and found.take_index == found.take_of:
        found.last = True


def _take_index(signal: JsonValue) -> int | None:
    """The number of the take that a signal gives beside its name."""
    index = signal.get("index") if isinstance(signal, dict) else None
    return int(index) if isinstance(index, str) and index.isdecimal() and len(index) < 4 else None


def _is_take(found: _Findings, kinds: set[str]) -> bool:
    return Action.TAKE in kinds or found.take_index is not None or found.last is not None


# --- status -----------------------------------------------------------------------------------------------------------


def _folded_status(value: object) -> str:
    return value.strip().casefold() if isinstance(value, str) else ""


def _status_action(value: object, embargo: Embargo | None) -> Action | None:
    """Withheld under an embargo is the embargo's doing; without one it is a hold."""
    status = _folded_status(value)
    if status in words.STATUS_KILLED:
        return Action.KILL
    if status in words.STATUS_RELEASED:
        return Action.RELEASE
    return Action.HOLD if status in words.STATUS_WITHHELD and embargo is None else None


def pub_status_of(
    action: Action, fields: Mapping[Field, tuple[Found, ...]], embargo: Embargo | None, *, embargoed: bool
) -> tuple[PubStatus, tuple[StoryWarning, ...]]:
    """The publication status: a kill cancels, a hold and an embargo withhold, and so does a status nobody knows.

    A status that says no more than that there is an embargo ends with it.
    """
    ended = embargo is not None and embargo.until is not None and not embargoed
    if action is Action.KILL:
        return PubStatus.CANCELED, ()
    if action is Action.HOLD or embargoed:
        return PubStatus.WITHHELD, ()
    if action is Action.RELEASE:
        return PubStatus.USABLE, ()
    for one in fields.get(Field.STATUS, ()):
        status = _folded_status(one.value)
        if status == words.STATUS_EMBARGOED and ended:
            continue
        if status in words.STATUS_WITHHELD:
            return PubStatus.WITHHELD, ()
        if one.value is not None and one.value != "" and status not in words.STATUS_USABLE:
            message = "a publication status that is not known: withheld"
            return PubStatus.WITHHELD, (StoryWarning("unknown_status", Stage.NORMALISE, message, _place(one)),)
    return PubStatus.USABLE, ()
