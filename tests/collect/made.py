"""Files of every kind, made on the fly, with reports of fictional publishers."""

from __future__ import annotations

from io import BytesIO
from typing import Any

PARAGRAPHS = (
    "Two fuel lorries burned on the ring road of Harbourton late on Tuesday, the regional fire service said.",
    "A spokeswoman for the service said nobody had been hurt, although the road stayed closed in both directions.",
    "Residents told the Daily Lantern that they had heard a loud bang before the flames were seen.",
    "The governor's office said it could not yet confirm what had set the lorries alight.",
)


def page(
    *,
    head: str = "",
    title: str = "Lorries burn on ring road",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    attributes: str = "",
) -> str:
    """A web page with furniture around an article."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!DOCTYPE html><html {attributes}><head><title>{title}</title>{head}</head><body>"
        f"<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"<article><h1>{title}</h1>{body}</article>"
        f"<footer>All rights reserved.</footer></body></html>"
    )


def pdf(*pages: tuple[str, ...], info: str = "", extra: str = "") -> bytes:
    """A PDF of lines of Latin text, one page for each tuple; `extra` goes into the trailer."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 10 Tf 14 TL 50 740 Td {shown} ET"
        resources = "/MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {5 + 2 * n} 0 R >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< {info} >>")
    return _with_table(objects, extra)


def _with_table(objects: list[str], extra: str) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {extra} >>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{tail}\nstartxref\n{len(out)}\n%%EOF"
    return out + end.encode("latin-1")


def locked_pdf() -> bytes:
    """A PDF that names a password nobody has."""
    encryption = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>"
    return pdf(("Locked",), extra=f"{encryption} /ID [<{'43' * 16}> <{'43' * 16}>]")


def word(*paragraphs: str, **properties: Any) -> bytes:
    """A Word file with these paragraphs and core properties."""
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    return saved(document)


def saved(document: Any) -> bytes:
    """The bytes of a python-docx document."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()
