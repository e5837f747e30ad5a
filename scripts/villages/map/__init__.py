"""A small map of where a village lies: its office, the official way out, the regencies around, the land border.

Points in degrees in, positions on a drawing of WIDTH units out; overrides/partials/map.html draws them. The frame fits
what matters and not the regency; labels keep off each other, off the marks and off the edge. North is up. Scales go in
steps, so that the outlines are simplified once a step and not once a village.
"""
