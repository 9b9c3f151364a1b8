"""What the names of NewsML 1.x mean here: roles of components, lines, kinds of media. Names are folded (`folded`).

NewsML left these vocabularies to the sender: the words are IPTC's, and those of the agencies that send it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from copytaster.core.model import Field


class Part(StrEnum):
    """What a component's text is to its story; None where it is the body."""

    HEADLINE = "headline"
    SUMMARY = "summary"
    CAPTION = "caption"
    NOTE = "note"
    CONTACT = "contact"
    ASIDE = "aside"  # nothing that a reader of the story would read


ROLES: Mapping[str, Part] = {
    **dict.fromkeys(("headline", "title", "head"), Part.HEADLINE),
    **dict.fromkeys(("abstract", "summary", "standfirst", "teaser", "subheadline", "deck"), Part.SUMMARY),
    **dict.fromkeys(("caption", "legend", "picturecaption", "photocaption"), Part.CAPTION),
    **dict.fromkeys(("editorialnote", "editorsnote", "editornote", "ednote", "advisory", "notetoeditors"), Part.NOTE),
    **dict.fromkeys(("contact", "contacts"), Part.CONTACT),
    **dict.fromkeys(("stylesheet", "style", "tweettext", "tweet", "script", "metadata", "index"), Part.ASIDE),
}

MEDIA_ROLES: Mapping[str, str] = {
    **dict.fromkeys(("picture", "photo", "image", "thumbnail", "quicklook", "highdef", "preview"), "picture"),
    **dict.fromkeys(("graphic", "logo", "infographic", "icon"), "graphic"),
    "video": "video",
    "audio": "audio",
}
MEDIA_TYPES: Mapping[str, str] = {
    **MEDIA_ROLES,
    **dict.fromkeys(("jpeg", "jpg", "jpegbaseline", "jpegprogressive", "gif", "png", "tiff", "tif", "webp"), "picture"),
    **dict.fromkeys(("mp4", "mpeg", "mpg", "mov", "wmv", "webm"), "video"),
    **dict.fromkeys(("mp3", "wav", "ogg", "aac"), "audio"),
    "animation": "graphic",
}
"""Names of media types and formats, and endings of files."""

LINES: Mapping[str, Field] = {
    "CreditLine": Field.CREDIT_LINE,
    "CopyrightLine": Field.COPYRIGHT_NOTICE,
    "RightsLine": Field.USAGE_TERMS,
}
NOTE_LINES = frozenset({"advisoryline", "advisory", "editorialnote", "editorsnote", "editornote", "ednote", "note"})
"""Types of `NewsLine`, and names of `Comment`, that speak to the desk."""
SLUG_LINES = frozenset({"catchword", "slug", "catchline"})
PRIVATE_COMMENTS = frozenset({"internal", "internalnote", "private", "notforpublication", "nonpublic"})

MANAGEMENT: Mapping[str, Field] = {
    "NewsItemType": Field.TYPE,
    "FirstCreated": Field.FIRST_CREATED,
    "ThisRevisionCreated": Field.VERSION_CREATED,
    "Status": Field.STATUS,
    "Urgency": Field.URGENCY,
}
ENVELOPE: Mapping[str, Field] = {
    "DateAndTime": Field.SENT,
    "TransmissionId": Field.SEQUENCE,
    "NewsService": Field.SERVICE,
    "NewsProduct": Field.SERVICE,
    "Priority": Field.PRIORITY,
}


_LONGEST = 60
"""Characters of a name that is kept as it was folded."""


def folded(name: str) -> str:
    """A name as these tables spell it: letters and digits alone, in small letters."""
    return _folded(name) if len(name) <= _LONGEST else _folded.__wrapped__(name)


@lru_cache(maxsize=1024)
def _folded(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()
