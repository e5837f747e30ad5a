"""What day it is, and the day for which the site is made: what is dated leaves the pages by it, not by the clock of whoever builds."""

import datetime
import os

CAPITAL = datetime.timezone(datetime.timedelta(hours=7))  # Jakarta: a build is the same in every time zone
VARIABLE = "BUILD_DAY"  # how `python -m scripts build --today` tells the programs it starts


def today() -> datetime.date:
    """Return the day it is in the capital, whichever zone the machine is in."""
    return datetime.datetime.now(CAPITAL).date()


def build_day() -> datetime.date:
    """Return the day that a build has set, else today."""
    typed = os.environ.get(VARIABLE)
    return datetime.date.fromisoformat(typed) if typed else today()
