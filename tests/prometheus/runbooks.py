"""What stands in a runbook for machines: its queries and its commands."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from textwrap import dedent

from tests.prometheus.rules import RUNBOOKS

PAGES = tuple(sorted(RUNBOOKS.glob("Copytaster*.md")))
SET_OR_WRITTEN = re.compile(r"COPYTASTER_[A-Z_]+=|>|.+\.log$")


def page_of(alert: str) -> str:
    """The text of an alert's page."""
    return (RUNBOOKS / f"{alert}.md").read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands below a heading."""
    return text.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def fenced(text: str, language: str) -> Iterator[str]:
    """The blocks of a language, without their indentation."""
    for block in re.findall(rf"^ *```{language}\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE):
        yield dedent(block)


def queries(text: str) -> Iterator[str]:
    """Each query; what is indented goes on."""
    for block in fenced(text, "promql"):
        yield from re.sub(r"\n +", " ", block).strip().splitlines()


def commands(text: str) -> Iterator[list[str]]:
    """Each program with its arguments: of a pipe, of what another runs by `--`, of sentences in backquotes."""
    lines = [line for block in fenced(text, "sh") for line in block.replace("\\\n", " ").splitlines()]
    sentences = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    lines += [span.replace("\n", " ") for span in re.findall(r"`((?:copytaster|kubectl|amtool) [^`]+)`", sentences)]
    for line in lines:
        words = shlex.split(line, comments=True)
        start = 0
        for place, word in enumerate([*words, "|"]):
            if word == "|" or (word == "--" and "exec" in words):
                if command := [one for one in words[start:place] if not SET_OR_WRITTEN.match(one)]:
                    yield command
                start = place + 1
