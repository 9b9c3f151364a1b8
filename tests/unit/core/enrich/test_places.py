import re
from dataclasses import replace

import pytest

from copytaster.core.context import Tables
from copytaster.core.enrich import known, places, sentences
from copytaster.core.facts import Entity, EntityType, Facts, Mention, MentionForm, Place, PlaceRole
from copytaster.core.gazetteer import Gazetteer
from copytaster.core.model import At, Block, BlockKind, Dateline, DatelinePlace, Declared, Places, Story
from copytaster.tables import load_tables
from tests.stories import a_story

BRACKETS = re.compile(r"\[([^\]]+)\]")


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load_tables()


def warn(code: str, message: str, at: Places = ()) -> None:
    raise AssertionError(code)


def a_report(*texts: str, language: str = "en", metonyms: frozenset[str] = frozenset()) -> Story:
    """A story whose places stand in brackets; `|` ends a dateline, `#` begins a headline."""
    blocks = []
    mentions: dict[str, list[Mention]] = {}
    dateline = None
    for number, marked in enumerate(texts):
        kind = BlockKind.HEADLINE if marked[0] == "#" else BlockKind.PARAGRAPH
        kind = BlockKind.DATELINE if marked[-1] == "|" else kind
        plain, spans = unmarked(marked.strip("#|"))
        for start, end in spans:
            name = plain[start:end]
            form = MentionForm.METONYM if name in metonyms else MentionForm.NAME
            key = name.title() if name.isupper() else name
            mentions.setdefault(key, []).append(Mention((At(number, start, end),), form))
        if kind is BlockKind.DATELINE and dateline is None:
            name, _, region = plain.partition(", ")
            region = region.split(" (")[0].strip()
            dateline = Dateline((DatelinePlace(name.split(" (")[0].strip(), region or None),), plain)
        blocks.append(Block(kind, plain))
    entities = tuple(
        Entity(f"e{number}", name, EntityType.PLACE, tuple(found), "test@1", 1.0)
        for number, (name, found) in enumerate(mentions.items(), 1)
    )
    story = a_story(blocks=tuple(blocks), declared=Declared(language=language))
    return replace(story, dateline=dateline, facts=Facts(entities=entities))


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without brackets, and where they were."""
    plain, end, spans = "", 0, []
    for found in BRACKETS.finditer(marked):
        plain += marked[end : found.start()]
        spans.append((len(plain), len(plain) + len(found[1])))
        plain += found[1]
        end = found.end()
    return plain + marked[end:], spans


def resolved(story: Story, tables: Tables) -> list[Place]:
    """What is found, with the sentences and the names that the tables know."""
    story = replace(story, facts=replace(story.facts, sentences=sentences.enrich(story, tables, warn)))
    story = replace(story, facts=replace(story.facts, known=known.enrich(story, tables, warn)))
    return list(places.enrich(story, tables, warn))


def where(story: Story, tables: Tables) -> dict[str, tuple[str | None, int | None, int | None]]:
    """Country and rounded point by name."""
    return {
        one.name: (one.iso3, None if one.lat is None else round(one.lat), None if one.lon is None else round(one.lon))
        for one in resolved(story, tables)
    }


def roles(story: Story, tables: Tables) -> dict[str, list[PlaceRole]]:
    """Roles by name."""
    found: dict[str, list[PlaceRole]] = {}
    for one in resolved(story, tables):
        found.setdefault(one.name, []).append(one.role)
    return found


LOCAL = [
    (
        (
            "[SPRINGFIELD], Ill. (AP) —|",
            "Deputies from [Sangamon County] closed a bridge near [Chatham]. In [Decatur], schools shut.",
        ),
        {"Springfield": (40, -90), "Sangamon County": (40, -90), "Chatham": (40, -90), "Decatur": (40, -89)},
    ),
    (
        ("A [Lebanon], Tenn., man was charged in [Wilson County] on Monday, said police in [Nashville].",),
        {"Lebanon": (36, -86), "Wilson County": (36, -86), "Nashville": (36, -87)},
    ),
    (
        ("[ATHENS], Ga. |", "The road from [Athens] to [Rome] and [Macon] will close, the Clarke County sheriff said."),
        {"Athens": (34, -83), "Rome": (34, -85), "Macon": (33, -84)},
    ),
    (
        ("Students from [Moscow], [Idaho], and [Pullman], Wash., met in [Lewiston] before they drove to [Spokane].",),
        {
            "Moscow": (47, -117),
            "Idaho": (44, -115),
            "Pullman": (47, -117),
            "Lewiston": (46, -117),
            "Spokane": (48, -117),
        },
    ),
    (
        ("The river crested at [Cairo], [Illinois], and at [Cape Girardeau] in [Missouri], above [Paducah].",),
        {"Cairo": (37, -89), "Cape Girardeau": (37, -90), "Paducah": (37, -89)},
    ),
    (
        ("[VIENNA], Va. |", "Police in [Fairfax County] searched [Arlington], [Reston] and [Alexandria]."),
        {
            "Vienna": (39, -77),
            "Fairfax County": (39, -77),
            "Arlington": (39, -77),
            "Reston": (39, -77),
            "Alexandria": (39, -77),
        },
    ),
    (
        ("The [Texas] town of [Paris] lies in [Lamar County], north of [Dallas].",),
        {"Paris": (34, -96), "Lamar County": (34, -95), "Dallas": (33, -97)},
    ),
    (
        ("[LONDON], Ontario (CP) —|", "Police from [Cambridge], [Kitchener] and [Windsor] searched a house."),
        {"London": (43, -81), "Cambridge": (43, -80), "Kitchener": (43, -80), "Windsor": (42, -83)},
    ),
    (
        ("[NEWCASTLE], Australia |", "Trains from [Maitland] to [Gosford] and [Sydney] stopped."),
        {"Newcastle": (-33, 152), "Maitland": (-33, 152), "Gosford": (-33, 151), "Sydney": (-34, 151)},
    ),
    (
        ("Britain's coastguard searched off [Skegness] after a boat from [Boston] sank; crews came from [Lincoln].",),
        {"Skegness": (53, 0), "Boston": (53, 0), "Lincoln": (53, -1)},
    ),
]

ABROAD = [
    (
        ("[BEIRUT] |", "Clashes in Lebanon's second city of [Tripoli] spread to [Tyre], the Lebanese army said."),
        {"Tripoli": ("LBN", 34, 36), "Tyre": ("LBN", 33, 35)},
    ),
    (
        ("[KARACHI], Pakistan |", "A bus from [Hyderabad] to [Sukkur] overturned."),
        {"Hyderabad": ("PAK", 25, 68), "Sukkur": ("PAK", 28, 69)},
    ),
    (
        ("[CARACAS] |", "Venezuelan troops took [Valencia], [Barcelona] and [Mérida]."),
        {"Valencia": ("VEN", 10, -68), "Barcelona": ("VEN", 10, -65), "Mérida": ("VEN", 9, -71)},
    ),
    (
        ("[MADRID] |", "Spanish trains to [Córdoba], [Mérida], [Guadalajara] and [Valencia] were late."),
        {
            "Córdoba": ("ESP", 38, -5),
            "Mérida": ("ESP", 39, -6),
            "Guadalajara": ("ESP", 41, -3),
            "Valencia": ("ESP", 39, 0),
        },
    ),
    (
        ("[GEORGETOWN], Guyana |", "The minister flew from [Georgetown] to [New York] and [London]."),
        {"Georgetown": ("GUY", 7, -58), "New York": ("USA", 41, -74), "London": ("GBR", 52, 0)},
    ),
    (
        ("[TBILISI] |", "[Georgia] and [Armenia] signed a treaty in [Gori]."),
        {"Georgia": ("GEO", 42, 44), "Gori": ("GEO", 42, 44)},
    ),
    (
        ("[ATLANTA] |", "[Georgia] and [Alabama] shut their schools, from [Savannah] to [Birmingham]."),
        {"Georgia": ("USA", 33, -83), "Birmingham": ("USA", 34, -87)},
    ),
]


@pytest.mark.parametrize(("texts", "wanted"), LOCAL)
def test_local_news(texts: tuple[str, ...], wanted: dict[str, tuple[int, int]], tables: Tables) -> None:
    """Small places are found by the State behind them, their county and their neighbours."""
    found = where(a_report(*texts), tables)
    far = {
        name: (found[name], point)
        for name, point in wanted.items()
        if None in found[name] or abs((found[name][1] or 0) - point[0]) > 1 or abs((found[name][2] or 0) - point[1]) > 1
    }
    assert not far


@pytest.mark.parametrize(("texts", "wanted"), ABROAD)
def test_news_from_abroad(texts: tuple[str, ...], wanted: dict[str, tuple[str, int, int]], tables: Tables) -> None:
    """Namesakes are told by the country in play."""
    found = where(a_report(*texts), tables)
    assert {name: found[name] for name in wanted} == wanted


def test_the_place_of_an_explicit_state(tables: Tables) -> None:
    """A hint gives the place with its id, country, feature and point."""
    found = resolved(a_report("[PARIS], Texas (AP) —|", "A tornado tore through the city."), tables)
    assert found == [
        Place(
            "e1",
            "Paris",
            PlaceRole.DATELINE,
            places.BY,
            0.97,
            iso3="USA",
            geonames="4717560",
            feature="PPLA2",
            lat=33.66094,
            lon=-95.55551,
        )
    ]


@pytest.mark.parametrize("name", ["Taiwan", "Crimea", "West Bank", "Gaza Strip", "Kashmir", "Western Sahara", "Kosovo"])
def test_disputed_areas_have_no_country(name: str, tables: Tables) -> None:
    """Whose a disputed area is, is not for us to say: it has a point and no country."""
    (found,) = resolved(a_report(f"Talks about [{name}] began."), tables)
    assert (found.iso3, found.lat is None) == (None, False)


def test_parts_of_countries_have_no_point(tables: Tables) -> None:
    """Eastern Ukraine is in Ukraine, without a point of its own."""
    found = where(a_report("Fighting went on in [eastern Ukraine] and [northern Mozambique]."), tables)
    assert found == {"eastern Ukraine": ("UKR", None, None), "northern Mozambique": ("MOZ", None, None)}


def test_metonyms_are_no_places(tables: Tables) -> None:
    """A town that only means its government is left out."""
    report = a_report("[Moscow] denied it. A crowd gathered in [Kazan].", metonyms=frozenset({"Moscow"}))
    assert list(where(report, tables)) == ["Kazan"]


def test_a_point_of_the_compass_in_an_agency_is_no_region(tables: Tables) -> None:
    (found,) = places.enrich(a_report("[LYSVIK] (North Wire) -|", "The last ferry leaves on Friday."), tables, warn)
    assert (found.name, found.iso3) == ("Lysvik", None)


def test_an_unknown_place_is_in_the_country_of_the_dateline(tables: Tables) -> None:
    """A name that no gazetteer has is small: it has the country of the scene and no point."""
    report = a_report("[LUSAKA] |", "Crowds met at [Zzyx Farm].")
    assert where(report, tables)["Zzyx Farm"] == ("ZMB", None, None)


UNSHOWN = [
    ("en", "Temperatures in [Fahrenheit] fell."),
    ("en", "A save from [Zzyxda] kept it level."),
    ("en", "The [University of Zzyx] is at the [University of Zzyx]."),
    ("de", "Der Treffer von [Zzyxda] zählte nicht."),
]


@pytest.mark.parametrize(("language", "text"), UNSHOWN)
def test_a_name_that_nothing_shows_to_be_a_place(language: str, text: str, tables: Tables) -> None:
    """What no gazetteer has and no word of the copy makes a place is none, whatever the tagger took it for."""
    assert list(where(a_report("[LUSAKA] |", text, language=language), tables)) == ["Lusaka"]


SHOWN = [
    ("en", "It closed in [Zzyxda]."),
    ("en", "It closed off [Zzyxda]."),
    ("en", "They left the village of [Zzyxda]."),
    ("en", "They left [Zzyxda Valley]."),
    ("en", "They left [Zzyxda] island."),
    ("es", "Salieron del estadio [Zzyxda]."),
    ("it", "Si vedono al [Zzyxda]."),
    ("fr", "Ils ont quitté le village de [Zzyxda]."),
]


@pytest.mark.parametrize(("language", "text"), SHOWN)
def test_a_name_that_the_copy_shows_to_be_a_place(language: str, text: str, tables: Tables) -> None:
    """A word of place before it, in it or behind it makes it one: of the country of the scene."""
    (found,) = resolved(a_report("[LUSAKA] |", text, language=language), tables)[1:]
    assert (found.iso3, found.lat) == ("ZMB", None)


def test_a_venue_is_where_its_town_is(tables: Tables) -> None:
    """A stadium that has a town's name has its point, but not its id."""
    (found,) = resolved(a_report("Crowds left [Lusaka Stadium]."), tables)
    assert (found.iso3, found.geonames, found.lat and round(found.lat)) == ("ZMB", None, -15)


