"""Writes the dashboards: `python -m deploy.grafana.builders`, or `make dashboards`.

Grafana reads the JSON beside this folder; whoever changes a dashboard changes it here, and a test compares both.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from deploy.grafana.builders.dead_letters import dead_letters
from deploy.grafana.builders.feeds import feeds
from deploy.grafana.builders.overview import overview
from deploy.grafana.builders.pipeline import pipeline

FOLDER = Path(__file__).parents[1] / "dashboards"
BOARDS: Mapping[str, Callable[[], dict[str, object]]] = {
    "overview": overview,
    "feeds": feeds,
    "pipeline": pipeline,
    "dead-letters": dead_letters,
}


def texts() -> Mapping[Path, str]:
    """The files and what must stand in them."""
    return {
        FOLDER / f"{name}.json": json.dumps(board(), indent=1, ensure_ascii=False) + "\n"
        for name, board in BOARDS.items()
    }


def main() -> None:
    """Write them."""
    for file, text in texts().items():
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
