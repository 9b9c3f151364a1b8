"""What no schema says: the parts of the manifests agree with each other, and with the service's own code."""

import inspect
import re
import subprocess
from collections.abc import Mapping

import pytest
import yaml
from typer.main import get_command

from copytaster import __version__
from copytaster.cli.app import app
from copytaster.kafka import clients
from copytaster.settings import Settings
from copytaster.workers.limits import PARENT_BYTES
from tests.ops.rendering import (
    K8S,
    OVERLAYS,
    Resource,
    base,
    container_of,
    kubectl,
    named,
    of_kind,
    overlay,
    parsed,
    pod_templates,
    quantity,
    selects,
    with_components,
)
from tests.ops.test_manifests_settings import settings_of

RENDERED: Mapping[str, tuple[Resource, ...]] = {
    "base": base(),
    "all components": with_components(),
    **{name: overlay(name) for name in OVERLAYS},
}
TEMPLATES = [
    pytest.param(resource, template, id=f"{name}: {resource['metadata']['name']}")
    for name, resources in RENDERED.items()
    for resource, template in pod_templates(resources)
]
DEFAULTS = Settings()

each_rendering = pytest.mark.parametrize("resources", RENDERED.values(), ids=RENDERED)
each_template = pytest.mark.parametrize(("resource", "template"), TEMPLATES)


def service_of(resources: tuple[Resource, ...]) -> tuple[Resource, Resource]:
    """The Deployment and its container."""
    deployment = named(resources, "Deployment", "copytaster")
    return deployment, container_of(deployment["spec"]["template"])


# --- what selects what ---


@each_rendering
def test_selectors_meet_the_service_and_only_it(resources: tuple[Resource, ...]) -> None:
    """Budget, Service, PodMonitor and spread meet the pods of the Deployment, and no pod of a job."""
    deployment, _ = service_of(resources)
    template = deployment["spec"]["template"]
    selectors = [
        deployment["spec"]["selector"]["matchLabels"],
        named(resources, "Service", "copytaster")["spec"]["selector"],
    ]
    selectors += [one["spec"]["selector"]["matchLabels"] for one in of_kind(resources, "PodDisruptionBudget")]
    selectors += [one["spec"]["selector"]["matchLabels"] for one in of_kind(resources, "PodMonitor")]
    selectors += [one["labelSelector"]["matchLabels"] for one in template["spec"]["topologySpreadConstraints"]]
    for _, other in pod_templates(resources):
        for selector in selectors:
            assert selects(selector, other["metadata"]["labels"]) == (other is template)


@each_rendering
def test_network_policies_meet_all_pods(resources: tuple[Resource, ...]) -> None:
    """A job is held to the same bounds as the service."""
    for policy in of_kind(resources, "NetworkPolicy"):
        for _, template in pod_templates(resources):
            assert selects(policy["spec"]["podSelector"]["matchLabels"], template["metadata"]["labels"])


@each_rendering
def test_ports_are_named_and_there(resources: tuple[Resource, ...]) -> None:
    """Probes, Service, PodMonitor and NetworkPolicy name a port of the container, and it is the ops port."""
    _, container = service_of(resources)
    ports = {port["name"]: port["containerPort"] for port in container["ports"]}
    assert ports == {"http-ops": DEFAULTS.ops_port}
    probes = [container[kind]["httpGet"]["port"] for kind in ("startupProbe", "livenessProbe", "readinessProbe")]
    service = named(resources, "Service", "copytaster")["spec"]["ports"]
    scraped = [
        one["port"] for monitor in of_kind(resources, "PodMonitor") for one in monitor["spec"]["podMetricsEndpoints"]
    ]
    allowed = [
        port["port"]
        for policy in of_kind(resources, "NetworkPolicy")
        for rule in policy["spec"]["ingress"]
        for port in rule["ports"]
    ]
    assert {*probes, *scraped, *allowed, *(port["targetPort"] for port in service)} == {"http-ops"}
    assert [port["port"] for port in service] == [DEFAULTS.ops_port]


