"""The parsers of what an editor can type. Each reads text into a value or says what is wrong with it.

A parser is a callable `text -> value` that raises `Fault(message, fix)`; both in Indonesian, both made to
stand after "`nama: teks`".
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from scripts.data.letters import SPACES, clean, plain_digits, unprintable
from scripts.data.slip import only_slip

Parser = Callable[[str], object]


class Fault(ValueError):
    """What is wrong with a typed value and how to write it instead (Indonesian).

    right: the value as it should be where no other reading is possible, else ''.
    """

    def __init__(self, message: str, fix: str, right: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix
        self.right = right

    def autofix(self, typed: str) -> tuple[str, str] | None:
        """Return the correction of `typed`, as in Problem."""
        return (typed, self.right) if self.right else None


@dataclass(frozen=True)
class Shaped:
    """Takes a text of which `pattern` matches the whole; `message` and `fix` are those of its Fault."""

    pattern: str
    message: str
    fix: str

    def __call__(self, typed: str) -> str:
        if not re.fullmatch(self.pattern, typed):
            raise Fault(self.message, self.fix)
        return typed


area_code = Shaped(
    r"\d\d\.\d\d(?:\.\d\d(?:\.\d{4})?)?",
    "bukan kode wilayah",
    "Tulis kode Kemendagri dengan titik, misalnya 99.01.02.2003.",
)
key = Shaped(r"[a-z][a-z0-9_]*", "bukan kunci", "Pakai huruf kecil, angka, dan garis bawah, misalnya kanim_kota.")
mail = Shaped(r"(?a)[\w.+-]+@[\w-]+(\.[\w-]+)+", "bukan alamat surel", "Tulis seperti nama@imigrasi.go.id.")
language_tag = Shaped(  # BCP 47 (RFC 5646), as `lang` and `hreflang` carry it
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-x(-[a-z0-9]{1,8})+)?",
    "bukan kode bahasa",
    "Tulis kode BCP 47, misalnya ban atau ms-ID-x-nama.",
)

TYPOGRAPHIC_QUOTES = "“”„‟‘‚‛«»"
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
# What programs write for "nothing"; a reader would see the word.
EMPTY_WORDS = ("null", "~", "none", "nil", "n/a", "nan", "undefined", "#n/a", "#ref!", "#value!", "#name?", "#div/0!")
VILLAGE_CODE = r"\d\d\.\d\d\.\d\d\.\d{4}"
NAME = re.compile(r"[^\W_](?:[^\W_]|[ .,'’/()\-])*")
# Addresses that say nothing about where they lead.
SHORTENED = frozenset((
    "bit.ly", "s.id", "t.co", "goo.gl", "tinyurl.com", "is.gd", "ow.ly", "cutt.ly", "rebrand.ly", "shorturl.at",
    "linktr.ee", "wa.me", "wa.link", "t.me", "lnkd.in", "fb.me", "g.co", "rb.gy", "v.gd", "tiny.cc", "buff.ly",
    "l.facebook.com", "lm.facebook.com", "shope.ee", "heylink.me", "tr.ee", "msha.ke", "lynk.id",
))  # fmt: skip
HIDDEN = re.compile(r"[?&](?:q|u|url|target|dest|redirect(?:_?ur[il])?|continue)=(https?(?::|%3A)[^&]+)", re.I)
SHARED = 1024  # thousands of villages share their sources and dates
LOOSE_DATE = "TTTT-BB-HH, TTTT-BB, TTTT, atau tanpa tanggal"  # as the headers of the files explain it
EARLIEST, LATEST = 1945, 2099  # years; the first laws of the republic, and a slip of the pen
DATE_SHAPES = ("%Y-%m-%d", "%Y-%m", "%Y")
MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
DAY_FIRST = re.compile(r"(\d{1,2})(?:[-/. ])(\d{1,2}|[a-z]{3,9})(?:[-/. ])((?:19|20)\d\d)", re.I)


def visible(typed: str) -> str:
    """Any text whose letters everybody sees, on the screen and on paper."""
    if typed.isascii() and not CONTROL.search(typed):
        return typed
    right = clean(CONTROL.sub("", typed))
    if right != typed:
        what = "spasi khusus dari Word" if clean(SPACES.sub(" ", typed)) == SPACES.sub(" ", typed) else ""
        raise Fault(f"berisi {what or 'huruf yang tidak terlihat'}", "Hapus baris ini lalu ketik ulang.", right)
    if (right := plain_digits(typed)) != typed:
        raise Fault("berisi angka atau huruf dari papan ketik lain", "Ketik ulang dengan angka biasa.", right)
    if letter := unprintable(typed):
        raise Fault(f"berisi tanda `{letter}` yang tidak bisa dicetak di lembar", f"Hapus tanda `{letter}`.")
    return typed


def text(typed: str) -> str:
    """Any text without hidden letters, without quotes pasted from Word or Excel around it, and no word for "nothing"."""
    visible(typed)
    if typed.lower() in EMPTY_WORDS:
        raise Fault("kata komputer untuk `kosong`", "Hapus kata itu; biarkan kosong sesudah titik dua.")
    if typed[:1] in TYPOGRAPHIC_QUOTES or typed.startswith('"') or typed.endswith('"'):
        bare = typed.strip(TYPOGRAPHIC_QUOTES + '"').strip()
        right = "" if set(bare) & set(TYPOGRAPHIC_QUOTES + '"') else bare
        fix = 'Hapus tanda kutipnya, atau pakai kutip lurus: "…".'
        raise Fault("diapit tanda kutip dari Word atau Excel", fix, right)
    return typed


def name(typed: str) -> str:
    """A name of a place or office: letters, digits and ordinary punctuation, never markup."""
    text(typed)
    if len(typed) > 80 or not NAME.fullmatch(typed):
        raise Fault("bukan nama biasa", "Tulis huruf, angka, spasi, titik, koma, atau tanda hubung saja.")
    return typed


def village_code(typed: str) -> str:
    """The Kemendagri code of a village: 10 digits in four groups."""
    if not re.fullmatch(VILLAGE_CODE, typed):
        digits = re.sub(r"[\s.,-]", "", typed)
        right = ".".join((digits[:2], digits[2:4], digits[4:6], digits[6:])) if re.fullmatch(r"\d{10}", digits) else ""
        raise Fault("bukan kode desa", 'Tulis sepuluh angka dengan titik, dalam kutip: "99.01.02.2003".', right)
    return typed


def date(typed: str) -> datetime.date:
    """A whole date, year first."""
    try:
        found = datetime.datetime.strptime(typed, "%Y-%m-%d").date()
        if not EARLIEST <= found.year <= LATEST or not typed.isascii() or len(typed) != len("2026-12-05"):
            raise ValueError
        return found
    except ValueError:
        fix = "Tulis tahun-bulan-hari, misalnya 2026-12-05."
        raise Fault("bukan tanggal yang ada di kalender", fix, turned_date(typed)) from None


NEVER = "tidak"


def check_date(typed: str) -> datetime.date | None:
    """A whole date, or None for `tidak`: what happened on a day of the past never has to be checked again."""
    return None if typed == NEVER else date(typed)


def turned_date(typed: str) -> str:
    """Return a date typed day first (`5/12/2026`, `5 Desember 2026`) year first, '' where it is none.

    Indonesians write the day first, so no other reading is possible.
    """
    parts = DAY_FIRST.fullmatch(typed.strip())
    if not parts:
        return ""
    day, month, year = parts.groups()
    try:
        number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
        return datetime.date(int(year), number, int(day)).isoformat()
    except ValueError:
        return ""


@lru_cache(SHARED)
def loose_date(typed: str) -> str:
    """A date, a month, a year, or 'tanpa tanggal' where the source shows none. Stays text."""
    if typed == "tanpa tanggal":
        return typed
    for shape in DATE_SHAPES:
        try:
            found = datetime.datetime.strptime(typed, shape)
            if EARLIEST <= found.year <= LATEST and found.strftime(shape) == typed:
                return typed
        except ValueError:
            continue
    raise Fault("bukan tanggal", "Tulis 2026-12-05, 2026-12, 2026, atau tanpa tanggal.", turned_date(typed))


def government(host: str) -> bool:
    """Return whether a host is a government body's: `go.id` is given to no one else (PANDI)."""
    return f".{host}".endswith(".go.id")


