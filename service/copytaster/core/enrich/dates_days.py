"""Days: in figures, by month, by weekday, counted from today; with a part of the day."""

from __future__ import annotations

from typing import Final

from copytaster.core.enrich import dates_calendar as calendar
from copytaster.core.enrich.dates_phrase import REFS, Phrase, Word, day_step, real_day, span
from copytaster.core.enrich.dates_words import Value


def iso(phrase: Phrase) -> str | None:
    """2022-02-22, with its time of day where it is there."""
    value = str(phrase.tokens[0].value)
    return real_day(value[:10]) and value[:16] + (value[19:] if value[19:20] in ("Z", "+", "-") else "")


def figures(phrase: Phrase) -> str | None:
    """22.02.2022; with slashes only where the language or a figure above 12 settles the order."""
    word = str(phrase.tokens[0].value)
    mark = word[-5]
    one, two, year = (int(part) for part in word.split(mark))
    day_first = phrase.words.day_first or mark in ".-"
    if not day_first and one <= 12 and two <= 12 and one != two:
        return None
    if one > 12 or (day_first and two <= 12):
        one, two = two, one
    return real_day(f"{year}-{one:02}-{two:02}")


def day(phrase: Phrase) -> str | None:
    """March 3, Monday 3 March 2022, each with or without a part of the day."""
    found = day_of(phrase, phrase.tokens)
    part = phrase.value("p") if phrase.tokens[-1].class_ == "p" else None
    return f"{found}T{part}" if found and part and found[0] != "X" else found


def day_of(phrase: Phrase, tokens: list[Word]) -> str | None:
    """The day that some tokens name; without its year the nearest."""
    month: Value = None
    number: Value = None
    year: Value = None
    for token in reversed(tokens):  # the first of each kind counts
        class_ = token.class_
        if class_ == "M":
            month = token.value
        elif class_ in "no":
            number = token.value
        elif class_ == "Y":
            year = token.value
    if not isinstance(month, int) or not isinstance(number, int) or not 1 <= number <= 31:
        return None
    if isinstance(year, int):
        return real_day(f"{year}-{month:02}-{number:02}")
    return _day_without_year(phrase, month, number)


def _day_without_year(phrase: Phrase, month: int, number: int) -> str | None:
    if not real_day(f"2024-{month:02}-{number:02}"):
        return None
    if phrase.base is None:
        return f"XXXX-{month:02}-{number:02}"
    if (month, number) == (9, 11) and phrase.text[phrase.end : phrase.end + 8].lower() == " attacks":
        return "2001-09-11"
    near = calendar.recurring(phrase.base, month, number, 0)
    side = 0
    if near and abs((near - phrase.base).days) > 90:  # the nearest is far: verbs tell better
        side = phrase.direction()
    found = calendar.recurring(phrase.base, month, number, side)
    return found.isoformat() if found else None


def days(phrase: Phrase) -> str | None:
    """March 3-5, 30 April to 2 May, between March 3 and 5."""
    cut = next((i for i, token in enumerate(phrase.tokens) if i and token.class_ in "-&"), None)
    if cut is None:
        return None
    first, last = phrase.tokens[:cut], phrase.tokens[cut + 1 :]
    month = [token for token in phrase.tokens if token.class_ == "M"]
    year = [token for token in phrase.tokens if token.class_ == "Y"]
    end = day_of(phrase, [*last, *month[:1], *year])
    begin = day_of(phrase, [*first, *(month if not any(token.class_ == "M" for token in first) else []), *year])
    return span(begin, end)


def weekdays(phrase: Phrase) -> str | None:
    """Monday to Wednesday."""
    first, last = (token.value for token in phrase.tokens if token.class_ == "D")
    if phrase.base is None or not isinstance(first, int) or not isinstance(last, int):
        return None
    begin = calendar.weekday_near(phrase.base, first, phrase.direction() or -1)
    return span(begin.isoformat(), calendar.weekday_near(begin, last, 1).isoformat())


def weekday(phrase: Phrase) -> str | None:
    """Monday, Monday morning: by the tense around it, the nearest past one where nothing tells."""
    if _of_a_name(phrase):
        return None
    token = phrase.one("D5j")
    number, part = phrase.number("D"), phrase.value("p")
    if token and isinstance(token.value, tuple):
        number, part = int(token.value[0]), token.value[1]
    if number is None:
        return None
    ending = f"T{part}" if part else ""
    if phrase.base is None:
        return f"XXXX-WXX-{number + 1}{ending}"
    side = phrase.direction() or -1
    return calendar.weekday_near(phrase.base, number, side).isoformat() + ending


