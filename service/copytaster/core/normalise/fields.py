"""The fields of a story as they may be published: letters repaired, nothing private left in them.

Fields as sent in, the same out, new values only where something had to go. Ids and paths are never searched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from copytaster.core.model import Field, Found, JsonValue
from copytaster.core.normalise import lines, notes, text
from copytaster.core.normalise.pieces import Hidden
from copytaster.core.shapes.masks import Masks
from copytaster.core.shapes.openings import opens_plainly

_IDS: Final = frozenset({Field.NATIVE_ID, Field.ITEM_ID, Field.MEDIA, Field.TARGET, Field.SUPERSEDES})
"""Fields of ids: never searched for notes."""
_SHORTEST_MARK: Final = 12
"""Characters: no private mark is shorter."""
_BETWEEN: Final = "|"
"""Stands between values that are looked at together: printable, and no sign of anything looked for."""


def settled(fields: Mapping[Field, tuple[Found, ...]], hidden: Hidden, masks: Masks) -> dict[Field, tuple[Found, ...]]:
    """The fields without private text, which goes to `hidden`."""
    strings_of = {name: _strings(found) for name, found in fields.items() if name not in _IDS}
    strings = [one for found in strings_of.values() for one in found]
    long = [one for one in strings if len(one) >= _SHORTEST_MARK]
    suspects = frozenset([long[number] for number in notes.may_hold_marks(long)])
    cleaning = _Cleaning(hidden, masks, suspects)
    if not _are_clean(strings, long):
        return {name: found if name in _IDS else cleaning.field(name, found) for name, found in fields.items()}
    touched = suspects | _masked(strings, masks) if masks.has_private else suspects
    kept = dict(fields)
    for name, found in strings_of.items():
        if name is Field.BYLINE or (touched and not touched.isdisjoint(found)):
            kept[name] = cleaning.field(name, kept[name])
    return kept


def _masked(strings: list[str], masks: Masks) -> set[str]:
    """Those that a mask may fit."""
    return {strings[number] for number in masks.fitting([one.casefold() for one in strings])}


def _strings(found: tuple[Found, ...]) -> list[str]:
    strings: list[str] = []
    for one in found:
        _gather(one.value, strings)
    return strings


def _gather(value: JsonValue, strings: list[str]) -> None:
    """Every string within the value, in order. No generator: a story has a hundred."""
    if isinstance(value, str):
        strings.append(value)
    elif isinstance(value, dict):
        for one in value.values():
            _gather(one, strings)
    elif isinstance(value, list):
        for one in value:
            _gather(one, strings)


def _are_clean(strings: list[str], long: list[str]) -> bool:
    """Whether none of these needs a repair or holds a contact: one look at all, where each would cost more."""
    whole = _BETWEEN.join(strings)
    if "((" in whole or "| " in whole or " |" in whole or not text.is_clean(whole):
        return False
    return not any(not opens_plainly(one) and notes.may_hold_contacts(one) for one in long)


@dataclass(frozen=True, slots=True)
class _Cleaning:
    """What is done to each value; `suspects` are the strings that may hold a mark."""

    hidden: Hidden
    masks: Masks
    suspects: frozenset[str]

    def field(self, name: Field, found: tuple[Found, ...]) -> tuple[Found, ...]:
        left: list[Found] = []
        for one in found:
            if name is Field.BYLINE and isinstance(one.value, str) and notes.are_initials(one.value):
                # Who sent it stands where who wrote it belongs (EFE).
                self.hidden.add(one.value, notes.PrivateKind.INITIALS)
            else:
                value = self.value(one.value)
                left.append(one if value == one.value else replace(one, value=value))
        return tuple(left)

    def value(self, value: JsonValue) -> JsonValue:
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, list):
            return [self.value(one) for one in value]
        if isinstance(value, dict):
            return {key: self.value(one) for key, one in value.items()}
        return value

    def words(self, value: str) -> str:
        may_be_marked = value in self.suspects
        value = lines.without_private(value, self.masks, self.hidden)
        if not may_be_marked and text.is_clean(value) and not notes.may_hold_contacts(value):
            return value
        if len(value) < _SHORTEST_MARK:
            return text.repair(value).text
        kept, last = [], 0
        for span in notes.private_spans(value, whole_note=True, may_be_initials=False, may_be_marked=may_be_marked):
            self.hidden.add(value[span.start : span.end], span.kind)
            kept.append(value[last : span.start])
            last = span.end
        return repaired("".join((*kept, value[last:])), self.hidden).text


def repaired(words: str, hidden: Hidden, *, laid_out: bool = False) -> text.Repaired:
    """The text repaired; nothing is left of one whose private mark was mojibake and shows only then."""
    mended = text.repair(words, laid_out=laid_out)
    if mended.mojibake and (spans := notes.private_spans(mended.text, whole_note=True, may_be_initials=False)):
        hidden.add(mended.text, spans[0].kind)
        return text.Repaired("", mojibake=True)
    return mended
