"""The embargo of a story: what was stated, when it lifts, and whether the copy is withheld at its record's time.

Takes the embargo fields, the settled blocks and the private texts (an embargo binds even where it may not be quoted);
gives an `Embargo` or None, whether it withholds, and warnings. CONTRACT: doubt withholds. A lift that cannot be read,
that has no zone stated or known for the agency, or that never comes, withholds with a warning; a placeholder (letters
where digits belong) is none, with a warning; a JSON null is none; an empty string says that there is an embargo and
not until when.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo

from copytaster.core.model import (
    At,
    AtPath,
    Block,
    BlockKind,
    Embargo,
    Field,
    Found,
    Places,
    Range,
    Stage,
    StoryWarning,
    ZoneSource,
)
from copytaster.core.normalise.instants import Zone, read_instant
from copytaster.core.normalise.lifts import Bases, names_clock, names_day, read_lift
from copytaster.core.shapes import embargo_words as words
from copytaster.core.shapes.openings import opens_plainly

_OPENING_BLOCKS = 4
_MAY_STATE = frozenset({BlockKind.FURNITURE, BlockKind.UNKNOWN, BlockKind.HEADLINE})
"""Kinds that may state an embargo wherever they stand; notes may do so anywhere in their words."""
_WINDOW_CHARACTERS = 160
"""A lift is stated this close behind its mark."""
_PLACEHOLDER_CHARACTERS = 80
_NO_EMBARGO = frozenset({"none", "no", "false", "null", "nil", "n/a", "keine", "nein"})


@dataclass(frozen=True, slots=True)
class Statement:
    """An embargo as stated: its words (None when they are private), what says when it lifts, and the place."""

    text: str | None
    lift: str
    at: Places


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the embargo is and whether it withholds now."""

    embargo: Embargo | None = None
    withheld: bool = False
    warnings: tuple[StoryWarning, ...] = ()


_NONE = Verdict()


def judge(
    fields: Mapping[Field, tuple[Found, ...]],
    blocks: Sequence[Block],
    hidden: Sequence[str],
    *,
    now: datetime,
    base: date,
    zone: Zone,
    zones: Mapping[str, tzinfo],
    day_first: bool | None = None,
    null_is_indefinite: bool = False,
) -> Verdict:
    """The strictest of all embargoes stated, judged at `now`; `base` settles a year that is not stated.

    `day_first` is the agency's order of figures, `null_is_indefinite` what it means by a JSON null.
    """
    found = fields.get(Field.EMBARGO, ())
    if null_is_indefinite:
        found = tuple(replace(one, value="") if one.value is None else one for one in found)
    statements = list(_statements(blocks, hidden))
    verdicts: list[Verdict] = []
    if found or statements:
        bases = Bases(base, max(base, now.astimezone(zone.rule or UTC).date()), zone, zones, day_first)
        verdicts += [_field(one, now, bases) for one in found]
        verdicts += [_stated(statement, now, bases) for statement in statements]
    if not any(verdict.embargo for verdict in verdicts):
        verdicts += _advances(fields)
    return _strictest(verdicts) if verdicts else _NONE


def _strictest(verdicts: list[Verdict]) -> Verdict:
    warnings = tuple(dict.fromkeys(warning for verdict in verdicts for warning in verdict.warnings))
    stated = [verdict for verdict in verdicts if verdict.embargo]
    if not stated:
        return Verdict(warnings=warnings)

    def strictness(verdict: Verdict) -> tuple[bool, bool, float]:
        until = verdict.embargo.until if verdict.embargo else None
        return verdict.withheld, until is None, until.timestamp() if until else 0.0

    return replace(max(stated, key=strictness), warnings=warnings)


def _warned(embargo: Embargo, code: str, message: str) -> Verdict:
    """An embargo in doubt withholds."""
    return Verdict(embargo, withheld=True, warnings=(StoryWarning(code, Stage.NORMALISE, message, embargo.at),))


# --- fields -----------------------------------------------------------------------------------------------------------


