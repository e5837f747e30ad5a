"""One command line for everything: `python -m scripts COMMAND …`; without a command it lists them.

Each command is a module with `main(arguments) -> exit status`, imported only when it is asked for: some commands run
where nothing is installed (the answers to proposals), and none waits for what it does not use. What stops one is raised
as SiteError and told here.
"""

import errno
import sys
from collections.abc import Sequence
from importlib import import_module

from scripts.data.problem import SiteError

# What is typed: the module that does it, and what it is for, as an editor or officer reads it.
COMMANDS = {
    "check": ("scripts.check", "periksa teks dan data"),
    "build": ("scripts.build", "bangun seluruh situs"),
    "release": ("scripts.release", "siapkan rilis: situs, lembar, daftar perubahan"),
    "serve": ("scripts.serve", "pratinjau yang berubah saat berkas disimpan"),
    "villages": ("scripts.villages.command", "tulis halaman desa ke situs yang sudah dibangun"),
    "handouts": ("scripts.handouts.command", "buat lembar cetak (PDF)"),
    "lang": ("scripts.translations.command", "keadaan, cap, dan bahasa baru"),
    "sheets": ("scripts.spreadsheets.command", "data desa ke dan dari Excel"),
    "sheets reports": ("scripts.spreadsheets.reports", "laporan pertemuan: lembar kosong, lalu masuk dari Excel"),
    "sheets import-recruiters": ("scripts.spreadsheets.recruiters", "daftar resmi perusahaan yang boleh merekrut"),
    "maintain": ("scripts.maintenance.command", "daftar untuk yang merawat situs"),
    "maintain questions": ("scripts.maintenance.questions", "lembar pertanyaan tiap kantor"),
    "maintain answers": ("scripts.maintenance.answers", "jawaban kantor ke dalam data"),
    "maintain setup": ("scripts.maintenance.setup", "apa yang belum disiapkan di GitHub"),
    "maintain comments": ("scripts.maintenance.comments", "kembalikan catatan yang dibuang formulir"),
    "maintain labels": ("scripts.maintenance.labels", "buat label laporan di GitHub"),
    "maintain issue": ("scripts.maintenance.issue", "perbarui satu laporan di GitHub"),
    "maintain pictures": ("scripts.maintenance.pictures", "gambar untuk README.md"),
    "maintain rename": ("scripts.maintenance.rename", "ganti nama satu halaman di semua bahasa"),
    "maintain move": ("scripts.maintenance.move", "pengalihan untuk alamat lama"),
    "proposal branch": ("scripts.proposals.branch", "tulis cap satu usulan ke cabangnya"),
    "proposal comment": ("scripts.proposals.comment", "jawab satu usulan di GitHub"),
    "proposal day": ("scripts.proposals.day", "tanggal untuk membangun situs yang dibandingkan"),
    "proposal preview": ("scripts.proposals.preview", "gambar halaman yang berubah"),
    "proposal stamps": ("scripts.proposals.stamps", "hitung cap satu usulan"),
    "province": ("scripts.province.command", "siapkan situs ini untuk provinsi lain"),
    "cards": ("scripts.pages.cards", "gambar ulang kartu tautan"),
    "packages": ("scripts.packages", "pasang paket sistem yang belum ada"),
    "schema": ("scripts.schema", "tulis skema berkas data"),
    "browser": ("scripts.browser", "siapkan peramban untuk tes"),
    "bench": ("scripts.bench.command", "ukur waktu, berat, dan memori"),
    "bench engine": ("scripts.bench.engine", "bandingkan situs dari mesin lain"),
    "bench data": ("scripts.bench.data", "tulis data desa untuk uji ukuran"),
    "bench stamp": ("scripts.bench.stamp", "satu bagian pengukuran desa"),
    "bench hugo": ("scripts.bench.hugo", "bahan halaman desa untuk Hugo, sebagai pembanding"),
    "bench handouts": ("scripts.bench.paper", "satu bagian pengukuran lembar cetak"),
}

# What a machine refuses, in words.
REFUSED = {
    errno.ENOSPC: "disk penuh",
    errno.EDQUOT: "jatah tempat di disk habis",
    errno.EFBIG: "jatah tempat di disk habis",
    errno.EROFS: "disk hanya bisa dibaca",
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.ENOTDIR: "tempatnya bukan map",
    errno.EIO: "disk rusak",
}


def main(typed: Sequence[str]) -> int:
    """Run what was `typed`, and return its exit status: 0 when done, 1 when something is wrong, 2 for an unknown command."""
    for words in (2, 1):
        name = " ".join(typed[:words])
        if len(typed) >= words and name in COMMANDS:
            try:
                return import_module(COMMANDS[name][0]).main(typed[words:])
            except SiteError as error:
                print(error, file=sys.stderr)
                return 1
            except OSError as error:
                print(_trouble(error), file=sys.stderr)
                return 1
            except KeyboardInterrupt:
                print("Dihentikan.", file=sys.stderr)
                return 130
    asked = not typed or typed[0] in ("--help", "-h")
    print(
        _overview() if asked else f"Perintah `{typed[0]}` tidak dikenal.\n\n{_overview()}",
        file=sys.stdout if asked else sys.stderr,
    )
    return 0 if asked else 2


def _trouble(error: OSError) -> str:
    """Return what the machine refused, in words for people: a full disk, a folder that may not be written."""
    reason = REFUSED.get(error.errno, error.strerror or str(error))
    return (
        f"{error.filename or 'Berkas'}: tidak bisa dibaca atau ditulis ({reason}). "
        "Perbaikan: periksa sisa tempat di disk dan izin map itu, lalu ulangi. Situs yang lama tidak berubah."
    )


def _overview() -> str:
    width = max(map(len, COMMANDS))
    lines = (f"  {name:<{width}}  {purpose}" for name, (_, purpose) in COMMANDS.items())
    return "\n".join(["Pakai: python -m scripts PERINTAH …", "", *lines, "", "Bantuan tiap perintah: tambah --help"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
