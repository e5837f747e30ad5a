"""Pictures of what a proposal changes: `python -m scripts proposal preview BEFORE AFTER OUT`.

BEFORE and AFTER are built sites. OUT gets a picture before and after of each changed page at the width of a small
phone, `index.html` to look at them, and `comment.md` for the pull request.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from selectolax.lexbor import LexborHTMLParser

from scripts.browser import ARGUMENTS, installed_browser
from scripts.render.environment import render, render_text

WIDTH, TALLEST = 360, 4000  # px
MOST = 12  # pages with pictures
LISTED = 50  # pages named in the comment
WHEN = ("sebelum", "sesudah")
NEW, CHANGED, GONE = "baru", "berubah", "hilang"


@dataclass(frozen=True, order=True)
class Change:
    """One page that differs; `page` is its address below the site, '' for the home page."""

    page: str
    kind: str

    @property
    def name(self) -> str:
        """The beginning of the names of its pictures."""
        return self.page.strip("/").replace("/", "-") or "beranda"


def changed_pages(before: Path, after: Path) -> list[Change]:
    """Return the pages whose text differs, in address order; a new frame alone (menu, style) changes no page."""
    old, new = _texts(before), _texts(after)
    changes = [Change(page, NEW if page not in old else CHANGED) for page in new if old.get(page) != new[page]]
    return sorted([*changes, *(Change(page, GONE) for page in old if page not in new)])


def frame_changed(before: Path, after: Path) -> bool:
    """Return whether what surrounds every text differs: menu, foot, style sheets."""
    return _frame(before) != _frame(after)


def _texts(site: Path) -> dict[str, str]:
    return {
        page.relative_to(site).as_posix().removesuffix("index.html"): _article(page)
        for page in site.rglob("index.html")
    }


def _article(page: Path) -> str:
    article = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("article")
    return article.html if article else ""


def _frame(site: Path) -> tuple[object, ...]:
    tree = LexborHTMLParser((site / "index.html").read_text(encoding="utf-8"))
    tree.css_first("article").decompose()
    sheets = tuple(path.read_bytes() for path in sorted(site.rglob("*.css")))
    return (tree.html, sheets)


def shoot(changes: list[Change], before: Path, after: Path, out: Path) -> list[Change]:
    """Write the pictures of the first pages of `changes` into `out`; return the pages that have any."""
    out.mkdir(parents=True, exist_ok=True)
    shown = changes[:MOST]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_browser(), args=list(ARGUMENTS))
        for change in shown:
            for site, when in zip((before, after), WHEN, strict=True):
                page = site / change.page / "index.html"
                if page.exists():
                    _picture(browser, page, out / f"{change.name}.{when}.png")
        browser.close()
    return shown


def _picture(browser: Browser, page: Path, target: Path) -> None:
    tab = browser.new_page(viewport={"width": WIDTH, "height": 640}, java_script_enabled=False, locale="id-ID")
    tab.goto(page.resolve().as_uri())
    height = tab.locator("body").bounding_box()["height"]
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": min(height, TALLEST)}
    tab.screenshot(path=target, full_page=True, clip=clip)
    tab.close()


def comment(changes: list[Change], after: Path, frame: bool) -> str:
    """Return what the comment of the pull request says of the pages, as Markdown in Indonesian."""
    papers = {change: _papers(change, after) for change in changes}
    return render_text("yang-berubah.md", changes=changes, papers=papers, shown=LISTED, width=WIDTH, frame=frame)


def _papers(change: Change, after: Path) -> str:
    page = after / change.page / "index.html"
    links = LexborHTMLParser(page.read_text(encoding="utf-8")).css('a[href$=".pdf"]') if page.exists() else []
    return ", ".join(dict.fromkeys(link.attributes["href"].rpartition("/")[2] for link in links)) or "–"


def main(arguments: Sequence[str]) -> int:
    """Write everything into OUT and say how many pages changed."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts proposal preview", description="Gambar halaman yang berubah."
    )
    parser.add_argument("before", type=Path, help="situs sebelum usulan")
    parser.add_argument("after", type=Path, help="situs sesudah usulan")
    parser.add_argument("out", type=Path, help="map hasil")
    options = parser.parse_args(arguments)
    changes = changed_pages(options.before, options.after)
    frame = frame_changed(options.before, options.after)
    seen = changes or ([Change("", CHANGED)] if frame else [])
    shown = shoot(seen, options.before, options.after, options.out)
    (options.out / "comment.md").write_text(comment(changes, options.after, frame), encoding="utf-8")
    pictures = [path.name for path in options.out.glob("*.png")]
    album = render("preview/album.html", changes=shown, pictures=pictures, when=WHEN)
    (options.out / "index.html").write_text(album, encoding="utf-8")
    print(f"Halaman berubah: {len(changes)}. Gambar: {len(pictures)}.")
    return 0
