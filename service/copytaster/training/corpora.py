"""Openly licensed copy with names marked, read into one form: sentences as text, with the places of their names.

The folders are those of the corpora's own distributions (tables/models/names.md lists them with their licences). Types
are mapped to person, organisation, place and misc; what a corpus marks beyond names (disciplines, weapons, dates) is
left out. Each document goes to one of three folds: `train`, `choice` (what is tuned on) and `held` (what is reported).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypeAlias

from copytaster.core.facts import EntityType
from copytaster.training.nationalities import NATIONALITIES

PERSON, ORGANISATION, PLACE, MISC = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE, EntityType.MISC


class Marked(NamedTuple):
    """A name in a sentence's text."""

    start: int
    end: int
    type: EntityType


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its names, in order, none over another."""

    text: str
    names: tuple[Marked, ...]


Document: TypeAlias = tuple[Sentence, ...]
Tagged: TypeAlias = Sequence[tuple[str, str]]
"""Tokens with BIO tags."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents of one origin in one fold; `twice` counts them double in training."""

    name: str
    fold: str
    documents: tuple[Document, ...]
    classes: frozenset[EntityType] = frozenset(EntityType)


NO_MISC = frozenset({PERSON, ORGANISATION, PLACE})

_COMMON = {
    "per": PERSON, "person": PERSON, "org": ORGANISATION, "organisation": ORGANISATION, "loc": PLACE, "location": PLACE,
    "misc": MISC, "country": PLACE, "politician": PERSON, "politicalparty": ORGANISATION, "election": MISC,
    "event": MISC, "scientist": PERSON, "university": ORGANISATION, "academicjournal": MISC, "award": MISC,
    "astronomicalobject": MISC, "writer": PERSON, "book": MISC, "poem": MISC, "magazine": MISC, "musicalartist": PERSON,
    "band": ORGANISATION, "album": MISC, "song": MISC, "nationality": MISC,
}  # fmt: skip
_GUM = {"person": PERSON, "organization": ORGANISATION, "place": PLACE, "event": MISC}

PSEUDO_DOCUMENT = 24
"""Sentences taken for one story where a corpus tells no stories apart."""


def read_corpora(folder: Path) -> list[Corpus]:
    """All corpora below the folder. Raises `FileNotFoundError` for one that is missing."""
    found: list[Corpus] = []
    for domain in ("politics", "science", "literature", "music"):
        for part, fold in (
            ("train", "train"),
            ("dev", "choice"),
            ("test", "held" if domain == "politics" else "train"),
        ):
            tagged = _columns((folder / "crossner" / domain / f"{part}.txt").read_text("utf-8"), 1)
            documents = tuple((sentence,) for sentence in map(sentence_of, tagged))
            fold = "train" if fold == "choice" and domain != "politics" else fold
            found.append(Corpus(f"crossner-{domain}", fold, documents))
    found += _folded("wikigold", _wikigold(folder / "wikigold" / "wikigold.conll.txt"))
    for part, fold in (("dev", "train"), ("test", "held")):
        documents = tuple(_uner(folder / "uner-en-ewt" / f"en_ewt-ud-{part}.iob2"))
        if fold == "train":
            found.append(Corpus("uner-ewt", "choice", documents[::3], NO_MISC))
            documents = tuple(one for number, one in enumerate(documents) if number % 3)
        found.append(Corpus("uner-ewt", fold, documents, NO_MISC))
    found += _gum(folder / "gum")
    paths = sorted((folder / "re3d").glob("*/*.conll"))
    found.append(Corpus("re3d", "train", tuple(_plain(path.read_text("utf-8")) for path in paths)))
    found += _gmb(folder / "gmb")
    return found


def _folded(name: str, documents: Sequence[Document]) -> list[Corpus]:
    """Every fifth document is for choice, every fifth held."""
    parts: dict[str, list[Document]] = {"train": [], "choice": [], "held": []}
    for number, document in enumerate(documents):
        parts["choice" if number % 5 == 3 else "held" if number % 5 == 4 else "train"].append(document)
    return [Corpus(name, fold, tuple(part)) for fold, part in parts.items()]


def _plain(text: str) -> Document:
    return tuple(map(sentence_of, _columns(text, 1)))


