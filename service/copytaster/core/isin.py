"""International Securities Identification Numbers (ISO 6166): twelve signs, the last one a check digit.

The digit is Luhn's over the number that remains when each letter is written as 10 to 35.
"""

from __future__ import annotations

import re
from typing import Final

SHAPE: Final = re.compile(r"[A-Z]{2}[A-Z0-9]{9}[0-9]")


def is_isin(text: str) -> bool:
    """Whether the text has an ISIN's shape and its digit fits."""
    if not SHAPE.fullmatch(text):
        return False
    total = 0
    for place, digit in enumerate(reversed("".join(str(int(sign, 36)) for sign in text))):
        value = int(digit) * (2 if place % 2 else 1)
        total += value // 10 + value % 10
    return total % 10 == 0
