"""Slips of the hand on a page: found, named, and corrected by one tap only where nothing else can be meant."""

import pytest
from rules_page import FIRST, HEAD, make_page, problems_of

from scripts.rules.values import SHAPES

CERTAIN = [
    ("1. Bayar dulu.\n2.Selesaikan di loket.", 1, "belum ada spasi", "2. Selesaikan di loket."),
    ("- Kartu\n-Transfer", 1, "belum ada spasi", "- Transfer"),
    ("Telepon fakta.telepon_polisi dulu.", 0, "belum diapit", "Telepon {{ fakta.telepon_polisi }} dulu."),
    ("1)Bawa kartu", 0, "memakai kurung", "1. Bawa kartu"),
]


@pytest.mark.parametrize(("body", "offset", "message", "right"), CERTAIN)
def test_a_certain_slip_is_mended_by_one_tap(body: str, offset: int, message: str, right: str) -> None:
    found = [each for each in problems_of(make_page(body)) if message in each.message]
    assert [(each.line, each.autofix[1]) for each in found] == [(FIRST + offset, right)]


UNSURE = [
    ("Kata fakta.tidak_ada ini.", "belum diapit"),
    ('??? note "Ingat"\n\nLalu.', "kotak ini kosong"),
    ("<<<<<<< usulan\nSatu.\n=======\nDua.\n>>>>>>> utama", "dua versi yang bertabrakan"),
    ("## Cara bayar {cara}", "tercetak apa adanya"),
    ("**Cara membayar**", "tampak seperti judul"),
    ("Harga ~lama~ baru.", "tercetak apa adanya"),
    ("Harga ~~lama~~ baru.", "tercetak apa adanya"),
    ("Ini ==penting== sekali.", "tercetak apa adanya"),
    ("Contoh: 6101010101010001 milik warga.", "NIK atau nomor KK"),
    ("Contoh: 6101 0101 0101 0001.", "NIK atau nomor KK"),
    ("Paspor X0000000 hilang.", "nomor paspor"),
    ('<a href="javascript:alert(1)">Baca</a>', "tidak aman"),
    ("<a href=javascript:alert(1)>Baca</a>", "tidak aman"),
    ('<a href="java&#115;cript:alert(1)">Baca</a>', "tidak aman"),
    ('<a href="data:text/html,x">Baca</a>', "tidak aman"),
    ('<a href="http://contoh.go.id/">Baca</a>', "tidak aman"),
    ("[Baca](https://www.google.com/url?q=https://www.imigrasi.go.id/&sa=D)", "mengalihkan"),
    ("[Baca](https://bit.ly/paspor)", "menyembunyikan"),
    ("[Baca](https://wa.me/620000000000)", "menyembunyikan"),
    ("[Baca](https://imigrasi.go.id.contoh.xyz/)", "hanya mirip situs resmi"),
    ("Anda tidak dipungut biaya.", "tidak boleh dijanjikan"),
    ("Tidak akan dikenakan biaya.", "tidak boleh dijanjikan"),
    ("Agen ini aman dan terpercaya.", "tidak boleh dijanjikan"),
    ("Titipkan paspor kepada agen.", "tidak boleh dijanjikan"),
    ("Biayanya tiga ratus lima puluh ribu rupiah.", "jumlah uang"),
    ("Biayanya dua juta rupiah.", "jumlah uang"),
    ("Telepon O812-0000-0000 saja.", "huruf di antara angka"),
    ("Telepon nol delapan satu dua kosong.", "nomor dalam kata"),
    ("Uangnya masuk istilah.tidak_ada.", "belum diapit"),
    ("Telepon 08l2-0000-0000 saja.", "huruf di antara angka"),
    ("Telepon 0 8 1 2 0 0 0 0 0 0 0.", "nomor telepon"),
    ("Telepon 08 12 00 00 00 00.", "nomor telepon"),
    ("Telepon +62 8 1 2 0 0 0 0 0 0.", "nomor telepon"),
    ("Biayanya 475K.", "jumlah uang"),
    ("Biayanya 50k saja.", "jumlah uang"),
    ("Serahkan paspor Anda kepada petugas lapangan kami.", "tidak boleh dijanjikan"),
    ("Kumpulkan KTP asli ke koordinator.", "tidak boleh dijanjikan"),
    ("{% for x in range(9) %}a{% endfor %}", "tanpa pasangan"),
]


@pytest.mark.parametrize(("body", "message"), UNSURE)
def test_what_needs_a_person_is_named_without_a_tap(body: str, message: str) -> None:
    found = [each for each in problems_of(make_page(body)) if message in each.message]
    assert found and not any(each.autofix for each in found), problems_of(make_page(body))


def test_a_number_of_a_person_is_no_telephone_number() -> None:
    said = [each.message for each in problems_of(make_page("Contoh: 6101010101010001."))]
    assert len(said) == 1 and "telepon" not in said[0]


def test_curly_quotes_around_a_title_are_made_straight() -> None:
    page = make_page("Isi.", HEAD.replace("title: Biaya paspor", "title: “Biaya paspor”"))
    (problem,) = problems_of(page)
    assert problem.autofix == ("title: “Biaya paspor”", 'title: "Biaya paspor"')


@pytest.mark.parametrize(
    "body",
    [
        "**Tidak punya email:**\n\nMinta tolong.",
        "**Penting.**",
        "Pukul 08.00.Lalu pulang.",
        "Jangan titipkan paspor kepada agen.",
        "Serahkan paspor Anda kepada petugas imigrasi di gerbang.",
        "Hasilnya 1)a dan 2)b.",
        "Buka 08.00 sampai 16.00, lalu 08.00 sampai 11.00.",
        "Kelas 10 11 12 13 14 15 16 berbeda.",
        'Ia berkata: "Tidak dipungut biaya."',
        "Jaraknya ~dua jam, lalu ~satu jam lagi.",
        '!!! note "Ingat"\n    Isi.',
        '!!! note "Ingat"\n\n    Isi.',
        "*Miring* dan **tebal** saja.",
        "[Baca](https://www.imigrasi.go.id/)",
        "Sejak 2022 dan 2024 begitu.",
        "Langkah 10 dan 11.",
    ],
)
def test_what_is_meant_so_passes(body: str) -> None:
    assert not problems_of(make_page(body)), problems_of(make_page(body))


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("tiga ratus lima puluh ribu rupiah", "350000"),
        ("dua juta rupiah", "2000000"),
        ("seratus ribu rupiah", "100000"),
        ("enam ratus lima puluh ribu rupiah", "650000"),
        ("sebelas ribu rupiah", "11000"),
        ("dua puluh satu ringgit", "21"),
        ("satu juta dua ratus ribu rupiah", "1200000"),
    ],
)
def test_an_amount_in_words_is_the_amount_in_digits(words: str, digits: str) -> None:
    shape = next(each for each in SHAPES if each.plain(words) == digits and each.pattern.fullmatch(words))
    assert shape.form == "rupiah"
