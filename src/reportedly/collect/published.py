"""Dates as people and machines write them, as EDTF.

Read are EDTF levels 0 and 1, RFC 3339, RFC 5322 (mail and feeds), and English dates such as "12 January 2019",
"Jan. 12, 2019" and "4 FEB 90". A clock time is kept where its zone is given. A date that can be read two ways
("01/02/2019") is none.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4}|\d{2}(?!\d))"
_CLOCK = r"(?:[\s,|–-]+(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,5}\)?)?)?"

WORDED_DATE = re.compile(
    rf"{_WEEKDAY}(?:{_DAY}[\s-]+{_MONTH}[\s,-]+{_YEAR}|{_MONTH.replace('month', 'month2')}\s+"
    rf"{_DAY.replace('day', 'day2')},?\s+{_YEAR.replace('year', 'year2')})",
    re.IGNORECASE,
)
"""A full date in English words; read it with `worded_to_edtf`."""

LONE_DATE = re.compile(
    rf"(?:{WORDED_DATE.pattern}|\d{{4}}-\d{{2}}-\d{{2}}(?:[T ]\d{{2}}:\d{{2}}\S*)?){_CLOCK}\.?", re.IGNORECASE
)
"""Nothing but a full date, perhaps with a weekday before it and a clock time behind it."""

_MONTH_YEAR = re.compile(rf"{_MONTH},?\s+(?P<year>\d{{4}})", re.IGNORECASE)
_EDTF_DATE = re.compile(r"\d{4}|\d{3}X|\d{2}XX|\d{4}-(?:\d{2}|XX)|\d{4}-\d{2}-(?:\d{2}|XX)|\d{4}-XX-XX")
_QUALIFIED = re.compile(r"(?P<date>.*?)\s*(?P<mark>[?~%]?)", re.DOTALL)
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})[T ](?P<clock>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<mark>[./]?)(?P<month>\d{2})(?P=mark)(?P<day>\d{2})")
_MAIL_DATE = re.compile(r"\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}")
_SEASONS = range(21, 25)
_PIVOT = 69
"""Two-digit years from here on are of the 20th century, as in POSIX."""


def to_edtf(written: str) -> str | None:
    """Return a written date as EDTF; None where it is no date or can be read two ways."""
    match = _QUALIFIED.fullmatch(written.strip())
    if match is None or not match["date"]:
        return None
    body, mark = match["date"], match["mark"]
    if "/" in body and ("-" in body or ".." in body or re.fullmatch(r"\d{4}/\d{4}", body)):
        return _interval(body + mark)
    for read in (_plain, _moment, _mail, worded_to_edtf, _figures):
        found = read(body)
        if found is not None:
            return found + mark if "T" not in found else found
    return None


def worded_to_edtf(written: str) -> str | None:
    """Return a date in English words ("12 January 2019", "Jan. 12, 2019", "January 2019") as EDTF."""
    lone = LONE_DATE.fullmatch(written)
    if lone is not None and lone[0][:1].isdigit() and re.match(r"\d{4}-", lone[0]):
        return _moment(written) or (None if "T" in written else _plain(written[:10]))
    match = WORDED_DATE.match(written) if lone is not None else None
    if match is not None:
        month = match["month"] or match["month2"]
        return _day(_full_year(match["year"] or match["year2"]), _month(month), int(match["day"] or match["day2"]))
    match = _MONTH_YEAR.fullmatch(written)
    return f"{match['year']}-{_month(match['month']):02d}" if match else None


def _month(word: str) -> int:
    return MONTHS.index(word[:3].lower()) + 1


def _full_year(figures: str) -> int:
    year = int(figures)
    if len(figures) > 2:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _plain(body: str) -> str | None:
    if not _EDTF_DATE.fullmatch(body):
        return None
    parts = body.split("-")
    if len(parts) == 3 and "X" not in body:
        return _day(*(int(part) for part in parts))
    if len(parts) > 1 and parts[1] != "XX":
        month = int(parts[1])
        if not (1 <= month <= 12 or (len(parts) == 2 and month in _SEASONS)):
            return None
    return body


def _moment(body: str) -> str | None:
    match = _MOMENT.fullmatch(body)
    if match is None:
        return None
    zone = (match["zone"] or "").upper()
    clock = match["clock"] if len(match["clock"]) == 8 else match["clock"] + ":00"
    if zone in ("UTC", "GMT", "+00:00", "+0000", "-00:00", "-0000"):
        zone = "Z"
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    try:
        datetime.fromisoformat(f"{match['day']}T{clock}{zone}")
    except ValueError:
        return None
    return f"{match['day']}T{clock}{zone}"


def _figures(body: str) -> str | None:
    match = _YEAR_FIRST.fullmatch(body)
    if match is not None:
        return _day(int(match["year"]), int(match["month"]), int(match["day"]))
    match = _FIGURES.fullmatch(body)
    if match is None:
        return None
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if match["mark"] == "." or first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _mail(body: str) -> str | None:
    if not _MAIL_DATE.search(body):  # the standard library's reader takes much that is no date
        return None
    try:
        moment = parsedate_to_datetime(body)
        return _moment(moment.isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _interval(body: str) -> str | None:
    start, _, end = body.partition("/")
    ends = [_interval_end(start), _interval_end(end)]
    if None in ends or ends == ["..", ".."]:
        return None
    if not {"..", ""} & set(ends) and start[:10].rstrip("?~%") > end[:10].rstrip("?~%"):
        return None
    return "/".join(e for e in ends if e is not None)


def _interval_end(body: str) -> str | None:
    if body in ("..", ""):
        return body
    match = _QUALIFIED.fullmatch(body)
    plain = _plain(match["date"]) if match else None
    return plain + match["mark"] if plain and match else None
