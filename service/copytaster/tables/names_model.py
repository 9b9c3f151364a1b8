"""The model of the tagger of names, as a file: arrays in numpy's own format, words as lines of text."""

from __future__ import annotations

import io
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from copytaster.core.enrich.name_model import SCORED, WINDOW, NameModel, and_none
from copytaster.core.enrich.name_view import FAMILY, KIND, SHAPE, TRAITS, WORD

NAMES_MODEL = "names"
NAMES_FILE = Path(__file__).parent / "models" / f"{NAMES_MODEL}.npz"
_ATTRIBUTES = ("word", "shape", "family", "traits", "kind")  # in the order of their columns
Array: TypeAlias = NDArray[np.generic]
_Number = TypeVar("_Number", bound=np.generic)


def load_names_model() -> tuple[NameModel, str]:
    """The model and its version: the beginning of the file's SHA-256."""
    value = NAMES_FILE.read_bytes()
    return unpacked(value), sha256(value).hexdigest()[:12]


def packed(model: NameModel) -> bytes:
    """The model as a file's bytes; the same for the same model."""
    of, rows = model.attributes[:-1], model.rows[:-1]
    buffer = io.BytesIO()
    arrays: dict[str, Array] = {
        "forms": _lines(model.forms),
        "word": of[:, WORD],
        "shape": of[:, SHAPE],
        "family": of[:, FAMILY],
        "traits": of[:, TRAITS].astype(np.uint16),
        "kind": of[:, KIND].astype(np.uint8),
        "rows": rows.reshape(len(rows), -1).T,
        "features": _lines(model.features),
        "weights": model.weights.T,
        "hashed": model.hashed.T,
        "steps": model.steps,
        "grams": model.grams,
        "gram_types": model.gram_types,
        "lexicon": _lines(model.lexicon),
        "lexical": np.array(list(model.lexicon.values()), np.uint16),
        "never": _lines(sorted(model.never)),
        "sure": np.array(model.sure, np.float64),
    }
    np.savez_compressed(buffer, **{name: np.ascontiguousarray(array) for name, array in arrays.items()})  # type: ignore[arg-type] # its stub takes a flag for an array
    return buffer.getvalue()


def unpacked(value: bytes) -> NameModel:
    """The model of a file's bytes."""
    with np.load(io.BytesIO(value), allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    forms, features, lexicon = (_words(arrays[name]) for name in ("forms", "features", "lexicon"))
    return NameModel(
        forms={word: number for number, word in enumerate(forms)},
        attributes=and_none(np.stack([arrays[name] for name in _ATTRIBUTES], axis=1).astype(np.uint32)),
        rows=and_none(_back(arrays["rows"]).reshape(-1, WINDOW, SCORED)),
        features={name: number for number, name in enumerate(features, 1)},  # row 0 is of none
        weights=_back(arrays["weights"]),
        hashed=_back(arrays["hashed"]),
        steps=arrays["steps"],
        grams=arrays["grams"],
        gram_types=arrays["gram_types"],
        lexicon=dict(zip(lexicon, arrays["lexical"].tolist(), strict=True)),
        never=frozenset(_words(arrays["never"])),
        sure=tuple((int(least), float(probability)) for least, probability in arrays["sure"]),
    )


def _lines(words: Iterable[str]) -> Array:
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def _words(array: Array) -> list[str]:
    return array.tobytes().decode().split("\n")


def _back(array: NDArray[_Number]) -> NDArray[_Number]:
    """Columns kept together in the file, rows in memory."""
    return np.ascontiguousarray(array.T)
