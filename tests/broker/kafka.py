"""A real Apache Kafka of one broker for a test: started, stopped, killed, frozen and restarted at will.

Its controller is a process of its own that stays. In one process with the broker it would come back with it, believe
the old broker alive until its session ends, and fence it just when the transaction coordinator writes the markers of
what the kill left: those are skipped then ("likely deleted already"), and records of an aborted transaction are read
as committed. No cluster of several nodes does this, and nothing that a client could do would help.

`deploy/broker/provide` finds or fetches it and says by which engine it runs: a container, or its jars on a local
Java. Both run the same two programs of Kafka (`StorageTool format`, then the broker) with the same settings, and
everything a broker writes lies in a folder of its own or in its container.

All methods block; in a coroutine call them through `asyncio.to_thread`.
"""

import random
import shutil
import signal
import socket
import subprocess
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO, Protocol, Self

ROOT = Path(__file__).parents[2]
PROVIDE = ROOT / "deploy" / "broker" / "provide"
ENGINE = ROOT / ".cache" / "kafka" / "engine"

# What the broker logs when all of it is up, listeners and controller, and it takes requests.
STARTED = b"Kafka Server started"
START_SECONDS = 90
STOP_SECONDS = 30
HEAP = "-Xmx512m"

ADMIN = "admin"
SERVICE = "service"
PASSWORDS = {ADMIN: "admin-password", SERVICE: "service-password"}

LOG4J = """\
status = error
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %d{HH:mm:ss.SSS} %p %c{1}: %m%n
"""

# Any will do: each cluster is alone. The name of a broker's folder, and of its container, is random.
CLUSTER_ID = "cT7vQ2x9SWyJ1mZb4kLd0A"

# One node has nobody to replicate to; few partitions of the internal topics start and recover sooner.
SETTINGS: Mapping[str, str] = {
    "controller.listener.names": "CONTROLLER",
    "offsets.topic.replication.factor": "1",
    "offsets.topic.num.partitions": "5",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "transaction.state.log.num.partitions": "5",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    "group.initial.rebalance.delay.ms": "0",
    # A killed broker is let in again when its old session is over; the default is 9 s. It takes longer than this to
    # come back, so it never meets its own past.
    "broker.session.timeout.ms": "3000",
    "broker.heartbeat.interval.ms": "500",
    "auto.create.topics.enable": "false",
    # How long readers wait for a transaction nobody ends is its time-out plus this; the default is 10 s.
    "transaction.abort.timed.out.transaction.cleanup.interval.ms": "1000",
    "log.cleaner.enable": "false",
}


class BrokerFailedError(Exception):
    """Kafka did not start; the end of its log is in the text."""


