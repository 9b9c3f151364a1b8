"""The dashboards as Grafana reads them, and their expressions as it would send them to Prometheus."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "deploy" / "grafana" / "dashboards"
FILES = tuple(sorted(FOLDER.glob("*.json")))

Json = dict[str, Any]

RATE_WINDOW = "1m"
ALL: Mapping[str, str] = {
    "job": ".*",
    "namespace": ".*",
    "feed": ".*",
    "instance": ".*",
    "__rate_interval": RATE_WINDOW,
}
"""What Grafana puts in where nothing is chosen; the last is four scrapes of 15 s."""


@dataclass(frozen=True, slots=True)
class Expression:
    """One query of a dashboard: of a panel, an annotation or a variable."""

    where: str
    text: str
    instant: bool = True

    def filled(self, values: Mapping[str, str] = ALL) -> str:
        """As it is sent, with the values of variables."""
        text = self.text
        for name, value in values.items():
            text = text.replace(f"${name}", value)
        return text


def load(file: Path) -> Json:
    """The dashboard of a file."""
    loaded: Json = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def panels(board: Json) -> Sequence[Json]:
    """What is no heading."""
    return [panel for panel in board["panels"] if panel["type"] != "row"]


def panel_expressions(board: Json) -> Iterator[Expression]:
    """The queries of all panels; in order, for where a panel has several."""
    for panel in panels(board):
        for target in panel["targets"]:
            where = f"{board['uid'].removeprefix('copytaster-')} / {panel['title']} / {target['refId']}"
            yield Expression(where, target["expr"], target["instant"])


def annotation_expressions(board: Json) -> Iterator[Expression]:
    """The queries of all annotations."""
    for annotation in board["annotations"]["list"]:
        where = f"{board['uid'].removeprefix('copytaster-')} / annotation {annotation['name']}"
        yield Expression(where, annotation["expr"], instant=False)


def variable_expressions(board: Json) -> Iterator[Expression]:
    """What tells the values of each variable that is looked up, as PromQL."""
    for variable in board["templating"]["list"]:
        if variable["type"] == "query":
            metric, label = variable["query"]["query"].removeprefix("label_values(").removesuffix(")").rsplit(", ", 1)
            where = f"{board['uid'].removeprefix('copytaster-')} / variable {variable['name']}"
            yield Expression(where, f"group by ({label}) ({metric})")


def expressions() -> tuple[Expression, ...]:
    """Those of panels and annotations, of all dashboards."""
    boards = [load(file) for file in FILES]
    return tuple(one for board in boards for one in (*panel_expressions(board), *annotation_expressions(board)))


def every_expression() -> tuple[Expression, ...]:
    """Those of variables too."""
    return (*expressions(), *(one for file in FILES for one in variable_expressions(load(file))))