def relative_weekday(phrase: Phrase) -> str | None:
    """Last, next, this Monday."""
    number, part = phrase.number("D"), phrase.value("p")
    if number is None or phrase.base is None:
        return None
    step = phrase.number("LX") or 0
    base = phrase.base + calendar.DAY * step
    if phrase.one("T"):
        near = calendar.weekday_near(phrase.base, number, 1 if phrase.one("X") else phrase.direction() or 1)
    else:
        near = calendar.weekday_near(base, number, step)
    return near.isoformat() + (f"T{part}" if part else "")


def weekday_of(phrase: Phrase) -> str | None:
    """Monday last week, Friday of this week."""
    number = phrase.number("D")
    if number is None or phrase.base is None or phrase.value("u") != "W":
        return None
    base = phrase.base + 7 * calendar.DAY * phrase.step()
    return (base + calendar.DAY * (number - base.weekday())).isoformat()


def weekday_day(phrase: Phrase) -> str | None:
    """Mercoledì 11: the day of a month near that is such a weekday, else the weekday alone."""
    number, day_number = phrase.number("D"), phrase.number("no")
    if phrase.base is None or number is None or day_number is None:
        return weekday(phrase)
    near = (phrase.base + calendar.DAY * step for step in sorted(range(-31, 32), key=abs))
    fits = next((one for one in near if one.day == day_number and one.weekday() == number), None)
    if fits is None:
        return weekday(phrase)
    return fits.isoformat() + (f"T{phrase.value('p')}" if phrase.one("p") else "")


def night(phrase: Phrase) -> str | None:
    """Nuit de samedi à dimanche, Nacht zum Dienstag: the night that begins the day before."""
    if phrase.base is None or phrase.value("p") != "NI":
        return None
    numbers = [token.value for token in phrase.tokens if token.class_ == "D" and isinstance(token.value, int)]
    day_of = calendar.weekday_near(phrase.base, numbers[-1], phrase.direction() or -1)
    return f"{(day_of - calendar.DAY).isoformat()}TNI"


def part(phrase: Phrase) -> str | None:
    """Last night, this morning, yesterday evening, that afternoon."""
    part_of_day = phrase.value("p")
    if phrase.one("y"):
        base, step = phrase.anchor, 0
    elif today := phrase.value("t"):
        base, step = phrase.base, day_step(today)[0]
    else:
        base, step = phrase.base, phrase.number("L") or 0
    return (base + calendar.DAY * step).isoformat() + f"T{part_of_day}" if base else None


def around_today(phrase: Phrase) -> str | None:
    """Today, yesterday, tomorrow, tonight."""
    step, ending = day_step(phrase.value("t"))
    if step == 1 and phrase.before and phrase.before.class_ in "dTstD5":
        return None  # la mañana, am Morgen: the morning
    if phrase.base is None:
        return REFS[max(-1, min(step, 1))]
    return (phrase.base + calendar.DAY * step).isoformat() + (f"T{ending}" if ending else "")


def beyond(phrase: Phrase) -> str | None:
    """The day after tomorrow, the day before yesterday."""
    step, _ = day_step(phrase.value("t"))
    side = phrase.number("k") or 0
    if phrase.base is None or phrase.value("u") != "D" or step * side <= 0:
        return None
    return (phrase.base + calendar.DAY * (step + side)).isoformat()


def holiday(phrase: Phrase) -> str | None:
    """Christmas, Christmas Eve, Halloween: behind a word that dates follow."""
    before = phrase.before.class_ if phrase.before else ""
    if before not in tuple("is@42rC-O") and not phrase.one("LXT%u"):
        return None
    if phrase.value("E") == "easter":
        return calendar.easter(phrase.base, phrase.number("LX") or phrase.direction()) if phrase.base else None
    month, number = (int(part) for part in str(phrase.value("E")).split("-"))
    if phrase.base is None:
        return f"XXXX-{month:02}-{number:02}"
    side = phrase.number("LX") or phrase.direction()
    found = calendar.recurring(phrase.base, month, number, side)
    return (found - calendar.DAY if phrase.one("%") else found).isoformat() if found else None


_IN_NAMES: Final = frozenset("black good bloody super ash easter times palm".split())


_NAMED_BY: Final = frozenset("times telegraph mirror herald night football league express world mail".split())


def _of_a_name(phrase: Phrase) -> bool:
    """Black Friday, the Sunday Times: no day of the week that is meant."""
    before = str(phrase.before.value).lower() if phrase.before and phrase.before.class_ == "x" else ""
    behind = phrase.behind
    after = phrase.text[behind.start : behind.end] if behind else ""
    return before in _IN_NAMES or (after[:1].isupper() and after.lower() in _NAMED_BY and not after.isupper())
