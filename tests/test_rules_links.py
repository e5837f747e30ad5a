"""Links: a page that exists, an anchor that exists, an address that is safe."""

import pytest
from rules_page import FIRST, assert_only, hints_of, make_page, problems_of


@pytest.mark.parametrize(
    ("line", "message", "fix"),
    [
        # Pages.
        ("Baca [Syarat](syrat.md).", "halaman `syrat.md` tidak ada", "Baca [Syarat](syarat.md)."),
        ("Baca [Bantuan](bantuan.md).", "halaman `bantuan.md` tidak ada", "Baca [Bantuan](../bantuan.md)."),
        ("Baca [Bantuan](../bantuan).", "halaman `../bantuan` tidak ada", "Baca [Bantuan](../bantuan.md)."),
        ("Baca [Bantuan](../bantuan.html).", "tidak", "Baca [Bantuan](../bantuan.md)."),
        ("Baca [Kerja](../kerja/).", "tidak ada", "Baca [Kerja](../kerja/index.md)."),
        ("Baca [Kerja](kerja/biaya.md).", "tidak ada", "Baca [Kerja](../kerja/biaya.md)."),
        ("Baca [Syarat](/paspor/syarat/).", "diawali garis miring", "Baca [Syarat](syarat.md)."),
        ("Baca [Lain](../zzzzzz.md).", "tidak ada", "Pakai nama halaman yang ada"),
        # Anchors.
        ("Lihat [nomor](../bantuan.md#nomer).", "bagian `#nomer` tidak ada", "Lihat [nomor](../bantuan.md#nomor)."),
        ("Lihat [isi](#ixi).", "bagian `#ixi` tidak ada", "Lihat [isi](#isi)."),
        ("Lihat [isi](#zzzzzzzz).", "bagian `#zzzzzzzz` tidak ada", "Hapus `#zzzzzzzz`"),
        # Addresses.
        ("Buka [situs](http://contoh.go.id).", "memakai http", "Buka [situs](https://contoh.go.id)."),
        ("Telepon [kami](tel:0800-1000).", "`tel:0800-1000` diketik sendiri", "{{ fakta.kunci }}"),
        ("Buka [ini](javascript:alert).", "bukan alamat web", "https://"),
        ("Buka [situs]({{ fakta.url_siskop2mi }}).", "tujuan tautan berisi", "Tulis {{ fakta.url_siskop2mi }} saja"),
        ("Baca [Syarat]().", "belum punya tujuan", "[teks](halaman.md)"),
        # Word and haste.
        ("Baca [Syarat](“syarat.md”).", "diapit tanda kutip", "Baca [Syarat](syarat.md)."),
        ("Baca [Syarat] (syarat.md).", "ada spasi", "Baca [Syarat](syarat.md)."),
        ("Baca (Syarat)[syarat.md].", "tertukar", "Baca [Syarat](syarat.md)."),
        ("Baca [Syarat](syarat.md dulu.", "kurung tutup", "Baca [Syarat](syarat.md) dulu."),
        # Pictures.
        ("![Gerbang](gerbang.webp)", "berkas `gerbang.webp` tidak ada", "![Gerbang](../../assets/gerbang.webp)"),
        ("![Gerbang](tidak-ada.webp)", "berkas `tidak-ada.webp` tidak ada", "Unggah berkas itu dulu"),
    ],
)
def test_bad_link_is_caught(line: str, message: str, fix: str) -> None:
    assert_only(make_page(line), FIRST, message, fix)


@pytest.mark.parametrize(
    "line",
    [
        "Baca [Syarat](syarat.md), lalu [Bantuan](../bantuan.md#nomor).",
        "Lihat [isi](#isi) halaman ini.",
        "Baca [Syarat\npaspor](syarat.md).",
        'Baca [Syarat](syarat.md "Syarat paspor").',
        "![Gerbang batas](../../assets/gerbang.webp)",
        "Contoh: `[teks](halaman.md)`.",
        "- [ ] Bawa KTP (asli).",
        "Surat [asli] (bukan salinan).",
    ],
)
def test_good_link_passes(line: str) -> None:
    assert not problems_of(make_page(line))


def test_missing_translation_falls_back_to_indonesian() -> None:
    assert not problems_of(make_page("Baca [Syarat](syarat.md).", locale="iba"))


def test_words_that_say_nothing_are_a_hint() -> None:
    (hint,) = hints_of(make_page("Klik [di sini](syarat.md)."))
    assert (hint.line, "`di sini`" in hint.message) == (FIRST, True)
