"""What a village head told of the village: ten things that no official source knows, each with its day.

Editors' lines: `di_desa:` in docs/_data/villages.yml. The questions to ask: docs/id/sepuluh-pertanyaan.md.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.data import parsers

OFFICER = "pimpasa"  # who looks after the village
# In the order in which a page shows them; each is a key of the words, after `di_`.
TOPICS = (
    "ongkos",
    "waktu",
    "sinyal",
    "paspor_keliling",
    OFFICER,
    "bhabinkamtibmas",
    "bidan",
    "puskesmas",
    "tempat_pertemuan",
    "tempat_bertanya",
)
NOTE = re.compile(r"(\d{4}-\d\d-\d\d) (\w+): *(\S.*)")
CONSENT = re.compile(r" *\(setuju (\d{4}-\d\d-\d\d)\)")
NUMBER = re.compile(r"(?:\d[ .-]?){8,}")  # digits of a telephone number
EXAMPLE = "2026-12-05 ongkos: ojek sampai kantor imigrasi Rp 100.000"


@dataclass(frozen=True, slots=True)
class LocalNote:
    """topic: one of TOPICS; text: as told; date: of the day it was told."""

    topic: str
    text: str
    date: datetime.date


def local_note(typed: str) -> LocalNote:
    """Read `2026-12-05 ongkos: …`. Raises Fault; a telephone number wants the day on which its owner agreed to show it."""
    parts = NOTE.fullmatch(typed)
    if not parts:
        raise parsers.Fault("bukan keterangan desa", f"Tulis tanggal, kunci, titik dua, isi: {EXAMPLE}.")
    if parts[2] not in TOPICS:
        raise parsers.Fault(f"memakai kunci `{parts[2]}` yang tidak ada", f"Pakai salah satu: {', '.join(TOPICS)}.")
    consent = CONSENT.search(parts[3])
    text = CONSENT.sub("", parts[3]).strip()
    if NUMBER.search(text) and not consent:
        raise parsers.Fault(
            "berisi nomor telepon tanpa izin pemiliknya",
            "Minta izin dulu, lalu tambah di ujung baris: (setuju 2026-12-05). Tanpa izin, tulis jabatannya saja.",
        )
    if consent:
        parsers.date(consent[1])
    return LocalNote(parts[2], parsers.text(text), parsers.date(parts[1]))


def in_order(notes: Iterable[LocalNote]) -> tuple[LocalNote, ...]:
    """Return `notes` in the order of TOPICS, the newest of a topic first."""
    return tuple(sorted(notes, key=lambda note: (TOPICS.index(note.topic), -note.date.toordinal())))


def counted(notes: Iterable[Iterable[LocalNote]]) -> dict[str, int]:
    """Return for each topic in how many villages somebody has told it; `notes`: those of each village."""
    counts = Counter(topic for each in notes for topic in {note.topic for note in each})
    return {topic: counts[topic] for topic in TOPICS}
