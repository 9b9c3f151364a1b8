"""`python -m tests.bench.enrich [DIR] --peer-python PATH`: ours beside spaCy's small English model, in one run.

Both read the same stories, each on one core: F1 of persons, organisations and places (strict, without a leading "the"
or trailing "'s"), and stories per CPU second, names alone; then our whole read, from bytes to output records, beside
spaCy's names alone (`whole_read`), with a table of CPU by stage and enricher. DIR holds the corpora of `copytaster
train names`: what is read of it is the fold that neither trained nor tuned our model. Without it the gold stories are
read.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from copytaster.core.enrich.name_model import TYPES
from copytaster.core.enrich.name_tokens import marked, pieces
from copytaster.core.enrich.name_view import REACH
from copytaster.core.enrich.sentences import sentences
from copytaster.tables import load_tables
from copytaster.training.corpora import read_corpora
from tests.bench.whole_read import report
from tests.eval.gold_format import nth, read

PEER = Path(__file__).with_name("spacy_names.py")
CLASSES = frozenset({"person", "organisation", "place"})
TIMED_WORDS = 60_000
"""Stories are read over and over until so many words were."""
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Copy:
    """Stories of one origin, and their names."""

    name: str
    texts: tuple[str, ...]
    wanted: tuple[frozenset[Span], ...]


def held_out(folder: Path) -> list[Copy]:
    """The held-out stories, their sentences line by line."""
    found = []
    for corpus in read_corpora(folder):
        if corpus.fold == "held":
            texts, wanted = [], []
            for document in corpus.documents:
                text, names = "", list[Span]()
                for sentence in document:
                    names += [(len(text) + one.start, len(text) + one.end, one.type.value) for one in sentence.names]
                    text += sentence.text + "\n"
                texts.append(text)
                wanted.append(_judged(text, names))
            found.append(Copy(corpus.name, tuple(texts), tuple(wanted)))
    return found


def gold() -> Copy:
    """The English gold stories."""
    stories = [one for one in read().values() if one["language"] == "en"]
    texts = [str(one["text"]) for one in stories]
    wanted = []
    for story, text in zip(stories, texts, strict=True):
        rows = story["names"]
        assert isinstance(rows, list)
        places = [(nth(text, words, number) or 0, words, kind) for words, number, kind in rows]
        wanted.append(_judged(text, [(start, start + len(words), kind) for start, words, kind in places]))
    return Copy("gold", tuple(texts), tuple(wanted))


def _judged(text: str, spans: Sequence[Span]) -> frozenset[Span]:
    found = set()
    for start, end, kind in spans:
        if kind in CLASSES:
            first = start + 4 if text[start:end].lower().startswith("the ") else start
            found.add((first, end - 2 if text[start:end].endswith(("'s", "’s")) else end, kind))
    return frozenset(found)


def ours(texts: Sequence[str]) -> tuple[float, list[list[Span]]]:
    """CPU seconds and names; sentences are cut too, which spaCy's part does not."""
    model = load_tables().names
    assert model is not None
    began = time.process_time()
    found = []
    for text in texts:
        spans = [span for line in _lines(text) for span in line]
        parts = [pieces(text[start:end]) for start, end in spans]
        words = [marked(text[start:end], cut[1::2]) for (start, end), cut in zip(spans, parts, strict=True)]
        number, first, names = 0, REACH, list[Span]()
        for one in model.names(words):
            while one.first >= first + len(words[number]):
                first += len(words[number]) + REACH
                number += 1
            before = 2 * (one.first - first) + 1
            start = spans[number][0] + sum(map(len, parts[number][:before]))
            length = sum(map(len, parts[number][before : 2 * (one.last - first) + 2]))
            names.append((start, start + length, TYPES[one.type]))
        found.append(names)
    return time.process_time() - began, found


def _lines(text: str) -> list[list[tuple[int, int]]]:
    lines, at = [], 0
    for line in text.splitlines(keepends=True):
        lines.append([(at + start, at + end) for start, end in sentences(line, "en")])
        at += len(line)
    return lines


def peer(python: str) -> Callable[[Sequence[str]], tuple[float, list[list[Span]]]]:
    """The peer in its own environment, on one thread."""

    def run(texts: Sequence[str]) -> tuple[float, list[list[Span]]]:
        environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        command = [python, str(PEER)]
        asked = json.dumps(list(texts))
        done = subprocess.run(command, input=asked, capture_output=True, text=True, env=environment, check=False)
        if done.returncode:
            raise SystemExit(done.stderr)
        answer = json.loads(done.stdout)
        return answer["seconds"], [[(start, end, kind) for start, end, kind in one] for one in answer["found"]]

    return run


def f1(copy: Copy, found: Sequence[Sequence[Span]]) -> float:
    """Of all three classes, in per cent."""
    mine = [_judged(text, spans) for text, spans in zip(copy.texts, found, strict=True)]
    right = sum(len(one & other) for one, other in zip(mine, copy.wanted, strict=True))
    return 200 * right / max(1, sum(map(len, mine)) + sum(map(len, copy.wanted)))


def running(copy: Copy) -> list[str]:
    """The texts of a copy that are not all capitals, in paragraphs: held-out ones have a sentence a line."""
    texts = [text for text in copy.texts if not text.isupper()]
    if copy.name == "gold":
        return texts
    lines = [text.splitlines() for text in texts]
    return ["\n\n".join(" ".join(one[at : at + 3]) for at in range(0, len(one), 3)) for one in lines]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--peer-python")
    options = parser.parse_args()
    copies = [gold(), *(held_out(options.folder) if options.folder else [])]
    taggers = {"ours": ours} | ({"spaCy sm": peer(options.peer_python)} if options.peer_python else {})
    print(f"{'F1':20}" + "".join(f"{name:>10}" for name in taggers))
    for copy in copies:
        print(f"{copy.name:20}" + "".join(f"{f1(copy, run(copy.texts)[1]):10.1f}" for run in taggers.values()))
    words = sum(len(text.split()) for text in copies[0].texts)
    texts = copies[0].texts * (TIMED_WORDS // words + 1)
    rates = {name: len(texts) / run(texts)[0] for name, run in taggers.items()}
    mean = words / len(copies[0].texts)
    print(f"{'stories/CPU s':20}" + "".join(f"{rate:10.0f}" for rate in rates.values()) + f"   of {mean:.0f} words")
    if len(rates) > 1:
        print(f"ours is {rates['ours'] / rates['spaCy sm']:.1f} times as fast")
    tagger = peer(options.peer_python) if options.peer_python else None
    for copy in copies:
        print(
            f"\n{report(copy.name, running(copy), load_tables(), (lambda texts: tagger(texts)[0]) if tagger else None)}"
        )


if __name__ == "__main__":
    main()
