"""The compose file: after its schema, whole, closed to other machines, and of one mind with the rest of the project.

That the images of others exist under their names and digests is what these tests cannot see: none can be pulled here.
"""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from copytaster import __version__
from copytaster.core.topology import TOPICS
from copytaster.settings import Settings, load_settings
from copytaster.settings_table import PREFIX
from tests.ops.rendering import ROOT, tool

DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"].startswith("copytaster:")}
ONCE = {name for name, service in SERVICES.items() if "restart" not in service}

services = pytest.mark.parametrize("name", SERVICES)


def mounts_of(service: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Source, target and mode of each volume."""
    parts = [one.split(":") for one in service.get("volumes", [])]
    return [(source, target, mode[0] if mode else "rw") for source, target, *mode in parts]


def test_schema() -> None:
    command = [tool("check-jsonschema"), "--builtin-schema", "vendor.compose-spec", str(DEPLOY / "compose.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@services
def test_what_it_mounts_exists(name: str) -> None:
    """A file or folder of the project, read-only; or a volume that is declared."""
    for source, _, mode in mounts_of(SERVICES[name]):
        if source.startswith("."):
            assert (DEPLOY / source).exists(), source
            assert mode == "ro"
        else:
            assert source in COMPOSE["volumes"]


@services
def test_ports_are_open_to_this_machine_alone(name: str) -> None:
    for port in SERVICES[name].get("ports", []):
        assert port.startswith("127.0.0.1:")


@services
def test_images_are_named_by_version(name: str) -> None:
    """Others' by digest too, but Kafka's, of which no public source has one; the broker of the tests is the same."""
    image = SERVICES[name]["image"]
    if name in OURS:
        assert image == f"copytaster:{__version__}"
    elif image.startswith("apache/kafka:"):
        provided = (DEPLOY / "broker" / "provide").read_text(encoding="utf-8")
        assert f"version={image.partition(':')[2]}\n" in provided
    else:
        assert re.fullmatch(r"[a-z]+/[a-z]+:v?\d+\.\d+\.\d+@sha256:[0-9a-f]{64}", image)


@services
def test_it_is_waited_for(name: str) -> None:
    """`up --wait` ends when all are healthy; what ends by itself fails it, unless another waits for that end."""
    service = SERVICES[name]
    for other, wanted in service.get("depends_on", {}).items():
        once = other in ONCE
        assert wanted["condition"] == ("service_completed_successfully" if once else "service_healthy")
        assert once or "healthcheck" in SERVICES[other]
    if name in ONCE:
        assert any(name in other.get("depends_on", {}) for other in SERVICES.values())


def test_one_service_builds_the_image() -> None:
    (name,) = (name for name, service in SERVICES.items() if "build" in service)
    build = SERVICES[name]["build"]
    assert (DEPLOY / build["context"]).resolve() == ROOT
    assert (ROOT / build["dockerfile"]).is_file()
    assert {service["pull_policy"] for service in OURS.values()} == {"build", "never"}


@pytest.mark.parametrize("name", OURS)
def test_our_services_are_hardened(name: str) -> None:
    """As the manifests are."""
    service = OURS[name]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", OURS)
def test_our_settings_are_good(name: str) -> None:
    """Files that they name are looked for where they are mounted from."""
    environment = dict(OURS[name]["environment"])
    for source, target, _ in mounts_of(OURS[name]):
        for key, value in environment.items():
            environment[key] = value.replace(target, str(DEPLOY / source))
    assert all(key.startswith(PREFIX) for key in environment)
    assert load_settings(environment).bootstrap_servers == "kafka:9092"


def test_kafka_is_reached_as_it_says() -> None:
    """By the name of its service from within, by the published port from the machine."""
    kafka = SERVICES["kafka"]
    told = dict(one.split("://") for one in kafka["environment"]["KAFKA_ADVERTISED_LISTENERS"].split(","))
    assert told == {"INSIDE": "kafka:9092", "OUTSIDE": "localhost:9094"}
    assert kafka["ports"] == ["127.0.0.1:9094:9094"]


def test_copy_is_played_into_a_topic_that_is_read() -> None:
    (topic,) = re.findall(r"--topic=(\S+)", " ".join(SERVICES["raw-topic"]["command"]))
    assert f"--topic={topic}" in SERVICES["feeder"]["command"]
    assert re.match(Settings().topics, topic)
    assert topic not in {one.name(Settings().output_prefix) for one in TOPICS}
    ((folder, target, _),) = mounts_of(SERVICES["feeder"])
    assert target in SERVICES["feeder"]["command"]
    assert len([one for one in (DEPLOY / folder).iterdir() if one.is_file()]) > 30


def test_prometheus_scrapes_and_tells() -> None:
    """The targets are services of the file, under the job that rules and dashboards name; rules lie where it looks."""
    config = yaml.safe_load((DEPLOY / "prometheus" / "prometheus.yml").read_text(encoding="utf-8"))
    (job,) = (one for one in config["scrape_configs"] if one["job_name"] == "copytaster")
    targets = [target for one in job["static_configs"] for target in one["targets"]]
    assert targets == [f"copytaster:{Settings().ops_port}"]
    for one in config["alerting"]["alertmanagers"]:
        for static in one["static_configs"]:
            assert static["targets"] == ["alertmanager:9093"]
    assert config["rule_files"] == ["rules/*.yaml"]
    assert _mounted("prometheus", "--config.file=") == DEPLOY / "prometheus" / "prometheus.yml"
    assert _mounted("alertmanager", "--config.file=") == DEPLOY / "alertmanager" / "alertmanager.yml"


def test_grafana_finds_its_data_and_dashboards() -> None:
    provisioning = DEPLOY / "grafana" / "provisioning"
    (source,) = yaml.safe_load((provisioning / "datasources" / "prometheus.yaml").read_text())["datasources"]
    assert source["url"] == "http://prometheus:9090"
    (provider,) = yaml.safe_load((provisioning / "dashboards" / "copytaster.yaml").read_text())["providers"]
    targets = {target: DEPLOY / folder for folder, target, _ in mounts_of(SERVICES["grafana"])}
    assert targets[provider["options"]["path"]].resolve() == DEPLOY / "grafana" / "dashboards"
    home = SERVICES["grafana"]["environment"]["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"]
    assert home == f"{provider['options']['path']}/overview.json"
    assert (DEPLOY / "grafana" / "dashboards" / "overview.json").is_file()


def _mounted(name: str, option: str) -> Path:
    """The file of the project that an option of a service's command means."""
    (inside,) = (word.removeprefix(option) for word in SERVICES[name]["command"] if word.startswith(option))
    for source, target, _ in mounts_of(SERVICES[name]):
        if inside.startswith(f"{target}/"):
            found: Path = (DEPLOY / str(source) / inside.removeprefix(f"{target}/")).resolve()
            assert found.is_file()
            return found
    raise AssertionError(f"{inside} is not mounted into {name}")
