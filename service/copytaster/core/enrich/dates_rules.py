"""What each rule of the grammar means: words to a TIMEX value.

Every function takes a `Phrase` and gives a value, or None where the words are no date after all. Relative ones need the
story's date; without it they have a value that says only what the words say (`XXXX-WXX-1`, `PAST_REF`), if any.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from copytaster.core.enrich import dates_clock, dates_counted, dates_days, dates_months, dates_periods, dates_years
from copytaster.core.enrich.dates_phrase import Rule

RULES: Final[Mapping[str, Rule]] = {
    "iso": dates_days.iso,
    "figures": dates_days.figures,
    "set": dates_counted.set_,
    "clock": dates_clock.clock,
    "dated_clock": dates_clock.clock,
    "days": dates_days.days,
    "day": dates_days.day,
    "weekdays": dates_days.weekdays,
    "months": dates_months.months,
    "years": dates_years.years,
    "weekday_of": dates_days.weekday_of,
    "relative_weekday": dates_days.relative_weekday,
    "weekday": dates_days.weekday,
    "night": dates_days.night,
    "weekday_day": dates_days.weekday_day,
    "end_of": dates_periods.end_of,
    "own": dates_periods.own,
    "quarter_to": dates_months.quarter_to,
    "part": dates_days.part,
    "beyond": dates_days.beyond,
    "today": dates_days.around_today,
    "ago": dates_counted.ago,
    "later": dates_counted.later,
    "first": dates_counted.first,
    "fiscal": dates_years.fiscal,
    "quarter": dates_months.quarter,
    "half": dates_months.half,
    "point": dates_periods.point,
    "year_end": dates_periods.year_end,
    "within": dates_periods.within,
    "counted": dates_counted.counted,
    "month_of": dates_months.month_of,
    "relative": dates_periods.relative,
    "vague": dates_periods.vague,
    "that": dates_periods.that,
    "decade": dates_years.decade,
    "century": dates_years.century,
    "season": dates_months.season,
    "month": dates_months.month,
    "year": dates_years.year,
    "holiday": dates_days.holiday,
    "duration": dates_counted.duration,
    "weekend": dates_periods.weekend,
    "open": dates_counted.open_,
    "often": dates_counted.often,
    "value": dates_counted.value,
}
"""The meaning of each rule of the grammar."""
