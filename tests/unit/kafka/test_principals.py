"""Whom the brokers take us for, as told from settings and files. Kafka's own answer: tests/broker/test_security.py."""

import base64
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from copytaster.kafka.certificates import subject_of
from copytaster.kafka.principals import principal
from copytaster.settings import Settings

PARTS = ("{}", json.dumps({"sub": "wire-desk", "secret": "x"}), "signature")
TOKEN = ".".join(base64.urlsafe_b64encode(part.encode()).decode().rstrip("=") for part in PARTS)


def issued(name: x509.Name) -> str:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(1))
    return made.sign(key, SHA256()).public_bytes(Encoding.PEM).decode()


def test_principal_of_a_certificate(tmp_path: Path) -> None:
    """Its subject from the last part to the first, special signs escaped, unknown attributes by number and bytes."""
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "NO"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Halden, Wire + Søn = #1  "),
            x509.NameAttribute(NameOID.GIVEN_NAME, "Aase"),
            x509.NameAttribute(NameOID.COMMON_NAME, "#copytaster"),
        ]
    )
    file = tmp_path / "user.crt"
    file.write_text("words before\n" + issued(name))
    settings = Settings(security_protocol="SSL", ssl_cert_file=file)
    subject = r"CN=\#copytaster,2.5.4.42=#0c0441617365,O=Halden\, Wire \+ Søn \= \#1\ \ ,C=NO"
    assert principal(settings) == f"User:{subject}"
    file.write_text("no certificate")
    assert principal(settings) == "User:<subject of the client certificate>"


def test_subject_of_several_attributes_in_one_part() -> None:
    attributes = [x509.NameAttribute(NameOID.COMMON_NAME, "a"), x509.NameAttribute(NameOID.USER_ID, "b")]
    name = x509.Name([x509.RelativeDistinguishedName(attributes)])
    assert set(subject_of(issued(name)).split("+")) == {"CN=a", "UID=b"}


@pytest.mark.parametrize("held", ["", "opaque", "a.b.c", "a.!.c", "a.W10.c", "a.eyJzdWIiOjF9.c", None])
def test_principal_of_a_token_that_tells_nothing(held: str | None, tmp_path: Path) -> None:
    """A token need not be JSON; nothing is raised, and nothing of it is shown."""
    file = tmp_path / "token"
    if held is not None:
        file.write_text(held)
    settings = Settings(security_protocol="SASL_SSL", sasl_mechanism="OAUTHBEARER", sasl_token_file=file)
    assert principal(settings) == "User:<subject of the token>"


def test_principal_of_a_token(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(TOKEN)
    settings = Settings(security_protocol="SASL_SSL", sasl_mechanism="OAUTHBEARER", sasl_token_file=tmp_path / "token")
    assert principal(settings) == "User:wire-desk"


def test_principal_by_name_or_by_nothing() -> None:
    assert principal(Settings(security_protocol="SASL_PLAINTEXT", sasl_username="desk")) == "User:desk"
    assert principal(Settings()) == "User:ANONYMOUS"
