"""Letters that nobody sees, that no keyboard here types, or that the printed sheets cannot show."""

import re
import unicodedata
from functools import cache

from scripts.paths import ROOT

SHEET_FONT = ROOT / "overrides" / "fonts" / "NotoSans-SemiCondensedRegular.ttf"
SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\ufffd\x00-\x08\x0b-\x1f\x7f-\x9f\U000e0000-\U000e007f]"
)
WIDE = re.compile("[\uff01-\uff5e]+")  # full-width forms of ASCII (Unicode, Halfwidth and Fullwidth Forms)


def clean(text: str) -> str:
    """Return `text` with ordinary spaces and without letters nobody sees, each accent joined to its letter."""
    return unicodedata.normalize("NFC", HIDDEN.sub("", SPACES.sub(" ", text)))


def plain_digits(text: str) -> str:
    """Return `text` with the digits and full-width letters of other keyboards as plain ones: `０８` and `٠٨` are `08`."""
    if text.isascii():
        return text
    text = WIDE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text)


def unprintable(text: str) -> str:
    """Return the first letter of `text` that the font of the printed sheets does not have, '' where it has all."""
    if text.isascii():
        return ""
    return next((letter for letter in text if letter != "\n" and ord(letter) not in _sheet_letters()), "")


@cache
def _sheet_letters() -> frozenset[int]:
    from fontTools.ttLib import TTFont  # read only where a letter beyond ASCII was typed

    with TTFont(SHEET_FONT, lazy=True) as font:
        return frozenset(font.getBestCmap())
