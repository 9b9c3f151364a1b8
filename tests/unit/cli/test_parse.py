"""`copytaster parse`: a line of JSON per output record, and faults that say which file."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from copytaster.cli.app import app

FLASH = b"FLASH: Halden central bank raises key rate to 4.25 percent\n"
SEED = Path(__file__).parents[4] / "shared" / "seed-story.txt"


def test_each_record_is_a_line(tmp_path: Path) -> None:
    """Topic, key, headers and value; the value of a story is JSON in the line."""
    file = tmp_path / "flash.txt"
    file.write_bytes(FLASH)
    result = CliRunner().invoke(
        app, ["parse", str(file), "--feed", "hna", "--received-at", "2026-03-02", "--header", "x-a=b"]
    )
    assert result.exit_code == 0
    story, alert = (json.loads(line) for line in result.stdout.splitlines())
    assert (story["topic"], alert["topic"]) == ("copytaster.story.v1", "copytaster.alert.v1")
    assert story["file"] == str(file)
    assert story["headers"]["x-feed"] == "hna"
    assert story["value"]["copytaster"]["raw"]["timestamp"] == "2026-03-02T00:00:00Z"


def test_standard_input() -> None:
    result = CliRunner().invoke(app, ["parse", "-"], input=FLASH)
    assert result.exit_code == 0
    assert json.loads(result.stdout.splitlines()[0])["file"] == "-"


def test_dead_letter_is_shown_in_hex(tmp_path: Path) -> None:
    file = tmp_path / "picture"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\xff")
    result = CliRunner().invoke(app, ["parse", str(file)])
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["valueHex"] == "89504e470d0a1a0aff"


def test_missing_file_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    file = tmp_path / "flash.txt"
    file.write_bytes(FLASH)
    result = CliRunner().invoke(app, ["parse", str(tmp_path / "gone"), str(file)])
    assert result.exit_code == 66
    assert "gone: No such file or directory" in result.stderr
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.parametrize("header", ["nothing", "=x"])
def test_bad_header_is_refused(header: str) -> None:
    result = CliRunner().invoke(app, ["parse", "-", "--header", header], input=b"")
    assert result.exit_code == 2
    assert "is not name=value" in result.stderr


@pytest.mark.skipif(not SEED.exists(), reason="the seed story lies outside of the repository")
def test_seed_story() -> None:
    """What the copy says of itself, each at its place: the words there are the words claimed."""
    result = CliRunner().invoke(app, ["parse", str(SEED), "--received-at", "2022-02-23"])
    (line,) = result.stdout.splitlines()
    document = json.loads(line)["value"]
    ours = document["copytaster"]
    text = SEED.read_bytes().decode()
    for block in ours["blocks"]:
        start, end = block["raw"]
        assert text[start:end] == block["text"]
    kinds = {block["kind"] for block in ours["blocks"]}
    assert {"standfirst", "caption", "subhead", "embed", "furniture", "source_line"} <= kinds
    assert "headline" not in kinds
    assert "headlines" not in document
    assert ours["derivedTitle"]
    assert ours["times"]["documentDate"]["value"] == "2022-02-22"
    assert [credit["agency"] for credit in ours["credits"]["pictureSources"]] == ["AFP"]
    assert ours["credits"]["textSource"]["agency"] == "Reuters"
    assert ours["media"][0]["credit"]["agency"] == "AFP"
    assert all(embed["account"] and embed["text"] for embed in ours["embeds"])
    assert len(ours["embeds"]) == 2
