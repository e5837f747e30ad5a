"""The programs that turn data and Markdown into the site. README.md walks through the folders: each uses only those before it."""