def test_a_part_of_an_unsure_place_is_none(tables: Tables) -> None:
    """The west wing of a house is no part of a village called Wing."""
    assert resolved(a_report("Staff left the [West Wing]."), tables) == []


def test_a_small_town_of_the_dateline_is_of_the_language(tables: Tables) -> None:
    """A German agency does not say where Peine is; English ones are everywhere."""
    assert where(a_report("[Peine] (dpa) |", "Ein Baum fiel.", language="de"), tables)["Peine"][0] == "DEU"
    assert where(a_report("[Peine] (AP) |", "A tree fell."), tables)["Peine"][0] is None


def test_an_unknown_place_without_a_scene(tables: Tables) -> None:
    """Nothing is known, nothing is said."""
    (found,) = resolved(a_report("Crowds met at [Zzyx Farm]."), tables)
    assert (found.iso3, found.geonames, found.lat, found.lon) == (None, None, None, None)


def test_a_small_namesake_needs_a_reason(tables: Tables) -> None:
    """A village that happens to have the name is not taken without its country."""
    (found,) = resolved(a_report("They met at [Maigatari]."), tables)
    assert found.lat is None
    assert where(a_report("Nigerian soldiers met at [Maigatari]."), tables)["Maigatari"] == ("NGA", 13, 9)


