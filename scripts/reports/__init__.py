"""What an office sees of its meetings: counts and a small drawing of the quiz, from docs/_data/laporan.yml."""
