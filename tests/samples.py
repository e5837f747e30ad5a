"""Villages picked for what they have, never for where they stand in the file."""

import dataclasses

from scripts.data.areas import Areas
from scripts.data.project import Project
from scripts.data.villages import Village

BUNGKANG = "61.03.07.2007"  # the village whose pages are the goldens


def a_village(project: Project, key: str = BUNGKANG) -> Village:
    """Return the village with the code `key`."""
    return next(village for village in project.villages if village.key == key)


def without(project: Project, gone: Village) -> Project:
    """Return the project after a village has left the official list."""
    names = {code: name for code, name in project.areas.names.items() if code != gone.key}
    rows = tuple(village for village in project.villages if village != gone)
    return dataclasses.replace(project, villages=rows, areas=Areas(names))


def only(project: Project, village: Village) -> Project:
    """Return the project with one village alone."""
    names = {code: name for code, name in project.areas.names.items() if village.key.startswith(code)}
    return dataclasses.replace(project, villages=(village,), areas=Areas(names))
