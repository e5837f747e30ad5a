"""The format of a file that somebody sent, told by its content: other programs' files are called by their name, with what to do."""

import io
import re
import zipfile

SAVE_AS = "Buka di programnya, pilih Simpan sebagai (atau Unduh), lalu Excel (.xlsx); pakai yang .xlsx."
EXCEL, TEXT = "excel", "text"
MOST_BYTES = 60_000_000  # unpacked: a list of every village of a province has less than 2 MB
MOST_MERGED = 300_000  # cells in one merged range
# What files begin with, and which parts a packed file has (the published formats of their programs).
BEGINNINGS = {
    b"%PDF": "PDF, bukan lembar kerja",
    b"{\\rtf": "dokumen (.rtf), bukan lembar kerja",
    b"\xff\xd8\xff": "foto, bukan lembar kerja",
    b"\x89PNG": "gambar, bukan lembar kerja",
    b"<": "halaman web yang disimpan sebagai lembar kerja",
}
PARTS = {
    "xl/workbook.bin": "Excel biner (.xlsb)",
    "word/": "dokumen Word (.docx), bukan lembar kerja",
    "ppt/": "PowerPoint, bukan lembar kerja",
    "Index/": "dari Numbers (.numbers)",
    "Index.zip": "dari Numbers (.numbers)",
    "content.xml": "dari LibreOffice (.ods)",
}
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
MERGED = re.compile(rb'<mergeCell[^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


class Unreadable(Exception):
    """What a file is and what to do with it, in Indonesian."""

    def __init__(self, message: str, fix: str = SAVE_AS) -> None:
        super().__init__(message)
        self.message, self.fix = message, fix


def format_of(raw: bytes) -> str:
    """Return EXCEL for a workbook that can be read, TEXT for what may be CSV. Raises Unreadable for anything else."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise Unreadable(
                "berkas ini dikunci dengan kata sandi.",
                "Buka di Excel, hapus kata sandinya (File, Info, Protect Workbook), lalu simpan lagi.",
            )
        raise Unreadable("berkas ini dari Excel lama (.xls).")
    if raw.startswith(b"PK"):
        _look_inside(raw)
        return EXCEL
    for beginning, name in BEGINNINGS.items():
        if raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(beginning):
            raise Unreadable(f"berkas ini {name}.")
    return TEXT


def _look_inside(raw: bytes) -> None:
    try:
        packed = zipfile.ZipFile(io.BytesIO(raw))
        names = packed.namelist()
        sheets = [name for name in names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
        size = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        if b"mimetype" in raw[:60]:
            raise Unreadable(f"berkas ini {PARTS['content.xml']}.") from None
        raise Unreadable(
            "isinya bukan lembar kerja; mungkin terpotong waktu diunduh.", "Unduh atau minta lagi."
        ) from None
    for part, name in PARTS.items():
        if any(each.startswith(part) for each in names):
            raise Unreadable(f"berkas ini {name}.")
    if "xl/workbook.xml" not in names:
        raise Unreadable("isinya bukan lembar kerja.", "Simpan ulang dari Excel sebagai .xlsx.")
    if size > MOST_BYTES:
        raise Unreadable("lembar kerja ini terlalu besar.", "Salin tabelnya saja ke lembar kerja baru.")
    if STRICT in packed.read("xl/workbook.xml"):
        raise Unreadable(
            "berkas ini memakai jenis `Strict Open XML`.", "Simpan sebagai `Excel Workbook (.xlsx)`, bukan yang Strict."
        )
    for name in sheets:
        for left, top, right, bottom in MERGED.findall(packed.read(name)):
            if (int(bottom) - int(top) + 1) * (_column(right) - _column(left) + 1) > MOST_MERGED:
                raise Unreadable("sel yang digabung terlalu banyak.", "Pisahkan sel gabungan (Unmerge), lalu simpan.")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:3]:
        number = number * 26 + letter - 64
    return number
