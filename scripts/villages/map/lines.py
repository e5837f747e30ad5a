"""Lines on a map: simplified, cut at its frame, written as SVG. A line is a sequence of spots; a closed one ends where it begins."""

import math
from collections.abc import Iterable, Iterator, Sequence

from scripts.villages.map.frame import WIDTH, Spot


def thin(line: Sequence[Spot], finest: float) -> list[Spot]:
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
    return thin(line[: turn + 1], finest)[:-1] + thin(line[turn:], finest)


def clip(line: list[Spot], height: int) -> list[Spot]:
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


def runs_inside(line: Sequence[Spot], height: int) -> Iterator[list[Spot]]:
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


def path(lines: Iterable[Sequence[Spot]], closed: bool) -> str:
    """Return whole units in SVG's shortest notation: a start, then steps."""
    return "".join(_steps(line, closed) for line in lines)


def _steps(line: Sequence[Spot], closed: bool) -> str:
    whole = [(round(x), round(y)) for x, y in line]
    steps = ((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in zip(whole, whole[1:], strict=False))
    text = " ".join(f"{right} {down}" for right, down in steps if right or down)
    return f"M{whole[0][0]} {whole[0][1]}l{text}{'z' if closed else ''}".replace(" -", "-") if text else ""


def holds(line: Sequence[Spot], spot: Spot) -> bool:
    """Return whether the closed `line` goes around `spot` (a ray to the right crosses it an odd number of times)."""
    x, y = spot
    crossings = 0
    for (x1, y1), (x2, y2) in zip(line, [*line[1:], line[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1
