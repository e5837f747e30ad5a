"""Rules on words: what no source promises, and what hurts. The phrases are data; each says why and what to write instead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.data.problem import Problem
from scripts.rules.context import Context
from scripts.rules.hint import Hint
from scripts.rules.rule import rule
from scripts.source.page import SourcePage

# Words inside quotes are what somebody else says: an offer, a myth.
QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|‘[^’\n]*’|«[^»\n]*»")
# "Tidak ada yang bisa menjamin …" and "Jangan percaya janji …" deny what follows within a few words.
DENIAL = r"tidak|bukan|belum|jangan|tak|janji|menjanjikan|berjanji|curiga\w*|hati-hati|mengaku|katanya|kalau ada"
DENIED = re.compile(rf"\b(?:{DENIAL})\b(?:[ \n]+[\w'’-]+){{0,5}}[ \n]+\W*$", re.I)
WORD = r"(?:[\w-]+\s+)"


@dataclass(frozen=True)
class Phrase:
    """Words a page may not say (`pattern`), why, and what to write instead."""

    pattern: re.Pattern[str]
    why: str
    instead: str


def _phrase(pattern: str, why: str, instead: str) -> Phrase:
    return Phrase(re.compile(r"\b(?:" + pattern.replace(" ?", r"\s*").replace(" ", r"\s+") + ")", re.I), why, instead)


PROMISES = (
    _phrase(
        r"semua(?:nya)? gratis|gratis (?:semua|total|sepenuhnya)|serba gratis",
        "ada biaya yang tetap Anda tanggung",
        "Sebut apa yang gratis, lalu: Tanya dulu sebelum membayar.",
    ),
    _phrase(
        rf"paspor(?:nya)? {WORD}?gratis|gratis paspor",
        "paspor tanpa biaya hanya untuk orang tertentu dan belum pasti",
        "Tulis: Biayanya bisa nol untuk sebagian calon pekerja. Tanyakan ke kantor imigrasi.",
    ),
    _phrase(
        rf"(?:berangkat|penempatan|pemberangkatan|bekerja|kerja)\w* {WORD}{{0,3}}(?:gratis|tanpa biaya|nol rupiah|nol biaya)"
        r"|tanpa biaya (?:apa pun|apapun|sepeser pun|sama sekali)|zero cost",
        "aturan biaya bisa berbeda di tiap negara",
        "Tulis: Tanyakan rincian biaya tertulis sebelum membayar.",
    ),
    _phrase(
        r"(?:pasti )?(?:tidak|tak) (?:akan |bisa |dapat |boleh )?(?:dipidana|dihukum|dipenjara|ditahan|ditangkap|dituntut)"
        r"|kebal hukum|bebas dari (?:hukuman|pidana|tuntutan)",
        "tidak ada sumber yang menjaminnya",
        "Tulis: Korban berhak dilindungi. Minta pendamping sebelum memberi keterangan.",
    ),
    _phrase(
        r"korban (?:yang )?(?:me)?lapor pasti",
        "akibatnya berbeda di tiap kasus",
        "Tulis apa yang bisa diminta korban, bukan hasilnya.",
    ),
    _phrase(
        r"(?:tanpa|(?:tidak|tak) (?:perlu|butuh|usah|wajib|memerlukan|membutuhkan)) (?:surat )?rekomendasi",
        "kantor berbeda-beda memintanya",
        "Tulis: Tanyakan ke kantor imigrasi apakah perlu surat rekomendasi.",
    ),
    _phrase(
        r"dijamin(?!\w)|ada jaminan (?:aman|berhasil|kerja)|kami (?:men)?jamin",
        "tidak ada sumber yang menjaminnya",
        "Tulis apa yang bisa diperiksa sendiri.",
    ),
    _phrase(
        r"pasti (?:aman|gratis|berhasil|diterima|lolos|berangkat|selamat|ditolong|dibantu|pulang|bebas|terbit|cepat|disetujui"
        r"|dapat (?:kerja|gaji|visa|paspor))",
        "tidak ada sumber yang menjaminnya",
        "Hapus kata `pasti`, atau sebut syaratnya.",
    ),
    _phrase(r"100 ?(?:%|persen)|seratus persen", "tidak ada sumber yang menjaminnya", "Hapus, atau sebut syaratnya."),
    _phrase(
        r"(?:sepenuhnya|sangat|benar-benar) aman|aman (?:sepenuhnya|sekali)|tanpa risiko|bebas risiko",
        "setiap perjalanan ada risikonya",
        "Tulis: lebih aman, lalu sebut sebabnya.",
    ),
    _phrase(
        rf"(?:telepon|hotline|panggilan|pulsa)\w* {WORD}{{0,3}}(?:gratis|tanpa pulsa|bebas pulsa)|bebas pulsa|gratis pulsa|tanpa pulsa",
        "belum ada yang memastikannya tahun ini",
        "Hapus kata gratis; sebut nomornya saja dengan kuncinya.",
    ),
    _phrase(
        r"(?:telepon|nomor|layanan|hotline|petugas|buka|siaga) [^.!?\n]{0,40}?24 jam|24 jam (?:sehari|nonstop)",
        "jam layanan belum dipastikan",
        "Tulis: Coba lagi atau hubungi nomor lain kalau tidak diangkat.",
    ),
    _phrase(
        r"satu-satunya (?:jalan|jalur|tempat|cara|aplikasi|situs) (?:untuk )?(?:men)?daftar\w*",
        "hanya satu kantor yang mengatakannya",
        "Tulis: Daftar lewat …, lalu tanyakan ke kantor.",
    ),
    _phrase(
        r"(?:situs|halaman|program) ini (?:menurunkan|mengurangi|mencegah) ",
        "belum ada bukti yang mengukurnya",
        "Tulis apa yang bisa dilakukan pembaca.",
    ),
    _phrase(
        r"(?:Jl|Jln)\. ?[A-Z]|Jalan [A-Z][^\n,;]{2,40}?(?:No\.?|Nomor) ?\d",
        "alamat kantor harus dipastikan kantornya",
        "Hapus; alamat yang sudah pasti tampil dari docs/_data/offices.yml.",
    ),
    _phrase(
        r"(?:ancaman|diancam|dihukum|hukuman|pidana) (?:penjara |pidana )?(?:\w+ )?\d+ tahun|denda (?:\w+ ){0,2}(?:Rp|\d)",
        "hukum pidana baru berubah",
        "Tulis: Pelakunya bisa dihukum, tanpa angka.",
    ),
)
HURTFUL = (
    _phrase(
        r"(?:TKI|TKW|PMI|pekerja|migran|warga|orang|buruh)(?: migran)? (?:ilegal|gelap|haram)|pendatang (?:haram|gelap)",
        "yang melanggar bisa jadi perekrutnya",
        "Tulis: orang yang berangkat tanpa surat resmi.",
    ),
    _phrase(r"TK[IW](?!\w)", "sebutan ini sudah lama diganti", "Tulis: pekerja migran."),
    _phrase(
        r"bodoh\w*|mudah (?:di)?tertipu|mudah ditipu|lugu|kampungan",
        "kata ini membuat malu untuk melapor",
        "Tulis: Siapa pun bisa tertipu.",
    ),
    _phrase(r"gadis(?:-gadis)?(?!\w)", "laki-laki juga menjadi korban", "Tulis: anak, perempuan, atau orang."),
    _phrase(
        rf"(?:anda|kamu|orang|manusia|perempuan|anak\w*|bayi\w*|korban) {WORD}?dijual(?!\w)|budak\w*",
        "kata ini menakuti dan merendahkan",
        "Tulis: dipaksa bekerja, atau diserahkan dengan bayaran.",
    ),
    _phrase(
        r"non-? ?prosedural",
        "kata petugas ini sulit bagi warga",
        "Tulis: tanpa surat resmi, atau lewat jalur tidak resmi.",
    ),
)


@rule("J101", "tidak menjanjikan yang tidak dijanjikan sumber")
def unsupported_promises(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A page promises nothing that no source promises; questions, quotes and denials may name it."""
    for phrase, typed, line in _find(page, PROMISES):
        yield page.problem(line, f"`{typed}` tidak boleh dijanjikan, sebab {phrase.why}.", phrase.instead)


