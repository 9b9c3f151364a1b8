"""Symbols of instruments as the copy prints them: RICs, tickers with their market, ISINs; each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from copytaster.core.enrich.instrument_markets import MARKETS, RIC_MARKETS
from copytaster.core.facts import SymbolScheme
from copytaster.core.isin import is_isin
from copytaster.core.model import At

REACH: Final = 60
"""Characters back to the bracket that a ticker stands in."""

_RIC = re.compile(
    r"[<\[](?P<ric>\.[A-Z0-9]{2,10}|[A-Z0-9]{1,8}(?P<month>[c=])[A-Z0-9]{0,4}|[A-Za-z0-9_]{1,12}\.(?P<end>[A-Z]{1,3}))[>\]]"
)
_RIC_IN_COPY = r"(?P<ric>[A-Z0-9]{2,8}[a-z]?(?:_p)?\.(?P<end>[A-Z]{1,3}))(?![A-Za-z0-9.])"
_RIC_IN_BRACKETS = re.compile(rf"\({_RIC_IN_COPY}")
_RIC_BEHIND_WORD = re.compile(rf"R(?:euters-Kürzel|IC):? {_RIC_IN_COPY}")
_TAG = re.compile(
    r"[(\[;,/] ?(?:and |und )?(?P<market>[A-Za-z0-9][A-Za-z0-9 .-]{1,18}?)(?: ?: ?[A-Z]{2})? ?[:：] ?"
    r"(?P<ticker>[A-Z0-9][A-Z0-9.]{0,7}(?:[ -][A-Z])?)(?![A-Za-z0-9])"
)
_ISIN = re.compile(r"[A-Z](?<!\w[A-Z])[A-Z][A-Z0-9]{9}[0-9]\b")
"""The capital first, which the engine skips to: a third of the time of a bound before it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A symbol as it stands."""

    at: At
    symbol: str
    scheme: SymbolScheme
    mic: str | None = None


def printed(number: int, text: str) -> list[Printed]:
    """The symbols of a block, in order."""
    found = coded(number, text)
    found += [
        Printed(At(number, *match.span()), match[0], SymbolScheme.ISIN)
        for match in _ISIN.finditer(text)
        if is_isin(match[0])
    ]
    return sorted(found, key=lambda one: one.at.start) if len(found) > 1 else found


def coded(number: int, text: str) -> list[Printed]:
    """The RICs and tickers of a block."""
    found: list[Printed] = []
    opened = "(" in text
    if "<" in text or "[" in text:
        found += [_ric(number, one) for one in _RIC.finditer(text) if one["end"] is None or one["end"] in RIC_MARKETS]
    if opened:
        found += [_ric(number, one) for one in _RIC_IN_BRACKETS.finditer(text) if RIC_MARKETS.get(one["end"])]
    if "RIC" in text or "Reuters-K" in text:
        found += [_ric(number, one) for one in _RIC_BEHIND_WORD.finditer(text) if RIC_MARKETS.get(one["end"])]
    if (opened or "[" in text) and ":" in text:
        found += [
            Printed(At(number, *one.span("ticker")), one["ticker"], SymbolScheme.TICKER, MARKETS[one["market"].upper()])
            for one in _TAG.finditer(text)
            if one["market"].upper() in MARKETS and _is_bracketed(text, one.end("market"))
        ]
    return found


def may_hold_isin(text: str) -> bool:
    """Whether anything in a text looks like an ISIN: asked once of all blocks, for hardly a story has one."""
    return _ISIN.search(text) is not None


def may_hold_code(text: str) -> bool:
    """Whether a text has what a RIC or a ticker stands in or behind."""
    return "(" in text or "<" in text or "[" in text or "RIC" in text or "Reuters-K" in text


def _ric(number: int, match: re.Match[str]) -> Printed:
    return Printed(At(number, *match.span("ric")), match["ric"], SymbolScheme.RIC, RIC_MARKETS.get(match["end"] or ""))


def _is_bracketed(text: str, place: int) -> bool:
    """Whether a bracket is open at a place: a market with a colon in running copy may be its report."""
    before = text[max(0, place - REACH) : place]
    opened = max(before.rfind("("), before.rfind("["))
    return opened >= 0 and max(before.rfind(")"), before.rfind("]")) < opened