def test_capitals_and_other_languages(tables: Tables) -> None:
    """Capitals, accents and the languages' own names lead to the same place."""
    found = where(a_report("[KÖLN] |", "Züge nach [Mailand], [Prag] und [Kärnten] fielen aus.", language="de"), tables)
    assert found == {
        "Köln": ("DEU", 51, 7),
        "Mailand": ("ITA", 45, 9),
        "Prag": ("CZE", 50, 14),
        "Kärnten": ("AUT", 47, 14),
    }
    assert where(a_report("[Москва] и [北京] и [القاهرة]", language="ru"), tables) == {
        "Москва": ("RUS", 56, 38),
        "北京": ("CHN", 40, 116),
        "القاهرة": ("EGY", 30, 31),
    }


def test_roles(tables: Tables) -> None:
    """Where it is reported from, where it happens, what is only mentioned."""
    report = a_report(
        "[MANILA] |",
        "A ferry sank off the island of [Palawan] on Monday, killing nine.",
        "It had left [Masbate] at dawn.",
        "A ferry sank in [Indonesia] last year.",
    )
    assert roles(report, tables) == {
        "Manila": [PlaceRole.DATELINE],
        "Palawan": [PlaceRole.EVENT],
        "Masbate": [PlaceRole.MENTIONED],
        "Indonesia": [PlaceRole.MENTIONED],
    }


