from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from copytaster.cli.app import app
from copytaster.core.enrich.name_model import LABELS, NameModel
from copytaster.core.facts import EntityType
from copytaster.tables.names_model import packed, unpacked
from copytaster.training import crf, gazetteer
from copytaster.training.corpora import Corpus, Marked, sentence_of
from copytaster.training.lexicon import lexicon_of
from copytaster.training.marking import in_capitals, tokens_of
from copytaster.training.names import Options, train
from copytaster.training.scoring import calibrated, f1, scores, tagged
from copytaster.training.templates import templates

SMALL = Options(plan=crf.Plan(epochs=3), buckets=1 << 12)


@pytest.fixture(scope="module")
def model() -> NameModel:
    return train([templates(stories=120)], SMALL)


def names_of(tagged_: list[tuple[str, str]]) -> list[tuple[str, EntityType]]:
    sentence = sentence_of(tagged_)
    return [(sentence.text[one.start : one.end], one.type) for one in sentence.names]


def test_sentence_of() -> None:
    """Tokens are put together as wires write them; titles, articles and 's are cut off names."""
    sentence = sentence_of(
        [("The", "B-ORG"), ("Gulls", "I-ORG"), ("'s", "I-ORG"), ("President", "B-PER"), ("Tern", "I-PER"), (",", "O")]
    )
    assert sentence.text == "The Gulls's President Tern,"
    assert sentence.names == (
        Marked(4, 9, EntityType.ORGANISATION),
        Marked(22, 26, EntityType.PERSON),
    )


def test_sentence_of_nationalities() -> None:
    """Nationalities are misc whatever the corpus says, and part of a longer name there."""
    assert names_of([("Danish", "B-LOC"), ("ships", "O"), ("left", "O")]) == [("Danish", EntityType.MISC)]
    assert names_of([("Danish", "B-ORG"), ("Navy", "I-ORG")]) == [("Danish Navy", EntityType.ORGANISATION)]
    assert names_of([("South", "O"), ("American", "O"), ("birds", "O")]) == [("South American", EntityType.MISC)]


def test_sentence_of_hyphens() -> None:
    """A place before "-based" is one."""
    assert names_of([("Oslo-based", "O"), ("firms", "O")]) == [("Oslo", EntityType.PLACE)]


def test_templates_are_the_same_every_time() -> None:
    """The invented copy is seeded, and its names stand where they say."""
    one, other = templates(stories=20), templates(stories=20)
    assert one == other
    for document in one.documents:
        for sentence in document:
            assert all(0 <= name.start < name.end <= len(sentence.text) for name in sentence.names)


def test_tokens_of() -> None:
    """Labels open a name and go on with it."""
    sentence = sentence_of([("Jane", "B-PER"), ("Tern", "I-PER"), ("left", "O"), ("Oslo", "B-LOC")])
    assert tokens_of(sentence).labels == [1, 5, 0, 3]
    assert in_capitals((sentence,))[0].text == "JANE TERN LEFT OSLO"


def test_gradients() -> None:
    """They are those of the loss, by finite differences."""
    random = np.random.default_rng(3)
    lengths = np.array([3, 2, 1])
    offsets = np.cumsum(lengths) - lengths
    scores_ = random.normal(size=(6, LABELS)).astype(np.float32)
    labels = np.array([1, 5, 0, 2, 0, 3], np.int8)
    steps = np.where(crf.ALLOWED, 0.1, crf.BARRED).astype(np.float32)
    gradient, _, loss = crf.gradients(scores_, labels, offsets, lengths, steps)
    for word, label in ((0, 1), (1, 5), (4, 0), (5, 4)):
        moved = scores_.copy()
        moved[word, label] += 0.01
        difference = crf.gradients(moved, labels, offsets, lengths, steps)[2] - loss
        assert difference / 0.01 == pytest.approx(gradient[word, label], abs=0.02)


def test_train(model: NameModel) -> None:
    """A model of invented copy alone reads invented copy, and the same data give the same model."""
    other = Corpus("other", "held", templates(stories=30, seed=5).documents)
    assert f1(scores(model, other).values()) > 75
    assert packed(train([templates(stories=120)], SMALL)) == packed(model)


def test_lexicon_of_is_ordered() -> None:
    """Words of the training text follow those of the lists in order, whatever the hash seed."""
    listed = gazetteer.read()[0]
    lexicon = list(lexicon_of(templates(stories=40).documents))
    assert lexicon[: len(listed)] == list(listed)
    assert lexicon[len(listed) :] == sorted(lexicon[len(listed) :])


def test_packed(model: NameModel) -> None:
    """A model is the same after a trip through its file."""
    again = unpacked(packed(model))
    document = templates(stories=1, seed=9).documents[0]
    assert tagged(again, document) == tagged(model, document)
    assert packed(again) == packed(model)


def test_calibrated(model: NameModel) -> None:
    """A greater margin is never less sure."""
    corpus = Corpus("other", "choice", templates(stories=60, seed=6).documents)
    sure = calibrated(model, [corpus]).sure
    assert [share for _, share in sure] == sorted(share for _, share in sure)
    assert [least for least, _ in sure] == sorted(least for least, _ in sure)
    surest = replace(model, sure=((-9, 0.25), (5, 0.5), (9, 0.75)))
    assert [surest.confidence(margin) for margin in (-20, -9, 5, 8, 9, 99)] == [0.0, 0.25, 0.5, 0.5, 0.75, 0.75]


def test_train_without_data(tmp_path: Path) -> None:
    """The command says which file it misses."""
    result = CliRunner().invoke(app, ["train", "names", "--data", str(tmp_path)])
    assert result.exit_code == 66
    assert "train.txt is missing" in result.output
