"""Lay the site of another province: its codes and points in, this province's data and texts out."""
