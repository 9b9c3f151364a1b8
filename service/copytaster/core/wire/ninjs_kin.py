"""JSON of agencies that is flat like ninjs and calls its properties otherwise: whose it is, and what they mean there.

Tables only; `ninjs.py` reads with them. A record is a kin's when all its telling names are there. Names are folded.
ANP News API; AFP Core API (a text is a list of paragraphs, a slugline a list of words); the BBC's local democracy
reporters, who write ninjs and nowhere who they are, and number their drafts in the description.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from copytaster.core.model import Field
from copytaster.core.wire.json_items import Shape


@dataclass(frozen=True, slots=True)
class Kin:
    """One of them: the dialect of whoever sends it, its fields and its copy before ninjs's own, its stable ids.

    Copy is a stem (headline, description, body, note, or paragraphs for a list of them) and a role. A field that is
    None means something else than ninjs's property of that name: it is kept, unless it is copy.
    """

    name: str
    carrier: str
    telling: frozenset[str]
    fields: Mapping[str, tuple[Field, Shape] | None]
    copy: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    ids: tuple[str, ...] = ()


KIN = (
    Kin(
        "BBC's local democracy reporters",
        "bbc",
        frozenset({"contracts", "uri", "headline"}),
        {"descriptiontext": None, "id": (Field.NATIVE_ID, Shape.WORD)},
    ),
    Kin(
        "ANP News API",
        "anp",
        frozenset({"bodytext", "firstissuedate", "pubdate"}),
        {
            "id": (Field.NATIVE_ID, Shape.WORD),
            "itemid": (Field.NATIVE_ID, Shape.WORD),
            "pubdate": (Field.VERSION_CREATED, Shape.TEXT),
            "firstissuedate": (Field.FIRST_CREATED, Shape.TEXT),
            "source": None,  # a number of the source
            "sourcetitle": (Field.SOURCE, Shape.NAMES),
            "authors": (Field.BYLINE, Shape.LISTED),
            "categories": (Field.SERVICE, Shape.LISTED),
            "title": None,
        },
        {"title": ("headline", ""), "bodytext": ("body", "html")},
        ("id", "itemid"),
    ),
    Kin(
        "AFP Core API",
        "afp",
        frozenset({"uno", "news"}),
        {
            "uno": (Field.NATIVE_ID, Shape.WORD),
            "afpshortid": (Field.NATIVE_ID, Shape.WORD),
            "class": (Field.TYPE, Shape.TEXT),
            "product": (Field.PROFILE, Shape.TEXT),
            "revision": (Field.VERSION, Shape.WORD),
            "status": (Field.STATUS, Shape.ANY),
            "created": (Field.FIRST_CREATED, Shape.TEXT),
            "published": (Field.VERSION_CREATED, Shape.TEXT),
            "lang": (Field.LANGUAGE, Shape.TEXT),
            "city": (Field.LOCATED, Shape.TEXT),
            "title": None,  # the slugline again
            "slug": (Field.KEYWORD, Shape.LISTED),
            "iptc": (Field.SUBJECT, Shape.CODES),
            "creditline": (Field.CREDIT_LINE, Shape.TEXT),
        },
        {
            "news": ("paragraphs", ""),
            "summary": ("description", ""),
            "caption": ("description", "caption"),
            "advisory": ("note", ""),
        },
        ("afpshortid", "uno"),
    ),
)
