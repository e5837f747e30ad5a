"""Markdown to MkDocs: facts by key, words in every language, generated lists."""
