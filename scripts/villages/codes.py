"""QR codes of thousands of village pages, which differ in ten digits only.

A code of fixed version and mask is linear (ISO/IEC 18004: Reed-Solomon over GF(2^8), masks by exclusive or): turning one bit
of a letter turns the same modules whatever else stands there. So forty codes made by segno give all others by exclusive or,
in microseconds instead of four milliseconds each.
"""

import functools
import io
from pathlib import Path

import segno
from PIL import Image

from scripts.villages.changes import CODE
from scripts.villages.page_template import LIST_PAGE

# 33 modules on 30 mm are 0.7 mm each, twice what a 150 dpi copy needs; level M mends 15 % of smudges.
VERSION = 4
DIGITS = 10
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
    width = size + 2 * QUIET
    line = (width + 7) // 8  # bytes
    white = (1 << 8 * line) - 1
    lines = [white] * QUIET
    for row in range(size - 1, -1, -1):
        dark = modules >> row * size & ((1 << size) - 1)
        lines.append(white ^ dark << 8 * line - QUIET - size)
    lines += [white] * QUIET
    picture = Image.frombytes("1", (width, width), b"".join(each.to_bytes(line, "big") for each in lines))
    picture.save(into := io.BytesIO(), "PNG")
    return into.getvalue()