@rule("J201", "tidak ada kata yang mempermalukan atau menakuti")
def hurtful_words(page: SourcePage, context: Context) -> Iterator[Hint]:
    """A page shames and frightens nobody."""
    for phrase, typed, line in _find(page, HURTFUL):
        yield Hint(page.path, line, f"`{typed}` lebih baik diganti, sebab {phrase.why}.", phrase.instead)


RULES = (unsupported_promises,)
HINTS = (hurtful_words,)


def _find(page: SourcePage, phrases: tuple[Phrase, ...]) -> Iterator[tuple[Phrase, str, int]]:
    """Yield phrase, words as typed, and line for each phrase that the page itself says."""
    texts = [
        (page.values[key].text, page.values[key].line)
        for key in ("title", "description", "pesan")
        if key in page.values
    ]
    for text, first in (*texts, (page.body, page.start)):
        plain = re.sub(r"[*_]", " ", QUOTED.sub(lambda match: " " * len(match[0]), text))
        for phrase in phrases:
            for match in phrase.pattern.finditer(plain):
                if not _is_said_by_others(plain, match):
                    line = first + text.count("\n", 0, match.start()) if first == page.start else first
                    yield phrase, " ".join(match[0].split()), line


def _is_said_by_others(text: str, match: re.Match[str]) -> bool:
    before = re.split(r"[.!?:;,]|\n\n", text[max(0, match.start() - 120) : match.start()])[-1]
    end = re.search(r"[.!?]|\n\n|\Z", text[match.end() :])
    return bool(DENIED.search(before)) or (end is not None and end[0] == "?")
