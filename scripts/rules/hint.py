"""Advice on style: the same fields as a problem, but it never stops anything."""

from scripts.data.problem import Problem


class Hint(Problem):
    """One thing that could be plainer. An editor can switch it off on a line: see `scripts.rules.ignore`."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: saran {self.rule}: {self.message}\n    Perbaikan: {self.fix}"
