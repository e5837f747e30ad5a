"""QR codes that lead from paper back to the living page: one size everywhere, for a cheap phone and a photocopy."""

import io
import json
import os
from functools import lru_cache
from pathlib import Path

import segno

from scripts.finish.addresses import address_of, site_files
from scripts.paths import CACHE
from scripts.spread import spread
from scripts.villages.book import is_book
from scripts.villages.codes import VERSION

DRAWN = CACHE / "codes.json"
MAKER = f"segno {segno.__version__}, {VERSION}"
FILE = "qr.svg"  # beside its page; overrides/partials/paper.html asks for it on paper only


def make_code(address: str) -> segno.QRCode:
    """Return the code of an absolute address; one longer than 62 letters gets the next version that holds it."""
    try:
        return segno.make_qr(address, error="m", version=VERSION, boost_error=False)
    except segno.DataOverflowError:
        return segno.make_qr(address, error="m", boost_error=False)


# All sheets of a village lead to one page.
@lru_cache(maxsize=64)
def code_image(address: str) -> str:
    """Return the code as a data: address of an SVG picture, with its quiet zone of 4 modules."""
    return make_code(address).svg_data_uri(omitsize=True, xmldecl=False, svgns=True, border=4)


def write_codes(site: Path, site_url: str) -> int:
    """Put a code beside every page in `site` that shows one; return how many. site_url: absolute, ends with a slash."""
    pages = [page for page in sorted(site_files(site)) if page.endswith(".html") and not is_book(page)]
    shown = {page: address_of(page, site_url) for page in pages if FILE.encode() in (site / page).read_bytes()}
    drawn = _read_drawn()
    missing = [address for address in shown.values() if address not in drawn]
    for part in spread(lambda part: {address: _drawing(address) for address in part}, missing):
        drawn |= part
    for page, address in shown.items():
        (site / page).with_name(FILE).write_text(drawn[address], encoding="utf-8")
    if missing:
        DRAWN.parent.mkdir(exist_ok=True)
        whole = DRAWN.with_suffix(f".{os.getpid()}")  # whoever reads meanwhile finds all or nothing
        whole.write_text(json.dumps({"by": MAKER, "codes": drawn}), encoding="utf-8")
        whole.replace(DRAWN)
    return len(shown)


def _read_drawn() -> dict[str, str]:
    """Return the codes drawn before, by address: an address has the same code for ever."""
    try:
        kept = json.loads(DRAWN.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept["codes"] if kept.get("by") == MAKER else {}


def _drawing(address: str) -> str:
    out = io.BytesIO()
    make_code(address).save(out, kind="svg", omitsize=True, xmldecl=False, border=4, nl=False)
    return out.getvalue().decode()
