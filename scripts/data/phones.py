"""Telephone numbers as people write them, and as a phone can dial them.

Prefixes: ITU-T E.164. A number is at most 15 digits; one with the trunk 0 of Indonesia at most 13.
"""

import re

from scripts.data.letters import plain_digits
from scripts.data.parsers import Fault

PHONE = re.compile(r"\+?\d[\d -]*\d")
INDONESIA = "62"
# Country codes of one and two digits (ITU-T E.164, assigned zones); all others have three.
COUNTRY = r"(?:[17]|2[07]|3[0-469]|4[0-13-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})"
KEEPS_ZERO = ("39", "378", "379")  # Italy and its neighbours dial the 0 from abroad too
TRUNK = re.compile(rf"\+({COUNTRY})[ -]?\(?0\)?[ -]?(?=\d)")
SEVERAL = re.compile(r"\d\s*(?:[/,;&|+]|\b(?:atau|dan|or|and)\b|s/d)\s*\+?\(?\d", re.I)
LETTER = re.compile(r"\d[ -]*[a-z]|[a-z][ -]*\d", re.I)
SHORTEST, LONGEST, LONGEST_HOME = 3, 15, 13
SHORT = 8  # digits; longer numbers start with 0, + or a service prefix 1

HOW = "Tulis angka, spasi, dan tanda hubung saja, misalnya 0800-1000."


def phone(typed: str) -> str:
    """A phone number as people write it; brackets around the area code are taken away."""
    plain = _bare(typed)
    if SEVERAL.search(plain_digits(typed)) or _is_doubled(plain):
        raise Fault("berisi dua nomor", "Tulis satu nomor di sini; nomor kedua di isian atau fakta sendiri.")
    if LETTER.search(typed):
        raise Fault("berisi huruf di antara angka", f"Ketik ulang: angka nol 0 bukan huruf O. {HOW}")
    right = _dialled(plain)
    digits = re.sub(r"\D", "", right)
    good = bool(PHONE.fullmatch(right)) and SHORTEST <= len(digits) <= LONGEST
    if good and right == _without_brackets(typed):
        _complain_incomplete(right, digits)
        return right
    message, fix = "bukan nomor telepon", HOW
    if plain.startswith("00"):
        message, fix = "memakai 00 di depan kode negara", "Tulis tanda + dan kode negaranya."
    elif TRUNK.match(plain):
        message, fix = "memakai 0 sesudah kode negara", "Hapus angka 0 itu: sesudah +62 langsung angka berikutnya."
    elif plain != typed and plain_digits(typed) != typed:
        message = "memakai angka dari papan ketik lain"
    elif right.startswith("+") and not plain.startswith("+"):
        message, fix = "belum memakai tanda +", "Tulis tanda + di depan kode negara."
    raise Fault(message, fix, right if good else "")


def international(typed: str) -> str:
    """A phone number with its country code, as WhatsApp and a phone abroad need it."""
    number, right = _without_brackets(typed), ""
    if re.match(r"0[1-9]", number) and not SEVERAL.search(typed):
        # 062 may be a country code with a 0 too many, or the area codes of North Sumatra.
        right = "" if number.startswith(f"0{INDONESIA}") else _sound(f"+{INDONESIA} {number[1:].strip(' -')}")
    elif (number := phone(typed)).startswith("+"):
        return number
    raise Fault("belum memakai kode negara", "Tulis diawali +62, misalnya +62 811 1000 0000.", right)


def _sound(number: str) -> str:
    try:
        return phone(number)
    except Fault:
        return ""


def _bare(typed: str) -> str:
    """Return the number without brackets, dots and the signs of other keyboards."""
    number = re.sub(r"[‐‑‒–—−]", "-", plain_digits(typed)).strip()
    number = re.sub(r"^(?:tel(?:p|epon)?|hp|wa|phone)\s*[.:]?\s*", "", number, flags=re.I)
    number = re.sub(r"(?<=\d)\s*\.\s*(?=\d)", "-", number)
    return _without_brackets(number)


def _without_brackets(number: str) -> str:
    number = re.sub(r"^(\+\d+[ -]?)?\((\+?\d+)\)[ -]*", lambda match: f"{match[1] or ''}{match[2]}-", number.strip())
    return number.replace("+62-", "+62 ", 1) if number.startswith("+62-") else number


def _dialled(number: str) -> str:
    """Return the number with + before its country code and without the 0 that is dialled only at home."""
    if number.startswith("00") and len(re.sub(r"\D", "", number)) > SHORT:
        number = f"+{number[2:].lstrip(' -')}"
    elif re.match(rf"{INDONESIA}[ -]?[02-9]", number) and len(re.sub(r"\D", "", number)) > SHORT + 1:
        number = f"+{number}"
    trunk = TRUNK.match(number)
    if trunk and trunk[1] not in KEEPS_ZERO:
        number = f"+{trunk[1]} {number[trunk.end() :]}"
    return number


def _is_doubled(number: str) -> bool:
    """Whether it holds more digits than one number at home has, or the same area code twice."""
    digits = re.sub(r"\D", "", number)
    if re.search(r"\d[ -]+(?:\+\d|0\d{2,3}[ -]?\d{5})", number) and not number.startswith(("0800", "00")):
        return len(digits) > LONGEST_HOME
    return digits.startswith("0") and not digits.startswith("00") and len(digits) > LONGEST_HOME


def _complain_incomplete(number: str, digits: str) -> None:
    if number.startswith("+"):
        if digits.startswith(INDONESIA) and not 7 <= len(digits) - 2 <= LONGEST_HOME - 1:
            raise Fault("terlalu pendek atau terlalu panjang", "Cocokkan nomornya dengan sumbernya.")
    elif number[0] not in "01" and len(digits) > 4:
        raise Fault("belum memakai kode wilayah", "Tulis kode wilayah di depannya, misalnya 021-000000.")
