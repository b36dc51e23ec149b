from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.collect import Collected, Refused, collect
from reportedly.collect.mail import MOST_NESTED
from tests.collect.fuzz_seeds import mails
from tests.collect.made import PARAGRAPHS, pdf

HEAD = "From: Jane Doe <jane@home.test>\nDate: Fri, 11 Jan 2019 09:30:00 +0300\nMessage-ID: <1@home.test>\n"


def mail(tmp_path: Path, text: str | bytes, name: str = "a.eml") -> list[Collected | Refused]:
    (tmp_path / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return list(collect([tmp_path / name]))


def one(tmp_path: Path, text: str) -> Collected:
    [found] = mail(tmp_path, text)
    assert isinstance(found, Collected), found
    return found


def test_subject_date_and_text_are_the_reports(tmp_path: Path) -> None:
    report = one(tmp_path, f"{HEAD}Subject: =?utf-8?q?Lorries_burn_=E2=80=93_two?=\n\n{PARAGRAPHS[0]}\n").report
    assert (report.title, report.text) == ("Lorries burn – two", f"{PARAGRAPHS[0]}\n")
    assert (report.published, report.published_from) == ("2019-01-11T09:30:00+03:00", "metadata")
    assert report.external_id == "<1@home.test>"


@pytest.mark.parametrize(
    ("headers", "publisher"),
    [
        ("", None),
        ("List-Id: Press desk of Harbourton <press.harbourton.test>\n", "Press desk of Harbourton"),
        ('List-Id: "Press desk" <press.harbourton.test>\n', "Press desk"),
        ("List-Id: <press.harbourton.test>\n", None),
        ("Organization: Harbourton Fire Service\n", "Harbourton Fire Service"),
    ],
)
def test_the_publisher_is_a_list_or_organisation_never_a_person(
    tmp_path: Path, headers: str, publisher: str | None
) -> None:
    found = one(tmp_path, f"{HEAD}{headers}Subject: Lorries burn\n\n{PARAGRAPHS[0]}\n")
    assert (found.report.publisher, found.report.byline) == (publisher, ())
    assert ("publisher" in [gap.what for gap in found.gaps]) is (publisher is None)
    assert "Jane" not in repr(found.report)


FORWARDED = "Date: 1 May 2001\nSource: Other Wire\nBy John Roe"


@pytest.mark.parametrize(
    "text",
    [
        f"---------- Forwarded message ---------\nFrom: John <john@other.test>\n{FORWARDED}\n\n{PARAGRAPHS[0]}",
        f"Begin forwarded message:\n\n{FORWARDED}\n\n{PARAGRAPHS[0]}",
        f"-----Original Message-----\n{FORWARDED}\n\n{PARAGRAPHS[0]}",
    ],
)
def test_headers_of_a_forwarded_mail_say_nothing_of_the_report(tmp_path: Path, text: str) -> None:
    report = one(tmp_path, f"From: jane@home.test\nMessage-ID: <1@home.test>\nSubject: Fwd: lorries\n\n{text}").report
    assert (report.publisher, report.published, report.byline, report.text) == (None, None, (), text)


def test_a_dateline_in_a_mail_is_read(tmp_path: Path) -> None:
    report = one(tmp_path, f"{HEAD}Subject: Lorries\n\nHARBOURTON (Coastal Press) — {PARAGRAPHS[0]}").report
    assert (report.publisher, report.dateline) == ("Coastal Press", "HARBOURTON (Coastal Press)")


def test_html_is_taken_where_there_is_no_plain_text(tmp_path: Path) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:2])
    html = f"Content-Type: text/html; charset=utf-8\n\n<html><style>p {{}}</style><body>{body}</body></html>"
    assert one(tmp_path, f"{HEAD}Subject: Lorries\n{html}").report.text.split("\n") == list(PARAGRAPHS[:2])


def test_what_is_attached_is_an_input_of_its_own(tmp_path: Path) -> None:
    found = mail(tmp_path, mails()[0])
    taken = [(Path(one.where).name, one.report.text.strip()) for one in found if isinstance(one, Collected)]
    assert taken == [
        ("a.eml", "Two lorries burned."),
        ("a.eml:report one.txt", "Two lorries burned."),
        ("a.eml:attachment 2", "Inner text."),
    ]
    assert {one.report.publisher for one in found if isinstance(one, Collected)} == {"Press desk", None}


def test_a_pdf_attached_is_read_and_a_picture_passed_over(tmp_path: Path) -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"], message["From"], message["Message-ID"] = "Lorries", "desk@home.test", "<2@home.test>"
    message.set_content("See the report.")
    message.add_attachment(pdf(PARAGRAPHS), maintype="application", subtype="octet-stream", filename="r.pdf")
    message.add_attachment(b"\x89PNG" + bytes(50), maintype="image", subtype="png", filename="r.png")
    message.add_attachment(b"MZ\x90" + bytes(50), maintype="application", subtype="octet-stream", filename="r.exe")
    body, attached, refused = mail(tmp_path, bytes(message))
    assert isinstance(body, Collected)
    assert isinstance(attached, Collected)
    assert "ring road of Harbourton" in attached.report.text
    assert isinstance(refused, Refused)
    assert (refused.where, refused.what) == (f"{tmp_path / 'a.eml'}:r.exe", "is a program")


def test_a_mailbox_is_one_mail_after_the_other(tmp_path: Path) -> None:
    box = "".join(
        f"From jane@home.test Fri Jan 11 09:30:00 2019\n{HEAD}Subject: Number {n}\n\n>From here on, {PARAGRAPHS[n]}\n\n"
        for n in range(3)
    )
    found = mail(tmp_path, box, "a.mbox")
    reports = [one.report for one in found if isinstance(one, Collected)]
    assert [report.title for report in reports] == ["Number 0", "Number 1", "Number 2"]
    assert all(report.text.startswith("From here on, ") for report in reports)
    assert [one.where for one in found] == [f"{tmp_path / 'a.mbox'}:{n}" for n in (1, 2, 3)]


def test_mails_nested_beyond_all_use_are_refused(tmp_path: Path) -> None:
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(MOST_NESTED + 2))
    [refused] = mail(tmp_path, f"{HEAD}MIME-Version: 1.0\n{deep}")
    assert isinstance(refused, Refused)
    assert "nested" in refused.what


@pytest.mark.parametrize(
    "header", ["Date: Fri, 99999999999999 Jan 2019 09:30:00 +999999", "Date: 11 Jan 2019 09:30 +9999999999"]
)
def test_a_date_that_is_none_is_a_gap(tmp_path: Path, header: str) -> None:
    found = one(tmp_path, f"From: a@b.test\nMessage-ID: <1@b.test>\n{header}\nSubject: x\n\n{PARAGRAPHS[0]}")
    assert found.report.published is None
    assert "published" in [gap.what for gap in found.gaps]
