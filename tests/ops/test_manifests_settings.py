"""The settings in the ConfigMaps, as the service takes them: `config check` runs on what each pod would see."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
import trustme
from typer.testing import CliRunner

from copytaster.cli.app import app
from copytaster.settings import Settings
from tests.ops.mounted import MOUNT, NotMountedError, lay_out, mounted
from tests.ops.rendering import (
    OVERLAYS,
    Resource,
    base,
    container_of,
    named,
    of_kind,
    overlay,
    pod_templates,
    with_components,
)

RENDERED: Mapping[str, tuple[Resource, ...]] = {
    "base": base(),
    "all components": with_components(),
    **{name: overlay(name) for name in OVERLAYS},
}


def settings_of(resources: tuple[Resource, ...]) -> Settings:
    """The settings of a rendering, without the files that they name."""
    (held,) = (one["data"] for one in of_kind(resources, "ConfigMap") if "copytaster.toml" in one["data"])
    values = tomllib.loads(held["copytaster.toml"])
    return Settings(**{name: value for name, value in values.items() if not name.endswith("_file")})


@pytest.fixture(scope="module")
def secrets() -> Mapping[str, Mapping[str, str]]:
    """What Strimzi and an operator put into the namespace."""
    authority = trustme.CA()
    ours = authority.issue_cert("copytaster.example")
    ca = authority.cert_pem.bytes().decode()
    certificate = "".join(one.bytes().decode() for one in ours.cert_chain_pems)
    key = ours.private_key_pem.bytes().decode()
    user = {"ca.crt": "the clients' CA, which is another", "user.crt": certificate, "user.key": key}
    return {"kafka-cluster-ca-cert": {"ca.crt": ca}, "copytaster": user, "copytaster-operator": user}


def checked(config: Path) -> tuple[int, str]:
    """What `copytaster config check` says of this file, with nothing else of the environment: exit code and output."""
    others = {name: None for name in os.environ if name.startswith("COPYTASTER_")}
    done = CliRunner().invoke(app, ["config", "check"], env={**others, "COPYTASTER_CONFIG_FILE": str(config)})
    return done.exit_code, done.output


@pytest.mark.parametrize("name", RENDERED)
def test_settings_are_good(name: str, secrets: Mapping[str, Mapping[str, str]], tmp_path: Path) -> None:
    """The files of each pod, feeds and certificates among them: every setting is known, every file can be used."""
    resources = RENDERED[name]
    seen: list[Mapping[str, str]] = []
    for _, template in pod_templates(resources):
        environment = {one["name"]: one["value"] for one in container_of(template)["env"]}
        assert environment == {"COPYTASTER_CONFIG_FILE": f"{MOUNT}/copytaster.toml"}
        files = mounted(resources, template, secrets)
        if files in seen:
            continue
        seen.append(files)
        code, said = checked(lay_out(files, tmp_path / str(len(seen))))
        assert code == 0, said


def test_unknown_settings_are_refused(tmp_path: Path) -> None:
    """What is above would notice a misspelt setting, and a certificate that is not mounted."""
    template = named(base(), "Deployment", "copytaster")["spec"]["template"]
    files = dict(mounted(base(), template, {}))
    files["copytaster.toml"] += (
        'drain_second = 20\nsecurity_protocol = "SSL"\nssl_ca_file = "/etc/copytaster/secrets/ca.crt"\n'
    )
    code, said = checked(lay_out(files, tmp_path))
    assert code == 78
    assert "drain_second" in said


def test_missing_secrets_stop_the_pod() -> None:
    """Where Strimzi is to write the certificates a pod waits for them; in the base they may be missing."""
    production = named(overlay("production"), "Deployment", "copytaster")["spec"]["template"]
    with pytest.raises(NotMountedError, match="kafka-cluster-ca-cert"):
        mounted(overlay("production"), production, {})
    assert not [
        path
        for path in mounted(base(), named(base(), "Deployment", "copytaster")["spec"]["template"], {})
        if "secrets" in path
    ]