def _field(found: Found, now: datetime, bases: Bases) -> Verdict:  # noqa: PLR0911 - one return for each way to say it
    at: Places = () if isinstance(found.source, Range) else (AtPath(found.source),)
    value = found.value
    if value is None or value is False:
        return Verdict()
    text = value.strip() if isinstance(value, str) else None
    embargo = Embargo(text=text or None, at=at)
    if text == "" or value is True:
        return _warned(replace(embargo, indefinite=True), "embargo_indefinite", "an embargo without a lift")
    if text is None:
        return _warned(embargo, "embargo_unreadable", "the lift of the embargo is not a date")
    if text.casefold() in _NO_EMBARGO:
        return Verdict()
    if words.INDEFINITE.search(text):
        return _warned(replace(embargo, indefinite=True), "embargo_indefinite", "an embargo without a lift")
    if words.STAMP_PLACEHOLDER.fullmatch(text) or (words.PLACEHOLDER.search(text) and not _has_digits(text)):
        return _placeholder(at)
    until, source = read_instant(text, bases.zone)
    if source is None:
        until, source = read_lift(text, bases)
    if until is None and source is None:
        return _warned(embargo, "embargo_unreadable", "the lift of the embargo cannot be read")
    if until is None or source is ZoneSource.ASSUMED:
        return _warned(
            embargo, "embargo_zone_unknown", "the lift of the embargo has no zone, and the agency's is unknown"
        )
    return Verdict(replace(embargo, until=until, zone_source=source), withheld=now < until)


def _has_digits(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _placeholder(at: Places) -> Verdict:
    message = "the embargo is a placeholder that nobody filled in: taken for none"
    return Verdict(warnings=(StoryWarning("embargo_placeholder", Stage.NORMALISE, message, at),))


# --- words of the copy ------------------------------------------------------------------------------------------------


def _statements(blocks: Sequence[Block], hidden: Sequence[str]) -> Iterator[Statement]:
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.EDITORS_NOTE:
            match = words.in_note(block.text)
        elif (number < _OPENING_BLOCKS or block.kind in _MAY_STATE) and not opens_plainly(block.text):
            match = words.AT_START.match(block.text)
        else:
            continue
        if match:
            start = match.start("mark")
            end = min(len(block.text), match.end() + _WINDOW_CHARACTERS)
            only_mark = block.kind is BlockKind.HEADLINE and not _has_digits(block.text[match.end() : end])
            stated = block.text[start : match.end() if only_mark else end].rstrip()  # a headline goes on as one
            yield Statement(stated, block.text[match.end() : end], (At(number, start, start + len(stated)),))
    for text in hidden:
        if match := words.in_note(text):
            yield Statement(None, text[match.end() : match.end() + _WINDOW_CHARACTERS], ())


def _advances(fields: Mapping[Field, tuple[Found, ...]]) -> Iterator[Verdict]:
    """AP's `Adv03` in a slugline or version: a day and no time, so that nobody can say when it lifts."""
    for one in (*fields.get(Field.SLUGLINE, ()), *fields.get(Field.VERSION, ())):
        if isinstance(one.value, str) and (advance := words.ADVANCE.search(one.value)):
            at: Places = () if isinstance(one.source, Range) else (AtPath(one.source),)
            message = "an advance is for a day and not before; its slugline gives no time"
            yield _warned(Embargo(text=advance[0], at=at), "embargo_unreadable", message)


def _stated(statement: Statement, now: datetime, bases: Bases) -> Verdict:  # noqa: PLR0911 - one return for each way to say it
    lift = statement.lift
    whole = f"{statement.text or ''} {lift}"
    if words.LIFTED.search(whole):
        return Verdict()
    embargo = Embargo(text=statement.text, at=statement.at)
    if words.INDEFINITE.search(lift):
        return _warned(replace(embargo, indefinite=True), "embargo_indefinite", "an embargo without a lift")
    if words.PLACEHOLDER.search(lift[:_PLACEHOLDER_CHARACTERS]) and not names_day(lift, bases):
        return _placeholder(statement.at)
    if not _has_digits(lift) and not names_clock(lift):
        return _warned(replace(embargo, indefinite=True), "embargo_indefinite", "an embargo without a lift")
    until, source = read_lift(lift, bases)
    if until is None and source is ZoneSource.ASSUMED:
        return _warned(
            embargo, "embargo_zone_unknown", "the lift of the embargo has no zone, and the agency's is unknown"
        )
    if until is None:
        return _warned(embargo, "embargo_unreadable", "the lift of the embargo cannot be read")
    return Verdict(replace(embargo, until=until, zone_source=source), withheld=now < until)
