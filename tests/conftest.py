"""For all tests: says on which real Kafka they run."""

import pytest

from tests.broker.kafka import ENGINE


def pytest_report_header(config: pytest.Config) -> str:
    """One line of the header: the engine that `deploy/broker/provide` found last."""
    return f"broker: {' '.join(ENGINE.read_text().split()) if ENGINE.exists() else 'not provided yet'}"
