import pytest

from copytaster.core.shapes.bylines import is_sign_off, names, reporters, writers


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ida Moe", ["Ida Moe"]),
        ("by Ida Moe and Jon Vale", ["Ida Moe", "Jon Vale"]),
        ("BY IDA MOE", ["IDA MOE"]),
        ("^By IDA MOE=", ["IDA MOE"]),
        ("IDA MOE and JON VALE, Associated Press", ["IDA MOE", "JON VALE"]),
        ("Von Änne Öst und Ida Ruß", ["Änne Öst", "Ida Ruß"]),
        ("Par Élise Moreau", ["Élise Moreau"]),
        ("Por José María de la Cruz", ["José María de la Cruz"]),
        ("Di Anna d'Amico", ["Anna d'Amico"]),
        ("Door Jan van der Berg", ["Jan van der Berg"]),
        ("Av Øyvind Ås", ["Øyvind Ås"]),
        ("By Ida Moe and Jon Vale in Lysvik and Pia Ek in Amara", ["Ida Moe", "Jon Vale", "Pia Ek"]),
        ("By Ida Moe with Jon Vale in Lysvik", ["Ida Moe", "Jon Vale"]),
        ("By Ida Moe Published 2 Mar 2026", ["Ida Moe"]),
        ("(di Ida Moe)", ["Ida Moe"]),
        ("Av: Ida Moe", ["Ida Moe"]),
        ("Af Ida Moe og Jon Vale", ["Ida Moe", "Jon Vale"]),
        ("Tekst: Ida Moe", ["Ida Moe"]),
        ("Teksti: Ida Moe", ["Ida Moe"]),
        ("Autor: Ida Moe", ["Ida Moe"]),
        ("Text: Ida Moe, Foto: Jon Vale", ["Ida Moe"]),
        ("Par Ida MOE avec Jon VALE à Lysvik", ["Ida MOE", "Jon VALE"]),
        ("بقلم إيدا مو", ["إيدا مو"]),
    ],
)
def test_writers(line: str, expected: list[str]) -> None:
    """Names in many languages, each where it stands."""
    found = writers(line)
    assert [one.name for one in found] == expected
    assert [line[one.start : one.end] for one in found] == expected


@pytest.mark.parametrize(
    ("line", "title", "organisation"),
    [
        ("By Ida Moe, Halden Correspondent, PA", "Halden Correspondent", "PA"),
        ("By Ida Moe, AP Sports Writer", "AP Sports Writer", None),
        ("By Ida Moe, The Port Amara Union-Tribune", None, "The Port Amara Union-Tribune"),
        ("By Ida Moe for Halden News", None, "Halden News"),
        ("By Ida Moe, Halden State University", None, "Halden State University"),
        ("Von Ida Moe, dpa", None, "dpa"),
        ("Von dpa-Korrespondentin Ida Moe", "dpa-Korrespondentin", None),
        ("Door onze correspondent Ida Moe", "onze correspondent", None),
        ("dell'inviata Ida Moe", "inviata", None),
    ],
)
def test_writers_with_title_and_house(line: str, title: str | None, organisation: str | None) -> None:
    """What follows the name is a title or an organisation, not a second person."""
    assert [(one.name, one.title, one.organisation) for one in writers(line)] == [("Ida Moe", title, organisation)]


@pytest.mark.parametrize(
    "line",
    [
        "By midnight the fire was out",
        "By Tuesday the fire was out.",
        "By New York time it was late",
        "Von Montag an gilt die Regel.",
        "Ida Moe in Lysvik",
        "(Reporting by Ida Moe; Editing by Jon Vale)",
        "By " + "Ida Moe and " * 30,
        "",
    ],
)
def test_writers_of_no_byline(line: str) -> None:
    """A sentence, a name alone or a sign-off is no byline."""
    assert writers(line) == ()


def test_names_need_no_opening() -> None:
    """A line that is known to be a byline need not say so."""
    assert [(one.name, one.organisation) for one in names("Ida Moe, Halden News")] == [("Ida Moe", "Halden News")]


def test_reporters_leaves_editors_out() -> None:
    """A sign-off names who reported and wrote, then who edited."""
    line = "(Reporting by Ida Moe in Lysvik and Jon Vale; Writing by Pia Ek; Editing by Per Lund)"
    assert is_sign_off(line)
    assert [one.name for one in reporters(line)] == ["Ida Moe", "Jon Vale", "Pia Ek"]
    assert reporters("By Ida Moe") == ()


@pytest.mark.parametrize(
    ("line", "title", "organisation"),
    [
        ("By Jane Doe  ,  Staff Writer  |  Halden Times . ", "Staff Writer", "Halden Times"),
        ("By Jane Doe for Halden Times=", None, "Halden Times"),
        ("By Jane Doe \t| Published 2 March 2026 at 10:15", None, None),
        ("JANE DOE and JOHN ROE, Halden Press  = ", None, "Halden Press"),
    ],
)
def test_writers_whatever_white_space(line: str, title: str | None, organisation: str | None) -> None:
    """What stands behind the names is told apart by its marks; how much space stands between says nothing."""
    found = writers(line)
    assert found[0].name.casefold() == "jane doe"
    assert (found[0].title, found[0].organisation) == (title, organisation)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Reporting By Ida Moe; Editing By Jon Vale)", ["Ida Moe"]),
        ("(Reporte de Ida Moe; editado por Jon Vale)", ["Ida Moe"]),
        ("(Reportagem de Ida Moe; edição de Jon Vale)", ["Ida Moe"]),
        ("(Por Ida Moe; Edição de Jon Vale)", ["Ida Moe"]),
        ("(Reportage Ida Moe, édité par Jon Vale)", ["Ida Moe"]),
        ("(Bericht von Ida Moe, geschrieben von Pia Ek, redigiert von Jon Vale.)", ["Ida Moe", "Pia Ek"]),
        ("Associated Press writers Ida Moe in Halden and Pia Ek contributed to this report.", ["Ida Moe", "Pia Ek"]),
    ],
)
def test_reporters_in_other_words(line: str, expected: list[str]) -> None:
    """Other languages and AP's last line say it as well; editors are left out."""
    assert [one.name for one in reporters(line)] == expected
