"""GUM's documents as stories with gold entities: names with all their mentions, and whether summaries speak of them.

GUM's `Entity` attribute (Universal Dependencies, `GRP-etype-infstat-salience-…`) opens `(1-organization-new-sssss-…`
and closes `1)`; of its five letters of salience each `s` is a summary that speaks of the entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from copytaster.core.facts import Entity, EntityType, Facts, Mention, MentionForm
from copytaster.core.model import At, Block, BlockKind, Headline, Story
from tests.stories import a_story

MAJORITY = 3
TYPES = {
    "person": EntityType.PERSON,
    "organization": EntityType.ORGANISATION,
    "place": EntityType.PLACE,
    "event": EntityType.MISC,
    "object": EntityType.MISC,
    "abstract": EntityType.MISC,
}
_EDGE = re.compile(r"\((?P<open>\d+)-(?P<type>\w+)-[^-]*-(?P<salience>[sn]+)[^()]*(?P<whole>\))?|(?P<close>\d+)\)")


@dataclass(frozen=True, slots=True)
class Document:
    """A story with its entities; `salient` holds the ids of those that most summaries speak of."""

    name: str
    genre: str
    story: Story
    salient: frozenset[str]


@dataclass(slots=True)
class _Open:
    group: str
    start: int
    speech: list[str] = field(default_factory=list)

    @property
    def form(self) -> MentionForm:
        """By the parts of speech of its words."""
        if "PROPN" in self.speech and self.speech[0] in ("PROPN", "DET", "ADJ", "NOUN"):
            return MentionForm.NAME
        return MentionForm.PRONOUN if self.speech == ["PRON"] else MentionForm.NOMINAL


@dataclass(slots=True)
class _Reader:
    blocks: list[tuple[BlockKind, str]] = field(default_factory=list)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    votes: dict[str, int] = field(default_factory=dict)
    opened: list[_Open] = field(default_factory=list)

    def read(self, lines: Sequence[str]) -> None:
        for line in lines:
            if line.startswith("# newpar_block"):
                self._begin(line)
            elif (columns := line.split("\t"))[0].isdigit():
                self._token(columns)

    def _begin(self, line: str) -> None:
        kind = BlockKind.PARAGRAPH
        if "head" in line:
            kind = BlockKind.SUBHEAD if self.blocks else BlockKind.HEADLINE
        if "caption" in line or "figure" in line:
            kind = BlockKind.CAPTION
        self.blocks.append((kind, ""))
        self.opened = []

    def _token(self, columns: list[str]) -> None:
        if not self.blocks:
            self.blocks.append((BlockKind.PARAGRAPH, ""))
        kind, text = self.blocks[-1]
        misc = dict(part.split("=", 1) for part in columns[9].split("|") if "=" in part)
        space = "" if misc.get("SpaceAfter") == "No" else " "
        self.blocks[-1] = (kind, text + columns[1] + space)
        edges = list(_EDGE.finditer(misc.get("Entity", "")))
        for edge in edges:
            if group := edge.group("open"):
                self.types.setdefault(group, edge.group("type"))
                self.votes[group] = edge.group("salience").count("s")
                self.opened.append(_Open(group, len(text)))
        for one in self.opened:
            one.speech.append(columns[3])
        for edge in edges:
            if group := edge.group("close") or (edge.group("whole") and edge.group("open")):
                self._close(group, len(text) + len(columns[1]))

    def _close(self, group: str, end: int) -> None:
        for one in reversed(self.opened):
            if one.group == group:
                self.opened.remove(one)
                at = At(len(self.blocks) - 1, one.start, end)
                self.mentions.setdefault(group, []).append(Mention((at,), one.form))
                return


def documents(folder: Path) -> Iterator[Document]:
    """All documents of the folder."""
    for path in sorted(folder.glob("*.conllu")):
        reader = _Reader()
        reader.read(path.read_text(encoding="utf-8").splitlines())
        yield _document(path.stem, reader)


def _document(name: str, reader: _Reader) -> Document:
    entities, salient = [], set()
    for group, mentions in reader.mentions.items():
        kind = TYPES.get(reader.types[group])
        if kind and any(one.form is MentionForm.NAME for one in mentions):
            entities.append(Entity(f"e{group}", group, kind, tuple(mentions), "gum", 1.0))
            if reader.votes[group] >= MAJORITY:
                salient.add(f"e{group}")
    blocks = tuple(Block(kind, text) for kind, text in reader.blocks)
    heads = [(number, one) for number, one in enumerate(blocks) if one.kind is BlockKind.HEADLINE]
    headlines = tuple(Headline(one.text, at=(At(number, 0, len(one.text)),)) for number, one in heads)
    story = a_story(blocks=blocks, headlines=headlines, facts=Facts(entities=tuple(entities)))
    return Document(name, name.split("_")[1], story, frozenset(salient))
