"""Words of a sentence as the tagger of names sees them, and the same for its training.

`pieces` splits without loss, so that places follow from lengths. A sentence in capitals, or one whose words nearly all
begin with one, hides what case tells: its words are marked and looked at without their case.
"""

from __future__ import annotations

import re

CAPITALS = "\x01"
TITLE_CASE = "\x02"
"""Marks before the lower-cased words of a sentence in capitals, and before the words of one in title case."""

_SHORT = (
    "Adm|Assoc|Asst|Atty|Aug|Ave|Bhd|Blvd|Bros|Capt|Cmdr|Co|Col|Corp|Cos|Cpl|Dec|Dept|Det|Dr|Feb|Fr|Ft|Gen|Gov|Hon|Inc"
    "|Insp|Intl|Jan|Jr|Lt|Ltd|Maj|Messrs|Mr|Mrs|Ms|Mt|No|Nov|Oct|Pfc|Pres|Prof|Pte|Pty|Pvt|Rep|Reps|Rev|Sec|Sen|Sens"
    "|Sept|Sgt|Sr|St|Ste|Supt|Univ|vs"
    "|Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ind|Kan|Ky|La|Md|Mich|Minn|Miss|Mo|Neb|Nev|Okla|Ont|Ore|Pa|Que|Tenn|Tex|Va|Vt"
    "|Wash|Wis|Wyo"
)
_SLUGS = (
    "Advisory|Analysis|Athletics|Baseball|Basketball|Boxing|Breakingviews|Brief|Bonds|Column|Corrected|Cricket|Cycling|Diary"
    "|Digest|Equestrian|Exclusive|Factbox|Feature|Focus|Football|Forex|Golf|Grains|Gymnastics|Highlights|Hockey|Insight"
    "|Instant View|Interview|Markets|Metals|Newsmaker|NBA|NFL|NHL|MLB|Oil|Olympics|Opinion|Poll|Preview|Profile|Racing"
    "|Refile|Report|Results|Rowing|Rpt|Rugby|Sailing|Skiing|Snapshot|Snooker|Soccer|Stocks|Swimming|Table|Tennis|Text"
    "|Timeline|Trending|Update|Urgent|Volleyball|Witness|Wrapup"
)
_BEHIND_HYPHEN = (
    "aligned|allied|area|armed|backed|based|born|bound|bred|brokered|built|bred|controlled|dominated|drafted|educated"
    "|era|flagged|friendly|funded|governed|headquartered|held|inspired|issued|led|like|linked|listed|made|mediated|occupied"
    "|only|organised|organized|owned|produced|raised|registered|ruled|run|sanctioned|speaking|sponsored|style|supplied"
    "|supported|themed|trained|wide|year"
)
_NO_LETTER = r"(?![^\W_])"

PIECES = re.compile(
    r"((?=\S)(?:"  # nothing is tried at a space
    r"[a-zA-Z]?[a-z]++(?![^\s,])"  # most words
    r"|[,;:\"“”()?!]|(?!vs\.)[a-z]++(?=[.;:?!)\"”](?!\S))"  # most marks, and words before them
    rf"|(?<!\w)(?=[A-Z][A-Za-z]*+(?: [A-Z][A-Za-z]*+)?-[A-Z])(?:{_SLUGS}|{_SLUGS.upper()})(?=-)"  # BRIEF-Acme
    rf"|(?:[^\W\d_]\.){{2,}}"  # U.S., a.m., J.K.
    rf"|(?=[A-Zv][A-Za-z]*+\.)(?:(?:{_SHORT}|{_SHORT.upper()})\.{_NO_LETTER}"
    r"|[A-Z]\.(?=\s*[A-Z]))"  # John F. Kennedy
    r"|[A-Z]{1,3}[$€£]"  # US$, which is no place
    rf"|\d+(?:[.,:]\d+)+{_NO_LETTER}"
    rf"|['’][sS]{_NO_LETTER}"
    r"|(?=[A-Za-z]++-[A-Z])(?:pan|non|anti|pro|ex|pre|mid|trans|post|PAN|NON|ANTI|PRO|EX|PRE|MID)(?=-)"  # pan-European
    r"|[^\W_]++(?:(?:"
    rf"['’](?![sS]{_NO_LETTER})|[&@]|\.(?=[a-z0-9]|[A-Z](?![a-z]))"
    rf"|-(?!(?:{_BEHIND_HYPHEN}|{_BEHIND_HYPHEN.upper()}){_NO_LETTER})"  # Paris-based holds Paris
    r")[^\W_]++)*"
    r"|\.{2,}|-{2,}|[^\w\s]|_))"
)
"""The commonest first, and what is asked of the rest before their long lists are: a third less time on news."""

TITLE_WORDS = 4
"""So many words at least show a habit of capitals."""


def pieces(text: str) -> list[str]:
    """What stands between words, word, between … in turn: joined, they are the text again."""
    return PIECES.split(text)


def marked(text: str, words: list[str]) -> list[str]:
    """The words of a sentence, marked where its case says little."""
    if text.isupper():
        return [CAPITALS + word.lower() for word in words]
    if in_title_case(words):
        return [TITLE_CASE + word for word in words]
    return words


def in_title_case(words: list[str]) -> bool:
    """Whether nearly every longer word begins with a capital, as headlines of some wires have it."""
    if len(words) < TITLE_WORDS or sum(map(str.islower, words[1:6])) > 2:
        return False
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    small = sum([word[0].islower() for word in longer])
    return len(longer) >= TITLE_WORDS and small * 5 <= len(longer)
