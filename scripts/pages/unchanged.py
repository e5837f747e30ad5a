"""Pages that MkDocs need not lay out again: each as it was made before, found by all that it is made from.

A page is made from the data, the programs and the heads of all pages (the basis of the store), from its Markdown with facts
and lists filled in, and from its own translations. From the text of another page it is not made but by its lists.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup
from mkdocs.structure.pages import Page

from scripts.pages.context import Translations
from scripts.source.page import SourcePage
from scripts.store import Store, hash_of

TEMPLATE = "made.html"


def hash_by_address(sources: Iterable[SourcePage], translations: Translations) -> dict[str, str]:
    """Return for each address (`paspor/biaya.md`) a hash of its texts in all languages.

    And of how each translation stands to the Indonesian text: the words of other pages tell what means the same.
    """
    said: dict[str, list[str]] = {}
    for source in sorted(sources, key=lambda source: source.path):
        found = said.setdefault(source.address, [])
        found += (source.path, *source.typed)
        if translation := translations.get((source.locale, source.address)):
            found += (translation.head, *(part.state for part in translation.parts))
    return {address: hash_of(*texts) for address, texts in said.items()}


@dataclass
class MadePages:
    """The pages in a store. hashes: of the texts at each address."""

    store: Store
    hashes: Mapping[str, str]
    _keys: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by the address of a page that is being made

    def find(self, page: Page) -> bool:
        """Give `page`, its Markdown filled in, the HTML of the whole page if that has been made before; tell whether it has."""
        address = page.file.src_uri.partition("/")[2]
        key = ("page", page.url, page.file.src_uri, page.markdown, page.message, self.hashes.get(address, ""))
        page.made = self.store.find(key)
        if page.made is None:
            self._keys[page.url] = key
            return False
        page.made = Markup(page.made)
        page.meta["template"] = TEMPLATE
        return True

    def put(self, page: Page, html: str) -> None:
        """Keep the `html` that has been made of `page`."""
        if page.url in self._keys:
            self.store.put(self._keys.pop(page.url), html)
