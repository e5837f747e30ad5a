"""MkDocs hooks: a few lines each; what they do is written in the modules they call."""

from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError

from scripts.data.problem import SiteError
from scripts.data.project import DEFAULT_LOCALE, load_project
from scripts.pages.contact import emergency_numbers
from scripts.pages.contents import fill_contents
from scripts.pages.context import fill_markdown, view_of
from scripts.pages.drawings import write_drawings
from scripts.pages.i18n import PLUGIN, locale_of
from scripts.pages.share import write_contacts
from scripts.pages.translation import read_translations
from scripts.pages.view import UNSAVED_PAGE
from scripts.pages.words_html import page_words
from scripts.paths import DOCS

STATE: dict[str, object] = {}


def on_config(config):
    if locale_of(config) == DEFAULT_LOCALE:
        try:
            STATE["project"] = load_project()
            STATE["translations"] = read_translations(STATE["project"], DOCS)
        except SiteError as error:
            raise PluginError(str(error)) from None  # MkDocs prints it without a traceback
    return config


def on_page_markdown(markdown, page, config, files):
    return fill_markdown(markdown, page, STATE["project"], STATE["translations"])


def on_page_context(context, page, config, nav):
    locale = locale_of(config)
    project, translations = STATE["project"], STATE["translations"]
    fill_contents(page, nav, _locales(config), locale, page_words(project, locale), project.synonyms)
    context["view"] = view_of(
        page, nav, project, _locales(config), locale, config.site_url, config.repo_url or "", translations
    )
    context["t"] = page_words(STATE["project"], locale)
    return context


def on_template_context(context, template_name, config):
    locale = locale_of(config) if template_name == UNSAVED_PAGE else DEFAULT_LOCALE
    context["t"] = page_words(STATE["project"], locale)
    context["tag"] = STATE["project"].language_of(locale).tag
    context["root"] = urlsplit(config.site_url).path
    context["home"] = context["root"] + _folder(locale)
    context["emergency"] = emergency_numbers(STATE["project"], context["t"])
    return context


def on_post_template(output_content, template_name, config):
    if template_name == UNSAVED_PAGE:  # one a language, but MkDocs knows one place for a template
        page = Path(config.site_dir) / _folder(locale_of(config)) / UNSAVED_PAGE
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(output_content, encoding="utf-8")
        return ""
    # One 404 page for the whole host, in the default language; the sitemap is made from the finished
    # pages (scripts/finish/sitemap.py). MkDocs does not write an empty text.
    wanted = template_name != "sitemap.xml" and locale_of(config) == DEFAULT_LOCALE
    return output_content if wanted else ""


def on_post_build(config):
    write_contacts(Path(config.site_dir), STATE["project"].facts)
    write_drawings(Path(config.site_dir))


def _folder(locale):
    return "" if locale == DEFAULT_LOCALE else f"{locale}/"


def _locales(config):
    return {locale: STATE["project"].language_of(locale) for locale in config.plugins[PLUGIN].build_languages}
