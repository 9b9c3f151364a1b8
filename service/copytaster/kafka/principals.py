"""Whom the brokers take us for, as far as settings and files tell: the name that access rules grant rights to.

Kafka's own default is followed: the user of PLAIN and SCRAM, the claim `sub` of a token, the whole subject of a
certificate. Brokers may be told to shorten a subject (`ssl.principal.mapping.rules`) or to read another claim: that
cannot be seen from here.
"""

from __future__ import annotations

import binascii
import json
from base64 import urlsafe_b64decode
from pathlib import Path
from typing import TYPE_CHECKING

from copytaster.kafka.certificates import subject_of
from copytaster.kafka.security import SASL_PROTOCOLS, TLS_PROTOCOLS, TOKEN_MECHANISM, read_secret

if TYPE_CHECKING:
    from copytaster.settings import Settings


def principal(settings: Settings) -> str:
    """The principal, as `kafka-acls` takes it; of a file that cannot be read, in words. Reads a small file."""
    if settings.security_protocol in SASL_PROTOCOLS:
        if settings.sasl_mechanism == TOKEN_MECHANISM:
            return f"User:{_token_subject(settings.sasl_token_file) or '<subject of the token>'}"
        return f"User:{settings.sasl_username}"
    if settings.security_protocol in TLS_PROTOCOLS and settings.ssl_cert_file is not None:
        return f"User:{_certificate_subject(settings.ssl_cert_file) or '<subject of the client certificate>'}"
    return "User:ANONYMOUS"


def _certificate_subject(file: Path) -> str | None:
    """Of the first certificate, which is ours; those after it are its authorities."""
    try:
        return subject_of(file.read_text(encoding="utf-8", errors="replace"))
    except (OSError, ValueError, IndexError):
        return None


def _token_subject(file: Path | None) -> str | None:
    """The claim `sub` (RFC 7519, 4.1.2), unverified; None of an opaque token. Nothing else of it is shown."""
    try:
        _, claims, _ = read_secret(file).split(".") if file else ("", "", "")
        subject = json.loads(urlsafe_b64decode(claims + "=" * (-len(claims) % 4))).get("sub")
    except (OSError, ValueError, AttributeError, binascii.Error):
        return None
    return subject if isinstance(subject, str) else None
