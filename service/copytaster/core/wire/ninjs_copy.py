"""The words of a ninjs item: headlines, descriptions, bodies, notes and captions, as blocks with their places.

ninjs 1.x spreads them over properties by pattern (`body_text`, `headline_seo`), 2.x and 3.x over arrays of objects with
`role`, `value` and `contentType`; both come here as `Words`. Of several renditions of one text (HTML, NITF, plain) the
one with the most structure is read; what says something else goes to the leftovers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import unescape

from copytaster.core.model import AtPath, BlockKind, Found, JsonValue, RawBlock, Stage, StoryWarning
from copytaster.core.wire import json_items
from copytaster.core.wire.bounds import check_blocks
from copytaster.core.wire.html import has_markup, inline_text, read_html
from copytaster.core.wire.ninjs_fields import MAIN_BODY_ROLES, MEDIA_TYPES, NOTES, STANDFIRST_ROLES, folded

# body, body_html, bodies, description_text, headline_seo …: the stem, and the role in 1.x's patterns.
_COPY_NAME = re.compile(r"(?P<stem>bodies|body|description|headline)(?:s|(?P<role>[a-z0-9]*))")
_HASHED = frozenset({"title", "slugline", "slug", "by", "byline", "located", "usageterms", "copyrightnotice"})
"""Beside headlines, descriptions, bodies, notes and captions: the text that makes this version what it is."""

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_LINE = re.compile(r"[^\n]+")
_COLUMNS = re.compile(r"\S(?: {3,}|\t)\S")
_PROLOGUE_CHARACTERS = 500
"""A NITF document opens within these: declaration and DOCTYPE may stand before it."""
_WRAPPED_CHARACTERS = 80
"""Copy that was wrapped by hand has no longer lines (60 to 72 are usual)."""


@dataclass(frozen=True, slots=True)
class Words:
    """One text of an item: its stem (headline, description, body), role, content type, place and value."""

    stem: str
    role: str
    content_type: str
    pointer: str
    value: str

    @property
    def is_html(self) -> bool:
        """Whether it is marked up: said so by its type or its role, and true."""
        said = "html" in self.content_type or "html" in self.role or "xml" in self.content_type or self.is_nitf
        return (said or not self.content_type) and has_markup(self.value)

    @property
    def is_nitf(self) -> bool:
        """Whether a NITF document stands in it."""
        return "nitf" in self.content_type.lower() or self.role == "nitf"


@dataclass(slots=True)
class Copy:
    """What an item says: blocks in order, private ones apart, media, and the text that its hash covers."""

    blocks: tuple[RawBlock, ...] = ()
    private: tuple[RawBlock, ...] = ()
    media: list[Found] = field(default_factory=list)
    leftovers: list[Found] = field(default_factory=list)
    warnings: list[StoryWarning] = field(default_factory=list)
    hashed: str = ""

    def wrong(self, value: JsonValue, pointer: str, wanted: str) -> None:
        """A value of a wrong type: kept among the leftovers, with a warning."""
        self.leftovers.append(Found(value, (pointer,)))
        if value is not None:
            message = f"{pointer} should be {wanted}"
            self.warnings.append(StoryWarning("wrong_type", Stage.PARSE, message, (AtPath((pointer,)),)))


Names = Mapping[str, tuple[str, str]]
"""Folded names that a kin of ninjs has for its copy: the stem and the role of each."""
OWN: Names = {}
"""ninjs itself: no other names."""


def is_copy(key: str, names: Names = OWN) -> bool:
    """Whether a folded property name is one of those read here."""
    return key == "associations" or key in names or _COPY_NAME.fullmatch(key) is not None


def read_copy(item: dict[str, JsonValue], pointer: str, kind: str, names: Names = OWN) -> Copy:
    """The copy of one item; `kind` is its type. Faults become warnings."""
    copy = Copy()
    words = list(_words(item, pointer, copy, names))
    blocks = [*_headlines(words), *_descriptions(words, kind)]
    private: list[RawBlock] = []
    main, others = _main_body([one for one in words if one.stem == "body"])
    if main:
        body, hidden = _body(main, copy)
        blocks.extend(body)
        private.extend(hidden)
    copy.leftovers.extend(Found(one.value, (one.pointer,), one.role or None) for one in others)
    blocks.extend(block for one in words if one.stem == "paragraphs" for block in _body(one, copy)[0])
    blocks.extend(_notes(item, pointer, copy, names))
    blocks.extend(_associations(item, pointer, copy))
    if kind in MEDIA_TYPES:
        copy.media.append(_medium(item, pointer, None, kind))
    copy.blocks, copy.private = tuple(blocks), tuple(private)
    copy.hashed = "\n".join(text for _, text in sorted(_hashed(item, "", names)))
    return copy


# --- finding the words ------------------------------------------------------------------------------------------------


def _words(item: dict[str, JsonValue], pointer: str, copy: Copy, names: Names) -> Iterator[Words]:
    for name, value in item.items():
        stem, suffix = names.get(folded(name)) or _stem(folded(name))
        if stem in {"", "note"}:
            continue
        place = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
        if isinstance(value, str):
            role, content_type = _pattern(suffix)
            yield Words(stem, role, content_type, place, value)
        elif isinstance(value, list):
            yield from _array(stem, value, place, copy)
        elif isinstance(value, dict) and isinstance(value.get("value"), str):
            yield from _array(stem, [value], place, copy)
        else:
            copy.wrong(value, place, "a string or an array of objects with a value")


def _stem(key: str) -> tuple[str, str]:
    """Stem and suffix of a name of ninjs's own; "" for one that is no copy."""
    match = _COPY_NAME.fullmatch(key)
    if match is None:
        return "", ""
    return ("body" if match["stem"] == "bodies" else match["stem"]), match["role"] or ""


