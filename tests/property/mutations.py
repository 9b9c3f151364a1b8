"""Wicked copy of each wire format, made from the corpus: generated from its own words, and cut, joined and struck.

Everything takes a `random.Random`, so that hypothesis can shrink it and the fuzzer can repeat it. `wicked` makes one
record of a format: a new document of the format's own vocabulary, or a case of the corpus, then up to four accidents.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

CORPUS = Path(__file__).parents[1] / "corpus"
LONGEST_BYTES = 200_000

CONTROLS = (
    b"\x00", b"\x01", b"\x02", b"\x03", b"\x04", b"\x07", b"\x0e", b"\x11", b"\x16\x16\x01", b"\x1f", b"\x7f", b"\r\n",
)  # fmt: skip
TOKENS = (
    b"<", b">", b"</", b"/>", b"&", b"&nbsp;", b"&#0;", b"&#x110000;", b"]]>", b"<![CDATA[", b"<!--", b"<?xml",
    b"<!DOCTYPE x [", b"{", b"}", b"[", b"]", b'"', b"\\", b"\\u0000", b"\\ud800", b"null", b"1e999", b"-0", b"=\r\n",
    b"--", b"=?utf-8?b?", b"\n\n", b"\t", b"ZCZC", b"NNNN", b"KILL KILL KILL", b"EMBARGOED UNTIL ",
    b"NOT FOR PUBLICATION", b"(more)", b"UPDATE 3-", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf",
    b"\xe2\x80\xae", b"9999-99-99T99:99:99Z", b"0001-01-01T00:00:00Z",
)  # fmt: skip
CHARSETS = ("cp1252", "utf-16", "utf-16-le", "utf-8-sig", "koi8-r", "shift_jis", "iso-8859-15", "cp037")


@cache
def seeds(syntax: str) -> tuple[bytes, ...]:
    """The bytes of every case of a format."""
    return tuple(path.read_bytes() for path in sorted((CORPUS / syntax).rglob("*.wire")))


def syntaxes() -> tuple[str, ...]:
    """The formats that the corpus has cases of."""
    return tuple(sorted(folder.name for folder in CORPUS.iterdir() if folder.is_dir() and any(folder.rglob("*.wire"))))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a format's documents are made of: its names, its attributes, the texts and lines that stand in it."""

    names: tuple[str, ...]
    attributes: tuple[str, ...]
    texts: tuple[str, ...]
    heads: tuple[str, ...]


@cache
def vocabulary(syntax: str) -> Vocabulary:
    """The words of the corpus's own documents."""
    whole = [seed.decode("utf-8", "replace") for seed in seeds(syntax)]
    names = {name for text in whole for name in re.findall(r"</?([A-Za-z][\w:.-]*)|\"([$@\w.-]{1,40})\"\s*:", text)}
    attributes = {found for text in whole for found in re.findall(r"\s([A-Za-z][\w:.-]*=\"[^\"<]{0,80}\")", text)}
    texts = {found.strip() for text in whole for found in re.split(r"[<>\n\"]", text) if found.strip()}
    heads = {text[: match.end()] for text in whole if (match := re.match(r"(?:<\?xml[^>]*>\s*)?<[^<>]{1,600}>", text))}
    return Vocabulary(
        tuple(sorted({one for pair in names for one in pair if one})) or ("x",),
        tuple(sorted(attributes)) or ('x="y"',),
        tuple(sorted(texts)) or ("x",),
        tuple(sorted(heads)),
    )


# --- generate ---------------------------------------------------------------------------------------------------------


def xml_document(random: Random, words: Vocabulary) -> bytes:
    """A tree of the format's elements, in no order that it allows."""

    def element(depth: int) -> str:
        name = random.choice(words.names)
        attributes = " ".join(random.sample(words.attributes, min(random.randrange(3), len(words.attributes))))
        inner = "".join(
            element(depth + 1) if depth < 7 and random.random() < 0.7 else random.choice(words.texts)
            for _ in range(random.randrange(5))
        )
        return f"<{name} {attributes}>{inner}</{name}>"

    head = random.choice(words.heads) if words.heads else "<x>"
    root = (re.findall(r"<([A-Za-z][\w:.-]*)", head) or ["x"])[-1]
    return (head + "".join(element(1) for _ in range(random.randrange(1, 6))) + f"</{root}>").encode("utf-8", "replace")


