"""Lines that say who wrote: "By Jane Doe and John Roe", "Von …", "JANE DOE, Associated Press".

In: one line. Out: its writers, or nothing. "Reporting by …; editing by …" closes a story: it is a sign-off, no byline,
and `reporters` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Writer:
    """One writer, as printed, with the place of the name."""

    name: str
    start: int
    end: int
    title: str | None = None
    organisation: str | None = None


LONGEST: Final = 160
"""Characters of a byline; longer ones are sentences that begin with "By"."""
_LONGEST_SIGN_OFF: Final = 600

# AP's old wires frame theirs: ^By JANE DOE=
_OPENS: Final = re.compile(
    r"\s*\^?\(?(?:(?:By|BY|by|Von|VON|Par|PAR|Por|POR|Di|DI|di|Door|DOOR|door|Av|AV|Af|AF|بقلم|كتب|كتبت|Автор):?\s+"
    r"|(?:Text|Words|Tekst|Teksti|Texto|Testo|Autor(?:in)?|Auteur|Text\soch\sfoto|Tekst\sog\sfoto|Text\sund\sFoto):\s+"
    r"|dell['’](?=inviat)|[Dd]al\snostro\s)(?=[^\W\d_])"
)
# Von dpa-Korrespondentin Jane Doe, DOOR ONZE CORRESPONDENT JANE DOE.
_TITLE_FIRST: Final = re.compile(
    r"(?P<title>(?:(?:unser\w{0,3}|our|onze|notre|nuestr[oa]|vår|vores|[a-z]{2,4}-)\s?)?(?:\w{3,12}-?)?(?:korrespondent|redakteur|correspondent"
    r"|verslaggever|redacteur|inviat[oa]|corrispondente|corresponsal|enviad[oa]\sespecial|correspondante?|mitarbeiter)\w{0,3})\s(?=[^\W\d_])",
    re.IGNORECASE,
)
_PICTURES: Final = re.compile(r"(?:foto|photo|bild|bilder|grafik|graphic)s?\b", re.IGNORECASE)
# What ends the names of a sign-off: "; Editing By Jane Doe".
_WORK: Final = re.compile(
    r"(?:additional|reporting|writing|editing|edited|written|compiled|editado|editada|edición|edição|édité|editing|redigiert|geschrieben|escrito|rédigé"
    r"|traducido|traduit|tradotto|version)\b",
    re.IGNORECASE,
)
_CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿ]"
_NAME: Final = rf"(?:[dD]['’]|[oO]['’])?{_CAPITAL}[\w'’.-]{{0,25}}"
_PARTICLE: Final = (
    r"(?:de la|de los|de las|van der|van den|von der|de|del|da|di|van|von|zu|bin|al|el|la|le|ter|ten|dos|du)"
)
_PERSON: Final = re.compile(rf"{_NAME}(?:\s(?:{_PARTICLE}\s)?{_NAME}){{1,3}}(?<!\.\.)")
_AND: Final = re.compile(
    r"\s*(?:,\s*(?:and\s)?|;\s*|\s(?:and|with|&|und|mit|et|avec|y|e|en|och|og)\s)\s*", re.IGNORECASE
)
_IN: Final = re.compile(r"\s+(?:in|à)\s+[^\W\d_][^\W\d_.'’-]{0,30}(?:\s[^\W\d_a-zß-öø-ÿ][^\W\d_.'’-]{0,30}){0,2}")
_REST: Final = re.compile(
    r"\s*+(?:(?:[,|/–—-]|for\b|für\b)\s*+(?P<rest>[^\s,|=](?:[^,|=]{0,68}?[^\s,|=])??)\s*+)?"
    r"(?:[,|]\s*+(?P<more>[^\s,|=](?:[^,|=]{0,68}?[^\s,|=])??)\s*+)?[.=]?\s*+"
)
# A web page runs the day into the line.
_STAMP: Final = re.compile(
    r"(?<!\s)\s++(?:[|•·]\s*+)?(?:Published|Updated|Posted|Last updated)\b.{0,60}$", re.IGNORECASE
)
_TITLE: Final = re.compile(
    r"\b(?:correspondents?|reporters?|writers?|editors?|chief|staff|analyst|columnist|korrespondent\w*|redakteur\w*"
    r"|journalist\w*|correspondant\w*|corresponsal|redactora?|corrispondente|inviat[oa])\b",
    re.IGNORECASE,
)
_HOUSE: Final = re.compile(
    r"\b(?:Press|News|Newspapers?|Agency|Reuters|Times|Post|Tribune|Herald|Journal|Gazette|Guardian|Telegraph|Chronicle"
    r"|Media|Magazine|Radio|TV|Wire|Service|Foundation|Institute|University|Presse|Nachrichten|Zeitung|Agence|Agencia|Agenzia)\b|^The\s|-Tribune",
)
_CAPITALS: Final = rf"{_CAPITAL}{{2,20}}(?:\s(?:{_PARTICLE}\s)?{_CAPITAL}[^\W\d_a-zß-öø-ÿ.'’-]{{0,20}}){{1,3}}"
_IN_CAPITALS: Final = re.compile(
    rf"\s*+(?P<names>{_CAPITALS}(?:(?:,\s|\s(?:and|AND|&)\s){_CAPITALS}){{0,3}}),"
    r"\s(?P<rest>[A-Z][\w. ]{3,50}?)\s*+=?\s*+"
)
# Part of a sign-off; what follows "editing by" are editors.
_CONTRIBUTED: Final = re.compile(
    r"(?:\b(?:(?:reporting|writing|written|compiled)\s(?:and\s\w{4,12}\s)?by|(?:reporte|reportaje|información|redacción)\s(?:de|por)|escrito\spor"
    r"|reportagem\s(?:de|por)|reportage(?:\sde)?|rédigé\spar|bericht\svon|geschrieben\svon|servizio\sdi)|^\s?\((?:por|par))\s",
    re.IGNORECASE,
)
# Associated Press writers Jane Doe and John Roe contributed to this report.
_HELPED: Final = re.compile(r"\b(?:writers?|reporters?|journalists?|correspondents?)\s(?=[^\W\d_a-z])")
_SIGN_OFF: Final = re.compile(
    r"\s*+\(?\s*+(?:additional\s)?(?:reporting|writing|editing|compiled|edited|written)\s(?:and\s\w{4,12}\s)?by\b",
    re.IGNORECASE,
)


def writers(line: str) -> tuple[Writer, ...]:
    """The writers whom a byline names; empty when the line is none."""
    if len(line) > LONGEST or "\n" in line.strip():
        return ()
    opening = _OPENS.match(line)
    return _named(line, opening.end()) if opening else tuple(_named_in_capitals(line))


def names(line: str) -> tuple[Writer, ...]:
    """The writers in a line that is known to be a byline, so that it need not say so itself ("Jane Doe, Reuters")."""
    return writers(line) or (_named(line, name_start(line)) if len(line) <= LONGEST else ())


def affiliation(line: str) -> tuple[str | None, str | None] | None:
    """Title and organisation of a line that says nothing else, as old wires print it below the names; else None."""
    words = line.strip().rstrip("=").rstrip()
    if len(words) > LONGEST or _OPENS.match(words) or not (_TITLE.search(words) or _HOUSE.search(words)):
        return None
    return (words, None) if _TITLE.search(words) else (None, words)


def name_start(line: str) -> int:
    """Where the names of a byline begin, its "By" and margin left behind."""
    opening = _OPENS.match(line)
    return opening.end() if opening else len(line) - len(line.lstrip())


def _named(line: str, position: int) -> tuple[Writer, ...]:
    stamp = _STAMP.search(line, position)
    words = (line[: stamp.start()] if stamp else line).rstrip(")" if line.lstrip()[:1] == "(" else "")
    before = _TITLE_FIRST.match(words, position)
    found, position = _persons(words, before.end() if before else position)
    rest = _REST.fullmatch(words, position) if found else None
    if rest is None:
        return ()
    title, organisation = _told_apart(before["title"] if before else None, rest["rest"], rest["more"])
    return tuple(Writer(one.name, one.start, one.end, title, organisation) for one in found)


def is_sign_off(line: str) -> bool:
    """Whether a line closes a story by naming who reported, wrote and edited it."""
    return len(line) <= _LONGEST_SIGN_OFF and _SIGN_OFF.match(line) is not None


def reporters(line: str) -> tuple[Writer, ...]:
    """The reporters and writers whom a sign-off names, editors left out; empty when the line is none."""
    if len(line) > _LONGEST_SIGN_OFF:
        return ()
    found: dict[str, Writer] = {}
    for opening in (_HELPED if "contributed" in line else _CONTRIBUTED).finditer(line):
        for one in _persons(line, opening.end())[0]:
            found.setdefault(one.name, one)
    return tuple(found.values())


def _persons(line: str, position: int) -> tuple[list[Writer], int]:
    """The names that follow one another, "in Paris" behind each let pass, and where they end."""
    found: list[Writer] = []
    while match := _PERSON.match(line, position):
        name = match[0].rstrip(".") if len(match[0].rsplit(" ", 1)[-1]) > 3 else match[0]
        found.append(Writer(name, match.start(), match.start() + len(name)))
        position = match.start() + len(name)
        if place := _IN.match(line, position):
            position = place.end()
        between = _AND.match(line, position)
        following = _PERSON.match(line, between.end()) if between else None
        if (
            between is None
            or following is None
            or _WORK.match(line, between.end())
            or ("," in between[0] and _is_no_person(line, between.end()))
        ):
            break
        position = between.end()
    return found, position


def _is_no_person(line: str, position: int) -> bool:
    """Whether what follows a comma is a title or an organisation rather than another person."""
    words = re.split(r"[,|;]|\sand\s|\sund\s|\set\s", line[position : position + 70], maxsplit=1)[0]
    return _TITLE.search(words) is not None or _HOUSE.search(words) is not None


def _told_apart(*parts: str | None) -> tuple[str | None, str | None]:
    parts = tuple(part for part in parts if part and not _PICTURES.match(part.strip()))
    title = next((part.strip() for part in parts if part and _TITLE.search(part)), None)
    organisation = next((part.strip() for part in parts if part and not _TITLE.search(part)), None)
    return title, organisation


def _named_in_capitals(line: str) -> Iterator[Writer]:
    """JANE DOE and JOHN ROE, Associated Press."""
    match = _IN_CAPITALS.fullmatch(line)
    if match is None or not _is_no_person(line, match.start("rest")):
        return
    title, organisation = _told_apart(match["rest"])
    for one in re.finditer(_CAPITALS, match["names"]):
        yield Writer(one[0], match.start("names") + one.start(), match.start("names") + one.end(), title, organisation)
