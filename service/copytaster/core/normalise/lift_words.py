"""Zones, weekdays and days ahead as wires name them when they say until when: tables of `lifts.py`."""

# The tables read better unbroken.
# ruff: noqa: E501
from __future__ import annotations

from typing import Final

# Minutes east of UTC. Names that are used for several zones (CST, IST, AST, BST of Asia) stand here only where wires
# mean one by them; CST and IST do not.
ZONE_MINUTES: Final = {
    "GMT": 0, "UTC": 0, "Z": 0, "UT": 0, "WET": 0, "TU": 0, "TUC": 0, "BST": 60, "WEST": 60, "CET": 60, "MEZ": 60, "HNEC": 60,
    "CEST": 120, "MESZ": 120, "HAEC": 120, "EET": 120, "SAST": 120, "EEST": 180, "MSK": 180, "МСК": 180, "GST": 240, "PKT": 300,
    "SGT": 480, "HKT": 480, "AWST": 480, "JST": 540, "KST": 540, "ACST": 570, "AEST": 600, "ACDT": 630, "AEDT": 660,
    "NZST": 720, "NZDT": 780, "NST": -210, "NDT": -150, "ADT": -180, "BRT": -180, "ART": -180, "EDT": -240, "HAE": -240,
    "EST": -300, "HNE": -300, "CDT": -300, "MDT": -360, "MST": -420, "PDT": -420, "PST": -480, "AKST": -540, "HST": -600,
}  # fmt: skip
# "8 a.m. ET": the zone's own rule says whether summer time is meant.
ZONE_NAMES: Final = {
    "ET": "America/New_York", "PT": "America/Los_Angeles", "MT": "America/Denver", "CT": "America/Chicago",
}  # fmt: skip
WORDS_AS_WELL: Final = frozenset({"ET", "PT", "MT", "CT", "EST", "ART", "TU", "WEST", "UT"})
"""Words of copy in capitals, too ("ET" is French for "and"): zones only right behind a clock."""
_PHRASES: Final = {
    "UTC": "greenwich mean time, universal time, по гринвичу, بتوقيت غرينتش, ت غ, hora universal, temps universel, t.u.",
    "Europe/London": "london time, uk time, british time, londoner zeit, heure de londres, hora de londres, ora di londra, britisk tid",
    "Europe/Paris": "paris time, pariser zeit, heure de paris, heure française, heure de bruxelles et paris",
    "Europe/Brussels": "brussels time, brüsseler zeit, heure de bruxelles, heure belge, belgische tijd, brusselse tijd, hora de bruselas",
    "Europe/Zurich": "swiss time, schweizer zeit, heure suisse, heure de genève, ora svizzera, geneva time",
    "Europe/Berlin": "berlin time, deutscher zeit, deutsche zeit, berliner zeit, german time, uhr deutscher zeit",
    "Europe/Vienna": "wiener zeit, österreichischer zeit",
    "Europe/Madrid": "madrid time, hora de madrid, hora española, hora peninsular, hora peninsular española, hora de españa",
    "Europe/Lisbon": "lisbon time, hora de lisboa, hora de portugal, hora portuguesa",
    "Europe/Rome": "rome time, ora italiana, ora di roma, italian time",
    "Europe/Amsterdam": "amsterdam time, nederlandse tijd, dutch time",
    "Europe/Stockholm": "svensk tid, stockholm time, swedish time",
    "Europe/Oslo": "norsk tid, oslo time, norwegian time",
    "Europe/Copenhagen": "dansk tid, copenhagen time, danish time",
    "Europe/Helsinki": "suomen aikaa, helsinki time, finnish time",
    "Europe/Warsaw": "czasu polskiego, warsaw time, polish time",
    "Europe/Moscow": "moscow time, по москве, по московскому времени, мск, بتوقيت موسكو",
    "Asia/Riyadh": "بتوقيت مكة المكرمة, saudi time",
    "Asia/Dubai": "dubai time, بتوقيت دبي",
    "America/New_York": "eastern time, eastern standard time, eastern daylight time, eastern, new york time, us eastern time, heure de new york, hora de nueva york, hora del este",
    "America/Chicago": "central time, us central time",
    "America/Denver": "mountain time",
    "America/Los_Angeles": "pacific time, us pacific time, los angeles time",
    "America/Sao_Paulo": "hora de brasília, horário de brasília, brasilia time",
    "America/Argentina/Buenos_Aires": "hora argentina, hora de argentina",
    "Asia/Tokyo": "tokyo time, japan time",
    "Asia/Hong_Kong": "hong kong time",
    "Asia/Kolkata": "india time, indian standard time",
    "Australia/Sydney": "sydney time",
}  # fmt: skip
ZONE_PHRASES: Final = {phrase.strip(): zone for zone, phrases in _PHRASES.items() for phrase in phrases.split(",")}
"""Casefolded; "UTC" is a zone of the same name."""

WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mon montag lundi lunes maandag lunedì segunda-feira måndag mandag maanantai maanantaina maanantaihin poniedziałek poniedziałku понедельник понедельника الاثنين",
            "tuesday tue tues dienstag mardi martes dinsdag martedì terça-feira tisdag tirsdag tiistai tiistaina tiistaihin wtorek wtorku вторник вторника الثلاثاء",
            "wednesday wed weds mittwoch mercredi miércoles woensdag mercoledì quarta-feira onsdag keskiviikko keskiviikkona keskiviikkoon środa środy środę среда среды среду الأربعاء",
            "thursday thu thur thurs donnerstag jeudi jueves donderdag giovedì quinta-feira torsdag torstai torstaina torstaihin czwartek czwartku четверг четверга الخميس",
            "friday fri freitag vendredi viernes vrijdag venerdì sexta-feira fredag perjantai perjantaina perjantaihin piątek piątku пятница пятницы пятницу الجمعة",
            "saturday sat samstag sonnabend samedi sábado zaterdag sabato lördag lørdag lauantai lauantaina lauantaihin sobota soboty sobotę суббота субботы субботу السبت",
            "sunday sun sonntag dimanche domingo zondag domenica söndag søndag sunnuntai sunnuntaina sunnuntaihin niedziela niedzieli niedzielę воскресенье воскресенья الأحد",
        )
    )
    for name in names.split()
}  # fmt: skip
DAYS_AHEAD: Final = dict.fromkeys(
    "today tonight heute aujourd hoy hoje oggi vandaag idag tänään dziś dzisiaj сегодня اليوم".split(), 0
) | dict.fromkeys("tomorrow morgen demain mañana amanhã domani imorgon huomenna jutro завтра غدا غداً".split(), 1)