@each_rendering
def test_scrapes_are_labelled_as_the_rules_expect(resources: tuple[Resource, ...]) -> None:
    """The label `job` is copytaster."""
    deployment, _ = service_of(resources)
    for monitor in of_kind(resources, "PodMonitor"):
        assert deployment["spec"]["template"]["metadata"]["labels"][monitor["spec"]["jobLabel"]] == "copytaster"


@each_rendering
def test_what_is_mounted_is_there(resources: tuple[Resource, ...]) -> None:
    """Each ConfigMap that a pod mounts is rendered, under its name with the hash; settings change it, feeds do not."""
    maps = {one["metadata"]["name"] for one in of_kind(resources, "ConfigMap")}
    for _, template in pod_templates(resources):
        (volume,) = (one for one in template["spec"]["volumes"] if one["name"] == "etc")
        names = [one["configMap"]["name"] for one in volume["projected"]["sources"] if "configMap" in one]
        assert set(names) <= maps
        assert re.fullmatch(r"copytaster-[a-z0-9]{10}", names[0])
        assert names[1] == "copytaster-feeds"


@pytest.mark.parametrize("name", OVERLAYS)
def test_overlays_say_the_namespace(name: str) -> None:
    """Everything in one namespace, which refuses pods that are not hardened."""
    resources = overlay(name)
    namespace = named(resources, "Namespace", "copytaster")
    assert namespace["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"
    assert {one["metadata"].get("namespace") for one in resources if one is not namespace} == {"copytaster"}


# --- pods ---


@each_template
def test_pods_are_hardened(resource: Resource, template: Resource) -> None:
    """No root, nothing writable but a small /tmp, no capability, no token, no names of Services in the environment."""
    spec, container = template["spec"], container_of(template)
    assert spec["automountServiceAccountToken"] is False
    assert spec["enableServiceLinks"] is False
    assert spec["serviceAccountName"] == "copytaster"
    assert not {"hostNetwork", "hostPID", "hostIPC"} & spec.keys()
    assert spec["securityContext"] == {
        "runAsNonRoot": True,
        "runAsUser": 65532,
        "runAsGroup": 65532,
        "fsGroup": 65532,
        "seccompProfile": {"type": "RuntimeDefault"},
    }
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "privileged": False,
        "readOnlyRootFilesystem": True,
        "runAsNonRoot": True,
        "capabilities": {"drop": ["ALL"]},
    }
    (tmp,) = (one for one in spec["volumes"] if one["name"] == "tmp")
    assert quantity(tmp["emptyDir"]["sizeLimit"]) <= 16 << 20


@each_template
def test_files_are_reloaded_when_they_change(resource: Resource, template: Resource) -> None:
    """No subPath, which the kubelet never updates; secrets stand in files and nowhere else."""
    container = container_of(template)
    assert [one for one in container["volumeMounts"] if "subPath" in one or "subPathExpr" in one] == []
    assert "envFrom" not in container
    assert [one for one in container["env"] if "valueFrom" in one] == []


@each_template
def test_memory_is_reserved(resource: Resource, template: Resource) -> None:
    """Request and limit of memory are one; CPU is asked for and not limited."""
    wanted_resources = container_of(template)["resources"]
    assert wanted_resources["requests"]["memory"] == wanted_resources["limits"]["memory"]
    assert wanted_resources["requests"]["cpu"]
    assert "cpu" not in wanted_resources["limits"]


@each_template
def test_arguments_are_a_command(resource: Resource, template: Resource) -> None:
    """What a pod is told to do, the command line knows."""
    command = get_command(app)
    arguments = list(container_of(template)["args"])
    while arguments and not arguments[0].startswith("-") and hasattr(command, "commands"):
        command = command.commands[arguments.pop(0)]
    options = {option for parameter in command.params for option in parameter.opts}
    assert not hasattr(command, "commands"), f"{resource['metadata']['name']} names no whole command"
    assert {argument for argument in arguments if argument.startswith("-")} <= options


