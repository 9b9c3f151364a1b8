"""A real Kafka with every lock on: TLS, mTLS, SASL of all kinds and access rules; and the keys to it.

Authorities, certificates and passwords are made anew for each test run. Nothing is granted to anybody yet.
"""

import base64
import hashlib
import json
import os
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme
from aiokafka.errors import for_code
from aiokafka.protocol.api import Request, RequestStruct, Response
from aiokafka.protocol.types import CompactArray, CompactBytes, CompactString, Int8, Int16, Int32, Schema, TaggedFields
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from tests.broker.clients import admin_client
from tests.broker.kafka import Broker, Listener

HOST = "127.0.0.1"
USER = "copytaster"
OPERATOR = "copytaster-operator"

PEM = {"ssl.keystore.type": "PEM", "ssl.truststore.type": "PEM"}
MUTUAL = {"ssl.client.auth": "required"}
SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required;"
PLAIN = 'org.apache.kafka.common.security.plain.PlainLoginModule required user_{user}="{password}";'
BEARER = (
    "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required "
    'unsecuredLoginStringClaim_sub="nobody";'
)


def tls(name: str) -> dict[str, str]:
    """The settings of a listener that shows the certificate in `<name>.pem`."""
    return {**PEM, "ssl.keystore.location": f"{{home}}/{name}.pem", "ssl.truststore.location": f"{{home}}/{name}.ca"}


def server_pem(authority: trustme.CA, host: str = HOST, *, ended: bool = False) -> bytes:
    """Key and certificate of a broker, in the one form of PEM that Kafka reads."""
    end = datetime.now(UTC) - timedelta(days=1)
    issued = authority.issue_cert(host, not_after=end) if ended else authority.issue_cert(host)
    key = load_pem_private_key(issued.private_key_pem.bytes(), None)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return pem + b"".join(one.bytes() for one in issued.cert_chain_pems)


def client_of(authority: trustme.CA, user: str, end: datetime | None = None) -> trustme.LeafCert:
    """A client's certificate. Java takes none without a second name."""
    return authority.issue_cert(f"{user}.example", common_name=user, not_after=end)


@dataclass(slots=True)
class Secured:
    """The broker, its listeners by what is special about them, and who may come in.

    `sasl` takes passwords and tokens over TLS, `mutual` certificates; the others show a certificate that is to be
    refused.
    """

    folder: Path
    password: str
    authority: trustme.CA = field(default_factory=trustme.CA)
    stranger: trustme.CA = field(default_factory=trustme.CA)
    broker: Broker = field(init=False)
    listeners: dict[str, Listener] = field(init=False)

    def __post_init__(self) -> None:
        sasl = {
            "sasl.enabled.mechanisms": "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER",
            "plain.sasl.jaas.config": PLAIN.format(user=USER, password=self.password),
            "scram-sha-256.sasl.jaas.config": SCRAM,
            "scram-sha-512.sasl.jaas.config": SCRAM,
            "oauthbearer.sasl.jaas.config": BEARER,
        }
        made = [
            Listener("SASL", "SASL_SSL", tls("sasl") | sasl),
            Listener("SCRAM", "SASL_SSL", tls("sasl") | sasl | {"sasl.enabled.mechanisms": "SCRAM-SHA-512"}),
            Listener("MUTUAL", "SSL", tls("mutual") | MUTUAL),
            Listener("FOREIGN", "SSL", tls("foreign") | MUTUAL),
            Listener("ENDED", "SSL", tls("ended") | MUTUAL),
        ]
        self.listeners = {one.name.lower(): one for one in made}
        self.broker = Broker(self.folder, acl=True, listeners=made)
        self.trust()

    def trust(self) -> None:
        """Let all listeners have certificates of our authority and take no others, from the next start on."""
        for name in ("sasl", "mutual", "foreign", "ended"):
            self.broker.put(f"{name}.ca", self.authority.cert_pem.bytes())
            host = "kafka.elsewhere.example" if name == "foreign" else HOST
            self.broker.put(f"{name}.pem", server_pem(self.authority, host, ended=name == "ended"))

    def file(self, name: str, contents: bytes | str) -> str:
        """A file of a client, replaced at once as a mounted secret is; its path."""
        path = self.folder / name
        contents = contents if isinstance(contents, bytes) else contents.encode()
        if path.exists() and path.read_bytes() == contents:
            return str(path)
        new = self.folder / f"{name}.new"
        new.write_bytes(contents)
        new.replace(path)
        return str(path)

    def by_password(self, mechanism: str = "SCRAM-SHA-512", password: str | None = None) -> dict[str, str]:
        """The settings of a client that comes with a password."""
        contents = f"{self.password if password is None else password}\n"
        name = hashlib.sha256(contents.encode()).hexdigest()[:8]
        return self._over_tls("sasl", "SASL_SSL") | {
            "sasl_mechanism": mechanism,
            "sasl_username": USER,
            "sasl_password_file": self.file(f"password-{name}", contents),
        }

    def by_token(self, contents: str, name: str = "token") -> dict[str, str]:
        """The settings of a client that comes with a token."""
        file = self.file(name, contents)
        return self._over_tls("sasl", "SASL_SSL") | {"sasl_mechanism": "OAUTHBEARER", "sasl_token_file": file}

    def by_certificate(self, user: str = USER, listener: str = "mutual") -> dict[str, str]:
        """The settings of a client that comes with a certificate."""
        return self._over_tls(listener, "SSL") | self.certificate(user, client_of(self.authority, user))

    def certificate(self, name: str, issued: trustme.LeafCert) -> dict[str, str]:
        """The settings of files with this certificate and its key, written anew."""
        return {
            "ssl_cert_file": self.file(f"{name}.crt", b"".join(one.bytes() for one in issued.cert_chain_pems)),
            "ssl_key_file": self.file(f"{name}.key", issued.private_key_pem.bytes()),
        }

    def _over_tls(self, listener: str, protocol: str) -> dict[str, str]:
        return {
            "bootstrap_servers": self.listeners[listener].bootstrap,
            "security_protocol": protocol,
            "ssl_ca_file": self.file("ca.crt", self.authority.cert_pem.bytes()),
        }


