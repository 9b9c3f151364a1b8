"""Locked brokers: who is let in, who is refused and how that is told, what is swapped, what is never shown."""

import asyncio
import json
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
import trustme

from copytaster.kafka import checks
from copytaster.kafka.principals import principal
from copytaster.settings import Settings
from tests.broker import shipped
from tests.broker.clients import Operation, Raw, Resource, create_topics, grant, produce, read_all, read_until, revoke
from tests.broker.conftest import Names
from tests.broker.kafka import Broker
from tests.broker.secured import OPERATOR, USER, Secured, client_of, set_password, token
from tests.broker.service_process import ServiceProcess, create_outputs
from tests.broker.test_commands import copytaster
from tests.broker.test_service import STORY, settings_of

PASSWORD = "hush-of-a-password"
RUBBISH = b"\x89PNG\r\n\x1a\n\x00\x01"

pytestmark = [pytest.mark.timeout(240), pytest.mark.asyncio(loop_scope="module")]

Login = Mapping[str, str]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def secured(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Secured]:
    """One broker for all tests here; nobody but its admin has a right yet."""
    locked = Secured(tmp_path_factory.mktemp("secured"), PASSWORD)
    try:
        await asyncio.to_thread(locked.broker.start)
        await set_password(locked.broker, USER, PASSWORD)
        yield locked
    finally:
        locked.broker.close()


async def said_to(login: Login) -> str:
    """The faults and warnings of a start with these settings."""
    return str((await checks.check(Settings(**login))).report)  # type: ignore[arg-type] # all strings


async def until_said(login: Login, words: str, seconds: float = 20) -> None:
    """Rights change a moment after they were changed."""
    report = ""
    try:
        async with asyncio.timeout(seconds):
            while words not in (report := await said_to(login)):
                await asyncio.sleep(0.1)
    except TimeoutError:
        raise AssertionError(f"not said: {words}, but: {report}") from None


async def allow_all(broker: Broker, login: Login, names: Names) -> None:
    """Whatever begins with the names of the test."""
    who = principal(Settings(**login)).removeprefix("User:")  # type: ignore[arg-type] # all strings
    for resource in (Resource.TOPIC, Resource.GROUP, Resource.TRANSACTIONAL_ID):
        await grant(broker, Operation.ALL, resource, names.prefix, prefixed=True, user=who)


# --- who is refused, and what is said ---------------------------------------------------------------------------------


def stranger(secured: Secured) -> Login:
    return secured.by_certificate() | secured.certificate("stranger", client_of(secured.stranger, USER))


def ended(secured: Secured) -> Login:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    return secured.by_certificate() | secured.certificate("ended", client_of(secured.authority, USER, yesterday))


def without_certificate(secured: Secured) -> Login:
    login = secured.by_certificate()
    return {name: value for name, value in login.items() if name not in {"ssl_cert_file", "ssl_key_file"}}


def unknown_authority(secured: Secured) -> Login:
    return secured.by_certificate() | {"ssl_ca_file": secured.file("other.crt", secured.stranger.cert_pem.bytes())}


def not_enabled(secured: Secured) -> Login:
    return secured.by_password("PLAIN") | {"bootstrap_servers": secured.listeners["scram"].bootstrap}


REFUSED: Mapping[str, tuple[Callable[[Secured], Login], str]] = {
    "scram": (lambda s: s.by_password(password="wrong"), "refuses the login of User:copytaster by SCRAM-SHA-512: "),
    "plain": (lambda s: s.by_password("PLAIN", "wrong"), "refuses the login of User:copytaster by PLAIN: "),
    "mechanism": (not_enabled, "takes no login by PLAIN"),
    "token": (lambda s: s.by_token(token(seconds=-30), "old"), "refuses the login of User:copytaster by OAUTHBEARER: "),
    "stranger": (stranger, "refuses the certificate of User:CN=copytaster,"),
    "ended": (ended, "refuses the certificate of User:CN=copytaster,"),
    "no_certificate": (without_certificate, "refuses a client without a certificate"),
    "authority": (unknown_authority, "we do not trust {}: unable to get local issuer certificate"),
    "host": (lambda s: s.by_certificate(listener="foreign"), "we do not trust {}: IP address mismatch"),
    "broker_ended": (lambda s: s.by_certificate(listener="ended"), "we do not trust {}: certificate has expired"),
}


