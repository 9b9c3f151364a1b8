"""Secrets in files: read anew, kept while a file is half written, and shown to nobody."""

import asyncio
from pathlib import Path

import pytest

from copytaster.kafka.clients import make_consumer, make_producer
from copytaster.kafka.security import FilePassword, FileToken, read_secret, security_findings
from copytaster.settings import Settings


def settings_of(tmp_path: Path) -> Settings:
    (tmp_path / "password").write_text("first\n")
    return Settings(security_protocol="SASL_PLAINTEXT", sasl_username="desk", sasl_password_file=tmp_path / "password")


async def test_clients_ask_for_the_password_at_every_login(tmp_path: Path) -> None:
    """Consumer and producer alike; while the file is away or empty the last one serves on."""
    settings = settings_of(tmp_path)
    consumer, producer = make_consumer(settings), make_producer(settings, "id", 1000)
    for client in (consumer._client, producer.client):
        (tmp_path / "password").write_text("second\n")
        assert client._sasl_plain_password == "second"
        (tmp_path / "password").write_text("")
        assert client._sasl_plain_password == "second"
        (tmp_path / "password").unlink()
        assert client._sasl_plain_password == "second"
    await consumer.stop()
    await producer.stop()


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    """Neither by `repr` nor by what is said of a file that is no text."""
    file = tmp_path / "secret"
    for holder in (FilePassword(file, "hush"), FileToken(file)):
        assert "hush" not in repr(holder)
    file.write_bytes(b"hush\xff")
    with pytest.raises(ValueError, match=r"^the file is no UTF-8$"):
        read_secret(file)
    with pytest.raises(Exception, match="no UTF-8") as told:
        asyncio.run(FileToken(file).token())
    assert "hush" not in str(told.value)


def test_secret_in_place_of_its_file_is_not_shown() -> None:
    """Whoever gives the password itself to the setting of its file is told so, and not shown it."""
    settings = Settings(security_protocol="SASL_PLAINTEXT", sasl_username="desk", sasl_password_file=Path("hush-hush"))
    (finding,) = security_findings(settings)
    assert "hush" not in str(finding)
    assert finding.where == "COPYTASTER_SASL_PASSWORD_FILE"
