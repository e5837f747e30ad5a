"""The data from which MkDocs makes pages: handed over by a program that runs MkDocs within itself, else read here.

MkDocs loads hooks as modules that nobody else can reach, so it stands in a module of its own.
"""

from scripts.data.project import Project, load_project

HANDED: list[Project] = []


def hand_over(project: Project) -> None:
    """Let the hooks of this process use `project`."""
    HANDED[:] = [project]


def loaded_project() -> Project:
    """Return the project that was handed over, else read it. Raises DataError."""
    return HANDED[0] if HANDED else load_project()
