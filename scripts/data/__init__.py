"""Load and validate the files editors own. Nothing here knows HTML, MkDocs or the clock."""