@pytest.mark.parametrize("kind", REFUSED)
async def test_login_that_is_refused(secured: Secured, kind: str) -> None:
    """One fault, which names the broker, us where the broker knows us, and the reason."""
    make, words = REFUSED[kind]
    login = make(secured)
    address = login["bootstrap_servers"]
    report = (await checks.check(Settings(**login))).report  # type: ignore[arg-type] # all strings
    (fault,) = report.faults
    assert (fault.code, fault.where) == ("login_refused", address)
    assert words.format(address) in fault.what
    assert address in fault.what
    assert fault.remedy


async def test_service_that_is_refused_ends_with_78(secured: Secured, tmp_path: Path) -> None:
    """What a broker has answered is told at once and ends the process; so do commands."""
    logins = {
        "password": (secured.by_password(password="hush-of-a-typo"), "refuses the login of User:copytaster"),
        "authority": (unknown_authority(secured), "we do not trust"),
        "rights": (secured.by_certificate("nobody"), "or User:CN=nobody,"),
    }
    services = [ServiceProcess(secured.broker, tmp_path / name, login) for name, (login, _) in logins.items()]
    try:
        for service in services:
            service.start()
        command = await copytaster(None, logins["password"][0], "topics", "diff")
        codes = [await asyncio.to_thread(service.running.wait, 60) for service in services]
    finally:
        for service in services:
            service.kill()
    assert codes == [78, 78, 78]
    for service, (_, words) in zip(services, logins.values(), strict=True):
        assert words in service.log.read_text()
    assert command[0] == 78
    assert "refuses the login of User:copytaster" in command[1]
    assert_silent([*(service.log.read_text() for service in services), command[1]], secrets_in(secured.folder))


# --- the rights that k8s/ ships ---------------------------------------------------------------------------------------


async def test_shipped_rights_are_enough_and_none_is_idle(secured: Secured, tmp_path: Path) -> None:
    """With them the service publishes and operators do all their work, by mTLS; each that is taken away is named."""
    broker, raw = secured.broker, "wire.raw.agencies"
    login, operator = secured.by_certificate(USER), secured.by_certificate(OPERATOR)
    who, operators = (principal(Settings(**one)) for one in (login, operator))  # type: ignore[arg-type] # all strings
    await shipped.make_topics(broker)
    rights = list(shipped.rights_of(USER))
    for right in rights:
        await right.give(broker, who)
    for right in shipped.rights_of(OPERATOR):
        await right.give(broker, operators)
    await produce(broker, raw, [Raw(STORY, partition=0), Raw(RUBBISH, partition=0), Raw(b"FLASH: fire", partition=0)])
    with ServiceProcess(broker, tmp_path / "service.log", login) as service:
        await read_until(broker, "copytaster.story.v1", count=2, seconds=60)
        await read_until(broker, "copytaster.dead-letter.v1", count=1)
        assert service.logged("start_warning") == []
        await done(operator, ["canary", "--topic", raw])
        assert service.terminate() == 0
    reads = (["dlq", "list"], ["trace", f"{raw}:0:0"], ["offsets", "show"], ["topics", "diff"])
    await asyncio.gather(*(done(operator, words) for words in reads))
    await done(operator, ["dlq", "redrive"])
    assert [one.value for one in await read_all(broker, raw)].count(RUBBISH) == 2
    await asyncio.gather(
        done(operator, ["replay", f"{raw}:0:0-0", "--name", "once"]),
        done(operator, ["offsets", "reset", raw, "--to", "earliest"]),
    )
    assert len(await read_all(broker, "copytaster.story.v1")) == 3
    for right in {(one.kind, one.operation): one for one in rights if one.operation != shipped.IMPLIED}.values():
        await right.take(broker, who)
        name = "copytaster-read-*" if right.kind == "transactionalId" else right.name
        kind = "transactional ids" if right.kind == "transactionalId" else right.kind
        await until_said(login, f"{who} has no right to {right.operation} the {kind} {name}")
        if right.kind == "group":
            await described_is_not_joined(broker, login, replace(right, operation=shipped.IMPLIED), tmp_path)
        await right.give(broker, who)