class Engine(Protocol):
    """How Kafka's programs are run."""

    @property
    def bind_host(self) -> str:
        """The address its listener is bound to, where this engine runs it."""

    def inner(self, home: Path) -> Path:
        """The broker's folder as Kafka's own programs see it."""

    def prepare(self, home: Path, ports: Sequence[int], log: IO[bytes]) -> None:
        """Format the storage and start the controller, once."""

    def start(self, home: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
        """Start the broker, for the first time or again on what it has written."""

    def send(self, home: Path, running: subprocess.Popen[bytes], signal_: signal.Signals) -> None:
        """Send a signal to the broker itself."""

    def put(self, home: Path, name: str) -> None:
        """Let the broker see a file of its folder that was written anew."""

    def discard(self, home: Path) -> None:
        """End the controller, and remove what both have written."""


@dataclass(slots=True)
class Jars:
    """Kafka on a local Java."""

    java: str
    jars: Path
    bind_host: str = "127.0.0.1"
    controllers: dict[Path, subprocess.Popen[bytes]] = field(default_factory=dict)

    def inner(self, home: Path) -> Path:
        return home

    def prepare(self, home: Path, ports: Sequence[int], log: IO[bytes]) -> None:
        if home not in self.controllers:
            for role in ROLES:
                subprocess.run(self._command(home, FORMAT, role), stdout=log, stderr=log, check=True)
            self.controllers[home] = self._started(home, CONTROLLER, log)

    def start(self, home: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
        return self._started(home, BROKER, log)

    def _started(self, home: Path, role: str, log: IO[bytes]) -> subprocess.Popen[bytes]:
        # A session of its own: the interrupt that ends a test run must not end the broker under its clean-up.
        command = self._command(home, RUN, role)
        return subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)

    def _command(self, home: Path, program: Sequence[str], role: str) -> list[str]:
        words = (word.format(home=home, role=role) for word in program)
        return [self.java, *java_options(home), "-cp", f"{self.jars}/*", *words]

    def send(self, home: Path, running: subprocess.Popen[bytes], signal_: signal.Signals) -> None:
        running.send_signal(signal_)

    def put(self, home: Path, name: str) -> None:
        pass  # it reads the folder itself

    def discard(self, home: Path) -> None:
        controller = self.controllers.pop(home, None)
        if controller is not None:
            controller.kill()
            controller.wait(STOP_SECONDS)
        for role in ROLES:
            shutil.rmtree(home / role, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Container:
    """Kafka in a container that lives as long as its controller; the broker is a second process in it."""

    program: str
    image: str
    # Inside, the published port arrives from elsewhere.
    bind_host: str = "0.0.0.0"  # noqa: S104 - the container's, published on the loopback of the host only

    def inner(self, home: Path) -> Path:
        return Path("/tmp/broker")  # noqa: S108 - inside the container

    def prepare(self, home: Path, ports: Sequence[int], log: IO[bytes]) -> None:
        if (home / "created").exists():
            return
        inner = self.inner(home)
        formatting = " && ".join(self._line(inner, FORMAT, role) for role in ROLES)
        script = f"{formatting} && touch {inner}/formatted && exec {self._line(inner, RUN, CONTROLLER)}"
        publish = [f"--publish=127.0.0.1:{port}:{port}" for port in ports]
        self._tell("create", "--name", home.name, *publish, "--entrypoint", "/bin/sh", self.image, "-c", script)
        self._tell("cp", f"{home}/.", f"{home.name}:{inner}")
        (home / "created").touch()
        self._tell("start", home.name)

    def start(self, home: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
        inner = self.inner(home)
        wait = f"until test -e {inner}/formatted; do sleep 0.1; done"
        script = f"{wait}; echo $$ > {inner}/pid; exec {self._line(inner, RUN, BROKER)}"
        command = [self.program, "exec", home.name, "/bin/sh", "-c", script]
        return subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)

    def _line(self, inner: Path, program: Sequence[str], role: str) -> str:
        words = (word.format(home=inner, role=role) for word in program)
        return " ".join(["java", *java_options(inner), "-cp", "'/opt/kafka/libs/*'", *words])

    def send(self, home: Path, running: subprocess.Popen[bytes], signal_: signal.Signals) -> None:
        number = signal_.value
        self._tell("exec", home.name, "/bin/sh", "-c", f"kill -{number} $(cat {self.inner(home)}/pid)")

    def put(self, home: Path, name: str) -> None:
        if (home / "created").exists():
            self._tell("cp", f"{home / name}", f"{home.name}:{self.inner(home)}/{name}")

    def discard(self, home: Path) -> None:
        self._tell("rm", "--force", "--volumes", home.name)

    def _tell(self, *words: str) -> None:
        subprocess.run([self.program, *words], stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=True)


BROKER, CONTROLLER = "broker", "controller"
ROLES = (BROKER, CONTROLLER)
FORMAT = ("kafka.tools.StorageTool", "format", "--cluster-id", CLUSTER_ID, "--config", "{home}/{role}.properties")
RUN = ("kafka.Kafka", "{home}/{role}.properties")


def java_options(home: Path) -> list[str]:
    """Options of the virtual machine that Kafka's programs run in."""
    return [HEAP, f"-Dlog4j2.configurationFile=file:{home}/log4j2.properties"]


@cache
def provided_engine() -> Engine:
    """The engine that `deploy/broker/provide` found, after running it; blocks while it fetches."""
    done = subprocess.run([PROVIDE], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise BrokerFailedError("no real Kafka to be had: deploy/broker/provide says above what is missing")
    kind, program, where = ENGINE.read_text().splitlines()
    return Container(program, where) if kind == "container" else Jars(program, Path(where))


def free_port() -> int:
    """A port nobody listens on, from below the range that the system gives to outgoing connections.

    So a broker that is down for a while finds its port free again.
    """
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def new_name() -> str:
    """The name of a broker's folder, and of its container."""
    return f"copytaster-test-{uuid.uuid4().hex[:12]}"


@dataclass(frozen=True, slots=True)
class Listener:
    """A further listener; `{home}` in its settings is the broker's folder as Kafka sees it."""

    name: str
    protocol: str
    settings: Mapping[str, str]
    port: int = field(default_factory=free_port)

    @property
    def bootstrap(self) -> str:
        """Host and port, as `bootstrap_servers` takes them."""
        return f"127.0.0.1:{self.port}"

    def properties(self, inner: Path) -> dict[str, str]:
        """Its settings as the broker's file has them."""
        begin = f"listener.name.{self.name.lower()}."
        return {begin + name: value.format(home=inner) for name, value in self.settings.items()}


class Broker:
    """One broker on a port and data of its own; `settings` are laid over our own.

    With `acl` it has an authoriser that refuses whatever was not granted, and two users by SASL/PLAIN over plain
    text: `admin` may do everything, `service` nothing yet (`tests.broker.clients.grant`). `listeners` are open besides,
    for other users (`tests.broker.secured`); the files that they name are `put` before the start.

    Raises `BrokerFailedError` from `start`. As a context manager it starts, and closes at the end.
    """

    def __init__(
        self,
        folder: Path,
        *,
        settings: Mapping[str, str] | None = None,
        acl: bool = False,
        listeners: Sequence[Listener] = (),
    ) -> None:
        self._engine = provided_engine()
        self.acl = acl
        self.listeners = listeners
        self.port = free_port()
        self._home = folder / new_name()
        self._home.mkdir(parents=True)
        self.log = self._home / "broker.log"
        self._running: subprocess.Popen[bytes] | None = None
        for role, properties in self._properties(settings or {}).items():
            text = "".join(f"{name}={value}\n" for name, value in properties.items())
            (self._home / f"{role}.properties").write_text(text)
        (self._home / "log4j2.properties").write_text(LOG4J)

    @property
    def bootstrap(self) -> str:
        """Host and port, as `bootstrap_servers` takes them."""
        return f"127.0.0.1:{self.port}"

    def connection(self, user: str = ADMIN) -> dict[str, str]:
        """The keyword arguments with which an aiokafka client reaches this broker as `user`."""
        plain = {"bootstrap_servers": self.bootstrap}
        if not self.acl:
            return plain
        return plain | {
            "security_protocol": "SASL_PLAINTEXT",
            "sasl_mechanism": "PLAIN",
            "sasl_plain_username": user,
            "sasl_plain_password": PASSWORDS[user],
        }

    def start(self) -> None:
        """Start it, for the first time or again on its data and port, and wait until it answers (about 6 s)."""
        with self.log.open("ab") as log:
            seen = log.tell()
            with self.log.with_name("controller.log").open("ab") as other_log:
                self._engine.prepare(self._home, [self.port, *(one.port for one in self.listeners)], other_log)
            self._running = self._engine.start(self._home, log)
        deadline = time.monotonic() + START_SECONDS
        while STARTED not in self.log.read_bytes()[seen:]:
            if self._running.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise BrokerFailedError(f"Kafka did not start, its log {self.log} ends:\n{self.log_tail()}")
            time.sleep(0.05)

    def put(self, name: str, contents: bytes) -> None:
        """Write a file into its folder, which its listeners may name; after a restart it uses the new one."""
        (self._home / name).write_bytes(contents)
        self._engine.put(self._home, name)

    def stop(self) -> None:
        """Stop it as an operator would, its data kept; killed after half a minute."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Kill it (-9), its data kept."""
        self._end(signal.SIGKILL)

    def freeze(self) -> None:
        """Stop its clock: connections stay open and nothing answers, until `thaw`."""
        self._send(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on after `freeze`."""
        self._send(signal.SIGCONT)

    def close(self) -> None:
        """Kill it and remove its data; the log stays."""
        self.kill()
        self._engine.discard(self._home)

    def log_tail(self, lines: int = 30) -> str:
        """The last lines of the broker's log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:]) if self.log.exists() else ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _properties(self, settings: Mapping[str, str]) -> dict[str, dict[str, str]]:
        protocol = "SASL_PLAINTEXT" if self.acl else "PLAINTEXT"
        controller = f"127.0.0.1:{free_port()}"
        names = {protocol: (protocol, self.port)} | {one.name: (one.protocol, one.port) for one in self.listeners}
        protocols = [f"{name}:{spoken}" for name, (spoken, _) in names.items()]
        shared = {
            **SETTINGS,
            "listener.security.protocol.map": ",".join([*protocols, "CONTROLLER:PLAINTEXT"]),
            "controller.quorum.voters": f"2@{controller}",
            **(ACL_SETTINGS if self.acl else {}),
            **settings,
        }
        return {
            BROKER: shared
            | {
                "process.roles": BROKER,
                "node.id": "1",
                "listeners": _addresses(names, self._engine.bind_host),
                "advertised.listeners": _addresses(names, "127.0.0.1"),
                "inter.broker.listener.name": protocol,
                **self._listener_properties(),
                "log.dirs": f"{self._engine.inner(self._home)}/{BROKER}",
            },
            CONTROLLER: shared
            | {
                "process.roles": CONTROLLER,
                "node.id": "2",
                "listeners": f"CONTROLLER://{controller}",
                "log.dirs": f"{self._engine.inner(self._home)}/{CONTROLLER}",
            },
        }

    def _listener_properties(self) -> dict[str, str]:
        inner = self._engine.inner(self._home)
        return {name: value for one in self.listeners for name, value in one.properties(inner).items()}

    def _send(self, signal_: signal.Signals) -> None:
        assert self._running is not None, "the broker was never started"
        self._engine.send(self._home, self._running, signal_)

    def _end(self, signal_: signal.Signals) -> None:
        if self._running is None or self._running.poll() is not None:
            return
        self._send(signal_)
        try:
            self._running.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._send(signal.SIGKILL)
            self._running.wait(STOP_SECONDS)


def _addresses(names: Mapping[str, tuple[str, int]], host: str) -> str:
    return ",".join(f"{name}://{host}:{port}" for name, (_, port) in names.items())


ACL_SETTINGS = {
    "sasl.enabled.mechanisms": "PLAIN",
    "sasl.mechanism.inter.broker.protocol": "PLAIN",
    "listener.name.sasl_plaintext.plain.sasl.jaas.config": (
        "org.apache.kafka.common.security.plain.PlainLoginModule required "
        f'username="{ADMIN}" password="{PASSWORDS[ADMIN]}" '
        + " ".join(f'user_{user}="{password}"' for user, password in PASSWORDS.items())
        + ";"
    ),
    "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
    # The controller's own connections carry no user.
    "super.users": f"User:{ADMIN};User:ANONYMOUS",
    "allow.everyone.if.no.acl.found": "false",
}
