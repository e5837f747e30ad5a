"""A problem as an editor reads it: where, what is wrong, and the line as it should be."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in a file that a person typed.

    path: as shown to the editor (relative, slashes); line: 1-based;
    message: what is wrong, in Indonesian; fix: what to do, in Indonesian;
    autofix: (piece of the line as typed, the same piece as it should be), only where no other reading is possible.
    """

    path: str
    line: int
    message: str
    fix: str
    autofix: tuple[str, str] | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}\n    Perbaikan: {self.fix}"


class SiteError(Exception):
    """Raised where the site cannot be built; its text is ready to be read by an editor."""


class DataError(SiteError):
    """Carries every problem found in what people typed, never just the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """Return all problems in file and line order, with a closing count (in Indonesian)."""
    ordered = sorted(set(problems))
    lines = [str(problem) for problem in ordered]
    lines.append(f"{len(ordered)} masalah ditemukan. Situs belum diubah.")
    return "\n".join(lines)