def json_document(random: Random, words: Vocabulary) -> bytes:
    """An object of the format's properties with values of any type."""

    def value(depth: int) -> object:
        chance = random.random()
        if depth < 5 and chance < 0.3:
            return {random.choice(words.names): value(depth + 1) for _ in range(random.randrange(7))}
        if depth < 5 and chance < 0.5:
            return [value(depth + 1) for _ in range(random.randrange(5))]
        if chance < 0.85:
            return random.choice(words.texts)
        return random.choice((None, True, 0, -1, 1e300, 10**30, "", " ", "2026-03-02T10:15:00Z"))

    whole = {random.choice(words.names): value(1) for _ in range(random.randrange(2, 16))}
    return json.dumps(random.choice((whole, [whole, whole]))).encode()


def text_document(random: Random, words: Vocabulary) -> bytes:
    """Lines of the format's documents in another order."""
    ends = random.choice(("\n", "\r\n", "\n\n", "\n    "))
    return ends.join(random.choice(words.texts) for _ in range(random.randrange(1, 40))).encode("utf-8", "replace")


def generated(random: Random, syntax: str) -> bytes:
    """A document that nobody wrote, of the format's own vocabulary."""
    opening = (random.choice(seeds(syntax)) or b"x").lstrip()[:1]
    make = json_document if opening in b"{[" else xml_document if opening == b"<" else text_document
    return make(random, vocabulary(syntax))


# --- accidents --------------------------------------------------------------------------------------------------------


def truncate(random: Random, value: bytes) -> bytes:
    """Broken off anywhere."""
    return value[: random.randrange(len(value) + 1)]


def behead(random: Random, value: bytes) -> bytes:
    """The beginning is missing."""
    return value[random.randrange(len(value) + 1) :]


def strike(random: Random, value: bytes) -> bytes:
    """A few bytes struck on the line."""
    struck = bytearray(value)
    for _ in range(random.randrange(1, 9)):
        if struck:
            struck[random.randrange(len(struck))] = random.randrange(256)
    return bytes(struck)


def insert(random: Random, value: bytes) -> bytes:
    """Something of another layer stands in it."""
    place = random.randrange(len(value) + 1)
    token = random.choice(TOKENS + CONTROLS) * random.choice((1, 1, 1, 2, 40))
    return value[:place] + token + value[place:]


def lose(random: Random, value: bytes) -> bytes:
    """A stretch is missing."""
    start = random.randrange(len(value) + 1)
    return value[:start] + value[start + random.randrange(200) :]


def repeat(random: Random, value: bytes) -> bytes:
    """A stretch comes again and again."""
    start = random.randrange(len(value) + 1)
    stretch = value[start : start + random.randrange(1, 300)]
    return value[:start] + stretch * random.choice((2, 3, 30)) + value[start:]


def recode(random: Random, value: bytes) -> bytes:
    """Sent in another charset than it says."""
    return value.decode("utf-8", "replace").encode(random.choice(CHARSETS), "replace")


def interleave(random: Random, value: bytes, other: bytes) -> bytes:
    """Two records whose lines came in turns."""
    ours, theirs = value.splitlines(keepends=True), other.splitlines(keepends=True)
    mixed = []
    while ours or theirs:
        source = ours if ours and (not theirs or random.random() < 0.6) else theirs
        mixed.append(source.pop(0))
    return b"".join(mixed)


ACCIDENTS: tuple[Callable[[Random, bytes], bytes], ...] = (truncate, behead, strike, insert, lose, repeat, recode)


def wicked(random: Random, syntax: str) -> bytes:
    """One record of a format as it might come on a bad day."""
    value = generated(random, syntax) if random.random() < 0.3 else random.choice(seeds(syntax))
    chance = random.random()
    if chance < 0.15:
        value += random.choice((b"", b"\n", b"\r\n\r\n")) + random.choice(
            seeds(random.choice((syntax, random.choice(syntaxes()))))
        )
    elif chance < 0.25:
        value = interleave(random, value, random.choice(seeds(syntax)))
    for _ in range(random.randrange(5)):
        value = random.choice(ACCIDENTS)(random, value)
    return value[:LONGEST_BYTES]
