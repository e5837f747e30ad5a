"""The picture that a chat shows beside a link, one a language: `python -m scripts cards` draws those anew whose page has changed.

The pictures are kept in overrides/cards/, because what a browser draws depends on the fonts of the machine. They are
drawn from the words of the language, 1200 x 630 pixels (https://ogp.me, the size that WhatsApp shows large), in few
colours, so that they stay small. Name and colours are those of docs/_data/site.yml.
"""

import hashlib
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.data.project import DEFAULT_LOCALE, Project, load_project
from scripts.data.site import Site, load_site
from scripts.pages.i18n import PLUGIN
from scripts.paths import OVERRIDES, ROOT
from scripts.render.environment import render

CARDS = OVERRIDES / "cards"
WIDTH, HEIGHT = 1200, 630
COLOURS = 24
ORIGIN = "page"  # the text chunk of the picture that holds the hash of its page


def card_of(locale: str) -> str:
    """Return the address below the site of the picture of `locale`; the Indonesian one where it has none."""
    return f"cards/{locale if (CARDS / f'{locale}.png').exists() else DEFAULT_LOCALE}.png"


def card_html(project: Project, locale: str, site: Site) -> str:
    """Return the page of which the picture is taken."""
    tag = project.language_of(locale).tag
    return render("partials/card.html", words=project.words[locale].texts, tag=tag, site=site)


def is_drawn(path: Path, html: str) -> bool:
    """Return whether the picture at `path` was drawn from `html`: it carries the hash of its page."""
    from PIL import Image

    if not path.exists():
        return False
    with Image.open(path) as picture:
        return picture.info.get(ORIGIN) == _hash(html)


def draw_cards(pages: Mapping[str, str], folder: Path = CARDS) -> list[Path]:
    """Draw the picture of each locale in `pages` (locale -> HTML) anew where its page has changed; return the paths."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo
    from playwright.sync_api import sync_playwright

    from scripts.browser import ARGUMENTS, installed_browser

    paths = {locale: folder / f"{locale}.png" for locale in pages}
    wanted = [locale for locale in pages if not is_drawn(paths[locale], pages[locale])]
    if not wanted:
        return []
    folder.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_browser(), args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for locale in wanted:
            page.set_content(pages[locale])
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            note = PngInfo()
            note.add_text(ORIGIN, _hash(pages[locale]))
            picture.quantize(COLOURS, dither=Image.Dither.NONE).save(paths[locale], optimize=True, pnginfo=note)
        browser.close()
    return [paths[locale] for locale in wanted]


def _hash(html: str) -> str:
    return hashlib.sha256(html.encode()).hexdigest()[:16]


def main(arguments: Sequence[str]) -> int:
    """Draw the card of every language that the site is built in, where name, colours or words have changed."""
    from mkdocs.config import load_config

    project, site = load_project(), load_site()
    locales = load_config(str(ROOT / "mkdocs.yml")).plugins[PLUGIN].build_languages
    for path in draw_cards({locale: card_html(project, locale, site) for locale in locales}):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} byte".replace(",", "."))
    return 0
