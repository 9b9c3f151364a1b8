"""PromQL, spelt once: every series is narrowed to the dashboard's job and namespace, and is in the catalogue.

A counter is only ever seen through `rate` or `increase`. `rate` takes `$__rate_interval`, which Grafana makes at least
four scrapes long; `increase` takes a window that its panel names.
"""

from __future__ import annotations

from copytaster.metrics_catalogue import CATALOGUE, PREFIX, Kind
from deploy.grafana.builders import objectives

NAMESPACE = 'namespace=~"$namespace"'
SCOPE = f'job=~"$job",{NAMESPACE}'
"""Where there is no namespace, as in the compose file, the variable's `.*` meets its absence."""
LIVE, REPLAYED = 'mode="live"', 'mode="replay"'
DEAD = 'outcome="dead_lettered"'
ASSIGNED = 'event="assigned"'
RATE_WINDOW = "$__rate_interval"

_PARTS = {Kind.HISTOGRAM: ("_bucket", "_sum", "_count"), Kind.SUMMARY: ("_sum", "_count")}
_NAMES = frozenset(metric.name + part for metric in CATALOGUE for part in _PARTS.get(metric.kind, ("",)))


def series(name: str, *matchers: str) -> str:
    """The series of one of our metrics, named without its prefix. Raises `ValueError` for what the catalogue lacks."""
    if name not in _NAMES:
        raise ValueError(f"{name} is no metric of metrics_catalogue.py")
    return foreign(PREFIX + name, *matchers)


def foreign(name: str, *matchers: str) -> str:
    """The series of somebody else's metric about our pods: `up`, `process_…`, `python_…`."""
    return f"{name}{{{','.join((SCOPE, *matchers))}}}"


def rate(name: str, *matchers: str) -> str:
    """What a counter adds in a second."""
    return f"rate({series(name, *matchers)}[{RATE_WINDOW}])"


def increase(name: str, window: str, *matchers: str) -> str:
    """What a counter added within a window."""
    return f"increase({series(name, *matchers)}[{window}])"


def came(name: str, window: str, *matchers: str) -> str:
    """What a counter added within a window, where its series is made by what it counts first.

    `increase` sees such a series begin at 1 and counts nothing; it began within the window, so its value is what came.
    """
    selected = series(name, *matchers)
    return f"(({selected} unless {selected} offset {window}) or increase({selected}[{window}]))"


def total(expression: str, *by: str) -> str:
    """The sum over all pods, and over all labels but these."""
    return f"sum{_by(by)} ({expression})"


def most(expression: str, *by: str) -> str:
    """The largest over all pods: of what each pod sees itself, such as times."""
    return f"max{_by(by)} ({expression})"


def quantile(share: float, histogram: str, *matchers: str, by: tuple[str, ...] = ()) -> str:
    """A quantile of a histogram; between two buckets it is a guess, above the last one that bucket's bound."""
    return f"histogram_quantile({share}, {total(rate(f'{histogram}_bucket', *matchers), *by, 'le')})"


def mean(name: str, window: str, *matchers: str, by: tuple[str, ...] = ()) -> str:
    """The mean of a histogram or summary; absent where there was nothing, never 0."""
    sums = total(increase(f"{name}_sum", window, *matchers), *by)
    counts = total(increase(f"{name}_count", window, *matchers), *by)
    return f"{sums} / ({counts} > 0)"


def recorded(rule: str, *matchers: str) -> str:
    """The series of a recording rule of `deploy/prometheus/rules`: what the alerts are made of, so both agree."""
    return f"{rule}{{{','.join((NAMESPACE, *matchers))}}}"


def late_share(window: str) -> str:
    """The share of live records that took longer than the objective; absent where there were none."""
    return f"max({recorded(f'namespace:copytaster_publish_latency_late:ratio_rate{window}')})"


def burn(window: str) -> str:
    """How many times faster than sustainable the latency budget is used."""
    return f"{late_share(window)} / {1 - objectives.LATENCY_SHARE:.2g}"


def dead_share(window: str, *by: str) -> str:
    """The share of live records that became dead letters."""
    dead = total(increase("records_total", window, LIVE, DEAD), *by)
    return f"{dead} / ({total(increase('records_total', window, LIVE), *by)} > 0)"


def last_story(*matchers: str) -> str:
    """The time of the newest story by feed that any pod saw in a week: a restart forgets it, Prometheus does not."""
    rule = recorded("namespace_feed:copytaster_feed_last_story_timestamp_seconds:max", *matchers)
    return f"max by (feed) (max_over_time({rule}[7d]))"


def newest(name: str, *matchers: str) -> str:
    """The newest time by feed that any pod saw in a day."""
    return f"max by (feed) (max_over_time({series(name, *matchers)}[1d]))"


def idle_time(*matchers: str) -> str:
    """How long each feed may be silent, for feeds with such a limit."""
    return most(series("feed_idle_time_seconds", *matchers), "feed")


def silence(*matchers: str) -> str:
    """Time since a feed's last story, over the time that it may be silent."""
    return f"(time() - {last_story(*matchers)}) / on (feed) {idle_time(*matchers)}"


def silent_feeds(*matchers: str) -> str:
    """Feeds whose idle time is over, and those with one from which no story came in a week."""
    never = f"{idle_time(*matchers)} unless on (feed) {last_story(*matchers)}"
    return f"(({silence(*matchers)} > 1) or ({never}))"


def _by(labels: tuple[str, ...]) -> str:
    return f" by ({', '.join(labels)})" if labels else ""
