"""Our services of the compose file, in the image and as the file runs them, on a real Kafka with the file's settings.

Podman runs them one after the other, in the order that the file gives them; Kafka is the tests' own. Prometheus,
Alertmanager and Grafana are images of others, which cannot be pulled here.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.broker.clients import create_topics, read_until
from tests.broker.kafka import Broker, free_port
from tests.image.engine import Engine, until
from tests.ops.test_compose import DEPLOY, SERVICES, mounts_of

pytestmark = pytest.mark.timeout(600)

RAW = "wire.raw.demo"
OTHERS_OF_KAFKA = ("CLUSTER_ID", "NODE", "PROCESS", "CONTROLLER", "LISTENER", "INTER_BROKER", "ADVERTISED", "LOG_DIRS")
"""Where it listens, who it is and where it keeps things: the tests' broker has its own."""


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    """A broker with what the file asks of its own, and with its raw topic."""
    settings = {
        name.removeprefix("KAFKA_").lower().replace("_", "."): str(value)
        for name, value in SERVICES["kafka"]["environment"].items()
        if not name.removeprefix("KAFKA_").startswith(OTHERS_OF_KAFKA)
    }
    assert settings["auto.create.topics.enable"] == "false"
    with Broker(tmp_path / "broker", settings=settings) as own:
        asyncio.run(create_topics(own, RAW, partitions=2))
        yield own


def flags_of(name: str, broker: Broker, port: int) -> list[str]:
    """The service's keys as flags of `podman run`; fails on a key that it does not know."""
    service = dict(SERVICES[name])
    for elsewhere in ("image", "build", "pull_policy", "command", "depends_on", "ports", "healthcheck", "restart"):
        service.pop(elsewhere, None)
    flags = ["--network=host", f"--env=COPYTASTER_OPS_PORT={port}"]
    for key, value in service.pop("environment").items():
        flags.append(f"--env={key}={value.replace('kafka:9092', broker.bootstrap)}")
    for source, target, mode in mounts_of(service):
        flags.append(f"--volume={(DEPLOY / source).resolve()}:{target}:{mode}")
    del service["volumes"]
    assert service.pop("read_only")
    flags += ["--read-only", "--read-only-tmpfs=false"]
    flags += [f"--cap-drop={one}" for one in service.pop("cap_drop")]
    flags += [f"--security-opt={one.removesuffix(':true')}" for one in service.pop("security_opt")]
    flags += [f"--tmpfs={one}" for one in service.pop("tmpfs")]
    flags += ["--init"] if service.pop("init", False) else []
    flags += [f"--memory={service.pop('mem_limit')}"] if "mem_limit" in service else []
    flags += [f"--stop-timeout={service.pop('stop_grace_period', '10s').removesuffix('s')}"]
    assert not service, f"the test does not know {sorted(service)}"
    return flags


async def test_our_services_run(engine: Engine, image: str, broker: Broker) -> None:
    """Topics are made, the service becomes healthy, the feeder's copy comes out, and all end when they are told to."""
    port = free_port()

    def run(name: str, *more: str) -> None:
        command = SERVICES[name].get("command", [])
        engine.podman("run", f"--name={name}", *more, *flags_of(name, broker, port), image, *command)

    run("topics")
    run("copytaster", "--detach")
    probe = [word.replace(":9102", f":{port}") for word in SERVICES["copytaster"]["healthcheck"]["test"][1:]]
    await asyncio.to_thread(until, lambda: engine.succeeds("exec", "copytaster", *probe))
    run("feeder", "--detach")
    assert len(await read_until(broker, "copytaster.story.v1", count=2, seconds=60)) >= 2
    for name in ("feeder", "copytaster"):
        engine.podman("stop", name)
    ended = {name: engine.podman("inspect", "--format={{.State.ExitCode}}", name) for name in ("copytaster", "topics")}
    assert ended == {"copytaster": "0", "topics": "0"}
    # By SIGTERM, for which the feeder needs no grace.
    assert engine.podman("inspect", "--format={{.State.ExitCode}}", "feeder") == "143"
    engine.podman("rm", "feeder", "copytaster", "topics")
