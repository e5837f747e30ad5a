"""The day for which the site is made: what is dated leaves the pages by it, not by the clock of whoever builds."""

import datetime
import os

VARIABLE = "BUILD_DAY"  # how `python -m scripts build --today` tells the programs it starts


def build_day() -> datetime.date:
    """Return the day that a build has set, else today."""
    return datetime.date.fromisoformat(os.environ.get(VARIABLE) or datetime.date.today().isoformat())