async def described_is_not_joined(broker: Broker, login: Login, describe: shipped.Right, folder: Path) -> None:
    """Who may ask for a group's offsets alone passes that check; joining then tells, and ends with 78."""
    who = principal(Settings(**login))  # type: ignore[arg-type] # all strings
    await describe.give(broker, who)
    service = ServiceProcess(broker, folder / "described.log", login)
    try:
        service.start()
        assert await asyncio.to_thread(service.running.wait, 60) == 78
    finally:
        service.kill()
    assert f"{who} has no right to Read the group {describe.name}" in service.log.read_text()


async def done(login: Login, words: Sequence[str]) -> None:
    code, said = await copytaster(None, login, *words)
    assert code == 0, (words, said)


# --- what is never shown ----------------------------------------------------------------------------------------------

MARK = "zwetschgenkuchen"
"""Stands in all copy of the test, in text, keys and headers: nothing that is told may hold it."""

COPY = (
    Raw(STORY.replace(b"Trosnes", MARK.encode()), MARK.encode(), (("x-feed", MARK.encode()), (MARK, b"v"))),
    Raw(f"FLASH: {MARK} bank raises key rate".encode()),
    Raw(f"EMBARGOED until {MARK}\n\nLYSVIK (HNA) - {MARK} will stop.".encode()),
    Raw(f"LYSVIK (HNA) - A ferry. \n\nNot for publication: {MARK}".encode()),
    Raw(b" \n", MARK.encode()),
    Raw(f'{{"headline": "{MARK}", "uri": "{MARK}", '.encode()),
    Raw(f"<nitf><head><title>{MARK}</title></hed></nitf>".encode(), headers=(("traceparent", MARK.encode()),)),
    Raw(b"\x89PNG\r\n\x1a\n" + MARK.encode(), headers=(("content-type", MARK.encode()),)),
)


async def test_nothing_told_holds_a_secret_or_copy(secured: Secured, names: Names, tmp_path: Path) -> None:
    """Ops port, log at its fullest, commands that succeed and commands that fail, with a lane stopped at the end."""
    broker, raw = secured.broker, names.topic("raw")
    login = settings_of(names, **secured.by_password())
    login |= {"ssl_cert_file": secured.by_certificate()["ssl_cert_file"]}
    login |= {"ssl_key_file": secured.by_certificate()["ssl_key_file"]}
    await create_topics(broker, raw)
    await create_outputs(broker, names.prefix)
    await allow_all(broker, secured.by_password(), names)
    await produce(broker, raw, COPY)
    small = {"dead_letter_stop_window": "20", "dead_letter_stop_minimum": "10", "workers": "1", "log_level": "debug"}
    with ServiceProcess(broker, tmp_path / "service.log", {**login, **small}) as service:
        await read_until(broker, f"{names.prefix}.story.v1", count=4, seconds=60)
        heard = all_that_is_served(service)
        await produce(broker, raw, [COPY[-1]] * 40)
        while "stopped_dead_letters" not in service.get("/status")[1]:
            await asyncio.sleep(0.1)
        heard += all_that_is_served(service)
        url = f"http://127.0.0.1:{service.logged('ops_port_open')[-1]['port']}"
        commands = (
            (login, 1, ["status", "--url", url, "--json"]),
            (login, 0, ["dlq", "list"]),
            (login, 78, ["offsets", "reset", raw, "--to", "latest"]),
            ({**login, **secured.by_token("hush-of-a-token.e30.x", "opaque")}, 78, ["run", "read"]),
            ({**login, "sasl_password_file": PASSWORD}, 78, ["config", "check"]),
        )
        answers = await asyncio.gather(*(copytaster(None, each, *words) for each, _, words in commands))
        assert service.terminate() == 0
    for (_, code, words), (was, said) in zip(commands, answers, strict=True):
        assert was == code, (words, said)
    heard += [service.log.read_text(), *(said for _, said in answers)]
    assert_silent(heard, [MARK, *secrets_in(secured.folder)])


def all_that_is_served(service: ServiceProcess) -> list[str]:
    """Every address of the ops port in every form, and some that it has not."""
    port = service.logged("ops_port_open")[-1]["port"]
    heard = [service.get(path)[1] for path in ("/livez", "/readyz", "/startupz", "/status", "/metrics", "/", "/debug")]
    heard.append(service.get("/metrics", {"Accept": "application/openmetrics-text"})[1])
    assert all(json.loads(text)["service"]["lanes"] for text in heard if text.startswith("{"))
    request = urllib.request.Request(f"http://127.0.0.1:{port}/status?all=1", data=b"{}", method="POST")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=5)  # noqa: S310 - the ops port of our own process
    return [*heard, refused.value.read().decode()]


