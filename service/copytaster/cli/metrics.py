"""`copytaster metrics`: every metric of the catalogue as a page in Markdown; `deploy/metrics.md` is made of it."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from copytaster.metrics_catalogue import FEED, SECTIONS, Kind, Label, Metric

HEAD = """# Metrics

Written by `make metrics` from `service/copytaster/metrics_catalogue.py`. What is unknown is absent, never 0: an offset
before the first fetch, the time of a feed's last story before there was one. What belongs to a partition goes when the
partition goes, what belongs to a feed when the registry no longer has it. Every pod tells what it sees itself: sum its
counters over all pods, take the `max` of timestamps.

`feed` is the name of a registered feed; all others are `other`. A registered feed has its counters, at 0, before its
first story. A value beyond those of a label counts as `other`. A summary has `_sum` and `_count` alone.

Each metric is used by a panel or an alert, or is marked *debug*: for whoever asks Prometheus by hand. Beside them stand
those of the process and of Python (`process_…`, `python_…`).
"""

TYPES = {Kind.SNAPSHOT: "gauge"}


def metrics() -> None:
    """Print every metric of /metrics, in Markdown: name, type, labels with their values, meaning."""
    typer.echo(reference(), nl=False)


def reference() -> str:
    """The page."""
    return "\n".join([HEAD, *(line for title in SECTIONS for line in _section(title))])


def _section(title: str) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| metric | type | labels | meaning |"
    yield "| --- | --- | --- | --- |"
    yield from map(_row, SECTIONS[title])
    yield ""


def _row(metric: Metric) -> str:
    bounds = f" Buckets: {', '.join(f'{bound:.10g}' for bound in metric.buckets)}." if metric.buckets else ""
    use = " *debug*" if metric.debug else ""
    labels = "; ".join(map(_label, metric.labels))
    return f"| `{metric.exposed}` | {TYPES.get(metric.kind, metric.kind)} | {labels} | {metric.help}{bounds}{use} |"


def _label(label: Label) -> str:
    if label.values:
        return f"`{label.name}`: {', '.join(label.values)}"
    return f"`{label.name}`" if label is FEED or label.most == 1 else f"`{label.name}` (up to {label.most:,})"
