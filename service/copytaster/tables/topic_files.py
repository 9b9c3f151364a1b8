"""Loads the tables of `topics/` (TSV; `README.md` there says what they are and where they come from)."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from copytaster.core.topic_rules import TopicRules, TopicWords

_NOT_LANGUAGES = frozenset({"names", "feed"})


def load_topics() -> TopicRules:
    """All topic tables. Raises `ValueError` naming the file and line that is at fault."""
    folder = files("copytaster.tables") / "topics"
    listed = [row for _, row in _rows(folder / "names.tsv", 3)]
    names = {code: name for code, _, name in listed}
    parents = {code: parent for code, parent, _ in listed if parent}
    feed = {(scheme, code): topic for _, (scheme, code, topic) in _rows(folder / "feed.tsv", 3)}
    languages = sorted(one.name.removesuffix(".tsv") for one in folder.iterdir() if one.name.endswith(".tsv"))
    words = {
        language: TopicWords.of(_words(folder / f"{language}.tsv", names), parents)
        for language in languages
        if language not in _NOT_LANGUAGES
    }
    return TopicRules(
        MappingProxyType(names), MappingProxyType(parents), MappingProxyType(words), MappingProxyType(feed)
    )


def _words(entry: Traversable, names: dict[str, str]) -> Iterator[tuple[str, float, str]]:
    for number, (code, weight, words) in _rows(entry, 3):
        if code != "-" and code not in names:
            raise ValueError(f"{entry.name}, line {number}: {code} is no Media Topic")
        for phrase in words.split(";"):
            if not phrase.strip(" *"):
                raise ValueError(f"{entry.name}, line {number}: an empty phrase")
            yield code, float(weight), phrase.strip()


def _rows(entry: Traversable, columns: int) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(entry.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            row = line.split("\t")
            if len(row) != columns:
                raise ValueError(f"{entry.name}, line {number}: {len(row)} columns where {columns} belong")
            yield number, row
