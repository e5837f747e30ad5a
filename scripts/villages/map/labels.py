"""What stands on a map beside its lines: marks with their labels, which keep off each other and inside the frame."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scripts.data.geography import Point
from scripts.villages.map.frame import WIDTH, Spot
from scripts.villages.map.lines import holds

LETTER, BOLD = 7.6, 9.2  # units at the most that a letter of the widest common font takes at 13, and a bold one
LINE_HEIGHT = 14  # units
AROUND = 7  # units that a mark takes on each side of its spot
BESIDE = 14  # units between the middles of two marks that would cover each other
EDGE = 2  # units from the frame that stay empty
GAPS = (10, 16, 24, 34, 46, 60, 76, 96, 120)  # units from a mark to its label
# Right, left, below, above, then the corners.
DIRECTIONS = ((1, 0), (-1, 0), (0, 1.4), (0, -1.4), (1, 1), (1, -1), (-1, 1), (-1, -1))
ANCHORS = {1: "start", 0: "middle", -1: "end"}

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


def scale_room(width: float, height: int, marks: Sequence[Box]) -> Box:
    """Return the room of the scale, `width` units wide: at the left foot, else in a corner where it hides fewer of the marks."""
    corners = ((0, height - 22), (WIDTH - width, height - 22), (0, 0))
    rooms = [(left, top, left + width, top + 22) for left, top in corners]
    return min(rooms, key=lambda room: sum(_shared(room, mark) for mark in marks))


def apart(spots: Iterable[Spot]) -> Iterator[Spot]:
    """Yield the spots, each beside an earlier one that it would cover: an office often stands in the village itself."""
    found: list[Spot] = []
    for x, y in spots:
        aside = BESIDE if x < WIDTH / 2 else -BESIDE
        while any(math.hypot(x - other[0], y - other[1]) < BESIDE for other in found):
            x += aside
        found.append((x, y))
        yield x, y


def label(place: Place, spot: Spot, taken: list[Box], height: int) -> Mark:
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


def label_beyond(
    name: str, border: list[list[Spot]], land: list[list[Spot]], taken: list[Box], height: int
) -> Mark | None:
    """Return the label of the far side where it touches neither land of this side nor anything else; else None."""
    width = len(name) * LETTER
    if not name:
        return None
    for x, y in (spot for line in border for spot in line):
        for down, right in ((-22, 0), (-22, -40), (-22, 40), (-40, 0), (0, 60), (22, 0), (0, -60)):
            box = (x + right - width / 2, y + down - 7, x + right + width / 2, y + down + 7)
            edges = ((x, y) for x in (box[0], (box[0] + box[2]) / 2, box[2]) for y in (box[1], box[3]))
            if _is_free(box, taken, height) and not any(holds(line, spot) for spot in edges for line in land):
                return Mark("beyond", name, 0, 0, round((box[0] + box[2]) / 2), round(box[3] - 3), "middle")
    return None


def mark_room(spot: Spot) -> Box:
    """Return what the mark at `spot` takes."""
    return spot[0] - AROUND, spot[1] - AROUND, spot[0] + AROUND, spot[1] + AROUND
