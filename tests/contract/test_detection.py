"""A stream of every format's cases, unlabelled and shuffled: each is told by its content; hints never decide."""

from random import Random

import pytest

from copytaster.core.context import Limits
from copytaster.core.model import Headers, RawRecord
from copytaster.core.topology import FORMATS
from copytaster.core.wire import detect, unwrap
from tests.corpus.cases import Case, cases
from tests.property.mutations import syntaxes

CONTENT_TYPES = (
    "application/json", "application/ninjs+json", "text/xml", "application/rss+xml",
    "application/vnd.iptc.g2.newsitem+xml", "text/html; charset=utf-8", "message/rfc822", "text/plain",
)  # fmt: skip


def stream(seed: int) -> list[Case]:
    """Every accepted case, in an order of its own."""
    accepted = [one for one in cases() if one.accepted]
    Random(seed).shuffle(accepted)
    return accepted


def syntax_of(case: Case, headers: Headers) -> str:
    record = RawRecord(case.path.read_bytes(), case.record().timestamp, headers=headers, topic="wire.raw.mixed")
    format_, _ = detect(unwrap.unwrap(record, Limits()), FORMATS)
    return format_.NAME


@pytest.mark.parametrize("seed", [1, 2])
def test_unlabelled_stream(seed: int) -> None:
    """No header, no order: the content tells."""
    missed = [(case.name, told) for case in stream(seed) if (told := syntax_of(case, ())) != case.path.parts[-3]]
    assert missed == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_stream_with_wrong_labels(seed: int) -> None:
    """The content type and the feed of another format: whoever set them knew no better."""
    random = Random(seed)
    missed = []
    for case in stream(seed):
        headers = (
            ("content-type", random.choice(CONTENT_TYPES).encode()),
            ("x-feed", random.choice([one for one in syntaxes() if one != case.path.parts[-3]]).encode()),
        )
        if (told := syntax_of(case, headers)) != case.path.parts[-3]:
            missed.append((case.name, told, headers))
    assert missed == []
