"""The service without a broker: what ends it, and what it ends."""

import pytest

from copytaster.kafka.service import Service, ServiceFailedError
from copytaster.metrics import Metrics
from copytaster.settings import Settings
from copytaster.workers import make_pool


async def test_watch_over_feeds_that_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours in it ends the process: silent feeds would not be missed any more."""
    settings = Settings(bootstrap_servers="127.0.0.1:1", workers=0)
    service = Service(settings, make_pool(settings, Metrics()), Metrics())

    async def broken() -> None:
        raise ZeroDivisionError("no feeds")

    monkeypatch.setattr(service._feeds, "run", broken)
    with pytest.raises(ServiceFailedError, match="watch over feeds ended with ZeroDivisionError: no feeds"):
        await service.run()
