"""The pod of `k8s/overlays/local`, rendered by kustomize and run by Podman with the built image, on a real Kafka.

Podman understands a part of Kubernetes. `for_podman` says what of the pod it is spared or told in other words; security
context, arguments, environment, resources, mounts and the settings are those of the overlay.
"""

import asyncio
import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from tests.broker.clients import create_topics, produce, read_until
from tests.broker.kafka import Broker, free_port
from tests.broker.service_process import create_outputs
from tests.image.engine import Engine
from tests.ops.mounted import mounted
from tests.ops.rendering import K8S, Resource, container_of, named, parsed, rendered_text

STORY = b"LYSVIK, March 2 (HNA) - The ferry to Trosnes will stop on Monday, the operator said."
READY_SECONDS = 90.0
POD = "copytaster-pod-0-copytaster"
"""How Podman names the container of a Deployment's pod."""

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    """A broker with the topics that the overlay's job would make, and a raw one."""
    own = Broker(tmp_path / "broker")
    try:
        own.start()
        asyncio.run(create_outputs(own, "copytaster"))
        asyncio.run(create_topics(own, "wire.raw.test"))
        yield own
    finally:
        own.close()


def overlay_here(folder: Path, image: str, environment: Mapping[str, str]) -> tuple[Resource, ...]:
    """The local overlay with this image and a few settings of the environment, as an operator would lay one over it."""
    name, _, tag = image.rpartition(":")
    added = [
        {"op": "add", "path": "/spec/template/spec/containers/0/env/-", "value": {"name": key, "value": value}}
        for key, value in environment.items()
    ]
    kustomization = {
        "resources": [os.path.relpath(K8S / "overlays" / "local", folder.resolve())],
        "images": [{"name": "copytaster", "newName": name, "newTag": tag}],
        "patches": [{"target": {"kind": "Deployment"}, "patch": yaml.safe_dump(added)}],
    }
    (folder / "kustomization.yaml").write_text(yaml.safe_dump(kustomization), encoding="utf-8")
    return parsed(rendered_text(folder))


def for_podman(resources: tuple[Resource, ...]) -> str:
    """The Deployment as Podman 4.3 understands it, with the one ConfigMap that it mounts.

    It knows no projected volume: what the kubelet would lay into this one becomes one ConfigMap. It runs probes by a
    curl within the container, of which there is none: the test asks. On the host's network it takes no ports.
    """
    deployment = named(resources, "Deployment", "copytaster")
    template = deployment["spec"]["template"]
    files = mounted(resources, template, {})
    container = container_of(template)
    for name in ("startupProbe", "livenessProbe", "readinessProbe", "ports"):
        del container[name]
    (volume,) = (one for one in template["spec"]["volumes"] if one["name"] == "etc")
    del volume["projected"]
    volume["configMap"] = {"name": "etc"}
    config = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "etc"}, "data": dict(files)}
    return yaml.safe_dump_all([config, deployment])


def answered(port: int, path: str) -> int:
    """The status of a probe; 0 while nobody listens."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def until_ready(engine: Engine, port: int) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while answered(port, "/readyz") != 200:
        assert time.monotonic() < deadline, engine.podman("logs", POD)[-3000:]
        time.sleep(0.2)


async def test_the_local_overlay_runs(engine: Engine, image: str, broker: Broker, tmp_path: Path) -> None:
    """Its pod becomes ready, hardened as it says, publishes a story, tells its status, and ends with 0 on SIGTERM."""
    port = free_port()
    environment = {"COPYTASTER_BOOTSTRAP_SERVERS": broker.bootstrap, "COPYTASTER_OPS_PORT": str(port)}
    (tmp_path / "overlay").mkdir()
    pod = tmp_path / "pod.yaml"
    pod.write_text(for_podman(overlay_here(tmp_path / "overlay", image, environment)), encoding="utf-8")
    engine.podman("play", "kube", "--network", "host", str(pod))
    try:
        await asyncio.to_thread(until_ready, engine, port)
        assert [answered(port, path) for path in ("/startupz", "/livez", "/status", "/metrics")] == [200] * 4
        await produce(broker, "wire.raw.test", [STORY])
        assert len(await read_until(broker, "copytaster.story.v1", count=1, seconds=60)) == 1
        assert "running" in engine.podman("exec", POD, "copytaster", "status", "--url", f"http://127.0.0.1:{port}")
        _assert_hardened(engine)
        engine.podman("stop", "--time", "30", POD)
        assert engine.podman("inspect", "--format", "{{.State.ExitCode}}", POD) == "0"
    finally:
        engine.podman("play", "kube", "--down", str(pod))


def _assert_hardened(engine: Engine) -> None:
    """What the kernel and Podman say of the running container."""
    assert engine.podman("top", POD, "capeff", "seccomp", "huser").splitlines()[1].split() == [
        "none",
        "filter",
        "65532",
    ]
    host = json.loads(engine.podman("inspect", POD))[0]["HostConfig"]
    assert host["ReadonlyRootfs"]
    assert "no-new-privileges" in host["SecurityOpt"]
    assert host["Memory"] == 2 << 30