def _pattern(suffix: str) -> tuple[str, str]:
    """Role and content type that a name such as `body_html5` gives."""
    if suffix in {"html", "html5", "xhtml"}:
        return "", "text/html"
    return ("", "text/plain") if suffix == "text" else (suffix, "")


def _array(stem: str, values: list[JsonValue], pointer: str, copy: Copy) -> Iterator[Words]:
    for index, one in enumerate(values):
        place = f"{pointer}/{index}"
        if isinstance(one, str):
            yield Words(stem, "", "", place, one)
            continue
        members = {folded(name): (name, value) for name, value in one.items()} if isinstance(one, dict) else {}
        name, value = members.get("value", ("", None))
        if not isinstance(value, str):
            copy.wrong(one, place, "an object with a value")
            continue
        role, content_type = (_string(members.get(key)) for key in ("role", "contenttype"))
        yield Words(stem, role.strip().lower(), content_type.lower(), f"{place}/{name}", value)


def _string(member: tuple[str, JsonValue] | None) -> str:
    return member[1] if member and isinstance(member[1], str) else ""


# --- making blocks of them --------------------------------------------------------------------------------------------


def _line(words: Words) -> str:
    return inline_text(words.value) if words.is_html else words.value


def _once(words: Iterator[Words]) -> Iterator[tuple[Words, str]]:
    """Each text once: `description_text` and `description_html` say the same."""
    seen: set[str] = set()
    for one in words:
        text = _line(one)
        key = " ".join(text.split())
        if key and key not in seen:
            seen.add(key)
            yield one, text


def _headlines(words: list[Words]) -> Iterator[RawBlock]:
    ordered = sorted((one for one in words if one.stem == "headline"), key=lambda one: one.role not in {"", "main"})
    for one, text in _once(iter(ordered)):
        yield RawBlock(BlockKind.HEADLINE, text, (one.pointer,), one.role or None)


def _descriptions(words: list[Words], kind: str) -> Iterator[RawBlock]:
    descriptions = sorted((one for one in words if one.stem == "description"), key=lambda one: one.is_html)
    for one, text in _once(iter(descriptions)):
        if kind in MEDIA_TYPES or one.role == "caption":
            yield RawBlock(BlockKind.CAPTION, text, (one.pointer,), one.role or None)
        else:
            known = one.role in STANDFIRST_ROLES
            yield RawBlock(BlockKind.STANDFIRST if known else BlockKind.UNKNOWN, text, (one.pointer,), one.role or None)


def _main_body(bodies: list[Words]) -> tuple[Words | None, list[Words]]:
    """The body to read, and those that say something else than it does."""
    filled = [one for one in bodies if one.value.strip()]
    if not filled:
        return None, []

    def rank(one: Words) -> tuple[bool, int]:
        structure = 0 if one.is_html and not one.is_nitf else 1 if one.is_nitf else 2
        return one.role not in MAIN_BODY_ROLES, structure

    main = min(filled, key=rank)
    return main, [one for one in filled if one is not main and one.role not in MAIN_BODY_ROLES]


def _body(words: Words, copy: Copy) -> tuple[tuple[RawBlock, ...], tuple[RawBlock, ...]]:
    if words.is_nitf and (nitf := json_items.nitf(words.value, (words.pointer,))):
        copy.media.extend(nitf.copy.media)
        copy.leftovers.extend(nitf.copy.leftovers)
        copy.warnings.extend(nitf.warnings)
        return nitf.copy.blocks, nitf.copy.private
    if words.is_html:
        html = read_html(words.value, (words.pointer,))
        copy.warnings.extend(html.warnings)
        return html.blocks, html.private
    blocks = read_text(words.value, words.pointer)
    if "html" in words.content_type:  # called HTML, and only its character references are
        return tuple(replace(block, text=unescape(block.text)) for block in blocks), ()
    return tuple(blocks), ()


