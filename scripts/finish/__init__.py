"""The built folder: head, CSS, sitemap, links."""
