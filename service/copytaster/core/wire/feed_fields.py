"""What the elements of RSS and Atom are, by their names: the namespaces under one prefix each, and the fields.

RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0 (RFC 4287), Dublin Core, PRISM, Media RSS, WordPress' export (WXR), the
Associated Press' web feeds (apcm, apnm) and WENN's. Feeds spell namespaces in small letters, in capitals, with and
without the last slash, or declare none.
"""

# The tables read better unbroken.
# ruff: noqa: E501
from __future__ import annotations

from typing import Final

from copytaster.core.model import Field

NAMESPACES: Final = (
    ("http://purl.org/rss/1.0/modules/content", "content"),
    ("http://purl.org/rss/1.0/modules/", "module"),
    ("http://purl.org/rss/1.0", ""),
    ("http://my.netscape.com/", ""),
    ("http://channel.netscape.com/", ""),
    ("http://backend.userland.com/", ""),
    ("http://blogs.law.harvard.edu/", ""),
    ("http://www.w3.org/2005/atom", "atom"),
    ("http://purl.org/atom/app", "app"),
    ("http://purl.org/atom/", "atom"),
    ("http://www.w3.org/2007/app", "app"),
    ("http://purl.org/atompub/tombstones", "at"),
    ("http://purl.org/dc/elements", "dc"),
    ("http://purl.org/dc/terms", "dcterms"),
    ("http://prismstandard.org/namespaces", "prism"),
    ("http://search.yahoo.com/mrss", "media"),
    ("http://www.rssboard.org/media-rss", "media"),
    ("http://wordpress.org/export/", "wp"),
    ("http://ap.org/schemas/03/2005/apcm", "apcm"),
    ("http://ap.org/schemas/03/2005/apnm", "apnm"),
    ("http://feed.wenn.com/xmlns/2010/03/wenn_cm", "wenn_cm"),
    ("http://feed.wenn.com/xmlns/2010/03/wenn_nm", "wenn_nm"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
    ("http://www.w3.org/1999/xhtml", "xhtml"),
    ("http://rssnamespace.org/feedburner", "feedburner"),
    ("http://www.itunes.com/dtds/", "itunes"),
    ("http://www.georss.org/", "georss"),
)
"""The opening of a namespace's URI in small letters, and the prefix that stands for it here; the first that fits."""

CONTAINERS: Final = frozenset({
    "apcm:ContentMetadata", "apnm:NewsManagement", "wenn_cm:ContentMetadata", "wenn_nm:NewsManagement", "wenn_cm:tags",
    "wenn_cm:categories", "app:control",
})  # fmt: skip
"""Elements whose children are the entry's own."""

HEADLINES: Final = {
    "title": None, "atom:title": None, "dc:title": None, "apcm:HeadLine": None, "wenn_cm:title": None,
    "media:title": None, "dcterms:alternative": "alternative", "apcm:ExtendedHeadLine": "alternative",
    "apcm:OriginalHeadLine": "alternative", "prism:alternateTitle": "alternative",
}  # fmt: skip
"""Headlines and their roles; what repeats one is told once."""

FULL: Final = (
    "content:encoded",
    "xhtml:body",
    "xhtml:div",
    "content",
    "atom:content",
    "fullText",
    "wenn_cm:first_line",
    "wenn_cm:body",
)
"""The whole copy, the best first."""
IN_PARTS: Final = frozenset({"wenn_cm:first_line", "wenn_cm:body"})
"""Elements that say the copy together."""
SYNOPSES: Final = (
    "excerpt:encoded", "description", "summary", "atom:summary", "tagline", "dcterms:abstract", "prism:teaser",
    "dc:description", "itunes:summary",
)  # fmt: skip
"""What may be a teaser beside the whole copy, or all the copy there is."""
LAST_RESORTS: Final = ("media:description", "media:text")
"""Words of a medium: the copy of an entry that has no other."""

FIELDS: Final[dict[str, tuple[Field, str | None]]] = {
    "guid": (Field.NATIVE_ID, "guid"), "id": (Field.NATIVE_ID, "id"), "atom:id": (Field.NATIVE_ID, "id"),
    "dc:identifier": (Field.NATIVE_ID, "identifier"), "dcterms:identifier": (Field.NATIVE_ID, "identifier"),
    "prism:doi": (Field.NATIVE_ID, "doi"), "feedburner:origLink": (Field.NATIVE_ID, "origLink"),
    "wp:post_id": (Field.NATIVE_ID, "post_id"), "apnm:ManagementId": (Field.NATIVE_ID, "ManagementId"),
    "apcm:FriendlyKey": (Field.NATIVE_ID, "FriendlyKey"), "wenn_nm:original_article_id": (Field.NATIVE_ID, "original_article_id"),
    "apnm:ManagementSequenceNumber": (Field.VERSION, None), "prism:versionIdentifier": (Field.VERSION, None),
    "apnm:PublishingStatus": (Field.STATUS, None), "wp:status": (Field.STATUS, None),
    "wenn_nm:publishing_status": (Field.STATUS, None), "apnm:ManagementType": (Field.SIGNAL, None),
    "dc:publisher": (Field.PROVIDER, "publisher"), "dcterms:publisher": (Field.PROVIDER, "publisher"),
    "source": (Field.SOURCE, None), "dc:source": (Field.SOURCE, None), "apcm:Source": (Field.SOURCE, None),
    "dc:creator": (Field.BYLINE, None), "creator": (Field.BYLINE, None), "apcm:ByLine": (Field.BYLINE, None),
    "author": (Field.BYLINE, None), "atom:author": (Field.BYLINE, None),
    "dc:language": (Field.LANGUAGE, None), "dcterms:language": (Field.LANGUAGE, None), "language": (Field.LANGUAGE, None),
    "dc:subject": (Field.KEYWORD, None), "media:keywords": (Field.KEYWORD, None), "prism:keyword": (Field.KEYWORD, None),
    "apcm:Keywords": (Field.KEYWORD, None), "keywords": (Field.KEYWORD, None),
    "apcm:SlugLine": (Field.SLUGLINE, None), "wenn_cm:slug": (Field.SLUGLINE, None),
    "apcm:DateLine": (Field.LOCATED, None), "prism:location": (Field.LOCATED, None),
    "dc:rights": (Field.COPYRIGHT_NOTICE, None), "rights": (Field.COPYRIGHT_NOTICE, None),
    "copyright": (Field.COPYRIGHT_NOTICE, None), "prism:copyright": (Field.COPYRIGHT_NOTICE, None),
    "apcm:CopyrightLine": (Field.COPYRIGHT_NOTICE, None), "dcterms:rightsHolder": (Field.COPYRIGHT_HOLDER, None),
    "dcterms:license": (Field.USAGE_TERMS, None), "apcm:UsageTerms": (Field.USAGE_TERMS, None),
    "prism:genre": (Field.GENRE, None), "prism:wordCount": (Field.WORD_COUNT, None),
    "wp:post_type": (Field.PROFILE, None), "dcterms:replaces": (Field.SUPERSEDES, "replaces"),
    "prism:isCorrectionOf": (Field.SUPERSEDES, "isCorrectionOf"),
}  # fmt: skip
"""Elements whose words are a field's value."""

STAMPS: Final[dict[str, Field]] = {
    "updated": Field.VERSION_CREATED, "atom:updated": Field.VERSION_CREATED, "modified": Field.VERSION_CREATED,
    "dcterms:modified": Field.VERSION_CREATED, "prism:modificationDate": Field.VERSION_CREATED,
    "wp:post_modified_gmt": Field.VERSION_CREATED, "wenn_nm:updated": Field.VERSION_CREATED,
    "published": Field.FIRST_CREATED, "atom:published": Field.FIRST_CREATED, "issued": Field.FIRST_CREATED,
    "created": Field.FIRST_CREATED, "dcterms:issued": Field.FIRST_CREATED, "dcterms:created": Field.FIRST_CREATED,
    "wenn_nm:published": Field.FIRST_CREATED, "prism:publicationDate": Field.SENT, "pubDate": Field.SENT,
    "pubdate": Field.SENT, "dc:date": Field.SENT, "wp:post_date_gmt": Field.SENT, "date": Field.SENT,
    "prism:embargoDate": Field.EMBARGO, "prism:expirationDate": Field.EXPIRES, "prism:killDate": Field.EXPIRES,
    "expirationDate": Field.EXPIRES,
}  # fmt: skip
"""Elements that state a time. SENT is one that may be the first publication's or this version's: `feeds` settles it."""

IDS: Final = ("ManagementId", "guid", "id", "about", "identifier", "origLink", "link")
"""Roles of native ids, the one most likely to stay the same first."""

UNTYPED: Final = frozenset({"admin", "administrator", "editor", "webmaster", "root", "staff", "user"})
"""Logins of content systems that stand where a writer should: nobody's name."""
