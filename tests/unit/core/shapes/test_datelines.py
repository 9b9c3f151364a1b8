import pytest

from copytaster.core.shapes.datelines import Place, lead, parse, split

BODY = "Ferries sail again."


@pytest.mark.parametrize(
    ("dateline", "places", "agency"),
    [
        ("LYSVIK, March 2 (Reuters) - ", ["LYSVIK"], "Reuters"),
        ("LYSVIK (AP) — ", ["LYSVIK"], "AP"),
        ("LYSVIK (AP) _ ", ["LYSVIK"], "AP"),
        ("Lysvik (dpa) - ", ["Lysvik"], "dpa"),
        ("Lysvik (dpa/lni) - ", ["Lysvik"], "dpa/lni"),
        ("(Reuters) - ", [], "Reuters"),
        ("March 2 (Reuters) - ", [], "Reuters"),
        ("LYSVIK/PORT AMARA, March 2 (Reuters) - ", ["LYSVIK", "PORT AMARA"], "Reuters"),
        ("Lysvik, 2 mars 2026 (AFP) - ", ["Lysvik"], "AFP"),
        ("Lysvik, 2 mar (EFE).- ", ["Lysvik"], "EFE"),
        ("SYDNEY, AAP - ", ["SYDNEY"], "AAP"),
        ("SYDNEY, March 2 AAP - ", ["SYDNEY"], "AAP"),
        ("BEIJING, March 2 (Xinhua) -- ", ["BEIJING"], "Xinhua"),
        ("ROMA, 2 MAR - (ANSA) - ", ["ROMA"], "ANSA"),
        ("(ANSA) - ROMA, 2 MAR - ", ["ROMA"], "ANSA"),
        ("MOSCOW. March 2 (Interfax) - ", ["MOSCOW"], "Interfax"),
        ("MOSCOW, March 2. /TASS/. ", ["MOSCOW"], "TASS"),
        ("København /ritzau/: ", ["København"], "ritzau"),
        ("   BRUXELLES 31/07 (BELGA) = ", ["BRUXELLES"], "BELGA"),
        ("Saint-Aubin (AFP) - ", ["Saint-Aubin"], "AFP"),
        ("'s-Hertogenbosch (ANP) - ", ["'s-Hertogenbosch"], "ANP"),
        ("МОСКВА, 2 марта. /ТАСС/. ", ["МОСКВА"], "ТАСС"),
        ("فريتاون, 26-11-2026 (أ ف ب) - ", ["فريتاون"], "أ ف ب"),
        ("دمشق، سوريا (CNN) -- ", ["دمشق"], "CNN"),
        ("【ワシントン共同】", ["ワシントン"], "共同"),
        ("【3月2日 AFP】", [], "AFP"),
        ("AMARA, Conn.--(BUSINESS WIRE)--March 2, 2026-- ", ["AMARA"], "BUSINESS WIRE"),
        ("Lysvik, March 2, 2026 — ", ["Lysvik"], None),
        ("LYSVIK, Halden — ", ["LYSVIK"], None),
        ("Frankfurt/Main (dpa) - ", ["Frankfurt/Main"], "dpa"),
        ("Halle (Saale) (dpa/sa) - ", ["Halle (Saale)"], "dpa/sa"),
        ("LYSVIK (dpa-AFX) - ", ["LYSVIK"], "dpa-AFX"),
        ("Trosnes (Valdora), 22 ene (EFE).- ", ["Trosnes"], "EFE"),
        ("TROSNES (RD Valdora), 12 mars 2026 (AFP) - ", ["TROSNES"], "AFP"),
        ("Lysvik, 2 mar. (askanews) - ", ["Lysvik"], "askanews"),
        ("LYSVIK, March 2 (PTI) ", ["LYSVIK"], "PTI"),
        ("LYSVIK, Mar 2 (Jiji Press)--", ["LYSVIK"], "Jiji Press"),
        ("Lysvik - March 2 (Reuters) - ", ["Lysvik"], "Reuters"),
        ("МОСКВА, 2 мар — РИА Новости. ", ["МОСКВА"], "РИА Новости"),
        ("القاهرة - 2 مارس/آذار (د ب أ) - ", ["القاهرة"], "د ب أ"),
        ("LYSVIK (HNA-AFP): ", ["LYSVIK"], "HNA-AFP"),
        ("Lysvik, Halden, 1er mars 2026 (AFP) - ", ["Lysvik"], "AFP"),
        ("LYSVIK, 2 марта (Reuters) - ", ["LYSVIK"], "Reuters"),
        ("Lysvik, 2 de marzo (EFE) - ", ["Lysvik"], "EFE"),
        ("HELSINKI, 2.3. (STT) - ", ["HELSINKI"], "STT"),
    ],
)
def test_parse(dateline: str, places: list[str], agency: str | None) -> None:
    """Each agency's shape, and the copy begins right behind it."""
    parts = parse(dateline + BODY)
    assert parts is not None
    assert [place.name for place in parts.places] == places
    assert parts.agency == agency
    assert parts.length == len(dateline)
    assert split(dateline.rstrip()) == len(dateline.rstrip())


