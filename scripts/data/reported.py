"""What may be shown although the office itself has not confirmed it: official, of a stated year, and nobody's own.

The levels are three: confirmed by the office, reported by a public source, or not known and to be asked. A reported number
is dialled by people in need: the mobile phone of somebody who has left the office, or a free mailbox that anybody can open,
would lead them to a stranger.
"""

import re
from collections.abc import Iterable, Iterator

# Mobile numbers by country (ITU-T E.164, national numbering plans), without spaces and signs.
MOBILE = re.compile(
    r"(?:\+?62|0)8\d{7,}"  # Indonesia
    r"|(?:\+?60|0)1\d{7,}"  # Malaysia
    r"|\+(?:673[78]|65[89]|66[689]|959|855[16789]|85620|84[35789]|861[3-9]|852[569]|8869|9665|9715)\d{5,}"
)
MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
OFFICIAL_MAIL = re.compile(r"@(?:[\w-]+\.)*go\.id$", re.I)
PERSON = re.compile(r"\b(?:Bapak|Ibu|Bpk|Pak|Bu|Sdri?|Saudara|Saudari|a\.n|u\.p|CP|contact person)\b\.?\s+(?:[A-Z]|:)")
UNDATED = "tanpa tanggal"


def faults(values: Iterable[str], date: str) -> Iterator[tuple[str, str]]:
    """Yield (what is wrong, how to mend it), in Indonesian, for the `values` of a reported contact and its source's `date`."""
    for value in values:
        if is_mobile(value):
            fix = "Hapus nomornya, atau minta kantornya memastikan lalu tulis tanggalnya."
            yield f"nomor HP `{value}` tidak boleh tampil sebelum dipastikan kantornya.", fix
        if (mail := MAIL.search(value)) and not OFFICIAL_MAIL.search(mail[0]):
            yield f"`{mail[0]}` bukan surel resmi kantor.", "Pakai surel yang berakhir dengan .go.id, atau kosongkan."
        if PERSON.search(value):
            yield f"`{value[:60]}` menyebut nama orang.", "Hapus nama orangnya; tulis nama kantor atau loketnya saja."
    if not date or date == UNDATED:
        fix = "Isi tanggal sumbernya, paling sedikit tahunnya; kalau tidak ada, statusnya tetap tanya."
        yield "kontak yang dilaporkan belum punya tahun sumber.", fix


def is_mobile(typed: str) -> bool:
    """Return whether `typed` is a mobile number, in Indonesia or a country where its people work."""
    return bool(MOBILE.fullmatch(re.sub(r"[^\d+]", "", typed))) and not re.search(r"[A-Za-z]", typed)
