"""What a page says of itself beside its copy: schema.org as JSON-LD or microdata, OpenGraph, `meta`, canonical link.

A page's tree in; a `PageMeta` out, and its facts to a `Reading`, the most telling first: JSON-LD, microdata, OpenGraph,
other `meta`. Of several articles in one page it is the one that the page's own address is; where none is, the first
that is not another page's.
"""

# The tables read better unbroken.
# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from copytaster.core.model import Field, JsonValue, Path
from copytaster.core.wire import html_ld, json_text
from copytaster.core.wire.html_ld import LinkedData, Placed
from copytaster.core.wire.links import absolute
from copytaster.core.wire.markup import words_of
from copytaster.core.wire.reading import Reading
from copytaster.core.wire.stamps import as_iso

_LD_FIELDS: Final = {
    "datePublished": Field.FIRST_CREATED, "dateModified": Field.VERSION_CREATED, "dateCreated": Field.CONTENT_CREATED,
    "expires": Field.EXPIRES, "inLanguage": Field.LANGUAGE, "copyrightNotice": Field.COPYRIGHT_NOTICE,
    "wordCount": Field.WORD_COUNT, "creativeWorkStatus": Field.STATUS, "version": Field.VERSION,
    "identifier": Field.NATIVE_ID, "usageInfo": Field.USAGE_TERMS, "creditText": Field.CREDIT_LINE,
    "dateline": Field.LOCATED,
}  # fmt: skip
_LD_NAMES: Final = {
    "publisher": Field.PROVIDER, "sourceOrganization": Field.SOURCE, "copyrightHolder": Field.COPYRIGHT_HOLDER,
    "author": Field.BYLINE, "locationCreated": Field.LOCATED, "genre": Field.GENRE, "articleSection": Field.SUBJECT,
    "about": Field.SUBJECT,
}  # fmt: skip
_STAMPS: Final = frozenset({Field.FIRST_CREATED, Field.VERSION_CREATED, Field.CONTENT_CREATED, Field.EXPIRES})

_META: Final = {
    "article:published_time": Field.FIRST_CREATED, "article:modified_time": Field.VERSION_CREATED,
    "og:updated_time": Field.VERSION_CREATED, "article:expiration_time": Field.EXPIRES, "article:section": Field.SUBJECT,
    "article:tag": Field.KEYWORD, "news_keywords": Field.KEYWORD, "keywords": Field.KEYWORD, "author": Field.BYLINE,
    "article:author": Field.BYLINE, "og:site_name": Field.PROVIDER, "dc.publisher": Field.PROVIDER,
    "application-name": Field.PROVIDER, "dc.creator": Field.BYLINE, "parsely-author": Field.BYLINE, "sailthru.author": Field.BYLINE,
    "dc.date": Field.FIRST_CREATED, "dc.date.issued": Field.FIRST_CREATED, "dcterms.created": Field.FIRST_CREATED,
    "date": Field.FIRST_CREATED, "parsely-pub-date": Field.FIRST_CREATED, "dcterms.modified": Field.VERSION_CREATED,
    "last-modified": Field.VERSION_CREATED, "dc.rights": Field.COPYRIGHT_NOTICE, "copyright": Field.COPYRIGHT_NOTICE,
    "og:locale": Field.LANGUAGE, "dc.language": Field.LANGUAGE, "dc.identifier": Field.NATIVE_ID,
}  # fmt: skip
_TITLES: Final = ("og:title", "twitter:title", "dc.title")
_SUMMARIES: Final = ("og:description", "description", "twitter:description")
_MICRODATA: Final = {
    "datepublished": Field.FIRST_CREATED, "datemodified": Field.VERSION_CREATED, "author": Field.BYLINE,
    "publisher": Field.PROVIDER, "inlanguage": Field.LANGUAGE, "keywords": Field.KEYWORD, "dateline": Field.LOCATED,
}  # fmt: skip
_FALSE: Final = frozenset({"false", "no", "0"})
_NO_NAME: Final = ("http://", "https://", "@")


@dataclass(slots=True)
class PageMeta:
    """What a page says of itself; `titles` and `summaries` with their places, the most telling first."""

    address: str = ""
    article: Placed | None = None
    declared: bool = False
    listing: bool = False
    titles: list[tuple[str, Path]] = field(default_factory=list)
    summaries: list[tuple[str, Path]] = field(default_factory=list)
    text: str = ""  # articleBody
    text_path: Path = ()
    updates: JsonValue = None  # of a live blog
    paid: bool = False
    paid_parts: tuple[str, ...] = ()
    pictures: list[tuple[str, Path]] = field(default_factory=list)


