"""What MkDocs does anew for every language, done once: templates compiled, Markdown filled and converted, files listed."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from scripts.pages.context import root_of
from scripts.pages.markdown import Used

# Of Material, of the data, the sitemap, which scripts/finish/sitemap.py writes, and the drawings, which scripts/pages/drawings.py
# publishes: no page shows them by their file, but each would be looked up for every language.
UNUSED = ("assets/javascripts/", "assets/images/", "assets/gambar/", "sitemap.xml", "_")
# A link of Markdown to a file beside the page, a picture: another language may have its own there.
OWN_FILE = re.compile(r"\](?:\(|:)\s*<?(?!\w+:)[^\s)>]*\.(?!md\b)\w+[\s)>]")
LISTED: list[str] = []  # files of the theme, also for the next run of a preview
# What Page.render of MkDocs leaves on a page, and later steps read.
RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids")

# Stands in the text of a page for the way to the root of the site: all that differs between the languages it is shown in.
ROOT_TOKEN = "@@ akar @@"


class Pages:
    """What has been made of the pages so far. Most pages of a local language are the Indonesian ones: equal are those of
    one source. In a preview, what has been converted outlives a run: an edit leaves most pages as they were.
    """

    def __init__(self) -> None:
        self._filled: dict[str, tuple[str, Used, Markup]] = {}
        self._rendered: dict[str, tuple[str, dict[str, object]]] = {}  # source -> its Markdown, what came of it
        self._origin = ""

    def begin(self, files: Files, config: MkDocsConfig) -> None:
        """Start a run. Facts may have changed; other files or settings may turn the same Markdown into other HTML."""
        self._filled.clear()
        origin = repr(
            (config.markdown_extensions, config.mdx_configs, sorted((each.src_uri, each.url) for each in files))
        )
        if origin != self._origin:
            self._rendered.clear()
        self._origin = origin

    def fill(self, page: Page, fill: Callable[[], str]) -> str:
        """Return what `fill` makes of the Markdown of `page`, or has made of an equal page's."""
        source = page.file.src_uri
        if source not in self._filled:
            self._filled[source] = (fill(), page.used.copy(), page.message)
        markdown, used, page.message = self._filled[source]
        page.used = used.copy()
        return markdown

    def share_rendering(self, page: Page) -> None:
        """Let `page`, when it is rendered, take the HTML of an equal page, unless it shows a file that languages may differ in.

        Anchors in its links are then not looked up by MkDocs; scripts/finish/links.py follows them on all pages.
        """
        page.render = partial(self._render, page, page.render)

    def _render(self, page: Page, convert, config, files) -> None:
        source = page.file.src_uri
        markdown, known = self._rendered.get(source, (None, {}))
        if markdown == page.markdown and not OWN_FILE.search(markdown):
            vars(page).update(known)
        else:
            convert(config, files)
            self._rendered[source] = page.markdown, {name: getattr(page, name) for name in RENDERED}
        page.content = page.content.replace(ROOT_TOKEN, root_of(page.url))


def share_environment(theme: Theme) -> None:
    """Give all languages one Jinja environment, which compiles a template once and lists the theme's files once."""

    @cache
    def environment():
        shared = made()

        def list_once(extensions=None, filter_func=None):
            LISTED[:] = LISTED or sorted(filter(filter_func, set(_names(shared.loader.searchpath))))
            return LISTED

        shared.list_templates = list_once
        return shared

    made, theme.get_env = theme.get_env, environment


def _names(folders: Iterable[str]) -> Iterator[str]:
    """Yield the files below `folders`, without those that MkDocs leaves out by their first letter: 14,000 icons."""
    for folder in folders:
        for place, inside, files in os.walk(folder):
            inside[:] = [name for name in inside if not name.startswith(".")]
            yield from (Path(place, name).relative_to(folder).as_posix() for name in files)


def drop_unused(files: Files) -> None:
    """Take files that no page shows out of what MkDocs copies."""
    for file in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(file)
