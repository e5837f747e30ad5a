"""QR codes that lead from paper back to the living page: one size everywhere, for a cheap phone and a photocopy."""

from pathlib import Path

import segno

from scripts.finish.addresses import address_of, site_files
from scripts.villages.book import is_book

# 33 modules on 30 mm are 0.7 mm each, twice what a 150 dpi copy needs; level M mends 15 % of smudges.
VERSION = 4
FILE = "qr.svg"  # beside its page; overrides/partials/paper.html asks for it on paper only


def make_code(address: str) -> segno.QRCode:
    """Return the code of an absolute address; one longer than 62 letters gets the next version that holds it."""
    try:
        return segno.make_qr(address, error="m", version=VERSION, boost_error=False)
    except segno.DataOverflowError:
        return segno.make_qr(address, error="m", boost_error=False)


def code_image(address: str) -> str:
    """Return the code as a data: address of an SVG picture, with its quiet zone of 4 modules."""
    return make_code(address).svg_data_uri(omitsize=True, xmldecl=False, svgns=True, border=4)


def write_codes(site: Path, site_url: str) -> int:
    """Put a code beside every page in `site` that shows one; return how many. site_url: absolute, ends with a slash."""
    codes = 0
    for page in sorted(name for name in site_files(site) if name.endswith(".html") and not is_book(name)):
        if FILE.encode() in (site / page).read_bytes():
            target = (site / page).with_name(FILE)
            make_code(address_of(page, site_url)).save(str(target), omitsize=True, xmldecl=False, border=4, nl=False)
            codes += 1
    return codes
