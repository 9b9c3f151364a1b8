"""Times of day, on the day that stands with them, else the last one named, else the story's."""

from __future__ import annotations

from datetime import datetime

from copytaster.core.enrich.dates_days import around_today, day_of, weekday
from copytaster.core.enrich.dates_phrase import Phrase, Word, known_day


def clock(phrase: Phrase) -> str | None:
    """5 p.m. ET on Monday, 0900 GMT, noon: on the day that stands with it, else the story's."""
    time = _time(phrase.tokens)
    alone = phrase.tokens[0]
    if len(phrase.tokens) == 1 and alone.class_ == "H" and ":" not in phrase.text[alone.start : alone.end]:
        return None  # "at 4.25 percent"
    if time is None:
        return None
    rest = [token for token in phrase.tokens if token.class_ in "DjMtTpYno,"]
    on = _day_of_clock(phrase, rest)
    return f"{on}T{time}{_offset_of(phrase, on)}" if on else f"T{time}"


def _offset_of(phrase: Phrase, day: str) -> str:
    """The offset of a zone that has two (ET) on that day."""
    name = str(phrase.value("z"))
    zone = phrase.zones.get(name) if "/" in name else None
    offset = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=zone).utcoffset() if zone else None
    if offset is None:
        return ""
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    return f"{'-' if offset.days < 0 else '+'}{hours:02}:{minutes:02}"


def _day_of_clock(phrase: Phrase, rest: list[Word]) -> str | None:
    classes = "".join(token.class_ for token in rest)
    if "M" in classes:
        at = next(index for index, token in enumerate(phrase.tokens) if token.class_ == "M")
        return known_day(
            day_of(phrase, [one for one in phrase.tokens[max(0, at - 3) : at + 4] if one.class_ in "MnoY"][-3:])
        )
    if "D" in classes:
        return known_day(weekday(phrase))
    if "t" in classes:
        return known_day(around_today(phrase))
    if phrase.last and len(phrase.last) >= 10 and phrase.last[4] == "-" and phrase.last[7] == "-" and phrase.anchor:
        return phrase.anchor.isoformat()
    return phrase.base.isoformat() if phrase.base else None


def _time(tokens: list[Word]) -> str | None:
    """The time of day with the offset of its zone, where it has one for all the year."""
    zone = next((str(token.value) for token in tokens if token.class_ == "z"), "")
    half = next((str(token.value) for token in tokens if token.class_ == "P"), "")
    ending = "Z" if zone == "UTC" else zone if zone[:1] in ("+", "-") else ""
    for index, token in enumerate(tokens):
        behind = tokens[index + 1].class_ if index + 1 < len(tokens) else ""
        if token.class_ in "0HQ" or (token.class_ in "nY" and behind and behind in "PzJ"):
            time = _of_day(token, half if behind == "P" else "")
            return time and time + ending
    return None


def _of_day(token: Word, half: str) -> str | None:
    """HH:MM of one token, its half of the day in it or behind it."""
    word = str(token.value)
    if half or word[-1] == "m":
        return _twelve(word.removesuffix("am").removesuffix("pm"), half or word[-2:])
    if token.class_ == "n":
        word = f"{word}:00"
    elif ":" not in word:
        word = f"{word[:2]}:{word[2:]}"
    hours, _, minutes = word.partition(":")
    return f"{int(hours):02}:{minutes}" if int(hours) <= 24 and int(minutes) < 60 else None


def _twelve(word: str, half: str) -> str | None:
    hours, _, minutes = word.replace(".", ":").partition(":")
    if not hours.isdecimal() or not 1 <= int(hours) <= 12 or (minutes and not minutes.isdecimal()):
        return None
    hour = int(hours) % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{minutes or '00'}"
