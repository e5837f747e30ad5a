"""A problem as an editor reads it: where, what is wrong, and the line as it should be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# The rules on data files; those on pages stand with their generators in scripts/rules. An ID never changes its meaning.
DATA_RULES: Mapping[str, str] = {
    "D01": "berkas ada dan tersimpan sebagai UTF-8 dengan akhir baris LF",
    "D02": "susunan baris terbaca: kunci, titik dua, spasi, nilai",
    "D03": "kunci blok berbentuk benar dan hanya dipakai satu kali",
    "D04": "setiap isian dikenal di berkasnya",
    "D05": "isian yang wajib sudah diisi",
    "D06": "nilai berbentuk seperti yang diminta isiannya",
    "D07": "yang dirujuk ada: kode wilayah, kantor, gerbang, bahasa, halaman",
    "D08": "yang bisa berubah punya sumber dan tanggal",
    "D09": "isian satu blok cocok satu sama lain",
    "D10": "fakta dicek lagi pada waktunya",
    "D11": "kamus punya kunci dan isian kurung kurawal yang sama dengan bahasa Indonesia",
    "D12": "kata di glosarium menyebut sumbernya",
    "D13": "lembar kerja punya judul kolom yang dikenal",
    "D14": "tulisan daerah sudah dibuat untuk provinsi ini sebelum situs tayang",
}


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in a file that a person typed.

    path: as shown to the editor (relative, slashes); line: 1-based;
    message: what is wrong, in Indonesian; fix: what to do, in Indonesian;
    autofix: (piece of the line as typed, the same piece as it should be), only where no other reading is possible;
    rule: ID of the rule that found it (`python -m scripts check --rules` lists them);
    record: key of the block it is in; field: name of the line in that block; column: 1-based, 0 where not known;
    typed: the words at that column that are wrong.
    """

    path: str
    line: int
    message: str
    fix: str
    autofix: tuple[str, str] | None = field(default=None, compare=False)
    rule: str = field(default="", compare=False, kw_only=True)
    record: str = field(default="", compare=False, kw_only=True)
    column: int = field(default=0, compare=False, kw_only=True)
    typed: str = field(default="", compare=False, kw_only=True)
    field: str = field(default="", compare=False, kw_only=True)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}\n    Perbaikan: {self.fix}"


class Hint(Problem):
    """Advice on style, which never stops anything. An editor can switch it off on a line: see `scripts.rules.ignore`."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: saran {self.rule}: {self.message}\n    Perbaikan: {self.fix}"


class SiteError(Exception):
    """Raised where the site cannot be built or a command not be done; its text is ready to be read by an editor."""

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(f"{message}\n    Perbaikan: {fix}" if fix else message)


class DataError(SiteError):
    """Carries every problem found in what people typed, never just the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))

    def __reduce__(self) -> tuple[type, tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)  # on its way from another process


def report(problems: Iterable[Problem]) -> str:
    """Return all problems in file and line order, with a closing count (in Indonesian)."""
    ordered = sorted(set(problems))
    lines = [str(problem) for problem in ordered]
    lines.append(f"{len(ordered)} masalah ditemukan. Situs belum diubah.")
    return "\n".join(lines)
