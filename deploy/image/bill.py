"""Completes the image's bill of materials: to what cyclonedx-py found in Python come the interpreter and the base.

    bill.py PYTHON.cdx.json copytaster-VERSION-py3-none-any.whl >SBOM.cdx.json

Runs in the build of the image (deploy/Dockerfile), in a stage of the same base. The same things give the same bytes.
"""

import json
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

Component = dict[str, Any]
FIELDS = "${db:Status-Status}\t${Package}\t${Version}\t${Architecture}\n"


def system() -> Component:
    """The base's distribution, by which scanners choose their lists of advisories."""
    release = platform.freedesktop_os_release()
    return {"type": "operating-system", "name": release["ID"], "version": release["VERSION_ID"]}


def interpreter() -> Component:
    """Python itself: in the official image it was built from source, so no package stands for it."""
    number = platform.python_version()
    return {
        "type": "application",
        "name": "python",
        "version": number,
        "purl": f"pkg:generic/python@{number}",
        "cpe": f"cpe:2.3:a:python:python:{number}:*:*:*:*:*:*:*",
    }


def packages(listing: str, distribution: Component) -> list[Component]:
    """The installed packages of dpkg-query's `listing`, in its order."""
    name_of, release = str(distribution["name"]), distribution["version"]
    found: list[Component] = []
    for line in listing.splitlines():
        status, name, number, architecture = line.split("\t")
        if status == "installed":
            purl = (
                f"pkg:deb/{name_of}/{quote(name, safe='')}@{quote(number, safe='')}"
                f"?arch={architecture}&distro={name_of}-{release}"
            )
            found.append({"type": "library", "name": name, "version": number, "purl": purl})
    return found


def completed(bill: dict[str, Any], own_version: str, others: list[Component]) -> dict[str, Any]:
    """`bill` with the version of what it is about, and the `others` after its components."""
    metadata = bill["metadata"]
    root = metadata["component"] | {"version": own_version, "purl": f"pkg:pypi/copytaster@{own_version}"}
    named = [one | {"bom-ref": one.get("purl", f"{one['name']}@{one['version']}")} for one in others]
    return bill | {"metadata": metadata | {"component": root}, "components": [*bill["components"], *named]}


def main() -> None:
    """Print the completed bill."""
    try:
        query = ["dpkg-query", "--show", f"--showformat={FIELDS}"]
        listing = subprocess.run(query, check=True, capture_output=True, text=True).stdout  # noqa: S603 - the base's own
    except FileNotFoundError:
        sys.exit("bill.py: the base has no dpkg-query, so its packages cannot be listed: take a Debian base")
    distribution = system()
    others = [distribution, interpreter(), *packages(listing, distribution)]
    found, wheel = Path(sys.argv[1]), Path(sys.argv[2])
    bill = json.loads(found.read_text(encoding="utf-8"))
    json.dump(completed(bill, wheel.name.split("-")[1], others), sys.stdout, indent=1, sort_keys=True)


if __name__ == "__main__":
    main()
