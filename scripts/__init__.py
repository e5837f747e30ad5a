"""The programs that turn data and Markdown into the site.

One direction only::

    data      load and validate what editors typed (docs/_data)
    pages     Markdown -> MkDocs: facts by key, words, languages
    villages  one page template a language -> one page a village
    finish    the built folder: CSS, head, sitemap, links
    build     the order of the steps above, and the move into place
"""