def _complain_disguise(host: str, typed: str) -> None:
    """Raise Fault for an address that hides where it leads."""
    if (letters := next((each for each in host if not each.isascii()), "")) or "xn--" in host:
        raise Fault(f"memakai huruf yang hanya mirip huruf Latin ({letters or host})", "Ketik ulang alamat aslinya.")
    if re.search(r"(?:^|[.-])go[.-]id(?=[.-])", host) or (re.search(r"-go-id|goid\b", host) and not government(host)):
        raise Fault(f"hanya mirip situs resmi: pemiliknya `{'.'.join(host.split('.')[-2:])}`", "Tulis alamat aslinya.")
    if re.fullmatch(r"[\d.]+|\[.*\]", host) or re.fullmatch(r"0x[\da-f]+", host) or ":" in host:
        raise Fault("berupa angka, bukan nama situs", "Tulis nama situsnya.")
    if host.removeprefix("www.") in SHORTENED:
        raise Fault("menyembunyikan tujuannya", "Buka alamat itu, lalu salin alamat asli yang tampil di peramban.")
    if hidden := HIDDEN.search(typed):
        raise Fault("mengalihkan ke alamat lain", "Tulis alamat tujuannya langsung.", _target(hidden[1]))


def _target(typed: str) -> str:
    """Return the address hidden in another one, where it is a sound one."""
    try:
        return url(unquote(typed))
    except Fault:
        return ""


