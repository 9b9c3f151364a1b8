"""What of a mail's text is copy: not the reply it quotes, the signature, the disclaimer, the heads of what it forwards.

Text in; blocks out, with their places in it. Heads and signatures hold addresses: they are private. Quoted replies,
disclaimers and footers of lists are furniture. What is forwarded is copy, for it is why it was sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from copytaster.core.model import BODY_KINDS, BlockKind, Path, Range, RawBlock
from copytaster.core.wire import copy_text

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_QUOTED: Final = re.compile(r"[ \t]{0,3}>")
_SIGNATURE: Final = re.compile(r"--[ \t]?")
_SIGNATURE_LINES: Final = 16
_DASHES: Final = r"[-_*=]{2,40}"
_FORWARDED: Final = re.compile(
    rf"""\W{{0,4}}(?:{_DASHES}\s?)?(?:(?:begin\ )?forwarded\ message | (?:anfang\ der\ )?weitergeleitete[n]?\ nachricht
        | message\ transf[ée]r[ée] | mensaje\ reenviado | messaggio\ inoltrato | doorgestuurd\ bericht
        | vidarebefordrat\ meddelande | videresendt\ (?:melding|besked)
    )(?:\ by\b[^\n]{{0,120}})?\s?:?(?:\s?{_DASHES})?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_ORIGINAL: Final = re.compile(
    rf"""\W{{0,4}}{_DASHES}\s?(?:original\ message | ursprüngliche\ nachricht | message\ d['’]origine
        | mensaje\ original | messaggio\ originale | oorspronkelijk\ bericht | ursprungligt\ meddelande
        | opprinnelig\ melding | oprindelig\ meddelelse
    )\s?{_DASHES}\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_HEAD: Final = re.compile(
    r"""[\s>*]{0,6}(?:from | von | de | da | van | från | fra | sent | gesendet | envoyé | enviado | inviato | verzonden
        | skickat | sendt | date | datum | fecha | data | dato | to | an | à | para | a | aan | till | til | cc | kopie
        | subject | betreff | objet | asunto | oggetto | onderwerp | ämne | emne | reply-to | importance
    )\*?\s?:\*?\s?[^\n]{0,300}""",
    re.IGNORECASE | re.VERBOSE,
)
_WROTE: Final = re.compile(
    r"""(?:On|Am|Le|El|Il|Op|Den|Em)\s[^\n]{5,200}(?:\n[^\n]{0,120})?
    \b(?:wrote | a\sécrit | escribió | ha\sscritto | escreveu | (?:schrieb|schreef|skrev)(?:\s[^\n]{1,60})?)\s?:\s*""",
    re.VERBOSE,
)
_WROTE_OPENS: Final = ("On ", "Am ", "Le ", "El ", "Il ", "Op ", "Den ", "Em ")
_FOOTER: Final = re.compile(
    r"""\W{0,6}(?:
        sent\ from\ my\b[^\n]{0,60} | von\ meinem\ [^\n]{2,40}\ gesendet | envoyé\ de\ mon\b[^\n]{0,60}
      | get\ outlook\ for\b[^\n]{0,60} | please\ consider\ the\ environment\b.{0,200}
      | (?:to\ )?unsubscribe\b.{0,300} | manage\ (?:your\ )?(?:preferences|subscriptions?)\b.{0,200}
      | (?:if\ you\ (?:no\ longer\ wish|would\ like\ to\ stop|do\ not\ wish)
        | you\ (?:are\ receiving|received)\ this\ e-?mail)\b.{0,600}
      | (?:view|read)\ (?:this\ (?:e-?mail|release|message)|it)\ (?:in|on)\ (?:your|a|the)\ (?:web\ )?browser\b.{0,200}
      | (?:caution|warning|external\ e-?mail)\b\W.{0,400}\b(?:outside|external|attachments|links)\b.{0,300}
      | abmelden | newsletter\ abbestellen\b.{0,200} | se\ désabonner\b.{0,200}
    )\s*""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_DISCLAIMER: Final = re.compile(
    r"""\b(?:intended\s(?:recipient|solely|only|for) | confidential(?:ity)?\b | legally\sprivileged | vertraulich
        | confidentiel(?:le)?s?\b | confidencial(?:idad)?\b | vertrouwelijk)""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_MAIL: Final = re.compile(
    r"\b(?:e-?mail|message|mail|communication|nachricht|courriel|correo|bericht|transmission)\b", re.IGNORECASE
)
_DISCLAIMER_OPENS: Final = re.compile(
    r"""\W{0,8}(?:this\s(?:e-?mail|message|communication|transmission) | disclaimer | confidentiality\snotice
        | privileged | the\s(?:information|contents?)\s(?:contained\s)?(?:in|of)\sthis\s(?:e-?mail|message)
        | legal\snotice | diese\s(?:e-?mail|nachricht) | ce\s(?:message|courriel) | este\s(?:mensaje|correo)
        | dit\sbericht
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_COPY_LETTERS: Final = 80
"""Characters above a mail that is quoted which make what stands above the copy: it answers."""
_COVER_LETTERS: Final = 240
"""So few above a mail that is forwarded only send it on."""


def unflowed(text: str, *, delsp: bool) -> str:
    """The text with the soft breaks of `format=flowed` taken out (RFC 3676); a line of "-- " is never one."""
    out: list[list[str]] = []
    joined = False
    for line in text.replace("\r\n", "\n").split("\n"):
        words = line.removeprefix(" ")  # space-stuffed
        flows = words.endswith(" ") and words != "-- " and not words.startswith(">")
        if flows and delsp:
            words = words[:-1]
        if joined and not words.startswith(">") and words != "-- ":
            out[-1].append(words)
        else:
            out.append([words])
        joined = flows
    return "\n".join(map("".join, out))


def blocks_of(
    text: str, path: Path, hide: Callable[[str, Path], None], *, headed: bool, forwards: bool
) -> list[RawBlock]:
    """The blocks of a plain part that stands at `path`; `hide` takes what is private in it.

    `forwards` says that the subject does: then the mail below is the copy.
    """
    blocks: list[RawBlock] = []
    for kind, place in _sections(text, forwards=forwards):
        words = text[place.start : place.end]
        if not words.strip():
            continue
        if kind is BlockKind.PARAGRAPH:
            found = copy_text.ranged(text, place.start, place.end, headed=headed or bool(blocks))
            blocks += [_at(block, path) for block in found]
        elif kind is None:
            hide(words, (*path, _char(place)))
        else:
            blocks.append(_at(RawBlock(kind, words.strip("\r\n"), place), path))
    return told(blocks, hide)


def _char(place: Range) -> str:
    return f"char={place.start},{place.end}"


def _at(block: RawBlock, path: Path) -> RawBlock:
    place = block.source
    return replace(block, source=(*path, _char(place))) if isinstance(place, Range) else block


def _sections(text: str, *, forwards: bool) -> Iterator[tuple[BlockKind | None, Range]]:
    """The text cut into copy, quoted lines (furniture), and what is private (None)."""
    lines = [match.span() for match in _LINE.finditer(text) if match.end() > match.start()]
    number, kept, letters = 0, 0, 0
    while number < len(lines):
        start = lines[number][0]
        found = _interrupts(text, lines, number)
        if found is None:
            letters += len(text[slice(*lines[number])].strip())
            number += 1
            continue
        number, kind, quotes_mail = found
        cover = quotes_mail and (forwards or letters < _COPY_LETTERS)
        yield BlockKind.FURNITURE if cover and letters < _COVER_LETTERS else BlockKind.PARAGRAPH, Range(kept, start)
        kept = lines[number - 1][1]
        yield kind, Range(start, kept)
        if quotes_mail and not cover:
            yield BlockKind.FURNITURE, Range(kept, len(text))
            return
    yield BlockKind.PARAGRAPH, Range(kept, len(text))


def _interrupts(text: str, lines: list[tuple[int, int]], number: int) -> tuple[int, BlockKind | None, bool] | None:
    """The line behind what interrupts the copy here, what it is, and whether a whole mail follows; None for copy."""
    words = text[slice(*lines[number])].rstrip("\r\n")
    if _QUOTED.match(words):
        return _while(text, lines, number, _QUOTED), BlockKind.FURNITURE, False
    if _SIGNATURE.fullmatch(words) and len(lines) - number <= _SIGNATURE_LINES:
        return len(lines), None, False
    if words.startswith(_WROTE_OPENS):
        both = text[lines[number][0] : lines[min(number + 1, len(lines) - 1)][1]].rstrip("\r\n")
        taken = 1 if _WROTE.fullmatch(words) else 2 if _WROTE.fullmatch(both) else 0
        return (number + taken, None, False) if taken else None
    if _ORIGINAL.fullmatch(words) or _FORWARDED.fullmatch(words):
        return _heads(text, lines, number + 1), None, True
    after = _heads(text, lines, number) if _HEAD.fullmatch(words) else number
    return (after, None, True) if after - number > 2 else None


def _while(text: str, lines: list[tuple[int, int]], number: int, shape: re.Pattern[str]) -> int:
    while number < len(lines) and shape.match(text, *lines[number]):
        number += 1
    return number


def _heads(text: str, lines: list[tuple[int, int]], number: int) -> int:
    """The line behind the header lines of a mail that is quoted or forwarded, a blank line before them let pass."""
    while number < len(lines) and not text[slice(*lines[number])].strip():
        number += 1
    while number < len(lines) and _HEAD.fullmatch(text[slice(*lines[number])].rstrip("\r\n")):
        number += 1
    return number


def told(blocks: list[RawBlock], hide: Callable[[str, Path], None]) -> list[RawBlock]:
    """The blocks of any part, its footers and disclaimers typed as furniture, heads of forwarded mail hidden."""
    out: list[RawBlock] = []
    over = False
    for block in blocks:
        if block.kind not in BODY_KINDS or isinstance(block.source, Range):
            out.append(block)
            continue
        if _is_head(block.text):
            hide(block.text, block.source)
            continue
        over = over or (bool(out) and _is_disclaimer(block.text))
        furniture = over or _FOOTER.fullmatch(block.text) or _FORWARDED.fullmatch(block.text)
        out.append(replace(block, kind=BlockKind.FURNITURE) if furniture else block)
    return out


def _is_head(text: str) -> bool:
    """Header lines of a mail, or who wrote when."""
    if len(text) > 1200:
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    return _WROTE.fullmatch(text) is not None or (len(lines) > 2 and all(map(_HEAD.fullmatch, lines)))


def _is_disclaimer(text: str) -> bool:
    return _DISCLAIMER_OPENS.match(text) is not None and bool(_DISCLAIMER.search(text) and _OF_MAIL.search(text))
