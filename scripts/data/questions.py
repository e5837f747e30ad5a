"""The questions about a job offer, each with its reason and its action. Editors' file: docs/_data/questions.yml."""

from dataclasses import dataclass

from scripts.data import parsers
from scripts.data.fields import optional, required, typed_key

STOP, ASK, ASK_IF_TWO = "berhenti", "tanya", "tanya2"
# How many answers of yes mean "ask first" among ASK_IF_TWO, and STOP among all that are not STOP themselves.
ASK_AT, STOP_AT = 2, 3
# What may be offered: a question belongs to one or more; and who can answer it.
WORK, MARRIAGE, STUDY, AWAY = OFFERS = ("kerja", "nikah", "belajar", "sana")
WHOM = ("pengajak", "disnaker", "bp3mi", "imigrasi", "polisi", "sapa")


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose yes is a warning of `type` (STOP, ASK, or ASK_IF_TWO)."""

    key: str = typed_key(parsers.key, "nama pendek pertanyaan")
    line: int
    type: str = required(
        "jenis",
        parsers.Choice(STOP, ASK, ASK_IF_TWO),
        "akibat jawaban ya",
        "berhenti  satu jawaban ya berarti BERHENTI\n"
        "tanya     satu jawaban ya berarti tanya dulu\n"
        "tanya2    dua jawaban ya atau lebih berarti tanya dulu",
    )
    question: str = required(
        "tanya", parsers.text, "pertanyaan. Jawaban YA selalu berarti peringatan. Paling panjang 16 kata"
    )
    sign: str = required("tanda", parsers.text, "hal yang sama, ditulis sebagai pernyataan. Paling panjang 10 kata")
    reason: str = required("mengapa", parsers.text, "alasannya, satu kalimat. Paling panjang 18 kata")
    action: str = required("lakukan", parsers.text, "tindakannya, satu kalimat. Paling panjang 16 kata")
    ask: str = optional(
        "tanyakan", parsers.text, "pertanyaan yang bisa diucapkan pembaca kalau ia tidak tahu. Paling panjang 16 kata"
    )
    whom: str = optional("kepada", parsers.Choice(*WHOM), "siapa yang bisa menjawabnya")
    offers: tuple[str, ...] = optional(
        "tawaran", parsers.Several(parsers.Choice(*OFFERS)), "untuk tawaran apa, dipisah koma; kosong berarti semua"
    )
    source_url: str = required("sumber_url", parsers.url, "alamat web sumber, lengkap")
    source_date: str = required("tanggal_sumber", parsers.loose_date, f"tanggal sumber; ditulis {parsers.LOOSE_DATE}")
