"""The story's and the version's id: the same copy gets the same ids, on any pipeline, in any transmission.

CONTRACT, "Ids": uuid5 of stable inputs. No sequence number, Kafka position, block kind, enriched value or pipeline
version enters either; a wrong merge loses copy, a split can be joined later: when unsure, split.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha1, sha256
from uuid import UUID

from copytaster.core.model import Field, Found, Ids, JsonValue, Part, StoryId, VersionId

NAMESPACE = UUID("65564b9e-019e-4711-b16a-4155d495d207")
"""The fixed namespace of all ids (README, "Ids"): a change of it would make every story a new one."""

_SEPARATOR = "\x1f"
# urn:newsml:provider:date:item:revision, where the revision ends in U, A or N for what it updates (NewsML 1.2); dpa's
# NITF has the same with hyphens, and the milliseconds of its version.
_NEWSML_REVISION = re.compile(
    r"(?P<item>urn:newsml:[^:]+:[^:]+:.+(?=:\d{1,6}[UAN]?$)|urn-newsml-[^:]+(?=:\d{1,14}$)):\d{1,14}[UAN]?",
    re.IGNORECASE,
)

# STT writes the day of the version into the id, or leaves it empty: urn:newsml:stt.fi:20260302:104, …:stt.fi::104.
_DATED = re.compile(
    r"(?P<before>urn:newsml:[^:]{1,100}:|tag:[^:,]{1,100},)(?:\d{4}-?\d{2}-?\d{2})?(?=:)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What identifies a story: who sends it, and the native id that stays the same, or what stands for one."""

    sender: str
    item_id: str | None = None
    slugline: str | None = None
    slugline_day: date | None = None
    dated: bool = False  # a date in the item id changes with each version (the dialect's `item_id_has_date`)
    revised: bool = True  # the item id may end in a revision; NewsML-G2 has it in an attribute of its own


def named(namespace: UUID | str, name: str) -> str:
    """The UUID of version 5 (RFC 9562, 5.5) of a name, as `uuid.uuid5` spells it, in a third of its time."""
    space = namespace.bytes if isinstance(namespace, UUID) else bytes.fromhex(namespace.replace("-", ""))
    digest = bytearray(sha1(space + name.encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    spelled = digest.hex()
    return f"{spelled[:8]}-{spelled[8:12]}-{spelled[12:16]}-{spelled[16:20]}-{spelled[20:]}"


def copy_hash(copy: str) -> str:
    """Hex SHA-256 of the whole decoded text with its white space folded."""
    return sha256(" ".join(copy.split()).encode("utf-8", "surrogatepass")).hexdigest()


def without_revision(item_id: str) -> str:
    """A NewsML id without its revision, which changes with every version; any other id as it is."""
    match = _NEWSML_REVISION.fullmatch(item_id)
    return match["item"] if match else item_id


def stable(identity: Identity) -> str:
    """What of the item id stays the same over versions."""
    item_id = identity.item_id or ""
    item_id = without_date(item_id) if identity.dated else item_id
    return without_revision(item_id) if identity.revised else item_id


def without_date(item_id: str) -> str:
    """An id without its date, for agencies that put the day of the version into it; any other id as it is."""
    match = _DATED.match(item_id)
    return match["before"] + item_id[match.end() :] if match else item_id


def story_id(identity: Identity, hash_of_copy: str, part: Part | None = None) -> StoryId:
    """The id that all versions share."""
    if identity.item_id:
        names = [stable(identity)]
        if part:
            component = part.id or hash_of_copy
            names += [component] if component != identity.item_id else []
    elif identity.slugline and identity.slugline_day:
        names = ["slugline", identity.slugline, identity.slugline_day.isoformat()]
        names += [part.id or hash_of_copy] if part else []
    else:
        names = ["copy", hash_of_copy]
    return StoryId(named(NAMESPACE, _SEPARATOR.join((identity.sender.casefold(), *names))))


def version_id(story: StoryId, fields: Mapping[Field, tuple[Found, ...]], hash_of_copy: str) -> VersionId:
    """The id of this version: what the feed says of it, and its copy."""
    said = [_as_sent(fields, field) for field in (Field.VERSION, Field.VERSION_CREATED)]
    signals = [_as_sent(fields, field) for field in (Field.STATUS, Field.SIGNAL, Field.EMBARGO)]
    return VersionId(named(story, _SEPARATOR.join((*said, hash_of_copy, *signals))))


def ids_of(
    identity: Identity, target_id: str | None, fields: Mapping[Field, tuple[Found, ...]], copy: str, part: Part | None
) -> Ids:
    """Both ids; a kill, hold or release that names its target by id takes the target's story."""
    hashed = copy_hash(copy)
    story = story_id(replace(identity, item_id=target_id), hashed) if target_id else story_id(identity, hashed, part)
    return Ids(story, version_id(story, fields, hashed))


def _as_sent(fields: Mapping[Field, tuple[Found, ...]], field: Field) -> str:
    """All values of a field as one string; null is told apart from nothing."""
    found = fields.get(field)
    return "\x1e".join([_spelled(one.value) for one in found]) if found else ""


def _spelled(value: JsonValue) -> str:
    if isinstance(value, dict):
        return "{" + ",".join(f"{key}:{_spelled(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_spelled(one) for one in value) + "]"
    return " ".join(value.split()) if isinstance(value, str) else str(value)
