"""Runbooks: one for each alert and no other, of one shape, with queries and commands that there are."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from copytaster.cli.app import app
from copytaster.kafka.status import LaneState
from tests.ops.promql import EXPOSED, reads
from tests.prometheus.rules import RUNBOOKS, alerts, rules

SECTIONS = ("Meaning", "Impact", "First checks", "Causes", "What to do", "How to see that it worked")
PAGES = sorted(RUNBOOKS.glob("Copytaster*.md"))
ALERTS = {alert["alert"] for alert in alerts()}
RECORDED = {rule["record"] for rule in rules() if "record" in rule}
FOREIGN = {"up", "ALERTS"}
PROCESS = ("process_", "python_")
OTHERS = {"kubectl", "amtool", "promtool", "grep", "base64", "openssl"}
"""Programs of others that pages use; each is called for what it is known for."""

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def fenced(page: Path, language: str) -> Iterator[str]:
    """The blocks of a language, without their indentation."""
    for block in re.findall(
        rf"^ *```{language}\n(.*?)^ *```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    ):
        yield dedent(block)


def queries(page: Path) -> Iterator[str]:
    """Each query; what is indented goes on."""
    for block in fenced(page, "promql"):
        yield from re.sub(r"\n +", " ", block).strip().splitlines()


def commands(page: Path) -> Iterator[list[str]]:
    """Each program with its arguments: of a pipe, of what another runs by `--`, of sentences in backquotes."""
    lines = [line for block in fenced(page, "sh") for line in block.replace("\\\n", " ").splitlines()]
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    lines += [span.replace("\n", " ") for span in re.findall(r"`((?:copytaster|kubectl|amtool) [^`]+)`", text)]
    for line in lines:
        words = shlex.split(line, comments=True)
        start = 0
        for place, word in enumerate([*words, "|"]):
            if word == "|" or (word == "--" and "exec" in words):
                if command := [
                    one for one in words[start:place] if not re.match(r"COPYTASTER_[A-Z_]+=|>|.+\.log$", one)
                ]:
                    yield command
                start = place + 1


def parse(arguments: list[str]) -> None:
    """What our command line makes of it, without running anything; raises `TyperException`."""
    command = get_command(app)
    while isinstance(command, TyperGroup):
        assert arguments, f"{command.name} needs a command"
        assert arguments[0] in command.commands, f"there is no command {' '.join(arguments)}"
        command, arguments = command.commands[arguments[0]], arguments[1:]
    assert isinstance(command, TyperCommand)
    command.make_context(command.name, arguments)


def test_each_alert_has_its_page() -> None:
    """And each page its alert."""
    assert {page.stem for page in PAGES} == ALERTS


@each_page
def test_shape(page: Path) -> None:
    """The same headings in the same order; three checks: a query, `/status`, the command line."""
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {page.stem}\n\n")
    assert tuple(re.findall(r"^## (.*)$", text, re.MULTILINE)) == SECTIONS
    checks = text.partition("## First checks")[2].partition("\n## ")[0]
    assert re.findall(r"^(\d)\. (Query|`/status`|CLI)[:,]", checks, re.MULTILINE) == [
        ("1", "Query"),
        ("2", "`/status`"),
        ("3", "CLI"),
    ]
    assert list(fenced(page, "promql"))
    assert "copytaster " in text.partition("## First checks")[2]


@each_page
def test_says_how_grave_it_is(page: Path) -> None:
    """As the rule does."""
    head = page.read_text(encoding="utf-8").split("\n\n")[1]
    own = [alert for alert in alerts() if alert["alert"] == page.stem]
    for severity in {alert["labels"]["severity"] for alert in own}:
        word = (
            "as grave as the registry says" if severity.startswith("{{") else severity.replace("none", "Always firing")
        )
        assert word.lower() in head.lower()
    if own[0]["labels"]["severity"] != "none":
        assert ("desk" if own[0]["labels"]["team"] == "desk" else "on call") in head


@each_page
def test_queries(page: Path) -> None:
    """They are PromQL, of metrics that there are."""
    for query in queries(page):
        for read in reads(query):
            known = read.name in EXPOSED or read.name in RECORDED | FOREIGN or read.name.startswith(PROCESS)
            assert known, f"there is no {read.name}: {query}"


@each_page
def test_commands(page: Path) -> None:
    """Each of ours is one that the command line takes, with these options; others are programs known to be there."""
    for program, *arguments in commands(page):
        if program == "copytaster":
            parse(arguments)
        else:
            assert program in OTHERS, program


def test_commands_notice_what_there_is_not() -> None:
    """What is above would notice a misspelt command or option."""
    with pytest.raises(AssertionError, match="no command"):
        parse(["dlq", "resend"])
    with pytest.raises(TyperException):
        parse(["dlq", "redrive", "--dryrun"])


@each_page
def test_metrics_and_alerts_that_are_named(page: Path) -> None:
    """In sentences too."""
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"`(copytaster_[a-z_]+)`", text))
    assert {name for name in named if name not in EXPOSED and f"{name}_count" not in EXPOSED} == set()
    assert set(re.findall(r"\bCopytaster[A-Z]\w+", text)) <= ALERTS


def test_every_way_to_stop_is_told() -> None:
    """The page of stopped lanes has a row for each state."""
    text = (RUNBOOKS / "CopytasterLaneStopped.md").read_text(encoding="utf-8")
    stopped = [state for state in LaneState if state.startswith("stopped")]
    assert [state for state in stopped if f"| `{state}` |" not in text] == []


def test_index_has_all() -> None:
    """deploy/runbooks/README.md leads to each page."""
    text = (RUNBOOKS / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if f"({page.name})" not in text] == []
