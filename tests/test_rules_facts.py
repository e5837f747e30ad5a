"""`{{ … }}`: unknown keys get the nearest one, lost braces are found again."""

import pytest
from rules_page import FIRST, HEAD, assert_only, make_page, problems_of


@pytest.mark.parametrize(
    ("line", "message", "fix"),
    [
        # Unknown keys: the line with the nearest.
        (
            "Bayar {{ fakta.biaya_pasport_5 }} di bank.",
            "kunci `fakta.biaya_pasport_5` tidak ada",
            "Bayar {{ fakta.biaya_paspor_5 }} di bank.",
        ),
        ("Bayar {{ fakta.Biaya-Paspor-5 }}.", "tidak ada", "Bayar {{ fakta.biaya_paspor_5 }}."),
        ("Tanya {{ istilah.p3mii }}.", "kunci `istilah.p3mii` tidak ada", "Tanya {{ istilah.p3mi }}."),
        ("Tanya {{ fakta.p3mi }}.", "kunci `fakta.p3mi` tidak ada", "Tanya {{ istilah.p3mi }}."),
        ("Bayar {{ istilah.biaya_paspor_5 }}.", "kunci `istilah.biaya_paspor_5`", "Bayar {{ fakta.biaya_paspor_5 }}."),
        ("Bayar {{ fakta.zzz }}.", "kunci `fakta.zzz` tidak ada", "Pakai kunci yang ada"),
        ("Bayar {{ biaya_paspor_5 }}.", "tidak dikenal", "Bayar {{ fakta.biaya_paspor_5 }}."),
        ("{{ daftar_tanda }}", "tidak dikenal", "{{ daftar_tanda() }}"),
        ("{{ daftar_tandu() }}", "daftar `daftar_tandu` tidak ada", "{{ daftar_tanda() }}"),
        ("{{ }}", "tidak dikenal", "{{ fakta.kunci }}"),
        # Braces lost, doubled, or pushed apart.
        ("Bayar {{ fakta.biaya_paspor_5 } di bank.", "kurung kurawal", "Bayar {{ fakta.biaya_paspor_5 }} di bank."),
        ("Bayar { fakta.biaya_paspor_5 }} di bank.", "kurung kurawal", "Bayar {{ fakta.biaya_paspor_5 }} di bank."),
        ("Bayar { fakta.biaya_paspor_5 } di bank.", "kurung kurawal", "Bayar {{ fakta.biaya_paspor_5 }} di bank."),
        ("Bayar {{ fakta.biaya_paspor_5 di bank.", "kurung kurawal", "Bayar {{ fakta.biaya_paspor_5 }} di bank."),
        ("Bayar fakta.biaya_paspor_5 }} di bank.", "kurung kurawal", "Bayar {{ fakta.biaya_paspor_5 }} di bank."),
        ("Bayar {{{ fakta.biaya_paspor_5 }}} di bank.", "kurung kurawal", "Bayar {{ fakta.biaya_paspor_5 }} di bank."),
        ("Bayar { { fakta.biaya_paspor_5 } } di bank.", "kurung kurawal", "Bayar {{ fakta.biaya_paspor_5 }} di bank."),
        (
            "Bayar {{ fakta.umur_kerja }} dan {{ istilah.pmi }.",
            "kurung kurawal",
            "Bayar {{ fakta.umur_kerja }} dan {{ istilah.pmi }}.",
        ),
        ("Bayar }} di bank.", "tanpa pasangan", "Hapus tanda itu"),
        # Lists and titles.
        ("Ini daftarnya: {{ daftar_tanda() }}", "bercampur", "{{ daftar_tanda() }}"),
        ("{{ daftar_tanda() }}\nLalu baca lagi.", "menempel", "Sisipkan baris kosong"),
        ("## Biaya {{ fakta.biaya_paspor_5 }}", "judul bagian berisi", "Pakai kata biasa di judul"),
        ('??? note "Arti {{ istilah.pmi }}"\n    Isi.', "judul kotak berisi", "Pakai kata biasa di judul kotak"),
    ],
)
def test_damaged_use_is_caught(line: str, message: str, fix: str) -> None:
    assert_only(make_page(line), FIRST, message, fix)


def test_value_in_the_description_is_caught() -> None:
    page = make_page(
        "Isi.",
        HEAD.replace("Berapa biaya paspor", '"Biaya {{ fakta.biaya_paspor_5 }}').replace(
            "membayarnya.", 'membayarnya."'
        ),
    )
    assert_only(page, 3, "`description:` berisi", "dengan kata biasa")


@pytest.mark.parametrize(
    "line",
    [
        "Bayar {{ fakta.biaya_paspor_5 }} dan {{fakta.umur_kerja}}.",
        "{{ istilah.pmi }}",
        "{{ daftar_tanda() }}",
        "## Paspor hilang {#hilang}",
        "Teks biasa. { .catatan }",
        "Teks biasa. {: .catatan #dua }",
        "Baca fakta.yml, bukan yang lain.",
    ],
)
def test_good_use_passes(line: str) -> None:
    assert not problems_of(make_page(line))
