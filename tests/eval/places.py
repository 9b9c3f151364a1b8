"""`python -m tests.eval.places [--faults]`: the places of the gold beside those that are found.

Toponym resolution on the gold's spans: entities are the gold's own (their names, without countries and ids), so that
what is judged is which place a name means and what it is to the story. `country` counts the gold's places that have
one, `near` those that have a point: ours within 161 km (100 miles) of it, countries by their code.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from math import acos, cos, radians, sin

from copytaster.core.enrich import known, language, places, sentences
from copytaster.core.facts import Entity, EntityType, Mention, MentionForm, Place
from copytaster.core.model import At, Places, Story
from copytaster.tables import load_tables
from tests.eval.gold_format import Json, nth, read
from tests.eval.gold_stories import enriched

MILES_100 = 161.0
EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Judged:
    """One place of the gold with ours of the same name, or one of ours in a role that the gold does not have."""

    slug: str
    language: str
    gold: Json | None
    found: Place | None
    is_country: bool

    @property
    def country_right(self) -> bool:
        """Whether the country is the gold's: none where it has none."""
        return self.gold is not None and (self.found.iso3 if self.found else None) == self.gold["iso3"]

    @property
    def role_right(self) -> bool:
        """Whether it has a role of the gold's."""
        return bool(self.gold and self.found and self.found.role == self.gold["role"])

    @property
    def near(self) -> bool:
        """Whether ours is within 100 miles; of countries, whether it is the one."""
        if self.is_country:
            return self.country_right
        return self.found is not None and self.found.lat is not None and self.km <= MILES_100

    @property
    def km(self) -> float:
        """How far ours is off; the earth around where either has no point."""
        one = self.found
        if one is None or one.lat is None or one.lon is None or self.gold is None or self.gold["lat"] is None:
            return 2 * EARTH_KM
        return _km((one.lat, one.lon), (float(str(self.gold["lat"])), float(str(self.gold["lon"]))))


@dataclass(frozen=True, slots=True)
class Row:
    """Shares over the places of one language."""

    name: str
    places: int
    countries: int
    country: float
    points: int
    near: float
    role: float


def score(stories: dict[str, Json] | None = None) -> list[Row]:
    """One row a language, English first, and one of all."""
    judged = list(judgements(stories or read()))
    names = sorted({one.language for one in judged}, key=lambda name: (name != "en", name))
    rows = [_row(name, [one for one in judged if one.language == name]) for name in names]
    return [*rows, _row("all", judged)]


def judgements(stories: dict[str, Json]) -> Iterator[Judged]:
    """Every place of the gold with what is found for it, and what is found beside the gold."""
    tables = load_tables()
    countries = _country_names()
    for slug, gold in stories.items():
        story = enriched(gold, (language, sentences, known), tables)
        story = replace(story, facts=replace(story.facts, entities=_entities(gold, story)))
        found = places.enrich(story, tables, _warn)
        used: set[int] = set()
        for row in _rows(gold, "places"):
            same = [one for one in found if one.name == row["name"]]
            best = next((one for one in same if one.role == row["role"]), same[0] if same else None)
            used.add(id(best))
            wide = str(row["name"]) in countries or _wide(gold, row)
            yield Judged(slug, str(gold["language"]), row, best, wide)
        for one in found:
            if id(one) not in used:
                yield Judged(slug, str(gold["language"]), None, one, False)


def _warn(code: str, message: str, at: Places = ()) -> None:
    raise AssertionError(f"{code}: {message}")


