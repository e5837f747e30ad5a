"""Values in words: dates, money, sizes, distances, facts. Plain text, for pages, paper, messages and checks alike."""

import re

from scripts.data.facts import ASK, WHOM, Fact

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]

# How a reported value is shown, on screen and paper (the same words as kontak_dilaporkan in words.id.yml).
REPORTED_WORDS = "menurut daftar umum tahun {}; belum dipastikan kantornya"
TYPED = 40  # characters of an address that somebody still copies from paper


def spoken_date(date: str) -> str:
    """Return '2026-11-24', '2026-11' or '2026' as Indonesians write it; other text unchanged."""
    parts = str(date).split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return str(date)
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def money(prefix: str, digits: str) -> str:
    """Return '350000' as 'Rp350.000' (Indonesian style: no space, dots between thousands)."""
    return prefix + f"{int(digits):,}".replace(",", ".")


def fact_text(fact: Fact) -> str:
    """Return the value as plain text: for descriptions, checks and statistics."""
    if fact.status == ASK:
        return f"belum kami pastikan; tanyakan ke {WHOM[fact.ask]}"
    if fact.form == "rupiah":
        return money("Rp", fact.value)
    if fact.form == "ringgit":
        return money("RM", fact.value)
    if fact.form == "url":
        return fact.label
    return fact.value


def host(url: str) -> str:
    """Return the host of `url` without 'www.': how a source is named where no title is known."""
    return re.sub(r"^https?://(www\.)?", "", url).split("/")[0]


def written_address(url: str) -> str:
    """Return `url` as it is typed into a phone: host and path, 'contoh.go.id/kantor'; the host where that is too long."""
    whole = re.sub(r"^https?://(www\.)?", "", url).rstrip("/")
    return whole if len(whole) <= TYPED else host(url)


def spoken_size(size: int) -> str:
    """Return a file size in bytes as Indonesians write it: '21 KB', '1,4 MB'."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def spoken_distance(kilometres: float) -> str:
    """Return a distance as people say it: '400 m', '3,5 km', '62 km'; never 0, and no more exact than a map is."""
    if kilometres < 0.95:
        return f"{max(1, round(kilometres * 10)) * 100} m"
    if kilometres < 9.95:
        return f"{kilometres:.1f} km".replace(".", ",").replace(",0 ", " ")
    return f"{kilometres:.0f} km"


def dialled(number: str) -> str:
    """Return a phone number as a dialler wants it: digits, and the plus of a country code."""
    return re.sub(r"[^\d+]", "", number)


def chat_number(number: str) -> str:
    """Return a phone number as https://wa.me wants it: digits alone."""
    return re.sub(r"\D", "", number)
