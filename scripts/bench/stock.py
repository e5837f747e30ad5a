"""The same content by stock Material for MkDocs: its own templates, styles, script and search; no web font."""

import sys
from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load

from scripts.bench.measure import Cost, run
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.pages.words_html import page_words
from scripts.paths import ROOT
from scripts.villages.listing import index_html
from scripts.villages.page import VillagePages
from scripts.villages.page_template import LIST_PAGE, VILLAGE_TEMPLATE, fill_list, read_page_template

HOOKS = Path(__file__).with_name("stock_hooks.py")


def build_stock(site: Path, root: Path = ROOT) -> Cost:
    """Build the Markdown pages of the project at `root` into `site` and return the cost.

    Not strict: stock Material warns where ours is mended.
    """
    with (root / "mkdocs.yml").open(encoding="utf-8") as file:
        config = yaml_load(file)
    config |= {
        "theme": {"name": "material", "language": DEFAULT_LOCALE, "font": False},
        "plugins": ["search", *config["plugins"]],
        "hooks": [str(HOOKS)],
        "docs_dir": str(root / "docs"),
    }
    file = site.with_suffix(".yml")
    file.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(file), "--site-dir", str(site)], root
    )


def add_villages(project: Project, site: Path) -> None:
    """Put the list of villages and their pages in the default language into the stock site."""
    page_template = read_page_template(site / VILLAGE_TEMPLATE / "index.html")
    maker = VillagePages(project, DEFAULT_LOCALE, "", Path("villages.yml"))
    for village in project.villages:
        page = site / LIST_PAGE / village.address / "index.html"
        page.parent.mkdir()
        page.write_bytes(page_template.stamp(maker.fill(maker.view(village))))
    listing = index_html(project.villages, project, page_words(project, DEFAULT_LOCALE))
    home = site / LIST_PAGE / "index.html"
    page_template = read_page_template(home)
    home.write_bytes(page_template.stamp(fill_list(page_template, "daftar_desa", listing)))
