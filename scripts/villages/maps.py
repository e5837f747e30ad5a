"""The maps of the villages, each drawn once: what was drawn is kept in the build cache, by all that it was drawn from."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup, escape

from scripts.data.project import Project
from scripts.data.villages import Village
from scripts.paths import CACHE, OVERRIDES
from scripts.render.environment import template
from scripts.spread import spread
from scripts.villages import map as drawing
from scripts.villages.map.drawing import Draughtsman
from scripts.villages.map.frame import PAPER, SCREEN
from scripts.villages.map.labels import Place

TEMPLATE = "partials/map.html"
FILE = CACHE / "maps.json"
STYLE = OVERRIDES / "handouts" / "map.css"
TITLE = "@@ title @@"
SHORT = "Kantor "  # what a label leaves out of an office's name: its mark says so


@cache
def paper_style() -> str:
    """Return the style of a map on paper, where no stylesheet of the page reaches it."""
    return STYLE.read_text(encoding="utf-8")


class Maps:
    """Gives the drawing of each village; its title is said in the language of the page."""

    def __init__(self, project: Project, file: Path | None = FILE) -> None:
        """file: where drawings are kept; None: nowhere."""
        self.project = project
        self.file = file
        self.draughtsman = Draughtsman(project.geography)
        self.template = template(TEMPLATE)
        self.drawn: dict[str, str] | None = None
        self.fresh: dict[str, str] = {}  # drawn here since the last call of drawn_for
        self.new = False

    def open(self) -> None:
        """Read what was drawn before, unless it has been read: once, before processes part, and not in each of them."""
        if self.drawn is None:
            self.drawn = self._read()

    def html(self, village: Village, title: str) -> Markup:
        """Return the map of `village`, which says `title` to who cannot see it; '' where no source gives its point."""
        return Markup(self._drawing(village).replace(TITLE, escape(title)))

    def picture(self, village: Village) -> str:
        """Return the map of `village` as the address of a picture that holds its own style, flat enough for paper; '' as in `html`."""
        if not (drawing := self._drawing(village, PAPER)):
            return ""
        head, _, rest = drawing.partition(">")
        namespace = ' xmlns="http://www.w3.org/2000/svg"'
        return "data:image/svg+xml," + quote(f"{head}{namespace}><style>{paper_style()}</style>{rest}")

    def draw(self, villages: Sequence[Village]) -> None:
        """Draw the maps of `villages` that have not been drawn before, on all cores."""
        self.open()
        for fresh in spread(lambda part: self.drawn_for(part), villages):
            self.take(fresh)

    def drawn_for(self, villages: Iterable[Village]) -> dict[str, str]:
        """Draw the maps of `villages`; return what had not been drawn before, for `take` where another process asked."""
        for village in villages:
            self._drawing(village)
        fresh, self.fresh = self.fresh, {}
        return fresh

    def take(self, fresh: Mapping[str, str]) -> None:
        """Add what `drawn_for` has returned, to be kept."""
        self.open()
        self.drawn |= fresh
        self.new = self.new or bool(fresh)

    def _drawing(self, village: Village, heights: tuple[int, int] = SCREEN) -> str:
        self.open()
        places = self.places(village)
        if not places:
            return ""
        key = f"{village.key} {heights} " + "; ".join(f"{each.kind} {each.label} {each.point}" for each in places)
        if key not in self.drawn:
            self.drawn[key] = self.fresh[key] = self._draw(village, places, heights)
            self.new = True
        return self.drawn[key]

    def places(self, village: Village) -> tuple[Place, ...]:
        """Return what the map of `village` shows: itself, its office, its way out, as far as they have a point."""
        around = self.project.around(village)
        return tuple(self._places(village)) if around.point else ()

    def _places(self, village: Village) -> Iterator[Place]:
        project, around = self.project, self.project.around(village)
        yield Place("village", village.name, around.point)
        office, way = project.offices.get(around.office), project.gates.get(around.way)
        if office and around.office_away is not None:
            yield Place("office", office.name.removeprefix(SHORT), project.geography.point_of(office.stands_in))
        if way and around.way_away is not None:
            kind = "airport" if way.is_airport else "gate"
            yield Place(kind, way.name, project.geography.point_of(way.stands_in))

    def _draw(self, village: Village, places: Sequence[Place], heights: tuple[int, int]) -> str:
        return self.template.render(m=self.draughtsman.draw(village.key, places, heights), title=TITLE).strip()

    def _read(self) -> dict[str, str]:
        try:
            kept = json.loads(self.file.read_text(encoding="utf-8")) if self.file else {}
        except (OSError, ValueError):
            return {}
        return kept["maps"] if kept.get("from") == self._origin else {}

    def keep(self) -> None:
        """Write what has been drawn anew, for the next run."""
        if self.file and self.new:
            self.file.parent.mkdir(exist_ok=True)
            whole = self.file.with_suffix(f".{os.getpid()}")  # whoever reads meanwhile finds all or nothing
            whole.write_text(json.dumps({"from": self._origin, "maps": self.drawn}), encoding="utf-8")
            whole.replace(self.file)
            self.new = False

    @property
    def _origin(self) -> str:
        """Return a hash of what all maps are drawn from, and by."""
        sources = (*sorted(Path(drawing.__file__).parent.glob("*.py")), OVERRIDES / TEMPLATE)
        digest = hashlib.sha256(repr(self.project.geography.outlines).encode())
        digest.update(repr((self.project.geography.border, self.project.geography.beyond)).encode())
        for source in sources:
            digest.update(source.read_bytes())
        return digest.hexdigest()
