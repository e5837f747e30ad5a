"""Values typed by hand: seen, explained, and replaced by the key whose value they are."""

import pytest
from rules_page import FIRST, HEAD, assert_only, hints_of, make_page, problems_of

NEW = "Tambah ke docs/_data/facts.yml"


@pytest.mark.parametrize(
    ("line", "message", "fix"),
    [
        # The value is known: the whole line as it should be.
        ("Biayanya Rp350.000 saja.", "jumlah uang `Rp350.000`", "Biayanya {{ fakta.biaya_paspor_5 }} saja."),
        ("Biayanya Rp 350,000 saja.", "jumlah uang `Rp 350,000`", "Biayanya {{ fakta.biaya_paspor_5 }} saja."),
        ("Biayanya 350 ribu saja.", "jumlah uang `350 ribu`", "Biayanya {{ fakta.biaya_paspor_5 }} saja."),
        ("Biayanya 350.000 rupiah.", "jumlah uang `350.000 rupiah`", "Biayanya {{ fakta.biaya_paspor_5 }}."),
        ("Majikan membayar RM1.010.", "jumlah ringgit `RM1.010`", "Majikan membayar {{ fakta.permit_sarawak }}."),
        ("Telepon 110 sekarang.", "nomor telepon `110`", "Telepon {{ fakta.telepon_polisi }} sekarang."),
        ("Telepon 0800-1000.", "nomor telepon `0800-1000`", "Telepon {{ fakta.telepon_kp2mi }}."),
        ("Kirim ke 0811-1129-129.", "nomor telepon `0811-1129-129`", "Kirim ke {{ fakta.wa_sapa }}."),
        ("Kirim ke +62 811 1129 129.", "nomor telepon", "Kirim ke {{ fakta.wa_sapa }}."),
        ("Lihat UU 18/2017.", "nomor aturan `UU 18/2017`", "Lihat {{ fakta.hukum_pmi }}."),
        ("Lihat Undang-Undang Nomor 18 Tahun 2017.", "nomor aturan", "Lihat {{ fakta.hukum_pmi }}."),
        ("Lihat UU No. 18 Tahun 2017 itu.", "nomor aturan", "Lihat {{ fakta.hukum_pmi }} itu."),
        ("Umur Anda harus 18 tahun.", "jangka waktu `18 tahun`", "Umur Anda harus {{ fakta.umur_kerja }}."),
        ("Tunggu sampai umur 18.", "batas umur `umur 18`", "Tunggu sampai umur {{ fakta.umur_kerja }}."),
        (
            "Sebanyak 70 persen adalah perempuan.",
            "persentase `70 persen`",
            "Sebanyak {{ fakta.bagian_perempuan }} adalah",
        ),
        ("Buka siskop2mi.bp2mi.go.id/lowongan.", "alamat web", "Buka {{ fakta.url_siskop2mi }}."),
        ("Buka <https://siskop2mi.bp2mi.go.id/lowongan/>", "alamat web", "{{ fakta.url_siskop2mi }}"),
        ("Ada 74 orang pada tahun itu.", "isi fakta `74 orang`", "Ada {{ fakta.jumlah_pulang }} pada tahun itu."),
        ("Menurut Permen P2MI 17/2025.", "nomor aturan `Permen P2MI 17/2025`", NEW),
        # Two facts have the value: the editor chooses.
        (
            "Berlaku 5 tahun.",
            "jangka waktu `5 tahun`",
            "{{ fakta.lama_paspor }} (Masa berlaku paspor anak); {{ fakta.lama_kontrak }}",
        ),
        # No fact has it.
        ("Biayanya Rp2,5 juta.", "jumlah uang `Rp2,5 juta`", NEW),
        ("Telepon (0561) 765432.", "nomor telepon `(0561) 765432`", NEW),
        ("Telepon 129.", "nomor telepon `129`", NEW),
        ("Lihat Peraturan Pemerintah Nomor 59 Tahun 2021.", "nomor aturan", NEW),
        ("Diatur dalam Pasal 12.", "nomor aturan `Pasal 12`", NEW),
        ("Selesai dalam 3 hari kerja.", "jangka waktu `3 hari kerja`", NEW),
        ("Bayar dalam 2 jam.", "jangka waktu `2 jam`", NEW),
        ("Tulis ke tanya@imigrasi.go.id.", "alamat surel `tanya@imigrasi.go.id`", NEW),
        ("Buka www.contoh.com.", "alamat web `www.contoh.com", NEW),
        ("Ada 5.008 orang pulang.", "angka dari sumber `5.008`", NEW),
        ("| Biaya | Rp1.000.000 |\n|---|---|\n| a | b |", "jumlah uang `Rp1.000.000`", NEW),
        # Short names.
        ("Anda calon PMI.", "singkatan `PMI`", "Anda calon {{ istilah.pmi }}."),
        ("Tanya P3MI atau Disnaker.", "singkatan `P3MI`", "Tanya {{ istilah.p3mi }} atau {{ istilah.disnaker }}."),
        (
            '!!! note "Syarat PMI"\n    Baca dulu.',
            "singkatan `PMI`",
            "Pakai kata biasa di judul: orang Indonesia yang bekerja",
        ),
        # No key can be filled in here.
        ("## Biaya Rp350.000", "jumlah uang `Rp350.000`", "dengan kata biasa"),
    ],
)
def test_typed_value_is_caught_with_the_right_line(line: str, message: str, fix: str) -> None:
    found = problems_of(make_page(line))
    assert found, "nothing found"
    assert {problem.line for problem in found} == {FIRST}
    assert any(message in problem.message and fix in problem.fix for problem in found), "\n".join(map(str, found))
    assert len(found) == 1 or "Disnaker" in line


