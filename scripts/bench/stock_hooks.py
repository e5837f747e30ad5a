"""Of our hooks only those that fill facts and lists into the Markdown; the rest of the page is stock."""

from scripts.pages.context import fill_markdown, root_of
from scripts.pages.hooks import STATE, on_config

__all__ = ["on_config", "on_page_markdown"]


def on_page_markdown(markdown, page, config, files):
    return fill_markdown(markdown, page, STATE["project"], STATE["translations"], root_of(page.url))
