"""What follows for a village from where it lies: its office, its official way out, border pass, languages, distances.

What an editor typed in the village's row counts more than what is computed. What no source tells is left empty.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from scripts.data.areas import DISTRICT
from scripts.data.geography import Geography, Point, distance
from scripts.data.offices import IMMIGRATION, Office, Offices
from scripts.data.places import Gate
from scripts.data.tables import ASK, YES, AreaLanguages, PassRule, smallest
from scripts.data.villages import Village

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """office, way, local_way, languages: keys of other files, '' or () where nothing is known. way: for who has a
    passport; local_way: a gate for holders of a border pass alone, where people of the village may have one.
    languages_source, pass_source: where it was read, '' where the row of the village says so itself.
    point: of the village, in degrees; …_away: kilometres in a straight line, None where one of the two points is unknown."""

    office: str
    way: str
    local_way: str
    border_pass: str
    pass_source: str
    pass_date: str
    languages: tuple[str, ...]
    languages_source: str
    point: Point | None
    office_away: float | None
    way_away: float | None
    border_away: float | None


class Surveyor:
    """Finds the surroundings of villages; each village is asked for in several languages and worked out once."""

    def __init__(
        self,
        offices: Offices,
        gates: Mapping[str, Gate],
        geography: Geography,
        passes: Mapping[str, PassRule],
        spoken: Mapping[str, AreaLanguages],
    ) -> None:
        self.offices = offices
        self.gates = gates
        self.geography = geography
        self.passes = passes
        self.spoken = spoken
        self.around = cache(self._around)
        self.usual_way = cache(self._usual_way)
        self.immigration = [office for office in offices.values() if office.type == IMMIGRATION]
        self.ways = [gate for gate in gates.values() if not gate.is_local]

    def _around(self, village: Village) -> Surroundings:
        code = village.key
        office, way = village.office or self.office_of(code), village.gate or self.way_of(code)
        answer, source, date = self.pass_of(village)
        languages, languages_source = self.languages_of(village)
        point = self.geography.point_of(code)
        return Surroundings(
            office=office,
            way=way,
            local_way=self.local_way_of(code) if answer == YES else "",
            border_pass=answer,
            pass_source=source,
            pass_date=date,
            languages=languages,
            languages_source=languages_source,
            point=point,
            office_away=self.away(point, self.offices.get(office)),
            way_away=self.away(point, self.gates.get(way)),
            border_away=self.geography.border_distance(point) if point else None,
        )

    def languages_of(self, village: Village) -> tuple[tuple[str, ...], str]:
        """Return (keys of languages, source): of the row where it knows, else of the table."""
        spoken = None if village.languages else smallest(village.key, self.spoken)
        return (spoken.languages, spoken.source_url) if spoken else (village.languages, "")

    def office_of(self, code: str) -> str:
        """Return the immigration office of the area `code`: of those that serve it, the one with the smallest area; or ''."""
        return longest(code, self.immigration, lambda office: office.serves if office.covers(code) else ())

    def way_of(self, code: str) -> str:
        """Return the way out for a passport holder: the one a source names for the area, else the nearest; or ''.

        A village without a point has that of its district, where all villages of it have the same.
        """
        if named := longest(code, self.ways, lambda gate: gate.recommended_for):
            return named
        point = self.geography.point_of(code)
        return self.nearest_way(point) if point else self.usual_way(code[:DISTRICT])

    def nearest_way(self, point: Point) -> str:
        """Return the key of the way out nearest to `point`, or '' where no way has a point."""
        away = ((self.away(point, gate), gate.key) for gate in self.ways)
        return min((each for each in away if each[0] is not None), default=(0.0, ""))[1]

    def _usual_way(self, district: str) -> str:
        inside = (point for code, point in self.geography.points.items() if code.startswith(district))
        ways = {self.nearest_way(point) for point in inside}
        return ways.pop() if len(ways) == 1 else ""

    def local_way_of(self, code: str) -> str:
        """Return the gate for pass holders alone that lies in the regency of the village, or ''."""
        gates = self.gates.values()
        return next((gate.key for gate in gates if gate.is_local and code.startswith(gate.regency)), "")

    def pass_of(self, village: Village) -> tuple[str, str, str]:
        """Return (answer, source, its date): of the row where it knows, else of the table, which may have to ask as well."""
        if village.border_pass not in ("", ASK):
            return village.border_pass, village.pass_source, ""
        rule = smallest(village.key, self.passes)
        return (rule.answer, rule.source_url, rule.source_date) if rule else (ASK, "", "")

    def away(self, point: Point | None, place: Office | Gate | None) -> float | None:
        """Return the kilometres to about where an office or a way out is, the middle of the village it stands in; None
        where one of the two is unknown."""
        there = self.geography.point_of(place.stands_in) if place else None
        return distance(point, there) if point and there else None


def longest(code: str, records: list[Found], areas_of: Callable[[Found], tuple[str, ...]]) -> str:
    """Return the key of the record whose longest area holds `code`; '' where none does."""
    held = ((area, record.key) for record in records for area in areas_of(record) if code.startswith(area))
    return max(held, key=lambda each: len(each[0]), default=("", ""))[1]
