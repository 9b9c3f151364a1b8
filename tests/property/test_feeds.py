"""Whatever an operator writes into the registry of feeds, the service says what is wrong with it and does not fall."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from copytaster.core.feeds import FeedTable
from copytaster.feeds.registry import FeedsError, Registry, parsed
from copytaster.kafka.report import Finding

FILE = Path("feeds.toml")
NAMES = st.sampled_from(["pa", "afp", "other", "", "ünlaut", "a b"]) | st.text(st.characters(codec="ascii"), max_size=5)
PLAIN = st.one_of(NAMES, st.booleans(), st.integers(-(2**40), 2**40), st.floats(allow_nan=False, allow_infinity=False))
KEYS = st.sampled_from(
    [
        "name",
        "match",
        "dialect",
        "idle_seconds",
        "heartbeat_seconds",
        "sequence",
        "owner",
        "severity",
        "topic",
        "header",
    ]
) | st.text("abz_-. ", min_size=1, max_size=4)
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=8
)
FEEDS = st.lists(st.dictionaries(KEYS, VALUES, max_size=6), max_size=4)


def toml(value: object) -> str:
    """The value as TOML writes it inline."""
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{json.dumps(key)} = {toml(inner)}" for key, inner in value.items())
        return f"{{ {pairs} }}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value).replace("\x7f", "\\u007f")


def taken_or_refused(contents: bytes) -> Registry | None:
    """The registry; None when every fault of it is told in full."""
    findings: tuple[Finding, ...] = ()
    try:
        return parsed(contents, FILE)
    except FeedsError as error:
        findings = error.findings
    assert findings
    for finding in findings:
        assert finding.what
        assert finding.where.startswith("feeds.toml")
        assert finding.remedy
    return None


@given(FEEDS | VALUES)
@example([{"name": "pa", ".": []}])
@example([{"name": "pa", "match": {"a-b": 1}}])
def test_any_registry_is_taken_or_refused_with_reasons(feeds: object) -> None:
    """Each fault has a place and something to do; what is taken has names that are good for labels."""
    registry = taken_or_refused(f"feed = {toml(feeds)}\n".encode())
    if registry:
        names = [feed.name for feed in registry.feeds]
        assert len(set(names)) == len(names)
        assert FeedTable(tuple(feed.rule for feed in registry.feeds)) == registry.table


@given(st.binary(max_size=200))
def test_any_bytes_are_taken_or_refused_with_reasons(contents: bytes) -> None:
    """What is no TOML is refused like any other fault."""
    taken_or_refused(contents)