def _wikigold(path: Path) -> list[Document]:
    sentences = [sentence_of(tagged) for tagged in _columns(path.read_text("utf-8"), 1)]
    return [tuple(sentences[first : first + 12]) for first in range(0, len(sentences), 12)]


def _uner(path: Path) -> Iterator[Document]:
    for document in re.split(r"^# newdoc.*$", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        yield tuple(map(sentence_of, _columns(document, 2, word=1)))


def _gmb(folder: Path) -> list[Corpus]:
    """Silver tags; nationalities, works and events from the corpus's own, where silver has no name."""
    silver = _columns((folder / "gmb-2.2-silver.tsv").read_text("utf-8"), 1)
    own = _columns((folder / "gmb-2.2.tsv").read_text("utf-8"), 2)
    sentences = [sentence_of(_with_misc(one, other)) for one, other in zip(silver, own, strict=True)]
    documents = [
        tuple(sentences[first : first + PSEUDO_DOCUMENT]) for first in range(0, len(sentences), PSEUDO_DOCUMENT)
    ]
    choice = tuple(documents[::40])
    return [
        Corpus("gmb-silver", "train", tuple(one for number, one in enumerate(documents) if number % 40)),
        Corpus("gmb-silver", "choice", choice),
    ]


def _with_misc(silver: Tagged, own: Tagged) -> Tagged:
    if [word for word, _ in silver] != [word for word, _ in own]:
        return silver
    merged = []
    for (word, tag), (_, other) in zip(silver, own, strict=True):
        if tag == "O" and other[2:] in ("art", "eve"):
            tag = f"{other[:2]}MISC"
        merged.append((word, tag))
    return merged


def _columns(text: str, tag: int, word: int = 0) -> list[list[tuple[str, str]]]:
    """Sentences of a file with one token a line."""
    found: list[list[tuple[str, str]]] = []
    for blank, lines in groupby(text.splitlines(), lambda line: not line.strip()):
        if blank:
            continue
        rows = [re.split(r"[\t ]+", line.strip()) for line in lines if not line.startswith("# ")]
        tagged = [(row[word], row[tag]) for row in rows if len(row) > max(tag, word) and "DOCSTART" not in row[word]]
        if tagged:
            found.append(tagged)
    return found


_TO_THE_LEFT = frozenset(". , ; : ? ! % ) ] } ' ’ ” '' 's ’s n't n’t 'S 're 've 'll 'd 'm".split())  # noqa: RUF001
_TO_THE_RIGHT = frozenset("( [ { $ £ € “ `` #".split())


def sentence_of(tagged: Tagged) -> Sentence:
    """Tokens put together as wires write them, with names where the tags are."""
    words = [(_PTB.get(word, word), tag) for word, tag in tagged]
    text, names = "", list[Marked]()
    previous, glue = "O", True
    for word, tag in words:
        if not (glue or word in _TO_THE_LEFT):
            text += " "
        start, text = len(text), text + word
        glue = word in _TO_THE_RIGHT
        kind = _COMMON.get(tag[2:].lower()) if len(tag) > 2 else None
        if kind is None:
            previous = "O"
            continue
        if names and tag[0] == "I" and previous == tag[2:]:
            names[-1] = names[-1]._replace(end=len(text))
        else:
            names.append(Marked(start, len(text), kind))
        previous = tag[2:]
    return Sentence(text, tuple(_mended(text, names)))


_PTB = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}
_LEADING = re.compile(
    r"(?:(?:the|a|an|former|ex-|then|late|president|prime minister|minister|secretary|general|mr\.?|mrs\.?|ms\.?|dr\.?"
    r"|sen\.?|rep\.?|gov\.?|king|queen|prince|pope|sir)\s+)+",
    re.IGNORECASE,
)
_NATIONALITY = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def _mended(text: str, names: Iterable[Marked]) -> Iterator[Marked]:
    """Names without what is none of them (the, titles, 's); nationalities that the corpus has not are misc."""
    taken = []
    for name in names:
        start, end = name.start, name.end
        lead = (
            _LEADING.match(text, start, end)
            if name.type is PERSON
            else re.compile("the ", re.I).match(text, start, end)
        )
        if lead and lead.end() < end:
            start = lead.end()
        words = text[start:end]
        for tail in ("'s", "’s", "'"):
            if words.endswith(tail) and len(words) > len(tail):
                end -= len(tail)
                break
        if name.type is PLACE and text[start:end] in NATIONALITIES:
            name = name._replace(type=MISC)
        taken.append(Marked(start, end, name.type))
    for match in _NATIONALITY.finditer(text):
        first = match[0].split("-", 1)[0]
        if match[0] in NATIONALITIES and not any(one.start < match.end() and match.start() < one.end for one in taken):
            taken.append(Marked(match.start(), match.end(), MISC))
        elif first in NATIONALITIES and len(match[0]) > len(first) and match[0].split("-")[-1].islower():
            pass
    yield from sorted(taken)


