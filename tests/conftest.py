"""For all tests: on which real Kafka they run, how the corpus is rewritten, and no wall clock for hypothesis."""

import hypothesis
import pytest

from tests.broker.kafka import ENGINE

# A slow machine is no failing test; examples are found anew each run, and a failing one is kept in `.hypothesis`.
hypothesis.settings.register_profile("copytaster", deadline=None, print_blob=True)
hypothesis.settings.load_profile("copytaster")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/corpus --accept`: what comes out now is what is expected; read the diff before it is committed."""
    parser.addoption("--accept", action="store_true", help="rewrite the expectations of the corpus")


def pytest_report_header(config: pytest.Config) -> str:
    """One line of the header: the engine that `deploy/broker/provide` found last."""
    return f"broker: {' '.join(ENGINE.read_text().split()) if ENGINE.exists() else 'not provided yet'}"
