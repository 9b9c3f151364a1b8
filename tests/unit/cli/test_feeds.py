"""`copytaster feeds check`: what a sender sees of its copy, and that each warning tells how to mend it."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import copytaster
from copytaster.cli.app import app
from copytaster.cli.remedies import REMEDIES

CORPUS = Path(__file__).parents[2] / "corpus"
CORE = Path(copytaster.__file__).parent / "core"
RAISERS = {"StoryWarning", "_warning", "Unreadable", "TooLarge", "Fault", "warn"}


def checked(*words: str) -> Result:
    return CliRunner().invoke(app, ["feeds", "check", *words])


def verdict(*words: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(checked("--json", *words).stdout)
    return told


def test_story_with_its_facts_and_warnings(tmp_path: Path) -> None:
    """What would become of it, what was found and where, and what to mend."""
    file = tmp_path / "ferry.txt"
    file.write_text("URGENT: Ferry aground\n\nEMBARGOED UNTIL XX GMT\n\nLYSVIK, March 2 (HNA) - It ran aground.\n")
    told = verdict(str(file), "--received-at", "2026-03-02")
    (part,) = told["parts"]
    assert (part["becomes"], part["syntax"]) == ("published", "plain")
    facts = {fact["name"]: (fact["value"], fact["place"]) for fact in part["facts"]}
    assert facts["marker"] == ("urgent: URGENT", "in characters 0 to 21")
    assert facts["dateline"][0] == "LYSVIK, March 2 (HNA)"
    (warning,) = part["warnings"]
    assert warning["code"] == "embargo_placeholder"
    assert warning["place"] == "in characters 23 to 45"
    assert warning["to_do"] == REMEDIES["embargo_placeholder"]
    assert told["faults"] == []


def test_dead_letter_fails_with_its_place() -> None:
    """A CI of the sender fails, and says where the bytes are wrong."""
    result = checked(str(CORPUS / "ninjs/rejected/3-broken-off.wire"))
    assert result.exit_code == 1
    assert "bad_json" in result.stdout
    assert "line 4 column 50" in result.stdout
    assert "to do: send valid JSON" in result.stdout


def test_spiked_copy_says_why() -> None:
    told = verdict(str(CORPUS / "plain/rejected/advisory.wire"))
    assert [part["becomes"] for part in told["parts"]] == ["spiked: advisory"]


def test_private_words_are_counted_and_not_shown(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("LYSVIK, March 2 (HNA) - It ran aground.\n\nNOT FOR PUBLICATION: ask wicketkeeper\n")
    result = checked(str(file))
    assert "1 kept back" in result.stdout
    assert "wicketkeeper" not in result.stdout


def test_registry(tmp_path: Path) -> None:
    """With a registry it says whose the copy is, by topic, x-feed or content, and whether anybody knows that feed."""
    registry, file = tmp_path / "feeds.toml", tmp_path / "copy.txt"
    registry.write_text('[[feed]]\nname = "hna"\nmatch = { topic = "wire.raw.hna" }\ndialect = "dpa"\n')
    file.write_text("Rates rise\n\nLYSVIK, March 2 (HNA) - They rise.\n")
    known = verdict(str(file), "--feeds", str(registry), "--topic", "wire.raw.hna")
    assert (known["feed"], known["registered"]) == ("hna", True)
    assert known["parts"][0]["dialect"] == "dpa"
    assert verdict(str(file), "--feeds", str(registry), "--feed", "hna")["registered"] is True
    unknown = verdict(str(file), "--feeds", str(registry), "--topic", "wire.raw.x")
    assert (unknown["feed"], unknown["registered"]) == ("wire.raw.x", False)
    shown = checked(str(file), "--feeds", str(registry), "--topic", "wire.raw.x").stdout
    assert "feed wire.raw.x (not registered: counts as other)" in " ".join(shown.split())
    assert verdict(str(file))["registered"] is None


def test_registry_with_faults(tmp_path: Path) -> None:
    """All of them are told, and nothing is read."""
    registry = tmp_path / "feeds.toml"
    registry.write_text('[[feed]]\nname = "hna"\nidle = 3\n[[feed]]\nname = "hna"\n')
    result = checked(str(registry), "--feeds", str(registry))
    assert result.exit_code == 78
    assert "fault 1: nothing is called idle" in result.stderr
    assert "fault 2: hna is the name of feed 1 already" in result.stderr


def test_missing_file_is_named() -> None:
    result = checked("/gone")
    assert result.exit_code == 66
    assert "gone: No such file or directory" in result.stderr


def codes() -> Iterator[tuple[str, str]]:
    """Every code of a warning or an error that the core's source spells, and where."""
    for path in sorted(CORE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in RAISERS and isinstance(node.args[0].value, str):
                    yield node.args[0].value, f"{path.name}:{node.lineno}"


@pytest.mark.parametrize(("code", "place"), sorted(dict(codes()).items()))
def test_every_code_has_a_remedy(code: str, place: str) -> None:
    """A sender who meets a code is told what to do about it."""
    assert code in REMEDIES, place