def read_text(text: str, pointer: str) -> Iterator[RawBlock]:
    """Paragraphs of a plain body: between blank lines, or each line where there are none and none was wrapped."""
    if "\n" not in text and "\\n" in text:  # escaped twice by the sender: the marks stand in the text itself
        text = text.replace("\\r\\n", "  \\n").replace("\\n", " \n")
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    chunks = list(_PARAGRAPH.finditer(text))
    wrapped = max((len(line) for line in text.split("\n")), default=0) <= _WRAPPED_CHARACTERS
    if len(chunks) == 1 and "\n" in text.strip() and not wrapped:
        chunks = list(_LINE.finditer(text))
    check_blocks(len(chunks))
    for chunk in chunks:
        words = chunk[0].rstrip()
        words = words[words.rfind("\n", 0, len(words) - len(words.lstrip())) + 1 :]  # no blank lines, but the indent
        if words:
            table = "\n" in words and len(_COLUMNS.findall(words)) > 1
            kind = BlockKind.TABLE if table else BlockKind.PARAGRAPH
            end = chunk.start() + len(chunk[0].rstrip())
            yield RawBlock(kind, words, (pointer, f"char={end - len(words)},{end}"))


def _notes(item: dict[str, JsonValue], pointer: str, copy: Copy, names: Names) -> Iterator[RawBlock]:
    for name, value in item.items():
        if folded(name) in NOTES or names.get(folded(name), ("", ""))[0] == "note":
            place = f"{pointer}/{name}"
            if isinstance(value, str):
                text = inline_text(value) if has_markup(value) else value
                if text.strip():
                    yield RawBlock(BlockKind.EDITORS_NOTE, text, (place,))
            else:
                copy.wrong(value, place, "a string")


# --- media ------------------------------------------------------------------------------------------------------------


def _associations(item: dict[str, JsonValue], pointer: str, copy: Copy) -> Iterator[RawBlock]:
    """Captions of the media that go with the story; other associated stories are not ours to tell."""
    for name, value in item.items():
        if folded(name) != "associations":
            continue
        place = f"{pointer}/{name}"
        if isinstance(value, dict):
            members = [(f"{place}/{key.replace('~', '~0').replace('/', '~1')}", key, one) for key, one in value.items()]
        elif isinstance(value, list):
            members = [(f"{place}/{index}", "", one) for index, one in enumerate(value)]
        else:
            copy.wrong(value, place, "an object or an array")
            continue
        for where, key, one in members:
            if isinstance(one, dict):
                yield from _association(one, where, key, copy)
            else:
                copy.wrong(one, where, "an object")


def _association(one: dict[str, JsonValue], pointer: str, key: str, copy: Copy) -> Iterator[RawBlock]:
    kind = _member(one, "type").strip().casefold()
    if kind and kind not in MEDIA_TYPES:
        copy.leftovers.append(Found(one, (pointer,), key or None))
        return
    name = _member(one, "name") or key
    copy.media.append(_medium(one, pointer, name or None, kind or "picture"))
    words = list(_words(one, pointer, copy, OWN))
    captions = list(_descriptions([word for word in words if word.stem == "description"], "picture"))
    for block in captions[:1]:
        yield RawBlock(block.kind, block.text, block.source, name or None)


def _medium(one: dict[str, JsonValue], pointer: str, name: str | None, kind: str) -> Found:
    members: dict[str, JsonValue] = {"kind": kind}
    if uri := _member(one, "uri") or _member(one, "guid"):
        members["uri"] = uri
    if name:
        members["name"] = name
    if credit := next(
        (text for key in ("creditline", "by", "byline", "copyrightholder") if (text := _member(one, key))), ""
    ):
        members["credit"] = credit
    return Found(members, (pointer or "/",), name)


def _member(one: dict[str, JsonValue], wanted: str) -> str:
    return next((value for name, value in one.items() if folded(name) == wanted and isinstance(value, str)), "")


# --- what the hash covers ---------------------------------------------------------------------------------------------


def _hashed(item: dict[str, JsonValue], prefix: str, names: Names) -> Iterator[tuple[str, str]]:
    """The item's own text with sortable names: free of the order of its properties, private text included."""
    for name, value in item.items():
        key = folded(name)
        if key == "associations":
            members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
            for step, one in members:
                if isinstance(one, dict):
                    yield from _hashed(one, f"{prefix}{key}/{step:>06}/", names)
        elif key in _HASHED or key in NOTES or is_copy(key, names):
            yield from _strings(value, f"{prefix}{key}")


def _without_head(text: str) -> str:
    """A NITF document without its head: stamps and numbers of this transmission."""
    start = text.find("<head") if "<nitf" in text[:_PROLOGUE_CHARACTERS] else -1
    end = text.find("</head>", start) if start >= 0 else -1
    return text[:start] + text[end:] if end >= 0 else text


def _strings(value: JsonValue, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, " ".join(_without_head(value).split())
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _strings(one, f"{name}/{index:06}")
    elif isinstance(value, dict):
        for step, one in value.items():
            if folded(step) in {"value", "role"}:
                yield from _strings(one, f"{name}/{folded(step)}")
