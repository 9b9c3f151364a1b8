"""Runbooks: one for each alert and no other, of one shape, with queries and commands that there are."""

import re
from pathlib import Path

import pytest
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from copytaster.cli.app import app
from copytaster.kafka.status import LaneState
from tests.ops.promql import EXPOSED, reads
from tests.prometheus.rules import RUNBOOKS, alerts, rules
from tests.prometheus.runbooks import PAGES, commands, fenced, queries, section

SECTIONS = ("Meaning", "Impact", "First checks", "Causes", "What to do", "How to see that it worked")
ALERTS = {alert["alert"] for alert in alerts()}
RECORDED = {rule["record"] for rule in rules() if "record" in rule}
FOREIGN = {"up", "ALERTS"}
PROCESS = ("process_", "python_")
OTHERS = {"kubectl", "amtool", "promtool", "grep", "base64", "openssl"}
"""Programs of others that pages use; each is called for what it is known for."""

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


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
    checks = section(text, "First checks")
    assert re.findall(r"^(\d)\. (Query|`/status`|CLI)[:,]", checks, re.MULTILINE) == [
        ("1", "Query"),
        ("2", "`/status`"),
        ("3", "CLI"),
    ]
    assert list(fenced(text, "promql"))
    assert "copytaster " in checks


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
    for query in queries(page.read_text(encoding="utf-8")):
        for read in reads(query):
            known = read.name in EXPOSED or read.name in RECORDED | FOREIGN or read.name.startswith(PROCESS)
            assert known, f"there is no {read.name}: {query}"


@each_page
def test_commands(page: Path) -> None:
    """Each of ours is one that the command line takes, with these options; others are programs known to be there."""
    for program, *arguments in commands(page.read_text(encoding="utf-8")):
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
