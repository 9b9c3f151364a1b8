"""The image as the manifest runs it, on a real Kafka under load: it ends with 0 in its time, and nothing is lost."""

import asyncio
import json
import signal
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.broker.chaos import judged, load
from tests.broker.clients import create_topics, read_all, read_until
from tests.broker.kafka import Broker
from tests.broker.service_process import create_outputs
from tests.image.engine import Engine
from tests.ops.mounted import MOUNT, mounted
from tests.ops.rendering import Resource, base, container_of, named

RAW, STORY = "wire.raw.image", "copytaster.story.v1"
PARTITIONS = 2
COUNT, PER_SECOND = 2000, 500.0
"""More at once than one slow core reads: so there is work in hand when SIGTERM comes."""

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    with Broker(tmp_path_factory.mktemp("broker")) as own:
        yield own


@pytest.fixture(scope="module")
def template() -> Resource:
    """The pod of k8s/base."""
    found: Resource = named(base(), "Deployment", "copytaster")["spec"]["template"]
    return found


@pytest.fixture
def etc(template: Resource, tmp_path: Path) -> Path:
    """The folder that the pod sees as /etc/copytaster, readable by its group as the manifest says."""
    folder = tmp_path / "etc"
    for path, text in mounted(base(), template, {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def flags_of(template: Resource, etc: Path) -> list[str]:
    """What the kubelet would ask of the container runtime, as flags of `podman run`; fails on what it does not know."""
    pod, container = template["spec"]["securityContext"], container_of(template)
    own = dict(container["securityContext"])
    assert own.pop("readOnlyRootFilesystem")
    assert own.pop("allowPrivilegeEscalation") is False
    assert own.pop("capabilities") == {"drop": ["ALL"]}
    assert (own.pop("privileged"), own.pop("runAsNonRoot"), own) == (False, True, {})
    assert pod["seccompProfile"] == {"type": "RuntimeDefault"}
    mounts = {one["mountPath"] for one in container["volumeMounts"]}
    assert mounts == {MOUNT, "/tmp"}  # noqa: S108 - the container's
    return [
        "--read-only",
        "--read-only-tmpfs=false",
        "--cap-drop=ALL",
        "--security-opt=no-new-privileges",
        f"--user={pod['runAsUser']}:{pod['runAsGroup']}",
        f"--memory={container['resources']['limits']['memory'].removesuffix('i').lower()}",
        f"--volume={etc}:{MOUNT}:ro",
        "--tmpfs=/tmp:rw,size=16m,mode=1777",
        *(f"--env={one['name']}={one['value']}" for one in container["env"]),
    ]


@contextmanager
def running(engine: Engine, name: str, flags: list[str], image: str, log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The container `name`, its log in a file; killed at the end if it still runs."""
    with log.open("wb") as output:
        process = engine.start(["--rm", f"--name={name}", *flags, image, "run", "read"], output)
    try:
        yield process
    finally:
        if process.poll() is None:
            engine.podman("kill", "--signal=KILL", name)
            process.wait(30)


async def test_it_drains_under_load(
    *, engine: Engine, image: str, broker: Broker, template: Resource, etc: Path, tmp_path: Path
) -> None:
    """Read-only, without capabilities and shells, uid 65532: SIGTERM amid the load ends it with 0 within its budget.

    The next container goes on where it left: every record comes out once, in order.
    """
    await create_topics(broker, RAW, partitions=PARTITIONS)
    await create_outputs(broker, "copytaster")
    shells = [f"--volume=/dev/null:/usr/bin/{shell}:ro" for shell in ("dash", "bash", "sh")]
    here = ["--network=host", f"--env=COPYTASTER_BOOTSTRAP_SERVERS={broker.bootstrap}", "--env=COPYTASTER_OPS_PORT=0"]
    flags = [*flags_of(template, etc), *shells, *here]
    budget = tomllib.loads((etc / "copytaster.toml").read_text(encoding="utf-8"))["drain_seconds"]

    with running(engine, "first", flags, image, tmp_path / "first.log") as first:
        await load(broker, RAW, PARTITIONS, 1, PER_SECOND)
        await read_until(broker, STORY, count=1, seconds=120)
        _assert_hardened(engine, "first")
        sending = asyncio.create_task(load(broker, RAW, PARTITIONS, COUNT, PER_SECOND))
        await read_until(broker, STORY, count=100, seconds=120)
        engine.podman("kill", f"--signal={signal.SIGTERM.name}", "first")
        # The budget is the service's; Podman's own end takes a moment more.
        assert await asyncio.to_thread(first.wait, budget + 5) == 0, (tmp_path / "first.log").read_text()[-3000:]

    sent = 1 + await sending
    assert len(await read_all(broker, STORY)) < sent, "SIGTERM came after all work was done"
    with running(engine, "second", flags, image, tmp_path / "second.log") as second:
        verdict = await judged(broker, STORY, sent, PARTITIONS, seconds=180)
        assert verdict.clean, verdict
        engine.podman("kill", f"--signal={signal.SIGTERM.name}", "second")
        assert await asyncio.to_thread(second.wait, budget + 5) == 0


def _assert_hardened(engine: Engine, name: str) -> None:
    """What the kernel says of the container's first process and of its worker."""
    pids = [line.split()[0] for line in engine.podman("top", name, "hpid").splitlines()[1:]]
    assert len(pids) >= 2, "the service has a worker process"
    for pid in pids:
        status = _status_of(pid)
        assert status["Uid"].split() == ["65532"] * 4
        assert status["Gid"].split() == ["65532"] * 4
        assert int(status["CapEff"], 16) == int(status["CapPrm"], 16) == int(status["CapBnd"], 16) == 0
        assert status["NoNewPrivs"] == "1"
        assert status["Seccomp"] == "2"
    assert json.loads(engine.podman("inspect", name))[0]["HostConfig"]["ReadonlyRootfs"]


def _status_of(pid: str) -> Mapping[str, str]:
    lines = (Path("/proc") / pid / "status").read_text(encoding="utf-8").splitlines()
    return {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}
