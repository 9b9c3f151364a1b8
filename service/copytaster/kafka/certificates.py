"""When certificates end: read from the files that the settings name, for the metric and the alert before it happens.

The standard library shows the dates of authorities only, so the few steps of DER to them are taken here (RFC 5280, 4.1:
Certificate → tbsCertificate → validity → notAfter).
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copytaster.settings import Settings

_PEM = re.compile(r"-----BEGIN CERTIFICATE-----[^-]{1,100000}-----END CERTIFICATE-----")
_VERSION_TAG = 0xA0  # [0] EXPLICIT, absent in version 1
_BEFORE_VALIDITY = 3  # serial number, signature algorithm, issuer
_UTC_TIME = 0x17
_LONG = 0x80


def expiries(settings: Settings) -> Mapping[str, float]:
    """For `ca` and `client`, as far as the settings name a file: when the first certificate in it ends (Unix seconds).

    What cannot be read is absent. Reads small files when they have changed.
    """
    files = {"ca": settings.ssl_ca_file, "client": settings.ssl_cert_file}
    found = {kind: _first_end(file) for kind, file in files.items() if file is not None}
    return {kind: instant for kind, instant in found.items() if instant is not None}


def _first_end(file: Path) -> float | None:
    try:
        # Mounted secrets are swapped by a symbolic link: the inode changes even where the time does not.
        stat = file.stat()
        return _end_of(file, stat.st_mtime_ns, stat.st_ino, stat.st_size)
    except (OSError, ValueError, IndexError):
        return None


@lru_cache(maxsize=8)
def _end_of(file: Path, *_signature: int) -> float | None:
    return min(map(not_after, _PEM.findall(file.read_text(encoding="utf-8", errors="replace"))), default=None)


def not_after(pem: str) -> float:
    """The end of one certificate (Unix seconds); raises `ValueError` or `IndexError` for what is none."""
    certificate = next(_elements(ssl.PEM_cert_to_DER_cert(pem)))[1]
    parts = list(_elements(next(_elements(certificate))[1]))
    at = _BEFORE_VALIDITY + (parts[0][0] == _VERSION_TAG)
    tag, text = list(_elements(parts[at][1]))[1]
    return _instant(tag, text.decode("ascii"))


def _instant(tag: int, text: str) -> float:
    """UTCTime (two digits of the year, 50 and above is the last century) or GeneralizedTime."""
    if tag == _UTC_TIME:
        text = ("19" if text >= "50" else "20") + text
    return datetime.strptime(text, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC).timestamp()


def _elements(der: bytes) -> Iterator[tuple[int, bytes]]:
    """The elements that stand one after the other: tag and contents."""
    at = 0
    while at < len(der):
        tag, size, at = der[at], der[at + 1], at + 2
        if size >= _LONG:
            octets = size - _LONG
            size, at = int.from_bytes(der[at : at + octets], "big"), at + octets
        yield tag, der[at : at + size]
        at += size
