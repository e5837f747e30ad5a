"""The drawing of one village: what its template needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scripts.data.areas import REGENCY
from scripts.data.geography import Geography, Outline
from scripts.villages.map.frame import SCREEN, WIDTH, Frame, Spot, bar_of, scale_of
from scripts.villages.map.labels import Box, Mark, Place, apart, label, label_beyond, mark_room, scale_room
from scripts.villages.map.lines import clip, path, runs_inside, thin

FINEST = 7  # units: what is finer is not drawn
SCALE_WORDS = 62  # units that the words at the bar take, with the room around it
NORTH: Box = (WIDTH - 22, 0, WIDTH, 30)  # where the arrow stands


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


class Draughtsman:
    """Draws the maps of one province."""

    def __init__(self, geography: Geography) -> None:
        self.geography = geography
        self.outlines = cache(self._outlines)

    def _outlines(self, step: int) -> Mapping[str, Sequence[Outline]]:
        """Return the outlines of each regency, without what cannot be seen at the scale of `step`."""
        finest = FINEST / scale_of(step)
        return {
            code: [Outline(tuple(thin(each.line, finest)), *each.box) for each in outlines]
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
        border = [
            run for line in self.geography.border for run in runs_inside(list(map(frame.spot, line)), frame.height)
        ]
        border = [thin(run, FINEST) for run in border]
        bar = bar_of(frame.scale)
        spots = list(apart([frame.spot(place.point) for place in places]))
        rooms = [mark_room(spot) for spot in spots]
        scale = scale_room(bar[0] + SCALE_WORDS, frame.height, rooms)
        taken: list[Box] = [scale, NORTH, *rooms]
        marks = tuple(label(place, spot, taken, frame.height) for place, spot in zip(places, spots, strict=True))
        far = label_beyond(self.geography.beyond, border, [*own, *others], taken, frame.height)
        return Map(
            frame.height,
            path(own, closed=True),
            path(others, closed=True),
            path(border, closed=False),
            marks,
            far,
            bar,
            round(scale[0]) + 8,
            round(scale[1]) + 10,
        )


def _shape(outline: Outline, frame: Frame) -> list[Spot]:
    return clip(list(map(frame.spot, outline.line)), frame.height)