def test_typed_value_in_the_message_is_caught() -> None:
    page = make_page("Isi.", HEAD.replace("Bayar sendiri", "Bayar Rp350.000"))
    assert_only(page, 4, "jumlah uang `Rp350.000`", "pesan: Bayar {{ fakta.biaya_paspor_5 }}, lalu simpan buktinya.")


def test_all_certain_values_of_a_line_are_mended_at_once() -> None:
    found = problems_of(make_page("Bayar Rp350.000 pada umur 18."))
    assert {problem.fix for problem in found} == {"Bayar {{ fakta.biaya_paspor_5 }} pada umur {{ fakta.umur_kerja }}."}


@pytest.mark.parametrize(
    "line",
    [
        # Twenty harmless oddities.
        "Sejak tahun 2023 caranya berubah.",
        "Ini pelajaran nomor 1.",
        "1. Siapkan surat.\n2. Datang ke kantor.\n3. Simpan buktinya.",
        "Kirim lewat WhatsApp, SMS, atau HP tetangga.",
        "Simpan HP menyala 24 jam bila perlu.",
        "Bawa KTP dan KK asli, lalu 2 lembar salinan.",
        "Dua kunci, tiga pelajaran, satu pertanyaan.",
        "Pertemuan berlangsung 30 menit.",
        "Ia lulus kelas 6 SD.",
        "Kasus ini terjadi pada 24 November 2025.",
        "Aturan itu berlaku 2018-2022, lalu diganti.",
        "Langkah 3 dari 5.",
        "Berapa rupiah biayanya? Tanyakan dulu.",
        "Kata “resmi” dan ‘sah’ tidak sama.",
        "Harganya {{ fakta.biaya_paspor_5 }}, berlaku {{ fakta.lama_paspor }}.",
        "Moratorium berarti berhenti dulu; {{ istilah.moratorium }} masih berlaku.",
        "Alamat resmi berakhiran .go.id.",
        "Kode desanya 61.03.07.2007.",
        "<!-- Rp350.000 dicek bulan lalu -->",
        "Pukul 09.00 pagi, di balai desa.",
        "Datang hari Senin–Jumat, jangan titip.",
        "Surat A4, foto 4 x 6, rangkap 3.",
    ],
)
def test_harmless_oddity_passes(line: str) -> None:
    assert not problems_of(make_page(line))


def test_hours_of_a_service_are_no_figure_of_speech() -> None:
    assert problems_of(make_page("Nomor ini dijawab 24 jam."))


def test_unexplained_short_form_is_a_hint_once() -> None:
    page = make_page("Datang ke LTSA. Kantor LTSA buka.")
    assert not problems_of(page)
    (hint,) = hints_of(page)
    assert "`LTSA`" in hint.message


def test_typed_web_link_is_a_hint() -> None:
    page = make_page("Lihat [lowongan](https://siskop2mi.bp2mi.go.id/lowongan).")
    assert not problems_of(page)
    assert [hint.fix for hint in hints_of(page)] == ["{{ fakta.url_siskop2mi }}"]
