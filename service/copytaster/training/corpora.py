"""Openly licensed copy with names marked, read into one form: sentences as text, with the places of their names.

The folders are those of the corpora's own distributions (tables/models/names.md lists them with their licences). Types
are mapped to person, organisation, place and misc; what a corpus marks beyond names (disciplines, weapons, dates) is
left out. Each document goes to one of three folds: `train`, `choice` (what is tuned on) and `held` (what is reported).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypeAlias

from copytaster.core.enrich.name_forms import Lexical
from copytaster.core.facts import EntityType
from copytaster.training import gazetteer
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
    """All corpora below the folder; raises `FileNotFoundError` for one that is missing.

    What an operator adds stands below `own`: a file a story, `token TAB tag` (PER, ORG, LOC, MISC as BIO), a blank line
    between sentences.
    """
    found: list[Corpus] = []
    for domain in ("politics", "science", "literature", "music"):
        for part, fold in (("train", "train"), ("dev", "choice"), ("test", "held")):
            tagged = _columns((folder / "crossner" / domain / f"{part}.txt").read_text("utf-8"), 1)
            found.append(Corpus(f"crossner-{domain}", fold if domain == "politics" else "train", _singles(tagged)))
    found += _folded("wikigold", _wikigold(folder / "wikigold" / "wikigold.conll.txt"))
    tuned, held = (tuple(_uner(folder / "uner-en-ewt" / f"en_ewt-ud-{part}.iob2")) for part in ("dev", "test"))
    rest = tuple(one for number, one in enumerate(tuned) if number % 3)
    for fold, documents in (("train", rest), ("choice", tuned[::3]), ("held", held)):
        found.append(Corpus("uner-ewt", fold, documents, NO_MISC))
    found += _gum(folder / "gum")
    paths = sorted((folder / "re3d").glob("*/*.conll"))
    found.append(Corpus("re3d", "train", tuple(_plain(path.read_text("utf-8")) for path in paths)))
    found += _gmb(folder / "gmb")
    own = sorted(path for path in (folder / "own").rglob("*") if path.is_file())
    found.append(Corpus("own", "train", tuple(_plain(path.read_text("utf-8")) for path in own)))
    return found


def _singles(tagged: Iterable[Tagged]) -> tuple[Document, ...]:
    """Sentences that were taken from here and there."""
    return tuple((sentence_of(one),) for one in tagged)


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
    return [
        (word, _own(word, other) if tag == "O" else tag) for (word, tag), (_, other) in zip(silver, own, strict=True)
    ]


def _own(word: str, tag: str) -> str:
    """What a tag of the corpus's own stands for where silver has none."""
    if tag[2:] in ("art", "eve"):
        return f"{tag[:2]}MISC"
    return "B-ORG" if tag == "B-org" and word not in NATIONALITIES and _known(word) is ORGANISATION else "O"


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


_TO_THE_LEFT = frozenset(". , ; : ? ! % ) ] } ' ’ ” '' 's ’s n't n’t 'S 're 've 'll 'd 'm".split())
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
_ALONE = re.compile(r"(?:(?:North|South|East|West|Central|Latin|Southeast|sub-Saharan) )?[^\W\d_]+(?:['’]ite)?")
_HYPHENED = re.compile(
    r"(?<![\w-])(?P<name>[A-Z][\w.]+)-(?:backed|based|born|bound|brokered|built|controlled|dominated|funded|held|led|made|occupied"
    r"|owned|ruled|run|sponsored|speaking|trained|style)\b"
)


def _mended(text: str, names: Iterable[Marked]) -> Iterator[Marked]:
    """Names without what is none of them (the, titles, 's); nationalities that the corpus has not are misc."""
    taken = [_bared(text, name) for name in names]

    def free(start: int, end: int) -> bool:
        return not any(one.start < end and start < one.end for one in taken)

    for match in _HYPHENED.finditer(text):
        start, end = match.span("name")
        if free(start, end) and (kind := _known(match["name"])):
            taken.append(Marked(start, end, kind))
    for match in _ALONE.finditer(text):
        word = match[0].rsplit(" ", 1)[-1]
        if word in NATIONALITIES:
            start = match.start() if free(*match.span()) else match.end() - len(word)
            if free(start, match.end()):
                taken.append(Marked(start, match.end(), MISC))
    yield from sorted(taken)


def _bared(text: str, name: Marked) -> Marked:
    start, end = name.start, name.end
    lead = _LEADING.match(text, start, end) if name.type is PERSON else _THE.match(text, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    for tail in ("'s", "’s", "'"):
        if text.endswith(tail, start, end) and end - start > len(tail):
            end -= len(tail)
            break
    type_ = MISC if name.type is PLACE and text[start:end] in NATIONALITIES else name.type
    return Marked(start, end, type_)


_THE = re.compile("the ", re.IGNORECASE)


@cache
def _gazetteer() -> dict[str, int]:
    return gazetteer.read()[0]


def _known(word: str) -> EntityType | None:
    """The type of a word of the gazetteer, where it has one alone."""
    if word in NATIONALITIES:
        return MISC
    bits = _gazetteer().get(word.lower(), 0)
    if bits & Lexical.COMPANY:
        return ORGANISATION
    return PLACE if bits & (Lexical.COUNTRY | Lexical.CITY | Lexical.REGION) else None


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
        start, end = _proper(rows, first, last, head, kind == "person")
        for at in range(start, end + 1):
            tags[at] = ("B-" if at == start else "I-") + type_.upper().replace("PLACE", "LOC")
    return sentence_of([(row[1], tag) for row, tag in zip(rows, tags, strict=True)])


_WITHIN = frozenset("of the for and & - de la del du al van von bin".split())
_OF_PERSONS = frozenset("de la del du al van von bin - '".split())


def _proper(rows: list[list[str]], first: int, last: int, head: int, person: bool) -> tuple[int, int]:
    """From where to where the name goes on around its head: words with capitals, and what joins them."""
    joins = _OF_PERSONS if person else _WITHIN

    def named(at: int) -> bool:
        word, kind = rows[at][1], rows[at][3]
        if person and (word.lower() in _GUM_TITLES or kind == "ADJ"):
            return False
        return kind == "PROPN" or (word[0].isupper() and (at > 0 or kind == "ADJ") and kind != "DET")

    def steps(at: int, way: int, edge: int) -> int:
        """How many words further the name goes on: one with a capital, or one behind what joins them."""
        left = (edge - at) * way
        word = rows[at + way][1] if left else ""
        if left and named(at + way):
            return 1
        if left > 1 and word in joins and named(at + 2 * way):
            return 2
        pair = (word, rows[at + 2 * way][1]) if left > 2 and not person else ("", "")
        return 3 if pair in {("the", "of"), ("of", "the")} and named(at + 3 * way) else 0

    start = end = head
    while step := steps(start, -1, first):
        start -= step
    while step := steps(end, 1, last):
        end += step
    return start, end