def read_meta(page: LexborHTMLParser, reading: Reading) -> PageMeta:
    """The page's facts, to the reading, and what the search for its copy must know."""
    meta = PageMeta()
    heads = list(_metas(page))
    said = {name: value for name, value, _ in reversed(heads)}
    meta.address = _canonical(page) or said.get("og:url", "")
    data = html_ld.read(node.text(deep=True) for node in page.css("script[type*='ld+json' i]"))
    for number in data.broken:
        reading.warn("json_ld_broken", "linked data that is no JSON", f"//script[ld+json][{number}]")
    meta.listing = data.listing or said.get("og:type", "").lower() in {"website", "blog", "profile"}
    meta.article = _main(data, meta.address)
    if meta.article:
        _linked(meta.article, data, meta, reading)
    micro = _microdata(page, meta, reading)
    meta.declared = bool(meta.article or micro) or said.get("og:type", "").lower() in {"article", "og:article", "news"}
    _heads(heads, meta, reading)
    meta.address = meta.address or _own_address(meta)
    if meta.address:
        reading.found(Field.NATIVE_ID, meta.address, ("//link[canonical]",), "canonical")
    if (html := page.css_first("html")) and (
        language := html.attributes.get("lang") or html.attributes.get("xml:lang")
    ):
        reading.found(Field.LANGUAGE, language, ("/html/@lang",))
    if page.css_first("title") is not None:
        title = " ".join((page.css_first("title").text(deep=True) or "").split())  # type: ignore[union-attr]
        reading.found(Field.TITLE, title, ("/html/head/title",))
    return meta


def _canonical(page: LexborHTMLParser) -> str:
    link = page.css_first("link[rel='canonical' i]")
    address = (link.attributes.get("href") or "").strip() if link is not None else ""
    base = page.css_first("base[href]")
    return absolute(address, (base.attributes.get("href") or "") if base is not None else "")


def _own_address(meta: PageMeta) -> str:
    return _address_of(meta.article) if meta.article else ""


def _address_of(placed: Placed) -> str:
    """The page that an article is, as its linked data says."""
    for name in ("url", "mainEntityOfPage", "@id"):
        value = placed.thing.get(name)
        value = (value.get("@id") or value.get("url")) if isinstance(value, dict) else value
        if isinstance(value, str) and value.startswith("http"):
            return value
    return ""


def _main(data: LinkedData, address: str) -> Placed | None:
    """The article that the page is: at its address, else the only one, else the first with a text or a headline."""
    bare = _bare(address)
    here = [one for one in data.articles if bare and _bare(_address_of(one)) == bare]
    here.sort(key=lambda one: _address_of(one) != address)
    homeless = [one for one in data.articles if not _address_of(one)]
    elsewhere = data.articles if len(data.articles) == 1 or not bare else []
    if len(data.articles) > 1 and not here and not homeless and data.listing:
        return None
    return next(
        (one for one in (*here, *homeless, *elsewhere) if one.thing.get("headline") or one.thing.get("articleBody")),
        None,
    )


def _bare(address: str) -> str:
    return address.partition("#")[0].partition("?")[0].partition("//")[2].removeprefix("www.").rstrip("/").lower()


# --- JSON-LD ----------------------------------------------------------------------------------------------------------


def _linked(placed: Placed, data: LinkedData, meta: PageMeta, reading: Reading) -> None:
    # The publisher first: an author of the same name is no writer.
    for name, value in sorted(placed.thing.items(), key=lambda one: one[0] != "publisher"):
        path = (f"//script[ld+json][{placed.script}]", placed.pointer + json_text.step(name))
        if name in _LD_FIELDS:
            _value(_LD_FIELDS[name], value, path, reading, name)
        elif name in _LD_NAMES:
            for one in value if isinstance(value, list) else [value]:
                _name(_LD_NAMES[name], data.whole(one), path, reading)
        elif name == "keywords":
            _keywords(value, path, reading)
        elif name in {"correction", "corrections"}:
            _corrections(value, path, reading)
        elif not _copy(name, value, path, meta) and not name.startswith("@"):
            reading.keep(value, path, name)


def _copy(name: str, value: JsonValue, path: Path, meta: PageMeta) -> bool:
    """The words of the article, and what they lack; False when the property says neither."""
    words = words_of(value) if isinstance(value, str) and name != "articleBody" else ""
    if name in {"headline", "alternativeHeadline", "name"}:
        meta.titles.extend([(words, path)] if words else [])
    elif name in {"description", "abstract"}:
        meta.summaries.extend([(words, path)] if words else [])
    elif name == "articleBody" and isinstance(value, str):
        meta.text, meta.text_path = value, path
    elif name == "liveBlogUpdate":
        meta.updates, meta.text_path = value, path
    elif name == "isAccessibleForFree":
        meta.paid = str(value).lower() in _FALSE
    elif name == "hasPart":
        meta.paid_parts = tuple(_selectors(value))
    elif name == "image":
        meta.pictures.extend((uri, path) for uri in _links(value))
    else:
        return False
    return True


def _value(field_: Field, value: JsonValue, path: Path, reading: Reading, role: str) -> None:
    if isinstance(value, dict):
        value = value.get("value") or value.get("alternateName") or value.get("name")
    if text := json_text.string(value):
        text = as_iso(text.strip()) if field_ in _STAMPS else words_of(text)
        reading.found(field_, text, path, role if field_ is Field.NATIVE_ID else None)


