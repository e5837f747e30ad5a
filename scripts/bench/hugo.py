"""The same village pages for Hugo (https://gohugo.io), to compare: `python -m scripts bench hugo VILLAGES AREAS FOLDER`.

Hugo finds every article ready and only puts the page around it.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.bench.data import LOCALES
from scripts.bench.stamp import neighbours_of
from scripts.data.project import load_project
from scripts.villages.page_template import PageTemplate
from scripts.villages.switch import offered_villages, village_locales
from scripts.villages.write import folder_of

CONFIG = {
    "baseURL": "https://contoh.example/",
    "disableKinds": ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "home", "404", "section"],
    "outputFormats": {"html": {"isPlainText": True}},  # what it puts in has been escaped
    "security": {"allowContent": ["text/html"]},  # later versions refuse it otherwise
}


def write_source(villages: Path, areas: Path, folder: Path) -> None:
    """Put what Hugo makes the pages from into the new `folder`."""
    project = load_project(villages=villages, areas=areas)
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(CONFIG), encoding="utf-8")
    for locale in LOCALES:
        neighbours = neighbours_of(project, locale, villages)
        (layouts / f"{locale}.html").write_bytes(_layout(neighbours.switch.page_template))
        content = folder / "content" / folder_of(locale) / "desa"
        content.mkdir(parents=True)
        for village in offered_villages(project, locale):
            filled = neighbours.fill(neighbours.maker.view(village), village_locales(project, village))
            (content / f"{village.address}.html").write_text(_page(filled, locale), encoding="utf-8")


def _layout(page_template: PageTemplate) -> bytes:
    """Return the page template in Hugo's own notation."""
    return page_template.stamp(
        {gap: f"{{{{ .Params.{gap} }}}}" for gap in page_template.gaps} | {"isi": "{{ .Content }}"}
    )


def _page(filled: Mapping[str, str], locale: str) -> str:
    head = {gap: text for gap, text in filled.items() if gap != "isi"} | {"layout": locale}
    return f"{json.dumps(head)}\n{filled['isi']}"


def main(arguments: Sequence[str]) -> int:
    """Write the folder that is named last; then `hugo` makes `public/` in it."""
    write_source(*map(Path, arguments))
    return 0
