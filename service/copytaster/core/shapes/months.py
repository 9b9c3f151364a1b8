"""Month names and their abbreviations, in the languages of the wires, without accents folded away."""

from __future__ import annotations

from typing import Final

_BY_MONTH: Final = (
    (
        "january jan januar janvier janv enero ene gennaio gen janeiro januari jänner jän tammikuu styczeń stycznia"
        " января янв tammikuuta"
        " январь يناير"
    ),
    (
        "february feb februar février févr fév fevrier febrero febbraio fevereiro fev februari feber февраля фев"
        " helmikuuta helmikuu lutego luty февраль فبراير شباط"
    ),
    (
        "march mar marts märz mär maerz mrz mars marzo março marco mrt maart marzec marca марта мар maaliskuuta"
        " maaliskuu март مارس آذار"
    ),
    "april apr avril avr abril abr aprile kwietnia апреля апр huhtikuuta huhtikuu kwiecień апрель أبريل نيسان",
    "may mai mayo maggio mag maio mei maj maja мая toukokuuta toukokuu май مايو أيار",
    "june jun juni juin junio giugno giu junho czerwca июня июн kesäkuuta kesäkuu czerwiec июнь يونيو حزيران",
    "july jul juli juillet juil julio luglio lug julho lipca июля июл heinäkuuta heinäkuu lipiec июль يوليو تموز",
    "august aug août aout agosto ago augustus augusti sierpnia августа авг elokuuta elokuu sierpień август أغسطس آب",
    (
        "september sep sept septembre septiembre settembre set setembro września сентября сен сент syyskuuta"
        " syyskuu wrzesień сентябрь سبتمبر أيلول"
    ),
    (
        "october oct oktober okt octobre octubre ottobre ott outubro out października октября окт lokakuuta"
        " lokakuu październik октябрь أكتوبر"
    ),
    "november nov novembre noviembre novembro listopada ноября ноя marraskuuta marraskuu listopad ноябрь نوفمبر",
    (
        "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro desember des grudnia"
        " декабря дек joulukuuta"
        " joulukuu grudzień декабрь ديسمبر"
    ),
)

MONTHS: Final = {name: number for number, names in enumerate(_BY_MONTH, 1) for name in names.split()}
"""Casefolded name to number, 1 to 12."""


def _opening_with(initial: str) -> str:
    """The names of one initial, longest first."""
    rests = (name[1:] for name in sorted(MONTHS, key=len, reverse=True) if name[0] == initial)
    return f"{initial}(?:{'|'.join(rests)})"


NAMES: Final = "|".join(_opening_with(initial) for initial in sorted({name[0] for name in MONTHS}))
"""All names as an alternation for patterns that ignore case: by initial, as most words have none of those."""
