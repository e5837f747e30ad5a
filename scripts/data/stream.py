"""Text files as people save them: decoded, without BOM, LF only, with a note of what had to be mended."""

import codecs
import re
from pathlib import Path
from typing import BinaryIO

from scripts.data.letters import SPACES
from scripts.data.problem import Problem
from scripts.data.yaml_faults import INDENT, SIGNS, SUSPECT
from scripts.paths import shown

BOM = "\ufeff"
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
PIECE = 1 << 16  # bytes
MISSING, WIDE, BROKEN = "missing", "UTF-16", "not UTF-8"  # Notepad's "Unicode" is UTF-16
UNREAD = {
    MISSING: ("berkas ini tidak ada atau tidak bisa dibaca.", "Kembalikan berkas itu, nama dan tempatnya sama."),
    WIDE: (
        "berkas ini tersimpan sebagai UTF-16, sehingga tidak terbaca.",
        "Simpan ulang: Save As, pilih Encoding: UTF-8.",
    ),
    BROKEN: (
        "ada huruf yang rusak di baris ini.",
        "Simpan berkas sebagai UTF-8, lalu ketik ulang huruf yang rusak.",
    ),
}


class Damaged(Exception):
    """Raised while reading a file that is not UTF-8; `line` is 1-based."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class TextStream:
    """A file as the YAML reader wants it: UTF-8, without BOM, LF only; remembers what it had to mend.

    Reads piece by piece, so a file of the whole country costs no memory.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._lines = 0
        self.has_bom = False
        self.first_return = 0
        self.suspects: dict[int, str] = {}  # lines (0-based) of which YAML may swallow a part
        self.indents: dict[int, str] = {}  # lines (1-based) as typed that start with a space from Word

    def read(self, size: int) -> str:
        """Return whole lines, about `size` bytes, '' at the end. Raises Damaged."""
        raw = b"".join(self._file.readlines(size))
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            raise Damaged(self._lines + raw.count(b"\n", 0, error.start) + 1) from None
        if not self._lines and text.startswith(BOM):
            self.has_bom = True
            text = text.removeprefix(BOM)
        if "\r" in text:
            self.first_return = self.first_return or self._lines + text[: text.index("\r")].count("\n") + 1
            text = text.replace("\r", "")
        if not text.isascii():
            text = INDENT.sub(lambda match: self._plain_indent(text, match), text)
        if any(sign in text for sign in SIGNS):
            for match in SUSPECT.finditer(text):
                number = text.count("\n", 0, match.start())
                self.suspects[self._lines + number] = _line_around(text, match.start())
        self._lines += text.count("\n")
        return text or (self.read(size) if raw else "")

    def _plain_indent(self, text: str, match: re.Match[str]) -> str:
        """Return the spaces from Word in front of a line as ordinary ones."""
        number = self._lines + text.count("\n", 0, match.start()) + 1
        self.indents[number] = _line_around(text, match.start())
        return SPACES.sub(" ", match[0])

    def problems(self, where: str) -> list[Problem]:
        """Return what had to be mended so far."""
        found = []
        if self.has_bom:
            message = "ada tanda tersembunyi (BOM) di awal berkas."
            found.append(Problem(where, 1, message, "Simpan ulang berkas sebagai UTF-8 tanpa BOM.", rule="D01"))
        if self.first_return:
            fix = "Simpan ulang berkas dengan akhir baris LF."
            found.append(Problem(where, self.first_return, "akhir baris memakai gaya Windows (CRLF).", fix, rule="D01"))
        for number, typed in self.indents.items():
            right = SPACES.sub(" ", typed)
            message = "ada spasi khusus dari Word di depan baris ini, yang tidak terlihat bedanya."
            fix = f"Hapus spasi di depannya, ketik lagi: {right.strip()}"
            found.append(Problem(where, number, message, fix, (typed, right), rule="D02"))
        return found


def _line_around(text: str, place: int) -> str:
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : len(text) if end < 0 else end]


def read_text(path: Path) -> tuple[str, list[Problem]]:
    """Return the mended text of `path` and the problems of its encoding; '' where it cannot be read."""
    where = shown(path)
    try:
        with path.open("rb") as file:
            if file.read(2) in UTF16:
                return "", [unread(where, WIDE)]
            file.seek(0)
            stream = TextStream(file)
            text = "".join(iter(lambda: stream.read(PIECE), ""))
    except OSError:
        return "", [unread(where, MISSING)]
    except Damaged as damage:
        return "", [unread(where, BROKEN, damage.line)]
    return text, stream.problems(where)


def unread(where: str, what: str, line: int = 1) -> Problem:
    """Return the problem of a file of which nothing can be read; what: MISSING, WIDE or BROKEN."""
    return Problem(where, line, *UNREAD[what], rule="D01")
