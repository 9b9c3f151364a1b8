"""Which value of a NITF document is which field: elements of `head` and `body.head`, and agencies' `meta` names."""

from __future__ import annotations

from copytaster.core.model import Field

# Element to its attributes (the first that is there counts) or, where there is none, its text, and the field.
ELEMENTS: dict[str, tuple[Field, tuple[str, ...]]] = {
    "title": (Field.TITLE, ()),
    "tobject": (Field.TYPE, ("tobject.type",)),
    "tobject.property": (Field.GENRE, ("tobject.property.type",)),
    "urgency": (Field.URGENCY, ("ed-urg",)),  # CP sends it outside docdata
    "date.issue": (Field.VERSION_CREATED, ("norm",)),
    "date.expire": (Field.EXPIRES, ("norm",)),
    "story.date": (Field.CONTENT_CREATED, ("norm",)),
    "from-src": (Field.PROVIDER, ("src-name",)),
    "doc.copyright": (Field.COPYRIGHT_HOLDER, ("holder",)),
    "doc.rights": (Field.USAGE_TERMS, ("limitations", "type")),
    "rights.owner": (Field.COPYRIGHT_HOLDER, ()),
    "rights.limitations": (Field.USAGE_TERMS, ()),
    "rights.type": (Field.USAGE_TERMS, ()),
}

# `meta@name`, folded. What ANPA's header held is found here since agencies left it (`anpa-keyword` is the slugline).
METAS: dict[str, Field] = {
    "anpa-keyword": Field.SLUGLINE,
    "ntbstikkord": Field.SLUGLINE,
    "slug": Field.SLUGLINE,
    "slugline": Field.SLUGLINE,
    "anpa-sequence": Field.SEQUENCE,
    "anpa-service": Field.SERVICE,
    "ntbtjeneste": Field.SERVICE,
    "ntbkanal": Field.SERVICE,
    "service": Field.SERVICE,
    "anpa-wordcount": Field.WORD_COUNT,
    "wordcount": Field.WORD_COUNT,
    "aap-priority": Field.PRIORITY,
    "ntbprioritet": Field.PRIORITY,
    "prioridad": Field.PRIORITY,
    "priority": Field.PRIORITY,
    "aap-source": Field.SOURCE,
    "ntbkilde": Field.SOURCE,
    "source": Field.SOURCE,
    "origin": Field.PROVIDER,
    "provider": Field.PROVIDER,
    "copyright": Field.COPYRIGHT_HOLDER,
    "keywords": Field.KEYWORD,
    "category_iptc": Field.SUBJECT,
    "language": Field.LANGUAGE,
    "ntbid": Field.NATIVE_ID,
}

ROLES = {Field.NATIVE_ID, Field.PROVIDER, Field.SLUGLINE}
"""Fields whose values say by what name the feed gave them."""