@lru_cache(SHARED)
def url(typed: str) -> str:
    """A public web address. http is allowed for old sources; a page links to it as it is."""
    try:
        parts = urlsplit(typed)
        good = parts.scheme in ("http", "https") and "." in (parts.hostname or "") and not parts.username
    except ValueError:
        good = False
    if good:
        _complain_disguise(parts.hostname, typed)
    if not good or re.search(r"[\s<>\"'`…\[\]{}\\]", typed):
        repaired = re.sub(r"^h?t{1,2}p{1,2}s?:?/{1,2}(?=\w)", "https://", typed)
        is_sound = repaired != typed and re.fullmatch(r"https://[\w.-]+\.\w+(?:/[\w./%&=?+#~-]*)?", repaired)
        fix = "Tulis alamat lengkap yang diawali https://, tanpa spasi."
        if several := re.match(r"(https?://[^\s,;]+)[\s,;]+(?:dan )?https?://", typed):
            fix = f"Tulis satu alamat saja: {several[1]}"
        elif re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?", typed):
            fix = f"Tulis lengkap: https://{typed}"
        raise Fault("bukan alamat web", fix, repaired if is_sound else "")
    return typed


def safe_url(typed: str) -> str:
    """An address readers are sent to: https only."""
    if url(typed) and not typed.startswith("https://"):
        raise Fault("alamatnya tidak memakai https", f"Tulis https://{typed.split('://', 1)[-1]} bila situsnya bisa.")
    return typed


class Choice:
    """Takes one of the words in `allowed`."""

    def __init__(self, *allowed: str) -> None:
        self.allowed = allowed

    def __call__(self, typed: str) -> str:
        if typed not in self.allowed:
            same = [word for word in self.allowed if word.lower() == typed.lower()]
            right = same[0] if len(same) == 1 else only_slip(typed, self.allowed) or ""
            raise Fault("bukan pilihan yang ada", f"Pilih salah satu: {', '.join(self.allowed)}.", right)
        return typed


@dataclass(frozen=True)
class Several:
    """Reads values separated by commas, each by `parser`, without repeats."""

    parser: Parser

    @lru_cache(SHARED)  # noqa: B019  (declared once with its field, it lives as long as the program)
    def __call__(self, typed: str) -> tuple[object, ...]:
        if self.parser is not text and re.search(r";|/| dan | & ", typed):
            right = ", ".join(filter(None, re.split(r"\s*(?:[;/,&]|\bdan\b)\s*", typed)))
            raise Fault("bukan daftar dengan koma", f"Pisahkan dengan koma: {right}.")
        return tuple(dict.fromkeys(self.parser(part.strip()) for part in typed.split(",") if part.strip()))


@dataclass(frozen=True)
class Each:
    """Reads every `- ` item of a list by `parser`; `fields` gives it the items one by one."""

    parser: Parser

    def __call__(self, typed: str) -> object:
        return self.parser(typed)
