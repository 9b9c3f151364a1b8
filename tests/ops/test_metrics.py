"""What dashboards and alerts rely on: the catalogue is whole, and nothing is exposed beside it."""

import re

import pytest
from prometheus_client.exposition import choose_encoder
from prometheus_client.openmetrics.parser import text_string_to_metric_families
from prometheus_client.registry import CollectorRegistry

from copytaster.kafka.status import PoolStatus, ServiceStatus
from copytaster.metrics import Metrics
from copytaster.metrics_catalogue import CATALOGUE, LATENCY, Kind, Metric

NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
UNITS = ("_seconds", "_bytes", "_records")


def exposed() -> str:
    metrics = Metrics(CollectorRegistry())
    metrics.watch(lambda: ServiceStatus(True, True, False, 0, 1, (), PoolStatus(1, 0, 0)))
    encode, _ = choose_encoder("application/openmetrics-text")
    return encode(metrics.registry).decode()


@pytest.mark.parametrize("metric", CATALOGUE, ids=lambda metric: metric.name)
def test_catalogued_metric(metric: Metric) -> None:
    """Every row has a sentence, a name after Prometheus's rules, and buckets if it is a histogram."""
    assert metric.help.endswith(".")
    assert NAME.fullmatch(metric.name)
    assert metric.name.endswith("_total") == (metric.kind is Kind.COUNTER)
    assert metric.name.endswith("_info") == (metric.kind is Kind.INFO)
    assert bool(metric.buckets) == (metric.kind is Kind.HISTOGRAM)
    assert list(metric.buckets) == sorted(metric.buckets)
    if metric.kind in {Kind.HISTOGRAM, Kind.SUMMARY}:
        assert metric.name.endswith(UNITS)


@pytest.mark.parametrize("metric", CATALOGUE, ids=lambda metric: metric.name)
def test_labels_are_closed(metric: Metric) -> None:
    """A label has known values or a bound, never neither, and none names a story."""
    for label in metric.labels:
        assert bool(label.values) != bool(label.most)
        assert label.name not in {"story_id", "slugline", "headline", "offset"}


def test_names_are_unique() -> None:
    """No metric is declared twice."""
    names = [metric.name for metric in CATALOGUE]
    assert len(names) == len(set(names))


def test_exposition_is_the_catalogue() -> None:
    """What is exposed are the catalogue's metrics with its words, all of them, in order to be read by OpenMetrics."""
    parsed = text_string_to_metric_families(exposed())  # type: ignore[no-untyped-call] # theirs
    families = {family.name: family.documentation for family in parsed}
    assert families == {
        metric.exposed.removesuffix("_total").removesuffix("_info"): metric.help for metric in CATALOGUE
    }


def test_exposition_at_rest_is_small() -> None:
    """A scrape of an idle process stays within a quarter of the 4,000 lines that the event loop bears."""
    assert len(exposed().splitlines()) < 1000


def test_the_objective_is_a_bucket() -> None:
    """Two seconds from wire to commit can be read exactly."""
    assert 2.0 in LATENCY
