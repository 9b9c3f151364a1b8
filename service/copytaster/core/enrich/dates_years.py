"""Years, decades, centuries: a figure of four digits is a year only where the words around count nothing."""

from __future__ import annotations

from copytaster.core.enrich.dates_phrase import Phrase


def year(phrase: Phrase) -> str | None:
    """2001, early 2001: where the words around count nothing."""
    number = phrase.number("Y")
    if number is None or not _is_year(phrase, number):
        return None
    return str(number)


def _is_year(phrase: Phrase, number: int) -> bool:  # noqa: PLR0911 - one return for each sign of it
    words, before, behind = phrase.words, phrase.before, phrase.behind
    led = before.class_ if before else ""
    after = str(behind.value).lower() if behind and behind.class_ == "x" else ""
    if (
        after in words.counted
        or (behind and behind.class_ in "uUqz%J")
        or after in ("%", "/", "º", "°")
        or _touches(phrase)
    ):
        return False
    if phrase.tokens[0].class_ in "ml":
        return True
    if led == "O" and phrase.text[max(0, phrase.start - 7) : phrase.start] == "Act of ":
        return False
    if led in tuple("i2rOCA-") or (led == "4" and number >= 1900):
        return number >= 1000
    if not 1900 <= number < 2100:
        return False
    word = str(before.value).lower() if before else ""
    if after in words.years_lead:
        return True
    if words.bare_years and behind and behind.class_ != "n" and not phrase.text[behind.start].isupper():
        return True
    if led == "x":
        return word in words.years_follow or (word in ("(", "’", "'", "/") and after in (")", "/", ""))
    if not words.loose_years:
        return word in words.years_follow or (led == "u" and before is not None and before.value == "Y")
    return led in tuple("d,-&ksayDSKT")


def _touches(phrase: Phrase) -> bool:
    """Whether a sign joins the figure to others: a price, a phone number, a code."""
    before = phrase.text[max(0, phrase.start - 2) : phrase.start]
    behind = phrase.text[phrase.end : phrase.end + 2]
    return (
        before[-1:] in ("$", "€", "£", "¥", "#", "+", ".", "_", "=", ":", "@")
        or (before[-1:] in ("-", "/") and before[:1].isdigit())
        or (behind[:1] in ("-", "/", ".", ",", ":") and behind[1:].isdigit())
    )


def years(phrase: Phrase) -> str | None:
    """2001-2005, 2010-11, from 2001 to 2005."""
    first, last = (token for token in phrase.tokens if token.class_ in "Yn")
    begin, end = int(str(first.value)), int(str(last.value))
    if last.class_ == "n":
        if last.end - last.start != 2:
            return None
        end += begin // 100 * 100
    elif not phrase.one("rg") and not 1800 <= begin < end < 2100:
        return None
    return f"{begin}/{end}" if begin < end < begin + 300 else None


def decade(phrase: Phrase) -> str | None:
    """The 1990s, the '90s."""
    return f"{phrase.number('K'):03}"


def century(phrase: Phrase) -> str | None:
    """The 19th century."""
    number = phrase.number("oF")
    return f"{number - 1:02}" if number and phrase.value("u") == "CE" and 1 < number < 23 else None


def fiscal(phrase: Phrase) -> str | None:
    """Fiscal 2021, the fiscal third quarter: which days these are is the company's."""
    year, number = phrase.number("Y"), phrase.number("Fo")
    name = f"-Q{number}" if phrase.one("q") and number and number <= 4 else ""
    if year is None and not name:
        return None
    return f"{year or 'XXXX'}{name}"
