"""QR codes of thousands of village pages, which differ in ten digits only.

A code of fixed version and mask is linear (ISO/IEC 18004: Reed-Solomon over GF(2^8), masks by exclusive or): turning one bit
of a letter turns the same modules whatever else stands there. So some twenty codes made by segno give all others by exclusive
or, in microseconds instead of four milliseconds each.
"""

import struct
import zlib
from functools import cache
from pathlib import Path

import segno

from scripts.villages.changes import CODE
from scripts.villages.page_template import LIST_PAGE

# 33 modules on 30 mm are 0.7 mm each, twice what a 150 dpi copy needs; level M mends 15 % of smudges.
VERSION = 4
DIGITS = 10
ZEROS = "0" * DIGITS
QUIET = 4  # modules of white around a code
MASK = 2


def write_village_codes(site: Path, folder: str, site_url: str) -> None:
    """Put a code beside every village page of the locale in `folder` of `site`, once.

    folder: '' or its name and a slash; site_url: absolute, ends with a slash.
    """
    home = f"{folder}{LIST_PAGE}/"
    for page in (site / home).glob(f"{'[0-9]' * DIGITS}/index.html"):
        target = page.with_name(CODE)
        if not target.exists():
            target.write_bytes(code_picture(site_url + home, page.parent.name))


def code_picture(start: str, digits: str) -> bytes:
    """Return the code of the address `start` + `digits` + "/" as a PNG picture, a pixel a module, quiet zone included."""
    size, modules = _modules(f"{start}{ZEROS}/")
    for place, digit in enumerate(digits):
        for bit in range(4):
            if int(digit) >> bit & 1:
                modules ^= _turned(len(start), place, bit)
    return _png(modules, size)


@cache
def _turned(length: int, place: int, bit: int) -> int:
    """Return what a bit of the digit at `place` turns in the codes of all addresses that begin with so many letters."""
    start, other = "x" * length, f"{ZEROS[:place]}{1 << bit}{ZEROS[place + 1 :]}"
    return _modules(f"{start}{ZEROS}/")[1] ^ _modules(f"{start}{other}/")[1]


@cache
def _modules(address: str) -> tuple[int, int]:
    """Return how many modules wide the code is, and its modules as the bits of one number, the first one highest."""
    options = {"error": "m", "boost_error": False, "mask": MASK, "mode": "byte"}
    try:
        code = segno.make_qr(address, version=VERSION, **options)
    except segno.DataOverflowError:
        code = segno.make_qr(address, **options)
    rows = [bytes(row) for row in code.matrix]
    return len(rows), int("".join(str(module) for row in rows for module in row), 2)


def _png(modules: int, size: int) -> bytes:
    """Return a picture in black and white (PNG, RFC 2083), by hand: Pillow takes ten times as long for one this small."""
    width = size + 2 * QUIET
    line = (width + 7) // 8  # bytes
    white = (1 << 8 * line) - 1
    lines = [white] * QUIET
    for row in range(size - 1, -1, -1):
        dark = modules >> row * size & ((1 << size) - 1)
        lines.append(white ^ dark << 8 * line - QUIET - size)
    lines += [white] * QUIET
    unfiltered = b"".join(bytes(1) + each.to_bytes(line, "big") for each in lines)
    head = struct.pack(">IIBBBBB", width, width, 1, 0, 0, 0, 0)  # one bit a pixel, grey
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(unfiltered)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
