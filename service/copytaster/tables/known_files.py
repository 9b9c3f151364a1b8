"""Loads what is known by name: `known/countries.tsv`, the TOML tables beside it, and an operator's own of their shape.

Strict, because a wrong id is worse than none: unknown tables and keys, wrong types, an ISIN whose digit is wrong, dates
that are none, a country that is not in the table, and a spelling that two rows claim are errors that name the file. A
row of an operator's file takes the place of ours of the same table and key.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from copytaster.core.facts import EntityType, MentionForm
from copytaster.core.isin import is_isin
from copytaster.core.things import EU_CODE, Finder, Spelling, Tenure, Thing, ThingKind, Things, tag_of
from copytaster.tables.demonyms import forms

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
_KINDS = {
    "people": ThingKind.PERSON,
    "bodies": ThingKind.BODY,
    "central_banks": ThingKind.CENTRAL_BANK,
    "companies": ThingKind.COMPANY,
    "media": ThingKind.MEDIUM,
    "seats": ThingKind.SEAT,
}
_LISTS = ("also", "loose", "tags", "offices", *LANGUAGES[1:])
_TEXTS = ("name", "country", "of", "gender", "wikidata", "isin", "ric", "ticker", "mic")
_NEVER = "9999-12-31"
_BODIES_OF_THREE = frozenset({"ECB", "FED", "IMF", "BOE", "BOJ", "WHO", "WTO", EU_CODE})
"""Keys of bodies with offices that look like a country's code."""


@dataclass(slots=True)
class _Collected:
    """What the files say, before it is tied together."""

    rows: dict[str, Thing] = field(default_factory=dict)
    spellings: dict[str, list[tuple[str | None, Spelling]]] = field(default_factory=lambda: defaultdict(list))  # by key
    tags: dict[str, list[str]] = field(default_factory=dict)
    sure_until: str = _NEVER

    def say(self, key: str, language: str | None, spelling: Spelling) -> None:
        """One more spelling of a row; of all languages where none is given."""
        self.spellings[key].append((language, spelling))


def load_things(operators: Path | None = None) -> Things:
    """All that is known. Reads files; raises `ValueError` naming the file and the fault."""
    folder = files("copytaster.tables") / "known"
    found = _Collected()
    _read_countries((folder / "countries.tsv").read_text(encoding="utf-8"), found)
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".toml"):
            read_things(entry.name, entry.read_text(encoding="utf-8"), found)
    if operators is not None:
        read_things(str(operators), _text_of(operators), found)
    return _joined(found)


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{file}: {error}") from error


def _read_countries(text: str, found: _Collected) -> None:
    lines = text.splitlines()
    columns = lines[0].split("\t")
    for line in lines[1:]:
        row = dict(zip(columns, line.split("\t"), strict=True))
        key, code = f"country/{row['alpha3']}", row["alpha3"]
        ids = {"iso3": code} | ({"wikidata": row["wikidata"]} if row["wikidata"] else {})
        if code.startswith("X"):  # of ISO's user-assigned codes: no id
            ids.pop("iso3")
        names = row["en"].split(",")
        found.rows[key] = Thing(key, ThingKind.COUNTRY, names[0], EntityType.PLACE, code, MappingProxyType(ids), of=key)
        _say_country(found, key, "en", names, row["en_demonyms"].split(","))
        for language in LANGUAGES[1:]:
            theirs, _, demonyms = row[language].partition(":")
            _say_country(found, key, language, theirs.split(","), demonyms.split(","))
        capital = f"capital/{code}"
        towns = [town for town in row["seats"].split(",") if town]
        if towns:
            found.rows[capital] = Thing(capital, ThingKind.CAPITAL, towns[0], EntityType.PLACE, code, of=key)
        for town in towns:
            found.say(capital, "en", Spelling(town, capital))


def _say_country(found: _Collected, key: str, language: str, names: list[str], demonyms: list[str]) -> None:
    for name in filter(None, names):  # a question mark: another country's too
        found.say(key, language, Spelling(name.removesuffix("?"), key, loose=name.endswith("?")))
    for form in forms(language, filter(None, demonyms)):
        if form not in names:
            found.say(key, language, Spelling(form, key, MentionForm.DEMONYM))


