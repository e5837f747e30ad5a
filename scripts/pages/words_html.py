"""Words as a page shows them: a local phrase always stands beside its Indonesian."""

from markupsafe import Markup, escape

from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.words import Words


class PageWords:
    """The words of one locale for templates: `t.menu` is HTML, `t.plain("menu")` is text for attributes.

    An unknown key raises KeyError, so a template cannot print an empty phrase.
    """

    def __init__(self, words: Words, source: Words) -> None:
        self._words = words
        self._source = source
        self.locale = words.locale
        self._whole = {key: self.fill(key) for key in words.texts}

    def __getattr__(self, key: str) -> Markup:
        return self[key]

    def __getitem__(self, key: str) -> Markup:
        return self._whole[key]

    def plain(self, key: str, **gaps: str) -> str:
        """Return the phrase alone, as text, with its `{gaps}` filled."""
        return self._words.texts[key].format(**gaps) if gaps else self._words.texts[key]

    def source(self, key: str) -> Markup:
        """Return the Indonesian phrase alone, for a place that is marked as Indonesian already."""
        return escape(self._source.texts[key])

    def fill(self, key: str, **gaps: str) -> Markup:
        """Return the phrase as HTML with its `{gaps}` filled (text is escaped, Markup kept).

        Local locales: the phrase, then the Indonesian in `<i lang="id">`; a kept Indonesian phrase alone
        carries `lang="id"`.
        """
        local = _filled(self._words.texts[key], gaps)
        if self.locale == DEFAULT_LOCALE:
            return local
        if key in self._words.kept:
            return Markup(f'<span lang="id">{local}</span>')
        return Markup(f'{local} <i lang="id">{_filled(self._source.texts[key], gaps)}</i>')


def page_words(project: Project, locale: str) -> PageWords:
    """Return the words of `locale` for templates."""
    return PageWords(project.words[locale], project.words[DEFAULT_LOCALE])


def _filled(text: str, gaps: dict[str, str]) -> Markup:
    # An unfilled phrase keeps its braces: it is only ever used through `fill`.
    # Not Markup.format, which reads the phrase anew in Python for each of 160,000 pages.
    safe = escape(text)
    return Markup(str.format(safe, **{gap: escape(value) for gap, value in gaps.items()})) if gaps else safe
