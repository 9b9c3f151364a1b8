"""How our clients and the brokers prove to each other who they are: SASL, TLS and mTLS.

From the settings come the keyword arguments that every aiokafka client takes. Secrets are read from files and stand
nowhere else: in no log, no `repr`, no `/status`. Files may change while the service runs: certificates and keys are
read again at the next connection, a password and a token at every login.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import structlog
from aiokafka.abc import AbstractTokenProvider
from aiokafka.errors import AuthenticationFailedError

from copytaster.kafka.report import Finding

if TYPE_CHECKING:
    from copytaster.settings import Settings

log = structlog.get_logger()

T = TypeVar("T")

PASSWORD_MECHANISMS = frozenset({"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"})
TOKEN_MECHANISM = "OAUTHBEARER"  # noqa: S105 - the mechanism's name
SASL_PROTOCOLS = frozenset({"SASL_PLAINTEXT", "SASL_SSL"})
TLS_PROTOCOLS = frozenset({"SSL", "SASL_SSL"})
PROTOCOLS = SASL_PROTOCOLS | TLS_PROTOCOLS | {"PLAINTEXT"}


def connection(settings: Settings) -> dict[str, object]:
    """The keyword arguments by which any aiokafka client reaches the brokers as the settings say.

    Reads small files, so it blocks for a moment; raises `OSError` or `ValueError` where `security_findings` finds a
    fault.
    """
    arguments: dict[str, object] = {
        "bootstrap_servers": settings.bootstrap_servers,
        "security_protocol": settings.security_protocol,
    }
    if settings.security_protocol in TLS_PROTOCOLS:
        arguments["ssl_context"] = tls_context(settings.ssl_ca_file, settings.ssl_cert_file, settings.ssl_key_file)
    if settings.security_protocol in SASL_PROTOCOLS:
        # aiokafka logs whole requests at debug level, the one with the password among them.
        logging.getLogger("aiokafka.conn").setLevel(logging.INFO)
        arguments |= _sasl(settings)
    return arguments


def _sasl(settings: Settings) -> dict[str, object]:
    if settings.sasl_mechanism == TOKEN_MECHANISM:
        provider = FileToken(_given(settings.sasl_token_file, "sasl_token_file"))
        return {"sasl_mechanism": TOKEN_MECHANISM, "sasl_oauth_token_provider": provider}
    return {
        "sasl_mechanism": settings.sasl_mechanism,
        "sasl_plain_username": _given(settings.sasl_username, "sasl_username"),
        "sasl_plain_password": read_secret(_given(settings.sasl_password_file, "sasl_password_file")),
    }


def _given(value: T | None, name: str) -> T:
    if value is None:
        raise ValueError(f"{name} is not set")
    return value


def read_secret(file: Path) -> str:
    """The file's text without white space at its end; raises `ValueError` when nothing is left, and `OSError`."""
    try:
        secret = file.read_text(encoding="utf-8").rstrip()
    except UnicodeDecodeError:  # its own text would tell a byte of the secret
        raise ValueError("the file is no UTF-8") from None
    if not secret:
        raise ValueError("the file is empty")
    return secret


class FilePassword:
    """A password in a file, read anew at every login; while the file cannot be read the last one serves on."""

    def __init__(self, file: Path, first: str) -> None:
        self._file = file
        self._last = first

    def now(self) -> str:
        """The password as it is now; never raises."""
        try:
            self._last = read_secret(self._file)
        except (OSError, ValueError) as error:
            log.warning("password_not_read", error=str(error), consequence="the old one serves on")
        return self._last