def _row(name: str, judged: Sequence[Judged]) -> Row:
    wanted = [one for one in judged if one.gold]
    with_country = [one for one in wanted if one.gold and one.gold["iso3"]]
    with_point = [one for one in wanted if one.gold and one.gold["lat"] is not None]
    roles = sum(one.role_right for one in judged)
    return Row(
        name,
        len(wanted),
        len(with_country),
        _share(sum(one.country_right for one in with_country), len(with_country)),
        len(with_point),
        _share(sum(one.near for one in with_point), len(with_point)),
        _share(2 * roles, len(wanted) + sum(one.found is not None for one in judged)),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _rows(gold: Json, key: str) -> list[Json]:
    rows = gold[key]
    assert isinstance(rows, list)
    return rows


def _entities(gold: Json, story: Story) -> tuple[Entity, ...]:
    """The gold's places as entities: mentions that are names, metonyms as such."""
    text = str(gold["text"])
    names = {(row[0], row[1]): row[2] for row in gold["names"]}  # type: ignore[attr-defined] # lists of three
    metonyms = {(row[0], row[1]) for row in gold["metonyms"]}  # type: ignore[attr-defined] # lists of three
    found = []
    for number, entity in enumerate(_rows(gold, "entities"), 1):
        if entity["type"] != "place":
            continue
        mentions = []
        for mention, n in entity["mentions"]:  # type: ignore[attr-defined] # pairs
            start = nth(text, mention, n)
            at = _at(story, start or 0, mention)
            if at is None or names.get((mention, n)) != "place":
                continue
            form = MentionForm.METONYM if (mention, n) in metonyms else MentionForm.NAME
            mentions.append(Mention((at,), form))
        if mentions:
            found.append(Entity(f"e{number}", str(entity["name"]), EntityType.PLACE, tuple(mentions), "gold", 1.0))
    return tuple(found)


def _at(story: Story, start: int, text: str) -> At | None:
    """The block that holds these words of the record."""
    for number, block in enumerate(story.blocks):
        if block.raw and block.raw.start <= start < block.raw.end:
            local = block.text.find(text, max(0, start - block.raw.start - 2))
            if local >= 0:
                return At(number, local, local + len(text))
    return None


def _wide(gold: Json, row: Json) -> bool:
    """Whether a place of the gold is a whole country: its entity has that id."""
    return any(one["name"] == row["name"] and one["ids"].get("iso3") for one in _rows(gold, "entities"))  # type: ignore[attr-defined] # ids of an entity


def _country_names() -> frozenset[str]:
    """Names of countries, in the languages of the gold."""
    rows = (files("copytaster.tables") / "known" / "countries.tsv").read_text("utf-8").splitlines()[1:]
    columns = (column for row in rows for column in (row.split("\t")[3], *row.split("\t")[6:]))
    return frozenset(name for column in columns for name in column.split(":")[0].split(",") if name)


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    (north, east), (north2, east2) = ((radians(lat), radians(lon)) for lat, lon in (one, other))
    angle = sin(north) * sin(north2) + cos(north) * cos(north2) * cos(east - east2)
    return EARTH_KM * acos(max(-1.0, min(1.0, angle)))


def main(arguments: Sequence[str]) -> None:
    """Prints the table; `--faults` also what is not right, `--sure` how often each confidence is right."""
    stories = read()
    if "--faults" in arguments:
        for one in judgements(stories):
            if wrong := ", ".join(_wrong(one)):
                print(f"{one.slug}: {wrong}; wanted {one.gold} found {_shown(one.found)}")
    if "--sure" in arguments:
        _print_calibration(list(judgements(stories)))
    print("     places countries  right points   near  role-F1")
    for row in score(stories):
        counts = f"{row.name:4} {row.places:6} {row.countries:9}  {row.country:5.3f} {row.points:6}  {row.near:5.3f}"
        print(f"{counts}  {row.role:7.3f}")


def _wrong(one: Judged) -> Iterator[str]:
    if one.gold and one.gold["iso3"] and not one.country_right:
        yield "country"
    if one.gold and one.gold["lat"] is not None and not one.near:
        yield "point"
    if not one.role_right:
        yield "role"


def _print_calibration(judged: Sequence[Judged]) -> None:
    total: Counter[int] = Counter()
    right: Counter[int] = Counter()
    for one in judged:
        if one.gold and one.found and one.found.lat is not None and one.gold["lat"] is not None:
            bucket = int(one.found.confidence * 20)
            total[bucket] += 1
            right[bucket] += one.near
    for bucket in sorted(total):
        print(f"confidence from {bucket / 20:.2f}: {right[bucket]} of {total[bucket]}")


def _shown(place: Place | None) -> str:
    if place is None:
        return "nothing"
    return f"{place.name} {place.iso3} {place.lat},{place.lon} {place.feature} {place.role} {place.confidence:.2f}"


if __name__ == "__main__":
    main(sys.argv[1:])
