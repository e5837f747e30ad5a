"""A small map of where a village lies: its office, the official way out, the regencies around, the land border.

Points in degrees in, positions on a drawing of WIDTH units out; overrides/partials/map.html draws them. The frame fits
what matters and not the regency; labels keep off each other, off the marks and off the edge. North is up. Scales go in
steps, so that the outlines are simplified once a step and not once a village.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scripts.data.areas import REGENCY
from scripts.data.geography import Geography, Outline, Point

WIDTH = 320  # units; one unit is about a pixel on the narrowest phones
SCREEN, PAPER = (170, 220), (96, 112)  # units: how low and how high; on paper letters as large take more of the drawing
MARGIN = 0.16  # of the span, on each side
NARROWEST = 0.25  # degrees, about 28 km: a frame never shows less
LETTER, BOLD, LINE_HEIGHT = (
    7.6,
    9.2,
    14,
)  # units a letter of the widest common font at 13, a bold one, and a line of it, take at the most
FINEST, SMALLEST = 7, 9  # units: what is finer or smaller is not drawn
KILOMETRES = 111.2  # a degree of latitude
BESIDE = 14  # units between the middles of two marks that would cover each other
EDGE = 2  # units from the frame that stay empty
GAPS = (10, 16, 24, 34, 46, 60, 76, 96, 120)  # units from a mark to its label
DIRECTIONS = (
    (1, 0),
    (-1, 0),
    (0, 1.4),
    (0, -1.4),
    (1, 1),
    (1, -1),
    (-1, 1),
    (-1, -1),
)  # right, left, below, above, corners
ANCHORS = {1: "start", 0: "middle", -1: "end"}
STEPS = 4  # scales from one to its double
BARS = (200, 100, 50, 20, 10, 5)  # km, lengths of the scale

Spot = tuple[float, float]  # x to the right, y down, in units
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Place:
    """Something to mark. kind: 'village', 'office' or 'way'; label: its name."""

    kind: str
    label: str
    point: Point


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the drawing; text_x, text_y: where its label begins, its middle or end (`anchor`)."""

    kind: str
    label: str
    x: int
    y: int
    text_x: int
    text_y: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Map:
    """What the template draws: paths in SVG's own notation; bar: (length in units, kilometres); bar_x, bar_y: where it begins."""

    height: int
    own: str
    others: str
    border: str
    marks: tuple[Mark, ...]
    beyond: Mark | None
    bar: tuple[int, int]
    bar_x: int
    bar_y: int


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


class Draughtsman:
    """Draws the maps of one province."""

    def __init__(self, geography: Geography) -> None:
        self.geography = geography
        self.outlines = cache(self._outlines)

    def _outlines(self, step: int) -> Mapping[str, Sequence[Outline]]:
        """Return the outlines of each regency, without what cannot be seen at the scale of `step`."""
        finest = FINEST / scale_of(step)
        return {
            code: [Outline(tuple(_thin(each.line, finest)), *each.box) for each in outlines]
            for code, outlines in self.geography.outlines.items()
        }

    def draw(self, village: str, places: Sequence[Place], heights: tuple[int, int] = SCREEN) -> Map:
        """Return the map of the village with the code `village`; its own place is the first of `places`.

        heights: of the drawing, at least and at most, in units. What lies across the border is written on its far side
        where there is room.
        """
        frame = Frame([place.point for place in places], heights)
        land = {
            code: [shape for each in outlines if frame.shows(each) if len(shape := _shape(each, frame)) > 2]
            for code, outlines in self.outlines(frame.step).items()
        }
        own = land.pop(village[:REGENCY], [])
        others = [line for lines in land.values() for line in lines]
        border = [run for line in self.geography.border for run in _inside(list(map(frame.spot, line)), frame.height)]
        border = [_thin(run, FINEST) for run in border]
        bar = _bar(frame.scale)
        spots = list(_apart([frame.spot(place.point) for place in places]))
        scale = _free_corner(bar[0] + 62, frame.height, [_around(spot, 7) for spot in spots])
        taken: list[Box] = [scale, (WIDTH - 22, 0, WIDTH, 30), *(_around(spot, 7) for spot in spots)]
        marks = tuple(_labelled(place, spot, taken, frame.height) for place, spot in zip(places, spots, strict=True))
        far = _beyond(self.geography.beyond, border, [*own, *others], taken, frame.height)
        return Map(
            frame.height,
            _path(own, closed=True),
            _path(others, closed=True),
            _path(border, closed=False),
            marks,
            far,
            bar,
            round(scale[0]) + 8,
            round(scale[1]) + 10,
        )


