"""When certificates end and whose they are: for the metric and the alert before it happens, and for access rules.

The standard library shows both of authorities only, so the few steps of DER to them are taken here (RFC 5280, 4.1:
Certificate → tbsCertificate → validity → notAfter, and → subject).
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
_CONTINUED = 0x80  # a number of an object identifier goes on in the next octet
_NAMES = {
    "2.5.4.3": "CN",
    "2.5.4.6": "C",
    "2.5.4.7": "L",
    "2.5.4.8": "ST",
    "2.5.4.9": "STREET",
    "2.5.4.10": "O",
    "2.5.4.11": "OU",
    "0.9.2342.19200300.100.1.1": "UID",
    "0.9.2342.19200300.100.1.25": "DC",
}
"""The attributes that RFC 2253 has a short name for; of others it writes number and bytes."""
_TEXTS = {0x0C: "utf-8", 0x13: "ascii", 0x14: "latin-1", 0x16: "ascii", 0x1E: "utf-16-be"}
_SPECIAL = re.compile(r'[,=+<>#;"\\]|^ +| +$')
"""What Java escapes, which is more than RFC 2253 asks for: equals signs and hashes anywhere."""


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
    validity, _ = _parts(pem)
    tag, text = list(_elements(validity))[1]
    return _instant(tag, text.decode("ascii"))


def subject_of(pem: str) -> str:
    """The subject of the first certificate as Kafka writes it (RFC 2253); raises `ValueError` or `IndexError`."""
    if not (found := _PEM.search(pem)):
        raise ValueError("no certificate in PEM")
    _, subject = _parts(found[0])
    names = ["+".join(_attribute(one) for _, one in _elements(several)) for _, several in _elements(subject)]
    return ",".join(reversed(names))


def _parts(pem: str) -> tuple[bytes, bytes]:
    """Validity and subject of one certificate."""
    certificate = next(_elements(ssl.PEM_cert_to_DER_cert(pem)))[1]
    parts = list(_elements(next(_elements(certificate))[1]))
    at = _BEFORE_VALIDITY + (parts[0][0] == _VERSION_TAG)
    return parts[at][1], parts[at + 1][1]


def _attribute(der: bytes) -> str:
    (_, oid), (tag, value) = _elements(der)
    number = _oid(oid)
    if number not in _NAMES or tag not in _TEXTS:
        return f"{number}=#{bytes([tag, len(value)]).hex()}{value.hex()}"
    text = _SPECIAL.sub(lambda found: "".join(f"\\{sign}" for sign in found[0]), value.decode(_TEXTS[tag]))
    return f"{_NAMES[number]}={text}"


def _oid(der: bytes) -> str:
    numbers, number = [], 0
    for octet in der:
        number = number << 7 | octet & ~_CONTINUED
        if not octet & _CONTINUED:
            numbers.append(number)
            number = 0
    first = min(numbers[0] // 40, 2)  # two numbers in one: 40 times the first, and the second
    return ".".join(map(str, [first, numbers[0] - 40 * first, *numbers[1:]]))


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