def secrets_in(folder: Path) -> list[str]:
    """The passwords of the test, and all that keys and tokens in the folder hold, piece by piece."""
    keys = [line for file in folder.glob("*.key") for line in file.read_text().splitlines() if "-----" not in line]
    tokens = [
        piece
        for name in ("token", "opaque", "old")
        if (file := folder / name).exists()
        for piece in file.read_text().split(".")[:2]
    ]
    return ["hush-", *keys, *(piece for piece in tokens if len(piece) > 8)]


def assert_silent(heard: Iterable[str], secrets: Sequence[str]) -> None:
    """None of the texts holds one of the secrets; a failure shows where, and not all of it."""
    for text in heard:
        for secret in secrets:
            at = text.find(secret)
            assert at < 0, text[max(at - 200, 0) : at + 20]


# --- what is swapped --------------------------------------------------------------------------------------------------


NOT_YET, RENEWED = datetime(2040, 5, 1, tzinfo=UTC), datetime(2041, 5, 1, tzinfo=UTC)


async def test_swapped_secrets_are_used_by_the_next_connection(secured: Secured, tmp_path: Path) -> None:
    """Certificates, their authority, a password and a token are replaced, here and there; nobody starts anew."""
    broker, renewed = secured.broker, client_of(secured.stranger, USER, RENEWED)
    logins = {
        "mutual": secured.by_certificate() | secured.certificate(USER, client_of(secured.authority, USER, NOT_YET)),
        "scram": secured.by_password(),
        "bearer": secured.by_token(token("first")),
    }
    names = {kind: Names(f"swap.{kind}") for kind in logins}
    for kind, login in logins.items():
        await create_topics(broker, names[kind].topic("raw"))
        await create_outputs(broker, names[kind].prefix)
        await allow_all(broker, login, names[kind])
        await produce(broker, names[kind].topic("raw"), [STORY])
    services = {
        kind: ServiceProcess(broker, tmp_path / f"{kind}.log", {**settings_of(names[kind], log_level="debug"), **login})
        for kind, login in logins.items()
    }
    try:
        for service in services.values():
            service.start()
        for one in names.values():
            await read_until(broker, f"{one.prefix}.story.v1", count=1, seconds=90)
        before = client_end(services["mutual"])
        swap(secured, logins, renewed)
        await set_password(broker, USER, secured.password)
        await allow_all(broker, logins["mutual"], names["mutual"])
        await allow_all(broker, logins["bearer"], names["bearer"])
        for resource in (Resource.TOPIC, Resource.GROUP, Resource.TRANSACTIONAL_ID):
            await revoke(broker, Operation.ALL, resource, names["bearer"].prefix, prefixed=True, user="first")
        await asyncio.to_thread(broker.stop)
        secured.trust()
        await asyncio.to_thread(broker.start)
        for one in names.values():
            await produce(broker, one.topic("raw"), [STORY + b" Again."])
        for kind, one in names.items():
            await read_until(broker, f"{one.prefix}.story.v1", count=2, seconds=90)
            assert services[kind].running.poll() is None
        assert services["mutual"].logged("tls_files_reloaded")
        assert {before, client_end(services["mutual"])} == {NOT_YET.timestamp(), RENEWED.timestamp()}
        heard = [text for service in services.values() for text in all_that_is_served(service)]
        assert [service.terminate() for service in services.values()] == [0, 0, 0]
        heard += [service.log.read_text() for service in services.values()]
        assert_silent(heard, secrets_in(secured.folder))
    finally:
        for service in services.values():
            service.kill()


def swap(secured: Secured, logins: Mapping[str, Login], renewed: trustme.LeafCert) -> None:
    """What whoever rotates secrets does to the files of the pods; what was known is foreign now."""
    secured.authority, secured.stranger = secured.stranger, secured.authority
    secured.password = "hush-of-another"
    secured.file("ca.crt", secured.authority.cert_pem.bytes())
    secured.certificate(USER, renewed)
    secured.file(Path(logins["scram"]["sasl_password_file"]).name, secured.password)
    secured.file("token", token("second"))


def client_end(service: ServiceProcess) -> float:
    return service.metric("copytaster_tls_certificate_expiry_timestamp_seconds", kind="client")