class FileToken(AbstractTokenProvider):  # type: ignore[misc] # aiokafka ships no types
    """A bearer token in a file, read anew at every login: whoever renews it replaces the file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __repr__(self) -> str:
        return f"FileToken({str(self._file)!r})"

    async def token(self) -> str:
        """The token as it is now; raises what aiokafka takes for a failed login, to be tried again."""
        try:
            return await asyncio.to_thread(read_secret, self._file)
        except (OSError, ValueError) as error:
            raise AuthenticationFailedError(f"no token in {self._file}: {error}") from None


class ReloadingContext(ssl.SSLContext):
    """A TLS context that reads its files again when they have changed, at the next connection it is used for.

    Certificates already trusted stay so until the process ends: OpenSSL only adds. While the new files do not fit
    together, as between the writing of the one and of the other, the old ones serve on.
    """

    _files: tuple[Path | None, Path | None, Path | None]
    _seen: tuple[object, ...]

    @classmethod
    def of(cls, ca_file: Path | None, cert_file: Path | None, key_file: Path | None) -> ReloadingContext:
        """A context that checks the broker's certificate and name; without a CA file against those of the system.

        Raises `OSError` (`ssl.SSLError` is one) when a file cannot be read or used.
        """
        context = cls(ssl.PROTOCOL_TLS_CLIENT)
        context._files = (ca_file, cert_file, key_file)
        context._seen = context._signature()
        if ca_file is None:
            context.load_default_certs()
        context._load()
        return context

    def wrap_bio(self, *args: object, **named: object) -> ssl.SSLObject:
        """What asyncio calls for every new connection."""
        self.refresh()
        return super().wrap_bio(*args, **named)  # type: ignore[arg-type] # passed on as they came

    def refresh(self) -> bool:
        """Read the files again if they have changed; whether they were. Never raises: it warns, and tries again."""
        try:
            signature = self._signature()
            if signature == self._seen:
                return False
            # A load that fails half-way spoils the context, so another one tries first.
            ReloadingContext.of(*self._files)
            self._load()
        except OSError as error:
            log.warning("tls_files_not_reloaded", error=str(error), consequence="the old ones serve on")
            return False
        self._seen = signature
        log.info("tls_files_reloaded")
        return True

    def _load(self) -> None:
        ca_file, cert_file, key_file = self._files
        if ca_file is not None:
            self.load_verify_locations(ca_file)
        if cert_file is not None:
            # Without a password of ours OpenSSL would ask for one at the terminal.
            self.load_cert_chain(cert_file, key_file, password="")

    def _signature(self) -> tuple[object, ...]:
        # Mounted secrets are swapped by a symbolic link: the inode changes even where the time does not.
        return tuple((s.st_mtime_ns, s.st_ino, s.st_size) for s in (file.stat() for file in self._files if file))


@cache
def tls_context(ca_file: Path | None, cert_file: Path | None, key_file: Path | None) -> ReloadingContext:
    """The one context of these files for all clients of the service: to load the system's certificates takes time."""
    return ReloadingContext.of(ca_file, cert_file, key_file)


def security_findings(settings: Settings) -> tuple[Finding, ...]:
    """Every fault of the security settings and the files that they name; reads the files, asks no broker."""
    findings: list[Finding] = []
    if settings.security_protocol not in PROTOCOLS:
        findings.append(_unknown("security_protocol", settings.security_protocol, PROTOCOLS))
    if settings.security_protocol in SASL_PROTOCOLS:
        findings += _sasl_findings(settings)
    if settings.security_protocol in TLS_PROTOCOLS:
        findings += _tls_findings(settings)
    return tuple(findings)


def _sasl_findings(settings: Settings) -> list[Finding]:
    if settings.sasl_mechanism == TOKEN_MECHANISM:
        return _secret_findings("sasl_token_file", settings.sasl_token_file)
    if settings.sasl_mechanism not in PASSWORD_MECHANISMS:
        return [_unknown("sasl_mechanism", settings.sasl_mechanism, PASSWORD_MECHANISMS | {TOKEN_MECHANISM})]
    findings = _secret_findings("sasl_password_file", settings.sasl_password_file)
    if not settings.sasl_username:
        findings.append(_missing("sasl_username", f"{settings.sasl_mechanism} needs a user name"))
    return findings


def _secret_findings(name: str, file: Path | None) -> list[Finding]:
    if file is None:
        return [_missing(name, "the secret is read from a file only")]
    try:
        read_secret(file)
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError) and file.name == str(file):
            return [_no_path(name)]
        return [_unusable(name, file, error)]
    return []


def _no_path(name: str) -> Finding:
    """A bare word that is no file may be the secret itself, so it is not shown."""
    what = f"{name} names no file, and is no path: is it the secret itself?"
    return Finding("file_unusable", what, _where(name), "write the secret into a file, and give the file's path")


def _tls_findings(settings: Settings) -> list[Finding]:
    findings: list[Finding] = []
    cert_file, key_file = settings.ssl_cert_file, settings.ssl_key_file
    if key_file is not None and cert_file is None:
        findings.append(_missing("ssl_cert_file", "a client key is of no use without its certificate"))
    if settings.ssl_ca_file is not None:
        try:
            ReloadingContext.of(settings.ssl_ca_file, None, None)
        except OSError as error:
            findings.append(_unusable("ssl_ca_file", settings.ssl_ca_file, error))
    if cert_file is not None:
        try:
            # No CA here, not even the system's: only whether these two can be used together.
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_cert_chain(cert_file, key_file, password="")
        except OSError as error:
            findings.append(_unusable("ssl_cert_file, ssl_key_file", cert_file, error))
    return findings


def _unknown(name: str, value: object, known: frozenset[str]) -> Finding:
    choices = ", ".join(sorted(known))
    return Finding("setting_unknown_value", f"{value!r} is no {name}", _where(name), f"choose one of {choices}")


def _missing(name: str, why: str) -> Finding:
    return Finding("setting_missing", f"{name} is not set: {why}", _where(name), f"set {_where(name)}")


def _unusable(name: str, file: Path, error: Exception) -> Finding:
    what = f"{name} cannot be used: {error}"
    return Finding("file_unusable", what, str(file), "mount the right file, readable by the user of this process")


def _where(name: str) -> str:
    return f"COPYTASTER_{name.upper()}"