def read_things(file: str, text: str, found: _Collected) -> None:
    """The rows of a TOML file, added to what was found."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{file}: {error}") from error
    for title, table in tables.items():
        if title == "sure_until":
            found.sure_until = _day(file, title, str(table))
        elif title == "others" and isinstance(table, dict):
            for name in _list(file, "others", table, "names"):
                found.say("", None, Spelling(name, ""))
        elif title in _KINDS and isinstance(table, dict):
            for name, row in table.items():
                _read_row(file, _KINDS[title], name, row, found)
        else:
            raise ValueError(f"{file}: unknown table {title}; known are {', '.join([*_KINDS, 'others'])}")


def _read_row(file: str, kind: ThingKind, name: str, row: object, found: _Collected) -> None:
    where = f"{kind} {name}"
    if not isinstance(row, dict):
        raise ValueError(f"{file}: {where} must be a table")  # noqa: TRY004 - of a file, not of an argument
    if unknown := sorted(set(row) - {*_LISTS, *_TEXTS, "place"}):
        raise ValueError(f"{file}: {where}: unknown keys: {', '.join(unknown)}")
    if row.get("place") is True:
        kind = ThingKind.CAPITAL
    key = f"{kind}/{name}"
    texts = {one: _text(file, where, row, one) for one in _TEXTS}
    isin = texts["isin"]
    if isin is not None and not is_isin(isin):
        raise ValueError(f"{file}: {where}: {isin} is no ISIN: its last digit does not fit")
    of = texts["of"]
    ids = {one: texts[one] or "" for one in ("wikidata", "isin") if texts[one]}
    title = texts["name"] or (name if kind is ThingKind.PERSON else "")
    tenures = tuple(_tenure(file, where, one) for one in _list(file, where, row, "offices"))
    found.rows[key] = Thing(
        key=key,
        kind=kind,
        name=title.removeprefix("the ") or name.replace("-", " ").title(),
        type=_type(kind),
        country=_country(of, texts["country"], tenures),
        ids=MappingProxyType(ids),
        of=_of(of),
        gender=texts["gender"] or "",
        tenures=tenures,
        ric=texts["ric"],
        ticker=texts["ticker"],
        mic=texts["mic"],
    )
    found.spellings[key] = []
    found.tags[key] = [tag.casefold() for tag in _list(file, where, row, "tags")]
    for spelling in filter(None, (title, *_list(file, where, row, "also"))):
        found.say(key, None, Spelling(spelling, key))
    for spelling in _list(file, where, row, "loose"):
        found.say(key, None, Spelling(spelling, key, loose=True))
    for language in LANGUAGES[1:]:
        for spelling in _list(file, where, row, language):
            found.say(key, language, Spelling(spelling, key))


def _type(kind: ThingKind) -> EntityType:
    if kind is ThingKind.PERSON:
        return EntityType.PERSON
    return EntityType.PLACE if kind in (ThingKind.SEAT, ThingKind.CAPITAL) else EntityType.ORGANISATION


def _country(of: str | None, stated: str | None, tenures: tuple[Tenure, ...]) -> str | None:
    """Whose somebody or something is: as stated, else the government's or the last office's."""
    offices = [tenure.of for tenure in tenures if _is_country(tenure.of)]
    return stated or (of if of and _is_country(of) else None) or (offices[-1] if offices else None)


def _is_country(of: str) -> bool:
    return len(of) == 3 and of not in _BODIES_OF_THREE


def _of(of: str | None) -> str | None:
    if of is None:
        return None
    return f"country/{of}" if _is_country(of) else f"body/{of}"


def _tenure(file: str, where: str, text: str) -> Tenure:
    words = text.split()
    days = [word for word in words if word[:1].isdigit()]
    if not 1 <= len(days) <= 2 or len(words) < len(days) + 2:
        raise ValueError(f"{file}: {where}: {text!r} is not `office country first-day [day-after-last]`")
    start, end = _day(file, where, days[0]), _day(file, where, days[1]) if days[1:] else None
    *office, of = words[: -len(days)]
    return Tenure(" ".join(office), of, start, end)


def _day(file: str, where: str, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ValueError(f"{file}: {where}: {text} is no day of the form 2026-01-31") from error


def _text(file: str, where: str, row: Mapping[str, object], key: str) -> str | None:
    value = row.get(key)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise ValueError(f"{file}: {where}: {key} must be a string")
    return value


def _list(file: str, where: str, row: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise ValueError(f"{file}: {where}: {key} must be an array of strings")
    return tuple(value)


def _joined(found: _Collected) -> Things:
    for row in found.rows.values():
        if row.country and row.country != EU_CODE and f"country/{row.country}" not in found.rows:
            raise ValueError(f"{row.key}: {row.country} is no country of the table")
        if row.of and row.of not in found.rows:
            raise ValueError(f"{row.key}: {row.of} is no row of the tables")
    finders = {language: Finder(_spellings(language, found)) for language in LANGUAGES}
    return Things(
        MappingProxyType(found.rows),
        MappingProxyType(finders),
        MappingProxyType(dict(_tags(found))),
        MappingProxyType(_holders(found)),
        MappingProxyType({row.name: row for row in found.rows.values() if row.ric or row.ticker or "isin" in row.ids}),
    )


def _spellings(language: str, found: _Collected) -> list[Spelling]:
    """Those of a language, each once: of two readings of one row the first, a firm one before a loose one."""
    once: dict[str, Spelling] = {}
    for spellings in found.spellings.values():
        for theirs, spelling in spellings:
            if theirs not in (None, language):
                continue
            known = once.setdefault(spelling.text, spelling)
            if known.key != spelling.key and not _may_share(found, known, spelling):
                raise ValueError(f"{spelling.text!r} ({language}) is claimed by {known.key} and {spelling.key}")
            if _is_weaker(known, spelling):
                once[spelling.text] = spelling
    return list(once.values())


def _is_weaker(known: Spelling, other: Spelling) -> bool:
    if not known.key or not other.key:
        return not known.key
    if known.form is not other.form:
        return known.form is MentionForm.DEMONYM
    return known.loose and not other.loose


def _may_share(found: _Collected, one: Spelling, other: Spelling) -> bool:
    """What only looks like a name gives way, a people's name to a body's; a capital may stand in both tables."""
    if not one.key or not other.key or one.form is not other.form:
        return True
    return {found.rows[one.key].kind, found.rows[other.key].kind} == {ThingKind.CAPITAL}


def _tags(found: _Collected) -> Iterator[tuple[str, str]]:
    """Names of one word as hashtags, in all languages; then what the rows say themselves, which rules."""
    for key, spellings in found.spellings.items():
        for _, spelling in spellings:
            if key and spelling.form is MentionForm.NAME and not spelling.loose:
                yield tag_of(spelling.text), key
    for key, tags in found.tags.items():
        for tag in tags:
            yield tag, key


def _holders(found: _Collected) -> dict[tuple[str, str], tuple[tuple[str, str, str], ...]]:
    held: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for row in found.rows.values():
        for tenure in row.tenures:
            held[tenure.office, tenure.of].append((tenure.start, tenure.end or found.sure_until, row.key))
    return {office: tuple(sorted(holders)) for office, holders in held.items()}