def token(subject: str = USER, *, seconds: float = 3600, **claims: str) -> str:
    """A token without a signature, which Kafka takes where nobody has told it whose signatures to believe."""
    now = int(time.time())
    parts = [{"alg": "none"}, {"sub": subject, "iat": now - 60, "exp": now + seconds, **claims}]
    return "".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") + "." for part in parts)


# --- SCRAM users: aiokafka has no such request ------------------------------------------------------------------------

MECHANISMS = {"SCRAM-SHA-256": (1, "sha256"), "SCRAM-SHA-512": (2, "sha512")}
ROUNDS = 4096
TEXT, NO_TAGS = CompactString("utf-8"), ("tags", TaggedFields)


class _Answer(Response):  # type: ignore[misc] # aiokafka ships no types
    API_KEY, API_VERSION = 51, 0
    SCHEMA = Schema(
        ("throttle_time_ms", Int32),
        ("results", CompactArray(("user", TEXT), ("code", Int16), ("text", TEXT), NO_TAGS)),
        NO_TAGS,
    )


class _Alter(RequestStruct):  # type: ignore[misc] # aiokafka ships no types
    FLEXIBLE_VERSION = True
    API_KEY, API_VERSION = 51, 0
    RESPONSE_TYPE = _Answer
    SCHEMA = Schema(
        ("deletions", CompactArray(("name", TEXT), ("mechanism", Int8), NO_TAGS)),
        (
            "upsertions",
            CompactArray(
                ("name", TEXT),
                ("mechanism", Int8),
                ("iterations", Int32),
                ("salt", CompactBytes),
                ("salted", CompactBytes),
                NO_TAGS,
            ),
        ),
        NO_TAGS,
    )


class _AlterScram(Request[_Alter]):  # type: ignore[misc] # aiokafka ships no types
    API_KEY = 51

    def __init__(self, user: str, password: str, mechanism: str) -> None:
        number, digest = MECHANISMS[mechanism]
        salt = os.urandom(16)
        salted = hashlib.pbkdf2_hmac(digest, password.encode(), salt, ROUNDS)
        self._row: tuple[object, ...] = (user, number, ROUNDS, salt, salted, {})

    def build(self, struct: type[_Alter]) -> _Alter:
        return struct([], [self._row], {})


async def set_password(broker: Broker, user: str, password: str) -> None:
    """Give the user a password by SCRAM, in place of the one it had."""
    async with admin_client(broker) as admin:
        answers = [await admin._send_to_controller(_AlterScram(user, password, one)) for one in MECHANISMS]
    for _, code, text, _ in (result for answer in answers for result in answer.results):
        if code:
            raise for_code(code)(text)