def test_roles_of_a_dateline_where_it_happens(tables: Tables) -> None:
    """A dateline's place that the lead points at or names again stands twice."""
    both = [PlaceRole.DATELINE, PlaceRole.EVENT]
    assert roles(a_report("[QUITO] |", "Ministers met here on Monday."), tables) == {"Quito": both}
    assert roles(a_report("#Blast in [Quito]", "[QUITO] |", "Two people died."), tables) == {"Quito": both}
    assert roles(a_report("[QUITO] |", "Prices rose in May."), tables) == {"Quito": [PlaceRole.DATELINE]}


def test_roles_in_a_diary(tables: Tables) -> None:
    """An entry of a diary opens with its place."""
    report = a_report("Stories for Monday:", "[LIMA] - Voters go to the polls.", "[VIENNA] - OPEC meets.")
    assert roles(report, tables) == {"Lima": [PlaceRole.EVENT], "Vienna": [PlaceRole.EVENT]}


def test_no_gazetteer(tables: Tables) -> None:
    """Without a gazetteer places have their names alone."""
    story = a_report("They met in [Paris].")
    (found,) = places.enrich(story, replace(tables, gazetteer=Gazetteer()), warn)
    assert (found.name, found.iso3, found.lat) == ("Paris", None, None)


def test_directions_and_planets_are_nowhere(tables: Tables) -> None:
    """The West is no village in Texas, the Earth none in it either."""
    found = where(a_report("Ties with the [West] cooled, and so did the [Earth]."), tables)
    assert found == {}


