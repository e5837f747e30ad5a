"""Telephone numbers as editors type them: what is dialled, what is refused, and which correction can only be meant."""

import pytest

from scripts.data.parsers import Fault
from scripts.data.phones import international, phone


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("(0561) 000000", "0561-000000"),
        ("(0561)000000", "0561-000000"),
        ("+62 (561) 000000", "+62 561-000000"),
        ("0800-1000", "0800-1000"),
        ("110", "110"),
        ("1500000", "1500000"),
        ("+852 0000 0000".replace("0000", "3600"), "+852 3600 3600"),
        ("+39 06 000000", "+39 06 000000"),
    ],
)
def test_a_number_is_taken_as_people_write_it(typed: str, dialled: str) -> None:
    assert phone(typed) == dialled


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("+62 0812-0000-0000", "+62 812-0000-0000"),
        ("+62 (0)561 000000", "+62 561 000000"),
        ("+620561000000", "+62 561000000"),
        ("+60 082 000000", "+60 82 000000"),
        ("0062 811 1000 0000", "+62 811 1000 0000"),
        ("0062 0811 1000 0000", "+62 811 1000 0000"),
        ("62811 1000 0000", "+62811 1000 0000"),
        ("０８００-1000", "0800-1000"),
        ("٠٨٠٠-١٠٠٠", "0800-1000"),
        ("0800–1000", "0800-1000"),
        ("0561.000000", "0561-000000"),
        ("Telp. 0561-000000", "0561-000000"),
    ],
)
def test_a_number_written_otherwise_is_offered_as_it_is_dialled(typed: str, right: str) -> None:
    with pytest.raises(Fault) as caught:
        phone(typed)
    assert caught.value.right == right == phone(right)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0564-21234/21235", "dua nomor"),
        ("0564-21234, 21235", "dua nomor"),
        ("0564-21234 atau 21235", "dua nomor"),
        ("0564-21234 21235", "dua nomor"),
        ("0564-21234 & 21235", "dua nomor"),
        ("0561-000000 0561-000001", "dua nomor"),
        ("+62 561 000000; +62 561 000001", "dua nomor"),
        ("O8OO-1OOO", "huruf di antara angka"),
        ("08l2-0000-0000", "huruf di antara angka"),
        ("0800-1000 ext 3", "huruf di antara angka"),
        ("56100000", "kode wilayah"),
        ("+62 811", "terlalu pendek"),
        ("++62 811 1000 0000", "bukan nomor"),
    ],
)
def test_what_can_be_read_in_two_ways_gets_no_certain_correction(typed: str, message: str) -> None:
    with pytest.raises(Fault) as caught:
        phone(typed)
    assert (message in caught.value.message, caught.value.right) == (True, "")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("0812-0000-0000", "+62 812-0000-0000"),
        ("(0812) 0000 0000", "+62 812-0000 0000"),
        ("0062 812 0000 0000", "+62 812 0000 0000"),
        ("+62 0812 0000 0000", "+62 812 0000 0000"),
        ("062 812 0000 0000", ""),
        ("110", ""),
        ("0812-0000-0000/0813", ""),
    ],
)
def test_a_number_that_is_opened_abroad_needs_its_country(typed: str, right: str) -> None:
    with pytest.raises(Fault) as caught:
        international(typed)
    assert caught.value.right == right
