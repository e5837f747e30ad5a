"""Where things lie: a point for most villages, outlines of the regencies, and the land border. Degrees in, kilometres out.

Points are the middle of a village's area and outlines are simplified, so every distance is a straight line and rounded:
good for "how far", never for directions. A village without a point has no distance; none is made up.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from scripts.data.areas import REGENCY, Areas
from scripts.data.problem import Problem
from scripts.data.tables import read_table
from scripts.paths import shown

EARTH = 6371.0  # km, mean radius
STEP = 5  # km, to which distances are rounded
# Clockwise from north; keys of the words.
DIRECTIONS = ("utara", "timur_laut", "timur", "tenggara", "selatan", "barat_daya", "barat", "barat_laut")

Point = tuple[float, float]  # latitude, longitude in degrees
Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A closed line of land, and the box around it in degrees: so that a map can pass over what it does not show."""

    line: Line
    south: float
    west: float
    north: float
    east: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """South, west, north, east."""
        return self.south, self.west, self.north, self.east


@dataclass(frozen=True)
class Geography:
    """points: of villages, by code; outlines: of each regency, by code; border: the land border, or (); beyond: what
    lies on its far side, or ''; source_url, source_date: where points and lines were read, or ''."""

    points: Mapping[str, Point] = field(default_factory=dict)
    outlines: Mapping[str, tuple[Outline, ...]] = field(default_factory=dict)
    border: tuple[Line, ...] = ()
    beyond: str = ""
    source_url: str = ""
    source_date: str = ""

    def point_of(self, code: str) -> Point | None:
        """Return the point of the village `code`, or None where no source gives one."""
        return self.points.get(code)

    def border_distance(self, point: Point) -> float | None:
        """Return the kilometres from `point` to the nearest piece of the land border; None where the province has none."""
        east, north = EARTH * math.radians(1) * math.cos(math.radians(point[0])), EARTH * math.radians(1)
        flat = ([((lon - point[1]) * east, (lat - point[0]) * north) for lat, lon in line] for line in self.border)
        return min(map(_to_line, flat), default=None)


def distance(start: Point, end: Point) -> float:
    """Return the kilometres between two points along the globe (haversine)."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(each[0]), math.radians(each[1])) for each in (start, end))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(half))


def rounded(kilometres: float) -> int:
    """Return whole kilometres rounded to STEP; what is nearer than one step counts as one step."""
    return max(STEP, STEP * round(kilometres / STEP))


def direction(start: Point, end: Point) -> str:
    """Return where `end` lies as seen from `start`: one of DIRECTIONS."""
    east = (end[1] - start[1]) * math.cos(math.radians(start[0]))
    return DIRECTIONS[round(math.degrees(math.atan2(east, end[0] - start[0])) / 45) % 8]


def _to_line(line: Sequence[tuple[float, float]]) -> float:
    """Return how far a line of straight pieces on a flat map is from its origin."""
    least = math.inf  # squared
    for (x1, y1), (x2, y2) in pairwise(line):
        wide, tall = x2 - x1, y2 - y1
        length = wide * wide + tall * tall
        share = -(x1 * wide + y1 * tall) / length if length else 0.0
        share = 0.0 if share < 0 else 1.0 if share > 1 else share  # as min and max, in half the time
        x, y = x1 + share * wide, y1 + share * tall
        least = min(least, x * x + y * y)
    return math.sqrt(least)


def load_geography(points: Path, outlines: Path, areas: Areas, problems: list[Problem]) -> Geography:
    """Read points (CSV: kode, lat, lon) and outlines (GeoJSON, [lon, lat]); a province without these files has no maps."""
    places = MappingProxyType(dict(_read_points(points, areas, problems)))
    try:
        return Geography(places, **_read_outlines(outlines) if outlines.exists() else {})
    except (ValueError, KeyError, TypeError):
        fix = "Kembalikan berkas ini dari riwayat; isinya tidak disunting tangan."
        problems.append(Problem(shown(outlines), 1, "garis batas tidak terbaca.", fix))
        return Geography(places)


def _read_points(path: Path, areas: Areas, problems: list[Problem]) -> Iterable[tuple[str, Point]]:
    for line, row in read_table(path, ("kode", "lat", "lon"), areas, problems):
        try:
            yield row["kode"], (float(row["lat"]), float(row["lon"]))
        except ValueError:
            message = f"`{row['kode']}`: `{row['lat']}, {row['lon']}` bukan letak."
            problems.append(Problem(shown(path), line, message, "Tulis derajat dengan titik, misalnya 1.342,109.354."))


def _read_outlines(path: Path) -> dict[str, Any]:
    """Return the attributes of a Geography that the GeoJSON file `path` tells."""
    collection = json.loads(path.read_text(encoding="utf-8"))
    features = collection["features"]
    regencies = {
        feature["properties"]["code"]: tuple(map(_outline, _rings(feature["geometry"])))
        for feature in features
        if len(feature["properties"].get("code", "")) == REGENCY
    }
    lines = [feature for feature in features if feature["geometry"]["type"] == "LineString"]
    return {
        "outlines": MappingProxyType(regencies),
        "border": tuple(_line(feature["geometry"]["coordinates"]) for feature in lines),
        "beyond": lines[0]["properties"]["name"] if lines else "",
        "source_url": collection.get("source", ""),
        "source_date": collection.get("source_date", ""),
    }


def _rings(geometry: Mapping[str, object]) -> Iterable[Line]:
    shapes = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return (_line(shape[0]) for shape in shapes)


def _outline(line: Line) -> Outline:
    lats, lons = zip(*line, strict=True)
    return Outline(line, min(lats), min(lons), max(lats), max(lons))


def _line(coordinates: Sequence[Sequence[float]]) -> Line:
    return tuple((lat, lon) for lon, lat in coordinates)
