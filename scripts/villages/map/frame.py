"""The part of the globe that a map shows, and its scale."""

import math
from collections.abc import Sequence

from scripts.data.geography import Outline, Point

WIDTH = 320  # units; one unit is about a pixel on the narrowest phones
SCREEN, PAPER = (170, 220), (96, 112)  # units: how low and how high; on paper letters as large take more of the drawing
MARGIN = 0.16  # of the span, on each side
NARROWEST = 0.25  # degrees, about 28 km: a frame never shows less
SMALLEST = 9  # units: land that is smaller is not drawn
KILOMETRES = 111.2  # a degree of latitude
STEPS = 4  # scales from one to its double
BARS = (200, 100, 50, 20, 10, 5)  # km, lengths of the scale

Spot = tuple[float, float]  # x to the right, y down, in units


class Frame:
    """The part of the globe that the drawing shows, flat: close to the equator and this small, nobody sees the difference."""

    def __init__(self, points: Sequence[Point], heights: tuple[int, int]) -> None:
        lowest, highest = heights
        lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
        middle = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        self._squeeze = math.cos(math.radians(middle[0]))
        tall = max(max(lats) - min(lats), NARROWEST / 2) * (1 + 2 * MARGIN)
        wide = max((max(lons) - min(lons)) * self._squeeze, NARROWEST) * (1 + 2 * MARGIN)
        self.step = math.floor(math.log2(min(WIDTH / wide, highest / tall)) * STEPS)
        self.scale = scale_of(self.step)
        self.height = round(min(highest, max(lowest, tall * self.scale)))
        self._across = self._squeeze * self.scale
        self._left = middle[1] - WIDTH / 2 / self._across
        self._top = middle[0] + self.height / 2 / self.scale

    def spot(self, point: Point) -> Spot:
        """Return where `point` stands on the drawing; outside the frame too."""
        return (point[1] - self._left) * self._across, (self._top - point[0]) * self.scale

    def shows(self, outline: Outline) -> bool:
        """Return whether any of the box around `outline` is in the frame, and large enough to be seen."""
        left, bottom = self.spot((outline.south, outline.west))
        right, top = self.spot((outline.north, outline.east))
        inside = right > 0 and left < WIDTH and bottom > 0 and top < self.height
        return inside and max(right - left, bottom - top) > SMALLEST


def scale_of(step: int) -> float:
    """Return the units that a degree takes on a drawing of this step."""
    return 2 ** (step / STEPS)


def bar_of(scale: float) -> tuple[int, int]:
    """Return the longest scale bar that takes at most a third of the width: (units, kilometres)."""
    unit = scale / KILOMETRES
    kilometres = next((each for each in BARS if each * unit <= WIDTH / 3), BARS[-1])
    return round(kilometres * unit), kilometres
