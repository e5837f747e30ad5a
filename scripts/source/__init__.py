"""One page of Markdown as its author wrote it: front matter, sections, marks, sentences. Nothing here knows MkDocs."""
