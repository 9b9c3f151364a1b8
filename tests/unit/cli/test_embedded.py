"""The broker of the demo comes and goes; nothing of it stays."""

from __future__ import annotations

import socket

import pytest

from copytaster.cli.embedded import EmbeddedBroker


def test_nothing_stays() -> None:
    """It answers inside the context; afterwards nobody listens, not even a child of the script that started it."""
    with EmbeddedBroker() as broker:
        host, port = broker.bootstrap.split(":")
        socket.create_connection((host, int(port)), timeout=5).close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)), timeout=5)
