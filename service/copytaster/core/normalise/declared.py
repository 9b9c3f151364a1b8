"""What the sender declared, apart from anything computed: `copytaster.declared`, and rights as sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from copytaster.core.context import Dialect
from copytaster.core.model import (
    AtPath,
    Declared,
    Decoded,
    Field,
    Found,
    JsonValue,
    Places,
    Range,
    Rights,
    Subject,
    Syntax,
)
from copytaster.core.normalise.provider import first_text, name_of, names_of
from copytaster.core.normalise.urgency import mapped

Fields = Mapping[Field, tuple[Found, ...]]

_MOST_SUBJECTS: Final = 20_000
"""No document holds as many, at 50 bytes each: of more it names that there were too many and the first of them."""


def declared_of(fields: Fields, decoded: Decoded, dialect: Dialect | None, syntax: Syntax) -> Declared:
    """All that the sender says of the story, as said."""
    urgency = first_text(fields, Field.URGENCY)
    words = first_text(fields, Field.WORD_COUNT)
    return Declared(
        urgency=urgency,
        urgency_mapped=mapped(urgency, dialect, syntax),
        word_count=int(words) if words and words.isdecimal() and len(words) < 9 else None,
        language=first_text(fields, Field.LANGUAGE),
        charset=first_text(fields, Field.CHARSET) or (decoded.charset if decoded.evidence == "declared" else None),
        type=first_text(fields, Field.TYPE),
        profile=first_text(fields, Field.PROFILE),
        representation=first_text(fields, Field.REPRESENTATION),
        version=first_text(fields, Field.VERSION),
        status=first_text(fields, Field.STATUS),
        subjects=tuple(islice(_subjects(fields), _MOST_SUBJECTS)),
        keywords=names_of(fields, Field.KEYWORD),
        genres=names_of(fields, Field.GENRE),
    )


def _subjects(fields: Fields) -> Iterator[Subject]:
    """Subjects as coded, each once."""
    seen = set()
    for found in fields.get(Field.SUBJECT, ()):
        at: Places = () if isinstance(found.source, Range) else (AtPath(found.source),)
        value = found.value
        if not isinstance(value, dict):
            code, name, scheme, creator = None, name_of(value), None, None
        else:
            code = _member(value, "code", "qcode", "uri", "literal")
            name, scheme, creator = _member(value, "name"), _member(value, "scheme"), _member(value, "creator")
        key = (code, name, scheme)
        if (code or name) and key not in seen:
            seen.add(key)
            yield Subject(code, name, scheme, creator, at)


def _member(value: dict[str, JsonValue], *names: str) -> str | None:
    for name in names:
        if isinstance(one := value.get(name), str) and one:
            return one
    return None


def rights_of(fields: Fields) -> Rights:
    """Rights as sent; never inferred."""
    return Rights(
        usage_terms=first_text(fields, Field.USAGE_TERMS),
        copyright_holder=first_text(fields, Field.COPYRIGHT_HOLDER),
        copyright_notice=first_text(fields, Field.COPYRIGHT_NOTICE),
        rights_info=_first(fields, Field.RIGHTS_INFO),
        digital_source_type=_first(fields, Field.DIGITAL_SOURCE_TYPE),
    )


def _first(fields: Fields, field: Field) -> JsonValue:
    found = fields.get(field)
    return found[0].value if found else None