def test_a_country_that_is_already_told(tables: Tables) -> None:
    """What the entity is known to be is not asked again, whatever else the story names."""
    report = a_report("[Georgia] beat the Atlanta side; the U.S. state of [Georgia] has the same name.")
    (one,) = report.facts.entities
    report = replace(report, facts=replace(report.facts, entities=(replace(one, ids={"iso3": "GEO"}),)))
    assert where(report, tables)["Georgia"] == ("GEO", 42, 44)


def test_a_thousand_places_take_linear_time(tables: Tables) -> None:
    """A long list of towns is read to its end."""
    report = a_report(" ".join(f"[Springfield] {number} [Santa Ana] near [Place{number}]," for number in range(500)))
    assert len(resolved(report, tables)) == 502


def told(story: Story, tables: Tables) -> list[tuple[str, bool, str]]:
    """What is said of a finished story: value, taken, rule."""
    story = replace(story, facts=replace(story.facts, places=tuple(resolved(story, tables))))
    return [(one.value, one.taken, one.rule) for one in places.candidates(story, tables)]


def test_candidates_tell_namesakes_by_their_points(tables: Tables) -> None:
    """The town in Texas by what the dateline says, the capital behind it; at most so many."""
    found = told(a_report("[PARIS], Texas |", "Crews searched [Paris]."), tables)
    assert [(value.partition(",")[0], taken) for value, taken, _ in found[:2]] == [
        ("Paris (USA", True),
        ("Paris (FRA", False),
    ]
    assert found[1][2].endswith("behind")
    assert len(found) == 6


def test_candidates_tell_what_is_no_place(tables: Tables) -> None:
    """A name that nothing shows, one that is nowhere, a metonym; and what a place without an entry has."""
    report = a_report(
        "[LUSAKA] |",
        "A save by [Zzyxda]. The [West] and [Moscow] watched [Zzyx Valley]. They met at [Maigatari].",
        metonyms=frozenset({"Moscow"}),
    )
    rules = {value: (taken, rule) for value, taken, rule in told(report, tables)}
    assert rules["Zzyxda"] == (False, "no gazetteer has it and nothing shows it to be a place")
    assert rules["West"] == (False, "is nowhere on a map")
    assert rules["Moscow"] == (False, "stands for its government or people: no place on a map")
    assert rules["Zzyx Valley, ZMB"][0]
    assert any("too small" in rule for value, (taken, rule) in rules.items() if value.startswith("Maigatari"))
