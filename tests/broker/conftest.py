"""Real brokers for the tests, and names that no other test has."""

import itertools
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.broker.kafka import Broker


@dataclass(frozen=True, slots=True)
class Names:
    """Names for one test on a broker that others use too."""

    prefix: str

    def topic(self, name: str) -> str:
        """A topic of this test: `<prefix>.<name>`."""
        return f"{self.prefix}.{name}"

    @property
    def group(self) -> str:
        """The consumer group of this test."""
        return f"{self.prefix}-read"


@dataclass(slots=True)
class OwnBrokers:
    """Starts brokers for one test alone, which may kill them; all are closed when it ends."""

    folder: Path
    brokers: list[Broker] = field(default_factory=list)

    def __call__(self, *, settings: Mapping[str, str] | None = None, acl: bool = False) -> Broker:
        """A broker that answers."""
        broker = Broker(self.folder, settings=settings, acl=acl)
        self.brokers.append(broker)
        broker.start()
        return broker


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    """The broker that all tests share; none of them may stop it."""
    shared = Broker(tmp_path_factory.mktemp("broker"))
    try:
        shared.start()
        yield shared
    finally:
        shared.close()


@pytest.fixture
def own_broker(tmp_path: Path) -> Iterator[OwnBrokers]:
    """`own_broker()` starts a broker for this test alone."""
    own = OwnBrokers(tmp_path)
    try:
        yield own
    finally:
        for each in own.brokers:
            each.close()


@pytest.fixture(scope="session")
def test_numbers() -> Iterator[int]:
    """Numbers that tell the tests of this session apart."""
    return itertools.count(1)


@pytest.fixture
def names(test_numbers: Iterator[int]) -> Names:
    """Names that no other test on the shared broker has."""
    return Names(f"t{next(test_numbers)}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add the end of each broker's log to the report of a test that failed."""
    report = yield
    if report.failed:
        fixtures = [getattr(fixture, "broker", fixture) for fixture in getattr(item, "funcargs", {}).values()]
        own = [each for fixture in fixtures if isinstance(fixture, OwnBrokers) for each in fixture.brokers]
        for each in [*(fixture for fixture in fixtures if isinstance(fixture, Broker)), *own]:
            report.sections.append((f"broker log {each.log}", each.log_tail()))
    return report
