"""Data as readers see it: the one Jinja environment, its filters, and values in words."""
