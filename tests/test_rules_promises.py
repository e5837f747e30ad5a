"""What a page may not promise, and what it may still name."""

import pytest
from rules_page import FIRST, assert_only, hints_of, make_page, problems_of


@pytest.mark.parametrize(
    ("line", "message", "fix"),
    [
        ("Semua gratis untuk Anda.", "`Semua gratis`", "Sebut apa yang gratis"),
        ("Anda mendapat paspor gratis.", "`paspor gratis`", "bisa nol"),
        ("Anda berangkat dengan gratis.", "`berangkat dengan gratis`", "rincian biaya"),
        ("Anda pasti tidak dipidana.", "tidak dipidana`", "Minta pendamping"),
        ("Korban tidak akan dihukum.", "tidak akan dihukum`", "Minta pendamping"),
        ("Bisa tanpa rekomendasi.", "`tanpa rekomendasi`", "Tanyakan ke kantor imigrasi"),
        ("Anda tidak perlu surat rekomendasi.", "rekomendasi`", "Tanyakan ke kantor imigrasi"),
        ("Uang Anda dijamin kembali.", "`dijamin`", "diperiksa sendiri"),
        ("Jalur ini pasti\naman.", "`pasti aman`", "Hapus kata `pasti`"),
        ("Jalur ini **pasti aman**.", "`pasti aman`", "Hapus kata `pasti`"),
        ("Jalur ini 100% resmi.", "`100%`", "Hapus"),
        ("Telepon ini bebas pulsa.", "bebas pulsa`", "Hapus kata gratis"),
        ("Telepon polisi gratis dari HP.", "`Telepon polisi gratis`", "Hapus kata gratis"),
        ("Kantornya di Jl. Merdeka.", "`Jl. M`", "offices.yml"),
    ],
)
def test_promise_is_caught(line: str, message: str, fix: str) -> None:
    assert_only(make_page(line), FIRST, message, fix)


@pytest.mark.parametrize(
    "line",
    [
        "Bertanya itu gratis.",
        "Telepon dulu. Bertanya itu gratis.",
        'Ia berkata: "Semua gratis, pasti aman, berangkat tanpa biaya."',
        "Jangan percaya janji pasti aman.",
        "Tidak semua gratis.",
        "Tidak ada yang bisa berkata pasti berhasil.",
        "Apakah paspor gratis?",
        "### Benarkah semua gratis?",
        "Hasilnya belum pasti.",
        "Jalan resmi lebih aman.",
        "Kantor desa bisa membantu, tetapi tidak dijamin.",
        "Biaya penempatan ditanggung majikan.",
    ],
)
def test_naming_is_no_promise(line: str) -> None:
    assert not problems_of(make_page(line))


def test_denial_of_something_else_does_not_excuse() -> None:
    assert problems_of(make_page("Anda tidak perlu takut: pasti aman."))


@pytest.mark.parametrize("word", ["TKI ilegal", "bodoh", "mudah tertipu", "gadis", "perempuan dijual", "nonprosedural"])
def test_hurtful_word_is_a_hint(word: str) -> None:
    page = make_page(f"Ada {word} di sana.")
    assert not problems_of(page)
    assert any(word.split()[-1] in hint.message for hint in hints_of(page))
