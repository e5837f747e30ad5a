"""QR codes of village pages: put together from a few, so each must be the one that segno draws for that very address."""

import io
import random

import pytest
import segno
from PIL import Image

from scripts.villages.codes import DIGITS, MASK, QUIET, VERSION, code_picture


@pytest.mark.parametrize(
    ("start", "version"),
    [
        ("https://contoh.example/desa/", VERSION),
        ("https://contoh.example/iba/desa/", VERSION),
        ("https://contoh.example/a-longer-name-for-the-same-site/sambas/desa/", VERSION + 1),
    ],
)
def test_every_code_is_the_one_of_its_address(start: str, version: int) -> None:
    chance = random.Random(61)
    for digits in ("0" * DIGITS, "9" * DIGITS, *("".join(chance.choices("0123456789", k=DIGITS)) for _ in range(20))):
        code = segno.make_qr(f"{start}{digits}/", error="m", version=version, boost_error=False, mask=MASK, mode="byte")
        code.save(drawn := io.BytesIO(), kind="png", border=QUIET)
        ours, theirs = (Image.open(each).convert("1") for each in (io.BytesIO(code_picture(start, digits)), drawn))
        assert ours.size == theirs.size and ours.tobytes() == theirs.tobytes(), digits
