"""`python -m tests.eval.salience [GUM]`: whether the salient entities are those that people find so.

On the gold stories with the gold's own entities, so that nothing but salience is measured; on GUM, where its folder is
given, with GUM's. Salient is what reaches `ABOUT_SALIENCE`, the value from which a story is about an entity.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from copytaster.core.enrich import language, salience, sentences
from copytaster.core.facts import Entity, EntityType, Mention, MentionForm
from copytaster.core.model import At, Places, Story
from copytaster.core.publish.facts import ABOUT_SALIENCE
from copytaster.tables import load_tables
from tests.eval.gold_format import Json, nth, read
from tests.eval.gold_stories import enriched
from tests.eval.gum_salience import documents


@dataclass(frozen=True, slots=True)
class Row:
    """Counts of salient entities: in the gold, found, and right."""

    name: str
    wanted: int
    found: int
    right: int

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision."""
        return 2 * self.right / (self.wanted + self.found) if self.wanted + self.found else 1.0


def score() -> list[Row]:
    """The gold stories: all, English and the others."""
    judged = list(_gold())
    return [
        row_of("all", [pair for _, *pair in judged]),
        row_of("en", [pair for tag, *pair in judged if tag == "en"]),
        row_of("other", [pair for tag, *pair in judged if tag != "en"]),
    ]


def score_gum(folder: Path) -> list[Row]:
    """GUM: all genres together and each."""
    judged = [(one.genre, one.salient, found(one.story)) for one in documents(folder)]
    genres = sorted({genre for genre, _, _ in judged})
    rows = [row_of("gum", [pair for _, *pair in judged])]
    return rows + [row_of(f"gum {name}", [pair for genre, *pair in judged if genre == name]) for name in genres]


def row_of(name: str, judged: Iterable[list[frozenset[str]]]) -> Row:
    """One row of pairs of wanted and found ids."""
    pairs = list(judged)
    wanted, said = (sum(len(pair[index]) for pair in pairs) for index in (0, 1))
    return Row(name, wanted, said, sum(len(first & second) for first, second in pairs))


def found(story: Story) -> frozenset[str]:
    """The ids of the entities that the story is about."""
    rated = salience.enrich(story, load_tables(), _quiet)
    return frozenset(one.entity for one in rated if one.value >= ABOUT_SALIENCE)


def _quiet(code: str, message: str, at: Places = ()) -> None:
    raise AssertionError(f"{code}: {message} {at}")


def _gold() -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    tables = load_tables()
    for gold in read().values():
        story = enriched(gold, (language, sentences), tables)
        entities, wanted = with_gold_entities(gold, story)
        facts = replace(story.facts, entities=entities)
        yield str(gold["language"]), wanted, found(replace(story, facts=facts))


def with_gold_entities(gold: Json, story: Story) -> tuple[tuple[Entity, ...], frozenset[str]]:
    """The gold's entities at their places in the story, and the ids of the salient ones."""
    rows = gold["entities"]
    assert isinstance(rows, list)
    entities, salient = [], set()
    for number, row in enumerate(rows, 1):
        mentions = [_mention(str(gold["text"]), story, text, n) for text, n in row["mentions"]]
        placed = tuple(one for one in mentions if one)
        entities.append(Entity(f"e{number}", row["name"], EntityType(row["type"]), placed, "gold", 1.0))
        if row["salient"]:
            salient.add(f"e{number}")
    return tuple(entities), frozenset(salient)


def _mention(text: str, story: Story, words: str, n: int) -> Mention | None:
    start = nth(text, words, n)
    for number, block in enumerate(story.blocks):
        if start is not None and block.raw and block.raw.start <= start < block.raw.end:
            first = start - block.raw.start
            return Mention((At(number, first, first + len(words)),), MentionForm.NAME)
    return None


def main() -> None:
    """Print the tables."""
    rows = score() + (score_gum(Path(sys.argv[1])) if len(sys.argv) > 1 else [])
    print("               gold found right     F1")
    for row in rows:
        print(f"{row.name:14} {row.wanted:4} {row.found:5} {row.right:5}  {row.f1:.3f}")


if __name__ == "__main__":
    main()
