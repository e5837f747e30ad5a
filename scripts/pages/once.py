"""What MkDocs does anew for every language, done once: templates compiled, Markdown filled and converted, files listed."""

import re
from collections.abc import Callable
from functools import cache, partial

from markupsafe import Markup
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from scripts.pages.context import root_of
from scripts.pages.markdown import Used

# Of Material, of the data, and the drawings, which scripts/pages/drawings.py publishes: no page shows them by their file,
# but each would be looked up for every language.
UNUSED = ("assets/javascripts/", "assets/images/", "assets/gambar/", "_")
# A link of Markdown to a file beside the page, a picture: another language may have its own there.
OWN_FILE = re.compile(r"\](?:\(|:)\s*<?(?!\w+:)[^\s)>]*\.(?!md\b)\w+[\s)>]")
# What Page.render of MkDocs leaves on a page, and later steps read.
RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids")


class Pages:
    """The pages of one run so far. Most pages of a local language are the Indonesian ones: equal are those of one source
    from which the way to the root of the site is the same.
    """

    def __init__(self) -> None:
        self._filled: dict[tuple[str, str], tuple[str, Used, Markup]] = {}
        self._rendered: dict[tuple[str, str], dict[str, object]] = {}

    def fill(self, page: Page, fill: Callable[[], str]) -> str:
        """Return what `fill` makes of the Markdown of `page`, or has made of an equal page's."""
        key = _key(page)
        if key not in self._filled:
            self._filled[key] = (fill(), page.used.copy(), page.message)
        markdown, used, page.message = self._filled[key]
        page.used = used.copy()
        return markdown

    def share_rendering(self, page: Page) -> None:
        """Let `page`, when it is rendered, take the HTML of an equal page, unless it shows a file that languages may differ in.

        Anchors in its links are then not looked up by MkDocs; scripts/finish/links.py follows them on all pages.
        """
        page.render = partial(self._render, page, page.render)

    def _render(self, page: Page, convert, config, files) -> None:
        key = _key(page)
        if key in self._rendered and not OWN_FILE.search(page.markdown):
            vars(page).update(self._rendered[key])
        else:
            convert(config, files)
            self._rendered[key] = {name: getattr(page, name) for name in RENDERED}


def _key(page: Page) -> tuple[str, str]:
    return page.file.src_uri, root_of(page.url)


def share_environment(theme: Theme) -> None:
    """Give all languages one Jinja environment, which compiles a template once and lists the theme's files once."""

    @cache
    def environment():
        shared, names = made(), []
        list_names = shared.list_templates

        def list_once(extensions=None, filter_func=None):
            names[:] = names or list_names(extensions, filter_func)
            return names

        shared.list_templates = list_once
        return shared

    made, theme.get_env = theme.get_env, environment


def drop_unused(files: Files) -> None:
    """Take files that no page shows out of what MkDocs copies."""
    for file in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(file)
