"""How far it is from a village, in words: straight lines between points that are good to a few kilometres, so rounded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from scripts.data.geography import STEP, Point, direction, rounded
from scripts.data.project import Project
from scripts.data.villages import Village
from scripts.pages.words_html import PageWords

NEAR = 2 * STEP  # km: nearer than this, the points are too rough to tell a direction


@dataclass(frozen=True, slots=True)
class Distance:
    """to: what is there; said: how far, as HTML; plain: both as text; short: the same beside a map, which shows directions."""

    to: str
    said: Markup
    plain: str
    short: str


class Distances:
    """Says the distances from villages in the words of one language."""

    def __init__(self, project: Project, words: PageWords) -> None:
        self.project = project
        self.words = words
        self.in_words = cache(self._in_words)  # a few hundred of them for thousands of villages

    def of(self, village: Village) -> tuple[Distance, ...]:
        """Return how far it is to the office, the way out and the land border; nothing where the village has no point."""
        return tuple(self._found(village))

    def spoken(self, distances: Iterable[Distance]) -> str:
        """Return the distances in one line, for who does not see the map."""
        return "; ".join(each.plain for each in distances)

    def _found(self, village: Village) -> Iterator[Distance]:
        project, around = self.project, self.project.around(village)
        for place, away in (
            (project.offices.get(around.office), around.office_away),
            (project.gates.get(around.way), around.way_away),
        ):
            if place and away is not None:
                yield self._distance(place.name, away, around.point, project.geography.point_of(place.stands_in))
        if around.border_away is not None and project.geography.beyond:
            name = self.words.plain("batas_darat", seberang=project.geography.beyond)
            yield self._distance(name, around.border_away)

    def _distance(self, to: str, away: float, start: Point | None = None, end: Point | None = None) -> Distance:
        kilometres = rounded(away)
        towards = direction(start, end) if start and end and kilometres > NEAR else ""
        return self.in_words(to, kilometres if away >= STEP / 2 else 0, towards)

    def _in_words(self, to: str, kilometres: int, towards: str) -> Distance:
        """Return the distance to `to`; kilometres: 0 where it is too near to tell; towards: one of DIRECTIONS, or ''."""
        words, gaps = self.words, {"jarak": str(kilometres or STEP)}
        key = "jarak" if kilometres else "jarak_dekat"
        short = words.plain(key, **gaps)
        if towards:
            key, gaps["arah"] = "jarak_arah", words.plain(f"arah_{towards}")
        return Distance(to, words.fill(key, **gaps), f"{to}: {words.plain(key, **gaps)}", f"{to}: {short}")
