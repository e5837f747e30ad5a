"""Values that belong in the facts, as people type them: how to see them, and when two are the same."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from scripts.data.facts import EVENT, Fact, Facts

NUMBER = r"\d(?:[\d.,]*\d)?"
UNIT = r"(?:ribu|juta|miliar|triliun|rb|jt|(?<=\d)k)\b"
TIMES = {"ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "triliun": 10**12}
DIALLED = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
SPOKEN_DIGIT = f"(?:{'|'.join(DIALLED)}|kosong)"  # a number read aloud: nol delapan satu
DIGITS = {word: number for number, word in enumerate(DIALLED)} | {"se": 1}
SCALES = {"puluh": 10, "ratus": 100}
WORD_PARTS = rf"se(?=puluh|belas|ratus|ribu|juta)|{'|'.join((*DIGITS, 'belas', *SCALES, *TIMES))}"
SPELLED = (
    rf"\b(?:(?:se(?:puluh|belas|ratus|ribu|juta)|{'|'.join(DIALLED[1:])}|puluh|belas|ratus|ribu|juta|miliar)\s+){{1,12}}"
    r"(?:rupiah|ringgit)\b"
)
PATH = r"[^\s<>()\[\]{}\"'`|“”]"
YEAR = r"(?:19|20)\d\d"
LAW = (
    r"(?:UU|PP|Perpres|Permen\w*|Perban|Perda|Pergub|Perbup|Perdes|Kepmen\w*|Keppres|Inpres|KUHP|KUHAP"
    r"|[Uu]ndang-[Uu]ndang|Peraturan(?: [A-Z]\w+)+)"
)
SHORT = {
    "undang-undang": "uu",
    "peraturan pemerintah": "pp",
    "peraturan presiden": "perpres",
    "peraturan menteri": "permen",
    "peraturan badan": "perban",
}
# Dates, spans of years and village codes look like telephone numbers but are none.
NOT_PHONE = re.compile(
    rf"\d{{4}}[-.]\d\d[-.]\d\d|\d\d[-.]\d\d[-.]\d{{4}}|{YEAR}(?:[ -]{YEAR})+"
    r"|\d\d\.\d\d\.\d\d(?:\.\d{4})?|\d{1,3}(?:\.\d{3})+|(?!0)\d\d(?: \d\d)+"
)


@dataclass(frozen=True)
class Shape:
    """One kind of value that belongs in the facts.

    pattern: its group `value`, if any, is the part that a key replaces; what: as messages call it;
    why: one clause; plain: makes equal values equal; form: how the facts call it.
    """

    pattern: re.Pattern[str]
    what: str
    why: str
    plain: Callable[[str], str]
    form: str


def _amount(typed: str) -> str:
    number = re.search(NUMBER, typed)
    if not number:
        return ""
    unit = re.search(UNIT, typed.lower())
    if not unit:
        return re.sub(r"\D", "", re.sub(r"[.,]\d\d$", "", number[0])).lstrip("0") or "0"
    whole, _, part = number[0].replace(".", "").partition(",")
    part = part[:12]
    return str(int(whole + part) * TIMES.get(unit[0], 1000) // 10 ** len(part))  # 350k


def _spelled(typed: str) -> str:
    """Return the digits of an amount in words: `tiga ratus lima puluh ribu rupiah` is 350000."""
    total = part = digit = 0
    for word in re.findall(WORD_PARTS, typed.lower()):
        if word in DIGITS:
            digit = DIGITS[word]
        elif word == "belas":
            part, digit = part + digit + 10, 0
        elif word in SCALES:
            part, digit = part + (digit or 1) * SCALES[word], 0
        elif word in TIMES:
            total, part, digit = total + (part + digit or 1) * TIMES[word], 0, 0
    return str(total + part + digit)


def _phone(typed: str) -> str:
    return re.sub(r"^(?:62|0)", "", re.sub(r"\D", "", typed))


def _law(typed: str) -> str:
    kind = re.match(LAW, typed)
    numbers = re.findall(r"(?<!\w)\d+", typed)
    name = " ".join((kind[0] if kind else typed.split()[0]).lower().split()[:2])
    return f"{SHORT.get(name, name.split()[0])} {'/'.join(numbers)}"


def _address(typed: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", typed.lower()).rstrip("/.,;:!?")


def _share(typed: str) -> str:
    return re.sub(r"\s?persen|\s", lambda match: "%" if "persen" in match[0] else "", typed.lower())


def _period(typed: str) -> str:
    words = " ".join(re.sub(r"(\d)([a-z])", r"\1 \2", typed.lower()).split())
    age = re.fullmatch(r"\D*(\d+)", words)
    return f"{age[1]} tahun" if age else words


def _read_aloud(typed: str) -> str:
    words = re.findall(SPOKEN_DIGIT, typed.lower().replace("kosong", "nol"))
    return _phone("".join(str(DIALLED.index(word)) for word in words))


def _misread(typed: str) -> str:
    return _phone(typed.translate(str.maketrans("OoIl", "0011")))


def _shape(pattern: str, what: str, why: str, plain: Callable[[str], str], form: str, flags: int = re.I) -> Shape:
    return Shape(re.compile(pattern, flags), what, why, plain, form)


SITE = (
    rf"(?:https?://|www\.){PATH}+(?<![.,;:!?])"
    rf"|(?<![\w.@/-])(?:[a-z0-9-]+\.)+(?:id|my|com|net|org|info)\b(?!\.\w)(?:/{PATH}*(?<![.,;:!?]))?"
)
NUMBERED_LAW = (
    rf"(?<!\w){LAW}(?:\s+[A-Z][\w-]*){{0,2}}\s+(?:(?:[Nn]omor|[Nn]o\.?)\s*)?\d+(?:\s*(?:/|[Tt]ahun)\s*\d{{4}})?"
    r"|\b[Pp]asal\s+\d+\w*(?:\s+[Aa]yat\s*\(?\d+\)?)?|\b[Aa]yat\s*\(?\d+\)?"
)
RUPIAH = rf"\b(?:Rp\.?|IDR)\s?{NUMBER}(?:\s?{UNIT})?|\b{NUMBER}\s?(?:{UNIT}\s?)?rupiah\b|\b{NUMBER}\s?{UNIT}"
MISTYPED = r"(?<![\w/#-])(?=[0OoIl \d+-]*\d)(?=[\dIl +-]*[OoIl])\+?[0O]?[\dOoIl]{3,}(?:[ -][\dOoIl]{2,})+(?![\w/])"
# Digits typed one by one, as they are read aloud, are a number too: 0 8 1 2 …
CALLED = r"(?<![\w./-])(?:(?:\+?62|0)(?: \d{1,2}){6,}|(?:\+|\(?(?=0))?\d{2,}\)?(?:[ .-]{1,3}\d{2,})*)(?![\w/])"
TIME = (
    r"(?<![\w.,/-])\d{1,3}(?:\s?(?:-|–|sampai|atau)\s?\d{1,3})?\s?(?:x\s?24\s?)?"
    r"(?:hari kerja|hari|minggu|bulan|tahun|jam)\b(?!-)"
)
AGE = (
    r"\b(?:ber)?(?:umur|usia)\s(?:(?:minimal|maksimal|paling \w+|di bawah|di atas|sebelum|sesudah)\s)?"
    r"(?P<value>\d{1,2})\b"
)
COST, LIMIT, STRANGER = (
    "biaya bisa berubah",
    "batas waktu dan umur bisa berubah",
    "nomor yang salah bisa membawa orang ke penipu",
)
# In this order: what one shape has taken, later ones do not see.
SHAPES = (
    _shape(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "alamat surel", "alamat bisa berganti", str.lower, "surel"),
    _shape(SITE, "alamat web", "alamat bisa berganti atau ditiru penipu", _address, "url"),
    _shape(NUMBERED_LAW, "nomor aturan", "aturan bisa diganti", _law, "hukum", 0),
    _shape(RUPIAH, "jumlah uang", COST, _amount, "rupiah"),
    _shape(SPELLED, "jumlah uang", COST, _spelled, "rupiah"),
    _shape(MISTYPED, "nomor dengan huruf di antara angka", STRANGER, _misread, "telepon"),
    _shape(rf"\b{SPOKEN_DIGIT}(?:[ -]{SPOKEN_DIGIT}){{2,}}\b", "nomor dalam kata", STRANGER, _read_aloud, "telepon"),
    _shape(rf"\b(?:RM|MYR)\s?{NUMBER}|\b{NUMBER}\s?ringgit\b", "jumlah ringgit", COST, _amount, "ringgit"),
    _shape(
        r"\b(?!100\s?(?:%|p))\d[\d.,]*\s?(?:%|persen\b)", "persentase", "angka dari sumber bisa berubah", _share, "teks"
    ),
    _shape(CALLED, "nomor telepon", STRANGER, _phone, "telepon"),
    _shape(
        r"(?<![\w.,/-])\d{1,3}(?:\.\d{3})+(?![\w.]\d)", "angka dari sumber", "angka itu bisa berubah", _amount, "teks"
    ),
    _shape(TIME, "jangka waktu", LIMIT, _period, "jangka"),
    _shape(AGE, "batas umur", LIMIT, _period, "jangka"),
)


def wordings(facts: Facts) -> Shape | None:
    """Return the shape of what the facts word themselves (`74 orang`, `17 Desember 2024`); None where they have none."""
    found = (each.value for each in facts.values() if each.form in ("teks", "hukum", EVENT))
    return _worded(frozenset(filter(WORDING.search, found)))


@lru_cache(8)
def _worded(values: frozenset[str]) -> Shape | None:
    if not values:
        return None
    pattern = "|".join(re.escape(value) for value in sorted(values, key=lambda value: (-len(value), value)))
    return _shape(rf"(?<!\w)(?:{pattern})(?!\w)", "isi fakta", "isinya bisa berubah", str.lower, "teks")


def replaced_span(match: re.Match[str]) -> tuple[int, int]:
    """Return which part of what was found a key takes the place of."""
    return match.span("value" if "value" in match.re.groupindex else 0)


PHONE = next(shape for shape in SHAPES if shape.what == "nomor telepon")
WORDING = re.compile(r"^(?=.*\d).{8,}$")  # shorter ones, such as `2 anak`, are everyday words too
EMERGENCY = ("110", "112", "119", "129")


def is_phone(typed: str, facts: Facts) -> bool:
    """Return whether digits are a telephone number: seven or more, or a short number known from the facts or the law."""
    digits = re.sub(r"\D", "", typed)
    if len(digits) >= 7:
        return not NOT_PHONE.fullmatch(typed.strip("()"))
    return typed == digits and (
        digits in EMERGENCY or any(fact.form == "telepon" and fact.value == digits for fact in facts.values())
    )


def same_value(typed: str, shape: Shape, facts: Facts) -> list[Fact]:
    """Return the facts whose value is what was typed, in file order."""
    wanted = shape.plain(typed)
    return [
        fact
        for fact in facts.values()
        if not fact.is_term and wanted and _comparable(fact, shape) and shape.plain(fact.value) == wanted
    ]


def _comparable(fact: Fact, shape: Shape) -> bool:
    if shape.form == "telepon":
        return fact.form in ("telepon", "whatsapp")
    return fact.form == shape.form or (
        fact.form in ("teks", "hukum", EVENT)
        and shape.form in ("jangka", "rupiah", "teks")
        and bool(shape.pattern.fullmatch(fact.value))
    )
