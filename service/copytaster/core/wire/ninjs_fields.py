"""What the properties of ninjs are called, in every version of it, and which of our fields each one is.

Published copy mixes versions: 2.x with the camel case of 3.x, singular beside plural, Superdesk's and TT's own
properties beside the standard's. So a name is compared without case, `_` and `-` (`folded`), and one table serves all.
IPTC ninjs 1.0 to 3.1; Superdesk, TT, NTB and BBC LDRS where they add to it.
"""

from __future__ import annotations

from functools import lru_cache

from copytaster.core.model import Field
from copytaster.core.wire.json_items import Shape

_LONGEST = 60
"""Characters of a name that is kept as it was folded."""


def folded(name: str) -> str:
    """A property's name as it is compared."""
    return _folded(name) if len(name) <= _LONGEST else _folded.__wrapped__(name)


@lru_cache(maxsize=1024)
def _folded(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "").lstrip("$")


FIELDS: dict[str, tuple[Field, Shape]] = {
    "uri": (Field.NATIVE_ID, Shape.WORD),
    "guid": (Field.NATIVE_ID, Shape.WORD),
    "ingestid": (Field.NATIVE_ID, Shape.WORD),
    "originaltransmissionreference": (Field.NATIVE_ID, Shape.WORD),
    "altids": (Field.NATIVE_ID, Shape.ROLES),
    "type": (Field.TYPE, Shape.TEXT),
    "profile": (Field.PROFILE, Shape.TEXT),
    "representationtype": (Field.REPRESENTATION, Shape.TEXT),
    "version": (Field.VERSION, Shape.WORD),
    "firstcreated": (Field.FIRST_CREATED, Shape.TEXT),
    "versioncreated": (Field.VERSION_CREATED, Shape.TEXT),
    "contentcreated": (Field.CONTENT_CREATED, Shape.TEXT),
    "expires": (Field.EXPIRES, Shape.TEXT),
    "expiry": (Field.EXPIRES, Shape.TEXT),
    "embargoed": (Field.EMBARGO, Shape.ANY),
    "embargoeduntil": (Field.EMBARGO, Shape.ANY),
    "embargotime": (Field.EMBARGO, Shape.ANY),
    "embargo": (Field.EMBARGO, Shape.ANY),
    "pubstatus": (Field.STATUS, Shape.ANY),
    "signal": (Field.SIGNAL, Shape.NAMES),
    "signals": (Field.SIGNAL, Shape.NAMES),
    "urgency": (Field.URGENCY, Shape.WORD),
    "priority": (Field.PRIORITY, Shape.WORD),
    "language": (Field.LANGUAGE, Shape.TEXT),
    "copyrightholder": (Field.COPYRIGHT_HOLDER, Shape.TEXT),
    "copyrightnotice": (Field.COPYRIGHT_NOTICE, Shape.TEXT),
    "usageterms": (Field.USAGE_TERMS, Shape.TEXT),
    "rightsinfo": (Field.RIGHTS_INFO, Shape.OBJECT),
    "digitalsourcetype": (Field.DIGITAL_SOURCE_TYPE, Shape.OBJECT),
    "provider": (Field.PROVIDER, Shape.NAMES),
    "source": (Field.PROVIDER, Shape.NAMES),
    "infosource": (Field.SOURCE, Shape.NAMES),
    "infosources": (Field.SOURCE, Shape.NAMES),
    "title": (Field.TITLE, Shape.TEXT),
    "slugline": (Field.SLUGLINE, Shape.TEXT),
    "slug": (Field.SLUGLINE, Shape.TEXT),
    "located": (Field.LOCATED, Shape.TEXT),
    "by": (Field.BYLINE, Shape.TEXT),
    "byline": (Field.BYLINE, Shape.TEXT),
    "subject": (Field.SUBJECT, Shape.NAMES),
    "subjects": (Field.SUBJECT, Shape.NAMES),
    "keyword": (Field.KEYWORD, Shape.LISTED),
    "keywords": (Field.KEYWORD, Shape.LISTED),
    "genre": (Field.GENRE, Shape.NAMES),
    "genres": (Field.GENRE, Shape.NAMES),
    "service": (Field.SERVICE, Shape.NAMES),
    "services": (Field.SERVICE, Shape.NAMES),
    "wordcount": (Field.WORD_COUNT, Shape.WORD),
    "evolvedfrom": (Field.SUPERSEDES, Shape.LISTED),
    "replacing": (Field.SUPERSEDES, Shape.LISTED),
}
"""Folded name to field and shape; what is in none of these tables is kept among the leftovers."""

NOTES = ("ednote", "embargoedreason")
CONTACTS = ("contactinfo",)  # whom the desk may ring: never published

# Properties that only ninjs and its kin have: two of them, or one beside an id, and the record is ours.
TELLING = frozenset(
    """
    altids associations bodies bodyhtml bodyhtml5 bodytext bodyxhtml copyrightholder copyrightnotice
    contentcreated descriptionhtml descriptions descriptiontext digitalsourcetype ednote embargoed embargoeduntil
    evolvedfrom firstcreated headline headlines infosource infosources plannedcoverage pubstatus renditions
    representationtype rightsinfo slugline trustindicators usageterms versioncreated
    """.split()
)
IDS = ("uri", "guid")

MEDIA_TYPES = frozenset({"picture", "photo", "image", "graphic", "video", "audio", "animation", "composite", "package"})
"""Types whose item may have no words: then it is deliberately not passed on, and no fault."""

MAIN_BODY_ROLES = frozenset({"", "main", "body", "html", "html5", "xhtml", "text", "nitf", "default", "full", "story"})
STANDFIRST_ROLES = frozenset(
    {"", "main", "summary", "abstract", "standfirst", "lead", "text", "html", "default", "short"}
)
