"""Whether a text still says what it said: words in order, facts by key, spelling forgiven.

A translated section carries the hash of the words of its Indonesian section. Where the hash differs, the words kept
under it (docs/_data/translated.txt) are compared one by one: a word may be spelled differently, never be another word.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from scripts.data.slip import distance
from scripts.source.marks import ANY_ATTRIBUTES, COMMENT, LINK, TAG, USE

# Never mere spelling, even where the word stands on no other page.
COMMON = """tidak tak bukan belum jangan tanpa kecuali hanya harus wajib boleh oleh bisa biasa dapat perlu mau sudah sebelum
sesudah setelah selama sampai dan atau kalau jika di ke dari dalam malam luar atas bawah dibawa dibawah bawa kurang lebih
paling semua setiap tiap satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus ribu juta
hari minggu bulan tahun jam masuk masak uang ulang utang hutan tolak tolong pulang ini itu ia dia kami kita kalian ada"""
WEIGHTY = frozenset(COMMON.split())
# Prefixes that turn a word round: memberi, pemberi; berbayar, terbayar.
PREFIX_SWAPS = (frozenset("mp"), frozenset("bt"))
LETTERS = "abcdefghijkmnpqr"  # sixteen, and no digit: YAML must not take a hash for a number
LENGTH = 6  # bytes

OPENING = re.compile(
    r"^\s*(?:#{1,6}\s|>\s?|(?:[-*+]|\d{1,2}[.)])\s+(?:\[[ xX]\]\s)?|:\s+|(?:!!!|\?\?\?)\+?\s*\w*)*", re.M
)
FOUND_USE, FOUND_TARGET = "\ufdd0", "\ufdd1"  # never characters of a page (Unicode, noncharacters)
TOKEN = re.compile(rf"[{FOUND_USE}{FOUND_TARGET}]\S+|\d+(?:[.,:/]\d+)+|[^\W_]+(?:'[^\W_]+)*|%")


@lru_cache(4096)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a piece of Markdown, in order, as typed; a fact is its key, a link its words and its target."""
    text = unicodedata.normalize("NFKC", COMMENT.sub(" ", text)).replace("’", "'")
    text = USE.sub(lambda use: f" {FOUND_USE}{_named(use)} ", text)
    text = OPENING.sub("", LINK.sub(lambda link: f" {link[2]} {FOUND_TARGET}{link[3].partition(' ')[0]} ", text))
    text = TAG.sub(" ", ANY_ATTRIBUTES.sub(" ", text))
    return tuple(word.replace(FOUND_USE, "=").replace(FOUND_TARGET, ">").rstrip(".,;:") for word in TOKEN.findall(text))


def _named(use: re.Match[str]) -> str:
    """Return what is typed in `{{ … }}` up to its brackets: `fakta.kunci`, `daftar`."""
    return use[1].split("(")[0].strip()


def hash_of(words: Iterable[str]) -> str:
    """Return twelve letters that tell these words, in any letter case, from all others."""
    digest = hashlib.sha256(" ".join(words).lower().encode()).digest()[:LENGTH]
    return "".join(LETTERS[byte >> 4] + LETTERS[byte & 15] for byte in digest)


class Vocabulary:
    """The words of the Indonesian texts, to tell a misspelling from another word."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts

    @cached_property
    def _counts(self) -> Counter[str]:
        """Counted when somebody asks: nobody does while every text is what it was."""
        return Counter(word.lower() for text in self._texts for word in words_of(text))

    def knows(self, word: str, apart_from: Counter[str]) -> bool:
        """Return whether a word (lower case) occurs anywhere but in the passage whose words `apart_from` counts."""
        return word in WEIGHTY or self._counts[word] > apart_from[word]


def same_meaning(old: Sequence[str], new: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether `new` is `old` with other spelling at most: same words in the same order, some written together,
    apart or with a slip. A slip is a small difference of which at most one side is a word found elsewhere."""
    here = Counter(word.lower() for word in new)
    i = j = 0
    while i < len(old) and j < len(new):
        a, b = old[i].lower(), new[j].lower()
        if a == b:
            i, j = i + 1, j + 1
        elif i + 1 < len(old) and a + old[i + 1].lower() == b:
            i, j = i + 2, j + 1
        elif j + 1 < len(new) and a == b + new[j + 1].lower():
            i, j = i + 1, j + 2
        elif _is_slip(old[i], new[j]) and not (vocabulary.knows(a, here) and vocabulary.knows(b, here)):
            i, j = i + 1, j + 1
        else:
            return False
    return i == len(old) and j == len(new)


def _is_slip(a: str, b: str) -> bool:
    if not (_is_plain(a) and _is_plain(b)):
        return False
    a, b = a.lower(), b.lower()
    if a[1:] == b[1:] and frozenset((a[0], b[0])) in PREFIX_SWAPS:
        return False
    if abs(len(a) - len(b)) == 2 and (a.startswith(b) or b.startswith(a) or a.endswith(b) or b.endswith(a)):
        return False  # -an, di-: another word
    return distance(a, b) <= (1 if max(len(a), len(b)) < 8 else 2)


def _is_plain(word: str) -> bool:
    # Numbers, keys, targets and short names such as KTP are never slips of each other.
    return word.replace("'", "").isalpha() and not (word.isupper() and len(word) > 1)
