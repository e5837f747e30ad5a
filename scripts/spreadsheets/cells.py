"""What Excel does to text, undone: eaten zeros, dates as numbers, codes as numbers."""

import datetime
import re

from openpyxl.utils.datetime import from_excel

from scripts.data import parsers
from scripts.data.blocks import Value
from scripts.data.fields import Field

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DATES = (parsers.date, parsers.check_date, parsers.loose_date)


def cell_text(value: object, number_format: str = "General") -> str:
    """Return the value of a cell as a person reads it; a month shown without its day stays a month."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        has_time = isinstance(value, datetime.datetime) and (value.hour or value.minute)
        if has_time:
            return value.strftime("%Y-%m-%d %H.%M")
        shape = re.sub(
            r"\[[^\]]*\]|\"[^\"]*\"|\\\\.", "", number_format.lower()
        )  # language, colour and words are no day
        return value.strftime("%Y-%m-%d" if "d" in shape or shape == "general" else "%Y-%m" if "m" in shape else "%Y")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def read_code(text: str) -> str:
    """Return a village code with its dots and zeros: `9901022003` and `99.1.2.2003` become `99.01.02.2003`."""
    text = re.sub(r"[\s'\"]", "", text).removesuffix(".0")
    groups = re.split(r"[.,-]", text)
    if len(groups) == 1 and re.fullmatch(r"\d{10}", text):
        groups = [text[:2], text[2:4], text[4:6], text[6:]]
    if len(groups) == 4 and all(group.isdigit() for group in groups):
        return ".".join(group.zfill(width) for group, width in zip(groups, (2, 2, 2, 4), strict=True))
    return text


def read_value(field: Field, text: str, row: int) -> Value:
    """Return the text of a cell as the value of `field`; a list stands on several lines or is parted by semicolons."""
    if field.is_list:
        items = tuple(item.strip().removeprefix("- ") for item in re.split(r"[\n;]", text) if item.strip())
        return Value("", row, items, (row,) * len(items)) if items else Value("", row)
    return Value(iso_date(text) if field.parser in DATES else text, row)


def iso_date(text: str) -> str:
    """Return a date that Excel shows as a number, day first, or as `Jul-25` year first; other text unchanged."""
    if re.fullmatch(r"[2-7]\d{4}", text):  # days since 1899-12-30: the years 1954 to 2119
        return from_excel(int(text)).date().isoformat()
    month = re.fullmatch(r"([a-z]{3})[a-z]*[- ](?:20)?(\d\d)", text.lower())
    if month:
        for names in (MONTHS, parsers.MONTHS):
            if month[1] in names:
                return f"20{month[2]}-{names.index(month[1]) + 1:02}"
    return parsers.turned_date(text) or text.removesuffix(" 00:00:00")
