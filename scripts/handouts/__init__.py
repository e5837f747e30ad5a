"""Handouts: what the site says, as PDF files an officer can print. After the build, never during it."""
