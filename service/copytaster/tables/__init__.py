"""Look-up tables and models shipped with the service, loaded once per process into the core's `Tables`."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo, available_timezones

import fasttext

from copytaster.core.context import IdentifyLanguage, Tables
from copytaster.tables.dialect_files import load_dialects
from copytaster.tables.known_files import load_things
from copytaster.tables.names_model import NAMES_MODEL, load_names_model
from copytaster.tables.place_file import PLACES, load_gazetteer
from copytaster.tables.topic_files import load_topics

LANGUAGE_MODEL = "lid.176"
_LABEL = "__label__"
_UNDETERMINED = "und"


@cache
def load_tables(known: Path | None = None) -> Tables:
    """All tables, and the operator's file of names (`known`); reads files, half a second.

    Raises `ValueError` naming the file that is at fault.
    """
    identify, version = _load_language_model()
    names, names_version = load_names_model()
    gazetteer, gazetteer_version = load_gazetteer()
    return Tables(
        dialects=load_dialects(),
        zones=MappingProxyType({name: ZoneInfo(name) for name in available_timezones()}),
        identify_language=identify,
        models=MappingProxyType({LANGUAGE_MODEL: version, NAMES_MODEL: names_version, PLACES: gazetteer_version}),
        names=names,
        topics=load_topics(),
        things=load_things(known),
        gazetteer=gazetteer,
    )


def _load_language_model() -> tuple[IdentifyLanguage, str]:
    """The model as a function, and its version: the beginning of the file's SHA-256, as it has no other."""
    entry = files("copytaster.tables") / "models" / f"{LANGUAGE_MODEL}.ftz"
    version = sha256(entry.read_bytes()).hexdigest()[:12]
    with as_file(entry) as path:
        model = fasttext.load_model(str(path))

    def identify(text: str) -> tuple[str, float]:
        labels, probabilities = model.predict(text.replace("\n", " "))
        if not labels:
            return _UNDETERMINED, 0.0
        return labels[0].removeprefix(_LABEL), float(probabilities[0])

    return identify, version
