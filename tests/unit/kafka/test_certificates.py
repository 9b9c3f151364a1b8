"""When certificates end, as read from their files."""

import ssl
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from copytaster.kafka.certificates import expiries, not_after
from copytaster.settings import Settings

SOON = datetime(2031, 5, 1, 6, 7, 8, tzinfo=UTC)
LATER = datetime(2051, 5, 1, 6, 7, 8, tzinfo=UTC)  # beyond 2049 the date has another form


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def issued(authority: trustme.CA, end: datetime) -> bytes:
    return authority.issue_cert("client", not_after=end).cert_chain_pems[0].bytes()


@pytest.mark.parametrize("end", [SOON, LATER])
def test_not_after(authority: trustme.CA, end: datetime) -> None:
    """The instant that was asked for, in both forms of a date."""
    assert not_after(issued(authority, end).decode()) == end.timestamp()


def test_not_after_as_openssl_reads_it(authority: trustme.CA) -> None:
    """Of an authority the standard library tells the same."""
    pem = authority.cert_pem.bytes().decode()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=pem)
    assert not_after(pem) == ssl.cert_time_to_seconds(str(context.get_ca_certs()[0]["notAfter"]))


@pytest.mark.parametrize("pem", ["", "no certificate"])
def test_not_after_of_none(pem: str) -> None:
    """What is no certificate has no end."""
    with pytest.raises(ValueError, match=r"PEM"):
        not_after(pem)


def test_expiries(authority: trustme.CA, tmp_path: Path) -> None:
    """The first of a file counts; a swapped file is read again, one that is gone or no certificate is absent."""
    client, ca = tmp_path / "user.crt", tmp_path / "ca.crt"
    settings = Settings(ssl_ca_file=ca, ssl_cert_file=client)
    assert expiries(Settings()) == {}
    client.write_bytes(issued(authority, LATER) + b"words between\n" + issued(authority, SOON))
    ca.write_text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    assert expiries(settings) == {"client": SOON.timestamp()}
    renewed = tmp_path / "renewed"
    renewed.write_bytes(issued(authority, LATER))
    renewed.replace(client)
    assert expiries(settings) == {"client": LATER.timestamp()}
    client.unlink()
    assert expiries(settings) == {}