def test_parse_tells_regions() -> None:
    """What stands behind a place's comma is its region, its stop kept."""
    parts = parse("LYSVIK, Ten. (AP) — " + BODY)
    assert parts is not None
    assert parts.places == (Place("LYSVIK", "Ten."),)


def test_parse_ends_before_the_dash() -> None:
    """`end` is where the words end."""
    text = "LYSVIK, March 2 (HNA) - " + BODY
    parts = parse(text)
    assert parts is not None
    assert text[: parts.end] == "LYSVIK, March 2 (HNA)"


@pytest.mark.parametrize(
    "text",
    [
        "Maria Strand — the minister — said so.",
        "LYSVIK - The harbour reopened.",
        "GDP - growth was strong",
        "NASA - the space agency - said",
        "On March 3 - a Sunday - he left",
        "President Strand (Labour) - a critic - resigned",
        "Amara Ropes Inc (AMRP) - shares rose",
        "Lysvik FK (Halden) - Port Amara (Ostria) 2-1",
        "Hill, 24 April 1952 -- 8 March 1954.",
        "Tomas (45) - a sailor - drowned.",
        "(more)",
        "UPDATE 1 - Bank raises rates",
        "",
        "(",
        "( ) - x",
    ],
)
def test_parse_of_what_only_looks_alike(text: str) -> None:
    """A name, a dash or brackets alone are no dateline."""
    assert parse(text) is None


def test_lead() -> None:
    """A dateline as metadata give it: no agency and no dash."""
    found = lead("PORT AMARA, Ostria, March 2")
    assert found is not None
    assert found[0] == (Place("PORT AMARA", "Ostria"),)
    assert found[1] is not None
    assert lead("The harbour reopened.") is None


def test_dateline_without_a_dash_is_of_agencies_known_to_print_none() -> None:
    """Lysvik (ats afp) …: any other brackets behind a name are the copy's own."""
    text = "   Lysvik (ats afp) The ferry sailed an hour late."
    parts = parse(text, lambda agency: agency == "ats afp")
    assert parts is not None
    assert (parts.agency, text[parts.length :][:9]) == ("ats afp", "The ferry")
    assert parse(text) is None


def test_region_in_brackets_before_the_day() -> None:
    """Trosnes (Valdora), 22 ene: the province stands in brackets, not behind a comma."""
    parts = parse("Trosnes (Valdora), 22 ene (EFE).- La Guardia")
    assert parts is not None
    assert parts.places == (Place("Trosnes", "Valdora"),)


@pytest.mark.parametrize("town", ["Landquart GR", "Landquart (GR)"])
def test_canton_is_the_region(town: str) -> None:
    """Keystone-SDA prints it behind the town, with a dash behind or without."""
    for text in (f"{town} (ats) Un chevreuil", f"{town}, 3 mars (ats) Un chevreuil", f"{town} (sda) - Ein Reh"):
        parts = parse(text, lambda _agency: True)
        assert parts is not None
        assert parts.places == (Place("Landquart", "GR"),)
    assert lead(town) == ((Place("Landquart", "GR"),), None)


def test_town_in_capitals_has_no_canton() -> None:
    """PORT AU may be a name; Halle (Saale) is one."""
    assert lead("PORT BE") == ((Place("PORT BE"),), None)
    parts = parse("Halle (Saale) (dpa) - Ein Reh")
    assert parts is not None
    assert parts.places == (Place("Halle (Saale)"),)


def test_said_to_be_is_no_place() -> None:
    """Pictures from a war: nobody vouches for their place or day."""
    found = lead("SAID TO BE DECEMBER 31, 2015")
    assert found is not None
    assert found[0] == ()
    found = lead("SAID TO BE LYSVIK, NORLAND")
    assert found is not None
    assert found[0] == (Place("LYSVIK", "NORLAND"),)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry (Reuters) - a day late",
        "Halden ferries were late (AP) — on Monday",
        "Halden said on 3 March (dpa) - that",
        "They — said the master",
    ],
)
def test_sentence_with_a_sign_is_none(text: str) -> None:
    """Words in small letters before the first sign are of no lead."""
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Halden, march 3 (AP) — Ferries", 1),
        ("Halden and Lysvik (NTB) - Ferries", 2),
        ("Halden, monday (NTB) - Ferries", 1),
        ("Villa de la Costa, 3 mar (EFE).- Ferries", 1),
    ],
)
def test_small_words_of_a_lead(text: str, places: int) -> None:
    """A lead has small words of its own: months, weekdays, particles, what stands between two towns."""
    parts = parse(text)
    assert parts is not None
    assert len(parts.places) == places