def _free_corner(width: float, height: int, marks: Sequence[Box]) -> Box:
    """Return the room of the scale, `width` units wide: at the left foot, else in a corner where it hides fewer of the marks."""
    corners = ((0, height - 22), (WIDTH - width, height - 22), (0, 0))
    rooms = [(left, top, left + width, top + 22) for left, top in corners]
    return min(rooms, key=lambda room: sum(_shared(room, mark) for mark in marks))


def _apart(spots: Iterable[Spot]) -> Iterator[Spot]:
    """Yield the spots, each beside an earlier one that it would cover: an office often stands in the village itself."""
    found: list[Spot] = []
    for x, y in spots:
        aside = BESIDE if x < WIDTH / 2 else -BESIDE
        while any(math.hypot(x - other[0], y - other[1]) < BESIDE for other in found):
            x += aside
        found.append((x, y))
        yield x, y


def _shape(outline: Outline, frame: Frame) -> list[Spot]:
    return _clip(list(map(frame.spot, outline.line)), frame.height)


def _thin(line: Sequence[Spot], finest: float) -> list[Spot]:
    """Return `line` without the points that stand less than `finest` from the line without them (Douglas and Peucker, 1973)."""
    if len(line) < 3:
        return list(line)
    (x1, y1), (x2, y2) = line[0], line[-1]
    wide, tall = x2 - x1, y2 - y1
    length = math.hypot(wide, tall)
    if length:
        off = [abs(wide * (y - y1) - tall * (x - x1)) / length for x, y in line[1:-1]]
    else:
        off = [math.hypot(x - x1, y - y1) for x, y in line[1:-1]]
    farthest = max(off)
    if farthest < finest:
        return [line[0], line[-1]]
    turn = off.index(farthest) + 1
    return _thin(line[: turn + 1], finest)[:-1] + _thin(line[turn:], finest)


def _labelled(place: Place, spot: Spot, taken: list[Box], height: int) -> Mark:
    """Return the mark with its label in the nearest free room, else where it hides least; its room is added to `taken`."""
    rooms = list(_rooms(*spot, len(place.label) * (BOLD if place.kind == "village" else LETTER) + 1))
    free = next((room for room in rooms if _is_free(room[0], taken, height)), None)
    box, text_x, anchor = free or min(rooms, key=lambda room: _hidden(room[0], taken, height))
    taken.append(box)
    return Mark(place.kind, place.label, round(spot[0]), round(spot[1]), round(text_x), round(box[3] - 3), anchor)


def _rooms(x: float, y: float, width: float) -> Iterator[tuple[Box, float, str]]:
    """Yield (box, where the text begins, its anchor) around a mark, the nearest first, none beyond the sides of the frame."""
    for gap in GAPS:
        for right, down in DIRECTIONS:
            left = x + right * gap + (right - 1) / 2 * width
            left = min(max(left, EDGE), WIDTH - EDGE - width)
            middle = y + down * gap
            text_x = left + (1 - right) / 2 * width
            yield (left, middle - LINE_HEIGHT / 2, left + width, middle + LINE_HEIGHT / 2), text_x, ANCHORS[right]


def _is_free(box: Box, taken: Iterable[Box], height: int) -> bool:
    """Return whether `box` lies in the frame and touches nothing."""
    left, top, right, bottom = box
    if left < EDGE or top < EDGE or right > WIDTH - EDGE or bottom > height - EDGE:
        return False
    return not any(left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in taken)


