"""An embargo is read in every language and shape of the wires; what is in doubt withholds; news of embargoes does not.

Records came on Monday, 2 March 2026, at 10:15 UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from copytaster.core.model import At, AtPath, Field, PubStatus
from tests.raw_stories import normalised
from tests.stories import RECEIVED

COPY = (("paragraph", "The ferry left the harbour at dawn, the company said."), ("paragraph", "It will be back."))
KINDS = ("editors_note", "paragraph")

LIFTS = (
    ("EMBARGOED UNTIL 1800 GMT, MARCH 4, 2026", None, "03-04T18:00"),
    ("EMBARGOED UNTIL 1800 GMT WEDNESDAY, MARCH 4", None, "03-04T18:00"),
    ("EMBARGOED UNTIL 18:00 GMT ON WEDNESDAY 4 MARCH 2026", None, "03-04T18:00"),
    ("EMBARGOED UNTIL WEDNESDAY 1800 GMT", None, "03-04T18:00"),
    ("EMBARGOED UNTIL 00.01HRS WEDNESDAY MARCH 4 GMT", None, "03-04T00:01"),
    ("EMBARGO: 0001 GMT Wednesday 4th March 2026", None, "03-04T00:01"),
    ("Embargoed: 00:01 GMT, 04/03/2026 (4 March)", None, "03-04T00:01"),
    ("STRICTLY EMBARGOED UNTIL 00:01 GMT ON 4 MARCH 2026", None, "03-04T00:01"),
    ("EMBARGOED UNTIL 1800 BST, JULY 4, 2026", None, "07-04T17:00"),
    ("EMBARGOED UNTIL 1800 CET, MARCH 4, 2026", None, "03-04T17:00"),
    ("EMBARGOED FOR RELEASE UNTIL 6 P.M. ET, WEDNESDAY, MARCH 4", None, "03-04T23:00"),
    ("EMBARGOED FOR RELEASE UNTIL 6 PM EST MARCH 4, 2026", None, "03-04T23:00"),
    ("EMBARGOED FOR RELEASE UNTIL 6 PM EDT JULY 4, 2026", None, "07-04T22:00"),
    ("Embargoed for publication until 10 a.m. Eastern Time on Wednesday, March 4, 2026", None, "03-04T15:00"),
    ("EMBARGOED UNTIL NOON ET MARCH 4", None, "03-04T17:00"),
    ("EMBARGOED UNTIL NOON GMT WEDNESDAY", None, "03-04T12:00"),
    ("EMBARGOED UNTIL NOON GMT TOMORROW", None, "03-03T12:00"),
    ("EMBARGOED UNTIL 1800 GMT TODAY", None, "03-02T18:00"),
    ("UNDER EMBARGO TILL 1800 GMT MARCH 4", None, "03-04T18:00"),
    ("Under strict embargo until 6pm GMT on 4 March 2026", None, "03-04T18:00"),
    ("NOT FOR PUBLICATION BEFORE 1800 GMT ON MARCH 4", None, "03-04T18:00"),
    ("NOT TO BE USED BEFORE 1800 GMT ON MARCH 4", None, "03-04T18:00"),
    ("NOT FOR RELEASE BEFORE 1800 GMT WEDNESDAY 4 MARCH", None, "03-04T18:00"),
    ("HOLD FOR RELEASE UNTIL 1800 GMT MARCH 4", None, "03-04T18:00"),
    ("HOLD FOR RELEASE AT 10 A.M. EST WEDNESDAY MARCH 4", None, "03-04T15:00"),
    ("EMBARGOED UNTIL 1800 MARCH 4, 2026", "dpa", "03-04T17:00"),
    ("FOR RELEASE AT 9 A.M. EST, TUESDAY, MARCH 3", None, "03-03T14:00"),
    ("For release 9 a.m. EST, Tuesday, March 3", None, "03-03T14:00"),
    ("(Sperrfrist 23. Januar 19.00 Uhr)", "dpa", "01-23T18:00"),
    ("Sperrfrist 23. Januar 19.00 Uhr", "dpa", "01-23T18:00"),
    ("Sperrfrist: 23. Januar, 19.00 Uhr MEZ", None, "01-23T18:00"),
    ("SPERRFRIST 4. März 2026, 19:00 Uhr", "dpa", "03-04T18:00"),
    ("Sperrfrist: Mittwoch, 4. März, 19 Uhr", "dpa", "03-04T18:00"),
    ("Sperrfrist: Mittwoch, 04.03.2026, 5.00 Uhr", "dpa", "03-04T04:00"),
    ("Sperrfrist: 04.03., 05.00 Uhr", "dpa", "03-04T04:00"),
    ("Sperrfrist bis Mittwoch, 19.00 Uhr", "dpa", "03-04T18:00"),
    ("Sperrfrist: heute 19.00 Uhr", "dpa", "03-02T18:00"),
    ("Sperrfrist: 4. März, 12 Uhr mittags", "dpa", "03-04T11:00"),
    ("Nicht zur Veröffentlichung vor dem 4. März, 19.00 Uhr", "dpa", "03-04T18:00"),
    ("Bitte nicht vor dem 4. März, 19.00 Uhr veröffentlichen", "dpa", "03-04T18:00"),
    ("SOUS EMBARGO JUSQU'AU 4 MARS 2026 À 18H00 (HEURE DE PARIS)", None, "03-04T17:00"),
    ("Sous embargo jusqu'au mercredi 4 mars à 18h (heure de Paris)", None, "03-04T17:00"),
    ("EMBARGO JUSQU'À 18H00 GMT LE 4 MARS", None, "03-04T18:00"),
    ("EMBARGO: mercredi 4 mars, 18h00 GMT", None, "03-04T18:00"),
    ("Embargo jusqu'au 1er avril 2026 à 18h00 GMT", None, "04-01T18:00"),
    ("LEVÉE D'EMBARGO : 14 mars à 18h00 GMT", None, "03-14T18:00"),
    ("NE PAS DIFFUSER AVANT LE 4 MARS À 18H00 GMT", None, "03-04T18:00"),
    ("Bajo embargo hasta las 18:00 GMT del 4 de marzo", None, "03-04T18:00"),
    ("BAJO EMBARGO HASTA LAS 18.00 GMT DEL MIÉRCOLES 4 DE MARZO DE 2026", None, "03-04T18:00"),
    ("EMBARGADO HASTA LAS 18:00 HORAS (HORA DE MADRID) DEL 4 DE MARZO", None, "03-04T17:00"),
    ("EMBARGO HASTA EL 4 DE MARZO A LAS 18:00 HORAS", "efe", "03-04T17:00"),
    ("No publicar antes de las 18:00 GMT del 4 de marzo", None, "03-04T18:00"),
    ("Embargo até às 18h00 GMT de 4 de março", None, "03-04T18:00"),
    ("SOB EMBARGO ATÉ ÀS 18:00 GMT DO DIA 4 DE MARÇO DE 2026", None, "03-04T18:00"),
    ("Embargado até 4 de março de 2026, 18h GMT", None, "03-04T18:00"),
    ("EMBARGO ATÉ ÀS 18:00 DE QUARTA-FEIRA, 4 DE MARÇO", "lusa", "03-04T18:00"),
    ("Sotto embargo fino alle 18.00 di mercoledì 4 marzo", "ansa", "03-04T17:00"),
    ("SOTTO EMBARGO FINO ALLE ORE 18 GMT DEL 4 MARZO 2026", None, "03-04T18:00"),
    ("EMBARGO FINO ALLE 18 DEL 4 MARZO", "ansa", "03-04T17:00"),
    ("Da non pubblicare prima delle 18.00 del 4 marzo", "ansa", "03-04T17:00"),
    ("EMBARGO TOT WOENSDAG 4 MAART 18.00 UUR", "anp", "03-04T17:00"),
    ("Onder embargo tot 4 maart 2026, 18:00 uur", "anp", "03-04T17:00"),
    ("Niet publiceren voor 4 maart 18.00 uur", "anp", "03-04T17:00"),
    ("EMBARGO till onsdag 4 mars kl 18.00", "tt", "03-04T17:00"),
    ("Under embargo till kl. 18 den 4 mars", "tt", "03-04T17:00"),
    ("SPERREFRIST: onsdag 4. mars kl. 18.00", "ntb", "03-04T17:00"),
    ("Sperret til onsdag 4. mars kl 18", "ntb", "03-04T17:00"),
    ("KLAUSULERET til onsdag den 4. marts kl. 18.00", "ritzau", "03-04T17:00"),
    ("Klausul: 4. marts kl. 18", "ritzau", "03-04T17:00"),
    ("EMBARGO indtil onsdag den 4. marts kl. 18.00", "ritzau", "03-04T17:00"),
    ("EMBARGO 4.3.2026 klo 18.00", "stt", "03-04T16:00"),
    ("Julkaisuvapaa 4.3.2026 klo 18", "stt", "03-04T16:00"),
    ("Embargo keskiviikkoon 4. maaliskuuta kello 18 asti", "stt", "03-04T16:00"),
    ("EMBARGO do 4 marca 2026, godz. 18.00 CET", None, "03-04T17:00"),
    ("ЭМБАРГО до 18:00 GMT 4 марта", None, "03-04T18:00"),
    ("Эмбарго до 18.00 мск 4 марта 2026 года", None, "03-04T15:00"),
    ("НЕ ПУБЛИКОВАТЬ до 18.00 МСК 4 марта", None, "03-04T15:00"),
    ("محظور النشر حتى الساعة 18:00 بتوقيت غرينتش 4 مارس", None, "03-04T18:00"),
    ("EMBARGOED TO 1800HRS GMT WEDNESDAY MARCH 4", None, "03-04T18:00"),
    ("EMBARGO - NOT FOR USE BEFORE 1800 GMT, WED MAR 4", None, "03-04T18:00"),
    ("EMBARGO 2026-03-04T18:00:00Z", None, "03-04T18:00"),
    ("EMBARGOED until 4 Mar 2026 18:00 UTC", None, "03-04T18:00"),
    ("EMBARGOED UNTIL 6.00PM GMT, 4TH MARCH 2026", None, "03-04T18:00"),
    ("EMBARGOED UNTIL 2000 EET / 1800 GMT / 1300 EST, MARCH 4", None, "03-04T18:00"),
    ("EMBARGOED UNTIL 1800 GMT / 1 PM ET, MARCH 4", None, "03-04T18:00"),
    ("EMBARGOED UNTIL 1 PM ET (1800 GMT) MARCH 4", None, "03-04T18:00"),
    ("EMBARGOED UNTIL 6 P.M. PT TUESDAY, MARCH 3", None, "03-04T02:00"),
    ("EMBARGOED UNTIL NOON JST MARCH 4", None, "03-04T03:00"),
)
DOUBTS = (
    ("EMBARGOED UNTIL MIDNIGHT GMT MARCH 4", None, "embargo_unreadable"),
    ("EMBARGOED UNTIL 1800 GMT", None, "embargo_unreadable"),
    ("HOLD FOR RELEASE", None, "embargo_indefinite"),
    ("HOLD FOR RELEASE UNTIL FURTHER NOTICE", None, "embargo_indefinite"),
    ("EMBARGOED UNTIL FURTHER NOTICE", None, "embargo_indefinite"),
    ("EMBARGOED", None, "embargo_indefinite"),
    ("EMBARGO", None, "embargo_indefinite"),
    ("EMBARGOED UNTIL 1800 MARCH 4, 2026", None, "embargo_zone_unknown"),
    ("EMBARGOED UNTIL MARCH 4, 2026", None, "embargo_unreadable"),
    ("EMBARGOED UNTIL 1800 GMT THURSDAY, MARCH 4, 2026", None, "embargo_unreadable"),
    ("EMBARGOED UNTIL 1800 GMT 03/04/2026", None, "embargo_unreadable"),
    ("EMBARGOED UNTIL DELIVERY OF THE SPEECH AT 1800", None, "embargo_unreadable"),
    ("EMBARGOED UNTIL DELIVERY", None, "embargo_indefinite"),
    ("EMBARGOED UNTIL 00:01 XX MONTH 2026", None, "embargo_placeholder"),
    ("EMBARGOED UNTIL HH:MM GMT, DD.MM.YYYY", None, "embargo_placeholder"),
    ("EMBARGOED UNTIL XX:XX GMT", None, "embargo_placeholder"),
    ("For Release MON AMs, Aug. 3", None, "embargo_unreadable"),
    ("For Release MON AMs, Aug. 3", "ap", "embargo_unreadable"),
    ("FOR RELEASE TUESDAY, MARCH 3", None, "embargo_unreadable"),
    ("Sperrfrist: 23. Januar, 19.00 Uhr", None, "embargo_zone_unknown"),
    ("Sperrfrist bis auf Weiteres", "dpa", "embargo_indefinite"),
    ("Sperrfrist: Beginn der Rede", "dpa", "embargo_indefinite"),
    ("Sperrfrist: TT.MM.JJJJ, HH.MM Uhr", "dpa", "embargo_placeholder"),
    ("EMBARGO JUSQU'AU 4 MARS 18H00", None, "embargo_zone_unknown"),
    ("SOUS EMBARGO JUSQU'À NOUVEL ORDRE", None, "embargo_indefinite"),
    ("EMBARGO HASTA EL 4 DE MARZO A LAS 18:00 HORAS", None, "embargo_zone_unknown"),
    ("EMBARGO HASTA NUEVO AVISO", None, "embargo_indefinite"),
    ("محظور النشر", None, "embargo_indefinite"),
    ("EMBARGOED UNTIL 18:00 (GMT) 4/3/26", None, "embargo_unreadable"),
)
NO_EMBARGOES = (
    "EMBARGO LIFTED",
    "EMBARGO: NONE",
    "EMBARGO: No embargo",
    "FOR IMMEDIATE RELEASE",
    "Sperrfrist aufgehoben",
    "Keine Sperrfrist",
    "EMBARGO LEVÉ",
    "LEVÉE D'EMBARGO",
    "LEVÉE D'EMBARGO 1 - Un ferry coule",
    "LEVÉE D'EMBARGO: 80 passagers sauvés",
    "EMBARGO LEVANTADO",
    "ЭМБАРГО СНЯТО",
    "EMBARGO ON OIL EXPORTS TIGHTENED",
    "Embargo on oil exports to be lifted, ministers say",
    "EMBARGO AGAINST LYSVIK ENTERS FOURTH YEAR",
    "EU EMBARGO",
    "Arms embargo until 2030, says minister",
    "L'embargo sur le pétrole jusqu'en 2030",
    "El embargo hasta 2030 divide a la UE",
    "Das Embargo bis 2030 spaltet die EU",
    "Sperrfrist für Windräder bis 2030 verlängert",
    "For release of the hostages, 40 prisoners were freed",
    "Not for use in food until 2030, agency says",
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("words", "dialect", "lift"), LIFTS)
def test_lift(words: str, dialect: str | None, lift: str, kind: str) -> None:
    """Where day, clock and zone are settled, the lift is an instant; the words stand at their place."""
    story = normalised((kind, words), *COPY, dialect=dialect)
    assert story.embargo is not None
    assert story.embargo.until == datetime.fromisoformat(f"2026-{lift}+00:00")
    (place,) = story.embargo.at
    assert isinstance(place, At)
    assert story.blocks[place.block].text[place.start : place.end] == story.embargo.text
    assert story.pub_status is (PubStatus.WITHHELD if story.embargo.until > RECEIVED else PubStatus.USABLE)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("words", "dialect", "code"), DOUBTS)
def test_doubt(words: str, dialect: str | None, code: str, kind: str) -> None:
    """Without a day, a clock, a zone or an end it is withheld, and a warning says which; a placeholder is none."""
    story = normalised((kind, words), *COPY, dialect=dialect)
    assert [one.code for one in story.warnings if one.code.startswith("embargo")] == [code]
    assert story.pub_status is (PubStatus.USABLE if code == "embargo_placeholder" else PubStatus.WITHHELD)
    assert (story.embargo is None) == (code == "embargo_placeholder")


@pytest.mark.parametrize("kind", ["paragraph", "headline"])
@pytest.mark.parametrize("words", NO_EMBARGOES)
def test_no_embargo(words: str, kind: str) -> None:
    """What was lifted, what never was, and news of embargoes: nothing is withheld."""
    story = normalised((kind, words), *COPY)
    assert (story.embargo, story.pub_status) == (None, PubStatus.USABLE)


@pytest.mark.parametrize("words", ["EMBARGO LIFTED", "SPERRFRIST AUFGEHOBEN", "EMBARGO LEVÉ", "EMBARGO LEVANTADO"])
def test_lifted_is_a_release(words: str) -> None:
    """A line of its own, and a note."""
    assert normalised(("unknown", words), *COPY).lifecycle.action == "release"


def test_headline_behind_the_mark_stays_one() -> None:
    """EMBARGOED before a headline withholds without a lift; the headline is free of it."""
    story = normalised(("headline", "EMBARGOED: Ferry line to close"), *COPY)
    assert story.pub_status is PubStatus.WITHHELD
    assert [one.text for one in story.headlines] == ["Ferry line to close"]
    assert story.embargo is not None
    assert story.embargo.text == "EMBARGOED"


def test_strictest_rules() -> None:
    """Of two embargoes the later one holds."""
    story = normalised(
        ("editors_note", "EMBARGOED UNTIL 1800 GMT MARCH 4"), ("editors_note", "Embargo: 5 March, 0600 GMT"), *COPY
    )
    assert story.embargo is not None
    assert story.embargo.until == datetime(2026, 3, 5, 6, tzinfo=UTC)


def test_field_in_words() -> None:
    """A field may say it in words as well."""
    story = normalised(*COPY, fields={Field.EMBARGO: "Wednesday 4 March 2026, 6 p.m. GMT"})
    assert story.embargo is not None
    assert (story.embargo.until, story.embargo.at) == (datetime(2026, 3, 4, 18, tzinfo=UTC), (AtPath(("/embargo",)),))


def test_advance_in_the_slugline() -> None:
    """AP's Adv03 is for the third; it says no time, so it is withheld."""
    story = normalised(*COPY, fields={Field.SLUGLINE: "BC-Ferry-Closure,Adv03"})
    assert (story.pub_status, [one.code for one in story.warnings]) == (PubStatus.WITHHELD, ["embargo_unreadable"])


def test_private_embargo_is_not_quoted() -> None:
    """It binds, and its words stay inside."""
    story = normalised(("paragraph", "NOT FOR PUBLICATION: embargoed until 1800 GMT March 4"), *COPY)
    assert story.embargo is not None
    assert (story.embargo.text, story.embargo.at, story.pub_status) == (None, (), PubStatus.WITHHELD)
