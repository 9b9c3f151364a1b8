"""Links as pages and feeds write them, made absolute (RFC 3986, section 5.2, as far as http goes)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:")
_BASE: Final = re.compile(
    r"(?P<scheme>https?:)//(?P<host>[^/?#\s]{1,255})(?P<path>/[^?#\s]{0,2000})?(?:[?#]|$)", re.IGNORECASE
)


def absolute(link: str, base: str) -> str:
    """The link as it is meant on a page of that address; as it stands where that cannot be told."""
    link = link.strip()
    if _ABSOLUTE.match(link) or not link:
        return link
    whole = _BASE.match(base.strip())
    if whole is None:
        return link
    origin = f"{whole['scheme']}//{whole['host']}"
    if link.startswith("//"):
        return whole["scheme"] + link
    if link.startswith("/"):
        return origin + link
    path = whole["path"] or "/"
    if link.startswith(("?", "#")):
        return origin + path + link
    steps = path.split("/")[1:-1]
    while link.startswith(("./", "../")):
        if link.startswith("../"):
            steps = steps[:-1]
        link = link.partition("/")[2]
    return "/".join((origin, *steps, link))


def host(link: str) -> str:
    """The host of an http address, in small letters and without port and `www.`; else ""."""
    whole = _BASE.match(link.strip())
    return whole["host"].rpartition("@")[2].partition(":")[0].lower().removeprefix("www.") if whole else ""


def domains(link: str) -> Iterator[str]:
    """The host of an http address and the domains above it: `newsroom.dpa.com`, `dpa.com`; none for other links."""
    labels = host(link).split(".")
    while len(labels) > 1:
        yield ".".join(labels)
        labels = labels[1:]
