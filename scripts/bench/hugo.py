"""The same village pages by Hugo, for comparison.

Debian's Hugo makes pages of files only, so each village and language gets a content file, written beforehand and not
timed. Its templates are our own, cut at the same gaps, one for each mix of optional parts and of languages, so that the HTML is equal.
Hugo looks up the office and the gate by key, finds all other parts ready-made, and renders the notes from Markdown.

`python -m scripts bench hugo VILLAGES AREAS FOLDER` writes the content files.
"""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.bench.data import LOCALES
from scripts.bench.measure import Cost, run
from scripts.data.project import DEFAULT_LOCALE, load_project
from scripts.paths import PAGE_TEMPLATES
from scripts.villages.book import TEMPLATE, read_book
from scripts.villages.build_cache import read_build_cache
from scripts.villages.page import PARTS, VillagePages
from scripts.villages.page_template import ADDRESS, VILLAGE_TEMPLATE, PageTemplate, read_page_template
from scripts.villages.switch import LanguageSwitch, offered_villages
from scripts.villages.write import fill_page

LOOKED_UP = ("office", "gate", "note")
ADDRESSES = ("sunting", "judul_alamat")  # gaps inside an address


def hugo() -> str | None:
    """Return the path of Hugo, or None where it is not installed."""
    return shutil.which("hugo")


def write_source(villages: Path, areas: Path, folder: Path) -> None:
    """Write a Hugo site with all villages of the file `villages` into the new folder `folder`."""
    project = load_project(villages=villages, areas=areas)
    build_cache = read_build_cache(PAGE_TEMPLATES)
    settings = {
        "baseURL": "https://contoh.example/",
        "defaultContentLanguage": DEFAULT_LOCALE,
        "markup": {"goldmark": {"extensions": {"typographer": False}}},
        "disableKinds": ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"],
        "languages": {locale: {"contentDir": f"content/{locale}"} for locale in LOCALES},
    }
    _write(folder / "config.json", json.dumps(settings))
    for locale in LOCALES:
        _write_locale(VillagePages(project, locale, build_cache.edit_root, villages), locale, folder)


def _write_locale(maker: VillagePages, locale: str, folder: Path) -> None:
    page_template = read_page_template(PAGE_TEMPLATES / locale / VILLAGE_TEMPLATE / "index.html")
    switch, book = LanguageSwitch(maker.project, page_template), read_book(PAGE_TEMPLATES / locale / TEMPLATE)
    shared: dict[str, dict[str, str]] = {"office": {}, "gate": {}}
    mixes: dict[tuple[tuple[str, ...], ...], str] = {}
    for village in offered_villages(maker.project, locale):
        view = maker.view(village)
        mix = tuple(name for name in PARTS if getattr(view, name)), switch.order(village.key, village.languages)
        if mix not in mixes:
            mixes[mix] = f"{locale}{len(mixes)}"
            layout = _layout(page_template, maker.frame(mix[0]), switch.arranged(mix[1]), locale)
            _write(folder / "layouts" / "desa" / f"{mixes[mix]}.html", layout)
        shared["office"][village.office] = view.office
        shared["gate"][village.gate or "-"] = view.gate
        matter = {
            "title": village.name,
            "layout": mixes[mix],
            "office": village.office,
            "gate": village.gate or "-",
            **{name: getattr(view, name) for name in PARTS if name not in LOOKED_UP},
            **{gap: text for gap, text in fill_page(maker, village, book).items() if gap not in ("alamat", "isi")},
        }
        content = f"{json.dumps(matter, ensure_ascii=False)}\n\n{village.note}"
        _write(folder / "content" / locale / "desa" / f"{village.address}.md", content)
    _write(folder / "data" / f"{locale}.json", json.dumps(shared))


def _layout(page_template: PageTemplate, frame: PageTemplate, switch: Mapping[str, str], locale: str) -> str:
    """Return the Hugo template of the villages with one mix of parts (`frame`) and of languages (`switch`)."""
    gaps = {name: f"{{{{ .Params.{name} | safeHTML }}}}" for name in PARTS} | {
        "office": f"{{{{ index .Site.Data.{locale}.office .Params.office | safeHTML }}}}",
        "gate": f"{{{{ index .Site.Data.{locale}.gate .Params.gate | safeHTML }}}}",
        "note": "{{ .Content }}",
    }
    kinds = {gap: "safeURL" if gap in ADDRESSES else "safeHTML" for gap in page_template.gaps}
    filling = {gap: f"{{{{ .Params.{gap} | {kind} }}}}" for gap, kind in kinds.items()}
    own = "desa/{{ .Params.address }}/"
    filling |= {gap: html.replace(ADDRESS, own) for gap, html in switch.items()}
    filling |= {"alamat": own, "isi": frame.stamp(gaps)}
    return page_template.stamp(filling)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run_hugo(source: Path, target: Path) -> Cost:
    """Build `source` into `target` and return the cost."""
    return run([hugo() or "hugo", "--quiet", "--source", str(source), "--destination", str(target)])


def main(arguments: Sequence[str]) -> int:
    """Write the content files: VILLAGES AREAS FOLDER."""
    villages, areas, folder = map(Path, arguments)
    write_source(villages, areas, folder)
    return 0
