"""The README does what it says: its Python runs, its commands, topics and states are those of the code."""

import re
from datetime import UTC, datetime
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from copytaster.cli.app import app
from copytaster.core.topology import FORMATS, TOPICS
from copytaster.kafka.status import LaneState
from copytaster.tables.dialect_files import load_dialects

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, re.DOTALL)


def of_language(language: str) -> list[str]:
    return [block for name, block in BLOCKS if name == language]


def test_consumer_keeps_the_current_version() -> None:
    """The ten lines of a consumer: later versions rule, a kill rules what is not later than itself."""
    consumer: dict[str, object] = {}
    exec(next(block for block in of_language("python") if "def take_in" in block), consumer)  # noqa: S102 - ours
    take_in, may_be_used = consumer["take_in"], consumer["may_be_used"]
    assert callable(take_in)
    assert callable(may_be_used)

    def version(created: str, status: str = "usable", number: str = "1") -> dict[str, object]:
        ours = {"storyId": "a", "raw": {"timestamp": created}}
        return {"copytaster": ours, "versionCreated": created, "version": number, "pubStatus": status}

    first, second = version("2026-03-02T10:00:00Z"), version("2026-03-02T11:00:00Z")
    kill = version("2026-03-02T11:00:00Z", "canceled")
    current: dict[str, dict[str, object]] = {}
    later = version("2026-03-02T11:00:00.500Z")
    for story, expected in ((second, second), (first, second), (kill, kill), (first, kill), (later, later)):
        take_in(current, story)
        assert current["a"] is expected
    held = second | {"pubStatus": "withheld", "embargoedUntil": "2026-03-02T12:00:00Z"}
    assert may_be_used(held, datetime(2026, 3, 2, 12, tzinfo=UTC))
    assert not may_be_used(held, datetime(2026, 3, 2, 11, 59, 59, tzinfo=UTC))
    assert not may_be_used(kill, datetime(2026, 3, 3, tzinfo=UTC))


def test_python_example_runs(capsys: object) -> None:
    exec(next(block for block in of_language("python") if "Reader()" in block), {})  # noqa: S102 - ours


def test_topics_are_all_told() -> None:
    for topic in TOPICS:
        assert topic.name("copytaster") in README


def test_lane_states_are_all_told() -> None:
    for state in LaneState:
        assert f"`{state}`" in README


def test_commands_exist() -> None:
    """Every `copytaster …` line of the shell blocks is a command with its help."""
    known = get_command(app)
    names = {
        line.split()[1:3][0] for block in of_language("sh") for line in block.splitlines() if line.startswith("copyt")
    }
    assert names
    for name in names:
        assert name in known.commands  # type: ignore[attr-defined] # a group
        assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0


def test_make_targets_exist() -> None:
    makefile = (Path(__file__).parents[2] / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"make ([a-z][a-z-]+)", README):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_formats_are_all_told() -> None:
    """Each format has a row of the table, by the name that documents carry."""
    for one in FORMATS:
        assert f"`{one.NAME}`" in README


def test_agencies_are_all_told() -> None:
    for dialect in load_dialects().named.values():
        assert dialect.provider in " ".join(README.split())
