"""What an answer or a report may not hold: names of persons, private mobile phones, identity numbers. Text in, faults out."""

import re

from scripts.data.parsers import Fault

# Not 0800, which is free to call; not a landline of an area code that ends in 62; not `08-16 14.00` in a date.
MOBILE = re.compile(r"(?<!\d)(?:\+?62[\s.-]?|0)8(?!00)\d(?:[\s.-]?\d){6,}|(?<!\d)(?:\+60[\s.-]?|0)1\d(?:[\s-]?\d){7,}")
IDENTITY = re.compile(r"(?<!\d)(?:\d{16}|\d{18}|\d{8} \d{6} \d \d{3})(?!\d)")  # NIK has 16 digits, NIP 18
STREET = re.compile(r"\b(?:Jalan|Jl|Jln|Gang|Gg)\b\.?\s[^,;]*", re.I)  # many are named after people
TITLE = re.compile(
    r"\b(?:Bapak|Ibu(?! [Kk]ota)|Bpk|Pak|Bu|Sdri?|Saudara|Saudari|a\.n|u\.p|atas nama)\b\.?\s+[A-Z]"
    r"|\b(?:Hj?|Dra?s?|Ir)\.\s*[A-Z]"
    r"|\b(?:S\.\s?(?:H|E|Sos|Kom|IP|STP|Pd|Ag|T|Ikom|AP)|M\.\s?(?:H|M|Si|AP|Kom|Hum)|A\.\s?Md)\b",
)
ROLE = re.compile(
    r"(?:kepala|wakil|sekretaris|petugas|staf|pejabat|kasi|kasubsi|kasubbag|kabid|koordinator|pelaksana|humas|analis|"
    r"konsul|atase|operator|pimpinan|bagian|seksi|bidang|layanan|loket|pranata|pengelola)\b",
    re.I,
)

UNITS = frozenset((
    "kantor", "seksi", "subseksi", "bagian", "bidang", "tata", "usaha", "lalu", "lintas", "keimigrasian", "imigrasi",
    "informasi", "komunikasi", "teknologi", "intelijen", "penindakan", "dokumen", "perjalanan", "layanan", "dinas",
    "tenaga", "kerja", "pelindungan", "penempatan", "pemberdayaan", "umum", "pengaduan", "humas", "loket", "paspor",
    "konsuler", "protokol", "pekerja", "migran", "dan",
))  # fmt: skip


def no_person(typed: str, mobile: bool = False) -> str:
    """Return `typed`, or raise Fault where it names a person. mobile: whether a mobile number is meant to stand here."""
    if IDENTITY.search(typed):
        raise Fault("memuat nomor pribadi (NIK atau NIP)", "Hapus nomor itu.")
    if not mobile and MOBILE.search(typed):
        raise Fault("memuat nomor HP", "Tulis nomor kantor. Nomor HP hanya boleh untuk WhatsApp resmi kantor.")
    if TITLE.search(STREET.sub("", typed)):
        raise Fault("menyebut nama orang", "Hapus namanya; tulis kantor, loket, atau perannya saja.")
    return typed


def role(typed: str) -> str:
    """Return who answered: a role, in small letters but for short forms such as TIKIM. Raises Fault at what may be a name."""
    no_person(typed)
    words = typed.split()
    if not ROLE.match(typed) or len(typed) > 80 or re.search(r"\d", typed):
        raise Fault("bukan peran", "Tulis peran, misalnya kepala seksi lalu lintas keimigrasian.")
    named = [word for word in words[1:] if word[:1].isupper() and not word.isupper() and word.lower() not in UNITS]
    if named:
        fix = "Hapus nama orang. Nama bagian ditulis dengan huruf kecil, misalnya kepala seksi lalu lintas."
        raise Fault(f"memuat `{named[0]}`, yang tampak seperti nama orang", fix)
    return typed
