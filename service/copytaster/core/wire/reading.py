"""What a format has found of one story so far: the hand in which every format gathers its `RawStory`.

A format calls `found`, `block`, `hide` and `keep` with each value and its place as it meets them, then `story`, which
settles the dialect and the stable id and refuses what holds no copy at all. Nothing is decided here about the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from copytaster.core.context import Dialect, Dialects
from copytaster.core.errors import Unreadable
from copytaster.core.model import (
    AtPath,
    BlockKind,
    Body,
    Detection,
    Field,
    Found,
    JsonValue,
    Part,
    Path,
    Range,
    RawBlock,
    RawStory,
    Stage,
    StoryWarning,
    Syntax,
)
from copytaster.core.wire.links import domains

Source = Range | Path

WORDLESS_TYPES = frozenset(
    """
    analytics heartbeat event planning concept coverage picture photo image graphic video audio animation composite
    package
    """.split()
)
"""Types whose item may have no words: then it is deliberately not passed on (`normalise/spike.py`), and no fault."""

# Who issued an id: urn:newsml:dpa.com:20090101:…, tag:reuters.com,2026:…
_AUTHORITY = re.compile(r"urn:newsml:(?P<urn>[^:\s]{1,100}):|tag:(?P<tag>[^:,\s]{1,100}),\d{4}", re.IGNORECASE)
_SENDERS = (Field.PROVIDER, Field.SOURCE, Field.COPYRIGHT_HOLDER)


@dataclass(slots=True)
class Reading:
    """One story in the making."""

    syntax: Syntax
    body: Body
    fields: dict[Field, list[Found]] = field(default_factory=dict)
    blocks: list[RawBlock] = field(default_factory=list)
    private: list[RawBlock] = field(default_factory=list)
    leftovers: list[Found] = field(default_factory=list)
    warnings: list[StoryWarning] = field(default_factory=list)

    def found(self, name: Field, value: JsonValue, source: Source, role: str | None = None) -> None:
        """A value of a field, as sent; `role` is the feed's own name for it.

        A blank string says nothing, except of an embargo: there it may mean one without an end.
        """
        if isinstance(value, str) and (not value or value.isspace()) and name is not Field.EMBARGO:
            return
        if name in self.fields:
            self.fields[name].append(Found(value, source, role))
        else:
            self.fields[name] = [Found(value, source, role)]

    def block(self, kind: BlockKind, text: str, source: Source, role: str | None = None) -> None:
        """A block of copy; blank ones are none."""
        if text and not text.isspace():
            self.blocks.append(RawBlock(kind, text, source, role))

    def hide(self, text: str, source: Source, kind: str) -> None:
        """Text that the format itself marks as private: it goes no further. `kind` as `privateNotes.kinds` names it."""
        if text.strip():
            self.private.append(RawBlock(BlockKind.EDITORS_NOTE, text, source, kind))

    def keep(self, value: JsonValue, source: Source, role: str | None = None) -> None:
        """A value that is recognised as one and has no place among the fields."""
        if value not in ("", None):
            self.leftovers.append(Found(value, source, role))

    def wrong(self, value: JsonValue, source: Path, wanted: str) -> None:
        """A value of a wrong type: kept among the leftovers, with a warning."""
        self.leftovers.append(Found(value, source))
        if value is not None:
            message = f"{source[-1]} should be {wanted}"
            self.warnings.append(StoryWarning("wrong_type", Stage.PARSE, message, (AtPath(source),)))

    def warn(self, code: str, message: str, *path: str) -> None:
        """A fault that leaves a usable story; `message` quotes no copy."""
        self.warnings.append(StoryWarning(code, Stage.PARSE, message, (AtPath(path),) if path else ()))

    def text(self, name: Field) -> str:
        """The first string of a field, or ""."""
        return next((one.value for one in self.fields.get(name, ()) if isinstance(one.value, str)), "")

    def dialect(self, dialects: Dialects) -> Dialect | None:
        """The table of the agency that the record names as its sender, or whose domain stands in its NewsML id."""
        for name in _SENDERS:
            for one in self.fields.get(name, ()):
                for alias in named(one.value):
                    if dialect := dialects.find(alias):
                        return dialect
        for one in self.fields.get(Field.NATIVE_ID, ()):
            if authority := _AUTHORITY.match(str(one.value)):
                domain = authority["urn"] or authority["tag"]
                if found := dialects.find(domain):
                    return found
        return None

    def dialect_at(self, dialects: Dialects, *addresses: str) -> Dialect | None:
        """The same, else the table of the agency whose domain one of these http addresses is at."""
        if found := self.dialect(dialects):
            return found
        names = (name for address in addresses for name in domains(address))
        return next((found for name in names if (found := dialects.find(name))), None)

    def settle_item_id(self, dialect: Dialect | None, *roles: str) -> None:
        """Choose, of the native ids, the one that stays the same over versions: the dialect's role, else these."""
        for role in (*(dialect.item_id if dialect else ()), *roles):
            for one in self.fields.get(Field.NATIVE_ID, ()):
                if one.role == role and str(one.value).strip():
                    self.fields[Field.ITEM_ID] = [one]
                    return

    def story(
        self, copy: str, dialect: Dialect | None, *, part: Part | None = None, evidence: str = "", place: str = "/"
    ) -> RawStory:
        """The story; raises `Unreadable` (`no_copy`) when it has no text, headline, caption, note, status or embargo.

        `copy` is what the copy hash covers: the whole text of the part without its transport frame.
        """
        noted = any(one.role != "contacts" for one in self.private)  # whom to ring is no copy
        wordless = self.text(Field.TYPE).strip().casefold() in WORDLESS_TYPES
        if not self.blocks and not noted and not wordless and not self._says_something():
            raise Unreadable("no_copy", Stage.PARSE, "no text, headline, note, status or embargo", place)
        item_id = self.text(Field.ITEM_ID)
        if part and item_id and not part.id:
            part = Part(part.index, part.of, item_id)
        return RawStory(
            detection=Detection(self.syntax, dialect.name if dialect else None, evidence),
            copy=copy,
            decoded=self.body.decoded,
            fields={name: tuple(found) for name, found in self.fields.items() if found},
            blocks=tuple(self.blocks),
            private=tuple(self.private),
            leftovers=tuple(self.leftovers),
            warnings=tuple(self.warnings),
            part=part,
        )

    def _says_something(self) -> bool:
        embargo = any(one.value is not None for one in self.fields.get(Field.EMBARGO, ()))
        return embargo or bool(self.text(Field.STATUS).strip())


def named(value: JsonValue) -> list[str]:
    """The names that a string or an object with `name`, `literal` or `code` gives."""
    if isinstance(value, dict):
        return [one for key in ("name", "literal", "code") if isinstance(one := value.get(key), str) and one.strip()]
    return [value] if isinstance(value, str) and value.strip() else []
