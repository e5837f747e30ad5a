"""What MkDocs does anew for every language, done once: templates compiled, Markdown converted, files of the theme listed."""

from functools import cache, partial

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from scripts.pages.context import root_of

# Of Material and of the data: files that no page shows, but each of which would be looked up for every language.
UNUSED = ("assets/javascripts/", "assets/images/", "_")
# What Page.render of MkDocs leaves on a page and later steps read.
RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids")


def share_environment(theme: Theme) -> None:
    """Give all languages one Jinja environment, which compiles a template once and lists the theme's files once."""

    @cache
    def environment():
        shared = made()
        shared.loader.list_templates = cache(shared.loader.list_templates)
        return shared

    made, theme.get_env = theme.get_env, environment


def drop_unused(files: Files) -> None:
    """Take files that no page shows out of what MkDocs copies."""
    for file in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(file)


def render_once(page: Page, rendered: dict[tuple[str, ...], dict[str, object]]) -> None:
    """Let `page` take the HTML of an equal page: most pages of a local language are the Indonesian ones.

    rendered: of this build. Equal are the source, the Markdown with everything filled in, and the way to the root of the
    site. Anchors in links are then looked up for the first page only; scripts/finish/links.py follows them on all.
    """
    page.render = partial(_render, page, page.render, rendered)


def _render(page: Page, convert, rendered, config, files) -> None:
    key = (page.file.src_uri, page.markdown, root_of(page.url))
    if key in rendered:
        vars(page).update(rendered[key])
    else:
        convert(config, files)
        rendered[key] = {name: getattr(page, name) for name in RENDERED}