_ENTITY = re.compile(r"\((?P<open>[^()]+)|(?P<shut>[^()]+)?\)|\((?P<whole>[^()]+)\)")


def _gum(folder: Path) -> list[Corpus]:
    parts: dict[tuple[str, str], list[Document]] = {}
    for number, path in enumerate(sorted(folder.glob("*.conllu"))):
        genre = path.stem.split("_")[1]
        fold = {2: "choice", 3: "held"}.get(number % 4, "train") if genre == "news" else "train"
        parts.setdefault((genre, fold), []).append(_gum_document(path.read_text("utf-8")))
    return [Corpus(f"gum-{genre}", fold, tuple(documents)) for (genre, fold), documents in parts.items()]


def _gum_document(text: str) -> Document:
    """Entities by their proper nouns: the run around the first proper noun that heads one."""
    found = []
    open_: list[tuple[str, str, int]] = []
    for blank, lines in groupby(text.splitlines(), lambda line: not line.strip()):
        if blank:
            continue
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        rows = [row for row in rows if row[0].isdigit()]
        open_ = []
        spans: list[tuple[int, int, str]] = []
        for position, row in enumerate(rows):
            entity = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
            for mark in re.findall(r"\([^()]+|[^()]+\)|\)", entity):
                whole = mark.startswith("(")
                if whole:
                    fields = mark[1:].split("-")
                    open_.append((fields[0], fields[1] if len(fields) > 1 else "", position))
                if not whole or _shuts(entity, mark):
                    group = open_[-1][0] if whole else mark.rstrip(")")
                    for index in range(len(open_) - 1, -1, -1):
                        if open_[index][0] == group:
                            _, kind, first = open_.pop(index)
                            spans.append((first, position, kind))
                            break
        found.append(_gum_sentence(rows, spans))
    return tuple(found)


def _shuts(entity: str, mark: str) -> bool:
    return f"{mark})" in entity


_GUM_TITLES = frozenset("president mr. mr mrs. ms. dr. prof. senator sen. king queen sir minister secretary".split())


def _gum_sentence(rows: list[list[str]], spans: list[tuple[int, int, str]]) -> Sentence:
    tags = ["O"] * len(rows)
    for first, last, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        inside = {row[0] for row in rows[first : last + 1]}
        head = next((at for at in range(first, last + 1) if rows[at][6] not in inside), first)
        type_ = _GUM.get(kind) or (MISC if kind in ("abstract", "object") else None)
        if type_ is None or rows[head][3] != "PROPN":
            continue
        start, end = head, head
        while (
            start > first
            and rows[start - 1][3] == "PROPN"
            or (
                start - 1 > first
                and rows[start - 1][1] in ("of", "the", "-", "and", "&")
                and rows[start - 2][3] == "PROPN"
                and kind != "person"
            )
        ):
            start -= 1
        while (
            end < last
            and rows[end + 1][3] == "PROPN"
            or (
                end + 1 < last
                and rows[end + 1][1] in ("of", "the", "for", "-", "&")
                and _proper_soon(rows, end + 1, last)
                and kind != "person"
            )
        ):
            end += 1
        while start < end and (rows[start][1].lower() in _GUM_TITLES or rows[start][3] != "PROPN"):
            start += 1
        for at in range(start, end + 1):
            tags[at] = ("B-" if at == start else "I-") + type_.upper().replace("PLACE", "LOC")
    return sentence_of([(row[1], tag) for row, tag in zip(rows, tags, strict=True)])


def _proper_soon(rows: list[list[str]], at: int, last: int) -> bool:
    return any(rows[next_][3] == "PROPN" for next_ in range(at + 1, min(at + 2, last) + 1))
