"""Mails that a web form wrote: a JSON object in the body, its keys the form's questions, each answer in a list.

{"Headline": ["…"], "Slugline": ["…"], "Body": ["…"]}: the keys are those that heads of plain copy have.
"""

from __future__ import annotations

from typing import Final

from copytaster.core.model import BlockKind, Field, JsonValue, Path
from copytaster.core.wire import copy_text, json_text, plain_headers
from copytaster.core.wire.html import has_markup, read_html
from copytaster.core.wire.reading import Reading

_BODIES: Final = frozenset({"body", "story", "text", "copy", "content", "body html"})
_HEADS: Final = frozenset({"headline", "slugline", "slug", "title"})
_BLOCKS: Final = {**plain_headers.BLOCKS, "abstract": BlockKind.STANDFIRST, "note": BlockKind.EDITORS_NOTE}
_FIELDS: Final = {**plain_headers.FIELDS, "embargo": Field.EMBARGO, "embargoed until": Field.EMBARGO}

Form = dict[str, JsonValue]


def form_of(text: str) -> Form | None:
    """The form that a body is; None when it is something else, JSON of a wire too."""
    read = json_text.read(text)
    value = read.value if read and not read.fault else None
    if not isinstance(value, dict):
        return None
    names = {name.strip().casefold() for name in value}
    answers = sum(isinstance(one, list) and all(isinstance(word, str) for word in one) for one in value.values())
    told = not names.isdisjoint(_BODIES) and not names.isdisjoint(_HEADS)
    return value if told and answers * 2 > len(value) else None


def fill(reading: Reading, form: Form, path: Path) -> str:
    """The form's answers to the reading; returns the words of its copy, for the hash."""
    words: list[str] = []
    for name, given in form.items():
        key = name.strip().casefold()
        for index, answer in enumerate(given if isinstance(given, list) else [given]):
            place = (*path, f"{json_text.step(name)}/{index}")
            if not isinstance(answer, str) or not answer.strip():
                continue
            if _put(reading, key, name, answer, place):
                words.append(answer)
    return "\n".join(words)


def _put(reading: Reading, key: str, name: str, answer: str, place: Path) -> bool:
    """One answer to where it belongs; whether it is copy."""
    if key in _BODIES:
        copy = read_html(answer, place) if has_markup(answer) else None
        reading.private.extend(copy.private if copy else ())
        reading.blocks.extend(copy.blocks if copy else copy_text.placed(answer, place, headed=True))
    elif key in _BLOCKS:
        reading.block(_BLOCKS[key], answer, place)
    elif key in _FIELDS:
        reading.found(_FIELDS[key], answer, place, name)
        return False
    else:
        reading.keep(answer, place, name)
        return False
    return True
