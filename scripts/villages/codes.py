"""QR codes of thousands of village pages, which differ in ten digits only.

A code of fixed version and mask is linear (ISO/IEC 18004: Reed-Solomon over GF(2^8), masks by exclusive or): turning one bit
of a letter turns the same modules whatever else stands there. So forty codes made by segno give all others by exclusive or,
in microseconds instead of four milliseconds each.
"""

import functools
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import segno

from scripts.spread import spread
from scripts.villages.changes import CODE
from scripts.villages.page_template import LIST_PAGE

# 33 modules on 30 mm are 0.7 mm each, twice what a 150 dpi copy needs; level M mends 15 % of smudges.
VERSION = 4
DIGITS = 10
PAGES = 600  # worth a process of their own
QUIET = 4  # modules of white around a code
MASK = 2


def write_village_codes(site: Path, folder: str, site_url: str) -> None:
    """Put a code beside every village page of the locale in `folder` of `site`, once.

    folder: '' or 'iba/'; site_url: absolute, ends with a slash.
    """
    home = f"{folder}{LIST_PAGE}/"
    pages = (site / home).glob(f"{'[0-9]' * DIGITS}/index.html")
    missing = sorted(page.parent for page in pages if not page.with_name(CODE).exists())

    def draw(villages: Sequence[Path]) -> None:
        for village in villages:
            (village / CODE).write_bytes(code_picture(site_url + home, village.name))

    if missing:
        _family(site_url + home)  # once, before processes part
    spread(draw, missing, PAGES)


def code_picture(start: str, digits: str) -> bytes:
    """Return the code of the address `start` + `digits` + "/" as a PNG picture, a pixel a module, quiet zone included."""
    size, blank, turned = _family(start)
    modules = blank
    for place, digit in enumerate(digits):
        for bit in range(4):
            if int(digit) >> bit & 1:
                modules ^= turned[place, bit]
    return _png(modules, size)


@functools.cache
def _family(start: str) -> tuple[int, int, dict[tuple[int, int], int]]:
    """Return how many modules wide the codes are, that of all zeros, and what each bit of each digit turns in it."""
    zeros = "0" * DIGITS
    size, blank = _modules(f"{start}{zeros}/")
    turned = {}
    for place in range(DIGITS):
        for bit in range(4):
            other = f"{zeros[:place]}{1 << bit}{zeros[place + 1 :]}"
            turned[place, bit] = blank ^ _modules(f"{start}{other}/")[1]
    return size, blank, turned


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
