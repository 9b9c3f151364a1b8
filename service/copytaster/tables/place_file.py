"""Reads and writes the file of places: a line of JSON, then columns of little-endian numbers, all xz-compressed."""

from __future__ import annotations

import json
import lzma
import sys
from array import array
from hashlib import sha256
from importlib.resources import files
from io import BytesIO

from copytaster.core.gazetteer import Gazetteer

PLACES = "places"
_COLUMNS = {
    "keys": "Q",
    "starts": "I",
    "references": "I",
    "ids": "I",
    "latitudes": "i",
    "longitudes": "i",
    "priors": "H",
    "kinds": "B",
    "features": "B",
    "countries": "B",
    "areas": "H",
}


def load_gazetteer() -> tuple[Gazetteer, str]:
    """The gazetteer of the service and its version: the beginning of the file's SHA-256. A tenth of a second."""
    value = (files("copytaster.tables") / "places" / "gazetteer.xz").read_bytes()
    return unpacked(value), sha256(value).hexdigest()[:12]


def unpacked(value: bytes) -> Gazetteer:
    """The gazetteer of a file's bytes; column by column, so that the whole is never there twice."""
    with lzma.open(BytesIO(value)) as file:
        head = json.loads(file.readline())
        columns = {}
        for name, code in _COLUMNS.items():
            column = array(code)
            column.frombytes(file.read(head["counts"][name] * column.itemsize))
            columns[name] = _little(column)
    return Gazetteer(**columns, feature_codes=tuple(head["features"]), country_codes=tuple(head["countries"]))


def packed(gazetteer: Gazetteer) -> bytes:
    """The bytes of its file: the same for the same places."""
    columns = {name: getattr(gazetteer, name) for name in _COLUMNS}
    head = {
        "counts": {name: len(column) for name, column in columns.items()},
        "features": gazetteer.feature_codes,
        "countries": gazetteer.country_codes,
    }
    body = b"".join(_little(array(column.typecode, column)).tobytes() for column in columns.values())
    return lzma.compress(json.dumps(head).encode() + b"\n" + body, preset=6)


def _little(column: array[int]) -> array[int]:
    """The column with its bytes turned around on a machine that keeps the greatest first."""
    if sys.byteorder == "big":
        column.byteswap()
    return column