@each_template
def test_image_is_this_version(resource: Resource, template: Resource) -> None:
    """The version of the manifests is that of the code, or production's digest."""
    image = container_of(template)["image"]
    assert image == f"copytaster:{__version__}" or re.search(r"/copytaster@sha256:[0-9a-f]{64}$", image)


def test_production_is_by_digest() -> None:
    for _, template in pod_templates(overlay("production")):
        assert "@sha256:" in container_of(template)["image"]


@each_rendering
def test_jobs_never_run_by_themselves(resources: tuple[Resource, ...]) -> None:
    """The templates of redrive and replay are suspended, and what they do unchanged is a dry run."""
    for job in of_kind(resources, "CronJob"):
        assert job["spec"]["suspend"] is True
        template = job["spec"]["jobTemplate"]["spec"]["template"]
        assert "--dry-run" in container_of(template)["args"]


def test_jobs_take_other_arguments() -> None:
    """The words of k8s/README.md do what they say: a real kubectl puts other arguments into a job of the template."""
    readme = (K8S / "README.md").read_text(encoding="utf-8")
    (patch,) = re.findall(r"kubectl patch --local -f - -o yaml --type=json -p '([^']+)'", readme)
    template = named(overlay("production"), "CronJob", "copytaster-redrive")["spec"]["jobTemplate"]
    job = {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "redrive-2"}, **template}
    command = [kubectl(), "patch", "--local", "-f", "-", "-o", "yaml", "--type=json", "-p", patch]
    done = subprocess.run(command, input=yaml.safe_dump(job), capture_output=True, text=True, check=True)
    (changed,) = parsed(done.stdout)
    assert container_of(changed["spec"]["template"])["args"] == ["dlq", "redrive", "--feed", "hna"]


# --- the service's numbers ---


@each_rendering
def test_workers_fit_into_the_container(resources: tuple[Resource, ...]) -> None:
    """Workers and one more for quarantine, byte budget and parent, all at their worst, stay below the limit."""
    _, container = service_of(resources)
    settings = settings_of(resources)
    needed = (settings.workers + 1) * settings.worker_memory_bytes + settings.held_bytes + PARENT_BYTES
    assert needed < quantity(container["resources"]["limits"]["memory"])


@each_rendering
def test_drain_fits_into_the_grace(resources: tuple[Resource, ...]) -> None:
    """The service has ended before Kubernetes kills it, with 5 s to spare; nothing delays SIGTERM."""
    deployment, container = service_of(resources)
    grace = deployment["spec"]["template"]["spec"]["terminationGracePeriodSeconds"]
    assert settings_of(resources).drain_seconds + 5 <= grace
    assert "lifecycle" not in container


@each_rendering
def test_rollouts_keep_the_capacity(resources: tuple[Resource, ...]) -> None:
    """A new pod is ready for a while before an old one goes, and a rollout is not given up before a pod can start."""
    deployment, container = service_of(resources)
    spec = deployment["spec"]
    assert spec["strategy"]["rollingUpdate"] == {"maxSurge": 1, "maxUnavailable": 0}
    startup = container["startupProbe"]
    slowest = startup["periodSeconds"] * startup["failureThreshold"] + spec["minReadySeconds"]
    assert spec["progressDeadlineSeconds"] > 2 * slowest


@each_rendering
def test_probes(resources: tuple[Resource, ...]) -> None:
    """Each asks its own endpoint; the one for liveness waits longer than the service waits for a broker's answer."""
    _, container = service_of(resources)
    paths = {kind: container[kind]["httpGet"]["path"] for kind in container if kind.endswith("Probe")}
    assert paths == {"startupProbe": "/startupz", "livenessProbe": "/livez", "readinessProbe": "/readyz"}
    asks_for = inspect.signature(clients.answers).parameters["within_seconds"].default
    assert asks_for < container["livenessProbe"]["timeoutSeconds"] <= container["livenessProbe"]["periodSeconds"]
