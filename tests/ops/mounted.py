"""The folder that a pod sees under /etc/copytaster, laid out from rendered manifests as the kubelet would."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.ops.rendering import Resource, named

MOUNT = "/etc/copytaster"


class NotMountedError(Exception):
    """The kubelet would not start the pod: something that it needs is not there."""


def mounted(
    resources: Iterable[Resource], template: Resource, secrets: Mapping[str, Mapping[str, str]]
) -> Mapping[str, str]:
    """The files of the projected volume by their path in it. `secrets` are those of the cluster, by name and key."""
    resources = tuple(resources)
    (volume,) = (one for one in template["spec"]["volumes"] if one["name"] == "etc")
    found: dict[str, str] = {}
    for source in volume["projected"]["sources"]:
        ((kind, wanted),) = source.items()
        held = named(resources, "ConfigMap", wanted["name"])["data"] if kind == "configMap" else None
        held = held if held is not None else secrets.get(wanted["name"])
        if held is None and not wanted.get("optional"):
            raise NotMountedError(f"no Secret {wanted['name']}")
        for item in wanted.get("items", [{"key": key, "path": key} for key in held or ()]):
            if held is not None and item["key"] in held:
                if item["path"] in found:
                    raise NotMountedError(f"two sources for {item['path']}")
                found[item["path"]] = held[item["key"]]
            elif not wanted.get("optional"):
                raise NotMountedError(f"{wanted['name']} has no {item['key']}")
    return found


def lay_out(files: Mapping[str, str], folder: Path) -> Path:
    """Write the files, with the folder's own name in place of the mount's; returns the settings' file."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text.replace(MOUNT, str(folder)), encoding="utf-8")
    return folder / "copytaster.toml"