def _hidden(box: Box, taken: Iterable[Box], height: int) -> float:
    """Return how many square units of `box` lie on something else or outside the frame."""
    shown = _shared(box, (EDGE, EDGE, WIDTH - EDGE, height - EDGE))
    return (box[2] - box[0]) * (box[3] - box[1]) - shown + sum(_shared(box, other) for other in taken)


def _shared(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    tall = min(one[3], other[3]) - max(one[1], other[1])
    return wide * tall if wide > 0 and tall > 0 else 0


def _beyond(label: str, border: list[list[Spot]], land: list[list[Spot]], taken: list[Box], height: int) -> Mark | None:
    """Return the label of the far side where it touches neither land of this side nor anything else; else None."""
    width = len(label) * LETTER
    if not label:
        return None
    for x, y in (spot for line in border for spot in line):
        for down, right in ((-22, 0), (-22, -40), (-22, 40), (-40, 0), (0, 60), (22, 0), (0, -60)):
            box = (x + right - width / 2, y + down - 7, x + right + width / 2, y + down + 7)
            edges = ((x, y) for x in (box[0], (box[0] + box[2]) / 2, box[2]) for y in (box[1], box[3]))
            if _is_free(box, taken, height) and not any(_holds(line, spot) for spot in edges for line in land):
                return Mark("beyond", label, 0, 0, round((box[0] + box[2]) / 2), round(box[3] - 3), "middle")
    return None


def _holds(line: Sequence[Spot], spot: Spot) -> bool:
    """Return whether the closed `line` goes around `spot` (a ray to the right crosses it an odd number of times)."""
    x, y = spot
    crossings = 0
    for (x1, y1), (x2, y2) in zip(line, [*line[1:], line[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1


def _clip(line: list[Spot], height: int) -> list[Spot]:
    """Return the closed `line` cut at the frame, one edge after the other (Sutherland and Hodgman, 1974)."""
    for axis, limit, sign in ((0, 0, 1), (0, WIDTH, -1), (1, 0, 1), (1, height, -1)):
        cut: list[Spot] = []
        for start, end in zip([line[-1], *line[:-1]], line, strict=True) if line else ():
            inside, was = sign * (end[axis] - limit) >= 0, sign * (start[axis] - limit) >= 0
            if inside != was:
                share = (limit - start[axis]) / (end[axis] - start[axis])
                cut.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
            if inside:
                cut.append(end)
        line = cut
    return line


def _inside(line: Sequence[Spot], height: int) -> Iterator[list[Spot]]:
    """Yield the runs of an open `line` near the frame; each run goes one point beyond it, where the drawing cuts it."""
    run: list[Spot] = []
    for start, end in zip(line, line[1:], strict=False):
        near = (
            min(start[0], end[0]) <= WIDTH and max(start[0], end[0]) >= 0
            and min(start[1], end[1]) <= height and max(start[1], end[1]) >= 0
        )  # fmt: skip
        if near:
            run = [*run, end] if run else [start, end]
        elif run:
            yield run
            run = []
    if run:
        yield run


def _path(lines: Iterable[Sequence[Spot]], closed: bool) -> str:
    """Return whole units in SVG's shortest notation: a start, then steps."""
    return "".join(_steps(line, closed) for line in lines)


def _steps(line: Sequence[Spot], closed: bool) -> str:
    whole = [(round(x), round(y)) for x, y in line]
    steps = ((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in zip(whole, whole[1:], strict=False))
    text = " ".join(f"{right} {down}" for right, down in steps if right or down)
    return f"M{whole[0][0]} {whole[0][1]}l{text}{'z' if closed else ''}".replace(" -", "-") if text else ""


def _around(spot: Spot, size: float) -> Box:
    return spot[0] - size, spot[1] - size, spot[0] + size, spot[1] + size


def _bar(scale: float) -> tuple[int, int]:
    """Return the longest scale bar that takes at most a third of the width: (units, kilometres)."""
    unit = scale / KILOMETRES
    kilometres = next((each for each in BARS if each * unit <= WIDTH / 3), BARS[-1])
    return round(kilometres * unit), kilometres
