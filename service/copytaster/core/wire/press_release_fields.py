"""What the elements of press releases are, by their names in small letters without hyphens and low lines."""

from __future__ import annotations

from typing import Final

from copytaster.core.model import Field

ROOTS: Final = frozenset(
    {"release", "releases", "pressrelease", "pressreleases", "newsrelease", "announcement", "pressemelding"}
)

TITLES: Final = frozenset({"title", "headline", "header", "subtitle", "subheadline"})
LEADS: Final = frozenset({"leadtext", "lead", "intro", "ingress", "preamble", "introduction", "summary"})
BODIES: Final = frozenset({"body", "htmlbody", "bodyhtml", "bodytext", "content", "fulltext", "text", "maintext"})
PICTURES: Final = frozenset({"images", "image", "pictures", "picture", "mainimage", "media"})
WHOSE: Final = frozenset(
    {"publisher", "company", "issuer", "organisation", "organization", "companyinformation", "source"}
)
CLOSING: Final = frozenset({"boilerplate", "about", "aboutcompany", "quickfacts", "legaldisclaimer", "disclaimer"})
"""What the house says of itself below each release."""
PRIVATE: Final = frozenset({
    "contacts", "contact", "contactsastext", "contactpersons", "contactperson", "presscontact", "email", "phone",
    "telephone", "mobile",
})  # fmt: skip
"""Whom the press may ring."""

STAMPS: Final = {
    "publicationdate": Field.VERSION_CREATED, "publishdate": Field.VERSION_CREATED, "published": Field.VERSION_CREATED,
    "releasedate": Field.VERSION_CREATED, "publishtime": Field.VERSION_CREATED, "date": Field.VERSION_CREATED,
    "lastchangedate": Field.CONTENT_CREATED, "created": Field.FIRST_CREATED, "createddate": Field.FIRST_CREATED,
    "embargo": Field.EMBARGO, "embargodate": Field.EMBARGO, "embargountil": Field.EMBARGO,
}  # fmt: skip

FIELDS: Final = {
    "id": Field.NATIVE_ID, "releaseid": Field.NATIVE_ID, "encryptedid": Field.NATIVE_ID, "longurl": Field.NATIVE_ID,
    "url": Field.NATIVE_ID, "link": Field.NATIVE_ID, "canonicalurl": Field.NATIVE_ID, "shorturl": Field.NATIVE_ID,
    "version": Field.VERSION, "status": Field.STATUS, "language": Field.LANGUAGE, "lang": Field.LANGUAGE,
    "languagecode": Field.LANGUAGE, "type": Field.GENRE, "releasetype": Field.GENRE, "keywords": Field.KEYWORD,
    "tags": Field.KEYWORD, "categories": Field.KEYWORD, "distributionchannels": Field.SERVICE,
    "location": Field.LOCATED, "city": Field.LOCATED, "copyright": Field.COPYRIGHT_NOTICE,
}  # fmt: skip
