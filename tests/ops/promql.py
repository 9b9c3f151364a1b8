"""What a PromQL expression reads: its series, their matchers, and the functions that they go through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

import promql_parser
from promql_parser import AggregateExpr, BinaryExpr, Call, MatrixSelector, ParenExpr, SubqueryExpr, UnaryExpr

from copytaster.metrics_catalogue import CATALOGUE, PREFIX, Kind, Metric

PARTS = {Kind.HISTOGRAM: ("_bucket", "_sum", "_count"), Kind.SUMMARY: ("_sum", "_count")}
OPERATORS = {"MatchOp.Equal": "=", "MatchOp.NotEqual": "!=", "MatchOp.Re": "=~", "MatchOp.NotRe": "!~"}
EXPOSED: Mapping[str, Metric] = {
    metric.exposed + part: metric for metric in CATALOGUE for part in PARTS.get(metric.kind, ("",))
}
"""The metric of each series' name."""


@dataclass(frozen=True, slots=True)
class Read:
    """One selector: its metric, itself as text, what it matches, its window, the calls around it, outermost first."""

    name: str
    selector: str
    matchers: Mapping[str, str]
    window: timedelta | None
    calls: tuple[str, ...]


def reads(expression: str) -> Iterator[Read]:
    """All selectors of an expression. Raises `ValueError` for what is no PromQL."""
    yield from _reads(promql_parser.parse(expression), ())


def metrics_of(expression: str) -> set[str]:
    """The metrics of the catalogue that an expression reads, by their names there."""
    return {EXPOSED[read.name].name for read in reads(expression) if read.name in EXPOSED}


def unknown_metrics(expression: str) -> set[str]:
    """Series with our prefix that nothing exposes."""
    return {read.name for read in reads(expression) if read.name.startswith(PREFIX) and read.name not in EXPOSED}


def _reads(node: object, calls: tuple[str, ...]) -> Iterator[Read]:
    match node:
        case promql_parser.VectorSelector():
            yield _read(node, None, calls)
        case MatrixSelector():
            yield _read(node.vector_selector, node.range, calls)
        case Call():
            for argument in node.args:
                yield from _reads(argument, (*calls, node.func.name))
        case BinaryExpr():
            yield from _reads(node.lhs, calls)
            yield from _reads(node.rhs, calls)
        case AggregateExpr() | ParenExpr() | SubqueryExpr() | UnaryExpr():
            yield from _reads(node.expr, calls)


def _read(selector: promql_parser.VectorSelector, window: timedelta | None, calls: tuple[str, ...]) -> Read:
    matchers = {matcher.name: matcher.value for matcher in selector.matchers.matchers}
    words = ",".join(f'{one.name}{OPERATORS[str(one.op)]}"{one.value}"' for one in selector.matchers.matchers)
    name = selector.name or ""
    return Read(name, f"{name}{{{words}}}", matchers, window, calls)
