"""What the elements of NewsML-G2 are called, and which of our fields, blocks and treatments each one is.

Data only. Names are lower case, because senders vary it (`Header`, `ednote`); roles, rels and codes stand without their
alias, which is local to a file (`drol:caption`, `descRole:caption` and `NTBdrole:caption` are one role).
NewsML-G2 2.9 to 2.34, and the words of those who send it: ANSA, AP, APA, dpa, GlobeNewswire, NTB, Reuters, STT, TT.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from copytaster.core.model import BlockKind, Field

NAMESPACE: Final = "iptc.org/std/nar/"
MESSAGE: Final = "newsmessage"
PACKAGE: Final = "packageitem"
NOT_COPY: Final = {
    "conceptitem": "concept",
    "knowledgeitem": "concept",
    "catalogitem": "concept",
    "planningitem": "planning",
}
"""Items that hold knowledge or plans, with the type that says so."""
ITEMS: Final = frozenset({"newsitem", PACKAGE, *NOT_COPY})

TEXTS: Final = {
    "versioncreated": Field.VERSION_CREATED,
    "firstcreated": Field.FIRST_CREATED,
    "contentcreated": Field.CONTENT_CREATED,
    "embargoed": Field.EMBARGO,
    "urgency": Field.URGENCY,
    "profile": Field.PROFILE,
    "slugline": Field.SLUGLINE,
    "by": Field.BYLINE,
    "creditline": Field.CREDIT_LINE,
    "keyword": Field.KEYWORD,
    "sent": Field.SENT,
    "transmitid": Field.SEQUENCE,
    "priority": Field.PRIORITY,
    "channel": Field.SERVICE,
}
"""Elements whose words are the value."""
CONCEPTS: Final = {
    "provider": Field.PROVIDER,
    "service": Field.SERVICE,
    "infosource": Field.SOURCE,
    "genre": Field.GENRE,
    "subject": Field.SUBJECT,
    "digitalsourcetype": Field.DIGITAL_SOURCE_TYPE,
}
"""Elements that name a concept by QCode, URI, literal or name."""
NAMES: Final = {
    "sender": Field.PROVIDER,
    "origin": Field.PROVIDER,
    "located": Field.LOCATED,
    "copyrightholder": Field.COPYRIGHT_HOLDER,
}
"""Elements of which the name is wanted."""
CODES: Final = {"itemclass": Field.TYPE, "pubstatus": Field.STATUS}
"""Elements of which the code is wanted, without its alias."""
RIGHTS: Final = {"copyrightnotice": Field.COPYRIGHT_NOTICE, "usageterms": Field.USAGE_TERMS}
"""Texts that stand there once in each language."""

LINKS: Final = {
    "previousversion": Field.SUPERSEDES,
    "prevversion": Field.SUPERSEDES,
    "evolvedfrom": Field.SUPERSEDES,
    "replaces": Field.SUPERSEDES,
    "replacing": Field.SUPERSEDES,
    "cancels": Field.TARGET,
    "deletes": Field.TARGET,
    "kills": Field.TARGET,
    "retracts": Field.TARGET,
    "withdraws": Field.TARGET,
}
"""Relations to another item (`link@rel`) that are part of the lifecycle."""
REPLACED_IDS: Final = frozenset({"refuno"})
"""Types of `altId` that name the item which this one replaces (TT)."""

MEDIA_KINDS: Final = {
    "picture": "picture",
    "photo": "picture",
    "graphic": "graphic",
    "video": "video",
    "audio": "audio",
    "animation": "animation",
}
"""Item classes that are a medium."""
CONTENT_KINDS: Final = {"image": "picture", "video": "video", "audio": "audio"}
"""Top-level media types of remote content that is a medium."""
SMALL_RENDITIONS: Final = frozenset({"thumbnail", "thumb", "preview", "web", "icon"})

MAIN_HEADLINES: Final = frozenset({"", "main", "headline", "title", "head", "full", "long"})
HEADLINE_ROLES: Final = {"subtitle": "sub", "subheading": "sub", "extendedheadline": "alternative"}
"""Roles of headlines that others call otherwise."""

CAPTION_ROLES: Final = ("caption", "videocaption", "caption-extended", "")
"""Roles of `description` that make a caption of a medium, the best first."""
STANDFIRST_ROLES: Final = frozenset({"", "summary", "teaser", "abstract", "intro", "lead", "ingress", "standfirst"})


class Note(StrEnum):
    """What becomes of an editor's note, by its role."""

    DESK = "desk"
    SIGN_OFF = "sign_off"
    NOTEPAD = "notepad"
    CONTACTS = "contacts"
    INITIALS = "initials"
    EDITORS_ONLY = "editors_only"


NOTES: Final = {
    "notepad": Note.NOTEPAD,
    "dpacontacts": Note.CONTACTS,
    "contacts": Note.CONTACTS,
    "closingline": Note.INITIALS,
    "closing": Note.SIGN_OFF,
    "private": Note.EDITORS_ONLY,
    "internal": Note.EDITORS_ONLY,
    "nonpublic": Note.EDITORS_ONLY,
}
"""Roles of `edNote` that are no note to the desk; whatever has a `pubconstraint` is not public either."""
CORRECTION_NOTES: Final = frozenset({"correction", "correctionshort"})
"""Roles of `edNote` that say what was corrected."""
PUBLIC: Final = frozenset({"public"})
"""Constraints that are none."""

COPY: Final = frozenset("headline slugline by dateline creditline description ednote inlinexml inlinedata".split())
"""Elements that hold copy by the standard, or the words by which an editor knows it: what the copy hash covers."""

NO_COPY_VOCABULARIES: Final = frozenset(
    "conceptset conceptitem knowledgeitem newsitem newsmessage packageitem planningitem sports-content newsml eventset "
    "rdf svg".split()
)
"""Document elements in `inlineXML` that hold data."""

TTNITF: Final = {
    "rubrik": BlockKind.HEADLINE,
    "vinjett": BlockKind.SUBHEAD,
    "mellis": BlockKind.SUBHEAD,
    "p": BlockKind.PARAGRAPH,
    "citat": BlockKind.PARAGRAPH,
    "fraga": BlockKind.PARAGRAPH,
    "svar": BlockKind.PARAGRAPH,
    "li": BlockKind.LIST,
    "tabell": BlockKind.TABLE,
    "byline": BlockKind.BYLINE,
    "ort": BlockKind.DATELINE,
}
"""TT's own elements of copy (`application/ttnitf+xml`), in Swedish: headline, crosshead, quotation …"""
