"""The shape of a page and the marks on it."""

import pytest
from rules_page import END, FIRST, HEAD, assert_only, make_page, problems_of

from scripts.data.problem import Problem
from scripts.source.page import parse_page, read_page


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "fix"),
    [
        ("title: Biaya paspor\n", "", 1, "`title:` belum diisi", "Tambah baris `title: …`"),
        ("pesan: Bayar sendiri, lalu simpan buktinya.\n", "", 1, "`pesan:` belum diisi", "satu pesan utama"),
        ("Biaya paspor\n", "\n", 2, "`title:` belum diisi", "Tambah baris"),
        ("pesan:", "pesam:", 4, "`pesam:` tidak dikenal", "pesan: Bayar sendiri"),
        ("Bayar sendiri", "kata " * 20, 4, "`pesan:` berisi 24 kata", "paling banyak 20 kata"),
        ("Berapa", "a" * 160, 3, "`description:` berisi", "paling banyak 150 huruf"),
        ("title: Biaya", "title: Biaya: paspor", 2, "tidak terbaca", 'title: "Biaya: paspor paspor"'),
        (
            "pesan: Bayar",
            "pesan: {{ fakta.umur_kerja }} itu",
            4,
            "tidak terbaca",
            'pesan: "{{ fakta.umur_kerja }} itu sendiri',
        ),
        ("title: Biaya", "title:Biaya", 2, "tidak terbaca", "title: Biaya paspor"),
        ("title: Biaya paspor\n", "title: Biaya paspor\ntitle: Lain\n", 3, "tertulis dua kali", "Hapus salah satu"),
        ("---\ntitle", "title", 1, "garis `---` di atas judul hilang", "Tulis `---`"),
        ("---\ntitle", "\n---\ntitle", 1, "baris kosong di atas", "Hapus baris kosong"),
        ("buktinya.\n---\n", "buktinya.\n", 1, "tidak ditutup", "Tulis `---`"),
    ],
)
def test_bad_head_is_caught(old: str, new: str, line: int, message: str, fix: str) -> None:
    assert old in HEAD
    assert_only(make_page("Isi.", HEAD.replace(old, new, 1)), line, message, fix)


def test_empty_file_is_caught() -> None:
    assert "belum punya bagian kepala" in problems_of(parse_page(""))[0].message


@pytest.mark.parametrize(
    ("lines", "offset", "message", "fix"),
    [
        # Headings.
        ("# Biaya", 0, "memakai satu #", "## Biaya"),
        ("Isi.\n\n#### Biaya", 2, "4 tanda #", "### Biaya"),
        ("##", 0, "kosong", "Tulis judulnya"),
        ("Biaya\n=====", 0, "tanpa sengaja", "`## Biaya`"),
        ("Biaya lain\n---", 0, "tanpa sengaja", "`## Biaya lain`"),
        ("## Lain {#isi}", 0, "sudah dipakai di baris 7", "{#isi-2}"),
        # Pictures.
        ("![](../../assets/gerbang.webp)", 0, "belum punya teks pengganti", "![Tulis apa"),
        ("![gerbang.webp](../../assets/gerbang.webp)", 0, "belum punya teks pengganti", "(../../assets/gerbang.webp)"),
        ("![Gambar 1](../../assets/gerbang.webp)", 0, "belum punya teks pengganti", "![Tulis apa"),
        # Raw code.
        ("<script>alert(1)</script>", 0, "ada kode `script`", "Hapus kode"),
        ("<iframe src='peta'></iframe>", 0, "ada kode `iframe`", "Hapus kode"),
        ('<p style="color:red">Awas</p>', 0, "ada kode `style`", "Hapus kode"),
        ("<b\nonclick='x()'>Awas</b>", 0, "ada kode `onclick`", "Hapus kode"),
        ("Awas {: style='color:red' }", 0, "ada kode `style`", "Hapus kode"),
        ("```\nkode", 0, "tidak ditutup", "Hapus baris ini"),
        ("a" * 3001, 0, "berisi 3001 huruf", "Pecah menjadi"),
        # Tables.
        ("Surat\tBiaya\nPaspor\ttanya", 0, "ditempel dari Word", "| Surat | Biaya |"),
        ("| Surat | Biaya |\n| a | b |", 0, "garis di bawah judul", "| --- | --- |"),
        ("| Surat | Biaya |\n|---|---|\n| a |", 2, "punya 1 kolom", "| a | … |"),
        ("| Surat | Biaya |\n|---|---|\n| a | b | c |", 2, "punya 3 kolom", "Sisakan 2"),
        # Lists.
        ("Bawa:\n- KTP", 1, "menempel", "baris kosong di atas"),
        ("Caranya:\n1. Datang.", 1, "menempel", "baris kosong di atas"),
        ("• Bawa KTP", 0, "tanda dari Word", "- Bawa KTP"),
        ("– Bawa KTP", 0, "tanda dari Word", "- Bawa KTP"),
        ("1) Datang.", 0, "nomor memakai kurung", "1. Datang."),
        ("1. Datang.\n\n  Bawa KTP.", 2, "kurang dari empat spasi", "    Bawa KTP."),
        ("- Datang.\n  - Bawa KTP.", 1, "kurang dari empat spasi", "    - Bawa KTP."),
        # Boxes.
        ("!!! note “Ingat”\n    Bawa KTP.", 0, "judul kotak tidak terbaca", '!!! note "Ingat"'),
        ('!!! note "Ingat"\nBawa KTP.', 1, "tidak menjorok", "    Bawa KTP."),
        # Letters nobody sees.
        ("Bawa\tKTP.", 0, "memakai tab", "Bawa    KTP."),
        ("Bawa\u00a0KTP.", 0, "spasi khusus", "Bawa KTP."),
        ("Bawa K\u200bTP.", 0, "tidak terlihat", "Bawa KTP."),
    ],
)
def test_bad_mark_is_caught(lines: str, offset: int, message: str, fix: str) -> None:
    assert_only(make_page(lines), FIRST + offset, message, fix)


