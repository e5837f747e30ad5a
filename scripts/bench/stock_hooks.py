"""Of our hooks only those that fill facts and lists into the Markdown; the rest of the page is stock."""

from scripts.pages.hooks import on_config, on_page_markdown

__all__ = ["on_config", "on_page_markdown"]