def _name(field_: Field, value: JsonValue, path: Path, reading: Reading) -> None:
    """A person, house, place or section by its name; an address is none."""
    name = value.get("name") if isinstance(value, dict) else value
    if isinstance(name, dict):
        name = name.get("@value")
    names = name if isinstance(name, list) else [name]
    for one in names:
        if isinstance(one, str) and (words := words_of(one)) and not words.startswith(_NO_NAME):
            if field_ is Field.BYLINE and any(
                words == each.value for each in reading.fields.get(Field.PROVIDER, [])[:4]
            ):
                reading.keep(words, path, "author")
            else:
                reading.found(field_, {"name": words} if field_ is Field.SUBJECT else words, path)


def _keywords(value: JsonValue, path: Path, reading: Reading) -> None:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str):
            for word in [name] if isinstance(value, list) else name.split(","):
                reading.found(Field.KEYWORD, words_of(word), path)


def _corrections(value: JsonValue, path: Path, reading: Reading) -> None:
    """CorrectionComment: what was put right since, for readers and desks."""
    for one in value if isinstance(value, list) else [value]:
        text = one.get("text") if isinstance(one, dict) else one
        if isinstance(text, str) and (words := words_of(text)):
            reading.found(Field.SIGNAL, "correction", path)
            reading.found(Field.EDITORS_NOTE, words, path)


def _selectors(value: JsonValue) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and str(one.get("isAccessibleForFree")).lower() in _FALSE:
            selectors = one.get("cssSelector")
            yield from (
                each for each in (selectors if isinstance(selectors, list) else [selectors]) if isinstance(each, str)
            )


def _links(value: JsonValue) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        uri = (one.get("url") or one.get("contentUrl")) if isinstance(one, dict) else one
        if isinstance(uri, str) and uri.strip():
            yield uri.strip()


# --- microdata and meta -----------------------------------------------------------------------------------------------


def _microdata(page: LexborHTMLParser, meta: PageMeta, reading: Reading) -> bool:
    """The properties of the first article marked up in the page; whether there is one."""
    if page.css_first("[itemtype]") is None:  # in a third of the time of the next look
        return False
    scope = page.css_first("[itemtype*='Article'], [itemtype*='BlogPosting'], [itemtype*='schema.org/Report']")
    if scope is None:
        return False
    for node in scope.css("[itemprop]"):
        for name in (node.attributes.get("itemprop") or "").lower().split():
            path = (f"//*[@itemprop='{name}']",)
            text = _said(node)
            if name == "headline" and text:
                meta.titles.append((text, path))
            elif name in _MICRODATA and text:
                field_ = _MICRODATA[name]
                reading.found(field_, as_iso(text) if field_ in _STAMPS else text, path)
    return True


def _said(node: LexborNode) -> str:
    """The value of a microdata property: stated in an attribute, else its words; of a thing its name."""
    if node.attributes.get("itemscope", "") is None or "itemscope" in node.attributes:
        named = node.css_first("[itemprop~='name']")
        return _said(named) if named is not None and named.mem_id != node.mem_id else ""
    value = node.attributes.get("content") or node.attributes.get("datetime")
    return " ".join((value or node.text(deep=True) or "").split())


def _metas(page: LexborHTMLParser) -> Iterator[tuple[str, str, str]]:
    """Name in small letters, content, and place of each `meta` that says something."""
    for node in page.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or ""
        if name and (content := (attributes.get("content") or "").strip()):
            yield name.strip().lower(), content, f"//meta[@name='{name.strip()}']"


def _heads(heads: list[tuple[str, str, str]], meta: PageMeta, reading: Reading) -> None:
    for wanted, found in ((_TITLES, meta.titles), (_SUMMARIES, meta.summaries)):
        for name in wanted:
            found.extend((words_of(value), (place,)) for one, value, place in heads if one == name)
    for name, value, place in heads:
        if name == "og:image" and value:
            meta.pictures.append((value, (place,)))
        elif name in _META:
            _head(_META[name], name, value, (place,), reading)


def _head(field_: Field, name: str, value: str, path: Path, reading: Reading) -> None:
    if field_ in _STAMPS:
        reading.found(field_, as_iso(value), path)
    elif field_ is Field.KEYWORD:
        for word in value.split(","):
            reading.found(field_, words_of(word), path)
    elif field_ is Field.SUBJECT:
        reading.found(field_, {"name": words_of(value)}, path)
    elif field_ is Field.BYLINE:
        if not value.startswith(_NO_NAME) and not reading.fields.get(Field.BYLINE):
            _name(field_, value, path, reading)
    elif field_ is Field.NATIVE_ID:
        reading.found(field_, value, path, name)
    else:
        reading.found(field_, value.replace("_", "-") if field_ is Field.LANGUAGE else words_of(value), path)
