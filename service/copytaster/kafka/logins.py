"""Why a broker and we do not come together: a wrong password, token or certificate on one of the two sides.

aiokafka's bootstrap says only that it failed, so a connection of our own is opened and its error read. What is no
refusal (nobody answers, a connection breaks) is not told here: that is waited for.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator

from aiokafka.conn import AIOKafkaConnection, OAuthAuthenticator
from aiokafka.errors import (
    AuthenticationFailedError,
    IllegalSaslStateError,
    SaslAuthenticationFailed,
    UnsupportedSaslMechanismError,
)

from copytaster.kafka.principals import principal
from copytaster.kafka.report import Finding
from copytaster.settings import Settings

EXPIRED = 10
HOST_MISMATCH, ADDRESS_MISMATCH = 62, 64
"""OpenSSL's X509_V_ERR_CERT_HAS_EXPIRED, _HOSTNAME_MISMATCH and _IP_ADDRESS_MISMATCH."""


class LoginRefusedError(Exception):
    """A broker answered and would not have us, or we not it; `finding` says who, why, and what to do."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.what}: {finding.remedy}")
        self.finding = finding


class Connection(AIOKafkaConnection):  # type: ignore[misc] # aiokafka ships no types
    """A connection that raises `AuthenticationFailedError` for a token that the broker does not take.

    aiokafka's own looks at no answer to a token, and is cut off at its next request.
    """

    def authenticator_oauth(self) -> OAuthAuthenticator:
        """As aiokafka's, with the answer read."""
        return _Oauth(sasl_oauth_token_provider=self._sasl_oauth_token_provider)


class _Oauth(OAuthAuthenticator):  # type: ignore[misc] # aiokafka ships no types
    async def step(self, payload: bytes | None) -> tuple[bytes, bool] | None:
        """The token, then nothing; a broker answers a bad one by JSON (RFC 7628, 3.2.2), a good one by nothing."""
        if self._token_sent and payload:
            raise AuthenticationFailedError(payload.decode(errors="replace"))
        answer: tuple[bytes, bool] | None = await super().step(payload)
        return answer


def refusal(settings: Settings, address: str, error: BaseException) -> LoginRefusedError | None:
    """What this error of a connection means, where it means that one side refused the other."""
    for one in _causes(error):
        if isinstance(one, ssl.SSLCertVerificationError):
            return _refused(address, *_distrusted(address, one))
        if isinstance(one, ssl.SSLEOFError | ssl.SSLZeroReturnError):
            return None  # the line was cut
        if isinstance(one, ssl.SSLError):
            return _refused(address, *_tls_failed(settings, address, one))
        if isinstance(one, SaslAuthenticationFailed | AuthenticationFailedError | IllegalSaslStateError):
            return _refused(address, *_login_failed(settings, address, one))
        if isinstance(one, UnsupportedSaslMechanismError):
            what = f"{address} takes no login by {settings.sasl_mechanism}"
            return _refused(address, what, "set COPYTASTER_SASL_MECHANISM to one that the listener has enabled")
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what it came from: of a refused client certificate aiokafka says only that the line was closed."""
    one: BaseException | None = error
    while one is not None:
        yield one
        one = one.__cause__


def _refused(address: str, what: str, remedy: str) -> LoginRefusedError:
    return LoginRefusedError(Finding("login_refused", what, address, remedy))


def _distrusted(address: str, error: ssl.SSLCertVerificationError) -> tuple[str, str]:
    what = f"we do not trust {address}: {error.verify_message.rstrip('.')}"
    if error.verify_code == EXPIRED:
        return what, "renew the certificate of the broker, or the authority's in COPYTASTER_SSL_CA_FILE"
    if error.verify_code in {HOST_MISMATCH, ADDRESS_MISMATCH}:
        return what, "give the broker a certificate with this name, or its own name in COPYTASTER_BOOTSTRAP_SERVERS"
    return what, "COPYTASTER_SSL_CA_FILE must hold the authority that issued the broker's certificate"


def _tls_failed(settings: Settings, address: str, error: ssl.SSLError) -> tuple[str, str]:
    reason = error.reason or type(error).__name__
    if "ALERT" not in reason:  # OpenSSL's own name for what the other side has told it
        return f"no TLS with {address}: {reason}", "check COPYTASTER_SECURITY_PROTOCOL, and the port"
    if settings.ssl_cert_file is None:
        what = f"{address} refuses a client without a certificate ({reason})"
        return what, "set COPYTASTER_SSL_CERT_FILE and COPYTASTER_SSL_KEY_FILE"
    what = f"{address} refuses the certificate of {principal(settings)} ({reason})"
    return what, f"is {settings.ssl_cert_file} expired, or issued by an authority that the brokers do not trust?"


def _login_failed(settings: Settings, address: str, error: Exception) -> tuple[str, str]:
    said = error.args[0] if error.args else type(error).__name__
    file = settings.sasl_token_file or settings.sasl_password_file
    what = f"{address} refuses the login of {principal(settings)} by {settings.sasl_mechanism}: {said}"
    return what, f"check the user, and what {file} holds"
