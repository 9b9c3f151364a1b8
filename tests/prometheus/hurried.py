"""The shipped rules and routes in a hurry: every window and wait a twentieth, thresholds and expressions as they are.

So an incident takes minutes and not an hour. What is an age in seconds (`> 60`) stays, and an alert waits 20 s where it
waits at all: a start of the service, 12 s here, is no incident either way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from tests.prometheus.rules import ALERTMANAGER, RULE_FILES

TIMES = 20
SCRAPE_SECONDS = 1
LEAST_WINDOW_SECONDS = 5
"""A rate needs some scrapes."""
LEAST_WAIT_SECONDS = 20

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
LENGTH = r"(\d+)([smhdw])"


def seconds(length: str) -> int:
    """Of Prometheus's `30m`, in a hurry."""
    number, unit = length[:-1], length[-1]
    return max(int(number) * UNITS[unit] // TIMES, 1)


def rule_text(text: str) -> str:
    """A rule file with short windows and waits."""
    text = re.sub(rf"\[{LENGTH}\]", lambda found: f"[{max(seconds(found[0][1:-1]), LEAST_WINDOW_SECONDS)}s]", text)
    text = re.sub(rf"(offset ){LENGTH}", lambda found: f"{found[1]}{seconds(found[2] + found[3])}s", text)
    waits = rf"^( +(?:for|keep_firing_for): ){LENGTH}"
    text = re.sub(waits, lambda found: f"{found[1]}{_wait(found[2] + found[3])}s", text, flags=re.MULTILINE)
    return re.sub(r"^( +interval: ).*", rf"\g<1>{SCRAPE_SECONDS}s", text, flags=re.MULTILINE)


def _wait(length: str) -> int:
    return max(seconds(length), LEAST_WAIT_SECONDS)


def write_rules(folder: Path) -> None:
    """All rule files."""
    folder.mkdir()
    for file in RULE_FILES:
        (folder / file.name).write_text(rule_text(file.read_text(encoding="utf-8")), encoding="utf-8")


def prometheus(rules: Path, scraped: int, alertmanager: int) -> str:
    """A configuration that scrapes a port and sends to another, both on loopback."""
    target = [{"static_configs": [{"targets": [f"127.0.0.1:{alertmanager}"]}]}]
    interval = f"{SCRAPE_SECONDS}s"
    return yaml.safe_dump(
        {
            "global": {"scrape_interval": interval, "scrape_timeout": interval, "evaluation_interval": interval},
            "rule_files": [f"{rules}/*.yaml"],
            "alerting": {"alertmanagers": target},
            "scrape_configs": [
                {"job_name": "copytaster", "static_configs": [{"targets": [f"127.0.0.1:{scraped}"]}]},
            ],
        }
    )


def alertmanager(receiver_url: str) -> str:
    """The shipped routes and inhibitions; each receiver is a page below this address."""
    text = re.sub(
        rf"^( +group_(?:wait|interval): ){LENGTH}",
        lambda found: f"{found[1]}{seconds(found[2] + found[3])}s",
        ALERTMANAGER.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    config: dict[str, object] = yaml.safe_load(text)
    receivers = config["receivers"]
    assert isinstance(receivers, list)
    config["receivers"] = [_hooked(receiver, receiver_url) for receiver in receivers]
    return yaml.safe_dump(config)


def _hooked(receiver: Mapping[str, str], url: str) -> dict[str, object]:
    return {"name": receiver["name"], "webhook_configs": [{"url": f"{url}/{receiver['name']}"}]}
