"""When a misspelt name can only be one of the known ones: a correction offered by one tap must never be another thing."""

import difflib
import re
from collections.abc import Collection, Iterable

NEAR, FAR = 1, 3  # letters: the slip itself, and how far every other name must be
LONG = 10  # letters from which two slips are still one name


def nearest(typed: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the one of `known` that is most like `typed`; '' where none is alike by `cutoff` (0 to 1). A guess, for advice."""
    return next(iter(difflib.get_close_matches(typed, known, n=1, cutoff=cutoff)), "")


def advice(typed: str, known: Iterable[str], otherwise: str, cutoff: float = 0.6) -> str:
    """Return what to do about a name that is not `known`: the nearest one, or `otherwise`, in Indonesian."""
    near = nearest(typed, known, cutoff)
    return f"Mungkin maksudnya `{near}`." if near else otherwise


def only_slip(typed: str, known: Collection[str]) -> str | None:
    """Return the one name of `known` that `typed` can be with a slip of the hand; None where another is near, or digits,
    or the number of words, differ: `biaya_5` and `biaya_10`, `telepon` and `telepon_luar` are different things."""
    most = NEAR if len(typed) < LONG else NEAR + 1
    near = [
        each for each in known if abs(len(each) - len(typed)) <= FAR and distance(each.lower(), typed.lower()) <= FAR
    ]
    found = [each for each in near if distance(each.lower(), typed.lower()) <= most]
    if len(near) != 1 or len(found) != 1:
        return None
    same_digits = re.findall(r"\d+", typed) == re.findall(r"\d+", found[0])
    words, meant = (re.split(r"[\W_]+", each.lower()) for each in (typed, found[0]))
    long_enough = all(min(len(a), len(b)) > 3 for a, b in zip(words, meant, strict=False) if a != b)
    return found[0] if same_digits and len(words) == len(meant) and long_enough else None


def distance(a: str, b: str) -> int:
    """Return how many letters must be put in, left out, changed or swapped with a neighbour to turn `a` into `b`."""
    before, last = [], list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y)))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], before[j - 2] + 1)
        before, last = last, row
    return last[-1]