@pytest.mark.parametrize(
    ("end", "message", "fix"),
    [
        ("\nSelesai.\n", "belum berakhir dengan langkah", "## Apa yang saya lakukan sekarang?"),
        (
            END.replace("sekarang?", "sekarang"),
            "tidak sama dengan di halaman lain",
            "## Apa yang saya lakukan sekarang?",
        ),
        (END + "\n## Lain\n\n- Isi.\n", "bukan yang terakhir", "Pindahkan"),
        (END.replace("1. Tanya", "Tanya"), "belum berisi langkah", "Tambah daftar langkah"),
    ],
)
def test_missing_next_step_is_caught(end: str, message: str, fix: str) -> None:
    (problem,) = problems_of(make_page("Isi.", end=end))
    assert message in problem.message
    assert fix in problem.fix


@pytest.mark.parametrize(
    "lines",
    [
        "- [ ] KTP\n- [ ] KK\n\n    Bawa yang asli.",
        "1. Datang.\n\n    - Bawa KTP.\n\n2. Bayar.",
        'Arti kunci?\n:   Izin resmi.\n\n??? note "Lebih lanjut"\n    Isi.\n\n    - Butir.',
        "!!! warning\n    Isi.",
        "| Surat | Biaya |\n|:--|--:|\n| `a|b` | c\\|d |",
        "```\n# bukan judul\n<script>\n```",
        "Isi.\n\n---\n\nIsi lagi.",
        "<!-- # bukan judul -->",
        "Kata <abbr title='x'>y</abbr> dan <kbd>OK</kbd>.",
        "- Butir panjang\n  yang bersambung.",
        "Ia berkata – pelan – lalu pergi.",
    ],
)
def test_good_mark_passes(lines: str) -> None:
    assert not problems_of(make_page(lines))


def test_other_languages_name_the_next_step_in_their_words() -> None:
    page = make_page("Isi.", end="\n## Nama pengawa aku diatu?\n\n- Tanya.\n", locale="iba")
    assert not problems_of(page)


def test_shell_page_needs_only_its_mark() -> None:
    assert not problems_of(parse_page("---\ntitle: Kerangka\njenis: kerangka\n---\n"))


def test_file_saved_by_windows_is_caught(tmp_path) -> None:
    path = tmp_path / "id" / "coba.md"
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + END).replace("\n", "\r\n").encode())
    found = problems_of(read_page(path, tmp_path))
    assert [type(problem) for problem in found] == [Problem, Problem]
    assert ["(BOM)" in found[0].message, "(CRLF)" in found[1].message] == [True, True]


def test_what_was_wrong_with_reading_a_page_keeps_its_own_number() -> None:
    found = Problem(
        "docs/id/paspor/biaya.md", 1, "akhir baris memakai gaya Windows (CRLF).", "Simpan ulang.", rule="D01"
    )
    page = parse_page(f"{HEAD}\nKata.\n{END}", found.path, "id", "paspor/biaya.md", (found,))
    assert [problem.rule for problem in problems_of(page) if problem.message == found.message] == ["D01"]
