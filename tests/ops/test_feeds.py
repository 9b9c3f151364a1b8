"""The registry of feeds that is shipped as an example is good, and knows the copy that it is shipped for."""

import re
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from copytaster import RawRecord, Reader
from copytaster.cli.demo import RAW_TOPIC
from copytaster.feeds.registry import load_registry, parsed

ROOT = Path(__file__).parents[2]
AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)


def test_example_registry() -> None:
    """It loads, shows every key, and takes all of the demo's copy, each feed of a sender some of it."""
    registry = load_registry(ROOT / "deploy/feeds.toml")
    text = registry.contents.decode()
    for key in ("topic", "header", "provider", "dialect", "idle_seconds", "heartbeat_seconds", "sequence", "owner"):
        assert f"{key} =" in text
    reader = Reader(feeds=registry.table)
    copy = [one.read_bytes() for one in (files("copytaster.cli") / "demo_copy").iterdir()]
    found = {reader.read(RawRecord(value, AT, topic=RAW_TOPIC)).tally.feed for value in copy}
    assert found == {feed.name for feed in registry.feeds} - {"sport"}


def test_registry_of_the_readme() -> None:
    """It is good as it stands there."""
    (block,) = re.findall(r"```toml\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    (feed,) = parsed(block.encode(), Path("README.md")).feeds
    assert feed.sequence
    assert feed.severity == "critical"


def test_every_registry_in_the_repository_is_good() -> None:
    """Those of the manifests too."""
    registries = [path for folder in ("deploy", "k8s") for path in (ROOT / folder).rglob("*feeds*.toml")]
    assert registries
    for path in registries:
        load_registry(path)
