"""Everything that an office publishes or hands on: `make release`, or `python -m scripts release [--out FOLDER]`.

    rilis/2026.11.25/situs.zip       the site, ready for any static host
                     lembar.zip      handouts and packs, as they stand in the site below unduh/
                     SHA256SUMS      of both; `sha256sum --check SHA256SUMS`
                     PERUBAHAN.md    what changed since the last release, for the office
                     catatan.json    what this release said: the next one is compared with it

Refused before anything is built: an example address, whatever the check blocks (facts past their day too), texts of the
province that nobody has written yet.
"""

import argparse
import datetime
import hashlib
import json
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser

from scripts import build
from scripts.check import check_all
from scripts.data.day import build_day
from scripts.data.handout_names import FOLDER as HANDOUTS
from scripts.data.problem import DataError, Problem
from scripts.data.project import Project, load_project
from scripts.data.province import TASKS, open_tasks
from scripts.handouts import command as handouts
from scripts.handouts.pack import write_entries
from scripts.paths import PROVINCE, ROOT, SITE, shown
from scripts.render.environment import render_text
from scripts.render.text import spoken_date

OUT = ROOT / "rilis"
NOTE = "catatan.json"
EXAMPLES = ("example", "localhost")  # last part of a host's name that leads nowhere (RFC 2606, RFC 6761)
ADDRESSES = {"site_url": "SITE_URL=https://alamat-situs/", "repo_url": "REPO_URL=https://github.com/kantor/situs"}
Said = Mapping[str, Mapping[str, Sequence[str]]]  # "fakta", "halaman", "desa": key -> (name, what it says)


def main(arguments: Sequence[str]) -> int:
    """Return 0 when the release stands in its folder, 1 when it could not be made. Raises SiteError where it is refused."""
    parser = argparse.ArgumentParser(prog="python -m scripts release", description="Siapkan rilis untuk kantor.")
    parser.add_argument("--out", type=Path, default=OUT, help="map semua rilis; yang terakhir di sana jadi pembanding")
    parser.add_argument(
        "--today", type=datetime.date.fromisoformat, default=build_day(), help="hari rilis; juga nomor rilisnya"
    )
    options = parser.parse_args(arguments)
    refuse(options.today)
    day = ("--today", options.today.isoformat())
    if build.main([*day, "--force"]) or handouts.main(day):
        return 1
    folder = write_release(load_project(today=options.today), SITE, options.out, options.today)
    print(f"Rilis: {shown(folder)}\n")
    print((folder / "PERUBAHAN.md").read_text(encoding="utf-8"), end="")
    return 0


def refuse(today: datetime.date) -> None:
    """Raise DataError with all that stands in the way of a release on the day `today`."""
    problems = [*example_addresses(ROOT / "mkdocs.yml"), *check_all(today)[0], *open_tasks(PROVINCE / TASKS)]
    if problems:
        raise DataError(problems)


def example_addresses(settings: Path) -> Iterator[Problem]:
    """Yield a problem for each address in the file `settings`, an mkdocs.yml, that is still the example."""
    config = load_config(str(settings))
    lines = settings.read_text(encoding="utf-8").splitlines()
    for key, typed in ADDRESSES.items():
        address = urlsplit(config[key] or "")
        owner = address.path.strip("/").split("/")[0]
        if not address.hostname or EXAMPLES[0] == owner or address.hostname.endswith(EXAMPLES):
            line = next((number for number, text in enumerate(lines, 1) if text.startswith(f"{key}:")), 1)
            message = f"`{key}` masih alamat contoh: {config[key] or 'kosong'}."
            yield Problem(shown(settings), line, message, f"jalankan: {typed} make release")


def write_release(project: Project, site: Path, out: Path, today: datetime.date) -> Path:
    """Write the release of the built `site` into a new folder in `out`, and return that; nothing half written stays.

    Its number is the day, with another one behind it where that day has one already.
    """
    out.mkdir(parents=True, exist_ok=True)
    earlier = sorted((note.parent for note in out.glob(f"*/{NOTE}")), key=_order)
    version, said = _version(today, out), said_by(project, site)
    before = json.loads((earlier[-1] / NOTE).read_text(encoding="utf-8")) if earlier else None
    with tempfile.TemporaryDirectory(dir=out, prefix=".") as place:
        new = Path(place) / version
        new.mkdir()
        _pack(new / "situs.zip", site, lambda name: True)
        _pack(new / "lembar.zip", site, lambda name: name.startswith(f"{HANDOUTS}/"))
        sums = (f"{hashlib.sha256(pack.read_bytes()).hexdigest()}  {pack.name}\n" for pack in sorted(new.glob("*.zip")))
        (new / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
        (new / NOTE).write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        text = changelog(before, said, version, earlier[-1].name if earlier else "", today)
        (new / "PERUBAHAN.md").write_text(text, encoding="utf-8")
        return new.rename(out / version)


def _version(today: datetime.date, out: Path) -> str:
    day = f"{today:%Y.%m.%d}"
    return next(name for name in (day, *(f"{day}.{number}" for number in range(2, 1000))) if not (out / name).exists())


def _order(folder: Path) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", folder.name)]


def _pack(path: Path, site: Path, wanted: Callable[[str], bool]) -> None:
    names = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    write_entries(path, ((name, (site / name).read_bytes()) for name in names if wanted(name)))


def said_by(project: Project, site: Path) -> Said:
    """Return what a release says: each fact, page and village by its key, with its name and its content.

    Of pages and villages the content is a digest: it tells that they changed, not how. Pages of villages follow from the
    data of the villages and are left out.
    """
    pages = {page.relative_to(site).parent: page for page in sorted(site.rglob("index.html"))}
    return {
        "fakta": {key: (fact.label or fact.long or key, fact.value) for key, fact in sorted(project.facts.items())},
        "halaman": {
            f"/{address.as_posix()}/".replace("/./", "/"): _page(page)
            for address, page in pages.items()
            if not ({"desa", HANDOUTS} & set(address.parts[:2]) and address.name not in ("desa", HANDOUTS))
        },
        "desa": {village.key: (village.name, _digest(_typed(village))) for village in project.villages},
    }


def _page(page: Path) -> tuple[str, str]:
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    title, text = tree.css_first("h1"), tree.css_first("article") or tree.body
    return (" ".join(title.text().split()) if title else "", _digest(" ".join(text.text().split())))


def _typed(village) -> str:
    """Return what editors typed of a village, wherever in the file."""
    return repr([(name, getattr(village, name)) for name in village.__slots__ if name != "line"])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def changelog(before: Said | None, now: Said, version: str, last: str, today: datetime.date) -> str:
    """Return what changed from the release `last`, which said `before`, as Markdown in Indonesian."""
    changes = {} if before is None else {kind: _changes(before.get(kind, {}), now[kind]) for kind in now}
    day = spoken_date(today.isoformat())
    return render_text("rilis.md", version=version, day=day, last=last, now=now, changes=changes)


def _changes(before: Mapping[str, Sequence[str]], now: Mapping[str, Sequence[str]]) -> list[tuple[str, str, str, str]]:
    """Return key, name, what was said and what is said now of each entry that differs, '' where there was, or is, none."""
    pairs = ((key, before.get(key, ("", "")), now.get(key, ("", ""))) for key in sorted({*before, *now}))
    return [(key, new[0] or old[0], old[1], new[1]) for key, old, new in pairs if old[1] != new[1]]
