"""Advice on style: the same fields as a problem, but it never stops anything."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Hint:
    """One thing that could be plainer. Fields as in `scripts.data.problem.Problem`."""

    path: str
    line: int
    message: str
    fix: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: saran: {self.message}\n    Perbaikan: {self.fix}"
