"""The image, built twice from nothing and at the same time, and the engine that runs it: once for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from copytaster import __version__
from tests.image.engine import Built, Engine

NAMES = (f"localhost/copytaster:{__version__}", "localhost/copytaster:again")


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """Podman with a storage of its own."""
    with Engine() as own:
        yield own


@pytest.fixture(scope="session")
def builds(engine: Engine) -> tuple[Built, ...]:
    """Two builds of the same, which know nothing of each other: each has one of the two cores that CI has."""
    with ThreadPoolExecutor(len(NAMES)) as cores:
        return tuple(cores.map(engine.build, NAMES))


@pytest.fixture(scope="session")
def image(builds: tuple[Built, ...]) -> str:
    """The name of the image."""
    return builds[0].name
