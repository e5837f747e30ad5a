"""Drawings in printer's ink: pure black on white, so that no grey breaks up in a copy of a copy.

A drawing of a page is at most 16 mm wide; one that fills a page would drown it in toner. Held up, it has thinner lines, and
hatching where it is dark.
"""

import re

COLOUR = re.compile(r"#[0-9a-f]{6}")
ELEMENT = re.compile(r"<(?:path|rect|circle|ellipse)\b[^>]*/>")
WIDTH = re.compile(r'stroke-width="([\d.]+)"')
FACE = re.compile(r'<circle\b.*fill="#fff" stroke="none"')  # white on hair; hatching needs a line around it
DARK_FILL = re.compile(r'fill="#000000"')
HALO = 6  # a white line at least this wide parts what lies over what; a thinner one is drawn on something dark
THINNER = 0.46
DEFAULT_WIDTH = 3  # units of a drawing, 64 wide
HATCH = (
    '<defs><pattern id="hatch" width="3" height="3" patternUnits="userSpaceOnUse">'
    '<rect width="3" height="3" fill="#fff" stroke="none"/>'
    '<path d="M-.5 .5l1-1M0 3l3-3M2.5 3.5l1-1" fill="none" stroke="#000" stroke-width=".5"/></pattern></defs>'
)


def in_ink(svg: str) -> str:
    """Return the drawing `svg` with dark colours black and pale ones white (weights of ITU-R BT.601)."""
    return COLOUR.sub(lambda colour: "#000000" if _brightness(colour[0]) < 128 else "#ffffff", svg)


def held_up(svg: str) -> str:
    """Return the drawing `svg` as outlines and hatching, to fill a page."""
    return _thinner(ELEMENT.sub(lambda element: _outlined(element[0]), in_ink(svg))).replace(">", ">" + HATCH, 1)


def _brightness(colour: str) -> float:
    red, green, blue = bytes.fromhex(colour[1:])
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _outlined(element: str) -> str:
    """Return what is drawn instead: hatched where it was filled, and what was white upon it black between white."""
    if FACE.search(element):
        return element.replace(' stroke="none"', "")
    width = float(found[1]) if (found := WIDTH.search(element)) else DEFAULT_WIDTH
    if 'stroke="#fff"' in element and width < HALO:
        beneath = WIDTH.sub(f'stroke-width="{width + 3}"', element)
        return beneath + element.replace('stroke="#fff"', 'stroke="#000000"')
    return DARK_FILL.sub('fill="url(#hatch)"', element)


def _thinner(svg: str) -> str:
    def narrow(found: re.Match[str]) -> str:
        width = float(found[1])
        return f'stroke-width="{width if width >= HALO else round(width * THINNER, 2)}"'

    return WIDTH.sub(narrow, svg)
