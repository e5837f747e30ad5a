"""The picture that a chat shows beside a link, one a language: `python -m scripts cards` draws them anew.

The pictures are kept in overrides/cards/, because what a browser draws depends on the fonts of the machine. They are
drawn from the words of the language, 1200 x 630 pixels (https://ogp.me, the size that WhatsApp shows large), in few
colours, so that they stay small. The project's name is that of mkdocs.yml.
"""

import io
from collections.abc import Sequence
from pathlib import Path

from scripts.data.project import DEFAULT_LOCALE, Project, load_project
from scripts.pages.i18n import PLUGIN
from scripts.paths import OVERRIDES, ROOT

CARDS = OVERRIDES / "cards"
WIDTH, HEIGHT = 1200, 630
COLOURS = 24
TEMPLATE = "partials/card.html"


def card_of(locale: str) -> str:
    """Return the address below the site of the picture of `locale`; the Indonesian one where it has none."""
    return f"cards/{locale if (CARDS / f'{locale}.png').exists() else DEFAULT_LOCALE}.png"


def card_html(project: Project, locale: str, site_name: str) -> str:
    """Return the page of which the picture is taken."""
    import jinja2
    import material

    folders = [OVERRIDES, Path(material.__file__).parent / "templates"]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders), autoescape=True, undefined=jinja2.StrictUndefined
    )
    return environment.get_template(TEMPLATE).render(
        words=project.words[locale].texts, tag=project.language_of(locale).tag, site_name=site_name
    )


def draw_cards(project: Project, locales: tuple[str, ...], site_name: str) -> list[Path]:
    """Write the picture of each locale; return the paths."""
    from PIL import Image
    from playwright.sync_api import sync_playwright

    from scripts.browser import ARGUMENTS, installed_browser

    written = []
    CARDS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_browser(), args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for locale in locales:
            page.set_content(card_html(project, locale, site_name))
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            path = CARDS / f"{locale}.png"
            picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
            written.append(path)
        browser.close()
    return written


def main(arguments: Sequence[str]) -> int:
    """Draw the card of every language that the site is built in."""
    from mkdocs.config import load_config

    config = load_config(str(ROOT / "mkdocs.yml"))
    for path in draw_cards(load_project(), tuple(config.plugins[PLUGIN].build_languages), config.site_name):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} byte".replace(",", "."))
    return 0
